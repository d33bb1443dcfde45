"""Amounts in thousands or millions: full amounts elsewhere tell whether a title or head states the unit.

So do amounts of sentences in words, `Rp86,96 miliar`, of which each is one of the table's, rounded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.money_units import (
    POWERS,
    power_of,
    power_of_unit,
    unit_in_head,
    unit_in_title,
)
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.value import RUPIAH

_NAMES: Final = {0: "rupiah", 3: "ribu rupiah", 6: "juta rupiah", 9: "miliar rupiah"}
_FEWEST: Final = 2
"""Amounts that meet full amounts elsewhere by no chance."""
_THIRD: Final = 3
_DIGITS: Final = 4
_FULL: Final = 1_000_000
"""From here on an amount in rupiah, no unit beside it, is a full one."""


_IN_WORDS: Final = re.compile(r"\s*(?P<scale>ribu|juta|mil[iy]ar|triliun)\b", re.IGNORECASE)
_HALF: Final = Decimal("0.5")


class _Known(NamedTuple):
    """Amounts that a report tells in other places."""

    full: Sequence[Decimal]
    """In their order."""
    rounded: Sequence[tuple[Decimal, Decimal]]
    """What may lie behind each that is told in words, least and greatest."""


class _Stated(NamedTuple):
    """Where a unit stands, and what it says."""

    line: int
    text: str
    power: int


def check_money_scale(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the unit of money of each table whose amounts stand in full in other places."""
    known = _Known(_full_amounts(report), [*_rounded_amounts(report)])
    for understood in report.tables:
        columns = [(stated, c) for c in understood.columns if (stated := _stated(understood, c)) is not None]
        for stated, group in groupby(sorted(columns, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
            figures = [*_figures(understood, [column for _, column in group])]
            yield from _judged(understood, stated, figures, known)


def _stated(understood: UnderstoodTable, column: Column) -> _Stated | None:
    """Return the unit of a column of amounts: that of its head, or that of the title."""
    if not column.is_numeric or column.is_percent:
        return None
    head = unit_in_head(column)
    unit = head or unit_in_title(understood)
    if unit is None:
        return None
    line = understood.table.line if head is None else understood.rows[0].row.line - 1
    return _Stated(line, unit[0].strip("()"), power_of_unit(unit))


def _figures(understood: UnderstoodTable, columns: Sequence[Column]) -> Iterator[PrintedNumber]:
    for row in understood.rows:
        if row.kind is not RowKind.BAND:
            numbers = (row.row.cells[column.index].number for column in columns)
            yield from (number for number in numbers if number is not None and _is_telling(number))


def _is_telling(number: PrintedNumber) -> bool:
    return number.significant >= _DIGITS


def _full_amounts(report: UnderstoodReport) -> Sequence[Decimal]:
    """Return the amounts in full of running text and of tables, in their order."""
    told = (n.value for s in report.document.sentences for n in s.numbers if n.unit == RUPIAH)
    listed = (
        number.value
        for understood in report.tables
        if not _is_scaled(understood)
        for column in understood.columns
        if column.is_money
        for row in understood.rows
        if (number := row.row.cells[column.index].number) is not None
    )
    return sorted({value for value in (*told, *listed) if value >= _FULL})


def _rounded_amounts(report: UnderstoodReport) -> Iterator[tuple[Decimal, Decimal]]:
    """Yield what may lie behind the amounts of sentences in words, cut off or rounded."""
    for sentence in report.document.sentences:
        for number in sentence.numbers:
            end = sentence.place_of(number) + len(number.text)
            words = _IN_WORDS.match(sentence.text, end) if number.unit == RUPIAH else None
            if words is not None and number.significant >= _THIRD:
                power = POWERS[words["scale"].casefold()]
                value, step = number.value.scaleb(power), number.step.scaleb(power)
                yield value - _HALF * step, value + step


def _is_scaled(understood: UnderstoodTable) -> bool:
    """Whether amounts of a table are said to be in thousands or more, in its title or in a head."""
    return any(power_of(understood, column) for column in understood.columns)


def _judged(
    understood: UnderstoodTable, stated: _Stated, figures: Sequence[PrintedNumber], known: _Known
) -> Iterator[Statement]:
    """Yield the unit that a table states; wrong if no amount fits it and several fit one other.

    Amounts said to be full are among the full ones: there a third of them has to fit another unit.
    """
    met = {power: [n for n in figures if _meets(n, power, known)] for power in _NAMES}
    others = {power: found for power, found in met.items() if power != stated.power}
    best = max(others, key=lambda power: _distinct(others[power]))
    least = max(_FEWEST, _distinct(figures) / _THIRD if stated.power == 0 else 0)
    is_other = (stated.power == 0 or not met[stated.power]) and _distinct(met[best]) >= least
    if not is_other and not met[stated.power]:
        return
    told = f"{met[best][0].text} dan {met[best][-1].text}" if is_other else ""
    why = f"{told} adalah {_NAMES[best]} di tempat lain." if is_other else ""
    yield Statement(
        AuditRule.UNIT,
        not is_other,
        stated.line,
        stated.text,
        _NAMES[best],
        why,
        understood.table.name,
    )


def _distinct(numbers: Sequence[PrintedNumber]) -> int:
    return len({number.value for number in numbers})


def _meets(number: PrintedNumber, power: int, known: _Known) -> bool:
    """Whether a figure, in thousands or the like, is an amount printed elsewhere, in full or in words."""
    value = number.value.scaleb(power)
    reach = number.step.scaleb(power) if power else 0
    place = bisect_left(known.full, value - reach)
    is_full = place < len(known.full) and known.full[place] <= value + reach
    return is_full or any(least <= value <= greatest for least, greatest in known.rounded)
