"""Years in a text: few sentences name one, so it is told quickly which cannot."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b(?!\s*=\s*100\b)")
"""A year of this century or the last, as a word of its own; the base of an index, `2022 = 100`, is none."""

THIS_CENTURY: Final = re.compile(r"\b20\d\d\b")
"""A year that a report may be of."""


def is_one_digit_off(year: int | str, other: int | str) -> bool:
    """Say whether one wrong digit makes one year of the other.

    Examples:
        >>> is_one_digit_off(2019, 2029), is_one_digit_off("2023", "2023"), is_one_digit_off(2019, 2020)
        (True, False, False)
    """
    return sum(a != b for a, b in zip(str(year), str(other), strict=True)) == 1


def may_name_year(text: str) -> bool:
    """Say whether a text can name a year of this century or the last; what cannot need not be searched.

    Examples:
        >>> may_name_year("Renstra 2021-2026"), may_name_year("tahun 98"), may_name_year("UU 32/1999")
        (True, False, True)
    """
    return "20" in text or "19" in text


_NONE: Final[frozenset[int]] = frozenset()
_LAST: Final = re.compile(
    r"\b(?:tahun|thn\.?|th\.?)\s+(?:yang\s+)?(?:lalu|sebelumnya|kemarin)\b", re.IGNORECASE
)
_THIS: Final = re.compile(r"\b(?:tahun|thn\.?|th\.?)\s+(?:ini|berjalan|(?:pe)?laporan)\b", re.IGNORECASE)
_WHEN: Final = re.compile(rf"{YEAR.pattern}|\b(?:pada|tahun|thn|th|ta)\b\.?|\W+", re.IGNORECASE)


@lru_cache(maxsize=16384)
def years_in(text: str) -> frozenset[int]:
    """Return the years of this century and the last that a text names; of one title it is asked often.

    Examples:
        >>> sorted(years_in("Renstra 2021-2026")), sorted(years_in("target 95 %"))
        ([2021, 2026], [])
    """
    return frozenset(map(int, YEAR.findall(text))) if may_name_year(text) else _NONE


def year_of_head(head: str, year: int | None) -> int | None:
    """Return the one year that a head tells, in digits or by words about a report's year.

    Examples:
        >>> [year_of_head(head, 2024) for head in ("Realisasi 2022", "Tahun Lalu", "Realisasi Tahun Ini")]
        [2022, 2023, 2024]
        >>> year_of_head("Realisasi", 2024), year_of_head("2022 dan 2023", 2024)
        (None, None)
    """
    told = years_in(head)
    if told or year is None:
        return min(told) if len(told) == 1 else None
    return year - 1 if _LAST.search(head) else year if _THIS.search(head) else None


def without_time(head: str) -> str:
    """Return what a head says besides its time, in small letters.

    Examples:
        >>> without_time("Realisasi Tahun Lalu"), without_time("Tahun 2023")
        ('realisasi', '')
    """
    return _WHEN.sub(" ", _THIS.sub(" ", _LAST.sub(" ", head))).strip().casefold()
