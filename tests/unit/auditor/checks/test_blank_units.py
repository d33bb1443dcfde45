"""Units that a row lacks and other tables name; amounts without their sign."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA BALAI GARAM TAHUN 2034

Tabel 2.1 Perjanjian Kinerja Tahun 2034

No | Sasaran | Indikator Kinerja | Satuan | Target
1 | Naiknya hasil | Hasil garam rakyat | {} | 36.120,0
2 | Naiknya daya beli | Nilai tukar petambak | {} | 104,50
3 | Luasnya tambak | Luas tambak berlapis | {} | 812,5
4 | Mandirinya usaha | Persentase usaha mandiri | {} | 45,00

Tabel 3.1 Pengukuran Kinerja Tahun 2034

No | Indikator Kinerja | Satuan | Target | Realisasi
1 | Hasil garam rakyat | {} | 36.120,0 | 37.449,8
2 | Nilai tukar petambak | {} | 104,50 | 106,82
3 | Luas tambak berlapis | {} | 812,5 | 820,3
4 | Persentase usaha mandiri | {} | 45,00 | 47,62
"""
UNITS = ("Ton", "Indeks", "ha", "%")


def units(*named: str, text: str = REPORT) -> list[tuple[int, str, str]]:
    return told(text.format(*named), AuditRule.UNIT)


def test_units_that_all_rows_name_are_right() -> None:
    assert units(*UNITS, *UNITS) == []


@pytest.mark.parametrize(
    ("place", "line"), [(0, 6), (1, 7), (2, 8), (3, 9), (4, 14), (5, 15), (6, 16), (7, 17)]
)
def test_an_empty_cell_is_told_with_the_unit_of_the_other_table(place: int, line: int) -> None:
    named = [*UNITS, *UNITS]
    lost, named[place] = named[place], ""
    assert units(*named) == [(line, "", lost)]


def test_what_no_other_table_names_is_not_told() -> None:
    assert units("Ton", "", "ha", "%", "Ton", "", "ha", "%") == []


def test_a_dash_says_that_there_is_none() -> None:
    assert units(*UNITS, "Ton", "-", "ha", "%") == []


def test_a_table_that_mostly_leaves_units_out_is_left_alone() -> None:
    assert units(*UNITS, "Ton", "", "", "") == []


def test_a_figure_with_a_sign_of_its_own_needs_no_unit() -> None:
    signed = REPORT.replace("45,00 | 47,62", "45,00% | 47,62%")
    assert units(*UNITS, "Ton", "Indeks", "ha", "", text=signed) == []


def test_a_figure_with_words_beside_it_needs_no_unit() -> None:
    worded = REPORT.replace("812,5 | 820,3", "812,5 petak | 820,3 petak")
    assert units(*UNITS, "Ton", "Indeks", "", "%", text=worded) == []


def test_a_unit_that_the_name_rules_out_is_no_remedy() -> None:
    counts = REPORT.replace("Luas tambak berlapis", "Jumlah tambak berlapis")
    assert units("Ton", "Indeks", "buah", "%", "Ton", "Indeks", "", "%", text=counts) == [(16, "", "buah")]
    assert (16, "", "%") not in units("Ton", "Indeks", "%", "%", "Ton", "Indeks", "", "%", text=counts)


def test_a_cell_may_go_on_with_the_unit_above_where_none_is_written_twice() -> None:
    assert units("Ton", "ha", "ha", "%", "Ton", "ha", "", "%") == []
    areas = REPORT.replace("Persentase usaha mandiri", "Luas tambak usaha mandiri")
    assert units("Ton", "Ton", "ha", "ha", "Ton", "Ton", "ha", "", text=areas) == [(17, "", "ha")]


def test_other_tables_that_do_not_agree_tell_nothing() -> None:
    third = "\nTabel 3.2 Hasil\n\nNo | Indikator | Satuan | Realisasi\n1 | Luas tambak berlapis | unit | 31\n"
    more = third + "2 | Nilai tukar petambak | Indeks | 106,82\n"
    assert (8, "", "ha") not in units("Ton", "Indeks", "", "%", *UNITS, text=REPORT + more)


MONEY = """
LAPORAN KINERJA BALAI GARAM TAHUN 2034

Tabel 3.1 Realisasi Belanja Tahun 2034

Jenis Belanja | Anggaran | Realisasi
Belanja Operasi | {} | {}
Belanja Modal | {} | {}
Jumlah | {} | {}
"""
SIGNED = (
    *("Rp 21.384.720.000", "Rp 20.518.644.300"),
    *("Rp 73.306.800.000", "Rp 69.676.421.750"),
    *("Rp 94.691.520.000", "Rp 90.195.066.050"),
)


@pytest.mark.parametrize("place", range(6))
def test_the_amount_without_its_sign_is_told(place: int) -> None:
    assert units(*SIGNED, text=MONEY) == []
    bare = [*SIGNED]
    bare[place] = bare[place].removeprefix("Rp ")
    assert units(*bare, text=MONEY) == [(6 + place // 2, bare[place], SIGNED[place])]


def test_signs_at_the_first_and_the_last_row_alone_are_a_custom() -> None:
    bare = [amount.removeprefix("Rp ") if place in (2, 3) else amount for place, amount in enumerate(SIGNED)]
    assert units(*bare, text=MONEY) == []


def test_a_column_whose_amounts_mostly_have_no_sign_is_left_alone() -> None:
    bare = [amount.removeprefix("Rp ") if place in (0, 2) else amount for place, amount in enumerate(SIGNED)]
    assert units(*bare, text=MONEY) == []
