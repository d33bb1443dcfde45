"""One head over two columns of which one follows from the other."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MEMBERS = """
Tabel 3.14 Kepesertaan per Kecamatan
No | Kecamatan | Penduduk | Peserta JKN | Cakupan (%) | {} | Keaktifan (%)
(1) | (2) | (3) | (4) | (5) = (4)/(3) | (6) | (7) = (6)/(4)
1 | Alas Tengah | 412.638 | 398.214 | 96,50 | 331.870 | 83,34
2 | Batu Rimba | 287.915 | 271.346 | 94,25 | 219.405 | 80,86
3 | Landang | 538.204 | 520.117 | 96,64 | 441.268 | 84,84
4 | Muara Seli | 195.472 | 180.655 | 92,42 | 143.912 | 79,66
"""
ROADS = """
Tabel 2 Jalan Kabupaten
Ruas | Panjang jalan (km) | {} | Persentase mantap
Utara | 41,20 | 30,10 | 73,06
Selatan | 28,75 | 19,44 | 67,62
Barat | 33,60 | 29,87 | 88,90
Timur | 25,10 | 14,06 | 56,02
"""


def heads(text: str) -> list[tuple[int, str]]:
    return [found[:2] for found in told(text, AuditRule.LABEL)]


@pytest.mark.parametrize(
    ("table", "right", "copied"),
    [
        (MEMBERS, "Peserta Aktif", "Peserta JKN"),
        (ROADS, "Jalan mantap (km)", "Panjang jalan (km)"),
    ],
)
def test_part_and_whole_bear_two_names(table: str, right: str, copied: str) -> None:
    assert heads(table.format(right)) == []
    assert heads(table.format(copied)) == [(2, copied)]


YEARS = """
Tabel 4 Pagu dan Realisasi
Program | Realisasi | Realisasi | Perbandingan (%)
Irigasi | 412,50 | 398,25 | 103,58
Jalan | 287,75 | 271,40 | 106,02
Air bersih | 538,20 | 520,15 | 103,47
"""


def test_what_is_told_of_two_years_may_bear_one_head() -> None:
    assert heads(YEARS) == []


def test_two_columns_of_one_head_that_nothing_binds_are_left_alone() -> None:
    unbound = ROADS.format("Panjang jalan (km)")
    for figure in ("73,06", "67,62", "88,90", "56,02"):
        unbound = unbound.replace(figure, figure[::-1])
    assert heads(unbound) == []
