"""Layouts: every problem at once, each with its place; changes of a general layout by block id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from tests.every_case import every_case
from tests.unit.documents import cast

from capaian.documents.build import compose_paper
from capaian.documents.layout import read_layout, reader
from capaian.documents.layout.model import EachSpec, HeadingSpec, TableSpec, TextSpec
from capaian.documents.layout.reader import extend_layout
from capaian.documents.scope.paths import UNKNOWN_FIELD
from capaian.documents.tree import Orientation
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.rulebook.layouts import layout_kinds

HEAD = "id: x\ntitle: X\nshort_title: X\n"


def problems(text: str) -> tuple[Issue, ...]:
    with pytest.raises(InputError) as caught:
        read_layout(text)
    return caught.value.issues


WRONG = [
    ("unknown block", f"{HEAD}blocks:\n  - {{block: tabel}}", "layout_union_tag_invalid", "table"),
    ("no kind", f"{HEAD}blocks:\n  - {{id: a}}", "layout_union_tag_not_found", ""),
    (
        "unknown key",
        f"{HEAD}blocks:\n  - {{block: cover, title: T, warna: merah}}",
        "layout_extra_forbidden",
        "",
    ),
    ("missing key", f"{HEAD}blocks:\n  - {{block: cover}}", "layout_missing", ""),
    ("unknown choice", f"{HEAD}blocks:\n  - {{block: contents, kind: tabel}}", "layout_enum", "tables"),
    (
        "wrong type",
        f"{HEAD}blocks:\n  - {{block: heading, title: T, level: tinggi}}",
        "layout_int_parsing",
        "",
    ),
    ("too deep", f"{HEAD}blocks:\n  - {{block: heading, title: T, level: 7}}", "layout_less_than_equal", ""),
    ("five figures", f"{HEAD}blocks:\n  - {{block: figures, figures: []}}", "layout_too_short", ""),
    ("no blocks", HEAD, "layout_missing", ""),
    ("not a mapping", "- satu\n- dua", "layout_not_mapping", ""),
    ("not yaml", "a: [1, 2", "layout_not_yaml", ""),
    ("duplicate key", "a: 1\na: 2", "layout_not_yaml", ""),
    ("unknown base", "extends: lkjp", "unknown_layout", ""),
    (
        "unknown replaced",
        "extends: lkjip\nreplace:\n  - {of: tabel-ik, blocks: []}\n  - {of: kover, blocks: []}",
        "unknown_block",
        "kover",
    ),
    ("unknown removed", "extends: lkjip\nremove: [kata-pengatar]", "unknown_block", "kata-pengantar"),
    (
        "unknown place",
        "extends: lkjip\ninsert:\n  - {after: tabel-ktpp, blocks: [{block: text}]}",
        "unknown_block",
        "",
    ),
]


@every_case(("text", "code", "hint"), [w[1:] for w in WRONG])
def test_a_wrong_layout_is_an_issue_and_never_a_traceback(text: str, code: str, hint: str) -> None:
    (issue,) = problems(text)
    assert issue.code == code
    assert issue.place.file == "layout.yaml"
    assert hint in f"{issue.message} {issue.remedy}"


def test_all_problems_come_at_once() -> None:
    blocks = "  - {block: cover}\n  - {block: tabel}\n  - {block: text, warna: merah}"
    assert len(problems(f"{HEAD}blocks:\n{blocks}")) == 3


def test_a_problem_names_its_block() -> None:
    (issue,) = problems(f"{HEAD}blocks:\n  - {{block: cover, id: sampul, title: T, warna: merah}}")
    assert issue.place.column is not None
    assert "sampul" in issue.place.column
    assert issue.value == "merah"


MANY = """id: x
title: X
short_title: X
requires:
  - {query: a, file: b, mesage: c, remedy: d}
blocks:
  - {block: cover, title: T, titel: merah}
  - block: table
    id: t1
    caption: C
    rows: assets
    columns:
      - {head: A, feld: name}
      - {head: A, field: name, format: rupia}
  - {block: gambar, id: q}
  - block: each
    items: indicators
    blocks:
      - {block: heading, id: h, title: T, level: 9}
      - {block: heading, id: h, title: 7, numbered: mungkin}
"""
MISTAKES = [
    (5, "requires.0.message", "manual"),
    (5, "requires.0.mesage", "manual"),
    (7, "blocks.0.cover.titel", "manual"),
    (13, "blocks.1.table.columns.0.feld (t1)", "manual"),
    (14, "blocks.1.table.columns.1.format (t1)", "rupiah"),
    (15, "blocks.2 (q)", "diagram"),
    (19, "blocks.3.each.blocks.0.heading.level (h)", "manual"),
    (20, "blocks.3.each.blocks.1.heading.title (h)", "manual"),
    (20, "blocks.3.each.blocks.1.heading.numbered (h)", "manual"),
]


def test_every_problem_tells_its_line_and_what_could_stand_there() -> None:
    found = problems(MANY)
    assert [(issue.place.row, issue.place.column) for issue in found] == [
        (row, place) for row, place, _ in MISTAKES
    ]
    remedies = zip(found, MISTAKES, strict=True)
    assert [issue.remedy for issue, (_, _, remedy) in remedies if remedy not in issue.remedy] == []


def test_a_problem_in_a_changed_block_appears_where_the_office_wrote_it() -> None:
    own = "extends: lkjip\nset:\n  - of: sampul\n    warna: merah\ninsert:\n"
    own += "  - before: sampul\n    blocks:\n      - {block: text, isi: x}\n"
    places = sorted((str(issue.place.file), issue.place.row or 0) for issue in problems(own))
    assert places == [("layout.yaml", 4), ("layout.yaml", 8)]


def test_a_change_of_an_unknown_block_tells_its_line() -> None:
    own = "extends: lkjip\nremove: [kata-pengatar]\nreplace:\n  - {of: kover, blocks: []}\n"
    own += "set:\n  - {of: sampull, when: year}\n"
    places = {(issue.place.column, issue.place.row) for issue in problems(own)}
    assert places == {("remove", 2), ("replace", 4), ("set", 6)}


def test_changes_that_would_have_no_effect_are_reported() -> None:
    own = "extends: lkjip\nblocks: []\nremove: sampul\nset: {of: sampul}\nreplace: [sampul]\ninsert:\n"
    found = problems(own)
    places = {(issue.code, issue.place.column, issue.place.row) for issue in found}
    keys = enumerate(["blocks", "remove", "set", "replace", "insert"], start=2)
    assert places == {("layout_misplaced", key, row) for row, key in keys}
    assert all(issue.remedy for issue in found)


def test_two_blocks_of_one_id_are_reported_with_both_lines() -> None:
    """Also where one of them is inside a repeated block."""
    first, second = "  - {block: text, id: a, content: A}\n", "      - {block: text, id: a, content: B}\n"
    (issue,) = problems(f"{HEAD}blocks:\n{first}  - block: each\n    items: programs\n    blocks:\n{second}")
    assert (issue.code, issue.value, str(issue.place)) == (
        "repeated_id",
        "a",
        "layout.yaml, baris 9, kolom id",
    )
    assert "layout.yaml, baris 5" in issue.message


def test_an_id_with_a_field_may_stand_in_two_variants() -> None:
    variant = "  - {block: text, id: 'a-{{ year }}', content: A}\n"
    assert len(read_layout(f"{HEAD}blocks:\n{variant}{variant}").blocks) == 2


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y"])
def test_words_of_older_yaml_stay_words(word: str) -> None:
    (text,) = read_layout(f"{HEAD}blocks:\n  - {{block: text, content: {word}}}").blocks
    assert isinstance(text, TextSpec)
    assert text.content == word


@pytest.mark.parametrize("text", ["a: &x {b: *x}", "&x [*x]", "blocks: &x\n  - {block: each, blocks: *x}"])
def test_a_layout_that_holds_itself_is_an_issue(text: str) -> None:
    assert problems(text)


def test_parts_of_a_layout_know_their_file_and_line() -> None:
    own = "extends: lkjip\nset:\n  - {of: sampul, when: year}\ninsert:\n  - before: sampul\n    blocks:\n"
    own += "      - block: table\n        caption: C\n        rows: assets\n        columns:\n"
    own += "          - {head: A, field: name}\n        totals:\n          - {label: J, at: name}\n"
    table, cover, heading = read_layout(own).blocks[:3]
    assert isinstance(table, TableSpec)
    places = [table.origin, table.columns[0].origin, table.totals[0].origin, cover.origin]
    assert places == [Place("layout.yaml", row) for row in (7, 11, 13, 3)]
    assert heading.origin is not None
    assert heading.origin.file == "rulebook/layouts/lkjip.yaml"


HEADERS = [
    ("period: kwartal", "Yang ada: "),
    ("orientation: mendatar", "Yang ada: portrait, landscape."),
    ("requires: [{query: a, file: b, message: c}]", ""),
    ("peroid: quarter", "manual"),
]


@pytest.mark.parametrize(("line", "remedy"), HEADERS, ids=[line for line, _ in HEADERS])
def test_a_wrong_header_tells_its_line(line: str, remedy: str) -> None:
    (issue,) = problems(f"{HEAD}{line}\nblocks:\n  - {{block: text}}\n")
    assert issue.place.row == 4
    assert remedy in issue.remedy


def test_a_header_may_be_changed_alone() -> None:
    own = read_layout("extends: lkjip\norientation: landscape\nperiod: quarter\n")
    assert (own.orientation, own.period, own.id) == (Orientation.LANDSCAPE, PeriodKind.QUARTER, "lkjip")
    assert own.requires == read_layout(None).requires


def test_a_huge_layout_is_refused() -> None:
    assert problems("a" * 500_001)[0].code == "layout_too_large"


def test_the_line_of_broken_yaml_is_reported() -> None:
    (issue,) = problems("a: 1\nb: [1, 2\nc: 3")
    assert issue.place.row is not None


def test_without_an_own_layout_the_general_one_is_used() -> None:
    assert read_layout(None).id == "lkjip"
    assert read_layout(None) is read_layout(None)


def test_every_general_layout_can_be_read() -> None:
    assert "lkjip" in layout_kinds()
    for kind in layout_kinds():
        assert read_layout(None, kind=kind).blocks


@every_case("office", [cast.small, cast.rich])
@every_case("kind", layout_kinds())
def test_no_general_layout_names_what_no_data_could_hold(kind: str, office: Callable[[], OfficeYear]) -> None:
    """Blocks without data and those that a condition leaves out are read too."""
    paper = cast.paper(office(), read_layout(kind=kind), kind=kind)
    issues = compose_paper(paper).desk.notes.issues
    assert [str(issue) for issue in issues if issue.code == UNKNOWN_FIELD] == []


def test_a_layout_may_stand_alone() -> None:
    layout = read_layout(f"{HEAD}blocks:\n  - {{block: text, content: Halo}}")
    assert layout.blocks == (TextSpec(block="text", content="Halo", origin=Place("layout.yaml", 5)),)


def test_nested_blocks_are_read_as_blocks() -> None:
    layout = read_layout(
        f"{HEAD}blocks:\n  - block: each\n    items: indicators\n    blocks: [{{block: heading, title: T}}]"
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


# --- extension ----------------------------------------------------------------------------------------


def block(name: str, *inner: dict[str, object]) -> dict[str, object]:
    made: dict[str, object] = {"block": "text", "id": name}
    return {**made, "blocks": list(inner)} if inner else made


def names(blocks: object) -> list[object]:
    assert isinstance(blocks, list)
    return [(b["id"], names(b["blocks"])) if "blocks" in b else b["id"] for b in blocks]


CHANGES = [
    ({"replace": [{"of": "b", "blocks": [block("x"), block("y")]}]}, ["a", "x", "y", ("c", ["d"])]),
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
    base: dict[str, object] = {"title": "T", "blocks": [block("a"), block("b"), block("c", block("d"))]}
    merged = extend_layout(base, {"extends": "t", **own}, "layout.yaml")
    assert names(merged["blocks"]) == expected
    assert "extends" not in merged


def test_the_base_itself_stays_as_it_is() -> None:
    base: dict[str, object] = {"title": "T", "short_title": "S", "blocks": [block("a")]}
    merged = extend_layout(base, {"title": "U", "remove": ["a"]}, "layout.yaml")
    assert (merged["title"], merged["short_title"], merged["blocks"]) == ("U", "S", [])
    assert names(base["blocks"]) == ["a"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("insert:\n  - {after: sampul, blocks: []}", "{after: id, blocks: [...]}"),
        (
            "insert:\n  - {after: sampul, before: sampul, blocks: [{block: text}]}",
            "{after: id, blocks: [...]}",
        ),
        ("insert:\n  - {of: sampul, blocks: [{block: text}]}", "{after: id, blocks: [...]}"),
        ("replace:\n  - {of: sampul, block: [{block: text}]}", "{of: id, blocks: [...]}"),
        ("remove:\n  - {of: sampul}", "Tulis daftar: id."),
        ("set:\n  - {of: sampul}", "{of: id, kunci: nilai}"),
    ],
)
def test_a_change_without_effect_is_refused_with_its_form(change: str, says: str) -> None:
    (issue,) = problems(f"extends: lkjip\n{change}")
    assert (issue.code, issue.place.row) == ("layout_misplaced", 3)
    assert says in issue.remedy


def test_a_block_may_be_replaced_by_nothing() -> None:
    layout = read_layout("extends: lkjip\nreplace:\n  - {of: sampul, blocks: []}")
    assert "sampul" not in {block.id for block in layout.blocks}


@pytest.mark.parametrize("columns", ["[{feld: A}]", "[{field: a}, {feld: b}]", "[7]"])
def test_a_list_is_not_called_short_for_what_appears_in_it(columns: str) -> None:
    block = f"{{block: table, id: t, caption: C, rows: indicators, columns: {columns}}}"
    found = problems(f"{HEAD}blocks:\n  - {block}")
    assert found
    assert all(issue.code != "layout_too_short" for issue in found)


def test_an_empty_list_is_called_short() -> None:
    found = problems(f"{HEAD}blocks:\n  - {{block: table, id: t, caption: C, rows: indicators, columns: []}}")
    assert [issue.code for issue in found] == ["layout_too_short"]


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
    first, again, second = (read_layout(text, file="layouts/renja.yaml") for text in (one, one, other))
    assert again is first
    assert (first.title, second.title) == ("Rencana 1", "Rencana 2")
    assert Counter(read) == {"layouts/renja.yaml": 2, "rulebook/layouts/renja.yaml": 1}


def test_what_is_wrong_with_a_layout_is_reported_every_time() -> None:
    twice = [problems("extends: renjaa\n") for _ in range(2)]
    assert [[issue.value for issue in issues] for issues in twice] == [["renjaa"], ["renjaa"]]


def test_general_layouts_are_read_once_and_no_office_changes_them() -> None:
    assert reader._general_plain("lkjip") is reader._general_plain("lkjip")
    first = read_layout("extends: lkjip\nremove: [sampul]\nset:\n  - {of: kata-pengantar, when: year}\n")
    again = read_layout("extends: lkjip\nset:\n  - {of: sampul, when: year}\n")
    assert "sampul" not in {block.id for block in first.blocks}
    assert "sampul" in {block.id for block in again.blocks}
    read_layout("extends: lkjip\nreplace:\n  - {of: sampul, blocks: []}\norientation: landscape\n")
    for kind in layout_kinds():
        read_layout(f"extends: {kind}\n")
        assert reader._general_plain(kind) == reader._general_plain.__wrapped__(kind), kind
