"""Figures of one clause or of sentences that follow each other: gaps, coverages, budgets and spending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT, RUPIAH

_LARGE: Final = 100
_SHARE: Final = re.compile(r"\b(?:cakupan|persentase|rasio)(?:nya)?\b", re.IGNORECASE)
_SPENT: Final = re.compile(
    r"\b(?:realisasi|terealisasi|terserap|penyerapan|belanja)(?:nya)?\b", re.IGNORECASE
)
_BRACKET: Final = re.compile(r"^[^.;]{0,4}[(]\s*$")
_FROM: Final = re.compile(r"\b(?P<way>naik|meningkat|turun|menurun)\s+dari\s*$", re.IGNORECASE)
_TO: Final = re.compile(r"\bmenjadi\s*$", re.IGNORECASE)
_RISES: Final = ("naik", "meningkat")


def gaps_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield the gap between actual and target: `realisasi 86,95, target 86,00, selisih 0,95`."""
    mentions = paragraph.mentions
    for first, second, gap in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if gap.part is not Part.GAP or {first.part, second.part} != {Part.ACTUAL, Part.TARGET}:
            continue
        decimals = {mention.number.decimals for mention in (first, second, gap)}
        if len(decimals) == 1 and decimals != {0}:
            pair = sorted((first.number, second.number), key=lambda n: n.value, reverse=gap.number.value >= 0)
            yield Equation(
                AuditRule.DIFFERENCE,
                Law.DIFFERENCE,
                gap.number,
                tuple(pair),
                paragraph.place,
                subject="selisih",
            )


def coverages_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield a share with the two counts right before it: `96.472 wajib, 96.019 sudah. Cakupannya 99,53%`."""
    mentions = paragraph.mentions
    for first, second, share in zip(mentions, mentions[1:], mentions[2:], strict=False):
        counts = [m.number for m in (first, second) if m.number.unit == ONE and m.number.is_exact]
        is_share = share.number.unit == PERCENT and share.number.decimals and _SHARE.search(share.before)
        if len(counts) == 2 and is_share and min(n.value for n in counts) >= _LARGE:
            part, whole = sorted(counts, key=lambda n: n.value)
            yield Equation(
                AuditRule.RATIO, Law.PERCENT, share.number, (part, whole), paragraph.place, subject="cakupan"
            )


def spending_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield absorption in brackets: `pagunya Rp 500 dengan realisasi Rp 450 (90%)`."""
    mentions = paragraph.mentions
    for budget, spent, share in zip(mentions, mentions[1:], mentions[2:], strict=False):
        is_pair = budget.part is Part.BUDGET and _SPENT.search(spent.before)
        is_money = budget.number.unit == spent.number.unit == RUPIAH
        if is_pair and is_money and share.number.unit == PERCENT and _BRACKET.search(share.before):
            inputs = (spent.number, budget.number)
            yield Equation(
                AuditRule.ABSORPTION, Law.PERCENT, share.number, inputs, paragraph.place, subject="serapan"
            )


def directions_in(paragraph: Paragraph) -> Iterator[Statement]:
    """Yield rises and falls with both ends: `naik dari 3,46 pada tahun 2023 menjadi 3,66`."""
    for first, second in pairwise(paragraph.mentions):
        way = _FROM.search(first.before)
        if way and _TO.search(second.before) and first.number.unit == second.number.unit:
            yield _direction(paragraph, way["way"].casefold(), first, second)


def _direction(paragraph: Paragraph, way: str, first: Mention, second: Mention) -> Statement:
    before, after = first.number, second.number
    holds = after.value > before.value if way in _RISES else after.value < before.value
    found = "naik" if after.value > before.value else "turun" if after.value < before.value else "tetap"
    return Statement(
        AuditRule.TREND,
        holds,
        before.spot.line,
        way,
        "" if holds else found,
        "" if holds else f"Dari {before.text} menjadi {after.text} adalah {found}; tercetak {way}.",
        paragraph.place,
    )
