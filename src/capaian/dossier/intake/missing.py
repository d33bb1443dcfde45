"""Cells without a figure: empty ones, and those with a dash, which may be nought or not reported."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from capaian.dossier.intake.area_totals import AreaRow
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
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
            text = table.text(row, head)
            code = "figure_dashed" if text else "figure_missing"
            is_zero = bool(text) and bool(known) and sum(known, Decimal(0)) in stated
            code = "figure_dashed_zero" if is_zero else code
            desk.log.add(code, table.place(row, head), **({"sign": text} if text else {}))
