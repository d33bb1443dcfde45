"""Formulas that no program has worked out yet: sums among them cannot be checked, figures cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.accounts import Code, read_codes
from capaian.dossier.intake.code_tree import Key, is_within
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.table_sorts import area_book, settled_names
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.spreadsheets.model import Odd

_BELOW: Final = 8
"""Rows below the last figures in which totals of formulas may stand."""


def report_unworked(proposal: Proposal, desk: Desk) -> None:
    """Report rows of which all figures are such formulas: each that is no sum, and all sums once."""
    table = proposal.table
    heads = [head for column in proposal.intake.columns if (head := table.head(column.head)) is not None]
    rows = {row: head for row, head in _unworked(table, heads)}
    sums = [row for row in rows if _is_sum(proposal, desk, row, heads)]
    for row in (row for row in rows if row not in sums):
        desk.log.add("formula_without_value", table.place(row, rows[row]))
    if sums:
        named = ", ".join(map(str, sums))
        desk.log.add("sums_unworked", table.place(sums[0], rows[sums[0]]), rows=named)


def _unworked(table: ForeignTable, heads: Sequence[Head]) -> Iterator[tuple[int, Head]]:
    """Yield the rows that have such a formula and no figure, with the first of these columns."""
    last = min(table.rows[-1] + _BELOW, len(table.grid.rows))
    for row in range(table.rows[0], last + 1):
        odd = [head for head in heads if table.grid.odd.get((row, head.column), ("",))[0] is Odd.NO_VALUE]
        if odd and not table.holds(row, heads):
            yield row, odd[0]


def _is_sum(proposal: Proposal, desk: Desk, row: int, heads: Sequence[Head]) -> bool:
    """Say whether a row adds up others: by its words, its code, or since it names no area."""
    table, intake = proposal.table, proposal.intake
    texts = [table.text(row, head) for head in table.heads if head not in heads]
    if any(map(is_total, texts)):
        return True
    if intake.table is not IntakeTable.INPUTS:
        book = area_book(intake.table, desk, settled_names(intake))
        return not any(book.find(text).code for text in texts if text)
    lines = _lines(table, sorted({*table.rows, row}))
    own = lines[row]
    others = [line for other, line in lines.items() if other != row and table.holds(other, heads)]
    is_above = any(key != own and is_within(key, own) for key in others)
    return not own[0] or is_above


def _lines(table: ForeignTable, rows: Sequence[int]) -> dict[int, Key]:
    """Return the codes of rows; accounts are of the node above them."""
    found: dict[int, Key] = {}
    node: Code = ()
    for row in rows:
        line = read_codes(table.text(row, head) for head in table.heads)
        node = line.node or node
        found[row] = (node, line.account) if line.node or line.account else ((), ())
    return found
