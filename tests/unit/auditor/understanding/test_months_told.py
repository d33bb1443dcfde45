"""Semesters, quarters and runs of them in words, and the columns or rows that make them up."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.months_told import columns_of_months, months_told, rows_of_months

QUARTERS = """
LAPORAN KINERJA DINAS PERIZINAN TAHUN 2026

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Izin Terbit per Triwulan Tahun 2026
No | Jenis Izin | TW I | TW II | TW III | TW IV | Jumlah
1 | Izin usaha | 40 | 50 | 60 | 70 | 220
2 | Izin praktik | 10 | 20 | 30 | 40 | 100
 | Jumlah | 50 | 70 | 90 | 110 | 320
"""
IN_ROWS = """
LAPORAN KINERJA DINAS PERIZINAN TAHUN 2026

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Pengaduan per Triwulan Tahun 2026
Triwulan | Masuk | Selesai
Triwulan I | 12 | 10
Triwulan II | 15 | 14
Triwulan III | 9 | 9
Triwulan IV | 11 | 8
Jumlah | 47 | 41
"""
FIRST_HALF = frozenset(range(1, 7))


@pytest.mark.parametrize(
    ("text", "months", "are_together"),
    [
        ("pada semester I", range(1, 7), True),
        ("pada Semester II", range(7, 13), True),
        ("pada semester kedua", range(7, 13), True),
        ("sampai dengan Triwulan III", range(1, 10), True),
        ("s.d. TW II", range(1, 7), True),
        ("hingga akhir triwulan III", range(1, 10), True),
        ("pada dua triwulan pertama", range(1, 7), True),
        ("pada 3 (tiga) triwulan pertama", range(1, 10), True),
        ("tiga triwulan terakhir", range(4, 13), True),
        ("Triwulan II hingga Triwulan IV", range(4, 13), True),
        ("TW I-III", range(1, 10), True),
        ("Triwulan I dan II", range(1, 7), False),
        ("Triwulan I, II, dan IV", [1, 2, 3, 4, 5, 6, 10, 11, 12], False),
        ("pada triwulan ketiga", range(7, 10), False),
        ("pada tahun 2026", [], False),
        ("semester ini", [], False),
        ("triwulan berjalan", [], False),
    ],
)
def test_months_are_those_of_the_parts_that_words_tell(
    text: str, months: range | list[int], are_together: bool
) -> None:
    told = months_told(text)
    assert (told.months, told.are_together) == (frozenset(months), are_together)


def test_what_is_left_has_no_word_of_the_parts() -> None:
    told = months_told("Izin usaha sampai dengan Triwulan III tahun 2026 mencapai")
    assert told.rest.split() == ["Izin", "usaha", "tahun", "2026", "mencapai"]


def test_columns_make_up_months_or_there_are_none() -> None:
    (table,) = read(QUARTERS).tables
    assert [c.name for c in columns_of_months(table, FIRST_HALF)] == ["TW I", "TW II"]
    assert [c.name for c in columns_of_months(table, frozenset((7, 8, 9)))] == ["TW III"]
    assert columns_of_months(table, frozenset((1, 2))) == ()
    assert columns_of_months(table, frozenset()) == ()


def test_rows_make_up_months_or_there_are_none() -> None:
    (table,) = read(IN_ROWS).tables
    assert [table.items[row].label for row in rows_of_months(table.items, FIRST_HALF)] == [
        "Triwulan I",
        "Triwulan II",
    ]
    assert rows_of_months(table.items, frozenset((1,))) == ()
    (other,) = read(QUARTERS).tables
    assert rows_of_months(other.items, FIRST_HALF) == ()
    assert columns_of_months(table, FIRST_HALF) == ()
