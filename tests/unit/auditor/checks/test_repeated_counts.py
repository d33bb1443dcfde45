"""Whole numbers of one thing in two tables, under names that differ by a number or a linking word."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

GUILDS = """
Tabel 1 Pengukuran tahun 2016

No | Indikator | Target | Realisasi
1 | {first} | 580 | 582
2 | Kelompok tani yang dibina penyuluh | 120 | 118

Tabel 2 Terhadap rencana

Indikator | Realisasi 2016 | Target 2018
{second} | {actual} | 700
Kelompok tani yang dibina penyuluh | 118 | 140
"""
NAMES = [
    ("Organisasi yang berperan aktif di desa", "Organisasi yang berperan aktif di desa"),
    ("Organisasi yang berperan aktif di desa", "6. Organisasi yang berperan secara aktif di desa"),
    ("1. Organisasi dan paguyuban yang aktif di desa", "Organisasi atau paguyuban yang aktif di desa"),
]


@pytest.mark.parametrize(("first", "second"), NAMES)
@pytest.mark.parametrize(("actual", "found"), [("582", []), ("580", [(10, "580", "582")])])
def test_a_count_in_two_tables(
    first: str, second: str, actual: str, found: list[tuple[int, str, str]]
) -> None:
    text = GUILDS.format(first=first, second=second, actual=actual)
    assert told(text, AuditRule.CROSSREF) == found


def test_other_things_and_other_years_may_differ() -> None:
    other = GUILDS.format(first=NAMES[0][0], second="Organisasi yang terdaftar di kota", actual="580")
    assert told(other, AuditRule.CROSSREF) == []
    before = GUILDS.format(first=NAMES[0][0], second=NAMES[0][1], actual="580")
    assert told(before.replace("Realisasi 2016", "Realisasi 2015"), AuditRule.CROSSREF) == []


def test_a_quarter_is_not_the_year() -> None:
    text = GUILDS.format(first=NAMES[0][0], second=NAMES[0][1], actual="480")
    assert told(text, AuditRule.CROSSREF) == [(10, "480", "582")]
    assert told(text.replace("Realisasi 2016", "Realisasi Triwulan III"), AuditRule.CROSSREF) == []
