"""Spending above what was granted: a year's budget binds, a quarter's cash plan is a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_exact
from capaian.domain.period import Period, PeriodKind
from capaian.domain.work import WHOLE_OFFICE, Resource, ResourceInput
from capaian.rules.facts import Facts
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.work_plan import WorkPlan

_QUARTERS = 4
_REMEDY = (
    "Periksa kedua angka. Anggaran kas ialah rencana; yang mengikat ialah pagu setahun. "
    "Bila keduanya benar, jelaskan di kolom note."
)


@dataclass(frozen=True, slots=True)
class _Excess:
    """Money that was spent above a ceiling."""

    node: NodeId
    kind: str
    period: Period
    spent: Decimal
    ceiling: Decimal
    words: str
    """What was spent: `Realisasi`, `Realisasi semua triwulan`."""
    place: Place


def check_budgets(facts: Facts, plan: WorkPlan) -> Iterator[Issue]:
    """Yield what was spent above the year's budget, and warn where a part of the year exceeds its own plan.

    Amounts of nodes are sums of what is below them, so each is told once, at the lowest node that states it.
    """
    money = {key: rows for key, rows in facts.inputs.items() if key[1] is Resource.MONEY}
    stated = [excess for rows in money.values() for row in rows for excess in _of_row(row)]
    summed = [excess for rows in money.values() for excess in _of_quarters(rows)]
    for excess in _lowest(plan, [*stated, *summed]):
        yield _describe(excess)


def _of_row(row: ResourceInput) -> Iterator[_Excess]:
    budget = _budget(row)
    if budget is not None and row.actual is not None and row.actual > budget:
        yield _Excess(row.node, row.kind, row.period, row.actual, budget, "Realisasi", row.place)


def _of_quarters(rows: Sequence[ResourceInput]) -> Iterator[_Excess]:
    """Compare the quarters together with the year's budget, else with their own budgets together."""
    years = {row.period: row for row in rows if row.period.kind is PeriodKind.YEAR}
    quarters = [row for row in rows if row.period.kind is PeriodKind.QUARTER]
    for year in dict.fromkeys(Period.year_of(row.period.year) for row in quarters):
        parts = [row for row in quarters if row.period.year == year.year]
        whole = years.get(year)
        if whole is not None and whole.actual is not None:
            continue  # the row of the year speaks for itself
        ceiling = _ceiling(whole, parts)
        spent = sum((row.actual for row in parts if row.actual is not None), Decimal(0))
        if ceiling is not None and spent > ceiling:
            told = parts[-1] if whole is None else whole
            words = "Realisasi semua triwulan"
            yield _Excess(told.node, told.kind, year, spent, ceiling, words, told.place)


def _ceiling(whole: ResourceInput | None, parts: Sequence[ResourceInput]) -> Decimal | None:
    stated = None if whole is None else _budget(whole)
    budgets = [budget for row in parts if (budget := _budget(row)) is not None]
    if stated is not None or len(budgets) < _QUARTERS:
        return stated
    return sum(budgets, Decimal(0))


def _budget(row: ResourceInput) -> Decimal | None:
    return row.revised if row.revised is not None else row.original


def _lowest(plan: WorkPlan, found: Iterable[_Excess]) -> list[_Excess]:
    """Return what no node below tells already, of the same kind of money and period."""
    listed = list(found)
    told = {(above, e.kind, e.period) for e in listed for above in _above(plan, e.node)}
    return [excess for excess in listed if (excess.node, excess.kind, excess.period) not in told]


def _above(plan: WorkPlan, node: NodeId) -> tuple[NodeId, ...]:
    return () if node == WHOLE_OFFICE else (*plan.above(node), WHOLE_OFFICE)


def _describe(excess: _Excess) -> Issue:
    node = "seluruh dinas" if excess.node == WHOLE_OFFICE else excess.node
    is_year = excess.period.kind is PeriodKind.YEAR
    message = (
        f"{excess.words} {write_exact(excess.spent)} melebihi {'pagu' if is_year else 'anggaran kas'} "
        f"{write_exact(excess.ceiling)} pada {node}, {excess.period.label}."
    )
    if is_year:
        subject = f"realised_above_budget:{excess.node}:{excess.kind}:{excess.period}"
        return contradiction(subject, message, excess.place, plain(excess.spent))
    code = "realised_above_cash_plan"
    return Issue(Level.WARNING, code, message, excess.place, plain(excess.spent), _REMEDY)
