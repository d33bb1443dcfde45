"""Which cases CI draws of tests that are asked with everything that crosses (docs/decisions/0152)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Case = Sequence[str]
"""The names of its parameters, one of each list that is crossed."""
_FEW = 12
_ONE_OF = 4


def spread(cases: Sequence[Case]) -> list[int]:
    """Return the places of the cases that are drawn: each parameter is in one, and a part of the rest is.

    Examples:
        >>> len(spread([(left, above) for left in "abcdef" for above in "xyz"]))
        9
        >>> spread([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")])
        [0, 1, 2, 3]
    """
    if len(cases) <= _FEW or min(map(len, cases)) < 2:
        return [*range(len(cases))]
    sets = [frozenset(enumerate(case)) for case in cases]
    left, drawn = frozenset[tuple[int, str]]().union(*sets), set[int]()
    while left:
        most = max(range(len(sets)), key=lambda place: len(sets[place] & left))
        drawn.add(most)
        left -= sets[most]
    rest = [place for place in range(len(cases)) if place not in drawn]
    return sorted({*drawn, *rest[::_ONE_OF]})


def drawn_of(named: Iterable[tuple[str, Case]]) -> list[bool]:
    """Say of each case of several tests whether it is drawn.

    Args:
        named: The test that a case belongs to, and the case.
    """
    places: dict[str, list[int]] = defaultdict(list)
    cases = []
    for place, (test, case) in enumerate(named):
        places[test].append(place)
        cases.append(case)
    drawn = {own[each] for own in places.values() for each in spread([cases[place] for place in own])}
    return [place in drawn for place in range(len(cases))]
