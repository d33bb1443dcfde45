"""Wholes whose sentence lists all their parts: the list has to make them, whatever tables say."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STAFF = """LAPORAN KINERJA TAHUN 2031
Tabel 1 Pegawai menurut Status
Status | Jumlah
Organik | 34
Magang | 28
Jumlah | 62
"""


def sums(sentence: str, tables: str = STAFF) -> list[tuple[str, str]]:
    return [(printed, due) for _, printed, due in told(f"{tables}\n{sentence}\n", AuditRule.SUM)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Balai didukung 62 orang pegawai yang terdiri dari 36 orang organik dan 28 orang magang.", "64"),
        ("Pegawai balai berjumlah 62 orang, terdiri atas 34 organik, 5 kontrak dan 28 magang.", "67"),
    ],
)
def test_full_lists_make_their_whole(sentence: str, expected: str) -> None:
    assert sums(sentence) == [("62", expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Balai didukung 62 orang pegawai yang terdiri dari 34 orang organik dan 28 orang magang.",
        "Balai didukung 62 orang pegawai yang terdiri dari 34 organik, 28 magang dan 30 di antaranya wanita.",
        "Balai didukung 62 orang pegawai yang antara lain terdiri dari 31 sarjana dan 28 magang.",
    ],
)
def test_other_lists_say_nothing(sentence: str) -> None:
    assert sums(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dari 7 pasar, 4 pasar tertib dan 4 pasar tidak tertib.", "8"),
        ("Dari 7 (tujuh) pasar, 4 (empat) pasar sudah tertib, sedangkan 2 (dua) pasar belum tertib.", "6"),
        ("Dari 4 target provinsi, 2 target telah tercapai, sedangkan 1 target belum tercapai.", "3"),
    ],
)
def test_what_is_so_and_what_is_not_make_all(sentence: str, expected: str) -> None:
    assert [due for _, due in sums(sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 7 pasar, 4 pasar tertib dan 3 pasar tidak tertib.",
        "Dari 7 pasar, 4 pasar tertib dan 2 pasar tidak tertib, selebihnya belum dikunjungi.",
        "Dari 7 pasar, 4 pasar tertib dan 2 pasar tidak beratap.",
        "Dari 7 pasar, 4 pasar tertib dan 2 pasar baru tidak tertib.",
    ],
)
def test_sides_that_leave_some_out_say_nothing(sentence: str) -> None:
    assert sums(sentence) == []
