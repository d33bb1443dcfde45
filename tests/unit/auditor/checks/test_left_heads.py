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


SHARES = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

Tabel 3.2 Imunisasi Bayi menurut Puskesmas Tahun 2031

No | Puskesmas | {babies} | Bayi Diimunisasi | Cakupan (%)
1 | Tirta | 1.120 | 1.008 | 90,00
2 | Wuni | 860 | 731 | 85,00
3 | Sendang | 540 | 432 | 80,00

Tabel 3.3 Skrining Lansia menurut Puskesmas Tahun 2031

No | Puskesmas | {elders} | {screened} | Persentase
1 | Tirta | 6.200 | 4.340 | 70,00
2 | Wuni | 3.400 | 2.550 | 75,00
3 | Sendang | 2.500 | 1.500 | 60,00
"""
HEADS = {"babies": "Sasaran Bayi", "elders": "Jumlah Lansia", "screened": "Lansia Diskrining"}


def shares(**heads: str) -> str:
    return SHARES.format(**{**HEADS, **heads})


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ({"elders": "Sasaran Bayi"}, [(12, "Sasaran Bayi")]),
        ({"screened": "Bayi Diimunisasi"}, [(12, "Bayi Diimunisasi")]),
        ({"babies": "Jumlah Lansia"}, [(5, "Jumlah Lansia")]),
    ],
)
def test_a_part_or_a_whole_of_another_table_has_its_figures(
    heads: dict[str, str], found: list[tuple[int, str]]
) -> None:
    assert labels(shares()) == []
    assert [told for told in labels(shares(**heads)) if told in found] == found


def test_a_share_of_anothers_whole_of_another_date_is_sound() -> None:
    text = shares(elders="Sasaran Bayi", screened="Diskrining")
    for own, other in (
        ("6.200 | 4.340 | 70,00", "1.110 | 777 | 70,00"),
        ("3.400 | 2.550 | 75,00", "880 | 660 | 75,00"),
        ("2.500 | 1.500 | 60,00", "550 | 330 | 60,00"),
    ):
        text = text.replace(own, other)
    assert labels(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Persentase\n1 | Tirta | 6.200 | 4.340 | 70,00", "Petugas\n1 | Tirta | 6.200 | 4.340 | 12,00"),
        ("Skrining Lansia menurut Puskesmas Tahun 2031", "Skrining Lansia menurut Puskesmas Tahun 2030"),
        ("2 | Wuni | 3.400", "2 | Lawu | 3.400"),
    ],
    ids=["no-share", "other-year", "other-rows"],
)
def test_services_beside_each_other_may_bear_one_name(old: str, new: str) -> None:
    text = shares(elders="Sasaran Bayi")
    assert old in text
    assert labels(text.replace(old, new)) == []
