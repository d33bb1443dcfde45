"""Codes that stand in several columns, a level or more in each: `2 | 12 | 02`, `2.12.02 | 2.01 | 0002`.

A level that is empty is that of the row above, as long as a lower one of the row is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import chain, repeat, takewhile
from typing import Final

from capaian.dossier.intake.accounts import Line, read_codes
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.spreadsheets.model import CellValue

# 2, 12, 02, 2.01, 0002, X, XX, 2.12.02, X.XX
_LEVEL: Final = re.compile(r"(?:[0-9]{1,5}|x{1,2})(?:\.(?:[0-9]{1,5}|xx))*", re.IGNORECASE)
_FIELD: Final = re.compile(r"(?:2\.12|x\.xx)(?:\.|\Z)", re.IGNORECASE)
"""Beginning of all codes of civil registry, in one column or two."""
_WIDTHS: Final = (1, 2, 2, 1, 2, 4)
"""Digits of each level of the code of a sub-activity."""
_PROGRAM: Final = 2
"""Which level is that of programs."""
_SPENDING: Final = "5"
"""Beginning of accounts: where no other stands in its place, it is no program."""
_HUNDREDTHS: Final = Decimal("0.01")


def with_joined_codes(table: ForeignTable) -> ForeignTable:
    """Return a table whose codes stand in one column each row, where several columns hold their levels."""
    heads = _columns_of_levels(table)
    codes = dict(_codes(table, heads))
    if any(code.split(".")[_PROGRAM:][:1] not in ([], [_SPENDING]) for code in codes.values()):
        codes = {row: _written(code) for row, code in codes.items()}
    lines = [read_codes([code]) for code in codes.values()]
    is_told = any(line.is_subactivity for line in lines)
    if not is_told or 2 * sum(line != Line(()) for line in lines) < len(codes):
        return table
    rows = [*table.grid.rows]
    first, *others = (head.column - 1 for head in heads)
    for row, code in codes.items():
        cells = [*rows[row - 1]]
        cells[first] = code
        for place in others:
            cells[place] = None
        rows[row - 1] = tuple(cells)
    return replace(table, grid=replace(table.grid, rows=tuple(rows)))


def _columns_of_levels(table: ForeignTable) -> list[Head]:
    """Return columns beside each other, the first of fields, with names behind them; else none.

    Empty ones are passed over: forms have a column for accounts that nobody filled in. So are rows of words
    that are merged over several, as totals are.
    """
    table = replace(table, rows=tuple(row for row in table.rows if not _is_merged(table, row)))
    heads = [head for head in table.heads if any(map(as_text, table.column(head)))]
    levels = cache(lambda head: [*map(_level, table.column(head))])
    for place in range(len(heads) - 1):
        fields = _columns_of_field(*map(levels, heads[place : place + 2]))
        if fields:
            found = [*takewhile(lambda head: _is_of_levels(table, head), heads[place:])]
            behind = heads[place + len(found) :][:1]
            is_named = any(_is_of_words(table, head) for head in behind)
            is_spread = len(found) > fields and not _is_told_alone(table, found)
            return found if is_spread and is_named else []
    return []


def _is_merged(table: ForeignTable, row: int) -> bool:
    """Say whether the words of a row begin in two columns beside each other, and are no level of a code."""
    texts = [table.text(row, head) for head in table.heads]
    first = next(filter(None, texts), "")
    return first != "" and texts.count(first) > 1 and not _LEVEL.fullmatch(first)


def _is_told_alone(table: ForeignTable, heads: Sequence[Head]) -> bool:
    """Say whether a column tells codes in full: of sub-activities, or of nodes behind other codes."""
    first, *behind = ([read_codes([_level(value)]) for value in table.column(head)] for head in heads)
    return any(line.is_subactivity for line in first) or any(line.node for lines in behind for line in lines)


def _is_of_words(table: ForeignTable, head: Head) -> bool:
    filled = [value for value in table.column(head) if as_text(value)]
    return bool(filled) and not any(map(is_figure, filled))


def _columns_of_field(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how many of two columns tell the field of civil registry, in the first row told; 0: none."""
    one = next(filter(None, left), "")
    both = next((".".join(levels) for levels in zip(left, right, strict=True) if all(levels)), "")
    return 1 if _FIELD.match(one) else 2 if _FIELD.match(both) else 0


def _is_of_levels(table: ForeignTable, head: Head) -> bool:
    filled = [value for value in table.column(head) if as_text(value)]
    return bool(filled) and all(map(_level, filled))


def _codes(table: ForeignTable, heads: Sequence[Head]) -> Iterator[tuple[int, str]]:
    """Yield the rows that tell any level, with their codes in full."""
    above: Mapping[Head, str] = {}
    for row in table.rows if heads else ():
        told = {head: level for head in heads if (level := _level(table.value(row, head)))}
        if told:
            first = next(iter(told)).column
            above = {**{head: level for head, level in above.items() if head.column < first}, **told}
            yield row, ".".join(above[head] for head in heads if head in above)


def _written(code: str) -> str:
    """Return the code of a node with the noughts that numbers lose: `2.12.5` may be read as an account.

    Examples:
        >>> _written("2.12.5.2.01.2"), _written("2.12.01.2.01.0001.5.1.02")
        ('2.12.05.2.01.0002', '2.12.01.2.01.0001.5.1.02')
    """
    levels = zip(code.split("."), chain(_WIDTHS, repeat(0)), strict=False)
    return ".".join(level.zfill(width) for level, width in levels)


def _level(value: CellValue) -> str:
    """Return a level of a code; empty: none. A number loses the last nought of `2.10`."""
    if isinstance(value, Decimal) and value != value.to_integral_value():
        value = str(value.quantize(_HUNDREDTHS)) if value == value.quantize(_HUNDREDTHS) else None
    text = as_text(value)
    return text if _LEVEL.fullmatch(text) else ""
