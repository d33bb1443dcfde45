"""Money without its sign in a sentence whose other amounts have one: `pagu sebesar 5.556.670.837,-`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import RUPIAH

_FEWEST: Final = 2
"""Amounts with a sign beside the one without."""
_AMOUNT: Final = 100_000
_MONEY: Final = re.compile(
    r"\b(?:pagu|anggaran(?:nya)?|dana|belanja(?:nya)?|biaya(?:nya)?|alokasi|pendapatan)\b"
    r"(?:\s+(?:dana|anggaran|adalah|yaitu|sebesar|sejumlah|senilai|mencapai|menjadi))*\s*$",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"\brp\.?\s*$", re.IGNORECASE)


def check_lost_rupiah(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the amounts of a sentence that tells several with a sign, and the one that has none."""
    for sentence, mentions in read_sentences(report.document):
        amounts = [mention for mention in mentions if _is_amount(mention)]
        signed = [mention.number for mention in amounts if _SIGN.search(mention.before)]
        bare = [mention.number for mention in amounts if not _SIGN.search(mention.before)]
        if len(signed) >= _FEWEST and len(bare) <= 1:
            yield from (_statement(sentence, number, is_lost=False) for number in signed)
            yield from (_statement(sentence, number, is_lost=True) for number in bare)


def _is_amount(mention: Mention) -> bool:
    """Whether a figure is money by its sign, its dash, or the words right before it."""
    number = mention.number
    is_count = number.is_count and abs(number.value) >= _AMOUNT
    return number.unit == RUPIAH or (is_count and bool(_MONEY.search(mention.before)))


def _statement(sentence: Sentence, number: PrintedNumber, *, is_lost: bool) -> Statement:
    return Statement(
        AuditRule.UNIT,
        not is_lost,
        number.spot.line,
        number.text,
        f"Rp {number.text}",
        "Tanda Rp tidak ada, padahal jumlah uang lain dalam kalimat ini memakainya.",
        sentence.place,
        Level.NOTE,
    )
