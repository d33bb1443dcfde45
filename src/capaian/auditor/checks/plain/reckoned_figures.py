"""Sums, gaps and shares of rows that are named: `Golongan IV dan Golongan III berjumlah 50 orang`.

Where words leave one figure that it can be, another is wrong. Where they leave several, or it is a gap, which
may be one of parts of a year, it is wrong if just one is a slip of the pen away, and nothing bears it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.operands import Operands, operands_of
from capaian.auditor.understanding.operations_told import Operation, Reckoned, reckoned_in
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.told_clauses import clauses_told
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.numerals import round_half_up

_MOST: Final = 12
"""Figures of a sentence that is one."""
_FEWEST: Final = 3
"""Digits, before noughts, of a figure that is a slip away from another by no chance."""
_FARTHEST: Final = 4
"""So many times too large or small may a figure be; one further off is of something else."""


def check_reckoned_figures(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the sums, gaps and shares told of what is named, where a table near has each part of them."""
    before: Sentence | None = None
    for sentence in report.document.sentences:
        pointed = before.numbers if before is not None and before.place == sentence.place else ()
        before = sentence
        for clause in (
            clauses_told(sentence, report.numbered_names) if 0 < len(sentence.numbers) <= _MOST else ()
        ):
            years = years_in(sentence.text) - {report.year}
            if not years or YEAR.search(clause.text):  # else of which year it goes on is not plain
                for asked in reckoned_in(clause, pointed):
                    of_table = partial(_of_table, sentence, asked, report)
                    yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, asked: Reckoned, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Equation]:
    place = f"{sentence.place} dan {table.table.name}"
    operands = operands_of(asked, sentence.text, table, report, place)
    if operands is None or not operands.possible:
        return
    right = [made for made in (*operands.likely, *operands.possible) if made.holds()]
    if right:
        yield right[0]
    elif not _is_printed(asked, operands, table, report):
        yield from _meant(asked, operands)


def _meant(asked: Reckoned, operands: Operands) -> Iterator[Equation]:
    """Yield what a figure that nothing bears out was meant to be."""
    number = asked.number
    values = {made.computed() for made in operands.likely}
    is_plain = asked.operation is not Operation.GAP or asked.is_to_target
    is_alone = is_plain or number.significant < _FEWEST
    if len(values) == 1 and is_alone and _is_near(operands.likely[0]) and not asked.is_open:
        yield operands.likely[0]
        return
    possible = operands.likely if asked.is_open else operands.possible
    slips = [made for made in possible if is_slip(number, made.computed())]
    if number.significant >= _FEWEST and len({made.computed() for made in slips}) == 1:
        yield slips[0]


def _is_near(made: Equation) -> bool:
    found, printed = made.computed(), abs(made.result.value)
    return found is not None and printed <= found * _FARTHEST and found <= printed * _FARTHEST


def is_slip(number: PrintedNumber, value: Decimal | None) -> bool:
    """Say whether one digit, two that changed places, or a mark that moved make a value of a figure."""
    if value is None:
        return False
    meant = round_half_up(abs(value), number.decimals)
    return any(abs(each) == meant for each in values_of(number))


def _is_printed(
    asked: Reckoned, operands: Operands, table: UnderstoodTable, report: UnderstoodReport
) -> bool:
    """Whether the rows that are named have a figure as it stands, there or in another table."""
    number = asked.number
    if asked.operation is Operation.SHARE and asked.is_of_all and asked.others:
        return False
    rows = [row for row in operands.rows if has_figure(row, number)]
    return bool(rows) or any(
        has_figure(item, number) and _are_alike(item.label, row.label)
        for other in report.tables
        if other is not table
        for item in other.items
        for row in operands.rows
    )


def has_figure(row: UnderstoodRow, number: PrintedNumber) -> bool:
    """Say whether a row has a figure in any column, as it is rounded."""
    own = (cell.number for cell in row.row.cells)
    return any(
        n is not None and round_half_up(abs(n.value), number.decimals) == abs(number.value) for n in own
    )


def _are_alike(one: str, other: str) -> bool:
    own = words_of(one)
    return 2 * len(own & words_of(other)) > len(own)
