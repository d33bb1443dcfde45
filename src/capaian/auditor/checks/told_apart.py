"""Which of two levels is the higher, told with their gap: `2,75, lebih cepat 0,25 dari target 3,00`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_APART: Final = re.compile(
    r"^[^.;:\d]{0,60}?\b(?P<said>(?P<more>lebih\s+(?:tinggi|besar|banyak|lama|lambat|panjang|luas))"
    r"|lebih\s+(?:rendah|kecil|sedikit|cepat|singkat|pendek|sempit)|(?:masih\s+)?kurang)"
    r"(?:\s+(?:sebesar|sebanyak|sekitar))?\s*$",
    re.IGNORECASE,
)
_THAN: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:[^\W\d_]+\s+){0,3}?(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)\s"
    r"(?:[^.;:\d]|(?:19|20)\d\d){0,70}$",
    re.IGNORECASE,
)
"""Between a gap and the level that it is measured from."""
_THAN_TARGET: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:[^\W\d_]+\s+){0,3}?dari(?:pada)?\s+target\b", re.IGNORECASE
)
"""Behind a gap to the target that is told before the level."""


def check_told_apart(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what lies above or below what, where the gap that is told is that of the two figures."""
    for sentence, mentions in read_sentences(report.document):
        for first, second, third in zip(mentions, mentions[1:], mentions[2:], strict=False):
            level, gap, base = first, second, third
            is_told = bool(_THAN.match(base.before))
            if not is_told and first.part is Part.TARGET and _THAN_TARGET.match(third.after):
                level, gap, base, is_told = second, third, first, True
            said = _APART.match(gap.before) if is_told and _are_alike((level, base)) else None
            if said and _is_gap(level, gap, base):
                yield _statement(sentence, said, level, base)


def _are_alike(levels: Sequence[Mention]) -> bool:
    one, other = (level.number for level in levels)
    is_level = all(level.part not in CHANGES for level in levels)
    return is_level and one.decimals == other.decimals and (one.unit == PERCENT) is (other.unit == PERCENT)


def _is_gap(level: Mention, gap: Mention, base: Mention) -> bool:
    return 0 < abs(level.number.value - base.number.value) == abs(gap.number.value)


def _statement(sentence: Sentence, said: re.Match[str], level: Mention, base: Mention) -> Statement:
    one, other = level.number, base.number
    is_more = one.value > other.value
    holds = is_more is bool(said["more"])
    right = "lebih dari" if is_more else "kurang dari"
    return Statement(
        AuditRule.CLAIM,
        holds,
        one.spot.line,
        said["said"],
        "" if holds else right,
        "" if holds else f"{one.text} {right} {other.text}; tercetak {said['said']}.",
        sentence.place,
    )
