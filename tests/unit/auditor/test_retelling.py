"""Lines are told in words where a reader of the file cannot count them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.retelling import Retelling
from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level

WELLS = """
BAB III HASIL

Sumur yang selesai dibangun tahun ini berjumlah 42 buah.

Tabel 3.1 Sumur

Desa | Target | Selesai
Muara Lintang | 20 | 18
Rantau Biru | 30 | 24
"""
ORCHARDS = """
BAB III HASIL

3.4 Kebun buah

Desa | Luas | Panen
Teluk Perak | 120 | 96
Air Jernih | 80 | 72

Panen kebun buah tahun ini mencapai 168 ton seluruhnya.
"""


def paged(text: str, *, page: int = 5) -> PrintedDocument:
    """A report whose every line stands on one page, as a pdf tells."""
    document = read(text).document
    lines = tuple(replace(line, page=page) for line in document.lines)
    return replace(document, lines=lines, counts_lines=False)


def unpaged(text: str) -> PrintedDocument:
    """A report of which neither pages nor lines are known to its reader, as of a docx."""
    return replace(read(text).document, counts_lines=False)


def line_of(text: str, words: str) -> int:
    return next(line.number for line in read(text).document.lines if words in line.text)


def finding(line: int, why: str = "", place: str = "", *others: int) -> Finding:
    return Finding(
        "T-001", AuditRule.SUM, Level.ERROR, line, None, place, "", "42", "44", why, (line, *others)
    )


def test_of_a_pdf_the_page_is_told_in_the_stead_of_a_line() -> None:
    said = f"Pada Tabel 3.1 (baris {line_of(WELLS, 'Rantau')}) tercetak 24."
    told = Retelling(paged(WELLS)).retell(finding(4, said))
    assert told.why == "Pada Tabel 3.1 (halaman 5) tercetak 24."
    assert told.line_words == ""


def test_of_a_docx_the_table_or_the_first_words_are_told() -> None:
    row, sentence = line_of(WELLS, "Rantau"), line_of(WELLS, "berjumlah")
    told = Retelling(unpaged(WELLS)).retell(finding(row, f"Lihat baris {sentence}.", "", sentence))
    assert told.why == "Lihat “Sumur yang selesai dibangun tahun…”."
    assert told.beside == "“Sumur yang selesai dibangun tahun…”"
    back = Retelling(unpaged(WELLS)).retell(finding(sentence, f"Lihat baris {row}."))
    assert back.why == "Lihat Tabel 3.1."


def test_the_compared_places_are_tables_with_their_pages_each_once() -> None:
    rows = [line_of(WELLS, "Lintang"), line_of(WELLS, "Rantau")]
    told = Retelling(paged(WELLS)).retell(finding(line_of(WELLS, "berjumlah"), "", "", *rows))
    assert told.beside == "Tabel 3.1 (halaman 5)"


@pytest.mark.parametrize("lines", ["{0}, {1}", "{0} dan {1}", "{0}–{1}"])
def test_several_lines_of_one_page_are_one_page(lines: str) -> None:
    rows = line_of(ORCHARDS, "Perak"), line_of(ORCHARDS, "Jernih")
    said = f"Tercetak pada baris {lines.format(*rows)}; sama."
    assert Retelling(paged(ORCHARDS)).retell(finding(4, said)).why == "Tercetak pada halaman 5; sama."


def test_a_place_that_is_only_a_line_is_told_by_its_words() -> None:
    line = line_of(ORCHARDS, "ton seluruhnya")
    told = Retelling(paged(ORCHARDS)).retell(finding(line, "", f"baris {line}"))
    assert told.place == "“Panen kebun buah tahun ini…”"
    assert Retelling(paged(ORCHARDS)).retell(finding(line, "", "Bagian 3.4")).place == "Bagian 3.4"


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        (WELLS, "42 buah", "“Sumur yang selesai dibangun tahun…”"),
        (ORCHARDS, "ton seluruhnya", "“Panen kebun buah tahun ini…”"),
    ],
)
def test_a_line_beside_another_place_is_told_by_its_words_and_not_by_its_page_again(
    text: str, phrase: str, words: str
) -> None:
    line = line_of(text, phrase)
    found = finding(line, "", f"baris {line} dan Tabel 3.7, JUMLAH")
    assert Retelling(paged(text)).retell(found).place == f"{words} dan Tabel 3.7, JUMLAH"


def test_the_figure_to_mend_is_told_so_too() -> None:
    repair = Repair(line_of(WELLS, "Rantau"), "24", "26", "angka ke-2", 1)
    made = replace(finding(line_of(WELLS, "berjumlah")), repair=repair, stays=True)
    told = Retelling(paged(WELLS)).retell(made)
    cell = "Tabel 3.1, baris “Rantau Biru”, kolom “Selesai”"
    assert told.answer == f"sesuai setelah 24 pada {cell} (halaman 5) diperbaiki"
    assert made.answer == f"sesuai setelah 24 pada baris {repair.line} diperbaiki"
    other = Retelling(unpaged(WELLS)).retell(replace(finding(4), alternative=repair))
    assert other.answer == f"44 atau 26 di tempat 24 pada {cell}"
    text = Retelling(read(WELLS).document).retell(made)
    assert text.answer == f"sesuai setelah 24 pada {cell}, baris teks {repair.line} diperbaiki"


def test_a_figure_to_mend_in_a_sentence_is_told_by_its_first_words_and_of_a_text_by_its_line() -> None:
    line = line_of(WELLS, "berjumlah")
    made = replace(finding(line_of(WELLS, "Rantau")), repair=Repair(line, "42", "44", "angka ke-2", 1))
    told = Retelling(unpaged(WELLS)).retell(made).repair
    assert told is not None and told.place_words == "“Sumur yang selesai dibangun tahun…”"
    counted = Retelling(read(WELLS).document).retell(made).repair
    assert counted is not None and counted.place_words == f"baris {line}"


def test_lines_of_a_text_stay() -> None:
    made = finding(4, "Lihat baris 9.", "baris 4", 9)
    assert Retelling(read(WELLS).document).retell(made) == made
    assert made.line_words == "baris 4"


def test_what_is_no_line_of_the_report_stays() -> None:
    said = "Nama 3 baris ini sama; baris 9999 dan baris 1.200 bukan baris teks."
    assert Retelling(paged(WELLS)).retell(finding(4, said)).why == said


def test_a_table_has_one_name_also_in_a_text() -> None:
    document = read(ORCHARDS).document
    table = document.tables[0]
    said = f"Panen = Panen (tabel pada baris {table.line}): 96."
    told = Retelling(document).retell(finding(table.rows[0].line, said, f"{table.name}, Teluk Perak"))
    assert told.why == "Panen = Panen (tabel di bagian “3.4 Kebun buah”): 96."
    assert told.place == "tabel di bagian “3.4 Kebun buah”, Teluk Perak"
    stranger = finding(4, "Lihat tabel pada baris 2.")
    assert Retelling(document).retell(stranger).why == stranger.why


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("Pada Tabel 3.1 (baris {row}) angka ini 20.", "Pada Tabel 3.1 angka ini 20."),
        ("Disebut sendiri (Tabel 3.1, baris {row}).", "Disebut sendiri (Tabel 3.1)."),
        ("Disebut di Tabel 3.1, baris {row}, dan di bawahnya.", "Disebut di Tabel 3.1, dan di bawahnya."),
        ("Pada Tabel 3.2 (baris {row}) angka ini 20.", "Pada Tabel 3.2 (Tabel 3.1) angka ini 20."),
        ("Sama dengan baris {row} dan baris {row}.", "Sama dengan Tabel 3.1 dan Tabel 3.1."),
        ("Tabel 3.1 (baris {row}, lihat juga 4)", "Tabel 3.1 (Tabel 3.1, lihat juga 4)"),
        ("baris {row}", "Tabel 3.1"),
        ("tanpa baris", "tanpa baris"),
    ],
)
def test_a_table_is_not_named_twice_in_one_breath(why: str, told: str) -> None:
    line = line_of(WELLS, "Muara Lintang")
    retold = Retelling(unpaged(WELLS)).retell(finding(line_of(WELLS, "Sumur yang"), why.format(row=line)))
    assert retold.why == told


def test_a_page_behind_a_table_is_told() -> None:
    line = line_of(WELLS, "Muara Lintang")
    retold = Retelling(paged(WELLS)).retell(finding(1, f"Pada Tabel 3.1 (baris {line}) angka ini 20."))
    assert retold.why == "Pada Tabel 3.1 (halaman 5) angka ini 20."


@pytest.mark.parametrize(("text", "one", "other"), [(WELLS, "Muara", "Rantau"), (ORCHARDS, "Teluk", "Air")])
def test_a_table_is_not_held_against_itself(text: str, one: str, other: str) -> None:
    told = Retelling(unpaged(text)).retell(finding(line_of(text, one), "", "", line_of(text, other)))
    assert told.beside == ""
    sentence = line_of(text, "tahun ini")
    assert Retelling(unpaged(text)).retell(finding(line_of(text, one), "", "", sentence)).beside != ""
