"""The page of a number: how it came about."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.web.evidence.asked import SECTION
from capaian.web.evidence.linked import Proofs, may_see
from capaian.web.evidence.uploading import may_keep
from capaian.web.measurement.factors.told import told_of
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.provisional import provisional
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.tracing.tree import Tree, find_figure, period_of
from capaian.web.tracing.unproven import find_unproven


def trace(request: OfficeRequest, office: str, year: int, kind: str, code: str, period: str) -> HttpResponse:
    """Show where a number comes from: formula, inputs, source, row, person, time, approval."""
    own = request.here.require_year()
    forms, as_of = forms_of(own), period_of(period, own.year)
    if forms is None or as_of is None:
        raise Http404
    figure = find_figure(forms.known, as_of, kind, code)
    if figure is None:
        raise Http404
    root = figure.root
    proofs = Proofs(forms) if may_see(request) else None
    tree = Tree(forms, figure.traces, proofs, code.partition(":")[0])
    grown = tree.grow(root) if root is not None else None
    context = {
        "figure": figure,
        "code": code,
        "period": period,
        "as_of": as_of,
        "span": _span(forms, kind, code, as_of),
        "root": grown,
        "unproven": find_unproven(grown, forms),
        "evidence_at": SECTION,
        "may_keep": may_keep(request),
        "provisional": provisional(forms, as_of),
        "factors": told_of(forms.known, code, as_of),
        "sheets": {file: slug_of(file) for file in ("counts.csv", "outputs.csv", "inputs.csv", "survey.csv")},
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
