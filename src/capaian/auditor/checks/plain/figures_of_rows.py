"""Figures told of a row that its table has for another row, or for another year of it.

`Kecamatan A mencapai 812`, where 812 is what B has, and `pada tahun 2022 tercatat 71,2`, which is of 2023.
Each word of the clause is one of the table's, so that nothing else can be meant; what the row has itself is
silent, and so is what another table has for a row of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.accounted import Meant, meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.pointers import meant_or_pointed
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, Told, clauses_told
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_EACH: Final = re.compile(r"\bmasing-masing\b", re.IGNORECASE)
_EXTREME: Final = re.compile(
    r"\b(?:ter(?:tinggi|besar|banyak|baik|endah|kecil|sedikit)|paling\s+[^\W\d_]+)\b", re.IGNORECASE
)
_BESIDE: Final = re.compile(rf"{_EACH.pattern}|{_EXTREME.pattern}", re.IGNORECASE)
"""What is said besides of a row whose figure is told."""
_OTHER: Final = re.compile(
    r"\b(?:tidak|bukan|selisih|kali|rata-?\s?rata|lebih|kurang|hampir|sekitar|lipat|kumulatif"
    r"|(?:di\s?antara|ke(?:dua|tiga|empat|lima))(?:nya)?)\b",
    re.IGNORECASE,
)
"""What is denied, rough, or reckoned from several figures."""
_SUMMED: Final = re.compile(r"\b(?:ber)?jumlah\b|\btotal\b", re.IGNORECASE)
_MOST: Final = 20
"""Figures of a sentence that is one."""
_LEAST: Final = 2
"""Digits of a figure that meets another by no chance, where all words are the table's."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure with the row and the columns that it is told of."""

    told: Told
    row: int
    columns: Sequence[Column]
    is_extreme: bool
    is_of_column: bool
    """Whether words or a year tell which column is meant."""


def check_figures_of_rows(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield levels and changes told of rows that are named, where a table near has them for other rows."""
    for sentence in report.document.sentences:
        for clause in (
            clauses_told(sentence, report.numbered_names) if 0 < len(sentence.numbers) <= _MOST else ()
        ):
            is_led = any(map(str.isalpha, "".join(told.words for told in clause.figures[:1])))
            if is_led and not _OTHER.search(_EACH.sub(" ", clause.text)):
                yield from _of_clause(sentence, clause, report)


def _of_clause(sentence: Sentence, clause: Clause, report: UnderstoodReport) -> Iterator[Equation]:
    others = years_in(sentence.text) - {report.year}
    if others and not YEAR.search(clause.text):
        return  # of which year it goes on is not plain
    for table in tables_near(sentence, report):
        meant = meant_or_pointed(sentence, _BESIDE.sub(" ", clause.text), table, report)
        if meant is not None and meant.rows:
            for said in _said(clause, meant, table, report):
                yield from _held(sentence, said, table, report)
            return


def _said(clause: Clause, meant: Meant, table: UnderstoodTable, report: UnderstoodReport) -> Iterator[_Said]:
    """Yield each figure with its row: the one named for all of them, or row by row in their order."""
    rows = [*_rows(clause, meant, table, report)]
    for told, row in zip(clause.figures, rows, strict=False):
        is_alone = len(clause.figures) == 1 and _is_plain(told, table, report)
        tells_columns = meant.tells_columns and is_alone
        tells = tells_columns or told.year is not None
        columns: Sequence[Column] = meant.columns if tells_columns else table.figure_columns
        year = told.year or report.year
        dated = any(c.years for c in table.figure_columns)
        columns = [
            c for c in columns if year is None or year in c.years or not (c.years or (dated and told.year))
        ]
        of_kind = [c for c in columns if (Role.CHANGE in roles_of(c.path)) is told.is_change]
        columns = of_kind if told.is_change or not tells_columns else columns
        is_extreme = _EXTREME.search(clause.text) is not None
        yield _Said(told, row, [c for c in columns if _is_alike(told.number, c)], is_extreme, tells)


def _is_plain(told: Told, table: UnderstoodTable, report: UnderstoodReport) -> bool:
    """Whether words behind a figure tell no column, unless they are what it counts: `58 koperasi`."""
    behind = meant_in(told.after, table, report)
    return behind is None or not behind.tells_columns or len(told.after.split()) == 1


def _rows(clause: Clause, meant: Meant, table: UnderstoodTable, report: UnderstoodReport) -> Iterator[int]:
    """Yield the row of each figure; nothing where it is not plain which is whose."""
    if len(meant.rows) == 1:
        yield from meant.rows * len(clause.figures)
    elif _EACH.search(clause.text) and len(clause.figures) in (1, len(meant.rows)):
        yield from meant.rows[: len(clause.figures)]
    else:
        found = [meant_in(told.words, table, report) for told in clause.figures]
        if all(own is not None and len(own.rows) == 1 for own in found):
            yield from (own.rows[0] for own in found if own is not None)


def _is_alike(number: PrintedNumber, column: Column) -> bool:
    """Whether a column may have a figure with that unit."""
    if number.unit == PERCENT:
        return not column.is_money
    return not column.is_percent and (number.unit != RUPIAH or column.is_money or number.decimals > 0)


def _held(
    sentence: Sentence, said: _Said, table: UnderstoodTable, report: UnderstoodReport
) -> Iterator[Equation]:
    number, item = said.told.number, rows_of(table)[said.row]
    cells = [(c, n) for c in said.columns if (n := item.row.cells[c.index].number) is not None]
    if any(is_same(number, own) for _, own in cells):
        return
    value = abs(number.value)
    numbers = (item.row.cells[column.index].number for column in table.figure_columns)
    values = {abs(own.value) for own in numbers if own is not None}
    is_own = value in values or is_reckoned(value, [*values])
    if is_own and not (_is_of_other_year(said, table) or _is_of_other_kind(sentence, said, table)):
        return
    is_plan = any(c.meaning in (Role.TARGET, Role.BUDGET) for c in said.columns) and not said.told.year
    is_slip = said.is_of_column and len(cells) == 1 and not is_plan and _is_slip(number, cells[0][1])
    is_beside = len(cells) == 1 and said.is_of_column and _is_beside(value, said.row, cells[0][0], table)
    is_sure = is_own or is_slip or is_beside
    others = [own for own in cells if is_sure or _is_of_other(value, said.row, own[0], table)]
    if said.is_extreme and any(_is_end(value, column, table) for column, _ in others):
        return  # the name is wrong, which is told of the extreme
    is_telling = number.digits >= _LEAST or number.decimals
    if is_telling and len(others) == 1 and not is_elsewhere(value, item.label, table, report):
        place = f"{sentence.place} dan {table.place(item)}"
        yield Equation(
            AuditRule.CROSSREF, Law.EQUAL, number, (others[0][1],), place, subject=others[0][0].name
        )


def is_same(number: PrintedNumber, own: PrintedNumber) -> bool:
    """Whether a figure is that of a cell, rounded or not; signs are told by words."""
    decimals = min(number.decimals, own.decimals)
    return round(abs(number.value), decimals) == round(abs(own.value), decimals)


def _is_slip(number: PrintedNumber, own: PrintedNumber) -> bool:
    """Whether a figure has the digits of a cell in another order, or one other digit."""
    differ = sum(a != b for a, b in zip(number.text, own.text, strict=False))
    is_alike = len(number.text) == len(own.text) and number.digits > _LEAST
    return is_alike and (differ == 1 or (differ == _LEAST and sorted(number.text) == sorted(own.text)))


def is_reckoned(value: Decimal, own: Sequence[Decimal]) -> bool:
    """Whether a figure is the sum or the gap of two of its row."""
    return any(value in (a + b, abs(a - b)) for place, a in enumerate(own) for b in own[:place])


def _is_of_other_year(said: _Said, table: UnderstoodTable) -> bool:
    """Whether a figure told of a year is that of another year in its row."""
    if said.told.year is None or said.told.is_change:
        return False
    cells = rows_of(table)[said.row].row.cells
    having = [
        c for c in table.figure_columns if (n := cells[c.index].number) and is_same(said.told.number, n)
    ]
    meanings = {column.meaning for column in said.columns}
    return bool(having) and all(
        c.years and said.told.year not in c.years and c.meaning in meanings for c in having
    )


def _is_of_other_kind(sentence: Sentence, said: _Said, table: UnderstoodTable) -> bool:
    """Whether a figure told of a kind, such as `Rusak`, is that of another kind in its row.

    A kind that the sentence names too may be meant: `Luas yang rusak` beside `Luas` and `Kondisi Rusak`.
    """
    cells = rows_of(table)[said.row].row.cells
    having = [
        c for c in table.figure_columns if (n := cells[c.index].number) and is_same(said.told.number, n)
    ]
    is_told = said.is_of_column and len(said.columns) == 1
    told = words_of(sentence.text) - {word for c in said.columns for word in words_of(c.name)}
    if any(told & words_of(column.name) for column in having):
        return False
    return is_told and bool(having) and not any(c.roles or c.years for c in (*said.columns, *having))


def _is_beside(value: Decimal, row: int, column: Column, table: UnderstoodTable) -> bool:
    """Whether another row has a figure in any column of the kind that is meant."""
    alike = [
        c for c in table.figure_columns if (c.is_percent, c.is_money) == (column.is_percent, column.is_money)
    ]
    return any(_is_of_other(value, row, each, table) for each in alike)


def _is_end(value: Decimal, column: Column, table: UnderstoodTable) -> bool:
    """Whether a figure is the highest or lowest of the items in a column."""
    numbers = (item.row.cells[column.index].number for item in table.items)
    values = [number.value for number in numbers if number is not None]
    return bool(values) and value in (max(values), abs(min(values)))


def _is_of_other(value: Decimal, row: int, column: Column, table: UnderstoodTable) -> bool:
    """Whether another row has a figure in a column."""
    cells = (item.row.cells[column.index].number for place, item in enumerate(table.items) if place != row)
    return any(number is not None and abs(number.value) == value for number in cells)


def is_elsewhere(value: Decimal, label: str, table: UnderstoodTable, report: UnderstoodReport) -> bool:
    """Whether another table has a figure for a row of that name."""
    own = words_of(label)
    return any(
        value in values and 2 * len(own & words_of(item.label)) > len(own)
        for other in report.tables
        if other is not table
        for item, values in zip(other.items, other.item_values, strict=True)
    )
