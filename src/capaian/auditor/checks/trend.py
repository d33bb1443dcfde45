"""Trend: naik, turun, tetap beside the figures of two years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import trend_of
from capaian.domain.audit import AuditRule
from capaian.rules.trend import judge_trend

_CHANGE: Final = re.compile(
    r"\b(?:selisih|perubahan|kenaikan|penurunan|deviasi|peningkatan)\b", re.IGNORECASE
)
"""Heads of columns that tell how far something moved, and not where it stands."""
_MOST: Final = 0.6
_FEWEST: Final = 2
Pair = tuple[Column, Column]
"""The later figure, the earlier one."""


def check_trend(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every word of a direction in a table with the two figures beside it."""
    for understood in report.tables:
        for column in understood.columns:
            rows = [row for row in understood.rows if trend_of(row.row.cells[column.index].text)]
            if 2 * len(rows) > sum(bool(r.row.cells[column.index].text.strip()) for r in understood.rows):
                yield from _column(understood, column, rows)


def _column(understood: UnderstoodTable, words: Column, rows: Sequence[UnderstoodRow]) -> Iterator[Statement]:
    pair = _pair(understood, words, rows)
    if pair is None:
        return
    now, before = pair
    for row in rows:
        if row.kind is not RowKind.BAND:
            yield from _statement(understood, row, words, (now, before))


def _pair(understood: UnderstoodTable, words: Column, rows: Sequence[UnderstoodRow]) -> Pair | None:
    """Return the two columns beside the words for which most of these are right, the later year first."""
    levels = [
        column for column in understood.columns if column.is_numeric and not _CHANGE.search(column.name)
    ]
    left = [column for column in levels if column.index < words.index][-2:]
    right = [column for column in levels if column.index > words.index][:2]
    beside = [pair for pair in permutations(left or right, 2) if _may_be(*pair)]
    pairs = [*beside, *(pair for pair in _of_years(levels, words) if pair not in beside)]
    counted = [(sum(_is_right(row, words, pair) for row in rows), pair) for pair in pairs]
    telling = [row for row in rows if pairs and _tells(row, pairs[0])]
    held, pair = max(counted, key=lambda found: found[0], default=(0, None))
    enough = len(telling) >= _FEWEST and held >= _MOST * len(rows)
    return pair if enough else None


def _of_years(levels: Sequence[Column], words: Column) -> Iterator[Pair]:
    """Yield columns further off of one kind, of the last two years that the table or the words name."""
    of_kinds: dict[object, list[Column]] = {}
    for column in levels:
        if len(column.years) == 1:
            of_kinds.setdefault((column.meaning, column.path[:-1], column.is_percent), []).append(column)
    for columns in of_kinds.values():
        named = [column for column in columns if column.years <= words.years] if words.years else columns
        ordered = sorted(named, key=lambda column: max(column.years))
        if len(ordered) > 1 and ordered[-1].years != ordered[-2].years:
            yield ordered[-1], ordered[-2]


def _may_be(now: Column, before: Column) -> bool:
    if now.is_percent != before.is_percent and now.meaning is not before.meaning:
        return False
    return not now.years or not before.years or max(now.years) > max(before.years)


def _tells(row: UnderstoodRow, pair: Pair) -> bool:
    first, second = (row.row.cells[column.index].number for column in pair)
    return first is not None and second is not None and first.value != second.value


def _is_right(row: UnderstoodRow, words: Column, pair: Pair) -> bool:
    now, before = (row.row.cells[column.index].number for column in pair)
    if now is None or before is None:
        return False
    return judge_trend(now.value - before.value) is trend_of(row.row.cells[words.index].text)


def _statement(
    understood: UnderstoodTable, row: UnderstoodRow, words: Column, pair: Pair
) -> Iterator[Statement]:
    now, before = (row.row.cells[column.index].number for column in pair)
    printed = row.row.cells[words.index].text.strip()
    if now is None or before is None:
        return
    holds = _is_right(row, words, pair)
    expected = judge_trend(now.value - before.value).value
    why = (
        f"{words.name}: dari {before.text} ({pair[1].name}) menjadi {now.text} ({pair[0].name}) adalah"
        f" {expected}; tercetak {printed}."
    )
    yield Statement(
        AuditRule.TREND,
        holds,
        row.row.cells[words.index].line,
        printed,
        "" if holds else expected.capitalize(),
        "" if holds else why,
        understood.place(row),
    )
