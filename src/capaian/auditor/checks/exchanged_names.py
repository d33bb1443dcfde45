"""Two names of a sentence in each other's place: `Dahlia (79,12), disusul Melati (76,47)`.

The table has the figure of each beside the other, in one column, and neither figure for the thing that it is
told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.followers import number_behind, value_of
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_FEWEST_DIGITS: Final = 3
"""A figure with fewer digits may be any."""
EXTREME_SAID: Final = Worded(
    r"\b(?:ter(?:tinggi|besar|banyak|sering|luas|panjang|pendek|endah|kecil|sedikit|sibuk|amai|sepi|cepat|lama|singkat|padat|mahal|murah)|paling|didominasi|puncak(?:nya)?)\b"
)
"""Words of sentences that call something highest or lowest, which are held against tables first."""
_OF_OTHERS: Final = re.compile(
    r"\b(?:tahun (?:lalu|sebelumnya)|sebelumnya|semula|triwulan|semester|nasional|provinsi|target)\b",
    re.IGNORECASE,
)
"""What is told may be of another time, or no figure of the rows themselves."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A row that is named, and the figure right behind its name."""

    row: UnderstoodRow
    number: PrintedNumber

    def is_in(self, row: UnderstoodRow) -> bool:
        """Whether a row has the figure in any column."""
        return any(
            cell.number is not None and cell.number.value == self.number.value for cell in row.row.cells
        )


def check_exchanged_names(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield names that stand beside each other's figures, where nothing is called highest or lowest."""
    for sentence in report.document.sentences:
        if len(sentence.numbers) > 1 and not EXTREME_SAID.search(sentence.text):
            yield from names_exchanged_in(sentence, report)


def names_exchanged_in(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield names of a sentence that stand beside each other's figures, by the nearest table of both."""
    if len(sentence.numbers) < 2 or _OF_OTHERS.search(sentence.text):
        return
    for table in tables_near(sentence, report):
        told = [*_told(sentence, table)]
        found = [made for pair in pairwise(told) for made in _exchanged(sentence, *pair, table)]
        yield from found
        if found or any(each.is_in(each.row) for each in told):
            return  # it is this table that the sentence speaks of


def _told(sentence: Sentence, table: UnderstoodTable) -> Iterator[_Told]:
    """Yield the rows of a table that a sentence names with a figure right behind."""
    items = table.named
    for name in find_named(sentence.text, [row.label for row in items]):
        number = number_behind(sentence, name)
        if number is not None and number.digits >= _FEWEST_DIGITS:
            yield _Told(items[name.row], number)


def _exchanged(sentence: Sentence, one: _Told, other: _Told, table: UnderstoodTable) -> Iterator[Statement]:
    if one.is_in(one.row) or other.is_in(other.row):
        return
    columns = [column for column in table.figure_columns if _are_exchanged(one, other, column)]
    if len(columns) != 1:
        return
    yield _statement(sentence, (one, other), columns[0], table)


def _are_exchanged(one: _Told, other: _Told, column: Column) -> bool:
    """Whether a column has the figure of each in the row of the other."""
    values = value_of(one.row, column), value_of(other.row, column)
    return values == (other.number.value, one.number.value) and values[0] != values[1]


def _statement(
    sentence: Sentence, told: Sequence[_Told], column: Column, table: UnderstoodTable
) -> Statement:
    one, other = told
    why = (
        f"{one.number.text} pada {table.table.name} kolom {column.name} adalah milik {other.row.label}, "
        f"dan {other.number.text} milik {one.row.label}: kedua nama tertukar."
    )
    return Statement(
        AuditRule.LABEL,
        False,
        one.number.spot.line,
        f"{one.row.label}; {other.row.label}",
        f"{other.row.label}; {one.row.label}",
        why,
        sentence.place,
        lines=(one.row.row.line, other.row.row.line),
        spots=(one.number.spot, other.number.spot),
        crossed=frozenset({one.row.row.line, other.row.row.line}),
    )
