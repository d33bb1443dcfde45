"""Which styles strike out or hide, in the ways of Excel, LibreOffice and others to write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.workbooks.hostile.packing import MAIN, pack, parts, sheet

from capaian.domain.errors import InputError
from capaian.dossier.spreadsheets.model import Faint
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.faint_styles import FaintStyles, read_faint_styles

WHITE = '<color rgb="FFFFFFFF"/>'
BARE = '<fill><patternFill patternType="none"/></fill>'
STRUCK = {"0": "struck"}
UNSEEN = {"0": "unseen"}


def solid(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor {colour}/></patternFill></fill>'


def styles(font: str, fill: str = BARE, looks: str = "", xf: str = 'fontId="0" fillId="0"') -> str:
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font>{font}</font></fonts>'
        f'<fills count="1">{fill}</fills><cellXfs><xf numFmtId="0" {xf}/></cellXfs>'
        f"<dxfs>{looks}</dxfs></styleSheet>"
    )


def faint(font: str, fill: str = BARE, looks: str = "", xf: str = 'fontId="0" fillId="0"') -> FaintStyles:
    return read_faint_styles("xl/styles.xml", styles(font, fill, looks, xf).encode())


@pytest.mark.parametrize(
    "font",
    [
        "<strike/>",
        '<strike val="1"/>',
        '<strike val="true"/>',
        '<b val="true"/><strike val="true"/><sz val="10"/>',
        f"<strike/>{WHITE}",
    ],
)
def test_cells_that_are_struck_out(font: str) -> None:
    assert faint(font).cells == STRUCK


@pytest.mark.parametrize(
    "font",
    [
        "",
        "<b/>",
        '<strike val="0"/>',
        '<strike val="false"/>',
        '<color theme="1"/>',
        '<color rgb="FFFF0000"/>',
        '<color indexed="10"/>',
        '<color auto="1"/>',
        '<color theme="0" tint="-0.499984740745262"/>',
        '<color rgb="FF808080"/>',
    ],
)
def test_cells_as_all_are(font: str) -> None:
    assert not faint(font).cells


@pytest.mark.parametrize(
    "font",
    [
        WHITE,
        '<color rgb="00FFFFFF"/>',
        '<color rgb="ffffff"/>',
        '<color rgb="FFF2F2F2"/>',
        '<color theme="0"/>',
        '<color theme="0" tint="0"/>',
        '<color indexed="9"/>',
        '<color indexed="1"/>',
    ],
)
def test_white_letters_on_no_ground_are_not_seen(font: str) -> None:
    assert faint(font).cells == UNSEEN


@pytest.mark.parametrize(
    ("font", "colour"),
    [
        ('<color rgb="FF1F4E78"/>', 'rgb="FF1F4E78"'),
        ('<color rgb="FF1F4E78"/>', 'rgb="FF205080"'),
        ('<color theme="4"/>', 'theme="4"'),
        ('<color theme="4" tint="0.39"/>', 'theme="4" tint="0.39"'),
        ("", 'rgb="FF000000"'),
        ("", 'theme="1"'),
        (WHITE, 'theme="0"'),
        (WHITE, 'indexed="9"'),
    ],
)
def test_letters_in_the_colour_of_their_ground_are_not_seen(font: str, colour: str) -> None:
    assert faint(font, solid(colour)).cells == UNSEEN


@pytest.mark.parametrize(
    ("font", "fill"),
    [
        (WHITE, solid('rgb="FF1F4E78"')),
        (
            '<color theme="0"/>',
            solid('theme="4"'),
        ),
        (
            '<color theme="4"/>',
            solid('theme="5"'),
        ),
        (WHITE, '<fill><patternFill patternType="gray125"/></fill>'),
        (
            WHITE,
            '<fill><gradientFill><stop><color rgb="FF000000"/></stop></gradientFill></fill>',
        ),
    ],
)
def test_white_letters_on_another_ground_are_seen(font: str, fill: str) -> None:
    assert not faint(font, fill).cells


@pytest.mark.parametrize("xf", ['fontId="7" fillId="0"', 'fontId="x"', 'fontId="-1"', f'fontId="{"9" * 30}"'])
def test_styles_of_fonts_that_are_not_there_say_nothing(xf: str) -> None:
    assert not faint("<strike/>", xf=xf).cells


@pytest.mark.parametrize(
    ("look", "words"),
    [
        ("<font><strike/></font>", ("mencoret sel",)),
        ('<font><strike val="0"/></font>', ()),
        (f"<font>{WHITE}</font>", ("menulis sel dengan huruf putih",)),
        (f'<font>{WHITE}</font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill>', ()),
        ('<font><color rgb="FF9C0006"/></font>', ()),
    ],
)
def test_what_formats_under_conditions_do(look: str, words: tuple[str, ...]) -> None:
    assert faint("", looks=f"<dxf>{look}</dxf>").words == words


def test_what_is_no_part_of_a_font_says_nothing() -> None:
    named = '<cellStyleXfs><xf fontId="0"><strike/></xf></cellStyleXfs>'
    content = f'<styleSheet xmlns="{MAIN}">{named}<fonts><font/></fonts></styleSheet>'
    assert read_faint_styles("xl/styles.xml", content.encode()) == FaintStyles()


def read(folder: Path, rows: str, look: str) -> dict[tuple[int, int], Faint]:
    file = folder / "buku.xlsx"
    held = parts(styles=look)
    file.write_bytes(pack({**held, "xl/worksheets/sheet1.xml": sheet(rows).encode()}))
    (found,) = read_book(file).sheets
    return dict(found.faint)


def test_cells_are_told_with_their_places(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="B2" s="0"><v>7</v></c><c r="C2"><v>8</v></c><c r="D2" s="0"/></row>'
    struck = Faint.STRUCK
    assert read(tmp_path, rows, styles("<strike/>")) == {(2, 2): struck, (2, 3): struck}


def test_texts_of_their_own_with_a_struck_run_are_told(tmp_path: Path) -> None:
    run = "<r><rPr><strike/></rPr><t>Juai</t></r><r><t> Halong</t></r>"
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is>{run}</is></c><c r="B1"><v>8</v></c></row>'
    assert read(tmp_path, rows, styles("")) == {(1, 1): Faint.STRUCK}


def test_a_struck_blank_is_nothing(tmp_path: Path) -> None:
    run = "<r><rPr><strike/></rPr><t> </t></r><r><t>Halong</t></r>"
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is>{run}</is></c></row>'
    assert read(tmp_path, rows, styles("")) == {}


def test_of_very_many_cells_the_first_are_told(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 3_000))
    found = read(tmp_path, rows, styles("<strike/>"))
    assert [*found] == [(n, 1) for n in range(1, 2_001)]


def test_a_broken_part_of_styles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read(tmp_path, "", styles("<strike/>").replace("</styleSheet>", ""))
