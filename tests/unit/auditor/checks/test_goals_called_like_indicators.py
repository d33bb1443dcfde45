"""One goal of two indicators that is called like the first of them: which rows of two tables are one."""

from __future__ import annotations

from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2023

Tabel 1 Target Kinerja Tahun 2022-2025

Sasaran | Indikator Kinerja | Satuan | 2022 | 2023 | 2024 | 2025
Meningkatnya produksi padi | Jumlah produksi padi | Ton | 210.500 | 214.000 | 219.500 | {end}
Meningkatnya produksi padi | Produktivitas lahan | Ku/ha | 51,20 | 51,80 | 52,40 | 53,10
Meningkatnya kesejahteraan petani | Nilai tukar petani | Indeks | 101,50 | 102,25 | 103,00 | 104,10
Meningkatnya ternak sehat | Ternak divaksin | Ekor | 4.800 | 5.150 | 5.600 | 6.200

Tabel 2 Realisasi Tahun 2023 terhadap Target Akhir Renstra

No | Indikator Kinerja | Realisasi 2023 | Target 2025 | Capaian terhadap Target 2025 (%)
1 | Jumlah produksi padi | 212.630 | 226.000 | 94,08
2 | Produktivitas lahan | 51,35 | 53,10 | 96,70
3 | Nilai tukar petani | 102,60 | 104,10 | 98,56
4 | Ternak divaksin | 5.204 | 6.200 | 83,94

Tabel 3 Capaian per Sasaran Tahun 2023

No | Sasaran | Capaian terhadap Target 2025 (%)
1 | Meningkatnya produksi padi | 95,39
2 | Meningkatnya kesejahteraan petani | 98,56
3 | Meningkatnya ternak sehat | 83,94
"""


def test_the_end_of_a_plan_is_one_in_two_tables() -> None:
    assert told(REPORT.format(end="226.000"), AuditRule.CROSSREF) == []
    assert told(REPORT.format(end="222.000"), AuditRule.CROSSREF) == [(6, "222.000", "226.000")]


def test_a_goal_is_not_held_against_the_indicator_called_like_it() -> None:
    """95,39 is the mean of the two indicators of the goal."""
    text = REPORT.replace("Indikator Kinerja | Realisasi", "Sasaran | Realisasi").format(end="226.000")
    assert told(text, AuditRule.CROSSREF) == []
