"""Figures that two tables of one file give differently: nobody but their owner can say which is right."""

from __future__ import annotations

from collections.abc import Iterable

from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Proposal, TakenRow
from capaian.dossier.issues import IssueLog

_Cell = tuple[object, ...]


def report_clashes(tables: Iterable[tuple[Proposal, Taken]], log: IssueLog) -> None:
    """Report each figure that an earlier table of the file gives otherwise.

    Where a period is asked for that a title contradicts, that alone is told: it makes such figures by itself.

    Args:
        tables: Tables as they were understood, with the rows that they give.
        log: Where problems go.
    """
    tables = [*tables]
    if any(log.has_code(proposal.table.grid.file, {"period_contradicted"}) for proposal, _ in tables):
        return
    first: dict[_Cell, tuple[str, str]] = {}
    for proposal, taken in tables:
        for row in taken.rows:
            for name, column in row.places.items():
                figure = row.cells[name]
                place = proposal.table.grid.place(row.row, column)
                cell = (proposal.intake.table, name, *_key(row))
                where = f"lembar {place.sheet}, baris {place.row}, kolom {place.column}"
                before, where = first.setdefault(cell, (figure, where))
                if before != figure:
                    what = " ".join(_key(row))
                    log.add("tables_clash", place, figure, what=what, first=before, where=where)


def _key(row: TakenRow) -> list[str]:
    """Return the texts that tell which figures a row holds."""
    return [text for name, text in row.cells.items() if name not in row.places and name != "name"]
