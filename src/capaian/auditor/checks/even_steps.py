"""Rows that move by the same step from year to year, as targets do, but for one figure: a slip of the pen.

`140,00 134,50 129,00 132,50 118,00 112,50`: with 123,50 each year is 5,50 below the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import changes_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.over_periods import periods_beside
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.times import follow_each_other, time_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_EACH_YEAR: Final = Worded(r"\b(?:setiap|tiap|per)\s+tahun(?:nya)?\b|\bsecara\s+(?:tetap|konsisten|merata)\b")
_POINTS: Final = re.compile(
    r"\s*(?:%|persen)?\s*(?:poin|persen|\b(?:setiap|tiap|per)\s+tahun)", re.IGNORECASE
)
_FEWEST: Final = 5
"""Years by which a step is known though one of them is off."""


def even_steps(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the one figure of a row without which it moves by the same step each year.

    It breaks the way that the row goes, or a sentence tells the step; and one slip of the pen made it.
    """
    periods = periods_beside(table)
    times = [time_of(name) for name in periods.names] if periods else []
    years = [time for time in times if time is not None]
    if periods is None or len(times) < _FEWEST or years != times or not follow_each_other(years):
        return
    for row in table.items:
        cells = [row.row.cells[column.index].number for column in periods.columns]
        numbers = [number for number in cells if number is not None]
        for at, right in _off(numbers) if len(numbers) == len(cells) else ():
            own = numbers[at]
            step = numbers[at - 1].value - numbers[at - 2].value if at > 1 else _step(numbers[at + 1 :])
            said = _line_that_tells(report, row.label, abs(step))
            is_sure = said or (own.is_long and _breaks(numbers, at, step))
            if is_sure and right in {each.value for each in changes_of(own)}:
                yield _statement(table.place(row), own, right, said)


def _step(numbers: Sequence[PrintedNumber]) -> Decimal:
    return numbers[1].value - numbers[0].value


def _off(numbers: Sequence[PrintedNumber]) -> Iterator[tuple[int, Decimal]]:
    """Yield the place of the one figure that is off, with what it should be; nothing where several may be."""
    found = []
    for at in range(len(numbers)):
        kept = [(place, number.value) for place, number in enumerate(numbers) if place != at]
        steps = {(b - a) / (to - since) for (since, a), (to, b) in pairwise(kept)}
        right = kept[0][1] + (at - kept[0][0]) * next(iter(steps))
        if len(steps) == 1 and 0 not in steps and right != numbers[at].value:
            found.append((at, right))
    yield from found if len(found) == 1 else ()


def _breaks(numbers: Sequence[PrintedNumber], at: int, step: Decimal) -> bool:
    """Whether a figure lies on the wrong side of one beside it."""
    near = numbers[max(at - 1, 0) : at + 2]
    return any((after.value - before.value) * step < 0 for before, after in pairwise(near))


def _line_that_tells(report: UnderstoodReport, label: str, step: Decimal) -> int | None:
    """Return the line of a sentence that tells of a row by how much it moves each year."""
    words = words_of(label)
    for sentence in report.document.sentences_with(_EACH_YEAR):
        told = [n for n in sentence.numbers if n.value == step and _POINTS.match(_behind(sentence.text, n))]
        if (
            told
            and _EACH_YEAR.search(sentence.text)
            and 2 * len(words & words_of(sentence.text)) > len(words)
        ):
            return sentence.line
    return None


def _behind(text: str, number: PrintedNumber) -> str:
    return text.partition(number.text)[2]


def _statement(place: str, own: PrintedNumber, right: Decimal, said: int | None) -> Statement:
    written = own.write(right, own.decimals)
    why = f"Dengan {written} baris ini bergerak sama besar setiap tahun; tercetak {own.signed}."
    return Statement(
        AuditRule.TREND,
        False,
        own.spot.line,
        own.signed,
        written,
        f"{why} Baris {said} menyebutnya demikian." if said else why,
        place,
        Level.ERROR if said else Level.WARNING,
        lines=(said,) if said else (),
        spots=(own.spot,),
        rights={own.spot: right},
    )
