"""The signs of arithmetic that is written out, in words, in plain signs or in TeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.understanding.worked_text import Passage
from capaian.domain.value import PERCENT


class Sign(StrEnum):
    """What a piece of a working is."""

    NUMBER = "number"
    TIMES = "times"
    OVER = "over"
    PLUS = "plus"
    MINUS = "minus"
    EQUALS = "equals"
    FRACTION = "fraction"
    OPEN = "open"
    CLOSE = "close"
    WORD = "word"
    OTHER = "other"


OPERATORS: Final = frozenset({Sign.TIMES, Sign.OVER, Sign.PLUS, Sign.MINUS})


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a sign or a word of a working."""

    sign: Sign
    text: str
    start: int
    """Where it begins in its passage."""
    number: PrintedNumber | None = None
    scale: str = ""
    """The word of size behind a figure: `juta`."""
    noun: str = ""
    """What a figure counts."""
    is_tight: bool = False
    """Whether no blank parts it from what stands before it."""


_TOKEN: Final = re.compile(
    r"""(?P<fraction>\\[dt]?frac)
    |(?P<times>\\times|\\cdot|[×*\u2715\u00b7]|(?<![^\W\d_])[xX](?=\s*[\d({\\])|\b(?:dikali(?:kan)?|kali)\b)
    |(?P<over>\\div|[/:÷]|\bdibagi\b)
    |(?P<plus>\+|\bditambah\b)
    |(?P<minus>[-\u2212\u2013]|\bdikurangi?\b)
    |(?P<equals>\\approx|[=≈]|\bsama\ dengan\b)
    |(?P<blank>[\s$]+|\\(?:left|right|mathbf|mathrm|text|quad|[,;!])|\*\*)
    |(?P<open>[({\[])|(?P<close>[)}\]])
    |(?P<number>(?:Rp\.?\s*)?(?>\d+(?:[.,]\d+)*)(?!(?![xX]\s*[\d({\\])[^\W\d_])(?:,-)?(?:\s*\\?%|\s+persen\b)?)
    |(?P<word>\\?\w+)
    |(?P<other>.)""",
    re.IGNORECASE | re.VERBOSE,
)
_SCALES: Final = frozenset(("ribu", "juta", "miliar", "milyar", "triliun"))
_LINKS: Final = frozenset(("dan", "atau", "serta", "dari", "dengan", "yang", "maka", "sehingga", "menjadi"))
"""Words that end a working, or begin one."""
_MOST_WORDS: Final = 4
"""Words between a figure and a sign that name it."""


def read_tokens(passage: Passage, style: NumberStyle) -> Sequence[Token]:
    """Return the signs of a passage; words that name or count a figure beside a sign are left out."""
    return _without_names([*_tokens(passage, style)])


def _tokens(passage: Passage, style: NumberStyle) -> Iterator[Token]:
    for match in _TOKEN.finditer(passage.text):
        kind = match.lastgroup or ""
        if kind == "blank":
            continue
        number = _number(passage, match, style) if kind == Sign.NUMBER else None
        sign = Sign.OTHER if kind == Sign.NUMBER and number is None else Sign(kind)
        is_tight = passage.text[max(match.start() - 1, 0) : match.start()].isdigit()
        yield Token(sign, match[0], match.start(), number, is_tight=is_tight)


def _number(passage: Passage, match: re.Match[str], style: NumberStyle) -> PrintedNumber | None:
    """The figure of a token; `None` for codes, dates and digits with noughts before them."""
    text = match[0]
    found = read_numbers(text, 0, 0, style)
    if len(found) != 1 or (found[0].text.startswith("0") and found[0].text.isdigit() and found[0].value):
        return None
    number = found[0]
    start = match.start() + number.spot.start
    unit = PERCENT if text.endswith("%") else number.unit
    return replace(number, spot=passage.spot(start, start + len(number.text)), unit=unit)


def _without_names(tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        end = place
        while end < len(tokens) and tokens[end].sign is Sign.WORD:
            end += 1
        words = [token.text.casefold() for token in tokens[place:end]]
        before, after = kept[-1] if kept else None, tokens[end] if end < len(tokens) else None
        if not words:
            kept.append(tokens[place])
            end += 1
        elif _counts(words, before, after):
            kept[-1] = _counted(kept[-1], words)
        elif not _names(words, before, after):
            if before is not None and words[0] in _SCALES:
                kept[-1] = replace(before, scale=words[0])
            kept += tokens[place:end]
        place = end
    return kept


def _are_few(words: Sequence[str]) -> bool:
    return len(words) <= _MOST_WORDS and not _LINKS & {*words}


def _counts(words: Sequence[str], before: Token | None, after: Token | None) -> bool:
    """Whether words behind a figure say what it counts: a sign follows."""
    is_behind = before is not None and before.sign is Sign.NUMBER
    ends = {*OPERATORS, Sign.EQUALS, Sign.CLOSE}
    return is_behind and after is not None and after.sign in ends and _are_few(words)


def _counted(token: Token, words: Sequence[str]) -> Token:
    scale = words[0] if words[0] in _SCALES else ""
    return replace(token, scale=scale, noun="" if words == [scale] else words[-1])


def _names(words: Sequence[str], before: Token | None, after: Token | None) -> bool:
    """Whether words between a sign and a figure name it."""
    is_inside = before is not None and before.sign in {*OPERATORS, Sign.OPEN}
    return is_inside and after is not None and after.sign is Sign.NUMBER and _are_few(words)


_APART: Final = re.compile("\\s[-\u2212\u2013+=\u00f7\u00d7*/]\\s")
_CLOSE: Final = 24
"""Signs of a text before a figure."""


def stands_in_working(before: str, after: str) -> bool:
    """Say whether signs of arithmetic part a figure from the words beside it: a year there is a name.

    Examples:
        >>> stands_in_working("Realisasi \u2212 Tahun 2022 = ", " \u2212 93,46")
        True
        >>> stands_in_working("Realisasi tahun 2022 sebesar ", "% dari target")
        False
    """
    return _APART.match(f" {after.lstrip(' %')}") is not None or _APART.search(before[-_CLOSE:]) is not None
