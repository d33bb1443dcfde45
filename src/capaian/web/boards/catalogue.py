"""Every table that has an address, by its name, with the page whose rights it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from capaian.domain.assessment import IndicatorResult
from capaian.domain.narrative import Evidence
from capaian.domain.period import Period
from capaian.web.boards import indicator_page, results
from capaian.web.boards.alerts import alert_table
from capaian.web.boards.meeting import meeting_table
from capaian.web.boards.period_state import form_states, state_table
from capaian.web.boards.results import Board, board_of
from capaian.web.boards.tables import Column, Table, rows_of, words_column
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


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


_OF_BOARD: Final[Mapping[str, Callable[[Board], Table]]] = {
    "capaian": results.indicator_table,
    "berisiko": results.risk_table,
    "anggaran": results.budget_table,
    "kecamatan": results.district_table,
    "tanda": alert_table,
    "rapat": meeting_table,
}
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
    of_indicators = {
        f"{kind}-{each.code}": (make, each)
        for kind, make in _OF_INDICATOR.items()
        for each in board.assessment.indicators
    }
    make, result = of_indicators.get(name, (None, None))
    return make(board, result) if make and result else None
