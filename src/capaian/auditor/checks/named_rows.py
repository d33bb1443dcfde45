"""Figures right behind the name of their row, in a text that quotes its table: `Halte dengan capaian 105,59`.

A figure of a list that names row after row is held against its own row, however far off it is: the others of
the list, which the table has as they are told, show that the table is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.cell_sentences import read_cell_paragraphs
from capaian.auditor.understanding.direction_words import MOVED
from capaian.auditor.understanding.facts import Fact, Facts, find_facts, labels_in, plain
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, is_telling, read_paragraphs
from capaian.auditor.understanding.quotes import Quotes, quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import PHYSICAL
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH

_LEADS: Final = re.compile(
    r"(?:dengan|sebesar|sebanyak|mencapai|adalah|yaitu|yakni|yang|memiliki"
    r"|alokasi|pagu|anggaran|(?:ter|di)?realisasi|(?:pen)?capaian|target|kinerja|fisik|nilai|persentase|tercatat"
    r"|(?:me|di)?peroleh|mendapat(?:kan)?|nya|kan|telah|sudah|berhasil|rp|tahun(?:20\d\d)?|pada|dan|atau|sedangkan|serta|terserap|serapan)*"
)
"""Plain words between a name and its figure that leave it that of the name."""
_OTHER_STATE: Final = re.compile(
    rf"\b(?:triwulan|tw|semester|bulan|sebelum\w*|lalu|semula|perubahan|awal|akhir|renstra|rpjmd|provinsi|nasional"
    rf"|rata-?\s?rata|banding\w*|dibanding\w*|daripada|sisa|selisih|{MOVED})\b",
    re.IGNORECASE,
)
"""What is told is of another time or circle, or no level."""
_BARE: Final = re.compile(r"\b(?:pen)?capaian(?:nya)?\s+(?:kinerja\s+)?(?:sebesar\s+)?$", re.IGNORECASE)
"""Before an achievement, which lost its sign where none stands behind it."""
_OF_WHOLE: Final = re.compile(r"\s*(?:%|persen)?\s*dari\b", re.IGNORECASE)
"""Behind a share of another whole than that of the row: `83,35% dari total anggaran`."""
_WORKING: Final = re.compile(r"[=\u00f7\u00d7]")
_FEWEST: Final = 2
"""So many figures of a table as it prints them tell that a text quotes it."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure that follows the name of a thing, with what tables have of its kind under that name."""

    mention: Mention
    known: Sequence[Fact]
    all_known: Sequence[Fact]
    """What tables have of any kind: an actual is called an achievement now and then."""

    @property
    def equal(self) -> Sequence[Fact]:
        """The figures of tables that it may quote."""
        return [fact for fact in self.all_known if fact.number.value == self.mention.number.value]


def check_named_rows(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield figures of sections that name row after row of a table, each beside that of its row."""
    facts, quotes = find_facts(report), quotes_of(report)
    paragraphs = (*read_paragraphs(report.document), *read_cell_paragraphs(report.document))
    for _, section in groupby(paragraphs, key=lambda paragraph: paragraph.section):
        told = [(each, own) for each in section for own in _told(each, facts, report.year)]
        equal = Counter(table for _, own in told for table in {fact.table for fact in own.equal})
        tables = {table for table, times in equal.items() if times >= _FEWEST}
        for paragraph, own in told if tables else ():
            made = [*_held(paragraph, own, tables)]
            if all(equation.holds() for equation in made) or _is_accounted_for(paragraph, own, quotes):
                yield from made


def _told(paragraph: Paragraph, facts: Facts, year: int | None) -> Iterator[_Told]:
    """Yield the figures of a paragraph that stand behind a name, and those that go on about it."""
    label = ""
    for mention in () if _WORKING.search(paragraph.text) else paragraph.mentions:
        named = labels_in(mention.before, facts)
        if named or mention.is_first:
            label = next(iter(named)) if len(named) == 1 else ""
        words = plain(mention.before)
        gap = words[words.rindex(label) + len(label) :] if named and label else words
        is_of_it = _LEADS.fullmatch(gap) is not None and not _OTHER_STATE.search(_around(mention))
        is_of_it &= not _OF_WHOLE.match(mention.after)
        if not label or not is_of_it:
            label = ""
        elif is_telling(mention.number) and not mention.is_mean and not PHYSICAL.search(mention.before):
            own = facts.of(label)
            yield _Told(mention, [fact for fact in own if _is_of(fact, mention, year)], own)


def _around(mention: Mention) -> str:
    """Return the words around a figure that may tell of which state it is."""
    return f"{mention.before[-60:]} {mention.after[:40]}"


def _is_of(fact: Fact, mention: Mention, year: int | None) -> bool:
    """Whether a table has what is told: the same part of the same year, and money or a share alike."""
    number = mention.number
    is_bare = number.unit != PERCENT and number.decimals > 0 and _BARE.search(mention.before) is not None
    part = Part.ACHIEVEMENT if is_bare else mention.part
    is_alike = (fact.number.unit == RUPIAH) == (number.unit == RUPIAH)
    is_alike &= fact.is_percent == (is_bare or number.unit == PERCENT)
    is_of_part = fact.part is part and not fact.is_former and not fact.power
    return is_of_part and is_alike and fact.year == (mention.year or year)


def _held(paragraph: Paragraph, told: _Told, tables: Collection[int]) -> Iterator[Equation]:
    known = told.equal or [fact for fact in told.known if fact.table in tables]
    for fact in known[:1]:
        yield Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            told.mention.number,
            (fact.number,),
            f"{paragraph.place} dan {fact.place}",
            Level.ERROR,
            fact.part.value,
        )


def _is_accounted_for(paragraph: Paragraph, told: _Told, quotes: Quotes) -> bool:
    """Whether the words before a figure say no more than the tables of its row."""
    around, tables = quotes.circumstances, quotes.report.at({fact.table for fact in told.known})
    known = frozenset[str]().union(*map(around.words_of, tables))
    sentence = paragraph.sentence_of(told.mention)
    return around.accounts_for(told.mention, sentence, quotes.entries.names, known)
