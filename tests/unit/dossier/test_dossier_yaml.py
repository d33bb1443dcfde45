"""YAML on its own: nodes with their lines, refusals, and reading by a declaration."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from tests.bad_input.spoiling import describe
from tests.every_case import every_case

from capaian.domain.issue import Place
from capaian.dossier.cells import Reading
from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.tables.declaration import ByKey, Column, ColumnNeed, KeyFile, Listing, Names, Shape
from capaian.dossier.tables.kinds import BOOLEAN, CODE, DECIMAL, TEXT, YEAR


@dataclass(frozen=True)
class _Thing:
    id: str
    amount: Decimal | None
    parent: str | None
    targets: dict[int, Any] | None
    words: tuple[str, ...]
    ready: bool
    place: Place


@dataclass(frozen=True)
class _Amount:
    value: Decimal | None
    text: str


AMOUNT = Shape(
    (Column("value", DECIMAL, "Nilai"), Column("text", TEXT, "Teks")),
    _Amount,
    shorthand="value",
    placed=False,
)
THING = Shape(
    (
        Column("id", CODE, "Kode", need=ColumnNeed.REQUIRED, defines=Names.NODE),
        Column("amount", DECIMAL, "Banyak"),
        Column("parent", CODE, "Induk", refers_to=(Names.NODE,), is_parent=True),
        Column("targets", ByKey(YEAR, AMOUNT), "Target"),
        Column("words", Listing(TEXT), "Kata"),
        Column("ready", BOOLEAN, "Siap", filler=False),
    ),
    _Thing,
    key=("id",),
)
PART = KeyFile(
    "things.yaml", "Benda", "Benda.", Shape((Column("things", Listing(THING), "Benda"),), dict, placed=False)
)


def read(text: str) -> tuple[Any, list[str]]:
    reading = Reading()
    found = read_key_file(PART, text, reading)
    reading.names.check(reading.log)
    return found, [describe(issue) for issue in reading.log.finish(())]


def plain(node: Node | None) -> object:
    """Nodes as plain values, for comparison."""
    match node:
        case MapNode():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
        case ListNode():
            return [plain(item) for item in node.items]
        case Scalar():
            return None if node.is_null else node.text
        case None:
            return None


@every_case(
    ("text", "value"),
    [
        ("a: 1", {"a": "1"}),
        ("a: 1.50", {"a": "1.50"}),
        ("a: 2023-01-01", {"a": "2023-01-01"}),
        ("a: yes", {"a": "yes"}),
        ("a: 0x1F", {"a": "0x1F"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 63.10", {"a": "63.10"}),
        ("a: null", {"a": None}),
        ("a: ~", {"a": None}),
        ("a:", {"a": None}),
        ("a: 'null'", {"a": "null"}),
        ("a: [x, 'y', \"z\"]", {"a": ["x", "y", "z"]}),
        ("- a\n- b", ["a", "b"]),
        ("a: >-\n  satu\n  dua", {"a": "satu dua"}),
        ("a: |\n  satu\n  dua\n", {"a": "satu\ndua\n"}),
        ("teks", "teks"),
        ("", None),
        ("# hanya catatan", None),
        ("---\na: 1\n...\n", {"a": "1"}),
        ("a: é😀", {"a": "é😀"}),
        ("? a\n: b", {"a": "b"}),
    ],
)
def test_scalars_stay_the_text_that_appears_in_the_file(text: str, value: object) -> None:
    log = IssueLog()
    assert plain(compose(text, "x.yaml", log)) == value
    assert not log.has_errors()


def test_nodes_know_their_lines_and_offsets() -> None:
    text = "satu: 'é'\ndua:\n  - {tiga: 3}\n"
    root = compose(text, "x.yaml", IssueLog())
    assert isinstance(root, MapNode)
    first, second = root.entries
    assert (first.key.line, second.key.line) == (1, 2)
    assert isinstance(first.value, Scalar)
    assert text[first.value.start : first.value.end] == "'é'"
    assert not first.value.is_plain
    assert isinstance(second.value, ListNode)
    (item,) = second.value.items
    assert isinstance(item, MapNode)
    assert item.line == 3
    inner = item.entries[0].value
    assert isinstance(inner, Scalar)
    assert (text[inner.start : inner.end], inner.is_plain, inner.is_block) == ("3", True, False)


@every_case(
    ("text", "issues"),
    [
        ("a: [1", ["yaml_syntax x.yaml:1"]),
        ("a: b: c", ["yaml_syntax x.yaml:1"]),
        ("a: 1\n b: 2\n", ["yaml_syntax x.yaml:2"]),
        ("a: 'x", ["yaml_syntax x.yaml:1"]),
        ("a: @x", ["yaml_syntax x.yaml:1"]),
        ("a: \x01", ["control_character x.yaml"]),
        ("a: &x 1\nb: *x", ["yaml_alias x.yaml:1", "yaml_alias x.yaml:2"]),
        ("a: &x [1]", ["yaml_alias x.yaml:1"]),
        ("&x a: 1", ["yaml_alias x.yaml:1"]),
        ("a: !!float 1", ["yaml_tag x.yaml:1"]),
        ("a: !!map {}", ["yaml_tag x.yaml:1"]),
        ("a: ! x", ["yaml_tag x.yaml:1"]),
        ("a: 1\na: 2\na: 3", ["duplicate_key x.yaml:2:a", "duplicate_key x.yaml:3:a"]),
        ("[a]: 1", ["yaml_key x.yaml:1"]),
        ("a\n---\nb", ["yaml_documents x.yaml:2"]),
        ("[" * 40, ["too_deep x.yaml:1"]),
    ],
)
def test_what_is_refused_and_where(text: str, issues: list[str]) -> None:
    log = IssueLog()
    compose(text, "x.yaml", log)
    assert [describe(issue) for issue in log.finish(())] == issues


@pytest.mark.parametrize(("depth", "is_refused"), [(30, False), (31, True)])
def test_the_limit_of_depth(depth: int, is_refused: bool) -> None:
    log = IssueLog()
    compose("[" * depth + "a" + "]" * depth, "x.yaml", log)
    assert log.has_errors() == is_refused


def test_of_a_key_that_occurs_twice_the_first_counts() -> None:
    assert plain(compose("a: 1\na: 2", "x.yaml", IssueLog())) == {"a": "1"}


def test_a_thing_is_read_whole() -> None:
    found, issues = read(
        "things:\n"
        "  - id: satu\n"
        "    amount: 67,80\n"
        "    targets: {2022: 5, 2023: {value: 6, text: enam}}\n"
        "    words: [a, b]\n"
        "    ready: ya\n"
        "  - {id: dua, parent: satu}\n"
    )
    assert issues == []
    first, second = found["things"]
    assert first == _Thing(
        "satu",
        Decimal("67.80"),
        None,
        {2022: _Amount(Decimal(5), ""), 2023: _Amount(Decimal(6), "enam")},
        ("a", "b"),
        True,
        Place("things.yaml", 2, "things[satu]"),
    )
    assert second == _Thing("dua", None, "satu", None, (), False, Place("things.yaml", 7, "things[dua]"))


@every_case(
    ("text", "issues"),
    [
        ("things: []", []),
        ("things:", []),
        ("thing: []", ["unknown_key things.yaml:1:thing"]),
        ("things: {}", ["wrong_type things.yaml:1:things"]),
        ("things: a", ["wrong_type things.yaml:1:things"]),
        ("things: [a]", ["wrong_type things.yaml:1:things[1]"]),
        ("things: [[]]", ["wrong_type things.yaml:1:things[1]"]),
        ("things: [{}]", ["missing_key things.yaml:1:things[1]"]),
        ("things: [{amount: 1}]", ["missing_key things.yaml:1:things[1]"]),
        ("things: [{id: }]", ["missing_key things.yaml:1:things[1]"]),
        ("things: [{id: [a]}]", ["wrong_type things.yaml:1:things[1].id"]),
        ("things: [{id: a b}]", ["bad_code things.yaml:1:things[a b].id"]),
        ("things: [{id: a, amount: x}]", ["not_a_number things.yaml:1:things[a].amount"]),
        ("things: [{id: a, amount: {}}]", ["wrong_type things.yaml:1:things[a].amount"]),
        ("things: [{id: a, words: b}]", ["wrong_type things.yaml:1:things[a].words"]),
        ("things: [{id: a, words: [[b]]}]", ["wrong_type things.yaml:1:things[a].words[1]"]),
        ("things: [{id: a, targets: 5}]", ["wrong_type things.yaml:1:things[a].targets"]),
        ("things: [{id: a, targets: {x: 5}}]", ["bad_year things.yaml:1:things[a].targets.x"]),
        ("things: [{id: a, targets: {2023: [5]}}]", ["wrong_type things.yaml:1:things[a].targets.2023"]),
        ("things: [{id: a, targets: {2023: x}}]", ["not_a_number things.yaml:1:things[a].targets.2023"]),
        (
            "things: [{id: a, targets: {2023: {n: 1}}}]",
            ["unknown_key things.yaml:1:things[a].targets.2023.n"],
        ),
        ("things: [{id: a}, {id: a}]", ["duplicate_item things.yaml:1:things[a]"]),
        ("things:\n- {id: a}\n- {id: a}", ["duplicate_item things.yaml:3:things[a]"]),
        ("things: [{id: a, parent: b}]", ["unknown_node things.yaml:1:things[a].parent"]),
        ("things: [{id: a, parent: a}]", ["parent_cycle things.yaml:1:things[a]"]),
        ("things: [{id: a, ready: mungkin}]", ["bad_boolean things.yaml:1:things[a].ready"]),
        ("[]", ["wrong_type things.yaml"]),
        ("", ["empty_file things.yaml"]),
        ("~", ["empty_file things.yaml"]),
    ],
)
def test_what_is_wrong_and_where(text: str, issues: list[str]) -> None:
    assert read(text)[1] == issues


def test_a_long_id_is_no_label() -> None:
    assert read(f"things: [{{id: {'x' * 50}, amount: y}}]")[1] == [
        "not_a_number things.yaml:1:things[1].amount"
    ]


def test_good_things_beside_a_bad_one_are_kept() -> None:
    found, _ = read("things:\n  - {id: a}\n  - {amount: 1}\n  - {id: c, amount: x}\n")
    assert [(thing.id, thing.amount) for thing in found["things"]] == [("a", None), ("c", None)]


def test_an_empty_target_is_no_target_and_is_reported() -> None:
    found, issues = read("things: [{id: a, targets: {2022: , 2023: 5}}]")
    assert issues == ["empty_key things.yaml:1:things[a].targets.2022"]
    assert list(found["things"][0].targets) == [2023]
