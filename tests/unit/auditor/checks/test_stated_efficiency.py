"""Efficiencies of tables too short to tell their formula, by the words above that state it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

{}

Tabel 3.1 Efisiensi per Sasaran Tahun 2031
No | Sasaran | Rata-rata Capaian (%) | Serapan (%) | Efisiensi (%)
1 | Meningkatnya kesehatan ibu | 104,94 | 93,75 | 11,19
2 | Meningkatnya mutu pelayanan | 100,01 | 97,44 | 2,57
"""
MARKETS = """
LAPORAN KINERJA DINAS PERDAGANGAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

{}

Tabel 3.1 Tingkat Efisiensi Tahun 2031
Sasaran | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi (%)
Tertibnya pasar | 98,40 | 91,15 | 7,25
Naiknya ekspor | 107,30 | 95,90 | 11,40
"""
STATED = "Tingkat efisiensi dihitung dari rata-rata capaian dikurangi serapan anggarannya."
APART = (
    "Tingkat efisiensi dihitung sebagai selisih antara persentase capaian kinerja dan penyerapan anggaran."
)
TAKEN = (
    "Efisiensi dihitung dengan mengurangkan persentase penyerapan anggaran dari persentase capaian kinerja."
)
SIGNS = "Tingkat efisiensi adalah persentase capaian kinerja - penyerapan anggaran."


def efficiencies(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.EFFICIENCY)]


@pytest.mark.parametrize(
    ("report", "stated", "right", "wrong"),
    [
        (HEALTH, STATED, "97,44 | 2,57", "97,44 | 3,57"),
        (HEALTH, SIGNS, "93,75 | 11,19", "93,75 | 11,91"),
        (HEALTH, APART, "97,44 | 2,57", "97,44 | 3,57"),
        (HEALTH, TAKEN, "97,44 | 2,57", "97,44 | 3,57"),
        (MARKETS, STATED, "91,15 | 7,25", "91,15 | 7,52"),
        (MARKETS, SIGNS, "95,90 | 11,40", "95,90 | 12,40"),
    ],
)
def test_words_above_a_table_state_its_formula(report: str, stated: str, right: str, wrong: str) -> None:
    text = report.format(stated)
    assert efficiencies(text) == []
    printed, computed = (words.rpartition(" ")[2] for words in (wrong, right))
    assert efficiencies(text.replace(right, wrong)) == [(printed, computed)]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Tingkat efisiensi dihitung dengan aplikasi.",
        "Efisiensi adalah pagu dikurangi serapan.",
        STATED + "\n\n" + "Kata.\n" * 20,
    ],
    ids=["nothing", "no formula", "other", "far"],
)
def test_without_a_formula_near_nothing_is_told(said: str) -> None:
    assert efficiencies(HEALTH.format(said).replace("97,44 | 2,57", "97,44 | 3,57")) == []


def test_two_columns_of_achievements_tell_nothing() -> None:
    text = HEALTH.format(STATED).replace("Sasaran |", "Sasaran | Capaian Kinerja (%) |")
    text = text.replace("ibu |", "ibu | 99,10 |").replace("pelayanan |", "pelayanan | 98,20 |")
    assert efficiencies(text.replace("97,44 | 2,57", "97,44 | 3,57")) == []
