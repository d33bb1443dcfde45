"""Pages of results: the board of a year, one indicator, the meeting sheet, and tables as files."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString

from capaian.domain.assessment import ComponentResult, IndicatorResult
from capaian.domain.period import Period, PeriodKind
from capaian.web.boards import indicator_page, results
from capaian.web.boards.alerts import alert_table, outlook_of
from capaian.web.boards.catalogue import find_page, find_table
from capaian.web.boards.charts import BoardChart, coverage_of, pictures_of, timeline_of
from capaian.web.boards.forms import BoundariesForm, PaceForm
from capaian.web.boards.meeting import meeting_table, pace_words
from capaian.web.boards.models import Boundaries
from capaian.web.boards.outlines import Outlines, map_areas
from capaian.web.boards.period_state import post_states
from capaian.web.boards.results import Board, board_of, latest_period
from capaian.web.boards.tables import FORMATS
from capaian.web.evidence.links import may_see
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.rights import RIGHTS
from capaian.web.trail.record import Deed, record
from capaian.web.years.known import know

UNPROCESSABLE: Final = 422
_TABLES: Final = {
    "risks": results.risk_table,
    "indicators": results.indicator_table,
    "budget": results.budget_table,
    "districts": results.district_table,
}
"""Those of the board, by the names that its template has for them."""


def board(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what the year has come to, and what is at risk."""
    found = _board(request)
    if found is None:
        return render(request, "boards/board.html", {"board": None})
    components = results.coverages(found)
    component = next((each for each in components if each.code == request.GET.get("cakupan")), None)
    component = component or (components[0] if components else None)
    context = {
        "board": found,
        "periods": _periods(found),
        "lost": found.lost_targets,
        "alerts": alert_table(found),
        **{name: found.table(name, make) for name, make in _TABLES.items()},
        "panels": results.panels(found),
        "posts": post_states(found.year, found.as_of),
        "components": components,
        **(_coverage(request, found, component) if component else {}),
    }
    return render(request, "boards/board.html", context)


def _board(request: OfficeRequest) -> Board | None:
    return board_of(request.here.require_year(), _period(request))


def _period(request: OfficeRequest) -> Period | None:
    """Return the period that an address names, the latest one with results otherwise; `None`: the year."""
    year, typed = request.here.require_year(), request.GET.get("periode", "")
    try:
        as_of = Period.parse(typed) if typed else latest_period(year)
    except ValueError as error:
        raise Http404 from error
    if as_of is not None and as_of.year != year.year:
        raise Http404
    return as_of


def _periods(found: Board) -> list[Period]:
    return [*Period.year_of(found.year.year).parts(PeriodKind.QUARTER), Period.year_of(found.year.year)]


def _coverage(request: OfficeRequest, found: Board, component: ComponentResult) -> dict[str, object]:
    table = found.table(f"cakupan-{component.code}", lambda board: results.coverage_table(board, component))
    chart = coverage_of(component, table)
    stored = Boundaries.objects.filter(office=found.year.office_id).first()
    outlines = Outlines.from_json(stored.paths) if stored else None
    return {
        "component": component,
        "coverage": table,
        "chart": chart,
        "picture": _picture(request, found, chart),
        "outlines": outlines,
        "map_height": round(outlines.height) + 8 if outlines else 0,
        "areas": map_areas(component, outlines),
        "may_draw": Role.PLANNER in request.here.roles,
    }


def _picture(request: OfficeRequest, found: Board, chart: BoardChart | None) -> SafeString | None:
    if chart is None:
        return None
    return pictures_of(found.year, [chart], request.user).get(chart.name)


def indicator(request: OfficeRequest, office: str, year: int, code: str) -> HttpResponse:
    """Show one indicator with everything that is known of it."""
    found = _board(request)
    if found is None:
        if know(request.here.require_year()).found.office_year is None:
            raise Http404
        return render(request, "boards/board.html", {"board": None})
    result = next((each for each in found.assessment.indicators if each.code == code), None)
    if result is None:
        raise Http404
    return render(request, "boards/indicator.html", _indicator(request, found, result))


def _indicator(request: OfficeRequest, found: Board, result: IndicatorResult) -> dict[str, object]:
    declared = found.indicator(result.code)
    series = indicator_page.series_table(found, result)
    chart = timeline_of(declared, result, series)
    supposed = PaceForm(request.GET)
    pace = indicator_page.pace_of(found, result, supposed)
    carrier = pace.carrier
    return {
        "board": found,
        "result": result,
        "declared": declared,
        "objective": next((each for each in found.facts.objectives if each.id == result.node), None),
        "comparisons": indicator_page.comparison_table(found, result),
        "parts": indicator_page.part_table(found, result),
        "series": series,
        "chart": chart,
        "picture": _picture(request, found, chart),
        "pace": pace,
        "supposed": supposed,
        "carrier": carrier,
        "pace_words": pace_words(found, result),
        "routes": indicator_page.ways_table(found, result, pace),
        "areas": indicator_page.area_table(result, carrier) if carrier and carrier.areas else None,
        "working": indicator_page.working_of(pace, carrier) if carrier else (),
        "next_target": declared.plan_targets.get(found.year.year + 1),
        "outlook": outlook_of(found, result),
        "forecasts": indicator_page.forecast_table(found, result),
        "formula": indicator_page.formula_of_result(found, result),
        "factors": indicator_page.factors_of(found, result),
        "papers": [*indicator_page.papers_of(found, result)],
        "evidence": indicator_page.evidence_of(found, result) if may_see(request) else (),
    }


def meeting(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the sheet for the meeting about the period, to be printed."""
    found = _board(request)
    table = meeting_table(found) if found else None
    return render(request, "boards/meeting.html", {"board": found, "table": table})


def boundaries(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Take the boundaries of the kecamatan, or forget them."""
    own = request.here.require_year()
    facts = know(own).found.office_year
    areas = facts.districts if facts else ()
    form = BoundariesForm(areas, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        outlines: Outlines = form.cleaned_data["file"]
        with transaction.atomic():
            told = {"areas": len(outlines.shapes)}
            stored = {"paths": outlines.as_json(), "uploaded_by": request.user}
            Boundaries.objects.update_or_create(office=own.office, defaults=stored)
            record(own.office, author_of(request), [Deed("boundaries.changed", str(own.year), None, told)])
        messages.success(request, "Batas kecamatan tersimpan; dasbor kini menggambar peta.")
        return redirect("board", office, year)
    status = UNPROCESSABLE if request.method == "POST" else 200
    context = {"form": form, "areas": areas, "stored": Boundaries.objects.filter(office=own.office).first()}
    return render(request, "boards/boundaries.html", context, status=status)


def table_file(request: OfficeRequest, office: str, year: int, table: str, form: str) -> HttpResponse:
    """Give a table as a file, to whoever may see the page that it stands on."""
    if form not in FORMATS or not request.here.roles & RIGHTS[find_page(table)]["GET"]:
        raise Http404
    as_of = _period(request)
    made = find_table(request.here.require_year(), as_of, table)
    if made is None:
        raise Http404
    kind = FORMATS[form]
    answer = HttpResponse(kind.write(made), content_type=kind.media_type)
    span = "" if as_of is None or as_of.kind is PeriodKind.YEAR else f"-{as_of}"
    answer["Content-Disposition"] = f'attachment; filename="{made.name}-{year}{span}.{form}"'
    return answer
