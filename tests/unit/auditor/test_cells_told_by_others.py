"""Which cell of a row is wrong: a sentence has the others, or the total of another table is the budget."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

GEAR = """
LAPORAN KINERJA BADAN PENANGGULANGAN BENCANA DAERAH TAHUN 2023

Tabel 1.1 Kondisi Peralatan
Jenis Peralatan | Jumlah | Kondisi Baik | Rusak
Mobil rescue | 4 | 3 | 1
Truk tangki air | 6 | 5 | 1
Perahu karet | 9 | 6 | 3
Mesin tempel | 7 | 5 | 2
Tenda pengungsi | 24 | {} | 5
Genset | 8 | 6 | 2

"""
BUDGET = """
LAPORAN KINERJA BADAN PENANGGULANGAN BENCANA DAERAH TAHUN 2023

Tabel 3.1 Realisasi Anggaran Tahun 2023
Program | Pagu (Rp) | Realisasi (Rp) | Sisa (Rp)
Penunjang Urusan | 3.854.355.000 | 3.778.455.590 | 75.899.410
Penanggulangan Bencana | 1.766.885.000 | 1.672.551.150 | 94.333.850
Penyelamatan Kebakaran | 362.345.000 | 342.823.400 | 19.521.600
Jumlah | 5.983.585.000 | 5.793.830.140 | 189.754.860

Tabel 3.2 Realisasi Anggaran Kumulatif per Triwulan Tahun 2023
Triwulan | Target Kumulatif (%) | Realisasi Kumulatif (Rp) | Realisasi Kumulatif (%) | Deviasi (%)
I | 15,00 | 739.200.000 | {first} | {gap}
II | 45,00 | 2.253.480.000 | 37,66 | -7,34
III | 72,50 | 3.968.150.000 | {third} | -6,18
IV | 100,00 | 5.793.830.140 | 96,83 | -3,17
"""


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ("Peralatan rusak terbanyak adalah tenda pengungsi, yakni 5 unit dari 24 unit.", ("17", "19")),
        ("Peralatan rusak terbanyak adalah tenda pengungsi, yakni 5 unit.", ("24", "22")),
        ("Peralatan rusak paling banyak adalah mesin jahit, yakni 5 unit dari 24 unit.", ("24", "22")),
    ],
)
def test_the_cell_is_wrong_of_which_a_sentence_has_all_the_others(said: str, cells: tuple[str, str]) -> None:
    assert audited(GEAR.format("19") + said).findings == ()
    found = [f for f in audited(GEAR.format("17") + said).findings if f.line == 9]
    assert [(f.repair.printed, f.repair.repaired) for f in found if f.repair is not None] == [cells]


def test_a_share_of_the_budget_of_another_table_is_wrong_and_not_what_follows_from_it() -> None:
    assert audited(BUDGET.format(first="12,35", gap="-2,65", third="66,32")).findings == ()
    findings = audited(BUDGET.format(first="12,35", gap="-2,65", third="63,62")).findings
    (root,) = (found for found in findings if found.root is None)
    assert (root.printed, root.computed) == ("63,62", "66,32")


def test_a_share_of_the_budget_before_its_revision_is_no_error() -> None:
    assert audited(BUDGET.format(first="14,07", gap="-0,93", third="66,32")).findings == ()
