"""Names of years, and of quarters and months of one, as places in the order of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.domain.period import MONTHS

_MONTHS: Final = tuple(map(str.casefold, MONTHS))
_ROMAN: Final = ("i", "ii", "iii", "iv")
_YEAR: Final = re.compile(r"(?:tahun\s+)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_QUARTER: Final = re.compile(
    r"(?:triwulan|tw|kuartal)[\s.-]*(?P<mark>iv|iii|ii|i|[1-4])|(?P<bare>iv|iii|ii|i)", re.IGNORECASE
)


def time_of(name: str) -> int | None:
    """Return the year that a name says and nothing else, or which quarter or month of a year.

    Examples:
        >>> [time_of(name) for name in ("Tahun 2021", "TW II", "iv", "Maret", "Program 2021")]
        [2021, 2, 4, 3, None]
    """
    words = name.strip().casefold()
    if year := _YEAR.fullmatch(words):
        return int(year["year"])
    if words in _MONTHS:
        return _MONTHS.index(words) + 1
    quarter = _QUARTER.fullmatch(words)
    if quarter is None:
        return None
    mark = quarter["mark"] or quarter["bare"]
    return int(mark) if mark.isdecimal() else _ROMAN.index(mark) + 1


def follow_each_other(times: Sequence[int]) -> bool:
    """Say whether each time is right after the one before it.

    Examples:
        >>> follow_each_other([2021, 2022, 2023]), follow_each_other([2021, 2023]), follow_each_other([])
        (True, False, False)
    """
    return bool(times) and [*times] == [*range(times[0], times[0] + len(times))]
