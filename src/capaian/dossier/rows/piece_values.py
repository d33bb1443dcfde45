"""Pieces of a YAML part as values, by its declaration: what the reader of parts would take from them."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.dossier.rows.source_tree import Collection, Piece, Scalar, Slot
from capaian.dossier.rows.values import Fields, Items, Leaf, Value
from capaian.dossier.tables.declaration import ByKey, Listing, Shape, Structure
from capaian.dossier.tables.kinds import Kind

_BARE = frozenset({"year", "day", "partial_date", "mark", "period", "limit", "boolean"})
NOTHING = Fields(())
"""A record whose braces are empty; it stays as it is, and no row shows it."""


def read_value(structure: Structure, piece: Piece | None, number: int = 0) -> Value | None:
    """Return what a piece provides; `None` for nothing, and for what is no value of its declaration.

    A bare value of a shape with a shorthand is the record that it stands for. `number` is its place in its
    list.
    """
    match structure, piece:
        case _, Scalar() if piece.is_empty:
            return None
        case Kind(), Scalar():
            return Leaf(piece.text.strip(), is_bare(structure), number)
        case Shape(), Scalar() if structure.shorthand:
            value = read_value(column_kind(structure, structure.shorthand), piece)
            return Fields(((structure.shorthand, value),), number) if value else None
        case Shape(), Collection(is_map=True):
            return Fields(tuple(_entries(structure, piece)), number)
        case Listing(), Collection(is_map=False):
            values = tuple(value for _, value in read_items(structure, piece))
            return Items(values) if values else None
        case ByKey(), Collection(is_map=True):
            entries = tuple((slot.key.strip(), value) for slot, value in read_by_key(structure, piece))
            return Fields(entries) if entries else None
    return None


def read_items(listing: Listing, piece: Collection) -> Iterator[tuple[Slot, Value]]:
    """Yield the items of a list that provide anything."""
    for number, slot in enumerate(piece.slots, 1):
        value = read_value(listing.item, slot.value, number)
        if value is not None and value != NOTHING:
            yield slot, value


def read_by_key(structure: ByKey, piece: Collection) -> Iterator[tuple[Slot, Value]]:
    """Yield the entries of a map with free keys that provide anything; of a key the first."""
    seen: set[str] = set()
    for number, slot in enumerate(piece.slots, 1):
        value = read_value(structure.value, slot.value, number)
        if value is not None and value != NOTHING and slot.key.strip() not in seen:
            seen.add(slot.key.strip())
            yield slot, value


def _entries(shape: Shape, piece: Collection) -> Iterator[tuple[str, Value]]:
    for column in shape.columns:
        slot = piece.find(column.name)
        value = read_value(column.kind, slot.value) if slot else None
        if value is not None and value != NOTHING:
            yield column.name, value


def column_kind(shape: Shape, name: str) -> Structure:
    """Return what a key of a record holds."""
    return next(column.kind for column in shape.columns if column.name == name)


def is_bare(kind: Kind) -> bool:
    """Say whether values of a kind need no quotes even if they look like figures, since they are."""
    return kind.is_number or kind.name in _BARE
