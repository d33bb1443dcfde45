"""The share of a budget that is spent, where the sentence before tells the budget and this one what is left.

`Pagu dinas sebesar Rp 8.000.000. Terealisasi sebesar Rp 6.000.000 atau 75,00%, sisa anggaran Rp 2.000.000.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_BUDGET: Final = re.compile(r"\b(?:pagu|anggaran|alokasi)\b", re.IGNORECASE)
_SPENT: Final = re.compile(
    r"\b(?:(?:te)?realisasi|terserap|penyerapan|serapan)(?:nya)?\b[^.;]*$", re.IGNORECASE
)
_OR: Final = re.compile(
    r"^\s*(?:,-|,00)?\s*(?:(?:,?\s*(?:atau|setara))(?:\s+(?:sebesar|mencapai))?|[(])\s*$", re.IGNORECASE
)
_REST: Final = re.compile(r"\b(?:sisa(?:nya)?|tersisa|menyisakan)\b", re.IGNORECASE)
_OF_OTHER: Final = re.compile(r"^\s*(?:%|persen)?\s*\)?\s*(?:dari|terhadap)\b", re.IGNORECASE)


def spent_of_budget_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield shares right behind what was spent, where that and what is left make the budget before them."""
    for before, sentence in pairwise(paragraph.sentences):
        budget = _budget(before)
        for spent, share in pairwise(sentence) if budget else ():
            is_share = share.number.unit == PERCENT
            is_of_spent = spent.number.unit == RUPIAH and _SPENT.search(spent.before)
            is_bound = _OR.match(share.before) and not _OF_OTHER.match(share.after)
            if budget and is_share and is_of_spent and is_bound and _left(sentence, spent.number, budget):
                yield Equation(
                    AuditRule.ABSORPTION,
                    Law.PERCENT,
                    share.number,
                    (spent.number, budget),
                    paragraph.place,
                    subject="serapan",
                )


def _budget(sentence: Sequence[Mention]) -> PrintedNumber | None:
    """Return the one amount of a sentence, where it is called a budget."""
    amounts = [mention for mention in sentence if mention.number.unit == RUPIAH]
    is_one = len(amounts) == 1 and _BUDGET.search(amounts[0].before)
    return amounts[0].number if is_one else None


def _left(sentence: Sequence[Mention], spent: PrintedNumber, budget: PrintedNumber) -> bool:
    """Whether a sentence tells as what is left what was not spent of a budget."""
    rests = (m.number for m in sentence if m.number.unit == RUPIAH and _REST.search(m.before))
    return any(rest.value == budget.value - spent.value for rest in rests)
