"""Number formats taken apart: what a section of one puts around the digits of a value, and between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

_TOKEN: Final = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.?) | _(?P<skip>.?) | \*(?P<fill>.?) | \[(?P<bracket>[^\[\]]*)\]
    | (?P<whole>general|@) | (?P<daytime>am/pm|a/p) | (?P<power>e[+-]) | (?P<calendar>b[12])
    | (?P<date>[ymdhs]) | (?P<other>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Each sign is looked at once, whatever quote or bracket is never closed."""
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_EQUALS: Final = re.compile(r"=([0-9]{1,15})")
_DIGIT, _POINT, _COMMA, _POWER, _WHOLE, _DAY = "\0\1\2\3\4\5"
"""What stands for a value in a section; no text has these signs, for XML cannot hold them."""
_OF_NUMBERS: Final = {"0": _DIGIT, "#": _DIGIT, "?": _DIGIT, ".": _POINT, ",": _COMMA}
_OF_A_VALUE: Final = frozenset((_DIGIT, _POINT, _COMMA, _POWER, _WHOLE))
_DECIMAL_SIGNS: Final = ".,٫٬"
_BETWEEN: Final = frozenset(f" '’{_DECIMAL_SIGNS}")
_FEW_NOUGHTS: Final = re.compile(r"[.,](?:0{1,2}|0{4,})")
"""Decimals; three may be thousands."""
_LARGE: Final = (
    ("ribu", "ribuan", "rb", "k"),
    ("juta", "jutaan", "jt"),
    ("miliar", "milyar", "miliaran", "m"),
    ("triliun", "triliunan", "t"),
)
"""Words for what each comma behind a figure cuts off."""
_WORD: Final = re.compile(r"[\s_]*([A-Za-z]+)")
_TEXT_SECTION: Final = 3
_NOUGHT_SECTION: Final = 2


@dataclass(slots=True)
class Section:
    """What a format shows of some values: its signs, those for parts of the value replaced by marks."""

    shown: str = ""
    letters: str = ""
    """Those of days and times."""
    is_percent: bool = False
    has_condition: bool = False
    has_text: bool = False
    """Whether a text would stand in it."""
    only: int | None = None
    """The single value that it is for."""

    @property
    def shows_number(self) -> bool:
        """Whether the digits of a value stand in it."""
        return any(mark in self.shown for mark in (_DIGIT, _WHOLE))

    @property
    def words(self) -> str:
        """What is shown beside the value."""
        return "".join(sign for sign in self.shown if sign > _DAY)

    @property
    def misleads(self) -> bool:
        """Whether digits are shown that are not the value's, or another figure than the value is read."""
        if self.shows_number:
            return self._is_another_number()
        digits = [sign for sign in self.words if sign.isdecimal()]
        if _DAY in self.shown:
            return any(int(sign) for sign in digits)
        return bool(digits) and (self.only is None or int("".join(digits)) != self.only)

    def _is_another_number(self) -> bool:
        places = [place for place, sign in enumerate(self.shown) if sign in _OF_A_VALUE]
        first, last = places[0], places[-1] + 1
        before, core, after = self.shown[:first], self.shown[first:last], self.shown[last:]
        return (
            (_WHOLE in core and _DIGIT in core)
            or any(sign.isdecimal() for sign in core)
            or _is_parted(core)
            or not _is_nought_before(_run(reversed(before))[::-1])
            or not _is_nought_behind(_run(after), core)
            or not _tells_scale(_scale(core), after)
        )


def read_sections(code: str) -> list[Section]:
    """Return the sections of a format that are for numbers.

    Examples:
        >>> [section.misleads for section in read_sections('0" orang";[=5]"7";@')]
        [False, True]
    """
    sections = [Section()]
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            sections.append(Section())
        else:
            _add(sections[-1], token)
    if len(sections) > _NOUGHT_SECTION and not any(section.has_condition for section in sections):
        sections[_NOUGHT_SECTION].only = 0
    is_for_texts = len(sections) > 1 and sections[-1].has_text
    return sections[: min(_TEXT_SECTION, len(sections) - is_for_texts)]


def _add(section: Section, token: re.Match[str]) -> None:
    kind, text = token.lastgroup, token[token.lastgroup or 0]
    match kind:
        case "bracket":
            _add_bracket(section, text)
        case "skip":
            section.shown += " "
        case "fill":
            section.shown += text if text.isdecimal() else " "
        case "whole":
            section.has_text |= text == "@"
            section.shown += _WHOLE
        case "power":
            section.shown += _POWER
        case "date":
            section.shown += _DAY
            section.letters += text.lower()
        case "daytime" | "calendar":
            section.shown += _DAY
            section.letters += "h" if kind == "daytime" else ""
        case "other":
            section.is_percent |= text == "%"
            section.shown += _OF_NUMBERS.get(text, text)
        case _:
            section.shown += text


def _add_bracket(section: Section, text: str) -> None:
    """Add what a bracket shows: a currency, or a time beyond a day; colours and conditions show nothing."""
    if text.startswith("$"):
        sign, _, language = text[1:].rpartition("-")
        section.shown += sign if "-" in text else language
    elif _ELAPSED.fullmatch(text):
        section.shown += _DAY
        section.letters += "h"
    elif text[:1] in ("<", ">", "="):
        section.has_condition = True
        found = _EQUALS.fullmatch(text)
        section.only = int(found[1]) if found else None


def _run(signs: Iterable[str]) -> str:
    """Return the digits that a reader takes for digits of the value beside them, up to the last."""
    run = "".join(takewhile(_goes_on, signs))
    while run and not run[-1].isdecimal():
        run = run[:-1]
    return run


def _goes_on(sign: str) -> bool:
    """Say whether a number goes on behind a sign; blanks and signs that nobody sees part none."""
    return sign > _DAY and (sign.isdecimal() or sign in _BETWEEN or not sign.isprintable())


def _is_nought_before(run: str) -> bool:
    """Say whether digits before a value change nothing: `05`, but not `0,5`."""
    return not any(sign in _DECIMAL_SIGNS or (sign.isdecimal() and int(sign)) for sign in run)


def _is_nought_behind(run: str, core: str) -> bool:
    """Say whether digits behind a value change nothing: noughts behind the decimal sign."""
    if not run:
        return True
    _, point, decimals = core.rpartition(_POINT)
    if point and not decimals.strip(_DIGIT):
        return not run.strip("0")
    return _POWER not in core and _FEW_NOUGHTS.fullmatch(run) is not None


def _is_parted(core: str) -> bool:
    """Say whether a sign that is no part of the value makes decimals of its last digits: `0","00`."""
    whole, *parts = re.split("[.,]", core)
    is_one = len(parts) == 1 and not parts[0].strip(_DIGIT) and bool(parts[0])
    return is_one and _DIGIT in whole and _POINT not in whole and len(parts[0]) != len("000")


def _scale(core: str) -> int:
    """Return how often a thousand is cut off: a comma behind the last digit before or behind the point."""
    return sum(part.count(_COMMA) for part in _ends(core))


def _ends(core: str) -> Iterator[str]:
    for part in core.split(_POINT):
        _, digit, behind = part.rpartition(_DIGIT)
        yield behind if digit or not part.strip(_COMMA) else ""


def _tells_scale(scale: int, after: str) -> bool:
    """Say whether the words behind a figure tell what was cut off."""
    if not scale:
        return True
    found = _WORD.match(after)
    return found is not None and scale <= len(_LARGE) and found[1].lower() in _LARGE[scale - 1]
