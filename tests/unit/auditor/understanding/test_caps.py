"""Achievements that a report writes no higher than a bound that it names, or that it keeps throughout."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA DINAS JALAN TAHUN 2031

BAB I CAPAIAN

{told}

Tabel 1 Pengukuran Kinerja

No | Indikator | Target | Realisasi | Capaian (%)
1 | Jalan mantap | 80 | 88 | 110,00
2 | Jembatan diperiksa | 20 | 26 | {capped}
3 | Rambu terpasang | 320 | 304 | 95,00
4 | Marka dicat | 60 | 57 | 95,00
"""


def achieved(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.ACHIEVEMENT)]


@pytest.mark.parametrize(
    "words",
    [
        "Capaian di atas 120% dihitung sebagai 120%.",
        "Nilai capaian yang melebihi 120% dibatasi paling banyak 120%.",
        "Capaian kinerja maksimal sebesar 120,00 persen.",
        "Dalam laporan ini pencapaian setinggi-tingginya ditetapkan 120.",
        "Capaian setiap indikator tidak boleh melebihi 120%.",
    ],
)
def test_an_achievement_may_be_printed_as_the_bound_that_is_told(words: str) -> None:
    assert achieved(ROADS.format(told=words, capped="120,00")) == []
    assert achieved(ROADS.format(told=words, capped="103,00")) == [("103,00", "130,00")]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Capaian indikator ini lebih baik daripada tahun lalu.",
        "Capaian di atas 110% dihitung sebagai 110%.",
        "Panjang jalan paling banyak 120 km.",
        "Capaian dihitung oleh paling banyak 120 orang.",
    ],
)
def test_a_bound_that_is_not_told_excuses_nothing(words: str) -> None:
    assert achieved(ROADS.format(told=words, capped="120,00")) == [("120,00", "130,00")]


def test_no_achievement_below_the_bound_is_printed_as_the_bound() -> None:
    text = ROADS.format(told="Capaian dibatasi paling tinggi 120%.", capped="130,00")
    assert achieved(text.replace("304 | 95,00", "304 | 120,00")) == [("120,00", "95,00")]


MARKETS = """
Tabel 2 Hasil Kerja Pasar

Ukuran | Rencana 2031 | Realisasi 2031 | Capaian
Kios terisi | 200 | 512 | {0}
Pedagang terdata | 400 | 640 | {1}
Pasar bersih | 12 | 9 | 75,00
Retribusi (juta) | 3.400 | 3.128 | 92,00
Pasar aman | 10 | 11 | 110,00
"""


def test_a_round_bound_that_several_rows_keep_is_one_without_words() -> None:
    assert achieved(MARKETS.format("150,00", "150,00")) == []
    assert achieved(MARKETS.format("256,00", "160,00")) == []
    assert achieved(MARKETS.format("150,00", "160,00")) == [("150,00", "256,00")]
    assert achieved(MARKETS.format("256,00", "150,00")) == [("150,00", "160,00")]


def test_figures_that_are_no_round_bound_are_wrong_together() -> None:
    assert achieved(MARKETS.format("137,00", "137,00")) == [("137,00", "256,00"), ("137,00", "160,00")]
