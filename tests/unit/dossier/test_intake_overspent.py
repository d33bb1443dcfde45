"""Spending of more than twice the budget of its row is asked about, whoever tells the budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tests.factories import money
from tests.intake.desks import Cells, desk, proposed
from tests.unit.dossier.test_intake_budgets import office

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.granted import granted_of
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.overspent import overspent
from capaian.dossier.intake.stored_figures import Stored

CODES = tuple(f"2.12.01.2.01.000{n}" for n in range(1, 6))
PAGU = 686_000_000


def unbudgeted() -> OfficeYear:
    return replace(office(), inputs=())


def table(spent: Sequence[int | None], pagu: Sequence[int | None] = (PAGU,) * 5) -> Cells:
    lines: Cells = [
        (code, "Pelayanan", *figures)
        for code, *figures in zip(CODES, pagu, spent, strict=True)
        if any(figure is not None for figure in figures)
    ]
    heads = ("Kode", "Sub Kegiatan", "Pagu", "Realisasi")
    return [("REALISASI BELANJA TAHUN 2023",), (), heads, *lines]


def kinds(cells: Cells, known: OfficeYear) -> list[str]:
    at = desk(known)
    proposal = proposed(cells, at)
    one = TakenTable(proposal, take_table(proposal, at))
    return [kind for kind, _ in overspent(one, granted_of(one, Stored(known)))]


USUAL = (140_000_000, 60_000_000, 90_000_000, 200_000_000, 30_000_000)


@pytest.mark.parametrize(
    ("spent", "is_told"),
    [
        (USUAL[0], False),
        (PAGU, False),
        (PAGU + 1, False),
        (2 * PAGU, False),
        (2 * PAGU + 1, True),
        (4_390_772_550, True),
        (0, False),
        (-PAGU, False),
    ],
)
def test_twice_the_budget_is_the_most(spent: int, is_told: bool) -> None:
    assert kinds(table((spent, *USUAL[1:])), unbudgeted()) == [f"overspent {CODES[0]}"] * is_told


@pytest.mark.parametrize("pagu", [0, None])
def test_nothing_granted_tells_nothing(pagu: int | None) -> None:
    assert kinds(table(USUAL, (pagu, *(PAGU,) * 4)), unbudgeted()) == []


def test_several_rows_are_named() -> None:
    told = kinds(table((4 * PAGU, 3 * PAGU, *USUAL[2:])), unbudgeted())
    assert told == [f"overspent {CODES[0]} {CODES[1]}"]


def alone(spent: Sequence[int]) -> Cells:
    """A table without budgets."""
    return [[*row[:2], *row[3:]] if len(row) > 3 else row for row in table(spent)]


@pytest.mark.parametrize(
    ("year", "granted", "is_told"),
    [
        (2023, {"revised": PAGU}, True),
        (2023, {"original": PAGU}, True),
        (2023, {"original": PAGU, "revised": 3 * PAGU}, False),
        (2023, {"original": 3 * PAGU, "revised": PAGU}, True),
        (2022, {"revised": PAGU}, False),
    ],
)
def test_the_last_budget_of_the_year_counts(year: int, granted: Mapping[str, int], is_told: bool) -> None:
    rows = [
        replace(
            money(code, granted.get("revised"), None, period=Period.year_of(year)),
            original=money(code, granted.get("original"), None).revised,
        )
        for code in CODES
    ]
    known = replace(office(), inputs=tuple(rows))
    spent = (5 * PAGU // 2, *USUAL[1:])
    assert kinds(alone(spent), known) == [f"overspent {CODES[0]}"] * is_told


def test_what_the_table_grants_goes_before_what_is_stored() -> None:
    known = replace(office(), inputs=tuple(money(code, PAGU, None) for code in CODES))
    assert kinds(table((5 * PAGU // 2, *USUAL[1:]), (3 * PAGU, *(PAGU,) * 4)), known) == []
