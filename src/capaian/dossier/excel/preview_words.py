"""Cells of a preview in words: figures and choices as pages show them, long texts cut short."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from capaian.domain.period import Period
from capaian.domain.work import KINDS_OF_MONEY
from capaian.dossier.tables.kinds import ALL_KINDS_CODE, CODE, DAY, PERIOD, Kind, shown

_CODES: Final = ALL_KINDS_CODE | KINDS_OF_MONEY
_SHOWN_LETTERS: Final = 40
"""Letters shown of a text."""
_LEAD: Final = 10
"""Letters shown ahead of where two long texts part."""


def in_words(kind: Kind, text: str) -> str:
    """Return a text of a dossier as a preview shows it.

    Examples:
        >>> from capaian.domain.work import Resource
        >>> from capaian.dossier.tables.kinds import DECIMAL, choice
        >>> in_words(DECIMAL, "48500000"), in_words(choice(Resource), "money"), in_words(DECIMAL, "93.46")
        ('48.500.000', 'uang (rupiah)', '93,46')
        >>> from capaian.dossier.tables.kinds import PERIOD
        >>> in_words(PERIOD, "2024-Q3"), in_words(CODE, "capital"), in_words(PERIOD, "kapan")
        ('Triwulan III Tahun 2024', 'belanja modal', 'kapan')
    """
    if kind is CODE:
        return _CODES.get(text, text)
    if kind is PERIOD:
        return _period(text)
    if text in kind.labels:
        return kind.labels[text]
    if kind is DAY:
        return "/".join(reversed(text.split("-")))
    return shown(kind, text)


def _period(text: str) -> str:
    try:
        return text if text.isdecimal() else Period.parse(text).label
    except ValueError:
        return text


def arrow(was: str, becomes: str) -> str:
    """Show two values; long ones that begin alike from shortly before where they part."""
    old, new = (" ".join(text.split()) for text in (was, becomes))
    pairs = enumerate(zip_longest(old, new))
    alike = next((place for place, (one, other) in pairs if one != other), len(old))
    start = alike - _LEAD if alike > _SHOWN_LETTERS - _LEAD else 0
    dots = "…" if start else ""
    return " → ".join(shorten(f"{dots}{text[start:]}") if text else "(kosong)" for text in (old, new))


def shorten(text: str) -> str:
    """Return the beginning of a long text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_LETTERS else f"{line[: _SHOWN_LETTERS - 1]}…"
