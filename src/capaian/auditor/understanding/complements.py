"""Wholes and both their sides: `1.363,88 km, yang beroperasi 993,29 km dan yang tidak beroperasi 370,61`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_NOT: Final = r"(?:tidak|belum|tak|bukan)\s+(?P<word>[^\W\d_]{4,})"
_NOT_BEFORE: Final = re.compile(
    rf"\b(?:yang|sedangkan|dan)\s+{_NOT}(?:\s+[^\W\d_]+){{0,3}}\s*$", re.IGNORECASE
)
_NOT_BEHIND: Final = re.compile(rf"\s*(?:[^\W\d_]+\s+){{0,2}}?{_NOT}", re.IGNORECASE)
_SIDES: Final = 2
_NEAREST: Final = 10
"""Both sides together differ from their whole by a tenth of it at most, or it is another one."""


def complements_in(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield each whole as the sum of what does something and of what does not, the last two of its sentence.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that is told already.

    Sides of a whole told in an earlier sentence are not held against one that stands nearer.
    """
    earlier: set[Decimal] = set()
    for sentence in paragraph.sentences:
        told = [mention for mention in sentence if mention.number.unit != PERCENT]
        if len(told) > _SIDES:
            equation = _equation(paragraph, sentence, told)
            is_of_another = equation is not None and equation.computed() in earlier
            if equation is not None and not is_of_another and equation.result.spot not in known:
                yield equation
        earlier.update(mention.number.value for mention in told)


def _equation(paragraph: Paragraph, sentence: Sequence[Mention], told: Sequence[Mention]) -> Equation | None:
    *_, whole, one, other = told
    parts = (one.number, other.number)
    if not _is_whole(whole.number, parts) or _is_apart(whole, one, other):
        return None
    if not _are_sides(one, other, _between(sentence, one, other)):
        return None
    place = paragraph.place
    return Equation(AuditRule.SUM, Law.SUM, whole.number, parts, place, subject="kedua bagiannya")


def _between(sentence: Sequence[Mention], one: Mention, other: Mention) -> str:
    """Return the words between two quantities of a sentence, whatever shares stand there too."""
    start, end = sentence.index(one), sentence.index(other)
    return " ".join(mention.before for mention in sentence[start + 1 : end + 1])


def _are_sides(one: Mention, other: Mention, between: str) -> bool:
    """Whether a word stands with one figure, and with the other the same word and `tidak`."""
    if said := _NOT_BEFORE.search(other.before):
        return _has(one.before, said["word"])
    said = _NOT_BEHIND.match(other.after)
    return said is not None and _has(between, said["word"])


def _has(words: str, word: str) -> bool:
    """Whether words have one that is not denied itself."""
    return re.search(rf"(?<!tidak )(?<!belum )\b{re.escape(word)}\b", words, re.IGNORECASE) is not None


def _is_apart(whole: Mention, *sides: Mention) -> bool:
    """Whether a whole is a target or of another year, or any of them no level."""
    is_other = whole.part is Part.TARGET or any(side.year != whole.year for side in sides)
    return is_other or any(mention.part in CHANGES for mention in (whole, *sides))


def _is_whole(whole: PrintedNumber, parts: Sequence[PrintedNumber]) -> bool:
    together = sum(part.value for part in parts)
    is_alike = all(part.unit == whole.unit and part.value <= whole.value for part in parts)
    return is_alike and whole.value > 0 and _NEAREST * abs(together - whole.value) <= whole.value
