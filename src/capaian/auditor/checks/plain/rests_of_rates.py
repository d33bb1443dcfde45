"""What is left of a rate right before it: `atau 91,56%, sehingga terdapat efisiensi sebesar 8,44%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.efficiency import efficiencies_of
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_ANY: Final = Worded(r"\b(?:efisiensi|penghematan|sisa)\b")
_LEFT: Final = re.compile(
    r"^\s*(?:%|persen)?\s*[),]*\s*(?:sehingga|yang\s+berarti|berarti|artinya|dengan\s+demikian)\s+"
    r"(?:(?:masih|terdapat|ada|terjadi|diperoleh|dicapai|tercapai|memperoleh|dengan)\s+)*"
    r"(?:efisiensi|penghematan|sisa)(?:\s+(?:anggaran|belanja|pagu|dana|penggunaan|keuangan))*"
    r"(?:\s+(?:sebesar|sebanyak|adalah|mencapai))*\s*$",
    re.IGNORECASE,
)
_FEWEST: Final = 2
"""Amounts of money before a rate that make it one of spending."""


def check_rests_of_rates(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield what is told to be left of a budget beside the rate at which it was spent."""
    others = efficiencies_of(report)
    for sentence, mentions in read_sentences(report.document):
        if not _ANY.search(sentence.text):
            continue
        money = [m.number.spot for m in mentions if m.number.unit == RUPIAH]
        for rate, rest in pairwise(mentions):
            numbers = (rate.number, rest.number)
            are_shares = all(n.unit == PERCENT and n.decimals == numbers[0].decimals for n in numbers)
            is_spent = sum(spot < rate.number.spot for spot in money) >= _FEWEST
            if are_shares and is_spent and _LEFT.match(rest.before) and rest.number.value not in others:
                yield Equation(
                    AuditRule.EFFICIENCY,
                    Law.REMAINDER,
                    rest.number,
                    numbers[:1],
                    sentence.place,
                    subject="sisa",
                )
