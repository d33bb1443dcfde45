"""The plan read as a whole: the tree from goals to sub-activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from capaian.domain.assessment import Assessment, IndicatorResult, Status
from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Indicator
from capaian.domain.value import Unavailable
from capaian.domain.work import WorkNode
from capaian.rules.work_plan import WorkPlan
from capaian.web.planning.sheets import INDICATORS, NODES, may_write, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import YearState, know

_GOALS: Final = "plan.yaml#goals"
_OBJECTIVES: Final = "plan.yaml#objectives"
_KEYS: Final[Mapping[str, str]] = {
    _GOALS: "id",
    _OBJECTIVES: "id",
    INDICATORS: "code",
    NODES: "id",
}


def target_words(results: Sequence[IndicatorResult]) -> str:
    """Return how many indicators met their target, as one line:
    those without one cannot meet it.
    """
    statuses = [
        each.current.status for each in results if not isinstance(each.current.target, Unavailable)
    ]
    untargeted, unknown = len(results) - len(statuses), statuses.count(Status.UNKNOWN)
    if not statuses:
        return f"{untargeted} indikator belum bertarget" if untargeted else ""
    words = f"{statuses.count(Status.MET)} dari {len(statuses)} indikator mencapai target"
    left = [f"{unknown} belum dapat dinilai"] if unknown else []
    left += [f"{untargeted} belum bertarget"] if untargeted else []
    return "; ".join(filter(None, (words, ", ".join(left))))


@dataclass(frozen=True, slots=True)
class CascadeBranch:
    """Something in the tree, with what is below it."""

    kind: str
    title: str
    slug: str
    """Of the sheet of its row, in addresses."""
    row: int | None
    """Id of the row by which it is renamed and moved; `None`: it has none yet."""
    value: str = ""
    words: str = ""
    """What the value is, or how its targets were met."""
    below: tuple[CascadeBranch, ...] = ()


@dataclass(frozen=True)
class Cascade:
    """Grows the tree of an office-year."""

    facts: Facts
    year_state: YearState
    assessment: Assessment | None

    def grow(self) -> tuple[CascadeBranch, ...]:
        """Return the goals with all below them, then programs that serve no objective."""
        goals = [self._purpose(_GOALS, "Tujuan", goal.id, goal.name) for goal in self.facts.goals]
        plan = WorkPlan(self.facts)
        others = (plan.node_by_id[node] for node in plan.work.roots if not plan.served[node])
        return (*goals, *map(self._work, others))

    def _purpose(self, sheet: str, kind: str, own: NodeId, title: str) -> CascadeBranch:
        results = self.assessment.indicators if self.assessment else ()
        codes = {each.code for each in self.facts.indicators if each.objective == own}
        words = target_words([each for each in results if each.code in codes])
        row = self._rows.get((sheet, own))
        return CascadeBranch(kind, title, slug_of(sheet), row, "", words, tuple(self._below(own)))

    def _below(self, own: NodeId) -> Iterator[CascadeBranch]:
        yield from (
            self._indicator(each) for each in self.facts.indicators if each.objective == own
        )
        for each in self.facts.objectives:
            if each.parent == own:
                kind = f"Sasaran {each.code} (eselon {each.tier})".replace("  ", " ")
                yield self._purpose(_OBJECTIVES, kind, each.id, each.name)
        tops = (each for each in self.facts.nodes if each.objective == own and each.parent is None)
        yield from map(self._work, tops)

    def _indicator(self, indicator: Indicator) -> CascadeBranch:
        results = self.assessment.indicators if self.assessment else ()
        result = next((each for each in results if each.code == indicator.code), None)
        value = result.current.actual.display if result else ""
        words = f"target {result.current.target.display}" if result else ""
        row = self._rows.get((INDICATORS, indicator.code))
        return CascadeBranch("Indikator", indicator.label, slug_of(INDICATORS), row, value, words)

    def _work(self, node: WorkNode) -> CascadeBranch:
        results = self.assessment.nodes if self.assessment else ()
        money = next((each.money for each in results if each.id == node.id), None)
        value, words = (f"{money.ratio.display}%", "serapan anggaran") if money else ("", "")
        below = tuple(self._work(each) for each in self.facts.nodes if each.parent == node.id)
        title, row = f"{node.code} {node.name}".strip(), self._rows.get((NODES, node.id))
        kind = node.kind.words.capitalize()
        return CascadeBranch(kind, title, slug_of(NODES), row, value, words, below)

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], int]:
        return {
            (sheet, cells.get(key, "")): pk
            for sheet, key in _KEYS.items()
            for pk, cells in self.year_state.rows_in(sheet)
        }


def cascade(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the tree; each name leads to the row by which it is renamed and moved."""
    own = request.here.require_year()
    known = know(own)
    facts = known.read.office_year
    tree = Cascade(facts, known, known.assessment()).grow() if facts is not None else ()
    context = {
        "tree": tree,
        "is_readable": facts is not None,
        "may_write": may_write(request, own),
    }
    return render(request, "planning/cascade.html", context)
