"""YAML on its own: nodes with their lines, refusals, and reading by a declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.bad_input.spoiling import describe
from tests.conftest import Golden
from tests.every_case import every_case
from tests.transcripts import check_texts

from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    KeyFile,
    Listing,
    Names,
    Shape,
)
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
    "things.yaml",
    "Benda",
    "Benda.",
    Shape((Column("things", Listing(THING), "Benda"),), dict, placed=False),
)


def read(text: str) -> tuple[Any, list[str]]:
    reading = Reading()
    found = read_key_file(PART, text, reading)
    reading.names.check(reading.log)
    return found, [describe(issue) for issue in reading.log.finish(())]


def plain(node: Node | None) -> object:
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


def answer(text: str) -> Iterator[str]:
    """Yield what is said of a text below the name of its file, then the things in it."""
    file, _, content = text.partition("\n")
    if file != PART.file:
        log = IssueLog()
        compose(content.rstrip("\n"), file, log)
        yield from map(describe, log.finish(()))
        return
    found, issues = read(content)
    yield from issues
    for thing in (found or {}).get("things", ()):
        yield f"{thing.id}: {thing.amount}, {thing.targets}"


def test_what_is_found_in_yaml_and_where(golden: Golden) -> None:
    check_texts(golden, Path(__file__).with_name("things.txt"), answer)


def test_a_control_sign_ends_the_reading() -> None:
    log = IssueLog()
    compose("a: \x01", "x.yaml", log)
    assert [describe(issue) for issue in log.finish(())] == ["control_character x.yaml"]


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
    assert second == _Thing(
        "dua", None, "satu", None, (), False, Place("things.yaml", 7, "things[dua]")
    )


def test_an_empty_file_says_so() -> None:
    assert read("")[1] == ["empty_file things.yaml"]
