"""Targets and budgets of before a revision: no table of what holds now prints them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PASAR TAHUN 2031

Tabel 2.1 Target Renstra
No | Indikator Kinerja | Target 2030 | Target 2031
1 | Persentase kios pasar terisi | 52,25 | 60,75
2 | Nilai kebersihan pasar rakyat | 81,30 | 88,50
3 | Cakupan pasar ber-SNI | 20,15 | 24,35
4 | Persentase pedagang terdata | 70,15 | 74,65

Tabel 2.2 Perjanjian Kinerja Tahun 2031
No | Indikator Kinerja | Target
1 | Persentase kios pasar terisi | 60,75
2 | Nilai kebersihan pasar rakyat | 88,50
3 | Cakupan pasar ber-SNI | 24,35
4 | Persentase pedagang terdata | 74,65

Tabel 5.1 Perubahan Target
No | Indikator Kinerja | {before} | {after}
1 | Persentase kios pasar terisi | 57,50 | {revised}
2 | Nilai kebersihan pasar rakyat | 88,50 | 88,50
3 | Cakupan pasar ber-SNI | 24,35 | 24,35
4 | Persentase pedagang terdata | 74,65 | 74,65
"""


def differing(before: str, after: str, revised: str = "60,75") -> list[tuple[str, str]]:
    report = REPORT.format(before=before, after=after, revised=revised)
    return [(printed, computed) for _, printed, computed in told(report, AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Target Semula", "Target Perubahan"),
        ("Target Sebelum Perubahan", "Target Setelah Perubahan"),
        ("Target Murni", "Target Menjadi"),
        ("Target Awal", "Target"),
    ],
)
def test_a_target_of_before_a_revision_is_not_held_against_that_after_it(before: str, after: str) -> None:
    assert differing(before, after) == []


@pytest.mark.parametrize("after", ["Target Perubahan", "Target Setelah Perubahan"])
def test_a_wrong_target_after_the_revision_is_told(after: str) -> None:
    assert ("60,57", "60,75") in differing("Target Semula", after, "60,57")


@pytest.mark.parametrize("head", ["Target Tahunan", "Target Kinerja"])
def test_a_target_without_such_words_is_of_the_year(head: str) -> None:
    assert ("57,50", "60,75") in differing(head, "Keterangan")
