"""Pages whose text is set in two columns: the left one is read down to its end before the right one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from capaian.auditor.reading.page import Page, Ruling, TextRow, Word, read_rows

_FIRST, _LAST, _STEP = 0.35, 0.65, 2
"""Parts of the width of a page between which a gutter is looked for, and points from one try to the next."""
_MOST_PLACES = 2000
"""Tries on a page, which may say that it is as wide as a town."""
_NARROWEST: Final = 10.0
"""Points of a gutter."""
_FEWEST: Final = 12
"""Lines of either column: fewer may be cards, signatures, or the cells of a row."""
_NARROWEST_SIDE: Final = 0.33
"""Part of the width of a page that either column fills at least."""
_FULL: Final = 0.5
"""Part of its column that the usual line of text fills; labels and figures fill less."""
_LETTERS: Final = 0.4
"""Part of the signs of a text that are letters, at least."""
_FEW_LETTERS: Final = 0.3
_WORDED: Final = 0.75
"""Part of the lines that have a word, at least, where fewer signs are letters: sums written out in full."""
_WORD: Final = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Room between two columns of text, and the stretch of the page where it is free."""

    at: float
    top: float
    bottom: float
    lines: int


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a row of words stands, and the places at which it leaves no room for a gutter."""

    top: float
    bottom: float
    crossed: set[int]


def part_sides(page: Page) -> list[Page]:
    """Return a page in the parts that are read one after the other: one, unless its text has two columns."""
    rows = read_rows(page.words)
    if len(rows) < _FEWEST:
        return [page]
    first, last = (int(part * page.width) for part in (_FIRST, _LAST))
    places = range(first, last, max(_STEP, int(page.width) // _MOST_PLACES))
    lines = [_Line(row.top, row.bottom, _crossed(row, places)) for row in rows]
    found = (_gutter(at, lines, page.rulings) for at in places)
    gutters = [gutter for gutter in found if gutter.lines >= _FEWEST]
    tried: set[tuple[int, int]] = set()
    for gutter in sorted(gutters, key=lambda gutter: -gutter.lines):
        within = [word for word in page.words if gutter.top <= word.middle <= gutter.bottom]
        left = [word for word in within if word.centre < gutter.at]
        right = [word for word in within if word.centre >= gutter.at]
        if (len(left), len(right)) in tried:
            continue
        tried.add((len(left), len(right)))
        if _is_text(left, page.width) and _is_text(right, page.width):
            parts = [
                _part(page, page.width, [word for word in page.words if word.middle < gutter.top]),
                _part(page, gutter.at, left),
                _part(page, page.width, right),
                _part(page, page.width, [word for word in page.words if word.middle > gutter.bottom]),
            ]
            return [part for part in parts if part.words]
    return [page]


def _crossed(row: TextRow, places: range) -> set[int]:
    """Return the places at which words of a row leave no room."""
    half = _NARROWEST / 2
    near = [word for word in row.words if word.right > places.start - half and word.left < places.stop + half]
    return {at for word in near for at in places if word.left < at + half and word.right > at - half}


def _gutter(at: int, lines: Sequence[_Line], rulings: Sequence[Ruling]) -> _Gutter:
    """Return the longest stretch of lines that leave room at a place, with no line drawn across."""
    left, right = at - _NARROWEST / 2, at + _NARROWEST / 2
    drawn = [r.top for r in rulings if r.is_level and r.left < left and r.right > right]
    best: Sequence[_Line] = ()
    own: list[_Line] = []
    for line in lines:
        is_crossed = at in line.crossed
        if is_crossed or (own and any(own[-1].top < top < line.bottom for top in drawn)):
            own = []
        if not is_crossed:
            own.append(line)
        if len(own) > len(best):
            best = own
    return _Gutter(at, best[0].top, best[-1].bottom, len(best)) if best else _Gutter(at, 0, 0, 0)


def _is_text(words: Sequence[Word], width: float) -> bool:
    """Whether words are lines of text that fill a column, no labels and no figures."""
    rows = read_rows(words)
    if len(rows) < _FEWEST:
        return False
    column = max(row.right for row in rows) - min(row.left for row in rows)
    signs = "".join(word.text for word in words)
    is_full = median(row.right - row.left for row in rows) >= _FULL * column
    worded = sum(bool(_WORD.search(row.text)) for row in rows)
    least = _FEW_LETTERS if worded >= _WORDED * len(rows) else _LETTERS
    return (
        column >= _NARROWEST_SIDE * width and is_full and sum(map(str.isalpha, signs)) >= least * len(signs)
    )


def _part(page: Page, width: float, words: Sequence[Word]) -> Page:
    """Return words of a page as one, with the lines that are drawn beside them."""
    if not words:
        return replace(page, words=())
    left, right = min(word.left for word in words), max(word.right for word in words)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    near = tuple(
        ruling
        for ruling in page.rulings
        if ruling.left <= right
        and ruling.right >= left
        and top - _NARROWEST <= (ruling.top + ruling.bottom) / 2 <= bottom + _NARROWEST
    )
    return replace(page, width=width, words=tuple(words), rulings=near)
