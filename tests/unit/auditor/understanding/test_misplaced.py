"""Achievements under the head of actuals, and actuals under that of achievements."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

MEASURED = """
Tabel 3.1 Pengukuran Kinerja

No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Penurunan pelanggaran pelayaran rakyat | 15,00 | 25,00 | 166,67
2 | Ketersediaan dermaga penyeberangan | 66,67 | 58,98 | 88,47
3 | Pencatatan muatan antarpulau | 105,00 | 105,00 | 100,00
4 | Kelayakan kapal penumpang | 80,00 | 72,40 | 90,50
"""


def misplaced(table: str) -> list[tuple[str, str]]:
    found = [f for f in audited(MEASURED + table).findings if f.rule is AuditRule.CROSSREF]
    return [(f.printed, f.why.rpartition(". ")[2]) for f in found if "bukan" in f.why]


def compared(first: str, third: str = "105,00", name: str = "Penurunan pelanggaran pelayaran rakyat") -> str:
    return f"""
Tabel 3.2 Perbandingan Realisasi

No | Indikator Kinerja | Realisasi 2030 | Realisasi 2031
1 | {name} | 21,00 | {first}
2 | Ketersediaan dermaga penyeberangan | 55,10 | 58,98
3 | Pencatatan muatan antarpulau | 98,20 | {third}
4 | Kelayakan kapal penumpang | 70,10 | 72,40
"""


def test_an_achievement_is_no_actual() -> None:
    assert misplaced(compared("25,00")) == []
    assert misplaced(compared("166,67")) == [("166,67", "166,67 adalah capaian, bukan realisasi.")]


@pytest.mark.parametrize(
    "table",
    [
        compared("25,00", third="100,00"),
        compared("166,67", name="Kunjungan wisatawan mancanegara"),
        compared("163,67"),
    ],
    ids=["a whole target", "another thing", "another figure"],
)
def test_figures_that_meet_by_chance_are_not_misplaced(table: str) -> None:
    assert misplaced(table) == []


def test_an_actual_is_no_achievement() -> None:
    table = """
Tabel 3.2 Ringkasan

Indikator Kinerja | Capaian (%)
Penurunan pelanggaran pelayaran rakyat | 166,67
Ketersediaan dermaga penyeberangan | {}
Kelayakan kapal penumpang | 90,50
"""
    for printed, found in (("88,47", []), ("58,98", [("58,98", "88,47")])):
        findings = audited(MEASURED + table.format(printed)).findings
        assert [(f.printed, f.computed) for f in findings] == found
