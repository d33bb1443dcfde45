"""Achievements of work beside what it cost, and efficiencies of the budget that they earned."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STATED = "Nilai efisiensi = ((Pagu x Capaian) - Realisasi) / (Pagu x Capaian) x 100%."
JOBS = """
LAPORAN KINERJA DINAS TENAGA KERJA TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.6 Efisiensi Penggunaan Anggaran per Program Tahun 2031

{}

No | Program | Pagu (Rp) | Capaian Kinerja (%) | Realisasi (Rp) | Efisiensi (%)
1 | Program Penunjang Urusan | 4.386.250.000 | 100,00 | 4.268.310.500 | 2,69
2 | Program Pelatihan Kerja | 2.140.750.000 | 107,50 | 2.051.947.250 | 10,84
3 | Program Penempatan Tenaga Kerja | 598.150.000 | 103,02 | 561.204.800 | 8,93
4 | Program Hubungan Industrial | 327.900.000 | 97,44 | 309.118.000 | 3,25
"""
LIBRARIES = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Program dan Penggunaan Anggaran Tahun 2031

No | Program | Anggaran (Rp) | Realisasi (Rp) | {}
1 | Program Pembinaan Perpustakaan | 1.468.325.000 | 1.402.118.400 | 98,20
2 | Program Pengelolaan Arsip | 537.496.000 | 512.330.300 | 101,45
3 | Program Pelestarian Koleksi | 112.000.000 | 108.000.000 | 105,00
"""
FISHERS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Anggaran per Program Tahun 2031

No | Program | Anggaran (Rp) | Realisasi (Rp) | {}
1 | Program Penangkapan Ikan | 1.468.325.000 | 1.402.118.400 | 95,49
2 | Program Budi Daya Ikan | 537.496.000 | 512.330.300 | 95,32
3 | Program Pengolahan Hasil | 112.000.000 | 108.000.000 | 96,43
"""
MONEY = (AuditRule.ABSORPTION, AuditRule.EFFICIENCY, AuditRule.RATIO)


def findings(text: str) -> list[tuple[str, str]]:
    return [(was, right) for rule in MONEY for _, was, right in told(text, rule)]


@pytest.mark.parametrize("head", ["Capaian Kinerja (%)", "Capaian Output (%)", "Capaian Indikator (%)"])
def test_an_achievement_of_work_is_no_absorption(head: str) -> None:
    assert findings(LIBRARIES.format(head)) == []
    assert findings(JOBS.format(STATED).replace("Capaian Kinerja (%)", head)) == []


@pytest.mark.parametrize(
    "head", ["Capaian (%)", "Capaian Kinerja (%)", "Capaian Keuangan (%)", "Serapan (%)"]
)
def test_what_most_rows_hold_is_absorption_whatever_its_head(head: str) -> None:
    text = FISHERS.format(head)
    assert findings(text) == []
    assert findings(text.replace("95,32", "93,52")) == [("93,52", "95,32")]


def test_a_head_of_money_outweighs_figures() -> None:
    assert ("98,20", "95,49") in findings(LIBRARIES.format("Serapan (%)"))


@pytest.mark.parametrize("stated", [STATED, ""])
def test_an_efficiency_follows_from_what_the_achievement_earned(stated: str) -> None:
    text = JOBS.format(stated)
    assert findings(text) == []
    assert findings(text.replace("10,84", "10,48")) == [("10,48", "10,84")]
    assert findings(text.replace("3,25", "5,23")) == [("5,23", "3,25")]


@pytest.mark.parametrize(
    "stated",
    [
        STATED,
        "Efisiensi (%) = (Capaian x Anggaran - Realisasi) : (Capaian x Anggaran) x 100.",
        "Efisiensi dihitung dengan rumus: ((pagu x capaian) – realisasi) : (pagu x capaian) x 100%.",
        "Efisiensi = ((Pagu Anggaran x Capaian Kinerja) - Realisasi Anggaran) / (Pagu Anggaran x Capaian).",
        "Nilai efisiensi dihitung sebagai berikut: Efisiensi = 100% - realisasi : (pagu × capaian) × 100%.",
        "Rumus efisiensi ialah (1 - realisasi belanja dibagi (pagu anggaran dikali capaian output)) x 100.",
    ],
)
def test_a_formula_above_tells_it_of_two_rows(stated: str) -> None:
    text = "\n".join(line for line in JOBS.format(stated).splitlines() if line[:1] not in "34" or not line)
    assert findings(text) == []
    assert findings(text.replace("10,84", "10,48")) == [("10,48", "10,84")]
    assert findings(text.replace(stated, "").replace("10,84", "10,48")) == []


THREE = "\n".join(line for line in JOBS.splitlines() if not line.startswith("3 |"))


def test_two_of_three_rows_under_such_heads_tell_the_third() -> None:
    text = THREE.format("")
    assert findings(text) == []
    assert findings(text.replace("10,84", "10,48")) == [("10,48", "10,84")]


@pytest.mark.parametrize(
    "stated",
    [
        "Efisiensi = Pagu x Capaian - Realisasi.",
        "Efisiensi = (Realisasi - (Pagu x Capaian)) / (Pagu x Capaian) x 100%.",
        "Efisiensi = ((Pagu x Capaian) - Realisasi) / Pagu x 100%.",
        "Efisiensi = ((Pagu x Capaian - Realisasi / (Pagu x Capaian) x 100%.",
        "Rumus capaian = ((Pagu x Capaian) - Realisasi) / (Pagu x Capaian) x 100%.",
    ],
)
def test_another_formula_tells_nothing_of_two_rows(stated: str) -> None:
    two = "\n".join(line for line in THREE.splitlines() if not line.startswith("4 |"))
    assert findings(two.format(stated).replace("10,84", "10,48")) == []


def test_figures_that_follow_the_stated_formula_nowhere_follow_another() -> None:
    two = "\n".join(line for line in THREE.splitlines() if not line.startswith("4 |"))
    other = two.format(STATED).replace("| 2,69", "| 97,31").replace("| 10,84", "| 43,15")
    assert findings(other) == []
