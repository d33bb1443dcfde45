"""A column between two years may be their difference, whatever its head calls it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HERDS = """
Tabel 1 Perbandingan realisasi

No | Komoditas | Realisasi Tahun 2018 | Realisasi Tahun 2019 | {head}
1 | Sapi potong | 105,39 | 101,24 | {a}
2 | Kambing | 92,10 | 97,60 | 5,50
3 | Domba | 72,78 | 124,53 | 51,75
4 | Itik | 98,89 | 96,72 | -2,17
5 | Ayam | 102,20 | 110,00 | {b}
"""


@pytest.mark.parametrize("head", ["Capaian Kinerja (%)", "Kinerja (%)", "Selisih", "Keterangan angka"])
@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("-4,15", "7,80", []),
        ("4,15", "7,80", [(4, "4,15", "-4,15")]),
        ("-4,15", "8,70", [(8, "8,70", "7,80")]),
    ],
)
def test_a_difference_under_any_head(head: str, a: str, b: str, found: list[tuple[int, str, str]]) -> None:
    said = told(HERDS.format(head=head, a=a, b=b), AuditRule.DIFFERENCE)
    assert [(line, printed, computed.replace("\u2212", "-")) for line, printed, computed in said] == found


def test_figures_that_are_no_differences_are_left_alone() -> None:
    text = HERDS.format(head="Capaian Kinerja (%)", a="96,06", b="107,63")
    text = text.replace("5,50", "105,97").replace("51,75", "171,11").replace("-2,17", "97,81")
    assert told(text, AuditRule.DIFFERENCE) == []
