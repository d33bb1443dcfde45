"""The targets of a year in one table: each indicator with last year's beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.rules.agreements import agreements_in_force
from capaian.web.planning.cell_texts import printed_target, stated_in
from capaian.web.planning.grids.forms import GridLine, TargetCell
from capaian.web.planning.grids.views import GridView
from capaian.web.planning.sheets import INDICATOR, TARGETS

_KEPT: Final = "Target tidak dikosongkan di sini; hapus barisnya di lembar Target Renstra."


@dataclass(frozen=True, kw_only=True)
class TargetLine(GridLine):
    """An indicator with its target of the year."""

    agreed: str
    """Target of the agreement in force, where it is another one."""


class TargetGrid(GridView[TargetLine]):
    """The page of the targets of the year."""

    template_name = "planning/targets.html"
    address = "targets"
    prefix = "target-"
    noun = "target"

    def draw(self, facts: Facts) -> Iterator[TargetLine]:
        """Yield the indicators in the order of the plan."""
        year, stored = self.year.year, self.year.rows.filter(sheet=TARGETS)
        rows = {(row.cells.get(INDICATOR, ""), row.cells.get("key", "")): row for row in stored}
        in_force = agreements_in_force(facts, Period.year_of(year))
        promised = {line.indicator: line.target for paper in in_force for line in paper.targets}
        for indicator in facts.indicators:
            code, before = str(indicator.code), rows.get((str(indicator.code), str(year - 1)))
            plan, agreed = indicator.plan_targets.get(year), promised.get(indicator.code)
            is_other = plan is not None and agreed is not None and plan != agreed
            cell = TargetCell(
                f"target-{code}",
                f"Target {year}, {indicator.label}",
                TARGETS,
                "value",
                {INDICATOR: code, "key": str(year)},
                rows.get((code, str(year))),
                heading=f"Target {year}",
                kept=_KEPT,
                indicator=indicator,
            )
            yield TargetLine(
                title=f"{indicator.symbol} {indicator.name}".strip(),
                code=code,
                cells=(cell,),
                unit=indicator.unit.label,
                last=stated_in(TARGETS, before.cells) if before is not None else "",
                agreed=printed_target(agreed) if agreed and is_other else "",
            )

    def context(self, lines: Sequence[TargetLine]) -> Mapping[str, object]:
        """Return how many have none."""
        return {"last": self.year.year - 1, "lacking": sum(not line.cell.shown for line in lines)}
