"""Bounds and standards that a level of an earlier year is held against are of no year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HOSPITAL = """
LAPORAN KINERJA RUMAH SAKIT UMUM DAERAH TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2031

No | Indikator Kinerja | Satuan | Realisasi 2030 | Target 2031 | Realisasi 2031 | Capaian 2031 (%)
1 | Bed Occupancy Rate (BOR) | % | 71,86 | 75,00 | 76,12 | 101,49
2 | Net Death Rate (NDR) | per 1.000 | 21,34 | 20,00 | 19,00 | 105,00
3 | Waktu tunggu rawat jalan | menit | 68 | 60 | 52 | 113,33

Untuk NDR dan waktu tunggu lebih rendah lebih baik: capaian = ((2 x target) - realisasi) / target x 100%.

{}
"""
RIVERS = """
LAPORAN KINERJA DINAS LINGKUNGAN HIDUP TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Indeks Kualitas Lingkungan Tahun 2031

Indikator | Realisasi 2030 | Target 2031 | Realisasi 2031
Indeks kualitas air | 54,18 | 55,00 | 54,77
Indeks kualitas udara | 86,41 | 86,75 | 87,12

{}
"""


def years(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.YEAR)]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (HOSPITAL, "Pada tahun 2030 NDR belum memenuhi batas 20,00 karena masih 21,34."),
        (HOSPITAL, "Pada tahun 2030 NDR masih di atas ambang batas maksimal 20,00 karena masih 21,34."),
        (HOSPITAL, "Pada tahun 2030 NDR belum memenuhi 20,00 karena masih 21,34."),
        (RIVERS, "Pada tahun 2030 indeks kualitas air belum memenuhi baku mutu 55,00 karena baru 54,18."),
        (RIVERS, "Tahun 2030 indeks kualitas udara di bawah standar sebesar 86,75 karena hanya 86,41."),
    ],
)
def test_a_bound_is_of_no_year(report: str, sentence: str) -> None:
    assert years(report.format(sentence)) == []


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (HOSPITAL, "Pada tahun 2030 Net Death Rate (NDR) tercatat sebesar 19,00 per 1.000 pasien keluar."),
        (RIVERS, "Pada tahun 2030 indeks kualitas udara mencapai 87,12 dan memenuhi standar."),
    ],
)
def test_a_level_of_another_year_is_still_told(report: str, sentence: str) -> None:
    assert years(report.format(sentence)) == [("2030", "2031")]
