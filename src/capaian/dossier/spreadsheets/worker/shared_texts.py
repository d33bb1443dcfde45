"""The texts that cells share: the file holds each once, the reader makes a copy for every cell."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

from .limits import Limits
from .refusal import RefusedError, refuse
from .xml_parts import Attributes, local_name, parse
from .zip_directory import Entry, Unpacking

_ESCAPED: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
"""One sign, as table programs write those that XML has no place for."""
_FIRST: Final = re.compile(rb"[<:]si[\s/>]")
_LEAST_CELL: Final = len('<c t="s"><v>0</v></c>')
"""Bytes of the shortest cell that names a shared text."""
_REMEMBERED: Final = 50_000
"""Places of texts whose weights are kept by how cells write them."""
_MARKUP: Final = 3
"""How many times as long markup makes texts; lists beyond it hold what no cell names."""


def units(text: str) -> int:
    """Return the length of a text as table programs count it: signs outside the first plane as two.

    Examples:
        >>> units("12 Mei"), units("😀"), units("a_x000D_")
        (6, 2, 2)
    """
    if "_x" in text:
        text = _ESCAPED.sub("_", text)
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class SharedTexts:
    """How long each of the shared texts is, by its place."""

    def __init__(self, entry: Entry, unpacking: Unpacking, limits: Limits) -> None:
        """Read them.

        Raises:
            RefusedError: One is longer than any table program takes, or they are too many.
        """
        self.bytes = array("L")
        self.blanks: set[int] = set()
        """Those without a letter."""
        self._weights = _Weights(self.bytes)
        self._limits = limits
        self._words: list[str] = []
        self._is_text = False
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        parse(parser, entry.name, unpacking.again(entry))

    def _start(self, name: str, _: Attributes) -> None:
        self._is_text = local_name(name) == "t"

    def _end(self, name: str) -> None:
        self._is_text = False
        if local_name(name) == "si":
            self._keep("".join(self._words))
            self._words.clear()

    def _take(self, text: str) -> None:
        if self._is_text:
            self._words.append(text)

    def _keep(self, text: str) -> None:
        if not text.strip():
            self.blanks.add(len(self.bytes))
        self.bytes.append(len(text.encode("utf-8", "surrogatepass")))
        if units(text) > self._limits.text_units:
            raise refuse("book_text_too_long")
        if len(self.bytes) > self._limits.values:
            raise refuse_texts(self._limits)

    def weigh(self, places: Iterable[bytes]) -> int:
        """Return the bytes of texts that cells name by their places, each as often as it is named."""
        total = sum(map(self._weights.__getitem__, places))
        if len(self._weights) > _REMEMBERED:
            self._weights.clear()
        return total


class _Weights(dict[bytes, int]):
    """The bytes of texts by their places as cells write them, each worked out once; of no text nought."""

    def __init__(self, texts: array[int]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, place: bytes) -> int:
        number = int(place)
        self[place] = weight = self._texts[number] if number < len(self._texts) else 0
        return weight


def may_be_too_much(texts: Entry, sheet_bytes: int, unpacking: Unpacking, limits: Limits) -> bool:
    """Say whether shared texts may be too long or too much, were the longest in each cell there is room for.

    Only then they are weighed.

    Raises:
        RefusedError: They are too many, or more than the cells have room for.
    """
    room = sheet_bytes // _LEAST_CELL
    if texts.unpacked > _MARKUP * (limits.texts_bytes + limits.text_of_value * room):
        raise refuse_texts(limits)
    longest, count = _longest_and_count(unpacking.again(texts))
    if count > limits.values:
        raise refuse_texts(limits)
    return longest > limits.text_of_value and (
        longest > limits.text_units or longest * room > limits.texts_bytes
    )


def refuse_texts(limits: Limits) -> RefusedError:
    """Return the error of a workbook with too much text."""
    return refuse("book_of_too_much_text", limit=f"{limits.texts_bytes // 1_000_000} juta huruf")


def _longest_and_count(pieces: Iterable[bytes]) -> tuple[int, int]:
    """Return how long a shared text is at most, with its markup, and how many there are at least.

    None spans the end of an element `si`, and none stands before the first.
    """
    longest = running = ends = 0
    is_before = True
    for piece in pieces:
        begin = _FIRST.search(piece) if is_before else None
        is_before = is_before and begin is None
        first, *others = piece[begin.start() if begin else 0 :].split(b"si>")
        running += len(first)
        ends += len(others)
        longest = max(longest, running, *map(len, others), 0)
        running = len(others[-1]) if others else running
    return longest, ends // 2
