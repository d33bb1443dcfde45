"""What a report tells of a row elsewhere: in rows of the same name, and in sentences that name it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import name_of, words_of
from capaian.domain.numerals import significant_digits

_FEWEST: Final = 2
"""Digits of a figure that does not stand beside a name by chance."""


@dataclass(frozen=True, slots=True)
class _Rows:
    labels: dict[Spot, str]
    """By what name each figure of a table stands."""
    lines: dict[tuple[str, Decimal], set[int]]
    """On which lines a plain name has a figure."""


@dataclass(frozen=True)
class Namesakes:
    """The names of the rows of a report, asked for the figures that they have elsewhere."""

    document: PrintedDocument

    def print_value(self, number: PrintedNumber, value: Decimal) -> bool:
        """Whether another row of the name of a figure's row prints a value."""
        label = plain(self._rows.labels.get(number.spot, ""))
        lines = self._rows.lines.get((label, value), set())
        return bool(label) and bool(lines - {number.spot.line})

    def tell_value(self, number: PrintedNumber, value: Decimal, unlike: PrintedNumber) -> bool:
        """Whether another row of the name, or a sentence with it, has a value.

        Args:
            number: A figure of the row.
            value: What is looked for; a single digit is met by chance.
            unlike: A figure of another row, whose name the sentence must not have as well.
        """
        if significant_digits(value) < _FEWEST:
            return False
        own, other = (name_of(self._rows.labels.get(each.spot, "")) for each in (number, unlike))
        telling = ((plain(each.text), words_of(each.text)) for each in self._sentences.get(value, ()))
        return self.print_value(number, value) or any(
            own.is_in(*named) and not other.is_in(*named) for named in telling
        )

    @cached_property
    def _rows(self) -> _Rows:
        rows = _Rows({}, {})
        for table in self.document.tables:
            for row in table.rows:
                label = plain(row.label)
                for number in (number for cell in row.cells for number in cell.numbers):
                    rows.labels[number.spot] = row.label
                    rows.lines.setdefault((label, number.value), set()).add(number.spot.line)
        return rows

    @cached_property
    def _sentences(self) -> Mapping[Decimal, Sequence[Sentence]]:
        found: dict[Decimal, list[Sentence]] = {}
        for sentence in self.document.sentences:
            for value in {number.value for number in sentence.numbers}:
                found.setdefault(value, []).append(sentence)
        return found
