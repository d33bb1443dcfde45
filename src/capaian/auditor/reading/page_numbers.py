"""The numbers printed on pages: those at their edges that go up by one from page to page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.reading.page import Page, TextRow
from capaian.domain.numerals import read_roman

_FEWEST: Final = 3
"""Pages that a run of numbers goes over; two may go on by chance."""
_ROWS: Final = 2
"""Rows from the edge of a page in which its number may stand."""
_MOST_WORDS: Final = 14
"""Of a row with a number of a page; a longer one is text."""
# 12 | - 12 - | iv | III-6 | C.4
_FIGURE: Final = re.compile(
    r"[-\u2013|(]*(?P<text>(?:(?:[IVXLC]{1,5}|[A-Z])[-\u2013.])?(?P<number>\d{1,4})|(?P<roman>[ivxlc]{1,7}|[IVXLC]{1,7}))"
    r"[-\u2013|)]*"
)
Edges = Callable[[Page], Sequence[Sequence[TextRow]]]
"""Rows at the top and at the foot of a page, each from the edge inwards."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    text: str
    run: tuple[int, int, bool]
    """Edge, distance between the printed and the real number, whether Roman: one run shares them."""


def find_page_numbers(pages: Iterable[Page], edges: Edges) -> Mapping[int, str]:
    """Return the number printed on each page that has one, by the page of the file.

    Args:
        pages: Pages with all their words.
        edges: What stands at the edges of a page.
    """
    found = [each for page in pages for each in _candidates(page, edges(page))]
    reached: dict[tuple[int, int, bool], set[int]] = defaultdict(set)
    for candidate in found:
        reached[candidate.run].add(candidate.page)
    lengths = Counter({run: len(those) for run, those in reached.items() if _goes_on(those)})
    numbers: dict[int, str] = {}
    for candidate in sorted(found, key=lambda each: lengths[each.run]):
        if lengths[candidate.run]:
            numbers[candidate.page] = candidate.text
    return dict(sorted(numbers.items()))


def _goes_on(pages: set[int]) -> bool:
    """Whether a run has enough pages, and as many as not between its ends: chapters may open without one."""
    return len(pages) >= _FEWEST and 2 * len(pages) >= max(pages) - min(pages) + 1


def _candidates(page: Page, edges: Sequence[Sequence[TextRow]]) -> Iterator[_Candidate]:
    for edge, rows in enumerate(edges):
        for row in rows[:_ROWS]:
            words = [word.text for word in row.words]
            for word in words if len(words) <= _MOST_WORDS else ():
                match = _FIGURE.fullmatch(word)
                if match is None:
                    continue
                value = int(match["number"]) if match["number"] else read_roman(match["roman"])
                if value is not None:
                    run = edge, value - page.number, match["roman"] is not None
                    yield _Candidate(page.number, match["text"], run)
