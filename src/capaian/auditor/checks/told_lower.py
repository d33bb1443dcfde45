"""Achievements worked out the usual way, where less is better and the report writes out another formula.

Eleven hours of twelve are 108,33 by `(2 x target - realisasi) / target`, and 91,67 by the usual way. Words
alone do not tell of what less is better (`penduduk miskin yang dibantu`), so that a figure has to bear
it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.auditor.checks.told_direction import follows_only, general_formulas, told_formulas
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up

_NOTE: Final = "Menurut rumus yang ditulis laporan ini bila lebih rendah lebih baik; {borne_out}."
_BY_MEAN: Final = "dengan itu rata-rata kolom ini cocok"
_BY_SENTENCE: Final = "kalimat pada baris {line} menyebut capaian itu"


@lru_cache(maxsize=4)
def told_lower(report: UnderstoodReport) -> tuple[Equation, ...]:
    """Return such achievements by the one formula that the report writes out for all of their kind."""
    laws = {*general_formulas(report)}
    if len(laws) != 1 or laws != {*told_formulas(report)}:
        return ()
    (law,) = laws
    return tuple(each for table in report.tables for each in _of_table(report, table, law))


def check_told_lower(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield them, with what bears them out."""
    yield from told_lower(report)


def _of_table(report: UnderstoodReport, table: UnderstoodTable, law: Law) -> Iterator[Equation]:
    labels = {row.row.line: row.label for row in table.items if may_be_less(row.label)}
    for relation, made in table.equations if labels else ():
        for usual in made if relation.rule is AuditRule.ACHIEVEMENT else ():
            label = labels.get(usual.result.spot.line)
            if label is None or not follows_only(usual, Law.PERCENT):
                continue
            turned = replace(usual, law=law)
            if _makes_mean_right(table, relation, made, turned):
                yield replace(turned, note=_NOTE.format(borne_out=_BY_MEAN))
            elif line := _line_that_says(report, label, turned):
                yield replace(turned, note=_NOTE.format(borne_out=_BY_SENTENCE.format(line=line)))


def _makes_mean_right(
    table: UnderstoodTable, relation: Relation, made: Sequence[Equation], turned: Equation
) -> bool:
    """Whether the one mean of a column is wrong of what is printed, and right with one other achievement."""
    cells = (row.row.cells[relation.result.index] for row in table.rows if row.kind is RowKind.MEAN)
    means = [cell.number for cell in cells if cell.number is not None]
    value = turned.computed()
    if len(means) != 1 or value is None:
        return False
    (mean,) = means
    whole = sum((each.result.value for each in made), Decimal(0))
    meant = whole - turned.result.value + value
    off, left = (abs(total / len(made) - mean.value) for total in (whole, meant))
    return left <= mean.step < off


def _line_that_says(report: UnderstoodReport, label: str, turned: Equation) -> int:
    """Return the line of a sentence that tells what the formula gives, of this indicator; 0 if none does."""
    value = turned.computed()
    if value is None or not turned.result.decimals:
        return 0
    found = round_half_up(value, turned.result.decimals)
    inputs = {number.value for number in turned.inputs}
    for sentence in report.document.sentences:
        values = {number.value for number in sentence.numbers}
        is_of_row = inputs & values or words_of(label) <= words_of(sentence.text)
        if found in values and is_of_row and turned.result.value not in values:
            return sentence.line
    return 0
