"""What is exported passes the gate for workbooks and comes back through the reader of the product."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.workbooks.reading import OFFICES, exported, folder_of

from capaian.dossier.excel.base_files import read_base_file
from capaian.dossier.excel.identity import BESIDE, CHOICES, TAB, is_derived, read_mark
from capaian.dossier.excel.offered import offered_rows
from capaian.dossier.folder import Folder
from capaian.dossier.rows.contents import rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import Form
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.spreadsheets.model import Book, CellValue, Odd, Sheet
from capaian.dossier.spreadsheets.read_book import read_book


def marked(book: Book) -> Mapping[str, Sheet]:
    """The sheets by the ids in their first cells."""
    found = {read_mark(str(sheet.rows[0][0])): sheet for sheet in book.sheets}
    assert all(mark is not None and mark[0] == 1 for mark in found)
    return {mark[1]: sheet for mark, sheet in found.items() if mark is not None}


def same(value: CellValue, text: str) -> bool:
    """Say whether a cell stands for a text."""
    if isinstance(value, Decimal):
        return value == Decimal(text)
    if isinstance(value, date):
        return value.isoformat() == text
    return (value or "") == text


def differing(sheet: Sheet, rows: list[Mapping[str, str]]) -> list[object]:
    """The cells that are not what the rows say, and missing or additional rows."""
    names = [str(name) for name in sheet.rows[0][1:]]
    data = sheet.rows[2:]
    found: list[object] = [] if len(data) == len(rows) else [(len(data), len(rows))]
    for number, (cells, row) in enumerate(zip(data, rows, strict=False), 3):
        values = dict(zip(names, [*cells[1:], *([None] * len(names))], strict=False))
        found += [(number, name) for name, text in row.items() if text and not same(values.get(name), text)]
        own = {name: value for name, value in values.items() if not name.endswith(BESIDE)}
        found += [(number, name) for name, value in own.items() if value is not None and name not in row]
    return found


def numbered(row: FlatRow) -> Mapping[str, str]:
    return {"#": str(row.number), **row.cells}


@pytest.mark.parametrize("office", OFFICES)
def test_every_cell_is_read_as_it_was_meant(office: str, tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(exported(office))
    book = read_book(file)
    assert book.notes == ()
    sheets = marked(book)
    check_rows(sheets, folder_of(office))
    check_base(sheets, folder_of(office))
    check_oddities(book)


def check_rows(sheets: Mapping[str, Sheet], folder: Folder) -> None:
    found = rows_of(folder)
    rows = {**found, **offered_rows(found)}
    for spec in book_sheets():
        wanted = [*rows.get(spec.id, ())]
        if spec.form is Form.FORM:
            cells = wanted[0].cells if wanted else {}
            lines = sheets[spec.id].rows[2:]
            assert [str(line[1]) for line in lines] == [column.id for column in spec.columns]
            assert all(same([*line, None][3], cells.get(str(line[1]), "")) for line in lines), spec.id
        elif spec.form is Form.TABLE:
            assert differing(sheets[spec.id], [row.cells for row in wanted]) == [], spec.id
        else:
            assert differing(sheets[spec.id], [numbered(row) for row in wanted]) == [], spec.id


def check_base(sheets: Mapping[str, Sheet], folder: Folder) -> None:
    lines = sheets["=asal"].rows[2:]
    found = [read_base_file([str(cell or "") for cell in line]) for line in lines]
    contents = {file.file: file.content for file in found if file.content is not None}
    assert contents == {**folder.parts, **folder.narratives}
    assert sheets["=asal"].name == TAB
    assert not sheets["=asal"].is_visible


def check_oddities(book: Book) -> None:
    """Formulas stand in derived sheets alone, with a value; no error, no merged cell among the data."""
    for sheet in book.sheets:
        mark = read_mark(str(sheet.rows[0][0]))
        assert mark is not None
        assert {odd for place, (odd, _) in sheet.odd.items() if not is_nought(sheet, place)} <= allowed(
            mark[1]
        )
        assert sheet.name == "Mulai" or not sheet.merged, sheet.name


def is_nought(sheet: Sheet, place: tuple[int, int]) -> bool:
    """Whether a derived sheet, which is not read back, has a nought that we worked out ourselves."""
    mark = read_mark(str(sheet.rows[0][0]))
    row, column = place
    values = [line[column - 1] for line in sheet.rows[row - 1 : row] if column <= len(line)]
    return mark is not None and is_derived(mark[1]) and values == [0]


def allowed(name: str) -> set[Odd]:
    """Names that are not there yet are formulas of nothing, in the sheet of lists alone."""
    if name == CHOICES:
        return {Odd.FORMULA, Odd.NO_VALUE}
    return {Odd.FORMULA} if is_derived(name) else set()
