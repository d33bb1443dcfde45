"""Which row of a sheet holds its titles, and records that stand above it, where nobody would read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.identity import read_mark
from capaian.dossier.excel.read.cell_texts import text_of_cell
from capaian.dossier.excel.read.heads import count_titles, heads_of
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.sheets import Form, SheetSpec
from capaian.dossier.spreadsheets.model import CellValue, Sheet
from capaian.dossier.tables.rejection import RejectedValueError

SEARCHED: Final = 20
"""Rows from above among which ids and titles are looked for: people put headings above tables."""
_FEWEST: Final = 2
"""Filled cells that make a row one of records: a heading has one."""


@dataclass(frozen=True)
class Titles:
    """Where the titles of a sheet stand."""

    row: int
    """From 1; 0 where it was deleted."""
    spec: SheetSpec
    file: str
    log: IssueLog


def texts_of(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the texts of a row by their columns, from 1; marks are none."""
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    return {
        place: str(cell)
        for place, cell in enumerate(cells, 1)
        if cell is not None and read_mark(str(cell)) is None
    }


def find_titles(sheet: Sheet, id_row: int, spec: SheetSpec) -> int:
    """Return the row of the titles, from 1; 0 where it was deleted.

    Records may hold words that titles are made of, `unit` or `jumlah`: where the ids are there, a row needs
    as many titles as half of these.

    Args:
        sheet: The sheet.
        id_row: Row of the ids, from 1; 0: there is none.
        spec: What the sheet is.
    """
    heads = heads_of(spec)
    below = [*enumerate(islice(sheet.rows, id_row, id_row + SEARCHED), id_row + 1)]
    counts = {number: count_titles(heads, cells) for number, cells in below}
    row = max(counts, key=lambda number: counts[number], default=0)
    ids = texts_of(sheet, id_row) if id_row else {}
    if counts.get(row, 0) >= _fewest(ids, spec):
        # Where the mark was deleted the row of the ids is one of titles too, and theirs stands below it.
        return row + 1 if not id_row and counts.get(row + 1) == counts[row] else row
    first = below[0][1] if below else ()
    return 0 if not below or _is_data(ids, spec, first) else id_row + 1


def _fewest(ids: Mapping[int, str], spec: SheetSpec) -> int:
    """Return how many titles a row must have to be that of the titles."""
    known = {head.id for head in heads_of(spec)} & {*ids.values()}
    return max(min(_FEWEST, len(known)), (len(known) + 1) // 2, 1)


def report_rows_above(sheet: Sheet, id_row: int, columns: Mapping[str, int], titles: Titles) -> None:
    """Tell that records stand above the titles, where they would be taken for deleted ones.

    What stands above the hidden ids is told where it can be read as a record: people put headings there.

    Args:
        sheet: The sheet.
        id_row: Row of the ids, from 1; 0: there is none.
        columns: The columns that stand somewhere, from 1.
        titles: The row of the titles, what the sheet is, and where this is told.
    """
    ids = {place: name for name, place in columns.items()}
    spec, heads = titles.spec, heads_of(titles.spec)
    needed = sum(head.is_needed and head.id in columns for head in heads)
    fewest = max(min(_FEWEST, len(columns)), (needed + 1) // 2)
    found = []
    for number, cells in enumerate(islice(sheet.rows, max(titles.row, id_row) - 1), 1):
        held = sum(at <= len(cells) and cells[at - 1] is not None for at in ids)
        is_record = held >= fewest and count_titles(heads, cells) < _fewest(ids, spec)
        is_marked = number == id_row or any(isinstance(cell, str) and read_mark(cell) for cell in cells)
        if is_record and not is_marked and (number > id_row or _is_data(ids, spec, cells)):
            found.append(number)
    if found:
        shown = str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
        place = Place(titles.file, titles.row or None, sheet=sheet.name)
        titles.log.add("rows_above_titles", place, rows=shown)


def _is_data(ids: Mapping[int, str], spec: SheetSpec, cells: Sequence[CellValue]) -> bool:
    """Say whether a row below the ids, too few of whose cells are titles, is a row of data already."""
    if spec.form is Form.FORM:
        return True
    kinds = {column.id: column.kind for column in spec.columns}
    pairs = [
        (kinds[name], cells[place - 1])
        for place, name in ids.items()
        if name in kinds and place <= len(cells)
    ]
    try:
        for kind, value in pairs:
            kind.read_cell(text_of_cell(kind, value))
    except RejectedValueError:
        return False
    return True
