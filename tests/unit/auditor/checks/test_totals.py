"""Totals and means: over the rows, the tree of a work plan, subtotals, the elements of a survey."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

PLAN = """
Tabel 1 Anggaran

No. | Program | Kegiatan | Pagu (Rp) | Realisasi (Rp)
I | Program Pelayaran Rakyat | | 900.000 | 810.000
1 | | Kegiatan: Pengelolaan Dermaga | 600.000 | 540.000
 | | Sub Kegiatan: | |
1 | | Perbaikan tambatan | 250.000 | 240.000
2 | | Penerangan dermaga | 350.000 | 300.000
2 | | Kegiatan: Pengerukan Alur | 300.000 | 270.000
 | | Sub Kegiatan: | |
3 | | Pengerukan alur dalam | 300.000 | 270.000
II | Program Pendidikan Pelaut | | 400.000 | 380.000
3 | | Kegiatan: Pelatihan Nakhoda | 400.000 | 380.000
 | | Sub Kegiatan: | |
4 | | Pelatihan dasar | 150.000 | 140.000
5 | | Pelatihan lanjutan | 250.000 | 240.000
 | | Total | 1.300.000 | 1.190.000
"""
DOTTED = """
Table 1 Budget

Spending (Rp) | Budget (Rp) Pagu | Uraian | Kode
2,900,000 | 3,100,000 | Program Museum | I
1,900,000 | 2,000,000 | Kegiatan Koleksi | I.1
1,100,000 | 1,200,000 | Sub Kegiatan Perawatan | I.1.1
800,000 | 800,000 | Sub Kegiatan Pameran | I.1.2
1,000,000 | 1,100,000 | Kegiatan Pemandu | I.2
1,000,000 | 1,100,000 | Sub Kegiatan Pelatihan | I.2.1
"""
STAFF = """
Tabel 1 Pegawai

No | Pangkat | PNS | PPPK | Jumlah
1 | Golongan IV | 3 | - | 3
2 | Golongan III | 12 | 4 | 16
3 | Golongan II | 5 | 2 | 7
Jumlah | | 20 | 6 | 26
"""
SUBTOTALS = """
Tabel 1 Belanja

Kode | Uraian | Pagu (Rp)
Sasaran 1 | |
I | Program Perpustakaan Keliling | 500.000
II | Program Naskah Kuno | 200.000
 | Jumlah sasaran 1 | 700.000
Sasaran 2 | |
III | Program Arsip Daerah | 350.000
IV | Program Arsip Desa | 150.000
 | Jumlah sasaran 2 | 500.000
Penunjang | |
V | Program Penunjang | 800.000
 | Jumlah seluruhnya | 2.000.000
"""


@pytest.mark.parametrize("text", [PLAN, STAFF, SUBTOTALS])
def test_sound_totals_are_examined_and_hold(text: str) -> None:
    result = audited(text)
    assert result.claims[AuditRule.SUM] >= 3
    assert not [finding for finding in result.findings if finding.rule is AuditRule.SUM]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "lines"),
    [
        (PLAN, "| 1.300.000", "| 1.330.000", [17]),
        (PLAN, "| 250.000 | 240.000\n2", "| 260.000 | 240.000\n2", [5]),
        (PLAN, "| 400.000 | 380.000\n3", "| 450.000 | 380.000\n3", [12]),
        (STAFF, "| 4 | 16", "| 4 | 61", [5, 7]),
        (STAFF, "| 6 | 26", "| 7 | 26", [7, 7]),
        (SUBTOTALS, "1 | 700.000", "1 | 600.000", [7]),
        (SUBTOTALS, "2.000.000", "2.100.000", [14]),
    ],
)
def test_a_total_that_is_off_is_told(text: str, right: str, wrong: str, lines: list[int]) -> None:
    assert right in text
    assert sorted(line for line, _, _ in told(text.replace(right, wrong), AuditRule.SUM)) == lines


def test_numbering_makes_the_tree_in_any_order_of_columns_and_style() -> None:
    assert told(DOTTED, AuditRule.SUM) == []
    assert told(DOTTED.replace("800,000 | 800,000", "800,000 | 880,000"), AuditRule.SUM)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Tabel 1 Data\n\nIndikator | Rumusan | Tahun 2031\nCakupan | Jumlah kapal yang laik | 88\n"
            " | Jumlah kapal | 120\nCakupan lain | Jumlah dermaga yang laik | 9\n | Jumlah dermaga | 14\n"
        ),
        (
            "Tabel 1 Kinerja\n\nNo | Indikator | Target | Realisasi\n1 | Indeks A | 80,0 | 70,0\n"
            "2 | Indeks B | 90,0 | 95,0\nJumlah | | 85,0 | 82,5\n"
        ),
    ],
    ids=["counted-things", "means-under-jumlah"],
)
def test_words_of_totals_alone_make_no_total(text: str) -> None:
    assert told(text, AuditRule.SUM) == []


MEANS = """
Tabel 1 Perbandingan

No | Indikator | Capaian 2030 (%) | Capaian 2031 (%)
1 | Keselamatan pelayaran | 98,00 | 101,00
2 | Ketepatan jadwal | 90,50 | 93,40
3 | Kepuasan penumpang | 104,50 | 106,60
RATA-RATA | | 97,67 | {mean}
"""


def test_a_row_of_means_is_the_mean_of_its_items() -> None:
    assert told(MEANS.format(mean="100,33"), AuditRule.AVERAGE) == []
    ((_, printed, computed),) = told(MEANS.format(mean="103,33"), AuditRule.AVERAGE)
    assert (printed, computed) == ("103,33", "100,33")


GROUPS = """
Tabel 1 Kinerja

Kode | Uraian | Capaian (%)
1 | Program Perikanan | 96,00
1.1 | Penangkapan | 92,00
1.2 | Budidaya | 100,00
2 | Program Kelautan | {program}
2.1 | Terumbu karang | 80,00
2.2 | Mangrove | 95,00
3 | Program Pesisir | 71,00
3.1 | Abrasi | 62,00
3.2 | Wisata | 80,00
"""


def test_where_most_programs_are_means_of_their_parts_one_that_is_not_is_an_error() -> None:
    assert told(GROUPS.format(program="87,50"), AuditRule.AVERAGE) == []
    result = audited(GROUPS.format(program="78,50"))
    (found,) = [finding for finding in result.findings if finding.rule is AuditRule.AVERAGE]
    assert (found.line, found.computed, found.level) == (7, "87,50", Level.ERROR)


def test_where_no_rule_is_kept_only_odd_rows_are_noted() -> None:
    text = GROUPS.format(program="95,00").replace("| 96,00", "| 93,00").replace("| 71,00", "| 75,00")
    result = audited(text)
    found = [(f.line, f.level) for f in result.findings if f.rule is AuditRule.AVERAGE]
    assert found == [(7, Level.NOTE)]


SURVEY = """
Tabel 1 Survei

No | Unsur | Rata-rata unsur | Indeks
1 | Persyaratan | 3,35 | 83,64
2 | Prosedur | 3,30 | 82,56
3 | Waktu | 3,17 | 79,15
4 | Biaya | 3,53 | {cost}
5 | Produk | 3,33 | 83,22
6 | Kompetensi | 3,31 | 82,81
7 | Perilaku | 3,40 | 84,97
8 | Pengaduan | 3,82 | 95,43
9 | Sarana | 3,20 | 79,90
IKM unit | | | {unit}
"""


def test_the_index_of_a_unit_is_the_mean_of_its_elements() -> None:
    assert told(SURVEY.format(cost="88,37", unit="84,45"), AuditRule.INDEX) == []
    assert told(SURVEY.format(cost="88,37", unit="85,45"), AuditRule.INDEX) == [(13, "85,45", "84,45")]


def test_a_weight_cut_off_is_named_and_no_error() -> None:
    result = audited(SURVEY.format(cost="88,37", unit="84,37"))
    (finding,) = [found for found in result.findings if found.rule is AuditRule.INDEX]
    assert finding.level is Level.WARNING
    assert "bobot 0,111, bukan 1/9" in finding.why


def test_the_index_of_an_element_is_25_times_its_mean() -> None:
    assert (7, "83,87", "88,25") in told(SURVEY.format(cost="83,87", unit="84,45"), AuditRule.INDEX)


RUNNING = """
Tabel 1 Anggaran

No | Uraian | Pagu (Rp) | Realisasi (Rp)
I | Pelayaran Rakyat | 900.000 | 810.000
1 | Pengelolaan Dermaga | 600.000 | 540.000
1 | Perbaikan tambatan | 250.000 | 240.000
2 | Penerangan dermaga | 350.000 | 300.000
2 | Pengerukan Alur | 300.000 | {dredged}
3 | Pengerukan alur dalam | 300.000 | 270.000
II | Pendidikan Pelaut | 400.000 | 380.000
3 | Pelatihan Nakhoda | 400.000 | 380.000
4 | Pelatihan dasar | 150.000 | 140.000
5 | Pelatihan lanjutan | 250.000 | 240.000
 | Jumlah | 1.300.000 | 1.190.000
"""


def test_numbers_that_run_on_within_each_other_make_the_tree_that_adds_up() -> None:
    assert told(RUNNING.format(dredged="270.000"), AuditRule.SUM) == []
    assert told(RUNNING.format(dredged="207.000"), AuditRule.SUM) == [
        (4, "810.000", "747.000"),
        (8, "207.000", "270.000"),
    ]
