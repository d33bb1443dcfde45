"""Lines that make one paragraph, and the sentences and formulas in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Final

from capaian.auditor.printed.document import Formula, Line, Sentence
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, Spot, read_numbers

_END: Final = re.compile(r"(?<=[.!?])[\u201d\")]?\s+(?=[A-Z\u201c\"(])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:No|Kab|Kec|Kel|Prov|Rp|dr|Drs|Dra|Ir|H|Hj|Prof|hal|hlm|dll|dsb|dst|dkk|tsb|tgl|Jl|Nip|Gol|Bpk|Sdr|Yth"
    r"|Th|Tbk|Jend|Pol|Ttd|St|M\.\w+|S\.\w+|[A-Z]\.[A-Z])\.|^(?:[-\u2013\u2022]\s+)?\(?\w{1,3}[.)])$",
    re.IGNORECASE,
)
_TERMINATED: Final = re.compile(r"[.:;!?][\u201d\")]?$")
_LONGEST_SHORT: Final = 24
"""No abbreviation is longer."""
_LONGEST_SENTENCE: Final = 5_000
"""Signs, two pages full: what has more without a full stop is a list of figures, or no text at all."""
_MOST_FIGURES: Final = 250
"""Of a sentence: what has more is a row of figures, about which words say nothing."""
_WRAPPED: Final = (60, 150)
"""Lengths of lines that a page may have wrapped."""
_LISTED: Final = re.compile(r"\s\d{1,3}(?:\.\d{3})*(?:\.\d{3}|,\d+)$")
"""A figure with marks at the end of a line, as in a list of figures with their names."""
_NAMED: Final = re.compile(r"[A-Z][a-z]")
_AMOUNT: Final = re.compile(r"(?:Rp\b\.?\s*)?\d")
_TEX: Final = re.compile(r"\$\$?(?P<tex>[^$]+)\$\$?")
_SYMBOL: Final = re.compile(
    r"(?:text\{\s*rumus\s*:?\s*\}|rumus\s*:?)?\s*(?P<symbol>[A-Za-z][\w-]{0,30})\s*=", re.IGNORECASE
)


@dataclass(frozen=True)
class Paragraph:
    """Running text over one or more lines."""

    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """Its words, lines joined by a blank."""
        return " ".join(line.text for line in self.lines)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number

    def spot(self, offset: int) -> tuple[int, int]:
        """Return the line and the offset in it of an offset in the text."""
        place = bisect_right(self._starts, offset) - 1
        return self.lines[place].number, offset - self._starts[place]

    @cached_property
    def _starts(self) -> Sequence[int]:
        """Where its lines begin in its text."""
        return [*accumulate((len(line.text) + 1 for line in self.lines[:-1]), initial=0)]


def is_continued(line: Line, following: Line) -> bool:
    """Say whether a line of running text goes on in the next one that is not blank.

    Examples:
        >>> is_continued(Line(7, ("terdiri dari Sekretariat dan",)), Line(11, ("empat Bidang.",)))
        True
        >>> is_continued(Line(7, ("Berikut rinciannya:",)), Line(8, ("empat Bidang.",)))
        False
        >>> text = "Realisasi anggaran dana dekonsentrasi, yakni sebesar Rp 11.500.000,00 atau"
        >>> is_continued(Line(7, (text,), 22), Line(9, ("94,53%, dan fisiknya 99,52%.",), 23))
        True
    """
    text, words = line.text.strip(), following.text.strip()
    if _TERMINATED.search(text) or not words or "$" in text:
        return False
    if words[0].islower() or _breaks_before_amount(line, following):
        return True
    if _LISTED.search(text) and _NAMED.match(words):
        return False
    is_near = following.number - line.number == 1
    return is_near and _WRAPPED[0] <= len(text) <= _WRAPPED[1] and not text.isupper() and not words.isupper()


def _breaks_before_amount(line: Line, following: Line) -> bool:
    """Whether a page ends with a long line and a word, and the next one begins with a figure."""
    text = line.text.strip()
    is_over_page = line.page is not None and line.page != following.page
    is_text = len(text) >= _WRAPPED[0] and text[-1].isalpha() and not text.isupper()
    return is_over_page and is_text and _AMOUNT.match(following.text.strip()) is not None


def read_sentences(paragraph: Paragraph, section: str, style: NumberStyle) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, no mere figures; a full stop after an abbreviation ends none."""
    text = paragraph.text
    numbers = read_numbers(text, paragraph.line, 0, style)
    places = [number.spot.start for number in numbers]
    start = first = 0
    for end in _within_reach((*_ends(text), len(text)), text):
        last = bisect_left(places, end)
        own = tuple(_move(paragraph, number) for number in numbers[first:last])
        first = last
        line, offset = paragraph.spot(start)
        if len(own) <= _MOST_FIGURES:
            yield Sentence(line, text[start:end].strip(), own, offset, section, paragraph.line)
        start = end


def _within_reach(ends: Iterable[int], text: str) -> Iterator[int]:
    """Yield the ends of sentences, and blanks between where one is longer than any of a paper."""
    start = 0
    for end in ends:
        while end - start > _LONGEST_SENTENCE:
            blank = text.rfind(" ", start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE)
            start = blank + 1 if blank > 0 else start + _LONGEST_SENTENCE
            yield start
        yield end
        start = end


def _move(paragraph: Paragraph, number: PrintedNumber) -> PrintedNumber:
    if len(paragraph.lines) == 1:
        return number
    line, start = paragraph.spot(number.spot.start)
    return replace(number, spot=Spot(line, 0, start, start + number.spot.end - number.spot.start))


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not _ABBREVIATED.search(text[max(0, match.start() - _LONGEST_SHORT) : match.start()]):
            yield match.end()


def read_formulas(line: Line, style: NumberStyle) -> Iterator[Formula]:
    """Yield the formulas of a line that are set in TeX."""
    for match in _TEX.finditer(line.text):
        tex = match["tex"]
        symbol = _SYMBOL.search(tex)
        numbers = read_numbers(tex, line.number, 0, style)
        yield Formula(line.number, tex.strip(), symbol["symbol"] if symbol else "", numbers)
