"""What a quotient is per: `82,91 jiwa/km²` follows from so many people and an area in square kilometres.

A ratio of one to many, as `1 : 17`, follows from the two counts beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_UNITS: Final[Mapping[str, str]] = {
    "km²": r"km\s?(?:²|2|\^2)|kilometer persegi",
    "ha": r"ha|hektare?",
    "m²": r"m(?:²|2|\^2)|meter persegi",
    "ton": r"ton",
    "kuintal": r"kw|kuintal|ku",
    "kg": r"kg|kilogram",
    "jiwa": r"jiwa|orang|penduduk",
    "km": r"km|kilometer",
}
_FAMILIES: Final = (("km²", "ha", "m²"), ("ton", "kuintal", "kg"))
"""Units of one quantity, of which one is printed for another."""
_NAME: Final = "|".join(f"(?:{words})" for words in _UNITS.values())
_UNIT: Final = re.compile(
    rf"\s*(?P<of>{_NAME})(?:\s*(?:/|\bper\b)\s*(?:1\s+)?(?P<per>{_NAME}))?(?![\w²])", re.IGNORECASE
)
_FEWEST_DIGITS: Final = 3
_TO_ONE: Final = re.compile(
    r"\brasio\w*\b[^.;]{0,120}?(?<![\d.,])1\s*(?::|banding|berbanding)\s*(?P<many>\d[\d.]*(?:,\d+)?)",
    re.IGNORECASE,
)
_ONE_TO: Final = re.compile(r"(?<![\d.,])1\s*(?::|banding|berbanding)\s*\d[\d.,]*", re.IGNORECASE)
"""Any ratio, such as the one of a standard: `standar nasional 1 : 20`."""
_PAIR: Final = 2
_YEARS: Final = (1990, 2100)
_NEAR: Final = Decimal("0.75")
"""A ratio that is further off is one of other counts."""


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A figure with its unit, and with what it is per."""

    number: PrintedNumber
    of: str
    per: str
    text: str


def check_quotient(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every quotient of a paragraph whose parts it tells, with the unit that they give it."""
    for _, group in groupby(report.document.sentences, key=lambda sentence: sentence.line):
        sentences = [*group]
        for sentence in sentences:
            yield from _ratios_to_one(sentence)
        known = [(sentence, own) for sentence in sentences for own in _quantities(sentence)]
        parts = [own for _, own in known if not own.per]
        for sentence, own in known:
            if own.per and own.number.digits >= _FEWEST_DIGITS:
                yield from _of_parts(sentence, own, parts)


def _ratios_to_one(sentence: Sentence) -> Iterator[Equation]:
    """Yield ratios of one to many with the only two counts of their sentence: `1 : 17 (4 guru, 68 murid)`."""
    found = [*_TO_ONE.finditer(sentence.text)]
    within = [range(*match.span()) for match in (*found, *_ONE_TO.finditer(sentence.text))]
    others = [
        number for number in sentence.numbers if not any(sentence.place_of(number) in own for own in within)
    ]
    counts = sorted((n for n in others if n.is_count and not _is_year(n)), key=lambda n: n.value)
    if len(found) != 1 or len(counts) != _PAIR or not counts[0].value:
        return
    start = found[0].start("many")
    for many in sentence.numbers:
        if sentence.place_of(many) == start:
            made = Equation(
                AuditRule.RATIO, Law.QUOTIENT, many, (counts[1], counts[0]), sentence.place, subject="rasio"
            )
            if made.holds() or _is_near(made):
                yield made


def _is_year(number: PrintedNumber) -> bool:
    return number.text.isdigit() and _YEARS[0] <= number.value <= _YEARS[1]


def _is_near(equation: Equation) -> bool:
    found, printed = equation.computed(), equation.result.value
    return found is not None and abs(found - printed) <= abs(printed) * _NEAR


def _quantities(sentence: Sentence) -> Iterator[_Quantity]:
    for number in sentence.numbers:
        start = sentence.place_of(number)
        match = _UNIT.match(sentence.text, start + len(number.text))
        if match:
            per = _unit(match["per"]) if match["per"] else ""
            yield _Quantity(number, _unit(match["of"]), per, sentence.text[start : match.end()])


def _unit(words: str) -> str:
    return next(name for name, known in _UNITS.items() if re.fullmatch(known, words, re.IGNORECASE))


def _of_parts(sentence: Sentence, own: _Quantity, parts: Sequence[_Quantity]) -> Iterator[Statement]:
    """Yield the unit that the parts give, where a quotient holds for the units of one pair alone."""
    given = {
        (part.of, whole.of)
        for part in parts
        for whole in parts
        if _is_of(part.of, own.of) and _is_of(whole.of, own.per) and _gives(part, whole, own)
    }
    if not given:
        return
    holds = (own.of, own.per) in given
    expected = " atau ".join(f"{own.number.text} {of}/{per}" for of, per in sorted(given))
    yield Statement(
        AuditRule.UNIT,
        holds,
        own.number.spot.line,
        own.text,
        expected,
        f"Angka ini adalah hasil bagi dalam {expected.partition(' ')[2]}.",
        sentence.place,
    )


def _is_of(unit: str, other: str) -> bool:
    """Whether two units are of one quantity."""
    return unit == other or any(unit in family and other in family for family in _FAMILIES)


def _gives(part: _Quantity, whole: _Quantity, own: _Quantity) -> bool:
    if part is whole or not whole.number.value:
        return False
    inputs = (part.number, whole.number)
    return Equation(AuditRule.UNIT, Law.QUOTIENT, own.number, inputs, "").holds()
