"""Layouts: every problem at once, each with its place; changes of a general layout by block id."""

from __future__ import annotations

import pytest

from capaian.documents.layout import general_layouts, read_layout
from capaian.documents.layout.extend import Extension
from capaian.documents.layout.model import EachSpec, HeadingSpec, TableSpec, TextSpec
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Place

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
    ("unknown place", "extends: lkjip\ninsert:\n  - {after: tabel-ktpp, blocks: []}", "unknown_block", ""),
]


@pytest.mark.parametrize(("text", "code", "hint"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
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


def test_a_huge_layout_is_refused() -> None:
    assert problems("a" * 500_001)[0].code == "layout_too_large"


def test_the_line_of_broken_yaml_is_told() -> None:
    (issue,) = problems("a: 1\nb: [1, 2\nc: 3")
    assert issue.place.row is not None


def test_without_an_own_layout_the_general_one_is_used() -> None:
    assert read_layout(None).id == "lkjip"
    assert read_layout(None) is read_layout(None)


def test_every_general_layout_can_be_read() -> None:
    assert "lkjip" in general_layouts()
    for kind in general_layouts():
        assert read_layout(None, kind=kind).blocks


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
    extension = Extension({"title": "T", "blocks": [block("a"), block("b"), block("c", block("d"))]})
    merged = extension.apply({"extends": "t", **own})
    assert names(merged["blocks"]) == expected
    assert extension.problems == []
    assert "extends" not in merged


def test_other_keys_replace_those_of_the_base() -> None:
    merged = Extension({"title": "T", "short_title": "S", "blocks": []}).apply({"title": "U"})
    assert (merged["title"], merged["short_title"]) == ("U", "S")


def test_the_base_itself_stays_as_it_is() -> None:
    base: dict[str, object] = {"blocks": [block("a")]}
    Extension(base).apply({"remove": ["a"]})
    assert names(base["blocks"]) == ["a"]


def test_every_wrong_change_is_reported() -> None:
    extension = Extension({"blocks": [block("tabel-a")]})
    extension.apply({"remove": ["tabel-b"], "replace": [{"of": "gambar", "blocks": []}]})
    assert [problem.key for problem in extension.problems] == ["replace", "remove"]
    assert extension.problems[1].nearest == ("tabel-a",)
