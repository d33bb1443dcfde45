"""How tests look at tables without files: rows as a sheet, a desk for Balangan, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from tests.functional.cli_cast import BALANGAN

from capaian.domain.office_year import OfficeYear
from capaian.dossier import read_dossier
from capaian.dossier.intake.absent import report_absent
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import Asked, Desk, Proposal
from capaian.dossier.intake.grid import Grid, make_grid
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import ForeignTable, Head, find_tables
from capaian.dossier.spreadsheets.model import CellValue, Odd, Sheet, Span
from capaian.rulebook import load_rulebook

Cells = Sequence[Sequence[str | int | Decimal | None]]
FILE = "tabel.xlsx"


@cache
def balangan() -> OfficeYear:
    """The example, read once."""
    office = read_dossier(BALANGAN).office_year
    assert office is not None
    return office


def uncounted() -> OfficeYear:
    """The example without counts, for figures that are nothing like its own."""
    return replace(balangan(), counts=())


def desk(office: OfficeYear | None = None, **asked: object) -> Desk:
    """What takers need, for Balangan."""
    return Desk(office or balangan(), load_rulebook(), replace(Asked(), **asked))  # type: ignore[arg-type]  # any


def sheet(
    rows: Cells,
    *merged: Span,
    name: str = "Sheet1",
    odd: Mapping[tuple[int, int], tuple[Odd, str]] | None = None,
    hidden: tuple[tuple[int, int], ...] = (),
) -> Sheet:
    """Rows as they come out of a workbook: whole numbers are decimals."""
    cells: list[list[CellValue]] = [
        [Decimal(cell) if isinstance(cell, int) else cell for cell in row] for row in rows
    ]
    return Sheet(name, cells, merged=merged, odd=odd or {}, hidden=hidden)


def grid(rows: Cells, *merged: Span, **more: object) -> Grid:
    """Rows as a grid."""
    return make_grid(FILE, sheet(rows, *merged, **more))  # type: ignore[arg-type]  # name, odd, hidden


def table(rows: Cells, *merged: Span, **more: object) -> ForeignTable:
    """The one table of some rows."""
    (found,) = find_tables(grid(rows, *merged, **more))
    return found


def headed(heads: Sequence[Head]) -> ForeignTable:
    """A table of columns without rows."""
    return ForeignTable(grid([]), (), tuple(heads), ())


def proposed(rows: Cells, at: Desk, *merged: Span, **more: object) -> Proposal:
    """What the one table of some rows is taken for."""
    proposal = propose(table(rows, *merged, **more), at, "tabel")
    assert proposal is not None
    return proposal


def taken(rows: Cells, at: Desk, *merged: Span, **more: object) -> Taken:
    """What comes of the one table of some rows."""
    proposal = proposed(rows, at, *merged, **more)
    found = take_table(proposal, at)
    report_absent([(proposal, found)], at)
    return found


def means(proposal: Proposal) -> dict[str, str]:
    """What the columns of a table mean, by their heads."""
    return {column.head: column.means for column in proposal.intake.columns}


def values(found: Taken, *key: str) -> list[tuple[str, ...]]:
    """Some cells of each row."""
    return [tuple(row.cells.get(column, "") for column in key) for row in found.rows]


def codes(at: Desk) -> list[str]:
    """Codes of the problems that were found."""
    return [issue.code for issue in at.log.finish(())]


def said(at: Desk) -> list[tuple[str, str]]:
    """Where problems are, and what is said of them."""
    return [
        (f"{issue.place.row or '-'} {issue.place.column or '-'}", issue.message)
        for issue in at.log.finish(())
    ]


KTP: Cells = (
    ("DATA KEPEMILIKAN KTP-EL TAHUN 2023",),
    (),
    ("No", "Kecamatan", "Wajib KTP", "Sudah Rekam"),
    (1, "Juai", 12364, 12336),
    (2, "Halong", 14843, 14747),
    (3, "Awayan", 10356, 10310),
    (4, "Batu Mandi", 14228, 14157),
    (5, "Lampihong", 13907, 13845),
    (6, "Paringin", 14167, 14107),
    (7, "Paringin Selatan", 11448, 11391),
    (8, "Tebing Tinggi", 5159, 5126),
    ("Jumlah", None, 96472, 96019),
)
"""A table of the report, as plain as one can be."""


def changed(*changes: tuple[int, int, str | int | Decimal | None], rows: Cells = KTP) -> list[list[object]]:
    """Rows with some cells changed: row and column from 1, value."""
    made: list[list[object]] = [list(row) for row in rows]
    for row, column, value in changes:
        made[row - 1].extend([None] * (column - len(made[row - 1])))
        made[row - 1][column - 1] = value
    return made
