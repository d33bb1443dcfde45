"""Years in a text: few sentences name one, so it is told quickly which cannot."""

from __future__ import annotations

import re
from typing import Final

YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
"""A year of this century or the last, as a word of its own."""


def may_name_year(text: str) -> bool:
    """Say whether a text can name a year of this century or the last; what cannot need not be searched.

    Examples:
        >>> may_name_year("Renstra 2021-2026"), may_name_year("tahun 98"), may_name_year("UU 32/1999")
        (True, False, True)
    """
    return "20" in text or "19" in text
