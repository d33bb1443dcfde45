"""Cells without a figure: empty ones, and those with a dash, which may be nought or not reported."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.accounts import Line
from capaian.dossier.intake.area_totals import AreaRow
from capaian.dossier.intake.beside import Pair
from capaian.dossier.intake.code_tree import Key, parent_of, sum_known
from capaian.dossier.intake.desk import Desk, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sums import DASHES, NOUGHT, Figures
from capaian.dossier.intake.words import fold

DASHES_ARE_NOUGHTS: Final = shown_means(DASHES, NOUGHT)
"""How the user says so of a file."""
_LEFT: Final = frozenset({"sisa"})


def report_missing(
    table: ForeignTable, desk: Desk, areas: Sequence[AreaRow], heads: Sequence[Head], totals: Collection[int]
) -> None:
    """Report each figure of an area that is not there, and where a total proves it to be nought.

    Args:
        table: The table.
        desk: Where problems go.
        areas: The rows about areas.
        heads: The columns that are taken.
        totals: Rows of totals.
    """
    for head in heads:
        missing = [area.row for area in areas if area.figures.get(head.name, Decimal(0)) is None]
        known = [value for area in areas if (value := area.figures.get(head.name)) is not None]
        stated = [value for row in totals for value in figures_of(table, row, (head,), Kind.COUNT)]
        for row in missing:
            text = "" if is_figure(table.value(row, head)) else table.text(row, head)
            code = "figure_dashed" if text else "figure_missing"
            is_zero = bool(text) and bool(known) and sum(known, Decimal(0)) in stated
            code = "figure_dashed_zero" if is_zero else code
            words = {"sign": text} if text else {}
            words |= {"example": DASHES_ARE_NOUGHTS} if is_zero else {}
            desk.log.add(code, table.place(row, head), **words)


def report_dashed_amounts(
    table: ForeignTable,
    desk: Desk,
    tree: Mapping[Key, BudgetRow],
    heads: Sequence[Head],
    proofs: tuple[Sequence[Figures], Sequence[Pair]] = ((), ()),
) -> None:
    """Say once that amounts of sub-activities are dashes, where other figures prove these to be nought.

    Those are the sums above them, totals of the table, or all that was granted where that is what is left.

    Args:
        table: The table.
        desk: Where problems go.
        tree: Its rows by their codes.
        heads: Columns of amounts.
        proofs: Figures of totals, and columns of what was granted with those of what was spent of it.
    """
    totals, pairs = proofs
    groups: dict[Key | None, list[BudgetRow]] = {}
    for key, row in tree.items():
        if Line(*key).is_subactivity:
            groups.setdefault(parent_of(key, tree), []).append(row)
    every = [row for rows in groups.values() for row in rows]
    dashed = [
        table.place(row.row, head)
        for above, rows in groups.items()
        for head in heads
        for row in rows
        if head.name in row.figures and row.figures[head.name] is None and table.text(row.row, head)
        if (above is not None and _makes(rows, head, [tree[above].figures]))
        or _makes(every, head, totals)
        or _is_left(table, row.row, head, pairs)
    ]
    if dashed:
        words = {"count": str(len(dashed)), "example": DASHES_ARE_NOUGHTS}
        desk.log.add("amounts_dashed", dashed[0], **words)


def _makes(rows: Sequence[BudgetRow], head: Head, sums: Sequence[Figures]) -> bool:
    """Say whether the known amounts of rows make one of some sums, so that the others are nought."""
    known = sum_known(row.figures.get(head.name) for row in rows)
    return known is not None and any(known == one.get(head.name) for one in sums)


def _is_left(table: ForeignTable, row: int, head: Head, pairs: Sequence[Pair]) -> bool:
    """Say whether a column of what is left tells that all is left of what was granted."""
    granted = [whole for whole, parts in pairs if head in parts]
    left = [one for one in table.heads if _LEFT & {*fold(one.name).split()}]
    amounts = [figures_of(table, row, (one,), Kind.AMOUNT) for one in granted]
    return any(
        amount and amount == figures_of(table, row, (one,), Kind.AMOUNT) for amount in amounts for one in left
    )
