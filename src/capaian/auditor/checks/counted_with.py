"""What a sentence counts beside a wrong count, and changes with it: the other side, or the rest of all."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.predicates import Counted, CountedTogether

_NUMBER: Final = re.compile(rf"(?<![\w.,/-])(?:\d{{1,3}}|{NUMBER_WORDS})(?![\w%/-]|[.,]\d)", re.IGNORECASE)


def say_changes(
    told: CountedTogether, truth: Sequence[Collection[int]], wrong: Sequence[int], text: str
) -> str:
    """Return Indonesian words on the counts that change with the first wrong one; empty where none does.

    Args:
        told: What the sentence counts.
        truth: How many each part is, by every way to count them.
        wrong: The places of the wrong parts.
        text: The sentence.

    Examples:
        >>> from capaian.auditor.understanding.predicates import counted_in
        >>> text = "Dari 9 indikator, 6 indikator naik dan yang turun sebanyak 3 (tiga)."
        >>> say_changes(*counted_in(text), [{7}], [0], text)
        'Ikut berubah: 3 menjadi 2.'
    """
    pairs = [(told.parts[place].count.number, truth[place]) for place in wrong[1:]]
    if len(told.parts) == 1 and told.total is not None and len(truth[0]) == 1:
        pairs += _rest(told.parts[0], told.total, min(truth[0]), text)
    sure = [f"{number} menjadi {min(right)}" for number, right in pairs if len(right) == 1]
    return f"Ikut berubah: {', '.join(sure)}." if sure else ""


def _rest(part: Counted, total: int, right: int, text: str) -> list[tuple[int, Collection[int]]]:
    """The rest of all, where the sentence tells it behind its one part."""
    rest = total - part.count.number
    said = (read_count(found[0]) for found in _NUMBER.finditer(text, part.count.end))
    return [(rest, {total - right})] if rest > 0 and rest in said and right <= total else []
