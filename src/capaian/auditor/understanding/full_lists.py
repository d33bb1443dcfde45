"""Wholes whose sentence lists all their parts, so that no other reading of the whole bears a wrong list out.

`62 pegawai yang terdiri dari 41 PNS dan 22 honorer` lists all; so does a sentence that tells of what it
opens with how many are so and how many are not: `Dari 6 pasar, 4 pasar tertib dan 3 pasar tidak tertib`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.stated_sums import sums_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT

_LISTS: Final = re.compile(
    r"^(?:\s+[^\W\d_]+){1,4}\s*,?\s*(?:yang\s+)?terdiri\s+(?:dari|atas)\s*:?\s*$", re.IGNORECASE
)
_GOES_ON: Final = re.compile(
    r"^(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?){1,4}\s*(?:,\s*(?:(?:dan|serta)\s+)?|(?:dan|serta)\s+)$", re.IGNORECASE
)
_CLOSES: Final = re.compile(r"^(?:\s+[^\W\d_]+(?:-[^\W\d_]+)?){1,4}\s*(?:[.;]|$)")
_SLIP: Final = Decimal("0.1")
"""What is further off may be parted in two ways at once."""
_OPENS: Final = re.compile(r"(?:^|[.;]\s)\W*dari\s+(?:(?:seluruh|total|jumlah|sebanyak)\s+)*$", re.IGNORECASE)
_IN_WORDS: Final = re.compile(r"^\s*[(][a-z ]+[)]", re.IGNORECASE)
_SAID: Final = re.compile(
    r"^\s+(?P<noun>[^\W\d_]{3,})\s+(?:(?:yang|telah|sudah|dinyatakan|tergolong|masih)\s+)*"
    r"(?P<denied>(?:belum|tidak|kurang)\s+)?(?P<root>(?:mencapai\s+target|memenuhi\s+\w+|[^\W\d_]{4,}))\b",
    re.IGNORECASE,
)
"""What is said of some: `4 pasar tidak tertib`."""
_OTHERS: Final = re.compile(
    r"\b(?:sisanya|lainnya|selebihnya|di\s?antara\w*|termasuk|masing-masing|lalu|sebelumnya|semester|triwulan|baru"
    r"|dapat|dinilai|diukur|hanya)\b",
    re.IGNORECASE,
)
"""Words of sentences that tell of more, or of only some."""


def full_lists_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield counts whose sentence says of what they consist, and says no more."""
    for made in sums_in(paragraph):
        spots = [number.spot for number in made.numbers]
        sentence = next(own for own in paragraph.sentences if any(m.number.spot in spots for m in own))
        told = [mention for mention in sentence if mention.number.spot in spots]
        numbers = [mention.number for mention in told]
        off = abs(sum(number.value for number in made.inputs) - made.result.value)
        is_slip = off <= made.result.value * _SLIP
        if len(told) == len(spots) and all(n.is_count for n in numbers) and is_slip and _lists_all(told):
            yield made


def _lists_all(told: Sequence[Mention]) -> bool:
    """Whether a whole and its parts follow each other with a noun each, up to the end of the sentence."""
    _, first, *others = told
    are_in_row = all(_GOES_ON.match(mention.before) for mention in others)
    return _LISTS.match(first.before) is not None and are_in_row and _CLOSES.match(told[-1].after) is not None


def contrary_parts_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield counts that open their sentence with those of whom something is so and of whom it is not."""
    for sentence in paragraph.sentences:
        whole, others = sentence[0], [m for m in sentence[1:] if m.number.unit != PERCENT]
        words = " ".join((*(mention.before for mention in sentence[1:]), sentence[-1].after))
        is_of_parts = len(others) == 2 and _OPENS.search(whole.before) and not _OTHERS.search(words)
        if is_of_parts and all(mention.number.is_count for mention in (whole, *others)):
            said = [_SAID.match(_IN_WORDS.sub("", mention.after)) for mention in (*others, whole)]
            if _are_contrary(said[:2]) and _noun(whole) == _noun(others[0]) == _noun(others[1]):
                yield Equation(
                    AuditRule.SUM,
                    Law.SUM,
                    whole.number,
                    tuple(mention.number for mention in others),
                    paragraph.place,
                    subject="jumlah rincian",
                    level=Level.WARNING,
                )


def _noun(mention: Mention) -> str:
    """Return what a count is of, behind its number in words."""
    return " ".join(_IN_WORDS.sub("", mention.after).split()[:1]).strip(",.;").casefold()


def _are_contrary(said: Sequence[re.Match[str] | None]) -> bool:
    """Whether one says of its things what the other denies."""
    one, other = said
    if one is None or other is None:
        return False
    return one["root"].casefold() == other["root"].casefold() and bool(one["denied"]) is not bool(
        other["denied"]
    )
