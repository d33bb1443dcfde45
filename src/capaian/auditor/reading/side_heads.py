"""Names set in a narrow column beside the text that tells of them: no line and no wide gap parts the two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from capaian.auditor.reading.cells import Cells
from capaian.auditor.reading.headings import is_caption
from capaian.auditor.reading.page import TextRow, Word, join_rows, read_rows

Rows = list[tuple[float, Cells]]

_FEWEST: Final = 4
"""Lines of text that begin at one place."""
_GUTTER: Final = 6.0
"""Points between names and text."""
_FROM, _TO = 0.15, 0.45
"""Parts of the width of a page between which the text begins."""
_WIDER: Final = 2.0
"""Blanks between words that the room between names and text is wider than."""
_RAGGED: Final = 2.0
"""Points between the ends of lines that were broken where the next word had no room."""
_FULL: Final = 0.75
"""Part of the widest line that a line of running text fills."""
_APART: Final = 0.8
"""Heights of a line between two names."""
_LEVEL: Final = 0.6
"""Heights of a line by which a name and its text may begin beside each other."""
_SAME_SIZE: Final = 0.05
_LOOSE: Final = 1.35
"""Steps from one line to the next, in those within the text before, that part what follows the last name."""
_FEWEST_LETTERS: Final = 3
_FEWEST_LINES: Final = 2
"""Of a name that wraps; one that takes a single line is read beside its text anyway."""


def take_side_heads(words: Sequence[Word], width: float) -> tuple[list[Word], list[Rows]]:
    """Return the words of other text, and rows of a name and its text where names of a column wrap.

    Args:
        words: Of a page, those in no table.
        width: Of the page.
    """
    begins = _begins(words, width)
    if begins is None:
        return [*words], []
    found: list[Rows] = []
    taken: set[Word] = set()
    for top, bottom in _stretches(words, begins):
        inside = [word for word in words if top <= word.middle <= bottom]
        names = read_rows(word for word in inside if word.left < begins - 1)
        text = read_rows(word for word in inside if word.left >= begins - 1)
        before: _Entry | None = None
        for entry in _entries(names, text):
            if before is None or any(before.bottom < row.top < entry.top for row in (*names, *text)):
                found.append([])
            found[-1].append((entry.top, (join_rows(entry.name), join_rows(entry.text))))
            taken.update(word for row in (*entry.name, *entry.text) for word in row.words)
            before = entry
    return [word for word in words if word not in taken], found


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name and its text, in their lines."""

    name: Sequence[TextRow]
    text: Sequence[TextRow]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(self.name[0].top, self.text[0].top)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(self.name[-1].bottom, self.text[-1].bottom)


def _begins(words: Sequence[Word], width: float) -> float | None:
    """Return where most lines begin that stand behind a margin or a gap."""
    starts: Counter[int] = Counter()
    for row in read_rows(words):
        for before, word in pairwise((None, *row.words)):
            if word is not None and (before is None or word.left - before.right >= _GUTTER):
                starts[round(word.left)] += _FROM * width <= word.left <= _TO * width
    place, count = max(starts.items(), key=lambda pair: pair[1], default=(0, 0))
    return float(place) if count >= _FEWEST else None


def _stretches(words: Sequence[Word], begins: float) -> Iterator[tuple[float, float]]:
    """Yield the parts of a page, from the top down, where no word and no caption reaches over the gutter."""
    top = 0.0
    for row in read_rows(words):
        is_across = any(word.left < begins - 1 and word.right > begins - _GUTTER for word in row.words)
        if is_across or is_caption(row.text):
            yield top, row.top
            top = row.bottom
    yield top, float("inf")


def _entries(names: Sequence[TextRow], text: Sequence[TextRow]) -> Iterator[_Entry]:
    """Yield names with the running text beside them; none where no name wraps."""
    if not _are_apart(names, text):
        return
    heads = [head for head in _heads(names) if _line_beside(head[0], text) is not None]
    size = next((head[0].height for head in heads if len(head) >= _FEWEST_LINES), 0.0)
    heads = [head for head in heads if abs(head[0].height - size) <= _SAME_SIZE * size]
    others = [row.top for row in names if not any(row in head for head in heads)]
    widest = max((line.right - line.left for line in text), default=0.0)
    for head, following in pairwise([*heads, None]):
        if head is None:
            break
        bounds = [top for top in others if top > head[-1].top]
        bounds += [following[0].top - _LEVEL * size] if following is not None else []
        start, end = _line_beside(head[0], text), min(bounds, default=float("inf"))
        below = [line for line in text[start:] if line.top < end]
        entry = _Entry(head, [*_own(head, below, is_last=following is None)])
        if any(line.right - line.left >= _FULL * widest for line in entry.text):
            yield entry


def _are_apart(names: Sequence[TextRow], text: Sequence[TextRow]) -> bool:
    """Whether more room stands between names and text than between words, and names end at several places."""
    blanks = [word.left - before.right for row in text for before, word in pairwise(row.words)]
    ends = sorted(row.right for row in names)
    if not blanks or not ends or ends[-1] - ends[0] < _RAGGED:
        return False
    return min(row.left for row in text) - ends[-1] > _WIDER * median(blanks)


def _heads(rows: Sequence[TextRow]) -> Iterator[list[TextRow]]:
    """Yield names, each in its lines: one goes on where the next word had no room in the column."""
    right = max((row.right for row in rows), default=0.0)
    head: list[TextRow] = []
    for row in rows:
        if head and not _goes_on(head[-1], row, right):
            yield head
            head = []
        head.append(row)
    if head:
        yield head


def _goes_on(above: TextRow, row: TextRow, right: float) -> bool:
    is_worded = sum(map(str.isalpha, above.text)) >= _FEWEST_LETTERS
    return above.has_no_room_for(row, right) and is_worded and row.top - above.bottom < _APART * row.height


def _line_beside(name: TextRow, lines: Sequence[TextRow]) -> int | None:
    """Return the place of the line that begins level with a name."""
    places = (
        place for place, line in enumerate(lines) if abs(line.bottom - name.bottom) < _LEVEL * name.height
    )
    return next(places, None)


def _own(head: Sequence[TextRow], lines: Sequence[TextRow], *, is_last: bool) -> Iterator[TextRow]:
    """Yield the lines of text that belong to a name; below the last one as far as they are set alike."""
    widest = 0.0
    for above, line in pairwise((None, *lines)):
        if above is not None and line is not None:
            step = line.top - above.top
            is_below = line.top > head[-1].bottom
            if is_last and is_below and step > _LOOSE * max(widest, line.height):
                return
            widest = max(widest, step)
        if line is not None:
            yield line
