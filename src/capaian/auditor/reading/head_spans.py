"""Words of a head above short lines: each spans the columns below its part of the line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from capaian.auditor.reading.grids import Span
from capaian.auditor.reading.page import TextRow

_LINES_ABOVE: Final = 2.2
"""Heights of words above a short line that belong to it: two lines of a head."""
_TOUCHES: Final = 1.5
"""Points by which words may reach into the line below them."""
_OFF: Final = 12.0
"""Points by which centred words may stand beside the middle of their columns."""
_MOST_NAMES: Final = 5
"""Above one line, whose columns are shared out by where the names stand."""


def span_below(part: TextRow, short: Sequence[Span]) -> Span | None:
    """Return the short line that words stand above; `None` if there is none."""
    centre = (part.left + part.right) / 2
    reach = _LINES_ABOVE * part.height
    near = (s for s in short if -_TOUCHES < s.at - part.bottom < reach and s.start <= centre <= s.end)
    return next(near, None)


def place_above(
    parts: Sequence[TextRow], short: Sequence[Span], columns: Sequence[tuple[float, float]]
) -> Mapping[TextRow, int]:
    """Return the first of the columns that words span, for all that stand above a short line.

    Args:
        parts: Words of a head that stand together.
        short: Lines below words of the head.
        columns: Where the words of each column begin and end.
    """
    own: dict[Span, list[TextRow]] = defaultdict(list)
    for part in parts:
        span = span_below(part, short)
        if span is not None:
            own[span].append(part)
    placed: dict[TextRow, int] = {}
    for span, above in own.items():
        spanned = [place for place, (left, right) in enumerate(columns) if span.covers((left + right) / 2)]
        if spanned:
            names = _stacked(above)
            firsts = _share(spanned, names, columns)
            placed |= {part: first for name, first in zip(names, firsts, strict=True) for part in name}
    return placed


def _stacked(parts: Sequence[TextRow]) -> list[list[TextRow]]:
    """Return names from left to right, each with its words on all lines."""
    names: list[list[TextRow]] = []
    for part in sorted(parts, key=lambda part: part.left):
        if names and part.left < max(known.right for known in names[-1]):
            names[-1].append(part)
        else:
            names.append([part])
    return names


def _share(
    spanned: Sequence[int], names: Sequence[Sequence[TextRow]], columns: Sequence[tuple[float, float]]
) -> Sequence[int]:
    """Return the first column of each name: where all stand in the middle of theirs, else in equal shares."""
    centres = [(min(p.left for p in name) + max(p.right for p in name)) / 2 for name in names]
    even = [spanned[place * len(spanned) // len(names)] for place in range(len(names))]
    if not 1 < len(names) <= min(len(spanned), _MOST_NAMES):
        return even

    def off(cuts: Sequence[int]) -> list[float]:
        ends = [spanned[0], *cuts, spanned[-1] + 1]
        middles = ((columns[first][0] + columns[end - 1][1]) / 2 for first, end in pairwise(ends))
        return [abs(middle - centre) for middle, centre in zip(middles, centres, strict=True)]

    best = min(combinations(spanned[1:], len(names) - 1), key=lambda cuts: sum(off(cuts)))
    return [spanned[0], *best] if max(off(best)) <= _OFF else even
