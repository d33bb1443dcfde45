"""Counts told with their shares and the name of a row of a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

STAFF = """
LAPORAN KINERJA DINAS UJI TAHUN 2031

BAB I PENDAHULUAN

Tabel 1 Pegawai Menurut Pendidikan dan Status Tahun 2031
Pendidikan | PNS | PPPK | Non ASN | Jumlah
S2 | 5 | 0 | 0 | 5
S1/D4 | 14 | 6 | 3 | 23
D3 | 4 | 2 | 2 | 8
SLTA | 7 | 0 | 9 | 16
Jumlah | 30 | 8 | 14 | 52

{said}
"""
FIRES = """
LAPORAN KINERJA SATUAN PEMADAM KEBAKARAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 4 Kejadian Kebakaran Menurut Penyebab Tahun 2031
No | Penyebab | Kejadian
1 | Listrik | 48
2 | Kompor gas | 21
3 | Pembakaran sampah | 33
 | Jumlah | 102

{said}
"""


def findings(report: str, said: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(report.format(said=said)).findings]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Sebanyak 21 orang atau 40,4% berpendidikan S1/D4.", [("21", "23"), ("40,4", "44,23")]),
        ("Sebanyak 23 orang atau 40,4% berpendidikan S1/D4.", [("40,4", "44,23")]),
        ("Sebanyak 21 orang (44,2%) berpendidikan S1/D4.", [("21", "23")]),
        ("Sebanyak 18 orang atau 30,8% berpendidikan SLTA.", [("18", "16")]),
    ],
)
def test_count_and_share_are_those_of_the_row_that_is_named(said: str, wrong: list[tuple[str, str]]) -> None:
    assert findings(STAFF, said) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Kebakaran dengan penyebab listrik sebanyak 84 kejadian (47,06%).", [("84", "48")]),
        ("Sebanyak 48 kejadian (74,06%) berpenyebab listrik.", [("74,06", "47,06")]),
    ],
)
def test_other_things_are_counted_as_people_are(said: str, wrong: list[tuple[str, str]]) -> None:
    assert findings(FIRES, said) == wrong


@pytest.mark.parametrize(
    "said",
    [
        "Sebanyak 23 orang atau 44,2% berpendidikan S1/D4.",
        "Sebanyak 16 orang (30,8%) berpendidikan SLTA.",
        "Sebanyak 21 orang atau 40,4% mengikuti pelatihan.",
        "Sebanyak 12 orang atau 23,1% berpendidikan S1/D4 mengikuti pelatihan.",
        "Sebanyak 28 orang atau 53,8% berpendidikan S2 dan S1/D4.",
        "Sebanyak 29 orang atau 55,8% tidak berpendidikan S1/D4.",
        "Sebanyak 40 orang atau 12,5% berpendidikan S1/D4.",
    ],
)
def test_right_ones_and_those_of_others_are_left_alone(said: str) -> None:
    assert findings(STAFF, said) == []


@pytest.mark.parametrize(
    "said",
    ["Sebanyak 48 kejadian atau 47,06% disebabkan listrik.", "Sebanyak 21 kejadian (20,59%) di pasar."],
)
def test_right_shares_of_things_and_those_of_places_are_left_alone(said: str) -> None:
    assert findings(FIRES, said) == []
