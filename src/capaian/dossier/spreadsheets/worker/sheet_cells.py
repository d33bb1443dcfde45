"""The cells of a sheet as its XML has them: a slow and exact look, for what the fast reader does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from .marked_runs import MarkedRuns
from .refusal import RefusedError, refuse
from .xml_parts import Attributes, local_name, parse, release

_REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_MOST_COLUMNS: Final = 4 * LAST_COLUMN
"""Columns whose styles are told, each as often as it is."""
_TRUE: Final = ("1", "true")
_TEXTS: Final = frozenset({"v", "t", "f"})
_NAME: Final = re.compile("[0-9]{1,7}")
_WORD: Final = 40
_OWN_TEXT: Final = "inlineStr"
_OF_TEXT: Final = frozenset({"str", _OWN_TEXT})


@dataclass(slots=True)
class Cell:
    """A cell with a value or a formula, or an error; rows and columns from 1."""

    row: int
    column: int
    kind: str = ""
    """`s` shared text, `e` error, `b` boolean, `str` and `inlineStr` text, else a number."""
    style: str = ""
    around: tuple[str, ...] = ()
    """The styles of its row and its column, if it names none."""
    value: str | None = None
    formula: str | None = None
    values: int = 0
    """How many values it has."""
    has_own_text: bool = False
    """Whether a text stands in it, with runs or without."""
    has_marked_part: bool = False
    """Whether its own text is a figure of which a part is raised, lowered or struck out."""
    has_struck_part: bool = False
    """Whether a part of its own text is struck out."""
    has_reference: bool = False
    """Whether a sign of its value is written by its number: `58&#53;7`."""

    @property
    def names_text(self) -> bool:
        """Whether it has one of the texts that cells share, by its number."""
        return self.kind == "s" and bool(_NAME.fullmatch(self.value or ""))

    @property
    def is_misleading(self) -> bool:
        """Whether programs read different values: one of several, a part of it, the first text, or none."""
        is_no_name = self.kind == "s" and self.value is not None and not self.names_text
        is_strange_text = self.has_own_text and self.kind != _OWN_TEXT
        is_written_by_number = self.has_reference and self.kind not in _OF_TEXT
        return self.values > 1 or is_no_name or is_strange_text or is_written_by_number


class EnoughError(Exception):
    """Raised by what takes cells once it needs no other."""


def scan_cells(part: str, pieces: Iterable[bytes], take: Callable[[Cell], None]) -> None:
    """Give each cell that holds anything to a function, in the order of the file.

    The function may raise `EnoughError`, which ends it.

    Raises:
        RefusedError: The XML is broken, or a cell stands where no table program has one.
    """
    parser = expat.ParserCreate("utf-8")
    scan = _Scan(part, take, parser)
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    with suppress(EnoughError):
        parse(parser, part, pieces)


@lru_cache(maxsize=LAST_COLUMN)
def column_number(letters: str) -> int:
    """Return the number of a column by its letters.

    Examples:
        >>> column_number("A"), column_number("XFD")
        (1, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Scan:
    """Handlers of a parser, and what they remember between two of its calls."""

    def __init__(self, part: str, take: Callable[[Cell], None], parser: expat.XMLParserType) -> None:
        self._part = part
        self._take = take
        self._parser = parser
        self._begin = 0
        self._row = self._column = 0
        self._of_row: tuple[str, ...] = ()
        self._of_columns: dict[int, str] = {}
        self._columns_left = _MOST_COLUMNS
        self._cell: Cell | None = None
        self._words: list[str] | None = None
        self._runs: MarkedRuns | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        name = local_name(name)
        match name:
            case "c":
                self._begin_cell(attributes)
            case "row":
                self._row = self._number(attributes.get("r")) or self._row + 1
                self._column = 0
                is_styled = attributes.get("customFormat", "") in _TRUE
                self._of_row = (attributes.get("s", ""),) if is_styled else ()
            case "is" if self._cell is not None:
                self._cell.values += 1
                self._cell.has_own_text = True
                self._runs = MarkedRuns()
            case "v" | "t" | "f" if self._cell is not None:
                self._cell.values += name == "v"
                self._words = []
            case "col" if "style" in attributes:
                self._begin_column(attributes)
        if self._runs is not None:
            self._runs.start(name, attributes)

    def _begin_column(self, attributes: Attributes) -> None:
        """Take the style of some columns; those of table programs do not lie over each other."""
        first, last = (self._number(attributes.get(name)) for name in ("min", "max"))
        columns = range(first, min(last, LAST_COLUMN) + 1)
        self._columns_left -= len(columns)
        if self._columns_left < 0:
            raise refuse("book_broken", part=self._part)
        self._of_columns.update(dict.fromkeys(columns, attributes["style"]))

    def end(self, name: str) -> None:
        cell = self._cell
        if cell is None:
            if local_name(name) == "sheetData":
                # What follows is gone over without a call for each element.
                release(self._parser)
            return
        name = local_name(name)
        if name in _TEXTS and self._words is not None:
            text = "".join(self._words)
            if name == "v" and text:
                written = self._parser.CurrentByteIndex - self._begin
                cell.has_reference |= written > len(text.encode("utf-8", "surrogatepass"))
            self._keep(cell, name, text)
            self._words = None
        elif name == "is" and self._runs is not None:
            cell.has_marked_part |= self._runs.part_a_figure
            cell.has_struck_part |= self._runs.has_struck_part
            self._runs = None
        elif name == "c":
            if cell.value is not None or cell.formula is not None or cell.kind == "e":
                self._take(cell)
            self._cell = None

    def text(self, text: str) -> None:
        if self._words is not None:
            if not self._words:
                self._begin = self._parser.CurrentByteIndex
            self._words.append(text)
            if self._runs is not None:
                self._runs.text(text)

    @staticmethod
    def _keep(cell: Cell, name: str, text: str) -> None:
        if name == "f":
            cell.formula = text
        else:
            cell.value = (cell.value or "") + text

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += 1
        if (reference := attributes.get("r")) is not None:
            self._row, self._column = self._place(reference)
        if self._row > LAST_ROW or self._column > LAST_COLUMN:
            raise self._nowhere(reference or f"baris {self._row}, kolom ke-{self._column}")
        style = attributes.get("s")
        around = () if style is not None else self._around()
        self._cell = Cell(self._row, self._column, attributes.get("t", ""), style or "", around)

    def _around(self) -> tuple[str, ...]:
        """Return the styles of the row and the column that it is in."""
        if self._of_columns and (style := self._of_columns.get(self._column)) is not None:
            return (*self._of_row, style)
        return self._of_row

    def _place(self, reference: str) -> tuple[int, int]:
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise self._nowhere(reference)
        return int(found.group(2)), column_number(found.group(1).upper())

    def _number(self, text: str | None) -> int:
        if text is None:
            return 0
        if not (text.isdecimal() and text.isascii() and len(text) < 8):
            raise self._nowhere(text)
        return int(text)

    def _nowhere(self, place: str) -> RefusedError:
        return refuse("book_cell_nowhere", where=place[:_WORD], line=str(self._row), part=self._part)
