"""A footnote that is raised beside a figure, and a digit that is struck out, are no digits of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from tests.workbooks.hostile.packing import MAIN, book

from capaian.dossier.spreadsheets.model import Odd, Sheet
from capaian.dossier.spreadsheets.read_book import read_book

RAISED, LOWERED, STRUCK = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>', "<strike/>"
BOLD = '<b/><sz val="9"/><color rgb="FFFF0000"/>'
_OF_TEXTS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>2</v></c>'
    '<c r="D1" t="s"><v>3</v></c></row>'
)


def run(text: str, look: str = "") -> str:
    return f'<r>{f"<rPr>{look}</rPr>" if look else ""}<t xml:space="preserve">{text}</t></r>'


def told(folder: Path, content: bytes) -> Sheet:
    file = folder / "buku.xlsx"
    file.write_bytes(content)
    (sheet,) = read_book(file).sheets
    return sheet


def of_texts(folder: Path, *runs: str) -> Sheet:
    """A sheet that names four texts, the second of which has runs; the last one is never named."""
    texts = f"<si><t>Awayan</t></si><si>{''.join(runs)}</si><si/><si><t>5</t></si><si>{run('1', RAISED)}</si>"
    return told(folder, book(_OF_TEXTS, texts=f'<sst xmlns="{MAIN}">{texts}</sst>'))


def of_own(folder: Path, *runs: str) -> Sheet:
    cell = f'<c r="B1" t="inlineStr"><is>{"".join(runs)}</is></c>'
    return told(folder, book(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>'))


MARKED = {
    "a footnote": (run("12364"), run("1", RAISED)),
    "a footnote among other looks": (run("12364", BOLD), run("1", BOLD + RAISED)),
    "a footnote before": (run("1", RAISED), run("12364")),
    "a lowered digit": (run("12364"), run("1", LOWERED)),
    "a power": (run("10"), run("6", RAISED)),
    "a footnote of rupiah": (run("Rp 12.364"), run("1", RAISED)),
    "a footnote of brackets": (run("(12.364"), run("1)", RAISED)),
    "a struck digit": (run("1"), run("2", STRUCK), run("336")),
    "a struck digit, told": (run("1"), run("2", '<strike val="1"/>'), run("336")),
    "a struck dot": (run("12"), run(".", STRUCK), run("336")),
    "a struck minus": (run("-", STRUCK), run("12336")),
    "an old figure and a new one": (run("12.336", STRUCK), run(" 12.364")),
}
UNMARKED = {
    "one look": (run("12364"),),
    "two looks": (run("12"), run("364", BOLD)),
    "raised as a whole": (run("12364", RAISED),),
    "struck as a whole": (run("12", STRUCK), run("364", STRUCK)),
    "on the line": (run("12364"), run("1", '<vertAlign val="baseline"/>')),
    "not struck": (run("12364"), run("1", '<strike val="0"/>')),
    "a unit": (run("12 m"), run("2", RAISED)),
    "a name": (run("Penduduk"), run("1", RAISED)),
    "a name with digits": (run("Semester 1"), run("2", RAISED)),
    "a star": (run("12364"), run("*", RAISED)),
    "a percent sign": (run("98"), run("%", RAISED)),
    "no cents": (run("Rp 12.364"), run(",00", RAISED)),
    "a dash for cents": (run("Rp12.364"), run(",-", RAISED)),
    "a blank": (run("12364"), run(" ", RAISED)),
}


@pytest.mark.parametrize("runs", MARKED.values(), ids=MARKED)
def test_a_figure_of_which_a_part_is_marked_is_told(runs: tuple[str, ...], tmp_path: Path) -> None:
    for sheet in (of_texts(tmp_path, *runs), of_own(tmp_path, *runs)):
        assert sheet.odd == {(1, 2): (Odd.MARKED, "")}


@pytest.mark.parametrize("runs", UNMARKED.values(), ids=UNMARKED)
def test_other_texts_of_several_looks_are_no_fault(runs: tuple[str, ...], tmp_path: Path) -> None:
    for sheet in (of_texts(tmp_path, *runs), of_own(tmp_path, *runs)):
        assert not sheet.odd


def test_a_cell_that_has_a_number_names_no_text(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>0</v></c></row>'
    texts = f'<sst xmlns="{MAIN}"><si>{run("12364")}{run("1", RAISED)}</si></sst>'
    assert not told(tmp_path, book(rows, texts=texts)).odd


def test_the_look_of_a_run_ends_with_it(tmp_path: Path) -> None:
    assert not of_texts(tmp_path, run("*", RAISED), run("12364"), run("5")).odd


def test_a_text_is_found_behind_many(tmp_path: Path) -> None:
    """The part goes by in pieces."""
    before = "".join(f"<si><t>Uraian nomor {number}</t></si>" for number in range(30_000))
    marked = f"<si>{run('12364')}{run('1', RAISED)}</si>"
    rows = '<row r="1"><c r="A1" t="s"><v>29999</v></c><c r="B1" t="s"><v>30000</v></c></row>'
    sheet = told(tmp_path, book(rows, texts=f'<sst xmlns="{MAIN}">{before}{marked}</sst>'))
    assert sheet.odd == {(1, 2): (Odd.MARKED, "")}


def test_rich_texts_of_xlsxwriter(tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(file) as made:
        raised, bold = made.add_format({"font_script": 1}), made.add_format({"bold": True})
        sheet = made.add_worksheet()
        sheet.write_rich_string("A1", "Penduduk", raised, "1)", bold, " wajib KTP")
        sheet.write_rich_string("A2", bold, "12", "364")
        sheet.write_rich_string("A3", "12364", raised, "1")
    assert {*told(tmp_path, file.read_bytes()).odd} == {(3, 1)}


def test_rich_texts_of_openpyxl(tmp_path: Path) -> None:
    file, made = tmp_path / "buku.xlsx", Workbook()
    sheet = made.active
    assert sheet is not None
    sheet["A1"] = CellRichText("Luas (km", TextBlock(InlineFont(vertAlign="superscript"), "2"), ")")
    sheet["A2"] = CellRichText("1", TextBlock(InlineFont(strike=True), "2"), "336")
    made.save(file)
    assert {*told(tmp_path, file.read_bytes()).odd} == {(2, 1)}
