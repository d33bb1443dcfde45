"""Which way an amount moved between two years: `Pagu tahun 2024 turun Rp 498.685.000 atau 7,69%`.

A table prints both amounts. One of so many digits lies between no other two by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import WAY, opposite_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.row_moves import RowMove, row_moves
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_MOVED: Final = re.compile(
    rf"\b{WAY}\b(?:\s+(?:sebesar|sebanyak|sejumlah|mencapai|yaitu|hingga))*\s*(?:rp\.?\s*)?$", re.IGNORECASE
)
"""Right before the amount."""
_NOT: Final = re.compile(r"\b(?:tidak|bukan|belum|jika|apabila|bila|agar|akan|target\w*)\b", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"^\s*(?:,-)?\s*(?:[^\W\d_]+\s+)?(?:atau|[(])\s*(?:(?:sebesar|naik|turun|meningkat|menurun)\s+)*$",
    re.IGNORECASE,
)
"""Between the amount and what it is in percent."""
_FEWEST: Final = 6
"""Digits of an amount that lies between no other two by chance, noughts at its end aside."""


def check_moves_by_amount(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield which way amounts are told to move, and by how much in percent."""
    known = row_moves(report)
    for sentence, mentions in read_sentences(report.document):
        if _NOT.search(sentence.text):
            continue
        for moved, following in pairwise((*mentions, None)):
            told = _MOVED.search(moved.before) if moved and moved.number.significant >= _FEWEST else None
            moves = known.get(moved.number.value, ()) if moved and told else ()
            if moved and told and len({(m.before.value, m.after.value) for m in moves}) == 1:
                yield _way(sentence, moved.number, told, moves[0])
                yield from _share(sentence, moved.number, following, moves[0])


def _way(sentence: Sentence, gap: PrintedNumber, told: re.Match[str], move: RowMove) -> Statement:
    word = told["up"] or told["down"]
    ends = (move.before, move.after)
    values = " menjadi ".join(end.text for end in ends)
    return Statement(
        AuditRule.TREND,
        (move.gap > 0) is bool(told["up"]),
        gap.spot.line,
        f"{word} {gap.text}",
        f"{opposite_of(word) or ('naik' if move.gap > 0 else 'turun')} {gap.text}",
        f"Menurut {move.place}: {values}.",
        sentence.place,
        lines=tuple(dict.fromkeys(end.spot.line for end in ends)),
        against=held_by(ends, lambda before, after: (after > before) is bool(told["up"])),
    )


def _share(
    sentence: Sentence, gap: PrintedNumber, share: Mention | None, move: RowMove
) -> Iterator[Equation]:
    """Yield what an amount is of the one that it moved from, told in percent right behind it."""
    if share is not None and share.number.unit == PERCENT and _SHARE.match(share.before):
        yield Equation(
            AuditRule.RATIO,
            Law.PERCENT,
            share.number,
            (gap, move.before),
            f"{sentence.place} dan {move.place}",
            subject="perubahan",
        )
