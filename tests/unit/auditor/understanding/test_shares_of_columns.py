"""Shares right behind a count whose whole is the total of a column."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STAFF = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

1.2 Pegawai

Tabel 1.1 Pegawai menurut Golongan

No | Golongan | Laki-laki | Perempuan | Jumlah
1 | Golongan IV | 4 | 2 | 6
2 | Golongan III | 15 | 12 | 27
3 | Golongan II | 7 | 3 | 10
4 | Tenaga kontrak | 9 | 5 | 14
 | Jumlah | 35 | 22 | 57

"""
SCHOOLS = """
LAPORAN KINERJA BALAI BENIH TAHUN 2031

1.2 Pegawai

Tabel 1.2 Pegawai menurut Pendidikan

No | Pendidikan | Pria | Wanita | Jumlah
1 | S2 | 3 | 2 | 5
2 | S1 | 11 | 9 | 20
3 | D-III | 5 | 3 | 8
4 | SMA | 12 | 9 | 21
5 | SMP | 2 | 1 | 3
 | Jumlah | 33 | 24 | 57

"""
FISHERS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

3.4 Kartu Nelayan

Tabel 3.4 Nelayan menurut Kecamatan Tahun 2031

No | Kecamatan | Nelayan | Memiliki kartu | Belum memiliki | Cakupan (%)
1 | Teluk Ambar | 1.240 | 1.002 | 238 | 80,81
2 | Sungai Lumut | 860 | 640 | 220 | 74,42
3 | Muara Kelam | 1.520 | 1.310 | 210 | 86,18
4 | Pulau Lontar | 410 | 250 | 160 | 60,98
 | Jumlah | 4.030 | 3.202 | 828 | 79,45

"""


def shares(text: str, sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text + sentence, AuditRule.RATIO)]


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (STAFF, "Pegawai golongan III sebanyak 27 orang atau 43,77%.", [("43,77", "47,37")]),
        (
            STAFF,
            "Pegawai golongan III 27 orang, atau 43,77%, dan tenaga kontrak 14 orang.",
            [("43,77", "47,37")],
        ),
        (STAFF, "Pegawai golongan IV berjumlah 6 orang (11,53%).", [("11,53", "10,53")]),
        (STAFF, "Tenaga kontrak 14 orang atau 26,56% dari seluruh pegawai.", [("26,56", "24,56")]),
        (SCHOOLS, "Pegawai berpendidikan SMA ke bawah 24 orang atau 41,22%.", [("41,22", "42,11")]),
        (SCHOOLS, "Yang berpendidikan D-III ke atas berjumlah 33 orang (57,98%).", [("57,98", "57,89")]),
        (
            FISHERS,
            "Di Teluk Ambar dan Sungai Lumut berjumlah 458 orang, atau 53,51% dari nelayan belum memiliki.",
            [("53,51", "55,31")],
        ),
        (FISHERS, "Nelayan di Pulau Lontar 410 orang (11,07%).", [("11,07", "10,17")]),
    ],
)
def test_a_share_behind_a_count_of_a_column_is_of_its_total(
    text: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert shares(text, sentence) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (STAFF, "Pegawai golongan III sebanyak 27 orang atau 47,37%."),
        (STAFF, "Perempuan golongan III 12 orang atau 54,55% dari seluruh pegawai perempuan."),
        (STAFF, "Perempuan golongan III 12 orang atau 44,44%."),
        (STAFF, "Pegawai golongan III 27 orang atau 45,00% dari formasi."),
        (STAFF, "Pegawai golongan III 27 orang atau 90,00%."),
        (STAFF, "Pegawai golongan III naik 27 orang atau 43,77%."),
        (STAFF, "Dari 60 formasi, pegawai golongan III 27 orang atau 45,00%."),
        (SCHOOLS, "Pegawai berpendidikan SMA ke bawah 24 orang atau 42,11%."),
        (FISHERS, "Di Kecamatan Muara Kelam 1.310 nelayan (86,18%) telah memiliki kartu."),
        (FISHERS, "Di Sungai Lumut yang belum memiliki kartu 220 orang atau 25,58%."),
        (FISHERS, "Nelayan di Pulau Lontar dan Teluk Ambar 410 orang (11,07%)."),
    ],
)
def test_other_shares_are_left_alone(text: str, sentence: str) -> None:
    assert shares(text, sentence) == []


def test_a_table_whose_rows_do_not_add_up_tells_no_whole() -> None:
    text = STAFF.replace(" | Jumlah | 35 | 22 | 57", " | Jumlah | 35 | 22 | 67")
    assert shares(text, "Pegawai golongan III sebanyak 27 orang atau 43,77%.") == []


CASES = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

3.5 Kecelakaan Laut

Tabel 3.5 Kecelakaan menurut Pelabuhan

Pelabuhan | 2030 | 2031
Teluk Ambar | 60 | 45
Sungai Lumut | 52 | 41
Muara Kelam | 48 | 34
Jumlah | 160 | 120

"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kecelakaan terbanyak terjadi di Teluk Ambar (45 kejadian atau {}%).", "37,50"),
        ("Pelabuhan Sungai Lumut mencatat 41 kejadian atau {} persen.", "34,17"),
        ("Yang paling sedikit Muara Kelam, 34 kejadian ({}%).", "28,33"),
    ],
)
def test_a_count_of_this_year_is_no_share_of_last_years(sentence: str, expected: str) -> None:
    of_last_year = {"37,50": "28,13", "34,17": "25,63", "28,33": "21,25"}[expected]
    assert shares(CASES, sentence.format(expected)) == []
    assert shares(CASES, sentence.format(of_last_year)) == [(of_last_year, expected)]


def test_a_count_that_both_years_have_is_of_either() -> None:
    text = CASES.replace("| 60 | 45", "| 45 | 45").replace("160 |", "145 |")
    assert shares(text, "Di Teluk Ambar terjadi 45 kejadian atau 31,03%.") == []
