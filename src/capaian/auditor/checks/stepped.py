"""Directions of steps from a level told: `dibandingkan 93,18% turun 1,82 poin`, and it is 95,00%.

What stands so many points above or below another figure is such a step too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.turned import changes_of_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import THAN, WAY
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT

_WAY: Final = Worded(rf"\b{WAY}(?:\s+(?:sebesar|sebanyak|sekitar|hingga))?\s*$")
_SINCE: Final = Worded(
    r"\b(?:dibanding(?:kan)?|daripada|dari|terhadap)\b[^.;:]*\b(?:tahun|triwulan|semester|periode|bulan)\b[^.;:]*$"
)
_BASE: Final = Worded(rf"\b{THAN}(?!\s+target)[^.;:\d]*$")
_WHEN: Final = re.compile(
    r"\s*(?:%|[^\W\d_]+)?\s*(?:[(]\s*|(?:pada|di)\s+)(?:tahun|triwulan|semester|periode|bulan)\b",
    re.IGNORECASE,
)
"""What a step is measured from, and when it was: `dari 95,06% pada tahun 2032`."""
_BECOMES: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?)?\s*(?:[^\W\d_]+\s+){0,2}?menjadi\s*$", re.IGNORECASE
)
"""From a step to where it led: `bertambah 0,87 poin menjadi`."""
_WHENCE: Final = re.compile(r"\bdari\b[^.;:]*$", re.IGNORECASE)
_EACH_YEAR: Final = re.compile(
    r"\s*(?:%|persen\b)?\s*(?:poin\s+)?(?:setiap|tiap|per)\s+tahun\b", re.IGNORECASE
)
"""One of several steps leads to no end that is told: `naik 3,00 poin setiap tahun, dari 66,00`."""
_BESIDE: Final = re.compile(
    r"^\s*(?:%|persen\b)?\s*poin(?:\s+persen(?:tase)?)?\s+"
    r"(?:(?P<up>di\s?atas|lebih\s+(?:tinggi|besar|baik)\s+dari(?:pada)?)"
    r"|(?P<down>di\s?bawah|lebih\s+(?:rendah|kecil|buruk)\s+dari(?:pada)?))(?P<same>nya)?\b(?!\s*[,;])",
    re.IGNORECASE,
)
"""Right after a step: `0,80 poin di bawah rata-rata`, or `di bawahnya` of the figure before."""
_OPPOSITES: Final = {AuditRule.TREND: ("turun", "naik"), AuditRule.CLAIM: ("di bawah", "di atas")}
"""Down and up, by what is said."""
_NEAR: Final = 5
"""How many steps away a level may be to be the end of one of another size."""
_FEWEST_DECIMALS: Final = 2
"""Rounder levels are met by chance."""
_LIKELY: Final = 4
"""A step may be that many times too small."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A step from a level to another, up or down."""

    size: Mention
    base: Mention
    said: str
    is_up: bool
    rule: AuditRule
    is_end: bool = False
    """Whether the level is where the step led, and not where it began."""


def check_stepped(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield every step up or down from a level that leads to a figure printed beside it."""
    near: Mapping[int, set[Decimal]] = {}
    everywhere = {number.value for number in report.document.numbers()}
    surroundings = quotes_of(report).surroundings
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            for step in (*_since(sentence), *_until(sentence), *_beside(sentence)):
                if step.size.number.spot in changes_of_tables(report):
                    continue  # its sign stands there
                if not near:
                    near = _by_section(report)
                at_hand = near.get(surroundings.section(paragraph.line), set())
                yield from _statement(paragraph, step, at_hand, everywhere)


def _since(sentence: Sequence[Mention]) -> Iterator[_Step]:
    """Yield a step beside the level of before that it began at, in the order of either."""
    for place, step in enumerate(sentence):
        way = _WAY.search(step.before)
        beside = [sentence[i] for i in (place - 1, place + 1) if 0 <= i < len(sentence)]
        bases = [base for base in beside if _is_before(base) and _is_of_a_kind(step, base)]
        if way and len(bases) == 1 and not _EACH_YEAR.match(step.after):
            yield _Step(step, bases[0], way["up"] or way["down"], bool(way["up"]), AuditRule.TREND)


def _until(sentence: Sequence[Mention]) -> Iterator[_Step]:
    """Yield a step right before the level that it led to, which follows no level of before."""
    for place, (step, end) in enumerate(pairwise(sentence)):
        way = _WAY.search(step.before) if _BECOMES.match(end.before) else None
        if way and _is_of_a_kind(step, end) and not (place and _WHENCE.search(sentence[place - 1].before)):
            yield _Step(step, end, way["up"] or way["down"], bool(way["up"]), AuditRule.TREND, is_end=True)


def _is_before(base: Mention) -> bool:
    """Whether a level is one of before, by the words on either side of it."""
    return bool(_SINCE.search(base.before) or (_BASE.search(base.before) and _WHEN.match(base.after)))


def _beside(sentence: Sequence[Mention]) -> Iterator[_Step]:
    """Yield by how much something stands above or below the figure that is told right after it, or before."""
    for place, step in enumerate(sentence):
        way = _BESIDE.match(step.after)
        other = place if way is None else place - 1 if way["same"] else place + 1
        if way and 0 <= other < len(sentence) and _is_of_a_kind(step, sentence[other]):
            said = way["up"] or way["down"]
            yield _Step(step, sentence[other], said, bool(way["up"]), AuditRule.CLAIM)


def _is_of_a_kind(step: Mention, base: Mention) -> bool:
    decimals = step.number.decimals == base.number.decimals >= _FEWEST_DECIMALS
    is_share = step.number.unit == PERCENT and base.number.unit != PERCENT
    return decimals and {step.number.unit, base.number.unit} <= {ONE, PERCENT} and not is_share


def _by_section(report: UnderstoodReport) -> Mapping[int, set[Decimal]]:
    """Return for the line of each heading the figures below it."""
    surroundings = quotes_of(report).surroundings
    found: dict[int, set[Decimal]] = {}
    for number in report.document.numbers():
        found.setdefault(surroundings.section(number.spot.line), set()).add(number.value)
    return found


def _statement(
    paragraph: Paragraph, step: _Step, at_hand: set[Decimal], everywhere: set[Decimal]
) -> Iterator[Statement]:
    base, size = step.base.number, step.size.number
    up, down = base.value + size.value, base.value - size.value
    told, other = (up, down) if step.is_up is not step.is_end else (down, up)
    levels = {m.number.value for m in paragraph.mentions if m is not step.base and m is not step.size}
    is_beside = other in levels and told not in levels
    if not is_beside and any(
        0 < abs(v - base.value) <= _LIKELY * size.value and (v > base.value) is (told > base.value)
        for v in levels
    ):
        return  # a level told beside lies that way: the size may be wrong
    if told in everywhere and not is_beside:
        yield _made(paragraph, step, "", "")
    elif (is_beside or (other in at_hand and not _leads_to(paragraph, step, told))) and other > 0:
        right = _OPPOSITES[step.rule][not step.is_up]
        level = base.write(other, base.decimals)
        way = (
            "Dari {} menjadi {} adalah {}" if step.rule is AuditRule.TREND else "Di samping {}, {} berada {}"
        )
        first, last = (level, base.text) if step.is_end else (base.text, level)
        why = f"{way.format(first, last, right)}; tercetak {step.said}."
        yield _made(paragraph, step, right, why)


def _leads_to(paragraph: Paragraph, step: _Step, told: Decimal) -> bool:
    """Whether the paragraph tells a level on the side that is said: then the size of the step is wrong."""
    base = step.base.number
    levels = [m.number for m in paragraph.mentions if m is not step.base and m is not step.size]
    gaps = [n.value - base.value for n in levels if (n.unit, n.decimals) == (base.unit, base.decimals)]
    reach = _NEAR * (told - base.value)
    return any(0 < gap <= reach or reach <= gap < 0 for gap in gaps)


def _made(paragraph: Paragraph, step: _Step, right: str, why: str) -> Statement:
    line = step.size.number.spot.line
    return Statement(step.rule, not right, line, step.said, right, why, paragraph.place)
