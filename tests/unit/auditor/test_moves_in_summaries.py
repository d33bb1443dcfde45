"""What summaries tell to have moved, far from the table that has it by years; and changes beside shares."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

ACCIDENTS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.4 Kecelakaan Lalu Lintas Tahun 2020-2024
Tahun | Jumlah Kejadian | Meninggal Dunia | Luka-luka | Jumlah Korban | Perubahan Kejadian (%)
2020 | 214 | 37 | 168 | 205 | -
2021 | 198 | 31 | 159 | 190 | -7,48
2022 | 226 | 35 | 187 | 222 | 14,14
2023 | 205 | 28 | 171 | 199 | -9,29
2024 | 187 | 24 | 150 | 174 | -8,78

BAB IV PENUTUP

"""
DISASTERS = """
LAPORAN KINERJA BADAN PENANGGULANGAN BENCANA DAERAH TAHUN 2023

IKHTISAR EKSEKUTIF

{}

BAB III AKUNTABILITAS KINERJA

A. Penanganan

Bencana ditangani bersama kecamatan.

Logistik disimpan di dua gudang.

Posko dibuka setiap hari.

Tabel 3.1 Kejadian Bencana Menurut Jenis Tahun 2021-2023
Jenis Bencana | 2021 | 2022 | 2023
Banjir | 24 | 19 | 27
Tanah longsor | 31 | 38 | 33
Angin puting beliung | 12 | 17 | 25
Kekeringan | 12 | 6 | 11
Jumlah | 79 | 80 | 96
"""
MEMBERS = "LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2024\n\nIkhtisar\n"


def said_of(text: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(text).findings]


@pytest.mark.parametrize(
    "said",
    [
        "Antara lain ditunjukkan oleh penurunan kecelakaan menjadi {} kejadian, dan IKM sebesar 83,53.",
        "Hal itu ditunjukkan oleh turunnya kemacetan, serta penurunan kecelakaan menjadi {} kejadian.",
        "Jumlah kecelakaan tahun 2024 turun menjadi {} kejadian.",
    ],
)
def test_a_level_that_a_thing_fell_to_is_that_of_its_year(said: str) -> None:
    assert said_of(ACCIDENTS + said.format("187")) == []
    assert said_of(ACCIDENTS + said.format("178")) == [("178", "187")]


@pytest.mark.parametrize(
    "said",
    [
        "Hal itu ditunjukkan oleh penurunan pelanggaran menjadi 178 kejadian.",
        "Hal itu ditunjukkan oleh penurunan kecelakaan menjadi 205 kejadian.",
        "Hal itu ditunjukkan oleh penurunan kecelakaan kerja menjadi 178 kejadian.",
        "Pada tahun 2026 ditargetkan penurunan kecelakaan menjadi 178 kejadian.",
        "Hal itu ditunjukkan oleh penurunan kecelakaan menjadi 92 kejadian.",
    ],
)
def test_what_another_thing_fell_to_is_held_against_no_year(said: str) -> None:
    assert said_of(ACCIDENTS + said) == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Terjadi 96 kejadian bencana, {} 16 kejadian dibandingkan tahun 2022.", [("menurun", "meningkat")]),
        (
            "Sepanjang tahun 2023 terjadi 96 kejadian bencana, {} 16 dari tahun lalu.",
            [("menurun", "meningkat")],
        ),
        ("Terjadi 96 kejadian kebakaran hutan, {} 16 kejadian dibandingkan tahun 2022.", []),
        ("Bantuan disalurkan 96 kali, {} 16 kali dibandingkan tahun 2022.", []),
    ],
)
def test_which_way_the_total_of_a_table_in_another_chapter_went(
    said: str, told: list[tuple[str, str]]
) -> None:
    assert said_of(DISASTERS.format(said.format("meningkat"))) == []
    assert said_of(DISASTERS.format(said.format("menurun"))) == told


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        (
            "Ada 17 desa atau 70,83% punya taman baca, bertambah {} dibandingkan tahun 2023 sebanyak 14.",
            "3",
            "5",
        ),
        (
            "Anggota 170 orang (70,83%), bertambah {} orang dibandingkan tahun 2023 sebanyak 140 orang.",
            "30",
            "50",
        ),
    ],
)
def test_a_count_moved_by_what_lies_between_counts_and_not_by_its_share(
    said: str, right: str, wrong: str
) -> None:
    assert said_of(MEMBERS + said.format(right)) == []
    assert said_of(MEMBERS + said.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "said",
    [
        "Ada 17 desa atau 70,83% punya taman baca, naik 4,17 poin dibandingkan tahun 2023 sebesar 66,66%.",
        "Ada 17 desa atau 70,83% punya taman baca, naik 4,17 persen dari tahun 2023 sebesar 66,66%.",
    ],
)
def test_a_share_moved_by_points_from_the_share_before(said: str) -> None:
    assert said_of(MEMBERS + said) == []
    assert said_of(MEMBERS + said.replace("4,17", "7,14")) == [("7,14", "4,17")]


def test_parts_of_one_whole_with_their_shares_are_no_moves() -> None:
    said = "Dari 200 guru, 120 guru (60,00%) menetap, penambahan 50 guru (25,00%) dari luar, 30 pindah."
    assert said_of(MEMBERS + said) == []
