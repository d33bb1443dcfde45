"""Flat rows back into the YAML part that they came from: only what differs is edited.

What comes of it is read again: it must say what the rows say, and no comment on a line of its own may be
lost. Anything else would be a fault of ours, and nothing is given back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from capaian.domain.issue import Place
from capaian.dossier.rows.comments import comments_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.origins import KEY_SIGN, find_origins
from capaian.dossier.rows.piece_values import NOTHING, read_value
from capaian.dossier.rows.records import Problem, clean, gather
from capaian.dossier.rows.sheets import SheetSpec, all_sheets, sheets_of
from capaian.dossier.rows.source_tree import Document, parse
from capaian.dossier.rows.value_edits import compare, says
from capaian.dossier.rows.values import Fields, Origin
from capaian.dossier.rows.yaml_edits import apply_edits
from capaian.dossier.rows.yaml_rows import take_apart
from capaian.dossier.tables.declaration import KeyFile


class LostFactError(AssertionError):
    """A part does not say what its rows say, or lost a comment: our fault, so nothing may be written."""


@dataclass(frozen=True)
class Folded:
    """What came of rows."""

    text: str
    """The part; the same object where nothing differs, empty where no value is left."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Cells that values came from, by their key path as a `Place` names it: `indicators[iku-1].unit`."""
    problems: tuple[Problem, ...] = ()
    """Rows that can stand nowhere. If there are any the text is the old one and there are no origins."""
    on_lines: Mapping[tuple[str, int], Origin] = field(default_factory=dict)
    """The same by path and line: where only the first part of a key names items, paths are the same."""
    keys: Mapping[tuple[str, int], Origin] = field(default_factory=dict)
    """Cells that free keys came from, by path and line of their entries."""

    def find(self, place: Place, value: str | None = None) -> Origin | None:
        """Return the cell that an issue of the part is about, or that of what its value belongs to.

        Args:
            place: Line and key path.
            value: The offending text: of an entry with a free key it may be the key.
        """
        if value and (key := self._find_key(place, value)) is not None:
            return key
        if place.column is None and place.row is not None:
            return self._find_on_line(place.row)
        path = place.column or ""
        inside = (f"{record}.{path}" for record in self._records_on(place.row))
        found = (self._find_path(each, place.row) for each in (path, *inside))
        return next((origin for origin in found if origin is not None), None)

    def _find_key(self, place: Place, value: str) -> Origin | None:
        path = place.column or ""
        return self.keys.get((path, place.row or 0)) if path.endswith(f".{value}") else None

    def _records_on(self, row: int | None) -> list[str]:
        """Return the records that begin on a line, the innermost first: rules name keys within one."""
        records = (path for path, line in self.on_lines if line == row and path.endswith("]"))
        return sorted(records, key=len, reverse=True)

    def _find_path(self, path: str, row: int | None) -> Origin | None:
        asked = path
        while path:
            found = self.on_lines.get((path, row or 0)) or self.origins.get(path)
            if found is not None:
                left_out = asked.removeprefix(f"{path}.") if path.endswith("]") else ""
                return replace(found, column=column_of(left_out, _columns(found.sheet), found.column))
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    def _find_on_line(self, row: int) -> Origin | None:
        """Return the innermost cell on a line; a text may run over several, so that the last above counts."""
        above = ((line, len(path), path) for path, line in self.on_lines if line <= row)
        line, _, path = max(above, default=(0, 0, ""))
        return self.on_lines.get((path, line))


def column_of(left_out: str, columns: Sequence[str], otherwise: str) -> str:
    """Return where a key that a record leaves out has its empty cell: in the first of its columns.

    Examples:
        >>> columns = ["indicator", "target.value", "target.text"]
        >>> [column_of(key, columns, "#") for key in ("indicator", "target", "reason", "")]
        ['indicator', 'target.value', '#', '#']
    """
    own = (name for name in columns if left_out and (name == left_out or name.startswith(f"{left_out}.")))
    return next(own, otherwise)


@cache
def _columns(sheet: str) -> Sequence[str]:
    return [column.id for spec in all_sheets() if spec.id == sheet for column in spec.columns]


def fold(part: KeyFile, text: str, new: Mapping[str, Sequence[FlatRow]]) -> Folded:
    """Return a part with what the rows of its sheets say; an empty text is a part that does not exist yet.

    A sheet that is not among them stays as it is, and so does a column that a row has no cell for. Rows
    stand in the order of their list in the file; those of one owner need not stand together.

    Raises:
        LostFactError: if the result does not say what the rows say; our fault.
        YAMLError: if the text is no YAML; a dossier that was read without errors never is.
    """
    old, base = take_apart(part, text)
    rows = {
        spec.id: _complete(spec, base[spec.id], new.get(spec.id, base[spec.id])) for spec in sheets_of(part)
    }
    gathered = gather(part, rows)
    if gathered.problems:
        return Folded(text, problems=gathered.problems)
    made, pieces = _edit(part, text, old, gathered.root)
    found = [*find_origins(part.shape, pieces.root, gathered.root)] if made else []
    places = [place for place in reversed(found) if not place[0].endswith(KEY_SIGN)]
    return Folded(
        made,
        {path: origin for path, _, origin in places},
        on_lines={(path, line): origin for path, line, origin in places},
        keys={
            (path.removesuffix(KEY_SIGN), line): origin
            for path, line, origin in found
            if path.endswith(KEY_SIGN)
        },
    )


def _edit(part: KeyFile, text: str, old: Document, wanted: Fields) -> tuple[str, Document]:
    """Return a text that says what is wanted, and its pieces; `old` are those of the text before."""
    if not wanted.entries:
        return (text if read_value(part.shape, old.root) in (None, NOTHING) else ""), old
    edits = compare(part.shape, old.root, wanted)
    if not edits:
        return text, old
    made = apply_edits(text, edits)
    new = parse(made)
    lost = Counter(comments_of(old)) - Counter(comments_of(new))
    if lost or not says(part.shape, read_value(part.shape, new.root), wanted):
        raise LostFactError(f"{part.file} would not keep what it should: {len(lost)} comments lost")
    return made, new


def _complete(spec: SheetSpec, base: Sequence[FlatRow], rows: Sequence[FlatRow]) -> Sequence[FlatRow]:
    """Fill the columns that a sheet does not have with what the file holds."""
    if all(column.id in row.cells for row in rows for column in spec.columns):
        return rows
    by_key = {_name(spec, row, by_number=False): row for row in reversed(base)}
    by_number = {_name(spec, row, by_number=True): row for row in reversed(base)}
    filled = []
    for row in rows:
        number = by_number.get(_name(spec, row, by_number=True)) if row.number else None
        known = by_key.get(_name(spec, row, by_number=False), number)
        cells = known.cells if known else {}
        filled.append(FlatRow({**cells, **row.cells}, row.number))
    return filled


def _name(spec: SheetSpec, row: FlatRow, *, by_number: bool) -> tuple[str, ...]:
    """Return what a row is known by: its parents, and its key or its number in their list."""
    parents = tuple(clean(row.cells.get(column.id, "")) for column in spec.parents)
    if by_number or not spec.keys:
        return (*parents, str(row.number))
    return (*parents, *(clean(row.cells.get(column.id, "")) for column in spec.keys))
