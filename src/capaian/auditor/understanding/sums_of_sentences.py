"""Totals of what is told right before: `... dan agama 11.240 eksemplar. Ketiganya berjumlah 37.259`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.nouns import noun_of
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_HOW_MANY: Final = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5}
_THESE: Final = "|".join(_HOW_MANY)
_TOGETHER: Final = re.compile(
    rf"^\W*(?:(?:jumlah|total|gabungan)\s+(?P<of>{_THESE})|(?P<they>{_THESE})\s+(?:berjumlah|(?:ber)?total))"
    r"(?:\s+(?:adalah|ialah|sebanyak|sejumlah|sebesar|mencapai|menjadi))*\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""At the begin of the sentence behind the parts."""
_SO_TOGETHER: Final = re.compile(
    rf"(?:,|\b(?:sehingga|maka|jadi))\s+(?P<they>{_THESE})\s+(?:mencakup|mencapai|berjumlah|(?:ber)?total)"
    r"(?:\s+(?:adalah|ialah|sebanyak|sejumlah|sebesar))*\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""Behind the parts in their own sentence: `163 orang dan 148 orang, sehingga keduanya mencakup 311 orang`."""
_LIKELY: Final = Decimal("0.3")
"""A total further off is of something else."""


def sums_of_sentences(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield totals of so many things, where just as many of one kind are told right before them."""
    for before, total, count in _told_together(paragraph):
        parts = [mention for mention in before if mention.number.unit != PERCENT]
        numbers = tuple(part.number for part in parts)
        found = sum((number.value for number in numbers), Decimal(0))
        is_near = abs(found - total.number.value) <= total.number.value * _LIKELY
        if len(numbers) == count and is_near and _are_alike(parts, total):
            yield Equation(AuditRule.SUM, Law.SUM, total.number, numbers, paragraph.place, subject="jumlah")


def _told_together(paragraph: Paragraph) -> Iterator[tuple[Sequence[Mention], Mention, int]]:
    """Yield what stands before each total of so many things, the total, and how many they are."""
    for before, (total, *_) in pairwise(paragraph.sentences):
        if together := _TOGETHER.match(total.before):
            yield before, total, _HOW_MANY[(together["of"] or together["they"]).casefold()]
    for sentence in paragraph.sentences:
        for place, total in enumerate(sentence):
            if together := _SO_TOGETHER.search(total.before):
                yield sentence[:place], total, _HOW_MANY[together["they"].casefold()]


def _are_alike(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether parts and total are amounts, or as exact and of one noun, where they have nouns."""
    numbers = [mention.number for mention in (*parts, total)]
    if len({(number.unit, number.decimals) for number in numbers}) > 1:
        return False
    nouns = {noun_of(mention) for mention in (*parts, total)} - {"", "dan"}
    return numbers[0].unit == RUPIAH or len(nouns) <= 1
