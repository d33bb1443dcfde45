"""Trend: naik, turun, tetap beside the figures of two years; heads of both ways name both; crossed series."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.crossed_series import crossed_series
from capaian.auditor.checks.even_steps import even_steps
from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import OPPOSITES
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of, trend_of
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.policy import Trend
from capaian.rules.comparison import judge_trend

_CHANGE: Final = re.compile(
    r"\b(?:selisih|perubahan|kenaikan|penurunan|deviasi|peningkatan)\b", re.IGNORECASE
)
"""Heads of columns that tell how far something moved, and not where it stands."""
_POLARITY: Final = re.compile(r"\bpolari|\bsifat\b|\barah (?:indikator|target|yang)\b", re.IGNORECASE)
"""Heads of columns that say which way is better."""
_WAY: Final = re.compile(r"^arah$", re.IGNORECASE)
"""The same, before any figure; behind the figures it is the way that they went."""
_PERFORMANCE: Final = re.compile(
    r"^\W*(?:kinerja|capaian|prestasi|kondisi|status|keterangan|perkembangan)\b", re.IGNORECASE
)
"""Heads of words that may tell whether it went better: so it does where fewer days are taken."""
_OTHER_WAY: Final = {**OPPOSITES, "lebih": "kurang", "kurang": "lebih"}
_EITHER: Final = re.compile(
    rf"\b(?P<one>{'|'.join(_OTHER_WAY)})\s*/\s*[(]?\s*(?P<other>{'|'.join(_OTHER_WAY)})\b[)]?", re.IGNORECASE
)
_MOST: Final = 0.6
_FEWEST: Final = 2
Basis = tuple[Column, ...]
"""The later figure and the earlier one; or the change alone, with its sign."""


def check_trend(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every word of a direction in a table with the two figures beside it."""
    lower = LowerBetter(report)
    yield from _both_ways(report)
    for understood in report.tables:
        yield from crossed_series(understood, report)
        yield from even_steps(understood, report)
        for column in understood.columns:
            if _tells_polarity(understood, column):
                continue
            rows = [row for row in understood.rows if trend_of(row.row.cells[column.index].text)]
            if 2 * len(rows) > sum(bool(r.row.cells[column.index].text.strip()) for r in understood.rows):
                made = [*_column(understood, column, rows)]
                may_turn = bool(_PERFORMANCE.match(column.name))
                turned = {row.row.line for row in rows if may_turn and lower.is_of(row.label)}
                yield from (each for each in made if each.line not in turned or not _is_turned(each))


def _both_ways(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the heads of changes either way, which name one way twice by a slip: `Naik/Naik`."""
    for understood in report.tables:
        table = understood.table
        heads = dict.fromkeys(word for path in table.paths for word in path)
        for said in (found for head in heads if (found := _EITHER.search(head))):
            way, other = said["one"].casefold(), said["other"].casefold()
            holds, right = way != other, f"{said['one']}/{_OTHER_WAY[way].capitalize()}"
            why = f"Kepala kolom menyebut {way} dua kali."
            place = table.name
            yield Statement(
                AuditRule.TREND, holds, table.head_line, said[0], right,
                why, place, Level.WARNING,
            )  # fmt: skip


def _is_turned(told: Statement) -> bool:
    """Whether a word says the opposite of the way that figures went."""
    return {trend_of(told.printed), trend_of(told.expected)} == {Trend.UP, Trend.DOWN}


def _tells_polarity(understood: UnderstoodTable, words: Column) -> bool:
    """Whether words of a direction say which way is better, not which way figures went."""
    is_ahead = all(column.index > words.index for column in understood.columns if column.is_numeric)
    return _POLARITY.search(words.name) is not None or (is_ahead and _WAY.match(words.name) is not None)


def _column(understood: UnderstoodTable, words: Column, rows: Sequence[UnderstoodRow]) -> Iterator[Statement]:
    basis = _pair(understood, words, rows) or _change(understood, words, rows)
    for row in rows if basis else ():
        if row.kind is not RowKind.BAND:
            yield from _statement(understood, row, words, basis)


def _pair(understood: UnderstoodTable, words: Column, rows: Sequence[UnderstoodRow]) -> Basis:
    """Return the two columns beside the words for which most of these are right, the later year first.

    A head that names actuals, `Tren Realisasi`, is of these, though achievements may all go the way it says.
    """
    levels = [
        column for column in understood.columns if column.is_numeric and not _CHANGE.search(column.name)
    ]
    left = [column for column in levels if column.index < words.index][-2:]
    right = [column for column in levels if column.index > words.index][:2]
    beside = [pair for pair in permutations(left or right, 2) if _may_be(*pair)]
    of_years = [*_of_years(levels, words)]
    pairs = [*beside, *(pair for pair in of_years if pair not in beside)]
    named = pairs if Role.ACTUAL in roles_of((words.name,)) else ()
    own = [pair for pair in named if all(Role.ACTUAL in roles_of(column.path) for column in pair)]
    return _best(own, of_years, words, rows) or _best(pairs, of_years, words, rows)


def _best(
    pairs: Sequence[Basis], of_years: Sequence[Basis], words: Column, rows: Sequence[UnderstoodRow]
) -> Basis:
    """Return the two columns for which most of the words are right, if these are enough.

    Of pairs that fit as many words the one is meant that is of one thing in two years.
    """
    counted = [(sum(_is_right(row, words, pair) for row in rows), pair) for pair in pairs]
    telling = [row for row in rows if pairs and _change_of(row, pairs[0])]
    held, pair = max(counted, key=lambda found: (found[0], found[1] in of_years), default=(0, ()))
    enough = len(telling) >= _FEWEST and held >= _MOST * len(rows)
    return pair if enough else ()


def _change(understood: UnderstoodTable, words: Column, rows: Sequence[UnderstoodRow]) -> Basis:
    """Return the column of signed changes that most of the words fit, falls among them."""
    changes = [c for c in understood.columns if c.is_numeric and _CHANGE.search(c.name)]
    for column in changes:
        right = [row for row in rows if _is_right(row, words, (column,))]
        falls = [row for row in right if trend_of(row.row.cells[words.index].text) is Trend.DOWN]
        if falls and len(right) >= max(_FEWEST, _MOST * len(rows)):
            return (column,)
    return ()


def _of_years(levels: Sequence[Column], words: Column) -> Iterator[Basis]:
    """Yield columns further off of one kind, of the last two years that the table or the words name.

    Targets come last: what was planned moved seldom otherwise than what came of it, which is meant.
    """
    of_kinds: dict[object, list[Column]] = {}
    for column in levels:
        if len(column.years) == 1:
            own = tuple(YEAR.sub("", head) for head in column.path)
            of_kinds.setdefault((column.meaning, own, column.is_percent), []).append(column)
    in_order = sorted(of_kinds.values(), key=lambda columns: columns[0].meaning is Role.TARGET)
    for columns in in_order:
        named = [column for column in columns if column.years <= words.years] if words.years else columns
        ordered = sorted(named, key=lambda column: max(column.years))
        if len(ordered) > 1 and ordered[-1].years != ordered[-2].years:
            yield ordered[-1], ordered[-2]


def _may_be(now: Column, before: Column) -> bool:
    """Whether two columns may tell of one thing at two times; a target and what became of it do not."""
    if Role.TARGET in (now.meaning, before.meaning) and now.meaning is not before.meaning:
        return False
    if now.is_percent != before.is_percent and now.meaning is not before.meaning:
        return False
    return not now.years or not before.years or max(now.years) > max(before.years)


def _change_of(row: UnderstoodRow, basis: Basis, changed: Changed | None = None) -> Decimal | None:
    """Return how far something moved, by its two figures or as printed, with some values for others."""
    found = [row.row.cells[column.index].number for column in basis]
    values = [(changed or {}).get(number.spot, number.value) for number in found if number is not None]
    if len(values) < len(found):
        return None
    return values[0] - values[1] if len(values) > 1 else values[0]


def _held(row: UnderstoodRow, words: Column, basis: Basis) -> Held:
    """Return the figures that a word of a direction is held against, and which word belongs there."""
    numbers = [row.row.cells[column.index].number for column in basis]
    said = trend_of(row.row.cells[words.index].text)

    def way(changed: Changed) -> Trend:
        return judge_trend(_change_of(row, basis, changed) or Decimal(0))

    return Held(
        tuple(number.spot for number in numbers if number is not None),
        lambda changed: way(changed) is said,
        lambda changed: way(changed).value.capitalize(),
    )


def _is_right(row: UnderstoodRow, words: Column, basis: Basis) -> bool:
    change = _change_of(row, basis)
    return change is not None and judge_trend(change) is trend_of(row.row.cells[words.index].text)


def _statement(
    understood: UnderstoodTable, row: UnderstoodRow, words: Column, basis: Basis
) -> Iterator[Statement]:
    change = _change_of(row, basis)
    printed = row.row.cells[words.index].text.strip()
    if change is None:
        return
    holds = _is_right(row, words, basis)
    expected = judge_trend(change).value
    told = [f"{row.row.cells[column.index].text.strip()} ({' '.join(column.path)})" for column in basis]
    moved = f"dari {told[1]} menjadi {told[0]}" if len(told) > 1 else told[0]
    why = f"{words.name}: {moved} adalah {expected}; tercetak {printed}."
    yield Statement(
        AuditRule.TREND,
        holds,
        row.row.cells[words.index].line,
        printed,
        expected.capitalize(),
        why,
        understood.place(row),
        against=_held(row, words, basis),
        at=row.row.cells[words.index].spot_of(printed),
    )
