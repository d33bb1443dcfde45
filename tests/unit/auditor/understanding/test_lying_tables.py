"""Quantities in rows below each other, years or areas beside each other."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

YEARS = """
Tabel 1 Perkembangan

Uraian | 2019 | 2020 | 2021 | 2022
Target | 80,00 | 82,00 | 84,00 | 86,00
Realisasi | 76,00 | 80,36 | 84,84 | {actual}
Capaian (%) | 95,00 | 98,00 | 101,00 | {share}
"""
MONEY = """
Table 1 Spending

No | Item | Kec. Utara | Kec. Timur | Kec. Barat
1 | Pagu (Rp) | 80,000,000 | 82,000,000 | 84,000,000
2 | Realisasi (Rp) | 76,000,000 | 80,360,000 | 63,000,000
3 | Persentase | {a} | 98.00% | {b}
"""
PAIRS = """
Tabel 1 Dua indikator

Indikator | Uraian | 2020 | 2021 | 2022
Air bersih | Target | 60 | 64 | 70
 | Realisasi | 57 | 64 | 63
 | Capaian (%) | 95,00 | 100,00 | {a}
Jalan desa | Target | 20 | 25 | 40
 | Realisasi | 15 | 21 | 36
 | Capaian (%) | 75,00 | {b} | 90,00
"""
CHANGES = """
Tabel 1 Hasil survei

Uraian | Loket | Daring | Keliling
Nilai tahun 2021 | 81,20 | 79,40 | 88,15
Nilai tahun 2022 | 83,50 | 78,10 | 90,05
Kenaikan | 2,30 | {change} | 1,90
"""


def said(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(text).findings]


@pytest.mark.parametrize(
    ("actual", "share", "found"),
    [
        ("77,40", "90,00", []),
        ("77,40", "99,00", [("capaian", "99,00", "90,00")]),
        ("74,70", "90,00", [("capaian", "90,00", "86,86")]),
    ],
)
def test_years_beside_each_other(actual: str, share: str, found: list[tuple[str, str, str]]) -> None:
    assert said(YEARS.format(actual=actual, share=share)) == found


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("95.00%", "75.00%", []),
        ("95.00%", "57.00%", [("serapan", "57.00", "75.00")]),
        ("59.00%", "75.00%", [("serapan", "59.00", "95.00")]),
    ],
)
def test_areas_beside_each_other(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert said(MONEY.format(a=a, b=b)) == found


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("90,00", "84,00", []),
        ("70,00", "84,00", [("capaian", "70,00", "90,00")]),
        ("90,00", "48,00", [("capaian", "48,00", "84,00")]),
    ],
)
def test_several_indicators_below_each_other(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert said(PAIRS.format(a=a, b=b)) == found


@pytest.mark.parametrize(
    ("change", "found"), [("-1,30", []), ("1,30", [("difference", "1,30", "\u22121,30")])]
)
def test_a_change_below_two_years(change: str, found: list[tuple[str, str, str]]) -> None:
    assert said(CHANGES.format(change=change)) == found


def test_a_finding_names_the_year_and_the_quantity() -> None:
    (finding,) = audited(YEARS.format(actual="77,40", share="99,00")).findings
    assert finding.place == "Tabel 1, Tahun 2022, Capaian (%)"


def test_targets_of_indicators_below_each_other_do_not_follow_from_each_other() -> None:
    """Percentages of different things fit each other by chance in some years, and that says nothing."""
    assert (
        said(
            """
Tabel 1 Target sampai akhir rencana

Indikator | 2014 | 2015 | 2016 | 2017
Persentase penurunan konflik sosial | 30% | 35% | 40% | 45%
Persentase penurunan unjuk rasa | 6% | 18% | 29% | 47%
Persentase partisipasi masyarakat | 60% | 72% | 80% | 90%
Persentase penurunan sengketa | 50% | 75% | 50% | 50%
"""
        )
        == []
    )


SIGNS = """
Tabel 1 Perlengkapan jalan

Uraian | Marka | Rambu | Lampu
Satuan | m | unit | unit
Kebutuhan | 6.000.000 | 24.000 | 16.000
Terpasang s/d Tahun 2012 | 1.410.000 | 3.600 | 640
Realisasi 2012 | 23,50% | 15,00% | 4,00%
Terpasang s/d Tahun 2013 | 1.590.000 | 6.120 | 960
Realisasi 2013 | 26,50% | {a} | {b}
"""


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("25,50%", "6,00%", []),
        ("52,50%", "6,00%", [("ratio", "52,50", "25,50")]),
        ("25,50%", "4,00%", [("ratio", "4,00", "6,00")]),
    ],
)
def test_shares_of_one_whole_above_them_all(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert said(SIGNS.format(a=a, b=b)) == found


def test_years_in_the_names_of_rows_are_no_figures() -> None:
    (table,) = read(SIGNS.format(a="25,50%", b="6,00%")).tables
    assert [column.is_numeric for column in table.columns] == [False, True, True, True]


def test_a_part_in_the_other_number_style_is_read_as_it_is_meant() -> None:
    text = SIGNS.format(a="25,50%", b="6,00%").replace("| 6.120 |", "| 6,120 |")
    assert {rule for rule, _, _ in said(text)} <= {"format"}
