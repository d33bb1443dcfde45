"""Automatic numbers of a Word file as they are printed: `1.`, `a)`, `BAB II`, `3.1.2`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from capaian.auditor.reading.word import attribute, child, children
from capaian.domain.numerals import write_roman

_BULLET: Final = "-"
_MOST_LEVELS: Final = 9
_WHOLE: Final = re.compile(r"\d{1,5}", re.ASCII)
"""A number that Word can count from."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    """`%1.%2`."""
    is_legal: bool
    """All its numbers are digits, whatever the levels above have."""


@dataclass(slots=True)
class ParagraphNumbering:
    """Counts the numbered paragraphs of a file, in their order."""

    _levels: Mapping[str, Mapping[int, _Level]]
    """By list."""
    _shared: Mapping[str, str]
    """Lists that count together."""
    _restarting: Mapping[tuple[str, int], int]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def number(self, list_id: str, level: int) -> str:
        """Return what is printed before the next paragraph of a list;
        empty if it is not numbered.
        """
        levels = self._levels.get(list_id, {})
        own = levels.get(level)
        if own is None or own.format == "none":
            return ""
        if own.format == "bullet":
            return _BULLET
        counts = self._counts.setdefault(self._shared[list_id], [None] * _MOST_LEVELS)
        first = self._restarting.get((list_id, level))
        if first is not None and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counts[level] = first
        else:
            before = counts[level]
            counts[level] = own.start if before is None else before + 1
        counts[level + 1 :] = [None] * (_MOST_LEVELS - level - 1)
        return re.sub(
            r"%(\d)", lambda match: _part(levels, counts, own, int(match[1]) - 1), own.text
        )


def _part(
    levels: Mapping[int, _Level], counts: Sequence[int | None], own: _Level, place: int
) -> str:
    """Return the number of one level as it stands within that of another."""
    level, count = levels.get(place), counts[place]
    if count is None:
        count = level.start if level else 1
    style = "decimal" if level is None or own.is_legal else level.format
    return _WRITERS.get(style, str)(count)


def read_numbering(root: etree._Element | None) -> ParagraphNumbering:
    """Return the lists of a file; `None` stands for a file without any."""
    if root is None:
        return ParagraphNumbering({}, {}, {})
    abstract = {
        attribute(element, "abstractNumId"): element for element in children(root, "abstractNum")
    }
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
    return ParagraphNumbering(levels, shared, restarting)


def _level(element: etree._Element) -> tuple[int, _Level]:
    return _whole(attribute(element, "ilvl"), 0), _Level(
        _whole(attribute(child(element, "start"), "val"), 1),
        attribute(child(element, "numFmt"), "val") or "decimal",
        attribute(child(element, "lvlText"), "val"),
        child(element, "isLgl") is not None,
    )


def _whole(text: str, otherwise: int) -> int:
    return int(text) if _WHOLE.fullmatch(text) else otherwise


def _roman(count: int) -> str:
    """Return a number in Roman figures; Word writes none for one below 1."""
    return write_roman(count) if count > 0 else ""


def write_letter(count: int) -> str:
    """Return a number as a small letter, doubled after `z`.

    Examples:
        >>> write_letter(2), write_letter(28)
        ('b', 'bb')
    """
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


_WRITERS: Final[Mapping[str, Callable[[int], str]]] = {
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "lowerLetter": write_letter,
    "upperLetter": lambda count: write_letter(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
}
