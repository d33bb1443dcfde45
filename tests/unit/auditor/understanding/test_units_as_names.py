"""Units of two tables are no names of their rows, however long they are."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2032

Tabel 2.1 Target Renstra Tahun 2031-2033

No | Sasaran | Indikator Kinerja | Satuan | Target 2031 | Target 2032 | Target 2033
1 | Naiknya hasil tangkapan | Produksi perikanan tangkap | Ton | 35.500 | 36.500 | 37.600
2 | Naiknya hasil tangkapan | Angka konsumsi ikan | {unit} | 57,80 | 58,40 | 59,00
3 | Naiknya kesejahteraan | Nilai Tukar Nelayan | Indeks | 103,50 | 104,50 | 105,50

Tabel 2.2 Perjanjian Kinerja Tahun 2032

No | Sasaran | Indikator Kinerja | Satuan | Target
1 | Naiknya hasil tangkapan | Produksi perikanan tangkap | Ton | 36.500
2 | Naiknya hasil tangkapan | Angka konsumsi ikan | {unit} | {agreed}
3 | Naiknya kesejahteraan | Nilai Tukar Nelayan | Indeks | 104,50

Tabel 3.1 Capaian Kinerja Tahun 2032

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Produksi perikanan tangkap | Ton | 36.500 | 37.215 | 101,96
2 | Angka konsumsi ikan | {unit} | {used} | 59,12 | {achieved}
3 | Nilai Tukar Nelayan | Indeks | 104,50 | 105,18 | 100,65
"""


def found(agreed: str, used: str, achieved: str, unit: str) -> list[tuple[Level, str]]:
    text = REPORT.format(agreed=agreed, used=used, achieved=achieved, unit=unit)
    findings = (each for each in audited(text).findings if each.rule is AuditRule.CROSSREF)
    return [(each.level, each.printed) for each in findings]


@pytest.mark.parametrize("unit", ["Kg", "Kg/kapita", "Kilogram per kapita"])
def test_an_agreement_alone_with_its_target_is_wrong(unit: str) -> None:
    """59,12 of 58,40 is 101,23; of 48,50 it is 121,90."""
    assert found("58,40", "58,40", "101,23", unit) == []
    assert found("48,50", "58,40", "101,23", unit) == [(Level.ERROR, "48,50")]


def test_a_target_that_the_year_was_measured_by_is_of_another_document() -> None:
    assert found("48,50", "48,50", "121,90", "Kg/kapita") == [(Level.WARNING, "58,40")]
