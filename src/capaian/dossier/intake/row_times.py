"""Columns that say of which time each row is: `tahun`, `semester`, as flat exports have them.

Rows of one time tell it as a title would. Of several times those that are wanted are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.code_columns import has_codes
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import PartColumn, find_part_column, part_of
from capaian.dossier.intake.measures import adds_up
from capaian.dossier.intake.numbered_rows import NumberedRows
from capaian.dossier.intake.numbered_series import NumberedSeries
from capaian.dossier.intake.periods import span_told, without_year, years_of
from capaian.dossier.intake.row_days import time_of_rows
from capaian.dossier.intake.running_rows import with_running_rows
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import fold
from capaian.dossier.spreadsheets.model import CellValue

_YEAR_HEADS: Final = frozenset(
    {"tahun", "thn", "th", "ta", "tahun anggaran", "tahun data", "tahun laporan", "periode", "year"}
)
_YEAR: Final = re.compile(r"(?:(?:tahun|thn|th|ta) )?((?:19|20|21)[0-9]{2})")
_PART_HEADS: Final = frozenset(
    [
        "bulan",
        "bln",
        "periode",
        "masa",
        "triwulan",
        "tw",
        "semester",
        "smt",
        "sem",
        "kode",
        "nama",
        "ke",
        "data",
    ]
)
"""Words of heads below which bare numbers are parts of the year."""
_Told = Mapping[int, Period]
"""The times of the rows that tell one."""


def propose_of_time(table: ForeignTable, desk: Desk, id_: str) -> Proposal | None:
    """Return what a table is taken for, with its rows of one time alone; `None`: nothing is known of it.

    The year is that which is wanted. Where no row is of it, that is told: of one other year as titles tell
    it, of several as an error.
    """
    numbers = NumberedRows(with_running_rows(table), desk)
    series = NumberedSeries(numbers.table(), desk)
    years = _Years(_with_day(series.table(), _wanted_year(desk)), desk)
    proposal = propose(years.of_one(), desk, id_)
    if proposal is None:
        return None
    years.report()
    return _of_one_part(numbers.settle(series.settle(proposal)), desk)


def _with_day(table: ForeignTable, year: int) -> ForeignTable:
    """Return a table of areas whose titles tell the time that its rows tell, where they name none."""
    if has_codes(table) or span_told(table.titles) is not None:
        return table
    told = time_of_rows(table, year)
    return _with_title(table, told) if told else table


class _Years:
    """The years that the rows of a table tell."""

    def __init__(self, table: ForeignTable, desk: Desk) -> None:
        self._table = table
        self._desk = desk
        self._wanted = Period.year_of(_wanted_year(desk))
        self._titled = years_of(table.titles)
        self._column = _year_column(table, desk)
        self._told = _years_in(table, self._column) if self._column else _years_of_parts(table, desk)
        years = _in_order(self._told)
        # Where titles tell the wanted year, several others are of something else: when villages were founded.
        is_of_rows = self._wanted in years or len(years) == 1 or self._wanted.year not in self._titled
        self._years = years if is_of_rows else []

    def of_one(self) -> ForeignTable:
        """Return the table with the rows of one year, which its titles tell then."""
        if not self._years:
            return self._table
        one = self._wanted if self._wanted in self._years else self._years[-1]
        titles = self._table.titles
        if len(self._titled) > 1:
            titles = tuple(map(without_year, titles))
        known = replace(self._table, rows=_rows_of(self._table.rows, self._told, one), titles=titles)
        return known if self._titled == (one.year,) else _with_title(known, one.label)

    def report(self) -> None:
        """Tell which rows are not taken, what is no year, and what contradicts the titles."""
        if not self._years:
            return
        place = self._table.place(min(self._told), self._column)
        names, last = ", ".join(map(str, self._years)), str(self._years[-1])
        if len(self._years) == 1 and self._titled and self._years[0].year not in self._titled:
            titled = ", ".join(map(str, self._titled))
            self._desk.log.add("rows_against_title", place, told=names, titled=titled)
        if len(self._years) > 1 and self._wanted not in self._years:
            words = {"told": names, "wanted": str(self._wanted), "example": last}
            self._desk.log.add("rows_of_other_years", place, **words)
        elif len(self._years) > 1:
            _report_others(self._table, self._column, self._told, self._wanted, self._desk)
        if self._column is not None:
            self._report_unread(self._column)

    def _report_unread(self, column: Head) -> None:
        table = self._table
        for row in table.rows:
            text = table.text(row, column)
            if text and row not in self._told and _has_figures(table, row, column):
                self._desk.log.add("row_year_unread", table.place(row, column), text)


def _of_one_part(proposal: Proposal, desk: Desk) -> Proposal:
    """Return a proposal with the rows of one part of the year, which its titles tell then.

    That is the part that is asked for, else of what is there at a time the last. Of what happens in a time
    the parts would have to be added up: which is meant is asked. Budgets gather their parts themselves.
    """
    table, asked, intake = proposal.table, desk.asked.period, proposal.intake
    heads = [head for one in intake.columns if (head := table.head(one.head)) is not None]
    column = None if intake.table is IntakeTable.INPUTS else _part_column(table, heads, desk)
    if column is None:
        return proposal
    told = _parts_in(table, column, _wanted_year(desk))
    parts = _in_order(told)
    chosen = asked if asked is not None and asked in parts else parts[-1]
    is_part = asked is not None and asked.kind is not PeriodKind.YEAR
    is_open = is_part or any(adds_up(one.means, desk.office) for one in intake.columns)
    if len(parts) > 1 and chosen != asked and is_open:
        words = {"told": ", ".join(map(_bare_label, parts)), "example": str(chosen)}
        desk.log.add("rows_of_several_parts", table.place(min(told), column.head), **words)
    elif len(parts) > 1:
        _report_others(table, column.head, told, chosen, desk)
    known = replace(table, rows=_rows_of(table.rows, told, chosen))
    span = span_told(table.titles)
    is_told = span is not None and span.period(chosen.year) == chosen
    return replace(proposal, table=known if is_told else _with_title(known, _bare_label(chosen)))


def _wanted_year(desk: Desk) -> int:
    return desk.asked.period.year if desk.asked.period is not None else desk.office.year


def _in_order(told: _Told) -> list[Period]:
    return sorted({*told.values()}, key=lambda period: period.start)


def _bare_label(period: Period) -> str:
    """Return what a part of a year is called; the year stands in the titles, if it is known."""
    return period.label if period.kind is PeriodKind.YEAR else without_year(period.label)


def _report_others(table: ForeignTable, head: Head | None, told: _Told, taken: Period, desk: Desk) -> None:
    """Tell which rows are not taken, since they are of other times."""
    others = [row for row in told if told[row] != taken]
    periods = _in_order({row: told[row] for row in others})
    words = {"told": ", ".join(map(_bare_label, periods)), "wanted": _bare_label(taken)}
    words |= {"count": str(len(others)), "option": str(periods[-1])}
    desk.log.add("rows_of_other_times", table.place(others[0], head), **words)


def _year_column(table: ForeignTable, desk: Desk) -> Head | None:
    """Return the column whose cells tell years, and nothing else, by its head."""
    headed = [head for head in table.heads if fold(head.parts[-1]) in _YEAR_HEADS]
    return next((h for h in headed if desk.told(h.name) != LEFT_OUT and _tells_years(table, h)), None)


def _tells_years(table: ForeignTable, head: Head) -> bool:
    filled = [value for value in table.column(head) if as_text(value)]
    return 2 * sum(_year(value) is not None for value in filled) > len(filled)


def _year(value: CellValue) -> Period | None:
    found = _YEAR.fullmatch(fold(as_text(value)))
    return None if found is None else Period.year_of(int(found[1]))


def _years_in(table: ForeignTable, column: Head) -> dict[int, Period]:
    return {row: year for row in table.rows if (year := _year(table.value(row, column))) is not None}


def _has_figures(table: ForeignTable, row: int, column: Head) -> bool:
    """Say whether a row has figures, and is no total."""
    texts = [table.text(row, head) for head in table.heads]
    is_filled = any(is_figure(table.value(row, head)) for head in table.heads if head != column)
    return is_filled and not any(map(is_total, texts))


def _part_column(table: ForeignTable, taken: Sequence[Head], desk: Desk) -> PartColumn | None:
    """Return the column that says of which part of the year rows are; counts of `bulan ini` do not."""
    counts = (head for head in table.heads if not _PART_HEADS.issuperset(fold(head.parts[-1]).split()))
    figures = [head for head in counts if any(map(is_figure, table.column(head)))]
    return find_part_column(table, (*taken, *figures), desk)


def _years_of_parts(table: ForeignTable, desk: Desk) -> dict[int, Period]:
    """Return the years that rows tell beside a part of them: `Semester II 2023`; of no budget."""
    column = None if has_codes(table) else _part_column(table, (), desk)
    told = {} if column is None else _parts_in(table, column, None)
    return {row: Period.year_of(part.year) for row, part in told.items()}


def _parts_in(table: ForeignTable, column: PartColumn, year: int | None) -> dict[int, Period]:
    """Return the part of the year of each row that tells one: of a year where it tells none itself."""
    found = ((row, part_of(table.value(row, column.head), column.head, column.kind)) for row in table.rows)
    return {
        row: Period(part[0] or year or 0, column.kind, part[1])
        for row, part in found
        if part is not None and (part[0] or year)
    }


def _rows_of(rows: Sequence[int], told: _Told, wanted: Period) -> tuple[int, ...]:
    """Return the rows of a time; one that tells none is of that above it, as a total of its rows is.

    Behind the last row of several times stands the sum of all of them: it adds up more than is taken.
    """
    if len({*told.values()}) == 1:
        return tuple(rows)
    sums = _sums_of_all(rows, told)
    kept, current = [], None
    for row in rows:
        current = told.get(row, current)
        if current == wanted and row not in sums:
            kept.append(row)
    return tuple(kept)


def _sums_of_all(rows: Sequence[int], told: _Told) -> Sequence[int]:
    """Return the rows behind all that tell a time; not the first, where other times have a total too."""
    behind = [*takewhile(lambda row: row not in told, reversed(rows))][::-1]
    has_others = any(row not in told for row in rows if min(told) < row < max(told))
    return behind[1:] if has_others else behind


def _with_title(table: ForeignTable, title: str) -> ForeignTable:
    """Return a table with one more title, beside the name of its sheet where that tells no time itself."""
    *above, sheet = table.titles
    name = [table.grid.sheet]
    tells_time = span_told(name) is not None or bool(years_of(name))
    titles: Iterable[str] = (*above, title, sheet) if tells_time else (*above, f"{sheet}, {title}")
    return replace(table, titles=tuple(titles))
