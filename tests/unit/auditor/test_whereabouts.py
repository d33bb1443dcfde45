"""Where a finding stands, in words that a reader of the file finds again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor import whereabouts
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
    assert (
        located(text, 6, "205").cell
        == "Tabel 1, baris “Rantau Biru” (yang ke-2 dari 2), kolom “Kolam” yang ke-2"
    )


def test_rows_without_words_are_told_by_the_row_above() -> None:
    text = PONDS.format(share="90,00").replace("2 | Rantau Biru", "2 | ")
    assert located(text, 5, "432").cell == "Tabel 1, baris di bawah “Muara Lintang”, kolom “Berproduksi”"


@pytest.mark.parametrize(
    ("labels", "line", "row"),
    [
        (["Bubu", "", "Jala", ""], 3, "baris “Bubu”"),
        (["Bubu", "", "", "Jala"], 5, "baris ke-2 di bawah “Bubu”"),
        (["Bubu", "Jala", "Bubu", ""], 6, "baris di bawah “Bubu” (yang ke-2 dari 2)"),
        (["Jala", "Bubu", "Bubu", "Bubu"], 5, "baris “Bubu” (yang ke-2 dari 3)"),
        (["", "", "", "Jala"], 4, "baris ke-2"),
    ],
)
def test_a_row_is_told_by_the_last_words_at_it_or_above_and_their_order(
    labels: list[str], line: int, row: str
) -> None:
    rows = "\n".join(f" | {label} | 41{at} | 38{at}" for at, label in enumerate(labels))
    text = f"Tabel 2 Alat Tangkap\n | Alat | Dibagikan | Dipakai\n{rows}"
    assert f", {row}, kolom" in located(text, line, f"41{line - 3}").cell


def test_the_words_of_rows_are_read_once_however_many_findings_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_rows: list[int] = []

    def label(row: PrintedRow) -> str:
        read_rows.append(row.line)
        return row.label

    monkeypatch.setattr(whereabouts, "_label", label)
    places = Whereabouts(read(PONDS.format(share="90,00")).document)
    cells = [places.cell(line, "") for line in (4, 5, 6, 7, 8) * 3]
    assert cells[:2] == ["Tabel 1, baris “Muara Lintang”", "Tabel 1, baris “Rantau Biru”"]
    assert read_rows == [4, 5, 6, 7, 8]


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


FERRIES = """
BAB III HASIL

3.1 Penyeberangan

Layanan | Rata-rata | Hasil | Keluaran | | | | Dana | |  |
 | | | Ukuran | Satuan | Target | Realisasi | Pagu (Rp) | Realisasi (Rp) | Arah |
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
1.1 | Lintas selatan | 96,00 | 1 | Perjalanan kapal kayu | Trip | 40 | 38 | 4.120.000 | 3.900.000 | Naik
1.2 | Lintas utara | 97,50 | 1 | Perjalanan kapal cepat | Trip | 60 | 57 | 6.480.000 | 6.150.000 | Turun
1.3 | Lintas timur | 99,00 | 2 | Muatan barang kebun | Ton | 85 | 81 | 2.750.000 | 2.610.000 | Naik
1.4 | Lintas barat | 95,20 | 1 | Muatan ternak besar | Ekor | 25 | 22 | 1.990.000 | 1.870.000 | Naik
1.5 | Lintas malam | 98,00 | 1 | Perjalanan perahu motor | 12 | Trip | 11 | 1.250.000 | 1.240.000 | Naik
"""
READERS = """
BAB III HASIL

3.2 Perpustakaan

Kegiatan | | Layanan | | | | Arah |
 | | Ukuran | Satuan | Tahun 2031 | Tahun 2032 | Naik/ Turun |
1 | | 2 | 3 | 4 | 5 | 6 |
1 | Layanan keliling | | Kunjungan ke sekolah dasar | Kali | 12 | 15 | Naik
2 | Layanan daerah | | Kunjungan pembaca dewasa | Orang | 340 | 320 | Turun
3 | Layanan anak | | Kunjungan pembaca anak | Orang | 210 | 230 | Naik
"""


def column(text: str, words: str, printed: str) -> str:
    """What is told of the column of something printed in the row with some words."""
    line = next(number for number, own in enumerate(text.splitlines(), start=0) if words in own)
    cell = located(text, line, printed).cell
    return cell.partition("kolom ")[2]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Lintas utara", "“Layanan”"),
        ("97,50", "“Rata-rata”"),
        ("Trip", "“Satuan”"),
        ("60", "“Target”"),
        ("57", "“Realisasi”"),
        ("6.480.000", "“Pagu (Rp)”"),
        ("6.150.000", "“Realisasi (Rp)”"),
        ("Turun", "“Arah”"),
    ],
)
def test_a_head_printed_a_column_off_is_told_of_the_cells_that_it_names(printed: str, told: str) -> None:
    assert column(FERRIES, "Lintas utara", printed) == told


def test_a_head_is_told_so_whatever_the_table_is_about() -> None:
    assert column(READERS, "Layanan daerah", "Orang") == "“Satuan”"
    assert column(READERS, "Layanan daerah", "340") == "“Tahun 2031”"
    assert column(READERS, "Layanan daerah", "Kunjungan pembaca dewasa") == "“Ukuran”"


def test_of_a_row_whose_cells_stray_no_column_is_told() -> None:
    assert located(FERRIES, 12, "12").cell == "tabel di bagian “3.1 Penyeberangan”, baris “Lintas malam”"


def test_one_slip_in_a_row_leaves_its_columns_told() -> None:
    text = FERRIES.replace("6.480.000", "6,48")
    assert column(text, "Lintas utara", "6,48") == "“Pagu (Rp)”"


SEASONS = """
Tabel 4 Panen

Desa | Jenis | Hasil | | |
 | | Panen 2031 | Arah | Panen 2032 | Arah
{numbers}
Muara Lintang | Padi | 640 | Naik | 660 | Naik
Rantau Biru | Padi | 480 | Turun | 470 | Turun
Teluk Perak | Jagung | 250 | Naik | 205 | Naik
"""


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("1 | 2 | 3 | 4 | 5 | 6", "“Hasil / Arah” (nomor 6)"),
        ("(1) | (2) | (3) | (4) | (5) | (6)", "“Hasil / Arah” (nomor 6)"),
        ("1 | | 2 | 3 | 4 | 5=4/2", "“Hasil / Arah” (nomor 5)"),
    ],
)
def test_columns_of_one_head_are_told_apart_by_the_number_printed_below_it(numbers: str, told: str) -> None:
    text = SEASONS.format(numbers=numbers).replace("470 | Turun", "470 | Tetap")
    assert column(text, "Rantau Biru", "Tetap") == told


def test_and_where_none_is_printed_by_their_order() -> None:
    text = SEASONS.replace("{numbers}\n", "").replace("470 | Turun", "470 | Tetap")
    assert column(text, "Rantau Biru", "Tetap") == "“Hasil / Arah” yang ke-2"


# --- one place of two ----------------------------------------------------------------------------------


def placed(place: str, line: int, text: str = CATTLE) -> str:
    made = Finding(*PLAIN, line, None, place, "", "500", "", "")
    return Whereabouts(read(text).document).locate(made).place


def line_with(words: str, text: str = CATTLE) -> int:
    return next(each.number for each in read(text).document.lines if words in each.text.replace("\t", " "))


def test_of_two_places_a_sentence_is_told_by_its_section_alone() -> None:
    line = line_with("3.1 Peternakan")
    assert placed("Bagian 3.1 Peternakan dan Tabel 4, Sapi", line) == "Bagian 3.1 Peternakan"
    assert placed("Tabel 4, Sapi dan Bagian 3.1 Peternakan", line) == "Bagian 3.1 Peternakan"


def test_of_two_tables_its_own_is_told_with_the_row_that_both_share() -> None:
    line = line_with("Rantau Biru", PONDS)
    for place in ("Tabel 1 dan Tabel 9, Rantau Biru", "Tabel 9 dan Tabel 1, Rantau Biru"):
        assert placed(place, line, PONDS) == "Tabel 1, Rantau Biru"
    assert placed("Tabel 1, Rantau Biru dan Tabel 9, Rantau", line, PONDS) == "Tabel 1, Rantau Biru"
    assert placed("Tabel 1 dan Tabel 9", line, PONDS) == "Tabel 1"


@pytest.mark.parametrize(
    "place",
    [
        "Tabel 1, Kambing dan Sapi",
        "Tabel 10 dan Tabel 11, Rantau Biru",
        "Tabel 1 dan Tabel 2 dan Tabel 3",
        "baris 4",
    ],
)
def test_a_place_that_is_not_two_or_of_which_none_is_its_own_stays(place: str) -> None:
    assert placed(place, line_with("Rantau Biru", PONDS), PONDS) == place
