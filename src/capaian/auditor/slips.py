"""How the right figure may have become the printed one: by one slip of the hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

_MIN_DIGITS: Final = 3


def describe_slip(printed: str, right: str) -> str:
    """Return Indonesian words for the one slip between two figures;
    empty where there is no single one.

    Examples:
        >>> describe_slip("91,00", "90,00"), describe_slip("12.633",
        ...     "12.363"), describe_slip("9,10", "91,0")
        ('angka ke-2: 1 menjadi 0', 'angka ke-3 dan ke-4 tertukar', 'titik atau koma salah letak')
        >>> describe_slip("12", "45")
        ''
    """
    one, other = re.sub(r"\D", "", printed), re.sub(r"\D", "", right)
    if one == other and printed != right:
        return "titik atau koma salah letak"
    if len(one) != len(other):
        return _describe_count(one, other)
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) == 1:
        at = differing[0]
        return f"angka ke-{at + 1}: {one[at]} menjadi {other[at]}"
    if len(differing) == 2 and _are_swapped(one, other, differing):
        return f"angka ke-{differing[0] + 1} dan ke-{differing[1] + 1} tertukar"
    return ""


def is_one_slip_off(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Say whether one slip, in a total or one of its parts,
    explains that the parts do not give it.
    """
    excess = sum(parts) - total
    meant = [(total, total + excess), *((part, part - excess) for part in parts)]
    return any(
        right > 0 and describe_slip(f"{printed:f}", f"{right:f}") for printed, right in meant
    )


def _are_swapped(one: str, other: str, places: list[int]) -> bool:
    first, second = places
    is_next = (first, second) in pairwise(range(len(one)))
    return is_next and (one[first], one[second]) == (other[second], other[first])


def _describe_count(one: str, other: str) -> str:
    """Return words for a digit that was left out or typed twice."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) - len(shorter) != 1 or len(shorter) < _MIN_DIGITS:
        return ""
    if not any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
        return ""
    return "satu angka kelebihan" if longer == one else "satu angka hilang"
