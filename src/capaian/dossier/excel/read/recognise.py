"""Which sheet of a workbook is which, where its columns stand, and where its rows begin.

A sheet is known by the mark and the ids in its hidden row, wherever that was moved to and whatever the sheet
is called now. What was ours and has lost that row is refused: its figures would be lost without a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    FORM_COLUMNS,
    FORM_TITLES,
    NUMBER,
    TAB,
    VERSION,
    is_derived,
    read_mark,
)
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.sheets import Form, Role, SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.tables.declaration import Need

_SEARCHED_ROWS: Final = 20
"""Rows from above among which ids and titles are looked for: people put headings above tables."""
_MIN_CELLS_OF_RECORD: Final = 2
"""Filled cells that make a row above the titles one of records: a heading has one."""
_MIN_TITLES_OF_SHEET: Final = 3
"""Titles that tell a sheet without a mark: many tables of offices have a code and a name."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column that a sheet can have."""

    id: str
    title: str
    is_needed: bool = False


@dataclass(slots=True)
class Matched:
    """Which column stands where."""

    columns: dict[str, list[int]] = field(default_factory=dict)
    """Places of each column, from 1; more than one is a mistake."""
    unknown: list[int] = field(default_factory=list)
    """Places with a head that is none of ours."""
    crossed: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Places whose title is that of one column and whose hidden id that of another: both titles."""


@dataclass(frozen=True)
class FoundSheet:
    """A sheet that is read."""

    spec: SheetSpec
    sheet: Sheet
    columns: Mapping[str, int]
    """Columns by id, from 1."""
    first_row: int
    """First row of data, from 1."""

    def place(self, file: str, row: int | None, column: str | None = None) -> Place:
        """Return the place of a cell by the id of its column, as people find it."""
        shown = self._shown.get(column) if column is not None else None
        return Place(file, row, shown, sheet=self.sheet.name)

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        """Columns by id as people find them: `G (Jumlah)`."""
        titles = {head.id: head.title for head in reversed(heads_of(self.spec))}
        return {name: f"{column_letters(at)} ({titles.get(name, name)})" for name, at in self.columns.items()}


@dataclass(frozen=True)
class Found:
    """What a workbook holds that can be taken back."""

    sheets: Mapping[str, FoundSheet]
    """By id."""
    base: Sheet | None
    """The hidden sheet with the files as they were."""
    unread: tuple[str, ...]
    """Names of sheets that are none of ours and hold something."""


def heads_of(spec: SheetSpec) -> tuple[Head, ...]:
    """Return the columns that a sheet can have."""
    if spec.form is Form.FORM:
        needed = (FORM_COLUMNS[0], FORM_COLUMNS[2])
        pairs = zip(FORM_COLUMNS, FORM_TITLES, strict=True)
        return tuple(Head(name, title, name in needed) for name, title in pairs)
    columns = (Head(column.id, column.title, _is_needed(column)) for column in spec.columns)
    has_number = any(column.id == NUMBER for column in spec.columns)
    return (*columns, *([] if has_number else [Head(NUMBER, "#")]))


def _is_needed(column: SheetColumn) -> bool:
    """Say whether a sheet means nothing without a column; parts of what may be left out never are."""
    return column.need is not Need.OPTIONAL and (column.role is not Role.VALUE or "." not in column.id)


def fold_head(text: CellValue) -> str:
    """Return a head as it is compared.

    Examples:
        >>> fold_head(" Kode  Wilayah *")
        'kode wilayah'
    """
    return " ".join(str(text).replace("*", " ").split()).casefold() if text is not None else ""


def match_heads(heads: Sequence[Head], ids: Mapping[int, str], titles: Mapping[int, str]) -> Matched:
    """Say which column stands where: by its title, else by its hidden id."""
    matched, known = Matched(), {head.id: head for head in heads}
    by_title = {fold_head(head.title): head.id for head in heads}
    for place in sorted({*ids, *titles}):
        title, id_ = fold_head(titles.get(place)), ids.get(place, "")
        seen, hidden = by_title.get(title), id_ if id_ in known else None
        if seen and hidden and seen != hidden:
            matched.crossed[place] = (known[seen].title, known[hidden].title)
        if column := seen or hidden:
            matched.columns.setdefault(column, []).append(place)
        elif not _names_codes(title, id_, by_title) and title:
            matched.unknown.append(place)
    return matched


def _names_codes(title: str, name: str, by_title: Mapping[str, str]) -> bool:
    """Say whether a column gives the names of the codes of another one, and is not read."""
    of = title.removesuffix(BESIDE_TITLE)
    return name.endswith(BESIDE) or (of != title and of in by_title)


def recognise(book: Book, log: IssueLog) -> Found:
    """Find the sheets of a workbook and their columns; every doubt is told in the log."""
    known = {spec.id: spec for spec in book_sheets()}
    marked: dict[str, list[tuple[Sheet, int]]] = {}
    others = []
    for sheet in book.sheets:
        row, version, name = _find_mark(sheet)
        if version > VERSION:
            log.add("book_newer", Place(book.file, sheet=sheet.name))
        elif name in known or is_derived(name):
            marked.setdefault(name, []).append((sheet, row))
        else:
            others.append(sheet)
    _report_lost(others, marked, book.file, log)
    sheets = {}
    for name in (name for name in known if name in marked):
        found = marked[name]
        for sheet, _ in found if len(found) > 1 else ():
            names = ", ".join(other.name for other, _ in found if other is not sheet)
            log.add("sheet_twice", Place(book.file, sheet=sheet.name), others=names)
        opened = _Opening(*found[0], known[name], book.file, log).found()
        if opened is not None:
            sheets[name] = opened
    base = next((sheet for sheet, _ in marked.get(BASE, ())), None)
    return Found(sheets, base, tuple(sheet.name for sheet in others if _holds_anything(sheet)))


def _find_mark(sheet: Sheet) -> tuple[int, int, str]:
    """Return the row of the ids, from 1, the version and the id of a sheet; nothing of one without a mark."""
    for row, cells in enumerate(islice(sheet.rows, _SEARCHED_ROWS), 1):
        for cell in cells:
            if isinstance(cell, str) and (mark := read_mark(cell)):
                return row, *mark
    return 0, 0, ""


def _holds_anything(sheet: Sheet) -> bool:
    return any(cell is not None for cells in sheet.rows for cell in cells)


def _count_titles(heads: Iterable[Head], row: Sequence[CellValue]) -> int:
    known = {fold_head(head.title) for head in heads}
    return sum(isinstance(cell, str) and fold_head(cell) in known for cell in row)


def _report_lost(others: Sequence[Sheet], found: Collection[str], file: str, log: IssueLog) -> None:
    """Report sheets without a mark that have the name or most titles of one of ours."""
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
        count = max((_count_titles(heads, cells) for cells in islice(sheet.rows, _SEARCHED_ROWS)), default=0)
        if count >= _MIN_TITLES_OF_SHEET and count * 2 > len(spec.columns):
            yield spec


class _Opening:
    """Finds titles and columns of a sheet, and reports what is wrong with them."""

    def __init__(self, sheet: Sheet, id_row: int, spec: SheetSpec, file: str, log: IssueLog) -> None:
        self._sheet, self._id_row, self._spec, self._file, self._log = sheet, id_row, spec, file, log
        self._heads = heads_of(spec)
        self._ids = _texts_of(sheet, id_row)
        self._title_row = self._find_titles()
        self._titles = _texts_of(sheet, self._title_row)

    def found(self) -> FoundSheet | None:
        """Return the sheet; `None` where its titles are lost or belong to another one."""
        if not self._title_row:
            self._log.add("sheet_heads_lost", Place(self._file, sheet=self._sheet.name))
            return None
        matched = match_heads(self._heads, self._ids, self._titles)
        columns = {name: places[0] for name, places in matched.columns.items()}
        self._report_rows_above(columns)
        self._report_columns(matched)
        self._report_untitled()
        return FoundSheet(self._spec, self._sheet, columns, self._title_row + 1)

    def _find_titles(self) -> int:
        """Return the row of the titles, from 1; 0 where fewer than half of them are found."""
        below = islice(self._sheet.rows, self._id_row, self._id_row + _SEARCHED_ROWS)
        counts = {row: _count_titles(self._heads, cells) for row, cells in enumerate(below, self._id_row + 1)}
        row = max(counts, key=lambda each: counts[each], default=0)
        known = {head.id for head in self._heads} & {*self._ids.values()} - {NUMBER}
        return row if counts.get(row, 0) * 2 >= max(len(known), 1) else 0

    def _report_rows_above(self, columns: Mapping[str, int]) -> None:
        """Report records above the titles, which would be taken for deleted ones."""
        places, rows = {*columns.values()}, []
        for row in range(self._id_row + 1, self._title_row):
            cells = self._sheet.rows[row - 1]
            filled = sum(at <= len(cells) and cells[at - 1] is not None for at in places)
            if filled >= _MIN_CELLS_OF_RECORD and _count_titles(self._heads, cells) < filled:
                rows.append(row)
        if rows:
            shown = str(rows[0]) if len(rows) == 1 else f"{rows[0]}–{rows[-1]}"
            self._log.add("rows_above_titles", self._head(None), rows=shown)

    def _report_columns(self, matched: Matched) -> None:
        for place, (seen, hidden) in matched.crossed.items():
            self._log.add("heads_exchanged", self._head(place), None, title=seen, hidden=hidden)
        for name, places in matched.columns.items():
            filled = [place for place in places if self._is_filled(place)]
            for place in filled if len(filled) > 1 else ():
                self._log.add("column_twice", self._head(place), self._titles.get(place, name))
        for head in self._heads:
            if head.is_needed and head.id not in matched.columns:
                self._log.add("column_missing", self._head(None), title=head.title)
        for place in filter(self._is_filled, matched.unknown):
            self._log.add("column_unread", self._head(place), self._titles[place])

    def _report_untitled(self) -> None:
        """Report columns that hold something below no title."""
        titled = {*self._ids, *self._titles}
        width = max(map(len, islice(self._sheet.rows, self._title_row, None)), default=0)
        filled = [at for at in range(1, width + 1) if at not in titled and self._is_filled(at)]
        if filled:
            below = enumerate(self._cells_below(filled[0]), self._title_row + 1)
            row = next(row for row, cell in below if cell is not None)
            place = Place(self._file, row, column_letters(filled[0]), sheet=self._sheet.name)
            self._log.add("column_untitled", place, columns=", ".join(map(column_letters, filled)))

    def _head(self, place: int | None) -> Place:
        letters = column_letters(place) if place is not None else None
        return Place(self._file, self._title_row, letters, sheet=self._sheet.name)

    def _is_filled(self, place: int) -> bool:
        return any(cell is not None for cell in self._cells_below(place))

    def _cells_below(self, place: int) -> Iterator[CellValue]:
        """Yield the cells of a column below its head."""
        for cells in islice(self._sheet.rows, self._title_row, None):
            yield cells[place - 1] if place <= len(cells) else None


def _texts_of(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the texts of a row by their columns, from 1; marks are none."""
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    return {
        place: str(cell)
        for place, cell in enumerate(cells, 1)
        if cell is not None and read_mark(str(cell)) is None
    }
