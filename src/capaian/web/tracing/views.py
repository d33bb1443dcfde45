"""The page of a number: how it came about."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.web.evidence.year_evidence import YearEvidence, may_see
from capaian.web.measurement.factors.subjects import factors_within
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.result_notes import provisional
from capaian.web.site.access import OfficeRequest
from capaian.web.tracing.figures import find_figure
from capaian.web.tracing.tree import Tree


def trace(request: OfficeRequest, office: str, year: int, kind: str, code: str, period: str) -> HttpResponse:
    """Show where a number comes from: formula, inputs, source, row, person, time, approval.

    `?langkah=t12` shows what lies below one of its steps.
    """
    own = request.here.require_year()
    forms, as_of = forms_of(own), find_period(period, own.year)
    figure = find_figure(forms.known, as_of, kind, code) if forms else None
    step = request.GET.get("langkah")
    if forms is None or figure is None or (step and TraceId(step) not in figure.traces):
        raise Http404
    tree = Tree(
        forms,
        figure.traces,
        YearEvidence.of_forms(forms) if may_see(request) else None,
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
        "root": tree.grow(top) if top is not None else None,
        "provisional": provisional(forms, as_of),
        "factors": factors_within(forms.known, code, as_of),
        "approval": own.approvals.filter(voided_at=None).order_by("-at").first(),
    }
    return render(request, "tracing/trace.html", context)


def find_period(text: str, year: int) -> Period:
    """Return the period of an address; raises `Http404` where it is none of the year."""
    with suppress(ValueError):
        period = Period.parse(text)
        if period.year == year:
            return period
    raise Http404


def _span(forms: Forms, kind: str, code: str, as_of: Period) -> str:
    """Return of which time a coverage is, in words: of all since January, or of the end of a period."""
    own = code.partition(":")[0]
    found = next((each for each in forms.facts.components if kind == "cakupan" and each.code == own), None)
    if found is None or as_of.kind is PeriodKind.YEAR:
        return ""
    if found.aggregation is Aggregation.LAST:
        return ", keadaan akhirnya"
    return ", dihitung sejak Januari" if as_of.ordinal > 1 else ""
