"""What was spent stands beside the budget below one head, and not beside the target of the work."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, means, proposed

WORK = {"FISIK": ("TARGET", "REALISASI"), "KINERJA": ("TARGET", "REALISASI")}
MONEY = {"KEUANGAN": ("PAGU (Rp)", "REALISASI (Rp)"), "ANGGARAN": ("PAGU", "REALISASI")}


def rows(*groups: tuple[str, tuple[str, ...]]) -> Cells:
    """Two sub-activities; work is told in numbers of documents."""
    upper = [name for name, heads in groups for _ in heads]
    lower = [head for _, heads in groups for head in heads]
    figures = [12 if name in WORK else 90_000_000 + place for place, name in enumerate(upper)]
    return [
        ["LAPORAN TAHUN 2023"],
        ["KODE", "SUB KEGIATAN", *upper],
        [None, None, *lower],
        ["2.12.02.2.01.0001", "Penyusunan Dokumen", *figures],
        ["2.12.02.2.01.0002", "Pelayanan Keliling", *figures],
    ]


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("money", MONEY)
@pytest.mark.parametrize("is_first", [True, False])
def test_spending_is_that_beside_the_budget(work: str, money: str, is_first: bool) -> None:
    at, pagu, spent = desk(), *MONEY[money]
    groups = [(work, WORK[work]), (money, MONEY[money])]
    made = means(proposed(rows(*(groups if is_first else reversed(groups))), at))
    assert made == {f"{money} > {pagu}": "revised", f"{money} > {spent}": "actual"}
    assert at.doubts == []


@pytest.mark.parametrize("groups", [("FISIK", "KEUANGAN"), ("KEUANGAN", "FISIK")])
def test_where_the_budget_stands_apart_the_work_is_not_taken(groups: tuple[str, ...]) -> None:
    at = desk()
    parts = [("PAGU", ("PAGU",)), *((name, ("REALISASI",)) for name in groups)]
    made = means(proposed(rows(*parts), at))
    assert made == {"PAGU": "revised", "KEUANGAN > REALISASI": "actual"}
    assert at.doubts == []
