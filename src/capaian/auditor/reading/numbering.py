"""Automatic numbers of a Word file as they are printed: `1.`, `a)`, `BAB II`, `3.1.2`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from capaian.auditor.reading.word import attribute, child, children

_BULLET: Final = "-"
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    """`%1.%2`."""
    is_legal: bool
    """All its numbers are digits, whatever the levels above have."""


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a file, in their order."""

    _levels: Mapping[str, Mapping[int, _Level]]
    """By list."""
    _shared: Mapping[str, str]
    """Lists that count together."""
    _restarting: Mapping[tuple[str, int], int]
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def number(self, list_id: str, level: int) -> str:
        """Return what is printed before the next paragraph of a list; empty if it is not numbered."""
        levels = self._levels.get(list_id, {})
        own = levels.get(level)
        if own is None or own.format == "none":
            return ""
        if own.format == "bullet":
            return _BULLET
        counts = self._counts.setdefault(self._shared[list_id], [0] * _MOST_LEVELS)
        first = self._restarting.get((list_id, level))
        if first is not None and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counts[level] = first
        else:
            counts[level] = counts[level] + 1 if counts[level] else own.start
        counts[level + 1 :] = [0] * (_MOST_LEVELS - level - 1)
        return re.sub(r"%(\d)", lambda match: self._part(levels, counts, own, int(match[1]) - 1), own.text)

    def _part(self, levels: Mapping[int, _Level], counts: list[int], own: _Level, place: int) -> str:
        level = levels.get(place)
        count = counts[place] or (level.start if level else 1)
        style = "decimal" if level is None or own.is_legal else level.format
        return _WRITERS.get(style, str)(count)


def read_numbering(root: etree._Element | None) -> Numbering:
    """Return the lists of a file; `None` stands for a file without any."""
    if root is None:
        return Numbering({}, {}, {})
    abstract = {attribute(element, "abstractNumId"): element for element in children(root, "abstractNum")}
    levels: dict[str, dict[int, _Level]] = {}
    shared: dict[str, str] = {}
    restarting: dict[tuple[str, int], int] = {}
    for number in children(root, "num"):
        list_id = attribute(number, "numId")
        shared[list_id] = attribute(child(number, "abstractNumId"), "val")
        base = abstract.get(shared[list_id])
        levels[list_id] = {} if base is None else dict(map(_level, children(base, "lvl")))
        for override in children(number, "lvlOverride"):
            level = _whole(attribute(override, "ilvl"), 0)
            if (first := child(override, "startOverride")) is not None:
                restarting[list_id, level] = _whole(attribute(first, "val"), 1)
            levels[list_id] |= dict(map(_level, children(override, "lvl")))
    return Numbering(levels, shared, restarting)


def _level(element: etree._Element) -> tuple[int, _Level]:
    return _whole(attribute(element, "ilvl"), 0), _Level(
        _whole(attribute(child(element, "start"), "val"), 1),
        attribute(child(element, "numFmt"), "val") or "decimal",
        attribute(child(element, "lvlText"), "val"),
        child(element, "isLgl") is not None,
    )


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise


def write_roman(count: int) -> str:
    """Return a number in small Roman figures.

    Examples:
        >>> write_roman(4), write_roman(19)
        ('iv', 'xix')
    """
    written = ""
    for value, signs in _ROMAN:
        written += signs * (count // value)
        count %= value
    return written


def write_letter(count: int) -> str:
    """Return a number as a small letter, doubled after `z`.

    Examples:
        >>> write_letter(2), write_letter(28)
        ('b', 'bb')
    """
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_WRITERS: Final[Mapping[str, Callable[[int], str]]] = {
    "lowerRoman": write_roman,
    "upperRoman": lambda count: write_roman(count).upper(),
    "lowerLetter": write_letter,
    "upperLetter": lambda count: write_letter(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
}
