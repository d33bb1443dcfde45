"""A second row that a row is held against."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.plain.report_of_herds import said_of

WRONG = [
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih banyak 3.333 ekor dibandingkan Kabupaten "
            "Tanjung Rusa, namun masih lebih banyak dibandingkan Kabupaten Savana."
        ),
        ("claim", "lebih banyak", "lebih sedikit"),
    ),
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih rendah dibandingkan Kabupaten Savana, tetapi"
            " masih lebih rendah dibandingkan Kabupaten Rawa Kerbau sebanyak 21.066 ekor."
        ),
        ("claim", "lebih rendah", "lebih tinggi"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih banyak 3.333 ekor dibandingkan Kabupaten "
            "Tanjung Rusa, namun masih lebih sedikit dibandingkan Kabupaten Savana."
        ),
    ),
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih rendah dibandingkan Kabupaten Savana, tetapi"
            " lebih tinggi dibandingkan Kabupaten Rawa Kerbau."
        ),
    ),
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih banyak dibandingkan Kabupaten Tanjung Rusa, "
            "namun lebih banyak dibandingkan Kabupaten Lintang Batu."
        ),
    ),
]
"""Sentences that are right, or of something else."""


@pytest.mark.parametrize(("place", "sentence", "found"), WRONG)
def test_what_tables_refute_is_told(place: str, sentence: str, found: tuple[str, str, str]) -> None:
    assert found in said_of(place, sentence)


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_what_is_right_or_of_something_else_is_left(place: str, sentence: str) -> None:
    assert said_of(place, sentence) == []
