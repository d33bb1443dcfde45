"""Comparisons of the figure that the sentence before ends with: `Angka ini lebih rendah dari 96,42%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.understanding.direction_words import DOWN, LESS, MORE, SPEED, THAN, UP, opposite_of
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule

FIGURES: Final = (
    r"(?P<figure>angka|nilai|capaian|realisasi|persentase|prosentase|serapan|penyerapan|indeks|skor|jumlah|besaran"
    r"|hasil|kondisi|hal)(?:\s+kinerja)?\s+(?:ini|itu|tersebut)"
)
_SAID: Final = re.compile(
    rf"{FIGURES}\s+(?:(?:juga|masih|sedikit|jauh|berada|sudah|kembali|mengalami|justru|lagi|tercatat)\s+)*"
    rf"(?P<said>(?:(?P<more>{MORE}|di\s?atas|{UP})|{LESS}|di\s?bawah|{DOWN}))\b",
    re.IGNORECASE,
)
_BASE: Final = re.compile(
    rf"(?:\b(?:jika|bila|apabila)\s+)?\b(?:{THAN}|di\s?atas|di\s?bawah)\s+(?:[^.;:,\d]|(?:19|20)\d\d\b|,\s*yang)*$",
    re.IGNORECASE,
)
"""Between the word and what the figure is held against."""
_FEWEST: Final = 3
"""Digits of a level."""
_BEFORE: Final = re.compile(r"\b(?:sebelumnya|lalu|(?:19|20)\d\d)\b", re.IGNORECASE)
"""What a figure is held against is of a time before."""
_NO_LEVELS: Final = CHANGES | {Part.TARGET, Part.BUDGET}


def pointed_directions(paragraph: Paragraph) -> Iterator[Statement]:
    """Yield which way a figure lies off another one in the sentence behind it."""
    for before, own in pairwise(paragraph.sentences):
        said = _SAID.match(own[0].before.strip())
        base = next((m for m in own[:2] if _BASE.search(m.before)), None) if said else None
        if said is None or base is None or base.number.digits < _FEWEST or SPEED.search(said["said"]):
            continue
        levels = {m.number.value: m for m in _levels(before, own, base, said["figure"].casefold())}
        if len(levels) == 1 and are_adjacent(paragraph, before[-1], own[0]):
            (level,) = levels.values()
            yield _statement(paragraph, said, level, base)


def are_adjacent(paragraph: Paragraph, last: Mention, first: Mention) -> bool:
    """Say whether no other sentence stands between those of two figures."""
    ahead = paragraph.text.partition(first.before)[0].rstrip()
    return bool(last.after.strip()) and ahead.endswith(last.after.strip())


def _levels(
    before: Sequence[Mention], own: Sequence[Mention], base: Mention, figure: str
) -> Iterator[Mention]:
    """Yield the figures of the sentence before that may be meant, by how far off they are told to be.

    Else it is the last one; or the only one of its kind where the base tells that it is of a time before.
    """
    unit, decimals = base.number.unit, base.number.decimals
    alike = [m for m in before if (m.number.unit, m.number.decimals) == (unit, decimals)]
    steps = [m for m in own if m.number.spot < base.number.spot or m.part in CHANGES]
    gaps = {abs(m.number.value) for m in steps if not _BASE.search(m.before)}
    levels = [m for m in alike if m.part not in _NO_LEVELS]
    if len(levels) > 1 and figure == "realisasi":
        levels = [m for m in levels if not _is_share(m)]
    if gaps:
        yield from (m for m in alike if abs(m.number.value - base.number.value) in gaps)
    elif len(levels) == 1 and (_BEFORE.search(base.before + base.after) or alike == [before[-1]]):
        yield levels[0]


def _is_share(mention: Mention) -> bool:
    """Whether a figure tells how far a target or a budget was used up, and not what was reached."""
    return mention.part in (Part.ACHIEVEMENT, Part.ABSORPTION)


def _statement(paragraph: Paragraph, said: re.Match[str], level: Mention, base: Mention) -> Statement:
    one, other, word = level.number, base.number, " ".join(said["said"].casefold().split())

    def holds(own: Decimal, against: Decimal) -> bool:
        return own != against and (own > against) is bool(said["more"])

    right = opposite_of(word) or ("di bawah" if said["more"] else "di atas")
    return Statement(
        AuditRule.TREND,
        holds(one.value, other.value),
        other.spot.line,
        word,
        right if one.value != other.value else "sama",
        f"{one.text} {'di atas' if one.value > other.value else 'di bawah'} {other.text}; tercetak {word}.",
        paragraph.place,
        spots=(one.spot, other.spot),
        against=held_by((one, other), holds),
    )
