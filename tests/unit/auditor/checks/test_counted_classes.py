"""Classes by which things are counted: each begins where the one before it ends."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

BOATS = """
Tabel 17 Kapal Menurut Jumlah Awak Tahun 2031
Jumlah Awak | Kapal | %
Kurang dari 10 | 38 | 13,92
10 - 19 | 98 | 35,90
20 - 29 | 73 | 26,74
30 - 39 | 40 | 14,65
40 ke atas | 24 | 8,79
"""
AGES = """
Table 2. Nelayan menurut Umur

No | Umur | Laki-laki | Perempuan
1 | 0-14 | 120 | 118
2 | 15-24 | 240 | 201
3 | 25-44 | 310 | 280
4 | 45-64 | 190 | 175
5 | 65+ | 44 | 52
"""
FIELDS = """
Tabel 3 Petani menurut Luas Lahan
Luas Lahan (ha) | Petani
0,00 - 0,49 | 312
0,50 - 0,99 | 421
1,00 - 1,99 | 205
2,00 - 4,99 | 87
5,00 - 9,99 | 12
"""


def intervals(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.INTERVAL)]


@pytest.mark.parametrize("text", [BOATS, AGES, FIELDS])
def test_classes_that_run_on(text: str) -> None:
    assert intervals(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong", "beside"),
    [
        (BOATS, "20 - 29", "20 - 27", "30 - 39"),
        (BOATS, "20 - 29", "22 - 29", "10 - 19"),
        (BOATS, "10 - 19", "10 - 21", "20 - 29"),
        (FIELDS, "0,50 - 0,99", "0,50 - 0,89", "1,00 - 1,99"),
        (BOATS.replace("Kurang dari 10", "0 - 9"), "30 - 39", "30 - 37", "40 ke atas"),
    ],
)
def test_a_gap_or_an_overlap_is_told(text: str, right: str, wrong: str, beside: str) -> None:
    ((printed, expected),) = intervals(text.replace(right, wrong))
    assert (printed, expected) == (wrong, f"selang yang bersambung dengan “{beside}”")


@pytest.mark.parametrize(
    "text",
    [
        # groups that overlap on purpose
        "Tabel 4 Anak\nUmur | Anak\n0 - 4 | 12\n0 - 14 | 40\n0 - 17 | 52\n5 - 17 | 41\n",
        # two neighbours tell nothing
        "Tabel 5 Kapal\nAwak | Kapal\n1 - 9 | 12\n12 - 19 | 40\n20 - 29 | 52\n",
        # several gaps: these are chosen ones
        "Tabel 6 Kapal\nAwak | Kapal\n1 - 5 | 12\n10 - 15 | 40\n20 - 25 | 52\n26 - 30 | 9\n31 - 35 | 8\n",
        # names among them
        BOATS.replace("20 - 29", "Nakhoda"),
    ],
)
def test_other_columns_of_ranges_are_passed(text: str) -> None:
    assert intervals(text) == []
