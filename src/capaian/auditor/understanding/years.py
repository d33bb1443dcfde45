"""Years in a text: few sentences name one, so it is told quickly which cannot."""

from __future__ import annotations

import re
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
