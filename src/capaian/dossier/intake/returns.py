"""Money that came back (`CONTRA POST`): it lessens what was spent, and is never stored alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.period import Period
from capaian.dossier.intake.desk import Desk, Proposal, TakenRow
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.sums import shown

_SHOWN: Final = 5
"""Rows that are named of those with such figures."""


def report_returns(
    proposal: Proposal, desk: Desk, lines: Iterable[BudgetRow], rows: Sequence[TakenRow]
) -> None:
    """Tell once which rows are below nought; report amounts that would be stored so.

    Args:
        proposal: The table.
        desk: Where it is told.
        lines: The rows of the table with their codes.
        rows: What is stored of them.
    """
    table = proposal.table
    returned = [line for line in lines if any(figure < 0 for figure in line.figures.values() if figure)]
    if returned:
        names = ", ".join(str(line.row) for line in returned[:_SHOWN])
        more = len(returned) - _SHOWN
        told = names + (f", dan {more} lagi" if more > 0 else "")
        desk.log.add("amounts_returned", table.place(returned[0].row), rows=told)
    below: set[tuple[int, str, str]] = set()
    is_fallen = desk.log.has_code(table.grid.file, {"cumulative_falls"})
    for row in rows if not is_fallen else ():
        for column, place in row.places.items():
            amount, told_once = Decimal(row.cells[column]), (row.row, row.cells["period"], column)
            if amount < 0 and told_once not in below:
                below.add(told_once)
                head = next((head for head in table.heads if head.column == place), None)
                words = {"amount": shown(amount), "period": Period.parse(row.cells["period"]).label}
                desk.log.add("amount_below_nought", table.place(row.row, head), **words)
