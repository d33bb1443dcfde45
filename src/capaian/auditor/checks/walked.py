"""Paragraphs that walk along a row: with its budget and its spending they tell its staff and achievement."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import PART_OF, is_name, part_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import PHYSICAL, Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH

_FEWEST: Final = 2
"""Amounts that a paragraph and a row must share: one alone may be that of a part and of its whole."""
_STAFF: Final = Worded(r"\b(?:sdm|sumber daya manusia|pegawai|personil|personel|tenaga)\b")
_ENDS: Final = re.compile(r"[.;]\s")
_ACHIEVED: Final = re.compile(r"\bcapaian(?:nya)?\b(?P<of>.*)", re.IGNORECASE | re.DOTALL)
_FEWEST_LETTERS: Final = 4
_NAMED: Final = 0.7
"""The part of the words of a row's name that must stand beside its achievement."""


@dataclass(frozen=True, slots=True)
class _Row:
    understood: UnderstoodTable
    row: UnderstoodRow

    def figures(self, part: Part, *, of_staff: bool) -> Sequence[tuple[Column, PrintedNumber]]:
        """Return its only figure of one meaning, of the staff or of its work; none where it has several.

        The words of a head come before what its figures follow from.
        """
        of_kind = [
            (column, number)
            for column in self.understood.columns
            if column.is_numeric
            and (_STAFF.search(" ".join(column.path)) is not None) is of_staff
            and (number := self.row.row.cells[column.index].number) is not None
        ]
        said = [pair for pair in of_kind if pair[0].meaning and PART_OF.get(pair[0].meaning) is part]
        found = said or [pair for pair in of_kind if part_of(self.understood, pair[0]) is part]
        return found if len(found) == 1 else ()

    @property
    def done(self) -> Sequence[tuple[Column, PrintedNumber]]:
        """Its only figure of how much of the work is done; none where it has several."""
        columns = (column for column in self.understood.columns if PHYSICAL.search(" ".join(column.path)))
        numbers = ((column, self.row.row.cells[column.index].number) for column in columns)
        found = [(column, number) for column, number in numbers if number is not None]
        return found if len(found) == 1 else ()

    @property
    def achievements(self) -> Sequence[PrintedNumber]:
        """The achievements of its indicators: its own, and those of rows below that go on without money."""
        rows = self.understood.rows
        place = next(index for index, row in enumerate(rows) if row is self.row)
        group = (self.row, *takewhile(self._goes_on, rows[place + 1 :]))
        found = [_Row(self.understood, row).figures(Part.ACHIEVEMENT, of_staff=False) for row in group]
        return [pair[0][1] for pair in found if pair] if all(found) else []

    def _goes_on(self, row: UnderstoodRow) -> bool:
        """Whether a row is another indicator of this one: it neither begins anew nor has money."""
        money = (row.row.cells[column.index] for column in self.understood.columns if column.is_money)
        return not row.row.cells[0].text.strip() and not any(cell.number for cell in money)

    @property
    def results(self) -> frozenset[Decimal]:
        """Every figure that it prints, but for targets: an actual is called an achievement now and then."""
        columns = (column for column in self.understood.columns if column.meaning is not Role.TARGET)
        numbers = (self.row.row.cells[column.index].number for column in columns)
        return frozenset(number.value for number in numbers if number is not None)

    def is_named_in(self, words: str) -> bool:
        """Whether words name it, whatever verb its name begins with."""
        told = _words(words)
        names = (_words(cell.text) for cell in self.row.row.cells if is_name(cell.text))
        return any(len(own) >= _FEWEST and len(own & told) >= _NAMED * len(own) for own in names)


def check_walked(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield staff and achievements of paragraphs beside those of the rows whose money they quote."""
    rows = _by_amount(report)
    for paragraph in read_paragraphs(report.document):
        found = _rows_of(paragraph, rows)
        if found:
            yield from _staff(paragraph, found)
            yield from _achievement(paragraph, found)
        yield from _physical(paragraph, rows)


def _by_amount(report: UnderstoodReport) -> Mapping[Decimal, Sequence[_Row]]:
    """Return the rows that print an amount of money."""
    found: dict[Decimal, list[_Row]] = {}
    for understood in report.tables:
        money = [column.index for column in understood.columns if column.is_numeric and column.is_money]
        for row in understood.rows if len(money) >= _FEWEST else ():
            known, numbers = _Row(understood, row), [row.row.cells[index].number for index in money]
            for value in {number.value for number in numbers if number is not None and number.is_long}:
                found.setdefault(value, []).append(known)
    return found


def _rows_of(paragraph: Paragraph, rows: Mapping[Decimal, Sequence[_Row]]) -> Sequence[_Row]:
    """Return the rows that print every amount of a paragraph; none of one that speaks of several."""
    amounts = {m.number.value for m in paragraph.mentions if m.number.unit == RUPIAH and m.number.is_long}
    return _rows_with(amounts, rows) if len(amounts) == _FEWEST else ()


def _rows_with(amounts: Collection[Decimal], rows: Mapping[Decimal, Sequence[_Row]]) -> Sequence[_Row]:
    """Return the rows that print two amounts."""
    first, second = amounts
    return [row for row in rows.get(first, ()) if any(row is other for other in rows.get(second, ()))]


def _physical(paragraph: Paragraph, rows: Mapping[Decimal, Sequence[_Row]]) -> Iterator[Equation]:
    """Yield how much work is done, `realisasi fisik 43,29%`, behind the money of a row."""
    amounts: list[Decimal] = []
    for mention in paragraph.mentions:
        amounts = [] if mention.is_first else amounts
        if mention.number.unit == RUPIAH and mention.number.is_long:
            amounts.append(mention.number.value)
        elif mention.number.unit == PERCENT and PHYSICAL.search(mention.before):
            own = frozenset(amounts[-_FEWEST:])
            found = _rows_with(own, rows) if len(own) == _FEWEST else ()
            known = [(row, *pair) for row in found for pair in row.done]
            yield from _compare(paragraph, mention, known, "realisasi fisik")


def _staff(paragraph: Paragraph, rows: Sequence[_Row]) -> Iterator[Equation]:
    """Yield how many people worked and how many were planned: `SDM 28 orang dari rencana 30 orang`."""
    counts = [mention for mention in paragraph.mentions if mention.number.unit != PERCENT]
    for actual, target in pairwise(counts):
        if _is_of_staff(actual) and target.part is Part.TARGET and not target.is_first:
            for mention, part in ((actual, Part.ACTUAL), (target, Part.TARGET)):
                known = [(row, *pair) for row in rows for pair in row.figures(part, of_staff=True)]
                yield from _compare(paragraph, mention, known, part.value)


def _is_of_staff(mention: Mention) -> bool:
    clause = _ENDS.split(mention.before)[-1]
    return mention.number.unit != RUPIAH and _STAFF.search(clause) is not None


def _achievement(paragraph: Paragraph, rows: Sequence[_Row]) -> Iterator[Claim]:
    """Yield what a paragraph tells first, the achievement of what its words and the row name alike."""
    mention = paragraph.mentions[0]
    said = _ACHIEVED.search(mention.before)
    if said is None or mention.part is not Part.ACHIEVEMENT or mention.number.unit != PERCENT:
        return
    if any(mention.number.value in row.results for row in rows):
        return
    named = [row for row in rows if row.is_named_in(said["of"])]
    known = [(row, *pair) for row in named for pair in row.figures(Part.ACHIEVEMENT, of_staff=False)]
    means = [_mean(paragraph, mention, row) for row in rows if len(row.achievements) >= _FEWEST]
    if mention.is_mean and means:
        yield next((mean for mean in means if mean.holds()), means[0])
    else:
        for equation in _compare(paragraph, mention, known, Part.ACHIEVEMENT.value):
            yield equation if equation.holds() else _in_words(equation)


def _in_words(failed: Equation) -> Statement:
    """Return an achievement that a row has otherwise: no slip of the pen makes `100` of `104,11`."""
    number, right = failed.result, failed.inputs[0]
    why = f"{failed.formula}: {right.text}; tercetak {number.text}."
    lines = (right.spot.line,)
    return Statement(
        failed.rule, False, number.spot.line, number.text, right.text, why, failed.place, lines=lines
    )


def _mean(paragraph: Paragraph, mention: Mention, row: _Row) -> Equation:
    """Return the mean achievement of a programme beside those of its indicators."""
    place = f"{paragraph.place} dan {row.understood.place(row.row)}"
    inputs = tuple(row.achievements)
    return Equation(
        AuditRule.AVERAGE, Law.MEAN, mention.number, inputs, place, Level.WARNING, "rata-rata capaian"
    )


def _compare(
    paragraph: Paragraph,
    mention: Mention,
    known: Sequence[tuple[_Row, Column, PrintedNumber]],
    subject: str,
) -> Iterator[Equation]:
    """Yield a figure beside the one of a row; beside the same one where any row has it."""
    right = next((found for found in known if found[2].value == mention.number.value), None)
    for row, column, number in [right] if right else known[:1]:
        place = row.understood.place(row.row)
        yield Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            mention.number,
            (number,),
            f"{paragraph.place} dan {place}",
            subject=subject,
            names=(f"{' '.join(column.path)} ({place})",),
        )


def _words(text: str) -> frozenset[str]:
    """Return the telling words of a name without the verb that it begins with."""
    found = re.findall(r"[a-z]+", text.casefold())
    return frozenset(word for word in found[1:] if len(word) >= _FEWEST_LETTERS)
