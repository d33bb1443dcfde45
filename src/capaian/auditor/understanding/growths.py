"""Shares of running text beside what is left of a count, and beside a change between two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import DOWN, MOVED, UNMOVED, UP
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_BESIDE: Final = re.compile(
    rf"^[^.;\d]{{0,60}}?(?:[(]|\b(?:atau|setara|yaitu|yakni)\b\s*(?:(?:{MOVED})\s*)?"
    r"(?:sebesar\s*)?)\s*$",
    re.IGNORECASE,
)
"""Between a count and the share that is the same in percent."""
_MOVED: Final = Worded(
    rf"\b(?:(?P<up>{UP})|{DOWN})(?:\s+(?!dari\b|menjadi\b){UNMOVED}[^\W\d]+){{0,2}}\s*(?:rp\.?\s*)?$"
)
_COMPARED: Final = re.compile(r"\bdibanding(?:kan)?\b[^.;:]*$", re.IGNORECASE)
_CLAUSE_ENDS: Final = re.compile(r"[;.]\s")
_REACH: Final = 6
"""Figures of a paragraph that stand together."""
_SAME: Final = Decimal("0.005")
"""How far rounded shares may set apart what they are of."""
_FEWEST: Final = 10
"""Smaller counts add up by chance."""


def leftovers_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield the share beside what is left of a count, where the share of the rest of it is printed too.

    Of 306.248, `303.112 (98,98%)` did and `3.136 (1,02%)` did not: the counts say that these are all.
    """
    mentions = paragraph.mentions
    counts = [(place, m.number) for place, m in enumerate(mentions) if _is_count(m)]
    wholes = {number.value: number for _, number in counts}
    known: list[tuple[PrintedNumber, PrintedNumber]] = []
    for place, left in counts:
        share = _share_beside(mentions, place)
        if share is None:
            continue
        for part, of_part in known[-_REACH:]:
            whole = wholes.get(left.value + part.value)
            if whole is not None and _is_share(paragraph, of_part, part, whole):
                yield _equation(paragraph, Law.REMAINDER, share, (of_part,), "sisa")
                break
        known.append((left, share))


def _is_share(paragraph: Paragraph, share: PrintedNumber, part: PrintedNumber, whole: PrintedNumber) -> bool:
    return _equation(paragraph, Law.PERCENT, share, (part, whole), "").holds()


def growths_in(paragraph: Paragraph, totals: Sequence[PrintedNumber] = ()) -> Iterator[Equation]:
    """Yield growth in percent beside the change itself: `dari 8.000 menjadi 8.400, bertambah 400 (5,00%)`.

    Args:
        paragraph: Sentences with their quantities.
        totals: Those of the tables that it speaks of: one that has grown as is told tells that the change is
            wrong, and not the growth.
    """
    mentions = paragraph.mentions
    for place, (change, growth) in enumerate(pairwise(mentions)):
        moved = None if _is_of_whole(mentions, place) else _MOVED.search(change.before)
        is_growth = growth.number.unit == PERCENT != change.number.unit and _BESIDE.search(growth.before)
        if moved and is_growth:
            after = takewhile(_goes_on, mentions[place + 1 : place + _REACH])
            near = (*mentions[max(place - _REACH, 0) : place], *after)
            others = [m.number for m in near if m.number.unit == change.number.unit]
            ends = [(a, b) for a in others for b in others if a.value - b.value == abs(change.number.value)]
            bases = [low if moved["up"] else high for high, low in ends if low.value > 0]
            bases = bases or [*_compared_with(change, mentions[max(place - _REACH, 0) : place])]
            made = [_growth(paragraph, growth.number, change.number, base) for base in bases]
            grown = [*_changes_to(paragraph, made, totals, is_rise=bool(moved["up"]))]
            yield from [each for each in made if each.holds()][:1] or grown[:1] or made[:1]


def _changes_to(
    paragraph: Paragraph, growths: Sequence[Equation], totals: Sequence[PrintedNumber], *, is_rise: bool
) -> Iterator[Equation]:
    """Yield changes up or down to a total that lies from its base as far as the growth has it."""
    for growth in growths:
        change, base = growth.inputs
        for total in totals:
            high, low = (total, base) if is_rise else (base, total)
            gap = high.value - low.value
            share = HUNDRED * gap / base.value
            is_far = total.unit != PERCENT and growth.result.decimals and gap > 0
            if is_far and abs(share - growth.result.value) <= growth.result.step:
                yield _equation(paragraph, Law.DIFFERENCE, change, (high, low), "perubahan")


def _compared_with(change: Mention, before: Sequence[Mention]) -> Iterator[PrintedNumber]:
    """Yield the one figure that a change is told beside: `Dibandingkan tahun lalu 6.214, bertambah 363`."""
    found = [m.number for m in before if _COMPARED.search(m.before) and m.number.unit == change.number.unit]
    is_last = bool(before) and found[-1:] == [before[-1].number]
    if len(found) == 1 and is_last and found[0].value > abs(change.number.value):
        yield found[0]


def _is_of_whole(mentions: Sequence[Mention], place: int) -> bool:
    """Whether a count is with its share a part of what its neighbours are parts of, and no change.

    `Pengurangan 440 ton (22,00%) dan penanganan 1.000 ton (50,00%)` are of 2.000 tons.
    """
    near = [p for p in range(max(place - _REACH, 0), place + _REACH) if p < len(mentions) and p != place]
    own = _whole(mentions, place)
    wholes = [found for other in near if (found := _whole(mentions, other)) is not None]
    return own is not None and any(abs(found / own - 1) < _SAME for found in wholes)


def _whole(mentions: Sequence[Mention], place: int) -> Decimal | None:
    """Return what a count and the share beside it are of."""
    share = _share_beside(mentions, place) if _is_count(mentions[place]) else None
    return None if share is None or not share.value else mentions[place].number.value / share.value


def _goes_on(mention: Mention) -> bool:
    """Whether a figure stands in the clause of the one before it."""
    return not mention.is_first and _CLAUSE_ENDS.search(mention.before) is None


def _growth(
    paragraph: Paragraph, growth: PrintedNumber, change: PrintedNumber, base: PrintedNumber
) -> Equation:
    inputs = (change, base)
    return Equation(AuditRule.RATIO, Law.PERCENT, growth, inputs, paragraph.place, subject="pertumbuhan")


def _is_count(mention: Mention) -> bool:
    return mention.number.is_exact and mention.number.value >= _FEWEST


def _share_beside(mentions: Sequence[Mention], place: int) -> PrintedNumber | None:
    after = mentions[place + 1] if place + 1 < len(mentions) else None
    is_share = after is not None and after.number.unit == PERCENT and _BESIDE.search(after.before)
    return after.number if after is not None and is_share else None


def _equation(
    paragraph: Paragraph, law: Law, result: PrintedNumber, inputs: Sequence[PrintedNumber], subject: str
) -> Equation:
    return Equation(AuditRule.DIFFERENCE, law, result, tuple(inputs), paragraph.place, subject=subject)
