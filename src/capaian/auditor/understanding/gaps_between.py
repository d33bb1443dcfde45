"""Gaps that a sentence tells with their two ends: `86,17, masih kurang 0,83 poin dari target 87,00`.

Nothing but the sentence is needed to work them out, whether the target follows the gap or stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT
from capaian.rules.outcome import HUNDRED

_ADJECTIVE: Final = (
    r"(?:tinggi|besar|banyak|lama|lambat|panjang|luas|rendah|kecil|sedikit|cepat|singkat|pendek|baik)"
)
_APART: Final = Worded(
    rf"\b(?:lebih\s+{_ADJECTIVE}|kurang|kekurangan|terpaut|selisih|berselisih|di\s+(?:bawah|atas)"
    r"|(?:masih\s+)?(?:perlu|harus)\s+(?:dinaikkan|ditingkatkan|dikurangi|diturunkan|dipercepat|ditambah))"
    r"(?:\s+(?:sebesar|sebanyak|selama|sekitar))?\s*$"
)
"""Right before how far two levels lie apart."""
_UNIT: Final = r"\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?|[^\W\d_]+)?"
_GOAL: Final = r"(?:target|rencana|standar)"
_TO_GOAL: Final = re.compile(
    rf"{_UNIT}(?P<apart>\s+(?:lebih\s+{_ADJECTIVE}|di\s+(?:bawah|atas)))?"
    rf"\s+(?:(?:dari(?:pada)?|terhadap|dibanding(?:kan)?(?:\s+dengan)?|untuk\s+(?:mencapai|memenuhi))\s+)?"
    rf"{_GOAL}(?:nya)?\b(?!\s+(?:dan|tetapi|namun|serta|sedangkan)\b)[^.;:,(\d]{{0,30}}(?:(?:19|20)\d\d[^.;:,(\d]{{0,25}})?$",
    re.IGNORECASE,
)
"""From a gap to the target that it is measured from."""
_ENDS: Final = re.compile(
    rf"{_UNIT}(?P<apart>\s+lebih\s+{_ADJECTIVE})?"
    rf"(?:\s+dari(?:pada)?\s+{_GOAL}(?:nya)?(?:\s+(?:itu|tersebut))?)?\s*(?:[.,;)]|$)",
    re.IGNORECASE,
)
"""Behind a gap that is told last."""
_SO: Final = re.compile(
    r"^[^.;:(]{0,40}(?:,|\b(?:atau|sehingga|berarti|artinya)\b)[^.;:,(]{0,30}$", re.IGNORECASE
)
_BECAME: Final = re.compile(r"\bmenjadi\b[^.;:,]{0,30}$", re.IGNORECASE)
_NOUN: Final = re.compile(r"\s*(?:%|persen)?\s*([^\W\d_]+)")
_OF_POINTS: Final = frozenset(("poin", "persen", "", "dari", "daripada", "terhadap"))
_BOTH: Final = 2
_LIKELY: Final = 4
"""So many times too large or small may a gap be; one further off lies between other levels."""


def gaps_between(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield gaps between what was reached and its target, where the sentence tells both."""
    for sentence in paragraph.sentences:
        for place, gap in enumerate(sentence[1:], start=1):
            ends = _around(sentence, place) or _behind(sentence, place)
            if ends is not None:
                high, low = sorted((end.number for end in ends), key=lambda number: -number.value)
                yield Equation(
                    AuditRule.DIFFERENCE,
                    Law.DIFFERENCE,
                    gap.number,
                    (high, low),
                    paragraph.place,
                    subject="selisih",
                )


_Ends = tuple[Mention, Mention]


def _around(sentence: Sequence[Mention], place: int) -> _Ends | None:
    """Return what was reached, told before a gap, and the target that follows it at once."""
    gap, *after = sentence[place : place + 2]
    way = _TO_GOAL.match(gap.after) if after else None
    if way is None or not (way["apart"] or _APART.search(gap.before)):
        return None
    (goal,) = after
    return _fit(gap, goal, [level for level in _levels(sentence[:place]) if _is_of_a_kind(level, goal, gap)])


def _behind(sentence: Sequence[Mention], place: int) -> _Ends | None:
    """Return target and what was reached, both told before a gap that ends its clause."""
    gap, before = sentence[place], sentence[max(place - 2, 0) : place]
    way = _ENDS.match(gap.after)
    if way is None or len(before) < _BOTH or not _SO.match(gap.before):
        return None
    if not (way["apart"] or _APART.search(gap.before)):
        return None
    goal, level = before
    if level.part is Part.TARGET:
        goal, level = level, goal
    is_pair = goal.part is Part.TARGET is not level.part and level.part not in CHANGES
    return _fit(gap, goal, [level] if is_pair and _is_of_a_kind(level, goal, gap) else [])


def _levels(before: Sequence[Mention]) -> Sequence[Mention]:
    """Return the levels before a gap; what something became is where it stands now."""
    levels = [m for m in before if m.part not in CHANGES or _BECAME.search(m.before)]
    return levels[-1:] if levels and _BECAME.search(levels[-1].before) else levels


def _fit(gap: Mention, goal: Mention, levels: Sequence[Mention]) -> _Ends | None:
    """Return the level that lies as far from a target as is said; else the one that may be meant."""
    apart = [abs(level.number.value - goal.number.value) for level in levels]
    for level, found in zip(levels, apart, strict=True):
        if found == gap.number.value:
            return level, goal
    printed = gap.number.value
    if gap.number.unit == PERCENT and any(_is_share(gap, goal, found) for found in apart):
        return None
    if len(levels) != 1 or not printed / _LIKELY <= apart[0] <= printed * _LIKELY or not apart[0]:
        return None
    return levels[0], goal


def _is_share(gap: Mention, goal: Mention, apart: Decimal) -> bool:
    """Whether a gap is told as a share of its target: `72,00% kurang 10,00% dari target 80,00%`."""
    return abs(apart * HUNDRED - gap.number.value * goal.number.value) < gap.number.step * goal.number.value


def _is_of_a_kind(level: Mention, goal: Mention, gap: Mention) -> bool:
    """Whether three figures measure one thing, as exactly: of whole ones the nouns must tell."""
    numbers = [mention.number for mention in (level, goal, gap)]
    units = {number.unit for number in numbers}
    if len({number.decimals for number in numbers}) > 1 or not units <= {ONE, PERCENT}:
        return False
    if numbers[0].unit != numbers[1].unit and numbers[2].unit == PERCENT:
        return False
    nouns = [_noun(mention) for mention in (level, gap)]
    return (bool(numbers[0].decimals) and nouns[1] in _OF_POINTS) or nouns[0] == nouns[1] != ""


def _noun(mention: Mention) -> str:
    found = _NOUN.match(mention.after)
    return found[1].casefold() if found else ""
