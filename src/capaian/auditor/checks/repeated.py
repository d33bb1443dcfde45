"""One figure of one thing in several tables: the key indicators of a report stand in many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.slips import changes_of
from capaian.auditor.understanding.facts import Fact, find_facts
from capaian.auditor.understanding.planned import beside
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.support import Support
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_TELLING: Final = 20
_MOST: Final = 0.6
_FEWEST_DIGITS: Final = 4
"""Digits that count: round figures are a slip apart by chance."""
_NEAR: Final = Decimal("0.3")
"""A figure further off is of something else that bears the same name."""


def check_repeated(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each figure of a thing beside the one that most tables print for it.

    Two tables that differ in most figures do not print the same ones, whatever their heads say. Figures that
    differ because what they follow from does are said with that.
    """
    support = Support(report)
    by_tables: dict[tuple[int, int, str], dict[tuple[Spot, Spot], Equation]] = {}
    derived: list[Equation] = []
    groups = [*_groups(report)]
    shared = frozenset(chain.from_iterable(map(_shared, groups)))
    documents = [_by_document(group, shared) for group in groups]
    for planned, agreed in documents:
        yield from _two_documents(planned, agreed, report)
    for group in chain.from_iterable(documents):
        for one, other, equation in _compare(group, support):
            if support.are_both_confirmed(*equation.numbers):
                derived.append(equation)
                continue
            pair = (equation.result.spot, equation.inputs[0].spot)
            by_tables.setdefault((one.table, other.table, one.part), {})[pair] = equation
    told: dict[tuple[int, ...], Equation] = {}
    for found in by_tables.values():
        differ = [equation for equation in found.values() if not equation.holds()]
        if len(differ) <= max(1, (1 - _MOST) * len(found)):
            yield from found.values()
            told |= {_lines(equation): equation for equation in differ}
    for equation in derived:
        if _lines(equation) in told:
            yield replace(equation, after=told[_lines(equation)])


def _groups(report: UnderstoodReport) -> Iterator[list[Fact]]:
    """Yield the figures of one thing, meaning, year, unit and state of its plan, the first of each line.

    A share without its sign stands beside those that have it, and beside figures whose unit no table tells.
    """
    groups: dict[tuple[str | int | None, ...], dict[int, Fact]] = {}
    for fact in find_facts(report):
        is_telling = fact.number.decimals or abs(fact.number.value) > _TELLING
        kinds = dict.fromkeys((fact.number.unit == PERCENT, fact.is_percent)) if is_telling else ()
        for is_percent in kinds:
            key = (fact.label, fact.part, fact.year, is_percent, fact.is_former, fact.power)
            groups.setdefault(key, {}).setdefault(fact.number.spot.line, fact)
    yield from ([*group.values()] for group in groups.values())


def _shared(facts: list[Fact]) -> Iterator[Spot]:
    """Yield where a plan prints a target that a table of the year prints too: then both mean one."""
    agreed = {fact.number.value for fact in facts if not fact.is_planned}
    yield from (fact.number.spot for fact in facts if fact.is_planned and fact.number.value in agreed)


def _by_document(facts: list[Fact], shared: Collection[Spot]) -> tuple[list[Fact], list[Fact]]:
    """Return the figures that a plan of several years alone has, and those of the year."""
    planned = [fact for fact in facts if fact.is_planned and fact.number.spot not in shared]
    return planned, [fact for fact in facts if fact not in planned]


def _two_documents(planned: list[Fact], agreed: list[Fact], report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the target of a plan beside that of the year, from which it differs."""
    for own, other in zip(planned[:1], agreed[:1], strict=False):
        if _are_of_one_measure(own, other) and _is_near(own.number, other.number.value):
            place = f"{own.place} dan {other.place}"
            yield beside(_with_table(own), _with_table(other), place, report.document)


def _with_table(fact: Fact) -> tuple[PrintedNumber, str]:
    return fact.number, fact.place.partition(",")[0]


def _lines(equation: Equation) -> tuple[int, ...]:
    return tuple(number.spot.line for number in equation.numbers)


def _are_of_one_measure(one: Fact, other: Fact) -> bool:
    """Whether rows that name a goal and its indicator name the same indicator."""
    return one.names == other.names or min(len(one.names), len(other.names)) == 1


def _is_slip(number: PrintedNumber, usual: Decimal) -> bool:
    """Whether one slip of the pen makes a figure of another."""
    is_telling = len("".join(filter(str.isdigit, number.text)).strip("0")) >= _FEWEST_DIGITS
    return is_telling and any(change.value == usual for change in changes_of(number))


def _is_near(number: PrintedNumber, usual: Decimal) -> bool:
    return abs(number.value - usual) <= abs(usual) * _NEAR or _is_slip(number, usual)


def _compare(facts: list[Fact], support: Support) -> Iterator[tuple[Fact, Fact, Equation]]:
    if len(facts) < 2:
        return
    counted = Counter(fact.number.value for fact in facts)
    first = max(
        facts, key=lambda f: (support.weight(f.number), counted[f.number.value], support.standing(f.number))
    )
    usual, times = first.number.value, counted[first.number.value] + (support.weight(first.number) > 0)
    for fact in facts:
        if (
            fact is not first
            and _are_of_one_measure(fact, first)
            and _is_near(fact.number, usual)
            and (times > 1 or len(facts) == 2)
        ):
            place = f"{fact.place} dan {first.place}"
            equation = Equation(
                AuditRule.CROSSREF,
                Law.EQUAL,
                fact.number,
                (first.number,),
                place,
                subject=fact.part.value,
                names=(f"{first.part.value} ({first.place})",),
            )
            yield fact, first, equation
