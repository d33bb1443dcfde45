"""Means with all that they are taken of: `rata-rata dari 81,20, 83,40, dan 85,60 adalah 83,40`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule

_MEAN_OF: Final = Worded(r"\b(?:rata-?\s?rata|rerata)\b[^.;:\d]{0,60}?\b(?:dari|yaitu|yakni|antara)\s*$")
_MEAN: Final = Worded(r"\b(?:rata-?\s?rata|rerata)(?:nya)?\b[^.;:,\d]{0,40}$")
_OF: Final = re.compile(
    r"^\s*(?:%|persen|poin)?\s*(?:merupakan\s+(?:hasil\s+)?|diperoleh\s+|dihitung\s+)dari\s+(?:[^\W\d]+\s+){0,3}$",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"^\s*(?:%|persen)?\s*(?:[,;]|[,;]?\s*\b(?:dan|serta)\b)\s*$", re.IGNORECASE)
_LAST: Final = re.compile(r"\b(?:dan|serta)\b", re.IGNORECASE)
_IS: Final = re.compile(
    r"^\s*(?:%|persen)?\s*,?\s*(?:adalah|ialah|sebesar|yaitu|yakni|sama dengan)\s+(?:sebesar\s+)?$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"\s*(?:%|persen|poin)?\s*(?:[.)]|,(?!\s*\d)|$)", re.IGNORECASE)


def means_of_lists(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield means that stand right before or behind the list of all that they are taken of."""
    for sentence in paragraph.sentences:
        for place, first in enumerate(sentence):
            listed = [first, *takewhile(_goes_on, sentence[place + 1 :])]
            if len(listed) < 2 or not _LAST.search(listed[-1].before):
                continue
            before, after = sentence[max(place - 1, 0) : place], sentence[place + len(listed) :][:1]
            is_behind = before and _MEAN.search(before[0].before) and _OF.match(first.before)
            if after and _MEAN_OF.search(first.before) and _IS.match(after[0].before):
                yield from _mean(paragraph, after[0], listed)
            elif is_behind and _ENDS.match(listed[-1].after):
                yield from _mean(paragraph, before[0], listed)


def _goes_on(mention: Mention) -> bool:
    return _AND.match(mention.before) is not None


def _mean(paragraph: Paragraph, mean: Mention, listed: Sequence[Mention]) -> Iterator[Equation]:
    """Yield a mean of figures of its own kind."""
    numbers = tuple(mention.number for mention in listed)
    if len({(number.unit, bool(number.decimals)) for number in (mean.number, *numbers)}) == 1:
        yield Equation(
            AuditRule.AVERAGE, Law.MEAN, mean.number, numbers, paragraph.place, subject="rata-rata"
        )
