"""A column of shares of which several rows were left from older counts."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

REPORT = """
LAPORAN KINERJA DINAS KOPERASI KABUPATEN MUARA PINANG
TAHUN 2033

Tabel 3.4 Rapat Anggota Tahunan Koperasi per Kecamatan

No | Kecamatan | Koperasi Terdaftar | Telah RAT | Belum RAT | {head}
1 | Hulu | 58 | 41 | 17 | {first}
2 | Tengah | 73 | 56 | 17 | {second}
3 | Hilir | 91 | 62 | 29 | {third}
4 | Pesisir | 47 | 39 | 8 | 82,98
5 | Pulau | 64 | 37 | 27 | 57,81
 | Jumlah | 333 | 235 | 98 | 70,57
"""
RIGHT = ("70,69", "76,71", "68,13")


def findings(head: str, shares: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    first, second, third = shares
    text = REPORT.format(head=head, first=first, second=second, third=third)
    return [(f.rule.value, f.printed, f.computed) for f in audited(text).findings]


@pytest.mark.parametrize("head", ["Persentase", "Persentase Sehat", "% Penyelesaian"])
def test_rows_of_older_counts_are_told_where_the_others_leave_no_doubt(head: str) -> None:
    # 40 of 58, 55 of 73, 61 of 91: one less than what is printed beside them
    told = findings(head, ("68,97", "75,34", "67,03"))
    assert [(rule, printed) for rule, printed, _ in told] == [
        ("ratio", "68,97"),
        ("ratio", "75,34"),
        ("ratio", "67,03"),
    ]


def test_shares_that_follow_from_their_row_are_silent() -> None:
    assert findings("Persentase", RIGHT) == []


def test_figures_far_off_are_of_something_else() -> None:
    assert findings("Persentase Sehat", ("12,07", "93,15", "31,87")) == []
