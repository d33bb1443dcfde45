"""Which cell of a workbook each value of a part came from, by the paths that the reader of parts uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from capaian.dossier.rows.piece_values import column_kind, read_by_key, read_items
from capaian.dossier.rows.sheets import KEY
from capaian.dossier.rows.source_tree import Collection, Piece, Scalar
from capaian.dossier.rows.values import Fields, Items, Leaf, Origin, Value, text_of
from capaian.dossier.tables.declaration import ByKey, Listing, Shape, Structure

LONGEST_LABEL = 40
"""Letters of a key that names an item in a path; one with a longer key is named by its number."""
KEY_SIGN = "="
"""Behind the path of an entry of a map with free keys: what its key came from, not its value."""
Found = tuple[str, int, Origin]
"""Key path, line, cell."""


def find_origins(
    structure: Structure, piece: Piece | None, value: Value, path: str = "", line: int = 1
) -> Iterator[Found]:
    """Yield the cells of all values within one that says what a piece of the file says."""
    origin = _origin(structure, piece, value)
    if origin is not None:
        yield path, line, origin
    match structure, piece, value:
        case Shape(), Collection(), Fields(entries=entries):
            for name, inner in entries:
                slot = piece.find(name)
                if slot is not None:
                    kind = column_kind(structure, name)
                    yield from find_origins(kind, slot.value, inner, _below(path, name), slot.line)
        case ByKey(), Collection(), Fields(entries=entries):
            slots = read_by_key(structure, piece)
            for (slot, _), (_, inner) in zip(slots, entries, strict=True):
                here = _below(path, slot.key)
                yield from find_origins(structure.value, slot.value, inner, here, slot.line)
                if (cell := _cell_of(inner)) is not None:
                    yield f"{here}{KEY_SIGN}", slot.line, replace(cell, column=KEY)
        case Listing(), Collection(), Items(values=values):
            for (slot, found), inner in zip(read_items(structure, piece), values, strict=True):
                here = f"{path}[{_label(structure.item, found)}]"
                yield from find_origins(structure.item, slot.value, inner, here, slot.line)


def _origin(structure: Structure, piece: Piece | None, value: Value) -> Origin | None:
    """Return the cell of a value itself: of a record that is written as a bare value, that of the value."""
    match structure, piece, value:
        case Shape(), Scalar(), Fields(entries=((_, Leaf(origin=origin)),)):
            return origin
        case _, _, Leaf(origin=origin) | Fields(origin=origin):
            return origin
    return None


def _cell_of(entry: Value) -> Origin | None:
    return entry.origin if isinstance(entry, Leaf | Fields) else None


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _label(item: Structure, value: Value) -> str:
    """Return what names an item of a list in a path."""
    number = str(value.number) if isinstance(value, Leaf | Fields) else ""
    if not isinstance(item, Shape) or not item.key or not isinstance(value, Fields):
        return number
    key = text_of(value, item.key[0])
    return key if key and len(key) <= LONGEST_LABEL else number
