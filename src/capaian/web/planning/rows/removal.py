"""What goes along with work that is removed: the work below it, and the rows of both that hold nothing.

The catalogue and the beginning of a year make such rows by themselves. What holds something keeps it all:
an amount, a result, a name or words have to be taken away by themselves, with a reason of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from textwrap import shorten
from typing import Final

from capaian.dossier.rows.sheets import Role, SheetColumn
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import TEXT
from capaian.web.planning.cell_texts import shown_text
from capaian.web.planning.names import row_in_names
from capaian.web.planning.sheets import NODES, column_of, slug_of
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, Known, know
from capaian.web.years.models import OfficeYear, Row

_DESCRIBING: Final = frozenset({"unit", "source", "fund"})
"""Columns that say of what or whence something is: alone they hold nothing."""
_CHOSEN_KEYS: Final = frozenset({"indicator", "column"})
"""Keys that somebody chose: no row has them by itself; nor has one a key that is a free text."""
_LETTERS_OF_STAMP: Final = 32
_LETTERS_OF_HOLDING: Final = 120
_MAX_HOLDING: Final = 10
"""Rows that are named of those that hold something."""
_OWNED: Final[Mapping[str, str]] = {
    spec.id: column.id
    for spec in SHEETS.values()
    for column in spec.columns
    if column.role is Role.KEY and Names.NODE in column.refers_to
}
"""Sheets whose rows are of a node, with the column that names it."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A row that holds something, and so keeps what it belongs to."""

    title: str
    """Its sheet, what it is of, and what stands in it: `Masukan: Perekaman, 2024: Semula 25.000.000`."""
    slug: str
    pk: int


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes along with rows that are removed, or what keeps them."""

    rows: Sequence[Row] = ()
    holding: Sequence[Holding] = ()

    @property
    def nodes(self) -> Sequence[str]:
        """The work among it: kind, code and name."""
        kind, own = column_of(NODES, "kind"), [row.cells for row in self.rows if row.sheet == NODES]
        names = ((shown_text(kind, c.get("kind", "")), c.get("code", ""), c.get("name", "")) for c in own)
        return [" ".join(filter(None, parts)) for parts in names]

    @property
    def empty(self) -> Sequence[tuple[str, int]]:
        """Sheets with how many rows of them go that hold nothing."""
        return [*Counter(SHEETS[row.sheet].title for row in self.rows if row.sheet != NODES).items()]

    @property
    def stamp(self) -> str:
        """Names what goes along, as it stands: who confirms it has seen that; empty: nothing goes along."""
        versions = repr(sorted((row.pk, row.version) for row in self.rows))
        return sha256(versions.encode()).hexdigest()[:_LETTERS_OF_STAMP] if self.rows else ""

    @property
    def edits(self) -> Sequence[Edit]:
        """Remove all of it."""
        return [Edit(row.sheet, None, row.pk, row.version) for row in self.rows]

    @property
    def counted(self) -> str:
        """What goes along, in short: `3 pekerjaan di bawahnya dan 2 baris kosong (Masukan)`."""
        parts = [f"{len(self.nodes)} pekerjaan di bawahnya"] if self.nodes else []
        if self.empty:
            sheets = ", ".join(title for title, _ in self.empty)
            parts.append(f"{sum(count for _, count in self.empty)} baris kosong ({sheets})")
        return " dan ".join(parts)


def along_with(year: OfficeYear, row: Row) -> Removal:
    """Return what goes along with a row when it is removed; rows of other sheets go alone."""
    code = row.cells.get("id", "")
    if row.sheet != NODES or not code:
        return Removal()
    below = _below(code, [*year.rows.filter(sheet=NODES).order_by("place")])
    own = _rows_of(year, {code, *(each.cells["id"] for each in below)})
    found = [each for rows in own.values() for each in rows]
    known = know(year)
    holding = [_holding(each, known) for each in found if _held(each)][:_MAX_HOLDING]
    return Removal([*below, *(each for each in found if not _held(each))], holding)


def find_unfunded_work(year: OfficeYear, nodes: Set[str]) -> Removal:
    """Return what goes when a new office takes out the work of the catalogue that it does not budget.

    Args:
        year: Whose work.
        nodes: Ids of its sub-activities without a budget; what they leave empty above goes with them.
    """
    stored = {row.cells.get("id", ""): row for row in year.rows.filter(sheet=NODES).order_by("place")}
    children = Counter(row.cells.get("parent", "") for row in stored.values())
    own = _rows_of(year, stored.keys())
    rows: list[Row] = []
    level = {code for code in nodes if code in stored}
    while level:
        emptied: set[str] = set()
        for code in [each for each in stored if each in level]:
            if not children[code] and not any(map(_held, own.get(code, ()))):
                rows += [stored[code], *own.get(code, ())]
                parent = stored[code].cells.get("parent", "")
                children[parent] -= 1
                emptied.add(parent)
        level = emptied & stored.keys()
    return Removal(rows)


def _below(code: str, nodes: Sequence[Row]) -> list[Row]:
    """Return the work below a node, each once, whatever circle it may be in."""
    found: dict[str, Row] = {}
    level = {code}
    while level:
        rows = [each for each in nodes if each.cells.get("parent", "") in level]
        new = {own: row for row in rows if (own := row.cells.get("id", "")) not in {"", code, *found}}
        found |= new
        level = {*new}
    return sorted(found.values(), key=lambda row: row.place)


def _rows_of(year: OfficeYear, codes: Set[str]) -> Mapping[str, Sequence[Row]]:
    """Return the rows that are of some nodes by these, without those that name them among others."""
    found: dict[str, list[Row]] = {}
    for row in year.rows.filter(sheet__in=_OWNED).order_by("sheet", "place"):
        if (code := row.cells.get(_OWNED[row.sheet], "").strip()) in codes:
            found.setdefault(code, []).append(row)
    return found


def _held(row: Row) -> Sequence[tuple[SheetColumn, str]]:
    columns = (each for each in SHEETS[row.sheet].columns if _holds(row.sheet, each))
    return [(each, text) for each in columns if (text := row.cells.get(each.id, "").strip())]


def _holds(sheet: str, column: SheetColumn) -> bool:
    """Say whether what stands in a column was put there by somebody, and would be lost with its row."""
    if column.role is Role.VALUE:
        return column.id not in _DESCRIBING
    is_chosen = column.kind is TEXT or column.id in _CHOSEN_KEYS
    return column.role is Role.KEY and is_chosen and column.id != _OWNED[sheet]


def _holding(row: Row, known: Known) -> Holding:
    spec = SHEETS[row.sheet]
    names = [each for each in spec.columns if each.role is not Role.VALUE]
    keys = ["" if _holds(spec.id, each) else row.cells.get(each.id, "") for each in names]
    where = row_in_names(spec, keys, known)
    texts = ((column.title, shown_text(column, text)) for column, text in _held(row))
    held = (f"{title} {shorten(text, _LETTERS_OF_HOLDING, placeholder=' …')}" for title, text in texts)
    return Holding(f"{spec.title}: {where}: {', '.join(held)}", slug_of(spec.id), row.pk)
