"""The daily report (laporan harian) to province and ministry: a day in the columns of the rulebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from capaian.rulebook import load_reference
from capaian.rulebook.reference import ReportColumn
from capaian.web.offices.models import Office
from capaian.web.services.blanks.stock import balances
from capaian.web.services.catalogue import Catalogue, stage_words
from capaian.web.services.day_closing import day_of_office
from capaian.web.services.sums import Cell, in_words, sums_of_day


@dataclass(frozen=True, slots=True)
class DailyFigure:
    """A column of the report on a day."""

    column: ReportColumn
    count: int | None
    """`None`: not counted by this office."""
    reason: str = ""
    """Why there is no count, in words."""


@dataclass(frozen=True, slots=True)
class DailyReport:
    """The report of a day."""

    day: date
    figures: Sequence[DailyFigure]
    waiting: Mapping[str, str]
    """Sites that counted and have not closed the day, with their names."""
    is_signed: bool
    untaken: Sequence[str]
    """Counts of what columns are about that none of them takes, in words: those without a detail."""

    @property
    def state(self) -> str:
        """How final the figures are, in words."""
        if self.waiting:
            return f"Sementara: belum menutup hari ini {', '.join(self.waiting.values())}."
        return "Ditandatangani." if self.is_signed else "Sementara: hari ini belum ditandatangani."

    @property
    def source(self) -> ReportColumn:
        """A column, for where all of them were read."""
        return self.figures[0].column


def daily_report(office: Office, catalogue: Catalogue, day: date) -> DailyReport:
    """Return the report of a day; what the office does not count is no nought.

    Four questions to the database, whatever was counted.
    """
    counts, columns = sums_of_day(office, day), load_reference().daily_report
    stock: dict[str, int] = {}
    for heap, left in balances(office, day).items():
        stock[heap.blank] = stock.get(heap.blank, 0) + (0 if heap.reason else left)
    state = day_of_office(office, catalogue, day)
    figures = [
        DailyFigure(each, stock.get(each.blank), "" if each.blank in stock else "stoknya belum dicatat")
        if each.blank
        else _figure(each, counts, catalogue)
        for each in columns
    ]
    about = {(each.service, each.stage) for each in columns}
    untaken = [
        f"{count} {in_words(cell, catalogue)} {stage_words(cell[2])}"
        f"{'' if cell[1] else ' tanpa rincian'} tidak masuk kolom mana pun."
        for cell, count in counts.items()
        if count and (cell[0], cell[2]) in about and not any(_takes(each, cell) for each in columns)
    ]
    return DailyReport(day, figures, state.waiting, state.is_signed, untaken)


def _figure(column: ReportColumn, counts: Mapping[Cell, int], catalogue: Catalogue) -> DailyFigure:
    service = catalogue.services.get(column.service)
    if service is None or column.stage not in service.stages:
        return DailyFigure(column, None, "layanan atau tahapnya tidak dihitung")
    if column.details and not {*column.details} & {*service.details}:
        return DailyFigure(column, None, "rinciannya tidak dihitung")
    if not counts:
        return DailyFigure(column, None, "belum ada yang dihitung hari ini")
    return DailyFigure(column, sum(count for cell, count in counts.items() if _takes(column, cell)))


def _takes(column: ReportColumn, cell: Cell) -> bool:
    service, detail, stage = cell
    is_about = (service, stage) == (column.service, column.stage)
    return is_about and (not column.details or detail in column.details)
