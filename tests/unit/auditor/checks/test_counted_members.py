"""How many parts a thing of the plan is said to have, beside the tables that list them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

BUDGET = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.5 Realisasi Anggaran Menurut Program dan Kegiatan Tahun 2031
No | Program/Kegiatan | Anggaran (Rp) | Realisasi (Rp)
A | Program Pembinaan Perpustakaan | 900.000.000 | 810.000.000
1 | Pengelolaan Perpustakaan Desa | 400.000.000 | 370.000.000
2 | Pembudayaan Gemar Membaca | 300.000.000 | 260.000.000
3 | Pelestarian Koleksi Daerah | 200.000.000 | 180.000.000
B | Program Pengelolaan Arsip Daerah | 350.000.000 | 320.000.000
1 | Penataan Arsip Dinamis | 250.000.000 | 230.000.000
2 | Perawatan Arsip Statis | 100.000.000 | 90.000.000
 | Jumlah | 1.250.000.000 | 1.130.000.000

{sentence}
"""
GOALS = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 2.1 Perjanjian Kinerja Tahun 2031
No | Sasaran Strategis | Indikator Kinerja | Target
1 | Meningkatnya tutupan hutan rakyat | Luas lahan kritis yang ditanami | 1.250
2 | Meningkatnya tutupan hutan rakyat | Persentase bibit hidup | 85,00
3 | Meningkatnya tutupan hutan rakyat | Jumlah kebun bibit | 14
4 | Meningkatnya hasil hutan bukan kayu | Produksi madu | 9,50
5 | Meningkatnya hasil hutan bukan kayu | Jumlah kelompok tani hutan | 62

Tabel 2.2 Sasaran dan Banyaknya Indikator Tahun 2031
No | Sasaran Strategis | Jumlah Indikator
1 | Meningkatnya tutupan hutan rakyat | {first}
2 | Meningkatnya hasil hutan bukan kayu | {second}

{sentence}
"""


def counted(text: str) -> list[tuple[str, str, str]]:
    found = audited(text).findings
    return [(f.level.name, f.printed, f.computed) for f in found if f.rule is AuditRule.COUNT]


@pytest.mark.parametrize(
    "sentence",
    [
        "Program Pembinaan Perpustakaan yang terdiri atas {} kegiatan menyerap Rp 810.000.000.",
        "Program Pembinaan Perpustakaan didukung oleh {} kegiatan.",
        "Dengan demikian Program Pembinaan Perpustakaan memiliki {} kegiatan.",
    ],
)
def test_the_activities_of_a_program_are_those_that_make_its_budget(sentence: str) -> None:
    assert counted(BUDGET.format(sentence=sentence.format("3 (tiga)"))) == []
    wrong = counted(BUDGET.format(sentence=sentence.format("4 (empat)")))
    assert wrong == [("ERROR", "4 kegiatan", "3 kegiatan")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Program Pembinaan Perpustakaan pada tahun 2030 terdiri atas 4 kegiatan.",
        "Program Pembinaan Perpustakaan memiliki 4 kegiatan, antara lain pembudayaan gemar membaca.",
        "Program Pembinaan Perpustakaan bersama Program Pengelolaan Arsip Daerah di 4 kegiatan berhasil.",
        "Program Pembinaan Perpustakaan memiliki 12 kegiatan.",
        "Program Pembinaan Perpustakaan memiliki 4 pegawai.",
        "Program Layanan Pembinaan memiliki 4 kegiatan.",
    ],
    ids=["other year", "some", "not said to have", "far off", "other things", "other name"],
)
def test_counts_of_something_else_are_passed(sentence: str) -> None:
    assert counted(BUDGET.format(sentence=sentence)) == []


def test_activities_whose_budgets_do_not_make_that_of_their_program_may_not_be_all() -> None:
    sentence = "Program Pembinaan Perpustakaan memiliki 4 kegiatan."
    text = BUDGET.format(sentence=sentence).replace("| 900.000.000 | 810", "| 980.000.000 | 890")
    assert counted(text) == []


def goals(first: int, second: int, sentence: str = "") -> list[tuple[str, str, str]]:
    return counted(GOALS.format(first=first, second=second, sentence=sentence))


def test_a_column_that_counts_indicators_is_held_against_the_table_of_their_names() -> None:
    assert goals(3, 2) == []
    assert goals(2, 2) == [("WARNING", "2 indikator", "3 indikator")]
    assert goals(3, 3) == [("WARNING", "3 indikator", "2 indikator")]


def test_two_tables_with_the_same_names_leave_no_doubt() -> None:
    names = GOALS[GOALS.index("No | Sasaran") : GOALS.index("Tabel 2.2")]
    other = f"Tabel 2.3 Capaian Tahun 2031\n{names}"
    assert goals(3, 2, other) == []
    assert goals(2, 2, other) == [("ERROR", "2 indikator", "3 indikator")]


def test_a_goal_has_as_many_indicators_as_a_sentence_says() -> None:
    said = "Sasaran meningkatnya hasil hutan bukan kayu diukur dengan {} indikator."
    assert goals(3, 2, said.format(2)) == []
    assert goals(3, 2, said.format(4)) == [("WARNING", "4 indikator", "2 indikator")]


def test_names_printed_once_for_several_rows_go_on() -> None:
    merged = GOALS.replace("2 | Meningkatnya tutupan hutan rakyat | P", "2 | | P").replace(
        "3 | Meningkatnya tutupan hutan rakyat | J", "3 | | J"
    )
    assert counted(merged.format(first=3, second=2, sentence="")) == []
    wrong = counted(merged.format(first=2, second=2, sentence=""))
    assert wrong == [("WARNING", "2 indikator", "3 indikator")]


def test_tables_that_differ_bear_out_either_number() -> None:
    other = """
Tabel 2.3 Capaian Tahun 2031
No | Sasaran Strategis | Indikator Kinerja | Realisasi
1 | Meningkatnya tutupan hutan rakyat | Luas lahan kritis yang ditanami | 1.300
2 | Meningkatnya tutupan hutan rakyat | Persentase bibit hidup | 86,00
"""
    assert counted(GOALS.format(first=2, second=2, sentence=other)) == []
