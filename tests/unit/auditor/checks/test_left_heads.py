"""Heads of columns that were left from another table of the same rows."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2031

3.2 Vaksinasi

Tabel 3.2 Vaksinasi Sapi menurut Kecamatan Tahun 2031

No | Kecamatan | Populasi | Vaksinasi sapi | Cakupan (%)
1 | Tirta | 4.120 | 3.708 | 90,00
2 | Wuni | 2.860 | 2.431 | 85,00
3 | Sendang | 1.540 | 1.232 | 80,00

Tabel 3.3 Vaksinasi Kambing menurut Kecamatan Tahun 2031

No | Kecamatan | Populasi | {head} | Cakupan (%)
1 | Tirta | 6.200 | 4.340 | 70,00
2 | Wuni | 3.400 | 2.550 | 75,00
3 | Sendang | 2.500 | 1.500 | 60,00
"""


def labels(text: str) -> list[tuple[int, str]]:
    return [(line, printed) for line, printed, _ in told(text, AuditRule.LABEL)]


def test_a_head_of_the_sisters_thing_is_left_from_it() -> None:
    assert labels(REPORT.format(head="Vaksinasi sapi")) == [(14, "Vaksinasi sapi")]


@pytest.mark.parametrize("head", ["Vaksinasi kambing", "Divaksin", "Sudah divaksin"])
def test_heads_of_its_own_thing_or_of_none_are_sound(head: str) -> None:
    assert labels(REPORT.format(head=head)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Populasi | Vaksinasi sapi | Cakupan (%)\n1 | Tirta | 6.200",
            "Kambing | Vaksinasi sapi | Cakupan (%)\n1 | Tirta | 6.200",
        ),
        ("Kambing menurut Kecamatan Tahun 2031", "Kambing menurut Kecamatan Tahun 2030"),
        ("Vaksinasi Kambing menurut Kecamatan", "Vaksinasi Kambing dan Sapi menurut Kecamatan"),
        ("2 | Wuni | 3.400", "2 | Lawu | 3.400"),
        ("Vaksinasi Kambing menurut Kecamatan Tahun 2031", "Kelahiran Kambing"),
    ],
    ids=["own-head-too", "other-year", "both-things", "other-rows", "no-sister"],
)
def test_a_head_that_may_be_meant_is_left_alone(old: str, new: str) -> None:
    text = REPORT.format(head="Vaksinasi sapi")
    assert old in text
    assert labels(text.replace(old, new)) == []


def test_the_same_figures_may_be_repeated() -> None:
    text = REPORT.format(head="Vaksinasi sapi")
    for own, other in (("4.340", "3.708"), ("2.550", "2.431"), ("1.500", "1.232")):
        text = text.replace(own, other)
    assert labels(text) == []
