"""Rupiah of a foreign table: whole, with sen, or refused; never read for another amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.dossier.intake.foreign_tables import read_figure
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.500", "1500"),
        ("Rp 1.862.287.096", "1862287096"),
        ("1.862.287.096,50", "1862287096.50"),
        ("1,862,287,096.50", "1862287096.50"),
    ],
)
def test_an_amount_is_read_as_it_is_written(cell: str, amount: str) -> None:
    assert read_figure(cell, DECIMAL, is_money=True) == Decimal(amount)


@pytest.mark.parametrize("cell", ["lima", "12/13", "1.2.3"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(RejectedValueError):
        read_figure(cell, DECIMAL, is_money=True)
