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
    assert len(WIDE) // 4 <= len(spread(WIDE)) <= len(WIDE) // 2


@pytest.mark.parametrize("cases", [[], WIDE[:6], [(str(number),) for number in range(6)], [()] * 300])
def test_few_cases_and_what_is_to_be_asked_whole_are_all_drawn(cases: list[tuple[str, ...]]) -> None:
    assert spread(cases) == [*range(len(cases))]


def test_each_third_of_a_list_is_drawn() -> None:
    assert spread([(str(number),) for number in range(300)]) == [*range(0, 300, 3)]


def test_it_is_drawn_for_each_test_by_itself() -> None:
    both = [(name, case) for case in WIDE for name in ("first", "other")]
    drawn = drawn_of(both)
    assert drawn[::2] == drawn[1::2]
    assert sum(drawn) == 2 * len(spread(WIDE))
    assert all(drawn_of([(str(number), case) for number, case in enumerate(WIDE)]))
