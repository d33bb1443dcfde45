"""Which sheet of a workbook is which, where its columns stand, and where its rows begin.

A sheet is known by the mark in its hidden row, wherever that was moved to, else by its name and its titles.
What was ours and is known by nothing any more is refused, since its figures would be lost without a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.book import Book, CellValue, Sheet, column_letters
from capaian.dossier.excel.identity import (
    BASE,
    BESIDE,
    BESIDE_TITLE,
    NUMBER,
    TAB,
    VERSION,
    is_derived,
    read_mark,
)
from capaian.dossier.excel.read.heads import Matched, count_titles, fold_head, heads_of, match_heads
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.sheets import Form, SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets

_NEWER: Final = "=lebih baru"
"""Id of sheets of a later version, which are not read."""
_SEARCHED_ROWS: Final = 20
"""Rows from above among which ids and titles are looked for: people put headings above tables."""
_MIN_CELLS_OF_RECORD: Final = 2
"""Filled cells that make a row above the titles one of records: a heading has one."""
_MIN_TITLES_OF_SHEET: Final = 3
"""Titles that tell a sheet whatever its name: many tables of offices have a code and a name."""


@dataclass(frozen=True)
class FoundSheet:
    """A sheet that is read."""

    spec: SheetSpec
    sheet: Sheet
    columns: Mapping[str, int]
    """Columns by id, from 1."""
    first_row: int
    """First row of data, from 1."""
    beside: Mapping[str, int] = field(default_factory=dict)
    """Columns, from 1, with what the codes of others are called, by the ids of those."""

    def place(self, file: str, row: int | None, column: str | None = None) -> Place:
        """Return the place of a cell by the id of its column, as people find it."""
        shown = self._shown.get(column) if column is not None else None
        return Place(file, row, shown, sheet=self.sheet.name)

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        """Columns by id as people find them: `G (Jumlah)`."""
        titles = {head.id: head.title for head in reversed(heads_of(self.spec))}
        shown = {
            name: f"{column_letters(at)} ({titles.get(name, name)})" for name, at in self.columns.items()
        }
        return shown | {
            f"{name}{BESIDE}": f"{column_letters(at)} ({titles.get(name, name)}{BESIDE_TITLE})"
            for name, at in self.beside.items()
        }


@dataclass(frozen=True)
class Found:
    """What a workbook holds that can be taken back."""

    sheets: Mapping[str, FoundSheet]
    """By id."""
    base: Sheet | None
    """The hidden sheet with the files as they were."""
    unread: tuple[str, ...]
    """Names of sheets that are none of ours and hold something."""


@dataclass(frozen=True)
class _Marked:
    """A sheet of ours."""

    sheet: Sheet
    id: str
    row: int
    """Row of the ids, from 1; 0: the sheet is known by its name alone."""


def recognise(book: Book, log: IssueLog) -> Found:
    """Find the sheets of a workbook and their columns; every doubt is told in the log."""
    known = {spec.id: spec for spec in book_sheets()}
    marked: dict[str, list[_Marked]] = {}
    others = []
    for sheet in book.sheets:
        one = _identify(sheet, book.file, log)
        if one is None or (one.id not in known and not is_derived(one.id)):
            others.append(sheet)
        else:
            marked.setdefault(one.id, []).append(one)
    _report_lost(others, marked, book.file, log)
    sheets = {}
    for spec in known.values():
        found = marked.get(spec.id, [])
        for one in found if len(found) > 1 else ():
            names = ", ".join(other.sheet.name for other in found if other is not one)
            log.add("sheet_twice", Place(book.file, sheet=one.sheet.name), others=names)
        for one in found[:1]:
            sheets[spec.id] = _Opening(one, spec, book.file, log).found()
    base = next((one.sheet for one in marked.get(BASE, ())), None)
    return Found(sheets, base, tuple(sheet.name for sheet in others if _holds_anything(sheet)))


def _identify(sheet: Sheet, file: str, log: IssueLog) -> _Marked | None:
    """Find out what a sheet is; a mark that was pasted from another sheet does not count."""
    seen = _named(sheet)
    for row, cells in enumerate(islice(sheet.rows, _SEARCHED_ROWS), 1):
        mark = next((mark for cell in cells if isinstance(cell, str) and (mark := read_mark(cell))), None)
        if mark is None:
            continue
        version, name = mark
        if version > VERSION:
            log.add("book_newer", Place(file, sheet=sheet.name))
            return _Marked(sheet, _NEWER, row)
        marked = next((spec for spec in book_sheets() if spec.id == name), None)
        is_pasted = marked is None or (marked is not seen and not _has_heads(marked, sheet, but=row))
        if seen is None or not is_pasted:
            return _Marked(sheet, name, row)
        log.add(
            "sheet_of_other_mark", Place(file, row, sheet=sheet.name), other=marked.tab if marked else "lain"
        )
        break
    return _Marked(sheet, seen.id, 0) if seen is not None else None


def _named(sheet: Sheet) -> SheetSpec | None:
    """Return what a sheet is by its name and its titles."""
    specs = (spec for spec in book_sheets() if fold_head(spec.tab) == fold_head(sheet.name))
    return next((spec for spec in specs if _has_heads(spec, sheet)), None)


def _has_heads(spec: SheetSpec, sheet: Sheet, but: int = 0) -> bool:
    """Say whether a row, but for one, holds at least half of the titles that a sheet must have."""
    needed = [head for head in heads_of(spec) if head.is_needed]
    rows = (cells for row, cells in enumerate(islice(sheet.rows, _SEARCHED_ROWS), 1) if row != but)
    return max((count_titles(needed, cells) for cells in rows), default=0) * 2 >= max(len(needed), 1)


def _holds_anything(sheet: Sheet) -> bool:
    return any(cell is not None for cells in sheet.rows for cell in cells)


def _report_lost(others: Sequence[Sheet], found: Collection[str], file: str, log: IssueLog) -> None:
    """Report sheets that have the name or most titles of one of ours and yet cannot be read as it."""
    missing = [spec for spec in book_sheets() if spec.id not in found]
    names = {fold_head(spec.tab) for spec in missing} | ({TAB} if BASE not in found else set())
    for sheet in others:
        place, has_name = Place(file, sheet=sheet.name), fold_head(sheet.name) in names
        if not _holds_anything(sheet):
            if has_name:
                log.add("sheet_emptied", place)
        elif has_name:
            log.add("sheet_heads_lost", place)
        elif likely := next(_likely(sheet, missing), None):
            log.add("sheet_renamed", place, likely=likely.tab)


def _likely(sheet: Sheet, specs: Sequence[SheetSpec]) -> Iterator[SheetSpec]:
    """Yield the sheets of which one has most titles in one of its first rows."""
    for spec in specs:
        heads = heads_of(spec)
        count = max((count_titles(heads, cells) for cells in islice(sheet.rows, _SEARCHED_ROWS)), default=0)
        if count >= _MIN_TITLES_OF_SHEET and count * 2 > len(spec.columns):
            yield spec


class _Opening:
    """Finds titles and columns of a sheet, and reports what is wrong with them."""

    def __init__(self, one: _Marked, spec: SheetSpec, file: str, log: IssueLog) -> None:
        self._sheet, self._spec, self._file, self._log = one.sheet, spec, file, log
        self._heads = heads_of(spec)
        self._id_row = one.row
        self._ids = _texts_of(one.sheet, one.row)
        self._title_row = self._find_titles()
        self._titles = _texts_of(one.sheet, self._title_row)
        self._matched = match_heads(self._heads, self._ids, self._titles)
        self._first_row = max(self._id_row, self._title_row) + 1

    def found(self) -> FoundSheet:
        columns = {name: places[0] for name, places in self._matched.columns.items()}
        self._report_rows_above(columns)
        self._report_columns(self._matched)
        self._report_untitled(columns)
        return FoundSheet(self._spec, self._sheet, columns, self._first_row, self._matched.beside)

    def _find_titles(self) -> int:
        """Return the row of the titles, from 1; 0 where it was deleted."""
        below = islice(self._sheet.rows, self._id_row, self._id_row + _SEARCHED_ROWS)
        counts = {row: count_titles(self._heads, cells) for row, cells in enumerate(below, self._id_row + 1)}
        row = max(counts, key=lambda each: counts[each], default=0)
        known = {head.id for head in self._heads} & {*self._ids.values()}
        # Records may hold words that titles are made of: where ids are there, half as many are needed.
        if counts.get(row, 0) >= max(min(2, len(known)), (len(known) + 1) // 2, 1):
            # Where the mark was deleted the row of the ids is one of titles too; theirs stands below it.
            return row + 1 if not self._id_row and counts.get(row + 1) == counts[row] else row
        has_titles = counts.get(self._id_row + 1, 0) > 0
        return self._id_row + 1 if has_titles else 0

    def _report_rows_above(self, columns: Mapping[str, int]) -> None:
        """Report records above the titles, which would be taken for deleted ones."""
        places, rows = {*columns.values()}, []
        for row in range(self._id_row + 1, self._title_row):
            cells = self._sheet.rows[row - 1]
            filled = sum(at <= len(cells) and cells[at - 1] is not None for at in places)
            is_marked = any(isinstance(cell, str) and read_mark(cell) for cell in cells)
            if filled >= _MIN_CELLS_OF_RECORD and count_titles(self._heads, cells) < filled and not is_marked:
                rows.append(row)
        if rows:
            shown = str(rows[0]) if len(rows) == 1 else f"{rows[0]}–{rows[-1]}"
            place = Place(self._file, self._title_row, sheet=self._sheet.name)
            self._log.add("rows_above_titles", place, rows=shown)

    def _report_columns(self, matched: Matched) -> None:
        for place, (seen, hidden) in matched.crossed.items():
            self._log.add("heads_exchanged", self._head(place), None, title=seen, hidden=hidden)
        for name, places in matched.columns.items():
            filled = [place for place in places if self._is_filled(place)]
            for place in filled if len(filled) > 1 else ():
                self._log.add("column_twice", self._head(place), self._titles.get(place, name))
        for head in self._heads:
            if head.is_needed and head.id not in matched.columns:
                row = self._title_row or self._id_row
                self._log.add(
                    "column_missing", Place(self._file, row, sheet=self._sheet.name), title=head.title
                )
        for place in filter(self._is_filled, matched.unknown):
            code = "column_unclear" if place in matched.likely else "column_unread"
            self._log.add(code, self._head(place), self._titles[place], likely=matched.likely.get(place, ""))

    def _report_untitled(self, columns: Mapping[str, int]) -> None:
        """Report columns that hold something below no title; they may be ones whose title was lost."""
        titled = {*self._ids, *self._titles}
        width = max(map(len, islice(self._sheet.rows, self._first_row - 1, None)), default=0)
        filled = [at for at in range(1, width + 1) if at not in titled and self._is_filled(at)]
        if not filled:
            return
        own = [] if self._spec.form is Form.FORM else self._heads
        missing = [
            head.title for head in own if head.id not in columns and not head.is_needed and head.id != NUMBER
        ]
        below = enumerate(self._cells_below(filled[0]), self._first_row)
        row = next(row for row, cell in below if cell is not None)
        words = {"columns": ", ".join(map(column_letters, filled)), "missing": ", ".join(missing)}
        place = Place(self._file, row, column_letters(filled[0]), sheet=self._sheet.name)
        self._log.add("column_title_lost" if missing else "column_untitled", place, **words)

    def _head(self, place: int) -> Place:
        row = self._title_row or self._id_row
        return Place(self._file, row, column_letters(place), sheet=self._sheet.name)

    def _is_filled(self, place: int) -> bool:
        return any(cell is not None for cell in self._cells_below(place))

    def _cells_below(self, place: int) -> Iterator[CellValue]:
        """Yield the cells of a column below its head."""
        for cells in islice(self._sheet.rows, self._first_row - 1, None):
            yield cells[place - 1] if place <= len(cells) else None


def _texts_of(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the texts of a row by their columns, from 1; marks are none."""
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    return {
        place: str(cell)
        for place, cell in enumerate(cells, 1)
        if cell is not None and read_mark(str(cell)) is None
    }
