"""Shares that were taken of a part, where words mean the whole that it is a part of itself.

`Dari 106 aduan 96 selesai (90,57%). Terbanyak soal jalan, 38 aduan atau 39,58% dari seluruh aduan`: that is
the share of 38 in the 96 that are settled, and not in all that came in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.named_wholes import right_before
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_OF: Final = re.compile(
    r"\s*(?:%|persen)?\s*\)?\s*(?:dari|terhadap)\s+(?P<whole>[^.;:,()\d]*)", re.IGNORECASE
)
_ALL: Final = re.compile(r"(?:total|seluruh|keseluruhan|semua|jumlah)\b", re.IGNORECASE)
_SETTLED: Final = re.compile(
    r"\b(?:yang|ter[a-z]{3,}|di[a-z]{4,}|selesai|bersih|target|tahun|triwulan|semester)\b",
    re.IGNORECASE,
)
"""Words by which a whole is a part of all: `dari aduan yang selesai`."""
_NOUN: Final = re.compile(r"\s*([^\W\d_]{3,})")
_LINKS: Final = frozenset(("dan", "yang", "atau", "sedangkan", "telah", "sudah", "serta", "dengan", "persen"))


def shares_of_parts(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield each share that holds of a part alone, held against the whole of that part."""
    told = [*_told_parts(paragraph)]
    for place, share in enumerate(paragraph.mentions):
        part = right_before(paragraph.mentions, place) if share.number.unit == PERCENT else None
        if part is None or share.part in CHANGES or not part.number.is_count:
            continue
        for middle, whole in told:
            is_before = middle.number.spot < part.number.spot
            if is_before and _is_share(share, part, middle) and _means_whole(share, part, middle, whole):
                yield _equation(paragraph, share.number, part.number, whole.number)
                break


def _told_parts(paragraph: Paragraph) -> Iterator[tuple[Mention, Mention]]:
    """Yield counts that have their share of an earlier count behind them, with that count."""
    mentions: Sequence[Mention] = paragraph.mentions
    for place, share in enumerate(mentions):
        part = right_before(mentions, place) if share.number.unit == PERCENT else None
        if part is None or not part.number.is_count:
            continue
        wholes = [each for each in mentions[: place - 1] if each.number.is_count]
        found = [whole for whole in wholes if _is_share(share, part, whole)]
        if found:
            yield part, found[-1]


def _is_share(share: Mention, part: Mention, whole: Mention) -> bool:
    if not 0 < part.number.value < whole.number.value:
        return False
    return Equation(AuditRule.RATIO, Law.PERCENT, share.number, (part.number, whole.number), "").holds()


def _means_whole(share: Mention, part: Mention, middle: Mention, whole: Mention) -> bool:
    """Whether a share is said to be of all, or its part is counted as the whole is and the middle is not."""
    of = _OF.match(share.after)
    if of is not None and (_SETTLED.search(of["whole"]) or _noun(middle) in of["whole"].casefold().split()):
        return False
    is_all = of is not None and _ALL.match(of["whole"]) is not None
    is_alike = _noun(part) == _noun(whole) != "" and _noun(middle) not in ("", _noun(part))
    return is_all or is_alike


def _noun(mention: Mention) -> str:
    found = _NOUN.match(mention.after)
    return "" if found is None or found[1].casefold() in _LINKS else found[1].casefold()


def _equation(
    paragraph: Paragraph, share: PrintedNumber, part: PrintedNumber, whole: PrintedNumber
) -> Equation:
    return Equation(AuditRule.RATIO, Law.PERCENT, share, (part, whole), paragraph.place, subject="persentase")
