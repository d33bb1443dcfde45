"""Courses of money: budget and spending of each node by quarter and by year of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.assessment import ResourceResult
from capaian.domain.identifiers import NodeId
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Step
from capaian.domain.progress import BudgetKind, PlanYear, ProgressLine, QuarterProgress
from capaian.domain.value import PERCENT, RUPIAH, Known, Reason, Result, Unavailable
from capaian.domain.work import Resource, ResourceInput
from capaian.rules.agreements import is_changed_later
from capaian.rules.assess.basis import Basis
from capaian.rules.assess.context import Label, NotedRowT
from capaian.rules.assess.period_results import band_of
from capaian.rules.assess.progress.plan import Track, follow_plan, last_plan_year, quarters_of
from capaian.rules.assess.resources import COLUMNS, MONEY, LineRows

_PLAN_WORDS = ("Pagu Renstra", "Realisasi anggaran")
_NO_BUDGET = Unavailable(Reason.NOT_IN_SOURCE)
_NOT_YET = Unavailable(Reason.NOT_REPORTED)

Amounts = Mapping[NodeId, Result]


@dataclass(frozen=True, slots=True)
class QuarterMoney:
    """Budget and spending of one quarter alone, by node."""

    quarter: Period
    budget: Amounts
    spent: Amounts


@dataclass(frozen=True, slots=True)
class MoneyBook:
    """Amounts of money by node, rolled up the work plan."""

    kind: BudgetKind | None
    """Which budget of the year all nodes have; `None` where none is stated."""
    budget: Amounts
    """Of the whole year, whatever period is asked for: of one kind,
    never some of this and some of that.
    """
    quarters: tuple[QuarterMoney, ...]
    plan_budget: Mapping[int, Amounts]
    plan_spent: Mapping[int, Amounts]


def open_book(basis: Basis) -> MoneyBook:
    """Return the money of the year, of its quarters and of the years of the plan."""
    desk = basis.desk
    kind, budget = _budget(basis)
    unchanged = _rows_of_year(basis).unchanged
    first = min(
        (row.period.year for row in desk.office_year.plan_years), default=desk.as_of.year + 1
    )
    years = range(first, last_plan_year(desk) + 1) if desk.office_year.plan_years else ()
    return MoneyBook(
        kind=kind,
        budget=budget,
        quarters=tuple(_quarter(basis, quarter, unchanged) for quarter in quarters_of(desk)),
        plan_budget={
            year: _plan_year(basis, year, _PLAN_WORDS[0], lambda row: row.budget) for year in years
        },
        plan_spent={
            year: _plan_year(basis, year, _PLAN_WORDS[1], lambda row: row.spent) for year in years
        },
    )


def _budget(basis: Basis) -> tuple[BudgetKind | None, Amounts]:
    """Return the budget in force with the agreement in force, of one kind for all nodes.

    Until an agreement's revision is signed it is the budget as first granted, else as it stands.
    Where the dossier states that kind of no node, it is the other one. One that nobody revised is
    as first granted.
    """
    desk, rows = basis.desk, _rows_of_year(basis)
    kinds = (BudgetKind.REVISED, BudgetKind.ORIGINAL)
    for kind in kinds[::-1] if is_changed_later(desk.office_year, desk.as_of) else kinds:
        if kind is BudgetKind.REVISED and not rows.is_revised:
            continue
        column = next(column for column in COLUMNS if column.name == kind)
        amounts = rows.roll(column)
        if amounts:
            return kind, amounts
    return None, {}


def _rows_of_year(basis: Basis) -> LineRows:
    whole_year = replace(basis.desk, as_of=Period.year_of(basis.desk.office_year.year))
    return LineRows(whole_year, basis.plan, MONEY)


def follow_money(basis: Basis, book: MoneyBook, node: NodeId) -> ProgressLine | None:
    """Return the money of a node; `None` where neither the year nor the
    plan says anything of it.
    """
    desk = basis.desk
    target = book.budget.get(node, _NO_BUDGET)
    result = basis.money_of(node)
    track = _track(basis, book, node)
    if result is None and not track.targets and node not in book.budget:
        return None
    actual = _NOT_YET if result is None else result.actual
    ratio = _absorption(
        basis, node, result if book.kind is BudgetKind.REVISED else None, (actual, target)
    )
    return ProgressLine(
        name="Anggaran",
        indicator=None,
        unit=RUPIAH,
        is_additive=True,
        target=target,
        stages=tuple(
            QuarterProgress(
                each.quarter, each.budget.get(node, _NO_BUDGET), each.spent.get(node, _NOT_YET)
            )
            for each in book.quarters
        ),
        due=_NO_BUDGET if result is None else result.revised,
        actual=actual,
        achievement=ratio,
        band=band_of(desk, ratio),
        plan=follow_plan(track, target, actual),
    )


def _absorption(
    basis: Basis, node: NodeId, result: ResourceResult | None, pair: tuple[Result, Result]
) -> Result:
    """Share of the year's budget that is spent; of a whole year it is there already."""
    desk = basis.desk
    if result is not None and desk.as_of.kind is PeriodKind.YEAR:
        return result.ratio
    subject = f"Serapan pagu setahun {basis.plan.labels[node]}, sampai {desk.as_of.label}"
    label = Label(subject, PERCENT, step=Step.ABSORPTION)
    return desk.divide(label, ("Realisasi", "Pagu"), pair)


def _quarter(basis: Basis, quarter: Period, unchanged: Set[NodeId]) -> QuarterMoney:
    """Amounts of one quarter alone; spending that the period asked for does
    not reach is not there.

    What was granted first is planned only where the year of its node was not revised.
    """

    def planned(row: ResourceInput) -> Decimal | None:
        return row.original if row.revised is None and row.node in unchanged else row.revised

    def summed(word: str, read: Callable[[ResourceInput], Decimal | None]) -> Amounts:
        inputs = basis.desk.facts.inputs
        rows = (
            row
            for node in basis.plan.work.order
            for row in inputs.get((node, Resource.MONEY, "all"), ())
        )
        stated = {row.node: row for row in rows if row.period == quarter and read(row) is not None}
        return _sum_up(basis, word, quarter, _record(basis, word, stated, read))

    budget = summed("Pagu", planned)
    is_over = quarter.end <= basis.desk.as_of.end
    return QuarterMoney(
        quarter, budget, summed("Realisasi anggaran", lambda row: row.actual) if is_over else {}
    )


def _plan_year(
    basis: Basis, year: int, word: str, read: Callable[[PlanYear], Decimal | None]
) -> Amounts:
    """Amounts of one year of the plan; of a node that has money in it,
    a year without any is unknown.

    A part whose first year of money is later has nothing in this one; one that the plan does not
    know at all, leaves out or names without an amount leaves the sum unknown, unless the node
    itself states it.
    """
    stated: dict[NodeId, PlanYear] = {}
    for node in basis.plan.work.order:
        everything = basis.desk.facts.plan_years.get(node, ())
        rows = [row for row in everything if row.period.year == year]
        if rows and any(map(_has_money, everything)):
            stated[node] = next((row for row in rows if read(row) is not None), rows[0])
    own = _record(basis, word, stated, read)
    return _sum_up(basis, word, Period.year_of(year), own, _first_years(basis))


def _record(
    basis: Basis,
    word: str,
    rows: Mapping[NodeId, NotedRowT],
    read: Callable[[NotedRowT], Decimal | None],
) -> Amounts:
    return {
        node: basis.desk.record_cell(
            _label(basis, word, node, row.period), row, read(row), Reason.NOT_IN_SOURCE
        )
        for node, row in rows.items()
    }


def _sum_up(
    basis: Basis,
    word: str,
    period: Period,
    own: Amounts,
    first: Mapping[NodeId, int] | None = None,
) -> Amounts:
    """Sum amounts up the work plan, over the parts that have begun by the first year of each."""
    tree, begins = basis.plan.work, first or {}
    amounts: dict[NodeId, Result] = {}
    for node in reversed(tree.order):
        children = [
            child for child in tree.children[node] if begins.get(child, period.year) <= period.year
        ]
        parts = [amounts[child] for child in children if child in amounts]
        is_whole = bool(parts) and len(parts) == len(children)
        if is_whole and (node not in own or all(isinstance(part, Known) for part in parts)):
            names = tuple(basis.plan.labels[child] for child in children)
            amounts[node] = basis.desk.total(_label(basis, word, node, period), names, parts)
        elif node in own:
            amounts[node] = own[node]
    return amounts


def _label(basis: Basis, word: str, node: NodeId, period: Period) -> Label:
    subject = f"{word} {basis.plan.labels[node]}, {period.label}"
    return Label(subject, RUPIAH, basis.desk.facts.money_decimals)


def _first_years(basis: Basis) -> Mapping[NodeId, int]:
    """First year that the plan names for a node that has money, or for anything below it."""
    tree, rows = basis.plan.work, basis.desk.facts.plan_years
    found: dict[NodeId, int] = {}
    for node in reversed(tree.order):
        stated = rows.get(node, ())
        own = [row.period.year for row in stated if any(map(_has_money, stated))]
        years = [*own, *(found[child] for child in tree.children[node] if child in found)]
        if years:
            found[node] = min(years)
    return found


def _has_money(row: PlanYear) -> bool:
    return (row.budget, row.spent) != (None, None)


def _track(basis: Basis, book: MoneyBook, node: NodeId) -> Track:
    return Track(
        desk=basis.desk,
        label=Label(basis.plan.labels[node], RUPIAH, basis.desk.facts.money_decimals),
        words=_PLAN_WORDS,
        is_additive=True,
        targets={
            year: amounts[node] for year, amounts in book.plan_budget.items() if node in amounts
        },
        actuals={
            year: amounts[node] for year, amounts in book.plan_spent.items() if node in amounts
        },
        step=Step.ABSORPTION,
    )
