"""The year of the greatest rise or fall, and its size, in tables of levels, of changes, and of both."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

LEVELS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2029

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Perkembangan Siswa dan Guru Tahun 2025-2029
Tahun | Jumlah Siswa | Jumlah Guru
2025 | 10.240 | 812
2026 | 10.515 | 824
2027 | 11.020 | 853
2028 | 11.110 | 840
2029 | 11.365 | 861

{said}
"""
BESIDE = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2029

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Angka Partisipasi Sekolah Tahun 2026-2029
No | Jenjang | 2026 | 2027 | 2028 | 2029
1 | Sekolah dasar | 96,20 | 97,85 | 98,10 | 98,90
2 | Sekolah menengah pertama | 88,40 | 89,10 | 91,65 | 92,30

{said}
"""


def found(report: str, said: str) -> list[tuple[str, str]]:
    return [(f.printed, f.computed) for f in audited(filled(report, "said", said)).findings]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Kenaikan jumlah siswa terbesar terjadi pada tahun 2027.", []),
        ("Kenaikan jumlah siswa terbesar terjadi pada tahun 2026.", [("terbesar: 2026", "2027")]),
        ("Peningkatan jumlah siswa terkecil terjadi pada tahun 2028.", []),
        ("Peningkatan jumlah siswa terkecil terjadi pada tahun 2029.", [("terkecil: 2029", "2028")]),
        ("Kenaikan jumlah guru terbesar terjadi pada tahun 2027 sebesar 29 orang.", []),
        (
            "Kenaikan jumlah guru terbesar terjadi pada tahun 2029 sebesar 29 orang.",
            [("terbesar: 2029", "2027")],
        ),
        ("Kenaikan jumlah siswa terbesar terjadi pada tahun 2027 sebesar 550 orang.", [("550", "505")]),
    ],
)
def test_levels_by_rows(said: str, expected: list[tuple[str, str]]) -> None:
    assert found(LEVELS, said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Kenaikan terbesar sekolah dasar terjadi pada tahun 2027 sebesar 1,65 poin.", []),
        (
            "Kenaikan terbesar sekolah dasar terjadi pada tahun 2028 sebesar 1,65 poin.",
            [("terbesar: 2028", "2027")],
        ),
        ("Kenaikan terbesar sekolah menengah pertama terjadi pada tahun 2028 sebesar 2,55 poin.", []),
        (
            "Kenaikan terbesar sekolah menengah pertama terjadi pada tahun 2027.",
            [("terbesar: 2027", "2028")],
        ),
    ],
)
def test_levels_by_columns(said: str, expected: list[tuple[str, str]]) -> None:
    assert found(BESIDE, said) == expected


SHARES = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2029

Tabel 3.4 Kecelakaan Lalu Lintas Tahun 2025-2029
Tahun | Jumlah Kejadian | Jumlah Korban | Perubahan Kejadian (%)
2025 | 214 | 205 | -
2026 | 198 | 190 | -7,48
2027 | 226 | 222 | 14,14
2028 | 205 | 199 | -9,29
2029 | 187 | 174 | -8,78

{said}
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Penurunan kejadian terbesar terjadi pada tahun 2028 sebesar 9,29%.", []),
        ("Penurunan kejadian terkecil terjadi pada tahun 2026 sebesar 7,48%.", []),
        ("Kenaikan kejadian tertinggi terjadi pada tahun 2027 sebesar 14,14%.", []),
        ("Penurunan jumlah kejadian terbesar terjadi pada tahun 2028 sebanyak 21 kejadian.", []),
        ("Penurunan jumlah korban terbesar terjadi pada tahun 2029 sebesar 12,56%.", []),
        ("Peningkatan korban terbesar terjadi pada tahun 2027, yaitu 16,84 persen.", []),
        (
            "Penurunan jumlah kejadian terbesar terjadi pada tahun 2029 sebesar 8,78%.",
            [("terbesar: 2029", "2028")],
        ),
        (
            "Penurunan jumlah korban terbesar terjadi pada tahun 2029 sebesar 15,26%.",
            [("15,26", "12,56")],
        ),
    ],
)
def test_a_share_is_held_against_the_rate_at_which_counts_moved(
    said: str, expected: list[tuple[str, str]]
) -> None:
    assert found(SHARES, said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Kenaikan jumlah ruang kelas terbesar terjadi pada tahun 2026.",
        "Kenaikan terkecil terjadi pada tahun 2029.",
        "Kenaikan jumlah siswa terbesar terjadi pada tahun 2025.",
        "Kenaikan jumlah siswa terbesar kedua terjadi pada tahun 2026.",
        "Penurunan jumlah guru terbesar terjadi pada tahun 2028.",
        "Kenaikan jumlah siswa terbesar di provinsi terjadi pada tahun 2026.",
    ],
)
def test_what_is_of_other_things_or_open_is_silent(said: str) -> None:
    assert found(LEVELS, said) == []
