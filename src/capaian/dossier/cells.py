"""What reading a cell of a table and a key of a YAML part have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog
from capaian.dossier.names import NameBook
from capaian.dossier.tables.declaration import ByKey, Column, ColumnNeed, Filler, Listing, Shape, Structure
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError

MAX_CELL: Final = 20_000
MAX_KEY: Final = 16_000
"""Letters of what names a row: it stands whole in one cell of a workbook, where some letters count twice."""


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


def read_value(kind: Kind, text: str, place: Place, log: IssueLog, longest: int = MAX_CELL) -> object:
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
        self._targets = {column.name: column.target for column in columns}
        self.required = {
            column.name: column.target for column in columns if column.need is ColumnNeed.REQUIRED
        }
        """Fields that must be filled, by the names of their columns."""
        optional = [column for column in columns if column.need is not ColumnNeed.REQUIRED]
        self.absent = {
            column.target: empty_value(column.kind) if column.filler is Filler.KIND else column.filler
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
        given = {target: values[name] for name, target in self._targets.items() if name in values}
        return self.absent | given


def empty_value(structure: Structure) -> object:
    """Return what stands for "not provided" in a structure."""
    match structure:
        case Kind():
            return structure.empty
        case Listing():
            return ()
        case ByKey() | Shape():
            return None
