"""The wrong name beside an extreme and its figure: `Ruas paling lengang adalah Jalan A dengan rasio 0,42`.

The figure is the highest or lowest of a column, and of another row than the one that is named. Which end a
word means need not be known then, nor each word of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import meant_in
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nouns import counts_other
from capaian.auditor.understanding.outright import NARROWED
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_HIGH: Final = "tinggi|besar|banyak|luas|panjang|padat|sering|mahal"
_LOW: Final = "rendah|kecil|sedikit|sempit|pendek|jarang|murah"
_EITHER: Final = "baik|buruk|sibuk|sepi|cepat|singkat|lama|maju|jauh|dekat"
_SAID: Final = Worded(
    rf"\b(?:(?P<high>ter(?:{_HIGH})|paling\s+(?:{_HIGH}))|(?P<low>terendah|ter(?:{_LOW})|paling\s+(?:{_LOW}))"
    rf"|ter(?:{_EITHER})|teramai|paling\s+(?!tidak\b|lambat\b)[a-z]{{4,}})\b(?!\s*(?:sebesar|sebanyak|rp\.?)?\s*\d)"
    r"(?!\s+(?:ke(?:dua|tiga|empat|lima)|ke-))"
)
"""An extreme, whatever its word, and no bound: `paling banyak 15 potong`."""
_OTHER: Final = re.compile(
    rf"{NARROWED.pattern}|\b(?:tidak|bukan|belum|salah satu|di\s?antaranya|dibanding\w*|daripada|peringkat"
    r"|urutan"
    rf"|predikat|kategori|kelas|opini|nilai tukar|rata-?\s?rata|{MOVES}|pertumbuhan|perubahan|selisih)\b",
    re.IGNORECASE,
)
_FEWEST: Final = 3
"""Rows of which one is the highest, and digits of a figure that no other thing has by chance."""
_FEWER: Final = 2
"""Digits that are enough where the table has every word of the clause."""


def check_ends_of_figures(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the names of rows beside an extreme whose figure is that of another row."""
    for sentence in report.document.sentences_with(_SAID):
        if years_in(sentence.text) <= {report.year}:
            for clause in clauses_told(sentence, report.numbered_names):
                said = [*_SAID.finditer(clause.text)]
                if len(said) == 1 and clause.figures:
                    of_table = partial(_of_table, sentence, clause, said[0], report)
                    yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, clause: Clause, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    number, *others = (figure.number for figure in clause.figures)
    end = max(said.end(), clause.text.find(number.text) + len(number.text))
    rest = f"{clause.text[: said.start()]} {clause.text[said.end() : end]}"
    named = {one.row for one in find_named(clause.text, table.labels)}
    if len(named) != 1 or len(table.items) < _FEWEST or _OTHER.search(clause.text[:end]):
        return
    (row,) = named
    if number.digits < _FEWEST:
        meant = meant_in(rest, table, report)
        if meant is None or meant.rows != (row,) or number.digits < _FEWER:
            return
    if number.value in table.item_values[row]:
        yield Statement(AuditRule.LABEL, True, sentence.line, table.labels[row], "", "", sentence.place)
        return
    first, item = clause.figures[0], table.items[row]
    columns = [c for c in table.figure_columns if not counts_other(first, rest, table, item, c)]
    owners = {owner for column in columns for owner in _owners(number, column, said, table)}
    if len(owners) == 1 and table.labels[row] != table.labels[min(owners)]:
        (owner,) = owners
        known = table.item_values[owner] | {n.value for total in table.totals for n in _numbers(total)}
        if all(other.value in known for other in others):
            yield _statement(sentence, table, number, row, owner)


def _owners(
    number: PrintedNumber, column: Column, said: re.Match[str], table: UnderstoodTable
) -> Iterator[int]:
    """Yield the one row of which a figure is the end of a column that words may mean."""
    cells = [(place, item.row.cells[column.index].number) for place, item in enumerate(table.items)]
    values = {
        place: n.value for place, n in cells if n is not None and not WIDER_CIRCLE.match(table.labels[place])
    }
    ends = [] if said["low"] else [max(values.values(), default=None)]
    ends += [] if said["high"] else [min(values.values(), default=None)]
    having = [place for place, value in values.items() if value == number.value]
    if number.value in ends and len(having) == 1 and len({*values.values()}) >= _FEWEST:
        yield having[0]


def _numbers(row: UnderstoodRow) -> Sequence[PrintedNumber]:
    return [cell.number for cell in row.row.cells if cell.number is not None]


def _statement(
    sentence: Sentence, table: UnderstoodTable, number: PrintedNumber, row: int, owner: int
) -> Statement:
    name, right = table.labels[row], table.labels[owner]
    line = table.items[owner].row.line
    return Statement(
        AuditRule.LABEL,
        False,
        sentence.line,
        name,
        right,
        f"{number.text} pada {table.table.name} adalah milik {right}, bukan {name}.",
        sentence.place,
        lines=(line,),
        spots=(number.spot,),
        keeps=(number.spot,),
        crossed=frozenset({table.items[row].row.line, line}),
    )
