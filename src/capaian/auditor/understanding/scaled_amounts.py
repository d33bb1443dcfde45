"""Sentences that tell amounts in juta or miliar, as if the word behind each were its unit.

`Dari Rp12.398,60 juta telah disetor Rp9.736,80 juta` says of juta what other sentences say of rupiah: what
follows from such amounts beside each other needs no scale while it is the same. Nothing here may be held
against a table, that may have full rupiah.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import mentions_of
from capaian.auditor.understanding.money_units import POWERS, scale_behind
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.value import RUPIAH

_SAID: Final = Worded(rf"\d\s*(?:{'|'.join(POWERS)})\b")
_WORD: Final = re.compile(rf"\s*(?:{'|'.join(POWERS)})\b", re.IGNORECASE)
_FEWEST: Final = 2
"""Amounts of which one may follow from another, or from a share."""


@dataclass(frozen=True)
class ScaledParagraph:
    """Sentences whose amounts are all told with a word of scale, read without these words."""

    paragraph: Paragraph
    powers: Mapping[Spot, int]
    """The power of ten that is told of each amount: 6 for juta."""

    @property
    def is_of_one_scale(self) -> bool:
        """Whether all amounts have the same word."""
        return len({*self.powers.values()}) == 1


def read_scaled_paragraphs(document: PrintedDocument) -> Iterator[ScaledParagraph]:
    """Yield the paragraphs that tell at least two amounts, all of them in one scale; others by sentences.

    A sentence is left out where an amount is told in full rupiah, or is rounded to a whole number: what is
    left of rounded amounts may be off by one.
    """
    lines = {sentence.paragraph for sentence in document.sentences_with(_SAID)}
    for line, group in groupby(document.sentences, key=_paragraph_of):
        own = [*group] if line in lines else []
        whole = _read(own)
        parts = [whole] if whole is not None and whole.is_of_one_scale else [_read([each]) for each in own]
        yield from filter(None, parts)


def _paragraph_of(sentence: Sentence) -> int:
    return sentence.paragraph


def _read(sentences: Sequence[Sentence]) -> ScaledParagraph | None:
    amounts = [(each, number) for each in sentences for number in each.numbers if number.unit == RUPIAH]
    powers = {number.spot: _power(sentence, number) for sentence, number in amounts}
    is_rounded = any(not number.decimals for _, number in amounts)
    if len(powers) < _FEWEST or is_rounded or not all(powers.values()):
        return None
    plain = [_without_scales(sentence) for sentence in sentences]
    mentions = tuple(mention for sentence in plain for mention in mentions_of(sentence))
    text, first = " ".join(each.text for each in plain), plain[0]
    return ScaledParagraph(Paragraph(first.line, text, first.section, mentions), powers)


def _power(sentence: Sentence, number: PrintedNumber) -> int:
    return scale_behind(sentence.text[sentence.place_of(number) + len(number.text) :])


def _without_scales(sentence: Sentence) -> Sentence:
    """Return a sentence with blanks for the words of scale behind amounts, so that all keep their places."""
    text = sentence.text
    for number in sentence.numbers:
        end = sentence.place_of(number) + len(number.text)
        if number.unit == RUPIAH and (word := _WORD.match(text, end)):
            text = text[:end] + " " * len(word[0]) + text[word.end() :]
    return replace(sentence, text=text)
