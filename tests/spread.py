"""Which cases CI draws of tests asked with many, or with everything that crosses (docs/decisions/0152)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Case = Sequence[str]
"""The names of its parameters, one of each list that is crossed; none where all are to be asked."""
_FEW = 6
_ONE_OF, _ONE_OF_A_LIST = 4, 3


def spread(cases: Sequence[Case]) -> list[int]:
    """Return the places of the cases that are drawn: a third of a list.

    Of lists that are crossed, each parameter is in a case that is drawn, and a fourth of the rest is.

    Examples:
        >>> spread([(letter,) for letter in "abcdefghijklmno"])
        [0, 3, 6, 9, 12]
        >>> len(spread([(left, above) for left in "abcdef" for above in "xyz"]))
        9
        >>> spread([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")])
        [0, 1, 2, 3]
    """
    fewest = min(map(len, cases), default=0)
    if len(cases) <= _FEW or fewest == 0:
        return [*range(len(cases))]
    if fewest == 1:
        return [*range(0, len(cases), _ONE_OF_A_LIST)]
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
