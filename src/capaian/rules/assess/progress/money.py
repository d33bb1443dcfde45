"""Courses of money: budget and spending of each node by quarter and by year of the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from capaian.domain.assessment import ResourceResult
from capaian.domain.identifiers import NodeId
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Step
from capaian.domain.progress import BudgetKind, PlanYear, ProgressLine, QuarterProgress
from capaian.domain.value import PERCENT, RUPIAH, Known, Reason, Result, Unavailable
from capaian.domain.work import Resource, ResourceInput
from capaian.rules.agreements import is_changed_later
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    divide_results,
    read_reason,
    record,
    total,
)
from capaian.rules.assess.indicators import Basis
from capaian.rules.assess.period_results import band_of
from capaian.rules.assess.progress.plan import (
    Track,
    first_plan_year,
    follow_plan,
    last_plan_year,
    until_the_end,
)
from capaian.rules.assess.resources import COLUMNS, Line, is_revised, roll_column, unchanged_nodes
from capaian.rules.efficiency import absorption
from capaian.rules.work_plan import roll_up

_MONEY = Line(Resource.MONEY, "all")
_PLAN_WORDS = ("Pagu Renstra", "Realisasi anggaran")
_NO_BUDGET = Unavailable(Reason.NOT_IN_SOURCE)
_NOT_YET = Unavailable(Reason.NOT_REPORTED)

Amounts = Mapping[NodeId, Result]


@dataclass(frozen=True, slots=True)
class MoneyBook:
    """Amounts of money by node, rolled up the work plan."""

    kind: BudgetKind | None
    """Which budget of the year all nodes have; `None` where none is stated."""
    budget: Amounts
    """Of the whole year, whatever period is asked for: of one kind, never some of this and some of that."""
    quarters: tuple[tuple[Period, Amounts, Amounts], ...]
    """Quarter, budget and spending of that quarter alone."""
    plan_budget: Mapping[int, Amounts]
    plan_spent: Mapping[int, Amounts]


def open_book(basis: Basis) -> MoneyBook:
    """Return the money of the year, of its quarters and of the years of the plan."""
    desk = basis.desk
    kind, budget = _budget(basis)
    unchanged = unchanged_nodes(_of_whole_year(desk), basis.plan.work, _MONEY)
    first = min((row.period.year for row in desk.office_year.plan_years), default=desk.as_of.year + 1)
    years = range(first, last_plan_year(desk) + 1) if desk.office_year.plan_years else ()
    return MoneyBook(
        kind=kind,
        budget=budget,
        quarters=tuple(
            (
                quarter,
                _quarter(basis, quarter, "Pagu", partial(_planned_of, unchanged)),
                _quarter(basis, quarter, "Realisasi anggaran", lambda r: r.actual),
            )
            for quarter in Period.year_of(desk.office_year.year).parts(PeriodKind.QUARTER)
        ),
        plan_budget={year: _plan_year(basis, year, _PLAN_WORDS[0], lambda row: row.budget) for year in years},
        plan_spent={year: _plan_year(basis, year, _PLAN_WORDS[1], lambda row: row.spent) for year in years},
    )


def _planned_of(unchanged: Set[NodeId], row: ResourceInput) -> Decimal | None:
    """What a row of a quarter plans: as granted first only where the year of its node was not revised."""
    return row.original if row.revised is None and row.node in unchanged else row.revised


def _budget(basis: Basis) -> tuple[BudgetKind | None, Amounts]:
    """Return the budget in force with the agreement in force, of one kind for all nodes.

    Until an agreement's revision is signed it is the budget as first granted, else as it stands. Where the
    dossier states that kind of no node, it is the other one. One that nobody revised is as first granted.
    """
    desk, plan = basis.desk, basis.plan
    whole_year = _of_whole_year(desk)
    kinds = (BudgetKind.REVISED, BudgetKind.ORIGINAL)
    for kind in kinds[::-1] if is_changed_later(desk.office_year, desk.as_of) else kinds:
        if kind is BudgetKind.REVISED and not is_revised(whole_year, _MONEY):
            continue
        column = next(column for column in COLUMNS if column.name == kind)
        amounts = roll_column(whole_year, plan.work, _MONEY, column, plan.labels)
        if amounts:
            return kind, amounts
    return None, {}


def _of_whole_year(desk: AssessContext) -> AssessContext:
    return replace(desk, as_of=Period.year_of(desk.office_year.year))


def follow_money(basis: Basis, book: MoneyBook, node: NodeId) -> ProgressLine | None:
    """Return the money of a node; `None` where neither the year nor the plan says anything of it."""
    desk = basis.desk
    target = book.budget.get(node, _NO_BUDGET)
    result = _current(basis, node)
    track = _track(basis, book, node)
    if result is None and not track.targets and node not in book.budget:
        return None
    actual = _NOT_YET if result is None else result.actual
    ratio = _absorption(basis, node, result if book.kind is BudgetKind.REVISED else None, (actual, target))
    return ProgressLine(
        name="Anggaran",
        indicator=None,
        unit=RUPIAH,
        is_additive=True,
        target=target,
        stages=tuple(
            QuarterProgress(quarter, budget.get(node, _NO_BUDGET), spent.get(node, _NOT_YET))
            for quarter, budget, spent in book.quarters
        ),
        due=_NO_BUDGET if result is None else result.revised,
        actual=actual,
        achievement=ratio,
        band=band_of(desk, ratio),
        plan=follow_plan(desk, track, target, actual),
    )


def _current(basis: Basis, node: NodeId) -> ResourceResult | None:
    lines = basis.holdings.resources.get(node, ())
    return next((r for r in lines if r.resource is Resource.MONEY and r.kind == "all"), None)


def _absorption(
    basis: Basis, node: NodeId, result: ResourceResult | None, pair: tuple[Result, Result]
) -> Result:
    """Share of the year's budget that is spent; of a whole year it is there already."""
    desk = basis.desk
    if result is not None and desk.as_of.kind is PeriodKind.YEAR:
        return result.ratio
    subject = f"Serapan pagu setahun {basis.plan.labels[node]}, sampai {desk.as_of.label}"
    label = Label(subject, PERCENT, step=Step.ABSORPTION)
    return divide_results(desk, label, ("Realisasi", "Pagu"), pair, absorption)


def _quarter(
    basis: Basis, quarter: Period, word: str, read: Callable[[ResourceInput], Decimal | None]
) -> Amounts:
    """Amounts of one quarter alone; spending that the period asked for does not reach is not there."""
    if quarter.end > basis.desk.as_of.end and word != "Pagu":
        return {}
    own: dict[NodeId, Result] = {}
    for node in basis.plan.work.order:
        for row in basis.desk.facts.inputs.get((node, Resource.MONEY, "all"), ()):
            value = read(row)
            if row.period == quarter and value is not None:
                reference = basis.desk.facts.reference(row.place, row.source)
                subject = f"{word} {basis.plan.labels[node]}, {quarter.label}"
                own[node] = record(
                    basis.desk, subject, value, RUPIAH, reference, basis.desk.facts.money_decimals
                )
    return _rolled(basis, own, word, quarter.label)


def _plan_year(basis: Basis, year: int, word: str, read: Callable[[PlanYear], Decimal | None]) -> Amounts:
    """Amounts of one year of the plan; of a node that has money in it, a year without any is unknown."""
    desk, own = basis.desk, dict[NodeId, Result]()
    for node in basis.plan.work.order:
        everything = desk.facts.plan_years.get(node, ())
        rows = [row for row in everything if row.period.year == year]
        if rows and any(map(_has_money, everything)):
            row = next((row for row in rows if read(row) is not None), rows[0])
            value = read(row)
            reference = desk.facts.reference(row.place, row.source)
            subject = f"{word} {basis.plan.labels[node]}, {row.period.label}"
            blank = Unavailable(read_reason(row.note, Reason.NOT_IN_SOURCE))
            stated = blank if value is None else value
            own[node] = record(desk, subject, stated, RUPIAH, reference, desk.facts.money_decimals)
    return _sum_planned(basis, own, year, word)


def _sum_planned(basis: Basis, own: Amounts, year: int, word: str) -> Amounts:
    """Sum up the work plan what is planned in a year.

    A part whose first year of money is later has nothing in this one; one that the plan does not know at
    all, leaves out or names without an amount leaves the sum unknown, unless the node itself states it.
    """
    tree, labels, first = basis.plan.work, basis.plan.labels, _first_years(basis)
    amounts: dict[NodeId, Result] = {}
    for node in reversed(tree.order):
        children = [child for child in tree.children[node] if first.get(child, year) <= year]
        parts = [amounts[child] for child in children if child in amounts]
        is_whole = bool(parts) and len(parts) == len(children)
        if is_whole and (node not in own or all(isinstance(part, Known) for part in parts)):
            names = tuple(labels[child] for child in children)
            subject = f"{word} {labels[node]}, Tahun {year}"
            amounts[node] = _add(basis.desk, subject, names, parts)
        elif node in own:
            amounts[node] = own[node]
    return amounts


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


def _rolled(basis: Basis, own: Amounts, word: str, when: str) -> Amounts:
    labels = basis.plan.labels

    def add_children(node: NodeId, parts: Sequence[Result]) -> Result:
        names = tuple(labels[child] for child in basis.plan.work.children[node])
        return _add(basis.desk, f"{word} {labels[node]}, {when}", names, parts)

    return roll_up(basis.plan.work, own, add_children)


def _add(desk: AssessContext, subject: str, names: Sequence[str], parts: Sequence[Result]) -> Result:
    return total(desk, Label(subject, RUPIAH, desk.facts.money_decimals), names, parts)


def _track(basis: Basis, book: MoneyBook, node: NodeId) -> Track:
    return Track(
        label=Label(basis.plan.labels[node], RUPIAH, basis.desk.facts.money_decimals),
        words=_PLAN_WORDS,
        is_additive=True,
        targets=until_the_end(
            basis.desk, {year: amounts[node] for year, amounts in book.plan_budget.items() if node in amounts}
        ),
        actuals={year: amounts[node] for year, amounts in book.plan_spent.items() if node in amounts},
        first_year=first_plan_year(basis.desk),
        last_year=last_plan_year(basis.desk),
        this_year=basis.desk.as_of.year,
        step=Step.ABSORPTION,
    )
