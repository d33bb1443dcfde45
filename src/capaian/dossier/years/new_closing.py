"""A year takes over a newer closing than the one it goes on from: a three-way merge of rows.

What the old closing gave, what the new one gives, and what is there are compared row by row and cell by cell.
A cell that somebody changed since stays, unless the new closing says another one than the old did. Rows of
the year itself are never touched. What the new figures lead to further on, the check of the dossier says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from capaian.domain.work import RestatedColumn
from capaian.dossier.canonical import format_text
from capaian.dossier.rows.files import files_of, part_rows
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec, sheets_of
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Names, Nature, Part, Table
from capaian.dossier.tables.parts import (
    DIFFERENCES,
    FACTS,
    HISTORY,
    NODES,
    OFFICE,
    PEERS,
    PLAN,
    PLAN_YEARS,
    RESTATEMENTS,
    SOURCES,
    STATEMENTS,
)
from capaian.dossier.years.closed_rows import KEPT
from capaian.dossier.years.next_year import go_on
from capaian.dossier.years.snapshot import Snapshot, place_of
from capaian.dossier.years.snapshot_file import hash_snapshot, read_snapshot

Texts = Mapping[str, str]
Rows = dict[tuple[str, ...], FlatRow]
"""Rows of a sheet by what names them."""
_CARRIED: Final[tuple[Table[Any], ...]] = (HISTORY, *KEPT, PEERS, FACTS, PLAN_YEARS, STATEMENTS)
"""Tables in which rows of closed years lie."""
_PARTS: Final[tuple[Part, ...]] = (NODES, *_CARRIED, PLAN, OFFICE, DIFFERENCES, SOURCES, RESTATEMENTS)
_SPECS: Final[Mapping[str, SheetSpec]] = {spec.id: spec for part in _PARTS for spec in sheets_of(part)}
_TARGETS: Final = "plan.yaml#indicators/targets"
_SURVEYS: Final = "plan.yaml#surveys"
_SOURCES: Final = "sources.yaml#sources"
_SURVEY_COLUMNS: Final = ("top", "classes", "year_value")
"""What the index and the class of a survey follow from, whose rows of the closed year are kept."""


@dataclass(frozen=True, slots=True)
class Severed:
    """Something of which work says that it belongs to it, and that the year does not have."""

    work: str
    """Code and name of the work, which came without it."""
    column: str
    """What it is to the work, in Indonesian: `Penanggung jawab`."""
    name: str


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A year with a newer closing."""

    texts: Mapping[str, str]
    """Its files, by their places."""
    severed: tuple[Severed, ...]


def take_over(texts: Texts, old: bytes, new: bytes, closed: int, *, is_last: bool = True) -> TakenOver:
    """Return a year with the new closing of a closed year instead of the old one.

    Args:
        texts: The files of the year, by their places.
        old: The closing that it holds.
        new: The closing that it is to hold.
        closed: The closed year.
        is_last: It is the year before: money and surveys are kept for one year only.

    Raises:
        InputError: if a closing is damaged.
        BrokenTextsError: if its texts are none that a year can have been closed with.
    """
    place = place_of(closed)
    given = [_given(read_snapshot(content, place), content) for content in (old, new)]
    noted = texts.get(SOURCES.file, "").replace(hash_snapshot(old), hash_snapshot(new))
    base = {**texts, SOURCES.file: noted}
    was, becomes, now = map(_rows_of, (*given, base))
    merge = _Merge(closed, was, becomes, now)
    merge.add_work()
    for table in _CARRIED:
        merge.take(table.file, may_add=is_last or table not in KEPT)
    merge.take(_TARGETS)
    merge.take(_SURVEYS, _SURVEY_COLUMNS, may_add=False)
    for spec in sheets_of(DIFFERENCES):
        merge.take(spec.id)
    merge.drop_restatements()
    merge.add_sources()
    made = files_of({id_: [*merge.now[id_].values()] for id_ in merge.changed_sheets}, base).files
    emptied = {file: "" for file in texts if file not in made}
    return TakenOver({**made, **emptied, place: new.decode()}, tuple(merge.severed))


def _given(snapshot: Snapshot, content: bytes) -> Texts:
    files = go_on(snapshot, content, is_compared=True).files
    return {file: text.decode() for file, text in files.items() if file in BY_FILE}


def _rows_of(texts: Texts) -> dict[str, Rows]:
    """Return the rows of all sheets that are compared, each text in its one form."""
    found: dict[str, Rows] = {}
    for part in _PARTS:
        text = texts.get(part.file, "")
        text = format_text(part.file, text) if text else ""
        flat = part_rows(part, text)
        for spec in sheets_of(part):
            found[spec.id] = {_name_of(spec, row): row for row in flat[spec.id]}
    return found


def _name_of(spec: SheetSpec, row: FlatRow) -> tuple[str, ...]:
    """Return what names a row: what it belongs to and its key, or all of it where it has none."""
    columns = (*spec.parents, *spec.keys) if spec.keys else spec.columns
    return tuple(row.cells.get(column.id, "") for column in columns)


@dataclass
class _Merge:
    """Rows by sheets, on their way from one closing to another."""

    year: int
    """The closed year."""
    was: Mapping[str, Rows]
    """What the old closing gave."""
    becomes: Mapping[str, Rows]
    """What the new one gives."""
    now: dict[str, Rows]
    changed_sheets: set[str] = field(default_factory=set)
    figures: set[tuple[str, ...]] = field(default_factory=set)
    """Figures that the new closing says otherwise: subject, name, period and column of restatements."""
    severed: list[Severed] = field(default_factory=list)

    @cached_property
    def _defined(self) -> Mapping[Names, set[str]]:
        """What the year has: ids by what they are of."""
        found: dict[Names, set[str]] = {}
        for spec in (spec for part in (NODES, PLAN, OFFICE) for spec in sheets_of(part)):
            for column in spec.columns:
                if column.defines is not None:
                    ids = (_cell(row, column.id) for row in self.now[spec.id].values())
                    found.setdefault(column.defines, set()).update(ids)
        return found

    def take(self, sheet: str, columns: Collection[str] = (), *, may_add: bool = True) -> None:
        """Merge the rows of closed years of a sheet.

        Args:
            sheet: Its id.
            columns: The only ones that are merged; none: all of them.
            may_add: A row that only the new closing has comes along.
        """
        was, becomes, now = self.was[sheet], self.becomes[sheet], self.now[sheet]
        for key in {**was, **becomes}:
            old, new, own = was.get(key), becomes.get(key), now.get(key)
            changed = {
                name: _cell(new, name)
                for name in (column.id for column in _SPECS[sheet].columns)
                if _cell(old, name) != _cell(new, name) and (not columns or name in columns)
            }
            if not changed or not self._is_closed(old or new):
                continue
            self._note(sheet, old or new, changed)
            if new is None:
                if own is not None and _may_go(sheet, old, own):
                    now.pop(key)
            elif own is not None:
                now[key] = _merged(sheet, changed, new, own, is_new=old is None)
            elif may_add and self._is_known(sheet, new):
                now[key] = replace(new, number=0)
            self.changed_sheets.add(sheet)

    def _is_closed(self, row: FlatRow | None) -> bool:
        """Say whether a row is of no year, or of one that is closed."""
        year = _cell(row, "period") or _cell(row, "key")
        return year[:4] <= str(self.year)

    def _note(self, sheet: str, row: FlatRow | None, changed: Collection[str]) -> None:
        """Note the figures that the new closing says otherwise, as restatements name them."""
        if sheet == _TARGETS:
            code, year = _cell(row, "indicators.code"), _cell(row, "key")
            self.figures.add((code, "", year, str(RestatedColumn.PLAN_TARGET)))
        elif _SPECS[sheet].part in _CARRIED:
            subject, *names = (_cell(row, c.id) for c in _SPECS[sheet].keys if c.id != "period")
            before = "plan_" if sheet == PLAN_YEARS.file else ""
            period = _cell(row, "period")
            self.figures |= {(subject, " ".join(names), period, f"{before}{name}") for name in changed}

    def _is_known(self, sheet: str, row: FlatRow) -> bool:
        """Say whether the year still has what a row is about: what left the plan brings no row back."""
        spec = _SPECS[sheet]
        names = [(column, _cell(row, column.id)) for column in (*spec.parents, *spec.keys)]
        return all(self._has(column, name) for column, name in names if name)

    def _has(self, column: SheetColumn, name: str) -> bool:
        """Say whether the year has what a column names; what no plan defines it always has."""
        defined = [self._defined[kind] for kind in column.refers_to if kind in self._defined]
        return name in column.also or not defined or any(name in ids for ids in defined)

    def add_work(self) -> None:
        """Add the work that the old closing did not have: totals of money hold only with all their parts.

        It comes without posts, objectives and indicators that the year does not have, but not without its
        parent.
        """
        now = self.now[NODES.file]
        references = [c for c in _SPECS[NODES.file].columns if c.refers_to and c.id != "parent"]
        for key, row in self.becomes[NODES.file].items():  # what is above comes before what is below
            parent = _cell(row, "parent")
            if key in self.was[NODES.file] or key in now or (parent and (parent,) not in now):
                continue
            kept = {
                column.id: " ".join(n for n in _cell(row, column.id).split() if self._has(column, n))
                for column in references
            }
            work = f"{_cell(row, 'code')} {_cell(row, 'name')}".strip()
            self.severed += [
                Severed(work, column.title, self._called(name))
                for column in references
                for name in _cell(row, column.id).split()
                if name not in kept[column.id].split()
            ]
            now[key] = FlatRow({**row.cells, **kept})
            self._defined[Names.NODE].add(_cell(row, "id"))
            self.changed_sheets.add(NODES.file)

    def _called(self, id_: str) -> str:
        """Return what the new closing calls something by its id."""
        rows = (row for sheet in self.becomes.values() for row in sheet.values() if _cell(row, "id") == id_)
        return next((name for row in rows if (name := _cell(row, "name"))), id_)

    def drop_restatements(self) -> None:
        """Leave out restatements of figures that the new closing says otherwise than the old one."""
        rows = self.now[RESTATEMENTS.file]
        if dropped := self.figures & rows.keys():
            self.now[RESTATEMENTS.file] = {key: row for key, row in rows.items() if key not in dropped}
            self.changed_sheets.add(RESTATEMENTS.file)

    def add_sources(self) -> None:
        """Add the sources that rows name which came."""
        named = {_cell(row, "source") for id_ in self.changed_sheets for row in self.now[id_].values()}
        for key, row in self.becomes[_SOURCES].items():
            if key[0] in named and key not in self.now[_SOURCES]:
                self.now[_SOURCES][key] = replace(row, number=0)
                self.changed_sheets.add(_SOURCES)


def _may_go(sheet: str, old: FlatRow | None, own: FlatRow) -> bool:
    """Say whether a row that the new closing has no more is still the old one's."""
    is_same = old is not None and all(_cell(own, name) == text for name, text in old.cells.items())
    is_traced = _cell(own, "source") == _cell(old, "source") != ""
    return is_same or is_traced or sheet in {table.file for table in (*KEPT, PEERS)}


def _merged(sheet: str, changed: Mapping[str, str], new: FlatRow, own: FlatRow, *, is_new: bool) -> FlatRow:
    """Return a row with what the new closing says otherwise than the old one.

    A row that says what the new closing says is traced to where that is.
    """
    cells = {**own.cells, **(new.cells if is_new else changed)}
    part = _SPECS[sheet].part
    if isinstance(part, Table) and part in (HISTORY, *KEPT):
        figures = part.columns_of(Nature.MEASURED, Nature.PLANNED)
        if all(cells.get(name, "") == _cell(new, name) for name in figures):
            cells["source"] = _cell(new, "source")
    return replace(own, cells=cells)


def _cell(row: FlatRow | None, column: str) -> str:
    return row.cells.get(column, "") if row else ""
