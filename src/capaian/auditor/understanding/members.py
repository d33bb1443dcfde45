"""How many parts each thing of a plan has, as tables list them: indicators of a goal, activities.

A table lists them in two columns, or below each other in a tree. Where several tables list the parts of a
thing, all numbers that they give are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import Final

from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow

KINDS: Final = r"tujuan|sasaran|indikator|program|kegiatan|sub\s?kegiatan"
_HEAD: Final = re.compile(rf"(?:{KINDS})\b", re.IGNORECASE)
_TREE: Final = re.compile(
    rf"(?:nama\s+)?(?P<kinds>(?:{KINDS})(?:\s*(?:/|,|dan)\s*(?:{KINDS}))+)", re.IGNORECASE
)
_PARTED: Final = re.compile(r"\s*(?:/|,|\bdan\b)\s*", re.IGNORECASE)
_LONG: Final = 12
"""Letters of a name that can be of one thing only."""


@dataclass(frozen=True, slots=True)
class Members:
    """The parts of one kind that a table lists of a thing."""

    of: str
    """The name of the thing, as printed."""
    noun: str
    """Of what kind they are: `indikator`, `subkegiatan`."""
    number: int
    names: int
    """Different ones among their names: the same name twice may be one thing on two lines."""
    table: UnderstoodTable
    line: int
    are_all: bool = False
    """Whether their figures make that of the thing."""


@lru_cache(maxsize=4)
def members_of(report: UnderstoodReport) -> Mapping[tuple[str, str], Sequence[Members]]:
    """Return by plain name and kind of parts what each table lists of a thing."""
    found: dict[tuple[str, str], list[Members]] = {}
    for table in report.tables:
        for members in (*_in_columns(table), *_in_tree(table)):
            key = plain(members.of), members.noun
            if len(key[0]) >= _LONG:
                found.setdefault(key, []).append(members)
    return found


def kind_of(words: str) -> str:
    """Return the kind that words begin with, in one word; empty if they begin with none."""
    found = _HEAD.match(words.strip())
    return re.sub(r"\s", "", found[0].casefold()) if found else ""


def _in_columns(table: UnderstoodTable) -> Iterator[Members]:
    """Yield the names of one column that stand beside each name of an earlier column."""
    kinds: dict[str, int] = {}
    for column in table.columns:
        kind = kind_of(column.path[-1]) if column.path and not column.is_numeric else ""
        if kind:
            kinds.setdefault(kind, column.index)
    for (_, outer), (noun, inner) in combinations(kinds.items(), 2):
        texts = [(row, row.row.texts[outer].strip(), row.row.texts[inner].strip()) for row in table.items]
        if texts and all(name for _, _, name in texts):
            yield from _beside(table, noun, texts)


def _beside(
    table: UnderstoodTable, noun: str, texts: Sequence[tuple[UnderstoodRow, str, str]]
) -> Iterator[Members]:
    """Yield how many names follow each name of a column, which may be printed once for all of them."""
    own: dict[str, list[str]] = {}
    begun: dict[str, tuple[str, int]] = {}
    last = ""
    for row, outer, inner in texts:
        last = plain(outer) if outer else last
        own.setdefault(last, []).append(plain(inner))
        begun.setdefault(last, (outer, row.row.line))
    for key, names in own.items():
        name, line = begun[key]
        yield Members(name, noun, len(names), len({*names}), table, line)


def _in_tree(table: UnderstoodTable) -> Iterator[Members]:
    """Yield how many rows are parts of a row, where figures tell that these are all."""
    heads = (_TREE.fullmatch(column.path[-1].strip()) for column in table.columns if column.path)
    head = next((found for found in heads if found), None)
    kinds = [kind_of(each) for each in _PARTED.split(head["kinds"])] if head else []
    for place, parts in table.children.items():
        row = table.rows[place]
        if row.level + 1 < len(kinds) and _make_up(table, row, parts):
            line, count = row.row.line, len(parts)
            yield Members(row.label, kinds[row.level + 1], count, count, table, line, are_all=True)


def _make_up(table: UnderstoodTable, row: UnderstoodRow, parts: Sequence[UnderstoodRow]) -> bool:
    """Whether the figures of parts make that of their row in some column, and each is something."""
    for column in table.figure_columns:
        whole = row.row.cells[column.index].number
        numbers = [part.row.cells[column.index].number for part in parts]
        values = [Decimal(0) if number is None else number.value for number in numbers]
        if whole is not None and all(values) and sum(values) == whole.value:
            return True
    return False
