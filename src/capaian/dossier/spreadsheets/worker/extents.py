"""How much a sheet takes once it is read: its places, empty ones too, and its texts as often as used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from xml.parsers import expat

from .book_parts import BookParts, SheetPart
from .limits import Limits
from .refusal import Flaw, RefusedError, refuse
from .sheet_cells import LAST_COLUMN, LAST_ROW, Cell, column_number, scan_cells
from .sheet_watch import LEAST_CELL, SheetWatch
from .xml_parts import Attributes, local_name, parse
from .zip_directory import Entry, Unpacking

_DIGITS: Final = 7
_VALUED: Final = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>/]*>(?:<v>[^<]|<is><t(?: xml:space="preserve")?>[^<])'
)
"""A cell that holds something, as nearly every program writes it."""


def check_extent(sheet: SheetPart, watch: SheetWatch, unpacking: Unpacking, limits: Limits) -> None:
    """Refuse a sheet with too many places or too long a text; most are cleared without reading a cell.

    Raises:
        RefusedError: Naming the sheet.
    """
    if not watch.has_values or (watch.is_usual and not watch.has_long_text):
        return
    _require_narrow(sheet, _least_extent(unpacking.again(sheet.entry)), limits)
    extent = _Extent()
    scan_cells(sheet.entry.name, unpacking.again(sheet.entry), extent.take)
    _require_narrow(sheet, extent, limits)
    if extent.longest > limits.text_units:
        raise refuse("book_text_too_long", sheet.name)


def _require_narrow(sheet: SheetPart, extent: _Extent, limits: Limits) -> None:
    if extent.cells > limits.cells:
        words = {"rows": str(extent.last_row), "columns": str(extent.last_column)}
        raise RefusedError([Flaw("book_sheet_too_wide", words, sheet.name, *extent.farthest)])


def _least_extent(pieces: Iterable[bytes]) -> _Extent:
    """Return what a sheet takes at least, ten times as fast as by reading each cell."""
    extent = _Extent()
    for window in _windows(pieces):
        # Of each column its last cell, which in nearly every file is its lowest.
        for letters, row in dict(_VALUED.findall(window)).items():
            extent.widen(int(row), column_number(letters.decode()))
    return extent


class _Extent:
    """The rectangle of cells with values, from the first row on: the reader fills the rows above too.

    A cell that stands too far out is named and not left out: somebody may have meant it.
    """

    def __init__(self) -> None:
        self.last_row = self.last_column = self.longest = 0
        self._first_column = 0
        self._lowest = self._rightmost = (0, 0)

    @property
    def cells(self) -> int:
        return self.last_row * (self.last_column - self._first_column + 1)

    @property
    def farthest(self) -> tuple[int, int]:
        """The row and column of the cell that stands nearest to where sheets end."""
        is_low = self.last_row * LAST_COLUMN >= self.last_column * LAST_ROW
        return self._lowest if is_low else self._rightmost

    def take(self, cell: Cell) -> None:
        self.widen(cell.row, cell.column)
        self.longest = max(self.longest, units(cell.value or ""), units(cell.formula or ""))

    def widen(self, row: int, column: int) -> None:
        if row > self.last_row:
            self.last_row, self._lowest = row, (row, column)
        if column > self.last_column:
            self.last_column, self._rightmost = column, (row, column)
        self._first_column = min(self._first_column or column, column)


def units(text: str) -> int:
    """Return the length of a text as table programs count it: signs outside the first plane as two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def may_be_too_much(parts: BookParts, unpacking: Unpacking, limits: Limits) -> bool:
    """Say whether the shared texts may be too much, were each cell that the sheets have room for the longest.

    Only then they are weighed.
    """
    if parts.texts is None:
        return False
    room = sum(sheet.entry.unpacked for sheet in parts.sheets) // LEAST_CELL
    at_most = _longest_text_bytes(unpacking.again(parts.texts))
    return at_most > limits.text_units or at_most * room > limits.texts_units


def check_texts(
    parts: BookParts, watches: Mapping[str, SheetWatch], unpacking: Unpacking, limits: Limits
) -> None:
    """Refuse a workbook whose shared texts are too long, or too much once each cell has its own copy.

    Raises:
        RefusedError: One megabyte of file can hold two gigabytes of such texts.
    """
    if parts.texts is None:
        return
    lengths = text_lengths(parts.texts, unpacking)
    if max(lengths, default=0) > limits.text_units:
        raise refuse("book_text_too_long")
    sum_of_all = _TextSum(lengths, limits.texts_units)
    for sheet in parts.sheets:
        _weigh(sheet, watches[sheet.entry.name], sum_of_all, unpacking)


class _TextSum:
    """How long the texts are together that cells name."""

    def __init__(self, lengths: Sequence[int], limit: int) -> None:
        self._lengths = lengths
        self._limit = limit
        self._total = 0

    def add(self, place: str | bytes, times: int = 1) -> None:
        """Add the text of so many cells, by its place among all."""
        number = int(place)
        self._total += times * self._lengths[number] if number < len(self._lengths) else 0
        if self._total > self._limit:
            raise refuse("book_of_too_much_text", limit=f"{self._limit // 1_000_000} juta huruf")


def _longest_text_bytes(pieces: Iterable[bytes]) -> int:
    """Return how long a shared text is at most, with its markup: none spans the end of an element `si`."""
    longest = running = 0
    for piece in pieces:
        first, *others = piece.split(b"si>")
        running += len(first)
        longest = max(longest, running, *map(len, others), 0)
        running = len(others[-1]) if others else running
    return longest


def _weigh(sheet: SheetPart, watch: SheetWatch, sum_of_all: _TextSum, unpacking: Unpacking) -> None:
    """Add the texts of a sheet: as they went by where all were counted, else by reading each cell."""
    if watch.named.total() >= watch.texts:
        for place, times in watch.named.items():
            sum_of_all.add(place, times)
        return

    def take(cell: Cell) -> None:
        place = (cell.value or "").strip()
        if cell.kind == "s" and place.isdecimal() and len(place) <= _DIGITS:
            sum_of_all.add(place)

    scan_cells(sheet.entry.name, unpacking.again(sheet.entry), take)


def _windows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a sheet again, cut where cells begin."""
    before = b""
    for piece in pieces:
        window = before + piece
        cut = max(window.rfind(b"<c"), 0)
        yield window[:cut]
        before = window[cut:]
    yield before


def text_lengths(entry: Entry, unpacking: Unpacking) -> list[int]:
    """Return the lengths of the shared texts in their order."""
    parser = expat.ParserCreate("utf-8")
    reader = _Lengths()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parse(parser, entry.name, unpacking.again(entry))
    return reader.lengths


class _Lengths:
    """Lengths of the shared texts in their order."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._is_text = False

    def start(self, name: str, _: Attributes) -> None:
        match local_name(name):
            case "si":
                self.lengths.append(0)
            case "t":
                self._is_text = bool(self.lengths)

    def end(self, name: str) -> None:
        if local_name(name) == "t":
            self._is_text = False

    def text(self, text: str) -> None:
        if self._is_text:
            self.lengths[-1] += units(text)
