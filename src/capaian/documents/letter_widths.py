"""How wide letters are in the sans of drawings, so that trees can be divided before they are drawn.

Thousandths of the size of the type: regular, semibold, and the signs that are so wide. A test holds
them against the faces that writers draw with.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import Final

UNKNOWN: Final = 500
"""Of a sign that the list lacks."""
_KEPT_WORDS: Final = 16_384


def words_width(words: str, size: float, *, is_bold: bool) -> float:
    """Return how wide words are, in the unit of the size.

    Examples:
        >>> words_width("Cakupan", 10, is_bold=False)
        37.2
    """
    return _thousandths(words, is_bold) * size / 1000


@lru_cache(maxsize=_KEPT_WORDS)
def _thousandths(words: str, is_bold: bool) -> int:
    widths = _BOLD if is_bold else _REGULAR
    return sum(widths.get(sign, UNKNOWN) for sign in words)


def _read_letters() -> tuple[tuple[int, int, str], ...]:
    """Read widths from the table beside this module: of all signs of a row in regular and in semibold."""
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple((int(row["regular"]), int(row["semibold"]), row["signs"]) for row in rows)


LETTERS: Final = _read_letters()
_REGULAR: Final = {sign: regular for regular, _, signs in LETTERS for sign in signs}
_BOLD: Final = {sign: bold for _, bold, signs in LETTERS for sign in signs}
