"""Three states of a dossier made one: as it was when the workbook was written, in the workbook, and today.

What is merged is a row by its key, the list of one owner where rows have but their number, a line of a form.
Each is taken from the side that changed it. What both changed, and not to the same, is for people to say.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.base import Base, decode
from capaian.dossier.excel.read.origins import FileOrigins
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.excel.sheet_words import name_sheets
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.files import make_part, rows_of_files
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import NUMBER, ColumnRole, Form, SheetColumn, SheetSpec, sheets_of
from capaian.dossier.rows.yaml_edits import LostFactError
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Part

CLASHES: Final = frozenset(
    {
        "changed_since_export",
        "row_changed_since_export",
        "book_of_another",
        "book_of_another_year",
    }
)
"""Codes of what leaves no dossier that could be checked."""

Texts = tuple[str, ...]
Units = Mapping[Texts, Sequence[Texts]]
"""What is merged as one, by what it is known by: the texts of its rows."""
_NOTHING: Final[Sequence[Texts]] = ()
_NONE_SHOWN: Final = "tidak ada"


class InseparableError(ValueError):
    """A file cannot be divided into rows, or not be put together from two sides."""


@dataclass(frozen=True)
class Merged:
    """What becomes of the files."""

    changes: dict[str, bytes | None] = field(default_factory=dict)
    """What files become; `None`: they go."""
    kept: list[str] = field(default_factory=list)
    """Files that the dossier alone changed, and that stay so."""
    united: list[str] = field(default_factory=list)
    """Files of which both sides changed something."""


def merge(staged: Staged, base: Base, folder: Folder, log: IssueLog, *, takes_workbook: bool) -> Merged:
    """Say what becomes of each file; a new dossier takes all of them.

    Args:
        staged: What the workbook says; origins of files put together from both sides are put there.
        base: What both sides were when the workbook was written, or taken in last under its name.
        folder: The dossier.
        log: Takes what both sides changed, and not to the same.
        takes_workbook: Of that the workbook's is taken.
    """
    merging = _Merging(staged, base, folder, log, takes_workbook=takes_workbook)
    for file in dict.fromkeys((*staged.files, *base.files, *merging.dossier)):
        merging.merge(file)
    return merging.merged


class _Merging:
    """Goes through the files."""

    def __init__(
        self, staged: Staged, base: Base, folder: Folder, log: IssueLog, *, takes_workbook: bool
    ) -> None:
        self._staged, self._base, self._log, self._takes_workbook = staged, base, log, takes_workbook
        self.dossier = {**folder.parts, **folder.narratives}
        self._hashes = folder.hashes
        self.merged = Merged()

    def merge(self, file: str) -> None:
        """Take a file from the side that changed it since both were the same; from both row by row."""
        here, staged = self.dossier.get(file), self._staged.files.get(file)
        before = self._base.files.get(file)
        is_as_exported = self._is_as_exported(file)
        if staged == here or (staged == before and is_as_exported):
            return
        if not self.dossier or is_as_exported:
            self._take(file)
        elif staged == before:
            self._keep(file)
        else:
            self._unite(file, before, here, staged)

    def _is_as_exported(self, file: str) -> bool:
        """Say whether a file of the dossier is as both sides were, in its own form or ours."""
        is_same_file = self._hashes.get(file) == self._base.exported.get(file)
        return is_same_file or self.dossier.get(file) == self._base.files.get(file)

    def _take(self, file: str) -> None:
        self.merged.changes[file] = self._staged.files.get(file)

    def _keep(self, file: str) -> None:
        self.merged.kept.append(file)
        self._staged.origins.forget(file)

    def _unite(self, file: str, before: bytes | None, here: bytes | None, staged: bytes | None) -> None:
        try:
            if before is None or here is None or staged is None:
                raise InseparableError(file)
            united, clashes = _unite(file, before, here, self._staged, takes_workbook=self._takes_workbook)
        except InseparableError:
            if self._takes_workbook:
                self._take(file)
            else:
                (sheets,) = name_sheets([file])
                place = self._staged.origins.place_of(Place(file))
                self._log.add("changed_since_export", place, sheets=sheets, file=file)
            return
        for clash in clashes:
            words = {
                "name": clash.name,
                "dossier": clash.dossier or _NONE_SHOWN,
                "book": clash.book or _NONE_SHOWN,
            }
            self._log.add("row_changed_since_export", clash.place, **words)
        if not clashes and united == here:
            self._keep(file)
        elif not clashes:
            self.merged.changes[file] = united
            self.merged.united.append(file)


def rows_of_file(file: str, content: bytes | None) -> Mapping[str, Sequence[FlatRow]]:
    """Return the rows of a part by the ids of its sheets; none where there is no such file.

    Raises:
        InseparableError: if it is broken.
    """
    try:
        return rows_of_files({file: content} if content is not None else {})
    except (csv.Error, ValueError) as error:
        raise InseparableError(file) from error


@dataclass(frozen=True)
class _Clash:
    """What both sides changed, and not to the same."""

    place: Place
    name: str
    dossier: str
    """What the dossier says of it now; empty: nothing any more."""
    book: str


def _unite(
    file: str, before: bytes, here: bytes, staged: Staged, *, takes_workbook: bool
) -> tuple[bytes | None, Sequence[_Clash]]:
    """Return a file with what either side changed, or what both changed and not to the same."""
    part = BY_FILE.get(file)
    if part is None:
        raise InseparableError(file)
    sides = [rows_of_file(file, content) for content in (before, here, staged.files[file])]
    sheets = [_SheetSides(spec, *(rows.get(spec.id, ()) for rows in sides)) for spec in sheets_of(part)]
    # A file of which no row can be told is broken rather than emptied: an empty one would be gone.
    if _are_numbers_moved(sheets) or not any(sides[1].values()):
        raise InseparableError(file)
    clashes = [clash for sheet in sheets for clash in sheet.clashes(staged)]
    if clashes and not takes_workbook:
        return None, clashes
    rows = {sheet.spec.id: sheet.united() for sheet in sheets}
    taken = {name: _located(staged.taken[name], rows[name]) for name in rows if name in staged.taken}
    return _write(part, decode(here), rows, taken, staged), ()


def _write(
    part: Part,
    text: str,
    rows: Mapping[str, Sequence[FlatRow]],
    taken: Mapping[str, TakenRows],
    staged: Staged,
) -> bytes | None:
    try:
        made = make_part(part, text, rows)
    except LostFactError as error:
        raise InseparableError(part.file) from error
    if made.problems:
        raise InseparableError(part.file)
    if taken:
        staged.origins.files[part.file] = FileOrigins(made, taken)
    return made.text.encode() or None


class Division:
    """How the rows of a sheet are divided into what is merged as one."""

    def __init__(self, spec: SheetSpec) -> None:
        """Tell the columns that name what belongs together from those that hold its values."""
        self.spec = spec
        self.is_ordered = not spec.keys or spec.keys[0].id == NUMBER
        """Whether rows have no name but their number, so that all of one owner belong together."""
        self.names = [column for column in spec.columns if self._is_name(column)]
        self.values = [column for column in spec.columns if not self._is_name(column)]

    def _is_name(self, column: SheetColumn) -> bool:
        return column.role is ColumnRole.PARENT or (column.role is ColumnRole.KEY and not self.is_ordered)

    def name_of(self, cells: Mapping[str, str]) -> Texts:
        """Return what a row is known by."""
        return tuple([clean(cells.get(column.id, "")) for column in self.names])

    def units(self, rows: Sequence[FlatRow]) -> Units:
        """Return what belongs together among rows."""
        if self.spec.form is Form.FORM:
            columns = self.spec.columns
            return {(c.id,): ((clean(row.cells.get(c.id, "")),),) for row in rows for c in columns}
        units: dict[Texts, list[Texts]] = {}
        for row in rows:
            values = tuple([clean(row.cells.get(column.id, "")) for column in self.values])
            units.setdefault(self.name_of(row.cells), []).append(values)
        return units

    def different(self, one: Units, other: Units) -> set[Texts]:
        """Return the names of what is not the same in two states."""
        return {
            name
            for name in {*one, *other}
            if not self.are_same(name, one.get(name, _NOTHING), other.get(name, _NOTHING))
        }

    def are_same(self, name: Texts, one: Sequence[Texts], other: Sequence[Texts]) -> bool:
        """Say whether two states of what a name stands for are the same, however figures are written."""
        if one == other or len(one) != len(other):
            return one == other
        is_form = self.spec.form is Form.FORM
        columns = [c for c in self.spec.columns if c.id == name[0]] if is_form else self.values
        return all(
            column.kind.is_same(old, new)
            for rows in zip(one, other, strict=True)
            for column, old, new in zip(columns, *rows, strict=True)
        )


class _SheetSides:
    """The rows of a sheet on all sides."""

    def __init__(
        self, spec: SheetSpec, before: Sequence[FlatRow], here: Sequence[FlatRow], book: Sequence[FlatRow]
    ) -> None:
        self.spec = spec
        self._division = Division(spec)
        self._before, self._here, self._book = (self._division.units(rows) for rows in (before, here, book))
        self.changed = self._division.different(self._before, self._book)
        """What the workbook changed."""
        self.changed_here = self._division.different(self._before, self._here)
        """What the dossier changed."""

    def clashes(self, staged: Staged) -> Iterator[_Clash]:
        """Yield what both sides changed, and not to the same."""
        names = dict.fromkeys((*self._book, *self._before, *self._here))
        both = self.changed & self.changed_here & self._division.different(self._here, self._book)
        rows = self._first_rows(staged) if both else {}
        for name in (name for name in names if name in both):
            here, there = self._here.get(name, _NOTHING), self._book.get(name, _NOTHING)
            place = self._place(name, rows.get(name), staged)
            yield _Clash(place, self._shown_name(name), _show(here), _show(there))

    def _first_rows(self, staged: Staged) -> Mapping[Texts, int]:
        """Return the first row of the sheet that each name stands in."""
        taken = staged.taken.get(self.spec.id)
        rows: dict[Texts, int] = {}
        if taken is not None and self.spec.form is not Form.FORM:
            for row, place in zip(taken.rows, taken.places, strict=True):
                rows.setdefault(self._division.name_of(row.cells), place)
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
        return taken.found_sheet.place(staged.origins.book, row)

    def united(self) -> Sequence[FlatRow]:
        """Return the rows of both sides; those of each stand behind what they stood behind there."""
        if self.spec.form is Form.FORM:
            names = [(column.id,) for column in self.spec.columns]
            return (FlatRow({name: self._side((name,))[(name,)][0][0] for (name,) in names}, 1),)
        return [row for name in self._order() for row in self._rows(name)]

    def _side(self, name: Texts) -> Units:
        """Return the side that changed something; of what both changed otherwise the workbook is wanted."""
        return self._book if name in self._brought else self._here

    @cached_property
    def _brought(self) -> set[Texts]:
        return self.changed & self._division.different(self._here, self._book)

    def _rows(self, name: Texts) -> Iterator[FlatRow]:
        ids = [column.id for column in (*self._division.names, *self._division.values)]
        for number, texts in enumerate(self._side(name).get(name, _NOTHING), 1):
            cells = dict(zip(ids, (*name, *texts), strict=True))
            yield FlatRow(cells, number if self._division.is_ordered else 0)

    @cached_property
    def _is_moved(self) -> bool:
        """Whether the workbook has rows in another order."""
        kept = [name for name in self._before if name in self._book and name in self._here]
        return kept != [name for name in self._book if name in {*kept}]

    def _order(self) -> Sequence[Texts]:
        """Return all names in the order of the side that changed it; of both, that of the workbook."""
        leader, other = (self._book, self._here) if self._is_moved else (self._here, self._book)
        behind: dict[Texts | None, list[Texts]] = {}
        last: Texts | None = None
        for name in other:
            if name in leader:
                last = name
            else:
                behind.setdefault(last, []).append(name)
        return [*behind.get(None, ()), *(one for name in leader for one in (name, *behind.get(name, ())))]

    @property
    def is_numbered(self) -> bool:
        """Whether rows are named by their number in a list."""
        return any(column.id == NUMBER for column in self.spec.keys)

    @property
    def names_numbers(self) -> bool:
        """Whether rows may belong to one that is named by its number."""
        is_below = any(column.id.endswith(f".{NUMBER}") for column in self.spec.parents)
        return is_below or self.spec.form is Form.TEXTS


def _are_numbers_moved(sheets: Sequence[_SheetSides]) -> bool:
    """Say whether a list of numbered records changed while the other side changed what hangs on numbers."""
    numbered = [sheet for sheet in sheets if sheet.is_numbered]
    hanging = [sheet for sheet in sheets if numbered and (sheet.is_numbered or sheet.names_numbers)]
    is_moved = any(sheet.changed or sheet.changed_here for sheet in numbered)
    return is_moved and any(sheet.changed for sheet in hanging) and any(s.changed_here for s in hanging)


def _show(rows: Sequence[Texts]) -> str:
    """Return what a side has, in one line."""
    return " / ".join("; ".join(filter(None, texts)) for texts in rows)


def _located(taken: TakenRows, rows: Sequence[FlatRow]) -> TakenRows:
    """Return rows with where they stand in the sheet; those of the dossier alone stand nowhere in it."""
    names = [column.id for column in taken.found_sheet.spec.columns if column.role is not ColumnRole.VALUE]
    places: dict[Texts, int] = {}
    for row, place in zip(taken.rows, taken.places, strict=True):
        places.setdefault(tuple(clean(row.cells.get(name, "")) for name in names), place)
    found = [places.get(tuple(row.cells.get(name, "") for name in names), 0) for row in rows]
    return TakenRows(taken.found_sheet, tuple(rows), found, taken.lines)
