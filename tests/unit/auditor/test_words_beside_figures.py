"""Words between a way and its figures, behind a figure, or beside a name leave them what they are."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told
from tests.unit.auditor.told import filled
from tests.unit.auditor.told.other_strangers import ENVIRONMENT, SCHOOLS

from capaian.domain.audit import AuditRule

STAFF = """
LAPORAN KINERJA DINAS KOPERASI TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Tabel 1.1 Jumlah Aparatur Menurut Pendidikan dan Status Kepegawaian Tahun 2023
No | Pendidikan | PNS | PPPK | Non ASN | Jumlah
1 | S-2 | 5 | - | - | 5
2 | S-1 | 14 | 6 | 3 | 23
3 | D-III | 4 | 3 | 2 | 9
4 | SMA | 3 | - | 7 | 10
 | Jumlah | 26 | 9 | 12 | 47

{said}
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Indeks kualitas air turun pada tahun 2026, dari 53,40 menjadi 53,00.", []),
        ("Indeks kualitas air turun pada tahun 2026, dari 53,00 menjadi 53,40.", [("turun", "naik")]),
        ("Indeks kualitas air naik pada tahun 2027, dari 53,00 menjadi 54,60.", []),
        ("Indeks kualitas air naik pada tahun 2027, dari 54,60 menjadi 53,00.", [("naik", "turun")]),
    ],
)
def test_a_year_between_a_way_and_its_ends_is_passed_over(said: str, expected: list[tuple[str, str]]) -> None:
    found = told(filled(ENVIRONMENT, "indeks", said), AuditRule.TREND)
    assert [(printed, computed) for _, printed, computed in found] == expected


def test_where_a_thing_came_from_is_not_of_the_year_before_it() -> None:
    said = "Indeks kualitas lahan turun pada tahun 2028, dari 63,10 menjadi 62,70."
    assert audited(filled(ENVIRONMENT, "indeks", said)).findings == ()


def test_the_greatest_rise_is_of_another_year_than_the_highest_level() -> None:
    said = "Kenaikan indeks kualitas air paling tinggi terjadi pada tahun 2027."
    assert audited(filled(ENVIRONMENT, "indeks", said)).findings == ()
    level = "Indeks kualitas air paling tinggi terjadi pada tahun 2027."
    assert {f.computed for f in audited(filled(ENVIRONMENT, "indeks", level)).findings} == {"2028"}


def test_years_of_schooling_need_no_percent_sign() -> None:
    said = "Rata-rata lama sekolah mencapai 10,20 tahun, lebih tinggi dari target 10,00 tahun."
    assert audited(filled(SCHOOLS, "capaian", said)).findings == ()


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Jumlah aparatur 47 orang, yang terdiri dari 26 PNS, 9 PPPK, dan 12 tenaga Non ASN.", set()),
        ("Jumlah aparatur 47 orang, yang terdiri dari 26 PNS, 12 PPPK, dan 9 tenaga Non ASN.", {"12"}),
    ],
)
def test_counts_of_kinds_of_staff_stand_before_their_heads(said: str, wrong: set[str]) -> None:
    found = {found.printed for found in audited(STAFF.format(said=said)).findings}
    assert wrong <= found
    assert bool(found) is bool(wrong)
