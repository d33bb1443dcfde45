"""Words and targets of papers, compared as readers would: what is one, however it is spelled."""

from __future__ import annotations

from capaian.domain.numerals import plain
from capaian.domain.plan import Indicator, TargetValue


def fold(text: str) -> str:
    """Return a text without what never makes a difference: case and spaces.

    Examples:
        >>> fold("Cakupan  KTP-EL ")
        'cakupan ktp-el'
    """
    return " ".join(text.split()).casefold()


def is_same(one: TargetValue, other: TargetValue, indicator: Indicator) -> bool:
    """Say whether two targets are one, whatever words surround the figure."""
    figures = [(target.value, target.lower, target.upper) for target in (one, other)]
    if figures == [(None, None, None)] * 2:
        return fold(one.text) == fold(other.text)
    scales = {target.scale or indicator.unit for target in (one, other)}
    return figures[0] == figures[1] and len(scales) == 1


def is_empty(target: TargetValue) -> bool:
    """Say whether a target states neither figure nor words."""
    return target.value is None and target.lower is None and target.upper is None and not target.text.strip()


def write(target: TargetValue) -> str:
    """Return a target the way messages quote it: its words, its figure, or its bounds."""
    if target.text:
        return target.text
    if target.value is None:
        bounds = [plain(bound) for bound in (target.lower, target.upper) if bound is not None]
        return "–".join(bounds) or "(kosong)"
    return plain(target.value)
