"""A YAML part as flat rows: one sheet for each list and map, as `sheets` lays them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.rows.sheets import (
    KEY,
    LIST,
    NUMBER,
    TEXTS,
    VALUE,
    is_text_list,
    list_name,
    sheet_id,
    sheets_of,
)
from capaian.dossier.rows.yaml_edits import compose_part
from capaian.dossier.rows.yaml_values import Fields, Items, Leaf, Value, read_value
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure
from capaian.dossier.tables.kinds import Kind

_MAX_CACHED_FILES: Final = 32
"""Files whose rows are remembered: those of two dossiers."""
_MAX_CACHED_LENGTH: Final = 60_000
"""Characters of a file whose rows are remembered; an ordinary one has less."""


@dataclass(frozen=True, slots=True)
class Owners:
    """The records that something belongs to, from the outermost."""

    keys: tuple[tuple[str, str], ...] = ()
    """Ids of the columns by which other sheets name them, with the texts."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the names alone."""
        return tuple(text for _, text in self.keys)

    def and_item(self, shape: Shape, listing: str, item: Fields, number: str) -> Owners:
        """Return the owners of what belongs to an item of a list."""
        names = shape.key or (NUMBER,)
        keys = tuple((f"{listing}.{name}", number if name == NUMBER else item.text(name)) for name in names)
        return Owners((*self.keys, *keys))


def unfold(part: KeyFile, text: str) -> Rows:
    """Return the rows of each sheet of a part, in the order of the file.

    A sheet without rows is there too; a form has exactly one row. Texts lose the spaces around them, as in
    reading; other than that each is what the file holds.

    Raises:
        ValueError: if the text is no YAML; a dossier that was read without errors never is.
    """
    return _known_rows(part, text) if len(text) <= _MAX_CACHED_LENGTH else _unfold(part, text)


def _unfold(part: KeyFile, text: str) -> Rows:
    rows: dict[str, list[FlatRow]] = {sheet.id: [] for sheet in sheets_of(part)}
    value = read_value(part.shape, compose_part(part, text))
    root = value if isinstance(value, Fields) else Fields(())
    for sheet, row in _Unfolder(part).rows(root):
        rows[sheet].append(row)
    return {sheet: tuple(found) for sheet, found in rows.items()}


_known_rows = lru_cache(_MAX_CACHED_FILES)(_unfold)
"""The same, remembered: whoever writes a part has read it before, and most parts stay as they are."""


class _Unfolder:
    """Walks declaration and values side by side."""

    def __init__(self, part: KeyFile) -> None:
        self._part = part
        self._sheets = {sheet.id: sheet for sheet in sheets_of(part)}

    def rows(self, root: Fields) -> Iterator[tuple[str, FlatRow]]:
        """Yield all rows with the ids of their sheets."""
        if self._part.file in self._sheets:
            yield self._row(self._part.file, cells_of(self._part.shape, root), 1)
        yield from self._below(self._part.shape, root, (), Owners())

    def _row(self, sheet: str, cells: Mapping[str, str], number: int) -> tuple[str, FlatRow]:
        columns = self._sheets[sheet].columns
        return sheet, FlatRow({column.id: cells.get(column.id, "") for column in columns}, number)

    def _below(
        self, shape: Shape, fields: Fields, path: tuple[str, ...], owners: Owners
    ) -> Iterator[tuple[str, FlatRow]]:
        """Yield the rows of the lists and maps of a record, and of all that is within them."""
        for column in shape.columns:
            here = (*path, column.name)
            match column.kind, fields.get(column.name):
                case Listing(item=Shape() as item), Items(values=values):
                    for value in values:
                        if isinstance(value, Fields):
                            yield from self._record(item, value, here, owners)
                case Listing(item=item), Items(values=values) if is_text_list(item):
                    yield from self._texts(values, here, owners)
                case ByKey() as kind, Fields() as entries:
                    yield from self._entries(kind, entries, here, owners)
                case Shape() as kind, Fields() as inner:
                    yield from self._below(kind, inner, here, owners)

    def _record(
        self, item: Shape, value: Fields, path: tuple[str, ...], owners: Owners
    ) -> Iterator[tuple[str, FlatRow]]:
        number = str(value.number)
        cells = {**dict(owners.keys), NUMBER: number, **cells_of(item, value)}
        yield self._row(sheet_id(self._part, path), cells, value.number)
        yield from self._below(item, value, path, owners.and_item(item, path[-1], value, number))

    def _entries(
        self, kind: ByKey, entries: Fields, path: tuple[str, ...], owners: Owners
    ) -> Iterator[tuple[str, FlatRow]]:
        for number, (key, value) in enumerate(entries.entries, 1):
            cells = {**dict(owners.keys), KEY: key, **entry_cells(kind.value, value)}
            yield self._row(sheet_id(self._part, path), cells, number)

    def _texts(
        self, values: tuple[Value, ...], path: tuple[str, ...], owners: Owners
    ) -> Iterator[tuple[str, FlatRow]]:
        cells = {LIST: list_name(path), **owner_cells(owners)}
        for value in values:
            if isinstance(value, Leaf):
                sheet = sheet_id(self._part, (TEXTS,))
                yield self._row(sheet, {**cells, VALUE: value.text}, value.number)


def cells_of(shape: Shape, fields: Fields, prefix: str = "") -> dict[str, str]:
    """Return the cells of the values of a record that stand once, those of shapes within it too."""
    cells: dict[str, str] = {}
    for column in shape.columns:
        name = f"{prefix}{column.name}"
        match column.kind, fields.get(column.name):
            case Kind(), Leaf(text=text):
                cells[name] = text
            case Listing(item=Kind() as item), Items(values=values) if not is_text_list(item):
                cells[name] = " ".join(value.text for value in values if isinstance(value, Leaf))
            case Shape() as kind, Fields() as inner:
                cells |= cells_of(kind, inner, f"{name}.")
    return cells


def entry_cells(structure: Structure, value: Value) -> dict[str, str]:
    """Return the cells of the value of a free key."""
    if isinstance(structure, Shape) and isinstance(value, Fields):
        return cells_of(structure, value)
    return {VALUE: value.text} if isinstance(value, Leaf) else {}


def owner_cells(owners: Owners) -> dict[str, str]:
    """Return the cells that name the owner of a list of texts."""
    return {f"owner{place}": text for place, text in enumerate(owners.texts, 1)}
