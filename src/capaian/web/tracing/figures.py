"""A figure by its address, with the steps that lead to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from capaian.domain.assessment import IndicatorResult, PeriodResult
from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Reason, Result, Trace, Unavailable
from capaian.rules.assess import CountResult
from capaian.web.years.known import Known

_IN_ERROR: Final = "data tahun ini masih memuat galat; perbaiki dahulu, lalu angkanya dihitung"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody asks about."""

    title: str
    value: CellValue | Result
    traces: Mapping[TraceId, Trace]
    """The steps that lead to it."""
    judged: PeriodResult | None = None
    """Of what an indicator reached: the target beside it, and what it comes to."""

    @property
    def root(self) -> TraceId | None:
        """The step that yielded it."""
        return getattr(self.value, "trace", None)

    @property
    def why_not(self) -> str:
        """Why it has no value; empty where it has one."""
        return self.value.words if isinstance(self.value, Unavailable) else ""


def find_figure(known: Known, as_of: Period, kind: str, code: str) -> Figure | None:
    """Return a figure by its address: `indikator` and `capaian` of an indicator, `cakupan` of a component.

    A component of one district is written `ktp:63.11.02`. Of a component nothing else is computed. While
    errors forbid computing, every figure waits.
    """
    if not known.is_computable:
        return Figure("Jejak angka", Unavailable(Reason.MISSING_INPUT, note=_IN_ERROR), {})
    if kind == "cakupan":
        component, _, area = code.partition(":")
        counted = known.counted(component, as_of)
        return None if counted is None else _of_component(counted, area)
    assessment = known.assessment(as_of) if kind in ("indikator", "capaian") else None
    found = next((each for each in assessment.indicators if each.code == code), None) if assessment else None
    return None if assessment is None or found is None else _of_indicator(found, kind, assessment.traces)


def _of_component(found: CountResult, area: str) -> Figure | None:
    if not area:
        return Figure(found.name, found.whole.ratio, found.traces)
    own = next((each for each in found.areas if each.code == area), None)
    return None if own is None else Figure(f"{found.name}, {own.name}", own.ratio, found.traces)


def _of_indicator(found: IndicatorResult, kind: str, traces: Mapping[TraceId, Trace]) -> Figure:
    name = f"{found.symbol} {found.name}".strip()
    if kind == "capaian":
        return Figure(f"Capaian {name}", found.current.achievement, traces)
    has_target = not isinstance(found.current.target, Unavailable)
    return Figure(name, found.current.actual, traces, found.current if has_target else None)
