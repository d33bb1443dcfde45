"""Fractions in words beside the figures that they are of: `separuh dari 8 contoh, yakni 4 contoh`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_FRACTIONS: Final[Mapping[str, Fraction]] = {
    "seperempat": Fraction(1, 4),
    "sepertiga": Fraction(1, 3),
    "separuh": Fraction(1, 2),
    "setengah": Fraction(1, 2),
    "dua pertiga": Fraction(2, 3),
    "tiga perempat": Fraction(3, 4),
}
_WORD: Final = Worded(
    rf"\b(?P<how>(?:lebih|kurang)\s+dari\s+|hampir\s+|sekitar\s+)?(?P<word>{'|'.join(_FRACTIONS)})\b(?P<rest>[^.;]*)$"
)
"""A fraction before a figure, in one clause with it."""
_IS: Final = re.compile(r"\b(?:yakni|yaitu|atau|sebanyak|sejumlah|adalah)\s*$|[(]\s*$", re.IGNORECASE)
_NOUN: Final = re.compile(r"\s*([^\W\d]{3,})")
_HUNDRED: Final = 100
_ROUGHLY: Final = Decimal("0.05")
_EXACTLY: Final = Decimal("0.005")


def check_fractions(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the fractions in words that figures beside them confirm, or that they say to be another."""
    for paragraph in read_paragraphs(report.document):
        for mention in paragraph.mentions:
            said = _WORD.search(mention.before)
            if said and not said["how"] and _IS.search(said["rest"]):
                yield from _statement(paragraph, mention, said["word"])


def _statement(paragraph: Paragraph, mention: Mention, word: str) -> Iterator[Statement]:
    """Yield what is said where some figure confirms it, or makes it another of these fractions."""
    meant = _value(_FRACTIONS[" ".join(word.casefold().split())])
    shares = [*_shares(paragraph, mention)]
    holds = any(abs(share - meant) <= _ROUGHLY for share in shares)
    named = (
        (name, share) for name, fraction in _FRACTIONS.items() for share in shares if _is(share, fraction)
    )
    other = next((name for name, _ in named), "")
    if holds or other:
        yield Statement(
            AuditRule.CLAIM,
            holds,
            mention.number.spot.line,
            word,
            "" if holds else other,
            "" if holds else f"{mention.number.text} adalah {other}, bukan {word.casefold()}.",
            paragraph.place,
        )


def _shares(paragraph: Paragraph, part: Mention) -> Iterator[Decimal]:
    """Yield what a figure may be as a share: itself in percent, or that of a count of the same things."""
    if part.number.unit == PERCENT:
        yield part.number.value / _HUNDRED
        return
    own = _NOUN.match(part.after)
    for other in paragraph.mentions:
        noun = _NOUN.match(other.after)
        is_same = own and noun and own[1].casefold() == noun[1].casefold()
        if (
            is_same
            and other.number.is_exact
            and part.number.is_exact
            and other.number.value > part.number.value
        ):
            yield part.number.value / other.number.value


def _value(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / fraction.denominator


def _is(share: Decimal, fraction: Fraction) -> bool:
    return abs(share - _value(fraction)) <= _EXACTLY
