"""Achievements of an indicator of which less is better: one way throughout a report."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
Tabel 1 Capaian Tahun 2022

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Indeks Kepuasan Nelayan | Nilai | 83,00 | 84,50 | 101,81
2 | Rata-rata lama sandar | Jam | 5,00 | 4,60 | {first}
3 | Persentase kapal berizin | % | 80,00 | 75,00 | 93,75

Tabel 2 Capaian terhadap Target Akhir

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Indeks Kepuasan Nelayan | Nilai | 86,00 | 84,50 | 98,26
2 | Rata-rata lama sandar | Jam | 4,00 | 4,60 | {second}
3 | Persentase kapal berizin | % | 100,00 | 75,00 | 75,00
"""


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("108,00", "85,00", []),
        ("92,00", "85,00", [(5, "92,00", "108,00")]),
        ("108,00", "115,00", [(12, "115,00", "85,00")]),
        ("92,00", "115,00", []),
        ("108,70", "86,96", []),
        ("92,00", "86,96", [(5, "92,00", "108,70")]),
    ],
)
def test_the_other_table_tells_which_way_is_meant(
    first: str, second: str, found: list[tuple[int, str, str]]
) -> None:
    assert told(HARBOUR.format(first=first, second=second), AuditRule.ACHIEVEMENT) == found


def test_where_actual_and_target_are_equal_no_way_is_told() -> None:
    equal = HARBOUR.replace("5,00 | 4,60 | {first}", "4,60 | 4,60 | 100,00").format(second="115,00")
    assert told(equal, AuditRule.ACHIEVEMENT) == []


def test_indicators_of_other_names_have_ways_of_their_own() -> None:
    other = HARBOUR.replace("Rata-rata lama sandar | Jam | 4,00", "Jumlah kecelakaan | Kali | 4,00")
    assert told(other.format(first="92,00", second="85,00"), AuditRule.ACHIEVEMENT) == []
