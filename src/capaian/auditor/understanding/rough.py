"""Figures that words make rough: `lebih dari 800 orang`, where a table has 820."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.domain.value import RUPIAH

_ROUGH: Final = re.compile(
    r"\b(?:(?P<more>(?:lebih\s+dari|lebih|di\s?atas|melebihi|melampaui|paling\s+sedikit|sedikitnya|setidaknya|minimal))"
    r"|(?P<less>(?:kurang\s+dari|di\s?bawah|hampir|mendekati|nyaris|tidak\s+(?:sampai|lebih\s+dari)|paling\s+banyak"
    r"|maksimal))"
    r"|sekitar|kurang\s+lebih|kira-kira|kisaran|lebih\s+kurang|\u00b1)\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(
    r"\b(?:dengan|yang)\s+[^.;:]{0,60}?\b(?:(?:lebih|kurang)\s+dari|di\s?(?:atas|bawah)|melebihi|melampaui"
    r"|paling\s+(?:sedikit|banyak)|sekurang-kurangnya|minimal|maksimal)\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""Before what parts some from others: `kecamatan dengan penduduk di atas 1.000 jiwa`."""
_ROUND: Final = Decimal(5)
"""A figure that only names a size ends in 0 or 5."""
_FEWEST_DIGITS: Final = 4
"""Digits by which an amount of money tells more than its size."""
_NEAR: Final = Decimal("0.1")
"""So far, as a share of it, a size that is named may lie off the figure that is meant."""


def is_rough(before: str, number: PrintedNumber, exact: PrintedNumber) -> bool:
    """Say whether words make a round figure one that another bears out: it lies near, on the side they tell.

    Args:
        before: What a sentence says before the round figure.
        number: The round figure.
        exact: The figure of a table that it may tell of.
    """
    said = _ROUGH.search(before)
    if said is None or not number.value or not _is_round(number):
        return False
    off = exact.value - number.value
    if (said["more"] and off < 0) or (said["less"] and off > 0):
        return False
    return abs(off) <= _NEAR * abs(number.value)


def is_bound(before: str, number: PrintedNumber) -> bool:
    """Say whether words make a round figure a mark that parts some things from others: no table has it.

    Args:
        before: What a sentence says before the figure.
        number: The figure.
    """
    return _BOUND.search(before) is not None and _is_round(number)


def _is_round(number: PrintedNumber) -> bool:
    """Whether a figure has fewer digits that count than an exact one: `450`, `Rp3 miliar`."""
    is_amount = number.unit == RUPIAH and number.significant < _FEWEST_DIGITS
    return is_amount or (number.value == number.value.to_integral_value() and not number.value % _ROUND)
