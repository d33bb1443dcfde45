"""Figures of running text that follow from others beside them, or that a table states too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.facts import Fact, labels_in
from capaian.auditor.understanding.mentions import Mention, Part, mentions_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH

_LARGE: Final = 1000
_NEAR: Final = Decimal("0.3")
"""A figure further off is of something else."""
_OF: Final = re.compile(r"\bdari\b", re.IGNORECASE)
_OR: Final = re.compile(r"\batau\b|[(]\s*$|\bterserap\b|\bsetara\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of one line with their quantities."""

    line: int
    text: str
    section: str
    mentions: tuple[Mention, ...]

    @property
    def place(self) -> str:
        """How messages call it."""
        return f"Bagian {self.section}" if self.section else f"baris {self.line}"


def read_paragraphs(document: PrintedDocument) -> tuple[Paragraph, ...]:
    """Return the paragraphs of running text that state quantities."""
    return tuple(_paragraphs(document.sentences))


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
    for line, group in groupby(sentences, key=lambda sentence: sentence.line):
        own = [*group]
        mentions = tuple(mention for sentence in own for mention in mentions_of(sentence))
        yield Paragraph(line, " ".join(s.text for s in own), own[0].section, mentions)


def achievements_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield achievements with the target and actual before them in the paragraph."""
    held: dict[Part, Mention] = {}
    for mention in paragraph.mentions:
        if mention.part in (Part.TARGET, Part.ACTUAL) and not mention.is_mean:
            held[mention.part] = mention
        if mention.part is Part.ACHIEVEMENT and len(held) == 2 and not mention.is_mean:
            actual, target = held[Part.ACTUAL].number, held[Part.TARGET].number
            is_of_a_kind = (actual.unit == PERCENT) == (target.unit == PERCENT)
            years = {held[Part.TARGET].year, mention.year} - {None}
            if is_of_a_kind and len(years) < 2:
                yield Equation(
                    AuditRule.ACHIEVEMENT,
                    Law.PERCENT,
                    mention.number,
                    (actual, target),
                    paragraph.place,
                    subject="capaian",
                )
            held.clear()


def shares_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield percentages between a part and its whole: `28 orang atau 93,33% dari rencana 30 orang`."""
    mentions = paragraph.mentions
    for first, share, whole in zip(mentions, mentions[1:], mentions[2:], strict=False):
        is_pair = first.number.unit == whole.number.unit != PERCENT == share.number.unit
        if is_pair and _OR.search(share.before) and _OF.search(whole.before):
            is_money = first.number.unit == RUPIAH
            yield Equation(
                AuditRule.ABSORPTION if is_money else AuditRule.RATIO,
                Law.PERCENT,
                share.number,
                (first.number, whole.number),
                paragraph.place,
                subject="serapan" if is_money else "persentase",
            )


def rests_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield what is left of 100 percent: `capaian 99,53% menyisakan 0,47%`."""
    shares = [mention for mention in paragraph.mentions if mention.number.unit == PERCENT]
    for share, rest in pairwise(shares):
        if rest.part is Part.REST:
            yield Equation(
                AuditRule.DIFFERENCE,
                Law.REMAINDER,
                rest.number,
                (share.number,),
                paragraph.place,
                subject="sisa",
            )


def facts_cited(paragraph: Paragraph, facts: Sequence[Fact]) -> Iterator[Equation]:
    """Yield figures that a table states of the one thing that the paragraph names.

    Reports call an actual an achievement now and then, so a figure is right that equals any of the thing's.
    """
    labels = labels_in(paragraph.text, facts)
    if len(labels) != 1:
        return
    (label,) = labels
    own = [fact for fact in facts if fact.label == label]
    for mention in paragraph.mentions:
        if mention.part is None or mention.is_mean or not _is_telling(mention.number):
            continue
        equal = next((fact for fact in own if fact.number.value == mention.number.value), None)
        known = [equal] if equal else [fact for fact in own if _is_of(fact, mention)]
        if known:
            yield _cites(paragraph, mention, known[0])


def _is_telling(number: PrintedNumber) -> bool:
    """Whether a figure can be known again: decimals, money, or thousands."""
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


def changes_in(paragraph: Paragraph, facts: Sequence[Fact], year: int | None) -> Iterator[Equation]:
    """Yield changes against the year before, with both figures from the paragraph or from tables."""
    for place, mention in enumerate(paragraph.mentions):
        if mention.part not in (Part.UP, Part.DOWN) or year is None:
            continue
        pairs = [*_pairs_beside(paragraph, place), *_pairs_of_facts(paragraph, facts, year)]
        equations = [_change(paragraph, mention, now, before) for now, before in pairs]
        if equations:
            yield next((equation for equation in equations if equation.holds()), equations[0])


def _pairs_beside(paragraph: Paragraph, place: int) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    """Yield the figures of two years beside a change, of the same kind and with as many decimals."""
    change = paragraph.mentions[place].number
    others = [m for i, m in enumerate(paragraph.mentions) if i != place and _is_beside(m, change)]
    for now in others:
        for before in others:
            if now.year is not None and before.year is not None and now.year > before.year:
                yield now.number, before.number


def _is_beside(mention: Mention, change: PrintedNumber) -> bool:
    return (
        mention.part not in (Part.UP, Part.DOWN, Part.TARGET) and mention.number.decimals == change.decimals
    )


def _pairs_of_facts(
    paragraph: Paragraph, facts: Sequence[Fact], year: int
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    labels = labels_in(paragraph.text, facts)
    for part in (Part.ACTUAL, Part.ACHIEVEMENT):
        own = [fact for fact in facts if fact.label in labels and fact.part is part]
        for now in own:
            for before in own:
                if now.year == year and before.year == year - 1:
                    yield now.number, before.number


def _change(paragraph: Paragraph, mention: Mention, now: PrintedNumber, before: PrintedNumber) -> Equation:
    inputs = (now, before) if mention.part is Part.UP else (before, now)
    return Equation(
        AuditRule.DIFFERENCE, Law.DIFFERENCE, mention.number, inputs, paragraph.place, subject="perubahan"
    )
