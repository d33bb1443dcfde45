"""Figures at the end of a line, behind their name: `Realisasi Program I, Tahun 2023 380.566.177`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.years import YEAR

_UNIT: Final = re.compile(r"\s*(?:%|persen|[^\W\d_]{2,12})?\s*$")
"""All that may stand behind the figure."""
_ASIDES: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
"""Where it comes from, or is told as well: `(lihat Lampiran 2)`."""
_NOT_OF_NAMES: Final = re.compile(r"[^\w%./-]+")
_FEWEST_LETTERS: Final = 10
_LONGEST: Final = 240
_FEWEST_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with its name."""

    name: tuple[str, ...]
    """Its words, without capitals, signs between them, and brackets."""
    words: str
    """As printed."""
    number: PrintedNumber


@lru_cache(maxsize=4)
def find_labelled(document: PrintedDocument) -> Mapping[int, Labelled]:
    """Return by its line every figure that ends a line behind its name."""
    return {line: found for line, found in _all_labelled(document).items() if not _is_short(found)}


@lru_cache(maxsize=4)
def find_short_labelled(document: PrintedDocument) -> Mapping[int, Labelled]:
    """Return by its line every figure that ends a line behind a name of few letters: `Pegawai, S 2 11`."""
    return {line: found for line, found in _all_labelled(document).items() if _is_short(found)}


@lru_cache(maxsize=4)
def _all_labelled(document: PrintedDocument) -> Mapping[int, Labelled]:
    return {found.number.spot.line: found for found in _labelled(document)}


def _is_short(found: Labelled) -> bool:
    return sum(map(str.isalpha, "".join(found.name))) < _FEWEST_LETTERS


def _labelled(document: PrintedDocument) -> Iterator[Labelled]:
    for line in document.lines:
        if line.text and not line.is_row and len(line.text) <= _LONGEST:
            yield from _in_line(line, document)


def _in_line(line: Line, document: PrintedDocument) -> Iterator[Labelled]:
    if line.text.rstrip().endswith((".", ";", ":")) or "=" in line.text:
        return
    numbers = document.numbers_in(line)
    if not numbers or YEAR.fullmatch(numbers[-1].text):
        return
    number = numbers[-1]
    before = line.text[: number.spot.start].rstrip("\u2212-\u2013+")
    if not before.endswith(" ") or before.rstrip().endswith(","):
        return  # part of a code, or one of several
    words = before.rstrip()
    if _UNIT.match(line.text, number.spot.end):
        yield Labelled(plain_name(words), words.strip(), number)


def tells(number: PrintedNumber) -> bool:
    """Whether a figure may be known again: decimals, or many digits, and no year."""
    if number.decimals:
        return True
    return number.digits >= _FEWEST_DIGITS and not YEAR.fullmatch(number.text)


def plain_name(words: str) -> tuple[str, ...]:
    """Return the words of a name that count.

    Examples:
        >>> plain_name("Pagu Program II, Tahun 2023 (lihat Lampiran 4)")
        ('pagu', 'program', 'ii', 'tahun', '2023')
    """
    return tuple(_NOT_OF_NAMES.sub(" ", _ASIDES.sub(" ", words)).casefold().split())
