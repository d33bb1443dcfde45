"""Figures of which a part is raised, lowered or struck out: readers take a footnote for a digit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple
from xml.parsers import expat

from .xml_parts import Attributes, local_name, parse

MARKS: Final = re.compile(rb"vertAlign|strike")
"""What such a part is told by."""
_OFF_THE_LINE: Final = ("superscript", "subscript")
_DENIED: Final = ("0", "false")
_LETTER: Final = re.compile(r"[^\W\d_]")
_CURRENCY: Final = re.compile(r"(?<![^\W\d_])(?:rp|idr)(?![^\W\d_])", re.IGNORECASE)
_OF_NUMBERS: Final = re.compile(r"[\d.,+(\u2212-]")
_NOTHING: Final = re.compile(r"\s*[.,](?:00|-{1,2})\s*")
"""What changes no amount, however it is set: `,00` and `,-`."""


class Marked(NamedTuple):
    """Places of texts that are not seen as they are read."""

    figures: Collection[int] = ()
    """Figures of which a part is raised, lowered or struck out."""
    struck: Collection[int] = ()
    """Texts of which a part is struck out."""


class MarkedRuns:
    """The runs of one text, as they go by."""

    def __init__(self) -> None:
        """Begin before the first."""
        self._is_marked = self._is_struck = False
        self._is_text = False
        self.has_struck_part = False
        """Whether any word or figure is struck out."""
        self._plain = ""
        self._marked = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element, by its name without a prefix."""
        match name:
            case "r":
                self._is_marked = self._is_struck = False
            case "vertAlign":
                self._is_marked |= attributes.get("val") in _OFF_THE_LINE
            case "strike":
                self._is_struck = attributes.get("val") not in _DENIED
                self._is_marked |= self._is_struck
        self._is_text = name == "t"

    def text(self, text: str) -> None:
        """Take what stands in an element."""
        if not self._is_text:
            return
        self.has_struck_part |= self._is_struck and any(map(str.isalnum, text))
        if self._is_marked:
            self._marked += text
        else:
            self._plain += text

    @property
    def part_a_figure(self) -> bool:
        """Whether it reads as one figure and is seen as another."""
        if not self._marked or not any(map(str.isdigit, self._plain)) or _NOTHING.fullmatch(self._marked):
            return False
        words = _CURRENCY.sub("", f"{self._plain} {self._marked}")
        return bool(_OF_NUMBERS.search(self._marked)) and not _LETTER.search(words)


def find_marked(part: str, pieces: Iterable[bytes]) -> Marked:
    """Return the places of shared texts that are such figures, or have a part that is struck out.

    Raises:
        RefusedError: The part is no well-formed XML.
    """
    finder = _Finder()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = finder.start
    parser.EndElementHandler = finder.end
    parser.CharacterDataHandler = finder.text
    parse(parser, part, pieces)
    return Marked(frozenset(finder.found), frozenset(finder.struck))


class _Finder:
    """Takes the list of shared texts."""

    def __init__(self) -> None:
        self.found: list[int] = []
        self.struck: list[int] = []
        self._place = 0
        self._runs = MarkedRuns()

    def start(self, name: str, attributes: Attributes) -> None:
        self._runs.start(local_name(name), attributes)

    def text(self, text: str) -> None:
        self._runs.text(text)

    def end(self, name: str) -> None:
        if local_name(name) != "si":
            return
        if self._runs.part_a_figure:
            self.found.append(self._place)
        if self._runs.has_struck_part:
            self.struck.append(self._place)
        self._place += 1
        self._runs = MarkedRuns()
