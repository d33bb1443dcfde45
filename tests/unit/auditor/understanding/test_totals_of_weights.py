"""The result of an evaluation below its weighted parts, whatever the row is called."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TABLE = """
Tabel 9 Penilaian Mandiri Tahun 2019

No | Aspek | {weights} | Skor 2018 | Skor 2019
1 | Kebijakan | 20 | 14,20 | 15,10
2 | Kelembagaan | 35 | 26,85 | {second}
3 | Pelaksanaan | 45 | 33,40 | 36,25
 | {label} | 100 | 74,45 | 79,25
"""


def table(second: str = "27,90", label: str = "Hasil Penilaian Mandiri", weights: str = "Bobot") -> str:
    return TABLE.format(second=second, label=label, weights=weights)


@pytest.mark.parametrize("label", ["Hasil Penilaian Mandiri", "Nilai Akhir", "Skor Keseluruhan"])
def test_a_result_is_the_sum_of_its_parts(label: str) -> None:
    assert told(table(label=label), AuditRule.SUM) == []
    assert [found[:2] for found in told(table("29,70", label), AuditRule.SUM)] == [(7, "79,25")]


def test_a_weighted_mean_is_no_sum() -> None:
    text = table().replace("14,20", "71,00").replace("26,85", "76,71").replace("33,40", "74,22")
    assert told(text.replace("74,45", "74,44"), AuditRule.SUM) == []


def test_a_row_without_all_weights_is_one_of_them() -> None:
    text = table().replace("| 100 |", "| 25 |").replace("79,25", "18,40")
    assert told(text, AuditRule.SUM) == []
