"""Every place of the source that can have a slip of these kinds is in the matrix."""

from __future__ import annotations

import pytest
from tests.kinds.figure_places import KINDS, Matrix, find_places

OPEN_PLACES = {"state": 4, "direction": 2, "order": 21, "limit": 14, "sibling": 24}
"""Places of each kind of which no test is known that sees the slip: fewer, never more."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_is_listed_with_a_test_that_is_there(kind: str) -> None:
    """Fault: a new place that adds up, orders or compares comes without a test of its kind."""
    matrix = Matrix.of(kind)
    assert matrix.faults(find_places()[kind]) == []
    assert matrix.open_places == OPEN_PLACES[kind]
