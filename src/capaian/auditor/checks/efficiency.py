"""Efficiency by the formula that fits the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.stated_formulas import STATED, stated_law
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT

_EFFICIENT: Final = re.compile(r"\befisien(?:si)?\b(?!\s*=)", re.IGNORECASE)
_OTHER: Final = re.compile(r"\b(?:sedangkan|sementara|namun|tetapi|adapun|serta)\b|;", re.IGNORECASE)
"""What follows is no reason of the figure before."""
_REASON: Final = re.compile(r"\b(?:karena|sebab|akibat|diperoleh dari|hasil)\b|[(=]", re.IGNORECASE)
_ENDS: Final = (Role.ACHIEVEMENT, Role.ABSORPTION)
_OTHER_LAWS: Final = (Law.DIFFERENCE, Law.PERCENT, Law.SAVING, Law.QUOTIENT)
_ABOVE: Final = 14
"""Lines from the words that state a formula to the first row that has it."""
_BELOW: Final = 6
"""Lines from the last row that has a formula to the words that state it."""


def check_efficiency(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every printed efficiency with what it follows from; in sentences by the formula of the tables."""
    yield from column_claims(report, AuditRule.EFFICIENCY)
    yield from _by_stated_formula(report)
    yield from _by_one_slip(report)
    laws = {r.law for u in report.tables for r in u.relations if r.rule is AuditRule.EFFICIENCY and r.held}
    if laws == {Law.DIFFERENCE}:
        for sentence, mentions in read_sentences(report.document):
            yield from _in_sentence(sentence, mentions)


def _by_stated_formula(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the efficiencies of tables too short to tell their formula, where words beside state it."""
    stated = [(s.line, law) for s in report.document.sentences_with(STATED) if (law := stated_law(s.text))]
    for table in report.tables if stated else ():
        is_told = any(relation.rule is AuditRule.EFFICIENCY for relation in table.relations)
        begin, end = (table.items[place].row.line if table.items else 0 for place in (0, -1))
        laws = {law for line, law in stated if begin - _ABOVE <= line < begin or end < line <= end + _BELOW}
        if not is_told and len(laws) == 1:
            made = [*_of_rows(table, *laws.pop())]
            yield from made if any(map(_is_likely, made)) else ()


def _by_one_slip(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the efficiency of a table of one row that is achievement less absorption, but for one slip.

    No head and no words tell the formula there; where another gives the figure, that one is meant.
    """
    stated = {law for s in report.document.sentences_with(STATED) if (law := stated_law(s.text))}
    are_others = any(law is not Law.DIFFERENCE for law, _ in stated)
    for table in () if are_others else report.tables:
        is_told = any(relation.rule is AuditRule.EFFICIENCY for relation in table.relations)
        made = [*_of_rows(table, Law.DIFFERENCE, _ENDS)] if len(table.items) == 1 and not is_told else []
        for equation in made:
            is_other = any(
                replace(equation, law=law, inputs=own).holds() for law, own in _other_ways(equation)
            )
            if not is_other and equation.result.decimals and _is_of_one_slip(equation):
                yield replace(equation, level=Level.WARNING, names=("capaian", "serapan"))


def _other_ways(equation: Equation) -> Iterator[tuple[Law, tuple[PrintedNumber, ...]]]:
    """Yield the other formulas of an efficiency of an achievement and an absorption."""
    for law in _OTHER_LAWS:
        yield from ((law, inputs) for inputs in (equation.inputs, equation.inputs[::-1]))


def _is_of_one_slip(equation: Equation) -> bool:
    """Whether one slip of the pen in any figure sets it right."""
    numbers = equation.numbers
    return any(equation.holds({number.spot: value}) for number in numbers for value in values_of(number))


def _is_likely(equation: Equation) -> bool:
    """Whether an efficiency follows the law, or would but for a slip of the pen."""
    number = equation.result
    return equation.holds() or any(equation.holds({number.spot: value}) for value in values_of(number))


def _of_rows(table: UnderstoodTable, law: Law, roles: Sequence[Role]) -> Iterator[Equation]:
    """Yield the efficiency of each item, where one column has it, and one each of what it follows from."""
    told_in = [column for column in table.figure_columns if Role.EFFICIENCY in column.roles]
    ends = [told_in, *([c for c in table.figure_columns if c.meaning is role] for role in roles)]
    for row in table.items if all(len(own) == 1 for own in ends) else ():
        told, *found = (row.row.cells[own[0].index].number for own in ends)
        inputs = tuple(number for number in found if number is not None)
        if told is not None and len(inputs) == len(roles):
            place = f"{table.table.name}, {row.label}"
            yield Equation(AuditRule.EFFICIENCY, law, told, inputs, place, subject="tingkat efisiensi")


def efficiencies_of(report: UnderstoodReport) -> frozenset[Decimal]:
    """Return the efficiencies of tables that hold spending against achievements."""
    return frozenset(
        equation.result.value
        for table in report.tables
        for relation, equations in table.equations
        if relation.rule is AuditRule.EFFICIENCY and not any(c.is_money for c in relation.inputs)
        for equation in equations
    )


def _in_sentence(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Equation]:
    """Yield an efficiency whose achievement and absorption the same sentence gives as its reason."""
    for told, *reason in zip(mentions, mentions[1:], mentions[2:], strict=False):
        parts = {mention.part: mention.number for mention in reason}
        achieved, absorbed = parts.get(Part.ACHIEVEMENT), parts.get(Part.ABSORPTION)
        between = reason[0].before
        is_reason = _REASON.search(between) and not _OTHER.search(between)
        is_told = _EFFICIENT.search(told.before) and told.number.unit == PERCENT
        if achieved is None or absorbed is None or not is_told or not is_reason:
            continue
        place = sentence.place
        inputs = (achieved, absorbed)
        yield Equation(
            AuditRule.EFFICIENCY, Law.DIFFERENCE, told.number, inputs, place, subject="tingkat efisiensi"
        )
