"""The list that a marked copy opens on: its links lead to every cell, and nothing of it is imported."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.workbooks.grids import Grid, base_grids, write_grids
from tests.workbooks.reading import exported, open_book

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.excel.identity import CHECKED, is_derived
from capaian.dossier.excel.import_book import import_book
from capaian.dossier.excel.marks.first_sheet import TAB, open_on
from capaian.dossier.excel.marks.mark_book import mark_book
from capaian.dossier.excel.marks.mending_list import MOST_LINES
from capaian.dossier.excel.marks.package import Package
from capaian.dossier.excel.marks.splices import UnmarkableError, apply_splices, scan, set_attribute
from capaian.dossier.excel.marks.styles import add_style
from capaian.dossier.excel.preview import make_preview
from capaian.dossier.folder import Folder
from capaian.dossier.spreadsheets.read_book import read_book

OFFICE = "probolinggo-2021"
COUNTS_TAB = "Data hitungan"
HEADS = ("No.", "Tingkat", "Lembar", "Sel", "Yang salah", "Tertulis", "Perbaikan")


def issue(
    row: int | None,
    column: str | None,
    message: str = "Salah.",
    sheet: str | None = COUNTS_TAB,
    *,
    level: Level = Level.ERROR,
    value: str | None = "tiga",
) -> Issue:
    return Issue(level, "x", message, Place("buku.xlsx", row, column, sheet), value, "Perbaiki.")


@cache
def small() -> bytes:
    """A workbook without looks."""
    return write_grids(base_grids())


def listed(content: bytes) -> list[tuple[object, ...]]:
    """The lines of the list, without heads."""
    rows = [*open_book(content)[TAB].iter_rows(min_row=5, min_col=2, values_only=True)]
    assert rows[0] == HEADS
    return rows[1:]


def links(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}


def open_sheets(book: Workbook) -> list[str]:
    return [sheet.title for sheet in book if sheet.sheet_view.tabSelected]


@pytest.mark.parametrize("content", [small(), exported(OFFICE)], ids=["bare", "exported"])
def test_the_copy_opens_on_the_list_and_on_nothing_else(content: bytes) -> None:
    book = open_book(mark_book(content, [issue(3, "E (Jumlah)")]))
    assert book.sheetnames == [TAB, *open_book(content).sheetnames]
    assert book.active is book[TAB]
    assert open_sheets(book) == [TAB]


def test_each_line_leads_to_its_cell_and_says_what_its_note_says() -> None:
    marked = mark_book(small(), [issue(3, "E (Jumlah)"), issue(4, "C (Wilayah)", "Tidak ada.", value=None)])
    assert listed(marked) == [
        ("1", "galat", COUNTS_TAB, "E3 (Jumlah)", "Salah.", "tiga", "Perbaiki."),
        ("2", "galat", COUNTS_TAB, "C4 (Wilayah)", "Tidak ada.", None, "Perbaiki."),
    ]
    book = open_book(marked)
    assert links(book[TAB]) == {"E6": f"'{COUNTS_TAB}'!E3", "E7": f"'{COUNTS_TAB}'!C4"}
    assert book[COUNTS_TAB]["C4"].comment.text == "CAPAIAN: Tidak ada. Perbaiki."


def test_what_stands_at_no_cell_leads_to_where_it_is_marked() -> None:
    marked = mark_book(exported("balangan-2023"), [issue(5, None), issue(None, None, sheet="Indikator")])
    assert [line[3] for line in listed(marked)] == ["C2", "B5"]
    assert open_book(marked)["Indikator"]["C2"].comment is not None


def test_the_heaviest_stand_first() -> None:
    levels = (Level.NOTE, Level.ERROR, Level.WARNING, Level.ERROR)
    marked = mark_book(small(), [issue(row, "E", level=level) for row, level in enumerate(levels, 3)])
    assert [line[1] for line in listed(marked)] == ["galat", "galat", "peringatan", "catatan"]
    assert open_book(marked)[TAB]["B2"].value == "Perlu diperbaiki: 2 galat, 1 peringatan, 1 catatan"


def test_a_sheet_with_a_quote_in_its_name_is_led_to() -> None:
    grids = base_grids() | {"x": Grid("Jum'at & <Sabtu>", [["a"]])}
    marked = mark_book(write_grids(grids), [issue(1, "A", sheet="Jum'at & <Sabtu>")])
    assert links(open_book(marked)[TAB]) == {"E6": "'Jum''at & <Sabtu>'!A1"}


@pytest.mark.parametrize("value", ["=cmd|'/c calc'!A1", "+1", "_x0041_", "<b>&", " spasi ", "a\nb"])
def test_what_was_typed_is_shown_and_never_worked_out(value: str, tmp_path: Path) -> None:
    marked = mark_book(small(), [issue(3, "E", value=value)])
    cell = open_book(marked)[TAB]["G6"]
    (tmp_path / "buku.xlsx").write_bytes(marked)
    assert cell.data_type in ("s", "inlineStr")
    assert read_book(tmp_path / "buku.xlsx").sheets[0].rows[5][6] == value


def test_signs_without_a_place_in_a_file_are_left_out_and_long_texts_cut() -> None:
    marked = mark_book(small(), [issue(3, "E", value="a\x00\x0b\ufffeb"), issue(4, "E", value="x" * 500)])
    shown = [str(line[5]) for line in listed(marked)]
    assert shown == ["ab", "x" * 199 + "…"]


def test_a_list_that_nobody_would_read_ends() -> None:
    marked = mark_book(small(), [issue(row, "E") for row in range(3, MOST_LINES + 13)])
    lines = listed(marked)
    assert len(lines) == MOST_LINES + 1
    assert lines[-1][0] == "dan 10 lainnya"
    assert f"{MOST_LINES + 10} galat" in str(open_book(marked)[TAB]["B2"].value)


def test_names_that_hold_in_one_sheet_still_hold_there() -> None:
    before = open_book(exported("balangan-2023"))
    after = open_book(mark_book(exported("balangan-2023"), [issue(3, "E")]))
    for name in before.sheetnames:
        assert after[name].print_title_rows == before[name].print_title_rows
        assert after[name].auto_filter.ref == before[name].auto_filter.ref


def test_the_list_is_not_read_back(tmp_path: Path) -> None:
    assert is_derived(CHECKED)
    copy = tmp_path / "salinan.xlsx"
    copy.write_bytes(mark_book(exported(OFFICE), [issue(3, "E")]))
    assert read_book(copy).sheets[0].name == TAB
    marked = import_book(copy, tmp_path / "baru")
    copy.write_bytes(exported(OFFICE))
    plain = import_book(copy, tmp_path / "baru")
    assert marked.unread == ()
    assert (marked.issues, marked.changes) == (plain.issues, plain.changes)
    assert isinstance(marked.folder, Folder)
    assert make_preview(marked) is not None


def test_a_copy_that_is_marked_again_has_one_list() -> None:
    first = mark_book(exported(OFFICE), [issue(3, "E"), issue(4, "E")])
    second = mark_book(first, [issue(5, "D", "Lain.")])
    assert open_book(second).sheetnames == open_book(first).sheetnames
    assert [line[3:5] for line in listed(second)] == [("D5", "Lain.")]
    assert open_sheets(open_book(second)) == [TAB]


def test_a_list_that_another_program_saved_is_written_anew() -> None:
    """Texts stand in a part of their own then, and the sheets may have been moved."""
    grids = base_grids() | {"=periksa": Grid(TAB, [["capaian:1:=periksa"], [None, "lama"]])}
    saved = write_grids(grids)
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        assert b"=periksa" in archive.read("xl/sharedStrings.xml")
    book = open_book(mark_book(saved, [issue(4, "E", "Lain.")]))
    assert book.sheetnames == open_book(saved).sheetnames
    assert book.active is book[TAB]
    assert [line[4] for line in listed(mark_book(saved, [issue(4, "E", "Lain.")]))] == ["Lain."]
    assert "lama" not in [cell.value for row in book[TAB] for cell in row]


def test_without_problems_the_old_list_says_so_and_no_new_one_is_made() -> None:
    marked = mark_book(mark_book(small(), [issue(3, "E")]), [])
    assert open_book(marked)[TAB]["B2"].value == "Tidak ada yang perlu diperbaiki"
    assert listed(marked) == []
    assert open_book(mark_book(small(), [])).sheetnames == open_book(small()).sheetnames


def test_a_sheet_of_their_own_with_that_name_is_left_alone() -> None:
    grids = base_grids() | {"x": Grid(TAB, [["catatan kami"]])}
    book = open_book(mark_book(write_grids(grids), [issue(3, "E")]))
    assert book.sheetnames[0] == f"{TAB} 2"
    assert book[TAB]["A1"].value == "catatan kami"
    assert book[f"{TAB} 2"]["A1"].value == "capaian:1:=periksa"


def test_a_workbook_that_lists_no_sheets_opens_on_none() -> None:
    package = Package.open(small())
    book, content = package.book_part(), package.parts[package.book_part()]
    start, end = content.index(b"<sheets>"), content.index(b"</sheets>")
    package.parts[book] = content[:start] + b"<sheets>" + content[end:]
    with pytest.raises(UnmarkableError):
        open_on(package, b"<worksheet/>")


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        (b'<a b="1"/>', "2", b'<a b="2"/>'),
        (b"<a c='>' b = '1' ><d/></a>", "2", b"<a c='>' b=\"2\"><d/></a>"),
        (b"<a/>", "2", b'<a b="2"/>'),
        (b'<a xb="3">t</a>', "2", b'<a xb="3" b="2">t</a>'),
        (b'<a b="1" c="/"/>', None, b'<a c="/"/>'),
        (b"<a>b</a>", None, b"<a>b</a>"),
    ],
)
def test_attributes_are_changed_where_they_stand(before: bytes, value: str | None, after: bytes) -> None:
    assert apply_splices(before, [set_attribute(before, scan(before), "b", value)]) == after


def test_a_style_is_added_once_and_counted() -> None:
    styles = b'<styleSheet><fonts count="1"><font/></fonts><cellXfs count="0"/><extLst/></styleSheet>'
    styles, number = add_style(styles, "fonts", "<{0}font><{0}b/></{0}font>")
    assert number == 1
    assert b'<fonts count="2"><font/><font><b/></font></fonts>' in styles
    assert add_style(styles, "fonts", "<{0}font><{0}b/></{0}font>") == (styles, 1)
    styles, number = add_style(styles, "fills", "<{0}fill/>")
    assert number == 0
    assert b'</fonts><fills count="1"><fill/></fills><cellXfs' in styles
