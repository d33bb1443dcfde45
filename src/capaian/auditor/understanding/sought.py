"""Which of many figures of one value words may name: by their rows, their tables, the figures beside them.

A long text prints most short figures in many tables. To weigh each of them for each figure of each sentence
takes steps for the square of the text; most are in tables that the sentence has no word of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.understanding.figures import Figure, Name, fewest_of
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.numerals import significant_digits

_FEW: Final = 8
"""Figures that are weighed one by one."""
_FEWEST_OF_ROW: Final = 2
"""Figures beside it by which a row is known, however few digits they have."""
_TELLING: Final = 3
"""Digits of a figure that tells its row alone."""
_ALWAYS: Final = ("selalu",)
"""Of a row whose name has no words."""
_END: Final = ("ujung",)
"""Of the highest and the lowest of a column."""
_WHOLE: Final = ("seluruh",)
"""Of a row of all others, and of the only one."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a figure of running text stands among."""

    homes: Collection[int]
    """Lines of the tables that its paragraph speaks of."""
    words: Collection[str]
    """Those of the paragraph, and of the headings above it."""
    values: Collection[Decimal]
    """The other figures of the paragraph, without signs."""
    marks: Collection[str]
    """Numbers by which it names rows: `IKU 1`."""
    is_end: bool
    """Whether it is said to be the highest or lowest."""


class Shelf:
    """The figures of one value, by what words may find them."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        """Sort the figures, unless they are few."""
        self._figures = figures
        self._places: dict[Hashable, list[int]] = {}
        many = figures if len(figures) > _FEW else ()
        times = Counter(word for figure in many for name in _names(figure) for word in name.words)
        for place, figure in enumerate(many):
            for key in {*_keys(figure, times)}:
                self._places.setdefault(key, []).append(place)

    def open_to(self, sought: Sought) -> Iterable[Figure]:
        """Return the figures that something at hand may name, in the order of the report."""
        if not self._places:
            return self._figures
        keys: list[Hashable] = [_ALWAYS, *sought.words]
        keys += [("tabel", line) for line in sought.homes] or [_WHOLE]
        keys += [("nomor", mark) for mark in sought.marks]
        keys += [_END] if sought.is_end else []
        beside = Counter(place for value in sought.values for place in self._places.get(value, ()))
        found = {place for place, times in beside.items() if times >= _FEWEST_OF_ROW}
        keys += [value for value in sought.values if significant_digits(value) >= _TELLING]
        found |= {place for key in keys for place in self._places.get(key, ())}
        return [self._figures[place] for place in sorted(found)]


def _keys(figure: Figure, times: Mapping[str, int]) -> Iterable[Hashable]:
    """Yield what finds a figure: words of its row, figures beside it, its table, its place in it.

    Of a name whose words are mostly in a text one of the few rarest is.
    """
    yield "tabel", figure.table.line
    yield "nomor", figure.mark
    yield from figure.beside
    for name in _names(figure):
        rarest = sorted(name.words, key=lambda word: (times[word], word))
        yield from (*rarest[: len(rarest) - fewest_of(name.words) + 1], name.short)
        if not rarest:
            yield _ALWAYS
    if figure.is_least or figure.is_most:
        yield _END
    if figure.kind is not RowKind.ITEM or figure.is_alone:
        yield _WHOLE


def _names(figure: Figure) -> Iterable[Name]:
    """Yield the names of its row, and the title that names a row of all others."""
    yield from figure.names
    if figure.kind is not RowKind.ITEM or figure.is_alone:
        yield figure.title
