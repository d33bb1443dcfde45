"""Durations of sentences stand in the unit that their table gives them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

UNITS = """
LAPORAN KINERJA DINAS KEBAKARAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.6 Waktu Layanan Tahun 2031
No | Indikator | Satuan | Target | Realisasi
1 | Waktu tanggap kebakaran | menit | 15 | 12
2 | Lama perbaikan hidran | jam | 40 | 36
3 | Luas wilayah terlindungi | hektar | 240 | 200

{sentence}
"""
HEADS = """
LAPORAN KINERJA RUMAH SAKIT DAERAH TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Waktu Tunggu Tahun 2031
No | Layanan | Target (menit) | Realisasi (menit)
1 | Rawat jalan | 60 | 58
2 | Apotek | 30 | 24
3 | Laboratorium | 140 | 120

{sentence}
"""


def units(text: str, sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text.format(sentence=sentence), AuditRule.UNIT)]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong", "number"),
    [
        (UNITS, "Waktu tanggap kebakaran terealisasi 12 {}.", "menit", "jam", "12"),
        (UNITS, "Realisasi lama perbaikan hidran adalah 36 {}.", "jam", "menit", "36"),
        (HEADS, "Rawat jalan mencapai 58 {} setiap pasien.", "menit", "jam", "58"),
        (HEADS, "Target waktu tunggu apotek 30 {}.", "menit", "detik", "30"),
    ],
)
def test_a_duration_has_the_unit_of_its_table(
    text: str, sentence: str, right: str, wrong: str, number: str
) -> None:
    assert units(text, sentence.format(right)) == []
    assert units(text, sentence.format(wrong)) == [(f"{number} {wrong}", f"{number} {right}")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (UNITS, "Waktu tanggap kebakaran terealisasi 0,2 jam."),
        (UNITS, "Waktu tanggap kebakaran membaik karena petugas bersiaga 12 jam."),
        (UNITS, "Waktu tanggap kebakaran turun 15 jam."),
        (UNITS, "Waktu tanggap kebakaran dan lama perbaikan hidran terealisasi 12 jam."),
        (UNITS, "Luas wilayah terlindungi terealisasi dalam 200 jam."),
        (HEADS, "Waktu tunggu gizi mencapai 58 jam."),
    ],
    ids=["converted", "not of it", "a change", "two rows", "no duration", "no such row"],
)
def test_durations_of_something_else_are_passed(text: str, sentence: str) -> None:
    assert units(text, sentence) == []
