"""Where a finding stands, in words that a reader of the file finds again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.printed.table import PrintedCell, PrintedRow
from capaian.auditor.whereabouts import Whereabouts
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

PONDS = """
Tabel 1 Kolam yang Berproduksi

No | Kecamatan | Kolam | Berproduksi | Cakupan (%)
1 | Muara Lintang | 640 | 560 | 87,50
2 | Rantau Biru | 480 | 432 | {share}
3 | Teluk Perak | 250 | 205 | 82,00
4 | Air Jernih | 500 | 455 | 91,00
5 | Tanjung Sirih | 300 | 249 | 83,00
"""
CATTLE = """
BAB III HASIL

3.1 Peternakan

Uraian | Tahun 2031 | | Tahun 2032 |
 | Sehat | Sakit | Sehat | Sakit
Sapi | 412 | 12 | 431 | 9
Kambing | 88 | 4 | 97 | {sick}
Jumlah | 500 | 16 | 528 | 12
"""


def cells(text: str) -> list[str]:
    return [finding.cell for finding in audited(text).findings]


def test_a_figure_of_a_table_is_told_by_its_row_and_the_head_of_its_column() -> None:
    assert cells(PONDS.format(share="91,50")) == ["Tabel 1, baris “Rantau Biru”, kolom “Cakupan (%)”"]
    assert cells(PONDS.format(share="90,00")) == []


def test_a_table_without_a_number_is_told_by_its_section_and_a_head_by_what_stands_above() -> None:
    (cell,) = {cell for cell in cells(CATTLE.format(sick="13")) if cell}
    assert cell.startswith("tabel di bagian “3.1 Peternakan”, baris “")
    assert cell.endswith("kolom “Tahun 2032 / Sakit”")


PLAIN = ("T-001", AuditRule.FORMAT, Level.ERROR)


def located(text: str, line: int, printed: str) -> Finding:
    report = read(text)
    return Whereabouts(report.document).locate(Finding(*PLAIN, line, None, "", "", printed, "", ""))


def test_a_text_is_found_in_the_one_cell_that_holds_it() -> None:
    text = PONDS.format(share="90,00")
    assert located(text, 4, "Muara Lintang").cell.endswith("baris “Muara Lintang”, kolom “Kecamatan”")
    assert located(text, 4, "Lintang").cell.endswith("kolom “Kecamatan”")
    assert located(text, 4, "560").cell.endswith("kolom “Berproduksi”")


def test_where_no_cell_or_several_hold_it_the_row_alone_is_told() -> None:
    text = PONDS.format(share="90,00").replace("640", "560")
    assert located(text, 4, "560").cell == "Tabel 1, baris “Muara Lintang”"
    assert located(text, 4, "tidak ada").cell == "Tabel 1, baris “Muara Lintang”"


def test_rows_and_columns_of_one_name_are_told_apart_by_their_order() -> None:
    text = (
        PONDS.format(share="90,00").replace("Teluk Perak", "Rantau Biru").replace("Berproduksi |", "Kolam |")
    )
    assert located(text, 6, "205").cell == "Tabel 1, baris “Rantau Biru” (ke-3), kolom “Kolam” (ke-4)"


def test_rows_without_words_are_told_by_their_order() -> None:
    text = PONDS.format(share="90,00").replace("2 | Rantau Biru", "2 | ")
    assert located(text, 5, "432").cell == "Tabel 1, baris ke-2, kolom “Berproduksi”"


def test_outside_of_tables_there_is_no_cell() -> None:
    found = located("Cakupan kolam tahun ini 90,00 persen dari target.", 1, "90,00")
    assert (found.cell, found.where, found.line_words) == ("", "", "baris 1")
    assert found.quoted == ("Cakupan kolam tahun ini ", "90,00", " persen dari target.")


def test_long_names_are_cut_at_a_word() -> None:
    long = " ".join(["pengembangan"] * 9)
    cell = located(PONDS.format(share="90,00").replace("Muara Lintang", long), 4, "560").cell
    assert "pengembangan…”" in cell
    assert len(cell) < 120


@pytest.mark.parametrize(
    ("number", "words"), [("iv", "halaman 7 (tercetak iv)"), ("7", "halaman 7"), ("", "halaman 7")]
)
def test_a_page_is_told_with_the_number_printed_on_it_where_that_is_another(number: str, words: str) -> None:
    document = read(PONDS.format(share="90,00")).document
    paged = replace(
        document,
        lines=tuple(replace(line, page=7) for line in document.lines),
        page_numbers={7: number} if number else {},
    )
    found = Whereabouts(paged).locate(Finding(*PLAIN, 4, None, "", "", "560", "", ""))
    assert (found.page, found.page_words) == (7, words)
    assert found.line_words == "baris teks 4"


def test_the_marked_figure_is_that_of_the_statement_and_not_one_like_it() -> None:
    (finding,) = audited(PONDS.format(share="432,00")).findings[:1]
    before, wrong, _ = finding.quoted
    assert (wrong, before.split("\t")[:2]) == ("432,00", ["2", "Rantau Biru"])


CODED = """
Tabel 5 Anggaran

Kode | Uraian | Pagu (Rp) | Realisasi (Rp)
I | Program Taman Kota | 5.431.000 | 5.120.000
I.1 | Penanaman pohon | 5.431.000 | 5.120.000
2.12.01 | Perawatan pohon | 2.350.000 | 2.115.000
A | | 1.150.000 | 1.035.000
"""


@pytest.mark.parametrize(
    ("line", "printed", "name"),
    [
        (4, "5.431.000", "baris “Program Taman Kota”"),
        (5, "5.431.000", "baris “I.1 Penanaman pohon”"),
        (6, "2.350.000", "baris “Perawatan pohon”"),
        (7, "1.150.000", "baris “A”"),
    ],
)
def test_a_code_is_told_with_the_name_behind_it(line: int, printed: str, name: str) -> None:
    assert located(CODED, line, printed).cell == f"Tabel 5, {name}, kolom “Pagu (Rp)”"


def test_words_of_a_first_row_name_the_columns_where_the_head_was_read_as_a_row() -> None:
    document = read(CODED).document
    (table,) = document.tables
    heads = tuple(PrintedCell(3, at, text) for at, text in enumerate(table.head[0]))
    bare = replace(table, head=(), rows=(PrintedRow(3, heads), *table.rows))
    found = Whereabouts(replace(document, tables=(bare,))).cell(6, "2.115.000")
    assert found == "Tabel 5, baris “Perawatan pohon”, kolom “Realisasi (Rp)”"
    figures = replace(table, head=())
    told = Whereabouts(replace(document, tables=(figures,))).cell(6, "2.115.000")
    assert told.endswith("kolom ke-4")
