"""What is read of a workbook is what stands in it: values, places, and what a cell is beyond its value."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.hostile.packing import (
    ONE_CELL,
    book,
    pack,
    parts,
    relations,
    shared,
    styles,
    workbook,
)

from capaian.dossier.spreadsheets.model import Book, Odd, Sheet, Span
from capaian.dossier.spreadsheets.read_book import read_book, read_number


def read(folder: Path, content: bytes) -> Book:
    file = folder / "buku.xlsx"
    file.write_bytes(content)
    return read_book(file)


def read_sheet(folder: Path, rows: str, after: str = "", **others: str) -> Sheet:
    (sheet,) = read(folder, book(rows, after, **others)).sheets
    return sheet


def row_of(*cells: str) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


VALUES = [
    "63.10",
    "0012",
    "=1",
    12336,
    0.1 + 0.2,
    -2.5,
    True,
    False,
    date(2023, 12, 31),
    datetime.fromisoformat("2023-12-31T13:45"),
    time(12, 30),
    timedelta(hours=30),
    "a\nb",
    " tepi ",
    None,
    "akhir",
]
SHOWN = {0.1 + 0.2: Decimal("0.3")}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A workbook of another library with each type of cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Nilai"
    for number, value in enumerate(VALUES, start=1):
        cell = sheet.cell(number, 2, value)
        if value == "=1":
            cell.data_type = "s"
    sheet["E3"] = "kanan"
    sheet.merge_cells("D5:E7")
    sheet["D5"] = "gabung"
    book.create_sheet("Tersembunyi").sheet_state = "hidden"
    book.create_sheet("Sangat tersembunyi").sheet_state = "veryHidden"
    file = tmp_path / "nilai.xlsx"
    book.save(file)
    return file


def test_values_come_with_their_type(made: Path) -> None:
    sheet = read_book(made).sheets[0]
    read_values = [row[1] if len(row) > 1 else None for row in sheet.rows]
    assert read_values == [SHOWN.get(value, value) if value != 1 else value for value in VALUES]
    assert [type(value) for value in read_values[:8]] == [
        str,
        str,
        str,
        Decimal,
        Decimal,
        Decimal,
        bool,
        bool,
    ]


def test_rows_and_columns_are_counted_from_the_first(made: Path) -> None:
    rows = read_book(made).sheets[0].rows
    assert [row[0] for row in rows if row] == [None] * 15
    assert rows[2] == [None, "=1", None, None, "kanan"]
    assert not rows[14], "an empty row keeps its place"


def test_a_table_far_from_the_corner_keeps_its_place(tmp_path: Path) -> None:
    rows = (
        '<row r="7"><c r="D7"><v>1</v></c><c r="F7"><v>2</v></c></row><row r="9"><c r="E9"><v>3</v></c></row>'
    )
    sheet = read_sheet(tmp_path, rows)
    assert len(sheet.rows) == 9
    assert [list(row) for row in sheet.rows[6:]] == [
        [None, None, None, Decimal(1), None, Decimal(2)],
        [],
        [None, None, None, None, Decimal(3)],
    ]


def test_empty_ends_are_cut(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1" t="str"><v></v></c></row>'
        '<row r="2"><c r="A2" t="str"><v></v></c></row>'
    )
    assert [list(row) for row in read_sheet(tmp_path, rows).rows] == [[Decimal(1)]]


def test_sheets_come_in_their_order_with_names_and_whether_they_are_seen(made: Path) -> None:
    sheets = read_book(made).sheets
    assert [(sheet.name, sheet.is_visible, len(sheet.rows)) for sheet in sheets] == [
        ("Nilai", True, 16),
        ("Tersembunyi", False, 0),
        ("Sangat tersembunyi", False, 0),
    ]


def test_names_of_sheets_are_read_as_they_are_shown(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, book(book=workbook("K&amp;L &quot;é&quot;"))).sheets
    assert sheet.name == 'K&L "é"'
    assert [list(row) for row in sheet.rows] == [[Decimal(12336)]]


def test_merged_cells_are_told(made: Path) -> None:
    assert read_book(made).sheets[0].merged == (Span(5, 4, 7, 5),)


@pytest.mark.parametrize("corners", ["A2:B4", "B4:A2", "A4:B2", "B2:A4"])
def test_corners_of_merged_cells_may_stand_in_any_order(tmp_path: Path, corners: str) -> None:
    rows = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in range(1, 5))
    after = f'<mergeCells count="1"><mergeCell ref="{corners}"/></mergeCells>'
    assert read_sheet(tmp_path, rows, after).merged == (Span(2, 1, 4, 2),)


def test_merged_cells_end_where_values_end(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>1</v></c></row>'
    after = '<mergeCells count="2"><mergeCell ref="A1:XFD1048576"/><mergeCell ref="G9:H9"/></mergeCells>'
    assert read_sheet(tmp_path, rows, after).merged == (Span(1, 1, 3, 2),)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12336.0", "12336"),
        ("12000.0", "12000"),
        ("0.30000000000000004", "0.3"),
        ("99.53999999999999", "99.54"),
        ("1200.0000000000002", "1200"),
        ("2.9999999999999996", "3"),
        ("0.0", "0"),
        ("-0.0", "0"),
        ("-2.5", "-2.5"),
        ("1e+16", "10000000000000000"),
        ("123456789012345.0", "123456789012345"),
        ("1.5e-07", "0.00000015"),
    ],
)
def test_numbers_are_those_that_are_shown(text: str, number: str) -> None:
    assert format(read_number(text), "f") == number


def odd_of(sheet: Sheet) -> dict[tuple[int, int], Odd]:
    return {place: odd for place, (odd, _) in sheet.odd.items()}


def test_errors_and_formulas_without_a_value_are_not_taken_for_empty(tmp_path: Path) -> None:
    sheet = read_sheet(
        tmp_path,
        row_of(
            '<c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c>',
            '<c r="B1"><f>1+1</f></c>',
            '<c r="C1"><f>1+1</f><v></v></c>',
            '<c r="D1"/>',
            '<c r="E1" t="e"><v>#N/A</v></c>',
        ),
    )
    assert sheet.odd == {
        (1, 1): (Odd.ERROR, "#DIV/0!"),
        (1, 2): (Odd.NO_VALUE, "1+1"),
        (1, 3): (Odd.NO_VALUE, "1+1"),
        (1, 5): (Odd.ERROR, "#N/A"),
    }


def test_the_nought_of_a_formula_that_nobody_worked_out_is_no_value(tmp_path: Path) -> None:
    """The library writes each formula with a nought, or the value that it is told: programs work it out."""
    file = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(file) as made:
        sheet = made.add_worksheet()
        sheet.write_formula("A1", "=40+2")
        sheet.write_formula("B1", "=40+2", None, 42)
        sheet.write_formula("C1", '="a"', None, "a")
        sheet.write_number("D1", 0)
    (read_back,) = read_book(file).sheets
    assert read_back.odd == {
        (1, 1): (Odd.NO_VALUE, "40+2"),
        (1, 2): (Odd.FORMULA, "40+2"),
        (1, 3): (Odd.FORMULA, '"a"'),
    }


@pytest.mark.parametrize("value", ["0", "0.0"])
def test_a_nought_that_a_program_worked_out_is_one(tmp_path: Path, value: str) -> None:
    sheet = read_sheet(tmp_path, row_of(f'<c r="A1"><f>1-1</f><v>{value}</v></c>'))
    assert sheet.odd == {(1, 1): (Odd.FORMULA, "1-1")}


def test_formulas_come_with_the_value_last_worked_out(tmp_path: Path) -> None:
    sheet = read_sheet(
        tmp_path,
        row_of(
            '<c r="A1"><f>SUM(B1:C1)</f><v>12</v></c>',
            '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>',
            '<c r="C1" t="str"><f>""</f><v></v></c>',
            '<c r="D1" t="b"><f>1=1</f><v>1</v></c>',
            '<c r="E1" t="b"><f>TRUE()</f><v>1</v></c>',
        ),
    )
    assert [list(row) for row in sheet.rows] == [[Decimal(12), "ab", None, True, True]]
    assert {place: word for place, (_, word) in sheet.odd.items()} == {
        (1, 1): "SUM(B1:C1)",
        (1, 2): '"a"&"b"',
        (1, 3): '""',
        (1, 4): "1=1",
    }
    assert set(odd_of(sheet).values()) == {Odd.FORMULA}


def test_what_a_format_shows_is_told(tmp_path: Path) -> None:
    codes = styles("0.0%", "mmm\\-yy", "yyyy", "dd/mm/yyyy", "#,##0.00")
    cells = [f'<c r="{column}1" s="{style}"><v>45108</v></c>' for style, column in enumerate("ABCDEF")]
    sheet = read_sheet(tmp_path, row_of(*cells), styles=codes)
    assert sheet.odd == {
        (1, 2): (Odd.PERCENT, "0.0%"),
        (1, 3): (Odd.MONTH, "mmm\\-yy"),
        (1, 4): (Odd.YEAR, "yyyy"),
    }
    assert [type(value) for value in sheet.rows[0]] == [Decimal, Decimal, date, date, date, Decimal]


def test_a_format_says_nothing_of_texts_and_empty_cells(tmp_path: Path) -> None:
    cells = [
        '<c r="A1" s="1" t="s"><v>0</v></c>',
        '<c r="B1" s="1"/>',
        '<c r="C1" s="1" t="str"><v>5%</v></c>',
    ]
    sheet = read_sheet(tmp_path, row_of(*cells), styles=styles("0%"), texts=shared("sepuluh"))
    assert sheet.odd == {}
    assert list(sheet.rows[0]) == ["sepuluh", None, "5%"]


def test_an_error_goes_before_a_format_and_a_format_before_a_formula(tmp_path: Path) -> None:
    cells = [
        '<c r="A1" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="B1" s="1"><f>1/2</f></c>',
        '<c r="C1" s="1"><f>1/2</f><v>0.5</v></c>',
    ]
    sheet = read_sheet(tmp_path, row_of(*cells), styles=styles("0%"))
    assert list(odd_of(sheet).values()) == [Odd.ERROR, Odd.NO_VALUE, Odd.PERCENT]


def test_that_an_amount_was_worked_out_goes_before_that_it_is_one(tmp_path: Path) -> None:
    cells = ['<c r="A1" s="1"><v>5</v></c>', '<c r="B1" s="1"><f>A1*2</f><v>10</v></c>']
    sheet = read_sheet(tmp_path, row_of(*cells), styles=styles("[$Rp-421]#,##0"))
    assert list(odd_of(sheet).values()) == [Odd.MONEY, Odd.FORMULA]
    assert [*sheet.rows[0]] == [Decimal(5), Decimal(10)]


def test_many_odd_styles_are_looked_up_too(tmp_path: Path) -> None:
    codes = styles(*(f"0.{'0' * count}%" for count in range(1, 20)))
    sheet = read_sheet(tmp_path, row_of('<c r="A1" s="17"><v>0.5</v></c>'), styles=codes)
    assert list(odd_of(sheet).values()) == [Odd.PERCENT]


def test_the_style_of_a_cell_is_a_number_however_written(tmp_path: Path) -> None:
    cells = [
        '<c r="A1" s="01"><v>0.5</v></c>',
        '<c r="B1" s=" 1"><v>0.5</v></c>',
        '<c r="C1" s="00"><v>1</v></c>',
    ]
    formula = '<c r="D1"><f>1+1</f><v>2</v></c>'
    sheet = read_sheet(tmp_path, row_of(*cells, formula), styles=styles("0%"))
    assert list(odd_of(sheet).values()) == [Odd.PERCENT, Odd.PERCENT, Odd.FORMULA]


def test_a_cell_without_a_style_has_the_first(tmp_path: Path) -> None:
    percent = styles().replace('<cellXfs><xf numFmtId="0"/>', '<cellXfs><xf numFmtId="9"/><xf numFmtId="0"/>')
    cells = ['<c r="A1"><v>0.5</v></c>', '<c r="B1" s="1"><v>0.5</v></c>']
    sheet = read_sheet(tmp_path, row_of(*cells), styles=percent)
    assert odd_of(sheet) == {(1, 1): Odd.PERCENT}


def test_an_error_that_is_not_named_is_one(tmp_path: Path) -> None:
    cells = ['<c r="A1" t="e"/>', '<c r="B1" t="e"><v/></c>', '<c r="C1"/>', '<c r="D1"><v>7</v></c>']
    sheet = read_sheet(tmp_path, row_of(*cells))
    assert sheet.odd == {(1, place): (Odd.ERROR, "tanpa nama galat") for place in (1, 2)}
    assert list(sheet.rows[0]) == [None, None, None, Decimal(7)]


def test_formulas_of_another_file_keep_their_value_and_the_link_is_left_alone(tmp_path: Path) -> None:
    links = relations(("externalLinkPath", "file:///tmp/lain.xlsx"))
    read_of = read(
        tmp_path,
        pack(
            parts(row_of('<c r="A1"><f>[1]Data!A1</f><v>3</v></c>')),
            ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
            ("xl/externalLinks/_rels/externalLink1.xml.rels", links.encode()),
            ("xl/connections.xml", b"<connections/>"),
            ("xl/media/image1.png", b"\x89PNG"),
        ),
    )
    assert read_of.notes == ("external_links", "connections", "pictures")
    assert list(read_of.sheets[0].rows[0]) == [Decimal(3)]


PREFIXED = (
    '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:v>2.5</x:v></x:c>'
    '<x:c r="C1" t="e"><x:v>#REF!</x:v></x:c><x:c r="D1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>'
)


def with_prefix(text: str) -> str:
    """The same part with a prefix on every element."""
    return (
        text.replace('xmlns="http://schemas.openxmlformats.org/spreadsheetml', 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml')
        .replace("</", "</x:")
        .replace("<w", "<x:w")
        .replace("<s", "<x:s")
        .replace("<t>", "<x:t>")
    )  # fmt: skip


def test_elements_with_a_prefix_are_read_like_others(tmp_path: Path) -> None:
    held = parts(texts=with_prefix(shared("teks")).replace("</x:x:", "</x:"))
    plain = held["xl/worksheets/sheet1.xml"].decode().replace(ONE_CELL, "ISI")
    held["xl/worksheets/sheet1.xml"] = with_prefix(plain).replace("ISI", PREFIXED).encode()
    (sheet,) = read(tmp_path, pack(held)).sheets
    assert list(sheet.rows[0]) == ["teks", Decimal("2.5"), None, Decimal(2)]
    assert list(odd_of(sheet).items()) == [((1, 3), Odd.ERROR), ((1, 4), Odd.FORMULA)]


def test_attributes_in_any_order_and_quotes_are_read(tmp_path: Path) -> None:
    cells = [
        "<c t='e' r='A1'><v>#REF!</v></c>",
        "<c s='1' r='B1'><v>0.5</v></c>",
        '<c t="b"  r="C1" ><v>1</v></c>',
    ]
    sheet = read_sheet(tmp_path, row_of(*cells), styles=styles("0%"))
    assert odd_of(sheet) == {(1, 1): Odd.ERROR, (1, 2): Odd.PERCENT}
    assert list(sheet.rows[0]) == [None, Decimal("0.5"), True]


def test_sheets_of_charts_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "grafik.xlsx"
    book = xlsxwriter.Workbook(file)
    chart = book.add_chart({"type": "column"})
    data = book.add_worksheet("Data")
    data.write_number(0, 0, 5)
    chart.add_series({"values": "=Data!$A$1:$A$1"})
    book.add_chartsheet("Grafik").set_chart(chart)
    book.add_worksheet("Lagi").write_string(0, 0, "x")
    book.close()
    assert [sheet.name for sheet in read_book(file).sheets] == ["Data", "Lagi"]


def test_a_million_rows_without_values_are_no_rows(tmp_path: Path) -> None:
    rows = ONE_CELL + "".join(f'<row r="{row}" ht="{row % 9}"/>' for row in range(2, 1_000_001))
    assert len(read_sheet(tmp_path, rows).rows) == 1


def test_texts_of_several_runs_and_escapes_are_whole(tmp_path: Path) -> None:
    texts = shared("a").replace(
        "<si><t>a</t></si>", '<si><r><t xml:space="preserve">Dua </t></r><r><t>kali &amp; lagi</t></r></si>'
    )
    sheet = read_sheet(tmp_path, row_of('<c r="A1" t="s"><v>0</v></c>'), texts=texts)
    assert list(sheet.rows[0]) == ["Dua kali & lagi"]


def test_the_part_that_was_looked_at_is_the_one_that_is_read(tmp_path: Path) -> None:
    """A name written by numbers of signs leads other readers to a part that is called so by letter."""
    decoy = parts(ONE_CELL.replace("12336", "7777"))["xl/worksheets/sheet1.xml"]
    held = parts(links=relations(("worksheet", "worksheets/sheet&#49;.xml")))
    (sheet,) = read(tmp_path, pack(held, ("xl/worksheets/sheet&#49;.xml", decoy))).sheets
    assert [*map(list, sheet.rows)] == [[12336]]


@pytest.mark.parametrize(
    ("mark", "day"),
    [("1", date(1904, 1, 3)), ("true", date(1904, 1, 3)), ("0", date(1900, 1, 2))],
)
def test_days_are_counted_from_the_first_that_the_workbook_names(
    tmp_path: Path, mark: str, day: date
) -> None:
    head, sheets, rest = workbook("Data").partition("<sheets>")
    of_days = f'{head}<workbookPr date1904="{mark}"/>{sheets}{rest}'
    rows = row_of('<c r="A1" s="1"><v>2</v></c>')
    assert read_sheet(tmp_path, rows, book=of_days, styles=styles("dd/mm/yyyy")).rows[0][0] == day


def test_sheets_of_odd_names_are_read_by_their_place(tmp_path: Path) -> None:
    names = ("2", "1", "Belanja &amp; Pagu", "a'b")
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in (1, 2, 3, 4)]
    held = parts(book=workbook(*names), links=relations(*targets))
    more = [
        (
            f"xl/worksheets/sheet{number}.xml",
            held["xl/worksheets/sheet1.xml"].replace(b"12336", b"%d" % number),
        )
        for number in (2, 3, 4)
    ]
    sheets = read(tmp_path, pack(held, *more)).sheets
    assert [(sheet.name, [*sheet.rows[0]]) for sheet in sheets] == [
        ("2", [12336]),
        ("1", [2]),
        ("Belanja & Pagu", [3]),
        ("a'b", [4]),
    ]
