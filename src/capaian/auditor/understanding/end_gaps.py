"""Gaps between the two ends of an order that sentences before tell: `selisih tertinggi dan terendah`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE

_PLACE: Final = r"\b(?:urutan|peringkat|posisi|tempat|ranking)\s+"
_MOST: Final = rf"\bter(?:tinggi|besar|banyak|baik|atas)\b|{_PLACE}(?:pertama|teratas|ke-?\s?1\b|1\b)"
_LEAST: Final = rf"\bter(?:endah|kecil|sedikit|bawah|buruk)\b|{_PLACE}(?:terakhir|terbawah|paling akhir)"
_END: Final = re.compile(rf"(?P<most>{_MOST})|(?:{_LEAST})", re.IGNORECASE)
_GAP: Final = Worded(
    r"\b(?:selisih|rentang|kesenjangan|perbedaan|beda|jarak|disparitas)(?:nya)?\b(?P<ends>[^.;:]{0,120})$"
)
_LIKELY: Final = 4
"""So many times too large or small may a gap be; one further off lies between other things."""


def tells_end_gap(words: str) -> bool:
    """Say whether words before a figure call it the gap between the highest and the lowest.

    Examples:
        >>> tells_end_gap("Jarak antara yang tertinggi dan yang terendah "), tells_end_gap("Jarak tertinggi ")
        (True, False)
    """
    told = _GAP.search(words)
    return told is not None and {_is_most(end) for end in _END.finditer(told["ends"])} == {True, False}


def end_gaps_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield gaps that are said to lie between the highest and the lowest, with these from before."""
    for place, gap in enumerate(paragraph.mentions):
        if not tells_end_gap(gap.before):
            continue
        ends = [_last(paragraph.mentions[:place], is_most=is_most) for is_most in (True, False)]
        most, least = ends
        if most is not None and least is not None and _may_lie_between(gap, most, least):
            yield Equation(
                AuditRule.DIFFERENCE,
                Law.DIFFERENCE,
                gap.number,
                (most.number, least.number),
                paragraph.place,
                subject="selisih",
            )


def calls_end(mention: Mention) -> bool:
    """Say whether the words right before a figure call it the highest, or the lowest."""
    return _end_of(mention) is not None


def _is_most(end: re.Match[str]) -> bool:
    return end["most"] is not None


def _last(before: Sequence[Mention], *, is_most: bool) -> Mention | None:
    """Return the last figure that the words right before it call the highest, or the lowest."""
    return next((m for m in reversed(before) if _end_of(m) is is_most), None)


def _end_of(mention: Mention) -> bool | None:
    found = [*_END.finditer(mention.before)]
    return _is_most(found[-1]) if found else None


def _may_lie_between(gap: Mention, most: Mention, least: Mention) -> bool:
    one, other, printed = most.number, least.number, gap.number
    if one.unit != other.unit or printed.unit not in (ONE, one.unit):
        return False
    found = one.value - other.value
    is_as_exact = one.decimals == other.decimals == printed.decimals
    return is_as_exact and 0 < found <= printed.value * _LIKELY and printed.value <= found * _LIKELY
