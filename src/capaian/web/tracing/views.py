"""The page of a number: two levels of its tree; what lies below a step is asked for when it is opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.assessment import PeriodResult
from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.value import CellValue, Reason, Result, Trace, Unavailable
from capaian.web.evidence.year_evidence import YearEvidence
from capaian.web.measurement.factors.subjects import factors_within
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.result_notes import provisional
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import find_period
from capaian.web.tracing.tree import Tree
from capaian.web.tracing.words import open_months
from capaian.web.years.known import YearState


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A number that somebody asks about."""

    title: str
    value: CellValue | Result
    traces: Mapping[TraceId, Trace]
    judged: PeriodResult | None = None
    """Of what an indicator reached: the target beside it, and what it comes to."""

    @property
    def root(self) -> TraceId | None:
        """The step that yielded it."""
        return getattr(self.value, "trace", None)

    @property
    def missing(self) -> frozenset[str]:
        """Subjects of the steps to it that have no value."""
        found, waiting = set[str](), [self.root]
        while waiting:
            step = self.traces.get(waiting.pop() or TraceId(""))
            if step is not None and step.value is None and step.subject not in found:
                found.add(step.subject)
                waiting += step.inputs
        return frozenset(found)

    @property
    def why_not(self) -> str:
        """Why it has no value; empty where it has one."""
        return self.value.words if isinstance(self.value, Unavailable) else ""


def find_figure(year_state: YearState, as_of: Period, kind: str, code: str) -> TracedFigure | None:
    """Return a figure by its address: `indikator` and `capaian` of an indicator, `cakupan` of a component.

    A component of one district is written `ktp:63.11.02`. Of a component nothing else is computed. While
    errors forbid computing, every figure waits.
    """
    if year_state.computable is None:
        note = "data tahun ini masih memuat galat; perbaiki dahulu, lalu angkanya dihitung"
        return TracedFigure("Jejak angka", Unavailable(Reason.MISSING_INPUT, note=note), {})
    if kind == "cakupan":
        component, _, area = code.partition(":")
        counted = year_state.counted(component, as_of)
        if counted is None or not area:
            return TracedFigure(counted.name, counted.whole.ratio, counted.traces) if counted else None
        own = (each for each in counted.areas if each.code == area)
        names = ((f"{counted.name}, {each.name}", each.ratio) for each in own)
        return next((TracedFigure(name, ratio, counted.traces) for name, ratio in names), None)
    assessment = year_state.assessment(as_of) if kind in ("indikator", "capaian") else None
    found = next((each for each in assessment.indicators if each.code == code), None) if assessment else None
    if assessment is None or found is None:
        return None
    name, now = f"{found.symbol} {found.name}".strip(), found.current
    if kind == "capaian":
        return TracedFigure(f"Capaian {name}", now.achievement, assessment.traces)
    judged = None if isinstance(now.target, Unavailable) else now
    return TracedFigure(name, now.actual, assessment.traces, judged)


def trace(request: OfficeRequest, office: str, year: int, kind: str, code: str, period: str) -> HttpResponse:
    """Show where a number comes from: formula, inputs, source, row, person, time, approval.

    `?langkah=t12` shows what lies below one of its steps.
    """
    own = request.here.require_year()
    forms, as_of = forms_of(own), find_period(period, own.year)
    figure = find_figure(forms.year_state, as_of, kind, code) if forms else None
    step = request.GET.get("langkah")
    if forms is None or figure is None or (step and TraceId(step) not in figure.traces):
        raise Http404
    tree = Tree(
        forms,
        figure.traces,
        YearEvidence(forms.year, forms.year_state) if request.here.may("evidence", "GET") else None,
        code.partition(":")[0],
    )
    top = TraceId(step) if step else figure.root
    context = {
        "figure": figure,
        "is_step": bool(step),
        "code": code,
        "period": period,
        "as_of": as_of,
        "span": _span(forms, kind, code, as_of),
        "sees_registers": request.here.may("register_month", "GET"),
        "open_months": [*open_months(forms.facts, figure.missing, as_of)],
        "root": tree.grow(top) if top is not None else None,
        "provisional": provisional(forms, as_of),
        "factors": factors_within(forms.year_state, code, as_of),
        "approval": own.approvals.filter(voided_at=None).order_by("-at").first(),
    }
    return render(request, "tracing/trace.html", context)


def _span(forms: Forms, kind: str, code: str, as_of: Period) -> str:
    """Return of which time a coverage is, in words: of all since January, or of the end of a period."""
    own = code.partition(":")[0]
    found = next((each for each in forms.facts.components if kind == "cakupan" and each.code == own), None)
    if found is None or as_of.kind is PeriodKind.YEAR:
        return ""
    if found.aggregation is Aggregation.LAST:
        return ", keadaan akhirnya"
    return ", dihitung sejak Januari" if as_of.ordinal > 1 else ""
