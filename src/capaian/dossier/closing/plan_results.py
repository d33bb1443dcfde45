"""What `renstra.csv` knows of closed years, beside how a later dossier tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from capaian.domain.exchange import Plain
from capaian.domain.plan import StrategicPlan
from capaian.domain.progress import PlanYear
from capaian.dossier.closing.figures import plain_cell, plain_records
from capaian.dossier.closing.priors import Key, PlannedResult, Prior, texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.tables.strategic import PLAN_YEARS

Figures = Mapping[Key, Decimal | None]


def find_plan_results(snapshots: Sequence[Snapshot], fields: Mapping[str, Any]) -> dict[Key, Prior]:
    """Return results, ceilings and spending of years up to the last closed one, beside how they stand now.

    What `renstra.csv` did not tell of a closed year may be filled in, as `history.csv` and the closing of
    that year have it.

    Args:
        snapshots: The closings, from the earliest; at least one.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
    """
    last = snapshots[-1]
    closed = _by_key(texts_of(PLAN_YEARS, last), last.year)
    now = _by_key(fields.get("plan_years", ()), last.year)
    actuals: dict[Key, Decimal | None] = {
        (row.subject, row.name, str(row.period)): row.actual for row in fields.get("history", ()) if row.name
    }
    spent = {key: figure for snapshot in snapshots for key, figure in spent_in(snapshot).items()}
    plan = fields.get("strategic_plan")
    begins = plan.first_year if isinstance(plan, StrategicPlan) else 0
    known = {key[:2] for key in now}
    found = {
        key: Prior(PLAN_YEARS, key, _approved(closed.get(key), row, actuals, spent), row)
        for key, row in now.items()
    }
    return found | {
        key: Prior(PLAN_YEARS, key, was, None)
        for key, was in closed.items()
        if key not in now and key[:2] in known and was.period.year >= begins
    }


def _approved(
    closed: PlannedResult | None, now: PlannedResult, actuals: Figures, spent: Figures
) -> PlannedResult:
    """Return what is to stand in a row: as approved; where that is nothing, by the figures of its year.

    An actual that stands as `history.csv` has it follows the restatements there.
    """
    key = (now.subject, now.name, str(now.period))
    was = replace(now, plan_actual=None, plan_spent=None) if closed is None else closed
    actual, money = actuals.get(key), spent.get((now.subject, "", str(now.period)))
    if now.plan_actual is not None and (was.plan_actual is None or now.plan_actual == actual):
        was = replace(was, plan_actual=now.plan_actual if actual is None else actual)
    if now.plan_spent is not None and was.plan_spent is None:
        was = replace(was, plan_spent=now.plan_spent if money is None else money)
    if was.plan_budget is None:
        was = replace(was, plan_budget=now.plan_budget)
    return was


def _by_key(rows: Iterable[PlanYear], last: int) -> dict[Key, PlannedResult]:
    made = [
        PlannedResult(
            row.node, row.name, row.period, row.actual, row.budget, row.spent, row.source, row.place
        )
        for row in rows
        if row.period.year <= last
    ]
    return {(row.subject, row.name, str(row.period)): row for row in made}


def spent_in(snapshot: Snapshot) -> Figures:
    """Return what nodes spent in a closed year."""
    year = str(snapshot.year)
    return {
        (str(node.get("id")), "", year): Decimal(figure)
        for node in plain_records(snapshot.assessment.get("nodes"))
        for line in plain_records(node.get("inputs"))
        if (figure := _whole_year(line, year))
    }


def _whole_year(line: Mapping[str, Plain], year: str) -> str:
    is_all = (line.get("resource"), line.get("kind"), line.get("period")) == ("money", "all", year)
    return plain_cell(line.get("actual")).get("value", "") if is_all else ""
