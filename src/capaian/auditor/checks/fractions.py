"""Fractions and multiples in words beside their figures: `separuh dari 8 contoh, yakni 4 contoh`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.multiples import multiples_told
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
_OF_TARGET: Final = re.compile(r"\btarget\w*\b", re.IGNORECASE)
"""The figure beside `hampir separuh dari target (80%)` is the target."""
_NOUN: Final = re.compile(r"\s*([^\W\d]{3,})")
_BESIDE: Final = re.compile(r"^[^.;,\d]{0,30}(?:\batau(?:\s+sebesar)?|[(])\s*$", re.IGNORECASE)
"""From a count to its share: `146 pengaduan atau`."""
_SIDES: Final = {"hampir": False, "kurang dari": False, "lebih dari": True}
"""Whether it is more than the fraction."""
_NEAR: Final = {"hampir": Decimal("0.2"), "sekitar": Decimal("0.2")}
"""So far, as a share of it, a fraction may lie off the figure that is said to be near it."""
_HUNDRED: Final = 100
_ROUGHLY: Final = Decimal("0.05")
_EXACTLY: Final = Decimal("0.005")


def check_fractions(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the fractions and multiples that figures beside them confirm, or that they say to be another."""
    yield from multiples_told(report)
    for paragraph in read_paragraphs(report.document):
        for mention in paragraph.mentions:
            said = _WORD.search(mention.before)
            if said and not said["how"] and _IS.search(said["rest"]):
                yield from _statement(paragraph, mention, said["word"])
            elif said:
                yield from _beyond(paragraph, mention, said)


def _beyond(paragraph: Paragraph, mention: Mention, said: re.Match[str]) -> Iterator[Statement]:
    """Yield what is more than a fraction, or less, beside the share that is told of it."""
    how = " ".join((said["how"] or "").casefold().split())
    own = paragraph.sentence_of(mention)
    after = own[own.index(mention) + 1 :]
    share = mention if mention.number.unit == PERCENT else after[0] if after else mention
    is_own = share is mention or _BESIDE.search(share.before)
    is_told = is_own and _IS.search(said["rest"]) and not (how in _NEAR and _OF_TARGET.search(said["rest"]))
    if not how or share.number.unit != PERCENT or not is_told:
        return
    bound = _value(_FRACTIONS[" ".join(said["word"].casefold().split())]) * _HUNDRED
    is_over = share.number.value > bound
    is_near = how not in _NEAR or abs(share.number.value - bound) <= bound * _NEAR[how]
    holds = is_near and (is_over is _SIDES.get(how, is_over) or share.number.value == bound)
    words = f"{how} {said['word'].casefold()}"
    expected = "" if holds else f"{'lebih' if is_over else 'kurang'} dari {said['word'].casefold()}"
    why = "" if holds else f"{share.number.text}% {expected}; tercetak {words}."
    line, place = share.number.spot.line, paragraph.place
    yield Statement(AuditRule.CLAIM, holds, line, words, expected, why, place, spots=(share.number.spot,))


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
            other,
            f"{mention.number.text} adalah {other}, bukan {word.casefold()}.",
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
