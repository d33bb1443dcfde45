"""Indexes below the sums of their answers, and changes of rows that sum up: invented surveys."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

SURVEY = """
Tabel 1 Nilai Unsur Survei

No | Unsur | Nilai {before} |  | Selisih
 |  | 2040 | 2041 |
U1 | Petunjuk arah | 3,41 | 3,46 | +0,05
U2 | Tata ruang | 3,39 | 3,48 | +0,09
U3 | Jam buka | 3,28 | 3,44 | +0,16
U4 | Harga tiket | 3,86 | 3,91 | +0,05
U5 | Kebersihan | 3,36 | 3,33 | -0,03
 | Jumlah nilai unsur | 17,30 | 17,62 | +0,32
 | {name} | {first} | {second} | {change}
"""
NAMES = ["Indeks (jumlah : 5 x 25)", "Indeks Kepuasan", "IKM"]


def survey(name: str, first: str = "86,50", second: str = "88,10", change: str = "+1,60") -> str:
    """Return a survey with the row of its index."""
    return SURVEY.format(before="rata-rata unsur", name=name, first=first, second=second, change=change)


@pytest.mark.parametrize("name", NAMES)
def test_an_index_that_its_sum_does_not_give_is_told(name: str) -> None:
    assert told(survey(name, first="86,05"), AuditRule.INDEX) == [(11, "86,05", "86,50")]
    assert told(survey(name, second="81,80"), AuditRule.INDEX) == [(11, "81,80", "88,10")]


@pytest.mark.parametrize("name", NAMES)
def test_right_indexes_are_not_told(name: str) -> None:
    assert audited(survey(name)).findings == ()


def test_indexes_of_which_none_follows_from_its_sum_are_made_otherwise() -> None:
    assert told(survey(NAMES[0], first="85,05", second="86,90", change="+1,85"), AuditRule.INDEX) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_change_of_an_index_is_held_against_both_years(name: str) -> None:
    assert told(survey(name, change="+1,06"), AuditRule.DIFFERENCE) == [(11, "1,06", "1,60")]


MEANS = """
Tabel 9 Lama Pelayanan

No | Loket | Tahun 2040 | Tahun 2041 | Perubahan
1 | Loket tiket | 4,20 | 3,60 | -0,60
2 | Loket titip | 3,10 | 3,30 | 0,20
3 | Loket sewa | 5,00 | 4,50 | -0,50
 | Rata-rata | 4,10 | 3,80 | {change}
"""


def test_the_change_of_a_mean_is_held_against_both_years() -> None:
    assert told(MEANS.format(change="-0,03"), AuditRule.DIFFERENCE) == [(7, "-0,03", "\u22120,30")]
    assert told(MEANS.format(change="-0,30"), AuditRule.DIFFERENCE) == []
