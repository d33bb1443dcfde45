"""What tests ask of readings: the one of a sheet of cards of Balangan, with anything of it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.intake.aggregate import kecamatan
from tests.intake.desks import Cells, desk, sheet, uncounted

from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.figure_shapes import shapes_of
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import SheetTables, find_tables
from capaian.dossier.intake.intaken import Reading, TakenTable
from capaian.dossier.intake.known_names import KnownNames
from capaian.dossier.intake.readings import read_table
from capaian.dossier.intake.stored_figures import Stored
from capaian.dossier.intake.surroundings import Surroundings


@dataclass(frozen=True)
class Said:
    """What a sheet of cards says, each in its place."""

    title: str = "KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023"
    stage: str = "Hasil verifikasi daerah"
    head: str = "LUAR WILAYAH"
    column: str = "SUMBER"
    source: str = "SIAK pusat"
    note: str = "Keterangan: tidak termasuk pemilih luar negeri"
    sheet: str = "Rekap kabupaten"
    file: str = "tabel.xlsx"
    more: int = 0
    """By how much all figures are more."""
    notes: Mapping[int, str] = field(default_factory=dict)
    """What the column says in some rows, from 0, instead."""
    below: Sequence[Sequence[str]] = ()
    """Rows below the notes."""

    def rows(self) -> Cells:
        """Return the cells."""
        names = enumerate(kecamatan().values(), 1)
        heads = ("NO", "KECAMATAN", "Wajib KTP", "Sudah Rekam", self.head, self.column)
        lines = [
            (
                n,
                name,
                9_000 + 7 * n + self.more,
                8_000 + 5 * n + self.more,
                100 + 3 * n + self.more,
                self.notes.get(n - 1, self.source),
            )
            for n, name in names
        ]
        return [(self.title,), (self.stage,), (), heads, *lines, (), (self.note,), *self.below]


@dataclass(frozen=True)
class Sheet:
    """Any sheet."""

    cells: Cells
    sheet: str = "Sheet1"
    file: str = "tabel.xlsx"

    def rows(self) -> Cells:
        """Return the cells."""
        return self.cells


def reading_of(said: Said | Sheet, office: OfficeYear | None = None, **asked: object) -> Reading:
    """Return the reading of a sheet; for an office that has no counts yet, unless another one is given."""
    at = desk(office or uncounted(), **asked)
    grid = make_grid(said.file, sheet(said.rows(), name=said.sheet))
    tables = find_tables(grid)
    proposal = propose(tables[0], at, "tabel")
    assert proposal is not None
    taken = TakenTable(proposal, take_table(proposal, at))
    assert taken.taken.rows
    names = KnownNames.of(at.office, at.rules)
    around = Surroundings(SheetTables(grid, tables), names, at.office.year)
    return read_table(taken, around, shapes=shapes_of(taken, Stored(at.office)))


def digest(said: Said, **asked: object) -> str:
    """Return what a sheet is known by."""
    return reading_of(said, **asked).digest


def changed(**changes: object) -> Said:
    """Return what the sheet says with anything changed."""
    return replace(Said(), **changes)  # type: ignore[arg-type]  # any of its fields
