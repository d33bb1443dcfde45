"""Columns that are plain quotients of others: people on land, money for each: invented tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

DENSITY = """
Tabel 1.1 Luas dan Penghuni Menurut Pulau

No | Pulau | Luas (km²) | Penghuni (jiwa) |  |  | {head}
 |  |  | Laki-laki | Perempuan | Jumlah |
1 | Pulau Rusa | 38,42 | 22.568 | 22.573 | 45.141 | 1.174,93
2 | Pulau Kijang | 29,75 | 19.606 | 19.595 | 39.201 | 1.317,68
3 | Pulau Banteng | 54,18 | 17.005 | 16.999 | 34.004 | {third}
4 | Pulau Anoa | 61,90 | 14.273 | 14.272 | 28.545 | 461,15
 | Jumlah | 184,25 | 73.452 | 73.439 | 146.891 | {total}
"""
COSTS = """
Tabel 7 Biaya Pelatihan

No | Pelatihan | Peserta | Biaya (Rp) | {head}
1 | Las dasar | 24 | 36.240.000 | 1.510.000
2 | Tata boga | 32 | 40.960.000 | 1.280.000
3 | Anyaman | 18 | 21.150.000 | {third}
4 | Ukir kayu | 15 | 25.875.000 | 1.725.000
5 | Batik tulis | 40 | 38.400.000 | 960.000
"""
SMALL = """
Tabel 4 Regu

No | Regu | Anggota | Ketua | Beban tugas
1 | Elang | 12 | 4 | 3
2 | Rajawali | 20 | 5 | 4
3 | Garuda | 18 | 3 | 6
4 | Merpati | 28 | 4 | 8
"""
HEADS = ["Kepadatan (jiwa/km²)", "Jiwa per km²", "Kepadatan", "Rata-rata penghuni tiap km²"]


@pytest.mark.parametrize("head", HEADS)
def test_a_wrong_density_is_told_whatever_its_head(head: str) -> None:
    text = DENSITY.format(head=head, third="672,61", total="797,24")
    assert told(text, AuditRule.RATIO) == [(7, "672,61", "627,61")]


@pytest.mark.parametrize("head", HEADS)
def test_right_densities_are_not_told_nor_added_up(head: str) -> None:
    result = audited(DENSITY.format(head=head, third="627,61", total="797,24"))
    assert result.findings == ()
    assert result.claims[AuditRule.RATIO] == 5


def test_the_density_of_the_whole_is_told_too() -> None:
    text = DENSITY.format(head=HEADS[0], third="627,61", total="792,74")
    assert told(text, AuditRule.RATIO) == [(9, "792,74", "797,24")]


@pytest.mark.parametrize("head", ["Biaya per peserta (Rp)", "Biaya tiap orang (Rp)", "Rp/peserta"])
def test_money_for_each_is_a_quotient(head: str) -> None:
    assert told(COSTS.format(head=head, third="1.157.000"), AuditRule.RATIO) == [
        (6, "1.157.000", "1.175.000")
    ]
    assert told(COSTS.format(head=head, third="1.175.000"), AuditRule.RATIO) == []


def test_a_head_that_names_no_quotient_is_left_alone() -> None:
    text = DENSITY.format(head="Nilai jual", third="672,61", total="797,24")
    assert told(text, AuditRule.RATIO) == []


def test_small_figures_are_quotients_by_chance() -> None:
    assert told(SMALL, AuditRule.RATIO) == []
