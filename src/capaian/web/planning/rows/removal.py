"""What goes along with work that is removed: its rows that hold nothing.

The catalogue and the beginning of a year make such rows by themselves. What holds something names
work that would not be there, so that nothing is removed: it has to be taken away by itself, with a
reason of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from capaian.domain.identifiers import NodeId
from capaian.dossier.rows.sheets import ColumnRole, SheetColumn
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import TEXT
from capaian.rules.facts import group
from capaian.rules.work_plan import grow_tree
from capaian.web.planning.cell_texts import shown_text
from capaian.web.planning.sheets import NODES
from capaian.web.years.change import Edit
from capaian.web.years.known import SHEETS, column_of
from capaian.web.years.models import OfficeYear, Row

_SIGNS_OF_A_STATE: Final = 32

_DESCRIBING: Final = frozenset({"unit", "source", "fund"})
"""Columns that say of what or whence something is: alone they hold nothing."""
_CHOSEN_KEYS: Final = frozenset({"indicator", "column"})
"""Keys that somebody chose: no row has them by itself; nor has one a key that is a free text."""
_OWNED_SHEETS: Final[Mapping[str, str]] = {
    spec.id: column.id
    for spec in SHEETS.values()
    for column in spec.columns
    if column.role is ColumnRole.KEY and Names.NODE in column.refers_to
}
"""Sheets whose rows are of a node, with the column that names it."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes along with rows that are removed."""

    rows: Sequence[Row] = ()

    @property
    def nodes(self) -> Sequence[str]:
        """The work among it: kind, code and name."""
        kind, own = (
            column_of(NODES, "kind"),
            [row.cells for row in self.rows if row.sheet == NODES],
        )
        names = (
            (shown_text(kind, c.get("kind", "")), c.get("code", ""), c.get("name", ""))
            for c in own
        )
        return [" ".join(filter(None, parts)) for parts in names]

    @property
    def empty(self) -> Sequence[tuple[str, int]]:
        """Sheets with how many rows of them go that hold nothing."""
        return [
            *Counter(SHEETS[row.sheet].title for row in self.rows if row.sheet != NODES).items()
        ]

    @property
    def stamp(self) -> str:
        """Names what goes along, as it stands: who confirms it has seen that; empty:
        nothing goes along.
        """
        versions = repr(sorted((row.pk, row.version) for row in self.rows))
        return sha256(versions.encode()).hexdigest()[:_SIGNS_OF_A_STATE] if self.rows else ""

    @property
    def edits(self) -> Sequence[Edit]:
        """Remove all of it."""
        return [Edit(row.sheet, None, row.pk, row.version) for row in self.rows]


def along_with(year: OfficeYear, row: Row) -> Removal:
    """Return what goes along with a row when it is removed; rows of other sheets go alone."""
    code = row.cells.get("id", "")
    if row.sheet != NODES or not code:
        return Removal()
    return Removal(
        [each for each in _rows_of(year, {code}).get(code, ()) if not _has_content(each)]
    )


def find_unfunded_work(year: OfficeYear, nodes: Set[str]) -> Removal:
    """Return what goes when a new office takes out the work of the catalogue
    that it does not budget.

    Args:
        year: Whose work.
        nodes: Ids of its sub-activities without a budget; what they leave empty above goes with
            them.
    """
    stored = {
        row.cells.get("id", ""): row for row in year.rows.filter(sheet=NODES).order_by("place")
    }
    tree = grow_tree(
        {NodeId(code): NodeId(row.cells.get("parent", "")) for code, row in stored.items()}
    )
    own, rows, emptied = _rows_of(year, stored.keys()), list[Row](), set[str]()
    for code in reversed(tree.order):
        below = tree.children[code]
        is_empty = emptied.issuperset(below) if below else code in nodes
        if is_empty and not any(map(_has_content, own.get(code, ()))):
            rows += [stored[code], *own.get(code, ())]
            emptied.add(code)
    return Removal(rows)


def _rows_of(year: OfficeYear, codes: Set[str]) -> Mapping[str, Sequence[Row]]:
    """Return the rows that are of some nodes by these,
    without those that name them among others.
    """
    rows = year.rows.filter(sheet__in=_OWNED_SHEETS).order_by("sheet", "place")
    found = group(rows, lambda row: row.cells.get(_OWNED_SHEETS[row.sheet], "").strip())
    return {code: own for code, own in found.items() if code in codes}


def _has_content(row: Row) -> bool:
    """Say whether a row holds anything that somebody put there, and that would be lost with it."""

    def is_content(column: SheetColumn) -> bool:
        if column.role is ColumnRole.VALUE:
            return column.id not in _DESCRIBING
        is_chosen = column.kind is TEXT or column.id in _CHOSEN_KEYS
        return (
            column.role is ColumnRole.KEY and is_chosen and column.id != _OWNED_SHEETS[row.sheet]
        )

    columns = SHEETS[row.sheet].columns
    return any(row.cells.get(each.id, "").strip() and is_content(each) for each in columns)
