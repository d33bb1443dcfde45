"""What is left of a budget adds up as budget and spending do: invented tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

PLAN = """
Tabel 2 Belanja Tahun 2040

Kode | Program | Pagu | Realisasi | {rest} | Serapan (%)
1 | Program Terumbu | 4.354.255.000 | 4.239.571.405 | 114.683.595 | 97,37
2 | Program Mangrove | 564.930.000 | 531.369.800 | 33.560.200 | 94,06
3 | Program Lamun | 266.920.000 | 251.455.450 | 15.464.550 | 94,21
 | Jumlah | 5.186.105.000 | 5.022.396.655 | {total} | 96,84
"""
GOALS = """
Tabel 6 Kinerja Sanggar

No | Sanggar | Target | Realisasi | Selisih
1 | Sanggar tari | 171 | 164 | 7
2 | Sanggar lukis | 168 | 142 | 26
3 | Sanggar gamelan | 180 | 161 | 19
 | Jumlah | {} | 468 | {}
"""


@pytest.mark.parametrize("rest", ["Sisa", "Sisa Anggaran", "Selisih", "Sisa Pagu (Rp)"])
def test_a_wrong_total_of_remainders_is_told_by_both_ways(rest: str) -> None:
    text = PLAN.format(rest=rest, total="163.780.345")
    assert told(text, AuditRule.SUM) == [(7, "163.780.345", "163.708.345")]
    assert told(text, AuditRule.DIFFERENCE) == [(7, "163.780.345", "163.708.345")]


@pytest.mark.parametrize("rest", ["Sisa", "Selisih"])
def test_a_right_total_of_remainders_is_not_told(rest: str) -> None:
    assert told(PLAN.format(rest=rest, total="163.708.345"), AuditRule.SUM) == []


def test_what_is_left_of_targets_is_not_added_up() -> None:
    goals = GOALS.format(530, 62)
    assert told(goals, AuditRule.SUM) == []
    assert audited(goals).claims[AuditRule.SUM] == 0


def test_where_the_targets_add_up_the_actuals_do() -> None:
    assert told(GOALS.format(519, 51), AuditRule.SUM) == [(7, "468", "467")]
