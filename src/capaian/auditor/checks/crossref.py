"""One quantity, printed in two places, has one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim, column_claims
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.among_areas import own_among_areas
from capaian.auditor.understanding.budget_lines import find_differing
from capaian.auditor.understanding.carried_over import carried_over
from capaian.auditor.understanding.joins import Join, find_joins
from capaian.auditor.understanding.misplaced import find_misplaced
from capaian.auditor.understanding.planned import beside, is_planned
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.shared_names import two_values_in
from capaian.auditor.understanding.support import Support
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import significant_digits

_LARGE: Final = 1000
_MANY: Final = 4
_FEWEST_DIGITS: Final = 2
_SLIPPED_DIGITS: Final = 3


def check_crossref(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every figure that a report prints in two places, the doubtful one held against the other.

    What a wrong figure makes wrong in turn is said with it as its root.
    """
    support = Support(report)
    lines = [*_same_lines(report, support)]
    found: list[Claim] = [*_same_rows(report, support), *_same_inputs(report), *_misplaced(report), *lines]
    yield from found
    yield from carried_over(report)
    yield from own_among_areas(report)
    for understood in report.tables:
        yield from two_values_in(understood)
    for equation in found:
        if isinstance(equation, Equation) and not equation.holds():
            yield from support.consequences(equation)


def _same_rows(report: UnderstoodReport, support: Support) -> Iterator[Claim]:
    """Yield figures of the same thing in two tables; a plan and a year's agreement are two documents.

    Where the year's own row is right with the plan's target alone, or another table of the year has that,
    it was meant there too.
    """
    joins = [(join, [*_planned_sides(join, report.year)]) for join in find_joins(report)]
    of_year = _in_tables_of_year(joins)
    for join, planned in joins:
        for first, second, label in join.pairs:
            if not _is_comparable(first, second) or support.are_both_confirmed(first, second):
                continue
            if len(planned) != 1 or first.value == second.value:
                yield _equal(join, first, second, label, support)
                continue
            plan, agreed = (first, second)[planned[0]], (first, second)[1 - planned[0]]
            is_there = any(plan.value in of_year.get(each.spot, ()) for each in (plan, agreed))
            is_meant = is_there or support.is_made_right(agreed, plan.value)
            yield _of_plan(join, (plan, agreed), planned[0], label, None if is_meant else report.document)


def _in_tables_of_year(joins: Iterable[tuple[Join, Sequence[int]]]) -> Mapping[Spot, Set[Decimal]]:
    """Return for figures what tables of the year, other than their own, print for the same thing."""
    found: dict[Spot, set[Decimal]] = {}
    for join, planned in joins:
        for first, second, _ in join.pairs:
            for side, (own, other) in enumerate(((first, second), (second, first))):
                if 1 - side not in planned:
                    found.setdefault(own.spot, set()).add(other.value)
    return found


def _planned_sides(join: Join, year: int | None) -> Iterator[int]:
    """Yield which of the two columns, 0 or 1, holds targets of a plan of several years.

    What both want of a later year is the plan's in either.
    """
    if year is not None and all(max(column.years, default=year) > year for column in join.columns):
        return
    for side, (table, column) in enumerate(zip((join.first, join.second), join.columns, strict=True)):
        if Role.TARGET in column.roles[:1] and is_planned(table, column, year):
            yield side


def _of_plan(
    join: Join, pair: tuple[PrintedNumber, PrintedNumber], side: int, label: str, told: PrintedDocument | None
) -> Claim:
    """Return a year's target as one that should be the plan's; as another one where a report may say why."""
    planned, agreed = pair
    names = [join.first.table.name, join.second.table.name]
    plan, other = names[side], names[1 - side]
    if told is not None:
        return beside((planned, plan), (agreed, other), f"{plan} dan {other}, {label}", told)
    head, place = join.columns[1 - side].name, f"{other} dan {plan}, {label}"
    level = Level.WARNING if join.is_by_title else Level.ERROR
    return Equation(
        AuditRule.CROSSREF, Law.EQUAL, agreed, (planned,), place, level, head, (f"{head} ({plan})",)
    )


def _is_comparable(first: PrintedNumber, second: PrintedNumber) -> bool:
    """Whether two figures may be of one thing: one many times the other sums up several.

    Of the same digits with another separator it does not, nor of all the same digits but one: `540,00` beside
    `54,00`, and `1,50` beside `7,50`, are slips of the pen.
    """
    small, large = sorted((abs(first.value), abs(second.value)))
    return large < _MANY * small or large == small or _is_shifted(small, large) or _is_slip(first, second)


def _is_slip(first: PrintedNumber, second: PrintedNumber) -> bool:
    """Whether two figures of several digits and no amounts are one slip of the pen apart."""
    is_long = min(first.digits, second.digits) >= _SLIPPED_DIGITS
    return is_long and max(first.value, second.value) < _LARGE and second.value in values_of(first)


def _is_shifted(small: Decimal, large: Decimal) -> bool:
    """Whether two figures differ in the place of their separator alone; round ones may do so by chance."""
    is_told = significant_digits(small) >= _FEWEST_DIGITS
    return is_told and large in (small * 10, small * 100, small * 1000)


def _equal(join: Join, first: PrintedNumber, second: PrintedNumber, label: str, support: Support) -> Equation:
    """Return the figure of less standing as the result, the later one where both have the same.

    A target that no figure of its row follows from gives way to one from which an achievement does.
    """
    tables = [join.first.table.name, join.second.table.name]
    heads = [column.name for column in join.columns]
    is_used = join.is_by_title and support.is_rested_on(second) and not support.is_rested_on(first)
    if is_used or support.standing(second) > support.standing(first):
        first, second = second, first
        tables.reverse()
        heads.reverse()
    place = f"{tables[1]} dan {tables[0]}, {label}"
    name = f"{heads[0]} ({tables[0]})"
    level = Level.WARNING if join.is_by_title else Level.ERROR
    return Equation(AuditRule.CROSSREF, Law.EQUAL, second, (first,), place, level, heads[1], (name,))


def _same_lines(report: UnderstoodReport, support: Support) -> Iterator[Equation]:
    """Yield the amounts of budget lines that two tables name differently."""
    for found in find_differing(report):
        if not _is_comparable(found.one, found.other):
            continue
        (first, own), (second, line) = zip((found.one, found.other), found.lines, strict=True)
        if (support.standing(first), second.spot) > (support.standing(second), first.spot):
            (first, own), (second, line) = (second, line), (first, own)
        yield Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            first,
            (second,),
            f"{own.place} dan {line.place}",
            subject=found.head,
            names=(f"{found.head} ({line.table})",),
        )


def _misplaced(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield actuals that stand where achievements are meant, and achievements where actuals are."""
    for found in find_misplaced(report):
        words = ("realisasi", "capaian")
        printed, meant = words if found.role is Role.ACHIEVEMENT else reversed(words)
        yield Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            found.printed,
            (found.meant,),
            f"{found.place} dan {found.source}",
            subject=found.column,
            names=(f"{meant} ({found.source})",),
            note=f"{found.printed.text} adalah {printed}, bukan {meant}.",
        )


def _same_inputs(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield shares of the same part and whole in two tables: one part of one whole has one share."""
    known: dict[tuple[object, object], tuple[PrintedNumber, str]] = {}
    for equation in column_claims(report, AuditRule.RATIO):
        part, whole = equation.inputs
        if part.value == whole.value or whole.value < _LARGE:
            continue
        key = (part.value, whole.value)
        if key in known and known[key][0].spot.line != equation.result.spot.line:
            other, place = known[key]
            yield Equation(
                AuditRule.CROSSREF,
                Law.EQUAL,
                equation.result,
                (other,),
                f"{equation.place} dan {place}",
                subject=equation.subject,
            )
        else:
            known[key] = (equation.result, equation.place)
