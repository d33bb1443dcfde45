"""Survey: the index of an element is 25 times its mean answer; that of the unit the mean of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import PRODUCTS, Law, write_subject
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.groups import Rows, figures_in, is_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.rules.outcome import HUNDRED, add

_FEWEST_ELEMENTS: Final = 5
_ELEMENTS_BY_LAW: Final = 9
"""Those of PermenPANRB 14/2017, each of which has the weight 1/9."""
_LEAST_INDEX: Final = 25
_OF_SATISFACTION: Final = re.compile(r"\b(?:kepuasan|skm|ikm)\b", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(
    r"\b(?:target|provinsi|nasional|sebelum\w*|lalu|(?:19|20)\d\d|triwulan|semester)\b", re.IGNORECASE
)
"""In the name of a row that is of another time or circle than the elements above it."""
_CUT_WEIGHTS: Final = 4
"""1/9 is cut off after two to four decimals in practice."""
_MOST_ANSWER: Final = 5
_NEAR: Final = 0.02
_LIKELY: Final = 0.1
"""How far an index is off at most where another of its row is 25 times the mean above it."""
_TIMES_25: Final = re.compile(r"(?:[x×*]|\bkali)\s*25\b", re.IGNORECASE)
_TOLD: Final = 0.25
"""How far an index is off at most whose row says how it is made."""
_OF_ONE_SIZE: Final = Decimal("0.1")
"""How far an index is off at most what the sum of its answers gives."""


def check_index(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every index of an element with its mean answer, and every index of a unit with its elements."""
    yield from column_claims(report, AuditRule.INDEX)
    for understood in report.tables:
        yield from _of_weighted(understood)
        for place, row in enumerate(understood.rows):
            if row.kind is RowKind.INDEX:
                above = understood.rows[:place]
                found: list[Claim] = [*_unit(understood, row, above), *_of_sum(understood, row, above)]
                yield from found or _of_means(understood, row, above) or _of_nine(understood, row, above)
            if row.kind is RowKind.MEAN:
                yield from _of_nine(understood, row, understood.rows[:place])


def _of_weighted(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield what a row without a value of its own has below weighted values, and below the weights.

    It is their sum, whatever the row is called: `IKLH`. Rows named as totals are told with other totals.
    """
    for relation in (relation for relation in understood.relations if relation.law in PRODUCTS):
        weight, value = (column.index for column in relation.inputs)
        items = [row for row in understood.items if row.row.cells[value].number is not None]
        row = _row_below(understood, items, value)
        for column in (relation.result.index, weight) if row is not None and len(items) > 1 else ():
            made = None if row is None else _sum_below(understood, row, items, understood.columns[column])
            if made is not None and (is_near(made, _TOLD) or _is_slip(made)):
                yield made


def _row_below(understood: UnderstoodTable, items: Rows, value: int) -> UnderstoodRow | None:
    """Return the only row without a value, right below the others; none of another time or circle."""
    rows = [row for row in understood.rows if not row.row.cells[value].text.strip(" -")]
    if len(rows) != 1 or rows[0] is not understood.rows[len(items)]:
        return None
    return None if rows[0].kind is RowKind.TOTAL or _OF_OTHERS.search(rows[0].label) else rows[0]


def _sum_below(
    understood: UnderstoodTable, row: UnderstoodRow, items: Rows, column: Column
) -> Equation | None:
    number, parts = row.row.cells[column.index].number, figures_in(items, column)
    if number is None or not parts:
        return None
    subject = write_subject("jumlah", column.name)
    return Equation(AuditRule.SUM, Law.SUM, number, parts, understood.place(row), subject=subject)


def _of_means(understood: UnderstoodTable, row: UnderstoodRow, above: Rows) -> Sequence[Equation]:
    """Return the index of a unit by its elements; by their printed mean where another of its row is so."""
    made = [*_of_total(understood, row, above)]
    if any(equation.computed() == equation.result.value for equation in made):
        return made
    return _of_elements(understood, row, above) or made


def _of_elements(understood: UnderstoodTable, row: UnderstoodRow, above: Rows) -> Sequence[Equation]:
    """Return the indexes of a unit as 25 times the mean of its answers, all of which weigh the same.

    That they do is said by its words, or by the mean of them that is printed above it. Those of several
    years of which none follows are made otherwise.
    """
    share = _TOLD if _TIMES_25.search(row.label) else _NEAR
    items = [item for item in above if item.kind is RowKind.ITEM]
    means = [other for other in above if other.kind is RowKind.MEAN]
    found = []
    for column in understood.columns:
        answers, number = figures_in(items, column), row.row.cells[column.index].number
        if number is None or not _are_answers(answers):
            continue
        made = Equation(
            AuditRule.INDEX, Law.INDEX_OF_MEANS, number, answers, understood.place(row), subject="indeks"
        )
        printed = [mean.row.cells[column.index].number for mean in means]
        is_plain = share == _TOLD or any(
            mean is not None and replace(made, law=Law.MEAN, result=mean).holds() for mean in printed
        )
        if made.holds() or (is_plain and is_near(made, share)):
            found.append(_judged(made))
    return found if len(found) == 1 or any(made.holds() for made in found) else []


def _of_nine(understood: UnderstoodTable, row: UnderstoodRow, above: Rows) -> Sequence[Equation]:
    """Return the index below the nine elements of a satisfaction survey, which weigh the same by law.

    One that is a little off may be the mean of the indexes of several units.
    """
    column, answers = nine_elements(understood, above, row.label)
    number = None if column is None else row.row.cells[column.index].number
    if number is None or not _LEAST_INDEX <= number.value <= HUNDRED or _OF_OTHERS.search(row.label):
        return ()
    made = Equation(
        AuditRule.INDEX, Law.INDEX_OF_MEANS, number, tuple(answers), understood.place(row), subject="indeks"
    )
    is_sure = made.holds() or _is_slip(made) or not is_near(made, _NEAR)
    return (_judged(made if is_sure else replace(made, level=Level.WARNING)),)


def nine_elements(
    understood: UnderstoodTable, rows: Rows, label: str = ""
) -> tuple[Column | None, Sequence[PrintedNumber]]:
    """Return the column of the mean answers to the nine elements of a satisfaction survey, and these.

    Args:
        understood: A table, the words of which may say that it is of such a survey.
        rows: Those of it that may be the elements.
        label: Words of the row below that may say so too.
    """
    items = [item for item in rows if item.kind is RowKind.ITEM]
    found = [(c, answers) for c in understood.columns if _are_answers(answers := figures_in(items, c))]
    words = " ".join((understood.table.title, label, *(w for c in understood.columns for w in c.path)))
    is_of_law = len(items) == _ELEMENTS_BY_LAW and _OF_SATISFACTION.search(words)
    return found[0] if is_of_law and len(found) == 1 and len(found[0][1]) == len(items) else (None, ())


def _are_answers(figures: Sequence[PrintedNumber]) -> bool:
    return len(figures) >= _FEWEST_ELEMENTS and all(1 <= figure.value <= _MOST_ANSWER for figure in figures)


def _of_total(understood: UnderstoodTable, row: UnderstoodRow, above: Rows) -> Iterator[Equation]:
    """Yield the index of a unit as 25 times the mean answer that a row of totals or of means prints."""
    made = [*_times_25(understood, row, above)]
    share = _LIKELY if any(equation.holds() for equation in made) else _NEAR
    share = _TOLD if _TIMES_25.search(row.label) else share
    is_own = not _OF_OTHERS.search(row.label)
    yield from (each for each in made if is_near(each, share) or (is_own and _is_slip(each)))


def _is_slip(equation: Equation) -> bool:
    """Whether one slip of the pen made the result of what it should be, and no other scale: 8,10 of 81,00."""
    number, computed = equation.result, equation.computed() or Decimal(0)
    is_of_scale = number.value.adjusted() == computed.adjusted()
    return is_of_scale and any(equation.holds({number.spot: value}) for value in values_of(number))


def _of_sum(understood: UnderstoodTable, row: UnderstoodRow, above: Rows) -> Iterator[Statement]:
    """Yield the index of a unit beside the sum of its answers, where that of another year follows from it."""
    sums = [other for other in above if other.kind is RowKind.TOTAL][-1:]
    items = [item for item in above if item.kind is RowKind.ITEM]
    made = [
        statement
        for total in sums
        for column in understood.columns
        if (statement := _by_sum(understood, row, total, items, column)) is not None
    ]
    if any(statement.holds for statement in made):
        yield from made


def _by_sum(
    understood: UnderstoodTable,
    row: UnderstoodRow,
    total: UnderstoodRow,
    items: Rows,
    column: Column,
) -> Statement | None:
    """Return an index beside the sum above it, divided by how many answers there are and times 25."""
    answers = figures_in(items, column)
    printed, added = (each.row.cells[column.index].number for each in (row, total))
    if printed is None or added is None or not _are_answers(answers):
        return None
    value = 25 * added.value / len(answers)
    gap = abs(printed.value - value)
    if gap > _OF_ONE_SIZE * value:
        return None
    holds = gap <= printed.step + 25 * added.step / len(answers)
    expected = printed.write(value, printed.decimals)
    why = f"Indeks: {added.text} ÷ {len(answers)} × 25 = {expected}; tercetak {printed.text}."
    place = f"{understood.place(row)}, {' '.join(column.path)}"
    line = row.row.cells[column.index].line
    return Statement(
        AuditRule.INDEX,
        holds,
        line,
        printed.text,
        expected,
        why,
        place,
        lines=(total.row.line,),
    )


def _times_25(understood: UnderstoodTable, row: UnderstoodRow, above: Rows) -> Iterator[Equation]:
    totals = [other for other in above if other.kind in (RowKind.TOTAL, RowKind.MEAN)]
    for place, cell in enumerate(row.row.cells):
        # A factor that the row is named with is no figure of it: `IKM (rata-rata x 25)`.
        if cell.text.strip() == row.label.strip():
            continue
        for total in totals[-1:]:
            own = total.row.cells[place]
            for mean in (other.number for other in ([own] if own.number else total.row.cells)):
                if cell.number is not None and mean is not None and 1 <= mean.value <= _MOST_ANSWER:
                    yield Equation(
                        AuditRule.INDEX,
                        Law.INDEX,
                        cell.number,
                        (mean,),
                        understood.place(row),
                        subject="indeks",
                    )


def _unit(understood: UnderstoodTable, row: UnderstoodRow, above: Rows) -> Iterator[Equation]:
    """Yield the figures of a unit's row: below their elements, or in any column where they stand alone."""
    items = [item for item in above if item.kind is RowKind.ITEM]
    numbers = [cell.number for cell in row.row.cells if cell.number is not None]
    for column in understood.columns:
        figures = figures_in(items, column)
        own = row.row.cells[column.index].number
        if not column.is_numeric or len(figures) < _FEWEST_ELEMENTS:
            continue
        candidates = [own] if own is not None else numbers if len(numbers) == 1 else []
        for number in candidates:
            made = Equation(
                AuditRule.INDEX,
                Law.MEAN,
                number,
                figures,
                understood.place(row),
                subject=write_subject("rata-rata", column.name),
            )
            if made.holds() or (own is not None and is_near(made, _NEAR)):
                yield _judged(made)


def _judged(equation: Equation) -> Equation:
    """Return the mean; one that a weight cut off gives is a slip of method, not of the pen."""
    weight = None if equation.holds() else cut_weight_of(equation)
    if weight is None:
        return equation
    places = write_decimal(weight, -int(weight.as_tuple().exponent))
    times = " × 25" if equation.law is Law.INDEX_OF_MEANS else ""
    note = (
        f"Nilai tercetak diperoleh dengan bobot {places}, bukan 1/{len(equation.inputs)}:"
        f" jumlah unsur × {places}{times}."
    )
    return replace(equation, level=Level.WARNING, note=note)


def cut_weight_of(equation: Equation) -> Decimal | None:
    """Return 1/n cut off after some decimals, if it gives what is printed."""
    total = add([number.value for number in equation.inputs])
    if not isinstance(total, Decimal):
        return None
    if equation.law is Law.INDEX_OF_MEANS:
        total *= 25
    step = equation.result.step
    for decimals in range(2, _CUT_WEIGHTS + 1):
        weight = (Decimal(1) / len(equation.inputs)).quantize(Decimal(1).scaleb(-decimals))
        if abs(total * weight - equation.result.value) < step:
            return weight
    return None
