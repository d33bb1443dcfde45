"""True lists, letters and totals: parts of several kinds, one letter too far, shares of totals."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2033\n\n"


def found(text: str) -> list[tuple[str, str]]:
    return [(f.printed, f.computed) for f in audited(text).findings]


OFFICE = (
    HEAD
    + """BAB I PENDAHULUAN

Susunan organisasi Dinas Pelabuhan terdiri dari Sekretariat, {} Bidang dan 2 (dua) Unit\
 Pelaksana Teknis (UPT), yaitu:

a. Sekretariat;
b. Bidang Dermaga;
c. Bidang Pelayaran;
d. Bidang Awak Kapal;
e. UPT Pelabuhan Utara;
f. UPT Pelabuhan Selatan.
"""
)


def test_counts_of_some_points_are_no_count_of_all() -> None:
    assert found(OFFICE.format("3 (tiga)")) == []
    assert found(OFFICE.format("4 (empat)")) == [("4 bidang", "3")]


def test_a_count_of_all_points_is_held_against_all() -> None:
    text = (
        HEAD
        + "BAB I PENDAHULUAN\n\nDinas Pelabuhan mengelola 4 (empat) armada, yaitu:\n\n"
        + "".join(
            f"{mark}. Kapal {name};\n" for mark, name in zip("abc", ("Elang", "Camar", "Bangau"), strict=True)
        )
    )
    assert [computed for _, computed in found(text)] == ["3"]


LETTERS = HEAD + "BAB III AKUNTABILITAS KINERJA\n\n" + "{}. {}\n\nDermaga dirawat setiap bulan.\n\n" * 5
TITLES = ("Capaian Kinerja", "Analisis Kinerja", "Realisasi Anggaran", "Efisiensi Anggaran", "Tindak Lanjut")


@pytest.mark.parametrize(
    ("letters", "expected"),
    [("ABCDE", []), ("ABCEE", [("E", "D")]), ("ABCEF", [("E", "D")]), ("ABCDF", [("F", "E")])],
)
def test_a_letter_too_far_is_told_once(letters: str, expected: list[tuple[str, str]]) -> None:
    text = LETTERS.format(*(each for pair in zip(letters, TITLES, strict=True) for each in pair))
    assert found(text) == expected


TRIPS = (
    HEAD
    + """BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Penumpang Kapal Penyeberangan Tahun 2033
No | Triwulan | Jumlah Perjalanan | Jumlah Penumpang | Rata-rata Penumpang per Perjalanan
1 | Triwulan I | 412 | 36.874 | 89,50
2 | Triwulan II | 430 | 38.915 | 90,50
3 | Triwulan III | 458 | 42.136 | {}
4 | Triwulan IV | 441 | 39.690 | 90,00
Jumlah | | 1.741 | 157.615 | 90,53
"""
)


def test_the_mean_beside_totals_is_theirs() -> None:
    assert found(TRIPS.format("92,00")) == []
    assert found(TRIPS.format("99,20")) == [("99,20", "92,00")]


CONTENTS = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2033

DAFTAR TABEL

Tabel 1.1 Jumlah Awak Menurut Golongan Tahun {}
Tabel 1.2 Sarana Pelabuhan..........................................7
Tabel 2.1 Perjanjian Kinerja.........................................9

BAB I PENDAHULUAN
"""


def test_a_year_that_touches_the_page_of_its_entry_has_four_digits() -> None:
    rules = {f.rule for f in audited(CONTENTS.format("20336")).findings}
    assert AuditRule.YEAR not in rules
    wrong = audited(CONTENTS.format("203 ......6")).findings
    assert AuditRule.YEAR in {f.rule for f in wrong}
