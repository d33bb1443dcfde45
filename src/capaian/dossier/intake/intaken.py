"""A file of tables held against a dossier, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from capaian.domain.identifiers import NodeId
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Issue, has_errors
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.changes import apply_if_unchanged
from capaian.dossier.folder import Folder
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Doubt, Proposal, TakenRow
from capaian.dossier.intake.merge import Merged
from capaian.dossier.intake.since_stored import EVENTS, SPENT, until_words
from capaian.dossier.tables.comparison import PEERS
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import COUNTS, INPUTS

TARGETS: Final[Mapping[IntakeTable, Table[Any]]] = {
    IntakeTable.COUNTS: COUNTS,
    IntakeTable.INPUTS: INPUTS,
    IntakeTable.PEERS: PEERS,
}
"""The tables of the dossier that rows come into."""


@dataclass(frozen=True)
class TakenTable:
    """A table that was understood."""

    proposal: Proposal
    taken: Taken

    @property
    def sort(self) -> IntakeTable:
        """What it holds."""
        return self.proposal.intake.table

    @property
    def end(self) -> date:
        """The day that it tells of: of money the last on which anything was spent."""
        spent = [Period.parse(row.cells["period"]).end for row in self.taken.rows if ACTUAL in row.cells]
        return max(spent) if self.sort is IntakeTable.INPUTS and spent else self.taken.period.end

    @property
    def rest_words(self) -> str:
        """How the part of a year was made that the dossier does not have yet; empty: there is none."""
        what = SPENT if self.sort is IntakeTable.INPUTS else EVENTS
        return "" if self.taken.rest is None else until_words(self.taken.rest, what)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one table says of itself, and what it is taken for."""

    intake: str
    """Code of what was settled of it."""
    sheet: str
    """Name of the sheet, where somebody gave it."""
    lines: tuple[str, ...]
    """What stands around it."""
    unused: tuple[str, ...]
    """Heads of which nothing is taken."""
    said: Mapping[str, tuple[str, ...]]
    """What such columns, by their heads, say in the rows taken besides figures and names of these."""
    about: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Which rows say so, where not all say the same."""
    shapes: tuple[str, ...]
    """What its figures look like, where ordinary ones do not."""
    looks: tuple[str, ...]
    """What of it is struck out, or not seen."""
    periods: tuple[Period, ...]
    """What its figures are stored as."""
    digest: str
    """Of all that without its times, and of what its columns are taken for."""
    words: str
    """The same without what its figures alone tell of their time: who confirms both confirms the words."""
    is_confirmed: bool
    why: str = ""
    """Why its words are asked about though its form was confirmed; empty where they are not."""
    coverages: tuple[str, ...] = ()
    """Which share of those counted its figures say to have something; no part of the digest."""

    @property
    def taken_as(self) -> str:
        """The time that it is taken for, in words."""
        parts = [period for period in self.periods if period.kind is not PeriodKind.YEAR] or [*self.periods]
        words = [f"seluruh tahun {one.year}" if one.kind is PeriodKind.YEAR else one.label for one in parts]
        return " … ".join(dict.fromkeys((words[0], words[-1]))) if words else ""


@dataclass(frozen=True)
class Intaken:
    """A file of tables held against the dossier; nothing is written yet."""

    file: str
    folder: Folder
    """The dossier as it is."""
    tables: tuple[TakenTable, ...]
    unread: tuple[str, ...]
    """Names of sheets in which no table was understood."""
    doubts: tuple[Doubt, ...]
    issues: tuple[Issue, ...]
    emptied: tuple[TakenRow, ...] = ()
    """Rows that empty amounts of money which the user says are none any more."""
    unbudgeted: tuple[NodeId, ...] = ()
    """Nodes without figures that a budget does not name; they leave the plan if that was asked for."""
    changes: Mapping[str, bytes] = field(default_factory=dict)
    """What files become."""
    merged: Mapping[str, Merged] = field(default_factory=dict)
    """Tables of the dossier that rows came into, by file."""
    readings: tuple[Reading, ...] = ()
    """What each of the tables says of itself."""
    beside: tuple[str, ...] = ()
    """What the file says besides its tables: other sheets, comments, heads and feet of pages, formats."""
    code: str = ""
    """What somebody names who has looked at all that would be written; empty where nothing would."""

    @property
    def is_confirmed(self) -> bool:
        """Whether all that the tables say of themselves was confirmed before, so that nobody has to look."""
        return bool(self.readings) and all(one.is_confirmed for one in self.readings)

    @property
    def has_errors(self) -> bool:
        """Whether anything found forbids writing."""
        return has_errors(self.issues)

    @property
    def budgeted(self) -> frozenset[str]:
        """The nodes that budgets name."""
        return frozenset(row.cells["node"] for row in self.rows_of(IntakeTable.INPUTS))

    def rows_of(self, sort: IntakeTable) -> list[TakenRow]:
        """Return the rows of all tables of a sort."""
        return [row for one in self.tables if one.sort is sort for row in one.taken.rows]

    def write(self) -> None:
        """Write the changes into the dossier: all of them, or none.

        Raises:
            FileError: if a file cannot be written, or was changed since it was read.
            ValueError: if there are errors; our fault.
        """
        if self.has_errors:
            raise ValueError("tables with errors must not be written")
        apply_if_unchanged(self.folder.path, self.folder.hashes, self.changes)
