"""Cards of indicators: what stands beside each other in one row follows from each other."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.checks.cards import check_cards

SHIPS = """
LAPORAN KINERJA DINAS PELAYARAN
TAHUN 2028

Indikator pertama

Mulai | {first}

Indikator kedua

Mulai | {second}
"""
SOUND = (
    "Realisasi 2028 94,24% naik +0,78 poin dari 2027 | Target 2028 95,00% perjanjian"
    " | Capaian 99,20% Sangat Tinggi | Terhadap target \u22120,76 poin; belum tercapai"
)
CARD = (
    "Realisasi 2028 {actual} naik +2,58 poin | Target 2028 {target} | Capaian {share}% | Selisih {gap} poin"
)


def card(actual: str = "86,95", target: str = "86,00", share: str = "101,10", gap: str = "+0,95") -> str:
    return CARD.format(actual=actual, target=target, share=share, gap=gap)


def said(first: str, second: str = SOUND) -> list[tuple[str, bool]]:
    report = read(SHIPS.format(first=first, second=second))
    return [(equation.result.signed, equation.holds()) for equation in check_cards(report)]


def wrong(first: str, second: str = SOUND) -> list[str]:
    return [printed for printed, holds in said(first, second) if not holds]


def test_sound_cards_are_read_and_hold() -> None:
    assert len(said(card())) == 4
    assert wrong(card()) == []
    low = card(actual="77,18%", target="90,00%", share="85,76", gap="\u221212,82")
    assert len(said(low)) == 4
    assert wrong(low) == []


@pytest.mark.parametrize(
    ("first", "printed"),
    [
        (card(share="101,70"), ["101,70"]),
        (card(gap="+0,35"), ["0,35"]),
        (card(actual="86,35"), ["101,10", "0,95"]),
        (card(target="36,00"), ["101,10", "0,95"]),
    ],
    ids=["share", "gap", "actual", "target"],
)
def test_a_changed_digit_is_told(first: str, printed: list[str]) -> None:
    assert wrong(first) == printed


@pytest.mark.parametrize("first", [card(actual="86,35"), card(target="36,00")], ids=["actual", "target"])
def test_an_achievement_and_a_gap_that_agree_need_no_other_card(first: str) -> None:
    assert wrong(first, "Lain | 1") == ["101,10", "0,95"]


def test_without_a_gap_the_share_alone_is_told_where_it_holds() -> None:
    alone = "Realisasi 3,66 | Target 3,30 | Capaian {share}%"
    assert said(alone.format(share="110,91"), "Lain") == [("110,91", True)]
    assert said(alone.format(share="170,91"), "Lain") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (card(actual="86,35", gap="+0,55"), "Lain | 1"),
        (card(actual="20,00", target="25,00", share="120,00", gap="5,00"), "Lain | 1"),
        ("Realisasi 2028 | Target 86,00 | Capaian 101,10%", SOUND),
        ("Realisasi 80,00 | Realisasi 90,00 | Target 86,00 | Capaian 101,10%", SOUND),
        ("Hasil 80,00 | Target 86,00 | Capaian 101,10%", SOUND),
    ],
    ids=["neither-agrees", "lower-is-better", "no-figure", "two-actuals", "no-actual"],
)
def test_what_no_card_bears_out_is_left_alone(first: str, second: str) -> None:
    assert wrong(first, second) == []
