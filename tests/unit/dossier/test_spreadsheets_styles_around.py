"""Numbers without a style in a row or column that has one: table programs show different ones of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.workbooks.hostile.packing import pack, parts, shared, sheet, styles

from capaian.domain.errors import InputError
from capaian.dossier.spreadsheets.model import Odd, Sheet
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.formats import Shown

_CODES = (
    "#,##0",
    "0&quot; juta&quot;",
    "0&quot;000&quot;",
    "0%",
    "dd/mm/yyyy",
    "mmm-yy",
    "&quot;Rp&quot;#,##0",
    "0&quot; orang&quot;",
)
JUTA, NOUGHTS, PERCENT, DAY, MONTH = "2", "3", "4", "5", "6"
PLAIN = ("0", "1", "7", "8")
_HEAD = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'


def read(folder: Path, rows: str, before: str = "") -> Sheet:
    file = folder / "buku.xlsx"
    held = parts(styles=styles(*_CODES), texts=shared("Sudah Rekam"))
    file.write_bytes(pack({**held, "xl/worksheets/sheet1.xml": sheet(_HEAD + rows, "", before).encode()}))
    (found,) = read_book(file).sheets
    return found


def columns(style: str, first: int = 2, last: int = 2) -> str:
    return f'<cols><col min="1" max="1" width="9"/><col min="{first}" max="{last}" style="{style}"/></cols>'


def row(attributes: str = "", cell: str = "") -> str:
    return f'<row r="2"{attributes}><c r="A2"><v>1</v></c><c r="B2"{cell}><v>12336</v></c></row>'


@pytest.mark.parametrize(
    ("style", "code"),
    [
        (JUTA, '0" juta"'),
        (NOUGHTS, '0"000"'),
        (PERCENT, "0%"),
        (DAY, "dd/mm/yyyy"),
        (MONTH, "mmm-yy"),
    ],
)
def test_a_number_without_a_style_in_a_column_that_shows_another_is_told(
    style: str, code: str, tmp_path: Path
) -> None:
    """LibreOffice shows 12336 juta, 12336000, 1233600% and days; Excel shows 12336."""
    assert read(tmp_path, row(), columns(style)).odd == {(2, 2): (Odd.AROUND, code)}
    assert read(tmp_path, row(), columns(style, 2, 16_384)).odd == {(2, 2): (Odd.AROUND, code)}


@pytest.mark.parametrize(
    "written",
    [
        f' s="{JUTA}" customFormat="1"',
        f' s="{JUTA}" customFormat="true"',
        f" customFormat='1' s='{JUTA}'",
        f' spans="1:2" s="0{JUTA}" ht="15" customFormat="1"',
    ],
)
def test_the_same_of_a_row(written: str, tmp_path: Path) -> None:
    odd = (Odd.AROUND, '0" juta"')
    assert read(tmp_path, row(written)).odd == {(2, 1): odd, (2, 2): odd}


def test_the_style_of_a_row_ends_with_it(tmp_path: Path) -> None:
    rows = row(f' s="{JUTA}" customFormat="1"') + '<row r="3"><c r="B3"><v>5</v></c></row>'
    assert {*read(tmp_path, rows).odd} == {(2, 1), (2, 2)}


def test_cells_that_do_not_say_where_they_stand_have_a_column_too(tmp_path: Path) -> None:
    assert {*read(tmp_path, "<row><c><v>1</v></c><c><v>2</v></c></row>", columns(JUTA)).odd} == {(2, 2)}


@pytest.mark.parametrize("style", PLAIN)
def test_columns_that_show_the_number_are_no_fault(style: str, tmp_path: Path) -> None:
    """As `#,##0`, rupiah and a unit do."""
    assert not read(tmp_path, row(), columns(style)).odd
    assert not read(tmp_path, row(f' s="{style}" customFormat="1"')).odd


@pytest.mark.parametrize(
    ("attributes", "cell", "before"),
    [
        ("", ' s="1"', columns(JUTA)),
        ("", ' s="0"', columns(JUTA)),
        ("", "", columns(JUTA, 3, 9)),
        (f' s="{JUTA}"', "", ""),
        (f' s="{JUTA}" customFormat="false"', "", ""),
        ("", ' t="str"', columns(JUTA)),
    ],
    ids=["a style", "the first style", "another column", "no format", "format denied", "text"],
)
def test_a_style_around_counts_only_where_it_shows(
    attributes: str, cell: str, before: str, tmp_path: Path
) -> None:
    assert not read(tmp_path, row(attributes, cell), before).odd


def test_nought_of_percent_is_nought() -> None:
    assert Shown("0%").around(Decimal(0)) is None
    assert Shown("0%").around(Decimal("0.98")) == ("around", "0%")


def test_a_sign_of_percent_around_is_told_as_such() -> None:
    """Excel shows 97, LibreOffice 97%: one number where percentages are wanted, and none elsewhere."""
    assert Shown('0"%"').around(Decimal(97)) == ("percent_sign", '0"%"')


def test_heads_and_empty_cells_are_no_fault(tmp_path: Path) -> None:
    assert not read(tmp_path, '<row r="2"><c r="B2"/></row>', columns(JUTA)).odd


def test_columns_told_without_end_are_refused(tmp_path: Path) -> None:
    again = f'<col min="1" max="16384" style="{JUTA}"/>' * 5
    with pytest.raises(InputError) as refused:
        read(tmp_path, row(), f"<cols>{again}</cols>")
    assert refused.value.issues[0].code == "book_broken"


@pytest.mark.parametrize(
    ("code", "is_told"), [("#,##0", False), ('#,##0" jiwa"', False), ('0" juta"', True), ("0.00%", True)]
)
def test_column_formats_of_openpyxl(code: str, is_told: bool, tmp_path: Path) -> None:
    """It writes the format of a column to the column alone."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Kecamatan", "Sudah Rekam"])
    page.append(["Awayan", 12336])
    page.column_dimensions["B"].number_format = code
    book.save(tmp_path / "buku.xlsx")
    (found,) = read_book(tmp_path / "buku.xlsx").sheets
    assert found.odd == ({(2, 2): (Odd.AROUND, code)} if is_told else {})


@pytest.mark.parametrize(("code", "is_told"), [("@&quot;000&quot;", True), (";;;", True), ("@", False)])
def test_texts_without_a_style_are_seen_otherwise_too(code: str, is_told: bool, tmp_path: Path) -> None:
    """Where no number stands in the sheet; formats for numbers alone leave them as they are."""
    file = tmp_path / "buku.xlsx"
    held = parts(styles=styles(code, "0&quot;000&quot;"), texts=shared("12"))
    rows = '<row r="1"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'
    told = {}
    for style in ("1", "2"):
        content = sheet(rows, "", columns(style)).encode()
        file.write_bytes(pack({**held, "xl/worksheets/sheet1.xml": content}))
        (found,) = read_book(file).sheets
        told[style] = {place: odd for place, (odd, _) in found.odd.items()}
    assert told == {"1": {(1, 2): Odd.AROUND} if is_told else {}, "2": {}}
