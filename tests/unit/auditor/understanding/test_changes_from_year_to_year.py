"""Columns and rows of changes against the year before: falls without a sign, rates, and rows of them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

FALLING = """
LAPORAN KINERJA TAHUN 2033

Tabel 3.3 Perkembangan Indeks Risiko Bencana Tahun 2029-2033

Tahun | Indeks Risiko Bencana | {head} | Kelas Risiko
2029 | 148,20 | - | Tinggi
2030 | 144,60 | 3,60 | Tinggi
2031 | {level} | 4,85 | Sedang
2032 | 133,90 | {fall} | Sedang
2033 | 127,45 | 6,45 | Sedang
"""
ROWS = """
LAPORAN KINERJA TAHUN 2029

Tabel 3.8 Perkembangan Perpustakaan Desa Tahun 2025-2029

Uraian | 2025 | 2026 | 2027 | 2028 | 2029
Jumlah perpustakaan desa | 34 | 41 | 53 | {level} | 82
Jumlah desa | 118 | 118 | 118 | 118 | 118
Persentase (%) | 28,81 | 34,75 | 44,92 | 56,78 | 69,49
{head} | - | 20,59 | 29,27 | {growth} | 22,39
"""


def found(text: str) -> list[tuple[str, str]]:
    return [(f.printed, f.computed) for f in audited(text).findings if f.root is None]


@pytest.mark.parametrize("head", ["Penurunan", "Penurunan Indeks", "Pengurangan", "Penurunan (poin)"])
def test_falls_without_a_sign(head: str) -> None:
    assert found(FALLING.format(head=head, level="139,75", fall="5,85")) == []
    assert found(FALLING.format(head=head, level="139,75", fall="5,58")) == [("5,58", "5,85")]


@pytest.mark.parametrize("head", ["Kenaikan", "Perubahan", "Kenaikan/Penurunan"])
def test_heads_of_rises_or_of_both_ways_say_nothing_of_falls_without_a_sign(head: str) -> None:
    """A minus lost in each row is a matter of the head, and told elsewhere if at all."""
    assert ("5,58", "5,85") not in found(FALLING.format(head=head, level="139,75", fall="5,58"))


def test_rates_of_falls() -> None:
    text = FALLING.format(head="Penurunan (%)", level="139,75", fall="{}")
    for printed, rate in (("3,60", "2,43"), ("4,85", "3,35"), ("6,45", "4,82")):
        text = text.replace(printed, rate)
    assert found(text.replace("{}", "4,19")) == []
    assert found(text.replace("{}", "4,91")) == [("4,91", "4,19")]


@pytest.mark.parametrize("head", ["Pertumbuhan (%)", "Laju Pertumbuhan (%)", "Kenaikan (%)"])
def test_a_row_of_growths_below_shares_worked_out_step_by_step(head: str) -> None:
    assert found(ROWS.format(head=head, level="67", growth="26,42")) == []
    assert found(ROWS.format(head=head, level="67", growth="24,62")) == [("24,62", "26,42")]


def test_a_level_that_both_growths_and_the_share_refute_is_the_one_to_mend() -> None:
    (told,) = [
        f
        for f in audited(ROWS.format(head="Pertumbuhan (%)", level="76", growth="26,42")).findings
        if not f.root
    ]
    assert told.repair is not None
    assert (told.repair.printed, told.repair.repaired) == ("76", "67")


def test_a_row_of_growths_of_something_else_is_silent() -> None:
    other = ROWS.format(head="Pertumbuhan ekonomi (%)", level="67", growth="5,10")
    assert found(other.replace("20,59", "5,02").replace("29,27", "4,98").replace("22,39", "5,31")) == []
