"""Rows of units below the heads of a budget."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, proposed, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.dossier.intake.table_checks import is_scaled

GRANTED, SPENT = (71_400_000, 15_250_000, 902_000_000), (70_118_000, 14_900_500, 881_765_432)


def rows(*below: tuple[str | int | None, ...]) -> Cells:
    pairs = zip(CODES, GRANTED, SPENT, strict=True)
    lines = [(code, "Layanan", granted, spent) for code, granted, spent in pairs]
    return [("REALISASI ANGGARAN 2023",), (), ("Kode", "Uraian", "Alokasi", "Realisasi"), *below, *lines]


@pytest.mark.parametrize(
    "below",
    [
        ((None, None, "(Rp)", "(Rp)"),),
        ((None, None, "Rp.", "Rp."),),
        ((None, None, "Rupiah", "Rupiah"), (1, 2, 3, 4)),
        ((1, 2, 3, 4), (None, None, "(Rp)", "(Rp)")),
    ],
)
def test_units_below_heads_are_among_them(below: tuple[tuple[str | int | None, ...], ...]) -> None:
    at = desk(new_office())
    found = values(taken(rows(*below), at), "revised", "actual")
    assert (at.doubts, codes(at)) == ([], [])
    assert found == [(str(had), str(used)) for had, used in zip(GRANTED, SPENT, strict=True)]


@pytest.mark.parametrize("unit", ["(ribu Rp)", "(dalam jutaan rupiah)", "(Rp 000)"])
def test_thousands_that_they_tell_are_known(unit: str) -> None:
    proposal = proposed(rows((None, None, unit, unit)), desk(new_office()))
    assert is_scaled(proposal.table)
