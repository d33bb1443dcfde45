"""Whether the texts that cells share are built as table programs build them."""

from __future__ import annotations

import re
from typing import Final

from .element_rules import TEXTS, Allowance, ElementWatch
from .marked_runs import MARKS

_PLAIN: Final = re.compile(
    rb"<si>\s*(?:<t(?: xml:space=\"preserve\")?(?:/>|>[^<]*</t>)\s*)?</si>\s*|<si/>\s*"
)
"""A text without runs, as nearly all are."""
_LONGEST: Final = 400_000
"""Bytes of a text that is looked at as a whole."""


class TextsForm:
    """Takes the part that goes by: plain texts are known by their bytes, all else by its elements."""

    def __init__(self, part: str, allowance: Allowance) -> None:
        """Begin before the first byte; what is not plain is held against what the workbook may have."""
        self._elements = ElementWatch(part, TEXTS, allowance=allowance)
        self._before = b""
        self.may_be_marked = False
        """Whether a part of a text may be raised, lowered or struck out."""

    def feed(self, piece: bytes) -> None:
        """Look at the next piece, up to where its last text begins.

        Raises:
            RefusedError: It is no well-formed XML, or something stands where nothing like it may.
        """
        window = self._before + piece
        cut = window.rfind(b"<si")
        if cut < 0 or len(window) - cut > _LONGEST:
            last = window.rfind(b"<")
            cut = last if last > 0 else len(window)
        self._before = window[cut:]
        self._feed(_PLAIN.sub(b"", window[:cut]))

    def end(self) -> None:
        """Look at what is left.

        Raises:
            RefusedError: As of any piece.
        """
        self._feed(self._before)
        self._elements.end()

    def _feed(self, texts: bytes) -> None:
        self.may_be_marked = self.may_be_marked or bool(MARKS.search(texts))
        self._elements.feed(texts)
