"""Which of two levels is the higher: `2,75, lebih cepat 0,25 dari target 3,00`, `93 lebih rendah dari 94`.

A gap told with them is exactly theirs, so that only the word can be wrong: `62, 13 lebih banyak daripada 75`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import (
    DOWN,
    LESS,
    MORE,
    THAN,
    UNMOVED,
    UP,
    opposite_of,
)
from capaian.auditor.understanding.directions import is_step
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_APART: Final = re.compile(
    rf"^[^.;:\d]{{0,60}}?\b(?P<said>(?P<more>{MORE})|{LESS}|(?:masih\s+)?kurang|(?P<up>{UP})|(?P<down>{DOWN}))"
    rf"(?:\s+{UNMOVED}(?!dari\b|menjadi\b)[^\W\d_]+){{0,3}}\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""Right before a gap."""
_UNIT: Final = (
    r"^\s*(?:%|persen|ribu|juta)?\s*(?:poin(?:\s+persen(?:tase)?)?)?\s*(?:[^\W\d_]+(?:/[^\W\d_]+)*\s+){0,3}?"
)
_REST: Final = r"(?:(?!,\s*(?:dan|serta|sedangkan|sementara)\b)[^.;:\d]|(?:19|20)\d\d){0,70}$"
_THAN: Final = re.compile(rf"{_UNIT}{THAN}\s{_REST}", re.IGNORECASE)
"""Between a gap and the level that it is measured from."""
_BEHIND: Final = re.compile(rf"{_UNIT}(?P<said>(?P<more>{MORE})|{LESS})\s+{THAN}\s{_REST}", re.IGNORECASE)
"""The same with the word behind the gap: `13 lebih banyak daripada`."""
_BECOMES: Final = re.compile(
    rf"{_UNIT}(?:,\s*)?(?:(?:sehingga|hingga|maka|dan)\s+)?(?:[^\W\d_]+\s+){{0,2}}?menjadi\s+(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""From a gap to where it led: `bertambah 34 orang menjadi`."""
_HIGHER: Final = re.compile(
    r"^\s*(?:%|persen)?\s*\)?\s*(?:[^\W\d_]+\s*){0,4}?,?\s*(?:\b(?:yang|masih|juga|jauh|sedikit|tetap|berarti)\s+)*"
    rf"(?P<said>(?P<more>{MORE})|{LESS})\s+{THAN}\s+"
    r"(?:(?!\b(?:dan|serta|sedangkan|sementara|target)\b)[^.;:,()\d]|(?:19|20)\d\d){0,70}[(]?$",
    re.IGNORECASE,
)
"""All that stands between two levels, one of which is told to be the higher."""
_MOVED_MORE: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?)?\s*"
    r"(?:(?:dari|dibanding(?:kan)?)\s+(?:[a-z]+\s+)?(?:(?:19|20)\d\d|sebelumnya|lalu))?\s*,?\s*"
    r"(?:\b(?:yang|atau|masih|juga|jauh|sedikit|berarti)\s+)*"
    rf"(?P<said>lebih\s+(?:(?P<more>tinggi|besar|banyak)|rendah|kecil|sedikit))\s+{THAN}\s+"
    r"(?:(?P<up>kenaikan|peningkatan|pertambahan|pertumbuhan)|penurunan|pengurangan)"
    r"(?:nya)?\s+(?:[^.;:,()\d]|(?:19|20)\d\d){3,60}[(]?\s*$",
    re.IGNORECASE,
)
"""Between two changes, one of which is told to be greater: `naik 0,78 poin, lebih besar dari kenaikan`."""
_THAN_TARGET: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:[^\W\d_]+\s+){0,3}?dari(?:pada)?\s+target\b", re.IGNORECASE
)
"""Behind a gap to the target that is told before the level."""
_MOVES_ON: Final = re.compile(r"^[^.;:\d]{0,40}\bmenjadi\b", re.IGNORECASE)
"""Behind a level that something moved from: where it led stands there, and not before."""
_OR: Final = re.compile(r"^[^.;:]{0,25}?(?:\batau\b(?:\s+sebesar)?|[(])\s*$", re.IGNORECASE)
"""Between a figure and the share that is the same in percent."""
_SPEED: Final = re.compile(r"\b(?:cepat|lambat)$", re.IGNORECASE)
_TWICE: Final = 2
_FEW: Final = 10
"""Smaller gaps of whole figures lie between any two."""


@dataclass(frozen=True, slots=True)
class _Apart:
    """A level, by how much it lies off another one, and the word for it."""

    level: Mention
    gap: Mention
    base: Mention
    said: re.Match[str]

    @property
    def holds(self) -> bool:
        found = self.said.groupdict()
        return self.is_more is (bool(found["more"] or found.get("up")) is not self.is_of_speed)

    @property
    def is_of_speed(self) -> bool:
        """Whether more is faster: `pertumbuhan 6,06% lebih lambat dari 7,08%`; of days it is slower."""
        return _SPEED.search(self.said["said"]) is not None and self.level.number.unit == PERCENT

    @property
    def is_more(self) -> bool:
        return self.level.number.value > self.base.number.value

    @property
    def is_move(self) -> bool:
        found = self.said.groupdict()
        return bool(found.get("up") or found.get("down"))


class _Change(_Apart):
    """A change that is told to be greater or smaller than another one."""

    @property
    def holds(self) -> bool:
        return self.is_more is bool(self.said["more"])

    @property
    def is_move(self) -> bool:
        return False


def check_told_apart(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what lies above or below what, where the gap that is told is that of the two figures."""
    for sentence, mentions in read_sentences(report.document):
        told = {apart.gap.number.spot: apart for apart in _with_gaps(mentions)}
        for apart in (*told.values(), *_side_by_side(mentions)):
            if _are_alike(apart):
                yield _statement(sentence, apart)
        for apart in _changes_apart(mentions):
            yield _statement(sentence, apart)


def _with_gaps(mentions: Sequence[Mention]) -> Iterator[_Apart]:
    """Yield two levels and exactly what lies between them."""
    for plain in (_without_shares(mentions), mentions):
        for three in zip(plain, plain[1:], plain[2:], strict=False):
            apart = _apart(*three)
            if apart is not None and _is_gap(apart):
                yield apart


def _side_by_side(mentions: Sequence[Mention]) -> Iterator[_Apart]:
    """Yield two levels with nothing but the word between them: `93,75% lebih rendah dari serapan 94,55%`.

    Or one level, its share and the word: `27 orang atau 57,45%, lebih banyak daripada 20 orang atau 42,55%`.
    """
    counts = pairwise(_without_shares(mentions))
    for level, base in {pair[1].number.spot: pair for pair in (*pairwise(mentions), *counts)}.values():
        is_aim = Part.TARGET in (level.part, base.part)
        is_near = level.number.unit == base.number.unit and _may_be_levels(level.number, base.number)
        said = _HIGHER.match(base.before) if is_near and not is_aim else None
        if said and ("," in said[0] or level.number.decimals):
            yield _Apart(level, level, base, said)


def _changes_apart(mentions: Sequence[Mention]) -> Iterator[_Change]:
    """Yield two changes of one way: `naik 0,78 poin, lebih besar daripada kenaikan provinsi`."""
    for own, other in pairwise(mentions):
        said = _MOVED_MORE.match(other.before) if own.part in (Part.UP, Part.DOWN) else None
        is_alike = own.number.decimals == other.number.decimals > 0
        if said and is_alike and bool(said["up"]) is (own.part is Part.UP):
            yield _Change(own, own, other, said)


def _may_be_levels(one: PrintedNumber, other: PrintedNumber) -> bool:
    """Whether none of two figures is the gap that another lies off: they are about as large."""
    return one.value <= other.value * _TWICE and other.value <= one.value * _TWICE


def _without_shares(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the figures of a sentence but for shares behind their counts: `34 orang atau 5,34 persen`."""
    return [
        mention
        for place, mention in enumerate(mentions)
        if not (
            place
            and mention.number.unit == PERCENT != mentions[place - 1].number.unit
            and _OR.match(mention.before)
        )
    ]


def _apart(first: Mention, second: Mention, third: Mention) -> _Apart | None:
    """Return what three figures are to each other, by the words between them."""
    before = _APART.match(second.before)
    behind = _BEHIND.match(third.before)
    if first.part is Part.TARGET and _THAN_TARGET.match(third.after):
        said = _APART.match(third.before)
        return _Apart(second, third, first, said) if said else None
    if behind and not before:
        return _Apart(first, second, third, behind)
    if before and _THAN.match(third.before) and not _MOVES_ON.match(third.after):
        return _Apart(first, second, third, before)
    if before and (before["up"] or before["down"]) and _BECOMES.match(third.before):
        return _Apart(third, second, first, before)
    return None


def _are_alike(apart: _Apart) -> bool:
    one, other = apart.level.number, apart.base.number
    is_level = apart.level.part not in CHANGES and (apart.is_move or apart.base.part not in CHANGES)
    return is_level and one.decimals == other.decimals and (one.unit == PERCENT) is (other.unit == PERCENT)


def _is_gap(apart: _Apart) -> bool:
    gap = apart.gap.number
    is_telling = gap.decimals or abs(gap.value) >= _FEW
    return bool(is_telling) and is_step(gap, apart.base.number, apart.level.number)


def _statement(sentence: Sentence, apart: _Apart) -> Statement:
    one, other = apart.level.number, apart.base.number
    said = " ".join(apart.said["said"].split())
    right = opposite_of(said) or ("lebih dari" if apart.is_more else "kurang dari")
    side = "lebih dari" if apart.is_more else "kurang dari"
    return Statement(
        AuditRule.TREND if apart.is_move else AuditRule.CLAIM,
        apart.holds,
        apart.gap.number.spot.line,
        said,
        right,
        f"{one.text} {side} {other.text}; tercetak {said}.",
        sentence.place,
    )
