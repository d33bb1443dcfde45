"""A file that was changed in the workbook and in the dossier since both were the same.

What belongs together is taken from the side that changed it. What both sides changed, and not to the same,
is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from capaian.domain.issue import Place
from capaian.dossier.excel.read.base import decode
from capaian.dossier.excel.read.origins import KeyFileOrigins, TableOrigins
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.excel.units import NOTHING, Division, InseparableError, Texts, Units, rows_of_file
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import NUMBER, Form, Role, SheetSpec, sheets_of
from capaian.dossier.rows.tables import make_table
from capaian.dossier.rows.yaml_edits import LostFactError
from capaian.dossier.rows.yaml_parts import fold
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import KeyFile, Table


@dataclass(frozen=True)
class Clash:
    """What both sides changed, and not to the same."""

    place: Place
    name: str
    """What it is known by."""
    dossier: str
    """What the dossier says of it now; empty: nothing any more."""


def unite(file: str, before: bytes, dossier: bytes, staged: Staged) -> tuple[bytes | None, Sequence[Clash]]:
    """Return a file with what either side changed, and what both did; with any of that the file is not used.

    The origins in `staged` are those of the new file afterwards, if there is one.

    Args:
        file: Its path within the dossier.
        before: The file when both sides were the same.
        dossier: The file as it lies in the dossier.
        staged: What the workbook says.

    Raises:
        InseparableError: if the file is no part with rows, is broken, or rows of one side hang on what the
            other took away.
    """
    part = BY_FILE.get(file)
    if part is None:
        raise InseparableError(file)
    sides = [rows_of_file(file, content) for content in (before, dossier, staged.files[file])]
    sheets = [_Sheet(spec, *(rows.get(spec.id, ()) for rows in sides)) for spec in sheets_of(part)]
    if _are_numbers_moved(sheets):
        raise InseparableError(file)
    clashes = [clash for sheet in sheets for clash in sheet.clashes(staged)]
    if clashes:
        return None, clashes
    if not any(sheet.brings_anything for sheet in sheets):
        return dossier, ()
    rows = {sheet.spec.id: sheet.united() for sheet in sheets}
    taken = {name: _located(staged.taken[name], rows[name]) for name in rows if name in staged.taken}
    text = decode(dossier)
    if isinstance(part, Table):
        made = make_table(part, text, rows[file])
        if file in taken:
            staged.origins.tables[file] = TableOrigins(taken[file], made.lines)
        return made.text.encode() or None, ()
    return _unite_key_file(part, text, rows, taken, staged), ()


def differences(file: str, dossier: bytes | None, staged: Staged) -> Sequence[Clash] | None:
    """Return everything of which a workbook and a dossier are not the same; `None`: they say the same.

    Where nothing is left but the order of rows there is none to name.

    Args:
        file: Its path within the dossier.
        dossier: The file as it lies in the dossier.
        staged: What the workbook says.

    Raises:
        InseparableError: if the file is no part with rows, or is broken.
    """
    part = BY_FILE.get(file)
    if part is None:
        raise InseparableError(file)
    here, said = rows_of_file(file, dossier), rows_of_file(file, staged.files.get(file))
    if _cells(here) == _cells(said):
        return None
    sheets = [_Sheet(spec, (), here.get(spec.id, ()), said.get(spec.id, ())) for spec in sheets_of(part)]
    return [clash for sheet in sheets for clash in sheet.differences(staged)]


def _cells(rows: Mapping[str, Sequence[FlatRow]]) -> Mapping[str, Sequence[Mapping[str, str]]]:
    return {name: [row.cells for row in found] for name, found in rows.items() if found}


def _unite_key_file(
    part: KeyFile,
    text: str,
    rows: Mapping[str, Sequence[FlatRow]],
    taken: Mapping[str, TakenRows],
    staged: Staged,
) -> bytes | None:
    try:
        folded = fold(part, text, rows)
    except LostFactError as error:
        raise InseparableError(part.file) from error
    if folded.problems:
        raise InseparableError(part.file)
    staged.origins.key_files[part.file] = KeyFileOrigins(folded, taken)
    return folded.text.encode() or None


class _Sheet:
    """The rows of a sheet on all sides."""

    def __init__(
        self, spec: SheetSpec, before: Sequence[FlatRow], dossier: Sequence[FlatRow], book: Sequence[FlatRow]
    ) -> None:
        self.spec = spec
        self._division = Division(spec)
        self._before, self._dossier, self._book = (
            self._division.units(rows) for rows in (before, dossier, book)
        )
        self.changed = self._division.different(self._before, self._book)
        """What the workbook changed."""
        self.changed_there = self._division.different(self._before, self._dossier)
        """What the dossier changed."""

    @property
    def is_numbered(self) -> bool:
        """Whether rows are named by their number in a list."""
        return any(column.id == NUMBER for column in self.spec.keys)

    @property
    def names_numbers(self) -> bool:
        """Whether rows may belong to one that is named by its number."""
        is_below = any(column.id.endswith(f".{NUMBER}") for column in self.spec.parents)
        return is_below or self.spec.form is Form.TEXTS

    @property
    def brings_anything(self) -> bool:
        """Whether the workbook changed what the dossier did not."""
        return bool(self._brought) or self._is_moved

    @cached_property
    def _brought(self) -> set[Texts]:
        """What the workbook alone changed."""
        return self.changed - self.changed_there

    def clashes(self, staged: Staged) -> Iterator[Clash]:
        """Yield what both sides changed, and not to the same."""
        yield from self._clashes(self.changed & self.changed_there, staged)

    def differences(self, staged: Staged) -> Iterator[Clash]:
        """Yield what both sides have otherwise, whoever changed it."""
        yield from self._clashes(self._division.different(self._dossier, self._book), staged)

    def _clashes(self, both: set[Texts], staged: Staged) -> Iterator[Clash]:
        rows = self._first_rows(staged) if both else {}
        names = (*self._book, *self._before, *self._dossier)
        for name in dict.fromkeys(name for name in names if name in both):
            here, there = self._dossier.get(name, NOTHING), self._book.get(name, NOTHING)
            if not self._division.are_same(name, here, there):
                place = self._place(name, rows.get(name), staged)
                yield Clash(place, self._shown_name(name), _show(here))

    def _first_rows(self, staged: Staged) -> Mapping[Texts, int]:
        """Return the first row of the sheet that each name stands in."""
        taken = staged.taken.get(self.spec.id)
        if taken is None or self.spec.form is Form.FORM:
            return {}
        rows: dict[Texts, int] = {}
        for row, place in zip(taken.rows, taken.places, strict=True):
            rows.setdefault(
                tuple([clean(row.cells.get(column.id, "")) for column in self._division.names]), place
            )
        return rows

    def _shown_name(self, name: Texts) -> str:
        titles = {column.id: column.title for column in self.spec.columns}
        return titles[name[0]] if self.spec.form is Form.FORM else " ".join(filter(None, name))

    def _place(self, name: Texts, row: int | None, staged: Staged) -> Place:
        taken = staged.taken.get(self.spec.id)
        if taken is None:
            return Place(staged.origins.book)
        if self.spec.form is Form.FORM:
            return taken.place(staged.origins.book, 0, name[0])
        return taken.found.place(staged.origins.book, row)

    def united(self) -> Sequence[FlatRow]:
        """Return the rows of both sides; those of each stand behind what they stood behind there."""
        if self.spec.form is Form.FORM:
            names = [(column.id,) for column in self.spec.columns]
            return (FlatRow({name: self._side((name,))[(name,)][0][0] for (name,) in names}, 1),)
        return [
            row for name in self._order() for row in self._rows(name, self._side(name).get(name, NOTHING))
        ]

    def _side(self, name: Texts) -> Units:
        return self._book if name in self._brought else self._dossier

    def _rows(self, name: Texts, rows: Sequence[Texts]) -> Iterator[FlatRow]:
        ids = [column.id for column in (*self._division.names, *self._division.values)]
        for number, texts in enumerate(rows, 1):
            yield FlatRow(
                dict(zip(ids, (*name, *texts), strict=True)), number if self._division.is_ordered else 0
            )

    @cached_property
    def _is_moved(self) -> bool:
        """Whether the workbook has rows in another order."""
        kept = [name for name in self._before if name in self._book and name in self._dossier]
        known = {*kept}
        return kept != [name for name in self._book if name in known]

    def _order(self) -> Sequence[Texts]:
        """Return all names in the order of the side that changed it; of both, that of the workbook."""
        leader, other = (self._book, self._dossier) if self._is_moved else (self._dossier, self._book)
        behind: dict[Texts | None, list[Texts]] = {}
        last: Texts | None = None
        for name in other:
            if name in leader:
                last = name
            else:
                behind.setdefault(last, []).append(name)
        return [*behind.get(None, ()), *(one for name in leader for one in (name, *behind.get(name, ())))]


def _are_numbers_moved(sheets: Sequence[_Sheet]) -> bool:
    """Say whether a list of numbered records changed while the other side changed what hangs on numbers."""
    numbered = [sheet for sheet in sheets if sheet.is_numbered]
    hanging = [sheet for sheet in sheets if numbered and (sheet.is_numbered or sheet.names_numbers)]
    is_moved = any(sheet.changed or sheet.changed_there for sheet in numbered)
    return is_moved and any(sheet.changed for sheet in hanging) and any(s.changed_there for s in hanging)


def _show(rows: Sequence[Texts]) -> str:
    return " / ".join("; ".join(filter(None, texts)) for texts in rows)


def _located(taken: TakenRows, rows: Sequence[FlatRow]) -> TakenRows:
    """Return rows with where they stand in the sheet; those of the dossier alone stand nowhere in it."""
    names = [column.id for column in taken.found.spec.columns if column.role is not Role.VALUE]
    places: dict[Texts, int] = {}
    for row, place in zip(taken.rows, taken.places, strict=True):
        places.setdefault(tuple(clean(row.cells.get(name, "")) for name in names), place)
    found = [places.get(tuple(row.cells.get(name, "") for name in names), 0) for row in rows]
    return TakenRows(taken.found, tuple(rows), found, taken.lines)
