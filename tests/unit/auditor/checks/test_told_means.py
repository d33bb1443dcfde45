"""Means of running text over the rows of a table at hand."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

PEOPLE = """
BAB I PENDAHULUAN
1.3. Wilayah
Tabel 1 Penduduk Menurut Kecamatan
No | Kecamatan | Laki-laki | Perempuan | Jumlah Penduduk | Kepala Keluarga
1 | Laras Hulu | 19.412 | 19.000 | 38.412 | 12.204
2 | Laras Hilir | 23.037 | 22.900 | 45.937 | 13.975
3 | Tanjung Emas | 30.984 | 30.300 | 61.284 | 19.388
4 | Muara Selat | 15.056 | 14.700 | 29.756 | 9.410
Jumlah | | 88.489 | 86.900 | 175.389 | 54.977
Rata-rata penduduk per kecamatan adalah 43.847 jiwa.
"""
CATCH = """
BAB III HASIL
3.2. Produksi
Tabel 1 Hasil Tangkapan
No | Pelabuhan | Produksi (ton) |
 | | 2021 | 2022
1 | Laras Utara | 318 | 302
2 | Laras Timur | 1.246 | 1.291
3 | Laras Selatan | 2.905 | 2.987
Jumlah | | 4.469 | 4.580
Hasil tahun ini naik. Rata-rata produksi setiap pelabuhan pada tahun 2022 adalah 1.527 ton.
"""
BUDGET = """
BAB III HASIL
3.8. Anggaran
Tabel 1 Perkembangan Anggaran
Tahun | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
2022 | 5.987.420.000 | 5.614.385.270 | 93,77
2023 | 6.742.915.000 | 6.401.278.345 | 94,93
2024 | 7.916.130.000 | 7.683.085.435 | 97,06
Rata-rata penyerapan selama tiga tahun adalah 95,25%.
"""

TOLD = BUDGET[: BUDGET.index("Rata-rata")] + (
    "Tingkatnya naik dari 93,77 persen pada tahun 2022 menjadi 94,93 persen pada tahun 2023 dan 97,06 persen"
    " pada tahun 2024, atau rata-rata 95,25 persen selama tiga tahun."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TOLD, "95,25 persen", "96,00 persen"),
        (TOLD, "95,25 persen", "95,52 persen"),
        (PEOPLE, "43.847 jiwa", "58.463 jiwa"),
        (PEOPLE, "43.847 jiwa", "35.078 jiwa"),
        (CATCH, "1.527 ton", "1.145 ton"),
        (BUDGET, "95,25%", "96,00%"),
        (BUDGET, "95,25%", "95,52%"),
    ],
)
def test_a_mean_over_other_rows_is_told(text: str, right: str, wrong: str) -> None:
    assert told(text, AuditRule.AVERAGE) == []
    (found,) = told(text.replace(right, wrong), AuditRule.AVERAGE)
    assert (found[1], found[2]) == (wrong.split()[0].rstrip("%"), right.split()[0].rstrip("%"))


@pytest.mark.parametrize(
    ("text", "right", "other"),
    [
        (
            PEOPLE,
            "Rata-rata penduduk per kecamatan adalah 43.847",
            "Rata-rata penduduk per desa adalah 4.384",
        ),
        (PEOPLE, "Rata-rata penduduk per kecamatan adalah 43.847", "Rata-rata per kecamatan adalah 40.000"),
        (BUDGET, "selama tiga tahun adalah 95,25", "selama lima tahun adalah 92,10"),
        (BUDGET, "Rata-rata penyerapan selama tiga tahun adalah 95,25", "Rata-rata provinsi adalah 96,00"),
    ],
)
def test_means_of_other_things_are_left_alone(text: str, right: str, other: str) -> None:
    assert right in text
    assert told(text.replace(right, other), AuditRule.AVERAGE) == []


def test_the_share_of_the_whole_is_no_plain_mean_of_its_rows() -> None:
    covered = (
        PEOPLE.replace("Kepala Keluarga", "Cakupan (%)").replace("12.204", "98,10").replace("13.975", "97,20")
    )
    covered = covered.replace("19.388", "91,00").replace("9.410", "90,10").replace("54.977", "93,92")
    covered = covered.replace(
        "Rata-rata penduduk per kecamatan adalah 43.847 jiwa", "Rata-rata cakupan per kecamatan 93,92%"
    )
    assert told(covered, AuditRule.AVERAGE) == []


SERVED = """
BAB III HASIL
3.4. Layanan
Tabel 1 Permohonan Menurut Bulan
Bulan | Permohonan Masuk | Permohonan Selesai | Penyelesaian (%)
Januari | 1.204 | 1.180 | 98,01
Februari | 1.118 | 1.101 | 98,48
Maret | 1.340 | 1.322 | 98,66
April | 986 | 975 | 98,88
Total | 4.648 | 4.578 | 98,49
Permohonan selesai rata-rata 1.145 tiap bulan.
"""
VISITS = """
BAB III HASIL
3.5. Kunjungan
Tabel 1 Kunjungan Perpustakaan Keliling
No | Desa | Kunjungan | Buku Dipinjam
1 | Sumber Agung | 412 | 955
2 | Sumber Rejo | 388 | 1.016
3 | Wana Sari | 505 | 1.204
4 | Wana Jaya | 297 | 640
5 | Bukit Harum | 361 | 777
Jumlah | | 1.963 | 4.592
Rata-rata kunjungan masing-masing desa tercatat 392,6 kali, dan rata-rata buku dipinjam per desa 918,4.
"""
FUNDS = """
BAB III HASIL
3.6. Belanja
Tabel 1 Belanja Menurut Bidang
No | Bidang | Pagu (Rp) | Realisasi (Rp)
1 | Pelayanan Pendaftaran | 412.500.000 | 398.120.500
2 | Pelayanan Pencatatan | 305.250.000 | 300.010.000
3 | Pengelolaan Informasi | 188.000.000 | 171.440.250
Jumlah | | 905.750.000 | 869.570.750
Realisasi rata-rata setiap bidang mencapai Rp 289.856.917,-.
"""
AREAS = """
BAB III HASIL
3.7. Cakupan
Tabel 1 Cakupan Kepemilikan Akta
No | Distrik | Wajib Akta | Memiliki Akta | Cakupan (%)
1 | Pesisir | 4.000 | 3.600 | 90,00
2 | Lembah | 2.000 | 1.960 | 98,00
3 | Puncak | 1.000 | 940 | 94,00
Rata-rata cakupan antardistrik sebesar 94,00%.
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (SERVED, "1.145", "1.526"),
        (SERVED, "1.145", "916"),
        (VISITS, "392,6", "490,8"),
        (VISITS, "918,4", "1.148,0"),
        (FUNDS, "289.856.917", "217.392.688"),
        (FUNDS, "289.856.917", "289.586.917"),
        (AREAS, "sebesar 94,00", "sebesar 92,00"),
    ],
)
def test_months_villages_money_and_shares_have_means_too(text: str, right: str, wrong: str) -> None:
    assert told(text, AuditRule.AVERAGE) == []
    (found,) = told(text.replace(right, wrong), AuditRule.AVERAGE)
    assert found[1] == wrong.split()[-1]


def test_a_finding_names_its_section_and_every_row_of_the_mean() -> None:
    findings = audited(FUNDS.replace("289.856.917", "217.392.688")).findings
    (found,) = [finding for finding in findings if finding.rule is AuditRule.AVERAGE]
    assert found.place == "Bagian 3.6 Belanja"
    assert len(found.lines) == 4, "its own line, and those of three rows of the table"
    assert found.why.startswith("rata-rata Realisasi (Rp): (398.120.500 + 300.010.000 + 171.440.250) ÷ 3")


@pytest.mark.parametrize(
    ("text", "right", "other"),
    [
        (SERVED, "tiap bulan", "tiap pegawai"),
        (SERVED, "rata-rata 1.145 tiap bulan", "rata-rata 4.578 tiap bulan"),
        (VISITS, "392,6 kali", "5,1 jam"),
        (
            VISITS,
            "Rata-rata kunjungan masing-masing desa tercatat 392,6",
            "Rata-rata usia tiap desa tercatat 41",
        ),
        (FUNDS, "setiap bidang mencapai Rp 289.856.917", "setiap bidang mencapai Rp 1.250.000"),
        (AREAS, "antardistrik sebesar 94,00%", "antarprovinsi sebesar 92,10%"),
    ],
)
def test_means_of_other_rows_units_and_sizes_are_left_alone(text: str, right: str, other: str) -> None:
    assert right in text
    assert told(text.replace(right, other), AuditRule.AVERAGE) == []


def test_words_that_name_two_columns_alike_name_none() -> None:
    twofold = SERVED.replace("Permohonan selesai rata-rata 1.145", "Rata-rata permohonan {}")
    assert told(twofold.format("1.145"), AuditRule.AVERAGE) == []
    assert told(twofold.format("1.162"), AuditRule.AVERAGE) == []
    assert told(twofold.format("1.526"), AuditRule.AVERAGE) == []


def test_a_cell_with_words_makes_no_mean() -> None:
    text = VISITS.replace("4 | Wana Jaya | 297", "4 | Wana Jaya | tidak terdata")
    assert told(text.replace("392,6", "490,8"), AuditRule.AVERAGE) == []


def test_two_rows_are_no_mean_worth_telling() -> None:
    few = AREAS.replace("3 | Puncak | 1.000 | 940 | 94,00\n", "")
    assert told(few.replace("sebesar 94,00", "sebesar 92,00"), AuditRule.AVERAGE) == []


PLACES = """
BAB III HASIL
3.8. Kearsipan
Tabel 1 Arsip Menurut Kelurahan
No | Kelurahan | Arsip Aktif | Arsip Inaktif | Jumlah Arsip
1 | Kebon Waru | 1.320 | 604 | 1.924
2 | Kebon Jati | 1.105 | 511 | 1.616
3 | Kebon Kopi | 988 | 466 | 1.454
4 | Kebon Melati | 1.407 | 659 | 2.066
Jumlah | | 4.820 | 2.240 | 7.060
{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Setiap kelurahan menyimpan rata-rata {} arsip inaktif.", "560", "747"),
        ("Arsip aktif per kelurahan rata-rata {} berkas.", "1.205", "1.607"),
        ("Jumlah arsip tiap kelurahan rata-rata {} berkas.", "1.765", "2.353"),
        ("Rata-ratanya untuk arsip inaktif {} berkas per kelurahan.", "560", "448"),
        ("Semua tertata. Arsip aktif rata-rata berjumlah {} untuk tiap kelurahan.", "1.205", "964"),
        ("Arsip dipilah, dan rata-rata arsip aktif masing-masing kelurahan {}.", "1.205", "1.250"),
    ],
)
def test_the_word_for_a_mean_stands_before_or_after_what_it_is_of(
    sentence: str, right: str, wrong: str
) -> None:
    assert told(PLACES.format(sentence.format(right)), AuditRule.AVERAGE) == []
    found = told(PLACES.format(sentence.format(wrong)), AuditRule.AVERAGE)
    assert [each[1:] for each in found] == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata arsip inaktif yang dimusnahkan per kelurahan 55 berkas.",
        "Rata-rata arsip inaktif per kelurahan di provinsi 1.402 berkas.",
        "Arsip aktif terbanyak 1.407 berkas, dan rata-rata lama penyimpanan per kelurahan 3,5 tahun.",
        "Rata-rata arsip inaktif per kecamatan 747 berkas.",
        "Setiap kelurahan menyimpan 747 arsip inaktif.",
        "Rata-rata arsip aktif per kelurahan 1.407 berkas di tempat terpadat.",
    ],
)
def test_what_is_no_mean_of_these_rows_is_left_alone(sentence: str) -> None:
    assert told(PLACES.format(sentence), AuditRule.AVERAGE) == []


def test_a_mean_of_a_table_elsewhere_in_the_report_is_left_alone() -> None:
    away = (
        PLACES.format("Semua tertata.")
        + "3.9. Lain-lain\nRata-rata arsip inaktif per kelurahan 747 berkas.\n"
    )
    assert told(away, AuditRule.AVERAGE) == []
    near = PLACES.format("Rata-rata arsip inaktif per kelurahan 747 berkas.")
    assert len(told(near, AuditRule.AVERAGE)) == 1


ROLLS = """
BAB III HASIL
3.8. Perkembangan
Tabel 1 Pelayanan Lima Tahun
No | Uraian Tahun | Kartu Terbit | Cakupan (%)
1 | Tahun 2020 | 8.120 | 81,20
2 | Tahun 2021 | 8.655 | 83,75
3 | Tahun 2022 | 9.010 | 86,10
4 | Tahun 2023 | 9.430 | 90,45
5 | Tahun 2024 | 9.805 | 92,50
{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Rata-rata cakupan dalam lima tahun adalah {}%.", "86,80", "88,20"),
        ("Rata-rata kartu terbit selama 5 (lima) tahun sebanyak {} keping.", "9.004", "11.255"),
        ("Selama periode 5 tahun itu cakupannya rata-rata {}%.", "86,80", "86,08"),
    ],
)
def test_years_below_each_other_have_means(sentence: str, right: str, wrong: str) -> None:
    assert told(ROLLS.format(sentence.format(right)), AuditRule.AVERAGE) == []
    found = told(ROLLS.format(sentence.format(wrong)), AuditRule.AVERAGE)
    assert [each[1:] for each in found] == [(wrong, right)]


@pytest.mark.parametrize("years", ["tiga tahun terakhir", "dua tahun", "10 tahun"])
def test_a_mean_of_fewer_or_more_years_is_none_of_these_rows(years: str) -> None:
    assert told(ROLLS.format(f"Rata-rata cakupan dalam {years} adalah 89,68%."), AuditRule.AVERAGE) == []


SAVINGS = """
Tabel 9 Efisiensi

Sasaran | Capaian (%) | Serapan (%) | Efisiensi (poin)
1 | 101,02 | 96,91 | 4,11
2 | 108,33 | 91,26 | 17,07
3 | 99,49 | 96,19 | 3,30
4 | 85,00 | 91,14 | -6,14

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rata-rata efisiensi empat sasaran 4,59 poin.", []),
        ("Rata-rata efisiensi empat sasaran 8,16 poin.", ["4,59"]),  # the last was left out
        ("Rata-rata efisiensi keempat sasaran 8,16 poin.", []),
        ("Rata-rata efisiensi tiga sasaran 8,16 poin.", []),
        ("Rata-rata efisiensi empat program 8,16 poin.", []),
        ("Rata-rata efisiensi empat sasaran 61,30 poin.", []),  # of something else
    ],
)
def test_a_mean_of_so_many_things_is_that_of_the_rows(sentence: str, expected: list[str]) -> None:
    assert [found[2] for found in told(SAVINGS.format(sentence), AuditRule.AVERAGE)] == expected


def test_a_mean_that_neither_words_nor_figures_name_is_left_alone() -> None:
    text = TOLD.replace("95,25 persen", "96,00 persen").replace("94,93 persen pada", "naik pada")
    assert told(text, AuditRule.AVERAGE) == []


SPENDING = """
LAPORAN KINERJA TAHUN 2031

BAB III HASIL
3.8. Anggaran
Tabel 1 Anggaran Program dan Kegiatan Tahun 2031
No | Program/Kegiatan | Pagu (Rp) | Realisasi (Rp) | %
1 | Program Pelabuhan | 900.000.000 | 855.000.000 | 95,00
 | Kegiatan Pengerukan Alur | 600.000.000 | 564.000.000 | 94,00
 | Kegiatan Perawatan Dermaga | 300.000.000 | 291.000.000 | 97,00
2 | Program Pulau Kecil | 500.000.000 | 460.000.000 | 92,00
 | Kegiatan Penataan Pantai | 500.000.000 | 460.000.000 | 92,00
3 | Program Layanan | 350.000.000 | 325.000.000 | 92,86
 | Kegiatan Layanan Surat | 350.000.000 | 325.000.000 | 92,86
 | Jumlah | 1.750.000.000 | 1.640.000.000 | 93,71
{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata serapan ketiga program sebesar {}%.",
        "Rata-rata penyerapan anggaran tiga program adalah {}%.",
    ],
)
def test_a_mean_of_programs_is_none_of_their_activities(sentence: str) -> None:
    """(95,00 + 92,00 + 92,86) : 3 = 93,29; the share of the whole is 93,71."""
    wrong = told(SPENDING.format(sentence.format("94,29")), AuditRule.AVERAGE)
    assert [found[1:] for found in wrong] == [("94,29", "93,29")]
    assert told(SPENDING.format(sentence.format("93,29")), AuditRule.AVERAGE) == []


def test_a_mean_of_another_year_is_none_of_this_table() -> None:
    sentence = "Pada tahun 2030 rata-rata serapan ketiga program sebesar 94,29%."
    assert told(SPENDING.format(sentence), AuditRule.AVERAGE) == []
