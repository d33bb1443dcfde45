"""The tree of what is to be reached and what is done for it, from goals to sub-activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from capaian.domain.assessment import Assessment, IndicatorResult, NodeResult, Status
from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Indicator
from capaian.domain.value import Unavailable
from capaian.domain.work import NodeKind
from capaian.rules.work_plan import WorkPlan
from capaian.web.planning.access import may_write
from capaian.web.planning.sheets import INDICATORS, NODES, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import Known, know

_GOALS: Final = "plan.yaml#goals"
_OBJECTIVES: Final = "plan.yaml#objectives"
_KEYS: Final[Mapping[str, str]] = {_GOALS: "id", _OBJECTIVES: "id", INDICATORS: "code", NODES: "id"}
_WORK: Final = {
    NodeKind.PROGRAM: "Program",
    NodeKind.ACTIVITY: "Kegiatan",
    NodeKind.SUBACTIVITY: "Sub kegiatan",
}


@dataclass(frozen=True, slots=True)
class TargetCounts:
    """Indicators by what became of their targets: those without one cannot meet it."""

    met: int
    targeted: int
    unknown: int
    """Those that have a target and cannot be judged yet."""
    untargeted: int

    @property
    def share(self) -> str:
        """How many of those that have a target met it; empty where none has one."""
        return f"{self.met} dari {self.targeted}" if self.targeted else ""

    @property
    def others(self) -> str:
        """What the share leaves open, in words."""
        found = [f"{self.unknown} belum dapat dinilai"] if self.unknown else []
        found += [f"{self.untargeted} belum bertarget"] if self.untargeted else []
        return ", ".join(found)

    @property
    def words(self) -> str:
        """All of it as one line, without a full stop."""
        if not self.targeted:
            return f"{self.untargeted} indikator belum bertarget" if self.untargeted else ""
        return "; ".join(filter(None, (f"{self.share} indikator mencapai target", self.others)))


def count_targets(results: Sequence[IndicatorResult]) -> TargetCounts:
    """Count indicators by what became of their targets."""
    targeted = [each.current for each in results if not isinstance(each.current.target, Unavailable)]
    statuses = [each.status for each in targeted]
    unknown = statuses.count(Status.UNKNOWN)
    return TargetCounts(statuses.count(Status.MET), len(targeted), unknown, len(results) - len(targeted))


@dataclass(frozen=True, slots=True)
class Branch:
    """Something in the tree, with what is below it."""

    kind: str
    """What it is, in Indonesian."""
    title: str
    slug: str
    """Of the sheet of its row, in addresses."""
    row: int | None
    """Id of the row by which it is renamed and moved; `None`: it has none yet."""
    value: str = ""
    """What it has come to."""
    measured_by: str = ""
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Cascade:
    """Grows the tree of an office-year."""

    facts: Facts
    known: Known
    assessment: Assessment | None

    def grow(self) -> tuple[Branch, ...]:
        """Return the goals with all below them, then programs that serve no objective."""
        goals = [self._purpose(_GOALS, "Tujuan", goal.id, goal.name) for goal in self.facts.goals]
        tops = (node.id for node in self.facts.nodes if node.parent is None)
        return (*goals, *(self._work(node) for node in tops if not self._plan.served.get(node)))

    def _purpose(self, sheet: str, kind: str, own: NodeId, title: str) -> Branch:
        codes = (each.code for each in self.facts.indicators if each.objective == own)
        counts = count_targets([self._indicators[code] for code in codes if code in self._indicators])
        value, measured_by = counts.share, "indikator mencapai target"
        if value and counts.others:
            measured_by = f"{measured_by}; {counts.others}"
        elif not value and counts.untargeted:
            value, measured_by = str(counts.untargeted), "indikator belum bertarget"
        below = tuple(self._below(own))
        return Branch(kind, title, slug_of(sheet), self._rows.get((sheet, own)), value, measured_by, below)

    def _below(self, own: NodeId) -> Iterator[Branch]:
        yield from (self._indicator(each) for each in self.facts.indicators if each.objective == own)
        for objective in self.facts.objectives:
            if objective.parent == own:
                kind = f"Sasaran {objective.code} (eselon {objective.tier})".replace("  ", " ")
                yield self._purpose(_OBJECTIVES, kind, objective.id, objective.name)
        tops = (each.id for each in self.facts.nodes if each.objective == own and each.parent is None)
        yield from map(self._work, tops)

    def _indicator(self, indicator: Indicator) -> Branch:
        result, row = self._indicators.get(indicator.code), self._rows.get((INDICATORS, indicator.code))
        texts = ("", "")
        if result is not None:
            texts = result.current.actual.display, f"target {result.current.target.display}"
        return Branch("Indikator", indicator.label, slug_of(INDICATORS), row, *texts)

    def _work(self, own: NodeId) -> Branch:
        node, result = self._plan.node_by_id[own], self._work_results.get(own)
        texts = ("", "")
        if result is not None and result.money is not None:
            texts = f"{result.money.ratio.display}%", "serapan anggaran"
        below = tuple(self._work(each.id) for each in self.facts.nodes if each.parent == own)
        title, row = f"{node.code} {node.name}".strip(), self._rows.get((NODES, own))
        return Branch(_WORK[node.kind], title, slug_of(NODES), row, *texts, below)

    @cached_property
    def _plan(self) -> WorkPlan:
        return WorkPlan(self.facts)

    @cached_property
    def _work_results(self) -> Mapping[NodeId, NodeResult]:
        return {each.id: each for each in self.assessment.nodes} if self.assessment else {}

    @cached_property
    def _indicators(self) -> Mapping[str, IndicatorResult]:
        return {each.code: each for each in self.assessment.indicators} if self.assessment else {}

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], int]:
        return {
            (sheet, row.cells.get(key, "")): pk
            for sheet, key in _KEYS.items()
            for pk, row in zip(self.known.ids.get(sheet, ()), self.known.rows.get(sheet, ()), strict=True)
        }


def cascade(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the tree; each name leads to the row by which it is renamed and moved."""
    own = request.here.require_year()
    known = know(own)
    facts = known.found.office_year
    tree = Cascade(facts, known, known.assessment()).grow() if facts is not None else ()
    context = {"tree": tree, "is_readable": facts is not None, "may_write": may_write(request, own)}
    return render(request, "planning/cascade.html", context)
