"""Whether words speak of the row of a table whose figure they print once more, or of something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.table import PrintedRow, PrintedTable
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import Name, name_of, words_of
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import AGAINST
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_FEWEST_BESIDE: Final = 3
"""Digits by which another figure of the same row tells the row."""
_ROUND: Final = 2
"""Figures with no more digits before their noughts are met by chance: `97,00`."""
_VERY_LONG: Final = 6
"""Figures with as many digits are met by no chance."""
_OF_ALL: Final = re.compile(
    r"\b(?:rata-?\s?rata|keseluruhan|seluruh(?:nya)?|total|jumlah|secara umum|semua)\b", re.IGNORECASE
)
_OF_MONEY: Final = re.compile(
    r"\b(?:pen(?:y|g)?erapan|serapan|terserap|anggaran|keuangan|pagu|belanja)(?:nya)?\b", re.IGNORECASE
)
_OF_WORK: Final = re.compile(r"\b(?:(?:pen|keter)?capaian|kinerja|fisik)(?:nya)?\b", re.IGNORECASE)
_ACHIEVES: Final = re.compile(
    r"\b(?:(?:pen|keter)?capaian|mencapai|tercapai|realisasi|terealisasi|nilai)(?:nya)?\b", re.IGNORECASE
)
_OF_MANY: Final = frozenset(
    (
        "persentase",
        "jumlah",
        "nilai",
        "tingkat",
        "indeks",
        "cakupan",
        "capaian",
        "kinerja",
        "pelayanan",
        "layanan",
    )
)
"""Words with which the names of many rows begin."""
_OF_COLUMNS: Final = (Law.MEAN, Law.SUM)
_OTHER_PARTS: Final = CHANGES | {Part.TARGET}


@dataclass(frozen=True)
class Repeating:
    """The rows and the sentences of a report in which figures stand."""

    report: UnderstoodReport

    @cached_property
    def _rows(self) -> Mapping[Spot, tuple[PrintedTable, PrintedRow]]:
        return {
            number.spot: (table, row)
            for table in self.report.document.tables
            for row in table.rows
            for cell in row.cells
            for number in cell.numbers
        }

    @cached_property
    def _told(self) -> Mapping[Spot, tuple[Paragraph, Mention]]:
        return {
            mention.number.spot: (paragraph, mention)
            for paragraph in read_paragraphs(self.report.document)
            for mention in paragraph.mentions
        }

    def speaks_of(self, number: PrintedNumber, wrong: Equation) -> bool:
        """Whether a figure of running text is that of a statement, by words or by other figures."""
        if number.spot not in self._told:
            return False
        paragraph, mention = self._told[number.spot]
        if _is_of_another_part(mention, wrong) or self._is_of_another_year(mention, wrong):
            return False
        if _stands_beside(paragraph, mention, wrong):
            return True
        own, others = self._names(wrong)
        place = _nearest(paragraph, mention, own, others)
        if place is None:
            is_long = _digits(number) >= _VERY_LONG or (
                _digits(number) > _ROUND and _shares_words(mention, own)
            )
            return is_long or self._is_of_all(mention, wrong, own)
        return place and (_digits(number) > _ROUND or _is_said_of(mention, wrong))

    def _names(self, wrong: Equation) -> tuple[Name | None, list[Name]]:
        """Return the name of the row of a result, and those of the other rows of its table."""
        if wrong.result.spot in self._rows:
            table, row = self._rows[wrong.result.spot]
            own = name_of(row.label)
            others = [name_of(other.label) for other in table.rows if other is not row]
            return own if own.words else None, [name for name in others if name.words and name != own]
        told = self._told.get(wrong.result.spot)
        own = name_of(told[1].before) if told else name_of("")
        return own if own.words else None, []

    def _is_of_another_year(self, mention: Mention, wrong: Equation) -> bool:
        if mention.year is None:
            return False
        years = set() if self.report.year is None else {self.report.year}
        if wrong.result.spot in self._rows:
            table, row = self._rows[wrong.result.spot]
            words = " ".join((table.title, row.label, *(cell for head in table.head for cell in head)))
            years |= years_in(words)
        elif wrong.result.spot in self._told:
            years |= {self._told[wrong.result.spot][1].year or mention.year}
        return bool(years) and mention.year not in years

    def _is_of_all(self, mention: Mention, wrong: Equation, own: Name | None) -> bool:
        """Whether a total or mean without a name of its own is called one."""
        is_all = own is None or wrong.law in _OF_COLUMNS
        return is_all and _OF_ALL.search(mention.before) is not None


def _stands_beside(paragraph: Paragraph, mention: Mention, wrong: Equation) -> bool:
    """Whether a telling figure that the statement rests on, and no other row, stands in the same sentence."""
    if wrong.law in _OF_COLUMNS:
        return False
    inputs = {abs(n.value) for n in wrong.inputs if _digits(n, noughts=True) >= _FEWEST_BESIDE}
    others: set[Decimal] = {abs(m.number.value) for m in paragraph.sentence_of(mention) if m is not mention}
    return bool(inputs & others)


def _is_of_another_part(mention: Mention, wrong: Equation) -> bool:
    """Whether words call a figure a target or a change, or an achievement where it is of money."""
    if mention.part in _OTHER_PARTS and not AGAINST.search(mention.before):
        return True
    is_of_money = bool(_OF_MONEY.search(mention.before))
    if wrong.rule is AuditRule.ABSORPTION:
        return not is_of_money and bool(_OF_WORK.search(mention.before))
    return wrong.rule is AuditRule.ACHIEVEMENT and mention.part is Part.ABSORPTION


def _nearest(paragraph: Paragraph, mention: Mention, own: Name | None, others: list[Name]) -> bool | None:
    """Whether the nearest words that name a row name its own, and none if they name no row."""
    sentence = " ".join(f"{m.before} {m.number.text} {m.after}" for m in paragraph.sentence_of(mention))
    for text in (mention.before, sentence, paragraph.text):
        whole, words = plain(text), words_of(text)
        if own is not None and own.is_in(whole, words):
            return True
        if any(name.is_in(whole, words) for name in others):
            return False
    return None


def _shares_words(mention: Mention, own: Name | None) -> bool:
    """Whether the words before a figure tell the row in part: `ketepatan jadwal` of `yang tepat jadwal`."""
    return own is not None and bool((own.words & words_of(mention.before)) - _OF_MANY)


def _is_said_of(mention: Mention, wrong: Equation) -> bool:
    """Whether words say by what a round figure is measured, and not only what it is of."""
    is_money = wrong.rule is AuditRule.ABSORPTION
    words = (_OF_MONEY, _ACHIEVES) if is_money else (_ACHIEVES,)
    return any(word.search(mention.before) for word in words) or bool(
        words_of(wrong.subject) & words_of(mention.before)
    )


def _digits(number: PrintedNumber, *, noughts: bool = False) -> int:
    return number.digits if noughts else number.significant
