"""What a table of budgets comes to, whatever its heads are called."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.whole_budgets import WholeBudget, whole_budgets

TABLE = """
LAPORAN KINERJA DINAS KELAUTAN TAHUN 2031

Tabel 4.1 Program dan Kegiatan

No | Uraian | {budget} (Rp) | {spent} (Rp) | Persen
I | Program Pelabuhan | 1.250.400.000 | 1.187.880.000 | 95,00
II | Program Armada | 2.410.600.000 | 2.169.540.000 | 90,00
III | Program Pasar Ikan | 812.300.000 | 763.562.000 | {last}
IV | Program Nelayan | 640.000.000 | 620.800.000 | 97,00
V | Program Tambak | 512.000.000 | 450.560.000 | 88,00
"""
WHOLE = WholeBudget("Tabel 4.1", Decimal(5_625_300_000), Decimal(5_192_342_000))


def wholes(budget: str, spent: str, last: str = "94,00") -> list[WholeBudget]:
    return [*whole_budgets(read(TABLE.format(budget=budget, spent=spent, last=last)))]


@pytest.mark.parametrize(
    ("budget", "spent"),
    [
        ("Pagu Anggaran", "Realisasi Anggaran"),
        ("Plafon Anggaran", "Hasil Anggaran"),
        ("Rencana Anggaran", "Hasil Pelaksanaan Anggaran"),
        ("Anggaran", "Hasil"),
    ],
)
def test_a_percentage_of_two_columns_tells_budgets_and_spendings_whatever_they_are_called(
    budget: str, spent: str
) -> None:
    assert wholes(budget, spent) == [WHOLE]


def test_two_columns_of_budgets_without_a_percentage_are_no_whole() -> None:
    text = TABLE.format(budget="Anggaran Murni", spent="Anggaran Perubahan", last="94,00")
    bare = "\n".join(line.rpartition(" | ")[0] or line for line in text.splitlines())
    assert [*whole_budgets(read(bare))] == []
