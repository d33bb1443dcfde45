"""What goes along with a row of the work plan: the work below it, and the rows of both that hold nothing.

The catalogue and the beginning of a year make such rows by themselves. What holds something keeps it all:
an amount, a result, a name or words have to be taken away by themselves, with a reason of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from textwrap import shorten
from typing import Final

from capaian.domain.period import Period
from capaian.domain.work import Resource
from capaian.dossier.rows.sheets import Role, SheetColumn, SheetSpec
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import PERIOD, TEXT
from capaian.web.planning.called import in_full
from capaian.web.planning.fields import shown_text
from capaian.web.planning.sheets import slug_of
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, Known, know
from capaian.web.years.models import OfficeYear, Row

NODES: Final = "nodes.csv"
_DESCRIBING: Final = frozenset({"unit", "source", "fund"})
"""Columns that say of what or whence something is: alone they hold nothing."""
_TELLING: Final = frozenset({"indicator", "column"})
"""Keys that somebody chose: no row has them by itself; nor has one a key that is a free text."""
_USUAL: Final = frozenset({"", "all", str(Resource.MONEY)})
"""Parts of keys that are told by the sheet itself."""
_SIGNS: Final = 32
_LETTERS: Final = 120
"""Of what a row holds, so that a long text leaves room for the others."""
_NAMED: Final = 10
"""Rows that are named one by one of those that hold something."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A row that holds something, and so keeps what it belongs to."""

    title: str
    """Its sheet, and what it is of."""
    held: str
    """What stands in it: `Semula 25.000.000`."""
    slug: str
    pk: int


@dataclass(frozen=True, slots=True)
class Along:
    """What goes along with a row."""

    nodes: Sequence[str] = ()
    """The work below it: kind, code and name."""
    empty: Sequence[tuple[str, int]] = ()
    """Sheets with how many rows of them go that hold nothing."""
    rows: Sequence[Row] = ()
    holding: Sequence[Holding] = ()
    """What keeps it."""
    more: int = 0
    """How many more keep it than are named."""

    @property
    def stamp(self) -> str:
        """Names what goes along, as it stands: who confirms it has seen that; empty: nothing goes along."""
        told = repr(sorted((row.pk, row.version) for row in self.rows))
        return sha256(told.encode()).hexdigest()[:_SIGNS] if self.rows else ""

    @property
    def edits(self) -> Sequence[Edit]:
        """Let all of it go."""
        return [Edit(row.sheet, None, row.pk, row.version) for row in self.rows]

    @property
    def counted(self) -> str:
        """What goes along, in short: `3 pekerjaan di bawahnya dan 2 baris kosong (Masukan)`."""
        parts = [f"{len(self.nodes)} pekerjaan di bawahnya"] if self.nodes else []
        if self.empty:
            sheets = ", ".join(title for title, _ in self.empty)
            parts.append(f"{sum(count for _, count in self.empty)} baris kosong ({sheets})")
        return " dan ".join(parts)


def along_with(year: OfficeYear, row: Row) -> Along:
    """Return what goes along with a row when it is removed; rows of other sheets go alone."""
    code = row.cells.get("id", "")
    if row.sheet != NODES or not code:
        return Along()
    nodes = [*year.rows.filter(sheet=NODES).order_by("place")]
    below = sorted(_below(code, nodes), key=lambda each: each.place)
    codes = {code, *(each.cells.get("id", "") for each in below)}
    keep: list[Row] = []
    empty: list[Row] = []
    for each in _of_nodes(year, codes):
        (keep if _held(each) else empty).append(each)
    known = know(year)
    return Along(
        [_called(each) for each in below],
        [*Counter(SHEETS[each.sheet].title for each in empty).items()],
        [*below, *empty],
        [_holding(each, known) for each in keep[:_NAMED]],
        len(keep[_NAMED:]),
    )


@dataclass(frozen=True, slots=True)
class UnfundedWork:
    """Sub-activities without a budget that hold nothing, with the work above that is left empty by them."""

    rows: Sequence[Row]
    edits: Sequence[Edit]

    @property
    def names(self) -> Sequence[str]:
        """What they are called."""
        return [_called(row) for row in self.rows]

    @property
    def stamp(self) -> str:
        """Names what would go, as it stands: who confirms it has seen that; empty: nothing would."""
        told = repr(sorted((edit.row, edit.version) for edit in self.edits))
        return sha256(told.encode()).hexdigest()[:_SIGNS] if self.edits else ""


def find_unfunded_work(year: OfficeYear, nodes: Set[str]) -> UnfundedWork:
    """Return what goes when a new office takes out the work of the catalogue that it does not budget.

    Args:
        year: Whose work.
        nodes: Ids of its sub-activities without a budget.
    """
    stored = {row.cells.get("id", ""): row for row in year.rows.filter(sheet=NODES).order_by("place")}
    children = Counter(row.cells.get("parent", "") for row in stored.values())
    own: dict[str, list[Row]] = {}
    for row in _of_nodes(year, stored.keys()):
        own.setdefault(row.cells.get(_OWNED[row.sheet], "").strip(), []).append(row)
    gone: list[Row] = []
    level = {code for code in nodes if code in stored}
    while level:
        emptied: set[str] = set()
        for code in [each for each in stored if each in level]:
            if not children[code] and not any(map(_held, own.get(code, ()))):
                gone.append(stored[code])
                parent = stored[code].cells.get("parent", "")
                children[parent] -= 1
                emptied.add(parent)
        level = emptied & stored.keys()
    rows = [each for row in gone for each in (row, *own.get(row.cells["id"], ()))]
    return UnfundedWork(gone, [Edit(each.sheet, None, each.pk, each.version) for each in rows])


def shown_cells(spec: SheetSpec, row: Row, known: Known) -> Sequence[tuple[str, str]]:
    """Return the cells of a row as people read them, with the names of codes."""
    texts = ((column, row.cells.get(column.id, "")) for column in spec.columns)
    return [(column.title, in_full(column, text, known)) for column, text in texts if text]


def _below(code: str, nodes: Sequence[Row]) -> Iterator[Row]:
    """Yield the work below a node, each once, whatever circle it may be in."""
    children: dict[str, list[Row]] = {}
    for node in nodes:
        children.setdefault(node.cells.get("parent", ""), []).append(node)
    seen, left = {code}, [code]
    while left:
        for node in children.get(left.pop(), ()):
            own = node.cells.get("id", "")
            if own and own not in seen:
                seen.add(own)
                left.append(own)
                yield node


def _of_nodes(year: OfficeYear, codes: Set[str]) -> Iterator[Row]:
    """Yield the rows that are of some nodes, not those that name them among others."""
    for row in year.rows.filter(sheet__in=_OWNED).order_by("sheet", "place"):
        if row.cells.get(_OWNED[row.sheet], "").strip() in codes:
            yield row


def _owning(spec: SheetSpec) -> SheetColumn | None:
    found = (each for each in spec.columns if each.role is Role.KEY and Names.NODE in each.refers_to)
    return next(found, None)


_OWNED: Final[Mapping[str, str]] = {
    spec.id: column.id for spec in SHEETS.values() if (column := _owning(spec)) is not None
}
"""Sheets whose rows are of a node, with the column that names it."""


def _held(row: Row) -> Sequence[tuple[SheetColumn, str]]:
    columns = [each for each in SHEETS[row.sheet].columns if _holds(row.sheet, each)]
    found = [(each, row.cells.get(each.id, "").strip()) for each in columns]
    return [(column, text) for column, text in found if text]


def _holds(sheet: str, column: SheetColumn) -> bool:
    """Say whether what stands in a column was put there by somebody, and would be lost with its row."""
    if column.role is Role.VALUE:
        return column.id not in _DESCRIBING
    is_telling = column.kind is TEXT or column.id in _TELLING
    return column.role is Role.KEY and is_telling and column.id != _OWNED[sheet]


def _called(row: Row) -> str:
    kind = next(each for each in SHEETS[NODES].columns if each.id == "kind")
    code = row.cells.get("code") or row.cells.get("id", "")
    return f"{shown_text(kind, row.cells.get('kind', ''))} {code} {row.cells.get('name', '')}".strip()


def _key_in_words(column: SheetColumn, text: str, known: Known) -> str:
    if column.kind is PERIOD:
        with suppress(ValueError):
            return Period.parse(text).label
    return in_full(column, text, known)


def _in_short(column: SheetColumn, text: str, known: Known) -> str:
    return shorten(in_full(column, text, known), _LETTERS, placeholder=" …")


def _holding(row: Row, known: Known) -> Holding:
    spec = SHEETS[row.sheet]
    keys = [each for each in spec.columns if each.role is Role.KEY and not _holds(spec.id, each)]
    texts = [(each, row.cells.get(each.id, "")) for each in keys]
    of = ", ".join(_key_in_words(column, text, known) for column, text in texts if text not in _USUAL)
    held = ", ".join(f"{column.title} {_in_short(column, text, known)}" for column, text in _held(row))
    return Holding(f"{spec.title}: {of}", held, slug_of(spec.id), row.pk)
