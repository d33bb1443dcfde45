"""Columns of which way is better, what was reached beside what was promised, and money that comes in."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.parts_beside import are_part_and_whole
from capaian.domain.audit import AuditRule

HEALTH = """
Tabel 3 Capaian Indikator

Indikator | {way} | {target} | {actual} | Capaian
Prevalensi stunting (%) | turun | 18,00 | 16,20 | 110,00%
Kematian bayi (per 1.000) | turun | 12,0 | 13,2 | 90,00%
Kematian ibu (kasus) | turun | 8 | 6 | 125,00%
Imunisasi (%) | naik | 95,00 | 93,10 | 98,00%
Desa siaga (%) | naik | 80,00 | 88,00 | 110,00%
"""


@pytest.mark.parametrize("way", ["Arah", "Polaritas", "Sifat indikator", "Arah target"])
@pytest.mark.parametrize(("target", "actual"), [("Target", "Hasil"), ("2030", "2031")])
def test_which_way_is_better_is_no_trend(way: str, target: str, actual: str) -> None:
    assert told(HEALTH.format(way=way, target=target, actual=actual), AuditRule.TREND) == []


def test_a_target_and_an_actual_are_not_two_years() -> None:
    text = HEALTH.format(way="Keterangan", target="Target 2031", actual="Realisasi 2031")
    assert told(text, AuditRule.TREND) == []


YEARS = """
Tabel 4 Perkembangan

Ukuran | 2030 | 2031 | {way}
Produksi | 40.110 | 41.220 | naik
Luas panen | 9,9 | 9,4 | {second}
Serangan hama | 410 | 415 | naik
Kelompok tani | 310 | 322 | naik
"""


@pytest.mark.parametrize("way", ["Arah", "Tren", "Keterangan"])
def test_the_way_behind_two_years_is_a_trend(way: str) -> None:
    assert told(YEARS.format(way=way, second="turun"), AuditRule.TREND) == []
    assert told(YEARS.format(way=way, second="naik"), AuditRule.TREND) == [(5, "naik", "Turun")]


REACHED = """
Tabel 1 Ketercapaian

No | Tolok Ukur | {promised} | {reached} | Tingkat Capaian (%)
1 | Produksi ikan | 4.250 | 4.411 | 103,79
2 | Produksi budidaya | 1.800 | 1.692 | 94,00
3 | Kelompok dibina | 32 | 32 | 100,00
4 | Kapal berizin | 150 | 139 | {last}
"""
PROMISES = [
    ("Yang Dijanjikan 2031", "Yang Terwujud 2031"),
    ("Direncanakan", "Dicapai"),
    ("Komitmen 2031", "Terpenuhi 2031"),
]


@pytest.mark.parametrize(("promised", "reached"), PROMISES)
def test_more_may_be_reached_than_was_promised(promised: str, reached: str) -> None:
    text = REACHED.format(promised=promised, reached=reached, last="92,67")
    assert told(text, AuditRule.BOUND) == []
    assert told(text, AuditRule.ACHIEVEMENT) == []


@pytest.mark.parametrize(("promised", "reached"), PROMISES)
def test_what_was_reached_is_an_achievement_in_those_words_too(promised: str, reached: str) -> None:
    text = REACHED.format(promised=promised, reached=reached, last="96,27")
    assert [found[1:] for found in told(text, AuditRule.ACHIEVEMENT)] == [("96,27", "92,67")]


WEIGHTED = """
Tabel 2 Nilai Tertimbang

Sasaran | Bobot | Nilai | Capaian (%)
Layanan cepat | 40,00 | 39,28 | 98,20
Data terpadu | 35,00 | 36,44 | 104,11
Arsip tertib | 25,00 | 21,90 | 87,60
Aduan selesai | 20,00 | 21,00 | 105,00
"""
RECORDED = """
Tabel 2 Perekaman

Kecamatan | {whole} | {part} | Persentase (%)
Tirta | 40.210 | 39.880 | 99,18
Wuni | 35.104 | 35.420 | 100,90
Sendang | 25.300 | 25.011 | 98,86
Lembah | 20.150 | 19.870 | 98,61
"""


def test_a_value_may_exceed_its_weight() -> None:
    assert told(WEIGHTED, AuditRule.BOUND) == []


@pytest.mark.parametrize(
    ("part", "whole"), [("Sudah merekam", "Penduduk"), ("Terbit", "Jumlah penduduk"), ("Punya", "Wajib KTP")]
)
def test_a_part_that_words_name_does_not_exceed_its_whole(part: str, whole: str) -> None:
    assert told(RECORDED.format(part=part, whole=whole), AuditRule.BOUND) == [(5, "35.420", "35.104")]
    assert are_part_and_whole(part, whole)


@pytest.mark.parametrize(("part", "whole"), [("Nilai", "Bobot"), ("Unggul", "Biasa"), ("2031", "2030")])
def test_other_words_name_no_part(part: str, whole: str) -> None:
    assert not are_part_and_whole(part, whole)
    assert told(RECORDED.format(part=part, whole=whole), AuditRule.BOUND) == []


BUDGET = """
Tabel 5 Realisasi APBD (Rp)

Uraian | Anggaran | Realisasi | %
{top} | 1.210.500.000 | 1.198.230.100 | 98,99
- {inner} | 198.200.000 | 205.118.400 | 103,49
- Lain-lain | 1.012.300.000 | 993.111.700 | 98,10
{last} | 1.265.000.000 | 1.201.990.300 | 95,02
"""


@pytest.mark.parametrize(
    ("top", "inner"),
    [("Pendapatan", "Hotel"), ("Penerimaan", "Sewa gedung"), ("Dana", "PAD"), ("PAD", "Parkir")],
)
def test_what_comes_in_may_exceed_its_plan_in_every_part(top: str, inner: str) -> None:
    assert told(BUDGET.format(top=top, inner=inner, last="Belanja"), AuditRule.BOUND) == []


@pytest.mark.parametrize(("top", "inner"), [("Belanja", "Pegawai"), ("Program Pasar", "Kegiatan Kios")])
def test_spending_may_not(top: str, inner: str) -> None:
    found = told(BUDGET.format(top=top, inner=inner, last="Pembiayaan"), AuditRule.BOUND)
    assert found == [(5, "205.118.400", "198.200.000")]


def test_words_of_a_band_above_tell_that_money_comes_in() -> None:
    text = BUDGET.format(top="Jumlah I", inner="Hotel", last="Jumlah II")
    banded = text.replace("Jumlah I |", "{} | | |\nJumlah I |", 1)
    assert told(banded.format("PENDAPATAN DAERAH"), AuditRule.BOUND) == []
    assert told(banded.format("BELANJA DAERAH"), AuditRule.BOUND) != []
