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
from capaian.dossier.rows.division import Division, Texts, Units
from capaian.dossier.rows.files import make_part, rows_of_files
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import NUMBER, ColumnRole, Form, SheetSpec, sheets_of
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
    merging = _Merging(staged, base, folder, log, takes_workbook)
    for file in dict.fromkeys((*staged.files, *base.files, *merging.dossier)):
        merging.merge(file)
    return merging.merged


@dataclass
class _Merging:
    """Goes through the files."""

    staged: Staged
    base: Base
    folder: Folder
    log: IssueLog
    takes_workbook: bool
    merged: Merged = field(default_factory=Merged)

    @cached_property
    def dossier(self) -> Mapping[str, bytes]:
        """Parts and texts by path."""
        return {**self.folder.parts, **self.folder.narratives}

    def merge(self, file: str) -> None:
        """Take a file from the side that changed it since both were the same; from both row by row."""
        here, staged = self.dossier.get(file), self.staged.files.get(file)
        before = self.base.files.get(file)
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
        is_same_file = self.folder.hashes.get(file) == self.base.exported.get(file)
        return is_same_file or self.dossier.get(file) == self.base.files.get(file)

    def _take(self, file: str) -> None:
        self.merged.changes[file] = self.staged.files.get(file)

    def _keep(self, file: str) -> None:
        self.merged.kept.append(file)
        self.staged.origins.forget(file)

    def _unite(self, file: str, before: bytes | None, here: bytes | None, staged: bytes | None) -> None:
        try:
            sheets = _sides_of(file, before, here, staged)
            clashes = [
                clash
                for sheet in sheets
                for clash in (() if self.takes_workbook else sheet.clashes(self.staged))
            ]
            for place, words in clashes:
                self.log.add("row_changed_since_export", place, **words)
            if not clashes:
                self._put(file, _write(BY_FILE[file], decode(here or b""), sheets, self.staged))
        except InseparableError:
            if self.takes_workbook:
                self._take(file)
                return
            (name,) = name_sheets([file])
            place = self.staged.origins.place_of(Place(file))
            self.log.add("changed_since_export", place, sheets=name, file=file)

    def _put(self, file: str, united: bytes | None) -> None:
        if united == self.dossier.get(file):
            self._keep(file)
        else:
            self.merged.changes[file] = united
            self.merged.united.append(file)


def _sides_of(file: str, *contents: bytes | None) -> Sequence[_SheetSides]:
    """Return the sheets of a file before, in the dossier and in the workbook.

    Raises:
        InseparableError: if a side lacks it or cannot be divided, or its rows are named by moved numbers.
    """
    part = BY_FILE.get(file)
    try:
        sides = [rows_of_files({file: content}) for content in contents if content is not None]
    except (csv.Error, ValueError) as error:
        raise InseparableError(file) from error
    if part is None or len(sides) < len(contents):
        raise InseparableError(file)
    sheets = [_SheetSides(spec, *(rows.get(spec.id, ()) for rows in sides)) for spec in sheets_of(part)]
    # A file of which no row can be told is broken rather than emptied: an empty one would be gone.
    if _are_numbers_moved(sheets) or not any(sides[1].values()):
        raise InseparableError(file)
    return sheets


def _write(part: Part, text: str, sheets: Sequence[_SheetSides], staged: Staged) -> bytes | None:
    """Return a part with what either side changed; of what both changed otherwise the workbook's."""
    rows = {sheet.spec.id: sheet.united() for sheet in sheets}
    try:
        made = make_part(part, text, rows)
    except LostFactError as error:
        raise InseparableError(part.file) from error
    if made.problems:
        raise InseparableError(part.file)
    taken = {name: _located(staged.taken[name], rows[name]) for name in rows if name in staged.taken}
    if taken:
        staged.origins.files[part.file] = FileOrigins(made, taken)
    return made.text.encode() or None


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

    def clashes(self, staged: Staged) -> Iterator[tuple[Place, dict[str, str]]]:
        """Yield the places of what both sides changed, and not to the same, with the words that say so."""
        names = dict.fromkeys((*self._book, *self._before, *self._here))
        both = self.changed & self.changed_here & self._division.different(self._here, self._book)
        rows = self._first_rows(staged) if both else {}
        for name in (name for name in names if name in both):
            shown = (_show(side.get(name, ())) or _NONE_SHOWN for side in (self._here, self._book))
            words = dict(zip(("dossier", "book"), shown, strict=True))
            yield self._place(name, rows.get(name), staged), {"name": " ".join(filter(None, name)), **words}

    def _first_rows(self, staged: Staged) -> Mapping[Texts, int]:
        """Return the first row of the sheet that each name stands in."""
        taken = staged.taken.get(self.spec.id)
        rows: dict[Texts, int] = {}
        if taken is not None and self.spec.form is not Form.FORM:
            for row, place in zip(taken.rows, taken.places, strict=True):
                rows.setdefault(self._division.name_of(row), place)
        return rows

    def _place(self, name: Texts, row: int | None, staged: Staged) -> Place:
        taken = staged.taken.get(self.spec.id)
        if taken is None:
            return Place(staged.origins.book)
        if self.spec.form is Form.FORM:
            return taken.place(staged.origins.book, 0, self._division.lines[name].id)
        return taken.found_sheet.place(staged.origins.book, row)

    def united(self) -> Sequence[FlatRow]:
        """Return the rows of both sides; those of each stand behind what they stood behind there."""
        if self.spec.form is Form.FORM:
            lines = self._division.lines.items()
            texts = {column.id: self._side(name).get(name, [("",)])[0][0] for name, column in lines}
            return (FlatRow(texts, 1),)
        return [row for name in self._order() for row in self._rows(name)]

    def _side(self, name: Texts) -> Units:
        """Return the side that changed something; of what both changed otherwise the workbook is wanted."""
        return self._book if name in self._brought else self._here

    @cached_property
    def _brought(self) -> set[Texts]:
        return self.changed & self._division.different(self._here, self._book)

    def _rows(self, name: Texts) -> Iterator[FlatRow]:
        ids = [column.id for column in (*self._division.names, *self._division.values)]
        for number, texts in enumerate(self._side(name).get(name, ()), 1):
            cells = dict(zip(ids, (*name, *texts), strict=True))
            place = {NUMBER: str(number)} if self.is_numbered else {}
            yield FlatRow({**cells, **place}, number if self._division.is_ordered else 0)

    def _order(self) -> Sequence[Texts]:
        """Return all names in the order of the side that changed it; of both, that of the workbook."""
        kept = [name for name in self._before if name in self._book and name in self._here]
        is_moved = kept != [name for name in self._book if name in {*kept}]
        leader, other = (self._book, self._here) if is_moved else (self._here, self._book)
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
