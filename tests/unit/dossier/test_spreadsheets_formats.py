"""What number formats make of a value: digits that are not its own, a percentage, rupiah, a month."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from tests.workbooks.hostile.packing import MAIN, book, shared

from capaian.dossier.spreadsheets.model import Odd
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.formats import Shown, read_styles

_SECONDS: Final = 3
"""Of work, on a slow machine."""


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0%", "percent"),
        ("#,##0.00%;[Red]-0.00%", "percent"),
        ('0.0"%"', "percent_sign"),
        ("0\\%", "percent_sign"),
        ('"Rp"#,##0', "money"),
        ('_-"Rp"* #,##0.00_-;-"Rp"* #,##0.00_-;_-"Rp"* "-"_-', "money"),
        ("[$Rp-421] #,##0", "money"),
        ("\\R\\p\\. 0", "money"),
        ("#,##0 [$IDR]", "money"),
        ('0 "korporasi"', None),
        ('0 "Rpm"', None),
        ('"Rp"0%', "percent"),
        ("mmm-yy", "month"),
        ("[$-421]mmmm yyyy;@", "month"),
        ("mm/yyyy", "month"),
        ("mmmm", "month"),
        ('"Tahun "yyyy', "year"),
        ("yy", "year"),
        ('0"000"', "digits"),
        ('#,##0".000"', "digits"),
        ('#,##0"."000" "', None),
        ("0\\0\\0\\0", "digits"),
        ('"2.12."0', "digits"),
        ('"Rp"#,##0".000"', "digits"),
        ('"0"0', None),
        ('General"000"', "digits"),
        ('"1"General', "digits"),
        ('"7.777"', "digits"),
        ("[$7]0", "digits"),
        ("[$1-421]#,##0", "digits"),
        ('0" 000"', "digits"),
        ('0"\u00a0000"', "digits"),
        ('0"\u200b000"', "digits"),
        ('0_-"000"', "digits"),
        ('0*-"000"', "digits"),
        ("0*0", "digits"),
        ("0\\ \\0\\0\\0", "digits"),
        ('0"٠٠٠"', "digits"),
        ('"0,"0', "digits"),
        ('00"0"00', "digits"),
        ('0","00', "digits"),
        ('0",000"', "digits"),
        ('0",50"', "digits"),
        ('0.0E+00"0"', "digits"),
        ('Rp. 0"000"', "digits"),
        ("#,##0,", "digits"),
        ("0.0,", "digits"),
        ('#,##0," orang"', "digits"),
        ('#,##0,," ribu"', "digits"),
        ('dd/mm/"2024"', "digits"),
        ("0%;0", "digits"),
        ('#,##0,,," miliar"', None),
        ('"Rp"#,##0,," juta"', "money"),
        ('#,##0",00"', None),
        ('"Rp"#,##0",00"', "money"),
        ('#,##0".00"', None),
        ('#,##0.00"0"', None),
        ('0"."000', None),
        ("00\\.00\\.00", None),
        ('0" orang"', None),
        ("[Red]0", None),
        ("[>=100][Color 10]0;[Red]0", None),
        ("_(* #,##0_)", None),
        ('_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', None),
        ("[$Rp-421]", "money"),
        ("[Red]", None),
        ("[Blue][>5]", None),
        ("[$000]", "digits"),
        ("[$0-421]", "digits"),
        ("[$1-409]", "digits"),
        ("[$.000]", "digits"),
        ("[$ juta]", "scale"),
        ("[$,00-421]", None),
        ("[$ orang]", None),
        ("[Red][$000]", "digits"),
        ("[$-421]", None),
        ("[$-F800]dddd, mmmm dd, yyyy", None),
        ('0;-0;"0,00"', None),
        ('0;-0;"nihil"', None),
        ('[=1]"Semester 1";[=2]"Semester 2";0', None),
        ("# ?/8", None),
        ("0.00E+00", None),
        ("0 m2", None),
        ('0"/2023"', None),
        ('hh:mm":00"', None),
        ("0.0%;-0.0%;0", "percent"),
        ('0" m2"', None),
        ('0" (2023)"', None),
        ("dd/mm/yyyy", None),
        ("d-mmm", None),
        ("mm:ss", None),
        ("[mm]:ss", None),
        ("[h]", None),
        ("h:mm AM/PM", None),
        ("General", None),
        ('#,##0 "my"', None),
        ("@", None),
        ("", None),
    ],
)
def test_what_a_format_shows(code: str, shown: str | None) -> None:
    format_of_cells = Shown(code)
    assert format_of_cells.of(Decimal(5855)) == (shown and (shown, code))
    assert format_of_cells.is_plain == (shown is None)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('@"000"', "digits"),
        ('General;@"000"', "digits"),
        ('0;0;0;@"000"', "digits"),
        ('0;-0;0;"7"', "digits"),
        ('@"/100"', "digits"),
        ("@@", "digits"),
        ('@" ribu"', "scale"),
        ('@"K"', "scale"),
        ('"-"@', "sign"),
        ('"minus "@', "sign"),
        ("(@)", "sign"),
        ('@"%"', "percent_sign"),
        ("@%", "percent_sign"),
        ('@"‰"', "permil"),
        ('"Rp"@', "money"),
        (";;;", "hidden"),
        ("0;-0;0;", "hidden"),
        ('0;-0;0;"teks"', "hidden"),
        ("0;-0;0", None),
        ("0;-0;;@", None),
        ("0;;", None),
        ('0"000"', None),
        ('0" juta"', None),
        ('0;0;0;@" orang"', None),
        ("_(* #,##0_);_(* (#,##0);_(* @_)", None),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', None),
        ("[$-421]dd mmmm yyyy;@", None),
        ("@*.", None),
        ("@", None),
        ("", None),
    ],
)
def test_what_a_format_shows_of_a_text_that_is_a_figure(code: str, shown: str | None) -> None:
    assert Shown(code).of_texts == (shown and (shown, code))
    assert shown is None or not Shown(code).is_plain


def of_styles(text: str) -> bytes:
    return f'<styleSheet xmlns="{MAIN}">{text}</styleSheet>'.encode()


def test_formats_that_need_no_declaration() -> None:
    used = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 9, 10, 14, 17, 22))
    styles = read_styles("styles.xml", of_styles(f"<cellXfs>{used}</cellXfs>")).cells
    assert {number: shown.of(Decimal(1)) for number, shown in styles.items()} == {
        "1": ("percent", "0%"),
        "2": ("percent", "0.00%"),
        "4": ("month", "mmm-yy"),
    }


def seen_as(number: int) -> str | None:
    """What LibreOffice shows of 12336 in a format of this number without a declaration, if not the digits."""
    if number in (9, 10, 67, 68):
        return "percent"
    is_moment = number in {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
    return "moment" if is_moment else "digits" if 71 <= number <= 81 else None


def test_every_number_without_a_declaration_is_known(tmp_path: Path) -> None:
    """Days and times that the reader does not know of would be plain numbers."""
    numbers = [*range(120), 163, 164, 200]
    used = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    rows = (
        f'<row r="{row}"><c r="A{row}" s="{style}"><v>12336</v></c></row>'
        for row, style in enumerate(range(len(numbers)), 1)
    )
    file = tmp_path / "buku.xlsx"
    styles = of_styles(f"<cellXfs>{used}</cellXfs>").decode()
    file.write_bytes(book("".join(rows), styles=styles))
    (sheet,) = read_book(file).sheets
    told: dict[int, str | None] = {}
    for row, (number, (value,)) in enumerate(zip(numbers, sheet.rows, strict=True), 1):
        odd = sheet.odd.get((row, 1))
        told[number] = "moment" if not isinstance(value, Decimal) else odd[0].value if odd else None
    assert told == {number: seen_as(number) for number in numbers}


def test_a_declared_format_goes_before_that_of_its_number() -> None:
    text = (
        '<numFmts><numFmt numFmtId="67" formatCode="#,##0"/><numFmt numFmtId="71" formatCode="0"/></numFmts>'
        '<cellXfs><xf numFmtId="67"/><xf numFmtId="71"/></cellXfs>'
    )
    assert not read_styles("styles.xml", of_styles(text)).cells


def test_only_styles_of_cells_are_counted() -> None:
    text = (
        '<cellStyleXfs><xf numFmtId="9"/><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs><dxfs><xf numFmtId="9"/></dxfs>'
    )
    assert list(read_styles("styles.xml", of_styles(text)).cells) == ["1"]


def test_numbers_of_formats_are_the_same_however_written() -> None:
    text = (
        '<numFmts><numFmt numFmtId=" 0190" formatCode="0%"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="190"/><xf numFmtId="+190"/><xf numFmtId="009"/></cellXfs>'
    )
    assert {*read_styles("styles.xml", of_styles(text)).cells} == {"1", "2", "3"}


def test_formats_of_conditions_are_none_of_cells() -> None:
    text = (
        '<numFmts><numFmt numFmtId="164" formatCode="0&quot;000&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="164"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>'
    )
    (shown,) = read_styles("styles.xml", of_styles(text)).cells.values()
    assert shown.of(Decimal(1)) == ("digits", '0"000"')


@pytest.mark.parametrize(
    "part",
    [
        "1",
        '"1',
        "[h",
        "0,",
        "0.",
        "*1",
        "_",
        "\\1",
        '0"1"',
        "d",
        "' ",
        '" per "',
        "juta ",
        "-",
        ":",
        "½",
        "[=1]",
        ";",
    ],
)
def test_no_sign_of_a_format_is_looked_at_again_and_again(part: str) -> None:
    """Whatever is never closed or never ends: 40,000 signs took ten seconds."""
    begun = time.process_time()
    for code in (f'0"{part * (40_000 // len(part))}', part * (40_000 // len(part))):
        for value in (5855, -5855, 0):
            Shown(code).of(Decimal(value))
    assert time.process_time() - begun < _SECONDS


def test_texts_are_told_by_the_formats_of_their_cells(tmp_path: Path) -> None:
    """Texts that cells share, texts of their own, and those that formulas made."""
    text = (
        '<numFmts><numFmt numFmtId="164" formatCode="@&quot;000&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    )
    rows = (
        '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'
        '<row r="2"><c r="A2" s="1" t="inlineStr"><is><t>12</t></is></c></row>'
        '<row r="3"><c r="A3" s="1" t="str"><v>12</v></c></row>'
    )
    file = tmp_path / "buku.xlsx"
    file.write_bytes(book(rows, styles=of_styles(text).decode(), texts=shared("12")))
    (sheet,) = read_book(file).sheets
    assert {place: odd for place, (odd, _) in sheet.odd.items()} == dict.fromkeys(
        ((1, 1), (2, 1), (3, 1)), Odd.DIGITS
    )
