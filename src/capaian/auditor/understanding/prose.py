"""Figures of running text that follow from others beside them, or that a table states too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.facts import Fact, Facts, labels_in, plain
from capaian.auditor.understanding.mentions import Mention, mentions_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH

_LARGE: Final = 1000
_NEAR: Final = Decimal("0.3")
"""A figure further off is of something else."""
_NAME: Final = 12
"""Letters of a name that can be of one thing only."""
_SAVED: Final = re.compile(r"\befisiensi\b", re.IGNORECASE)
_ENDS_NAME: Final = re.compile(r"\s*[(,.;:]|\s+(?:dan|serta|yang|pada|dengan|di|atau)\b")
_TURNS: Final = re.compile(r"\b(?:sedangkan|sementara|adapun|namun|tetapi)\b|;", re.IGNORECASE)
"""Where a sentence goes on to another thing."""
_MOST_MENTIONS: Final = 150


@dataclass(frozen=True)
class Paragraph:
    """The sentences of one line with their quantities."""

    line: int
    text: str
    section: str
    mentions: tuple[Mention, ...]
    begun: tuple[Mention, ...] = ()
    """Quantities of the line before, where the first sentence begins within a line: a wrapped paragraph."""

    @property
    def place(self) -> str:
        """How messages call it."""
        return f"Bagian {self.section}" if self.section else f"baris {self.line}"

    @cached_property
    def sentences(self) -> Sequence[Sequence[Mention]]:
        """Its quantities, those of each sentence apart."""
        found: list[list[Mention]] = []
        for mention in self.mentions:
            if mention.is_first or not found:
                found.append([])
            found[-1].append(mention)
        return found

    def sentence_of(self, mention: Mention) -> Sequence[Mention]:
        """Return the quantities of the sentence that one of them stands in."""
        return next(own for own in self.sentences if mention in own)


@lru_cache(maxsize=4)
def read_sentences(document: PrintedDocument) -> tuple[tuple[Sentence, tuple[Mention, ...]], ...]:
    """Return the sentences of running text with their quantities, each report read once."""
    return tuple((sentence, mentions_of(sentence)) for sentence in document.sentences)


@lru_cache(maxsize=4)
def read_paragraphs(document: PrintedDocument) -> tuple[Paragraph, ...]:
    """Return the paragraphs of running text that state quantities."""
    return tuple(_paragraphs(document))


def _paragraphs(document: PrintedDocument) -> Iterator[Paragraph]:
    begun: tuple[Mention, ...] = ()
    for own in _parts(read_sentences(document)):
        first, mentions = own[0][0], tuple(mention for _, found in own for mention in found)
        if mentions:
            before = begun if first.start else ()
            yield Paragraph(
                first.line, " ".join(each.text for each, _ in own), first.section, mentions, before
            )
        begun = mentions


_Told = tuple[Sentence, tuple[Mention, ...]]


def _parts(sentences: Iterable[_Told]) -> Iterator[Sequence[_Told]]:
    """Yield the sentences of each paragraph, in parts where it tells more quantities than any of a paper."""
    for _, group in groupby(sentences, key=lambda pair: pair[0].paragraph):
        part: list[_Told] = []
        told = 0
        for sentence, mentions in group:
            part.append((sentence, mentions))
            told += len(mentions)
            if told > _MOST_MENTIONS:
                yield part
                part, told = [], 0
        if part:
            yield part


def facts_cited(paragraph: Paragraph, facts: Facts) -> Iterator[Equation]:
    """Yield figures that a table states of the one thing that the paragraph names.

    Reports call an actual an achievement now and then, so a figure is right that equals any of the thing's.
    """
    told = [m for m in paragraph.mentions if m.part is not None and not m.is_mean and is_telling(m.number)]
    labels = labels_in(paragraph.text, facts) if told else ()
    if len(labels) != 1:
        return
    (label,) = labels
    own = facts.of(label)
    for mention in told:
        equal = next((fact for fact in own if fact.number.value == mention.number.value), None)
        known = [equal] if equal else [fact for fact in own if _is_of(fact, mention)]
        if known and not _is_before(paragraph, mention, label):
            yield _cites(paragraph, mention, known[0])


def _is_before(paragraph: Paragraph, mention: Mention, label: str) -> bool:
    """Whether the only thing named is that of a later clause: `nilai 90,00, sedangkan Cakupan air 80,00`."""
    own = paragraph.sentence_of(mention)
    following = "".join(f"{m.before}{m.number.text}" for m in own[own.index(mention) + 1 :]) + own[-1].after
    _, *later = _TURNS.split(following, maxsplit=1)
    return any(label in plain(words) for words in later) and plain(paragraph.text).count(label) == 1


def is_telling(number: PrintedNumber) -> bool:
    """Say whether a figure can be known again: decimals, money, or thousands."""
    return number.decimals > 0 or number.unit == RUPIAH or abs(number.value) >= _LARGE


def _is_of(fact: Fact, mention: Mention) -> bool:
    """Whether a table states what a sentence does: meaning, year and unit, and about as much."""
    same_year = mention.year is not None and fact.year == mention.year
    same_unit = (fact.number.unit == PERCENT) == (mention.number.unit == PERCENT)
    near = abs(fact.number.value - mention.number.value) <= abs(fact.number.value) * _NEAR
    return fact.part is mention.part and same_year and same_unit and near


def _cites(paragraph: Paragraph, mention: Mention, fact: Fact) -> Equation:
    place = f"{paragraph.place} dan {fact.place}"
    subject = "" if mention.part is None else mention.part.value
    return Equation(
        AuditRule.CROSSREF, Law.EQUAL, mention.number, (fact.number,), place, Level.ERROR, subject
    )


def savings_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield the share of a budget that was not spent, where a sentence calls it efficiency."""
    for spent, budget, share in zip(
        paragraph.mentions, paragraph.mentions[1:], paragraph.mentions[2:], strict=False
    ):
        is_money = spent.number.unit == budget.number.unit == RUPIAH
        if is_money and share.number.unit == PERCENT and _SAVED.search(share.before):
            yield Equation(
                AuditRule.EFFICIENCY,
                Law.UNSPENT,
                share.number,
                (spent.number, budget.number),
                paragraph.place,
                subject="efisiensi",
            )


def counts_cited(paragraph: Paragraph, counts: Mapping[str, PrintedNumber]) -> Iterator[Equation]:
    """Yield counts of things that a table counts by the same name: `13 Jabatan Fungsional Umum`."""
    for mention in paragraph.mentions:
        words = _ENDS_NAME.split(mention.after.strip(), maxsplit=1)[0]
        name = plain(re.sub(r"^(?:orang|unit|buah)\s+", "", words))
        known = counts.get(name)
        if known is not None and mention.number.is_exact:
            yield Equation(
                AuditRule.CROSSREF,
                Law.EQUAL,
                mention.number,
                (known,),
                paragraph.place,
                subject=words.strip(),
            )


def find_counts(report: UnderstoodReport) -> Mapping[str, PrintedNumber]:
    """Return whole numbers of rows with one number, by the name of the row; unclear names are left out."""
    found: dict[str, set[PrintedNumber]] = {}
    for understood in report.tables:
        for row in understood.rows:
            numbers = [
                cell.number
                for cell, column in zip(row.row.cells, understood.columns, strict=False)
                if cell.number is not None and column.is_numeric
            ]
            name = plain(row.row.label)
            if len(numbers) == 1 and numbers[0].is_exact and len(name) >= _NAME:
                found.setdefault(name, set()).add(numbers[0])
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1}
