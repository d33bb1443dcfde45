"""Wholes that a sentence breaks down into counts with shares: `600 anak: 312 (52%), 168 (28%), 120 (20%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.nouns import noun_of
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 3
"""Parts whose shares make a hundred by no chance."""
_IN_BRACKETS: Final = re.compile(r"^\s*(?:[^\W\d_]+\s+){0,3}(?:[(]|atau\s+)$", re.IGNORECASE)

_Part = tuple[PrintedNumber, PrintedNumber]
"""A count and its share."""


def breakdowns_in(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield each whole as the sum of its parts, and the one share that is not that of its count.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that is told already.
    """
    for sentence in paragraph.sentences:
        parts = [*_parts(sentence)]
        whole = _whole(sentence, parts) if len(parts) >= _FEWEST else None
        if whole is not None and _make_a_hundred(parts):
            made = _broken_down(paragraph, whole, parts)
            yield from (equation for equation in made if equation.result.spot not in known)


def _parts(sentence: Sequence[Mention]) -> Iterator[_Part]:
    for count, share in pairwise(sentence):
        is_pair = count.number.is_count and share.number.unit == PERCENT
        if is_pair and _IN_BRACKETS.match(share.before):
            yield count.number, share.number


def _whole(sentence: Sequence[Mention], parts: Sequence[_Part]) -> PrintedNumber | None:
    """Return the count right before the first part, if it is of the same things and of more."""
    place = next(i for i, mention in enumerate(sentence) if mention.number is parts[0][0])
    if not place:
        return None
    whole, first = sentence[place - 1 : place + 1]
    nouns = [noun_of(mention) for mention in (whole, first)]
    is_more = all(count.value < whole.number.value for count, _ in parts)
    return whole.number if whole.number.is_count and is_more and nouns[0] == nouns[1] else None


def _make_a_hundred(parts: Sequence[_Part]) -> bool:
    steps = sum(share.step for _, share in parts)
    return abs(sum(share.value for _, share in parts) - HUNDRED) <= steps


def _broken_down(paragraph: Paragraph, whole: PrintedNumber, parts: Sequence[_Part]) -> Iterator[Equation]:
    """Yield what is said, where all shares but one are those of their counts, in the whole or in the sum."""
    shares = [_share(paragraph, share, count, whole) for count, share in parts]
    wrong = [share for share in shares if not share.holds()]
    total = sum(count.value for count, _ in parts)
    are_of_sum = all(abs(HUNDRED * count.value / total - share.value) <= share.step for count, share in parts)
    if len(wrong) <= 1 or are_of_sum:
        counts = tuple(count for count, _ in parts)
        place = paragraph.place
        yield Equation(AuditRule.SUM, Law.SUM, whole, counts, place, subject="jumlah rincian")
        yield from wrong if len(wrong) == 1 else ()


def _share(
    paragraph: Paragraph, share: PrintedNumber, count: PrintedNumber, whole: PrintedNumber
) -> Equation:
    inputs = (count, whole)
    return Equation(AuditRule.RATIO, Law.PERCENT, share, inputs, paragraph.place, subject="persentase")
