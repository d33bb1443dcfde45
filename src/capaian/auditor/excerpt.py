"""The part of a line that a finding quotes: what is wrong, with the words around it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from capaian.domain.audit.shortening import ELLIPSIS, count_common_words

_LETTERS: Final = 240
_BEFORE: Final = 140
# What may stand apart in the line: `76–90; 91–100`, `A / B`, `terendah: Juai`.
_PARTS: Final = re.compile(r"[;,:]\s|\s/\s")
_OR: Final = " atau "
_NEAR: Final = 120
"""Letters within which a word belongs to the figure that it stands with."""
_FIGURE: Final = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line, or the words around what is wrong in it."""

    text: str
    mark: tuple[int, int] | None = None
    """Where what is wrong begins and ends in the text; `None` where it does not stand there as printed."""


def excerpt_of(
    text: str, printed: str, at: int | None = None, most: int = _LETTERS, word: str = ""
) -> Excerpt:
    """Return a line, or the words around what is wrong where the line is long, with its place.

    Args:
        text: The line, cells of a row parted by tabs.
        printed: What is wrong in it, as printed.
        at: Where that begins in the line, if that is known.
        most: Letters of the longest line that is quoted whole.
        word: The part of what is printed that is wrong beside a right figure, which is marked alone.

    Examples:
        >>> excerpt_of("dari 2 sasaran", "2")
        Excerpt(text='dari 2 sasaran', mark=(5, 6))
        >>> excerpt_of("satu dua tiga empat lima enam", "lima", most=18)
        Excerpt(text='…empat lima enam', mark=(7, 11))
    """
    found = _span_of_word(text, word, printed, at) or _span(text, printed, at)
    if len(text) <= most:
        return Excerpt(text, found)
    first, last = found or (0, 0)
    before = _BEFORE * most // _LETTERS
    start = _word_start(text, max(0, first - before), first)
    end = _word_end(text, last, start + most)
    head = ELLIPSIS if start else ""
    tail = ELLIPSIS if end < len(text) else ""
    kept = text[start:end]
    start += len(kept) - len(kept.lstrip())
    moved = len(head) - start
    mark = None if found is None else (first + moved, last + moved)
    return Excerpt(f"{head}{kept.strip()}{tail}", mark)


def wrong_word(printed: str, expected: str) -> str:
    """Return the words that are wrong beside a figure that is right, or the figure within words; else empty.

    Examples:
        >>> wrong_word("capaian 77,18", "realisasi 77,18 atau capaian 85,76")
        'capaian'
        >>> wrong_word("92,50: Baik", "Sangat Baik"), wrong_word("3.3 Hasil Tahun 2031", "Hasil Tahun 2032")
        ('Baik', '2031')
        >>> wrong_word("termasuk efisien", "tidak efisien"), wrong_word("naik", "turun")
        ('', '')
    """
    figure, _, name = printed.partition(": ")
    if name and _FIGURE.fullmatch(figure) and not _FIGURE.search(expected):
        return name
    own, theirs = printed.split(), expected.split(_OR)[0].split()
    if theirs and own[1:2] == theirs[:1] != own[:1]:
        own = own[1:]  # the number before a title
    ahead = count_common_words(own, theirs)
    behind = count_common_words(own[ahead:][::-1], theirs[ahead:][::-1])
    differ, alike = own[ahead : len(own) - behind], [*own[:ahead], *own[len(own) - behind :]]
    is_beside_figure = _FIGURE.search(" ".join(alike)) is not None
    is_figure = len(differ) == 1 and alike and _FIGURE.search(differ[0]) is not None
    return " ".join(differ) if is_beside_figure or is_figure else ""


def _span_of_word(text: str, word: str, printed: str, at: int | None) -> tuple[int, int] | None:
    """Where the wrong words stand, nearest to the right figure that they are printed with."""
    if not word:
        return None
    places = [found.span() for found in re.finditer(_whole(word), text, re.IGNORECASE)]
    figure = next((each for each in _FIGURE.findall(printed.replace(word, "", 1))), "")
    there = re.search(_whole(figure), text) if figure and at is None else None
    beside = at if there is None else there.start()
    if beside is None:
        return places[0] if len(places) == 1 else None
    near = [span for span in places if abs(span[0] - beside) <= _NEAR]
    return min(near, key=lambda span: abs(span[0] - beside), default=None)


def _whole(words: str) -> str:
    return rf"(?<!\w)(?<!\d[.,]){re.escape(words)}(?!\w|[.,]\d)"


def _span(text: str, printed: str, at: int | None) -> tuple[int, int] | None:
    """Where what is wrong begins and ends in a line; of what is not there whole, the first part that is."""
    if at is not None and printed and text.startswith(printed, at):
        return at, at + len(printed)
    for words in _wordings(printed):
        found = re.search(_whole(words), text, re.IGNORECASE)
        if found is not None:
            return found.span()
    return None


def _wordings(printed: str) -> Iterator[str]:
    """Yield what may stand in the line: the whole, each of several things, the figures alone."""
    if printed.strip():
        yield printed.strip()
        yield from (part.strip() for part in _PARTS.split(printed) if part.strip())
        yield from _FIGURE.findall(printed)


def _word_start(text: str, first: int, last: int) -> int:
    """The first beginning of a word within two places; the first place where no word begins."""
    return next((n for n in range(first, last) if n == 0 or text[n - 1].isspace()), first)


def _word_end(text: str, first: int, last: int) -> int:
    """The last end of a word within two places; the last place where no word ends."""
    if last >= len(text):
        return len(text)
    return next((n for n in range(last, first, -1) if text[n].isspace()), max(first, last))
