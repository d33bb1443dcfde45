"""Levels held against two others: `88,61 melampaui target 85,00 dan naik dibanding tahun 2022 sebesar 87,20`.

The second comparison names no thing of its own, so that it goes on with the level, which stands before the
target or the limit, or in the sentence before where that is pointed back to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.direction_words import DOWN, EARLIER, LESS, MORE, SPEED, THAN, UP
from capaian.auditor.understanding.directions import AIM, RANKED, WIDER, direction
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.pointed_directions import FIGURES, are_adjacent
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.value import PERCENT

_UNIT: Final = r"^\s*(?:%|persen|per\s+(?:mil|seribu|seratus\s+ribu)|[^\W\d_]+(?:/[^\W\d_]+)*)?"
_AND: Final = re.compile(
    rf"{_UNIT}\s*\)?\s*,?\s*(?:dan|serta|namun|tetapi|sekaligus|bahkan|meskipun|walaupun)\s+"
    r"(?:(?:juga|masih|telah|sudah|sedikit|jauh|mengalami|justru|kembali|tetap)\s+)*"
    rf"(?:(?P<up>{UP}|{MORE})|(?P<down>{DOWN}|{LESS}))\b\s+(?:(?:jika|bila|apabila)\s+)?{THAN}\s+"
    r"(?P<then>(?:(?!\b(?:dan|serta|sedangkan)\b)[^.;:,\d]|(?:19|20)\d\d)*)$",
    re.IGNORECASE,
)
"""From a target to the level of before that the level is held against too."""
_AGAINST: Final = re.compile(
    rf"\b(?:melampaui|melebihi|memenuhi|mencapai|di\s?(?:atas|bawah)|dari|{THAN})\s+(?:[^\W\d_]+\s+){{0,3}}?"
    r"(?:target|batas|standar|ambang|rencana|toleransi)\w*\b[^.;:,(]*$",
    re.IGNORECASE,
)
"""Right before a target or a limit: `melampaui target`, `lebih rendah dari batas`."""
_POINTS: Final = re.compile(rf"^\W*{FIGURES}\b", re.IGNORECASE)
_FEWEST_DIGITS: Final = 3
"""Of a level of before; shorter ones are met by chance."""


def second_comparisons(paragraph: Paragraph) -> Iterator[Statement]:
    """Yield which way a level went from that of before, told behind what it is beside its target."""
    last: Sequence[Mention] = ()
    for sentence in paragraph.sentences:
        for place, then in enumerate(sentence):
            said = _AND.match(then.before) if place else None
            level = _level(paragraph, last, sentence[:place], then) if said else None
            if said and level and _is_of_before(said["then"], level, then) and not SPEED.search(said[0]):
                yield direction(paragraph, said, then.number, level.number)
        last = sentence


def _is_of_before(words: str, level: Mention, then: Mention) -> bool:
    """Whether what a level is held against is told to be of a time before it, and of the same thing."""
    of = EARLIER.search(words)
    is_other = AIM.search(words) or WIDER.search(words) or RANKED.search(level.before)
    is_earlier = of is not None and (of["year"] is None or not level.year or int(of["year"]) <= level.year)
    return is_earlier and not is_other and then.number.digits >= _FEWEST_DIGITS


def _level(
    paragraph: Paragraph, last: Sequence[Mention], before: Sequence[Mention], then: Mention
) -> Mention | None:
    """Return the level that is held against a target right before another comparison."""
    *ahead, aim = before
    if aim.number.unit == PERCENT != then.number.unit and ahead:
        *ahead, aim = ahead  # the achievement, behind its target
    if not _is_alike(aim, then) or not _AGAINST.search(aim.before):
        return None
    if ahead:
        levels = [ahead[-1]] if _is_alike(ahead[-1], then) else []
    elif _POINTS.match(aim.before.strip()) and last and are_adjacent(paragraph, last[-1], aim):
        levels = [mention for mention in last if _is_alike(mention, then)]
    else:
        return None
    is_one = len(levels) == 1 and levels[0].part not in CHANGES | {Part.TARGET} and not levels[0].is_mean
    return levels[0] if is_one else None


def _is_alike(mention: Mention, then: Mention) -> bool:
    one, other = mention.number, then.number
    return (one.unit, one.decimals) == (other.unit, other.decimals)
