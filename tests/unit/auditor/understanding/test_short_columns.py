"""Short tables of which half of the rows are wrong: a formula is told by their slips, or by heads."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

GROWTHS = """
Tabel 6 Populasi Sapi

Tahun | Jantan | Betina | Jumlah | Pertumbuhan (%)
2018 | 4.120 | 9.410 | 13.530 | -
2019 | 4.385 | 10.127 | 14.512 | {first}
2020 | 4.702 | 11.306 | 16.008 | 10,31
2021 | 4.511 | 11.048 | 15.559 | -2,80
2022 | 4.890 | 12.655 | 17.545 | {last}
"""
MEANS = """
Tabel 7 Kelas dan Murid

No | Jenjang | Jumlah Kelas | Jumlah Murid | Rata-rata Murid per Kelas
1 | Sekolah dasar | 118 | 2.987 | 25,31
2 | Sekolah menengah | 64 | 1.906 | {first}
3 | Madrasah | 27 | 588 | 21,78
 | Jumlah | 209 | 5.481 | {last}
"""
POSTS = """
Tabel 8 Kebutuhan Tenaga

No | Profesi | {needed} | Tersedia | Kekurangan | Pemenuhan (%)
1 | Apoteker | 2 | 2 | 0 | 100,00
2 | Ahli gizi | 4 | 4 | 0 | 100,00
3 | Sanitarian | 3 | 3 | 0 | 100,00
4 | Bidan | 26 | 19 | {lack} | {first}
5 | Perawat | 41 | 34 | 7 | {last}
 | Jumlah | 76 | 62 | {all} | 81,58
"""


def mended(text: str) -> list[tuple[int, str, str]]:
    return [(f.line, f.printed, f.computed) for f in audited(text).findings]


def growths(first: str = "7,26", last: str = "12,76") -> str:
    return GROWTHS.format(first=first, last=last)


def means(first: str = "29,78", last: str = "26,22") -> str:
    return MEANS.format(first=first, last=last)


def posts(
    needed: str = "Kebutuhan", lack: str = "7", first: str = "73,08", last: str = "82,93", whole: str = "14"
) -> str:
    text = POSTS.replace("{all}", whole)
    return text.format(needed=needed, lack=lack, first=first, last=last)


def test_two_of_four_growths_are_wrong() -> None:
    """982 ÷ 13.530 = 7,26 %; 1.986 ÷ 15.559 = 12,76 %."""
    assert mended(growths()) == []
    assert mended(growths("6,77", "11,32")) == [(5, "6,77", "7,26"), (8, "11,32", "12,76")]


def test_two_of_four_quotients_are_slips() -> None:
    assert mended(means()) == []
    assert mended(means("27,98", "22,62")) == [(5, "27,98", "29,78"), (7, "22,62", "26,22")]


def test_figures_that_no_slip_explains_are_of_something_else() -> None:
    assert mended(means("12,40", "33,07")) == []


def test_two_of_three_shares_that_tell_are_slips() -> None:
    assert mended(posts()) == []
    assert mended(posts(first="70,38", last="89,23")) == [(7, "70,38", "73,08"), (8, "89,23", "82,93")]


@pytest.mark.parametrize("needed", ["Kebutuhan", "Formasi", "Jumlah Kebutuhan", "Standar Kebutuhan"])
def test_what_is_missing_is_told_by_heads_and_by_rows_of_nothing(needed: str) -> None:
    found = [(line, printed) for line, printed, _ in mended(posts(needed, lack="8", whole="16"))]
    assert mended(posts(needed)) == []
    assert {(7, "8"), (9, "16")} <= {*found} or {(7, "26"), (9, "16")} <= {*found}


def test_other_counts_beside_each_other_are_no_lack() -> None:
    assert mended(posts("Pelamar", lack="8", whole="15")) == []
