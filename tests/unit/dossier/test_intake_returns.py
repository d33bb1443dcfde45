"""Money that came back: what is stored is net, and never below nought."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, said, taken
from tests.unit.dossier.test_intake_budgets import amounts, office

from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk

FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
PAPER = "5.1.02.01.01.0024"
OTHER: Cells = [(SECOND, "Pencatatan", 9000000, 8000000), (PAPER, "Belanja kertas", 9000000, 8000000)]


def of(*rows: tuple[str, str, int | None, int | None]) -> tuple[Taken, Desk]:
    """What comes of a budget with some rows above those of another sub-activity."""
    at = desk(office())
    lines: Cells = [
        ("REALISASI ANGGARAN TAHUN 2023",),
        (),
        ("Kode", "Uraian", "Anggaran", "Realisasi"),
        *rows,
        *OTHER,
    ]
    return taken(lines, at), at


@pytest.mark.parametrize("stated", [2500000, None])
def test_what_came_back_lessens_what_was_spent_and_is_told(stated: int | None) -> None:
    found, at = of(
        (FIRST, "Pendataan", 5000000, stated),
        (PAPER, "Belanja kertas", 5000000, 3000000),
        (PAPER, "CONTRA POST Belanja kertas", None, -500000),
    )
    assert amounts(found, FIRST) == {"2023": ("5000000", "2500000")}
    assert amounts(found, FIRST, "goods") == {"2023": ("5000000", "2500000")}
    assert [(place, "baris 6 " in text) for place, text in said(at)] == [("6 -", True)]
    assert not at.log.has_errors()


def test_a_sum_without_what_came_back_is_wrong() -> None:
    _, at = of(
        (FIRST, "Pendataan", 5000000, 3000000),
        (PAPER, "Belanja kertas", 5000000, 3000000),
        (PAPER, "CONTRA POST Belanja kertas", None, -500000),
    )
    assert codes(at) == ["total_differs", "amounts_returned"]


@pytest.mark.parametrize("column", [2, 3])
def test_an_amount_below_nought_is_refused_at_its_cell(column: int) -> None:
    figures = {2: (-5000000, 3000000), 3: (5000000, -500000)}[column]
    _, at = of((FIRST, "Pendataan", *figures))
    told = dict(zip(codes(at), [place for place, _ in said(at)], strict=True))
    assert told["amount_below_nought"] == f"4 {('C (Anggaran)', 'D (Realisasi)')[column - 2]}"
    assert at.log.has_errors()


def test_what_a_sub_activity_does_not_say_its_accounts_tell() -> None:
    found, at = of((FIRST, "Pendataan", 5000000, None), (PAPER, "Belanja kertas", 5000000, 3000000))
    assert amounts(found, FIRST) == {"2023": ("5000000", "3000000")}
    assert codes(at) == []
