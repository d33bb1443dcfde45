"""Which headings Word may number by itself: those where its count gives the number of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from capaian.documents.tree import Block, Heading, HeadingKind

DEEPEST: Final = 4
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return a number in capital roman digits.

    Examples:
        >>> roman(14)
        'XIV'
    """
    signs = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        signs.append(sign * times)
    return "".join(signs)


@dataclass(slots=True)
class _Count:
    """The counters that the numbering of the file will keep."""

    chapter: int = 0
    annex: int = 0
    sections: list[int] = field(default_factory=lambda: [0] * (DEEPEST + 1))

    def matches(self, heading: Heading) -> bool:
        """Advance as Word would and say whether the number agrees; a misfit is not counted."""
        if heading.number is None:
            return False
        if heading.kind is HeadingKind.CHAPTER:
            return self._chapter(heading.number)
        if heading.kind is HeadingKind.ANNEX:
            fits = heading.number == str(self.annex + 1)
            self.annex += fits
            return fits
        return heading.kind is HeadingKind.SECTION and self._section(heading.number, heading.level)

    def _chapter(self, number: str) -> bool:
        if number != roman(self.chapter + 1):
            return False
        self.chapter += 1
        self.sections = [0] * (DEEPEST + 1)
        return True

    def _section(self, number: str, level: int) -> bool:
        upper = self.sections[2:level]
        expected = ".".join(str(part) for part in (self.chapter, *upper, self.sections[level] + 1))
        if number != expected or 0 in (self.chapter, *upper):
            return False
        self.sections[level] += 1
        self.sections[level + 1 :] = [0] * (DEEPEST - level)
        return True


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a paper, seen as a whole."""

    automatic: frozenset[int]
    """Identities of the headings whose number the file counts by itself."""
    has_parts: bool
    """Whether there are chapters or annexes, so that what stands before is front matter."""

    def is_automatic(self, heading: Heading) -> bool:
        """Whether the list numbering of the file gives the number of this heading."""
        return id(heading) in self.automatic


def read_outline(blocks: Iterable[Block]) -> Outline:
    """Return what the headings of a paper have in common with Word's own counting."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    count = _Count()
    automatic = frozenset(id(heading) for heading in headings if count.matches(heading))
    parts = (HeadingKind.CHAPTER, HeadingKind.ANNEX)
    return Outline(automatic, any(heading.kind in parts for heading in headings))


_LABEL: Final = re.compile(r"(?P<word>[^\W\d]+)(?P<gap>\s)(?P<chapter>\S*?\.)?(?P<number>\d{1,4})")


@dataclass(frozen=True, slots=True)
class LabelParts:
    """`Tabel 3.9` taken apart."""

    word: str
    gap: str
    chapter: str
    """`3.` with its point, or empty."""
    number: int


def read_label(label: str) -> LabelParts | None:
    """Return the parts of a caption label, or nothing where it does not count within a sequence.

    Examples:
        >>> read_label("Tabel L1.12")
        LabelParts(word='Tabel', gap=' ', chapter='L1.', number=12)
    """
    match = _LABEL.fullmatch(label)
    if match is None or match["number"].startswith("0"):
        return None
    return LabelParts(match["word"], match["gap"], match["chapter"] or "", int(match["number"]))
