"""Figures of running text that follow from others beside them, or that a table states too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import groupby, islice, takewhile
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import MOVE, MOVED
from capaian.auditor.understanding.facts import Fact, Facts, labels_in, plain
from capaian.auditor.understanding.mentions import Mention, Part, mentions_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import COMPARED_NEXT
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH

_LARGE: Final = 1000
_NEAR: Final = Decimal("0.3")
"""A figure further off is of something else."""
_WAYS: Final = (Part.UP, Part.DOWN)
_SENTENCES: Final = 2
"""A change is told in the sentence of its figures, or in the one after it."""
_NAME: Final = 12
"""Letters of a name that can be of one thing only."""
_SAVED: Final = re.compile(r"\befisiensi\b", re.IGNORECASE)
_MEASURE: Final = re.compile(
    r"\b(?:nilai|indeks|skor|persentase|cakupan|jumlah|angka)\s+(?!ini\b|itu\b|tersebut\b|rata)(?P<name>[^\W\d_]{3,})",
    re.IGNORECASE,
)
"""What a sentence says that it is of."""
_OF_ONE: Final = Worded(r"\bter(?:tinggi|besar|banyak|endah|kecil|sedikit)\b")
"""The change of one thing among others, and not of what the paragraph is about."""
_STILL_TO_COME: Final = Worded(r"\b(?:harus|perlu|masih|tinggal|akan|agar|supaya|guna)\b[^.;]*$")
"""By how much something is to change tells of no year that has passed."""
_ELSEWHERE: Final = Worded(rf"\b(?:{MOVED})\s*,\s*(?!(?:yaitu|yakni|sebesar|sebanyak)\b)[^\W\d_]")
"""The change ends with its clause, and the figure is of what comes next: `meningkat, indeks 84,00`."""
_NAMED_CHANGE: Final = Worded(
    rf"\b(?:pers[ei]ntase|prosentase|tingkat|angka|rasio|indikator)\s+(?:{MOVE})\b"
    r"(?!\s+\w*capaian)[^.;]*\b(?:pen|keter)?capaian(?:nya)?\b[^.;]*$"
)
"""A change in the name of what is measured, and then how far it was reached."""
_BECOMES: Final = re.compile(r"\s*(?:%|persen)?\s*(?:poin\s+)?menjadi\b", re.IGNORECASE)
_OF_TARGET: Final = re.compile(r"[^.;:]{0,30}?\bdari(?:pada)?\s+target\b", re.IGNORECASE)
"""Behind a gap: it is one to a target, and no change."""
_OF_ACHIEVEMENT: Final = re.compile(
    r"\bcapaian(?:nya)?\s+(?:sebesar|sebanyak|yaitu|senilai)?\s*$", re.IGNORECASE
)
_OVER_YEARS: Final = re.compile(
    r"\b(?:dalam|selama|sepanjang|kurun)\b(?:\s+(?:kurun|waktu|masa))*\s+(?:(?:[2-9]|dua|tiga|empat|lima|enam)\b"
    r"(?:\s+[(]\w+[)])?\s+tahun|periode)\b",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(
    r"\b(?:menjadi|hingga|sampai)\s+(?:sebesar\s+)?$"
    r"|\bterus\b[^.;\d]*\b(?:yaitu|yakni)\s+(?:dari\s+|sebesar\s+)?$",
    re.IGNORECASE,
)
"""What stands right behind is what was reached, or the first of several such: no change."""
_OF_OTHERS: Final = (_STILL_TO_COME, _ELSEWHERE, _NAMED_CHANGE, _LEVEL)
_ENDS_NAME: Final = re.compile(r"\s*[(,.;:]|\s+(?:dan|serta|yang|pada|dengan|di|atau)\b")


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
        if known:
            yield _cites(paragraph, mention, known[0])


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


def changes_in(
    paragraph: Paragraph, facts: Facts, year: int | None, told: Collection[Spot] = ()
) -> Iterator[Equation]:
    """Yield changes against the year before, with both figures from the paragraph or from tables.

    A whole number beside a word such as `naik` may count anything, so only decimals are held against them.

    Args:
        paragraph: Sentences with their quantities.
        facts: What tables say.
        year: That of the report.
        told: Changes of which the sentence tells both ends, and such ends: no other change is theirs.
    """
    for place, mention in enumerate(paragraph.mentions):
        is_change = mention.part in (Part.UP, Part.DOWN) and mention.head is mention.part
        is_of_all = not mention.is_mean and not _OF_ONE.search(mention.before)
        is_of_all &= not any(words.search(mention.before) for words in _OF_OTHERS)
        if not is_change or not is_of_all or year is None or not mention.number.decimals:
            continue
        own = paragraph.sentence_of(mention)
        if _names_another(paragraph, place, facts):
            continue
        if any(m.number.spot in told for m in own) or _is_of_more_years(mention, own, year):
            continue
        found = (
            *_pairs_beside(paragraph, place, year, told),
            *_pairs_of_facts(paragraph, place, facts, year),
        )
        pairs = [pair for pair in found if _may_become(paragraph, place, pair[0])]
        equations = [_change(paragraph, mention, now, before) for now, before in pairs]
        holding = [equation for equation in equations if equation.holds()]
        yield from holding[:1] or _readings(equations, mention)


def _names_another(paragraph: Paragraph, place: int, facts: Facts) -> bool:
    """Whether the sentence of a change begins with a measure that is none of the thing told before.

    `Koperasi aktif 76%. Dibandingkan tahun 2022, nilai SAKIP naik 1,40 poin` tells nothing of cooperatives.
    """
    change = paragraph.mentions[place]
    named = _MEASURE.search(change.before) if change.is_first else None
    if named is None or labels_in(change.before, facts):
        return False
    return not any(named["name"].casefold() in m.before.casefold() for m in _leading(paragraph, place))


def _readings(failed: Sequence[Equation], change: Mention) -> Iterator[Equation]:
    """Yield the likeliest of several changes, and where one of achievements is named the other reading.

    `Kenaikan capaian sebesar 2,24` may be meant of the actual or of the achievement: both are told then.
    """
    yield from failed[:1]
    others = (each for each in failed if each.computed() != failed[0].computed())
    if _OF_ACHIEVEMENT.search(change.before):
        yield from islice(others, 1)


def _is_of_more_years(change: Mention, sentence: Sequence[Mention], year: int) -> bool:
    """Whether a change began before last year: at the level of an earlier year alone, or by its words."""
    levels = [m for m in sentence[: sentence.index(change)] if m.part not in _WAYS]
    years = {m.year for m in levels if m.year is not None and m.year < year}
    is_earlier = bool(years) and year - 1 not in years
    return is_earlier or bool(_OVER_YEARS.search(change.before) or _OVER_YEARS.search(change.after))


def _may_become(paragraph: Paragraph, place: int, now: PrintedNumber) -> bool:
    """Whether a change may lead to a figure: to that which it is said to lead to, if to any."""
    if not _BECOMES.match(paragraph.mentions[place].after):
        return True
    return any(mention.number.value == now.value for mention in paragraph.mentions[place + 1 : place + 2])


def _pairs_beside(
    paragraph: Paragraph, place: int, year: int, told: Collection[Spot]
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    """Yield the figures of a year and the one before beside a change, of the same kind and as exact.

    An actual of which no year is told is of the year of the report.
    """
    change = paragraph.mentions[place].number
    behind = takewhile(_is_of_change, paragraph.mentions[place + 1 :])
    free = [m for m in (*_leading(paragraph, place), *behind) if m.number.spot not in told]
    others = [mention for mention in free if _is_beside(mention, change)]
    for now in others:
        own = year if now.year is None and now.part is Part.ACTUAL else now.year
        for before in others:
            if own is not None and before.year is not None and own - before.year == 1:
                yield now.number, before.number


def _is_of_change(mention: Mention) -> bool:
    """Whether a quantity behind a change may be an end of it, and not of the next comparison."""
    return not (mention.is_first or mention.part in _WAYS or COMPARED_NEXT.search(mention.before))


def _leading(paragraph: Paragraph, place: int) -> Sequence[Mention]:
    """Return the quantities before a change of its thing: since the last change, of two sentences."""
    found: list[Mention] = []
    sentences = int(paragraph.mentions[place].is_first)
    for mention in reversed(paragraph.mentions[:place]):
        is_other = mention.part in _WAYS and not _OF_TARGET.match(mention.after)
        if is_other or sentences == _SENTENCES:
            break
        found.append(mention)
        sentences += mention.is_first
    return found[::-1]


def _is_beside(mention: Mention, change: PrintedNumber) -> bool:
    is_of_a_kind = (mention.number.unit == RUPIAH) == (change.unit == RUPIAH)
    is_as_exact = mention.number.decimals == change.decimals
    return mention.part not in (*_WAYS, Part.TARGET) and is_as_exact and is_of_a_kind


def _pairs_of_facts(
    paragraph: Paragraph, place: int, facts: Facts, year: int
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    labels = _named(paragraph, place, facts)
    for part in (Part.ACTUAL, Part.ACHIEVEMENT):
        own = [fact for fact in facts if fact.label in labels and fact.part is part] if labels else []
        for now in own:
            for before in own:
                if now.year == year and before.year == year - 1:
                    yield now.number, before.number


def _named(paragraph: Paragraph, place: int, facts: Facts) -> Collection[str]:
    """Return the things that a change may be of: named in its sentence, else in the one before.

    Where its sentence tells a level first, one named before it has such a level: `X sebesar 114,40%. Nilai
    IKM 84,50, naik 1,50` tells nothing of X.
    """
    change, leading = paragraph.mentions[place], _leading(paragraph, place)
    own = [m for m in leading if m in paragraph.sentence_of(change)]
    here = labels_in(change.before, facts) if change.is_first else ()
    if here:
        return here
    labels = labels_in(" ".join(m.before for m in (*leading, change)), facts)
    if not own or labels_in(" ".join(m.before for m in (*own, change)), facts):
        return labels
    levels = {mention.number.value for mention in own}
    return [label for label in labels if any(fact.number.value in levels for fact in facts.of(label))]


def _change(paragraph: Paragraph, mention: Mention, now: PrintedNumber, before: PrintedNumber) -> Equation:
    inputs = (now, before) if mention.part is Part.UP else (before, now)
    return Equation(
        AuditRule.DIFFERENCE, Law.DIFFERENCE, mention.number, inputs, paragraph.place, subject="perubahan"
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
