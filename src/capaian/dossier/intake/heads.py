"""The tables of a sheet: where the figures begin, which rows above them are heads, what stands above those.

A row of numbers below the heads (`(1) (2) (3)`), heads repeated on each printed page, and rows that part
sections are known for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import takewhile
from typing import Final, NamedTuple

from capaian.domain.issue import Place
from capaian.dossier.intake.areas import AreaBook
from capaian.dossier.intake.block_titles import BlockTitles, below_parents
from capaian.dossier.intake.failed_rows import with_failed
from capaian.dossier.intake.figures import Kind, Marks, find_marks, is_figure, read_figure
from capaian.dossier.intake.footnotes import Footnotes, with_time
from capaian.dossier.intake.grid import Grid, as_text
from capaian.dossier.intake.ordinal_heads import are_numbers_of_parts, with_times_told
from capaian.dossier.intake.row_kinds import CODE, RowKind, are_units, holds_years, is_name, kind_of
from capaian.dossier.intake.side_by_side import Columns, Parts, part_beside
from capaian.dossier.intake.signatures import rows_of_signatures
from capaian.dossier.intake.title_words import BEGINNINGS, names_rather, tell_otherwise
from capaian.dossier.intake.words import fold, spelt
from capaian.dossier.intake.year_rows import rows_of_counts
from capaian.dossier.spreadsheets.model import CellValue
from capaian.dossier.tables.rejection import RejectedValueError

_MOST_HEAD_ROWS: Final = 4
_JOINT: Final = " > "
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_PAIR: Final = 2
# DATA KEPEMILIKAN KTP-EL, KABUPATEN ANGGREK, SEMESTER II 2023; but KABUPATEN/KOTA heads names
_TITLE: Final = re.compile(
    rf"(?:{BEGINNINGS}|jumlah|pelayanan|pemerintah|dinas|provinsi|semester|triwulan|tahun"
    r"|(?:kabupaten|kab|kota)(?! kota\b) \w+)\b|.*\b(?:19|20|21)[0-9]{2}\b"
)
_CAPTION: Final = re.compile(r"(?:tabel|lampiran)\b", re.IGNORECASE)


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
    notes: tuple[str, ...] = ()
    """What stands below it and tells a time alone."""

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
        return self._by_name.get(spelt(name))

    @cached_property
    def _by_name(self) -> dict[str, Head]:
        """The columns by their heads; the first of those that are spelt alike."""
        return {spelt(head.name): head for head in reversed(self.heads)}

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
        """Say whether a row has, or had until its formula failed, anything besides a name merged over it."""
        if not self.grid.failed.isdisjoint((row, head.column) for head in heads):
            return True
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
    """Return the tables of a sheet from top to bottom; none without letters or two rows of figures together.

    Args:
        grid: The sheet.
        book: Areas that rows may name: such rows are no heads.
    """
    return tuple(_Finder(grid, book).find()) if grid.has_words else ()


@dataclass(frozen=True)
class _Block:
    """Rows below heads, down to those of another table."""

    heads: Sequence[int]
    """Rows of the heads; they may be those of the block above."""
    top: int
    """The first row below its titles."""
    after: int
    """The first row in which its titles may stand."""
    rows: range
    titles: tuple[str, ...]
    is_split: bool
    """Whether the next block goes on with these heads, or some of them, as a table of its own."""


class _Finder:
    """Goes down a sheet."""

    def __init__(self, grid: Grid, book: AreaBook) -> None:
        self._grid = grid
        self._kinds = [kind_of(row) for row in grid.rows]
        for index in rows_of_signatures(grid.rows, self._kinds):
            self._kinds[index] = RowKind.EMPTY
        for index in rows_of_counts(grid, *self._rows_with_figures(), book):
            self._kinds[index] = RowKind.FIGURES
        self._kinds = with_failed(grid, self._kinds)
        for index in range(1, len(self._kinds)):
            if self._is_row_of_numbered_parts(index):
                self._kinds[index] = RowKind.WORDS
        self._said = BlockTitles(grid, self._kinds)
        self._notes = Footnotes(self._said)

    def _rows_with_figures(self) -> tuple[list[int], set[int]]:
        """Return the rows with figures that all look like years, and those with others."""
        words = (index for index, kind in enumerate(self._kinds) if kind is RowKind.WORDS)
        years = [index for index in words if holds_years(self._grid.rows[index])]
        return years, {index for index, kind in enumerate(self._kinds) if kind is RowKind.FIGURES}

    def find(self) -> Iterator[ForeignTable]:
        """Yield table after table; figures without heads, as filters above a pivot, are among its titles."""
        after = start = 0
        above: _Block | None = None
        while (first := self._first_of_figures(start, 1 if above and above.is_split else _PAIR)) is not None:
            block = self._block(first, start, after, above)
            if block is not None:
                if above is not None:
                    yield from self._tables(above, block.after)
                after = start = block.rows.stop
                above = block
            else:
                kinds = takewhile(lambda kind: kind is RowKind.FIGURES, self._kinds[first:])
                start = first + len([*kinds])
        if above is not None:
            end = self._notes.end(after, len(self._kinds), above.titles)
            yield from self._tables(above, end)

    def _block(self, first: int, start: int, after: int, above: _Block | None) -> _Block | None:
        """Return the block whose figures begin with a row; `None`: nothing heads them.

        Below a title of its own the heads of the block above go on. Titles go on where its heads stand again
        in another order.
        """
        own = self._head_rows(first, start)
        heads = own or (above.heads if above is not None and above.is_split else [])
        if not heads:
            return None
        top, begin = (own[0], own[-1] + 1) if own else (first, first)
        below = [text for index in range(begin, first) for text in self._said.lone(index)]
        after = self._notes.end(after, top, above.titles) if above is not None else after
        titles = self._said.above(top, after)
        goes_on = above is not None and above.is_split and self._texts(heads) <= self._texts(above.heads)
        if above is not None and goes_on and not tell_otherwise(titles, above.titles):
            titles = [*dict.fromkeys((*above.titles[:-1], *titles))]
        elif above is not None:
            titles = below_parents(titles, above.titles[:-1])
        known = (*titles, *below, self._grid.sheet)
        last, is_split = self._last(first, heads, known)
        told = known if is_split else (*titles, self._grid.sheet)
        return _Block(heads, top, after, range(begin, last + 1), told, is_split)

    def _first_of_figures(self, after: int, least: int) -> int | None:
        """Return the first row of figures that is soon followed by others."""
        for index in range(after, len(self._kinds)):
            here = self._kinds[index : index + 4]
            if here[0] is RowKind.FIGURES and here.count(RowKind.FIGURES) >= least:
                return index
        return None

    def _is_row_of_numbered_parts(self, index: int) -> bool:
        """Say whether numbers are heads: `1` to `12` below `BULAN KE-`, no figures or numbers of columns."""
        own = [self._grid.text(index + 1, place) for place in self._places]
        is_bare = are_numbers_of_parts([""] * len(own), own)
        if is_bare or self._kinds[index] in (RowKind.EMPTY, RowKind.WORDS):
            return is_bare
        above = self._fill_right(index - 1, [index - 1, index])
        return self._kinds[index - 1] is RowKind.WORDS and are_numbers_of_parts(above, own)

    def _head_rows(self, first: int, after: int) -> list[int]:
        """Return the rows of heads above the figures, from the top; sections in between are none."""
        above = range(first - 1, after - 1, -1)
        block = [*takewhile(lambda index: self._kinds[index] is not RowKind.EMPTY, above)]
        if not block and first - 2 >= after:
            # Some leave a line between the heads and the figures.
            block = [*takewhile(lambda index: self._kinds[index] is not RowKind.EMPTY, above[1:])]
        least = 3 if self._grid.width > 3 else 2
        words = [index for index in block if self._kinds[index] is RowKind.WORDS]
        while words and not self._is_lowest_head(words[0], least, first):
            words.pop(0)
        heads = [
            *takewhile(lambda index: index == words[0] or self._is_upper_head(index, words, first), words)
        ]
        return sorted(heads[:_MOST_HEAD_ROWS])

    @property
    def _places(self) -> range:
        return range(1, self._grid.width + 1)

    def _is_lowest_head(self, index: int, least: int, first: int) -> bool:
        """Say whether a row has words enough to head columns, or stands above figures alone (`L`, `P`).

        A title that is merged over all columns has one word; one that parts sections stands above names.
        """
        if self._holds_code(index):
            return False
        columns = [place for place, cell in enumerate(self._grid.rows[index]) if cell is not None]
        below = [self._grid.rows[first][place] for place in columns]
        is_above_figures = all(value is None or is_figure(value) for value in below)
        texts = self._said.filled(index)
        if len(columns) > 1 and is_above_figures and are_units(texts):
            return True
        return len(texts) > 1 and (len(columns) >= least or is_above_figures)

    def _is_upper_head(self, index: int, words: Sequence[int], first: int) -> bool:
        """Say whether a row above heads is one of them, and not a title beside what it is about."""
        texts = self._said.filled(index)
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
        named = (place for place in headed if is_name(as_text(cells[place])) and not is_figure(cells[place]))
        names = next(named, None)
        if names is None:
            return False
        figures = {above[place] for place, cell in enumerate(cells) if place > names and is_figure(cell)}
        goes_on = above[names] in figures and len(self._said.filled(index)) == _PAIR
        return goes_on or any(_TITLE.match(fold(above[place])) for place in headed if place <= names)

    def _last(self, first: int, heads: Sequence[int], titles: Sequence[str]) -> tuple[int, bool]:
        """Return the last row of figures before another table, and whether that goes on with these heads.

        Heads repeated on a new page are none of another table; three words or more that are not theirs are.
        """
        own = self._texts(heads)
        last, between = first, list[int]()
        for index in range(first + 1, len(self._kinds)):
            if self._kinds[index] is RowKind.FIGURES:
                if between and self._said.are_of_another(between, titles):
                    return last, True
                last, between = index, []
            elif self._kinds[index] is not RowKind.WORDS or len(texts := self._said.filled(index)) < _PAIR:
                between.append(index)
            elif own.issuperset(texts):
                if self._is_moved(index, heads) or self._notes.part(between, index, titles):
                    return last, True
                between = []
            elif len(texts) > _PAIR and not self._holds_code(index):
                return last, False
            else:
                between.append(index)
        return last, False

    def _is_moved(self, index: int, heads: Sequence[int]) -> bool:
        """Say whether a row repeats heads above other columns than their own."""
        filled = [self._fill_right(row, heads) for row in heads]
        texts = [self._grid.text(index + 1, column) for column in self._places]
        return any(text and all(text != row[n] for row in filled) for n, text in enumerate(texts))

    def _texts(self, rows: Iterable[int]) -> set[str]:
        return {text for row in rows for text in self._said.filled(row)}

    def _holds_code(self, index: int) -> bool:
        return any(CODE.match(text) for text in self._said.filled(index))

    def _tables(self, block: _Block, end: int) -> Iterator[ForeignTable]:
        """Yield the table of a block, or those that stand beside each other in it, with notes to an end."""
        own, told = self._texts(block.heads), (RowKind.FIGURES, RowKind.WORDS)
        kept = (index for index in block.rows if self._kinds[index] in told)
        rows = tuple(index + 1 for index in kept if not own.issuperset(self._said.filled(index)))
        above = self._said.rows(block.top, block.after)
        titles = [[self._grid.text(row + 1, place) for place in self._places] for row in above]
        whole = Columns(self._columns(block.heads, rows), rows, block.titles)
        notes = self._notes.rows(block.rows.stop, end)
        for one in part_beside(whole, self._grid, titles, notes):
            heads = _named(one.parts, self._grid.is_hidden, one.titles)
            known = with_time(one.titles, [head.name for head in heads], one.notes)
            yield ForeignTable(self._grid, known, heads, one.rows, notes=one.notes)

    def _columns(self, heads: Sequence[int], rows: Sequence[int]) -> dict[int, Parts]:
        """Return what stands above each column that has a head or holds anything."""
        filled = [self._fill_right(index, heads) for index in heads]
        made: dict[int, Parts] = {}
        for place in range(self._grid.width):
            parts = tuple(dict.fromkeys(row[place] for row in filled if row[place]))
            if parts or any(self._grid.value(row, place + 1) is not None for row in rows):
                made[place + 1] = parts
        return made

    def _fill_right(self, index: int, heads: Sequence[int]) -> list[str]:
        """Return the words of a row of heads; one above others goes on over the blanks to its right.

        Above a column that names another document stands the next one, which is centred.
        """
        texts = [self._grid.text(index + 1, column) for column in self._places]
        lower = [row + 1 for row in heads if row > index]
        for place in range(1, len(texts)):
            below = [text for row in lower if (text := self._grid.text(row, place + 1))]
            if not texts[place] and below:
                behind = next(filter(None, texts[place:]), "")
                texts[place] = behind if names_rather(below, behind, texts[place - 1]) else texts[place - 1]
        return texts


def _named(
    columns: Mapping[int, Parts], is_hidden: Callable[[int], bool], titles: Sequence[str]
) -> tuple[Head, ...]:
    """Return the columns with names, those of namesakes numbered: such as are not shown behind the others."""
    names: dict[str, int] = {}
    made: dict[int, Head] = {}
    places = sorted(columns)
    told = dict(zip(places, with_times_told([columns[one] for one in places], titles), strict=True))
    for place in sorted(columns, key=is_hidden):
        name = _JOINT.join(columns[place])
        names[spelt(name)] = count = names.get(spelt(name), 0) + 1
        made[place] = Head(place, told[place] or ("",), name if count == 1 else f"{name} ({count})".strip())
    return tuple(made[place] for place in columns)
