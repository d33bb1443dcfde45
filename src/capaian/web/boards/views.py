"""Pages of results: the board of a year, one indicator, the meeting sheet, and tables as files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.assessment import ComponentResult, IndicatorResult
from capaian.domain.office import Area
from capaian.domain.period import Period, PeriodKind
from capaian.web.boards import indicator_page, results
from capaian.web.boards.alerts import alert_table, outlook_of
from capaian.web.boards.catalogue import BOARD_TABLES, find_page, find_table, form_states, meeting_table
from capaian.web.boards.charts import BoardChart, coverage_of, picture_of, timeline_of
from capaian.web.boards.models import Boundaries
from capaian.web.boards.outlines import BoundariesError, map_areas, read_outlines
from capaian.web.boards.results import Board, board_of, latest_period
from capaian.web.boards.tables import FORMATS
from capaian.web.offices.models import Role
from capaian.web.papers.versions import readable_versions
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.tracing.views import find_period
from capaian.web.trail.record import Deed, record
from capaian.web.years.known import know


class BoundariesForm(forms.Form):
    """A GeoJSON file whose shapes bear the codes of the kecamatan."""

    file = forms.FileField(
        label="Berkas GeoJSON",
        error_messages={"required": "Pilih berkas GeoJSON."},
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json", "class": "kotak"}),
    )

    def __init__(self, areas: Sequence[Area], *args: object, **kwargs: object) -> None:
        """Know the kecamatan that need a shape."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # those of a form
        self._areas = areas

    def clean_file(self) -> dict[str, Any]:
        """Return the outlines."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            return read_outlines(file.read(), self._areas)
        except BoundariesError as error:
            raise forms.ValidationError(str(error)) from error


def board(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what the year has come to, and what is at risk."""
    found = board_of(request.here.require_year(), _period(request))
    if found is None:
        return render(request, "boards/board.html", {"board": None})
    components = results.coverages(found)
    chosen = [each for each in components if each.code == request.GET.get("cakupan")]
    component = next(iter([*chosen, *components]), None)
    quarters = Period.year_of(year).parts(PeriodKind.QUARTER)
    context = {
        "board": found,
        "may_answer": request.here.may_write("question"),
        "periods": [*quarters, Period.year_of(year)],
        "quarters": [each for each in quarters if each.end <= found.as_of.end],
        "alerts": alert_table(found),
        **{name: found.table(name, make) for name, make in BOARD_TABLES.items()},
        "forms": form_states(found.year, found.as_of),
        "components": components,
        **(_coverage(request, found, component) if component else {}),
    }
    return render(request, "boards/board.html", context)


def _period(request: OfficeRequest) -> Period | None:
    """Return the period that an address names, the latest one with results otherwise; `None`: the year."""
    year, typed = request.here.require_year(), request.GET.get("periode", "")
    return find_period(typed, year.year) if typed else latest_period(year)


def _coverage(request: OfficeRequest, found: Board, component: ComponentResult) -> dict[str, object]:
    table = found.table(f"cakupan-{component.code}", lambda board: results.coverage_table(board, component))
    stored = Boundaries.objects.filter(office=found.year.office_id).first()
    outlines = stored.paths if stored else None
    return {
        "component": component,
        "coverage": table,
        **_drawn(request, coverage_of(component, table)),
        "needed": results.needed_table(found, component),
        "outlines": outlines,
        "map_height": round(outlines["height"]) + 8 if outlines else 0,
        "areas": map_areas(component, outlines),
        "may_draw": Role.PLANNER in request.here.roles,
    }


def _drawn(request: OfficeRequest, chart: BoardChart | None) -> dict[str, object]:
    picture = picture_of(request.here.require_year(), chart, request.user) if chart else None
    return {"chart": chart, "picture": picture}


def indicator(request: OfficeRequest, office: str, year: int, code: str) -> HttpResponse:
    """Show one indicator with everything that is known of it."""
    found = board_of(request.here.require_year(), _period(request))
    if found is None:
        return render(request, "boards/board.html", {"board": None})
    result = next((each for each in found.assessment.indicators if each.code == code), None)
    if result is None:
        raise Http404
    return render(request, "boards/indicator.html", _indicator(request, found, result))


def _indicator(request: OfficeRequest, found: Board, result: IndicatorResult) -> dict[str, object]:
    declared, supposed = found.indicator(result.code), indicator_page.PaceForm(request.GET)
    pace = indicator_page.pace_of(found, result, supposed)
    series = indicator_page.series_table(found, result)
    return {
        "board": found,
        "result": result,
        "declared": declared,
        "questions": indicator_page.questions_about(found, result),
        "may_answer": request.here.may_write("question"),
        "objective": next((each for each in found.facts.objectives if each.id == result.node), None),
        "comparisons": indicator_page.comparison_table(found, result),
        "parts": indicator_page.part_table(found, result),
        **_drawn(request, timeline_of(declared, result, series)),
        "pace": pace,
        "supposed": supposed,
        "routes": indicator_page.ways_table(found, result, pace),
        "areas": indicator_page.area_table(result, pace),
        "working": indicator_page.working_of(pace),
        "next_target": declared.plan_targets.get(found.year.year + 1),
        "outlook": outlook_of(found, result),
        "forecasts": indicator_page.forecast_table(found, result),
        "formula": indicator_page.formula_of_result(found, result),
        "factors": indicator_page.factors_of(found, result),
        "papers": [*indicator_page.papers_of(found, result, readable_versions(request))],
        "evidence": indicator_page.evidence_of(found, result) if request.here.may("evidence", "GET") else (),
    }


def meeting(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the sheet for the meeting about the period, to be printed."""
    found = board_of(request.here.require_year(), _period(request))
    table = meeting_table(found) if found else None
    return render(request, "boards/meeting.html", {"board": found, "table": table})


def boundaries(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Take the boundaries of the kecamatan."""
    own = request.here.require_year()
    facts = know(own).found.office_year
    areas = facts.districts if facts else ()
    form = BoundariesForm(areas, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        outlines = form.cleaned_data["file"]
        with transaction.atomic():
            stored = {"paths": outlines, "uploaded_by": request.user}
            Boundaries.objects.update_or_create(office=own.office, defaults=stored)
            details = {"areas": len(outlines["shapes"])}
            record(own.office, author_of(request), [Deed("boundaries.changed", str(year), None, details)])
        messages.success(request, "Batas kecamatan tersimpan; dasbor kini menggambar peta.")
        return redirect("board", office, year)
    context = {"form": form, "areas": areas, "stored": Boundaries.objects.filter(office=own.office).first()}
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/boundaries.html", context, status=status)


def table_file(request: OfficeRequest, office: str, year: int, table: str, form: str) -> HttpResponse:
    """Give a table as a file, to whoever may see the page that it stands on."""
    if form not in FORMATS or not request.here.may(find_page(table), "GET"):
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
