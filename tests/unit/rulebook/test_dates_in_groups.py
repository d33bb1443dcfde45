"""Three groups of digits are a day of a year, and so no piece of a NIK, in two orders alone."""

from __future__ import annotations

import pytest

from capaian.rulebook.personal import _is_date


@pytest.mark.parametrize(
    ("groups", "is_date"),
    [
        ("31 12 2024", True),
        ("2024 12 31", True),
        ("32 12 2024", False),
        ("31 13 2024", False),
        ("0 12 2024", False),
        ("31 0 2024", False),
        # a group of three digits is no day and no month
        ("013 01 2024", False),
        ("13 001 2024", False),
        ("13 01 0024", False),
    ],
)
def test_only_a_day_of_a_year_is_one(groups: str, is_date: bool) -> None:
    first, middle, last = groups.split()
    assert _is_date((first, middle, last)) is is_date
