"""Two counts told under each other's names: `43 pegawai yang terdiri atas 26 laki-laki dan 17 perempuan`.

A row of a table near has both the other way round, and their sum is told in the sentence or is of all rows:
no other words of it matter then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.added_columns import cells_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.sexes import head_in_words, with_usual_words
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule

_BEHIND: Final = r"^\s*(?:(?!dan\b|serta\b|yang\b|tidak\b|bukan\b)[^\W\d_]+\s+){{0,2}}?{}(?![\w-])"
_BEFORE: Final = r"(?<![\w-]){}(?:\s+(?:sebanyak|sejumlah|berjumlah|ada|adalah|yaitu))*\s*[:(]?\s*$"
_PAIR: Final = 2


def check_exchanged_columns_told(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield two counts with names of columns that a row of a table near has the other way round."""
    heads = {
        word
        for table in report.tables
        for c in table.figure_columns
        for word in _words(head_in_words(c.name))
    }
    for sentence in report.document.sentences:
        counts = [n for n in sentence.numbers if n.is_count and not YEAR.fullmatch(n.text)]
        others = years_in(sentence.text) - {report.year}
        if len(counts) < _PAIR or others:
            continue
        if len(heads & _words(with_usual_words(sentence.text))) >= _PAIR:
            of_table = partial(_of_table, sentence, counts)
            yield from held_against_tables(sentence, report, of_table)


def _words(text: str) -> set[str]:
    return {*re.findall(r"[^\W\d_]+", text.casefold())}


def _of_table(
    sentence: Sentence, counts: Sequence[PrintedNumber], table: UnderstoodTable
) -> Iterator[Equation]:
    columns = [c for c in table.figure_columns if not (c.is_percent or c.roles)]
    for one, other in pairwise(counts) if len(columns) >= _PAIR else ():
        told = _columns(sentence, one, other, columns)
        rows = [*table.totals, *table.items] if told and one.value != other.value else ()
        found = [(row, cells) for row in rows if len(cells := cells_of([row], told)) == _PAIR]
        ways = ([one.value, other.value], [other.value, one.value])  # as they are told, and exchanged
        for row, cells in sorted(found, key=lambda each: [n.value for n in each[1]] != ways[0]):
            is_whole = row in table.totals or one.value + other.value in {n.value for n in sentence.numbers}
            if is_whole and [cell.value for cell in cells] in ways:
                place = f"{sentence.place} dan {table.place(row)}"
                for number, cell, column in zip((one, other), cells, told, strict=True):
                    yield Equation(AuditRule.CROSSREF, Law.EQUAL, number, (cell,), place, subject=column.name)
                return


def _columns(
    sentence: Sentence, one: PrintedNumber, other: PrintedNumber, columns: Sequence[Column]
) -> Sequence[Column]:
    """Return the two columns named behind both counts, or before both; nothing where that is not plain."""
    start, middle = sentence.place_of(one), sentence.place_of(other)
    between = with_usual_words(sentence.text[start + len(one.text) : middle])
    ahead = with_usual_words(sentence.text[:start].rsplit(")", 1)[-1])
    behind = with_usual_words(sentence.text[middle + len(other.text) :])
    ways = ((_BEHIND, between, behind), (_BEFORE, ahead, between))
    found = [[_named(columns, form, text) for text in texts] for form, *texts in ways]
    whole = [[column for column in pair if column is not None] for pair in found]
    plain = [pair for pair in whole if len(pair) == _PAIR and pair[0] is not pair[1]]
    return plain[0] if len(plain) == 1 else ()


def _named(columns: Sequence[Column], form: str, text: str) -> Column | None:
    """Return the one column whose name stands at one end of a text."""
    names = {head_in_words(column.name): column for column in columns}
    found = [c for name, c in names.items() if re.search(form.format(re.escape(name)), text, re.IGNORECASE)]
    return found[0] if len(found) == 1 else None
