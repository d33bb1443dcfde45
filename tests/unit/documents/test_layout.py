"""Layouts: every problem at once, each with its place; changes of a general layout by block id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.every_case import every_case
from tests.transcripts import check_texts
from tests.unit.documents import cast

from capaian.documents.build import compose_paper
from capaian.documents.layout import read_layout, reader
from capaian.documents.layout.model import EachSpec, HeadingSpec, TableSpec, TextSpec
from capaian.documents.layout.reader import extend_layout
from capaian.documents.scope.paths import UNKNOWN_FIELD
from capaian.documents.tree import Orientation
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.rulebook.layouts import layout_kinds

HEAD = "id: x\ntitle: X\nshort_title: X\n"


def problems(text: str) -> tuple[Issue, ...]:
    with pytest.raises(InputError) as caught:
        read_layout(text)
    return caught.value.issues


def test_what_is_wrong_with_layouts(golden: Golden) -> None:
    """Never a traceback: each with its line, its block and what could stand there."""

    def answer(text: str) -> Iterator[str]:
        for issue in problems(text):
            assert issue.level is Level.ERROR
            yield f"{issue.code}, {issue}"

    check_texts(golden, Path(__file__).parent / "answers" / "layouts.txt", answer)


def test_an_id_with_a_field_may_stand_in_two_variants() -> None:
    variant = "  - {block: text, id: 'a-{{ year }}', content: A}\n"
    assert len(read_layout(f"{HEAD}blocks:\n{variant}{variant}").blocks) == 2


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y"])
def test_words_of_older_yaml_stay_words(word: str) -> None:
    (text,) = read_layout(f"{HEAD}blocks:\n  - {{block: text, content: {word}}}").blocks
    assert isinstance(text, TextSpec)
    assert text.content == word


def test_parts_of_a_layout_know_their_file_and_line() -> None:
    own = (
        "extends: lkjip\nset:\n  - {of: sampul, when: year}\ninsert:\n  - before: sampul\n    "
        "blocks:\n"
    )
    own += "      - block: table\n        caption: C\n        rows: assets\n        columns:\n"
    own += (
        "          - {head: A, field: name}\n        totals:\n          - {label: J, at: name}\n"
    )
    table, cover, heading = read_layout(own).blocks[:3]
    assert isinstance(table, TableSpec)
    places = [table.origin, table.columns[0].origin, table.totals[0].origin, cover.origin]
    assert places == [Place("layout.yaml", row) for row in (7, 11, 13, 3)]
    assert heading.origin is not None
    assert heading.origin.file == "rulebook/layouts/lkjip.yaml"


def test_a_header_may_be_changed_alone() -> None:
    own = read_layout("extends: lkjip\norientation: landscape\nperiod: quarter\n")
    assert (own.orientation, own.period, own.id) == (
        Orientation.LANDSCAPE,
        PeriodKind.QUARTER,
        "lkjip",
    )
    assert own.requires == read_layout(None).requires


def test_a_huge_layout_is_refused() -> None:
    assert problems("a" * 500_001)[0].code == "layout_too_large"


def test_without_an_own_layout_the_general_one_is_used() -> None:
    assert read_layout(None).id == "lkjip"
    assert read_layout(None) is read_layout(None)


def test_every_general_layout_can_be_read() -> None:
    assert "lkjip" in layout_kinds()
    for kind in layout_kinds():
        assert read_layout(None, kind=kind).blocks


@every_case("office", [cast.small, cast.rich])
@every_case("kind", layout_kinds())
def test_no_general_layout_names_what_no_data_could_hold(
    kind: str, office: Callable[[], OfficeYear]
) -> None:
    """Blocks without data and those that a condition leaves out are read too."""
    paper = cast.paper(office(), read_layout(kind=kind), kind=kind)
    issues = compose_paper(paper).desk.notes.issues
    assert [str(issue) for issue in issues if issue.code == UNKNOWN_FIELD] == []


def test_a_layout_may_stand_alone() -> None:
    layout = read_layout(f"{HEAD}blocks:\n  - {{block: text, content: Halo}}")
    assert layout.blocks == (
        TextSpec(block="text", content="Halo", origin=Place("layout.yaml", 5)),
    )


def test_nested_blocks_are_read_as_blocks() -> None:
    layout = read_layout(
        f"{HEAD}blocks:\n  - block: each\n    items: indicators\n    blocks: [{{block: "
        f"heading, title: T}}]"
    )
    (each,) = layout.blocks
    assert isinstance(each, EachSpec)
    assert isinstance(each.blocks[0], HeadingSpec)


def test_heads_may_be_paths() -> None:
    layout = read_layout(
        f"{HEAD}blocks:\n  - block: table\n    caption: C\n    rows: assets\n"
        "    columns: [{head: [A, B], field: name}]"
    )
    (table,) = layout.blocks
    assert isinstance(table, TableSpec)
    assert table.columns[0].head == ("A", "B")


# --- extension


def block(name: str, *inner: dict[str, object]) -> dict[str, object]:
    made: dict[str, object] = {"block": "text", "id": name}
    return {**made, "blocks": list(inner)} if inner else made


def names(blocks: object) -> list[object]:
    assert isinstance(blocks, list)
    return [(b["id"], names(b["blocks"])) if "blocks" in b else b["id"] for b in blocks]


CHANGES = [
    (
        {"replace": [{"of": "b", "blocks": [block("x"), block("y")]}]},
        ["a", "x", "y", ("c", ["d"])],
    ),
    ({"remove": ["a"]}, ["b", ("c", ["d"])]),
    ({"insert": [{"before": "a", "blocks": [block("x")]}]}, ["x", "a", "b", ("c", ["d"])]),
    ({"insert": [{"after": "b", "blocks": [block("x")]}]}, ["a", "b", "x", ("c", ["d"])]),
    ({"insert": [{"after": "d", "blocks": [block("x")]}]}, ["a", "b", ("c", ["d", "x"])]),
    ({"remove": ["d"]}, ["a", "b", ("c", [])]),
    ({"remove": ["a", "b"]}, [("c", ["d"])]),
    ({}, ["a", "b", ("c", ["d"])]),
]


@pytest.mark.parametrize(
    ("own", "expected"), CHANGES, ids=[str(list(c[0])) + str(n) for n, c in enumerate(CHANGES)]
)
def test_blocks_change_by_id(own: dict[str, object], expected: list[object]) -> None:
    base: dict[str, object] = {
        "title": "T",
        "blocks": [block("a"), block("b"), block("c", block("d"))],
    }
    merged = extend_layout(base, {"extends": "t", **own}, "layout.yaml")
    assert names(merged["blocks"]) == expected
    assert "extends" not in merged


def test_the_base_itself_stays_as_it_is() -> None:
    base: dict[str, object] = {"title": "T", "short_title": "S", "blocks": [block("a")]}
    merged = extend_layout(base, {"title": "U", "remove": ["a"]}, "layout.yaml")
    assert (merged["title"], merged["short_title"], merged["blocks"]) == ("U", "S", [])
    assert names(base["blocks"]) == ["a"]


def test_a_block_may_be_replaced_by_nothing() -> None:
    layout = read_layout("extends: lkjip\nreplace:\n  - {of: sampul, blocks: []}")
    assert "sampul" not in {block.id for block in layout.blocks}


def test_an_own_layout_is_read_once_for_all_its_papers_and_the_general_one_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    real = reader.load_located

    def counted(text: str, file: str) -> object:
        read.append(file)
        return real(text, file)

    monkeypatch.setattr(reader, "load_located", counted)
    reader._own.cache_clear()
    reader._general_plain.cache_clear()
    one, other = (f"extends: renja\ntitle: Rencana {number}\n" for number in (1, 2))
    first, again, second = (
        read_layout(text, file="layouts/renja.yaml") for text in (one, one, other)
    )
    assert again is first
    assert (first.title, second.title) == ("Rencana 1", "Rencana 2")
    assert Counter(read) == {"layouts/renja.yaml": 2, "rulebook/layouts/renja.yaml": 1}


def test_what_is_wrong_with_a_layout_is_reported_every_time() -> None:
    twice = [problems("extends: renjaa\n") for _ in range(2)]
    assert [[issue.value for issue in issues] for issues in twice] == [["renjaa"], ["renjaa"]]


def test_general_layouts_are_read_once_and_no_office_changes_them() -> None:
    assert reader._general_plain("lkjip") is reader._general_plain("lkjip")
    first = read_layout(
        "extends: lkjip\nremove: [sampul]\nset:\n  - {of: kata-pengantar, when: year}\n"
    )
    again = read_layout("extends: lkjip\nset:\n  - {of: sampul, when: year}\n")
    assert "sampul" not in {block.id for block in first.blocks}
    assert "sampul" in {block.id for block in again.blocks}
    read_layout("extends: lkjip\nreplace:\n  - {of: sampul, blocks: []}\norientation: landscape\n")
    for kind in layout_kinds():
        read_layout(f"extends: {kind}\n")
        assert reader._general_plain(kind) == reader._general_plain.__wrapped__(kind), kind


def test_a_block_of_another_layout_that_is_not_there_is_refused_with_its_line() -> None:
    text = (
        "id: x\ntitle: X\nshort_title: X\nblocks:\n  - {block: include, layout: ringkasan, "
        "of: isi}\n"
    )
    with pytest.raises(InputError) as refused:
        read_layout(text)
    (issue,) = refused.value.issues
    assert (issue.code, issue.place.row, issue.value) == ("unknown_block", 5, "isi")
