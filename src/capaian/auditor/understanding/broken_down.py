"""Wholes that a sentence breaks down into counts with shares: `600 anak: 312 (52%), 168 (28%), 120 (20%)`.

The counts make the whole, the shares a hundred, and each share is that of its count. Where all but one of
these hold it is known what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.nouns import NO_NOUNS, noun_of
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.sexes import FORMS
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 3
"""Parts whose shares make a hundred by no chance; words have to tell that two are all."""
_TWO: Final = 2
_NEAR: Final = Decimal("0.1")
"""A whole that is further off, and no slip of the pen, is that of more than is listed."""
_BEHIND: Final = re.compile(
    rf"^(?!.*\b(?:{MOVES}|yaitu|yakni|ialah|adalah|misalnya|seperti)\b)[^.;:()\d]{{0,60}}?(?:[(]|\batau(?:\s+sebesar)?\s+)$",
    re.IGNORECASE,
)
"""From a count to its share; what is named in between has a figure of its own."""
_OPENS: Final = re.compile(
    r"(?:^|[.;]\s)\W*dari\s+(?:(?:total|seluruh|keseluruhan|sejumlah|sebanyak|jumlah)\s+)*$", re.IGNORECASE
)
"""The sentence is about the parts of the figure that follows."""
_LIST: Final = (
    r"\b(?:terdiri\s+(?:dari|atas)|(?:dengan\s+)?(?:rincian|komposisi)(?:nya)?|yaitu|yakni|meliputi)\b"
)
_LISTS: Final = re.compile(
    rf"{_LIST}[^.;\d]{{0,40}}$|:\s*(?:[^\W\d_]+(?:-[^\W\d_]+)?\s+){{0,4}}$", re.IGNORECASE
)
_LIST_WORDS: Final = re.compile(_LIST, re.IGNORECASE)
_OF_SOME: Final = re.compile(
    r"\b(?:di\s?antara\w*|antara\s+lain|termasuk|masing-masing|lalu|sebelumnya|semula|target\w*|rencana|dari"
    rf"|terbanyak|terbesar|tertinggi|terendah|pejabat|terdiri|yang\s+(?:terdiri|meliputi)|(?:19|20)\d\d|{MOVES})\b",
    re.IGNORECASE,
)
"""A part behind these words is of another whole, or is not the last of its list."""
_SEXES: Final = tuple(re.compile(form, re.IGNORECASE) for form in FORMS.values())

_Part = tuple[Mention, Mention]
"""A count and its share."""


def breakdowns_in(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield each whole as the sum of its parts, and the shares that are not those of their counts.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that is told already.
    """
    for sentence in paragraph.sentences:
        parts = _parts(sentence)
        whole = _whole(sentence, parts) if len(parts) >= _TWO else None
        if whole is not None:
            made = _broken_down(paragraph, whole, [(count.number, share.number) for count, share in parts])
            yield from (equation for equation in made if equation.result.spot not in known)


def _parts(sentence: Sequence[Mention]) -> Sequence[_Part]:
    """Return the counts with shares, where they follow each other and none is of another whole."""
    found = [
        (count, share)
        for count, share in pairwise(sentence)
        if count.number.is_count and share.number.unit == PERCENT and _BEHIND.match(share.before)
    ]
    places = [sentence.index(count) for count, _ in found]
    is_list = all(later - earlier == _TWO for earlier, later in pairwise(places))
    return () if any(_OF_SOME.search(count.before) for count, _ in found[1:]) or not is_list else found


def _whole(sentence: Sequence[Mention], parts: Sequence[_Part]) -> PrintedNumber | None:
    """Return the count that words call the whole of parts: it opens the sentence, or stands before them."""
    (first, _), place = parts[0], sentence.index(parts[0][0])
    opens = _OPENS.search(sentence[0].before) is not None
    wholes = [*(sentence[:1] if opens else ()), *sentence[max(place - 1, 0) : place]]
    is_listed = _LISTS.search(first.before) is not None
    if _OF_SOME.search(_LIST_WORDS.sub("", first.before)):
        return None
    if len(parts) < _FEWEST and not (opens or is_listed or _are_of_sexes(parts)):
        return None
    for whole in wholes:
        is_one = all(_is_of_one_kind(whole, count, is_listed=is_listed) for count, _ in parts)
        is_more = all(count.number.value < whole.number.value for count, _ in parts)
        is_level = whole.part not in CHANGES | {Part.TARGET}
        if whole.number.is_count and is_one and is_more and is_level:
            return whole.number
    return None


def _are_of_sexes(parts: Sequence[_Part]) -> bool:
    told = [f"{count.before} {count.after}" for count, _ in parts]
    return len(parts) == _TWO and all(any(sex.search(words) for words in told) for sex in _SEXES)


def _is_of_one_kind(whole: Mention, part: Mention, *, is_listed: bool) -> bool:
    """Whether a part counts what its whole does; in a list behind it the noun may be that of a kind."""
    noun = noun_of(part)
    return (
        is_listed
        or noun in NO_NOUNS
        or noun == noun_of(whole)
        or any(sex.match(part.after.strip()) for sex in _SEXES)
    )


_Figures = tuple[PrintedNumber, PrintedNumber]


def _broken_down(paragraph: Paragraph, whole: PrintedNumber, parts: Sequence[_Figures]) -> Iterator[Equation]:
    """Yield the sum, where shares tell that the parts are all, and the shares that are wrong."""
    counts = tuple(count for count, _ in parts)
    shares = [_share(paragraph, share, count, whole) for count, share in parts]
    wrong = [share for share in shares if not share.holds()]
    held = len(shares) - len(wrong)
    total = sum((count.value for count in counts), Decimal(0))
    are_of_sum = all(abs(HUNDRED * count.value / total - share.value) <= share.step for count, share in parts)
    is_sum = total == whole.value
    is_hundred = _make_a_hundred(parts)
    is_near = total in values_of(whole) or abs(total - whole.value) <= whole.value * _NEAR
    if is_sum or (is_hundred and is_near and (held == len(shares) - 1 or are_of_sum)):
        yield Equation(AuditRule.SUM, Law.SUM, whole, counts, paragraph.place, subject="jumlah rincian")
    is_one = len(wrong) == 1 and (is_sum or is_hundred or held >= _TWO)
    if is_one or (is_sum and 0 < held < len(shares)):
        yield from wrong


def _make_a_hundred(parts: Sequence[_Figures]) -> bool:
    steps = sum(share.step for _, share in parts)
    return abs(sum(share.value for _, share in parts) - HUNDRED) <= steps


def _share(
    paragraph: Paragraph, share: PrintedNumber, count: PrintedNumber, whole: PrintedNumber
) -> Equation:
    inputs = (count, whole)
    return Equation(AuditRule.RATIO, Law.PERCENT, share, inputs, paragraph.place, subject="persentase")
