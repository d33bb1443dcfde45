"""Which sheet of a workbook is which, where its columns stand, and where its rows begin.

A sheet is known by the mark and the ids in its hidden row, wherever that was moved to and whatever
the sheet is called now. What was ours and has lost that row is refused: its figures would be lost
without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.book import Book, CellValue, Sheet, column_letters
from capaian.dossier.excel.identity import (
    BASE,
    BESIDE_MARK,
    FORM_COLUMNS,
    FORM_TITLES,
    TAB,
    VERSION,
    is_derived,
    read_mark,
)
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.sheets import (
    HIDDEN_NUMBER,
    NUMBER,
    ColumnRole,
    Form,
    SheetColumn,
    SheetSpec,
)
from capaian.dossier.rows.texts import SHEETS
from capaian.dossier.tables.declaration import ColumnNeed
from capaian.dossier.tables.kinds import TEXT

_SEARCHED_ROWS: Final = 20
"""Rows from above among which ids and titles are looked for: people put headings above tables."""
_MIN_CELLS_OF_RECORD: Final = 2
"""Filled cells that make a row above the titles one of records: a heading has one."""


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
        return {
            name: f"{column_letters(at)} ({titles.get(name, name)})"
            for name, at in self.columns.items()
        }


@dataclass(frozen=True)
class RecognisedBook:
    """What a workbook holds that can be taken back."""

    sheets: Mapping[str, FoundSheet]
    """By id."""
    base: Sheet | None
    """The hidden sheet with the files as they were."""
    unread: tuple[str, ...]
    """Names of sheets that are none of ours and hold something."""


def heads_of(spec: SheetSpec) -> tuple[SheetColumn, ...]:
    """Return the columns that a sheet can have."""
    if spec.form is Form.FORM:
        needs = (
            ColumnNeed.REQUIRED,
            ColumnNeed.OPTIONAL,
            ColumnNeed.REQUIRED,
            ColumnNeed.OPTIONAL,
        )
        heads = zip(FORM_COLUMNS, FORM_TITLES, needs, strict=True)
        return tuple(SheetColumn(name, TEXT, title, need=need) for name, title, need in heads)
    has_number = any(column.id == NUMBER for column in spec.columns)
    return spec.columns if has_number else (*spec.columns, HIDDEN_NUMBER)


def fold_head(text: CellValue) -> str:
    """Return a head as it is compared.

    Examples:
        >>> fold_head(" Kode  Wilayah *")
        'kode wilayah'
    """
    return " ".join(str(text).replace("*", " ").split()).casefold() if text is not None else ""


def recognise(book: Book, log: IssueLog) -> RecognisedBook:
    """Find the sheets of a workbook and their columns; every doubt is told in the log."""
    marked: dict[str, list[tuple[Sheet, int]]] = {}
    others = []
    for sheet in book.sheets:
        row, version, name = _find_mark(sheet)
        if version > VERSION:
            log.add("book_newer", Place(book.file, sheet=sheet.name))
        elif name in SHEETS or is_derived(name):
            marked.setdefault(name, []).append((sheet, row))
        else:
            others.append(sheet)
    lost = {fold_head(spec.tab) for spec in SHEETS.values() if spec.id not in marked}
    lost |= {TAB} if BASE not in marked else set()
    for sheet in others:
        if fold_head(sheet.name) in lost:
            log.add("sheet_heads_lost", Place(book.file, sheet=sheet.name))
    sheets = {}
    for name in (name for name in SHEETS if name in marked):
        found = marked[name]
        for sheet, _ in found if len(found) > 1 else ():
            names = ", ".join(other.name for other, _ in found if other is not sheet)
            log.add("sheet_twice", Place(book.file, sheet=sheet.name), others=names)
        opened = _Opening(*found[0], SHEETS[name], book.file, log).found()
        if opened is not None:
            sheets[name] = opened
    base = next((sheet for sheet, _ in marked.get(BASE, ())), None)
    unread = (
        sheet.name
        for sheet in others
        if any(cell is not None for row in sheet.rows for cell in row)
    )
    return RecognisedBook(sheets, base, tuple(unread))


def _find_mark(sheet: Sheet) -> tuple[int, int, str]:
    """Return the row of the ids, from 1, the version and the id of a sheet;
    nothing of one without a mark.
    """
    for row, cells in enumerate(islice(sheet.rows, _SEARCHED_ROWS), 1):
        for cell in cells:
            if isinstance(cell, str) and (mark := read_mark(cell)):
                return row, *mark
    return 0, 0, ""


class _Opening:
    """Finds titles and columns of a sheet, and reports what is wrong with them."""

    def __init__(
        self, sheet: Sheet, id_row: int, spec: SheetSpec, file: str, log: IssueLog
    ) -> None:
        self._sheet, self._id_row, self._spec, self._file, self._log = (
            sheet,
            id_row,
            spec,
            file,
            log,
        )
        self._heads = {head.id: head for head in heads_of(spec)}
        self._by_title = {fold_head(head.title): head for head in self._heads.values()}
        self._ids = _texts_of(sheet, id_row)
        self._title_row = self._find_titles()
        self._titles = _texts_of(sheet, self._title_row)
        self._places: dict[str, list[int]] = {}
        """Where each column stands, known by its title, else by its hidden id;
        more places are a mistake.
        """
        for place in sorted({*self._ids, *self._titles}):
            hidden = self._heads.get(self._ids.get(place, ""))
            head = self._by_title.get(fold_head(self._titles.get(place)), hidden)
            if head is not None:
                self._places.setdefault(head.id, []).append(place)

    def found(self) -> FoundSheet | None:
        """Return the sheet; `None` where its titles are lost or belong to another one."""
        if not self._title_row:
            self._log.add("sheet_heads_lost", Place(self._file, sheet=self._sheet.name))
            return None
        self._report_rows_above()
        self._report_columns()
        columns = {name: places[0] for name, places in self._places.items()}
        return FoundSheet(self._spec, self._sheet, columns, self._title_row + 1)

    def _find_titles(self) -> int:
        """Return the row of the titles, from 1; 0 where fewer than half of them are found."""
        below = islice(self._sheet.rows, self._id_row, self._id_row + _SEARCHED_ROWS)
        counts = {
            row: sum(isinstance(cell, str) and fold_head(cell) in self._by_title for cell in cells)
            for row, cells in enumerate(below, self._id_row + 1)
        }
        known = {*self._ids.values()} & self._heads.keys() - {NUMBER}
        row = max(counts, key=lambda each: counts[each], default=0)
        return row if counts.get(row, 0) * 2 >= max(len(known), 1) else 0

    def _report_rows_above(self) -> None:
        """Report records above the titles, as a sort that took the titles along leaves them."""
        for row in range(self._id_row + 1, self._title_row):
            filled = sum(
                self._sheet.value(row, place) is not None for place, *_ in self._places.values()
            )
            if filled >= _MIN_CELLS_OF_RECORD:
                self._log.add("rows_above_titles", self._head(), rows=str(row))
                return

    def _report_columns(self) -> None:
        for name, places in self._places.items():
            for place in places:
                hidden = self._heads.get(self._ids.get(place, ""))
                if hidden is not None and hidden.id != name:
                    words = {"title": self._heads[name].title, "hidden": hidden.title}
                    self._log.add("heads_exchanged", self._head(place), None, **words)
            filled = [place for place in places if self._is_filled(place)]
            for place in filled if len(filled) > 1 else ():
                self._log.add("column_twice", self._head(place), self._titles.get(place, name))
        width = max(map(len, islice(self._sheet.rows, self._title_row, None)), default=0)
        named = {place for places in self._places.values() for place in places}
        for place in (place for place in range(1, width + 1) if place not in named):
            if not self._ids.get(place, "").endswith(BESIDE_MARK) and self._is_filled(place):
                self._log.add("column_unread", self._head(place), self._titles.get(place))
        for head in self._heads.values():
            # Parts of what may be left out may be so too.
            is_part = head.role is ColumnRole.VALUE and "." in head.id
            if (
                head.need is not ColumnNeed.OPTIONAL
                and not is_part
                and head.id not in self._places
            ):
                self._log.add("column_missing", self._head(), title=head.title)

    def _head(self, place: int | None = None) -> Place:
        letters = column_letters(place) if place is not None else None
        return Place(self._file, self._title_row, letters, sheet=self._sheet.name)

    def _is_filled(self, place: int) -> bool:
        below = islice(self._sheet.rows, self._title_row, None)
        return any(cells[place - 1] is not None for cells in below if place <= len(cells))


def _texts_of(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the texts of a row by their columns, from 1; marks are none."""
    cells = sheet.rows[row - 1] if 0 < row <= len(sheet.rows) else ()
    texts = ((place, str(cell)) for place, cell in enumerate(cells, 1) if cell is not None)
    return {place: text for place, text in texts if read_mark(text) is None}
