"""Which sheet of a workbook is which, where its columns stand, and where its rows begin."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.identity import BASE, BESIDE, BESIDE_TITLE, VERSION, is_derived, read_mark
from capaian.dossier.excel.read.heads import (
    Matched,
    count_titles,
    find_crossed,
    fold_head,
    heads_of,
    match_heads,
)
from capaian.dossier.excel.read.lost_sheets import holds_anything, report_lost_sheets
from capaian.dossier.excel.read.title_rows import (
    SEARCHED,
    Titles,
    find_titles,
    report_rows_above,
    texts_of,
)
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.sheets import Form, SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.spreadsheets.model import Book, CellValue, Sheet, column_letters

_NEWER: Final = "=lebih baru"
"""Id of sheets of a later version, which are not read."""


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
    crossed: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Columns, from 1, whose title is that of one column and whose hidden id that of another: both ids."""
    title_row: int = 0
    """Row of the titles, from 1; 0 where it was deleted."""

    def place(self, file: str, row: int | None, column: str | None = None) -> Place:
        """Return the place of a cell by the id of its column, as people find it."""
        shown = self._shown.get(column) if column is not None else None
        return Place(file, row, shown, sheet=self.sheet.name)

    @cached_property
    def _shown(self) -> Mapping[str, str]:
        """Columns by id as people find them: `G (Jumlah)`."""
        titles = {head.id: head.title for head in reversed(heads_of(self.spec))}
        shown = {
            name: f"{column_letters(number)} ({titles.get(name, name)})"
            for name, number in self.columns.items()
        }
        return shown | {
            f"{name}{BESIDE}": f"{column_letters(number)} ({titles.get(name, name)}{BESIDE_TITLE})"
            for name, number in self.beside.items()
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
    left = []
    for sheet in book.sheets:
        one = _identify(sheet, book.file, log)
        if one is None or (one.id not in known and not is_derived(one.id)):
            left.append(sheet)
        else:
            marked.setdefault(one.id, []).append(one)
    report_lost_sheets(left, marked, book.file, log)
    sheets = {}
    for spec in known.values():
        found = marked.get(spec.id, [])
        _report_copies(found, book.file, log)
        for one in found[:1]:
            sheets[spec.id] = _open(one, spec, book.file, log)
    bases = marked.get(BASE, [])
    unread = tuple(sheet.name for sheet in left if holds_anything(sheet))
    return Found(sheets, bases[0].sheet if bases else None, unread)


def _identify(sheet: Sheet, file: str, log: IssueLog) -> _Marked | None:
    """Find out what a sheet is: by its mark, wherever that was moved to, else by its name and heads."""
    for row, cells in enumerate(islice(sheet.rows, SEARCHED), 1):
        for cell in cells:
            mark = read_mark(cell) if isinstance(cell, str) else None
            if mark is not None:
                if mark[0] > VERSION:
                    log.add("book_newer", Place(file, sheet=sheet.name))
                    return _Marked(sheet, _NEWER, row)
                return _see_through(_Marked(sheet, mark[1], row), file, log)
    seen = _named(sheet)
    return _Marked(sheet, seen.id, 0) if seen is not None else None


def _named(sheet: Sheet) -> SheetSpec | None:
    """Return what a sheet is by its name and its titles."""
    specs = (spec for spec in book_sheets() if fold_head(spec.tab) == fold_head(sheet.name))
    return next((spec for spec in specs if _has_heads(spec, sheet)), None)


def _see_through(one: _Marked, file: str, log: IssueLog) -> _Marked:
    """Return a sheet as what its name and titles say, where its hidden mark was pasted from another."""
    marked = next((spec for spec in book_sheets() if spec.id == one.id), None)
    seen = _named(one.sheet)
    if seen is None or seen is marked or (marked and _has_heads(marked, one.sheet, beside=one.row)):
        return one
    other = marked.tab if marked else "lain"
    log.add("sheet_of_other_mark", Place(file, one.row, sheet=one.sheet.name), other=other)
    return _Marked(one.sheet, seen.id, 0)


def _has_heads(spec: SheetSpec, sheet: Sheet, beside: int = 0) -> bool:
    """Say whether a row, but for one, holds at least half of the titles that a sheet must have."""
    needed = [head for head in heads_of(spec) if head.is_needed]
    rows = (cells for row, cells in enumerate(islice(sheet.rows, SEARCHED), 1) if row != beside)
    return max((count_titles(needed, cells) for cells in rows), default=0) * 2 >= max(len(needed), 1)


def _report_copies(found: Sequence[_Marked], file: str, log: IssueLog) -> None:
    for one in found if len(found) > 1 else ():
        others = ", ".join(other.sheet.name for other in found if other is not one)
        log.add("sheet_twice", Place(file, sheet=one.sheet.name), others=others)


def _open(one: _Marked, spec: SheetSpec, file: str, log: IssueLog) -> FoundSheet:
    heads = heads_of(spec)
    title_row = find_titles(one.sheet, one.row, spec)
    ids = texts_of(one.sheet, one.row) if one.row else {}
    titles = texts_of(one.sheet, title_row) if title_row else {}
    matched = match_heads(heads, ids, titles)
    first_row = max(one.row, title_row) + 1
    columns = {name: places[0] for name, places in matched.columns.items()}
    crossed = find_crossed(heads, ids, titles)
    found = FoundSheet(spec, one.sheet, columns, first_row, matched.beside, crossed, title_row)
    report_rows_above(one.sheet, one.row, columns, Titles(title_row, spec, file, log))
    _report_heads(found, matched, title_row or one.row, titles, file, log)
    _report_untitled(found, {*ids, *titles}, file, log)
    return found


def _report_heads(
    found: FoundSheet, matched: Matched, row: int, titles: Mapping[int, str], file: str, log: IssueLog
) -> None:
    sheet = found.sheet
    for name, places in matched.columns.items():
        filled = [place for place in places if _is_filled(found, place)]
        for place in filled if len(filled) > 1 else ():
            log.add("column_twice", _head_place(file, sheet, row, place), titles.get(place, name))
    for head in heads_of(found.spec):
        if head.is_needed and head.id not in matched.columns:
            log.add("column_missing", Place(file, row, sheet=sheet.name), title=head.title)
    for place in matched.unknown:
        if _is_filled(found, place):
            code = "column_unclear" if place in matched.likely else "column_unread"
            words = {"likely": matched.likely.get(place, "")}
            log.add(code, _head_place(file, sheet, row, place), titles[place], **words)


def _report_untitled(found: FoundSheet, titled: Collection[int], file: str, log: IssueLog) -> None:
    """Tell the columns that hold something below no title at all; they may be ones whose title was lost."""
    width = max(map(len, islice(found.sheet.rows, found.first_row - 1, None)), default=0)
    filled = [place for place in range(1, width + 1) if place not in titled and _is_filled(found, place)]
    if not filled:
        return
    # That of needed ones was told already.
    heads = {head.id: head for head in heads_of(found.spec)}
    columns = [] if found.spec.form is Form.FORM else [heads[column.id] for column in found.spec.columns]
    missing = [head.title for head in columns if head.id not in found.columns and not head.is_needed]
    below = enumerate(_cells_below(found, filled[0]), found.first_row)
    row = next(row for row, cell in below if cell is not None)
    words = {"columns": ", ".join(map(column_letters, filled)), "missing": ", ".join(missing)}
    place = _head_place(file, found.sheet, row, filled[0])
    log.add("column_title_lost" if missing else "column_untitled", place, **words)


def _head_place(file: str, sheet: Sheet, row: int, place: int) -> Place:
    return Place(file, row, column_letters(place), sheet=sheet.name)


def _is_filled(found: FoundSheet, place: int) -> bool:
    rows = islice(found.sheet.rows, found.first_row - 1, None)
    return any(len(cells) >= place and cells[place - 1] is not None for cells in rows)


def _cells_below(found: FoundSheet, place: int) -> Iterator[CellValue]:
    """Yield the cells of a column below its head."""
    for cells in islice(found.sheet.rows, found.first_row - 1, None):
        yield cells[place - 1] if place <= len(cells) else None
