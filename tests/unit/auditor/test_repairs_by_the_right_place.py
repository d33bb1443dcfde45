"""Findings that name the figure which is wrong, and accuse nothing that is right beside it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

EFFICIENCY = """
LAPORAN KINERJA DINAS PENDIDIKAN
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.11 Efisiensi Penggunaan Sumber Daya Tahun 2024

No | Sasaran Strategis | Rata-rata Capaian (%) | Serapan Anggaran (%) | Tingkat Efisiensi (%)
1 | Meningkatnya akses pendidikan | 101,02 | 94,00 | 7,02
2 | Meningkatnya mutu pendidikan | 108,63 | 95,63 | 13,00

Tingkat efisiensi diperoleh dari rata-rata capaian kinerja dikurangi serapan anggaran. Sasaran Meningkatnya \
mutu pendidikan memiliki tingkat efisiensi 13,00%.
"""
STAFF = """
LAPORAN KINERJA DINAS PENDIDIKAN
TAHUN 2024

BAB I PENDAHULUAN

Tabel 1.1 Jumlah Pegawai Menurut Jabatan Tahun 2024

No | Jabatan | Laki-laki | Perempuan | Jumlah | Persentase (%)
1 | Pengawas Sekolah | 18 | 31 | 49 | 9,07
2 | Penilik | 5 | 13 | 18 | 3,33
3 | Guru | 64 | 117 | 181 | 33,52
4 | Pamong | 0 | 148 | 148 | 27,41
5 | Pustakawan | 6 | 21 | 27 | 5,00
6 | Laboran | 13 | 19 | 32 | 5,93
7 | Tenaga Administrasi | 47 | 38 | 85 | 15,74
 | Jumlah | 153 | 387 | 540 | 100,00

Jumlah pegawai Dinas Pendidikan pada akhir tahun 2024 sebanyak 540 orang, terdiri atas 153 laki-laki dan \
387 perempuan. Kelompok terbesar adalah guru sebanyak 181 orang atau 33,52% dari seluruh pegawai, \
disusul pamong sebanyak 148 orang.
"""
IRRIGATION = """
LAPORAN KINERJA DINAS PENGAIRAN
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 8 Kondisi Jaringan Menurut Daerah Irigasi Tahun 2024

No | Daerah Irigasi | Luas (ha) | Kondisi Baik (ha) | Kondisi Rusak (ha) | Persentase Baik (%)
1 | Way Asin | 1.240 | 846 | 394 | 68,23
2 | Batang Hijau | 875 | 517 | 358 | 59,09
3 | Ulu Seberang | 632 | 438 | 194 | 69,30
4 | Lubuk Pinang | 1.018 | 611 | 407 | 60,02
5 | Teluk Jati | 455 | 329 | 126 | 72,31
 | Jumlah | 4.220 | 2.741 | 1.479 | 64,95

Terdapat 3 daerah irigasi dengan persentase baik di atas target 64,00%.
"""
ROADS = """
LAPORAN KINERJA DINAS BINA MARGA
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 7 Kemantapan Jalan Tahun 2024

No | Kabupaten | Kemantapan (%) | Selisih dari Provinsi (poin) | Peringkat
1 | Sagara Jaya | 72,65 | 1,39 | 3
2 | Bumi Rawas | 68,92 | -2,34 | 5
3 | Lintang Timur | 75,31 | 4,05 | 2
4 | Ogan Raya | 70,44 | -0,82 | 4
5 | Musi Hulu | 76,08 | 4,82 | 1
6 | Pasir Agung | 63,57 | -7,69 | 6
 | Provinsi | 71,26 | |

Kabupaten Pasir Agung berada di urutan terakhir.
"""
PROGRESS = """
LAPORAN KINERJA DINAS KESEHATAN
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.3 Perbandingan Realisasi Tahun 2024 dengan Target Akhir Tahun 2026

No | Indikator Kinerja | Realisasi 2024 | Target 2026 | Tingkat Kemajuan (%)
1 | Ibu hamil yang dilayani | 93,48 | 98,00 | 95,39
2 | Bayi yang diimunisasi | 95,39 | 97,00 | 98,34
3 | Indeks Kepuasan Masyarakat | 86,50 | 88,00 | 98,30
4 | Puskesmas terakreditasi | 88,89 | 100,00 | 88,89

Terhadap target akhir, kemajuan puskesmas terakreditasi mencapai 88,89%, terendah di antara keempat indikator.
"""
PEERS = """
LAPORAN KINERJA DINAS KESEHATAN KOTA ARUNIKA
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2024

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Persentase ibu hamil yang dilayani | 96,00 | 93,48 | 97,38
2 | Persentase bayi yang diimunisasi | 95,00 | 95,39 | 100,41
3 | Prevalensi balita gizi kurang | 12,00 | 11,84 | 98,67
4 | Indeks Kepuasan Masyarakat | 85,00 | 86,50 | 101,76

Tabel 3.2 Perkembangan Realisasi Tahun 2022-2024

No | Indikator Kinerja | 2022 | 2023 | 2024
1 | Persentase ibu hamil yang dilayani | 91,06 | 92,61 | 93,48
2 | Persentase bayi yang diimunisasi | 93,27 | 94,75 | 95,39
3 | Prevalensi balita gizi kurang | 14,38 | 13,07 | 11,84
4 | Indeks Kepuasan Masyarakat | 83,95 | 85,31 | 86,50

Tabel 3.3 Perbandingan Kota, Provinsi, dan Nasional Tahun 2024

No | Indikator Kinerja | Kota Arunika | Provinsi | Nasional
1 | Persentase ibu hamil yang dilayani | 93,48 | 91,27 | 90,02
2 | Persentase bayi yang diimunisasi | 95,39 | 93,10 | 88,64
3 | Prevalensi balita gizi kurang | 11,84 | 14,65 | 19,80
4 | Indeks Kepuasan Masyarakat | 86,50 | 84,20 | 82,15
"""
COPIED = "4 | Lubuk Pinang | 632 | 438 | 194 | 69,30"
COPY = ("632; 438; 194; 69,30", "1.018; 611; 407; 60,02 pada salah satu: “Lubuk Pinang” atau “Ulu Seberang”")


@pytest.mark.parametrize("text", [EFFICIENCY, STAFF, IRRIGATION, ROADS, PROGRESS, PEERS])
def test_what_is_right_is_silent(text: str) -> None:
    assert audited(text).findings == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong", "told"),
    [
        (EFFICIENCY, "95,63 | 13,00", "95,63 | 31,00", ("31,00", "13,00")),
        (EFFICIENCY, "94,00 | 7,02", "94,00 | 7,20", ("7,20", "7,02")),
        (STAFF, "181 orang", "148 orang", ("148", "181")),
        (IRRIGATION, "4 | Lubuk Pinang | 1.018 | 611 | 407 | 60,02", COPIED, COPY),
        (ROADS, "-0,82 | 4", "-0,82 | 5", ("5", "4")),
        (ROADS, "urutan terakhir", "urutan kelima", ("ke-5", "ke-6")),
        (PROGRESS, "%, terendah", "%, tertinggi", ("tertinggi", "terendah")),
        (PEERS, "11,84 | 14,65", "13,07 | 14,65", ("13,07", "11,84")),
        (PEERS, "95,39 | 93,10", "94,75 | 93,10", ("94,75", "95,39")),
    ],
)
def test_one_finding_names_it(text: str, right: str, wrong: str, told: tuple[str, str]) -> None:
    assert right in text
    found = [f for f in audited(text.replace(right, wrong)).findings if f.root is None]
    assert [(f.printed, f.computed) for f in found] == [told]


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [("-0,82 | 4", "-0,82 | 5", "70,44 adalah"), ("urutan terakhir", "urutan kelima", "(63,57)")],
)
def test_a_rank_is_told_by_the_level_before_its_gap(right: str, wrong: str, words: str) -> None:
    (found,) = audited(ROADS.replace(right, wrong)).findings
    assert words in found.why


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [("-0,82 | 4", "-0,82 | 5", "-0,82 adalah"), ("urutan terakhir", "urutan kelima", "(-7,69)")],
)
def test_figures_of_a_rank_are_told_with_their_minus(right: str, wrong: str, words: str) -> None:
    gaps = ROADS.replace("Kemantapan (%) | ", "").replace(" | Provinsi | 71,26 | |\n", "")
    for level in ("72,65", "68,92", "75,31", "70,44", "76,08", "63,57"):
        gaps = gaps.replace(f"{level} | ", "")
    assert audited(gaps).findings == ()
    (found,) = audited(gaps.replace(right, wrong)).findings
    assert words in found.why


def test_a_share_that_the_row_has_not_is_told_beside_the_neighbours_count() -> None:
    """Only the share of the row that is meant is right: any other one is wrong beside a wrong count."""
    text = STAFF.replace("181 orang atau 33,52%", "148 orang atau 35,32%")
    assert {f.printed for f in audited(text).findings if f.root is None} == {"148", "35,32"}


def test_a_count_that_no_row_explains_is_told_beside_a_copied_row() -> None:
    text = IRRIGATION.replace("4 | Lubuk Pinang | 1.018 | 611 | 407 | 60,02", COPIED)
    text = text.replace("Terdapat 3", "Terdapat 2")
    found = [f for f in audited(text).findings if f.root is None]
    assert [f.printed for f in found] == [COPY[0], "2 daerah di atas 64,00%"]


@pytest.mark.parametrize(
    "title",
    ["Perbandingan Kota, Provinsi, dan Nasional Tahun 2023", "Perbandingan Target dengan Provinsi"],
)
def test_an_own_column_of_another_year_or_of_few_equal_figures_is_its_own(title: str) -> None:
    """Last year's comparison differs in every row."""
    text = PEERS.replace("Perbandingan Kota, Provinsi, dan Nasional Tahun 2024", title)
    for now, before in (("93,48 | 91,27", "92,61 | 91,27"), ("95,39 | 93,10", "94,75 | 93,10")):
        text = text.replace(now, before)
    text = text.replace("11,84 | 14,65", "13,07 | 14,65").replace("86,50 | 84,20", "85,31 | 84,20")
    assert audited(text).findings == ()
