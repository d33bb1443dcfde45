"""Marks on faulty cells: found again by other programs, taken away again, and nothing else is changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from tests.architecture.code import ROOT
from tests.bad_input.spoiling import BASE
from tests.workbooks.grids import COUNTS, base_grids, write_grids
from tests.workbooks.reading import exported, open_book

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.excel.import_book import import_book
from capaian.dossier.excel.marks.mark_book import MOST_NOTES, mark_book
from capaian.dossier.excel.marks.splices import (
    UnmarkableError,
    apply_splices,
    put_before,
    put_into,
    scan,
)
from capaian.dossier.spreadsheets.read_book import read_book

COUNTS_TAB, AREAS_TAB = "Data hitungan", "Wilayah"
SAVED = sorted((ROOT / "tests" / "workbooks" / "libreoffice").glob("*.xlsx"))


def issue(
    row: int | None, column: str | None, message: str = "Salah.", sheet: str | None = COUNTS_TAB
) -> Issue:
    return Issue(Level.ERROR, "x", message, Place("buku.xlsx", row, column, sheet), remedy="Perbaiki.")


def notes(content: bytes) -> dict[tuple[str, str], str]:
    """Our notes by sheet and cell, read by another library."""
    found = {}
    for sheet in open_book(content).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and "CAPAIAN: " in cell.comment.text:
                    found[sheet.title, cell.coordinate] = cell.comment.text
    return found


def coloured(content: bytes) -> dict[str, set[str]]:
    """Cells that stand out, by sheet."""
    return {
        sheet.title: {*str(span.sqref).split()}
        for sheet in open_book(content).worksheets
        for span in sheet.conditional_formatting
        if any("capaian" in str(rule.formula) for rule in span.rules)
    }


def parts(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def small() -> bytes:
    """A workbook without notes and looks."""
    return write_grids(base_grids())


@pytest.mark.parametrize("make", [small, lambda: exported("probolinggo-2021")], ids=["bare", "exported"])
def test_a_cell_is_marked_and_says_what_is_wrong(make: object) -> None:
    assert callable(make)
    marked = mark_book(make(), [issue(3, "E (Jumlah)"), issue(4, "C (Wilayah)", "Tidak ada.")])
    assert notes(marked) == {
        (COUNTS_TAB, "E3"): "CAPAIAN: Salah. Perbaiki.",
        (COUNTS_TAB, "C4"): "CAPAIAN: Tidak ada. Perbaiki.",
    }
    assert coloured(marked) == {COUNTS_TAB: {"C4", "E3"}}


def test_several_problems_of_a_cell_share_a_note() -> None:
    marked = mark_book(small(), [issue(3, "E"), issue(3, "E", "Juga."), issue(3, "E")])
    assert notes(marked) == {(COUNTS_TAB, "E3"): "CAPAIAN: Salah. Perbaiki.\nJuga. Perbaiki."}


def test_a_row_and_a_sheet_are_marked_at_their_first_visible_column() -> None:
    marked = mark_book(exported("balangan-2023"), [issue(5, None), issue(None, None, "Lembar.", "Indikator")])
    found = notes(marked)
    assert found[COUNTS_TAB, "B5"] == "CAPAIAN: Salah. Perbaiki."
    assert found["Indikator", "C2"].endswith("CAPAIAN: Lembar. Perbaiki.")


def test_the_note_of_a_head_is_kept_and_added_to() -> None:
    before = open_book(exported("balangan-2023"))["Indikator"]["C2"].comment.text
    marked = mark_book(exported("balangan-2023"), [issue(2, "C (Kode)", sheet="Indikator")])
    assert notes(marked)["Indikator", "C2"] == f"{before}\nCAPAIAN: Salah. Perbaiki."


def test_what_stands_in_no_sheet_is_left_to_the_screen() -> None:
    marked = mark_book(small(), [issue(3, "E", sheet=None), issue(3, "E", sheet="Tidak ada")])
    assert (notes(marked), coloured(marked)) == ({}, {})


def test_marks_of_an_earlier_time_are_taken_away() -> None:
    for book in (small(), exported("balangan-2023")):
        first = mark_book(book, [issue(3, "E"), issue(2, "C"), issue(9, "B")])
        second = mark_book(first, [issue(4, "D", "Lain.")])
        assert notes(second) == {(COUNTS_TAB, "D4"): "CAPAIAN: Lain. Perbaiki."}
        assert coloured(second) == {COUNTS_TAB: {"D4"}}
        assert parts(mark_book(second, [issue(4, "D", "Lain.")])) == parts(second)
        third = mark_book(second, [])
        assert (notes(third), coloured(third)) == ({}, {})


def test_boxes_of_notes_go_with_them() -> None:
    first = mark_book(small(), [issue(3, "E"), issue(4, "E")])
    (boxes,) = [content for name, content in parts(first).items() if name.endswith(".vml")]
    assert len(re.findall(rb"<v:shape ", boxes)) == 2
    (boxes,) = [content for name, content in parts(mark_book(first, [])).items() if name.endswith(".vml")]
    assert re.findall(rb"<v:shape ", boxes) == []


def test_nothing_but_marks_is_changed() -> None:
    book = exported("balangan-2023")
    old, new = parts(book), parts(mark_book(book, [issue(3, "E")]))
    changed = [re.sub(r"[0-9]", "", name.rpartition("/")[2]) for name in new if new[name] != old.get(name)]
    # The sheet, the list, and the sheet that was open before.
    assert sorted(changed) == [
        "[Content_Types].xml",
        "capaian.xml",
        "comments.xml",
        "sheet.xml",
        "sheet.xml",
        "styles.xml",
        "vmlDrawing.vml",
        "workbook.xml",
        "workbook.xml.rels",
    ]
    assert [*old, "xl/worksheets/capaian1.xml"] == [*new]


def test_a_marked_workbook_is_read_as_before(tmp_path: Path) -> None:
    grids = base_grids()
    grids[COUNTS].put(3, "value", "tiga")
    file, copy = tmp_path / "buku.xlsx", tmp_path / "salinan.xlsx"
    file.write_bytes(write_grids(grids))
    incoming = import_book(file, BASE)
    copy.write_bytes(mark_book(file.read_bytes(), incoming.issues))
    assert read_book(copy).sheets[1:] == read_book(file).sheets
    assert [one.place.row for one in import_book(copy, BASE).issues] == [3]


def test_notes_and_looks_of_people_stay() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = COUNTS_TAB
    sheet["C3"] = 12
    sheet["C3"].comment = Comment("tanya Bu Kasi", "Petugas")
    sheet["D3"].comment = Comment("beres", "Petugas")
    rule = CellIsRule("greaterThan", ["10"], fill=PatternFill("solid", bgColor="FF00FF00"))
    sheet.conditional_formatting.add("C3:C9", rule)
    stream = io.BytesIO()
    book.save(stream)
    marked = mark_book(stream.getvalue(), [issue(3, "C"), issue(4, "C")])
    reopened = openpyxl.load_workbook(io.BytesIO(marked))[COUNTS_TAB]
    assert reopened["C3"].comment.text == "tanya Bu Kasi\nCAPAIAN: Salah. Perbaiki."
    assert (reopened["D3"].comment.text, reopened["D3"].comment.author) == ("beres", "Petugas")
    assert {frozenset(str(span.sqref).split()) for span in reopened.conditional_formatting} == {
        frozenset({"C3", "C4"}),
        frozenset({"C3:C9"}),
    }
    fills = [rule.dxf.fill.bgColor.rgb for span in reopened.conditional_formatting for rule in span.rules]
    assert sorted(fills) == ["FF00FF00", "FFFFC7CE"]
    cleared = openpyxl.load_workbook(io.BytesIO(mark_book(marked, [])))[COUNTS_TAB]
    assert cleared["C3"].comment.text == "tanya Bu Kasi"
    assert [str(span.sqref) for span in cleared.conditional_formatting] == ["C3:C9"]


def test_signs_of_markup_stay_words() -> None:
    marked = mark_book(small(), [issue(3, "E", 'Isi <b> & "c" > d.')])
    assert notes(marked)[COUNTS_TAB, "E3"] == 'CAPAIAN: Isi <b> & "c" > d. Perbaiki.'


def test_there_are_not_too_many_notes() -> None:
    marked = mark_book(small(), [issue(row, "E") for row in range(3, 3 + 2 * MOST_NOTES)])
    assert len(notes(marked)) == MOST_NOTES


@pytest.mark.parametrize("file", SAVED, ids=lambda file: file.name)
def test_workbooks_of_another_program_are_marked(file: Path) -> None:
    content = file.read_bytes()
    sheet = next(iter(open_book(content).sheetnames))
    marked = mark_book(content, [issue(3, "B", sheet=sheet)])
    assert notes(marked) == {(sheet, "B3"): "CAPAIAN: Salah. Perbaiki."}
    assert coloured(marked)[sheet] == {"B3"}
    assert notes(mark_book(marked, [])) == {}


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_not_marked(content: bytes) -> None:
    with pytest.raises(UnmarkableError):
        mark_book(content, [issue(3, "E")])


def test_an_archive_of_something_else_is_not_marked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(UnmarkableError):
        mark_book(stream.getvalue(), [])


@pytest.mark.parametrize(
    "content",
    [b"<a>", b"<a></b>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"", b"<a>\xff</a>"],
)
def test_xml_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(UnmarkableError):
        scan(content)


def test_elements_are_found_where_they_stand() -> None:
    content = '<x:a u="é>"><x:b/><x:c v=">"/>tek<x:b>s</x:b ></x:a>'.encode()
    root = scan(content)
    assert (root.name, root.prefix, [child.name for child in root.children]) == ("a", "x:", ["b", "c", "b"])
    assert [content[child.start : child.end] for child in root.children] == [
        b"<x:b/>",
        b'<x:c v=">"/>',
        b"<x:b>s</x:b >",
    ]
    assert [child.is_closed for child in root.children] == [True, True, False]
    assert content[root.start : root.end] == content


def test_deep_and_skipped_elements_are_passed_over() -> None:
    root = scan(b"<a><b><c><d/></c></b><e><f/></e></a>", depth=2, skipped={"e"})
    assert [child.name for child in root.children] == ["b", "e"]
    assert root.children[0].children[0].children == []
    assert root.children[1].children == []


def test_pieces_are_put_into_open_and_closed_elements() -> None:
    for content, made in (
        (b"<a><b/></a>", b"<a><b>x</b></a>"),
        (b'<a><b c="/>"/></a>', b'<a><b c="/>">x</b></a>'),
    ):
        root = scan(content)
        assert apply_splices(content, [put_into(content, root.children[0], "x")]) == made
    content = b"<a><b>y</b></a>"
    root = scan(content)
    assert apply_splices(content, [put_into(content, root.children[0], "x")]) == b"<a><b>yx</b></a>"


def test_pieces_are_put_before_the_first_of_some_elements() -> None:
    content = b"<a><b/><c/><d/></a>"
    root = scan(content)
    assert apply_splices(content, [put_before(root, ("d", "c"), "<x/>")]) == b"<a><b/><x/><c/><d/></a>"
    assert apply_splices(content, [put_before(root, ("e",), "<x/>")]) == b"<a><b/><c/><d/><x/></a>"
