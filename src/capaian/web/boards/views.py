"""Pages of results: the board of a year, one indicator, the meeting sheet,
and every table as a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.assessment import ComponentResult, IndicatorResult, Status
from capaian.domain.follow_up import write_due
from capaian.domain.narrative import Evidence, FactorKind
from capaian.domain.office import Area
from capaian.domain.period import Period, PeriodKind
from capaian.domain.progress import Horizon
from capaian.domain.value import CellValue
from capaian.web.boards import charts, indicator_page, results
from capaian.web.boards.indicator_page import alert_table, quarter_chart, quarter_table
from capaian.web.boards.models import Boundaries
from capaian.web.boards.results import Board, board_of, latest_period, name_column, result_columns
from capaian.web.boards.tables import (
    FORMATS,
    BoardColumn,
    BoardTable,
    figure_column,
    rows_of,
    words_column,
)
from capaian.web.followup.views import decided_at, decided_before, decision_form
from capaian.web.measurement.form.cells import quarters_of, short_label
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.tasks import ListedForm
from capaian.web.offices.models import Role
from capaian.web.papers.versions import readable_versions
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.form_page import find_period
from capaian.web.trail.record import Deed, record
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

MAX_ROWS: Final = 8
"""As many stand on the one page of a meeting, and are spoken of in it."""
_AGREED: Final = (FactorKind.PLAN, FactorKind.SOLUTION)


def evidence_table(year: OfficeYear, as_of: Period) -> BoardTable:
    """Return the files of evidence of the year with what they prove."""
    known = know(year)
    facts = known.read.office_year or known.read.partial
    columns: Sequence[BoardColumn[Evidence]] = (
        words_column("caption", "Keterangan", lambda each: each.caption),
        words_column("file", "Berkas", lambda each: each.file),
        words_column("date", "Tanggal", lambda each: each.date),
        words_column("proves", "Membuktikan", lambda each: " ".join(each.proves)),
        words_column("sha256", "Sidik (SHA-256)", lambda each: each.sha256),
    )
    return BoardTable("bukti", "Bukti", columns, rows_of(columns, facts.evidence if facts else ()))


def form_states(year: OfficeYear, until: Period) -> Sequence[ListedForm]:
    """Return the forms of all posts until the end of a period, in the order of the office."""
    forms = forms_of(year)
    if forms is None or forms.is_brought:
        return ()
    return [ListedForm(forms, form) for form in forms.all_forms() if form.quarter.end <= until.end]


def state_table(forms: Sequence[ListedForm]) -> BoardTable:
    """Return the same as a table for files."""
    columns: Sequence[BoardColumn[ListedForm]] = (
        words_column("post", "Jabatan", lambda each: each.name),
        words_column("period", "Periode", lambda each: each.form.quarter.label),
        words_column("state", "Keadaan", lambda each: each.form.stage.words),
        words_column("late", "Keterlambatan", lambda each: each.late),
    )
    return BoardTable("isian", "Keadaan isian", columns, rows_of(columns, forms))


def meeting_table(board: Board) -> BoardTable:
    """Return what is behind, the furthest first,
    with an empty column for what the meeting decides.
    """
    planned = next(
        (each for each in quarters_of(board.as_of.year) if each.start > board.as_of.end), None
    )
    decided: dict[str, list[str]] = {}
    for each in decided_at(board.year, board.as_of):
        decided.setdefault(each.item.subject, []).append(f"{each.item.text} ({each.due_words})")

    def target(result: IndicatorResult) -> CellValue | None:
        return indicator_page.target_of_quarter(board, result.code, planned) if planned else None

    def share(result: IndicatorResult) -> CellValue | None:
        money = board.money_of(result)
        return money.ratio if money is not None else None

    def begin_of(result: IndicatorResult) -> str:
        first = indicator_page.first_of_run(result, lambda each: each.status is Status.NOT_MET)
        return first.period.label if first else ""

    def agreed(result: IndicatorResult) -> str:
        found = []
        for factor in indicator_page.factors_of(board, result, _AGREED):
            details = "; ".join(each for each in (write_due(factor.due), factor.state) if each)
            found.append(f"{factor.text} ({details})" if details else factor.text)
        return " · ".join(found)

    pace = f"Laju yang diperlukan {Horizon.after(board.as_of).words}"
    columns: Sequence[BoardColumn[IndicatorResult]] = (
        name_column(board, "Yang tertinggal"),
        *result_columns(board),
        figure_column("achievement", "Capaian", lambda each: each.current.achievement, "persen"),
        words_column("since", "Sejak", begin_of),
        *([figure_column("planned", f"Target {short_label(planned)}", target)] if planned else []),
        figure_column("share", "Serapan sasarannya", share, "persen"),
        words_column("owner", "Penanggung jawab", board.owner_name),
        words_column("pace", pace, lambda each: pace_words(board, each)),
        words_column("agreed", "Disepakati sebelumnya", agreed),
        words_column(
            "decided", "Diputuskan hari ini", lambda each: " · ".join(decided.get(each.code, ()))
        ),
    )
    behind = board.behind
    more = len(behind) - MAX_ROWS
    note = (
        f"Masih ada {more} indikator yang tertinggal lebih sedikit; lihat Dasbor."
        if more > 0
        else ""
    )
    title, rows = f"Lembar rapat, {board.as_of.label}", rows_of(columns, behind[:MAX_ROWS])
    return BoardTable("rapat", title, columns, rows, note)


def pace_words(board: Board, result: IndicatorResult) -> str:
    """Return the required pace of an indicator in one line, or why there is none."""
    pace = board.pace(result)
    part = pace.carrier
    if part is not None and part.need is not None:
        need = part.need
        return f"{part.name}: {need.more.display} {need.more.unit.label}, {need.words}"
    if part is not None and part.level is not None:
        return f"{part.name}: dari {part.value.display} menjadi {part.level.display}"
    if pace.direct is not None:
        return f"{pace.direct.more.display} {pace.direct.more.unit.label}, {pace.direct.words}"
    if pace.shortfall is not None and pace.gap is not None:
        short = f"{pace.shortfall.display} {pace.shortfall.unit.label}"
        return f"kurang {short} dari target setahun {pace.target.display}; {pace.gap.words}"
    return pace.gap.words if pace.gap else "tidak dapat dikejar oleh satu bagian saja"


BOARD_TABLES: Final[Mapping[str, Callable[[Board], BoardTable]]] = {
    "capaian": results.indicator_table,
    "berisiko": results.risk_table,
    "anggaran": results.budget_table,
    "kecamatan": results.district_table,
    "jabatan": results.post_table,
    "uang": results.money_table,
}
"""Those of the board, kept for all who ask; its template has them by these names."""
_OF_BOARD: Final = {**BOARD_TABLES, "tanda": alert_table, "rapat": meeting_table}
_WITHOUT_RESULTS: Final[Mapping[str, Callable[[OfficeYear, Period], BoardTable]]] = {
    "bukti": evidence_table,
    "isian": lambda year, as_of: state_table(form_states(year, as_of)),
}
_PAGES: Final = {"bukti": "evidence", "isian": "forms", "rapat": "meeting"}
"""Pages of tables that do not stand on the board or the page of an indicator."""
_OF_INDICATOR: Final[Mapping[str, Callable[[Board, IndicatorResult], BoardTable | None]]] = {
    "pembanding": indicator_page.comparison_table,
    "bagian": indicator_page.part_table,
    "seri": indicator_page.series_table,
    "triwulan": quarter_table,
    "perkiraan": indicator_page.forecast_table,
    "laju": lambda board, result: indicator_page.ways_table(board, result, board.pace(result)),
    "laju-kecamatan": lambda board, result: indicator_page.area_table(result, board.pace(result)),
}


def find_table(year: OfficeYear, as_of: Period | None, name: str) -> BoardTable | None:
    """Return a table by its name: of the year,
    a coverage (`cakupan-kia`) or an indicator (`seri-iku-2`).
    """
    if name in _WITHOUT_RESULTS:
        return _WITHOUT_RESULTS[name](year, as_of or Period.year_of(year.year))
    board = board_of(year, as_of)
    if board is None:
        return None
    if name in _OF_BOARD:
        return _OF_BOARD[name](board)
    for component in board.assessment.components:
        if name == f"cakupan-{component.code}":
            return results.coverage_table(board, component)
    for each in board.assessment.indicators:
        for kind, make in _OF_INDICATOR.items():
            if name == f"{kind}-{each.code}":
                return make(board, each)
    return None


class BoundariesForm(forms.Form):
    """A GeoJSON file whose shapes bear the codes of the kecamatan."""

    file = forms.FileField(
        label="Berkas GeoJSON",
        error_messages={"required": "Pilih berkas GeoJSON."},
        widget=forms.FileInput(
            attrs={"accept": ".geojson,.json,application/geo+json", "class": "kotak"}
        ),
    )

    def __init__(self, areas: Sequence[Area], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # those of a form
        self._areas = areas

    def clean_file(self) -> dict[str, Any]:
        """Return the outlines."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return charts.read_outlines(file.read(), self._areas)


def board(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what the year has come to, and what is at risk."""
    found = board_of(request.here.require_year(), _period(request))
    if found is None:
        return render(request, "boards/board.html", {"board": None})
    components = results.coverages(found)
    chosen = [each for each in components if each.code == request.GET.get("cakupan")]
    component = next(iter([*chosen, *components]), None)
    quarters = quarters_of(year)
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
    """Return the period that an address names, the latest one with results otherwise; `None`:
    the year.
    """
    year, typed = request.here.require_year(), request.GET.get("periode", "")
    return find_period(typed, year.year) if typed else latest_period(year)


def _coverage(
    request: OfficeRequest, found: Board, component: ComponentResult
) -> dict[str, object]:
    table = found.table(
        f"cakupan-{component.code}", lambda board: results.coverage_table(board, component)
    )
    stored = Boundaries.objects.filter(office=found.year.office_id).first()
    outlines = stored.paths if stored else None
    return {
        "component": component,
        "coverage": table,
        **_drawn(request, charts.coverage_of(component, table)),
        "needed": results.needed_table(found, component),
        "outlines": outlines,
        "map_height": round(outlines["height"]) + 8 if outlines else 0,
        "areas": charts.map_areas(component, outlines),
        "may_draw": Role.PLANNER in request.here.roles,
    }


def _drawn(request: OfficeRequest, chart: charts.BoardChart | None) -> dict[str, object]:
    picture = (
        charts.picture_of(request.here.require_year(), chart, request.user) if chart else None
    )
    return {"chart": chart, "picture": picture}


def indicator(request: OfficeRequest, office: str, year: int, code: str) -> HttpResponse:
    """Show one indicator with everything that is known of it."""
    found = board_of(request.here.require_year(), _period(request))
    if found is None:
        return render(request, "boards/board.html", {"board": None})
    result = next((each for each in found.assessment.indicators if each.code == code), None)
    if result is None:
        raise Http404
    declared, supposed = found.indicator(result.code), indicator_page.PaceForm(request.GET)
    pace = indicator_page.pace_of(found, result, supposed)
    series = indicator_page.series_table(found, result)
    context = {
        "board": found,
        "result": result,
        "declared": declared,
        "questions": indicator_page.questions_about(found, result),
        "may_answer": request.here.may_write("question"),
        "objective": next(
            (each for each in found.facts.objectives if each.id == result.node), None
        ),
        "comparisons": indicator_page.comparison_table(found, result),
        "parts": indicator_page.part_table(found, result),
        **_drawn(request, charts.timeline_of(declared, result, series)),
        "quarters": _drawn(request, quarter_chart(found, result)),
        "quarter_table": quarter_table(found, result),
        "pace": pace,
        "supposed": supposed,
        "routes": indicator_page.ways_table(found, result, pace),
        "areas": indicator_page.area_table(result, pace),
        "working": indicator_page.working_of(pace),
        "next_target": declared.plan_targets.get(found.year.year + 1),
        "outlook": indicator_page.outlook_of(found, result),
        "forecasts": indicator_page.forecast_table(found, result),
        "formula": indicator_page.formula_of_result(found, result),
        "factors": indicator_page.factors_of(found, result),
        "papers": [*indicator_page.papers_of(found, result, readable_versions(request))],
        "evidence": indicator_page.evidence_of(found, result)
        if request.here.may("evidence", "GET")
        else (),
    }
    return render(request, "boards/indicator.html", context)


def meeting(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the sheet for the meeting about the period, to be printed."""
    own, period = request.here.require_year(), _period(request)
    found = board_of(own, period)
    about = period or Period.year_of(year)
    context = {
        "board": found,
        "table": meeting_table(found) if found else None,
        "period": about,
        "before": decided_before(own, about),
        "decided": decided_at(own, about),
        "form": decision_form(request, about),
    }
    return render(request, "boards/meeting.html", context)


def boundaries(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Take the boundaries of the kecamatan."""
    own = request.here.require_year()
    facts = know(own).read.office_year
    areas = facts.districts if facts else ()
    form = BoundariesForm(areas, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        outlines = form.cleaned_data["file"]
        with transaction.atomic():
            stored = {"paths": outlines, "uploaded_by": request.user}
            Boundaries.objects.update_or_create(office=own.office, defaults=stored)
            details = {"areas": len(outlines["shapes"])}
            record(
                own.office,
                author_of(request),
                [Deed("boundaries.changed", str(year), None, details)],
            )
        messages.success(request, "Batas kecamatan tersimpan; dasbor kini menggambar peta.")
        return redirect("board", office, year)
    context = {
        "form": form,
        "areas": areas,
        "stored": Boundaries.objects.filter(office=own.office).first(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/boundaries.html", context, status=status)


def table_file(
    request: OfficeRequest, office: str, year: int, table: str, form: str
) -> HttpResponse:
    """Give a table as a file, to whoever may see the page that it stands on."""
    is_of_board = table in _OF_BOARD or table.startswith("cakupan-")
    page = _PAGES.get(table, "board" if is_of_board else "indicator")
    if form not in FORMATS or not request.here.may(page, "GET"):
        raise Http404
    as_of = _period(request)
    made = find_table(request.here.require_year(), as_of, table)
    if made is None:
        raise Http404
    media_type, write = FORMATS[form]
    answer = HttpResponse(write(made), content_type=media_type)
    span = "" if as_of is None or as_of.kind is PeriodKind.YEAR else f"-{as_of}"
    answer["Content-Disposition"] = f'attachment; filename="{made.name}-{year}{span}.{form}"'
    return answer
