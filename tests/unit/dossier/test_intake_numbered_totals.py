"""Totals of budgets whose word stands below the numbers of the rows, and not below their names."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

AMOUNTS = (61_300_000, 58_120_000, 9_450_000)


def numbered(word: object, total: int) -> Cells:
    lines = [
        (number, code, "Dokumen", amount)
        for number, (code, amount) in enumerate(zip(CODES, AMOUNTS, strict=False), start=1)
    ]
    head = ("NO", "KODE", "SUB KEGIATAN", "PAGU ANGGARAN (Rp)")
    return [("ANGGARAN TAHUN 2023",), (), head, *lines, (word, None, None, total)]


@pytest.mark.parametrize("word", ["JUMLAH", "Total", "Jumlah Total", "JUMLAH :"])
def test_a_total_below_the_numbers_is_held_against_the_rows(word: str) -> None:
    at = desk(new_office())
    total = sum(AMOUNTS[: len(CODES)])
    found = taken(numbered(word, total), at)
    assert codes(at) == []
    assert {int(value) for value, *_ in values(found, "revised")} == {*AMOUNTS[: len(CODES)]}


def test_a_wrong_total_below_the_numbers_is_told() -> None:
    at = desk(new_office())
    taken(numbered("JUMLAH", sum(AMOUNTS[: len(CODES)]) + 1_000), at)
    assert codes(at) == ["total_differs"]


def test_a_number_alone_is_no_total() -> None:
    at = desk(new_office())
    taken(numbered(9, 5_000_000), at)
    assert codes(at) == ["line_without_words"]
