"""What has to be edited in a YAML part, so that it says what is wanted and nothing else changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Sequence
from itertools import count

from capaian.dossier.rows.piece_values import NOTHING, column_kind, read_value
from capaian.dossier.rows.source_tree import Collection, Piece, Scalar
from capaian.dossier.rows.values import Fields, Items, Leaf, Value, text_of
from capaian.dossier.rows.yaml_edits import (
    AddItem,
    AddKey,
    Edit,
    OrderItems,
    Path,
    RemoveItem,
    RemoveKey,
    SetValue,
)
from capaian.dossier.tables.declaration import ByKey, Listing, Shape, Structure
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError


def compare(shape: Shape, root: Piece | None, wanted: Fields) -> tuple[Edit, ...]:
    """Return the edits of a part whose shape is declared, so that it provides what is wanted."""
    if root is None:
        return tuple(AddKey((), name, shorten(column_kind(shape, name), v)) for name, v in wanted.entries)
    return tuple(_compare(shape, root, wanted, ()))


def shorten(structure: Structure, value: Value) -> Value:
    """Return a value as it is written: a record of nothing but its shorthand is a bare value."""
    match structure, value:
        case Shape(shorthand=name), Fields(entries=((key, Leaf() as leaf),)) if name and key == name:
            return leaf
        case Shape(), Fields(entries=entries):
            return Fields(tuple((key, shorten(column_kind(structure, key), v)) for key, v in entries))
        case ByKey(value=inner), Fields(entries=entries):
            return Fields(tuple((key, shorten(inner, v)) for key, v in entries))
        case Listing(item=inner), Items(values=values):
            return Items(tuple(shorten(inner, v) for v in values))
    return value


def _compare(structure: Structure, piece: Piece, wanted: Value, path: Path) -> Iterator[Edit]:
    """Yield the edits of a value that is there and wanted."""
    match structure, piece, wanted:
        case Kind(), Scalar(is_empty=False), Leaf() if is_same(structure, piece.text.strip(), wanted.text):
            return
        case Shape(), Collection(is_map=True), Fields() if piece.slots or not path:
            yield from _compare_shape(structure, piece, wanted, path)
        case Shape(shorthand=name), Scalar(), Fields(entries=((key, bare),)) if key == name:
            yield from _compare(column_kind(structure, name), piece, bare, path)
        case ByKey(), Collection(is_map=True), Fields() if piece.slots:
            yield from _compare_by_key(structure, piece, wanted, path)
        case Listing(), Collection(is_map=False), Items() if piece.slots:
            yield from _compare_items(structure, piece, wanted, path)
        case _:
            yield SetValue(path, shorten(structure, wanted))


def is_same(kind: Kind, old: str, new: str) -> bool:
    """Say whether two texts are the same value: `86.10` and `86.1`, `true` and `ya`."""
    if old == new:
        return True
    try:
        return bool(kind.read(old) == kind.read(new))
    except RejectedValueError:
        return False


def says(structure: Structure, value: Value | None, wanted: Value | None) -> bool:
    """Say whether a value is what is wanted; free keys and items also in the order."""
    match structure, value, wanted:
        case Kind(), Leaf(), Leaf():
            return is_same(structure, value.text, wanted.text)
        case Shape(), Fields(), Fields():
            names = [name for name, _ in wanted.entries]
            return {name for name, _ in value.entries} == {*names} and all(
                says(column_kind(structure, name), value.get(name), wanted.get(name)) for name in names
            )
        case ByKey(value=inner), Fields(), Fields():
            pairs = zip(value.entries, wanted.entries, strict=False)
            return len(value.entries) == len(wanted.entries) and all(
                key == name and says(inner, one, other) for (key, one), (name, other) in pairs
            )
        case Listing(item=inner), Items(), Items():
            both = zip(value.values, wanted.values, strict=False)
            return len(value.values) == len(wanted.values) and all(says(inner, *pair) for pair in both)
    return value is None and wanted is None


def _compare_shape(shape: Shape, piece: Collection, wanted: Fields, path: Path) -> Iterator[Edit]:
    for column in shape.columns:
        slot, value = piece.find(column.name), wanted.get(column.name)
        here = (*path, column.name)
        if slot is None:
            if value is not None:
                yield AddKey(path, column.name, shorten(column.kind, value))
        elif value is not None:
            yield from _compare(column.kind, slot.value, value, here)
        elif read_value(column.kind, slot.value) not in (None, NOTHING):
            yield RemoveKey(here)


def _compare_by_key(kind: ByKey, piece: Collection, wanted: Fields, path: Path) -> Iterator[Edit]:
    positions = {slot.key.strip(): position for position, slot in reversed([*enumerate(piece.slots)])}
    matches = [positions.get(key) for key, _ in wanted.entries]
    for position, (key, value) in zip(matches, wanted.entries, strict=True):
        if position is None:
            yield AddKey(path, key, shorten(kind.value, value))
        else:
            slot = piece.slots[position]
            yield from _compare(kind.value, slot.value, value, (*path, slot.key))
    removed, order = _arrange(matches, [read_value(kind.value, slot.value) for slot in piece.slots])
    yield from (RemoveKey((*path, piece.slots[position].key)) for position in removed)
    if order:
        yield OrderItems(path, order)


def _compare_items(listing: Listing, piece: Collection, wanted: Items, path: Path) -> Iterator[Edit]:
    olds = [read_value(listing.item, slot.value, number) for number, slot in enumerate(piece.slots, 1)]
    matches = match_items(listing.item, olds, wanted.values)
    for position, value in zip(matches, wanted.values, strict=True):
        if position is None:
            yield AddItem(path, shorten(listing.item, value))
        else:
            yield from _compare(listing.item, piece.slots[position].value, value, (*path, position))
    removed, order = _arrange(matches, olds)
    yield from (RemoveItem((*path, position)) for position in removed)
    if order:
        yield OrderItems(path, order)


def _arrange(
    matches: Sequence[int | None], olds: Sequence[Value | None]
) -> tuple[list[int], tuple[int, ...]]:
    """Return the positions to remove, and the new order unless it comes by itself.

    Slots that provide nothing stay where they are; if the others are moved, they go.
    """
    added = count(len(olds))
    order = [next(added) if position is None else position for position in matches]
    kept = set(order)
    is_moved = order != sorted(order)
    others = [position for position in range(len(olds)) if position not in kept]
    removed = [position for position in others if is_moved or olds[position] not in (None, NOTHING)]
    return removed, tuple(order) if is_moved else ()


def match_items(
    structure: Structure, olds: Sequence[Value | None], wanted: Sequence[Value]
) -> list[int | None]:
    """Return for each wanted item the position of the one in the file that it is; `None` for a new one.

    Items are the same by their declared key; else by what they hold; else by their number in the file, so
    that a changed key is no loss of all that hangs on it.
    """
    matches: list[int | None] = [None] * len(wanted)
    free = {position for position, value in enumerate(olds) if value is not None}
    for feature in (_key, _content_and_number, _content, _number):
        found: dict[Hashable, deque[int]] = {}
        for position in sorted(free):
            mark = feature(structure, olds[position])
            if mark is not None:
                found.setdefault(mark, deque()).append(position)
        for place, value in enumerate(wanted):
            positions = found.get(feature(structure, value)) if matches[place] is None else None
            if positions:
                matches[place] = positions.popleft()
        free -= {position for position in matches if position is not None}
    return matches


def _key(structure: Structure, value: Value | None) -> Hashable:
    if not isinstance(structure, Shape) or not isinstance(value, Fields):
        return None
    texts = tuple(text_of(value, name) for name in structure.key)
    return texts if any(texts) else None


def _content(structure: Structure, value: Value | None) -> Hashable:
    """Return what an item holds besides its key."""
    if not isinstance(structure, Shape) or not isinstance(value, Fields):
        return value
    return tuple(entry for entry in value.entries if entry[0] not in structure.key) or None


def _content_and_number(structure: Structure, value: Value | None) -> Hashable:
    content, number = _content(structure, value), _number(structure, value)
    return None if content is None or number is None else (content, number)


def _number(_: Structure, value: Value | None) -> Hashable:
    return value.number or None if isinstance(value, Leaf | Fields) else None
