"""The tree of what is to be reached and what is done for it, from goals to sub-activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from capaian.domain.assessment import Assessment, IndicatorResult, NodeResult
from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Indicator
from capaian.domain.work import NodeKind
from capaian.rules.work_plan import WorkPlan
from capaian.web.planning.access import may_write
from capaian.web.planning.formula_owners import INDICATORS
from capaian.web.planning.reached import count_reached
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import Known, know

_GOALS: Final = "plan.yaml#goals"
_OBJECTIVES: Final = "plan.yaml#objectives"
_NODES: Final = "nodes.csv"
_KEYS: Final[Mapping[str, str]] = {_GOALS: "id", _OBJECTIVES: "id", INDICATORS: "code", _NODES: "id"}
_WORK: Final = {
    NodeKind.PROGRAM: "Program",
    NodeKind.ACTIVITY: "Kegiatan",
    NodeKind.SUBACTIVITY: "Sub kegiatan",
}


@dataclass(frozen=True, slots=True)
class Branch:
    """Something in the tree, with what is below it."""

    kind: str
    """What it is, in Indonesian."""
    title: str
    slug: str
    """Of the sheet that its row stands in, in addresses."""
    row: int | None
    """Id of the row by which it is renamed and moved; `None`: it has none yet."""
    value: str
    """What it has reached."""
    beside: str
    """What that is measured by."""
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Cascade:
    """Grows the tree of an office-year."""

    facts: Facts
    known: Known
    assessment: Assessment | None

    @cached_property
    def _plan(self) -> WorkPlan:
        return WorkPlan(self.facts)

    def grow(self) -> tuple[Branch, ...]:
        """Return the goals with all below them, then programs that serve no objective."""
        goals = [self._purpose(_GOALS, "Tujuan", goal.id, goal.name) for goal in self.facts.goals]
        supporting = (node.id for node in self.facts.nodes if not self._plan.served.get(node.id))
        return (
            *goals,
            *(self._work(node) for node in supporting if self._plan.node_by_id[node].parent is None),
        )

    def _purpose(self, sheet: str, kind: str, own: NodeId, title: str) -> Branch:
        value, beside = self._reached(own)
        return Branch(kind, title, slug_of(sheet), self._row(sheet, own), value, beside, (*self._below(own),))

    def _reached(self, own: NodeId) -> tuple[str, str]:
        """Return how many of its own indicators met their targets: facts that papers and traces tell too."""
        codes = (each.code for each in self.facts.indicators if each.objective == own)
        reached = count_reached([self._indicators[code] for code in codes if code in self._indicators])
        if reached.share:
            return reached.share, "; ".join(filter(None, ("indikator mencapai target", reached.others)))
        return (str(reached.untargeted), "indikator belum bertarget") if reached.untargeted else ("", "")

    def _below(self, own: NodeId) -> Iterator[Branch]:
        for indicator in self.facts.indicators:
            if indicator.objective == own:
                yield self._indicator(indicator)
        for objective in self.facts.objectives:
            if objective.parent == own:
                kind = f"Sasaran {objective.code} (eselon {objective.tier})".replace("  ", " ")
                yield self._purpose(_OBJECTIVES, kind, objective.id, objective.name)
        for node in self.facts.nodes:
            if node.objective == own and node.parent is None:
                yield self._work(node.id)

    def _indicator(self, indicator: Indicator) -> Branch:
        result = self._indicators.get(indicator.code)
        value, beside = "", ""
        if result is not None:
            value, beside = result.current.actual.display, f"target {result.current.target.display}"
        title = indicator.label
        row = self._row(INDICATORS, indicator.code)
        return Branch("Indikator", title, slug_of(INDICATORS), row, value, beside)

    def _work(self, own: NodeId) -> Branch:
        node, result = self._plan.node_by_id[own], self._results.get(own)
        value, beside = "", ""
        if result is not None and result.money is not None:
            value, beside = f"{result.money.ratio.display}%", "serapan anggaran"
        below = tuple(self._work(each.id) for each in self.facts.nodes if each.parent == own)
        title = f"{node.code} {node.name}".strip()
        return Branch(_WORK[node.kind], title, slug_of(_NODES), self._row(_NODES, own), value, beside, below)

    @cached_property
    def _results(self) -> Mapping[NodeId, NodeResult]:
        return {each.id: each for each in self.assessment.nodes} if self.assessment else {}

    @cached_property
    def _indicators(self) -> Mapping[str, IndicatorResult]:
        return {each.code: each for each in self.assessment.indicators} if self.assessment else {}

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], int]:
        found = {}
        for sheet, key in _KEYS.items():
            rows: Sequence[int] = self.known.ids.get(sheet, ())
            for pk, row in zip(rows, self.known.rows.get(sheet, ()), strict=True):
                found[sheet, row.cells.get(key, "")] = pk
        return found

    def _row(self, sheet: str, key: str) -> int | None:
        return self._rows.get((sheet, key))


def cascade(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the tree; each name leads to the row by which it is renamed and moved."""
    own = request.here.require_year()
    known = know(own)
    facts = known.found.office_year
    tree = Cascade(facts, known, known.assessment()).grow() if facts is not None else ()
    context = {"tree": tree, "is_readable": facts is not None, "may_write": may_write(request, own)}
    return render(request, "planning/cascade.html", context)
