"""What CI leaves out of tests that are asked with many: of what crosses never a parameter as such."""

from __future__ import annotations

from itertools import product

import pytest
from tests.spread import drawn_of, spread

WIDE = [*product("abcdefgh", "uvwxyz", "12")]


def test_every_parameter_is_in_a_case_that_is_drawn() -> None:
    drawn = [WIDE[place] for place in spread(WIDE)]
    assert set(drawn) < set(WIDE)
    for place, names in enumerate(zip(*WIDE, strict=True)):
        assert {case[place] for case in drawn} == set(names)


def test_a_part_of_the_other_crossings_is_drawn_too() -> None:
    assert len(WIDE) // 8 <= len(spread(WIDE)) <= len(WIDE) // 3


@pytest.mark.parametrize("cases", [[], WIDE[:6], [(str(number),) for number in range(3)], [()] * 300])
def test_few_cases_and_what_is_to_be_asked_whole_are_all_drawn(cases: list[tuple[str, ...]]) -> None:
    assert spread(cases) == [*range(len(cases))]


@pytest.mark.parametrize(("cases", "one_of"), [(4, 2), (6, 2), (7, 5), (300, 5)])
def test_a_half_of_a_short_list_is_drawn_and_a_fifth_of_a_longer_one(cases: int, one_of: int) -> None:
    assert spread([(str(number),) for number in range(cases)]) == [*range(0, cases, one_of)]


def test_it_is_drawn_for_each_test_by_itself() -> None:
    both = [(name, case) for case in WIDE for name in ("first", "other")]
    drawn = drawn_of(both)
    assert drawn[::2] == drawn[1::2]
    assert sum(drawn) == 2 * len(spread(WIDE))
    assert all(drawn_of([(str(number), case) for number, case in enumerate(WIDE)]))
