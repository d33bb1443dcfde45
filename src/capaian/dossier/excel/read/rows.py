"""The rows of a sheet as texts by the ids of columns,
each with the row of the sheet that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.value import Unit
from capaian.dossier.excel.book import LOST_VALUES, SHARES, CellOddity, CellValue
from capaian.dossier.excel.identity import FORM_COLUMNS
from capaian.dossier.excel.read.cell_texts import is_typed_percentage, text_of_cell
from capaian.dossier.excel.read.recognise import FoundSheet, fold_head, heads_of
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.division import Division
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import HIDDEN_NUMBER, NUMBER, Form, SheetColumn
from capaian.dossier.rows.texts import FILE
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import PERIOD, period_text
from capaian.dossier.tables.parts import OFFICE
from capaian.dossier.tables.rejection import RejectedValueError

_MAX_DIGITS_OF_A_ROW: Final = 9
"""A larger number is none of a row or version, and overflows databases."""

_ID, _TITLE, _VALUE, _ = FORM_COLUMNS
_MEASURED_SHEETS: Final = ("plan.yaml#indicators", "plan.yaml#components")
"""Sheets that say in which unit figures of a code are."""
_MEASURED_NAMES: Final = frozenset({Names.INDICATOR, Names.COMPONENT})
_SHARE_UNITS: Final = re.compile(
    r"percent|persen|%|index|indeks|nilai|point|poin|one|permil|promil|‰", re.IGNORECASE
)
"""Words in units of figures behind which a sign of percent is nothing strange."""
_WORD: Final = re.compile(r"[\w%‰]+")

Cells = Sequence[CellValue]


@dataclass(frozen=True)
class TakenRows:
    """The rows of a sheet."""

    found_sheet: FoundSheet
    rows: Sequence[FlatRow]
    places: Sequence[int]
    """The row of the sheet that each begins in, from 1; 0: it stands nowhere in it."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Of a form: the row of the sheet that each value stands in."""

    def of_file(self, file: str) -> TakenRows:
        """Return the rows of a sheet of texts that are of one file."""
        own = [at for at, row in enumerate(self.rows) if clean(row.cells.get(FILE, "")) == file]
        return replace(
            self, rows=[self.rows[n] for n in own], places=[self.places[n] for n in own]
        )

    def is_in_sheet(self, index: int) -> bool:
        """Say whether a row stands in the sheet, rather than in the dossier alone."""
        return (
            self.found_sheet.spec.form is Form.FORM
            or index >= len(self.places)
            or self.places[index] > 0
        )

    def place(self, file: str, index: int, column: str) -> Place:
        """Return the place of a cell by the number of its row among those taken, from 0."""
        if self.found_sheet.spec.form is Form.FORM:
            return self.found_sheet.place(file, self.lines.get(column), _VALUE)
        row = self.places[index] or None if index < len(self.places) else None
        return self.found_sheet.place(file, row, column)


@dataclass
class ConversionCounts:
    """What was taken from cells that are more than their value;
    told before anything is written.
    """

    formulas: int = 0
    percentages: int = 0
    flawed: set[Place] = field(default_factory=set)
    """Cells whose text is not known; what is said of them besides only follows from that."""
    incomplete: set[Names] = field(default_factory=set)
    """Kinds of names of which some are not known, since their cells could not be taken."""


def take_sheets(
    sheets: Mapping[str, FoundSheet], file: str, log: IssueLog, tally: ConversionCounts
) -> Mapping[str, TakenRows]:
    """Return the rows of all sheets that hold anything, in the order of their numbers.

    Sheets that say in which unit figures are come before those of figures.
    """
    taken: dict[str, TakenRows] = {}
    units: dict[str, str] = {}
    for name, sheet in sheets.items():
        taker = _Taker(sheet, file, log, tally, units)
        found = taker.form() if sheet.spec.form is Form.FORM else taker.table()
        if name in _MEASURED_SHEETS:
            units |= {row.cells.get("code", ""): row.cells.get("unit", "") for row in found.rows}
        taken[name] = _in_order(found, file, log)
    office = taken[OFFICE.file].rows[:1] if OFFICE.file in taken else ()
    year = office[0].cells.get("year", "") if office else ""
    return (
        {name: _date_periods(own, int(year)) for name, own in taken.items()}
        if year.isdecimal()
        else taken
    )


def _date_periods(taken: TakenRows, year: int) -> TakenRows:
    """Return rows whose periods without a year, such as `Triwulan I`,
    are those of the dossier's year.
    """
    columns = [each.id for each in taken.found_sheet.spec.columns if each.kind is PERIOD]
    if not columns:
        return taken
    rows = [
        replace(
            row,
            cells={
                **row.cells,
                **{c: period_text(row.cells[c], year) for c in columns if row.cells.get(c)},
            },
        )
        for row in taken.rows
    ]
    return replace(taken, rows=rows)


@dataclass
class _Lane:
    column: SheetColumn
    index: int
    """Its place, from 0."""
    known: dict[CellValue, str] = field(default_factory=lambda: {None: ""})
    """Texts of cells that were met before."""


class _Taker:
    def __init__(
        self,
        found: FoundSheet,
        file: str,
        log: IssueLog,
        tally: ConversionCounts,
        units: Mapping[str, str],
    ) -> None:
        self._found, self._file, self._log, self._tally, self._units = (
            found,
            file,
            log,
            tally,
            units,
        )
        self._lost = {place for place, (odd, _) in found.sheet.odd.items() if odd in LOST_VALUES}
        self._odd_rows = {row for row, _ in found.sheet.odd}
        self._is_form = found.spec.form is Form.FORM
        self._refuse_merged()

    def table(self) -> TakenRows:
        """Return the rows; numbers that no one sees do not make a row by themselves."""
        found = self._found
        heads = [column for column in heads_of(found.spec) if column.id in found.columns]
        lanes = [_Lane(column, found.columns[column.id] - 1) for column in heads]
        makers = [lane for lane in lanes if lane.column is not HIDDEN_NUMBER]
        rows, places = [], []
        for place, cells in self._below():
            if any(self._is_filled(place, cells, lane.index) for lane in makers):
                texts = {lane.column.id: self._text(lane, place, cells) for lane in lanes}
                rows.append(FlatRow(texts, whole(texts.get(NUMBER, ""))))
                places.append(place)
        return TakenRows(self._found, rows, places)

    def form(self) -> TakenRows:
        """Return the one row of a form, whose values stand below each other."""
        columns = {column.id: column for column in self._found.spec.columns}
        titles = {fold_head(column.title): column for column in columns.values()}
        texts: dict[str, str] = {}
        lines: dict[str, int] = {}
        for place, cells in self._below():
            named = str(self._cell(cells, _ID) or "").strip()
            column = columns.get(named) or titles.get(fold_head(self._cell(cells, _TITLE)))
            if column is None:
                if self._cell(cells, _VALUE) is not None:
                    shown = str(self._cell(cells, _TITLE) or "")
                    self._log.add(
                        "line_unread", self._found.place(self._file, place, _TITLE), shown
                    )
            elif column.id in lines:
                where = self._found.place(self._file, place, _VALUE)
                self._log.add("line_twice", where, column.title, first=str(lines[column.id]))
            elif _VALUE in self._found.columns:
                texts[column.id] = self._text(
                    _Lane(column, self._found.columns[_VALUE] - 1), place, cells
                )
                lines[column.id] = place
        return TakenRows(self._found, (FlatRow(texts, 1),), [self._found.first_row], lines)

    def _below(self) -> Iterator[tuple[int, Cells]]:
        first = self._found.first_row
        return enumerate(islice(self._found.sheet.rows, first - 1, None), first)

    def _cell(self, cells: Cells, column: str) -> CellValue:
        place = self._found.columns.get(column)
        return cells[place - 1] if place is not None and place <= len(cells) else None

    def _is_filled(self, place: int, cells: Cells, index: int) -> bool:
        """Say whether a cell holds anything, be it an error of which nothing is left."""
        value = cells[index] if index < len(cells) else None
        is_blank = value is None or (isinstance(value, str) and value.isspace())
        return not is_blank or (place, index + 1) in self._lost

    def _text(self, lane: _Lane, place: int, cells: Cells) -> str:
        """Return the text of a cell; an empty one, with an issue in the log,
        where it cannot be taken.
        """
        value = cells[lane.index] if lane.index < len(cells) else None
        # True equals 1, so that they cannot be looked up side by side.
        if (
            place not in self._odd_rows
            and value.__class__ is not bool
            and (text := lane.known.get(value)) is not None
        ):
            return text
        odd, kind = self._found.sheet.odd.get((place, lane.index + 1)), lane.column.kind
        is_percentage = (odd is not None and odd[0] in SHARES) or is_typed_percentage(kind, value)
        unit = lane.column.unit or (
            self._unit_of(cells) if is_percentage and kind.name == "decimal" else ""
        )
        try:
            text = text_of_cell(kind, value, odd, unit)
        except RejectedValueError as rejection:
            where = self._found.place(
                self._file, place, _VALUE if self._is_form else lane.column.id
            )
            self._log.add(rejection.code, where, shown_value(value), **rejection.words)
            self._tally.flawed.add(where)
            self._tally.incomplete |= {lane.column.defines} if lane.column.defines else set()
            return ""
        self._tally.formulas += odd is not None and odd[0] is CellOddity.FORMULA
        self._tally.percentages += is_percentage
        if odd is None and value.__class__ is not bool and not is_percentage:
            lane.known[value] = text
        return text

    def _unit_of(self, cells: Cells) -> str:
        """Return the unit of the figures of a row, its own or that of what it names,
        where `88%` is strange.

        A target of 88 for an index of 1 to 4 would be met 25 times over without a word.
        """
        columns = [] if self._is_form else self._found.spec.columns
        own = [one.id for one in columns if one.kind.name == "unit" and "." not in one.id]
        named = [
            one.id for one in columns if not one.is_several and _MEASURED_NAMES & {*one.refers_to}
        ]
        texts = [str(self._cell(cells, name) or "") for name in own]
        texts += [
            self._units.get(str(self._cell(cells, name) or "").strip(), "") for name in named
        ]
        unit = next(filter(None, texts), "")
        is_share = any(_SHARE_UNITS.fullmatch(word) for word in _WORD.findall(unit))
        return Unit(unit).label if unit and not is_share else ""

    def _refuse_merged(self) -> None:
        """Refuse values that stand over several cells: nobody can tell whose they are."""
        sheet, read = (
            self._found.sheet,
            {place: name for name, place in self._found.columns.items()},
        )
        for span in sheet.merged:
            value = sheet.value(span.first_row, span.first_column)
            columns = [
                read[at] for at in range(span.first_column, span.last_column + 1) if at in read
            ]
            last = min(span.last_row, len(sheet.rows))
            rows = range(span.first_row, last + 1)
            below = (cell for cells in sheet.rows[span.first_row : last] for cell in cells)
            is_over_data = len(columns) > 1 or any(cell is not None for cell in below)
            if (
                span.first_row >= self._found.first_row
                and value is not None
                and columns
                and is_over_data
            ):
                where = self._found.place(self._file, span.first_row, columns[0])
                self._log.add(
                    "cells_merged", where, shown_value(value), rows=f"{span.first_row}–{last}"
                )
                self._tally.flawed |= {
                    self._found.place(self._file, row, name) for row in rows for name in columns
                }


def whole(text: str) -> int:
    """Return the number of a row or version that a text is; 0 of any other text."""
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS_OF_A_ROW else 0
    )


def shown_value(value: CellValue) -> str | None:
    """Return a value as its cell shows it, for the words about it."""
    match value:
        case None:
            return None
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return f"{value:%d/%m/%Y}"
    return str(value)


def _in_order(taken: TakenRows, file: str, log: IssueLog) -> TakenRows:
    """Return the rows of a sheet in the order of their numbers, which is noted;
    of other sheets as they are.

    A sheet that was sorted by its texts cannot be told apart from one whose rows were moved by
    hand; its numbers can. A row without a number stays behind the row above it; lists keep the
    order of their first rows.
    """
    spec, division = taken.found_sheet.spec, Division(taken.found_sheet.spec)
    column = division.number
    if column not in {one.id for one in spec.columns} or column not in taken.found_sheet.columns:
        return taken
    first: dict[tuple[str, ...], int] = {}
    last: dict[tuple[str, ...], int] = {}
    ranks = []
    for index, row in enumerate(taken.rows):
        owner = division.name_of(row)
        last[owner] = whole(row.cells.get(column, "").strip()) or last.get(owner, 0)
        ranks.append((first.setdefault(owner, index), last[owner], index))
    order = [index for _, _, index in sorted(ranks)]
    moved = next((index for place, index in enumerate(order) if index != place), None)
    if moved is None:
        return taken
    log.add("rows_not_by_number", taken.place(file, moved, column))
    return replace(
        taken, rows=[taken.rows[n] for n in order], places=[taken.places[n] for n in order]
    )
