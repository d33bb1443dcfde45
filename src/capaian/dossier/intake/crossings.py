"""The one wrong cell that makes several sums of a table wrong at once: of its row, and of its column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.budgets import take_inputs
from capaian.dossier.intake.counts import Taken, take_counts, take_peers
from capaian.dossier.intake.desk import Cell, Desk, Proposal, Sum, WrongTotal
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.followed_totals import find_followed
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sums import report_wrong, shown
from capaian.dossier.intake.whole_titles import check_whole

_TAKE: Final[Mapping[IntakeTable, Callable[[Proposal, Desk], Taken]]] = {
    IntakeTable.COUNTS: take_counts,
    IntakeTable.INPUTS: take_inputs,
    IntakeTable.PEERS: take_peers,
}
_WRONG: Final = frozenset({"total_differs", "total_kept_wrong", "total_lacks_areas"})


@dataclass(frozen=True)
class Crossing:
    """A cell whose figure alone makes several sums wrong."""

    cell: Cell
    stated: Decimal
    right: Decimal
    """What makes all of them right."""
    sums: tuple[Sum, ...]

    def shares(self, other: Crossing) -> bool:
        """Say whether another cell makes one of the same sums right."""
        return any(one in other.sums for one in self.sums)


def take_table(proposal: Proposal, desk: Desk) -> Taken:
    """Return what a table gives; a cell that makes several sums wrong is told once, where it stands.

    All else is held against the figure that makes these right; of totals that follow from a wrong one nothing
    is told. What is wrong is taken only where it is accepted, since an error forbids taking anything.
    """
    take = _TAKE[proposal.intake.table]
    check_whole(proposal, desk)
    before = desk.copy()
    taken = take(proposal, desk)
    if not desk.log.has_code(proposal.table.grid.file, _WRONG):
        return taken
    kind = Kind.AMOUNT if proposal.intake.table is IntakeTable.INPUTS else Kind.COUNT
    sums = _sums_of(proposal, desk)
    found = [one for one in find_crossings(sums) if _is_of_one_cell(proposal.table, one, kind)]
    table = proposal.table
    for one in found:
        table = _mended(table, one)
    mended = replace(proposal, table=table)
    followed = find_followed(_sums_of(mended, desk) if found else sums)
    if not (found or followed):
        return taken
    desk.become(before)
    for one in found:
        _report(desk, proposal.table, one)
    desk.followed = followed
    taken = take(mended, desk)
    desk.followed = {}
    return taken


def _sums_of(proposal: Proposal, desk: Desk) -> Sequence[Sum]:
    """Return what is held against what in a table, with nothing wrong accepted."""
    trial = desk.for_trial()
    _TAKE[proposal.intake.table](proposal, trial)
    return trial.sums or ()


def find_crossings(sums: Sequence[Sum]) -> Iterator[Crossing]:
    """Yield cells that stand in several wrong sums and in no right one, and make all of these right at once.

    Of two cells that make one sum right, the one of more sums is wrong; of as many, nobody can tell.
    """
    right = {cell for one in sums if not one.difference for cell in one.cells}
    wrong = [one for one in sums if one.difference]
    while wrong:
        cells = dict.fromkeys(cell for one in wrong for cell in one.cells if cell not in right)
        found = [one for cell in cells if (one := _crossing(cell, wrong)) is not None]
        most = max((len(one.sums) for one in found), default=0)
        best = [one for one in found if len(one.sums) == most]
        sure = [one for one in best if not any(one.shares(other) for other in best if other is not one)]
        if not sure:
            return
        yield from sure
        wrong = [one for one in wrong if not any(one in crossing.sums for crossing in sure)]


def _crossing(cell: Cell, wrong: Sequence[Sum]) -> Crossing | None:
    sums = tuple(one for one in wrong if cell in one.cells)
    stated, right = {one.figure_of(cell) for one in sums}, {one.wanted_of(cell) for one in sums}
    if len(sums) < 2 or len(stated) != 1 or len(right) != 1:
        return None
    return Crossing(cell, stated.pop(), right.pop(), sums)


def _is_of_one_cell(table: ForeignTable, crossing: Crossing, kind: Kind) -> bool:
    """Say whether a figure stands in its cell as it was summed: rows of one code are added up."""
    row, column = crossing.cell
    heads = [head for head in table.heads if head.column == column]
    return figures_of(table, row, heads, kind) == [crossing.stated]


def _report(desk: Desk, table: ForeignTable, crossing: Crossing) -> None:
    """Tell a wrong cell: as a total, where it is one."""
    row, column = crossing.cell
    parts = next((len(one.parts) for one in crossing.sums if one.total == crossing.cell), None)
    (head,) = (head for head in table.heads if head.column == column)
    wrong = WrongTotal(table.place(row, head), shown(crossing.stated), shown(crossing.right), parts)
    report_wrong(desk, wrong, crossing.stated - crossing.right)


def _mended(table: ForeignTable, crossing: Crossing) -> ForeignTable:
    """Return a table with the right figure in a cell."""
    row, column = crossing.cell
    rows = [*table.grid.rows]
    cells = [*rows[row - 1]]
    cells[column - 1] = crossing.right
    rows[row - 1] = tuple(cells)
    return replace(table, grid=replace(table.grid, rows=tuple(rows)))
