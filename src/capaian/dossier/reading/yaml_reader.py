"""Reading a YAML part by its declaration: records with their place,
and every problem on the way.
"""

from __future__ import annotations

from typing import Any

from capaian.domain.issue import Place
from capaian.dossier.reading.cell_reading import ABSENT, Filling, Reading, read_text
from capaian.dossier.reading.decoding import report_personal_number
from capaian.dossier.reading.yaml_nodes import (
    ListNode,
    MapNode,
    Node,
    Scalar,
    YamlEntry,
    compose,
    is_empty,
)
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    KeyFile,
    Listing,
    Shape,
    Structure,
)
from capaian.dossier.tables.kinds import Kind
from capaian.rulebook.personal import find_personal_number

MAX_LABEL_LENGTH = 40
"""Letters of a key that names an item in a path; one with a longer key is named by its number."""
_WORDS = {Scalar: "satu nilai", MapNode: "kelompok kunci", ListNode: "daftar"}
_HINTS = {
    Scalar: "Tulis satu nilai di belakang titik dua.",
    MapNode: "Tulis kunci dan nilainya, satu di setiap baris.",
    ListNode: "Awali setiap isi daftar dengan tanda - di baris sendiri.",
}


def read_key_file(part: KeyFile, text: str, reading: Reading) -> dict[str, Any] | None:
    """Return the fields of `OfficeYear` that a YAML part holds;
    `None` if it could not be read at all.
    """
    root = compose(text, part.file, reading.log)
    place = Place(part.file)
    # almost no file holds any, so that its values are rarely gone through one by one
    if find_personal_number(text) is not None and (
        root is None or not _report_persons(root, place, reading)
    ):
        report_personal_number(text, part.file, reading.log)
    if root is None or is_empty(root):
        if not reading.log.has_any(part.file):
            reading.log.add("empty_file", place)
        return None
    value = _YamlReader(reading).read(Column("", part.shape, part.title), part.shape, root, place)
    return value if isinstance(value, dict) else None


def _report_persons(node: Node, place: Place, reading: Reading) -> bool:
    """Report each value that holds a number of a person; say whether there was any."""
    match node:
        case Scalar():
            if find_personal_number(node.text) is None:
                return False
            reading.log.add("personal_number", Place(place.file, node.line, place.column))
            return True
        case ListNode():
            inside = [_item(place, number, item) for number, item in enumerate(node.items, 1)]
            parts = zip(node.items, inside, strict=True)
            return any([_report_persons(item, below, reading) for item, below in parts])
        case MapNode():
            return any(
                [
                    _report_persons(part, _below(place, entry), reading)
                    for entry in node.entries
                    for part in (entry.key, entry.value)
                ]
            )


class _YamlReader:
    """Walks nodes and declaration side by side."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._log = reading.log

    def read(self, column: Column, structure: Structure, node: Node, place: Place) -> object:
        """Return the value of a node, or `ABSENT`."""
        if is_empty(node):
            return ABSENT
        match structure, node:
            case Kind(), Scalar():
                return read_text(column, structure, node.text.strip(), place, self._reading)
            case Listing(), ListNode():
                return self._read_list(column, structure, node, place)
            case ByKey(), MapNode():
                return self._read_by_key(column, structure, node, place)
            case Shape(), Scalar() if structure.shorthand:
                return self._read_shorthand(structure, node, place)
            case Shape(), MapNode():
                return self._read_shape(structure, node, place)
        others: dict[type, type[Node]] = {Kind: Scalar, Listing: ListNode}
        expected = others.get(type(structure), MapNode)
        value, found = node.text if isinstance(node, Scalar) else None, _WORDS[type(node)]
        words = {"expected": _WORDS[expected], "found": found, "hint": _HINTS[expected]}
        self._log.add("wrong_type", place, value, **words)
        return ABSENT

    def _read_list(self, column: Column, listing: Listing, node: ListNode, place: Place) -> object:
        shape = listing.item if isinstance(listing.item, Shape) else None
        values = []
        seen: dict[tuple[str, ...], int] = {}
        for number, item in enumerate(node.items, 1):
            key = None if shape is None else _key(shape, item)
            label = key[0] if key and len(key[0]) <= MAX_LABEL_LENGTH else ""
            inside = _item(place, label or number, item)
            if key is not None and key in seen:
                words = ", ".join(filter(None, key))
                self._log.add("duplicate_item", inside, key=words, first=str(seen[key]))
                continue
            seen |= {} if key is None else {key: item.line}
            value = self.read(column, listing.item, item, inside)
            if value is not ABSENT:
                values.append(value)
        return tuple(values)

    def _read_by_key(
        self, column: Column, structure: ByKey, node: MapNode, place: Place
    ) -> object:
        values: dict[object, object] = {}
        lines: dict[object, int] = {}
        for entry in node.entries:
            inside = _below(place, entry)
            if entry.is_cut or is_empty(entry.value):
                self._log.add(
                    "cut_by_comma" if entry.is_cut else "empty_key", inside, entry.key.text
                )
                continue
            key = read_text(
                Column("", structure.key, ""),
                structure.key,
                entry.key.text.strip(),
                inside,
                self._reading,
            )
            value = self.read(column, structure.value, entry.value, inside)
            if key is ABSENT or value is ABSENT:
                continue
            first = lines.setdefault(key, entry.key.line)
            if key in values:
                self._log.add("duplicate_key", inside, entry.key.text, first=str(first))
            else:
                values[key] = value
        return values

    def _read_shape(self, shape: Shape, node: MapNode, place: Place) -> object:
        values = self._read_entries(shape, node, place)
        provided = {entry.key.text for entry in node.entries if not is_empty(entry.value)}
        for column in shape.columns:
            if column.need is ColumnNeed.REQUIRED and column.name not in provided:
                missing = {"key": column.name, "title": column.title}
                self._log.add("missing_key", Place(place.file, node.line, place.column), **missing)
        fields = Filling(shape.columns).fields(values)
        if fields is None:
            return ABSENT
        # The path without the last label is the same for all items of a list.
        family = f"{place.file} {(place.column or '').rpartition('[')[0]}"
        self._reading.link_parents(family, shape.columns, values, place)
        return shape.build(**fields, place=place) if shape.placed else shape.build(**fields)

    def _read_entries(self, shape: Shape, node: MapNode, place: Place) -> dict[str, object]:
        columns = {column.name: column for column in shape.columns}
        values: dict[str, object] = {}
        for entry in node.entries:
            name, inside = entry.key.text, _below(place, entry)
            if name not in columns:
                code = "cut_by_comma" if entry.is_cut else "unknown_key"
                self._log.add(code, inside, name, among=columns)
                continue
            value = self.read(columns[name], columns[name].kind, entry.value, inside)
            if value is not ABSENT:
                values[name] = value
        return values

    def _read_shorthand(self, shape: Shape, node: Scalar, place: Place) -> object:
        column = next(column for column in shape.columns if column.name == shape.shorthand)
        value = self.read(column, column.kind, node, place)
        fields = Filling(shape.columns).fields({} if value is ABSENT else {column.name: value})
        return ABSENT if fields is None or value is ABSENT else shape.build(**fields)


def _below(place: Place, entry: YamlEntry) -> Place:
    path = f"{place.column}.{entry.key.text}" if place.column else entry.key.text
    return Place(place.file, entry.key.line, path)


def _item(place: Place, label: object, item: Node) -> Place:
    return Place(place.file, item.line, f"{place.column or ''}[{label}]")


def _key(shape: Shape, item: Node) -> tuple[str, ...] | None:
    """Return the texts of the key of an item; `None` if it has none."""
    if not shape.key or not isinstance(item, MapNode):
        return None
    texts = {e.key.text: e.value.text.strip() for e in item.entries if isinstance(e.value, Scalar)}
    key = tuple(texts.get(name, "") for name in shape.key)
    return key if any(key) else None
