"""Achievements whose actual or target stands in another table: of earlier years, or at the plan's end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.changed_targets import may_be_of_other_target
from capaian.auditor.understanding.columns import Column, of_direction
from capaian.auditor.understanding.facts import Fact, Facts, canonical, find_facts, labels_in, plain
from capaian.auditor.understanding.joins import year_by_title
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
_SHORTEST: Final = 18
"""Letters of a name that is one thing's."""
_Years = tuple[int, int] | None
_PLAN_END: Final = re.compile(
    r"\btarget\b[^.;]{0,30}\b(?:akhir|renstra|rpjmd|jangka menengah)\b", re.IGNORECASE
)


def check_across(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield achievements of tables and sentences with the actual and target that other tables print."""
    facts = _with_titled(find_facts(report), report)
    turned = (_less_is_better(understood, facts) for understood in report.tables)
    less_is_better = dict(chain.from_iterable(turned))
    for understood in report.tables:
        for years, equation in _in_table(understood, facts, less_is_better):
            is_past = years is not None and report.year is not None and years[0] == years[1] < report.year
            # Of an earlier year it may be of a target that was agreed then and is printed nowhere.
            if not is_past or equation.holds() or not may_be_of_other_target(equation):
                yield replace(equation, is_unsure=is_past)
    for paragraph in read_paragraphs(report.document):
        yield from _in_paragraph(paragraph, facts)


def _with_titled(facts: Facts, report: UnderstoodReport) -> Facts:
    """Return facts with the targets of years that the title of a table alone calls so."""
    titled: dict[tuple[str, int], list[Fact]] = {}
    for table in report.tables:
        years = [(column, year_by_title(table, column)) for column in table.figure_columns]
        for row in table.items if any(year for _, year in years) else ():
            percent = table.unit_column is not None and row.row.texts[table.unit_column].strip() == "%"
            for name in {plain(text) for text in row.row.texts if len(plain(text)) >= _SHORTEST}:
                for column, year in years:
                    number = row.row.cells[column.index].number
                    if number is not None and year is not None:
                        fact = Fact(
                            name,
                            Part.TARGET,
                            year,
                            number,
                            table.place(row),
                            table.table.line,
                            is_percent=percent or number.unit == PERCENT,
                        )
                        titled.setdefault((name, year), []).append(fact)
    return Facts((*facts, *(own[0] for own in titled.values() if len(own) == 1)))


def _less_is_better(understood: UnderstoodTable, facts: Facts) -> Iterator[tuple[str, Law]]:
    """Yield the names of indicators whose achievements a table works out the other way round, and how."""
    own = [
        e for relation, made in understood.equations if relation.rule is AuditRule.ACHIEVEMENT for e in made
    ]
    sure = Counter({(e.result.spot.line, e.law): _FEW for e in own if _is_turned(e)})
    across = [of_direction(e) for _, e in _in_table(understood, facts, {}) if not e.holds()]
    sure.update((e.result.spot.line, e.law) for e in across if _is_turned(e))
    laws = {line: law for (line, law), times in sure.items() if times >= _FEW}
    yield from ((plain(row.label), laws[row.row.line]) for row in understood.rows if row.row.line in laws)


def _is_turned(equation: Equation) -> bool:
    return equation.law is not Law.PERCENT and equation.holds()


def _in_table(
    understood: UnderstoodTable, facts: Facts, less_is_better: Mapping[str, Law]
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


def _in_column(
    understood: UnderstoodTable, column: Column, facts: Facts, less_is_better: Mapping[str, Law]
) -> Iterator[Equation]:
    years = _years(column)
    for row in understood.rows:
        number = row.row.cells[column.index].number
        if row.kind is not RowKind.ITEM or number is None or not years:
            continue
        if number.unit == PERCENT or column.is_percent:
            label = next((plain(c.text) for c in row.row.cells if len(plain(c.text)) > 17), "")
            found = _equation(number, label, years, facts, understood.place(row))
            law = less_is_better.get(label)
            yield from (e if law is None else _turned(e, law) for e in found)


def _turned(equation: Equation, law: Law) -> Equation:
    """Return an achievement by the law that gives it, or else by that of the others of its indicator."""
    made = of_direction(equation)
    return made if made.holds() else replace(equation, law=law)


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
    if _is_of_a_kind(*inputs) or (actual.is_percent and target.is_percent):
        yield Equation(AuditRule.ACHIEVEMENT, Law.PERCENT, number, inputs, place, subject="capaian")


def _is_of_a_kind(actual: PrintedNumber, target: PrintedNumber) -> bool:
    """Whether two figures are on one scale: 84,37 of 100 and 3,40 of 4 are not."""
    larger, smaller = max(actual.value, target.value), min(actual.value, target.value)
    return (actual.unit == PERCENT) == (target.unit == PERCENT) and larger <= _SCALES * smaller


def _fact(facts: Facts, label: str, part: Part, year: int) -> Fact | None:
    """Return the one figure that tables print; `None` if there is none, or if they differ."""
    found = [fact for fact in facts.of(label) if fact.part is part and fact.year == year]
    return found[0] if len({fact.number.value for fact in found}) == 1 else None
