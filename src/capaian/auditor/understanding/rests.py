"""What is left: of a budget that was not spent, of a whole without its part, of a hundred percent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH
from capaian.rules.outcome import HUNDRED

_LEFT: Final = re.compile(
    r"\b(?:sisa(?:nya)?|tersisa|menyisakan|silpa|efisiensi|penghematan|dihemat|selisih(?:nya)?"
    r"|(?:tidak|belum)\s+(?:ter)?(?:serap|realisasi)(?:kan)?)\b(?:\s+[^\W\d_]+){0,6}\s*(?:\brp\.?\s*)?$",
    re.IGNORECASE,
)
_TAKEN_FROM: Final = re.compile(r"\bdari\b[^;:]{0,40}$", re.IGNORECASE)
_TAKEN: Final = re.compile(r"\b(?:dikurangi|dengan|dan|realisasi)\b[^;:]{0,40}$", re.IGNORECASE)
_SHARE: Final = re.compile(r"^\s*(?:,-|,00)?\s*,?\s*(?:atau(?:\s+sebesar)?|[(])\s*$", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:program|kegiatan|bidang|sekretariat)\b(?!\s+(?:tersebut|ini|itu|dimaksud)\b)"
    r"|\btahun\s+(?:lalu|sebelumnya)\b",
    re.IGNORECASE,
)
"""What is left there is of something else; `kedua program tersebut` are those just told of."""
_OF_LIST: Final = re.compile(r"\b(?:sisanya|selebihnya)\b", re.IGNORECASE)
"""What all listed before it leave, and not the last of them."""
_OF_LEVEL: Final = re.compile(
    r"\b(?:di\s?(?:atas|bawah)|antara|berkisar|kisaran|melampaui|melebihi|rata-?\s?rata|sama\s+dengan"
    r"|(?:lebih|kurang)\s+dari|minimal|maksimal|hampir)\s+(?:sebesar\s+)?$",
    re.IGNORECASE,
)
"""Before what all others have, and not what is left: `sisanya di atas 97%`."""
_MOST_LISTED: Final = 8
_LIKELY: Final = 10


def rests_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield what is left of 100 percent: `capaian 99,53% menyisakan 0,47%`.

    Of several told before it, `60% puas, 25% cukup puas, dan sisanya 15%`, some leave it, or the last alone.
    """
    shares = [mention for mention in paragraph.mentions if mention.number.unit == PERCENT]
    for place, (share, rest) in enumerate(pairwise(shares), start=1):
        if rest.part is not Part.REST or _OF_LEVEL.search(rest.before):
            continue
        own = paragraph.sentence_of(rest)
        listed = [each.number.value for each in shares[:place] if each in own][-_MOST_LISTED:]
        is_list = len(listed) > 1 and _OF_LIST.search(rest.before)
        parts = (part for count in range(2, len(listed) + 1) for part in combinations(listed, count))
        if not is_list and all(sum(part, rest.number.value) != HUNDRED for part in parts):
            yield _equation(paragraph, rest.number, Law.REMAINDER, share.number)


def money_left_in(paragraph: Paragraph, year: int | None) -> Iterator[Equation]:
    """Yield what is left of a budget, and its share: `pagu Rp 500, realisasi Rp 450, sisa Rp 50 (10%)`.

    Args:
        paragraph: Sentences with their quantities.
        year: That of the report, of which amounts are that name none.
    """
    for place, rest in enumerate(paragraph.mentions):
        if rest.number.unit != RUPIAH or not _LEFT.search(rest.before):
            continue
        ends = _behind(paragraph.mentions, place) or _ahead(paragraph.mentions, place)
        if ends is None or is_of_other_year(rest, ends, year):
            continue
        budget, spent = (end.number for end in ends)
        yield _equation(paragraph, rest.number, Law.DIFFERENCE, budget, spent)
        for share in paragraph.mentions[place + 1 : place + 2]:
            if share.number.unit == PERCENT and _SHARE.match(share.before):
                yield _equation(paragraph, share.number, Law.UNSPENT, spent, budget)


def is_of_other_year(rest: Mention, ends: Sequence[Mention], year: int | None) -> bool:
    """Say whether words name a year for what is left that is that of neither figure, nor of the report."""
    return rest.year is not None and rest.year not in {end.year or year for end in ends}


def _behind(mentions: Sequence[Mention], place: int) -> tuple[Mention, Mention] | None:
    """Return budget and spending right before the rest: nothing else is paid between them."""
    if _OTHER.search(mentions[place].before):
        return None
    money = [mention for mention in mentions[:place] if mention.number.unit == RUPIAH]
    return _pair(money[-2:], mentions[place]) if len(money) > 1 else None


def _ahead(mentions: Sequence[Mention], place: int) -> tuple[Mention, Mention] | None:
    """Return budget and spending right after the rest: `sisa Rp 50 dari pagu Rp 500 dikurangi Rp 450`."""
    after = mentions[place + 1 : place + 3]
    if len(after) < 2 or not (_TAKEN_FROM.search(after[0].before) and _TAKEN.search(after[1].before)):
        return None
    return _pair(after, mentions[place]) if all(m.number.unit == RUPIAH for m in after) else None


def _pair(money: Sequence[Mention], rest: Mention) -> tuple[Mention, Mention] | None:
    """Return the larger amount and the other one, where the rest may lie between them."""
    high, low = sorted(money, key=lambda mention: -mention.number.value)
    gap, printed = high.number.value - low.number.value, rest.number.value
    return (high, low) if 0 < gap <= printed * _LIKELY and printed <= gap * _LIKELY else None


def _equation(paragraph: Paragraph, number: PrintedNumber, law: Law, *inputs: PrintedNumber) -> Equation:
    return Equation(AuditRule.DIFFERENCE, law, number, inputs, paragraph.place, subject="sisa")
