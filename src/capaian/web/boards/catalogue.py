"""Every table that has an address, by its name, with the page whose rights it has.

Three have no subject of their own: the evidence, the forms of a period, and the sheet of a meeting.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.narrative import Evidence, FactorKind
from capaian.domain.period import Period
from capaian.web.boards import indicator_page, results
from capaian.web.boards.alerts import alert_table, first_of_run, owner_name
from capaian.web.boards.results import Board, board_of, name_column, result_columns
from capaian.web.boards.tables import Column, Table, figure_column, rows_of, text, words_column
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

MAX_ROWS: Final = 8
"""As many stand on the one page of a meeting, and are spoken of in it."""
_AGREED: Final = (FactorKind.PLAN, FactorKind.SOLUTION)


def evidence_table(year: OfficeYear, as_of: Period) -> Table:
    """Return the files of evidence of the year with what they prove."""
    known = know(year)
    facts = known.found.office_year or known.read.partial
    columns: Sequence[Column[Evidence]] = (
        words_column("caption", "Keterangan", lambda each: each.caption),
        words_column("file", "Berkas", lambda each: each.file),
        words_column("date", "Tanggal", lambda each: each.date),
        words_column("proves", "Membuktikan", lambda each: " ".join(each.proves)),
        words_column("sha256", "Sidik (SHA-256)", lambda each: each.sha256),
    )
    return Table("bukti", "Bukti", columns, rows_of(columns, facts.evidence if facts else ()))


@dataclass(frozen=True, slots=True)
class FormState:
    """A form as a square of the overview."""

    post: str
    """Name of its post."""
    period: Period
    state: State
    address: str
    late: str

    @property
    def about(self) -> str:
        """What is read out beside its state."""
        return f"{self.period.label}{f', {self.late}' if self.late else ''}"


def form_states(year: OfficeYear, until: Period) -> Sequence[FormState]:
    """Return the forms of all posts until the end of a period, in the order of the office."""
    forms = forms_of(year)
    if forms is None or forms.is_brought:
        return ()
    found = []
    for form in forms.all_forms():
        if form.quarter.end <= until.end:
            address = reverse("form", args=(year.office.slug, year.year, form.slug, form.period))
            late = forms.calendar.late(form)
            found.append(FormState(forms.duties.name_of(form.post), form.quarter, form.stage, address, late))
    return found


def state_table(forms: Sequence[FormState]) -> Table:
    """Return the same as a table for files."""
    columns: Sequence[Column[FormState]] = (
        words_column("post", "Jabatan", lambda each: each.post),
        Column("period", "Periode", lambda each: text(each.period.label, each.address)),
        words_column("state", "Keadaan", lambda each: each.state.words),
        words_column("late", "Keterlambatan", lambda each: each.late),
    )
    return Table("isian", "Keadaan isian", columns, rows_of(columns, forms))


def meeting_table(board: Board) -> Table:
    """Return what is behind, the furthest first, with an empty column for what the meeting decides."""
    columns = (
        name_column(board, "Yang tertinggal"),
        *result_columns(board),
        figure_column("achievement", "Capaian", lambda each: each.current.achievement, "persen"),
        words_column("since", "Sejak", _begin),
        words_column("owner", "Penanggung jawab", lambda each: owner_name(board, each)),
        words_column("pace", "Laju yang diperlukan", lambda each: pace_words(board, each)),
        words_column("agreed", "Disepakati sebelumnya", lambda each: _agreed(board, each)),
        words_column("decided", "Diputuskan hari ini", lambda each: ""),
    )
    behind = board.behind
    more = len(behind) - MAX_ROWS
    note = f"Masih ada {more} indikator yang tertinggal lebih sedikit; lihat Dasbor." if more > 0 else ""
    title, rows = f"Lembar rapat, {board.as_of.label}", rows_of(columns, behind[:MAX_ROWS])
    return Table("rapat", title, columns, rows, note)


def _begin(result: IndicatorResult) -> str:
    """Return since which period an indicator is below its target without a break."""
    first = first_of_run(result.periods, lambda each: each.status is Status.NOT_MET)
    return first.period.label if first else ""


def pace_words(board: Board, result: IndicatorResult) -> str:
    """Return the required pace of an indicator in one line, or why there is none."""
    pace = board.pace(result)
    part = pace.carrier
    if part is not None and part.need is not None:
        need = part.need
        return (
            f"{part.name}: {need.more.display} {need.more.unit.label}, {need.per_month.display} sebulan, "
            f"{need.per_day.display} sehari kerja"
        )
    if part is not None and part.level is not None:
        return f"{part.name}: dari {part.value.display} menjadi {part.level.display}"
    if pace.direct is not None:
        more, monthly = pace.direct.more, pace.direct.per_month
        return f"{more.display} {more.unit.label}, {monthly.display} sebulan"
    if pace.shortfall is not None and pace.gap is not None:
        return f"kurang {pace.shortfall.display} {pace.shortfall.unit.label}; {pace.gap.words}"
    return pace.gap.words if pace.gap else "tidak dapat dikejar oleh satu bagian saja"


def _agreed(board: Board, result: IndicatorResult) -> str:
    """Return the plans and solutions of before, with when they are due and how far they are."""
    agreed = []
    for factor in indicator_page.factors_of(board, result, _AGREED):
        details = "; ".join(each for each in (factor.due, factor.state) if each)
        agreed.append(f"{factor.text} ({details})" if details else factor.text)
    return " · ".join(agreed)


BOARD_TABLES: Final[Mapping[str, Callable[[Board], Table]]] = {
    "capaian": results.indicator_table,
    "berisiko": results.risk_table,
    "anggaran": results.budget_table,
    "kecamatan": results.district_table,
}
"""Those of the board, kept for all who ask; its template has them by these names."""
_OF_BOARD: Final = {**BOARD_TABLES, "tanda": alert_table, "rapat": meeting_table}
_WITHOUT_RESULTS: Final[Mapping[str, Callable[[OfficeYear, Period], Table]]] = {
    "bukti": evidence_table,
    "isian": lambda year, as_of: state_table(form_states(year, as_of)),
}
_PAGES: Final = {"bukti": "evidence", "isian": "forms", "rapat": "meeting"}
"""Pages of tables that do not stand on the board or the page of an indicator."""
_OF_INDICATOR: Final[Mapping[str, Callable[[Board, IndicatorResult], Table | None]]] = {
    "pembanding": indicator_page.comparison_table,
    "bagian": indicator_page.part_table,
    "seri": indicator_page.series_table,
    "perkiraan": indicator_page.forecast_table,
    "laju": lambda board, result: indicator_page.ways_table(board, result, board.pace(result)),
    "laju-kecamatan": lambda board, result: indicator_page.area_table(result, board.pace(result)),
}


def find_page(name: str) -> str:
    """Return the name of the page whose rights a table has."""
    is_of_board = name in _OF_BOARD or name.startswith("cakupan-")
    return _PAGES.get(name, "board" if is_of_board else "indicator")


def find_table(year: OfficeYear, as_of: Period | None, name: str) -> Table | None:
    """Return a table by its name: of the year, a coverage (`cakupan-kia`) or an indicator (`seri-iku-2`)."""
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
