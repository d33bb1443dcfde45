"""Clauses of sentences with their figures: which of them are levels, which changes, and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import takewhile
from typing import Final

from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.years import YEAR

_BREAK: Final = re.compile(
    r"[;:]\s|,?\s+\b(?:sedangkan|sementara(?:\s+itu)?|adapun|namun|tetapi|walaupun|meskipun|sehingga|karena"
    r"|disusul|diikuti)\b",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"\b(?:dari(?:pada)?|semula)\s+(?:sebesar\s+|sebanyak\s+)?(?:rp\.?\s*)?\(?$", re.IGNORECASE
)
_TO: Final = re.compile(
    r"\b(?:menjadi|hingga|sampai)\s+(?:sebesar\s+|sebanyak\s+)?(?:rp\.?\s*)?\(?$", re.IGNORECASE
)
_MOVED: Final = re.compile(rf"\b(?:{MOVES})\b", re.IGNORECASE)
_YEAR_BEHIND: Final = re.compile(
    r"\s*(?:%|persen\b)?\s*(?:(?!(?:dari(?:pada)?|di?banding\w*|sejak|terhadap|ke)\b)[^\W\d_]+\s+){0,2}?[(,]?\s*"
    r"(?:(?:pada|di|untuk|selama)\s+)?(?:tahun\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Right behind a figure the year that it is of: `72,41% pada tahun 2023`."""
_LAST_WORD: Final = re.compile(r"\b([^\W\d_]+)\s+$")
_POINTS: Final = re.compile(r"\s*(?:%|persen)?\s*poin\b", re.IGNORECASE)
_FACTOR: Final = re.compile(r"(?:[\u00d7\u2715*]|(?<![^\W_])[xX])\s*\Z")
"""Before what a formula multiplies by: `Jiwa terlayani ÷ Penduduk × 100`."""


_SENTENCES: Final = 4096
"""Of so many the clauses are remembered: of a long report."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a clause."""

    number: PrintedNumber
    words: str
    """Those between it and the figure before."""
    after: str
    """Those behind it, up to the next figure."""
    year: int | None
    """The one year that the words before it tell, or else those behind it."""
    is_first: bool
    """Whether it is where a thing came from: `dari 4,2`."""
    is_last: bool
    is_change: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says one thing."""

    text: str
    figures: Sequence[Told]


@lru_cache(maxsize=_SENTENCES)
def clauses_told(sentence: Sentence, names: frozenset[str]) -> Sequence[Clause]:
    """Return the clauses of a sentence with their figures, without years, numbers in names and factors.

    Most checks of sentences ask this, each of every sentence, so that the answers are remembered.

    Args:
        sentence: One with its numbers.
        names: Those with a number at their end, in small letters: `koridor 1`.
    """
    return (*_clauses(sentence, names),)


def _clauses(sentence: Sentence, names: Set[str]) -> Iterator[Clause]:
    start, whole = 0, (len(sentence.text),) * 2
    left = [n for n in sentence.numbers if not _is_no_figure(sentence, n, names)]
    for end, after in (*(match.span() for match in _BREAK.finditer(sentence.text)), whole):
        own = [*takewhile(partial(_stands_before, sentence, end), left)]
        left = left[len(own) :]
        yield Clause(sentence.text[start:end], (*_figures(sentence, own, start, end),))
        start = after


def _is_no_figure(sentence: Sentence, number: PrintedNumber, names: Set[str]) -> bool:
    """Whether a number is a year, part of a name, or what a formula multiplies by."""
    is_factor = _FACTOR.search(sentence.text, 0, sentence.place_of(number)) is not None
    return is_factor or YEAR.fullmatch(number.text) is not None or _is_of_name(sentence, number, names)


def _is_of_name(sentence: Sentence, number: PrintedNumber, names: Set[str]) -> bool:
    """Whether a number tells a thing from others of its kind: `Koridor 1`."""
    word = _LAST_WORD.search(sentence.text, 0, sentence.place_of(number)) if names else None
    return word is not None and f"{word[1]} {number.text}".casefold() in names


def _stands_before(sentence: Sentence, end: int, number: PrintedNumber) -> bool:
    return sentence.place_of(number) < end


def _figures(sentence: Sentence, numbers: Sequence[PrintedNumber], start: int, end: int) -> Iterator[Told]:
    text = sentence.text
    places = [sentence.place_of(number) for number in numbers]
    ends = [place + len(number.text) for place, number in zip(places, numbers, strict=True)]
    before = [text[a:b] for a, b in zip([start, *ends], places, strict=False)]
    behind = [text[a:b] for a, b in zip(ends, [*places[1:], end], strict=False)]
    leads = bool(before) and YEAR.search(before[0]) is not None and not _FROM.search(before[0])
    for number, words, after in zip(numbers, before, behind, strict=True):
        behind_it = _YEAR_BEHIND.match(after)
        years = YEAR.findall(words) if leads else [behind_it["year"]] if behind_it else []
        is_first, is_last = _FROM.search(words) is not None, _TO.search(words) is not None
        is_end = is_first or is_last
        is_change = not is_end and bool(_MOVED.search(words) or _POINTS.match(after))
        year = int(years[0]) if len(years) == 1 else None
        yield Told(number, words, after, year, is_first, is_last, is_change)
