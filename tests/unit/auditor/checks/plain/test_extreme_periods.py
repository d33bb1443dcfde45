"""Quarters that stand in columns, told to have the most or least of all programs together."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SPENT = """LAPORAN KINERJA DINAS PERAHU TAHUN 2031

Tabel 3.1 Penyerapan Anggaran per Triwulan

Program | Triwulan I | Triwulan II | Triwulan III | Triwulan IV | Jumlah
Penunjang | 1.054.320 | 1.187.640 | 1.203.115 | 1.261.907 | 4.706.982
Rambu | 312.450 | 168.915 | 527.340 | 571.228 | 1.579.933
Jumlah | 1.366.770 | 1.356.555 | 1.730.455 | 1.833.135 | {}

{}
"""


def claims(sentence: str, total: str = "6.286.915") -> list[tuple[str, str]]:
    return [found[1:] for found in told(SPENT.format(total, sentence), AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Penyerapan terkecil terjadi pada Triwulan {}.", "II", "III"),
        ("Penyerapan anggaran terbesar terjadi pada triwulan {}.", "IV", "II"),
        ("Penyerapan terbesar pada Triwulan IV, sedangkan terkecil pada Triwulan {}.", "II", "I"),
        ("Penyerapan paling besar tercatat pada TW {}.", "IV", "III"),
    ],
)
def test_the_total_over_quarters_tells_most_and_least(sentence: str, right: str, wrong: str) -> None:
    assert claims(sentence.format(right)) == []
    assert [computed for _, computed in claims(sentence.format(wrong))] == [f"Triwulan {right}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Penyerapan Penunjang terkecil terjadi pada Triwulan I.",  # of one row
        "Kunjungan terbesar terjadi pada Triwulan II.",  # of another thing
        "Penyerapan terbesar tahun 2030 terjadi pada Triwulan II.",
        "Kenaikan penyerapan terbesar terjadi pada Triwulan III.",
    ],
)
def test_other_rows_things_and_years_are_left_alone(sentence: str) -> None:
    assert claims(sentence) == []


def test_running_totals_have_their_most_at_the_end_whatever_came_in_between() -> None:
    rising = SPENT.replace("1.366.770 | 1.356.555", "1.336.770 | 1.356.555").format("1.833.135", "{}")
    sentence = "Penyerapan terbesar terjadi pada Triwulan III."
    found = told(rising.replace("{}", sentence), AuditRule.CLAIM)
    assert [f for f in found if "terbesar" in f[1]] == []
