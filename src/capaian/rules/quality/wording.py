"""Words and targets of papers, compared as readers would: what is one, however it is spelled."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from capaian.domain.numerals import plain, write_exact
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.value import PERCENT, Unit

_FIGURE = re.compile(r"(?P<figure>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?P<rest>.*)", re.DOTALL)
"""A figure as papers print it, and the words behind it: `1.000 berkas`, `3 (tiga) mitra`."""
_IN_BRACKETS = re.compile(r"\([^)]*\)")


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
    if len(scales) > 1:
        return False
    if (None, None, None) in figures:
        worded, figured = (one, other) if figures[0] == (None, None, None) else (other, one)
        return figured.value is not None and _figure_of(worded.text, scales.pop()) == figured.value
    return figures[0] == figures[1]


def _figure_of(text: str, unit: Unit) -> Decimal | None:
    """Return the figure of words that say no more than a figure, its name and the unit."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None:
        return None
    known = {"", fold(unit), fold(unit.label), *(["%"] if unit == PERCENT else [])}
    is_plain = fold(_IN_BRACKETS.sub(" ", match["rest"])) in known
    return Decimal(match["figure"].replace(".", "").replace(",", ".")) if is_plain else None


def write(target: TargetValue) -> str:
    """Return a target the way papers print it: its words, its figure, or its bounds.

    Examples:
        >>> write(TargetValue(Decimal("86.5"))), as_stated(TargetValue(Decimal("86.5")))
        ('86,5', '86.5')
    """
    return _told(target, lambda figure: write_exact(figure))


def as_stated(target: TargetValue) -> str:
    """Return a target the way files have it."""
    return _told(target, plain)


def _told(target: TargetValue, show: Callable[[Decimal], str]) -> str:
    if target.text:
        return target.text
    if target.value is None:
        bounds = [show(bound) for bound in (target.lower, target.upper) if bound is not None]
        return "–".join(bounds) or "(kosong)"
    return show(target.value)
