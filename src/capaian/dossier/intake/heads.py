"""The tables of a sheet: where the figures begin, which rows above them are heads, what stands above those.

A row of numbers below the heads (`(1) (2) (3)`), heads repeated on each printed page, and rows that part
sections are known for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from capaian.domain.issue import Place
from capaian.dossier.intake.areas import AreaBook
from capaian.dossier.intake.figures import Kind, Marks, find_marks, is_figure, read_figure
from capaian.dossier.intake.grid import Grid, as_text, is_year
from capaian.dossier.intake.ordinal_heads import are_numbers_of_parts, with_times
from capaian.dossier.intake.words import fold
from capaian.dossier.intake.year_rows import rows_of_counts
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.rejection import RejectedValueError

_MOST_HEAD_ROWS: Final = 4
_MOST_TITLES: Final = 8
_JOINT: Final = " > "
# (1)   2   3 = 1 + 2   (5)=(4):(3)x100%
_NUMBER: Final = re.compile(r"\(?\s*([0-9]{1,2})\s*\)?(?:\s*=.*)?")
_LETTERS: Final = re.compile(r"[A-Za-z]")
_WORD: Final = re.compile(r"[^\W\d_]{3}")
# 63.11.02, 2.12.01.2.01, 5.1.02, 5.1.02.01.001.00024
_CODE: Final = re.compile(r"[0-9x]{1,4}(?:\.[0-9x]{1,6}){2,}\.?", re.IGNORECASE)
_PAIR: Final = 2
_DASHES: Final = frozenset("-–—")
"""What stands where there is no figure."""
# DATA KEPEMILIKAN KTP-EL, KABUPATEN ANGGREK, SEMESTER II 2023; but KABUPATEN/KOTA heads names
_TITLE: Final = re.compile(
    r"(?:data|daftar|rekap\w*|laporan|realisasi|jumlah|cakupan|kepemilikan|perekaman|penerbitan|pelayanan"
    r"|capaian|tabel|lampiran|pemerintah|dinas|provinsi|semester|triwulan|tahun"
    r"|(?:kabupaten|kab|kota)(?! kota\b) \w+)\b|.*\b(?:19|20|21)[0-9]{2}\b"
)
_CAPTION: Final = re.compile(r"(?:tabel|lampiran)\b", re.IGNORECASE)


class _Row(Enum):
    """What a row looks like."""

    EMPTY = 0
    WORDS = 1
    NUMBERING = 2
    FIGURES = 3


@dataclass(frozen=True)
class Head:
    """A column of a table."""

    column: int
    """Its place in the sheet, from 1."""
    parts: tuple[str, ...]
    """What stands above it, from the top."""
    name: str
    """All of them joined; no two columns of a table have the same."""


def quoted(heads: Iterable[Head]) -> str:
    """Return the names of columns as messages show them."""
    return ", ".join(f'"{head.name}"' for head in heads)


@dataclass(frozen=True)
class ForeignTable:
    """A table of a sheet, with nothing known of what it means."""

    grid: Grid
    titles: tuple[str, ...]
    """What stands above the heads, and the name of the sheet."""
    heads: tuple[Head, ...]
    rows: tuple[int, ...]
    """Its rows in the sheet, from 1: those with figures, and those that part sections."""
    below: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Rows that one of these adds up, and that are not taken: villages of a kecamatan, men and women."""

    @cached_property
    def _marks(self) -> dict[tuple[int, Kind], Marks]:
        return {}

    def marks(self, head: Head, kind: Kind) -> Marks:
        """Return how the texts of a column part thousands; other columns tell nothing of it."""
        if (head.column, kind) not in self._marks:
            self._marks[head.column, kind] = find_marks(self.column(head), kind)
        return self._marks[head.column, kind]

    def column(self, head: Head) -> list[CellValue]:
        """Return the cells of a column."""
        cells, place = self.grid.rows, head.column - 1
        return [cells[row - 1][place] for row in self.rows]

    def head(self, name: str) -> Head | None:
        """Return the column with a head, however that is spelt."""
        return self._by_name.get(fold(name))

    @cached_property
    def _by_name(self) -> dict[str, Head]:
        """The columns by their folded heads; the first of those that are spelt alike."""
        return {fold(head.name): head for head in reversed(self.heads)}

    def text(self, row: int, head: Head) -> str:
        """Return what a cell says."""
        return self.grid.text(row, head.column)

    def value(self, row: int, head: Head) -> CellValue:
        """Return a cell."""
        return self.grid.value(row, head.column)

    def figure(self, row: int, head: Head, kind: Kind) -> Decimal | None:
        """Return the figure of a cell; what cannot be read is none."""
        try:
            return read_figure(self.value(row, head), self.marks(head, kind), kind)
        except RejectedValueError:
            return None

    def holds(self, row: int, heads: Sequence[Head]) -> bool:
        """Say whether a row has something in some columns, besides a name that is merged over all of it."""
        cells = {head: self.value(row, head) for head in self.heads}
        name = next((value for value in cells.values() if _WORD.search(as_text(value))), None)
        return any(as_text(cells[head]) and cells[head] != name for head in heads)

    def place(self, row: int | None, head: Head | None = None) -> Place:
        """Return the place of a row or cell."""
        return (
            self.grid.place(row) if head is None else self.grid.place(row, head.column, head.parts[-1] or "")
        )


class SheetTables(NamedTuple):
    """A sheet with its tables."""

    grid: Grid
    tables: tuple[ForeignTable, ...]


_NO_AREAS: Final = AreaBook({})


def find_tables(grid: Grid, book: AreaBook = _NO_AREAS) -> tuple[ForeignTable, ...]:
    """Return the tables of a sheet from top to bottom; none where no two rows of figures stand together.

    Args:
        grid: The sheet.
        book: Areas that rows may name: such rows are no heads.
    """
    return tuple(_Finder(grid, book).find())


class _Finder:
    """Goes down a sheet."""

    def __init__(self, grid: Grid, book: AreaBook) -> None:
        self._grid = grid
        self._kinds = [_kind(row) for row in grid.rows]
        for index in rows_of_counts(grid, *self._rows_with_figures(), book):
            self._kinds[index] = _Row.FIGURES
        for index in range(1, len(self._kinds)):
            if self._is_row_of_numbered_parts(index):
                self._kinds[index] = _Row.WORDS

    def _rows_with_figures(self) -> tuple[list[int], set[int]]:
        """Return the rows with figures that all look like years, and those with others."""
        words = (index for index, kind in enumerate(self._kinds) if kind is _Row.WORDS)
        years = [index for index in words if _holds_years(self._grid.rows[index])]
        return years, {index for index, kind in enumerate(self._kinds) if kind is _Row.FIGURES}

    def find(self) -> Iterator[ForeignTable]:
        """Yield table after table; figures without heads, as filters above a pivot, are among its titles."""
        after = start = 0
        while (first := self._first_of_figures(start)) is not None:
            heads = self._head_rows(first, start)
            if heads:
                last = self._last(first, heads)
                yield self._table(heads, last, after)
                after = start = last + 1
            else:
                kinds = takewhile(lambda kind: kind is _Row.FIGURES, self._kinds[first:])
                start = first + len([*kinds])

    def _first_of_figures(self, after: int) -> int | None:
        """Return the first row of figures that is soon followed by another."""
        for index in range(after, len(self._kinds)):
            here = self._kinds[index : index + 4]
            if here[0] is _Row.FIGURES and here.count(_Row.FIGURES) > 1:
                return index
        return None

    def _is_row_of_numbered_parts(self, index: int) -> bool:
        """Say whether numbers are heads: `1` to `12` below `BULAN KE-`, no figures or numbers of columns."""
        if self._kinds[index - 1] is not _Row.WORDS or self._kinds[index] in (_Row.EMPTY, _Row.WORDS):
            return False
        above = self._fill_right(index - 1, [index - 1, index])
        return are_numbers_of_parts(above, [self._grid.text(index + 1, place) for place in self._places])

    def _head_rows(self, first: int, after: int) -> list[int]:
        """Return the rows of heads above the figures, from the top; sections in between are none."""
        above = range(first - 1, after - 1, -1)
        block = [*takewhile(lambda index: self._kinds[index] is not _Row.EMPTY, above)]
        if not block and first - 2 >= after:
            # Some leave a line between the heads and the figures.
            block = [*takewhile(lambda index: self._kinds[index] is not _Row.EMPTY, above[1:])]
        least = 3 if self._grid.width > 3 else 2
        words = [index for index in block if self._kinds[index] is _Row.WORDS]
        while words and not self._is_lowest_head(words[0], least, first):
            words.pop(0)
        heads = [
            *takewhile(lambda index: index == words[0] or self._is_upper_head(index, words, first), words)
        ]
        return sorted(heads[:_MOST_HEAD_ROWS])

    @property
    def _places(self) -> range:
        return range(1, self._grid.width + 1)

    def _filled(self, index: int) -> list[str]:
        """Return the different words of a row."""
        texts = (self._grid.text(index + 1, column) for column in self._places)
        return [*dict.fromkeys(text for text in texts if text)]

    def _is_lowest_head(self, index: int, least: int, first: int) -> bool:
        """Say whether a row has words enough to head columns, or stands above figures alone (`L`, `P`).

        A title that is merged over all columns has one word; one that parts sections stands above names.
        """
        if self._holds_code(index):
            return False
        columns = [place for place, cell in enumerate(self._grid.rows[index]) if cell is not None]
        below = [self._grid.rows[first][place] for place in columns]
        is_above_figures = all(value is None or is_figure(value) for value in below)
        return len(self._filled(index)) > 1 and (len(columns) >= least or is_above_figures)

    def _is_upper_head(self, index: int, words: Sequence[int], first: int) -> bool:
        """Say whether a row above heads is one of them, and not a title beside what it is about."""
        texts = self._filled(index)
        is_pair = any(text.startswith(":") or text.endswith(":") for text in texts)
        is_caption = is_pair or _CAPTION.match(texts[0]) is not None
        return len(texts) > 1 and not is_caption and not self._is_title(index, words, first)

    def _is_title(self, index: int, words: Sequence[int], first: int) -> bool:
        """Say whether a row above heads is a title in several cells.

        It stands over the head of the names, and has words of titles there, or goes on over figures.
        """
        lower = [row for row in words if row > index]
        above = self._fill_right(index, [index, *lower])
        own = [
            {self._grid.text(row + 1, place) for row in lower} - {"", above[place - 1]}
            for place in self._places
        ]
        headed = [place for place, texts in enumerate(own) if above[place] and texts]
        cells = self._grid.rows[first]
        names = next(
            (place for place in headed if cells[place] is not None and not is_figure(cells[place])), None
        )
        if names is None:
            return False
        figures = {above[place] for place, cell in enumerate(cells) if place > names and is_figure(cell)}
        goes_on = above[names] in figures and len(self._filled(index)) == _PAIR
        return goes_on or any(_TITLE.match(fold(above[place])) for place in headed if place <= names)

    def _last(self, first: int, heads: Sequence[int]) -> int:
        """Return the last row of figures before heads of another table."""
        last = first
        for index in range(first + 1, len(self._kinds)):
            if self._kinds[index] is _Row.FIGURES:
                last = index
            elif self._is_foreign_head(index, heads):
                break
        return last

    def _is_foreign_head(self, index: int, heads: Sequence[int]) -> bool:
        """Say whether a row heads another table; heads repeated on a new page do not."""
        if self._kinds[index] is not _Row.WORDS or not heads:
            return False
        texts = self._filled(index)
        own = {text for row in heads for text in self._filled(row)}
        return len(texts) >= 3 and not self._holds_code(index) and not own.issuperset(texts)

    def _holds_code(self, index: int) -> bool:
        return any(_CODE.match(text) for text in self._filled(index))

    def _table(self, heads: Sequence[int], last: int, after: int) -> ForeignTable:
        own = {text for row in heads for text in self._filled(row)}
        rows = [
            index + 1
            for index in range(heads[-1] + 1, last + 1)
            if self._kinds[index] in (_Row.FIGURES, _Row.WORDS) and not own.issuperset(self._filled(index))
        ]
        above = range(max(after, heads[0] - _MOST_TITLES), heads[0])
        titles = [text for index in above for text in self._titles(index)]
        return ForeignTable(self._grid, (*titles, self._grid.sheet), self._columns(heads, rows), tuple(rows))

    def _titles(self, index: int) -> list[str]:
        """Return what a row above the heads says; a filter and its figure say one thing: `Semester 2`."""
        texts = self._filled(index)
        return [" ".join(texts)] if self._kinds[index] is _Row.FIGURES else texts

    def _columns(self, heads: Sequence[int], rows: Sequence[int]) -> tuple[Head, ...]:
        filled = [self._fill_right(index, heads) for index in heads]
        made: list[Head] = []
        names: dict[str, int] = {}
        for place in range(self._grid.width):
            parts = tuple(dict.fromkeys(row[place] for row in filled if row[place]))
            if not parts and not any(self._grid.value(row, place + 1) is not None for row in rows):
                continue
            name = _JOINT.join(parts)
            names[fold(name)] = count = names.get(fold(name), 0) + 1
            numbered = name if count == 1 else f"{name} ({count})".strip()
            made.append(Head(place + 1, with_times(parts) or ("",), numbered))
        return tuple(made)

    def _fill_right(self, index: int, heads: Sequence[int]) -> list[str]:
        """Return the words of a row of heads; one above others goes on over the blanks to its right."""
        texts = [self._grid.text(index + 1, column) for column in self._places]
        lower = [row + 1 for row in heads if row > index]
        for place in range(1, len(texts)):
            if not texts[place] and any(self._grid.text(row, place + 1) for row in lower):
                texts[place] = texts[place - 1]
        return texts


def _kind(row: Sequence[CellValue]) -> _Row:
    texts = [str(value).strip() for value in row if value is not None and str(value).strip()]
    if not texts:
        return _Row.EMPTY
    if _is_numbering(texts):
        return _Row.NUMBERING
    figures = [value for value in row if is_figure(value)]
    names = [text for text in texts if _is_name(text)]
    # A text file has years as texts too; one beside names may be a count.
    may_be_years = not names or _are_years(figures)
    counts = [value for value in figures if not (is_year(value) or (may_be_years and _is_year_text(value)))]
    telling = counts + [text for text in texts if text in _DASHES]
    is_data = len(telling) > 1 or (bool(telling) and bool(names))
    return _Row.FIGURES if is_data else _Row.WORDS


def _are_years(values: Sequence[CellValue]) -> bool:
    """Say whether figures are years one after the other, and several: `2023`, blank, `2024`.

    Examples:
        >>> _are_years(["2023", "2023", "2024"]), _are_years(["2023"]), _are_years(["1", "2023", "2024"])
        (True, False, False)
    """
    years = [str(value).strip() for value in values]
    return _holds_years(values) and len({*years}) > 1 and sorted(years) in (years, years[::-1])


def _holds_years(row: Sequence[CellValue]) -> bool:
    """Say whether a row has figures, and all of them look like years."""
    figures = [value for value in row if is_figure(value)]
    return bool(figures) and all(is_year(value) or _is_year_text(value) for value in figures)


def _is_year_text(value: CellValue) -> bool:
    return isinstance(value, str) and value.strip().isdecimal() and is_year(Decimal(value.strip()))


def _is_name(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) or (bool(_LETTERS.search(text)) and not is_figure(text))


def _is_numbering(texts: Sequence[str]) -> bool:
    """Say whether a row numbers the columns.

    Examples:
        >>> _is_numbering(["(1)", "(2)", "(3)", "(4)=(3):(2)x100%"]), _is_numbering(["1", "2", "3=1+2"])
        (True, True)
        >>> _is_numbering(["1", "Juai", "12"])
        False
    """
    numbers = takewhile(bool, map(_NUMBER.fullmatch, texts))
    found = [int(match[1]) for match in numbers if match]
    climbs = all(later - earlier in (0, 1) for earlier, later in pairwise(found))
    return len(texts) > 2 and len(found) == len(texts) and climbs and found[0] <= 2
