"""A clause that goes on to another thing has a figure, a whole and a target of its own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

WATER = """
LAPORAN KINERJA TAHUN 2023

BAB II PERENCANAAN KINERJA
Tabel 2.1 Perjanjian Kinerja Tahun 2023

No | Sasaran | Indikator | Satuan | Target
1 | Air minum layak | Cakupan pelayanan air minum perpipaan | Persen | 74,00
2 | Pelanggan puas | Indeks Kepuasan Pelanggan (IKP) atas air minum | Indeks | 81,00

BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Capaian Kinerja Tahun 2023

No | Indikator | Target | Realisasi | Capaian (%)
1 | Cakupan pelayanan air minum perpipaan | 74,00 | 72,15 | 97,50
2 | Indeks Kepuasan Pelanggan (IKP) atas air minum | 81,00 | 80,25 | 99,07

{said}
"""
END = "Sampai dengan tahun 2023, skor IKP mencapai 97,87% dari target akhir Renstra 82,00, {turn}."


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.printed, finding.computed) for finding in audited(text).findings]


@pytest.mark.parametrize(
    "turn",
    [
        "sedangkan Cakupan pelayanan air minum perpipaan baru 90,19% dari target akhir sebesar 80,00%",
        "sementara Cakupan pelayanan air minum perpipaan masih di bawah rencana",
    ],
)
def test_a_target_is_not_that_of_what_a_later_clause_names(turn: str) -> None:
    assert told(WATER.format(said=END.format(turn=turn))) == []


def test_a_target_of_the_thing_named_before_it_is_held_against_its_table() -> None:
    said = "Pada tahun 2023 Cakupan pelayanan air minum perpipaan mempunyai target sebesar 47,00%."
    assert ("47,00", "74,00") in told(WATER.format(said=said))


WEIGHTS = """
LAPORAN KINERJA TAHUN 2023

BAB III AKUNTABILITAS KINERJA
Tabel 3.4 Hasil Penilaian Mandiri

No | Unsur | Bobot | Nilai
1 | Tata kelola | 40,00 | 31,20
2 | Sumber daya | 35,00 | 28,70
3 | Layanan | 25,00 | 18,40
 | Jumlah | 100,00 | 78,30

{said}
"""
TWO = (
    "Unsur tertinggi adalah Tata kelola sebesar 31,20 dari bobot 40,00 atau 78,00%, sedangkan unsur Layanan"
    " meraih 18,40 dari bobot 25,00 atau {share}%."
)


def test_a_share_is_that_of_the_part_and_whole_of_its_own_clause() -> None:
    assert told(WEIGHTS.format(said=TWO.format(share="73,60"))) == []
    assert ("76,30", "73,60") in told(WEIGHTS.format(said=TWO.format(share="76,30")))


TRADE = """
LAPORAN KINERJA TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Produksi padi sawah mencapai 31.240,50 ton atau 104,14% dari target 30.000,00 ton, produksi jagung \
8.316,40 ton atau {share}% dari target 8.400,00 ton, dan harga gabah Rp6.500 per kilogram.
"""


def test_a_share_is_not_that_of_a_pair_that_has_one() -> None:
    assert told(TRADE.format(share="99,00")) == []
    assert told(TRADE.format(share="99,50")) == [("99,50", "99,00")]
