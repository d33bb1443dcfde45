"""Heads of months are shown whole where one of them says more than the others."""

from __future__ import annotations

import pytest

from capaian.cli.intaken import shown_heads


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        (
            ["Realisasi > Januari", "Realisasi > Februari", "Realisasi > Maret"],
            "Realisasi > Januari … Realisasi > Maret",
        ),
        (["Jan", "Feb", "Mar"], "Jan … Mar"),
        (["Jan", "Feb (target)", "Mar"], "Jan, Feb (target), Mar"),
        (["Januari"], "Januari"),
    ],
)
def test_heads_of_months(heads: list[str], shown: str) -> None:
    assert shown_heads(heads) == shown
