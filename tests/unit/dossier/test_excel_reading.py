"""Reading of workbooks and texts: the child and its limits,
and what another reader finds in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.workbooks.hostile.packing import book, shared, styles
from tests.workbooks.libreoffice.make import VALUES
from tests.workbooks.reading import DAILY_OFFICES, exported

from capaian.domain.errors import FileError, InputError
from capaian.dossier.excel.book import CellOddity, Sheet
from capaian.dossier.excel.delimited import read_tables
from capaian.dossier.excel.read_book import read_book, read_number
from capaian.dossier.excel.worker.limits import LIMITS


def codes(path: Path, **limits: int) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_tables(path, replace(LIMITS, **limits))
    return [issue.code for issue in refused.value.issues]


def put(folder: Path, content: bytes, name: str = "buku.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def seen_by_calamine(content: bytes) -> Iterator[tuple[str, int, int, object]]:
    """Yield sheet, row and column of each filled cell with its value as our reader has it."""
    other = CalamineWorkbook.from_filelike(BytesIO(content))
    for name in other.sheet_names:
        for row, cells in enumerate(
            other.get_sheet_by_name(name).to_python(skip_empty_area=False), 1
        ):
            for column, value in enumerate(cells, 1):
                match value:
                    case bool() | str():
                        shown: object = value
                    case int() | float():
                        shown = read_number(repr(value))
                    case datetime():
                        shown = value.date()
                    case date():
                        shown = value
                    case _:  # hours, which we have as a part of a day
                        continue
                if not (isinstance(shown, str) and (not shown.strip() or shown.startswith("#"))):
                    yield name, row, column, shown


@pytest.mark.parametrize("office", [*DAILY_OFFICES, "LibreOffice"])
def test_another_reader_finds_the_same_values(office: str, tmp_path: Path) -> None:
    content = VALUES.read_bytes() if office == "LibreOffice" else exported(office)
    ours = {sheet.name: sheet for sheet in read_book(put(tmp_path, content)).sheets}
    found = [*seen_by_calamine(content)]
    assert len(found) > 20
    for name, row, column, value in found:
        assert ours[name].value(row, column) == value, (name, row, column)
    filled = sum(
        cell is not None for sheet in ours.values() for cells in sheet.rows for cell in cells
    )
    assert filled >= len(found)


def sheet_of(folder: Path, content: bytes) -> Sheet:
    (sheet,) = read_book(put(folder, content)).sheets
    return sheet


@pytest.mark.parametrize(
    ("number", "code", "value", "odd"),
    [
        (Decimal("0.5"), "0%", Decimal("0.5"), CellOddity.PERCENT),
        (Decimal("50"), '0"%"', Decimal(50), CellOddity.PERCENT_SIGN),
        (Decimal(12), '0" juta"', Decimal(12), CellOddity.UNCLEAR),
        (Decimal(12), '0" orang"', Decimal(12), None),
        (Decimal(-3), "0;0", Decimal(-3), CellOddity.UNCLEAR),
        (Decimal(-3), "#,##0;(#,##0)", Decimal(-3), None),
        (
            Decimal(1200),
            '_("Rp"* #,##0_);_("Rp"* (#,##0);_("Rp"* "-"_);_(@_)',
            Decimal(1200),
            None,
        ),
        (Decimal(45291), "dd/mm/yyyy", date(2023, 12, 31), None),
        (Decimal(45291), "mmmm yyyy", date(2023, 12, 31), CellOddity.MONTH),
        (Decimal("0.5"), "hh:mm", None, CellOddity.TIME),
        (Decimal(59), "dd/mm/yyyy", date(1900, 2, 28), None),
        (Decimal("0.1") + Decimal("0.2"), "General", Decimal("0.3"), None),
    ],
)
def test_a_format_counts_only_where_the_value_depends_on_it(
    number: Decimal, code: str, value: object, odd: CellOddity | None, tmp_path: Path
) -> None:
    quoted = code.replace('"', "&quot;")
    rows = f'<row r="1"><c r="A1" s="1"><v>{number}</v></c></row>'
    sheet = sheet_of(tmp_path, book(rows, styles=styles(quoted)))
    assert sheet.value(1, 1) == value
    assert sheet.odd.get((1, 1), (None, ""))[0] is odd


def test_days_of_1904_are_four_years_later(tmp_path: Path) -> None:
    stream = BytesIO()
    made = xlsxwriter.Workbook(stream, {"date_1904": True})
    day = made.add_format({"num_format": "dd/mm/yyyy"})
    made.add_worksheet().write_datetime(0, 0, date(2023, 12, 31), day)
    made.close()
    assert sheet_of(tmp_path, stream.getvalue()).rows == [[date(2023, 12, 31)]]


def test_runs_of_a_text_are_one_and_reading_aids_are_none(tmp_path: Path) -> None:
    texts = shared("a").replace(
        "<si><t>a</t></si>",
        "<si><r><t>Juai</t></r><rPh><t>x</t></rPh><r><t xml:space='preserve'> 2</t></r></si>",
    )
    rows = '<row r="2"><c r="B2" t="s"><v>0</v></c></row>'
    assert sheet_of(tmp_path, book(rows, texts=texts)).rows == [(), [None, "Juai 2"]]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    assert codes(put(tmp_path, book()), file_bytes=1_000) == ["book_file_too_large"]


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="tidak ada"):
        read_book(tmp_path / "hilang.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "Kode;Jumlah\n5.1;1.200\n",
        "sep=;\nKode;Jumlah\n5.1;1.200\n",
        "Kode\tJumlah\n5.1\t1.200\n",
        "Kode|Jumlah\n5.1|1.200",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_whatever_parts_its_values(
    text: str, encoding: str, tmp_path: Path
) -> None:
    (sheet,) = read_tables(put(tmp_path, text.encode(encoding), "data.csv")).sheets
    assert [[*row] for row in sheet.rows] == [["Kode", "Jumlah"], ["5.1", "1.200"]]


def test_a_text_that_is_none_or_too_much_is_refused(tmp_path: Path) -> None:
    assert codes(put(tmp_path, b'a;b\n1;"2\n3;4\n', "data.csv")) == ["quote_unclosed"]
    assert codes(put(tmp_path, b"<html><table>", "data.csv")) == ["book_of_other_kind"]
    assert codes(put(tmp_path, b"1;2\n" * 30, "data.csv"), values=50) == ["book_of_too_many_cells"]


def test_a_part_that_is_read_twice_counts_once(tmp_path: Path) -> None:
    """A sheet is looked through and then read:
    half of what may be unpacked would be too much else.
    """
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919}</v></c></row>' for n in range(1, 3_000)
    )
    content = book(rows)
    with ZipFile(BytesIO(content)) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    limits = replace(LIMITS, unpacked_bytes=unpacked, free_of_ratio_of_all=unpacked)
    assert len(read_book(put(tmp_path, content), limits).sheets[0].rows) == 2_999
