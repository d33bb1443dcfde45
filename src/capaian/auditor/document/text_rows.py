"""Words of a page in rows: the lines of a cell or of running text,
and figures that a line break cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from capaian.auditor.document.grids import is_worded
from capaian.auditor.reading.page import Word

SAME_ROW_HEIGHTS: Final = 0.45
"""Heights of a word by which the middles of two words in one row may differ."""
CELL_GAP_HEIGHTS: Final = 0.9
"""Heights of a line of white space that parts two cells, or two columns of text."""
MAX_SHARE_OF_CROSSING: Final = 0.1
"""Part of the rows that may go over it: heads."""
_DIGITS: Final = re.compile(r"[\d.,]+(?:,-)?")
_CUT: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+[.,]\d{0,2}|\d{1,3}[.,]")
_WHOLE: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?(?:,-)?")


@dataclass(slots=True)
class WordRow:
    """Words side by side."""

    middle: float
    words: list[Word]

    @property
    def text(self) -> str:
        """The words from left to right."""
        return " ".join(word.text for word in sorted(self.words, key=lambda word: word.left))

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def height(self) -> float:
        """Of its first word."""
        return self.words[0].height

    def parts(self, gap: float) -> list[WordRow]:
        """Return it parted where so many heights of a line are white."""
        found: list[WordRow] = []
        for word in sorted(self.words, key=lambda word: word.left):
            if not found or word.left - found[-1].right > gap * self.height:
                found.append(WordRow(self.middle, []))
            found[-1].words.append(word)
        return found


def read_word_rows(words: Iterable[Word]) -> list[WordRow]:
    """Return words in rows, from the top."""
    rows: list[WordRow] = []
    for word in sorted(words, key=lambda word: (word.middle, word.left)):
        if rows and abs(rows[-1].middle - word.middle) <= SAME_ROW_HEIGHTS * word.height:
            rows[-1].words.append(word)
        else:
            rows.append(WordRow(word.middle, [word]))
    return rows


def text_columns(words: Sequence[Word]) -> Sequence[Sequence[Word]]:
    """Return the words of a page by columns where its text is set in two, else all of them."""
    rows = [row.parts(CELL_GAP_HEIGHTS) for row in read_word_rows(words)]
    spans = [(part.left, part.right) for row in rows for part in row]
    gaps = [(left.right, right.left) for row in rows for left, right in pairwise(row)]
    places = {at: _count_over(at, gaps) - _count_over(at, spans) for at, _ in gaps}
    place = max(places, key=lambda at: places[at], default=0.0)
    sides = (
        [each for each in words if each.centre <= place],
        [each for each in words if each.centre > place],
    )
    fewer, more = sorted(sum(is_worded(word.text) for word in side) for side in sides)
    # Figures right of their names are no column of text.
    is_in_two = (
        _count_over(place, spans) <= MAX_SHARE_OF_CROSSING * len(rows) and 2 * fewer >= more
    )
    return sides if is_in_two else [words]


def _count_over(place: float, spans: Iterable[tuple[float, float]]) -> int:
    """Return how many of them go over a place."""
    return sum(left <= place < right for left, right in spans)


def text_of(words: Iterable[Word]) -> str:
    """Return words as text, rows parted by line feeds, a figure that a row's end cut as one."""
    return "\n".join(join_cut_figures([row.text for row in read_word_rows(words)]))


def join_cut_figures(rows: Sequence[str]) -> list[str]:
    """Join a figure that is cut over two lines.

    Examples:
        >>> join_cut_figures(["13.000.0", "00"]), join_cut_figures(["13.000", "25"])
        (['13.000.000'], ['13.000', '25'])
    """
    found = [*rows[:1]]
    for row in rows[1:]:
        before, after = found[-1].strip(), row.strip()
        if (
            _DIGITS.fullmatch(after)
            and _CUT.fullmatch(before)
            and _WHOLE.fullmatch(before + after)
        ):
            found[-1] = before + after
        else:
            found.append(row)
    return found
