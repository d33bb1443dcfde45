"""Comments in a copy of a docx: at the right words, and nothing else is changed."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from lxml import etree
from tests.unit.auditor.annotate.papers import finding, repaired, word_file

from capaian.auditor.annotate import annotate_docx
from capaian.domain.audit import Repair
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.errors import FileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROW = "1\tUtara\t200\t150\t85,00"


def body(content: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def commented(content: bytes, number: int = 0) -> str:
    """The words between the ends of a comment."""
    inside, words = False, []
    for element in body(content).iter():
        if element.get(f"{W}id") == str(number) and element.tag in (
            f"{W}commentRangeStart",
            f"{W}commentRangeEnd",
        ):
            inside = element.tag.endswith("Start")
        elif inside and element.tag == f"{W}t":
            words.append(element.text or "")
    return "".join(words)


def test_the_cell_with_the_wrong_figure_carries_the_comment() -> None:
    made = annotate_docx(word_file(), [finding(ROW, "85,00")])
    assert made.missed == ()
    assert commented(made.content) == "85,00"
    (comment,) = Document(io.BytesIO(made.content)).comments
    assert comment.author == "Capaian"
    assert [p.text for p in comment.paragraphs] == [
        "T-001 Galat: Cakupan",
        "150 ÷ 200 × 100 = 75,00; tercetak 85,00.",
        "Tercetak 85,00; seharusnya 75,00.",
    ]


def test_the_repair_and_the_finding_that_it_follows_from_are_told() -> None:
    made = annotate_docx(word_file(), [repaired(ROW, "85,00")])
    (comment,) = Document(io.BytesIO(made.content)).comments
    assert [p.text for p in comment.paragraphs][-2:] == [
        "Tercetak 85,00; seharusnya 75,00 (angka ke-1 dari 8 menjadi 7).",
        "Akibat dari T-000.",
    ]


def test_the_figure_to_repair_carries_a_comment_of_its_own_once_for_all_that_it_mends() -> None:
    repair = Repair(8, "150", "170", "angka ke-2 dari 5 menjadi 7", 2, quote=ROW)
    findings = [
        finding(ROW, "85,00", repair=repair),
        finding("2\tSelatan\t150\t120\t80,00", "80,00", id="T-002", line=9, repair=repair),
    ]
    made = annotate_docx(word_file(), findings)
    assert made.missed == ()
    assert [commented(made.content, number) for number in range(3)] == ["85,00", "150", "80,00"]
    notes = [[p.text for p in each.paragraphs] for each in Document(io.BytesIO(made.content)).comments]
    assert notes[1] == [
        "T-001, T-002 Perbaikan",
        "150 menjadi 170 (angka ke-2 dari 5 menjadi 7); 2 pernyataan menjadi sesuai.",
    ]


def test_programs_can_tell_comments_on_right_figures_by_their_author() -> None:
    repair = Repair(8, "150", "170", "angka ke-2 dari 5 menjadi 7", 2, quote=ROW)
    findings = [
        finding(ROW, "85,00", repair=repair),
        finding("2\tSelatan\t150\t120\t80,00", "80,00", id="T-002", line=9, root="T-001", stays=True),
    ]
    made = annotate_docx(word_file(), findings)
    comments = [*Document(io.BytesIO(made.content)).comments]
    assert [each.author for each in comments] == ["Capaian", "Capaian (perbaikan)", "Capaian (sudah benar)"]
    assert comments[2].paragraphs[0].text == "T-002 Sudah benar: Cakupan"


def test_a_finding_on_the_figure_to_repair_needs_no_second_comment() -> None:
    repair = Repair(7, "85,00", "75,00", "angka ke-1 dari 8 menjadi 7", 2, quote=ROW)
    follower = finding("Cakupan di Utara adalah 85,00 persen, naik dari 5.", "85,00", line=9, repair=repair)
    made = annotate_docx(word_file(), [finding(ROW, "85,00", repair=repair), follower])
    assert len(list(Document(io.BytesIO(made.content)).comments)) == 2


def test_a_figure_to_repair_that_is_not_found_is_told() -> None:
    repair = Repair(8, "151", "170", "angka", 2, quote="Timur\t151\t1")
    made = annotate_docx(word_file(), [finding(ROW, "85,00", repair=repair)])
    assert made.missed == ("T-001 (perbaikan)",)


def test_a_repair_of_another_figure_is_told_and_the_value_is_less_sure() -> None:
    repair = Repair(9, "150", "170", "angka ke-2 dari 5 menjadi 7", 2)
    made = annotate_docx(word_file(), [finding(ROW, "85,00", repair=repair)])
    (comment,) = Document(io.BytesIO(made.content)).comments
    assert [p.text for p in comment.paragraphs][-2:] == [
        "Tercetak 85,00; menurut hitungan 75,00.",
        "Perbaikan pada baris 9: 150 menjadi 170 (angka ke-2 dari 5 menjadi 7).",
    ]


def test_a_number_that_the_dossier_does_not_give_is_marked_with_the_one_it_gives() -> None:
    made = annotate_docx(word_file(), [UnsupportedNumber(7, None, "Tabel 1", ROW, "150", "160")])
    assert commented(made.content) == "150"
    (comment,) = Document(io.BytesIO(made.content)).comments
    assert [p.text for p in comment.paragraphs] == [
        "Tidak berasal dari dossier: 150",
        "Dossier: 160.",
    ]
    missed = annotate_docx(word_file(), [UnsupportedNumber(7, None, "", "tidak ada kalimat ini", "150")])
    assert missed.missed == ("150 (baris 7)",)


def test_the_comment_lies_on_the_wrong_words_alone() -> None:
    quote = "Cakupan di Utara adalah 85,00 persen"
    made = annotate_docx(word_file(), [finding(quote, "85,00")])
    assert commented(made.content) == "85,00"


def test_a_parted_run_keeps_its_words_and_its_format() -> None:
    document = Document()
    paragraph = document.add_paragraph("Hasilnya ")
    run = paragraph.add_run("mencapai 81,25 persen tahun ini. ")
    run.bold = True
    paragraph.add_run("Akhir.")
    made = io.BytesIO()
    document.save(made)
    quote = "Hasilnya mencapai 81,25 persen tahun ini. Akhir."
    copy = annotate_docx(made.getvalue(), [finding(quote, "81,25 persen")]).content
    assert commented(copy) == "81,25 persen"
    (told,) = (each for each in Document(io.BytesIO(copy)).paragraphs if each.text)
    assert told.text == paragraph.text
    bold = "".join(each.text for each in told.runs if each.bold)
    assert bold == "mencapai 81,25 persen tahun ini. "


def test_a_figure_within_a_longer_one_is_no_match() -> None:
    made = annotate_docx(word_file(), [finding("Cakupan di Utara adalah 85,00 persen, naik dari 5.", "5")])
    assert commented(made.content) == "5"


def test_the_same_words_twice_are_taken_in_turn() -> None:
    quote = "Cakupan di Utara adalah 85,00 persen, naik dari 5."
    first, second = finding(quote, "85,00", id="T-001", line=2), finding(quote, "85,00", id="T-002", line=9)
    row = finding(ROW, "85,00", id="T-003", line=5)
    made = annotate_docx(word_file(), [second, row, first])
    root = body(made.content)
    order = [e.get(f"{W}id") for e in root.iter(f"{W}commentReference")]
    assert order == ["0", "1", "2"]
    names = [next(p.text for p in c.paragraphs)[:5] for c in Document(io.BytesIO(made.content)).comments]
    assert names == ["T-001", "T-003", "T-002"]


def test_of_several_wrong_things_the_one_in_the_excerpt_is_marked() -> None:
    made = annotate_docx(word_file(), [finding(ROW, "40,00; 85,00")])
    assert commented(made.content) == "85,00"


def test_a_point_of_a_list_is_found_without_its_mark() -> None:
    quote = "- Cakupan di Utara adalah 85,00 persen, naik dari 5."
    made = annotate_docx(word_file(), [finding(quote, "85,00")])
    assert made.missed == ()
    assert "85,00" in commented(made.content)


def test_words_without_the_number_that_word_counts_itself_are_found() -> None:
    made = annotate_docx(word_file(), [finding("3.1.10. Penghargaan", "3.1.10")])
    assert made.missed == ()
    assert commented(made.content) == "Penghargaan"


def test_an_excerpt_that_was_cut_is_found() -> None:
    made = annotate_docx(word_file(), [finding("…Utara adalah 85,00 persen…", "85,00")])
    assert made.missed == ()


def test_what_is_not_there_is_told_and_the_file_stays_as_it_is() -> None:
    content = word_file()
    made = annotate_docx(content, [finding("Kalimat yang tidak ada di berkas ini", "99")])
    assert made.missed == ("T-001",)
    assert made.content == content


def test_nothing_but_the_comment_is_changed() -> None:
    content = word_file()
    made = annotate_docx(content, [finding(ROW, "85,00")]).content
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        changed = {n for n in new.namelist() if n not in old.namelist() or old.read(n) != new.read(n)}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }
    root = body(made)
    for element in [*root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")]:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
        if parent.tag == f"{W}r" and not len(parent):
            parent.getparent().remove(parent)  # type: ignore[union-attr]
    assert etree.tostring(root, method="c14n") == etree.tostring(body(content), method="c14n")


def test_comments_that_are_there_stay_and_numbers_go_on() -> None:
    made = annotate_docx(word_file(with_comment=True), [finding(ROW, "85,00")])
    comments = list(Document(io.BytesIO(made.content)).comments)
    assert [c.author for c in comments] == ["Pereviu", "Capaian"]
    assert commented(made.content, 1) == "85,00"


def test_the_same_file_gives_the_same_bytes() -> None:
    content = word_file()
    assert annotate_docx(content, [finding(ROW, "85,00")]) == annotate_docx(content, [finding(ROW, "85,00")])


def test_characters_that_no_file_may_hold_are_replaced() -> None:
    made = annotate_docx(word_file(), [finding(ROW, "85,00", why="a\x01b")])
    (comment,) = Document(io.BytesIO(made.content)).comments
    assert comment.paragraphs[1].text == "a\ufffdb"


def with_part(content: bytes, name: str, body_: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            new.writestr(info, body_ if info.filename == name else old.read(info))
    return made.getvalue()


ENTITIES = b'<!DOCTYPE w [<!ENTITY a "b">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@pytest.mark.parametrize(
    "content",
    [
        b"bukan zip",
        b"",
        with_part(word_file(), "word/document.xml", b"<tidak utuh"),
        with_part(word_file(), "word/document.xml", ENTITIES),
        with_part(word_file(), "_rels/.rels", b"<Relationships/>"),
    ],
    ids=["no zip", "empty", "broken", "entities", "no text"],
)
def test_what_is_no_word_file_is_refused_with_a_remedy(content: bytes) -> None:
    with pytest.raises(FileError, match="Simpan ulang"):
        annotate_docx(content, [finding(ROW, "85,00")])


@pytest.mark.parametrize("is_framed", [True, False])
def test_a_comment_behind_a_mark_in_the_margin_is_put_around_the_mark(*, is_framed: bool) -> None:
    """LibreOffice joins the paragraph behind a frame with the next ones if a comment begins in it."""
    document = Document()
    mark = document.add_paragraph("Jejak 0-3")
    if is_framed:
        etree.SubElement(mark._p.get_or_add_pPr(), f"{W}framePr").set(f"{W}wrap", "around")
    document.add_paragraph("Cakupan di Utara adalah 85,00 persen.")
    made = io.BytesIO()
    document.save(made)
    annotated = annotate_docx(made.getvalue(), [finding("Cakupan di Utara adalah 85,00 persen.", "85,00")])
    assert annotated.missed == ()
    framed, paragraph = body(annotated.content).findall(f".//{W}p")[:2]
    marked, other = (framed, paragraph) if is_framed else (paragraph, framed)
    assert marked.find(f".//{W}commentReference") is not None
    assert other.find(f".//{W}commentReference") is None
    assert commented(annotated.content) == ("Jejak 0-3" if is_framed else "85,00")


# --- the cell that is meant --------------------------------------------------------------------------


def row_file(*cells: str) -> bytes:
    document = Document()
    row = document.add_table(rows=1, cols=len(cells)).rows[0]
    for cell, text in zip(row.cells, cells, strict=True):
        cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def chosen_cell(content: bytes) -> int:
    """Which cell of the first row the comment begins in."""
    (row,) = body(content).iter(f"{W}tr")
    marked = [cell.find(f".//{W}commentRangeStart") is not None for cell in row.iter(f"{W}tc")]
    return marked.index(True)


@pytest.mark.parametrize("column", [0, 2, 4])
def test_the_comment_stands_on_the_figure_that_is_meant_and_not_on_one_like_it(column: int) -> None:
    cells = ("3", "Tambak", "3", "12", "3")
    start = sum(len(cell) + 1 for cell in cells[:column])
    made = annotate_docx(row_file(*cells), [finding("\t".join(cells), "3", mark=(start, start + 1))])
    assert made.missed == ()
    assert chosen_cell(made.content) == column


def test_the_place_is_found_where_empty_cells_stand_before_it() -> None:
    quote = "3\t\tTambak\t3\t\t8"
    made = annotate_docx(row_file("3", "", "Tambak", "3", "", "8"), [finding(quote, "3", mark=(10, 11))])
    assert chosen_cell(made.content) == 3


def test_what_stands_in_no_cell_is_told_at_the_name_of_the_row_and_not_at_its_number() -> None:
    made = annotate_docx(
        row_file("7", "Embung Hulu", "640", "560"), [finding("7\tEmbung Hulu\t640\t560", "")]
    )
    assert chosen_cell(made.content) == 1
    bare = annotate_docx(row_file("7", "640", "560"), [finding("7\t640\t560", "")])
    assert chosen_cell(bare.content) == 0
