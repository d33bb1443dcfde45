"""Figures of a paper that were typed over since it was made, by the record that it keeps of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from capaian.domain.audit.figure_record import FigurePassage


class UnfitRecordError(ValueError):
    """What a paper keeps is no record of its own figures: damaged, changed, or of another paper."""


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
