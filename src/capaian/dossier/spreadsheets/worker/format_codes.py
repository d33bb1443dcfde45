"""Number formats taken apart: what a section of one puts around the digits of a value, and between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from operator import eq, ge, gt, le, lt, ne
from typing import Final, NamedTuple

from .format_sums import is_worked_out
from .format_words import (
    shows_less_than_nothing,
    tells_less_than_nothing,
    tells_scale,
    told_share,
)

_TOKEN: Final = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.?) | _(?P<skip>.?) | \*(?P<fill>.?) | \[(?P<bracket>[^\[\]]*)\]
    | (?P<whole>general|@) | (?P<daytime>am/pm|a/p) | (?P<power>e[+-]) | (?P<calendar>b[12]|b{2,4})
    | (?P<date>[ymdhs]) | (?P<fraction>/\s*[0-9?#]+) | (?P<other>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""Each sign is looked at once, whatever quote or bracket is never closed."""
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
COMPARISONS: Final = {"<=": le, ">=": ge, "<>": ne, "<": lt, ">": gt, "=": eq}
"""What the signs of conditions ask, in formats and in formulas."""
_COLOUR: Final = re.compile(r"red|blue|green|magenta|cyan|yellow|colou?r ?[0-9]{1,2}", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[0-9a-f]{0,2}([0-9a-f]{2})[0-9a-f]{4}", re.IGNORECASE)
_OF_OTHER_YEARS: Final = frozenset({"04", "05", "06", "07", "08", "17"})
"""Calendars of a language: of Taiwan and Korea, Islamic, Thai, Hebrew, of Mecca."""
_DIGIT, _POINT, _COMMA, _POWER, _WHOLE, _DAY = "\0\1\2\3\4\5"
"""What stands for a value in a section; no text has these signs, for XML cannot hold them."""
_OF_NUMBERS: Final = {"0": _DIGIT, "#": _DIGIT, "?": _DIGIT, ".": _POINT, ",": _COMMA}
_OF_A_VALUE: Final = frozenset((_DIGIT, _POINT, _COMMA, _POWER, _WHOLE))
_DECIMAL_SIGNS: Final = ".,٫٬"
_BETWEEN: Final = frozenset(f" '’{_DECIMAL_SIGNS}")
_WITHIN: Final = re.compile(r"[^\0-\5\s/.,'’]+")
_FEW_NOUGHTS: Final = re.compile(r"[.,](?:0{1,2}|0{4,})")
"""Decimals; three may be thousands."""
_BRACKETS: Final = re.compile(r"(?:\[[^\[\]]*\])*")
"""A format before whose signs programs show the plain value."""
_TEXT_SECTION: Final = 3
_NOUGHT_SECTION: Final = 2
_NOUGHT: Final = Decimal(0)
_ABOVE_NOUGHT: Final = Decimal(1)
_NOTHING: Final = frozenset({"nihil", "nol", "kosong", "tidak ada", "nil", "none", "n/a"})


class Condition(NamedTuple):
    """For which values a section is."""

    compare: Callable[[Decimal, Decimal], bool]
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        """Say whether a value is one of them."""
        return self.compare(value, self.limit)


@dataclass(slots=True)
class Section:
    """What a format shows of some values: its signs, those for parts of the value replaced by marks."""

    shown: str = ""
    letters: str = ""
    """Those of days and times."""
    percents: int = 0
    """Signs that make a percentage of a value."""
    condition: Condition | None = None
    has_text: bool = False
    """Whether a text would stand in it."""
    has_noughts: bool = False
    """Whether a nought stands in it where a value has no digit."""
    colour: str = ""
    has_other_years: bool = False

    @property
    def only(self) -> Decimal | None:
        """The single value that it is for."""
        return self.condition.limit if self.condition and self.condition.compare is eq else None

    @property
    def shows_number(self) -> bool:
        """Whether the digits of a value stand in it."""
        return any(mark in self.shown for mark in (_DIGIT, _WHOLE))

    @property
    def words(self) -> str:
        """What is shown beside the value."""
        return "".join(sign for sign in self.shown if sign > _DAY)

    def flaw(self, value: Decimal, *, is_bare: bool) -> str | None:
        """Return what is wrong of how a value is shown: `digits`, `scale`, `sign` or `hidden`.

        Nought may be not shown at all: `blank`. A share by words alone, `percent_sign` or `permil`, is wrong
        where a value is none.

        Args:
            value: One that the section is for.
            is_bare: Whether the value loses its minus, and nothing but words may tell that it had one.
        """
        if value == 0 and self._is_empty_of_nought:
            return "blank"
        if not self.shows_number:
            return self._flaw_of_words(value)
        places = [place for place, sign in enumerate(self.shown) if sign in _OF_A_VALUE]
        first, last = places[0], places[-1] + 1
        before, core, after = self.shown[:first], self.shown[first:last], self.shown[last:]
        if (
            self.percents > 1
            or (self.percents and "%%" in self.words)
            or _is_another_number(before, core, after)
        ):
            return "digits"
        if value and not tells_scale(scale := _scale(core), before, after):
            return "digits" if scale else "scale"
        is_less = value > 0 and not core.endswith(_POINT) and shows_less_than_nothing(before, after)
        if is_less or (is_bare and not tells_less_than_nothing(self.words)):
            return "sign"
        return None if self.percents else told_share(self.words)

    @property
    def has_thousandths(self) -> bool:
        """Whether three decimals end what it shows of a value, which may be read as thousands."""
        digits = "".join(sign for sign in self.shown if sign in (_DIGIT, _POINT))
        return digits.partition(_POINT)[2] == _DIGIT * 3 and not (self.percents or self.letters)

    @property
    def flaw_of_text(self) -> str | None:
        """What is wrong of how it shows a text that is a figure, as of numbers; no text is multiplied."""
        if not self.has_text:
            return "hidden" if not any(map(str.isdecimal, self.words)) else "digits"
        if self.percents:
            return "percent_sign"
        return self.flaw(_ABOVE_NOUGHT, is_bare=False)

    def seen(self, value: Decimal | str) -> str | None:
        """Return what is seen of a value above nought, or of a text; `None` where that is not simple.

        Thousands and decimals are parted as in Indonesia.
        """
        if isinstance(value, str):
            return _as_words(self.shown.replace(_WHOLE, value))
        if _DAY in self.shown or self.percents > 1:
            return None
        if not self.shows_number:
            return _as_words(self.shown)
        places = [place for place, sign in enumerate(self.shown) if sign in _OF_A_VALUE]
        first, last = places[0], places[-1] + 1
        digits = _seen_digits(self.shown[first:last], value * 100**self.percents)
        return None if digits is None else _as_words(f"{self.shown[:first]}{digits}{self.shown[last:]}")

    @property
    def _is_empty_of_nought(self) -> bool:
        """Whether nothing is seen where it shows nought: `#,###`, or no sign at all."""
        is_shown = self.has_noughts or self.percents or any(mark in self.shown for mark in (_WHOLE, _DAY))
        return not (is_shown or self.words.strip())

    def _flaw_of_words(self, value: Decimal) -> str | None:
        """Return what is wrong where no digit of the value is shown; nought needs none."""
        digits = "".join(sign for sign in self.words if sign.isdecimal())
        if _DAY in self.shown:
            return "digits" if self.has_other_years or digits.strip("0") else None
        if digits:
            return None if value in (self.only, 0) and Decimal(digits) == value else "digits"
        text = self.words.strip().lower()
        is_named = value == self.only and any(map(str.isalpha, text)) and text not in _NOTHING
        return None if value == 0 or is_named else "hidden"


def _as_words(shown: str) -> str:
    """Return what is shown without the gaps that align it."""
    return " ".join("".join(sign for sign in shown if sign > _DAY).split())


def _seen_digits(core: str, value: Decimal) -> str | None:
    """Return a value in the places for its digits, where nothing parts them but thousands and decimals."""
    if core == _WHOLE:
        return f"{value:f}".replace(".", ",")
    if not {*core} <= {_DIGIT, _COMMA, _POINT} or core.count(_POINT) > 1:
        return None
    whole, _, decimals = core.partition(_POINT)
    scaled = value / 1000 ** _scale(core)
    shown = f"{scaled:,.{decimals.count(_DIGIT)}f}"
    parted = shown.replace(",", "\6").replace(".", ",")
    return parted.replace("\6", "." if _COMMA in whole.rstrip(_COMMA) else "")


def _is_another_number(before: str, core: str, after: str) -> bool:
    """Say whether digits are shown beside or within those of the value that are not its own."""
    return (
        (_WHOLE in core and (_DIGIT in core or core.count(_WHOLE) > 1))
        or any(sign.isdecimal() for sign in core)
        or _is_parted(core)
        or not _is_nought_before(_run(reversed(before))[::-1])
        or not _is_nought_behind(_run(after), core)
        or is_worked_out(before.replace(_DAY, "d"), after.replace(_DAY, "d"))
    )


class Sections(NamedTuple):
    """What a format has for values of different kinds."""

    of_numbers: list[Section]
    of_texts: Section | None
    """None: texts are shown as they are."""


def read_sections(code: str) -> Sections:
    """Return the sections of a format.

    Those for numbers without a condition have the usual ones: above nought, below, nought.

    Examples:
        >>> [section.words for section in read_sections('0" orang";[=5]"7";@').of_numbers]
        [' orang', '7']
        >>> [section.only for section in read_sections('0;-0;"nihil"').of_numbers]
        [None, None, Decimal('0')]
        >>> [read_sections(code).of_texts is None for code in ("0;-0", "0;-0;@", ";;;")]
        [True, False, False]
    """
    sections = [Section()]
    for token in _TOKEN.finditer(f"General{code}" if _BRACKETS.fullmatch(code) else code):
        if token["other"] == ";":
            sections.append(Section())
        else:
            _add(sections[-1], token)
    _, _, _, of_texts, *_ = (*sections, None, None, None, None)
    of_texts = sections[-1] if of_texts is None and sections[-1].has_text else of_texts
    is_for_texts = len(sections) > 1 and sections[-1].has_text
    sections = sections[: min(_TEXT_SECTION, len(sections) - is_for_texts)]
    if not any(section.condition for section in sections):
        for section, condition in zip(sections, _usual_conditions(len(sections)), strict=True):
            section.condition = condition
    return Sections(sections, of_texts)


def _usual_conditions(sections: int) -> list[Condition | None]:
    if sections == _TEXT_SECTION:
        return [Condition(gt, _NOUGHT), Condition(lt, _NOUGHT), Condition(eq, _NOUGHT)]
    return (
        [Condition(ge, _NOUGHT), Condition(lt, _NOUGHT)] if sections == _NOUGHT_SECTION else [None] * sections
    )


def _add(section: Section, token: re.Match[str]) -> None:
    kind, text = token.lastgroup, token[token.lastgroup or 0]
    match kind:
        case "bracket":
            _add_bracket(section, text)
        case "skip":
            section.shown += " "
        case "fill":
            is_minus_before = text == "-" and not section.shows_number
            section.shown += text if is_minus_before or text.isalnum() or text in "%‰" else " "
        case "fraction":
            section.has_noughts |= section.shows_number
            section.shown += _DIGIT if section.shows_number else text
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
            section.has_other_years |= kind == "calendar" and text != "b1"
        case "other":
            section.percents += text == "%"
            section.has_noughts |= text == "0"
            section.shown += _OF_NUMBERS.get(text, text)
        case _:
            section.shown += text


def _add_bracket(section: Section, text: str) -> None:
    """Add what a bracket shows: a currency, or a time beyond a day; colours and conditions show nothing."""
    if text.startswith("$"):
        sign, _, language = text[1:].rpartition("-")
        section.shown += sign if "-" in text else language
        found = _LANGUAGE.fullmatch(language)
        section.has_other_years |= found is not None and found[1] in _OF_OTHER_YEARS
    elif _ELAPSED.fullmatch(text):
        section.shown += _DAY
        section.letters += "h"
    elif found := _CONDITION.match(text):
        section.condition = Condition(COMPARISONS[found[1]], Decimal(found[2]))
    elif _COLOUR.fullmatch(text):
        section.colour = text.lower()


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
    """Say whether a sign that is no part of the value parts its last digits: `0","00`, `0":"00`, `0-00`.

    Groups of three are thousands, and those of a fixed number of digits a code: `00-00-00`.
    """
    if ":" in core:
        return True
    whole, *parts = re.split("[.,]", core)
    if len(parts) != 1 or _DIGIT not in whole:
        whole, *parts = _WITHIN.split(core)
        if whole != _DIGIT and _COMMA not in whole:
            return False
    is_one = len(parts) == 1 and not parts[0].strip(_DIGIT) and bool(parts[0])
    return is_one and _POINT not in whole and len(parts[0]) != len("000")


def _scale(core: str) -> int:
    """Return how often a thousand is cut off: a comma behind the last digit before or behind the point."""
    return sum(part.count(_COMMA) for part in _ends(core))


def _ends(core: str) -> Iterator[str]:
    for part in core.split(_POINT):
        _, digit, behind = part.rpartition(_DIGIT)
        yield behind if digit or not part.strip(_COMMA) else ""
