"""Every table that has an address, by its name, with the page whose rights it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.assessment import IndicatorResult
from capaian.domain.narrative import Evidence
from capaian.web.boards import indicator_page, results
from capaian.web.boards.alerts import alert_table
from capaian.web.boards.meeting import meeting_table
from capaian.web.boards.period_state import post_states, state_table
from capaian.web.boards.results import Board
from capaian.web.boards.tables import Column, Table, rows_of, words_column


@dataclass(frozen=True, slots=True)
class TableSource:
    """How a table is made, and of which page it is."""

    make: Callable[[Board], Table]
    page: str = "board"


def evidence_table(board: Board) -> Table:
    """Return the files of evidence with what they prove."""
    columns: Sequence[Column[Evidence]] = (
        words_column("caption", "Keterangan", lambda each: each.caption),
        words_column("file", "Berkas", lambda each: each.file),
        words_column("date", "Tanggal", lambda each: each.date),
        words_column("proves", "Membuktikan", lambda each: " ".join(each.proves)),
        words_column("sha256", "Sidik (SHA-256)", lambda each: each.sha256),
    )
    return Table("bukti", "Bukti", columns, rows_of(columns, board.facts.evidence))


TABLES: Final[Mapping[str, TableSource]] = {
    "capaian": TableSource(results.indicator_table),
    "berisiko": TableSource(results.risk_table),
    "anggaran": TableSource(results.budget_table),
    "kecamatan": TableSource(results.district_table),
    "tanda": TableSource(alert_table),
    "rapat": TableSource(meeting_table, "meeting"),
    "bukti": TableSource(evidence_table, "evidence"),
    "isian": TableSource(lambda board: state_table(post_states(board.year, board.as_of)), "forms"),
}

_OF_INDICATOR: Final[Mapping[str, Callable[[Board, IndicatorResult], Table | None]]] = {
    "pembanding": indicator_page.comparison_table,
    "bagian": indicator_page.part_table,
    "seri": indicator_page.series_table,
    "perkiraan": indicator_page.forecast_table,
    "laju": lambda board, result: indicator_page.ways_table(board, result, board.pace(result)),
    "laju-kecamatan": lambda board, result: _areas(board, result),
}


def _areas(board: Board, result: IndicatorResult) -> Table | None:
    carrier = board.pace(result).carrier
    return indicator_page.area_table(result, carrier) if carrier and carrier.areas else None


def find_page(name: str) -> str:
    """Return the name of the page whose rights a table has."""
    if name in TABLES:
        return TABLES[name].page
    return "board" if name.startswith("cakupan-") else "indicator"


def find_table(board: Board, name: str) -> Table | None:
    """Return a table by its name: of the year, a coverage (`cakupan-kia`) or an indicator (`seri-iku-2`)."""
    if name in TABLES:
        return TABLES[name].make(board)
    for component in board.assessment.components:
        if name == f"cakupan-{component.code}":
            return results.coverage_table(board, component)
    for result in board.assessment.indicators:
        for kind, make in _OF_INDICATOR.items():
            if name == f"{kind}-{result.code}":
                return make(board, result)
    return None
