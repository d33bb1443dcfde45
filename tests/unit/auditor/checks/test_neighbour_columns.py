"""Counts told of one column that stand in another of the same row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STAFF = """
LAPORAN KINERJA DINAS UJI TAHUN 2031

BAB I PENDAHULUAN

Tabel 1 Keadaan Pegawai Tahun 2031
No | Golongan | {first} | {second} | Jumlah
1 | Golongan IV | 19 | 11 | 30
2 | Golongan III | 21 | 15 | 36
3 | Golongan II | 14 | 12 | 26
 | Jumlah | 54 | 38 | 92

{said}
"""
VISITS = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 6 Kunjungan Pemustaka per Perpustakaan Tahun 2031
Perpustakaan | Langsung | Daring | Total
Melati | 10.482 | 6.215 | 16.697
Dahlia | 9.836 | 7.048 | 16.884
Seruni | 12.057 | 8.391 | 20.448
Jumlah | 32.375 | 21.654 | 54.029

{said}
"""


def staff(said: str, first: str = "Laki-laki", second: str = "Perempuan") -> list[tuple[str, str]]:
    report = STAFF.format(said=said, first=first, second=second)
    return [(printed, right) for _, printed, right in told(report, AuditRule.CROSSREF)]


def visits(said: str) -> list[tuple[str, str]]:
    found = told(VISITS.format(said=said), AuditRule.CROSSREF)
    return [(printed, right) for _, printed, right in found]


@pytest.mark.parametrize(("first", "second"), [("Laki-laki", "Perempuan"), ("L", "P"), ("Pria", "Wanita")])
def test_two_columns_exchanged_are_told_one_by_one(first: str, second: str) -> None:
    said = "Pegawai laki-laki berjumlah 38 orang dan pegawai perempuan 54 orang."
    assert staff(said, first, second) == [("38", "54"), ("54", "38")]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Pegawai laki-laki berjumlah 38 orang.", ("38", "54")),
        ("Jumlah pegawai terdiri atas 54 orang laki-laki dan 54 orang perempuan.", ("54", "38")),
        ("Pegawai perempuan pada Golongan III sebanyak 21 orang.", ("21", "15")),
        ("Pegawai perempuan berjumlah 92 orang.", ("92", "38")),
        ("Pegawai pria berjumlah 38 orang.", ("38", "54")),
    ],
)
def test_one_figure_of_the_neighbour_column_is_told(said: str, wrong: tuple[str, str]) -> None:
    assert staff(said) == [wrong]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Kunjungan daring tahun 2031 mencapai 32.375.", ("32.375", "21.654")),
        ("Kunjungan langsung pada Perpustakaan Melati sebanyak 6.215.", ("6.215", "10.482")),
    ],
)
def test_ways_to_come_are_columns_as_the_sexes_are(said: str, wrong: tuple[str, str]) -> None:
    assert visits(said) == [wrong]


@pytest.mark.parametrize(
    "said",
    [
        "Pegawai laki-laki berjumlah 54 orang dan pegawai perempuan 38 orang.",
        "Dari 92 pegawai, 54 orang laki-laki dan 38 orang perempuan.",
        "Pegawai laki-laki pada Golongan III sebanyak 21 orang dan perempuan 15 orang.",
        "Pegawai laki-laki yang mengikuti pelatihan berjumlah 38 orang.",
        "Tahun lalu pegawai laki-laki berjumlah 38 orang.",
        "Pegawai laki-laki lebih banyak 16 orang daripada perempuan sebanyak 38 orang.",
        "Pegawai laki-laki ditargetkan berjumlah 38 orang.",
        "Pegawai laki-laki tahun 2030 berjumlah 38 orang.",
        "Pegawai laki-laki dan perempuan berjumlah 92 orang.",
    ],
)
def test_right_counts_and_those_of_others_are_no_slips(said: str) -> None:
    assert staff(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "Kunjungan langsung mencapai 32.375 dan daring 21.654.",
        "Kunjungan terdiri atas 32.375 secara langsung, 21.654 secara daring.",
        "Kunjungan terdiri atas 32.375 pada layanan langsung dan 21.654 pada layanan daring.",
        "Kunjungan daring pelajar mencapai 32.375.",
        "Kunjungan langsung pada Melati dan Dahlia sebanyak 6.215.",
    ],
)
def test_rows_and_things_that_no_column_tells_are_left_alone(said: str) -> None:
    assert visits(said) == []
