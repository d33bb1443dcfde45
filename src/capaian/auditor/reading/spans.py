"""Words of a head that span columns, where only gaps part them: they belong above the first that they span.

Centred words stand above the middle of their columns; read as a cell they would name those right of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.printed.table import counts_columns

Cells = tuple[str, ...]
_FEWEST: Final = 2
"""Names of a group, and groups that are alike."""


def place_spans(head: Sequence[Cells]) -> list[Cells]:
    """Return the rows of a head, words above each of several groups of the same names above its first.

    Examples:
        >>> place_spans([("", "", "Anak", "", "Dewasa"), ("No", "L", "P", "L", "P")])
        [('', 'Anak', '', 'Dewasa', ''), ('No', 'L', 'P', 'L', 'P')]
    """
    named = [place for place, cells in enumerate(head) if not counts_columns(cells)]
    groups = [*_groups(head[named[-1]])] if named else []
    return [_placed(cells, groups) if place in named[:-1] else cells for place, cells in enumerate(head)]


def _groups(names: Cells) -> Iterator[list[range]]:
    """Yield the columns of groups side by side that have the same names, those of most columns first."""
    taken: set[int] = set()
    for size in range(len(names) // _FEWEST, _FEWEST - 1, -1):
        for start in range(len(names)):
            own = [range(start, start + size)]
            while _are_named(names, own[0], after := range(own[-1].stop, own[-1].stop + size)):
                own.append(after)
            columns = {column for group in own for column in group}
            if len(own) >= _FEWEST and not columns & taken:
                taken |= columns
                yield own


def _are_named(names: Cells, group: range, other: range) -> bool:
    """Whether two groups of columns have the same names, and each name in a group is another."""
    own = names[group.start : group.stop]
    is_whole = all(own) and len({*own}) == len(own)
    return is_whole and own == names[other.start : other.stop]


def _placed(cells: Cells, groups: Sequence[Sequence[range]]) -> Cells:
    """Return a row with its words above the first column of their groups, if each group has some."""
    placed = [*cells]
    for alike in groups:
        words = [" ".join(filter(None, cells[group.start : group.stop])) for group in alike]
        if all(words):
            for group, own in zip(alike, words, strict=True):
                placed[group.start : group.stop] = [own, *[""] * (len(group) - 1)]
    return tuple(placed)
