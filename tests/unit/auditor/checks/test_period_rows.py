"""Courses and extremes told of columns whose rows are years or parts of one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

QUARTERS = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 6 Kunjungan Pemustaka per Triwulan Tahun 2031 (orang)
Triwulan | Kunjungan Langsung | Kunjungan Daring | Total Kunjungan
Triwulan I | 10.482 | 6.215 | 16.697
Triwulan II | 9.836 | 7.048 | 16.884
Triwulan III | 12.057 | 8.391 | 20.448
Triwulan IV | 11.324 | 9.127 | 20.451
Jumlah | 43.699 | 30.781 | 74.480

{said}
"""
YEARS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 7 Perkembangan Produksi Perikanan Tahun 2027-2031
Tahun | Produksi Tangkap (ton) | Produksi Budidaya (ton)
2027 | 38.214 | 2.410
2028 | 12.957 | 2.655
2029 | 17.640 | 2.802
2030 | 36.128 | 2.950
2031 | 43.699 | 3.127

{said}
"""


def ways(report: str, said: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(report.format(said=said), AuditRule.TREND)]


def ends(said: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(YEARS.format(said=said), AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("report", "said", "wrong"),
    [
        (QUARTERS, "Kunjungan langsung meningkat setiap triwulan.", ("meningkat", "berfluktuasi")),
        (QUARTERS, "Kunjungan daring terus menurun setiap triwulan.", ("menurun", "sebaliknya")),
        (YEARS, "Produksi tangkap selalu naik setiap tahunnya.", ("naik", "berfluktuasi")),
    ],
)
def test_the_course_of_a_column_is_that_of_its_rows(report: str, said: str, wrong: tuple[str, str]) -> None:
    assert ways(report, said) == [wrong]


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (QUARTERS, "Kunjungan daring meningkat setiap triwulan."),
        (QUARTERS, "Total kunjungan terus meningkat setiap triwulan."),
        (QUARTERS, "Kunjungan pelajar meningkat setiap triwulan."),
        (QUARTERS, "Kunjungan langsung ditargetkan meningkat setiap triwulan."),
        (QUARTERS, "Kunjungan langsung tidak meningkat setiap triwulan."),
        (YEARS, "Produksi budidaya naik setiap tahun."),
        (YEARS, "Sejak tahun 2028 produksi tangkap selalu naik setiap tahun."),
    ],
)
def test_right_courses_and_those_of_others_are_left_alone(report: str, said: str) -> None:
    assert ways(report, said) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (
            "Produksi tahun 2031 sebanyak 43.699 ton merupakan yang terendah dalam lima tahun terakhir.",
            ("terendah", "terendah: 2028"),
        ),
        (
            "Produksi tahun 2030 sebesar 36.128 ton adalah yang tertinggi selama empat tahun.",
            ("tertinggi", "tertinggi: 2027"),
        ),
    ],
)
def test_the_extreme_of_some_years_is_among_their_rows(said: str, wrong: tuple[str, str]) -> None:
    assert ends(said) == [wrong]


@pytest.mark.parametrize(
    "said",
    [
        "Produksi tahun 2031 sebanyak 43.699 ton merupakan yang tertinggi dalam lima tahun terakhir.",
        "Produksi tahun 2030 sebesar 36.128 ton adalah yang tertinggi selama tiga tahun.",
        "Produksi tahun 2028 sebesar 12.957 ton merupakan yang terendah dalam sepuluh tahun terakhir.",
        "Produksi tahun 2031 bukan merupakan yang terendah dalam lima tahun terakhir.",
    ],
)
def test_right_extremes_and_those_of_longer_times_are_left_alone(said: str) -> None:
    assert ends(said) == []
