"""Heads of target and actual that changed places, where the share has no name and the excess has one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REVENUE = """
LAPORAN KINERJA TAHUN 2041

Tabel 3.8 Penerimaan Tahun 2041

No. | {name} | {one} (Rp) | {two} (Rp) | {excess} (Rp) | %
1. | {name} Potong | 412.500.000 | 438.216.500 | 25.716.500 | 106,23
2. | {name} Hewan | 268.000.000 | 251.944.750 | (16.055.250) | 94,01
3. | {name} Pakan | 54.750.000 | 61.380.000 | 6.630.000 | 112,11
 | Jumlah | 735.250.000 | 751.541.250 | 16.291.250 | 102,22
"""


def heads(name: str, one: str, two: str, excess: str = "Lebih/(Kurang)") -> list[tuple[str, str]]:
    text = REVENUE.format(name=name, one=one, two=two, excess=excess)
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.LABEL)]


@pytest.mark.parametrize("name", ["Retribusi", "Sewa Gedung"])
def test_heads_over_targets_and_actuals_are_told_in_the_order_of_the_print(name: str) -> None:
    assert heads(name, "Target", "Realisasi") == []
    assert heads(name, "Realisasi", "Target") == [
        ("Realisasi (Rp), Target (Rp)", "Target (Rp), Realisasi (Rp)")
    ]


@pytest.mark.parametrize("excess", ["Selisih", "Sisa"])
def test_a_share_without_a_name_beside_a_plain_difference_tells_nothing(excess: str) -> None:
    assert heads("Retribusi", "Realisasi", "Target", excess) == []
