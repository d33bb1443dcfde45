"""Ticks of an axis: no two of them read alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.documents.charts.axis import fit_axis, tick_format
from capaian.domain.numerals import write_decimal


def shown(values: list[Decimal]) -> list[str]:
    axis = fit_axis(values)
    decimals = int(tick_format(axis)[2:-1])
    return [write_decimal(tick, decimals) for tick in axis.ticks]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["98.00", "98.09"], ["98,00", "98,02", "98,04", "98,06", "98,08", "98,10"]),
        (["23", "46"], ["0", "10", "20", "30", "40", "50"]),
    ],
)
def test_ticks_have_the_decimals_of_their_step(values: list[str], ticks: list[str]) -> None:
    assert shown([Decimal(value) for value in values]) == ticks


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=3), min_size=1, max_size=8))
def test_no_two_ticks_read_alike(values: list[Decimal]) -> None:
    texts = shown(values)
    assert len(set(texts)) == len(texts)
