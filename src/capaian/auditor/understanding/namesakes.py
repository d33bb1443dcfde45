"""What a report tells of a row elsewhere: in rows of the same name, and in sentences that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figure_index import own_words
from capaian.auditor.understanding.figures import name_of, words_of
from capaian.auditor.understanding.misdated import years_of_title
from capaian.auditor.understanding.years import YEAR
from capaian.domain.numerals import significant_digits

_FEWEST: Final = 2
"""Digits of a figure that does not stand beside a name by chance."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a table."""

    number: PrintedNumber
    label: str
    heads: frozenset[str]
    """Words of its column, with its year, else with that of its table."""
    title: frozenset[str]
    """Words and years of its table."""
    table: int

    def is_like(self, other: _Figure) -> bool:
        """Say whether another table has it in a column of that name.

        What one head has more than the other, such as `Target` before the year, the other's title has.
        """
        shared = self.heads & other.heads
        if self.table == other.table or not shared:
            return False
        own, there = self.heads - other.heads, other.heads - self.heads
        is_of_one = not all(map(str.isdigit, shared)) or shared in (self.heads, other.heads)
        return is_of_one and own <= other.title and there <= self.title


@dataclass(frozen=True)
class Namesakes:
    """The names of the rows of a report, asked for the figures that they have elsewhere."""

    document: PrintedDocument

    def print_value(self, number: PrintedNumber, value: Decimal) -> bool:
        """Whether another row of the name of a figure's row prints a value."""
        lines = {figure.number.spot.line for figure in self._alike(number) if figure.number.value == value}
        return bool(lines - {number.spot.line})

    def other_values(self, number: PrintedNumber) -> frozenset[Decimal]:
        """Return what other tables print of a figure: by the name of its row and a word of its column.

        Nothing where one of them prints the figure itself.
        """
        own = self._figures.get(number.spot)
        alike = () if own is None else (each for each in self._alike(number) if own.is_like(each))
        values = frozenset(each.number.value for each in alike)
        return frozenset() if number.value in values else values

    def tell_value(self, number: PrintedNumber, value: Decimal, unlike: PrintedNumber) -> bool:
        """Whether another row of the name, or a sentence with it, has a value.

        Args:
            number: A figure of the row.
            value: What is looked for; a single digit is met by chance.
            unlike: A figure of another row, whose name the sentence must not have as well.
        """
        if significant_digits(value) < _FEWEST:
            return False
        own, other = (name_of(self._label(each)) for each in (number, unlike))
        telling = ((plain(each.text), words_of(each.text)) for each in self._sentences.get(value, ()))
        return self.print_value(number, value) or any(
            own.is_in(*named) and not other.is_in(*named) for named in telling
        )

    def _label(self, number: PrintedNumber) -> str:
        own = self._figures.get(number.spot)
        return "" if own is None else own.label

    def _alike(self, number: PrintedNumber) -> Sequence[_Figure]:
        return self._by_label.get(plain(self._label(number)), ())

    @cached_property
    def _by_label(self) -> Mapping[str, Sequence[_Figure]]:
        found: dict[str, list[_Figure]] = {}
        for figure in self._figures.values():
            if name := plain(figure.label):
                found.setdefault(name, []).append(figure)
        return found

    @cached_property
    def _figures(self) -> Mapping[Spot, _Figure]:
        return {figure.number.spot: figure for table in self.document.tables for figure in _figures_of(table)}

    @cached_property
    def _sentences(self) -> Mapping[Decimal, Sequence[Sentence]]:
        found: dict[Decimal, list[Sentence]] = {}
        for sentence in self.document.sentences:
            for value in {number.value for number in sentence.numbers}:
                found.setdefault(value, []).append(sentence)
        return found


def _figures_of(table: PrintedTable) -> Iterator[_Figure]:
    title = words_of(table.title) | {*map(str, years_of_title(table.title))}
    years = {year for year in title if YEAR.fullmatch(year)}
    heads = [words_of(head) | {*YEAR.findall(head)} for head in map(own_words, table.paths)]
    dated = [head if any(map(YEAR.fullmatch, head)) or len(years) > 1 else head | years for head in heads]
    for row in table.rows:
        for cell in row.cells:
            for number in cell.numbers:
                yield _Figure(number, row.label, dated[cell.column], title, table.line)
