"""Which cell a text becomes: by the kind of its column, and by what table programs would make of it."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from python_calamine import CalamineWorkbook
from tests.every_case import every_case
from tests.workbooks.writing import write_cells
from xlsxwriter.workbook import Workbook

from capaian.domain.policy import Polarity
from capaian.dossier.excel.write.cells import put_text
from capaian.dossier.excel.write.styles import lines_of
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DAY,
    DECIMAL,
    MARK,
    PARTIAL_DATE,
    PERIOD,
    SHA256,
    TEXT,
    UNIT,
    YEAR,
    Kind,
    choice,
    integer,
    limit,
)

AS_TEXT = "@"


def column(kind: Kind, *, is_several: bool = False) -> SheetColumn:
    return SheetColumn("x", kind, "X", is_several=is_several)


@every_case(
    ("kind", "text"),
    [
        (TEXT, "Kecamatan Juai"),
        (TEXT, "12"),
        (TEXT, "1.10"),
        (TEXT, "01/02/2023"),
        (TEXT, "TRUE"),
        (TEXT, "baris satu\nbaris dua"),
        (CODE, "1.10"),
        (CODE, "007"),
        (CODE, "12.30"),
        (CODE, "2023"),
        (CODE, "1e5"),
        (CODE, "*"),
        (CODES, "iku-1 iku-2"),
        (CODES, "1.10 1.20"),
        (AREA_CODE, "63"),
        (AREA_CODE, "63.10"),
        (AREA_CODE, "63.11.02.2001"),
        (PERIOD, "2023"),
        (PERIOD, "2023-Q3"),
        (PERIOD, "2023-M07"),
        (PARTIAL_DATE, "2023"),
        (PARTIAL_DATE, "2023-07"),
        (PARTIAL_DATE, "2023-07-14"),
        (MARK, "ya"),
        (MARK, "2023-07-14"),
        (UNIT, "orang"),
        (UNIT, "100"),
        (SHA256, "0" * 64),
        (BOOLEAN, "ya"),
        (BOOLEAN, "true"),
        (choice(Polarity), "higher"),
        (limit(100, 110), "none"),
        (limit(100, 110), "110"),
    ],
)
def test_names_words_and_parts_of_dates_are_texts(kind: Kind, text: str) -> None:
    cell = write_cells(column(kind), [text])["A1"]
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, AS_TEXT)


@every_case(
    ("kind", "text", "value", "shown"),
    [
        (COUNT, "0", 0, "#,##0"),
        (COUNT, "12336", 12336, "#,##0"),
        (COUNT, "999999999999999", 999999999999999, "#,##0"),
        (integer(-9, 9), "-3", -3, "#,##0"),
        (integer(0, 9), "2", 2, "#,##0"),
        (YEAR, "2024", 2024, "0"),
        (DECIMAL, "0", 0, "#,##0"),
        (DECIMAL, "86", 86, "#,##0"),
        (DECIMAL, "1.50", 1.5, "#,##0.00"),
        (DECIMAL, "86.10", 86.1, "#,##0.00"),
        (DECIMAL, "93.1250", 93.125, "#,##0.0000"),
        (DECIMAL, "-9.36", -9.36, "#,##0.00"),
        (DECIMAL, "0.000001", 0.000001, "#,##0.000000"),
        (DECIMAL, "6962697488", 6962697488, "#,##0"),
        (DECIMAL, "123456789012.345", 123456789012.345, "#,##0.000"),
    ],
)
def test_figures_are_numbers_with_their_decimals(kind: Kind, text: str, value: float, shown: str) -> None:
    cell = write_cells(column(kind), [text])["A1"]
    assert (cell.data_type, cell.value, cell.number_format) == ("n", value, shown)


@pytest.mark.parametrize(
    "text",
    [
        "1234567890.1234567",
        "0.12345678901234567",
        "1" + "0" * 15,
        "-" + "9" * 16,
        "9" * 20,
        "1.5e3",
        "dua",
        "1,5",
    ],
)
def test_figures_that_programs_would_change_are_texts(text: str) -> None:
    cell = write_cells(column(DECIMAL), [text])["A1"]
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, AS_TEXT)


@pytest.mark.parametrize("text", ["1901-01-01", "2023-12-31", "2024-02-29", "2199-12-31"])
def test_days_are_days(text: str) -> None:
    cell = write_cells(column(DAY), [text])["A1"]
    assert cell.value == datetime.fromisoformat(text)
    assert cell.number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("text", ["1900-02-28", "1899-12-31", "2023-02-30"])
def test_days_that_programs_count_differently_are_texts(text: str) -> None:
    cell = write_cells(column(DAY), [text])["A1"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_several_figures_in_a_cell_are_a_text() -> None:
    cell = write_cells(column(DECIMAL, is_several=True), ["19.06 20"])["A1"]
    assert (cell.data_type, cell.value) == ("s", "19.06 20")
    assert write_cells(column(COUNT, is_several=True), ["7"])["A1"].data_type == "s"


def test_an_empty_text_is_no_cell() -> None:
    sheet = write_cells(column(TEXT), ["", "x"])
    assert sheet["A1"].value is None


@pytest.mark.parametrize(
    ("kind", "text", "side"),
    [
        (TEXT, "x", "left"),
        (COUNT, "1", None),
        (DECIMAL, "1.5", None),
        (YEAR, "2023", "left"),
        (DAY, "2023-01-01", "left"),
    ],
)
def test_words_stand_left_and_figures_right(kind: Kind, text: str, side: str | None) -> None:
    assert write_cells(column(kind), [text])["A1"].alignment.horizontal == side


@pytest.mark.parametrize(("kind", "text"), [(COUNT, "1"), (DECIMAL, "1.5"), (YEAR, "2023")])
def test_in_a_form_all_stand_left(kind: Kind, text: str) -> None:
    assert write_cells(column(kind), [text], is_left=True)["A1"].alignment.horizontal == "left"


@pytest.mark.parametrize(
    "text", ["_x0041_", "_x005F_x0041_", "_x0041_x0042_x0043_", "__x0041_", "<r>_x0041_</r>", "<r></r>"]
)
def test_what_looks_like_markup_is_a_text(text: str) -> None:
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    put_text(book.add_worksheet("A"), 0, 0, text)
    book.close()
    stream.seek(0)
    assert CalamineWorkbook.from_filelike(stream).get_sheet_by_name("A").to_python() == [[text]]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("sepuluh ha", 10, 1),
        ("sebelas hur", 10, 2),
        ("a\nb\nc", 10, 3),
        ("a\n\nc", 10, 3),
        ("x" * 95 + "\ny", 10, 11),
        ("x", 0, 1),
    ],
)
def test_how_many_lines_a_text_takes(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines
