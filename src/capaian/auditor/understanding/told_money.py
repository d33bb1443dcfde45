"""Money that a sentence tells of what it names: `Program Rambu dengan anggaran Rp 5, realisasi Rp 4`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.domain.value import RUPIAH

_FEWEST_LETTERS: Final = 18
"""Of a name that is of one thing alone."""
_BUDGET: Final = re.compile(r"\b(?:anggaran|pagu|dana|alokasi)\b", re.IGNORECASE)
_SPENT: Final = re.compile(
    r"\b(?:realisasi|terealisasi|terserap|belanja|penyerapan|digunakan)\b", re.IGNORECASE
)

Money = tuple[PrintedNumber, PrintedNumber]
"""A budget and what was spent of it."""


def money_told_of(name: str, document: PrintedDocument) -> Money | None:
    """Return the budget and the spending that sentences tell of a thing; `None` if none or several do."""
    wanted = " ".join(name.casefold().split())
    if len(wanted) < _FEWEST_LETTERS:
        return None
    naming = (
        sentence for sentence in document.sentences if wanted in " ".join(sentence.text.casefold().split())
    )
    found = [money for sentence in naming if (money := _behind(wanted, sentence)) is not None]
    values = {(budget.value, spent.value) for budget, spent in found}
    return found[0] if len(values) == 1 else None


def _behind(wanted: str, sentence: Sentence) -> Money | None:
    """Return the first two amounts behind a name, where words say that they are budget and spending."""
    words = r"\s+".join(map(re.escape, wanted.split()))
    named = re.search(words, sentence.text, re.IGNORECASE)
    start = named.end() if named is not None else len(sentence.text)
    amounts = [n for n in sentence.numbers if n.unit == RUPIAH and sentence.place_of(n) >= start]
    places = [start, *(sentence.place_of(number) for number in amounts[:2])]
    between = [sentence.text[first:last] for first, last in pairwise(places)]
    is_told = len(between) == 2 and _BUDGET.search(between[0]) and _SPENT.search(between[1])
    return (amounts[0], amounts[1]) if is_told else None
