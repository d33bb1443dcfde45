"""Figures typed over in a Word file, found at the line and cell in which they are read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, row, run, table

from capaian.auditor.reading.docx import read_docx

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
SOUND = ("Nilai 86,95 dari target 86,00.", "94,24", "95,00")
BODY = "{}" + table(row("Indikator", "Target", "Realisasi"), row("Dokumen", "{}", "{}"))


def told(body: str, kept: Sequence[str] | None = SOUND) -> list[tuple[str, str, str]]:
    """Return what stood there, what stands there, and what is read at the spot that is told."""
    read = read_docx(make_docx(body, kept=kept))
    assert read.flaw == ""
    return [
        (each.made, each.now, read.lines[each.line - 1].cells[each.cell][each.start : each.end])
        for each in read.retyped
    ]


def body(sentence: str = SOUND[0], target: str = SOUND[1], actual: str = SOUND[2]) -> str:
    return BODY.format(paragraph(sentence), target, actual)


def counted(instruction: str, result: str) -> str:
    """Return a field, whose result Word counts."""
    code = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return FIELD.format("begin") + code + FIELD.format("separate") + run(result) + FIELD.format("end")


def test_a_file_as_it_was_made_tells_nothing() -> None:
    assert told(body()) == []


def test_a_file_of_others_tells_nothing() -> None:
    assert told(body(target="94,42"), kept=None) == []


@pytest.mark.parametrize(
    ("changed", "made", "now"),
    [
        (body(sentence="Nilai 86,59 dari target 86,00."), "86,95", "86,59"),
        (body(sentence="Nilai 86,95 dari target 68,00."), "86,00", "68,00"),
        (body(target="94,42"), "94,24", "94,42"),
        (body(actual="59,00"), "95,00", "59,00"),
    ],
)
def test_a_figure_typed_over_is_told_where_it_is_read(changed: str, made: str, now: str) -> None:
    assert told(changed) == [(made, now, now)]


def test_the_cell_behind_a_merged_one_is_told_by_its_column() -> None:
    changed = table(row("Indikator", "Target", "Realisasi"), row("2|Dokumen 7", "95,01"), row("8", "9", "10"))
    read = read_docx(make_docx(changed, kept=["Dokumen 7", "95,00", "8", "9", "10"]))
    assert [(each.cell, each.made, each.now) for each in read.retyped] == [(2, "95,00", "95,01")]


def test_a_figure_that_runs_part_is_one_figure() -> None:
    changed = "<w:p>" + run("Nilai 86") + run(",5", "<w:b/>") + run("9 dari target 86,00.") + "</w:p>"
    assert told(BODY.format(changed, "94,24", "95,00")) == [("86,95", "86,59", "86,59")]


def test_what_word_counts_anew_is_no_figure_typed_over() -> None:
    sentence = (
        "<w:p>"
        + run("Nilai 86,95 (Tabel ")
        + counted("REF t", "3.7")
        + run(") dari target 86,00.")
        + "</w:p>"
    )
    kept = ("Nilai 86,95 (Tabel ) dari target 86,00.", *SOUND[1:])
    assert told(BODY.format(sentence, "94,24", "95,00"), kept) == []


def test_a_figure_behind_what_word_counts_is_told_at_its_place() -> None:
    sentence = (
        "<w:p>" + run("Lihat Tabel ") + counted("REF t", "86,01") + run(": 86,95 dari 86,01.") + "</w:p>"
    )
    kept = ("Lihat Tabel : 86,95 dari 86,00.", *SOUND[1:])
    found = read_docx(make_docx(BODY.format(sentence, "94,24", "95,00"), kept=kept)).retyped
    assert [(each.made, each.now) for each in found] == [("86,00", "86,01")]
    assert found[0].start == len("Lihat Tabel 86,01: 86,95 dari ")


def test_a_list_that_word_fills_holds_no_figure_of_its_own() -> None:
    listed = (
        "<w:p>" + FIELD.format("begin") + FIELD.format("separate") + run("Tabel 2.1 Tahun 2023") + "</w:p>"
        "<w:p>" + run("Tabel 2.2 Tahun 2024") + FIELD.format("end") + "</w:p>"
    )
    assert told(listed + body()) == []
    assert told(listed + body(target="94,42")) == [("94,24", "94,42", "94,42")]


def test_words_marked_as_deleted_or_moved_away_count_no_more() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>Nilai 12,00</w:delText></w:r></w:del>" + run("lama") + "</w:p>"
    moved = "<w:p><w:moveFrom>" + run("Dari 34,00") + "</w:moveFrom></w:p>"
    assert told(deleted + moved + body()) == []


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent>" + paragraph("Hanya 7 desa") + "</w:txbxContent></w:pict></w:r>"
    box += run("Ada 12 kecamatan") + "</w:p>"
    kept = ("Ada 12 kecamatan", "Hanya 5 desa", *SOUND)
    assert told(box + body(), kept) == [("5", "7", "7")]


def test_a_figure_in_a_note_is_read_without_harm() -> None:
    assert told(body() + paragraph("Sumber: 3 dinas"), (*SOUND, "Sumber: 2 dinas")) == [("2", "3", "3")]


def test_a_figure_on_the_second_line_of_a_paragraph_is_told_on_that_line() -> None:
    broken = "<w:p>" + run("Nilai 86,95") + "<w:r><w:br/></w:r>" + run("dari target 68,00.") + "</w:p>"
    read = read_docx(make_docx(BODY.format(broken, "94,24", "95,00"), kept=SOUND))
    (found,) = read.retyped
    assert read.lines[found.line - 1].text == "dari target 68,00."


def test_a_part_that_is_no_record_is_passed_over() -> None:
    assert told(body(target="94,42"), kept=[]) == []
