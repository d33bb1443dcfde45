"""The figures that a paper was made with, kept inside it: one that is typed over later is known by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import takewhile
from typing import Final
from zlib import crc32

NAMESPACE: Final = "urn:capaian:angka:1"
"""Of the part of a paper that holds them."""

_FIGURE: Final = re.compile(r"(?:(?<![\w.,)\u2212-])[\u2212-])?\d+(?:[.,]\d+)*")
_NO_LETTER: Final = re.compile(r"[\W\d_]+")


class UnfitRecordError(ValueError):
    """What a paper keeps is no record of its own figures: damaged, changed, or of another paper."""


@dataclass(frozen=True, slots=True)
class FigurePassage:
    """A paragraph or cell that holds a figure."""

    words: str
    """By what its words are known again, without their signs and blanks; empty where there are none."""
    figures: tuple[str, ...]
    """As printed, in their order."""

    @staticmethod
    def of(text: str) -> FigurePassage:
        """Return what is kept of a text.

        Examples:
            >>> FigurePassage.of("Terserap 96,41% dari Rp6.962.697.488").figures
            ('96,41', '6.962.697.488')
            >>> FigurePassage.of("NAIK 2,58") == FigurePassage.of("Naik: 2,58")
            True
            >>> FigurePassage.of("−0,76").words
            ''
        """
        letters = _NO_LETTER.sub("", text).casefold()
        return FigurePassage(
            f"{crc32(letters.encode()):08x}" if letters else "",
            tuple(figure for _, figure in figures_in(text)),
        )


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that a paper was not made with."""

    passage: int
    """Place of its passage among those that stand there now."""
    place: int
    """Its own place among the figures of the passage."""
    made: str
    """What stood there when the paper was made; several figures with blanks between them."""
    now: str


def figures_in(text: str) -> tuple[tuple[int, str], ...]:
    """Return where the figures of a text begin, and each as it is printed, with its sign.

    Examples:
        >>> figures_in("Nomor 29/2014, selisih −0,76 (2021-2023)")
        ((6, '29'), (9, '2014'), (23, '−0,76'), (30, '2021'), (35, '2023'))
    """
    return tuple((match.start(), match[0]) for match in _FIGURE.finditer(text))


def checksum(passages: Iterable[FigurePassage]) -> str:
    """Return what a record carries to be known as whole: another figure, or another order, has another.

    Examples:
        >>> made = FigurePassage.of("Target 95,00"), FigurePassage.of("94,24")
        >>> checksum(made)
        '812abda9e2b371fa'
        >>> checksum(made) == checksum(reversed(made))
        False
    """
    told = (f"{each.words} {' '.join(each.figures)}\n" for each in passages)
    return sha256("".join(told).encode()).hexdigest()[:16]


def find_changed_figures(
    made: Sequence[FigurePassage], now: Sequence[FigurePassage]
) -> Sequence[ChangedFigure]:
    """Return each figure that was typed over: its passage is the same but for its figures.

    What was added or taken away whole, and what was written anew in other words, is no figure typed over.

    Raises:
        UnfitRecordError: More than half of the passages differ: the record is of another paper.
    """
    head = _same(zip(made, now, strict=False))
    tail = _same(zip(reversed(made[head:]), reversed(now[head:]), strict=False))
    old, new = made[head : len(made) - tail], now[head : len(now) - tail]
    steps = SequenceMatcher(None, old, new).get_opcodes()
    same = head + tail + sum(last - first for kind, first, last, _, _ in steps if kind == "equal")
    if same < min(len(made), len(now)) // 2:
        raise UnfitRecordError
    return [
        retyped
        for kind, first, last, start, end in steps
        if kind == "replace"
        for before, after in _pairs(old[first:last], new[start:end])
        for retyped in _in_passage(old[first + before], new[start + after], head + start + after)
    ]


def _same(pairs: Iterable[tuple[FigurePassage, FigurePassage]]) -> int:
    """Return how many passages are the same before the first that is not."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _pairs(made: Sequence[FigurePassage], now: Sequence[FigurePassage]) -> Iterator[tuple[int, int]]:
    """Yield the places of passages with the same words; without words only where none was added."""
    matcher = SequenceMatcher(None, [each.words for each in made], [each.words for each in now])
    for before, after, size in matcher.get_matching_blocks():
        for step in range(size):
            if made[before + step].words or len(made) == len(now):
                yield before + step, after + step


def _in_passage(made: FigurePassage, now: FigurePassage, passage: int) -> Iterator[ChangedFigure]:
    """Yield figures one by one where there are as many as before; else what stands in place of what."""
    if len(made.figures) == len(now.figures):
        for place, (before, after) in enumerate(zip(made.figures, now.figures, strict=True)):
            if before != after:
                yield ChangedFigure(passage, place, before, after)
        return
    for kind, first, last, start, end in SequenceMatcher(None, made.figures, now.figures).get_opcodes():
        if kind == "replace":
            stood, stands = made.figures[first:last], now.figures[start:end]
            yield ChangedFigure(passage, start, " ".join(stood), " ".join(stands))
