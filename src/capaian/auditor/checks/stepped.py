"""Directions of steps from a level told: `dibandingkan 93,18% turun 1,82 poin`, and it is 95,00%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.turned import changes_of_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT

_WAY: Final = re.compile(
    r"\b(?:(?P<up>naik|meningkat|kenaikan|peningkatan|bertambah)"
    r"|(?P<down>turun|menurun|penurunan|berkurang))(?:\s+(?:sebesar|sebanyak|sekitar|hingga))?\s*$",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    r"\b(?:dibanding(?:kan)?|daripada|dari|terhadap)\b[^.;:]*\b(?:tahun|triwulan|semester|periode|bulan)\b[^.;:]*$",
    re.IGNORECASE,
)
_FEWEST_DECIMALS: Final = 2
"""Rounder levels are met by chance."""


def check_stepped(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield every step up or down from a level of before that leads to a figure printed beside it."""
    near: Mapping[int, set[Decimal]] = {}
    everywhere = {number.value for number in report.document.numbers()}
    surroundings = quotes_of(report).surroundings
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            for step, base, way in _steps(sentence):
                if step.number.spot in changes_of_tables(report):
                    continue  # its sign stands there
                if not near:
                    near = _by_section(report)
                at_hand = near.get(surroundings.section(paragraph.line), set())
                yield from _statement(paragraph, step, base, way, at_hand, everywhere)


def _steps(sentence: Sequence[Mention]) -> Iterator[tuple[Mention, Mention, re.Match[str]]]:
    """Yield a step beside the level that it began at, in the order of either."""
    for place, step in enumerate(sentence):
        way = _WAY.search(step.before)
        beside = [sentence[i] for i in (place - 1, place + 1) if 0 <= i < len(sentence)]
        bases = [base for base in beside if _SINCE.search(base.before) and _is_of_a_kind(step, base)]
        if way and len(bases) == 1:
            yield step, bases[0], way


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
    paragraph: Paragraph,
    step: Mention,
    base: Mention,
    way: re.Match[str],
    at_hand: set[Decimal],
    everywhere: set[Decimal],
) -> Iterator[Statement]:
    up, down = base.number.value + step.number.value, base.number.value - step.number.value
    told, other = (up, down) if way["up"] else (down, up)
    if told in everywhere:
        yield _made(paragraph, step, way, "", "")
    elif other in at_hand and other > 0:
        right = "turun" if way["up"] else "naik"
        level = base.number.write(other, base.number.decimals)
        why = f"Dari {base.number.text} menjadi {level} adalah {right}; tercetak {way[0].strip()}."
        yield _made(paragraph, step, way, right, why)


def _made(paragraph: Paragraph, step: Mention, way: re.Match[str], right: str, why: str) -> Statement:
    line = step.number.spot.line
    words = way["up"] or way["down"]
    return Statement(AuditRule.TREND, not right, line, words, right, why, paragraph.place)
