"""A year takes over a newer closing than the one it goes on from: a three-way merge of rows.

A row that both closings give alike stays as somebody has it; one that the new closing gives
otherwise takes its place, is added, or goes. Rows of the year itself are never touched. Whether it
all fits together, the check of the dossier says before anything is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from capaian.domain.period import DIGITS_OF_A_YEAR
from capaian.domain.work import RestatedColumn
from capaian.dossier.canonical import format_text
from capaian.dossier.file_names import NARRATIVE
from capaian.dossier.rows.files import files_of, part_rows
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetSpec, sheets_of
from capaian.dossier.tables.declaration import Part, Table
from capaian.dossier.tables.parts import (
    DIFFERENCES,
    FACTS,
    HISTORY,
    NODES,
    PEERS,
    PLAN,
    PLAN_YEARS,
    RESTATEMENTS,
    SOURCES,
)
from capaian.dossier.years.closed_rows import KEPT_TABLES
from capaian.dossier.years.next_year import go_on
from capaian.dossier.years.snapshot import hash_snapshot, place_of, read_snapshot

Texts = Mapping[str, str]
Rows = dict[tuple[str, ...], FlatRow]
"""Rows of a sheet by what names them."""
_CARRIED_TABLES: Final[tuple[Table[Any], ...]] = (HISTORY, *KEPT_TABLES, PEERS, FACTS, PLAN_YEARS)
"""Tables in which rows of closed years lie."""
_PARTS: Final[tuple[Part, ...]] = (
    NODES,
    *_CARRIED_TABLES,
    PLAN,
    DIFFERENCES,
    SOURCES,
    RESTATEMENTS,
)
_SPECS: Final[Mapping[str, SheetSpec]] = {
    spec.id: spec for part in _PARTS for spec in sheets_of(part)
}
_TARGETS: Final = "plan.yaml#indicators/targets"
_SURVEYS: Final = "plan.yaml#surveys"
_SOURCES: Final = "sources.yaml#sources"


def take_over(texts: Texts, old: bytes, new: bytes, closed: int, *, is_last: bool = True) -> Texts:
    """Return the files of a year with the new closing of a closed year instead of the old one.

    Args:
        texts: The files of the year, by their places.
        old: The closing that it holds; empty: it began before the closed year was approved.
        new: The closing that it is to hold.
        closed: The closed year.
        is_last: It is the year before: money and surveys are kept for one year only.

    Raises:
        InputError: if a closing is damaged.
        BrokenTextsError: if its texts are none that a year can have been closed with.
    """
    place = place_of(closed)
    noted = texts.get(SOURCES.file, "").replace(hash_snapshot(old), hash_snapshot(new))
    base, begun = {**texts, SOURCES.file: noted}, _begun(new, place)
    before = _begun(old, place) if old else _begun(new, place, is_ahead=True)
    was, becomes, now = map(_rows_of, (before, begun, base))
    if not old:
        was[NODES.file] = {}
    merge = _Merge(closed, was, becomes, now)
    merge.take(NODES.file, is_new_only=True)  # totals of money hold only with all their parts
    for table in _CARRIED_TABLES:
        merge.take(table.file, may_add=is_last or table not in KEPT_TABLES)
    for sheet in (_TARGETS, _SURVEYS, *(spec.id for spec in sheets_of(DIFFERENCES))):
        merge.take(sheet)
    merge.drop_restatements()
    merge.add_sources()
    made = files_of({id_: [*merge.now[id_].values()] for id_ in merge.changed_sheets}, base).files
    emptied = {file: "" for file in texts if file not in made}
    written = (
        {}
        if old
        else {file: text for file, text in begun.items() if file.startswith(f"{NARRATIVE}/")}
    )
    return {**written, **made, **emptied, place: new.decode()}


def _begun(content: bytes, place: str, *, is_ahead: bool = False) -> Texts:
    """Return the files of a year that begins from a closing, or before it was approved."""
    files = go_on(
        read_snapshot(content, place), b"" if is_ahead else content, is_compared=True
    ).files
    return {file: text.decode() for file, text in files.items()}


def _rows_of(texts: Texts) -> dict[str, Rows]:
    """Return the rows of all sheets that are compared, each text in its one form."""
    found: dict[str, Rows] = {}
    for part in _PARTS:
        text = texts.get(part.file, "")
        flat = part_rows(part, format_text(part.file, text) if text else "")
        for spec in sheets_of(part):
            # A row is named by what it belongs to and its key, or all of it where it has none.
            columns = (*spec.parents, *spec.keys) if spec.keys else spec.columns
            names = [
                tuple(row.cells.get(column.id, "") for column in columns) for row in flat[spec.id]
            ]
            found[spec.id] = dict(zip(names, flat[spec.id], strict=True))
    return found


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
    replaced: set[tuple[str, ...]] = field(default_factory=set)
    """Figures that the new closing gives otherwise: subject, name,
    period and column of restatements.
    """

    @cached_property
    def gone(self) -> frozenset[str]:
        """What somebody took out of the plan: indicators and the like, by their codes."""
        sheets = (sheet for sheet in self.was if _SPECS[sheet].part is PLAN)
        lost = (key for sheet in sheets for key in self.was[sheet].keys() - self.now[sheet].keys())
        return frozenset(key[0] for key in lost if len(key) == 1)

    def take(self, sheet: str, *, may_add: bool = True, is_new_only: bool = False) -> None:
        """Merge the rows of closed years of a sheet.

        Args:
            sheet: Its id.
            may_add: A row that only the new closing has comes along.
            is_new_only: Nothing but such rows: all others are the year's own.
        """
        was, becomes, now = self.was[sheet], self.becomes[sheet], self.now[sheet]
        for key in {**was, **becomes}:
            old, new, own = was.get(key), becomes.get(key), now.get(key)
            is_same = old is not None and new is not None and old.cells == new.cells
            is_out = not own and not self.gone.isdisjoint(key)
            dated = _cell(old or new, "period") or _cell(old or new, "key")
            year = dated[:DIGITS_OF_A_YEAR]  # empty: of no year
            if is_same or is_out or year > str(self.year) or (is_new_only and (old or own)):
                continue
            # A row that somebody took out stays out: what it was about may have left the plan.
            if new is not None and (own is not None or (old is None and may_add)):
                now[key] = replace(new, number=own.number if own else 0)
            elif new is None and own is not None and _cell(own, "source") == _cell(old, "source"):
                now.pop(key)
            else:
                continue
            self.replaced |= _figures(sheet, old, new)
            self.changed_sheets.add(sheet)

    def drop_restatements(self) -> None:
        """Leave out restatements of figures that the new closing gives
        otherwise than the old one.
        """
        rows = self.now[RESTATEMENTS.file]
        if dropped := self.replaced & rows.keys():
            self.now[RESTATEMENTS.file] = {
                key: row for key, row in rows.items() if key not in dropped
            }
            self.changed_sheets.add(RESTATEMENTS.file)

    def add_sources(self) -> None:
        """Add the sources that rows name which came."""
        named = {
            _cell(row, "source") for id_ in self.changed_sheets for row in self.now[id_].values()
        }
        for key, row in self.becomes[_SOURCES].items():
            if key[0] in named and key not in self.now[_SOURCES]:
                self.now[_SOURCES][key] = replace(row, number=0)
                self.changed_sheets.add(_SOURCES)


def _figures(sheet: str, old: FlatRow | None, new: FlatRow | None) -> set[tuple[str, ...]]:
    """Return the figures of a row as restatements name them."""
    row = new or old
    if sheet == _TARGETS:
        return {
            (_cell(row, "indicators.code"), "", _cell(row, "key"), str(RestatedColumn.PLAN_TARGET))
        }
    spec = _SPECS[sheet]
    if spec.part not in _CARRIED_TABLES:
        return set()
    subject, *names = (_cell(row, column.id) for column in spec.keys if column.id != "period")
    before = "plan_" if sheet == PLAN_YEARS.file else ""
    columns = (f"{before}{column.id}" for column in spec.columns)
    return {(subject, " ".join(names), _cell(row, "period"), column) for column in columns}


def _cell(row: FlatRow | None, column: str) -> str:
    return row.cells.get(column, "") if row else ""
