"""Ticks of an axis: no two of them read alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.documents.charts.marks import fit_axis, tick_format
from capaian.domain.numerals import write_decimal


def shown(values: list[Decimal]) -> list[str]:
    axis = fit_axis(values)
    decimals = int(tick_format(axis)[2:-1])
    return [write_decimal(tick, decimals) for tick in axis.ticks]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["98.00", "98.45"], ["98,0", "98,1", "98,2", "98,3", "98,4", "98,5"]),
        (["8.00", "8.09"], ["8,00", "8,02", "8,04", "8,06", "8,08", "8,10"]),
        (["23", "46"], ["0", "10", "20", "30", "40", "50"]),
    ],
)
def test_ticks_have_the_decimals_of_their_step(values: list[str], ticks: list[str]) -> None:
    assert shown([Decimal(value) for value in values]) == ticks


@given(st.lists(st.decimals(min_value=0, max_value=10**6, places=3), min_size=1, max_size=8))
def test_no_two_ticks_read_alike(values: list[Decimal]) -> None:
    texts = shown(values)
    assert len(set(texts)) == len(texts)


@given(
    st.decimals(min_value=1, max_value=10**6, places=2),
    st.decimals(min_value=0, max_value=1, places=2),
)
def test_values_that_hardly_differ_lie_close_together_on_the_axis(
    value: Decimal, share: Decimal
) -> None:
    """A difference of less than a hundredth of a percent is no more than a
    twentieth of the axis wide.
    """
    other = value * (1 + share / 10_000)
    axis = fit_axis([value, other])
    assert axis.start <= value <= other <= axis.end
    assert (other - value) * 20 <= axis.end - axis.start
