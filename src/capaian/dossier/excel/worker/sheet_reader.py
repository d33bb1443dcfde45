"""The cells of a sheet as its bytes go by: each value once, or the file is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

from .formats import DATES, Look, Styles, look_of
from .limits import Limits
from .refusal import Flaw, RefusedError, refuse
from .xml_reader import Allowance, Attributes, XmlReader, among

_PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RANGE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_NUMBER: Final = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_LARGEST: Final = Decimal("1.8E308")
"""Beyond it no table program keeps a number."""
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEAP_OF_1900: Final = 60
"""Number of a day that never was; those before it are counted from one day later."""
_LAST_DAY: Final = 2_958_465
_ROWS_OF_LINE: Final = 1_000
_MANY_COLUMNS: Final = 500
"""Beyond so many a sheet is too wide rather than too long."""
_AROUND_ROWS: Final = frozenset({"worksheet", "sheetData", "mergeCells", "mergeCell"})
_MOST_ODD: Final = 200_000
_TEXT, _DATE = "'", "@"
"""What stands before a text and a date in a line of cells; numbers stand as they are."""

CellText = str | bool | None


class SharedTexts(XmlReader):
    """The texts that cells share, by their number; runs of a text belong together."""

    parents = among(sst="", si="sst", t=("si", "r", "rPh"), r="si", rPh="si")
    values = frozenset({"t"})
    plain = frozenset({"si", "t"})

    def __init__(self, part: str, limits: Limits, allowance: Allowance) -> None:
        """Begin with none."""
        super().__init__(part, limits, allowance)
        self.texts: list[str] = []
        self._letters = 0
        self._run = _Runs(self)

    def take(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of a text or a run."""
        if name == "si":
            self._run = _Runs(self)
            if len(self.texts) >= self.limits.values:
                raise refuse("book_of_too_much_text", limit=f"{self.limits.values:,} teks".replace(",", "."))
        self._run.begin(name)

    def leave(self, name: str, text: str) -> None:
        """Take the end of a text or a run."""
        if name == "t":
            self._run.add(text)
        elif name == "si":
            self.texts.append(self._run.text())
            self._letters += len(self.texts[-1])
            if self._letters > self.limits.texts_bytes + self.limits.text_of_value * self.limits.values:
                raise refuse("book_of_too_much_text", limit="isi semua sel")


class _Runs:
    """A text, in one piece or in runs of different looks, never both; reading aids are no part of it."""

    def __init__(self, reader: XmlReader) -> None:
        self._reader = reader
        self._pieces: list[str] = []
        self._has_runs = self._is_whole = False

    def begin(self, name: str) -> None:
        """Take the beginning of a run, or of a text where it stands."""
        if name == "t" and self._reader.parent not in ("r", "rPh"):
            if self._is_whole or self._has_runs:
                self._reader.misleading("dua teks di satu sel")
            self._is_whole = True
        elif name == "r":
            if self._is_whole:
                self._reader.misleading("dua teks di satu sel")
            self._has_runs = True

    def add(self, text: str) -> None:
        """Take a text that ended."""
        if self._reader.parent != "rPh":
            self._pieces.append(text)

    def text(self) -> str:
        """Return the whole of it."""
        return unescape("".join(self._pieces), self._reader)


def unescape(text: str, reader: XmlReader) -> str:
    """Return a text with signs in the place of their codes: `_x000D_`.

    Raises:
        RefusedError: It is longer than any table program takes.
    """
    whole = _ESCAPE.sub(_unescape, text) if "_x" in text else text
    if len(whole) > reader.limits.text_units:
        raise refuse("book_text_too_long", reader.sheet)
    return whole


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code < 0xE000 else chr(code)


@dataclass(frozen=True)
class SharedParts:
    """What the sheets of a workbook share."""

    texts: Sequence[str]
    styles: Styles | None
    is_1904: bool
    """Whether days are counted from 1904 on."""

    def is_struck(self, style: str) -> bool:
        """Say whether a style strikes out what it shows."""
        return self.styles is not None and self.styles.is_struck(style)


@dataclass
class Room:
    """What the sheets of a workbook take so far, against its limits."""

    limits: Limits
    values: int = 0
    rows: int = 0
    cells: int = 0
    letters: int = 0

    def take_row(self, values: int, letters: int) -> None:
        """Count a row with values.

        Raises:
            RefusedError: The workbook has more than is taken.
        """
        limits = self.limits
        self.values += values
        self.rows += 1
        self.letters += letters
        for number, most, what in (
            (self.values, limits.values, "sel berisi"),
            (self.rows, limits.rows, "baris berisi"),
        ):
            if number > most:
                raise refuse("book_of_too_many_cells", limit=f"{most:,} {what}".replace(",", "."))
        if self.letters > limits.texts_bytes + limits.text_of_value * self.values:
            raise refuse("book_of_too_much_text", limit=f"{limits.texts_bytes // 1_000_000} juta huruf")


@dataclass(slots=True)
class _Cell:
    """A cell that is being read."""

    row: int
    column: int
    kind: str = "n"
    style: str = "0"
    values: list[str] = field(default_factory=list)
    text: _Runs | None = None
    has_formula: bool = False


class SheetReader(XmlReader):
    """Reads a sheet; its rows come as lines of JSON, ready to be sent."""

    parents = among(
        worksheet="", sheetData="worksheet", row="sheetData", c="row", v="c", f="c", t=("is", "r", "rPh"),
        r="is", rPh="is", mergeCells="worksheet", mergeCell="mergeCells", **{"is": "c"},
    )  # fmt: skip
    values = frozenset({"v", "f", "t"})
    plain = frozenset({"row", "c", "v", "f", "is", "t"})

    def __init__(self, part: str, sheet: str, parts: SharedParts, room: Room, allowance: Allowance) -> None:
        """Begin before the first byte.

        Args:
            part: Its path in the archive.
            sheet: Its name.
            parts: What all sheets share.
            room: What the workbook takes so far.
            allowance: What elements it may still have.
        """
        super().__init__(part, room.limits, allowance, sheet)
        self._parts, self._room = parts, room
        self._values = self._width = self._row = self._column = self._last_row = self._letters_of_row = 0
        self._cell: _Cell | None = None
        self._cells: list[CellText] = []
        self._done: list[list[CellText] | int] = []
        self._widest: tuple[int, int] = (0, 0)
        """The first cell in the last column."""
        self._lowest: tuple[int, int] = (0, 0)
        """The last cell of the last row."""
        self.odd: list[tuple[int, int, str, str]] = []
        """Cells that are more than their value: row, column, what, word."""
        self.merged: list[tuple[int, int, int, int]] = []

    def lines(self) -> Iterator[str]:
        """Yield the rows that are complete; a number stands for so many empty ones."""
        rows: list[list[CellText]] = []
        for one in self._done:
            if isinstance(one, int):
                if rows:
                    yield json.dumps(rows)
                    rows = []
                yield str(one)
            else:
                rows.append(one)
            if len(rows) == _ROWS_OF_LINE:
                yield json.dumps(rows)
                rows = []
        if rows:
            yield json.dumps(rows)
        self._done.clear()

    def take(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of a row, a cell, or what is in one."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "sheetData":
            if self.passed:
                self.misleading("sel di dua tempat")
        elif self._cell is not None:
            self._begin_inside(self._cell, name)

    def leave(self, name: str, text: str) -> None:
        """Take the end of a value, a cell or a row."""
        cell = self._cell
        if name == "row":
            self._end_row()
        elif name == "sheetData":
            # Drawings and extensions behind the rows have rows of their own.
            self.passed = frozenset(self.parents) - _AROUND_ROWS
        elif cell is None:
            return
        elif name == "c":
            self._end_cell(cell)
            self._cell = None
        elif name == "v":
            cell.values.append(text)
        elif name == "t" and cell.text is not None:
            cell.text.add(text)

    def finish(self) -> None:
        """Check the extent of the sheet once all of it went by.

        Raises:
            RefusedError: It is far larger than what it holds, or cells are merged over each other.
        """
        cells, limits = self._last_row * self._width, self.limits
        self._room.cells += cells
        if cells > max(limits.cells, limits.cells_of_value * self._values) or (
            self._room.cells > max(limits.cells_of_book, limits.cells_of_value * self._room.values)
        ):
            words = {"rows": str(self._last_row), "columns": str(self._width)}
            place = self._widest if self._width > _MANY_COLUMNS else self._lowest
            raise RefusedError([Flaw("book_sheet_too_wide", words, self.sheet, *place)])
        boxes = [
            (top, left, min(bottom, self._last_row), min(right, self._width))
            for top, left, bottom, right in self.merged
            if top <= self._last_row and left <= self._width
        ]
        if sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in boxes) > cells:
            raise refuse("book_merged_too_much", self.sheet)
        self.merged = boxes

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", str(self._row + 1)).strip()
        row = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 0
        if not 0 < row <= LAST_ROW:
            raise self._nowhere(number)
        if row <= self._row:
            self.misleading("baris yang tidak berurutan")
        self._row, self._column = row, 0

    def _nowhere(self, where: str) -> RefusedError:
        return refuse("book_cell_nowhere", where=where, line=str(self._row), part=self.part)

    def _begin_cell(self, attributes: Attributes) -> None:
        where = attributes.get("r")
        column = self._column + 1
        if where is not None:
            found = _PLACE.fullmatch(where)
            if found is None or int(found[2]) != self._row:
                raise self._nowhere(where)
            column = column_number(found[1])
        if column > LAST_COLUMN:
            raise self._nowhere(where or str(column))
        if column <= self._column:
            self._flaw("book_cell_repeated", self._row, column)
        self._column = column
        self._cell = _Cell(self._row, column, attributes.get("t", "n"), attributes.get("s", "0"))

    def _flaw(self, code: str, row: int, column: int) -> None:
        raise RefusedError([Flaw(code, {}, self.sheet, row, column)])

    def _begin_inside(self, cell: _Cell, name: str) -> None:
        if name == "is":
            if cell.kind != "inlineStr" or cell.text is not None or cell.values:
                self._flaw("book_cell_misleading", cell.row, cell.column)
            cell.text = _Runs(self)
        elif name == "v" and (cell.values or cell.text is not None):
            self._flaw("book_cell_misleading", cell.row, cell.column)
        elif name == "f":
            cell.has_formula = True
        elif cell.text is not None:
            cell.text.begin(name)

    def _end_cell(self, cell: _Cell) -> None:
        value, odd, word = self._value(cell)
        if cell.has_formula and value is None and not odd and cell.kind != "str":
            odd, word = "no_value", ""
        # What a format makes of a number (a percentage, a month) decides its size, so that it goes first.
        if cell.style != "0" and value is not None and not odd and self._parts.is_struck(cell.style):
            odd, word = "struck", ""
        if odd or cell.has_formula:
            if len(self.odd) >= _MOST_ODD:
                raise refuse("book_of_too_many_cells", limit="200.000 sel berumus atau berformat")
            self.odd.append((cell.row, cell.column, odd or "formula", word))
        if value is None:
            return
        if gap := cell.column - 1 - len(self._cells):
            self._cells += [None] * gap
        self._cells.append(value)
        if value.__class__ is str:
            self._letters_of_row += len(value)

    def _value(self, cell: _Cell) -> tuple[CellText, str, str]:
        """Return the value of a cell, and what is odd of it with the word for that."""
        if cell.text is not None:
            return _text(cell.text.text()), "", ""
        text = cell.values[0] if cell.values else ""
        match cell.kind:
            case "s":
                return _text(self._shared_text(cell, text)), "", ""
            case "str" | "inlineStr":
                return _text(unescape(text, self)), "", ""
            case "e":
                return None, "error", text.strip()
        text = text.strip()
        if not text:
            return None, "", ""
        match cell.kind:
            case "b":
                if text not in ("0", "1"):
                    self._flaw("book_cell_unreadable", cell.row, cell.column)
                return text == "1", "", ""
            case "d":
                return self._day_in_words(cell, text), "", ""
        return self._number_or_day(cell, text)

    def _shared_text(self, cell: _Cell, text: str) -> str:
        text = text.strip()
        if not text:
            return ""
        if not (text.isascii() and text.isdigit() and len(text) < 8):
            self._flaw("book_cell_misleading", cell.row, cell.column)
        if int(text) >= len(self._parts.texts):
            raise refuse("book_broken", part=self.part)
        return self._parts.texts[int(text)]

    def _day_in_words(self, cell: _Cell, text: str) -> str:
        try:
            return f"{_DATE}{date.fromisoformat(text[:10]).isoformat()}"
        except ValueError:
            raise RefusedError(
                [Flaw("book_cell_unreadable", {}, self.sheet, cell.row, cell.column)]
            ) from None

    def _number_or_day(self, cell: _Cell, text: str) -> tuple[CellText, str, str]:
        if not _NUMBER.fullmatch(text):
            self._flaw("book_cell_unreadable", cell.row, cell.column)
        try:
            number = Decimal(text)
        except InvalidOperation:
            self._flaw("book_cell_unreadable", cell.row, cell.column)
        if abs(number) >= _LARGEST:
            self._flaw("book_cell_unreadable", cell.row, cell.column)
        if cell.style == "0" or self._parts.styles is None:
            return text, "", ""
        code = self._parts.styles.code(cell.style)
        look = look_of(code, 1 if number > 0 else -1 if number < 0 else 0)
        if look in DATES and look is not Look.TIME and 0 < number <= _LAST_DAY:
            return f"{_DATE}{self._day(int(number))}", look if look is not Look.DAY else "", code
        return text, look, code if look is not Look.PLAIN else ""

    def _day(self, number: int) -> str:
        if self._parts.is_1904:
            return (_FIRST_DAY_1904 + timedelta(number)).isoformat()
        return (_FIRST_DAY + timedelta(number + (number < _LEAP_OF_1900))).isoformat()

    def _end_row(self) -> None:
        if not self._cells:
            return
        values = len(self._cells) - self._cells.count(None)
        self._room.take_row(values, self._letters_of_row)
        self._values += values
        self._lowest = (self._row, len(self._cells))
        if len(self._cells) > self._width:
            self._width, self._widest = len(self._cells), self._lowest
        if (gap := self._row - self._last_row - 1) > 0:
            self._done.append(gap)
        self._done.append(self._cells)
        self._last_row = self._row
        self._cells, self._letters_of_row = [], 0

    def _merge(self, ref: str) -> None:
        found = _RANGE.fullmatch(ref.strip())
        if found is None:
            return
        columns = sorted((column_number(found[1]), column_number(found[3])))
        rows = sorted((int(found[2]), int(found[4])))
        self.merged.append((rows[0], columns[0], rows[1], columns[1]))
        if len(self.merged) > self.limits.merges:
            raise refuse("book_merged_too_much", self.sheet)


def _text(text: str) -> str | None:
    """Return a text as it is sent; one of blanks alone is nothing, however many cells hold it."""
    return f"{_TEXT}{text}" if text and not text.isspace() else None


@lru_cache(maxsize=LAST_COLUMN)
def column_number(letters: str) -> int:
    """Return the number of a column, from 1.

    Examples:
        >>> column_number("A"), column_number("AA")
        (1, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
