"""Pdf files: pages read in child processes within limits, running heads and feet left out."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any, Final

from capaian.auditor.printed.lines import RetypedFigure
from capaian.auditor.printed.number import Spot
from capaian.auditor.reading.captions import is_caption
from capaian.auditor.reading.content import ReportContent
from capaian.auditor.reading.page import Page, Ruling, TextRow, Word, read_rows
from capaian.processes.children import ask_child

_WORKER: Final = Path(__file__).parent / "pdf_worker.py"
_RECORD_WORKER: Final = Path(__file__).parent / "pdf_record_worker.py"
_SECONDS_FOR_PAGE: Final = 5
"""Of work; a page full of small print takes a twentieth of a second."""
_SECONDS_FOR_PART: Final = 120
_SECONDS_FOR_RECORD: Final = 20
"""Of work, to read it and the lines of all pages; a report of 100 pages takes half a second."""
_MEGABYTES: Final = 400
"""Of memory, beside the file itself: a page takes some 50,
one with a map of a million strokes some 250.
"""
_COPIES: Final = 2
"""Of the file, that a child process holds."""
_MEGABYTE: Final = 1_000_000
_MOST_WORDS: Final = 3_000_000
"""Of a file: 2,000 on each of the most pages that are read."""
_MOST_PAGES_FOR_PART: Final = 50
_FIRST_PAGES: Final = 8
"""Read before anything else, to know how many there are."""
PROCESSES: Final = 2
MOST_PAGES: Final = 1_500
_NUMBER_OF_PAGE: Final = re.compile(
    r"^(?:hal(?:aman)?\.?\s*)?[-\u2013|\s]*(?:[IVX]+\s*[-\u2013.]\s*)?(?:\d{1,4}|"
    r"[ivxlc]{1,7})[-\u2013|\s]*"
    r"(?:(?:dari|of|/)\s*\d+)?$",
    re.IGNORECASE,
)
_HEAD: Final = 0.15
_FOOT: Final = 0.85
"""Parts of the height of a page above and below which running heads and feet stand."""
_FEWEST_PAGES: Final = 3
"""That show the same head; in a file of two pages, both."""
_NEAR: Final = 2
"""Pages from one running head to the next of its kind: left and right pages differ."""
_MOST_PARTS: Final = 3
"""Of a running head; a row of more is one of a table, whose head may stand on every page too."""
_FEWEST_WORDS: Final = 40
"""A scan has at most a page number, a stamp and a line of its signature in words."""


class PdfFlawError(Exception):
    """A pdf that cannot be read: `locked`, `broken`, `too_much`, `too_long` or `active`."""

    def __init__(self, flaw: str, page: int = 0, pages: int = 0) -> None:
        """Keep the flaw, the page that has it (0 where it is not one page),
        and how many pages there are.
        """
        super().__init__(flaw)
        self.flaw = flaw
        self.page = page
        self.pages = pages


def read_pdf(content: bytes) -> ReportContent:
    """Return the pages of a pdf without running heads and feet.

    Raises:
        PdfFlawError: It cannot be read.
    """
    read, head = _pages(content)
    with ThreadPoolExecutor(1) as pool:
        record = pool.submit(_retyped, content) if head["owned"] else None
        pages = [*_within(read)]
        retyped, is_unfit = record.result() if record else ((), False)
    running = _running_texts(pages)
    unreadable = tuple(
        page.number for page in pages if page.is_picture or page.number in head["damaged"]
    )
    return ReportContent(
        pages=tuple(_without_edges(page, running) for page in pages),
        is_pdf=True,
        unreadable=unreadable,
        retyped=retyped,
        has_unfit_record=is_unfit,
    )


def _retyped(content: bytes) -> tuple[tuple[RetypedFigure, ...], bool]:
    """Return the figures that a file was not made with,
    and whether its record of them is unfit.
    """
    limits = (str(_SECONDS_FOR_RECORD), str(_megabytes(content)))
    answer = ask_child(_RECORD_WORKER, *limits, content=content, seconds=_SECONDS_FOR_PART)
    if not answer.endswith(b"}"):  # a limit ended it
        return (), True
    record: dict[str, Any] = json.loads(answer)
    retyped = (
        RetypedFigure(Spot(page), made, now, quote, page)
        for page, quote, made, now in record["retyped"]
    )
    return tuple(retyped), record["unfit"]


def _pages(content: bytes) -> tuple[Iterator[Page], dict[str, Any]]:
    """Return the pages, as they are read, and what is told of the file:
    the numbers of damaged pages.
    """
    first = _answers(content, 0, _FIRST_PAGES)
    head = next(first)
    count = head["count"]
    if head["active"]:
        raise PdfFlawError("active", pages=count)
    if count > MOST_PAGES:
        raise PdfFlawError("too_long", pages=count)
    return _read_parts(content, first, count), head


def _read_parts(content: bytes, first: Iterable[dict[str, Any]], count: int) -> Iterator[Page]:
    """Yield the pages; two child processes read the next parts meanwhile."""
    with ThreadPoolExecutor(PROCESSES) as pool:
        parts = [
            pool.submit(_answers_of_pages, content, *ends) for ends in _parts(_FIRST_PAGES, count)
        ]
        try:
            yield from map(_page, first)
            for part in parts:
                yield from map(_page, part.result())
        finally:
            for part in parts:
                part.cancel()


def _within(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield pages as long as all their words fit in memory."""
    words = 0
    for page in pages:
        words += len(page.words)
        if words > _MOST_WORDS:
            raise PdfFlawError("too_much", page.number)
        yield page


def _parts(first: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield the ends of parts of one size, as many for each process,
    so that none waits for another.

    Examples:
        >>> [*_parts(8, 102)], [*_parts(8, 9)], [*_parts(8, 3)]
        ([(8, 55), (55, 102)], [(8, 9)], [])
    """
    pages = max(count - first, 0)
    parts = PROCESSES * -(-pages // (PROCESSES * _MOST_PAGES_FOR_PART))
    ends = [first + pages * part // parts for part in range(parts + 1)] if parts else []
    return ((start, end) for start, end in pairwise(ends) if start < end)


def _answers_of_pages(content: bytes, first: int, last: int) -> list[dict[str, Any]]:
    return [*_answers(content, first, last)][1:]


def _answers(content: bytes, first: int, last: int) -> Iterator[dict[str, Any]]:
    """Yield what a child process says of a part: first of the file, then of each page."""
    limits = (str(first), str(last), str(_SECONDS_FOR_PAGE), str(_megabytes(content)))
    done = ask_child(_WORKER, *limits, content=content, seconds=_SECONDS_FOR_PART)
    begun, is_whole = 0, done.endswith(b"\n")
    for text in done.splitlines() if is_whole else done.splitlines()[:-1]:
        word: dict[str, Any] = json.loads(text)
        if "flaw" in word:
            raise PdfFlawError(word["flaw"], begun)
        if "begins" in word:
            begun = word["begins"]
            continue
        begun = 0
        yield word
    if begun or not done:
        raise PdfFlawError("too_much", begun)


def _megabytes(content: bytes) -> int:
    return _MEGABYTES + _COPIES * len(content) // _MEGABYTE


def _page(answer: dict[str, Any]) -> Page:
    width, height = answer["size"]
    words = tuple(Word(*word) for word in answer["words"])
    rulings = tuple(Ruling(*ruling) for ruling in answer["rulings"])
    is_picture = answer["picture"] and len(words) < _FEWEST_WORDS
    return Page(answer["page"], width, height, words, rulings, is_picture)


def _edges(page: Page) -> tuple[list[TextRow], list[TextRow]]:
    """Return the rows where running heads and feet stand, each from the edge of the page inwards.

    Words beside upright lines stand in a table; its head may be on every page too.
    """
    uprights = _merged(sorted((r.top, r.bottom) for r in page.rulings if not r.is_level))
    return _rows_at_edges(
        page,
        [w for w in page.words if not any(top <= w.middle <= bottom for top, bottom in uprights)],
    )


def _rows_at_edges(page: Page, words: Sequence[Word]) -> tuple[list[TextRow], list[TextRow]]:
    heads = read_rows(word for word in words if word.bottom < _HEAD * page.height)
    feet = read_rows(word for word in words if word.top > _FOOT * page.height)
    return heads, feet[::-1]


def _merged(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return stretches of a page in their order, those that overlap as one."""
    merged: list[tuple[float, float]] = []
    for start, end in stretches:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


_Place = tuple[str, int]
"""A text without its digits, and how far from the edge of the page it stands."""


def _running_texts(pages: Sequence[Page]) -> set[_Place]:
    """Return the texts that stand at the edge of several pages, numbers of pages aside."""
    seen: dict[_Place, list[int]] = defaultdict(list)
    for page in pages:
        for place in {
            _place(part, page) for rows in _edges(page) for row in rows for part in row.parts()
        }:
            seen[place].append(page.number)
    fewest = min(max(len(pages), 2), _FEWEST_PAGES)
    return {
        place for place, numbers in seen.items() if len(numbers) >= fewest and _runs_on(numbers)
    }


def _place(part: TextRow, page: Page) -> _Place:
    is_head = part.bottom < page.height / 2
    return _key(part.text), round(part.top if is_head else page.height - part.bottom)


def _runs_on(pages: Sequence[int]) -> bool:
    """Whether pages with one text follow each other: titles of chapters are alike too,
    but stand apart.
    """
    near = sum(after - before <= _NEAR for before, after in pairwise(pages))
    return 2 * near >= len(pages) - 1


def _key(text: str) -> str:
    """Return a text without what differs from page to page: digits,
    and Roman numbers of first pages.

    Examples:
        >>> _key("12 Dinas Contoh"), _key("iv Dinas Contoh"), _key("BAB II")
        ('# Dinas Contoh', '# Dinas Contoh', 'BAB II')
    """
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", text)


def _without_edges(page: Page, running: Container[_Place]) -> Page:
    """Return a page without its running head and foot and its number."""
    left_out: set[Word] = set()
    for rows in _edges(page):
        for row in takewhile(partial(_is_running, running, page), rows):
            left_out.update(row.words)
    return replace(page, words=tuple(word for word in page.words if word not in left_out))


def _is_running(running: Container[_Place], page: Page, row: TextRow) -> bool:
    """Whether a row is a number of a page, or half of it stands on other pages there too;
    no caption does.
    """
    parts = row.parts()
    if len(parts) > _MOST_PARTS or is_caption(row.text):
        return False
    worded = [part for part in parts if any(map(str.isalpha, part.text))]
    known = sum(_place(part, page) in running for part in worded)
    return bool(_NUMBER_OF_PAGE.match(row.text)) or 0 < len(worded) <= 2 * known
