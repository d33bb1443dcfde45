"""Three states of a dossier made one: as it was when the workbook was written, in the workbook,
and today.

What is merged is a row by its key, the list of one owner where rows have but their number, a line
of a form. Each is taken from the side that changed it. What both changed, and not to the same, is
for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.base import Base, decode
from capaian.dossier.excel.read.origins import BookCells
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.sheet_words import name_sheets
from capaian.dossier.folder import Folder, size_limit, write_size
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.division import Division, Texts, Units
from capaian.dossier.rows.files import MadeFiles, files_of, part_rows, readable_rows
from capaian.dossier.rows.flat_rows import FlatRow, Rows, clean
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.sheets import NUMBER, ColumnRole, Form, SheetSpec
from capaian.dossier.rows.texts import SHEETS, find_astray
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Names

CLASHES: Final = frozenset(
    {"changed_since_export", "row_changed_since_export", "book_of_another", "book_of_another_year"}
)
"""Codes of what leaves no dossier that could be checked."""
_ROUNDS: Final = 5
"""Times that rows which can stand nowhere are left out,
each time with those that belonged to them.
"""
_EMPTY_ROW: Final = "row_says_nothing"
_NONE_SHOWN: Final = "tidak ada"
Clash = tuple[Place, Mapping[str, str]]
"""Where both sides changed something, with the words that say what."""


@dataclass(frozen=True)
class MergedFiles:
    """What becomes of the files."""

    changes: dict[str, bytes | None] = field(default_factory=dict)
    """What files become; `None`: they go."""
    clashing: dict[str, bytes | None] = field(default_factory=dict)
    """Files that both sides changed, as the workbook has them: to be checked, and not written."""
    kept: list[str] = field(default_factory=list)
    """Files that the dossier alone changed, and that stay so."""
    united: list[str] = field(default_factory=list)
    """Files of which both sides changed something."""
    news: dict[str, Rows] = field(default_factory=dict)
    """Rows of the files that the workbook has otherwise than when it was written,
    or taken in last.
    """
    incomplete: set[Names] = field(default_factory=set)
    """Kinds of names of which some are not known, since rows can stand nowhere."""


def merge(
    base: Base, folder: Folder, cells: BookCells, log: IssueLog, *, takes_workbook: bool
) -> MergedFiles:
    """Say what becomes of each file; a new dossier takes all of them.

    Args:
        base: What both sides were when the workbook was written, or taken in last under its name.
        folder: The dossier.
        cells: The rows of the workbook; what is made of them is put there.
        log: Takes what both sides changed, and not to the same, and rows that can stand nowhere.
        takes_workbook: Of that the workbook's is taken.
    """
    merging = _Merging(base, folder, cells, log, takes_workbook)
    for file in dict.fromkeys((*base.files, *cells.files(), *merging.dossier)):
        merging.merge(file)
    for problem in find_astray({sheet: each.rows for sheet, each in cells.taken.items()}):
        merging.report(problem)
    return merging.merged


@dataclass
class _Merging:
    base: Base
    folder: Folder
    cells: BookCells
    log: IssueLog
    takes_workbook: bool
    merged: MergedFiles = field(default_factory=MergedFiles)

    @cached_property
    def dossier(self) -> Mapping[str, bytes]:
        return {**self.folder.parts, **self.folder.narratives}

    def merge(self, file: str) -> None:
        """Take a file from the side that changed it since both were the same;
        from both row by row.
        """
        here, taken = self.dossier.get(file), self.cells.rows_of(file)
        was = self.base.rows(file)
        is_same_file = self.folder.hashes.get(file) == self.base.exported.get(file)
        # A file of which no row can be told is broken rather than emptied: an empty one would be
        # gone.
        now = readable_rows({file: here}) if here and not is_same_file else {}
        sheets = [_SheetSides(SHEETS[name], was, now, each) for name, each in taken.items()]
        is_changed = any(sheet.is_changed for sheet in sheets)
        is_as_exported = is_same_file or (
            any(now.values())
            and bool(taken)
            and not any(sheet.is_changed_here for sheet in sheets)
        )
        if is_changed:
            self.merged.news[file] = {name: each.rows for name, each in taken.items()}
        if self.dossier and not is_changed and not is_as_exported:
            self.merged.kept.append(file)
        elif not self.dossier or is_as_exported or not any(sheet.is_other for sheet in sheets):
            before = self.base.files.get(file)
            content = self._make(file, before if here is None else here, taken)
            if not self.dossier or (is_changed and is_as_exported):
                self._put(file, content if is_changed else before)
        elif was and any(now.values()) and file in BY_FILE and not _are_numbers_moved(sheets):
            self._unite(file, here or b"", sheets)
        else:
            self._clash(file, sheets, ())

    def _put(self, file: str, content: bytes | None) -> None:
        if content != self.dossier.get(file):
            self.merged.changes[file] = content
        limit = size_limit(file)
        if content is not None and len(content) > limit:
            self.log.add(
                "file_too_large", self.cells.place_of(Place(file)), limit=write_size(limit)
            )

    def _unite(self, file: str, here: bytes, sheets: Sequence[_SheetSides]) -> None:
        """Put together what both sides changed,
        where they changed no row of which nothing would be left.
        """
        clashes = [clash for sheet in sheets for clash in sheet.clashes(self.cells.book)]
        rows = {sheet.spec.id: sheet.united() for sheet in sheets}
        united = (
            files_of(rows, {file: decode(here)}) if self.takes_workbook or not clashes else None
        )
        if united is None or united.problems or not any(sheet.taken.rows for sheet in sheets):
            self._clash(file, sheets, clashes)
            return
        self.cells.put(
            file, united, {sheet.spec.id: sheet.located(rows[sheet.spec.id]) for sheet in sheets}
        )
        self._put(file, _content(united, file))
        (self.merged.united if file in self.merged.changes else self.merged.kept).append(file)

    def _clash(self, file: str, sheets: Sequence[_SheetSides], clashes: Sequence[Clash]) -> None:
        """Take what the workbook says where that was asked for; else nothing,
        and say what both changed.
        """
        taken = {sheet.spec.id: sheet.taken for sheet in sheets}
        content = self._make(file, self.base.files.get(file), taken)
        if self.takes_workbook:
            self._put(file, content)
            return
        self.merged.clashing[file] = content
        for place, words in clashes:
            self.log.add("row_changed_since_export", place, **words)
        if not clashes:
            (name,) = name_sheets([file])
            self.log.add(
                "changed_since_export", self.cells.place_of(Place(file)), sheets=name, file=file
            )

    def _make(
        self, file: str, before: bytes | None, taken: Mapping[str, TakenRows]
    ) -> bytes | None:
        """Return a file as the workbook has it, without the rows that can stand nowhere,
        which are told.
        """
        base = {file: decode(before)} if before else {}
        rows: Rows = {name: each.rows for name, each in taken.items()}
        for _ in range(_ROUNDS):
            made = files_of(rows, base)
            for problem in made.problems:
                self.report(problem)
            lost = {(problem.origin.sheet, problem.origin.row) for problem in made.problems}
            if not lost:
                break
            if {
                sheet for sheet, _ in lost
            } - rows.keys():  # a sheet that the workbook does not have
                rows = {**part_rows(BY_FILE[file], base.get(file, "")), **rows}
            rows = {
                name: [FlatRow({}) if (name, at) in lost else row for at, row in enumerate(own)]
                for name, own in rows.items()
            }
        self.cells.put(file, made, taken)
        return _content(made, file)

    def report(self, problem: RowProblem) -> None:
        """Say what is wrong at its cell; of a sheet that the workbook does
        not have there is none.
        """
        origin, book = problem.origin, self.cells.book
        spec, taken = SHEETS[origin.sheet], self.cells.taken.get(origin.sheet)
        place = Place(book) if taken is None else taken.place(book, origin.row, origin.column)
        title = next(
            (column.title for column in spec.columns if column.id == origin.column), origin.column
        )
        words = {"title": f"{spec.title}, {title}" if taken is None else title}
        if taken is not None and problem.first is not None:
            words["first"] = str(taken.places[problem.first])
        is_nameless = problem.code == "no_such_text" and not problem.text
        self.log.add(
            "missing_value" if is_nameless else problem.code, place, problem.text or None, **words
        )
        if problem.code != _EMPTY_ROW:
            self.merged.incomplete.update(
                column.defines for column in spec.columns if column.defines
            )


def _content(made: MadeFiles, file: str) -> bytes | None:
    return made.files[file].encode() if file in made.files else None


class _SheetSides:
    def __init__(self, spec: SheetSpec, before: Rows, here: Rows, taken: TakenRows) -> None:
        self.spec, self.taken, self._division = spec, taken, Division(spec)
        self._before, self._book = map(self._division.units, (before.get(spec.id, ()), taken.rows))
        self._here_rows = here.get(spec.id, ())
        self._changed = self._division.different(self._before, self._book)
        self.is_changed = bool(self._changed) or [*self._before] != [*self._book]

    @cached_property
    def _here(self) -> Units:
        return self._division.units(self._here_rows)

    @cached_property
    def _changed_here(self) -> set[Texts]:
        return self._division.different(self._before, self._here)

    @cached_property
    def _others(self) -> set[Texts]:
        return self._division.different(self._here, self._book)

    @property
    def is_changed_here(self) -> bool:
        """Whether the dossier changed anything, be it the order."""
        return bool(self._changed_here) or [*self._before] != [*self._here]

    @property
    def is_other(self) -> bool:
        """Whether the workbook has anything otherwise than the dossier."""
        return bool(self._others) or [*self._here] != [*self._book]

    def clashes(self, book: str) -> Iterator[Clash]:
        """Yield the places of what both sides changed, and not to the same,
        with the words that say so.
        """
        both = self._changed & self._changed_here & self._others
        names = [self._division.name_of(row) for row in self.taken.rows]
        for name in (
            name for name in {**self._book, **self._before, **self._here} if name in both
        ):
            words = {"name": " ".join(filter(None, name))}
            for side, units in (("dossier", self._here), ("book", self._book)):
                rows = ("; ".join(filter(None, texts)) for texts in units.get(name, ()))
                words[side] = " / ".join(rows) or _NONE_SHOWN
            if self.spec.form is Form.FORM:
                place = self.taken.place(book, 0, self._division.lines[name].id)
            else:
                row = self.taken.places[names.index(name)] if name in names else None
                place = self.taken.found_sheet.place(book, row)
            yield place, words

    def united(self) -> Sequence[FlatRow]:
        """Return the rows of both sides; those of each stand behind what
        they stood behind there.
        """
        if self.spec.form is Form.FORM:
            lines = self._division.lines.items()
            texts = {
                column.id: self._side(name).get(name, [("",)])[0][0] for name, column in lines
            }
            return (FlatRow(texts, 1),)
        ids = [column.id for column in (*self._division.names, *self._division.values)]
        rows = []
        for name in self._order():
            for number, own in enumerate(self._side(name).get(name, ()), 1):
                place = {NUMBER: str(number)} if self.is_numbered else {}
                cells = {**dict(zip(ids, (*name, *own), strict=True)), **place}
                rows.append(FlatRow(cells, number if self._division.is_ordered else 0))
        return rows

    def _side(self, name: Texts) -> Units:
        """Return the side that changed something;
        of what both changed otherwise the workbook is wanted.
        """
        return self._book if name in self._changed and name in self._others else self._here

    def _order(self) -> Sequence[Texts]:
        """Return all names in the order of the side that changed it; of both,
        that of the workbook.
        """
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
        return [
            *behind.get(None, ()),
            *(one for name in leader for one in (name, *behind.get(name, ()))),
        ]

    def located(self, rows: Sequence[FlatRow]) -> TakenRows:
        """Return rows with where they stand in the sheet;
        those of the dossier alone stand nowhere in it.
        """
        names = [column.id for column in self.spec.columns if column.role is not ColumnRole.VALUE]
        places: dict[Texts, int] = {}
        for row, place in zip(self.taken.rows, self.taken.places, strict=True):
            places.setdefault(tuple(clean(row.cells.get(name, "")) for name in names), place)
        found = [places.get(tuple(row.cells.get(name, "") for name in names), 0) for row in rows]
        return TakenRows(self.taken.found_sheet, rows, found, self.taken.lines)

    @property
    def is_numbered(self) -> bool:
        """Whether rows are named by their number in a list."""
        return any(column.id == NUMBER for column in self.spec.keys)

    @property
    def hangs_on_numbers(self) -> bool:
        """Whether rows may be, or belong to, one that is named by its number."""
        is_below = any(column.id.endswith(f".{NUMBER}") for column in self.spec.parents)
        return is_below or self.is_numbered or self.spec.form is Form.TEXTS


def _are_numbers_moved(sheets: Sequence[_SheetSides]) -> bool:
    """Say whether a list of numbered records changed while the other side changed
    what hangs on numbers.
    """
    is_moved = any(
        sheet.is_numbered and (sheet.is_changed or sheet.is_changed_here) for sheet in sheets
    )
    hanging = [sheet for sheet in sheets if sheet.hangs_on_numbers]
    return (
        is_moved and any(s.is_changed for s in hanging) and any(s.is_changed_here for s in hanging)
    )
