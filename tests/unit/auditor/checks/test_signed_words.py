"""Words beside gaps to targets and to wider circles, right and wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TABLE = """
LAPORAN KINERJA
TAHUN 2033

Tabel 1 Perbandingan Tahun 2033

No | Indikator | {0} | {1} | Selisih | Keterangan
1 | Cakupan lampu jalan | 99,40 | 97,82 | -1,58 | {2}
2 | Cakupan lampu taman | 60,00 | 59,68 | -0,32 | {2}
3 | Cakupan trotoar | 94,00 | 96,96 | 2,96 | {3}
4 | {4} | 8,53 | 8,35 | -0,18 | {5}
"""
HEADS = [
    ("Nasional", "Provinsi"),
    ("Target Nasional (%)", "Realisasi Kabupaten (%)"),
    ("Provinsi", "Kabupaten Melati"),
    ("Standar", "Hasil"),
]
WORDS = [
    ("Belum tercapai", "Tercapai"),
    ("Belum lebih baik", "Lebih baik"),
    ("Tidak memenuhi", "Memenuhi"),
    ("Belum melampaui", "Sudah melampaui"),
]


def said(*cells: str) -> list[tuple[str, str]]:
    """Return the words that do not fit, with those that do."""
    found = told(TABLE.format(*cells), AuditRule.CLAIM)
    return [(printed, computed) for _, printed, computed in found]


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize(("missed", "met"), WORDS)
def test_the_one_word_that_misses_its_sign_is_told(heads: tuple[str, str], missed: str, met: str) -> None:
    assert said(*heads, missed, met, "Cakupan halte", missed) == []
    wrong = said(*heads, missed, met, "Cakupan halte", met)
    assert [printed for printed, _ in wrong] == [met]
    assert wrong[0][1].startswith("Belum ")


def test_what_is_missed_by_its_word_alone_is_called_met() -> None:
    wrong = said("Target", "Realisasi", "Belum tercapai", "Belum tercapai", "Cakupan halte", "Belum tercapai")
    assert wrong == [("Belum tercapai", "Tercapai")]


@pytest.mark.parametrize("word", ["Belum lebih baik", "Lebih baik"])
def test_where_less_may_be_better_and_nothing_tells_the_sign_decides_nothing(word: str) -> None:
    assert said("Nasional", "Provinsi", "Belum lebih baik", "Lebih baik", "Prevalensi stunting", word) == []


@pytest.mark.parametrize(
    "cells",
    [
        ("Provinsi", "Nasional", "Belum lebih baik", "Lebih baik", "Cakupan halte", "Lebih baik"),
        ("Tahun Lalu", "Tahun Ini", "Belum tercapai", "Tercapai", "Cakupan halte", "Tercapai"),
        ("Nasional", "Provinsi", "Lebih baik", "Belum lebih baik", "Cakupan halte", "Lebih baik"),
        ("Nasional", "Provinsi", "Turun", "Lebih baik", "Cakupan halte", "Lebih baik"),
    ],
)
def test_gaps_of_another_order_and_other_words_tell_nothing(cells: tuple[str, ...]) -> None:
    assert said(*cells) == []


LESS = """
Tabel 2 Capaian Tahun 2033

No | Indikator | Target | Realisasi | Capaian (%)
1 | Prevalensi stunting | 8,30 | 8,35 | 99,40
2 | Prevalensi anemia | 9,00 | 8,50 | 105,88
3 | Angka kecelakaan | 4,00 | 4,10 | 97,56
4 | Cakupan trotoar | 96,00 | 96,96 | 101,00
"""


@pytest.mark.parametrize(("word", "is_told"), [("Belum lebih baik", True), ("Lebih baik", False)])
def test_where_achievements_tell_that_less_is_better_signs_are_read_so(word: str, is_told: bool) -> None:
    cells = ("Nasional", "Provinsi", "Belum lebih baik", "Lebih baik", "Prevalensi stunting", word)
    found = told(TABLE.format(*cells) + LESS, AuditRule.CLAIM)
    assert [printed for _, printed, _ in found] == ([word] if is_told else [])
