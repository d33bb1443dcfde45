"""What sound reports of differing offices print, and what is told once a figure of it is another."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def told(text: str) -> list[tuple[AuditRule, str]]:
    return [(f.rule, f.printed) for f in audited(text).findings if f.level is not Level.NOTE]


SPENDING = """
Tabel 1 Belanja (Rp)

Uraian | Anggaran | Realisasi
Belanja Operasi | 9.607.650.000 | 9.255.357.250
Belanja Pegawai | 6.120.450.000 | 6.038.812.900
Belanja Barang dan Jasa | 3.487.200.000 | 3.216.544.350
Belanja Modal | 2.492.350.000 | 2.400.112.250
Gedung dan Bangunan | 1.850.000.000 | 1.798.235.000
Peralatan dan Mesin | 642.350.000 | 601.877.250
Jumlah | 12.100.000.000 | 11.655.469.500
"""
CATCH = """
Tabel 1 Hasil Tangkapan Tahun 2022 (kg)

Wilayah | Musim Barat | Musim Timur
Pesisir Utara | 18.240 | 21.115
Tanjung Api | 7.020 | 9.465
Teluk Rusa | 11.220 | 11.650
Pesisir Selatan | 15.375 | 17.930
Karang Tiga | 6.125 | 8.250
Pulau Enam | 4.080 | 4.310
Muara Lima | 5.170 | 5.370
Total | 33.615 | 39.045
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        (SPENDING, "3.216.544.350", "3.261.544.350"),
        (SPENDING, "2.492.350.000", "2.294.350.000"),
        (CATCH, "39.045", "39.405"),
    ],
)
def test_rows_that_are_the_sums_of_those_below_them_are_wholes(table: str, right: str, wrong: str) -> None:
    assert told(table) == []
    assert AuditRule.SUM in {rule for rule, _ in told(table.replace(right, wrong))}


ACCOUNTS = """
Tabel 1 Belanja Kegiatan (Rp)

Kode Rekening | Uraian | Anggaran | Realisasi
2.11.01 | Program Penunjang | 6.017.750.000 | 5.871.981.650
2.11.01.2.02 | Administrasi Keuangan | 5.214.300.000 | 5.102.871.400
2.11.01.2.06 | Administrasi Umum | 803.450.000 | 769.110.250
2.11.03 | Program Pengendalian | 700.250.000 | 658.889.500
2.11.03.2.01 | Pencegahan | 412.900.000 | 398.775.000
2.11.03.2.02 | Penanggulangan | 287.350.000 | 260.114.500
"""


def test_codes_of_accounts_are_not_added_up() -> None:
    assert told(ACCOUNTS) == []
    assert {rule for rule, _ in told(ACCOUNTS.replace("803.450.000", "830.450.000"))} == {AuditRule.SUM}


SURVEY = """
1.1 Survei Kepuasan

Tabel 1 Nilai Unsur Survei

Unsur | 2023 | 2024 | Konversi 2024
Kejelasan syarat | 3,21 | 3,28 | 82,00
Kecepatan | 3,02 | 3,11 | 77,75
Kewajaran tarif | 3,40 | 3,36 | 84,00
Kesopanan petugas | 3,38 | 3,45 | 86,25
Kelengkapan sarana | 2,94 | 3,05 | 76,25
Rata-rata | 3,19 | 3,25 | 81,25

Indeks tahun 2024 {} (mutu B). Nilai unsur tertinggi kesopanan petugas 3,45, terendah kelengkapan sarana 3,05.
"""


def test_the_last_row_is_the_mean_also_where_rows_bear_no_numbers() -> None:
    sound = SURVEY.format("81,25")
    assert told(sound) == []
    assert told(sound.replace("| 3,25 |", "| 3,52 |")) != []


RIVER = """
1.1 Mutu Air

Tabel 1 Target dan Hasil Pemantauan

Parameter | Target 2022 | Target 2023 | Target 2024 | Hasil 2024
Beban pencemaran sungai | 4,50 | 4,20 | 3,90 | 3,72
Kadar debu udara ambien | 61,20 | 58,40 | 55,60 | 54,10

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Target beban pencemaran sungai diturunkan bertahap 0,30 mg/l per tahun hingga 3,90 mg/l.",
            "3,90 mg/l.",
            "3,60 mg/l.",
        ),
        (
            "Beban pencemaran sungai 3,72, lebih rendah daripada target (3,90), turun 0,23 dari 3,95.",
            "(3,90",
            "(3,60",
        ),
        (
            "Kadar debu udara ambien sebesar 54,10 di bawah target 55,60, membaik 3,35 dibanding 57,45.",
            "55,60,",
            "56,50,",
        ),
    ],
)
def test_a_figure_that_a_change_leads_to_is_no_slip(sentence: str, right: str, wrong: str) -> None:
    assert told(RIVER.format(sentence)) == []
    assert told(RIVER.format(sentence.replace(right, wrong))) != []


BANKS = """
1.1 Bank Sampah

Tabel 1 Bank Sampah per Kecamatan

Kecamatan | Penduduk | Bank Sampah | Porsi (%)
Rantau Bening | 38.215 | 3 | 33,33
Sungai Lilin | 29.740 | 2 | 22,22
Bukit Sari | 48.466 | 4 | 44,45
Jumlah | 116.421 | 9 | 100,00

{}
"""


def test_a_round_count_that_is_supposed_is_no_slip() -> None:
    sentence = "Bila setiap unit melayani 10.000 jiwa, masih diperlukan 3 unit bank sampah."
    assert told(BANKS.format(sentence)) == []
    assert told(BANKS.format("Penduduk Rantau Bening 38.251 jiwa.")) != []


WORKS = """
1.1 Kegiatan

Tabel 1 Anggaran Kegiatan (Rp)

No | Kegiatan | Jumlah Anggaran | Realisasi | %
1 | Pengadaan Sarana Kantor Balai | 412.300.000 | 401.225.000 | 97,31
2 | Pembangunan Gedung Kantor Balai Benih | 372.500.000 | 267.374.000 | 71,78
3 | Pemeliharaan Sarana Kantor Balai | 935.278.000 | 875.004.321 | 93,56

Pembangunan Gedung Kantor Balai Benih. Jumlah anggaran sebesar Rp. {}, dipakai untuk sarana dan pengadaan.
"""


def test_the_whole_name_of_a_row_in_the_sentence_before_binds_a_figure() -> None:
    assert told(WORKS.format("372.500.000")) == []
    assert told(WORKS.format("372.580.000")) == [(AuditRule.CROSSREF, "372.580.000")]


ROUTES = """
1.1 Angkutan

Tabel 1 Hasil Tahun 2016

No | Indikator | Target | Realisasi | Capaian (%)
1 | Ketersediaan angkutan antarkota | 94,00 | 92,12 | 98,00
2 | Ketersediaan dermaga | 81,50 | 86,05 | 105,58

Sepanjang 2.191 Km, realisasi sebesar {} dari target sebanyak 94,00, jadi capaian sebesar 98,00%.
"""


def test_other_figures_of_a_row_in_the_sentence_name_it() -> None:
    assert told(ROUTES.format("92,12")) == []
    assert "92,21" in {printed for _, printed in told(ROUTES.format("92,21"))}
