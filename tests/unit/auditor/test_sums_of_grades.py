"""How many civil servants are of a grade, held against the rows of ranks that are added up to it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

RANKS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2024

Tabel 1.1 Jumlah PNS Menurut Pangkat/Golongan Ruang
Pangkat/Golongan Ruang | Jumlah (Orang) | Persentase
Pembina Utama Muda (IV/c) | 1 | 1,67%
Pembina (IV/a) | 4 | 6,67%
Penata Tingkat I (III/d) | 11 | 18,33%
Penata Muda (III/a) | 18 | 30,00%
Pengatur (II/c) | 23 | 38,33%
Juru (I/c) | 3 | 5,00%
Jumlah | 60 | 100%

"""
BY_SEX = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2024

Tabel 1.1 Pegawai Menurut Golongan Ruang
Golongan Ruang | Laki-laki | Perempuan | Jumlah
IV/a | 3 | 2 | 5
III/d | 6 | 4 | 10
III/b | 7 | 9 | 16
II/c | 5 | 3 | 8
Jumlah | 21 | 18 | 39

"""


@pytest.mark.parametrize(
    ("text", "said", "right", "wrong"),
    [
        (RANKS, "Apabila dijumlahkan, terdapat {} orang pegawai golongan III.", "29", "39"),
        (RANKS, "Pegawai golongan IV sebanyak {} orang dan golongan II sebanyak 23 orang.", "5", "9"),
        (RANKS, "Sebanyak {} PNS bergolongan III, sedangkan 23 PNS bergolongan II.", "29", "28"),
        (RANKS, "Terdapat {} orang golongan III (48,33%) di kantor.", "29", "28"),
        (BY_SEX, "Pegawai golongan III berjumlah {} orang.", "26", "62"),
        (BY_SEX, "Terdapat {} orang golongan III, selebihnya golongan lain.", "26", "25"),
    ],
)
def test_a_grade_is_the_sum_of_its_ranks(text: str, said: str, right: str, wrong: str) -> None:
    line = text.strip("\n").count("\n") + 3
    assert audited(text + said.format(right)).findings == ()
    assert [(f.line, f.printed, f.computed) for f in audited(text + said.format(wrong)).findings] == [
        (line, wrong, right)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Terdapat 18 orang pegawai golongan III/a.",
        "Terdapat 34 orang pegawai golongan III dan IV.",
        "Terdapat 34 orang golongan III-IV.",
        "Pegawai golongan IV dan III sebanyak 34 orang.",
        "Terdapat 12 orang golongan III pada Bidang Lalu Lintas.",
        "Terdapat 7 orang pegawai golongan III yang mengikuti kenaikan pangkat.",
        "Pada tahun 2023 terdapat 31 orang pegawai golongan III.",
        "Terdapat 14 orang pegawai golongan III laki-laki.",
        "Terdapat 4 kendaraan golongan III.",
    ],
)
def test_ranks_groups_and_some_of_the_people_are_no_grade(said: str) -> None:
    assert audited(RANKS + said).findings == ()


def test_a_table_that_has_the_grade_by_itself_is_silent() -> None:
    other = "Tabel 1.2 Pegawai\nGolongan | Jumlah\nGolongan III | 44\nGolongan II | 30\nJumlah | 74\n\n"
    said = f"{RANKS}{other}Terdapat {{}} orang pegawai golongan III."
    assert audited(said.format("44")).findings == ()
    assert [f.printed for f in audited(said.format("54")).findings] == ["54"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Terdapat 34 orang golongan III ke atas.",
        "Terdapat 18 orang pegawai golongan III a.",
        "Terdapat 18 orang pegawai golongan III-a.",
        "Terdapat 18 orang pegawai golongan III ruang a.",
        "Terdapat 11 orang golongan III dengan pangkat Penata Tingkat I.",
        "Sebanyak 8 orang PNS golongan III telah mengikuti diklat.",
        "Sebanyak 8 orang PNS golongan III mendapat satyalancana.",
        "Pegawai golongan III sebanyak 8 orang telah mengikuti diklat.",
    ],
)
def test_some_of_a_grade_are_not_all(sentence: str) -> None:
    assert audited(RANKS + sentence).findings == ()
