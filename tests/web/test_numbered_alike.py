"""A year begun on the page numbers its indicators as `capaian new` does, whichever order they are sent in."""

from __future__ import annotations

import pytest

from capaian.dossier.years.catalogue import USUAL
from capaian.web.exchange.forms import CatalogueForm

OFFICE = {"regency": "12.17", "year": "2025"}


@pytest.mark.parametrize("sent", [[*USUAL], [*reversed(USUAL)]])
def test_the_usual_indicators_keep_their_numbers(sent: list[str]) -> None:
    form = CatalogueForm({**OFFICE, "indicators": sent})
    assert form.is_valid(), form.errors
    assert [entry.code for entry in form.choice().chosen.indicators] == [*USUAL]
