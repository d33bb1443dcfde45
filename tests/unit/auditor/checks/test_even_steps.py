"""Rows that move by the same step each year, but for one figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

PLAN = """
LAPORAN KINERJA TAHUN 2033

Tabel 2.1 Target Tahunan Indikator Kinerja Utama

No | Indikator Kinerja Utama | Satuan | 2031 | 2032 | 2033 | 2034 | 2035 | 2036
1 | Indeks Risiko Bencana | Indeks | {risk}
2 | Persentase desa tangguh | % | {share}
3 | Nilai SAKIP | Nilai | 70,00 | 71,00 | 73,00 | 74,00 | 76,00 | 77,00

{said}
"""
RISK, SHARE = "140,00 134,50 129,00 123,50 118,00 112,50", "42,00 52,00 62,00 72,00 82,00 92,00"
TOLD = "Target Indeks Risiko Bencana diturunkan 5,50 poin setiap tahun mulai tahun 2032."


def found(*, risk: str = RISK, share: str = SHARE, said: str = "") -> list[tuple[str, str, str]]:
    cells = {"risk": risk.replace(" ", " | "), "share": share.replace(" ", " | ")}
    findings = audited(PLAN.format(said=said, **cells)).findings
    return [(f.level.value, f.printed, f.computed) for f in findings]


@pytest.mark.parametrize("said", ["", TOLD, "Target desa tangguh dinaikkan 10,00 poin per tahun."])
def test_rows_of_even_and_of_other_steps_are_right(said: str) -> None:
    assert found(said=said) == []


@pytest.mark.parametrize(
    ("risk", "printed", "right"),
    [
        ("140,00 134,50 129,00 132,50 118,00 112,50", "132,50", "123,50"),
        ("140,00 134,50 192,00 123,50 118,00 112,50", "192,00", "129,00"),
        ("104,00 134,50 129,00 123,50 118,00 112,50", "104,00", "140,00"),
        ("140,00 134,50 129,00 123,50 118,00 121,50", "121,50", "112,50"),
    ],
)
def test_a_slip_that_turns_the_row_is_told(risk: str, printed: str, right: str) -> None:
    assert found(risk=risk) == [("warning", printed, right)]
    assert found(risk=risk, said=TOLD) == [("error", printed, right)]


def test_a_slip_that_goes_on_the_same_way_is_told_where_a_sentence_tells_the_step() -> None:
    share = "42,00 52,00 62,00 72,00 82,00 97,00"
    assert found(share=share) == []
    said = "Target persentase desa tangguh dinaikkan {} poin {} hingga tahun 2036."
    for when in ("per tahun", "setiap tahun", "tiap tahun"):
        assert found(share=share, said=said.format("10,00", when)) == [("error", "97,00", "92,00")]
    others = found(share=share, said="Target Nilai SAKIP dinaikkan 10,00 poin per tahun.")
    assert "97,00" not in [printed for _, printed, _ in others]


@pytest.mark.parametrize(
    "risk",
    [
        "140,00 134,50 129,00 129,00 118,00 112,50",  # no slip makes 123,50 of 129,00
        "140,00 134,50 129,00 132,50 118,00 115,00",  # two are off
        "140,00 140,00 140,00 104,00 140,00 140,00",  # nothing moves
        "140,00 134,50 - 132,50 118,00 112,50",  # a year is blank
    ],
)
def test_where_no_slip_or_no_step_is_known_nothing_is_said(risk: str) -> None:
    assert found(risk=risk) == []


def test_small_counts_may_turn() -> None:
    counts = PLAN.replace("{risk}", "5 | 10 | 15 | 10 | 25 | 30").format(
        share=SHARE.replace(" ", " | "), said=""
    )
    assert [f.printed for f in audited(counts).findings] == []
