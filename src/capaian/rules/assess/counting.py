"""Components alone: what a form of counts shows while it is filled in, without all that rests on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import localcontext

from capaian.domain.assessment import AreaResult
from capaian.domain.identifiers import ComponentCode, TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.trace import Trace
from capaian.rules.arithmetic import ARITHMETIC
from capaian.rules.assess.assessment import open_context
from capaian.rules.assess.components import relate_areas
from capaian.rules.tracelog import TraceLog


@dataclass(frozen=True, slots=True)
class CountResult:
    """A component in the regency and its kecamatan, with the steps that lead to it."""

    name: str
    whole: AreaResult
    areas: tuple[AreaResult, ...]
    traces: Mapping[TraceId, Trace]


class Counting:
    """The components of an office-year as of a period, each computed when it is asked for.

    The figures are those of `assess`; the steps are numbered otherwise.
    """

    def __init__(self, office_year: OfficeYear, rule_set: RuleSet, as_of: Period | None = None) -> None:
        """Take what `assess` takes; raises `ValueError` for a period of another year."""
        self._desk = open_context(office_year, rule_set, as_of)
        self._found: dict[str, CountResult | None] = {}

    def component(self, code: str) -> CountResult | None:
        """Return a component; `None` where the office has none of that code."""
        if code not in self._found:
            self._found[code] = self._count(code)
        return self._found[code]

    def _count(self, code: str) -> CountResult | None:
        component = self._desk.office_year.component_by_code.get(ComponentCode(code))
        if component is None:
            return None
        desk = replace(self._desk, log=TraceLog())
        with localcontext(ARITHMETIC):
            whole, areas = relate_areas(desk, component, desk.as_of)
        return CountResult(component.name, whole, areas, desk.log.freeze())
