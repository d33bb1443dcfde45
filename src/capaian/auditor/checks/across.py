"""Achievements whose actual or target stands in another table: of earlier years, or at the plan's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column, of_direction
from capaian.auditor.understanding.facts import Fact, Facts, canonical, find_facts, labels_in, plain
from capaian.auditor.understanding.mentions import Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_SCALES: Final = 10
_FEW: Final = 2
"""Rows by which a column of percentages is known to be of these targets."""
_AGAINST: Final = re.compile(r"\b(?:thdp|terhadap|dibanding(?:kan)?|thd)\b", re.IGNORECASE)
_Years = tuple[int, int] | None
_PLAN_END: Final = re.compile(
    r"\btarget\b[^.;]{0,30}\b(?:akhir|renstra|rpjmd|jangka menengah)\b", re.IGNORECASE
)


def check_across(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield achievements of tables and sentences with the actual and target that other tables print."""
    facts = find_facts(report)
    less_is_better = frozenset(chain.from_iterable(map(_less_is_better, report.tables)))
    for understood in report.tables:
        found = _in_table(understood, facts, less_is_better)
        yield from (_as_sure_as(equation, years, report.year) for years, equation in found)
    for paragraph in read_paragraphs(report.document):
        yield from _in_paragraph(paragraph, facts)


def _less_is_better(understood: UnderstoodTable) -> Iterator[str]:
    """Yield the names of indicators whose achievement a table works out the other way round."""
    turned = {
        equation.result.spot.line
        for _, equations in understood.equations
        for equation in equations
        if equation.rule is AuditRule.ACHIEVEMENT and equation.law is not Law.PERCENT and equation.holds()
    }
    yield from (plain(row.label) for row in understood.rows if row.row.line in turned)


def _in_table(
    understood: UnderstoodTable, facts: Facts, less_is_better: frozenset[str]
) -> Iterator[tuple[_Years, Equation]]:
    explained = {relation.result.index for relation in understood.relations}
    for column in understood.columns:
        if Role.ACHIEVEMENT not in column.roles or column.index in explained or not column.is_numeric:
            continue
        found = [*_in_column(understood, column, facts, less_is_better)]
        held = sum(equation.holds() for equation in found)
        has_signs = all(equation.result.unit == PERCENT for equation in found)
        if has_signs or (held >= _FEW and held * 2 >= len(found)):
            yield from ((_years(column), equation) for equation in found)


def _as_sure_as(equation: Equation, years: _Years, year: int | None) -> Equation:
    """An achievement of an earlier year may be of a target that was agreed then and is printed nowhere."""
    is_past = years is not None and year is not None and years[0] == years[1] < year
    return replace(equation, is_unsure=is_past)


def _in_column(
    understood: UnderstoodTable, column: Column, facts: Facts, less_is_better: frozenset[str]
) -> Iterator[Equation]:
    years = _years(column)
    for row in understood.rows:
        number = row.row.cells[column.index].number
        if row.kind is not RowKind.ITEM or number is None or not years:
            continue
        if number.unit == PERCENT or column.is_percent:
            label = next((plain(c.text) for c in row.row.cells if len(plain(c.text)) > 17), "")
            found = _equation(number, label, years, facts, understood.place(row))
            yield from map(of_direction, found) if label in less_is_better else found


def _years(column: Column) -> _Years:
    """The years of actual and target that a head names: `Capaian 2023 thdp 2026`, or one for both."""
    words = " ".join(column.path)
    found = [int(year) for year in YEAR.findall(words)]
    if len(found) == 2 and _AGAINST.search(words):
        return found[0], found[1]
    return (found[0], found[0]) if len(found) == 1 else None


def _in_paragraph(paragraph: Paragraph, facts: Facts) -> Iterator[Equation]:
    """Yield achievements against the target of the plan's last year: `target akhir Renstra (tahun 2026)`."""
    for place, mention in enumerate(paragraph.mentions):
        is_end = mention.part is Part.ACHIEVEMENT and _PLAN_END.search(mention.before) and mention.year
        if not is_end:
            continue
        before = [m for m in paragraph.mentions[:place] if m.year and mention.year and m.year < mention.year]
        if not before or len(labels := labels_in(paragraph.text, facts)) != 1:
            continue
        (label,) = labels
        target = _fact(facts, label, Part.TARGET, mention.year or 0)
        actual = before[-1].number
        if target is not None and _is_of_a_kind(actual, target.number):
            inputs = (actual, target.number)
            yield Equation(
                AuditRule.ACHIEVEMENT, Law.PERCENT, mention.number, inputs, paragraph.place, subject="capaian"
            )


def _equation(
    number: PrintedNumber, label: str, years: tuple[int, int], facts: Facts, place: str
) -> Iterator[Equation]:
    name = canonical(label, facts)
    actual, target = _fact(facts, name, Part.ACTUAL, years[0]), _fact(facts, name, Part.TARGET, years[1])
    if actual is None or target is None:
        return
    inputs = (actual.number, target.number)
    if _is_of_a_kind(*inputs):
        yield Equation(AuditRule.ACHIEVEMENT, Law.PERCENT, number, inputs, place, subject="capaian")


def _is_of_a_kind(actual: PrintedNumber, target: PrintedNumber) -> bool:
    """Whether two figures are on one scale: 84,37 of 100 and 3,40 of 4 are not."""
    larger, smaller = max(actual.value, target.value), min(actual.value, target.value)
    return (actual.unit == PERCENT) == (target.unit == PERCENT) and larger <= _SCALES * smaller


def _fact(facts: Facts, label: str, part: Part, year: int) -> Fact | None:
    """Return the one figure that tables print; `None` if there is none, or if they differ."""
    found = [fact for fact in facts.of(label) if fact.part is part and fact.year == year]
    return found[0] if len({fact.number.value for fact in found}) == 1 else None
