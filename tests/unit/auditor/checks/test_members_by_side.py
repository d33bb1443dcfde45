"""Rows that are named as those above or below a bound."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
Tabel 3.5 Kondisi Jalan menurut Kecamatan Tahun 2031 (km)

No | Kecamatan | Panjang | Baik | Mantap (%)
1 | Arang | 142,35 | 71,20 | 72,60
2 | Bening | 98,60 | 55,10 | 76,47
3 | Cempaka | 87,40 | 51,90 | 79,12
4 | Dandang | 156,20 | 60,45 | 65,17
5 | Enau | 121,75 | 48,25 | 72,32

"""
CARDS = """
Tabel 6 Kepemilikan KIA Menurut Desa Tahun 2031

No | Desa | Anak | Memiliki KIA | Cakupan (%)
1 | Melati | 1.420 | 1.015 | 71,48
2 | Dahlia | 985 | 636 | 64,57
3 | Seruni | 873 | 613 | 70,22
4 | Kenanga | 719 | 451 | 62,73
5 | Anggrek | 638 | 374 | 58,62

"""


def claims(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            ROADS + "Ada 2 kecamatan dengan kemantapan jalan di bawah rata-rata, yaitu {} dan Dandang.",
            "Enau",
            "Arang",
        ),
        (
            ROADS
            + "Dua kecamatan dengan persentase mantap di atas 75,00%, yakni {} dan Cempaka, dipertahankan.",
            "Bening",
            "Arang",
        ),
        (
            CARDS + "Masih ada 3 (tiga) desa yang cakupannya di bawah target, yaitu Dahlia, Kenanga, dan {}.",
            "Anggrek",
            "Seruni",
        ),
        (
            CARDS + "Ada 2 desa dengan cakupan KIA melebihi target 65,00%, yaitu Melati dan {}.",
            "Seruni",
            "Dahlia",
        ),
    ],
)
def test_those_on_a_side_are_the_highest_or_lowest(text: str, right: str, wrong: str) -> None:
    assert claims(text.format(right)) == []
    assert claims(text.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        # only some of them are named
        ROADS + "Ada 2 kecamatan di bawah rata-rata, antara lain yaitu Arang dan Dandang.",
        # of something that the table does not tell
        CARDS + "Ada 2 desa dengan curah hujan di bawah normal, yaitu Melati dan Anggrek.",
        # two wrong ones are others
        CARDS + "Ada 2 desa yang cakupannya di bawah target, yaitu Melati dan Seruni.",
        # another number of names than is told
        CARDS + "Ada 3 desa yang cakupannya di bawah target, yaitu Melati dan Anggrek.",
        # the lowest by another column
        ROADS + "Ada 2 kecamatan dengan jalan di bawah 100 km, yaitu Bening dan Cempaka.",
        # each by its own bound
        CARDS + "Ada 2 desa dengan cakupan di bawah target masing-masing, yaitu Seruni dan Anggrek.",
    ],
)
def test_others_are_left_alone(text: str) -> None:
    assert claims(text) == []


def test_a_wrong_figure_of_the_column_accuses_no_name() -> None:
    text = (
        CARDS.replace("62,73", "72,63")
        + "Ada 2 desa yang cakupannya di bawah target, yaitu Kenanga dan Anggrek."
    )
    assert claims(text) == []


def test_equal_figures_at_the_edge_tell_nothing() -> None:
    text = (
        CARDS.replace("64,57", "62,73").replace("636", "618")
        + "Ada 2 desa yang cakupannya di bawah target, yaitu Dahlia dan Anggrek."
    )
    assert claims(text) == []
