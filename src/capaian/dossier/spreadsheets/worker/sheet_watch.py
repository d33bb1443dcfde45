"""A sheet going by as bytes: which of them need the slow look, told without reading cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from .limits import Limits
from .refusal import refuse

_UNUSUAL: Final = re.compile(
    rb'<c(?! r="[A-Z]1?[0-9]{1,5}+"(?: [a-qs-z]{1,2}+="[a-zA-Z0-9]*+")*+ ?/?>)'
    rb'(?! r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]*")? ?/>)(?=[\s/>])'
)
"""A cell with a value beyond column Z or row 199,999, or not written as every office program writes it.

What is left fits any limit.
"""
_UNUSUAL_WITH_PREFIX: Final = re.compile(rb":(?:c|row)[\s/>]")
_VALUES: Final = (b"<v", b"<is")
_VALUES_WITH_PREFIX: Final = (b":v", b":is")
_FORMULA: Final = re.compile(rb"<f[\s/>]")
_FORMULA_WITH_PREFIX: Final = re.compile(rb":f[\s/>]")
_ERROR, _ERROR_OTHERWISE = b'"e"', b"'e'"
_USED: Final = re.compile(rb't="s"[^<>]*><v>([0-9]{1,7})</v>')
"""A cell that names a shared text, as nearly every program writes it."""
_LONGEST_CELL: Final = 200
"""Bytes of one that is written so."""
LEAST_CELL: Final = len('<c t="s"><v>0</v></c>')
"""Bytes of the shortest cell that names a shared text."""
_MANY_STYLES: Final = 8
_TAIL: Final = 8_000
_LONGEST_TEXT: Final = 400_000
"""Bytes of the longest text of a cell, each of its signs escaped."""


class SheetWatch:
    """What the bytes of a sheet tell."""

    def __init__(self, name: str, styles: Collection[str], limits: Limits, *, weighs: bool) -> None:
        """Begin before the first byte.

        Args:
            name: Of the sheet.
            styles: Cell styles that ask for the slow look.
            limits: How much is taken.
            weighs: Cells are counted by the shared text that they name.
        """
        self._weighs = weighs
        self._name = name
        self._text_bytes = limits.text_units
        self._merges_left = limits.merges
        self._odd = (_ERROR, *(b's="%s"' % style.encode() for style in styles))
        self._odd_otherwise = (_ERROR_OTHERWISE, *(b"s='%s'" % style.encode() for style in styles))
        self._before = b""
        self.has_values = False
        """Whether any cell is more than a format."""
        self.is_usual = True
        """Whether its cells stand where they fit any limit."""
        self.is_odd = len(styles) > _MANY_STYLES
        """Whether a cell may be more than its value."""
        self.has_long_text = False
        self.bytes = 0
        """Those that went by."""
        self.tail = b""
        """The last of them."""
        self.texts = 0
        """Cells that name a shared text, or more."""
        self.named: Counter[bytes] = Counter()
        """Shared texts by their places with how many usual cells name them, where they are weighed."""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece, up to its last tag.

        Raises:
            RefusedError: A text is longer than any table program takes, or too many cells are merged.
        """
        window = self._before + piece
        last = max(window.rfind(b"<"), 0)
        # A cell is not parted from the text that it names.
        cell = window.rfind(b"<c", max(last - _LONGEST_CELL, 0), last + 2)
        cut = last if cell < 0 else cell
        self._before = window[cut:]
        if len(self._before) > _LONGEST_TEXT:
            raise refuse("book_text_too_long", self._name)
        self._look(window[:cut])
        self.bytes += len(piece)
        self.tail = (self.tail + piece[-_TAIL:])[-_TAIL:]

    def end(self) -> None:
        """Look at what is left."""
        self._look(self._before)

    def _look(self, window: bytes) -> None:
        self.has_values = self.has_values or holds_any(window, _VALUES)
        self.is_usual = self.is_usual and not _UNUSUAL.search(window)
        self.is_odd = self.is_odd or holds_any(window, self._odd) or bool(_FORMULA.search(window))
        self.has_long_text = self.has_long_text or longest_run(window, self._text_bytes) > self._text_bytes
        self.texts += window.count(b'"s"')
        if self._weighs:
            self.named.update(_USED.findall(window))
        self._merges_left -= window.count(b"mergeCell ")
        if self._merges_left < 0:
            raise refuse("book_merged_too_much", self._name)
        # Single signs are found ten times as fast as longer ones, and few programs write these two.
        if b":" in window or b"'" in window:
            self._look_at_other_forms(window)

    def _look_at_other_forms(self, window: bytes) -> None:
        """Look for elements with a prefix and for attributes in the other kind of quotes."""
        self.has_values = self.has_values or holds_any(window, _VALUES_WITH_PREFIX)
        self.is_usual = self.is_usual and not _UNUSUAL_WITH_PREFIX.search(window)
        self.is_odd = self.is_odd or holds_any(window, self._odd_otherwise)
        self.is_odd = self.is_odd or bool(_FORMULA_WITH_PREFIX.search(window))
        self.texts += window.count(b"'s'")


def holds_any(window: bytes, marks: Iterable[bytes]) -> bool:
    """Say whether any of the marks stands in some bytes."""
    return any(mark in window for mark in marks)


def longest_run(window: bytes, step: int) -> int:
    """Return the length of the longest run without a tag, of those longer than a step; else less than that.

    Examples:
        >>> longest_run(b"<v>" + 50 * b"1" + b"</v>", 10)
        53
        >>> longest_run(b"<v>1</v><v>2</v>", 10) <= 10
        True
    """
    longest = 0
    for place in range(step, len(window), step):
        after = window.find(b"<", place)
        longest = max(longest, (len(window) if after < 0 else after) - max(window.rfind(b"<", 0, place), 0))
    return longest
