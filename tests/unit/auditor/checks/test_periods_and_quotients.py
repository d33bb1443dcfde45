"""What a part of a year spends, how many there are for one of another, and changes from year to year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.periods import names_period
from capaian.domain.audit import AuditRule

CASH = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

Tabel 3.11 {title}
{head} | Anggaran Kas (Rp) | Realisasi (Rp) | Serapan (%)
{one} | 1.250.000.000 | 1.079.843.049 | 86,39
{two} | 1.600.000.000 | 1.499.782.013 | 93,74
{three} | 1.763.480.000 | 1.979.712.256 | 112,26
Jumlah | 4.613.480.000 | 4.559.337.318 | 98,83
"""
AREAS = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

Tabel 1.1 Penduduk dan Desa
No | Kecamatan | Desa | Penduduk | {head}
1 | Pandan Ilir | 14 | 41.207 | 2.943
2 | Pandan Ulu | 11 | 33.518 | 3.047
3 | Sekar Tanjung | 9 | 27.946 | 3.105
4 | Muara Lesung | 12 | 30.664 | 2.555
5 | Bukit Rotan | 8 | 18.325 | {fifth}
 | Kabupaten | 54 | 151.660 | {whole}
"""
YEARS = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

Tabel 3.12 Pagu Lima Tahun
Tahun | Pagu (Rp) | Realisasi (Rp) | {head}
2027 | 5.210.400.000 | 4.878.318.500 | -
2028 | 5.544.120.000 | 5.301.207.300 | {second}
2029 | 5.033.870.000 | 4.802.160.000 | {third}
2030 | 5.760.915.000 | 5.533.900.450 | 14,44
2031 | 6.163.480.000 | 5.999.128.050 | 6,99
"""


def bounds(title: str, head: str, rows: tuple[str, str, str]) -> list[str]:
    one, two, three = rows
    report = CASH.format(title=title, head=head, one=one, two=two, three=three)
    return [printed for _, printed, _ in told(report, AuditRule.BOUND)]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Triwulan", ("Triwulan I", "Triwulan II", "Triwulan III")),
        ("Bulan", ("Januari", "Februari", "Maret")),
        ("Waktu", ("TW 1", "TW 2", "TW 3")),
    ],
)
def test_a_part_of_the_year_may_spend_more_than_was_planned_for_it(
    head: str, rows: tuple[str, str, str]
) -> None:
    assert bounds("Anggaran Kas dan Realisasi", head, rows) == []


def test_a_programme_that_spends_more_than_it_has_is_told() -> None:
    rows = ("Program Kopi", "Program Karet", "Program Lada")
    assert bounds("Anggaran dan Realisasi", "Program", rows) == ["1.979.712.256"]


@pytest.mark.parametrize(
    ("place", "is_period"),
    [
        ("Tabel 3.11, Triwulan IV", True),
        ("s.d. Semester II", True),
        ("Desember", True),
        ("Tabel 3.4, Laporan Triwulan IV", False),
        ("Program Semester Pendek", False),
    ],
)
def test_a_row_with_nothing_but_a_part_of_a_year_is_one(place: str, *, is_period: bool) -> None:
    assert names_period(place) is is_period


def areas(head: str, fifth: str = "2.291", whole: str = "2.809") -> dict[str, list[tuple[str, str]]]:
    report = AREAS.format(head=head, fifth=fifth, whole=whole)
    rules = (AuditRule.SUM, AuditRule.RATIO)
    return {rule.value: [found[1:] for found in told(report, rule)] for rule in rules}


@pytest.mark.parametrize("head", ["Penduduk per desa", "Penduduk tiap desa", "Rasio penduduk"])
def test_whole_numbers_may_be_rounded_quotients_and_do_not_add_up(head: str) -> None:
    assert areas(head) == {"sum": [], "ratio": []}
    assert areas(head, fifth="2.219") == {"sum": [], "ratio": [("2.219", "2.291")]}
    assert areas(head, whole="2.890") == {"sum": [], "ratio": [("2.890", "2.809")]}


def test_counts_beside_each_other_still_add_up() -> None:
    assert areas("Pohon", whole="13.941")["sum"] == []
    assert areas("Pohon", whole="13.491")["sum"] == [("13.491", "13.941")]


def steps(head: str, second: str = "6,40", third: str = "-9,20") -> list[tuple[str, str]]:
    report = YEARS.format(head=head, second=second, third=third)
    rules = (AuditRule.RATIO, AuditRule.DIFFERENCE)
    return [found[1:] for rule in rules for found in told(report, rule)]


@pytest.mark.parametrize("head", ["Pertumbuhan Pagu (%)", "Kenaikan (%)", "Perubahan (%)"])
def test_the_one_change_of_several_years_that_does_not_fit_is_told(head: str) -> None:
    assert steps(head) == []
    assert [printed for printed, _ in steps(head, third="-2,90")] == ["-2,90"]


def test_two_changes_of_four_that_do_not_fit_are_told_under_the_head_of_changes() -> None:
    found = steps("Pertumbuhan Pagu (%)", second="4,60", third="-2,90")
    assert [printed for printed, _ in found] == ["4,60", "-2,90"]


def test_changes_under_another_head_are_those_of_something_else() -> None:
    assert steps("Inflasi (%)", third="-2,90") == []
