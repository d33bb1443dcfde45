"""Places that a reader finds: the column of a word, one row of several of one name, cards, copies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.retelling import Retelling
from capaian.auditor.whereabouts import Whereabouts
from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level

WAYS = """
Tabel 4 Kinerja Kegiatan

Kegiatan | Realisasi 2032 | Realisasi 2031 | Naik/Turun | Capaian 2032 | Capaian 2031 | Naik/Turun
Panen rumput laut | 120 | 110 | Naik | 104,00 | 101,00 | {second}
Budi daya lele | 100 | 100 | {first} | 100,00 | 100,00 | {third}
Jala apung | 75 | 80 | Turun | 96,00 | 99,00 | Turun
Benih nila | 90 | 88 | Naik | 101,00 | 98,00 | Naik
"""
PLAIN = ("T-001", AuditRule.FORMAT, Level.ERROR)


def cells(text: str, rule: AuditRule) -> list[str]:
    return [finding.cell for finding in audited(text).findings if finding.rule is rule]


def located(text: str, line: int, printed: str) -> str:
    """Return table, row and column of what is printed in a line."""
    document = read(text).document
    return Whereabouts(document).locate(Finding(*PLAIN, line, None, "", "", printed, "", "")).cell


@pytest.mark.parametrize(
    ("words", "row", "column"),
    [
        ({"first": "Turun", "second": "Naik", "third": "Tetap"}, "Budi daya lele", "yang ke-1"),
        ({"first": "Tetap", "second": "Naik", "third": "Turun"}, "Budi daya lele", "yang ke-2"),
        ({"first": "Tetap", "second": "Turun", "third": "Tetap"}, "Panen rumput laut", "yang ke-2"),
    ],
)
def test_a_direction_that_stands_twice_in_a_row_is_told_by_its_column(
    words: dict[str, str], row: str, column: str
) -> None:
    (cell,) = cells(WAYS.format(**words), AuditRule.TREND)
    assert cell == f"Tabel 4, baris “{row}”, kolom “Naik/Turun” {column}"


def test_the_word_itself_is_marked_in_the_excerpt() -> None:
    text = WAYS.format(first="Turun", second="Naik", third="Turun")
    both = [f for f in audited(text).findings if f.rule is AuditRule.TREND]
    assert [finding.quoted[1] for finding in both] == ["Turun", "Turun"]
    assert [len(finding.quoted[0].split("\t")) for finding in both] == [4, 7]


FARMS = """
Tabel 7 Sawah

Uraian | Luas (ha) | Panen (ton)
Kecamatan Hulu | 120 | 640
Jumlah | 120 | 641
Kecamatan Hilir | 210 | 980
 | 45 | 177
 | 46 | 178
Jumlah | 301 | 1.335
 | 5 | 9
"""


@pytest.mark.parametrize(
    ("line", "printed", "row"),
    [
        (4, "640", "baris “Kecamatan Hulu”"),
        (5, "641", "baris “Jumlah” (yang ke-1 dari 2)"),
        (9, "1.335", "baris “Jumlah” (yang ke-2 dari 2)"),
        (7, "177", "baris di bawah “Kecamatan Hilir”"),
        (8, "178", "baris ke-2 di bawah “Kecamatan Hilir”"),
        (10, "9", "baris di bawah “Jumlah” (yang ke-2 dari 2)"),
    ],
)
def test_a_row_is_told_so_that_a_reader_finds_it_without_counting_the_table(
    line: int, printed: str, row: str
) -> None:
    assert located(FARMS, line, printed) == f"Tabel 7, {row}, kolom “Panen (ton)”"


def test_rows_above_any_name_are_told_by_their_order() -> None:
    assert located(FARMS.replace("Kecamatan Hulu", ""), 4, "640").split(", ")[1] == "baris ke-1"


CARDS = """
BAB III HASIL

3.1 Layanan Air

Sambungan baru | Layanan sampai akhir tahun
{row}
"""
CARD_ROWS = (
    "Realisasi 2032 86,95 naik 2,58 poin | Target 2032 86,00 | Capaian 101,10% Sangat Tinggi",
    "Pelanggan baru 1.204 rumah | Tagihan Rp3.120.500 | Selisih: +45 poin",
)


@pytest.mark.parametrize(
    ("row", "printed", "name"),
    [
        (CARD_ROWS[0], "86,95", "Realisasi 2032"),
        (CARD_ROWS[0], "86,00", "Target 2032"),
        (CARD_ROWS[0], "101,10", "Capaian"),
        (CARD_ROWS[1], "1.204", "Pelanggan baru"),
        (CARD_ROWS[1], "3.120.500", "Tagihan"),
        (CARD_ROWS[1], "45", "Selisih"),
    ],
)
def test_a_card_of_a_key_figure_is_told_by_its_name(row: str, printed: str, name: str) -> None:
    text = CARDS.format(row=row)
    line = text.strip().split("\n").index(row) + 1
    assert located(text, line, printed) == f"kotak angka “{name}” di bagian “3.1 Layanan Air”"


def test_a_figure_to_be_mended_in_a_card_is_told_by_the_card_too() -> None:
    document = replace(read(CARDS.format(row=CARD_ROWS[0])).document, counts_lines=False)
    line = next(line.number for line in document.lines if "86,95" in line.text)
    finding = Finding(
        *PLAIN, line, None, "", "", "101,10", "", "", repair=Repair(line, "86,95", "86,59", "", 2)
    )
    repair = Retelling(document).retell(finding).repair
    assert repair is not None and repair.where == "kotak angka “Realisasi 2032” di bagian “3.1 Layanan Air”"


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("Realisasi 86,95 | 86,00 | 101,10", "86,95"),
        ("12 rumah | 14 rumah | 15 rumah", "14"),
        ("Tabel 3.1 | Gambar 2 | 45", "45"),
        ("Penjelasan yang panjang sekali tentang layanan air 45 | Nilai 2 | Nilai 3", "45"),
    ],
)
def test_other_rows_are_no_cards(row: str, printed: str) -> None:
    text = CARDS.format(row=row)
    assert "kotak angka" not in located(text, text.strip().split("\n").index(row) + 1, printed)


@pytest.mark.parametrize("number", ["3.2", "7"])
def test_a_table_with_a_number_has_rows_and_columns_and_no_cards(number: str) -> None:
    text = f"Tabel {number} Layanan Air\n\nRealisasi | Target | Capaian\n{CARD_ROWS[0]}\n"
    line = text.strip().split("\n").index(CARD_ROWS[0]) + 1
    assert "baris “" in located(text, line, "86,95")


def test_below_each_other_rows_of_names_and_figures_are_no_cards() -> None:
    rows = "\n".join(f"Desa Hulu {n}0 | Desa Hilir {n}5 | Desa Tengah {n}9" for n in range(1, 6))
    assert "kotak angka" not in located(CARDS.format(row=rows), 6, "15")


BUDGETS = """
Tabel 5 Pagu menurut Bagian

Uraian | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
Kebun Timur | 241.974.350 | 224.540.906 | 92,80
Kebun Tengah | 206.830.650 | 201.540.000 | 97,54
Kebun Barat | 310.500.000 | 301.000.000 | 96,94
Jumlah | 759.105.000 | 727.080.906 | 95,78

Tabel 6 Pagu dan Hasil menurut Bagian

Uraian | Pagu (Rp) | Hasil (ton)
Kebun Timur | 241.974.350 | 7
Kebun Tengah | {copy} | 8
Kebun Barat | 310.500.000 | 9
Jumlah | 759.105.000 | 24
"""


def test_each_statement_is_sent_to_its_own_copy_of_the_figure_to_be_mended() -> None:
    findings = audited(BUDGETS.format(copy="206.830.650")).findings
    sent = [(f.line, f.repair.line, f.repair.repaired) for f in findings if f.repair is not None]
    assert sent == [(5, 5, "206.630.650"), (7, 5, "206.630.650"), (15, 13, "206.630.650")]


def test_a_copy_in_another_form_is_told_where_the_first_stands() -> None:
    findings = audited(BUDGETS.format(copy="206.830.650,00")).findings
    sent = {(f.repair.line, f.repair.printed) for f in findings if f.repair is not None}
    assert sent == {(5, "206.830.650")}


PROGRAMS = """
Tabel 8 Anggaran menurut Program

Sasaran | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
Air bersih | Program Penyediaan Air Minum | 450.750.000 | 434.140.680 | 96,32
Jalan desa | Program Pengerasan Jalan Desa | 797.147.084 | 635.325.406 | 79,70
Listrik desa | Program Penerangan Balai Desa | 432.835.000 | 187.337.319 | 43,28
Irigasi sawah | Program Perbaikan Saluran Irigasi | 797.147.084 | 635.325.406 | 82,30

{sentence}
"""


@pytest.mark.parametrize(
    ("program", "row"),
    [
        ("Program Perbaikan Saluran Irigasi", "Irigasi sawah"),
        ("Program Pengerasan Jalan Desa", "Jalan desa"),
        ("kegiatan perbaikan saluran", "Irigasi sawah"),
    ],
)
def test_of_rows_with_the_same_amounts_the_one_that_the_sentence_names_is_told(
    program: str, row: str
) -> None:
    sentence = (
        f"{program} memperoleh anggaran sebesar Rp797.147.084 dengan realisasi sebesar Rp635.325.870 "
        "atau 79,70%."
    )
    places = [
        f.place for f in audited(PROGRAMS.format(sentence=sentence)).findings if "635.325.870" in f.printed
    ]
    assert places and all(row in place for place in places)
