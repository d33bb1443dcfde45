"""Figures that two tables of one file give differently: nobody but their owner can say which is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from capaian.domain.period import Period
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Proposal, TakenRow
from capaian.dossier.issues import IssueLog

_FIGURES: Final = frozenset({ACTUAL, "value"})
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

    _report_rests(tables, log)


def _report_rests(tables: Sequence[tuple[Proposal, Taken]], log: IssueLog) -> None:
    """Report sums since January less what is stored, where another table of the file tells that anew."""
    for proposal, taken in tables:
        rest, own = taken.rest, {_line(row) for row in taken.rows if taken.rest is not None}
        others = (row for other, found in tables if other is not proposal for row in found.rows if rest)
        before = (
            row
            for row in others
            if rest and row.cells.keys() & _FIGURES and _line(row) in own and _is_before(row, rest)
        )
        if rest is not None and (row := next(before, None)) is not None:
            words = {"part": rest.label, "first": Period.parse(row.cells["period"]).label}
            log.add("rest_of_file", proposal.table.place(None), **words)


def _line(row: TakenRow) -> _Cell:
    """Return what a row is about, besides its time: a sub-activity, or what is counted in an area."""
    return tuple(row.cells.get(name) for name in ("node", "measure", "area"))


def _is_before(row: TakenRow, part: Period) -> bool:
    period = Period.parse(row.cells["period"])
    return period.year == part.year and period.end < part.start


def _key(row: TakenRow) -> list[str]:
    """Return the texts that tell which figures a row holds."""
    return [text for name, text in row.cells.items() if name not in row.places and name != "name"]
