"""Rows whose figures go with each other, and rows whose figures do not, told apart by pairs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.dossier.intake.chances import BY_CHANCE
from capaian.dossier.intake.orders import FEWEST, is_any_order, is_same_order

ROWS = tuple(map(Decimal, range(1, 9)))


def turned(order: Sequence[Decimal]) -> int:
    """Pairs that stand the other way round, each looked at."""
    return sum(order[i] > order[j] for j in range(len(order)) for i in range(j))


def test_no_more_of_all_orders_count_as_the_same_than_chance_allows() -> None:
    """Of 40,320 orders of eight rows, and of those that are near any other only each twentieth and less."""
    orders = [*permutations(ROWS)]
    same = [order for order in orders if is_same_order(ROWS, order)]
    assert len(same) * BY_CHANCE <= factorial(FEWEST) and ROWS in same
    near = [order for order in orders if not is_any_order(ROWS, order)]
    assert len(near) * 20 <= len(orders)
    assert max(map(turned, near)) < min(turned(order) for order in orders if order not in {*near})


@pytest.mark.parametrize("rows", [7, 6, 3])
def test_few_rows_tell_of_no_order(rows: int) -> None:
    assert not is_same_order(ROWS[:rows], ROWS[:rows])


def test_rows_that_are_alike_are_in_no_order() -> None:
    alike = [Decimal(5)] * 12
    assert is_any_order(alike, [*map(Decimal, range(12))]) and not is_same_order(alike, alike)


@given(st.lists(st.decimals(1, 10**9, places=0), min_size=10, max_size=20, unique=True))
def test_figures_of_one_order_go_together_whatever_their_size(figures: list[Decimal]) -> None:
    grown = [3 * figure + 7 for figure in figures]
    assert is_same_order(figures, grown) and not is_any_order(figures, grown)
    assert is_any_order(figures, [-figure for figure in figures])
