"""Figures of sentences that say outright which row of a table they are of, and that the row has otherwise.

No slip of the pen need lead from one to the other: `serapan Program Pengelolaan Danau sebesar 93,00%`, where
the row of that name has 98,52 and nothing else of that name has what the sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.circumstances import Told, is_of_unit
from capaian.auditor.understanding.entries import WHOLES, Entry
from capaian.auditor.understanding.facts import plain, plain_pattern
from capaian.auditor.understanding.measures import measure_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.outright import ends_outright, names_nothing, read_lead
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.quotes import Quotes
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.support import Support
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_DONE: Final = (
    (re.compile(r"\b(?:ditargetkan|direncanakan)\b", re.IGNORECASE), (Part.TARGET,)),
    (re.compile(r"\b(?:dialokasikan|dianggarkan)\b", re.IGNORECASE), (Part.BUDGET,)),
    (re.compile(r"\b(?:terealisasi|direalisasikan)\b", re.IGNORECASE), (Part.ACTUAL, Part.SPENT)),
)
"""What was done with a figure, by which it is known what it is."""
_OF_PLAN: Final = re.compile(r"\s*(?:%|persen)\s+dari\b", re.IGNORECASE)
_MEAN: Final = re.compile(r"\brata-?\s?rata(?:nya)?\b", re.IGNORECASE)
_EXTREME: Final = re.compile(r"\b(?:ter(?:tinggi|endah|besar|kecil|banyak|sedikit)|paling)\b", re.IGNORECASE)
"""Without a name beside it, it is of a row that no word names."""
_BASE: Final = re.compile(r"\bdari(?:\s+(?:total|jumlah|seluruh|semua))?\s*$", re.IGNORECASE)
"""What the figure before it is a share of: `26 orang atau 64,29% dari 42 pegawai`."""
_COUNTERS: Final = frozenset(("unit", "kelompok", "lembaga"))
"""What things may be counted by that words call by the whole head of their column: `P3A aktif`."""
_FEWEST_DIGITS: Final = 2
_MOST: Final = 3
"""By how much one figure may be a multiple of the other: 82,25 and 3,29 are an index on two scales."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a figure is of: a row by its name, or the totals or means of tables."""

    entries: Sequence[Entry] = ()
    name: str = ""


_NOTHING: Final = _Subject()


class Contradictions:
    """The rows of a report by their names, and its totals, for sentences to be held against."""

    def __init__(self, quotes: Quotes, support: Support) -> None:
        """Keep what the tables say; it is looked up when a sentence first asks for it."""
        self._quotes, self._support = quotes, support
        self._entries, self._around = quotes.entries, quotes.circumstances

    def found_in(self, paragraph: Paragraph, told: Collection[Equation]) -> Iterator[Equation]:
        """Yield each figure that its row has otherwise, unless others of the paragraph bear it out."""
        held = {number.spot for each in told if each.holds() for number in each.numbers}
        ahead = subject = _NOTHING
        for sentence in paragraph.sentences:
            if _is_row(sentence):
                continue
            ahead, subject, last = subject, _NOTHING, _NOTHING.entries
            for mention in sentence:
                own = Told(paragraph, sentence, mention, read_lead(mention, self._entries.names), last)
                subject = self._subject(own, subject)
                last = [each for each in subject.entries if _is_same(mention.number, each.number)]
                entry = None if last or mention.number.spot in held else self._meant(subject, own)
                is_open = not subject.name and entry is not None and _may_go_on(ahead, own, entry)
                if entry is not None and not is_open and not self._is_known(subject, mention.number):
                    yield self._equation(own, entry)
                subject = self._carried(subject, own, last)

    def _subject(self, told: Told, before: _Subject) -> _Subject:
        """Return what a figure is of: the one row named before it, else what the figure before it was of."""
        if told.lead.names:
            (name, *others) = told.lead.names
            if others or told.mention.is_mean:
                return _NOTHING
            line, text = told.paragraph.line, told.paragraph.text
            homes = self._quotes.surroundings.homes(line, text)
            near = sorted(homes, key=lambda home: (abs(home - line), home))
            return _Subject(self._entries.of(name, near), name)
        if _EXTREME.search(told.lead.text) or (not told.mention.is_first and _BASE.search(told.lead.text)):
            return _NOTHING
        if _MEAN.search(told.lead.text):
            return _Subject(self._entries.whole(RowKind.MEAN))
        if told.mention.is_first or told.is_of_all:
            return _Subject(self._entries.whole(RowKind.TOTAL))
        return before

    def _carried(self, subject: _Subject, told: Told, equal: Sequence[Entry]) -> _Subject:
        """Return what the figure behind may go on about: the same, where nothing strange was said."""
        if not subject.name:
            return _Subject(self._entries.whole(RowKind.TOTAL)) if equal else _NOTHING
        tables = {id(entry.table): entry.table for entry in subject.entries}.values()
        return subject if any(not self._around.strange(told, table) for table in tables) else _NOTHING

    def _meant(self, subject: _Subject, told: Told) -> Entry | None:
        """Return the one figure that words can mean, where what is printed is another."""
        number = told.mention.number
        if number.digits < _FEWEST_DIGITS or told.is_change:
            return None
        meant = subject.entries if subject.name else self._around.near(subject.entries, told)
        own = [entry for entry in meant if self._may_be(entry, subject, told)]
        if not own or self._around.is_narrowed(told):
            return None
        tables = {id(entry.table): entry.table for entry in own}
        found = [*chain.from_iterable(self._said(table, own, told) for table in tables.values())]
        if not found or not all(_is_same(found[0].number, entry.number) for entry in found):
            return None
        is_near = abs(number.value) < _MOST * abs(found[0].number.value) < _MOST**2 * abs(number.value)
        return found[0] if is_near and self._support.weight(found[0].number) >= 0 else None

    def _said(self, table: UnderstoodTable, entries: Sequence[Entry], told: Told) -> Sequence[Entry]:
        """Return the figures of a table that the words before a figure can mean."""
        measure = measure_of(told.lead.quantity(self._around.office_in(told)), table)
        own = [entry for entry in entries if entry.table is table]
        if measure.is_named and measure.columns:
            columns = {column.index for column in measure.columns}
            return [entry for entry in own if entry.column.index in columns]
        parts = {part for words, found in _DONE if words.search(told.lead.text) for part in found}
        if _OF_PLAN.match(told.mention.after) and told.mention.part is not None:
            parts.add(told.mention.part)
        if parts or measure.is_named:
            return [entry for entry in own if entry.part in parts]
        if same := {entry.column.index for entry in told.last if entry.table is table}:
            return [entry for entry in own if entry.column.index in same]
        if told.is_money and len({entry.column.index for entry in own}) > 1:
            return ()
        own = [each for each in own if not each.is_planned and each.is_share <= told.is_percent]
        if entries[0].row.kind in WHOLES:
            totals = [entry for entry in own if Role.TOTAL in entry.column.roles]
            return (totals if len(own) > 1 else own) if measure.tells_topic else ()
        return [entry for entry in own if entry.part is Part.ACTUAL] or own

    def _may_be(self, entry: Entry, subject: _Subject, told: Told) -> bool:
        """Whether a figure is of the unit, the year and the words that a sentence tells."""
        if entry.is_scaled or not is_of_unit(entry, told) or not self._around.is_of_year(entry, told):
            return False
        title = f"{entry.table.table.title} {' '.join(entry.column.path)}"
        units = entry.units | (_COUNTERS if _is_called(entry.column.name, told) else frozenset())
        if self._around.narrows(title) or not ends_outright(told.mention, units):
            return False
        if subject.name:
            return self._around.is_told_of(entry, subject.name, told)
        return self._around.is_whole(entry, told)

    def _is_known(self, subject: _Subject, number: PrintedNumber) -> bool:
        """Whether what a sentence says stands in any place that has to do with its subject."""
        if subject.name:
            return self._entries.is_of(subject.name, number.value)
        return self._quotes.figures.has(number.value)

    def _equation(self, told: Told, entry: Entry) -> Equation:
        number, table = told.mention.number, entry.table
        note = (
            f"Kalimat menyebut {number.text}, {table.place(entry.row)} menyebut {entry.number.text};"
            f" {self._likelier(entry)}"
        )
        place = f"{told.paragraph.place} dan {table.place(entry.row)}"
        told_by = (number, (entry.number,), place)
        return Equation(AuditRule.CROSSREF, Law.EQUAL, *told_by, subject=entry.column.name, note=note)

    def _likelier(self, entry: Entry) -> str:
        """Return which of the two is right rather, by what else holds."""
        if self._support.weight(entry.number) > 0 or self._support.is_rested_on(entry.number):
            return "angka tabel cocok dengan angka lain di barisnya, jadi kalimat yang lebih mungkin keliru."
        if self._quotes.times(entry.number) > 1:
            return "angka tabel tercetak juga di tempat lain, jadi kalimat yang lebih mungkin keliru."
        return "yang benar perlu dicocokkan dengan sumbernya."


def _is_called(head: str, told: Told) -> bool:
    """Whether words before a figure say the whole head of a column, which names something."""
    return not names_nothing(head) and plain_pattern(plain(head)).search(told.lead.text) is not None


def _may_go_on(ahead: _Subject, told: Told, entry: Entry) -> bool:
    """Whether a count that could be of all may be of the row that the sentence before it named instead.

    `Pada Golongan III terdapat 36 orang. Pegawai perempuan 15 orang.`
    """
    is_beside = any(other.table is entry.table for other in ahead.entries)
    return bool(ahead.name) and is_beside and told.mention.number.is_count and not told.is_of_all


def _is_row(sentence: Sequence[Mention]) -> bool:
    """Whether figures stand side by side with no word or sign between, as in a row or a scale of a chart."""
    return any(not mention.before.strip() for mention in sentence if not mention.is_first)


def _is_same(one: PrintedNumber, other: PrintedNumber) -> bool:
    """Whether two figures are one, rounded or cut off more or less."""
    return abs(abs(one.value) - abs(other.value)) < max(one.step, other.step)
