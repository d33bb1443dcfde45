"""Notes about another place: which else may be wrong, and where that stands which a note follows from."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from docx import Document
from tests.unit.auditor.annotate.papers import COUNTS, finding, pdf_file, table_page, word_file

from capaian.auditor.annotate import annotate_docx, annotate_pdf
from capaian.auditor.annotate.notes import Kind, Other, kind_of, marks_of, places_of, write_note
from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level

ROW = "1\tUtara\t200\t150\t85,00"
OTHER_ROW = "2\tSelatan\t150\t120\t80,00"
CELL = "Tabel 4, baris “Utara”, kolom “Persen”"
FIGURE = Repair(8, "120", "210", "angka ke-1 dan ke-2 tertukar", 1, page=1, quote=OTHER_ROW)
TOTAL = finding(ROW, "85,00", page=1, cell=CELL, rule=AuditRule.SUM, alternative=FIGURE)
EQUAL = replace(
    TOTAL, rule=AuditRule.CROSSREF, alternative=replace(FIGURE, repaired="85,00", change="menurut lain")
)


def comments_of(*findings: Finding) -> list[tuple[str, list[str]]]:
    made = annotate_docx(word_file(), findings)
    comments = Document(io.BytesIO(made.content)).comments
    return [(comment.author, [part.text for part in comment.paragraphs]) for comment in comments]


def test_the_other_figure_that_may_be_wrong_is_marked_where_it_stands() -> None:
    (own, other) = marks_of([TOTAL])
    assert own == TOTAL
    assert isinstance(other, Other)
    assert (other.line, other.page, other.printed, other.quote) == (8, 1, "120", OTHER_ROW)
    assert kind_of(other) is Kind.EITHER


def test_its_note_tells_both_changes_and_where_the_first_one_is() -> None:
    place = f"{CELL}, halaman 1, baris teks 7"
    assert write_note(marks_of([TOTAL])[1]) == (
        "T-001 Kemungkinan lain: Jumlah",
        f"120 menjadi 210 (angka ke-1 dan ke-2 tertukar), atau 85,00 menjadi 75,00 pada {place}.",
        "Satu dari keduanya; laporan tidak menunjukkan yang mana.",
    )


def test_of_two_places_that_differ_the_note_tells_what_the_other_prints() -> None:
    place = f"{CELL}, halaman 1, baris teks 7"
    assert write_note(marks_of([EQUAL])[1])[1:] == (
        f"Di sini 120, pada {place} tercetak 85,00.",
        "Salah satu keliru; samakan menurut sumbernya.",
    )


def test_in_word_the_other_figure_has_a_comment_of_its_own_author() -> None:
    first, other = comments_of(TOTAL)
    assert first[0] == "Capaian"
    assert other[0] == "Capaian (kemungkinan lain)"
    assert other[1][0] == "T-001 Kemungkinan lain: Jumlah"


def test_in_a_pdf_the_other_figure_has_a_colour_of_its_own() -> None:
    made = annotate_pdf(pdf_file(table_page(*COUNTS)), [TOTAL])
    assert made.missed == ()
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        notes = [*pdf.pages[0].Annots]
        colours = {tuple(float(part) for part in note.C) for note in notes}  # type: ignore[union-attr]
    assert [str(note.NM) for note in notes] == ["T-001", "T-001 (kemungkinan lain)"]
    assert len(colours) == 2
    assert float(notes[1].Rect[1]) < float(notes[0].Rect[1]), "in the row below"


def test_another_figure_that_is_not_found_is_told() -> None:
    lost = replace(TOTAL, alternative=replace(FIGURE, quote="Timur\t151\t1"))
    assert annotate_docx(word_file(), [lost]).missed == ("T-001 (kemungkinan lain)",)


def test_a_figure_whose_line_is_not_known_has_no_mark() -> None:
    assert marks_of([replace(TOTAL, alternative=replace(FIGURE, quote=""))])[1:] == ()


REPAIR = Repair(
    8, "120", "210", "angka ke-1 dan ke-2 tertukar", 2, quote=OTHER_ROW, where="Tabel 4, baris “S”"
)
FIRST = finding(
    OTHER_ROW, "120", id="T-000", line=8, cell="Tabel 4, baris “S”", computed="210", repair=REPAIR
)


def test_a_right_figure_tells_where_the_one_is_that_must_be_mended() -> None:
    fits = finding(ROW, "85,00", level=Level.NOTE, root="T-000", stays=True, repair=REPAIR)
    assert write_note(fits, places_of([FIRST, fits]))[-2:] == (
        "Tercetak 85,00; sudah benar; sesuai setelah T-000 diperbaiki.",
        "Perbaikan pada Tabel 4, baris “S”: 120 menjadi 210 (angka ke-1 dan ke-2 tertukar).",
    )


@pytest.mark.parametrize(
    ("stays", "remedy"), [(True, "sudah benar; sesuai setelah T-000 diperbaiki"), (False, "seharusnya 75,00")]
)
def test_what_follows_without_a_repair_tells_where_it_follows_from(stays: bool, remedy: str) -> None:
    follows = finding(ROW, "85,00", root="T-000", stays=stays)
    note = write_note(follows, places_of([FIRST, follows]))
    assert note[-2:] == (
        f"Tercetak 85,00; {remedy}.",
        "Akibat dari T-000 (Tabel 4, baris “S”, baris teks 8).",
    )
    assert write_note(follows)[-1] == "Akibat dari T-000.", "its root is not among what is marked"


def test_the_comments_of_a_file_tell_it_too() -> None:
    told = comments_of(FIRST, finding(ROW, "85,00", root="T-000", line=7))
    assert told[0][1][-1] == "Akibat dari T-000 (Tabel 4, baris “S”, baris teks 8)."


def test_a_finding_on_the_figure_to_mend_does_not_tell_the_change_twice() -> None:
    assert write_note(FIRST)[-2:] == (
        "Tercetak 120; seharusnya 210.",
        "Angka ke-1 dan ke-2 tertukar; 2 pernyataan menjadi sesuai.",
    )
