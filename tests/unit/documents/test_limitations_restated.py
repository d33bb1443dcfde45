"""Restated figures in the annex of limitations: beside the reason stands what their parts make."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests import factories as make

from capaian.documents.annexes import limitations
from capaian.domain.period import Period
from capaian.domain.work import RestatedColumn, Restatement


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (None, "Salah salin"),
        (
            Decimal("94.24"),
            "Salah salin (bagian-bagiannya tetap seperti yang disahkan dan menurut rumusnya memberi 94,24)",
        ),
    ],
)
def test_a_figure_restated_apart_from_its_parts_is_marked_beside_its_reason(
    made: Decimal | None, told: str
) -> None:
    figures = Decimal("94.24"), Decimal("94.51")
    year, at = Period.year_of(2023), make.place("restatements.csv", 2)
    row = Restatement("iku-2", year, RestatedColumn.ACTUAL, *figures, "Salah salin", None, at, made=made)
    assert limitations._restated_why(row) == told
