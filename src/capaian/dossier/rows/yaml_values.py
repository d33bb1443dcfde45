"""What a YAML part provides, by its declaration and without how it is written: texts,
records and lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import TypeGuard, Union

from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, YamlEntry, is_empty
from capaian.dossier.tables.declaration import ByKey, Listing, Shape, Structure
from capaian.dossier.tables.kinds import Kind

_UNQUOTED_KINDS = frozenset({"year", "day", "partial_date", "mark", "period", "limit", "boolean"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Cell that a value came from."""

    sheet: str
    """Id of the sheet."""
    row: int
    """Its row among those given, from 0."""
    column: str
    """Id of the column."""


@dataclass(frozen=True, slots=True)
class YamlLeaf:
    """A text, a figure, a name."""

    text: str
    is_bare: bool = field(default=False, compare=False)
    """Written without quotes even if it looks like a figure: figures, years, codes."""
    number: int = field(default=0, compare=False)
    """Its place in its list in the file, from 1; 0: not known."""
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fields:
    """A record or a map with free keys: what it provides, in order."""

    entries: tuple[tuple[str, Value], ...]
    number: int = field(default=0, compare=False)
    """Its place in its list in the file, from 1; 0: not known."""
    origin: Origin | None = field(default=None, compare=False)

    def get(self, name: str) -> Value | None:
        """Return what is provided for a key."""
        return next((value for key, value in self.entries if key == name), None)

    def text(self, name: str) -> str:
        """Return the text of a key; an empty one if there is none."""
        value = self.get(name)
        return value.text if isinstance(value, YamlLeaf) else ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list that is not empty."""

    values: tuple[Value, ...]


Value = YamlLeaf | Fields | Items
NOTHING = Fields(())
"""A record whose braces are empty; it stays as it is, and no row shows it."""
Written = Union[str, int, bool, date, "Mapping[str, Written]", "Sequence[Written]"]
"""What code says of a value; of an empty text the key is left out."""


def value_of(written: Written) -> Value:
    """Return the value of a part that code says; figures and days need no quotes."""
    match written:
        case bool():
            return YamlLeaf(str(written).lower(), is_bare=True)
        case str() | int() | date():
            return YamlLeaf(str(written), is_bare=not isinstance(written, str))
        case Mapping():
            return Fields(
                tuple((key, value_of(value)) for key, value in written.items() if value != "")
            )
    return Items(tuple(map(value_of, written)))


def read_value(structure: Structure, node: Node | None, number: int = 0) -> Value | None:
    """Return what a node provides; `None` for nothing,
    and for what is no value of its declaration.

    A bare value of a shape with a shorthand is the record that it is short for. `number` is its
    place in its list.
    """
    match structure, node:
        case _, Scalar() if is_empty(node):
            return None
        case Kind(), Scalar():
            return YamlLeaf(node.text.strip(), is_bare(structure), number=number)
        case Shape(), Scalar() if structure.shorthand:
            value = read_value(column_kind(structure, structure.shorthand), node)
            return Fields(((structure.shorthand, value),), number) if value else None
        case Shape(), MapNode():
            nodes = {entry.key.text: entry.value for entry in node.entries}
            values = [(c.name, read_value(c.kind, nodes.get(c.name))) for c in structure.columns]
            return Fields(
                tuple((name, value) for name, value in values if provides(value)), number
            )
        case Listing(), ListNode():
            items = tuple(value for _, value in read_items(structure, node))
            return Items(items) if items else None
        case ByKey(), MapNode():
            entries = tuple(
                (entry.key.text.strip(), value) for entry, value in read_by_key(structure, node)
            )
            return Fields(entries) if entries else None
    return None


def read_items(listing: Listing, node: ListNode) -> Iterator[tuple[Node, Value]]:
    """Yield the items of a list that provide anything."""
    for number, item in enumerate(node.items, 1):
        if provides(value := read_value(listing.item, item, number)):
            yield item, value


def read_by_key(structure: ByKey, node: MapNode) -> Iterator[tuple[YamlEntry, Value]]:
    """Yield the entries of a map with free keys that provide anything; of a key the first."""
    known: set[str] = set()
    for number, entry in enumerate(node.entries, 1):
        value, key = read_value(structure.value, entry.value, number), entry.key.text.strip()
        if provides(value) and key not in known:
            known.add(key)
            yield entry, value


def provides(value: Value | None) -> TypeGuard[Value]:
    """Say whether a value is more than nothing and more than empty braces."""
    return value is not None and value != NOTHING


def column_kind(shape: Shape, name: str) -> Structure:
    """Return what a key of a record holds."""
    return next(column.kind for column in shape.columns if column.name == name)


def is_bare(kind: Kind) -> bool:
    """Say whether values of a kind need no quotes even if they look like figures,
    since they are.
    """
    return kind.is_number or kind.name in _UNQUOTED_KINDS


def is_same_value(structure: Structure, value: Value | None, wanted: Value | None) -> bool:
    """Say whether two values are the same; free keys and items also in the order."""
    match structure, value, wanted:
        case Kind(), YamlLeaf(), YamlLeaf():
            return structure.is_same(value.text, wanted.text)
        case Shape(), Fields(), Fields():
            names = {name for name, _ in value.entries}
            return names == {name for name, _ in wanted.entries} and all(
                is_same_value(column_kind(structure, name), value.get(name), inner)
                for name, inner in wanted.entries
            )
        case ByKey(value=kind), Fields(), Fields():
            pairs = zip_longest(value.entries, wanted.entries, fillvalue=("", None))
            return all(
                key == name and is_same_value(kind, one, other)
                for (key, one), (name, other) in pairs
            )
        case Listing(item=kind), Items(), Items():
            return all(
                is_same_value(kind, *both) for both in zip_longest(value.values, wanted.values)
            )
    return value is None and wanted is None
