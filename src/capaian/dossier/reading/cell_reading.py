"""Cells read into values and rows into records, of whatever file or sheet,
with the names and problems met.

Names are collected while parts are read and compared once all are: a part may name what a later
one defines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from graphlib import CycleError, TopologicalSorter
from inspect import signature
from itertools import chain, pairwise
from operator import attrgetter, getitem, itemgetter
from typing import Any, Final, Generic, TypeVar

from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    Filler,
    Listing,
    Names,
    Shape,
    Structure,
    Table,
)
from capaian.dossier.tables.kinds import DECIMAL, TEXT, UNIT, Kind
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rulebook.personal import find_personal_number


@dataclass(frozen=True, slots=True)
class Places:
    """Where a name is in one column of a table, in little room: long tables repeat few names."""

    file: str
    column: str
    lines: Sequence[int]

    def __iter__(self) -> Iterator[Place]:
        """Yield each place."""
        return (Place(self.file, line, self.column) for line in self.lines)


@dataclass(frozen=True, slots=True)
class _NameUse:
    names: tuple[Names, ...]
    name: str
    places: Iterable[Place]
    also: tuple[str, ...]
    """Words that would do as well."""


@dataclass(slots=True)
class NameBook:
    """What is defined where, and what refers to it; checked once everything has been read."""

    _defined: dict[Names, set[str]] = field(default_factory=dict)
    _uses: list[_NameUse] = field(default_factory=list)
    _parents: dict[tuple[str, str], tuple[str, Place]] = field(default_factory=dict)
    _incomplete: set[Names] = field(default_factory=set)

    def note(self, column: Column, name: str, places: Iterable[Place]) -> None:
        """Note a value of a column that defines or refers to names, with all its places."""
        if column.defines is not None:
            self._defined.setdefault(column.defines, set()).add(name)
        if column.refers_to and name not in column.also:
            self._uses.append(_NameUse(column.refers_to, name, places, column.also))

    def link(self, family: str, child: str, parent: str, place: Place) -> None:
        """Note that a record is part of another one of the same family (table or list)."""
        self._parents.setdefault((family, child), (parent, place))

    def mark_incomplete(self, names: set[Names]) -> None:
        """Note that a file which defines names could not be read,
        so that no name can be called unknown.
        """
        self._incomplete |= names

    def absorb(self, other: NameBook) -> None:
        """Take over all that another book holds, as if it had been noted here."""
        for names, own in other._defined.items():
            self._defined.setdefault(names, set()).update(own)
        self._uses += other._uses
        for child, parent in other._parents.items():
            self._parents.setdefault(child, parent)
        self._incomplete |= other._incomplete

    def check(self, log: IssueLog) -> None:
        """Report every reference to a name that nothing defines,
        and every chain that never ends.
        """
        doubtful = [
            (place, use)
            for use in self._uses
            if not self._is_known(use) or self._is_ambiguous(use)
            for place in use.places
        ]
        files = dict.fromkeys(place.file for place, _ in doubtful)
        order = {file: number for number, file in enumerate(files)}
        for place, use in sorted(
            doubtful, key=lambda found: (order[found[0].file], found[0].row or 0)
        ):
            self._report(use, place, log)
        self._check_chains(log)

    def _is_known(self, use: _NameUse) -> bool:
        return any(
            name in self._incomplete or use.name in self._defined.get(name, ())
            for name in use.names
        )

    def _is_ambiguous(self, use: _NameUse) -> bool:
        """Say whether a name that may be one of several things is more than one of them.

        A component and its measures are counted together, so that they may share a name; what is
        evidence of two things is shown with both.
        """
        if Names.PAPER_PLACE in use.names:
            return False
        found = {name for name in use.names if use.name in self._defined.get(name, ())}
        return len(found - {Names.MEASURE}) > 1

    def _check_chains(self, log: IssueLog) -> None:
        above = {child: ((child[0], parent),) for child, (parent, _) in self._parents.items()}
        while True:
            try:
                TopologicalSorter(above).prepare()
                return
            except CycleError as error:
                cycle = [*reversed(error.args[1])]  # from each record to what it is part of
            names = [name for _, name in cycle]
            log.add("parent_cycle", self._parents[cycle[0]][1], names[0], chain=" → ".join(names))
            above = {child: parent for child, parent in above.items() if child not in cycle}

    def _report(self, use: _NameUse, place: Place, log: IssueLog) -> None:
        if self._is_known(use):
            log.add("ambiguous_name", place, use.name)
            return
        known = chain(use.also, *(self._defined.get(names, ()) for names in use.names))
        log.add(f"unknown_{use.names[0]}", place, use.name, among=known)


MAX_CELL: Final = 20_000
MAX_KEY: Final = 16_000
"""Letters of what names a row: it stands whole in one cell of a workbook,
where some letters count twice.
"""


class Absence(Enum):
    """The type of `ABSENT`, which is no value, not even `None`."""

    ABSENT = 0


ABSENT: Final = Absence.ABSENT
"""No value: not provided, or refused with an issue in the log."""


@dataclass(slots=True)
class Reading:
    """What is gathered while a dossier is read."""

    log: IssueLog = field(default_factory=IssueLog)
    names: NameBook = field(default_factory=NameBook)

    def absorb(self, other: Reading) -> None:
        """Take over all that was gathered of a part that was read by itself."""
        self.log.absorb(other.log)
        self.names.absorb(other.names)

    def link_parents(
        self, family: str, columns: Sequence[Column], values: Mapping[str, object], place: Place
    ) -> None:
        """Note of which other record of its family (table or list) a record is part."""
        parent = next((values.get(column.name) for column in columns if column.is_parent), None)
        if isinstance(parent, str):
            own = next((values.get(column.name) for column in columns if column.defines), None)
            self.names.link(family, str(own), parent, place)

    def note_names(self, column: Column, value: object, places: Iterable[Place]) -> None:
        """Note what a value of a column defines or refers to, at each of its places."""
        if column.defines or column.refers_to:
            for name in value if isinstance(value, tuple) else (value,):
                self.names.note(column, str(name), places)


def read_text(column: Column, kind: Kind, text: str, place: Place, reading: Reading) -> object:
    """Read a text that is not empty, as `read_value`, and note the names in it."""
    value = read_value(kind, text, place, reading.log)
    if value is not ABSENT:
        reading.note_names(column, value, (place,))
    return value


def read_value(
    kind: Kind, text: str, place: Place, log: IssueLog, longest: int = MAX_CELL
) -> object:
    """Read a text that is not empty; `ABSENT` and an issue where it is not a value of the kind."""
    if len(text) > longest:
        log.add("cell_too_long", place, text, limit=str(longest))
        return ABSENT
    try:
        return kind.read(text)
    except RejectedValueError as rejection:
        log.add(rejection.code, place, text, **rejection.words)
        return ABSENT


class Filling:
    """How the values of a record become its fields: worked out once for all records of a table."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Take the declared columns of the record."""
        self._renamed = [(c.name, c.target) for c in columns if c.name != c.target]
        self.required = {
            column.name: column.target for column in columns if column.need is ColumnNeed.REQUIRED
        }
        """Fields that must be filled, by the names of their columns."""
        optional = [column for column in columns if column.need is not ColumnNeed.REQUIRED]
        self.absent = {
            column.target: empty_value(column.kind)
            if column.filler is Filler.KIND
            else column.filler
            for column in optional
            if column.filler is not Filler.LEFT_OUT
        }
        """What stands for the others where they are absent; some are left out."""

    def fields(self, values: Mapping[str, object]) -> dict[str, Any] | None:
        """Return the fields, with what stands for absent ones; `None` if a required one is absent.

        Args:
            values: By the names of columns, without absent ones.
        """
        if not self.required.keys() <= values.keys():
            return None
        found = {**self.absent, **values}
        for name, target in self._renamed:
            if name in values:
                found[target] = found.pop(name)
        return found


def empty_value(structure: Structure) -> object:
    """Return what stands for "not provided" in a structure."""
    match structure:
        case Kind():
            return structure.empty
        case Listing():
            return ()
        case ByKey() | Shape():
            return None


T = TypeVar("T")


_MAX_KNOWN_FIGURES: Final = 20_000
"""Of one kind; with more of them all are read anew."""


def _no_values(filler: object) -> dict[str, object]:
    return {} if filler is ABSENT else {"": filler}


@lru_cache(maxsize=100, typed=True)
def _known_figures(kind: Kind, longest: int, filler: object) -> dict[str, object]:
    """Return the figures met before by their texts: who reads a table again meets few new ones."""
    return _no_values(filler)


class _Lane:
    """A column that is being read."""

    def __init__(self, column: Column, kind: Kind, longest: int, filler: object) -> None:
        self.column, self.kind = column, kind
        self.longest = longest
        """Letters that a value may have."""
        self.filler = filler
        """What stands for a value that is not there; `ABSENT` where a row needs one."""
        self.values = (
            _known_figures(kind, longest, filler) if kind.is_number else _no_values(filler)
        )
        """Of the texts met before: most cells of a long table repeat a few names and periods."""
        if len(self.values) > _MAX_KNOWN_FIGURES:
            _known_figures.cache_clear()
        self.lines: defaultdict[str, list[int]] = defaultdict(list)
        """Lines on which a text is, where the values are names."""


def report_missing_columns(
    table: Table[Any], names: Collection[str], line: int, reading: Reading
) -> None:
    """Report the needed columns that the head of a table, on a line, does not name."""
    for column in table.columns:
        if column.need is not ColumnNeed.OPTIONAL and column.name not in names:
            reading.log.add(
                "missing_column", Place(table.file, line, column.name), title=column.title
            )


class TableRecords(Generic[T]):
    """The records of a table, read once; a row with a problem in a required cell is left out."""

    def __init__(
        self, table: Table[T], columns: Sequence[Column | None], reading: Reading
    ) -> None:
        """Begin before the first row.

        Args:
            table: Its declaration.
            columns: By position; `None` for a column that is not read.
            reading: What is gathered.
        """
        self._table = table
        self._reading = reading
        filling = Filling(table.columns)
        self._lanes = [_open_lane(column, table.key, filling) for column in columns]
        lanes = [(position, lane) for position, lane in enumerate(self._lanes) if lane is not None]
        self._named = [
            (at, lane.lines) for at, lane in lanes if lane.column.defines or lane.column.refers_to
        ]
        read = [lane.column.target for _, lane in lanes]
        self._is_whole = {*read}.issuperset(filling.required.values())
        """Whether no required column is missing."""
        others = {field: filler for field, filler in filling.absent.items() if field not in read}
        self._others = [*others.values()]
        fields = [*read, *others, "place", "line"]
        self._in_order = itemgetter(
            *(fields.index(name) for name in _taken_by(table.record) if name in fields)
        )
        """Puts values into the order in which a record takes them."""
        self._is_placed = "place" in _taken_by(table.record)
        self._has_parents = any(column.is_parent for column in table.columns)
        targets = {column.name: column.target for column in table.columns}
        self._key_of = attrgetter(*map(targets.__getitem__, table.key))
        self._seen: dict[object, int] = {}
        """Line of the first record of each key."""
        self._beside_words = tuple(
            (column, beside, position)
            for position, (column, beside) in enumerate(pairwise(columns))
            if column and beside and column.kind == DECIMAL and beside.kind in (TEXT, UNIT)
        )
        """Columns of figures left of one of words, with that one and their position."""

    def read(self, rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[T, ...]:
        """Return the records of rows, and note what they define and refer to.

        Args:
            rows: The line of its file on which each begins, and a cell for each column.
        """
        table, known = self._table, [lane.values if lane else {} for lane in self._lanes]
        records: list[T] = []
        for line, cells in rows:
            if self._beside_words:
                self._report_cut_numbers(line, cells)
            try:
                values = [*map(getitem, known, cells)]
            except KeyError:
                values = self._read_cells(line, cells)
            for position, lines in self._named:
                lines[cells[position]].append(line)
            if not self._is_whole or not values:
                continue
            place = Place(table.file, line) if self._is_placed else None
            record = table.record(*self._in_order([*values, *self._others, place, line]))
            if self._seen.setdefault(self._key_of(record), line) != line:
                self._report_repeated(record, line, records)
                continue
            if self._has_parents:
                read = {column.name: getattr(record, column.target) for column in table.columns}
                self._reading.link_parents(
                    table.file, table.columns, read, Place(table.file, line)
                )
            records.append(record)
        self._note_names()
        return tuple(records)

    def _note_names(self) -> None:
        """Note what was defined and referred to: a name once, with all its lines."""
        for lane in filter(None, self._lanes):
            for text, lines in lane.lines.items():
                if text and text in lane.values:
                    places = Places(self._table.file, lane.column.name, lines)
                    self._reading.note_names(lane.column, lane.values[text], places)

    def _report_cut_numbers(self, line: int, cells: Sequence[str]) -> None:
        """Report a figure beside words that are nothing but digits:
        `2,8` falls apart into 2 and 8.
        """
        for column, beside, position in self._beside_words:
            left, right = (cell.strip() for cell in cells[position : position + 2])
            if left.isdecimal() and right.isdecimal():
                place = Place(self._table.file, line, column.name)
                words = {"beside": beside.name, "digits": right, "whole": f"{left}.{right}"}
                self._reading.log.add("cut_number", place, left, **words)

    def _read_cells(self, line: int, cells: Sequence[str]) -> list[object]:
        """Return the values of a row with texts not met before;
        none where it lacks one that it needs.
        """
        pairs = (
            (lane, cell) for lane, cell in zip(self._lanes, cells, strict=True) if lane is not None
        )
        values = [self._read_cell(lane, cell, line) for lane, cell in pairs]
        return [] if any(value is ABSENT for value in values) else values

    def _read_cell(self, lane: _Lane, cell: str, line: int) -> object:
        if cell in lane.values:
            return lane.values[cell]
        place = Place(self._table.file, line, lane.column.name)
        if find_personal_number(cell) is not None:
            self._reading.log.add("personal_number", place)
        elif text := cell.strip():
            value = read_value(lane.kind, text, place, self._reading.log, lane.longest)
            if value is not ABSENT:
                lane.values[cell] = value
                return value
        elif lane.filler is ABSENT:
            self._reading.log.add("missing_value", place, title=lane.column.title)
        return lane.filler

    def _report_repeated(self, record: T, line: int, before: Iterable[T]) -> None:
        """Report a row whose key was there before: the same row again,
        or another value for one fact.
        """
        key, place = self._key_of(record), Place(self._table.file, line)
        earlier, first = (
            next(each for each in before if self._key_of(each) == key),
            str(self._seen[key]),
        )
        facts = attrgetter(*(column.target for column in self._table.columns))
        if facts(earlier) == facts(record):
            self._reading.log.add("duplicate_row", place, first=first)
            return
        parts = key if len(self._table.key) > 1 else (key,)
        words = [str(part) for part in parts if part not in (None, "", ())]
        subject = ":".join(["two_values", self._table.field, *words])
        self._reading.log.add(
            "two_values", place, None, subject, first=first, key=", ".join(words)
        )


@cache
def _taken_by(record: Callable[..., object]) -> Sequence[str]:
    """Return the fields that a record takes, in their order."""
    return (*signature(record).parameters,)


def _open_lane(column: Column | None, key: Sequence[str], filling: Filling) -> _Lane | None:
    if column is None or not isinstance(column.kind, Kind):
        return None
    filler = ABSENT if column.need is ColumnNeed.REQUIRED else filling.absent[column.target]
    return _Lane(column, column.kind, MAX_KEY if column.name in key else MAX_CELL, filler)
