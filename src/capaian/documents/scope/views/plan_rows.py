"""Rows of `renstra.csv`: what the strategic plan states, for asking whether it states anything."""

from __future__ import annotations

from capaian.documents.scope.values import Series, Value, yes_no
from capaian.documents.scope.view import View
from capaian.documents.scope.world import World
from capaian.domain.course import PlanYear

PLAN_ROW: View[PlanYear] = View(
    "baris Renstra",
    {
        "node": lambda r, w: w.find("nodes", str(r.node)),
        "name": lambda r, w: r.name,
        "year": lambda r, w: str(r.period.year),
        "has_target": lambda r, w: yes_no(r.target is not None),
        "has_budget": lambda r, w: yes_no(r.budget is not None),
    },
)


def plan_rows_root(world: World) -> Value:
    """Return the rows of `renstra.csv`."""
    rows = enumerate(world.office_year.plan_years, start=1)
    return Series("baris Renstra", tuple(PLAN_ROW.of(str(n), row, world) for n, row in rows), is_open=True)
