"""Which cases CI draws of tests asked with many, or with everything that crosses (docs/decisions/0152)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Case = Sequence[str]
"""The names of its parameters, one of each list that is crossed; none where all are to be asked."""
_FEW_OF_A_LIST, _FEW = 3, 6
"""So many are asked whole, of a list and of lists that are crossed."""
_ONE_OF, _ONE_OF_SOME, _ONE_OF_A_LIST = 8, 2, 5


def spread(cases: Sequence[Case]) -> list[int]:
    """Return the places of the cases that are drawn: a fifth of a list, a half of one that is short.

    Of lists that are crossed, each parameter is in a case that is drawn, and an eighth of the rest is.

    Examples:
        >>> spread([(letter,) for letter in "abcdefghijklmno"])
        [0, 5, 10]
        >>> spread([(letter,) for letter in "abcdef"])
        [0, 2, 4]
        >>> len(spread([(left, above) for left in "abcdef" for above in "xyz"]))
        8
        >>> spread([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")])
        [0, 1, 2, 3]
    """
    fewest = min(map(len, cases), default=0)
    is_some = len(cases) <= _FEW
    if fewest == 0 or len(cases) <= _FEW_OF_A_LIST or (is_some and fewest > 1):
        return [*range(len(cases))]
    if fewest == 1:
        return [*range(0, len(cases), _ONE_OF_SOME if is_some else _ONE_OF_A_LIST)]
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
