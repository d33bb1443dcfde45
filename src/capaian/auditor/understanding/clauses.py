"""Figures of one clause or of sentences that follow each other: gaps, coverages, budgets and spending."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.parts_told import TELLS_MORE
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_LARGE: Final = 100
_FEW: Final = 2
_SHARE: Final = re.compile(r"\b(?P<name>cakupan|persentase|rasio)(?:nya)?\b", re.IGNORECASE)
_OF_ONE: Final = Worded(r"\bter(?:tinggi|besar|banyak|endah|kecil|sedikit)\b")
"""The share of one place among others, and not that of all."""
_OF_COUNTS: Final = re.compile(r"^nya\b|(?<!tahun )\b(?:ini|itu|tersebut)\b", re.IGNORECASE)
"""The share points back to the counts before it."""
_NO_WORDS: Final = frozenset({"mencapai", "sebesar", "adalah", "ialah", "hanya", "baru", "sudah", "telah"})
"""Words before a share that do not say what it is of."""
_SPENT: Final = re.compile(
    r"\b(?:realisasi|terealisasi|terserap|penyerapan|belanja)(?:nya)?\b", re.IGNORECASE
)
_LEFT: Final = Worded(
    rf"\b(?:sisa|silpa|efisiensi|penghematan|selisih|{MOVES}|tambahan|refocusing|realokasi|rasionalisasi"
    r"|pergeseran|pemotongan|bergeser|beralih|di(?:kurangi|tambah|pangkas|potong|geser|alihkan))(?!\s+dari\b)"
    r"(?:\s+(?!menjadi\b)[^\W\d]+){0,3}\s*(?:rp\.?\s*)?$"
)
"""What was left of a budget is none, nor what it was changed by: `sisa anggaran sebesar Rp2.751.888.750`."""
_BRACKET: Final = re.compile(
    r"^[^.;]{0,4}[(]\s*$|^[^.;\w]{0,4}(?:atau|yaitu|yakni|setara)\s+(?:sebesar\s+)?$", re.IGNORECASE
)
_WHOLE_BEHIND: Final = re.compile(r"\s*(?:%|persen)?\s*dari\s[^.;]*$", re.IGNORECASE)
"""A share tells what it is of behind it: `104,74% dari target Rp 41.887.315.000`."""


def gaps_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield the gap between actual and target: `realisasi 86,95, target 86,00, selisih 0,95`."""
    for place, gap in enumerate(paragraph.mentions):
        if gap.part is not Part.GAP:
            continue
        target, actual = _target_and_actual(paragraph.mentions[:place])
        if target is None or actual is None:
            continue
        decimals = {mention.number.decimals for mention in (target, actual, gap)}
        if len(decimals) == 1 and decimals != {0}:
            pair = sorted((target.number, actual.number), key=_value_of, reverse=gap.number.value >= 0)
            yield Equation(
                AuditRule.DIFFERENCE,
                Law.DIFFERENCE,
                gap.number,
                tuple(pair),
                paragraph.place,
                subject="selisih",
            )


def _value_of(number: PrintedNumber) -> Decimal:
    return number.value


def _target_and_actual(before: Sequence[Mention]) -> tuple[Mention | None, Mention | None]:
    """Return the last target, and the actual beside it; only an achievement may stand after them."""
    known = [mention for mention in before if mention.part is not Part.ACHIEVEMENT or mention is before[0]]
    pair = known[-2:]
    is_close = len(before) - len(known) < _FEW and len(pair) == _FEW
    target = next((m for m in pair if m.part is Part.TARGET), None) if is_close else None
    actual = next((m for m in pair if m.part in (Part.ACTUAL, None)), None) if is_close else None
    return target, actual


_BOTH: Final = Worded(r"\brata-?\s?rata\s+(?P<how>keduanya|ketiganya|keempatnya)\b")
_HOW_MANY: Final = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4}


def means_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield the mean of the figures right before it: `110,91%, dan 85,76%. Rata-rata keduanya 98,34%`."""
    for place, mean in enumerate(paragraph.mentions):
        both = _BOTH.search(mean.before)
        count = _HOW_MANY[both["how"].casefold()] if both else 0
        inputs = tuple(mention.number for mention in paragraph.mentions[:place][-count:]) if count else ()
        if count and len(inputs) == count and len({number.unit for number in inputs}) == 1:
            yield Equation(
                AuditRule.AVERAGE, Law.MEAN, mean.number, inputs, paragraph.place, subject="rata-rata"
            )


def coverages_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield a share with the two counts right before it: `96.472 wajib, 96.019 sudah. Cakupannya 99,53%`.

    A count that is held against another, such as its target, is no part of it; and a share that names a
    subject of which the counts say nothing is of that. Of three counts the first may be the whole: `3.520
    wajib uji, 3.067 diuji dan 2.890 lulus, sehingga persentasenya 82,10%`.
    """
    mentions = paragraph.mentions
    for place, (first, second, share) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        counts = [m.number for m in (first, second) if m.number.is_count]
        is_share = share.number.unit == PERCENT and share.number.decimals and _SHARE.search(share.before)
        is_one = not _OF_ONE.search(share.before)
        if not is_share or _is_of_other(first, second, share):
            continue
        if len(counts) == 2 and is_one and min(n.value for n in counts) >= _LARGE:
            part, whole = sorted(counts, key=lambda n: n.value)
            told = [m.number for m in mentions[max(place - 1, 0) : place]]
            if not any(_coverage(paragraph, number, part, whole).holds() for number in told):
                wholes = [whole, *_wholes_before(paragraph, first, whole)]
                made = (_coverage(paragraph, share.number, part, each) for each in wholes)
                yield min(made, key=_distance)


def _wholes_before(paragraph: Paragraph, first: Mention, whole: PrintedNumber) -> Iterator[PrintedNumber]:
    """Yield the larger counts that its sentence tells before a part and its whole."""
    sentence = paragraph.sentence_of(first)
    for mention in sentence[: sentence.index(first)]:
        if mention.number.is_count and mention.number.value > whole.value:
            yield mention.number


def _distance(share: Equation) -> Decimal:
    return abs((share.computed() or Decimal(0)) - share.result.value)


def _is_of_other(first: Mention, second: Mention, share: Mention) -> bool:
    """Whether two counts are no part and whole, or a share tells of something else than they do."""
    called = _SHARE.search(share.before)
    if called is None:
        return False
    behind = share.before[: called.start()]
    if TELLS_MORE.search(" ".join((first.before, second.before, behind))):
        return True
    subject = share.before[called.end("name") :]
    names = words_of(subject) - _NO_WORDS
    counted = words_of(" ".join((first.before, first.after, behind)))
    return bool(names) and not _OF_COUNTS.search(subject) and not names & counted


def _coverage(
    paragraph: Paragraph, share: PrintedNumber, part: PrintedNumber, whole: PrintedNumber
) -> Equation:
    return Equation(AuditRule.RATIO, Law.PERCENT, share, (part, whole), paragraph.place, subject="cakupan")


def spending_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield absorption in brackets: `pagunya Rp 500 dengan realisasi Rp 450 (90%)`."""
    mentions = paragraph.mentions
    for place, (budget, spent, share) in enumerate(zip(mentions, mentions[1:], mentions[2:], strict=False)):
        is_left = _LEFT.search(budget.before) is not None
        is_pair = budget.part is Part.BUDGET and not is_left and _SPENT.search(spent.before)
        is_money = budget.number.unit == spent.number.unit == RUPIAH
        is_told = any(_WHOLE_BEHIND.match(each.before) for each in mentions[place + 3 : place + 4])
        is_share = share.number.unit == PERCENT and _BRACKET.search(share.before) and not is_told
        if is_pair and is_money and is_share:
            inputs = (spent.number, budget.number)
            yield Equation(
                AuditRule.ABSORPTION, Law.PERCENT, share.number, inputs, paragraph.place, subject="serapan"
            )
