"""Shares beside others of one whole: `Dari survei terhadap 320 petani 96 (33,00%) ini, 181 (56,56%) itu`.

Two shares that hold of a count of their paragraph tell that it is the whole of all that are told so. One that
does not hold is told where one slip of the pen in it, or in its part, makes it hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, compute
from capaian.auditor.printed.number import Spot
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.named_wholes import right_before
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 2
"""Shares that hold of one whole: one alone does by chance."""
_FEWEST_DECIMALS: Final = 1
_OF_OTHERS: Final = re.compile(
    r"\b(?:di\s?antara\w*|dari\s+(?:jumlah|angka|total|mereka)|tahun\s+(?:lalu|sebelumnya)|masing-masing)\b",
    re.IGNORECASE,
)
"""What follows is a part of another whole."""
_OF: Final = re.compile(r"\s*(?:%|persen)?\s*\)?\s*(?:dari|terhadap)\b", re.IGNORECASE)

_Told = tuple[Mention, Mention]
"""A part, and its share right behind it."""


def shares_of_one_whole(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield the shares of a whole that others of the paragraph bear out, but for a slip.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that is told already.
    """
    told = [*_told(paragraph.mentions)]
    if len(told) <= _FEWEST:
        return
    counts = [mention for mention in paragraph.mentions if mention.number.is_count]
    for whole in counts:
        behind = [pair for pair in told if pair[0].number.spot > whole.number.spot and pair[0] is not whole]
        held = [pair for pair in behind if _share(paragraph, pair, whole).holds()]
        if len({part.number.value for part, _ in held}) < _FEWEST:
            continue
        for pair in behind:
            part, share = pair
            is_open = pair not in held and share.number.spot not in known
            others = (_share(paragraph, pair, other) for other in counts if other.number.value)
            if is_open and not any(other.holds() for other in others) and _is_slip(part, share, whole):
                yield _share(paragraph, pair, whole)


def _told(mentions: Sequence[Mention]) -> Iterator[_Told]:
    for place, share in enumerate(mentions):
        part = right_before(mentions, place) if share.number.unit == PERCENT else None
        is_other = share.part in CHANGES | {Part.TARGET} or _OF.match(share.after)
        if part is None or is_other or share.number.decimals < _FEWEST_DECIMALS:
            continue
        if part.number.is_count and part.part not in CHANGES and not _OF_OTHERS.search(part.before):
            yield part, share


def _is_slip(part: Mention, share: Mention, whole: Mention) -> bool:
    """Whether one slip of the pen in a share or in its part explains that it does not hold."""
    if not 0 < part.number.value < whole.number.value:
        return False
    right = _percentage(part.number.value, share, whole)
    meant = round_half_up(share.number.value * whole.number.value / HUNDRED, 0)
    is_exact = _percentage(meant, share, whole) == share.number.value
    return right in values_of(share.number) or (is_exact and meant in values_of(part.number))


def _percentage(part: Decimal, share: Mention, whole: Mention) -> Decimal | None:
    """Return which percentage of a whole a part is, as exactly as a share is printed."""
    found = compute(Law.PERCENT, [part, whole.number.value])
    return round_half_up(found, share.number.decimals) if isinstance(found, Decimal) else None


def _share(paragraph: Paragraph, told: _Told, whole: Mention) -> Equation:
    part, share = told
    inputs = (part.number, whole.number)
    return Equation(AuditRule.RATIO, Law.PERCENT, share.number, inputs, paragraph.place, subject="persentase")
