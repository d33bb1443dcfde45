"""What sort a table is, by what its rows are called: kecamatan, regencies, or lines of a budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from capaian.domain.intake import Intake, IntakeTable
from capaian.dossier.intake.accounts import is_all_spending, is_coded, is_of_office, read_codes
from capaian.dossier.intake.amount_words import is_spent
from capaian.dossier.intake.area_rows import has_figures, share_of
from capaian.dossier.intake.areas import AreaBook, book_of, districts_of, every_area, regencies_of
from capaian.dossier.intake.asides import is_of_fund
from capaian.dossier.intake.code_columns import code_columns
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.money_columns import Holds, told_by_heads
from capaian.dossier.intake.other_rows import rows_of_others
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import has_words, squeeze

_LEAST: Final = 50
"""Percent of rows that must be of a sort."""
_LONG: Final = 1000
"""Rows of a table that may be more than one of areas or lines; all that names rows stands in the first."""
_LOOKED: Final = 200
"""Rows whose codes are looked at."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a table may be, with the column that names its rows."""

    table: IntakeTable
    names_in: Head
    percent: int


def settled_names(intake: Intake) -> dict[str, str]:
    """Return what was settled of names, by their letters."""
    return {squeeze(name.text): name.means for name in intake.names}


def area_book(sort: IntakeTable, desk: Desk, settled: Mapping[str, str]) -> AreaBook:
    """Return the areas that the rows of a table can be about."""
    if sort is IntakeTable.PEERS:
        return AreaBook(regencies_of(desk.office, desk.rules), settled)
    return book_of(districts_of(desk.office, desk.rules), settled)


def sort_of(table: ForeignTable, desk: Desk) -> Sort | None:
    """Return the likeliest sort of a table; one of rows of the work plan with money is a budget.

    A column of a budget may name the place of each line: the regency or a kecamatan, in as many rows.
    """
    coded = _coded(table, desk)
    found = [*_area_sorts(table, desk), *([coded] if coded is not None else [])]
    asked = desk.asked.table
    wanted = [sort for sort in found if asked in (None, sort.table) and sort.percent >= _LEAST]
    if coded in wanted and _is_of_money(table):
        return coded
    return max(wanted, key=lambda sort: sort.percent, default=None)


def may_name(table: ForeignTable, desk: Desk) -> bool:
    """Say whether any of the first rows of a long table may name something: an area, a code, or in words.

    Where none does it is none of the three sorts, and nothing else has to be looked for in it.
    """
    if len(table.rows) <= _LONG:
        return True
    book = every_area(desk.office, desk.rules)
    texts = (table.text(row, head) for row in table.rows[:_LONG] for head in table.heads)
    return any(has_words(text) or is_coded([text]) or book.sure(text) or desk.told(text) for text in texts)


def may_be_budget(table: ForeignTable, desk: Desk) -> bool:
    """Say whether a table may be a budget by the codes of its rows, whatever else its columns name."""
    coded = _coded(table, desk)
    return coded is not None and coded.percent >= _LEAST


def _is_of_money(table: ForeignTable) -> bool:
    """Say whether a table has rows of the work plan, and a column that is headed as money."""
    heads = code_columns(table)
    lines = (read_codes(table.text(row, head) for head in heads) for row in table.rows[:_LOOKED])
    is_headed = any(told_by_heads(head) is Holds.MONEY or is_spent(head) for head in table.heads)
    return is_headed and any(line.node for line in lines)


def _area_sorts(table: ForeignTable, desk: Desk) -> list[Sort]:
    found = []
    for sort in (IntakeTable.COUNTS, IntakeTable.PEERS):
        book = area_book(sort, desk, {squeeze(text): means for text, means in desk.asked.means.items()})
        shares = [(share_of(table, head, book, sort), head.column, head) for head in table.heads]
        percent, _, head = max(shares, key=lambda share: share[:2])
        found.append(Sort(sort, head, percent))
    return found


def _coded(table: ForeignTable, desk: Desk) -> Sort | None:
    """Return how many rows carry codes of the finance system, and in which column most stand.

    Rows about the whole office, and those of other offices, say nothing of either.
    """
    heads = code_columns(table)
    others = rows_of_others(table, heads, desk)
    own = (row for row in table.rows if row not in others and has_figures(table, row))
    rows = [row for row in islice(own, _LOOKED) if not _is_of_office(table, heads, row)]
    counts = [(sum(_is_coded(table.text(row, head)) for row in rows), -head.column, head) for head in heads]
    if not counts:
        return None
    most, _, head = max(counts, key=lambda count: count[:2])
    lines = [read_codes(table.text(row, head) for head in heads) for row in rows]
    coded = sum(bool(line.node or line.account) for line in lines)
    return Sort(IntakeTable.INPUTS, head, 100 * coded // len(rows)) if most and rows else None


def _is_of_office(table: ForeignTable, heads: Sequence[Head], row: int) -> bool:
    """Say whether a row is about the whole office, a fund, or a total; flat exports name the office too."""
    texts = [table.text(row, head) for head in table.heads]
    is_coded = any(_is_coded(table.text(row, head)) for head in heads)
    words = [text for head in heads if (text := table.text(row, head))]
    is_apart = is_of_office(texts) or is_all_spending(texts) or is_of_fund(words)
    return not is_coded and (is_apart or any(map(is_total, texts)))


def _is_coded(text: str) -> bool:
    line = read_codes([text])
    return bool(line.node or line.account)
