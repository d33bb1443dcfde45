"""Cells without a figure: empty ones, and those with a dash, which may be nought or not reported."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from capaian.dossier.intake.accounts import Line
from capaian.dossier.intake.area_totals import AreaRow
from capaian.dossier.intake.code_tree import Key, parent_of, sum_known
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.row_sums import figures_of


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
            desk.log.add(code, table.place(row, head), **({"sign": text} if text else {}))


def report_dashed_amounts(
    table: ForeignTable, desk: Desk, tree: Mapping[Key, BudgetRow], heads: Sequence[Head]
) -> None:
    """Say once that amounts of sub-activities are dashes, where those above them prove these to be nought.

    Args:
        table: The table.
        desk: Where problems go.
        tree: Its rows by their codes.
        heads: Columns of amounts.
    """
    groups: dict[Key, list[BudgetRow]] = {}
    for key, row in tree.items():
        if Line(*key).is_subactivity and (above := parent_of(key, tree)) is not None:
            groups.setdefault(above, []).append(row)
    dashed = [
        table.place(row.row, head)
        for above, rows in groups.items()
        for head in heads
        if (known := sum_known(row.figures.get(head.name) for row in rows)) is not None
        and known == tree[above].figures.get(head.name)
        for row in rows
        if head.name in row.figures and row.figures[head.name] is None and table.text(row.row, head)
    ]
    if dashed:
        desk.log.add("amounts_dashed", dashed[0], count=str(len(dashed)))
