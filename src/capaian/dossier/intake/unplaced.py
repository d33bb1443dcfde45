"""Money of programs and activities that no sub-activity of a table has: nothing of it would be taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.accounts import RANKS, Code, Line, write_code
from capaian.dossier.intake.code_tree import Key, parent_of, sum_known
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.sums import shown

_FIRST: Final[Code] = (2, 12, 1, 2, 1, 1)
"""Groups of the code of a sub-activity."""


def ends_of(rows: Iterable[BudgetRow]) -> tuple[list[BudgetRow], list[BudgetRow]]:
    """Return rows with amounts: those without another such above them, and those without one below."""
    filled = [row for row in rows if row.key[0] and any(row.figures.values())]
    keys = {row.key for row in filled}
    above = {key: parent_of(key, keys) for key in keys}
    parents = {*above.values()}
    return [row for row in filled if above[row.key] is None], [
        row for row in filled if row.key not in parents
    ]


def is_filled(row: BudgetRow) -> bool:
    """Say whether a row tells any amount, be it nought."""
    return any(value is not None for value in row.figures.values())


def report_unplaced(
    table: ForeignTable, desk: Desk, tree: Mapping[Key, BudgetRow], heads: Sequence[Head]
) -> None:
    """Report each program or activity whose amounts stand in no row of a sub-activity below it.

    Where such rows tell nought its sum is wrong, and a table without any sub-activity gives nothing at all:
    both are told elsewhere.

    Args:
        table: The table.
        desk: Where problems go.
        tree: Its rows by their codes.
        heads: Columns of amounts.
    """
    _, lowest = ends_of(tree.values())
    unplaced: dict[Code, list[BudgetRow]] = {}
    told = [code for (code, _), row in tree.items() if Line(code).is_subactivity and is_filled(row)]
    summed = {code[:length] for code in told for length in range(len(code))}
    for row in lowest:
        is_summed = not row.key[1] and row.key[0] in summed
        if not Line(row.key[0]).is_subactivity and not is_summed:
            unplaced.setdefault(row.key[0], []).append(row)
    if not told:
        return
    for node, rows in unplaced.items():
        head, amount = next(_amounts(rows, heads), (heads[0], Decimal(0)))
        above = tree.get((node, ()))
        row = rows[0] if above is None or above.figures.get(head.name) != amount else above
        example = write_code((*node, *_FIRST[len(node) :]))
        words = {"number": write_code(node), "amount": shown(amount), "example": example}
        words["rank"] = RANKS.get(len(node), "kode").capitalize()
        desk.log.add("money_unplaced", table.place(row.rows.get(head.name, row.row), head), **words)


def _amounts(rows: Sequence[BudgetRow], heads: Sequence[Head]) -> Iterator[tuple[Head, Decimal]]:
    """Yield what some rows come to in each column, of those where that is something."""
    for head in heads:
        amount = sum_known(row.figures.get(head.name) for row in rows)
        if amount:
            yield head, amount
