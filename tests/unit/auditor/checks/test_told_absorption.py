"""The absorption of the whole budget in summaries and conclusions, beside the totals of tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.checks.told_absorption import told_absorption_in
from capaian.domain.audit import AuditRule

FARMING = """
LAPORAN KINERJA DINAS PERTANIAN KOTA MELUR TAHUN 2022

IKHTISAR EKSEKUTIF

{said}

BAB I AKUNTABILITAS KEUANGAN

Tabel 1.1 Realisasi Anggaran per Triwulan

Triwulan | Target (Rp) | Realisasi (Rp) | %
Triwulan I | 1.200.000.000 | 1.080.000.000 | 90,00
Triwulan II | 2.300.000.000 | 2.185.000.000 | 95,00
Triwulan III | 2.500.000.000 | 2.350.000.000 | 94,00
Triwulan IV | 2.000.000.000 | 1.945.000.000 | 97,25
Jumlah | 8.000.000.000 | 7.560.000.000 | 94,50

Tabel 1.2 Realisasi Anggaran per Program

Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
Program Penunjang | 4.500.000.000 | 4.275.000.000 | 95,00
Program Sarana Pertanian | 2.100.000.000 | 1.953.000.000 | 93,00
Program Penyuluhan | 1.400.000.000 | 1.332.000.000 | 95,14
Jumlah | 8.000.000.000 | 7.560.000.000 | 94,50
"""
HEALTH = """
LAPORAN KINERJA PUSKESMAS WRINGIN TAHUN 2023

BAB I REALISASI ANGGARAN

Tabel 1.1 Pagu dan Realisasi

No | Kegiatan | Pagu | Realisasi | Serapan
1 | Pelayanan ibu dan anak | 640.000.000 | 601.600.000 | 94,00%
2 | Pengendalian penyakit | 310.000.000 | 303.800.000 | 98,00%
3 | Promosi kesehatan | 150.000.000 | 121.500.000 | 81,00%
 | Total | 1.100.000.000 | 1.026.900.000 | 93,35%

BAB II PENUTUP

{said}
"""


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (FARMING, "Dari sisi keuangan daya serap anggaran mencapai 94,5 %."),
        (FARMING, "Serapan anggaran tahun 2022 sebesar 94,50%."),
        (FARMING, "Serapan anggaran Program Penyuluhan mencapai 95,1%."),
        (FARMING, "Serapan anggaran tahun lalu mencapai 95,4%."),
        (FARMING, "Serapan anggaran tahun 2021 mencapai 95,4%."),
        (FARMING, "Serapan anggaran triwulan III baru mencapai 64,2%."),
        (FARMING, "Serapan anggaran belanja modal mencapai 98,4%."),
        (FARMING, "Serapan anggaran kedua mencapai 95,14%."),
        (HEALTH, "Realisasi keuangan mencapai 93,4%."),
        (HEALTH, "Realisasi fisik mencapai 99,4%."),
        (FARMING, "Secara umum kinerja dinas baik dengan rata-rata capaian 102,10% dan serapan 94,50%."),
        (HEALTH, "Secara umum kinerja pelayanan ibu dan anak baik dengan serapan anggaran bidang 94,00%."),
        (HEALTH, "Secara keseluruhan kegiatan pengendalian penyakit memiliki serapan anggaran 98,00%."),
        (FARMING, "Serapan anggaran penyuluhan mencapai 95,14%."),
    ],
)
def test_a_right_share_and_that_of_a_part_are_no_finding(report: str, said: str) -> None:
    assert audited(report.format(said=said)).findings == ()


@pytest.mark.parametrize(
    ("report", "said", "found"),
    [
        (FARMING, "Dari sisi keuangan daya serap anggaran mencapai 95,4 %.", ("95,4", "94,50")),
        (FARMING, "Penyerapan anggaran dinas secara keseluruhan sebesar 93,5%.", ("93,5", "94,50")),
        (HEALTH, "Realisasi keuangan mencapai 92,4%.", ("92,4", "93,35")),
        (HEALTH, "Anggaran tahun 2023 terserap sebesar 95,33%.", ("95,33", "93,35")),
        (
            HEALTH,
            "Secara umum kinerja Puskesmas baik dengan rata-rata capaian 104,07% dan serapan 94,00%.",
            ("94,00", "93,35"),
        ),
        (
            FARMING,
            "Kinerja Dinas Pertanian tahun 2022 tergolong baik, dengan serapan anggaran 95,14%.",
            ("95,14", "94,50"),
        ),
        (HEALTH, "Secara keseluruhan realisasi keuangan mencapai 98,00%.", ("98,00", "93,35")),
    ],
)
def test_another_share_of_all_is_told(report: str, said: str, found: tuple[str, str]) -> None:
    text = report.format(said=said)
    assert [each[1:] for each in told(text, AuditRule.CROSSREF)] == [found]


def test_a_chapter_in_the_midst_may_tell_of_any_part() -> None:
    text = HEALTH.replace("BAB II PENUTUP", "BAB II PELAYANAN IBU").format(
        said="Serapan anggaran mencapai 92,4%."
    )
    assert told(text, AuditRule.CROSSREF) == []


def test_totals_of_different_budgets_hold_no_share() -> None:
    other = """

Tabel 2.1 Pagu dan Realisasi Dana Kapitasi

Uraian | Pagu | Realisasi | Serapan
Jasa pelayanan | 300.000.000 | 270.000.000 | 90,00%
Obat | 100.000.000 | 98.000.000 | 98,00%
Alat kesehatan | 100.000.000 | 88.000.000 | 88,00%
Total | 500.000.000 | 456.000.000 | 91,20%
"""
    said = "Serapan anggaran mencapai 92,4%."
    assert len([*told_absorption_in(read(HEALTH.format(said=said)))]) == 1
    assert [*told_absorption_in(read(HEALTH.format(said=f"{said}{other}")))] == []
