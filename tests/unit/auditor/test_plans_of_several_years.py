"""Indicators below each other over years, quarters and thousands: nothing of them is part of another."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def faults(text: str) -> list[tuple[str, int, str]]:
    """Return rule, line and figure of what is told above notes."""
    return [(f.rule.value, f.line, f.printed) for f in audited(text).findings if f.level is not Level.NOTE]


PLAN = """
Tabel 1 Target Indikator 2021-2024
No | Indikator | Satuan | Target 2021 | Target 2022 | Target 2023 | Target 2024
1 | Persentase kepemilikan kartu nelayan | % | 99,00 | 99,20 | 99,35 | 99,50
2 | Persentase kapal yang sudah dilaporkan | % | 96,00 | 97,00 | 97,50 | 98,00
3 | Persentase penerbitan izin atas kapal yang dilaporkan | % | 95,00 | 96,00 | 97,00 | 98,00
"""
HARBOUR = """
Tabel 1 Kapal Dilaporkan dan Izin Terbit per Triwulan
Uraian | TW I | TW II | TW III | TW IV | Jumlah
Kapal dilaporkan | 341 | 358 | 382 | 391 | 1.472
Izin diterbitkan | 318 | 342 | 367 | 373 | 1.400
Belum terbit | 23 | 16 | 15 | 18 | 72
Persentase | 93,26 | 95,53 | 96,07 | 95,40 | 95,11
"""
QUARTERS = """
Tabel 1 Realisasi Kumulatif per Triwulan (persen)
Indikator | Uraian | TW I | TW II | TW III
Persentase kapal berizin | Target | 99,00 | 99,05 | 99,15
 | Realisasi | 98,99 | 99,08 | 99,17
Persentase dermaga baik | Target | 42,00 | 43,00 | 44,00
 | Realisasi | 42,18 | 44,05 | 46,52
"""
WAITING = """
Tabel 1 Capaian Tahun 2022 dan 2023
Sasaran | No | Indikator | Satuan | 2022 | | | 2023 | |
 | | | | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%)
Mutu layanan | 1 | Indeks Kepuasan Nelayan | Indeks | 86,50 | 86,78 | 100,32 | 87,50 | 88,39 | 101,02
 | 2 | Rata-rata lama sandar | Hari | 3,50 | 3,48 | 100,57 | 3,00 | 2,75 | 108,33
Tertib izin | 3 | Persentase kapal berizin | % | 98,00 | 98,03 | 100,03 | 99,00 | 98,50 | 99,49
 | 4 | Persentase dermaga baik | % | 45,00 | 49,72 | 110,49 | 55,00 | 58,40 | 106,18
Rata-rata capaian | | | | | | 102,85 | | | 103,76
"""
DISTANCE = """
Tabel 1 Jarak ke Target Akhir
No | Indikator | Realisasi 2022 | Target 2026 | Selisih
1 | Persentase dermaga baik | 48,81 | 75,00 | 26,19
2 | Persentase kapal berizin | 98,52 | 99,00 | 0,48
3 | Rata-rata lama sandar | 1,86 | 1,20 | 0,66
4 | Indeks Kepuasan Nelayan | 87,10 | 89,00 | 1,90
"""


@pytest.mark.parametrize("table", [PLAN, HARBOUR, QUARTERS, WAITING, DISTANCE])
def test_sound_tables_are_sound(table: str) -> None:
    assert faults(table) == []


def test_what_is_wrong_in_them_is_told() -> None:
    assert faults(HARBOUR.replace("| 95,11", "| 380,26")) == []
    assert ("sum", 4, "1.040") in faults(HARBOUR.replace("| 1.400", "| 1.040"))
    assert faults(WAITING.replace("103,76", "103,67")) == [("average", 8, "103,67")]
    assert faults(DISTANCE.replace("| 0,66", "| 0,96")) == [("difference", 5, "0,96")]


def test_a_row_with_unit_or_number_is_no_mean_of_those_above() -> None:
    assert told(WAITING.replace("| 2 | Rata-rata", "| | Rata-rata"), AuditRule.AVERAGE) == []
    bare = WAITING.replace("Rata-rata capaian | | |", "Rata-rata | | |").replace("102,85", "102,58")
    assert told(bare, AuditRule.AVERAGE) == [(8, "102,58", "102,85")]


BUDGET = """
Tabel 1 Pagu Menurut Jenis Belanja ({})
No | Jenis Belanja | Pagu | Realisasi | %
1 | Belanja Pegawai | 3.741.250 | 3.598.742 | 96,19
2 | Belanja Barang dan Jasa | 2.185.400 | 2.077.362 | 95,06
Jumlah | | 5.926.650 | 5.676.104 | 95,77

Pagu Belanja Pegawai sebesar {}. Jumlah pagu seluruhnya Rp5.926.650.000.
"""


@pytest.mark.parametrize("unit", ["ribu rupiah", "dalam ribuan rupiah", "Rp ribu"])
def test_amounts_in_full_of_a_table_in_thousands(unit: str) -> None:
    assert faults(BUDGET.format(unit, "Rp3.741.250.000")) == []
    assert faults(BUDGET.format(unit, "Rp3.741.250.318")) == []


def test_a_slip_of_an_amount_in_full_is_told() -> None:
    slip = BUDGET.format("ribu rupiah", "Rp3.714.250.000")
    assert [(rule, printed) for rule, _, printed in faults(slip)] == [("crossref", "3.714.250.000")]
