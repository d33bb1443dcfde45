"""Two tables that differ about one target: other places, or a mean worked out before, tell which is wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

HEALTH = """
Tabel 1 Target Indikator menurut Renstra

No | Indikator Kinerja | Satuan | Target 2023
1 | Cakupan imunisasi dasar lengkap | Persen | 94,00
2 | Indeks kepuasan pasien puskesmas | Indeks | {planned}
3 | Persentase puskesmas terakreditasi | Persen | 90,00

Tabel 2 Perjanjian Kinerja Tahun 2023

No | Indikator Kinerja | Satuan | Target
1 | Cakupan imunisasi dasar lengkap | Persen | 94,00
2 | Indeks kepuasan pasien puskesmas | Indeks | {agreed}
3 | Persentase puskesmas terakreditasi | Persen | 90,00

Tabel 3 Capaian Kinerja Tahun 2023

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Cakupan imunisasi dasar lengkap | Persen | 94,00 | 95,39 | 101,48
2 | Indeks kepuasan pasien puskesmas | Indeks | {used} | 85,36 | {reached}
3 | Persentase puskesmas terakreditasi | Persen | 90,00 | 87,30 | 97,00
Rata-rata capaian | | | | | 100,03
"""
ROADS = """
Tabel 1 Perjanjian Kinerja Tahun 2024

No | Indikator Kinerja | Satuan | Target
1 | Panjang jalan kabupaten dalam kondisi mantap | Km | {agreed}
2 | Panjang saluran irigasi yang berfungsi | Km | 210,00
3 | Jumlah jembatan yang dipelihara | Unit | 36

Tabel 2 Capaian Kinerja Tahun 2024

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Panjang jalan kabupaten dalam kondisi mantap | Km | {used} | 582,45 | {reached}
2 | Panjang saluran irigasi yang berfungsi | Km | 210,00 | 202,65 | 96,50
3 | Jumlah jembatan yang dipelihara | Unit | 36 | 33 | 91,67
Rata-rata capaian | | | | | 94,76
"""


def health(
    planned: str = "84,00", agreed: str = "84,00", used: str = "84,00", reached: str = "101,62"
) -> str:
    return HEALTH.format(planned=planned, agreed=agreed, used=used, reached=reached)


def roads(agreed: str = "606,00", used: str = "606,00", reached: str = "96,11") -> str:
    return ROADS.format(agreed=agreed, used=used, reached=reached)


def mended(text: str) -> set[tuple[str, str]]:
    """What is printed and what it should be, for each figure that is to be changed."""
    repairs = (finding.repair for finding in audited(text).findings)
    return {(repair.printed, repair.repaired) for repair in repairs if repair is not None}


@pytest.mark.parametrize("text", [health(), roads()])
def test_tables_that_agree_are_passed_over(text: str) -> None:
    assert not [f for f in audited(text).findings if f.rule in (AuditRule.CROSSREF, AuditRule.AVERAGE)]


def test_two_places_and_what_was_worked_out_there_outvote_a_third() -> None:
    findings = audited(health(agreed="83,50")).findings
    assert mended(health(agreed="83,50")) == {("83,50", "84,00")}
    assert all(finding.stays or finding.repair is not None for finding in findings)
    assert len({finding.root or finding.id for finding in findings}) == 1


def test_places_of_which_nothing_follows_outvote_none() -> None:
    """The achievement was worked out of the target that stands alone."""
    text = health(used="83,50", reached="102,23").replace("| 100,03", "| 100,24")
    assert ("83,50", "84,00") not in mended(text)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (health(planned="", used="80,00", reached="106,70"), "80,00", "84,00"),
        (roads(used="600,00", reached="97,08"), "600,00", "606,00"),
    ],
)
def test_a_mean_worked_out_before_tells_which_target_was_changed(text: str, wrong: str, right: str) -> None:
    findings = {finding.id: finding for finding in audited(text).findings}
    assert mended(text) == {(wrong, right)}
    (average,) = (finding for finding in findings.values() if finding.rule is AuditRule.AVERAGE)
    assert average.stays
    assert average.root is not None
    assert "Ikut berubah" in findings[average.root].why


def test_a_mean_that_fits_neither_target_decides_nothing() -> None:
    text = roads(used="600,00", reached="97,08").replace("| 94,76", "| 93,10")
    assert ("600,00", "606,00") not in mended(text)
    (average,) = (finding for finding in audited(text).findings if finding.rule is AuditRule.AVERAGE)
    assert not average.stays
