"""Rates in sentences that tell their part and whole too: `33 dari 15.400 kelahiran, 214,29 per 100.000`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.rates import told_rate
from capaian.domain.audit import AuditRule

_CLAUSE: Final = re.compile(
    r"[.;,](?!\d)|[()]|\b(?:sedangkan|sementara|menjadi|dibanding\w*|dari(?:pada)?)\b", re.IGNORECASE
)
_LED: Final = re.compile(
    r"\b(?:dari|untuk|melayani|terhadap|dibagi|dibanding(?:kan)?|di ?antara|di tengah|bagi|atas|pada)\b"
    r"(?:\s+[\w-]+){0,4}\s*$",
    re.IGNORECASE,
)
"""Words between a part and its whole."""
_OPENS: Final = re.compile(r"\b(?:dari|di ?antara|untuk|bagi|pada)\b(?:\s+[\w-]+){0,4}\s*$", re.IGNORECASE)
"""Words before a whole that stands before its part."""
_TARGET: Final = re.compile(
    r"\b(?:target\w*|ditargetkan|rencana|direncanakan|nasional|provinsi)\b", re.IGNORECASE
)
_BECOMES: Final = re.compile(r"\bmenjadi\s+(?:sebesar\s+)?$", re.IGNORECASE)
_NEAR: Final = Decimal("0.3")
"""A rate that is further off is one of something else."""

_Pair = tuple[Mention, Mention]


def rates_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield the rates of a paragraph that follow from a part and a whole that it tells.

    Where none gives a rate, the only pair at hand that belongs to no other rate is held against it.
    """
    rates = [(mention, law) for mention in paragraph.mentions if (law := _law_of(mention)) is not None]
    if not rates:
        return
    pairs = [*_pairs(paragraph)]
    held = [each for rate, law in rates for each in _held(paragraph, rate.number, law, pairs)]
    yield from held
    known = {equation.result.spot for equation in held}
    used = {number.spot for equation in held for number in equation.inputs}
    open_ones = [(rate, law) for rate, law in rates if rate.number.spot not in known and _is_own(rate)]
    free = [pair for pair in pairs if not _gives(paragraph, pair, [law for _, law in open_ones])]
    free = [pair for pair in free if pair[0].number.spot not in used]
    if len(open_ones) == len(free) == 1:
        (rate, law), (pair,) = open_ones[0], free
        made = _equation(paragraph, rate.number, law, pair)
        if _is_beside(paragraph, rate, pair) and _is_near(made):
            yield made


def _law_of(mention: Mention) -> Law | None:
    """Return the law of a rate by the words of its clause, behind it or before it."""
    if mention.number.unit.label:
        return None
    clauses = _CLAUSE.split(mention.before)
    is_own = mention.is_first or len(clauses) > 1  # else its words are those behind the figure before
    return told_rate(_CLAUSE.split(mention.after)[0]) or (told_rate(clauses[-1]) if is_own else None)


def _is_own(rate: Mention) -> bool:
    """Whether a rate is a level of this office, no change, no target and none of others."""
    is_level = rate.head not in CHANGES or _BECOMES.search(rate.before)
    return bool(is_level) and not _TARGET.search(rate.before)


def _pairs(paragraph: Paragraph) -> Iterator[_Pair]:
    """Yield counts beside each other of which words make one the part of the other."""
    for mentions in paragraph.sentences:
        for first, second in pairwise(mentions):
            if not (_may_count(first) and _may_count(second)):
                continue
            if first.number.value < second.number.value and _LED.search(second.before):
                yield first, second
            elif second.number.value < first.number.value and _is_opening_whole(first):
                yield second, first


def _may_count(mention: Mention) -> bool:
    return mention.number.is_count and mention.head not in CHANGES and _law_of(mention) is None


def _is_opening_whole(whole: Mention) -> bool:
    """Whether a sentence begins with a whole, and goes on with its part: `Dari 5.104 kelahiran, 8 ...`."""
    return whole.is_first and _OPENS.search(whole.before) is not None


def _held(paragraph: Paragraph, rate: PrintedNumber, law: Law, pairs: Sequence[_Pair]) -> Iterator[Equation]:
    made = (_equation(paragraph, rate, law, pair) for pair in pairs)
    yield from [equation for equation in made if equation.holds()][:1]


def _equation(paragraph: Paragraph, rate: PrintedNumber, law: Law, pair: _Pair) -> Equation:
    inputs = (pair[0].number, pair[1].number)
    return Equation(AuditRule.RATIO, law, rate, inputs, paragraph.place, subject="angka")


def _gives(paragraph: Paragraph, pair: _Pair, laws: Sequence[Law]) -> bool:
    """Whether a pair gives another figure of the paragraph, such as the rate of last year."""
    made = (_equation(paragraph, m.number, law, pair) for m in paragraph.mentions for law in laws)
    return any(equation.result.decimals and equation.holds() for equation in made)


def _is_beside(paragraph: Paragraph, rate: Mention, pair: _Pair) -> bool:
    """Whether a rate stands in the sentence of a pair or in one beside it, and is of no other year."""
    sentences = paragraph.sentences
    places = [next(i for i, own in enumerate(sentences) if each in own) for each in (rate, pair[0])]
    years = {each.year for each in (rate, *pair) if each.year is not None}
    return abs(places[0] - places[1]) <= 1 and len(years) <= 1


def _is_near(equation: Equation) -> bool:
    found, printed = equation.computed(), equation.result.value
    return found is not None and abs(found - printed) <= abs(printed) * _NEAR
