"""The rows of a sheet as texts by the ids of columns, each with the row of the sheet that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice, pairwise

from capaian.domain.issue import Place
from capaian.dossier.excel.identity import FORM_COLUMNS, NUMBER, PIECE
from capaian.dossier.excel.read.cell_texts import is_typed_percentage, text_of_cell
from capaian.dossier.excel.read.heads import fold_head
from capaian.dossier.excel.read.lanes import Cells, Lane, holds, take_plain
from capaian.dossier.excel.read.recognise import FoundSheet
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow, RowsByColumn, whole
from capaian.dossier.rows.sheets import Form, Role, SheetColumn, SheetSpec
from capaian.dossier.spreadsheets.model import LOST, SHARES, CellValue, Odd, Span, range_of
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import integer
from capaian.dossier.tables.rejection import RejectedValueError

_PLACE = integer(0, 10**6)
_ID, _TITLE, _VALUE, _ = FORM_COLUMNS
_ROWS_OF_BLOCK = 1_000


@dataclass(frozen=True)
class TakenRows:
    """The rows of a sheet."""

    found: FoundSheet
    rows: Sequence[FlatRow]
    places: Sequence[int]
    """The row of the sheet that each begins in, from 1; 0: it stands nowhere in it."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Of a form: the row of the sheet that each value stands in."""

    def stands(self, index: int) -> bool:
        """Say whether a row stands in the sheet, rather than in the dossier alone."""
        return self.found.spec.form is Form.FORM or index >= len(self.places) or self.places[index] > 0

    def place(self, file: str, index: int, column: str) -> Place:
        """Return the place of a cell by the number of its row among those taken, from 0."""
        if self.found.spec.form is Form.FORM:
            return self.found.place(file, self.lines.get(column), _VALUE)
        row = self.places[index] or None if index < len(self.places) else None
        return self.found.place(file, row, column)


@dataclass
class Tally:
    """What was taken from cells that are more than their value; told before anything is written."""

    formulas: int = 0
    percentages: int = 0
    flawed: set[Place] = field(default_factory=set)
    """Cells whose text is not known; what is said of them besides only follows from that."""
    incomplete: set[Names] = field(default_factory=set)
    """Kinds of names of which some are not known, since their cells could not be taken."""


def take_rows(found: FoundSheet, file: str, log: IssueLog, tally: Tally) -> TakenRows:
    """Return the rows of a sheet that hold anything, wherever they stand."""
    taker = _Taker(found, file, log, tally)
    return taker.form() if found.spec.form is Form.FORM else join_pieces(taker.table(), file, log)


class _Taker:
    """Goes through a sheet."""

    def __init__(self, found: FoundSheet, file: str, log: IssueLog, tally: Tally) -> None:
        self._found = found
        self._file = file
        self._log = log
        self._tally = tally
        self._odd_rows = {row for row, _ in found.sheet.odd}
        self._lost = {place for place, (odd, _) in found.sheet.odd.items() if odd in LOST}
        self._fills = self._spread_merged()

    def table(self) -> TakenRows:
        hidden = self._hidden()
        lanes = [Lane(column, self._found.columns[column.id]) for column in self._columns()]
        makers = [lane for lane in lanes if lane.column.id not in hidden]
        texts: dict[str, list[str]] = {lane.column.id: [] for lane in lanes}
        places: list[int] = []
        below = self._below()
        while block := [*islice(below, _ROWS_OF_BLOCK)]:
            numbers: Sequence[int]
            numbers, cells = zip(*block, strict=True)
            plain = take_plain(cells, lanes, makers) if self._is_plain(numbers) else None
            if plain is None:
                numbers, plain = self._take_one_by_one(block, lanes, makers)
            places += numbers
            for own, column in zip(plain, texts.values(), strict=True):
                column += own
        return TakenRows(self._found, RowsByColumn(texts, len(places)), places)

    def _is_plain(self, places: Sequence[int]) -> bool:
        """Say whether no cell of some rows is more than its value."""
        return self._odd_rows.isdisjoint(places) and self._fills.keys().isdisjoint(places)

    def _take_one_by_one(
        self, block: Iterable[tuple[int, Cells]], lanes: Sequence[Lane], makers: Sequence[Lane]
    ) -> tuple[Sequence[int], Sequence[Sequence[str]]]:
        """Return the places of rows and their texts by lanes, after saying what is wrong with them."""
        places: list[int] = []
        taken: list[list[str]] = []
        for place, cells in block:
            if not any(self._is_filled(place, cells, lane) for lane in makers):
                continue
            texts = [self._text(lane, place, cells) for lane in lanes]
            places.append(place)
            taken.append(texts)
        return places, [*zip(*taken, strict=True)] or [()] * len(lanes)

    def _is_filled(self, place: int, cells: Cells, lane: Lane) -> bool:
        """Say whether a cell holds anything, be it an error of which nothing is left."""
        value = cells[lane.index] if lane.index < len(cells) else None
        return holds(value) or (place, lane.index + 1) in self._lost

    def _hidden(self) -> set[str]:
        """Columns that alone do not make a row: those that no one sees."""
        is_own = any(column.id == NUMBER for column in self._found.spec.columns)
        return {PIECE} if is_own else {PIECE, NUMBER}

    def _columns(self) -> list[SheetColumn]:
        own = self._found.spec.columns
        names = {column.id for column in own}
        hidden = [SheetColumn(name, _PLACE, name) for name in (NUMBER, PIECE) if name not in names]
        return [column for column in (*own, *hidden) if column.id in self._found.columns]

    def _below(self) -> Iterator[tuple[int, Cells]]:
        first = self._found.first_row
        return enumerate(islice(self._found.sheet.rows, first - 1, None), first)

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
                self._report_strange_line(place, cells)
            elif column.id in lines:
                self._report_second_line(place, column, lines[column.id])
            elif _VALUE in self._found.columns:
                lane = Lane(column, self._found.columns[_VALUE])
                texts[column.id] = self._text(lane, place, cells)
                lines[column.id] = place
        return TakenRows(self._found, (FlatRow(texts, 1),), [self._found.first_row], lines)

    def _cell(self, cells: Cells, column: str) -> CellValue:
        place = self._found.columns.get(column)
        return cells[place - 1] if place is not None and place <= len(cells) else None

    def _report_strange_line(self, place: int, cells: Cells) -> None:
        if self._cell(cells, _VALUE) is not None:
            shown = str(self._cell(cells, _TITLE) or "")
            self._log.add("line_unread", self._found.place(self._file, place, _TITLE), shown)

    def _report_second_line(self, place: int, column: SheetColumn, first: int) -> None:
        where = self._found.place(self._file, place, _VALUE)
        self._log.add("line_twice", where, column.title, first=str(first))

    def _text(self, lane: Lane, place: int, cells: Cells) -> str:
        """Return the text of a cell; an empty one, with an issue in the log, where it cannot be taken."""
        value = cells[lane.index] if lane.index < len(cells) else None
        # True equals 1, so that they cannot be looked up side by side.
        if value.__class__ is not bool and place not in self._odd_rows and place not in self._fills:
            text = lane.known.get(value)
            if text is not None:
                return text
        return self._text_anew(lane, place, value)

    def _text_anew(self, lane: Lane, place: int, value: CellValue) -> str:
        number = lane.index + 1
        value = self._fills.get(place, {}).get(number, value)
        odd = self._found.sheet.odd.get((place, number))
        try:
            text = text_of_cell(lane.column.kind, value, odd)
        except RejectedValueError as rejection:
            name = _VALUE if self._found.spec.form is Form.FORM else lane.column.id
            where = self._found.place(self._file, place, name)
            self._log.add(rejection.code, where, _shown(value), **rejection.words)
            self._tally.flawed.add(where)
            self._tally.incomplete |= {lane.column.defines} if lane.column.defines else set()
            return ""
        is_share = odd is not None and odd[0] in SHARES and not isinstance(value, str)
        is_percentage = is_share or is_typed_percentage(lane.column.kind, value)
        # Percentages are counted, each of them.
        if odd is None and value.__class__ is not bool and not is_percentage:
            lane.take(value, text)
        self._tally.formulas += odd is not None and odd[0] is Odd.FORMULA
        self._tally.percentages += is_percentage
        return text

    def _spread_merged(self) -> dict[int, dict[int, CellValue]]:
        """Return the values of cells that are merged with one above, by row and column."""
        fills: dict[int, dict[int, CellValue]] = {}
        read = {place: name for name, place in self._found.columns.items()}
        for span in self._found.sheet.merged:
            value = self._value_of(span)
            if span.first_row < self._found.first_row or value is None:
                self._tell_covered(span, value)
                continue
            across = [place for place in range(span.first_column, span.last_column + 1) if place in read]
            if len(across) > 1:
                where = self._found.place(self._file, span.first_row, read[across[0]])
                self._log.add("merged_across", where, _shown(value))
                self._tally.flawed |= self._cells_of(span, [read[place] for place in across])
            elif span.first_column in read:
                self._tell_merged_figure(span, read[span.first_column], value)
                for row in range(span.first_row + 1, span.last_row + 1):
                    before = fills.setdefault(row, {}).setdefault(span.first_column, value)
                    if before != value:
                        self._report_overlap(row, read[span.first_column], before, value)
                        break
            else:
                self._tell_covered(span, value)
        return fills

    def _tell_covered(self, span: Span, shown: CellValue) -> None:
        """Refuse what lies under a cell beside the values of the table, which nobody sees: the first of it.

        A merge may begin in the heads, in a column that is not read, or in a cell that is empty.
        """
        covered = sorted(
            (row, column, name)
            for name, column in self._found.columns.items()
            if span.first_column <= column <= span.last_column
            for row in range(max(span.first_row, self._found.first_row), span.last_row + 1)
            if (value := self._value_at(row, column)) is not None and value != shown
        )
        places = [self._found.place(self._file, row, name) for row, _, name in covered]
        if places:
            hidden = self._value_at(*covered[0][:2])
            self._log.add("cell_covered", places[0], _shown(hidden), cells=range_of(span))
            self._tally.flawed |= {*places}

    def _tell_merged_figure(self, span: Span, column: str, value: CellValue) -> None:
        """Refuse one figure over several rows: the programs that merge cells drop those of the others."""
        last = min(span.last_row, len(self._found.sheet.rows))
        is_key = column in {key.id for key in self._found.spec.keys}
        is_of_several = any(any(map(holds, row)) for row in self._found.sheet.rows[span.first_row : last])
        if isinstance(value, Decimal) and not is_key and is_of_several:
            where = self._found.place(self._file, span.first_row, column)
            self._log.add("figure_merged", where, _shown(value), rows=f"{span.first_row}–{last}")
            self._tally.flawed |= self._cells_of(span, [column])

    def _report_overlap(self, row: int, column: str, one: CellValue, other: CellValue) -> None:
        """Refuse a cell that is merged with two others: programs show one or the other."""
        where = self._found.place(self._file, row, column)
        self._log.add("merged_twice", where, one=_shown(one) or "", other=_shown(other) or "")
        self._tally.flawed.add(where)

    def _cells_of(self, span: Span, columns: Sequence[str]) -> set[Place]:
        rows = range(span.first_row, min(span.last_row, len(self._found.sheet.rows)) + 1)
        return {self._found.place(self._file, row, column) for row in rows for column in columns}

    def _value_of(self, span: Span) -> CellValue:
        return self._value_at(span.first_row, span.first_column)

    def _value_at(self, row: int, column: int) -> CellValue:
        rows = self._found.sheet.rows
        cells = rows[row - 1] if row <= len(rows) else ()
        return cells[column - 1] if column <= len(cells) else None


def _shown(value: CellValue) -> str | None:
    """Return a value as its cell shows it, for the words about it."""
    match value:
        case None:
            return None
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return f"{value:%d/%m/%Y}"
    return str(value)


def join_pieces(taken: TakenRows, file: str, log: IssueLog) -> TakenRows:
    """Join the rows over which long texts run, however they were sorted.

    The rows of one text have the same names and numbers. One that is missing would tear a text apart, so
    that it is told.
    """
    if PIECE not in taken.found.columns:
        return taken
    names = _naming(taken.found.spec)
    heads: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for index, row in enumerate(taken.rows):
        text = row.cells[PIECE].strip()
        piece = whole(text)
        if text and not piece:
            log.add("piece_unread", taken.place(file, index, PIECE), text)
        key = (*(row.cells.get(name, "") for name in names), str(row.number)) if piece else (f"#{index}",)
        heads.setdefault(key, []).append((piece or 1, index))
    rows, places = [], []
    for found in heads.values():
        _report_pieces(taken, sorted(found), file, log)
        rows.append(_joined([taken.rows[index] for _, index in sorted(found)], names))
        places.append(taken.places[min(found)[1]])
    return TakenRows(taken.found, tuple(rows), places)


def _report_pieces(taken: TakenRows, pieces: Sequence[tuple[int, int]], file: str, log: IssueLog) -> None:
    """Refuse a text of which a part is missing or stands twice: either way letters would be lost."""
    for (number, first), (other, index) in pairwise(pieces):
        if number == other:
            log.add(
                "piece_twice", taken.place(file, index, PIECE), str(other), first=str(taken.places[first])
            )
    if {number for number, _ in pieces} != {*range(1, pieces[-1][0] + 1)}:
        log.add("piece_missing", taken.place(file, pieces[0][1], PIECE))


def _naming(spec: SheetSpec) -> tuple[str, ...]:
    return tuple(column.id for column in spec.columns if column.role is not Role.VALUE)


def _joined(rows: Sequence[FlatRow], names: Sequence[str]) -> FlatRow:
    first = rows[0].cells
    cells = {
        name: text if name in names else "".join(row.cells.get(name, "") for row in rows)
        for name, text in first.items()
        if name != PIECE
    }
    return FlatRow(cells, rows[0].number)
