"""What was spent until a month, told beside what was spent in it: both are held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sums import check_sum


@dataclass(frozen=True)
class Step:
    """A month of a line of the budget, and where its two figures stand."""

    row: int
    spent: Head
    """What was spent in it."""
    running: Head
    """What was spent until it."""


@dataclass(frozen=True)
class _Told:
    step: Step
    stated: Decimal
    spent: tuple[Decimal, ...]
    """From January on."""

    @property
    def difference(self) -> Decimal:
        return self.stated - sum(self.spent, Decimal(0))


def check_running(table: ForeignTable, desk: Desk, lines: Sequence[Sequence[Step]]) -> bool:
    """Report what does not add up, at the first month from which it does not.

    Where most figures do not go on from month to month, the column tells something else.

    Args:
        table: The table.
        desk: Where problems go.
        lines: The months of each line of the budget in their order.

    Returns:
        Whether the column tells what was spent until each month.
    """
    found = [[*_read(table, line)] for line in lines]
    jumps = [told for line in found for told in _jumps(line)]
    is_running = 2 * len(jumps) < sum(map(len, found))
    for told in jumps if is_running else ():
        check_sum(desk, table, told.step.row, told.step.running, told.stated, told.spent)
    for line in found if is_running else ():
        cells = [(told.step.row, told.step.spent.column) for told in line]
        for told in line:
            parts = dict(zip(cells, told.spent, strict=False))
            desk.note_sum((told.step.row, told.step.running.column), told.stated, parts)
    return is_running


def _read(table: ForeignTable, line: Sequence[Step]) -> Iterator[_Told]:
    """Yield what a line tells; nothing behind a month that lacks a figure."""
    spent: tuple[Decimal, ...] = ()
    for step in line:
        figures = figures_of(table, step.row, (step.spent, step.running), Kind.AMOUNT)
        if not figures:
            return
        spent = (*spent, figures[0])
        yield _Told(step, figures[1], spent)


def _jumps(line: Sequence[_Told]) -> Iterator[_Told]:
    """Yield the months that differ otherwise than the month before."""
    before = Decimal(0)
    for told in line:
        if told.difference not in (0, before):
            yield told
        before = told.difference
