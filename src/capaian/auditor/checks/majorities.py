"""Which row most are of, by the figure told: `Sebagian besar berpendidikan D-III yaitu 30 orang`.

The figure is the largest of its column, so that the row that has it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_MOST: Final = Worded(
    r"\b(?:sebagian\s+(?:besar|terbesar)|mayoritas|kebanyakan)\b(?P<behind>(?:[^.;]|[.]\d)*)"
)
_IS: Final = re.compile(
    r"\W*(?:(?:yaitu|yakni|adalah|sebanyak|sejumlah|berjumlah|jumlah|dengan|atau|sebesar|mencapai|hingga|rp)\W*)*",
    re.IGNORECASE,
)
"""Between a name and its figure."""
_OF_OTHERS: Final = re.compile(
    r",|\b(?:dan|serta|maupun|di\s?(?:atas|bawah|luar)|bawahan|atasan|selain|kecuali|bukan|setara|setingkat|minimal|maksimal)\b",
    re.IGNORECASE,
)
"""Before a name that is one of several, or that of others than are meant: `di bawah Kepala Bidang`."""
_FEWEST: Final = 3
"""Rows among which one has most."""
_SMALLEST: Final = 10
"""Smaller counts are met by chance."""


def majorities(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the row that most are said to be of, beside the table right above or below the sentence."""
    for sentence in report.document.sentences_with(_MOST):
        said = [*_MOST.finditer(sentence.text)]
        near = [table for table in tables_near(sentence, report) if is_beside(sentence, table)]
        made = [m for table in near if len(said) == 1 and (m := _of_table(sentence, said[0], table))]
        right = [statement for statement in made if statement.holds]
        yield from (right or made)[:1]


def _of_table(sentence: Sentence, said: re.Match[str], table: UnderstoodTable) -> Statement | None:
    """Return whether the only row that is named has the figure told first behind its name."""
    behind = said["behind"]
    named = find_named(behind, [row.label for row in table.items])
    if len({each.row for each in named}) != 1 or len(table.items) < _FEWEST:
        return None
    end = said.start("behind") + named[-1].end
    figures = [number for number in sentence.numbers if sentence.place_of(number) >= end]
    if not figures or not (figures[0].decimals or figures[0].value >= _SMALLEST):
        return None
    between = sentence.text[end : sentence.place_of(figures[0])]
    if not _IS.fullmatch(between) or _OF_OTHERS.search(behind[: named[0].start]):
        return None
    own, value = table.items[named[0].row], figures[0].value
    if value in _values(own):
        return _statement(sentence, own, own, table)
    most = [row for row in table.items if value in _values(row) and _is_most(value, row, table)]
    return _statement(sentence, own, most[0], table) if len(most) == 1 else None


def _values(row: UnderstoodRow) -> set[Decimal]:
    return {cell.number.value for cell in row.row.cells if cell.number is not None}


def _is_most(value: Decimal, row: UnderstoodRow, table: UnderstoodTable) -> bool:
    """Whether a figure of a row is the largest of its column, and of no other row."""
    for column in table.figure_columns:
        number = row.row.cells[column.index].number
        others = [other.row.cells[column.index].number for other in table.items if other is not row]
        values = [each.value for each in others if each is not None]
        if number is not None and number.value == value and values and value > max(values):
            return True
    return False


def _statement(
    sentence: Sentence, own: UnderstoodRow, right: UnderstoodRow, table: UnderstoodTable
) -> Statement:
    return Statement(
        AuditRule.CLAIM,
        own is right,
        sentence.line,
        own.label,
        right.label,
        f"Menurut {table.table.name} angka yang terbesar itu milik {right.label}, bukan {own.label}.",
        sentence.place,
        lines=(right.row.line,),
        crossed=frozenset({own.row.line, right.row.line}),
    )
