"""Amounts of money that lost a group of three digits, or have one too many."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import Finding
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031

Tabel 3.1 Perkembangan Anggaran dan Realisasi

No | Tahun | Anggaran {unit} | Realisasi {spent_unit} | Serapan (%)
1 | 2029 | {budget} | {spent} | {share}
2 | 2030 | 109.875.640.000 | 104.127.985.600 | 94,77
3 | 2031 | 122.467.700.000 | 117.424.317.050 | 95,88
{total}
{sentence}
"""


def report(
    budget: str = "98.412.500.000",
    spent: str = "92.768.310.400",
    share: str = "94,26",
    *,
    units: tuple[str, str] = ("(Rp)", "(Rp)"),
    total: str = "",
    sentence: str = "",
) -> str:
    unit, spent_unit = units
    row = f" | Jumlah | 330.755.840.000 | {total} | {'95,03' if total else ''}\n" if total else ""
    return REPORT.format(
        unit=unit,
        spent_unit=spent_unit,
        budget=budget,
        spent=spent,
        share=share,
        total=row,
        sentence=sentence,
    )


def errors(text: str) -> list[Finding]:
    return [each for each in audited(text).findings if each.level is Level.ERROR]


def repairs(text: str) -> list[tuple[str, str]]:
    told = [(each.repair.printed, each.repair.repaired) for each in errors(text) if each.repair]
    assert len(told) == len(errors(text))
    return told


@pytest.mark.parametrize(
    ("budget", "spent", "printed", "meant"),
    [
        ("98.412.500", "92.768.310.400", "98.412.500", "98.412.500.000"),
        ("98.412.500.000", "92.768.310", "92.768.310", "92.768.310.000"),
        ("98.412", "92.768.310.400", "", ""),  # of a budget so small nothing is guessed
        ("98.412.500.000.000", "92.768.310.400", "98.412.500.000.000", "98.412.500.000"),
    ],
)
def test_the_amount_that_stands_out_lost_digits_or_has_too_many(
    budget: str, spent: str, printed: str, meant: str
) -> None:
    assert errors(report()) == []
    if meant:
        assert repairs(report(budget, spent)) == [(printed, meant)]
    else:
        assert all(not each.repair or each.repair.printed != budget for each in errors(report(budget, spent)))


def test_a_total_tells_which_digits_were_lost() -> None:
    """314.320.613.050 less the other two is 92.768.310.400."""
    whole = "314.320.613.050"
    assert errors(report(total=whole)) == []
    assert repairs(report(spent="92.768.310", total=whole)) == [("92.768.310", "92.768.310.400")]


def test_another_place_tells_them_too() -> None:
    said = "Realisasi tahun 2029 sebesar Rp 92.768.310.400 dari pagu Rp 98.412.500.000 atau 94,26%."
    assert errors(report(sentence=said)) == []
    assert repairs(report(spent="92.768.310", sentence=said)) == [("92.768.310", "92.768.310.400")]


SENTENCE = "Belanja program itu sebesar {part} dari pagu {whole} atau 96,24%."


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        ("Rp 810.645.900", "Rp 842.300.000", []),
        ("Rp 810.645", "Rp 842.300.000", [("810.645", "810.645.000")]),
        ("Rp 810.645 ribu", "Rp 842.300.000", []),
        ("Rp 810,65 juta", "Rp 842.300.000", []),
    ],
)
def test_a_sentence_tells_them_of_its_own_amounts(part: str, whole: str, told: list[tuple[str, str]]) -> None:
    text = f"LAPORAN KINERJA DINAS PERKEBUNAN TAHUN 2031\n\n{SENTENCE.format(part=part, whole=whole)}"
    assert repairs(text) == told


def test_columns_of_two_units_are_left() -> None:
    """No row fits as it stands: one column is in thousands."""
    rows = report("98.412.500", units=("(ribu Rp)", "(Rp)"))
    rows = rows.replace("109.875.640.000", "109.875.640").replace("122.467.700.000", "122.467.700")
    assert errors(rows) == []


def test_a_share_that_is_wrong_by_itself_mends_no_amount() -> None:
    assert repairs(report(share="94,62")) == [("94,62", "94,26")]
