"""Targets met and targets missed make up all: `dua indikator ... satu target tercapai dan satu belum`.

How many there are the sentence says itself, or the one before it in its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.counting import counts_in
from capaian.auditor.understanding.predicates import CountedTogether, Kind
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_UNRATED: Final = re.compile(
    r"\b(?:dinilai|dihitung|diukur|sisanya|lain(?:nya)?|hanya|antara lain|di\s?antara\w*|nasional|provinsi"
    r"|renstra|rpjmd|akhir|lalu|sebelumnya|semester|triwulan|eselon|masing-masing)\b",
    re.IGNORECASE,
)
"""Words of sentences that leave some out, or tell of other targets."""
_SIDES: Final = {"tercapai", "belum"}
_HAVE_TARGETS: Final = frozenset(("indikator", "target", "iku"))


def sides_of(before: Sentence | None, sentence: Sentence, told: CountedTogether) -> Iterator[Statement]:
    """Yield the targets met and missed of a sentence beside how many there are in all."""
    is_of_sides = told.parts[0].kind is Kind.TARGET and {part.says for part in told.parts} == _SIDES
    if not is_of_sides or len(told.parts) != len(_SIDES) or _UNRATED.search(sentence.text):
        return
    total = told.total or (_told_before(before, sentence, told) if before else None)
    if total:
        yield from _statement(sentence, told, total)


def _told_before(before: Sentence, sentence: Sentence, told: CountedTogether) -> int | None:
    """Return how many of them the sentence before counts, if one number alone."""
    if before.paragraph != sentence.paragraph or not sentence.paragraph or _UNRATED.search(before.text):
        return None
    nouns = _HAVE_TARGETS if told.parts[0].count.noun in _HAVE_TARGETS else {told.parts[0].count.noun}
    numbers = {count.number for count in counts_in(before.text) if count.noun in nouns}
    return next(iter(numbers)) if len(numbers) == 1 else None


def _statement(sentence: Sentence, told: CountedTogether, total: int) -> Iterator[Statement]:
    """Yield that both sides come to the whole; that they are more than one beside them is told elsewhere."""
    counts = [part.count.number for part in told.parts]
    noun, found = told.parts[0].count.noun, sum(counts)
    if told.total is not None and found > total:
        return
    printed = f"{' + '.join(map(str, counts))} {noun}"
    holds = found == total
    why = f"Semuanya {total}; yang tercapai dan yang belum berjumlah {found}."
    yield Statement(
        AuditRule.COUNT,
        holds,
        sentence.line,
        printed,
        f"{total} {noun}",
        why,
        sentence.place,
        Level.WARNING,
    )
