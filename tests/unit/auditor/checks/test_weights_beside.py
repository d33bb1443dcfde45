"""Values of an evaluation beside the weights that they are earned of: invented tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

INSPECTION = """
LAPORAN KINERJA INSPEKTORAT TAHUN 2031

Tabel 3.9 Penilaian Pelayanan Publik

No | Aspek | {weight} | {value} 2030 | {value} 2031
1 | Kebijakan | 24 | 19,20 | 20,40
2 | Profesionalisme | 25 | 18,75 | {second}
3 | Sarana | 18 | 14,10 | 15,30
4 | Sistem informasi | 11 | 7,90 | {fourth}
5 | Konsultasi | 22 | 17,05 | 18,20
 | Jumlah | {all} | 77,00 | {total}
"""


def report(
    *,
    weight: str = "Bobot",
    value: str = "Nilai",
    second: str = "20,50",
    fourth: str = "8,60",
    whole: str = "100",
    total: str = "83,00",
) -> str:
    return INSPECTION.format(weight=weight, value=value, second=second, fourth=fourth, all=whole, total=total)


@pytest.mark.parametrize(
    ("weight", "value"), [("Bobot", "Nilai"), ("Bobot (%)", "Skor"), ("Nilai Maksimal", "Perolehan")]
)
def test_no_more_is_earned_than_the_weight(weight: str, value: str) -> None:
    assert not audited(report(weight=weight, value=value)).findings
    found = audited(report(weight=weight, value=value, fourth="18,60")).findings
    assert [(each.printed, each.computed) for each in found if each.level is Level.ERROR] == [
        ("18,60", "8,60")
    ]


@pytest.mark.parametrize(
    "text",
    [
        report(second="80,50", fourth="18,60", total="153,00"),
        report(fourth="18,60", total="93,00", whole="-"),
        report(weight="Target", fourth="18,60", total="93,00"),
        report(value="Rata-rata Nilai", fourth="18,60", total="93,00"),
    ],
    ids=["values on a scale of their own", "no weights of a hundred", "no weights", "means"],
)
def test_else_values_have_no_bound(text: str) -> None:
    assert told(text, AuditRule.BOUND) == []


def test_scores_of_five_are_earned_of_no_weight() -> None:
    text = """
Tabel 4 Kematangan Organisasi

Bidang | Bobot | Skor
Tata kelola | 40 | 4
Sumber daya | 35 | 3
Layanan | 22 | 5
Mutu | 3 | 4
Jumlah | 100 | 16
"""
    assert told(text, AuditRule.BOUND) == []
