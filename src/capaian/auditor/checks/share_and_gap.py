"""A sentence tells of one target both the share that was reached and the gap: they must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.law import Law, compute
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import changes_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import write_decimal
from capaian.domain.value import PERCENT

_OF_TARGET: Final = re.compile(r"^\s*(?:%|persen)?\s*dari\s+target\s+(?:itu|tersebut|ini)\b", re.IGNORECASE)
_GAP: Final = re.compile(r"\b(?:selisih|kekurangan|kurang|jarak)(?:nya)?\b[^.;\d]{0,40}$", re.IGNORECASE)
_HUNDRED: Final = Decimal(100)
_MOST: Final = 3

Triple = tuple[Decimal, Decimal, Decimal]


def check_share_and_gap(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the share of a target beside the gap to it: `96,16% dari target itu; selisihnya -3,76 poin`."""
    for paragraph in read_paragraphs(report.document):
        target: Mention | None = None
        for share, gap in pairwise((*paragraph.mentions, None)):
            if share is None:
                continue
            if share.part is Part.TARGET and not _OF_TARGET.match(share.after):
                target = share
            elif target is not None and gap is not None and _tells_both(share, gap):
                yield _statement(paragraph, (target.number, share.number, gap.number))


def _tells_both(share: Mention, gap: Mention) -> bool:
    is_share = share.number.unit == PERCENT and _OF_TARGET.match(share.after) is not None
    return is_share and _GAP.search(gap.before) is not None


def _statement(paragraph: Paragraph, printed: Sequence[PrintedNumber]) -> Statement:
    target, share, gap = printed
    values = (target.value, share.value, gap.value)
    holds = _agree(printed, values)
    right = [] if holds else [*_repairs(printed, values)]
    words = f"target {target.text}, {share.text}% dari target itu, selisih {gap.signed}"
    why = f"Ketiga angka tidak mungkin benar bersama: {words}."
    return Statement(
        AuditRule.DIFFERENCE,
        holds,
        gap.spot.line,
        words,
        " atau ".join(right) if 0 < len(right) <= _MOST else "tiga angka yang sesuai",
        why,
        paragraph.place,
        lines=tuple(sorted({number.spot.line for number in printed} - {gap.spot.line})),
        spots=tuple(number.spot for number in printed),
    )


def _agree(printed: Sequence[PrintedNumber], values: Triple) -> bool:
    """Whether the share is that of the target less the gap, as exactly as all three are rounded."""
    target, share, gap = values
    left = target - abs(gap) if share < _HUNDRED else target + abs(gap)
    found = compute(Law.PERCENT, [left, target])
    if not isinstance(found, Decimal):
        return True
    coarsest = max(number.step for number in (printed[0], printed[2]))
    reach = compute(Law.PERCENT, [coarsest, abs(target)])
    slack = printed[1].step + (reach if isinstance(reach, Decimal) else 0)
    return abs(found - share) <= slack


def _repairs(printed: Sequence[PrintedNumber], values: Triple) -> Iterator[str]:
    """Yield what one wrong digit would have to be for the three to agree."""
    for place, number in enumerate(printed):
        for change in changes_of(number):
            made = [*values]
            made[place] = change.value
            if len(change.text) == len(number.text) and _agree(printed, (made[0], made[1], made[2])):
                yield write_decimal(change.value, number.decimals)
