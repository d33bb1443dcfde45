"""Sums over a ladder of schools."""

from __future__ import annotations

import re

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SCHOOLS = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

1.2 Pegawai

Tabel 1.2 Pegawai menurut Pendidikan

No | Pendidikan | Jumlah (orang) | Persentase (%)
1 | Magister (S2) | 5 | 11,11
2 | Sarjana (S1)/D-IV | 17 | 37,78
3 | Diploma III | 6 | 13,33
4 | SMA/sederajat | 13 | 28,89
5 | SMP/sederajat | 4 | 8,89
 | Jumlah | 45 | 100,00

"""


def sums(sentence: str, text: str = SCHOOLS) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text + sentence, AuditRule.SUM)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pegawai yang berpendidikan SMA ke bawah 13 orang.", [("13", "17")]),
        ("Pegawai lulusan sarjana ke atas berjumlah 17 orang.", [("17", "22")]),
        ("Pegawai berpendidikan Diploma III ke atas (D-III sampai S2) sebanyak 22 orang.", [("22", "28")]),
        ("Pegawai yang berpendidikan SMA ke bawah 17 orang.", []),
        ("Pegawai lulusan S1 ke atas berjumlah 22 orang.", []),
        ("Pegawai berusia 50 tahun ke atas 13 orang.", []),
        ("Pegawai lulusan sekolah pelayaran ke atas 13 orang.", []),
        ("Pegawai lulusan SMA berjumlah 13 orang.", []),
        ("Pegawai lulusan SMA ke bawah hanya 28,89%.", []),
        ("Pegawai lulusan doktor ke bawah 13 orang.", []),
    ],
)
def test_all_of_a_level_and_beyond_are_added_up(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert sums(sentence) == expected


@pytest.mark.parametrize(("count", "expected"), [("26", []), ("22", []), ("9", []), ("21", [("21", "26")])])
def test_a_level_of_two_rows_may_be_told_with_one_of_them(
    count: str, expected: list[tuple[str, str]]
) -> None:
    beside = "2 | Sarjana (S1) | 17 | 34,69\n3 | D-IV | 4 | 8,16"
    text = SCHOOLS.replace("2 | Sarjana (S1)/D-IV | 17 | 37,78", beside).replace("| 45 |", "| 49 |")
    shares = {"11,11": "10,20", "13,33": "12,24", "28,89": "26,53", "8,89": "8,16"}
    text = re.sub("|".join(shares), lambda share: shares[share[0]], text)
    assert sums(f"Pegawai lulusan S1 ke atas berjumlah {count} orang.", text) == expected


def test_rows_out_of_order_are_no_ladder() -> None:
    text = SCHOOLS.replace("4 | SMA/sederajat", "4 | Doktor (S3)")
    assert sums("Pegawai lulusan sarjana ke atas berjumlah 17 orang.", text) == []


def test_a_row_of_two_levels_is_on_no_ladder() -> None:
    text = SCHOOLS.replace("SMA/sederajat", "SMA dan SMP")
    assert sums("Pegawai yang berpendidikan SMA ke bawah 13 orang.", text) == []


def test_a_ladder_with_words_in_place_of_a_figure_adds_nothing_up() -> None:
    table = SCHOOLS.replace("4 | SMA/sederajat | 13 | 28,89", "4 | SMA/sederajat | tiga belas | ada")
    found = sums("Pegawai yang berpendidikan SMA ke bawah 13 orang.", table)
    assert [printed for printed, _ in found if printed == "13"] == []
