"""Shares of running text that follow their part and whole: `23 dari 33 unit atau 69,70%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import Spot
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_REACH: Final = 3
"""How many figures before a share, other shares not counted, may be its part and its whole."""
_NEAR: Final = Decimal("0.08")
"""A share that is further off is one of something else."""
_LEADS: Final = re.compile(
    r"^[^.;]{0,60}?(?:\b(?:atau|setara|yaitu|yakni|sehingga|maka)\b|[(])[^.;]{0,120}$"
    r"|\b(?:sehingga|dengan demikian|maka)\b[^.;]{0,160}$",
    re.IGNORECASE | re.DOTALL,
)
"""Words between a whole or part and the share that follows from them."""
_OF: Final = re.compile(r"\b(?:dari|terhadap)\b", re.IGNORECASE)
_DETAILS: Final = re.compile(r"\b(?:rincian|terdiri|meliputi|di\s?antaranya|termasuk)\b", re.IGNORECASE)
"""What follows is a part of another kind, with a whole of its own."""
_OR: Final = re.compile(r"\batau\b|[(]\s*$|\bterserap\b|\bsetara\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\bdari\b[^,;.]*(?:\brp\.?\s*)?$", re.IGNORECASE)
"""No clause ends between the word and the whole."""
_NOUN: Final = re.compile(r"\s*(?:,-)?\s*([^\W\d_]+)")
_OTHER: Final = frozenset({Part.TARGET, Part.UP, Part.DOWN, Part.GAP, Part.REST})
"""What no share of a part in a whole is."""


def shares_between(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield percentages between a part and its whole: `28 orang atau 93,33% dari rencana 30 orang`."""
    mentions = paragraph.mentions
    for first, share, whole in zip(mentions, mentions[1:], mentions[2:], strict=False):
        is_pair = first.number.unit == whole.number.unit != PERCENT == share.number.unit
        if is_pair and _OR.search(share.before) and _FROM.search(whole.before):
            yield _equation(paragraph, share, first, whole)


def stated_shares(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield percentages with the part and the whole that stand before them.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that words say more clearly.
    """
    for place, share in enumerate(paragraph.mentions):
        is_share = share.number.unit == PERCENT and share.part not in _OTHER
        if is_share and share.number.spot not in known and _LEADS.search(share.before):
            nearest = _nearest(paragraph, share, paragraph.mentions[:place])
            if nearest is not None:
                yield nearest


def _nearest(paragraph: Paragraph, share: Mention, before: Sequence[Mention]) -> Equation | None:
    """The part and whole that give the share; where none does, those that come nearest to it.

    The figure right before the share is one of them.
    """
    if not before or before[-1].number.unit == PERCENT:
        return None
    last, *others = [each for each in reversed(before) if each.number.unit != PERCENT][:_REACH]
    ordered = (pair for other in others for pair in ((last, other), (other, last)))
    pairs = [_equation(paragraph, share, *pair) for pair in ordered if _is_pair(*pair)]
    near = [equation for equation in pairs if _distance(equation) <= _NEAR]
    return min(near, key=lambda equation: (not equation.holds(), _distance(equation)), default=None)


def _is_pair(part: Mention, whole: Mention) -> bool:
    """Whether two figures count or pay the same thing, by their words."""
    first, second = (part, whole) if part.number.spot < whole.number.spot else (whole, part)
    if part.number.unit != whole.number.unit or part.number.unit == PERCENT or not whole.number.value:
        return False
    if part.number.unit == RUPIAH:
        return not _DETAILS.search(second.before)
    nouns = [_NOUN.match(mention.after) for mention in (first, second)]
    same = {noun[1].casefold() for noun in nouns if noun}
    is_counted = part.number.is_exact and whole.number.is_exact and bool(_OF.search(second.before))
    return is_counted or (all(nouns) and len(same) == 1)


def _equation(paragraph: Paragraph, share: Mention, part: Mention, whole: Mention) -> Equation:
    is_money = part.number.unit == RUPIAH
    return Equation(
        AuditRule.ABSORPTION if is_money else AuditRule.RATIO,
        Law.PERCENT,
        share.number,
        (part.number, whole.number),
        paragraph.place,
        subject="serapan" if is_money else "persentase",
    )


def _distance(equation: Equation) -> Decimal:
    """How far a share is from what its part and whole give, as a share of itself."""
    found, printed = equation.computed(), equation.result.value
    return Decimal(1) if found is None or not printed else abs(found - printed) / abs(printed)
