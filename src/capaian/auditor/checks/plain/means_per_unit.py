"""Means that tables tell: so many per unit as one total by another, an index as the mean of two halves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up
from capaian.domain.value import PERCENT

_EACH: Final = Worded(
    r"\b(?:setiap|tiap(?:-tiap)?|satu|per)\s+(?P<unit>(?:kepala\s+keluarga|kk|rumah\s+tangga|[^\W\d_]{4,}))\s+"
    r"(?:(?:rata-?\s?rata|menanggung|terdiri\s+(?:dari|atas)|beranggotakan|mempunyai|memiliki|melayani|menangani|membina"
    r"|menampung|adalah|sebesar|sebanyak|dihuni|berisi|oleh)\s+)+$"
)
_PEOPLE: Final = re.compile(r"\s*(?:jiwa|orang|penduduk|anggota)\b", re.IGNORECASE)
_OF_PEOPLE: Final = re.compile(r"\b(?:jumlah|penduduk|jiwa|total|l\s?\+\s?p)\b", re.IGNORECASE)
_KK: Final = re.compile(r"\bkk\b|\bkepala\s+keluarga\b", re.IGNORECASE)
_HALVES: Final = re.compile(
    r"\brata-?\s?rata\b[^.;\d]{0,60}\bsemester\s+(?:I|1|pertama)\b[^.;\d]{0,30}$", re.IGNORECASE
)
_SECOND: Final = re.compile(r"^[^.;\d]{0,30}\bsemester\s+(?:II|2|kedua)\b[^.;\d]{0,30}$", re.IGNORECASE)
_FARTHEST: Final = 3


def check_means_per_unit(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield means per unit beside two totals, and halves of a year beside the mean in a table."""
    for sentence in report.document.sentences:
        if not years_in(sentence.text) <= {report.year}:
            continue
        numbers = [number for number in sentence.numbers if not YEAR.fullmatch(number.text)]
        for number in numbers:
            end = sentence.place_of(number) + len(number.text)
            each = _EACH.search(sentence.text[: sentence.place_of(number)])
            if each and number.decimals and _PEOPLE.match(sentence.text, end):
                yield from held_against_tables(
                    sentence, report, partial(_per_unit, sentence, number, each["unit"])
                )
        yield from _halves(sentence, report)


def _per_unit(
    sentence: Sentence, number: PrintedNumber, unit: str, table: UnderstoodTable
) -> Iterator[Equation]:
    """Yield a mean as the total of people by the total of what they are told by."""
    if len(table.totals) != 1 or find_named(sentence.text, table.labels):
        return
    columns = [column for column in table.figure_columns if not column.is_percent]
    under = [column for column in columns if _is_unit(unit, column)]
    over = [
        c
        for c in columns
        if c not in under and (Role.TOTAL in roles_of(c.path[-1:]) or _OF_PEOPLE.search(c.bare_name))
    ]
    if len(under) != 1 or len(over) != 1:
        return
    cells = [table.totals[0].row.cells[column.index].number for column in (over[0], under[0])]
    dividend, divisor = cells
    if dividend is None or divisor is None or not divisor.value:
        return
    place = f"{sentence.place} dan {table.table.name}"
    made = Equation(AuditRule.RATIO, Law.QUOTIENT, number, (dividend, divisor), place, subject="rata-rata")
    found = made.computed()
    if found and found <= number.value * _FARTHEST and number.value <= found * _FARTHEST:
        yield made


def _is_unit(unit: str, column: Column) -> bool:
    if _KK.fullmatch(unit):
        return _KK.search(column.bare_name) is not None
    return unit.casefold() in column.bare_name


def _halves(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the half of a year that is a slip away from what makes the mean that a table has."""
    numbers = [n for n in sentence.numbers if n.decimals and n.unit != PERCENT]
    for one, other in pairwise(numbers):
        start, end = sentence.place_of(one), sentence.place_of(other)
        between = sentence.text[start + len(one.text) : end]
        if not (_HALVES.search(sentence.text[:start]) and _SECOND.match(between)):
            continue
        for table in report.tables:
            named = {found.row for found in find_named(sentence.text[:start], table.labels)}
            columns = [c for c in table.figure_columns if c.meaning is Role.ACTUAL]
            if len(named) == len(columns) == 1:
                mean = table.items[named.pop()].row.cells[columns[0].index].number
                yield from _unlike(sentence, mean, (one, other))


def _unlike(
    sentence: Sentence, mean: PrintedNumber | None, halves: tuple[PrintedNumber, PrintedNumber]
) -> Iterator[Statement]:
    """Yield the half of a year that is a slip of the pen away from what makes the mean that a table has."""
    one, other = halves
    if mean is None or round_half_up((one.value + other.value) / 2, mean.decimals) == mean.value:
        return
    slips = [
        (half, value)
        for half, rest in (halves, halves[::-1])
        for value in values_of(half)
        if round_half_up((value + rest.value) / 2, mean.decimals) == mean.value
    ]
    if len({half.spot for half, _ in slips}) == 1:
        half, value = slips[0]
        yield Statement(
            AuditRule.AVERAGE,
            False,
            half.spot.line,
            half.text,
            half.write(value, half.decimals),
            f"Rata-rata {one.text} dan {other.text} bukan {mean.text} (baris {mean.spot.line}).",
            sentence.place,
            lines=(mean.spot.line,),
            spots=(half.spot, mean.spot),
        )
