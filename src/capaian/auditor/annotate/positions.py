"""Where words stand on the pages of a pdf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

import pypdfium2

from capaian.auditor.annotate.notes import Excerpt, find_words
from capaian.domain.errors import FileError

_LINE: Final = 0.5
"""Share of its height by which a letter may stand higher or lower than the
one before it on a line.
"""
_NO_LETTERS: Final = ("\ufffe", "\x02")
"""What the library gives for a hyphen that only breaks a word."""
_MARGIN: Final = 1.0
_FAR: Final = 40.0
"""Points from which a cell is that of another row, and tells no more."""
_SHORTEST: Final = 4
"""Letters of a cell that are enough to tell a row by."""


class PageBox(NamedTuple):
    """A rectangle in points, from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


def box_around(boxes: Sequence[PageBox]) -> PageBox:
    """Return the rectangle that holds all others."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return PageBox(min(lefts), min(bottoms), max(rights), max(tops))


@dataclass
class PageText:
    """The letters of one page, read when they are first asked for."""

    pdf: pypdfium2.PdfDocument
    number: int
    _boxes: dict[int, PageBox] = field(default_factory=dict)

    @cached_property
    def _letters(self) -> tuple[tuple[int, str], ...]:
        """The letters that are no white space, each with its number in the page;
        the page is closed again.
        """
        page = self.pdf[self.number]
        text = page.get_textpage()
        try:
            return tuple(_letters_of(text))
        finally:
            text.close()
            page.close()

    @cached_property
    def text(self) -> str:
        """The letters without white space."""
        return "".join(letter for _, letter in self._letters)

    @cached_property
    def _opened(self) -> pypdfium2.PdfTextPage:
        """The page, kept open once something was found on it."""
        return self.pdf[self.number].get_textpage()

    def box(self, position: int) -> PageBox:
        """Return the rectangle of a letter of `text`."""
        place = self._letters[position][0]
        if place not in self._boxes:
            self._boxes[place] = PageBox(*self._opened.get_charbox(place))
        return self._boxes[place]

    def find_all(self, words: str) -> tuple[int, ...]:
        """Return every position of some words in `text`, but for figures within longer ones."""
        found: list[int] = []
        start = self.text.find(words) if words else -1
        while start >= 0:
            if not (self._goes_on(start, -1) or self._goes_on(start + len(words) - 1, 1)):
                found.append(start)
            start = self.text.find(words, start + 1)
        return tuple(found)

    def _goes_on(self, position: int, step: int) -> bool:
        """Whether a figure goes on before or behind a letter: with a digit,
        or a mark and a digit.
        """
        following = range(position + step, position + 3 * step, step)
        near = [
            at for at in following if 0 <= at < len(self.text) and self._is_joined(at, position)
        ]
        letters = [self.text[at] for at in near]
        if not self.text[position].isdigit() or not letters:
            return False
        return letters[0].isdigit() or (
            letters[0] in ".," and letters[1:] != [] and letters[1].isdigit()
        )

    def _is_joined(self, one: int, other: int) -> bool:
        """Whether no blank stands between two letters."""
        return abs(self._letters[one][0] - self._letters[other][0]) == abs(one - other)

    def spans(self, words: str) -> list[tuple[float, float]]:
        """Return from where to where some words reach in height, wherever they stand."""
        ends = ((self.box(at), self.box(at + len(words) - 1)) for at in self.find_all(words))
        return [(min(first.bottom, last.bottom), max(first.top, last.top)) for first, last in ends]


def _letters_of(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """One letter after the other as the library counts them; hyphens at line ends are none."""
    count = text.count_chars()
    words: Sequence[str] = text.get_text_range(0, count) if count > 0 else ""
    if len(words) != count:
        words = [text.get_text_range(place, 1) for place in range(count)]
    for place, letter in enumerate(words):
        if letter and not letter.isspace() and letter not in _NO_LETTERS:
            yield place, letter


@contextmanager
def open_pages(content: bytes) -> Iterator[Sequence[PageText]]:
    """Open a pdf to look for words on its pages.

    Raises:
        FileError: if it is damaged or locked.
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        message = "Pdf ini tidak dapat dibaca: rusak atau terkunci."
        raise FileError(message) from error
    try:
        yield tuple(PageText(pdf, number) for number in range(len(pdf)))
    finally:
        pdf.close()


def find_boxes(page: PageText, excerpt: Excerpt) -> tuple[PageBox, ...]:
    """Return the rectangles, line by line, of what is wrong;
    of the whole excerpt where that is not in it.
    """
    span = _find(page, excerpt)
    return () if span is None else _lines(page, *span)


def _find(page: PageText, excerpt: Excerpt) -> tuple[int, int] | None:
    whole = "".join(excerpt.cells)
    start = page.text.find(whole) if whole else -1
    if start >= 0:
        return _inside(excerpt, whole, start)
    return _beside(page, excerpt)


def _inside(excerpt: Excerpt, whole: str, start: int) -> tuple[int, int]:
    """What is wrong within the excerpt: where it is marked,
    else a cell of its own before a part of one.
    """
    if excerpt.place is not None:
        return start + excerpt.place, start + excerpt.place + len(excerpt.printed)
    reached, exact, part = start, -1, -1
    for cell in excerpt.cells:
        place = find_words(excerpt.printed, cell)
        exact = reached if cell.removesuffix("%") == excerpt.printed else exact
        part = reached + place if place >= 0 else part
        reached += len(cell)
    found = exact if exact >= 0 else part
    if found < 0:
        return start, start + len(whole)
    return found, found + len(excerpt.printed)


def _beside(page: PageText, excerpt: Excerpt) -> tuple[int, int] | None:
    """Where the layout tears the excerpt: of the prints of what is wrong the one
    beside most of its cells.

    A cell that spans several rows stands beside each of them, so that all cells are asked.
    """
    others = [cell for cell in excerpt.cells if len(cell) > 1 and excerpt.printed not in cell]
    cells = [spans for cell in others if (spans := page.spans(cell))]
    found = page.find_all(excerpt.printed)
    if not found:
        longest = max((cell for cell in others if page.find_all(cell)), key=len, default="")
        start = page.find_all(longest)[0] if len(longest) >= _SHORTEST else -1
        return None if start < 0 else (start, start + len(longest))
    if len(found) > 1 and not cells:
        return None
    misses = {place: sum(_gap(page.box(place), spans) for spans in cells) for place in found}
    least = min(misses.values()) + _LINE * page.box(found[0]).height
    row = sorted(
        (place for place in found if misses[place] <= least),
        key=lambda place: page.box(place).left,
    )
    place = row[min(excerpt.earlier_prints, len(row) - 1)]
    return place, place + len(excerpt.printed)


def _gap(box: PageBox, spans: Sequence[tuple[float, float]]) -> float:
    """Return how far the middle of a box lies above or below the nearest of some spans,
    up to what is far.
    """
    middle = (box.bottom + box.top) / 2
    return min(_FAR, *(max(bottom - middle, middle - top, 0) for bottom, top in spans))


def _lines(page: PageText, start: int, end: int) -> tuple[PageBox, ...]:
    """One rectangle for each line that the letters stand on."""
    lines: list[PageBox] = []
    for box in (page.box(position) for position in range(start, end)):
        if lines and abs(box.bottom - lines[-1].bottom) <= _LINE * max(
            box.height, lines[-1].height
        ):
            lines[-1] = box_around((lines[-1], box))
        else:
            lines.append(box)
    return tuple(_widen(line) for line in lines)


def _widen(box: PageBox) -> PageBox:
    return PageBox(
        box.left - _MARGIN, box.bottom - _MARGIN, box.right + _MARGIN, box.top + _MARGIN
    )
