"""A YAML part as flat rows, one sheet for each list and map, and changed rows back into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar
from capaian.dossier.reading.yaml_reader import MAX_LABEL_LENGTH
from capaian.dossier.rows.flat_rows import FlatRow, Rows, clean
from capaian.dossier.rows.records import RowProblem, gather
from capaian.dossier.rows.sheets import (
    KEY,
    LIST,
    NUMBER,
    TEXTS,
    VALUE,
    SheetSpec,
    all_sheets,
    is_text_list,
    list_name,
    sheet_id,
    sheets_of,
)
from capaian.dossier.rows.yaml_edits import compose_part, edit_part, read_part
from capaian.dossier.rows.yaml_values import (
    Fields,
    Items,
    Origin,
    Value,
    YamlLeaf,
    column_kind,
    read_by_key,
    read_items,
)
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure

_PlacedValue = tuple[tuple[str, ...], Mapping[str, str], Value, int]
"""Path of a row, its cells that name it and what it belongs to, its value,
and its number in the file.
"""
_MAX_CACHED_FILES: Final = 32
"""Files whose rows are remembered: those of two dossiers."""
_MAX_CACHED_LENGTH: Final = 60_000
"""Characters of a file whose rows are remembered; an ordinary one has less."""


def unfold(part: KeyFile, text: str) -> Rows:
    """Return the rows of each sheet of a part, in the order of the file.

    A sheet without rows is there too; a form has exactly one row. Texts lose the spaces around
    them, as in reading; other than that each is what the file holds.

    Raises:
        ValueError: if the text is no YAML; a dossier that was read without errors never is.
    """
    return _known_rows(part, text) if len(text) <= _MAX_CACHED_LENGTH else _unfold(part, text)


def _unfold(part: KeyFile, text: str) -> Rows:
    rows: dict[str, list[FlatRow]] = {sheet.id: [] for sheet in sheets_of(part)}
    columns = {sheet.id: [column.id for column in sheet.columns] for sheet in sheets_of(part)}
    root = read_part(part, text)
    single: list[_PlacedValue] = [((), {}, root, 1)] if part.file in rows else []
    for path, cells, value, number in (*single, *_below(part.shape, root, (), {})):
        sheet = sheet_id(part, path)
        texts = {
            name: cells[name] if name in cells else _cell(value, name) for name in columns[sheet]
        }
        rows[sheet].append(FlatRow(texts, number))
    return {sheet: tuple(found) for sheet, found in rows.items()}


_known_rows = lru_cache(_MAX_CACHED_FILES)(_unfold)
"""The same, remembered: whoever writes a part has read it before,
and most parts stay as they are.
"""


def _below(
    shape: Shape, fields: Fields, path: tuple[str, ...], owners: Mapping[str, str]
) -> Iterator[_PlacedValue]:
    """Yield the rows of the lists and maps of a record, and of all within them.

    Its owners are the records that it belongs to and itself, by the columns in which other sheets
    name them.
    """
    for column in shape.columns:
        here = (*path, column.name)
        match column.kind, fields.get(column.name):
            case Listing(item=Shape() as item), Items(values=values):
                for value in (one for one in values if isinstance(one, Fields)):
                    cells = {NUMBER: str(value.number)}
                    yield here, {**owners, **cells}, value, value.number
                    names = {
                        key: cells.get(key) or value.text(key) for key in item.key or (NUMBER,)
                    }
                    named = {f"{column.name}.{key}": text for key, text in names.items()}
                    yield from _below(item, value, here, {**owners, **named})
            case Listing(item=item), Items(values=values) if is_text_list(item):
                named = {f"owner{place}": text for place, text in enumerate(owners.values(), 1)}
                for leaf in (one for one in values if isinstance(one, YamlLeaf)):
                    yield (TEXTS,), {LIST: list_name(here), **named}, leaf, leaf.number
            case ByKey(), Fields(entries=entries):
                for number, (key, entry) in enumerate(entries, 1):
                    yield here, {**owners, KEY: key}, entry, number
            case Shape() as kind, Fields() as inner:
                yield from _below(kind, inner, here, owners)


def _cell(value: Value, name: str) -> str:
    """Return the cell of a column: what a record has at a path of keys,
    or what a row holds that is none.
    """
    found: Value | None = value if isinstance(value, Fields) or name == VALUE else None
    for step in name.split(".") if isinstance(value, Fields) else ():
        found = found.get(step) if isinstance(found, Fields) else None
    if isinstance(found, Items):
        return " ".join(one.text for one in found.values if isinstance(one, YamlLeaf))
    return found.text if isinstance(found, YamlLeaf) else ""


@dataclass(frozen=True, eq=False)
class FoldedRows:
    """What came of rows."""

    text: str
    """The part; the same object where nothing differs, empty where no value is left."""
    problems: tuple[RowProblem, ...] = ()
    """Rows that belong nowhere. If there are any the text is the old one
    and there are no origins.
    """
    origins: Mapping[tuple[str, int], Origin] = field(default_factory=dict)
    """Cells that values came from, by their key path as a `Place` names it and line."""

    @cached_property
    def _by_path(self) -> Mapping[str, Origin]:
        return {path: origin for (path, _), origin in self.origins.items()}

    def find(self, place: Place, value: str | None = None) -> Origin | None:
        """Return the cell that an issue of the part is about,
        or that of what its value belongs to.

        The offending text of an entry with a free key may be the key.
        """
        path = place.column or ""
        # Some checks count items instead of naming them by their id: `posts[2].name`. Then the
        # records that begin on the line tell, the innermost first.
        records = (
            record for record, line in self.origins if line == place.row and record.endswith("]")
        )
        inside = [
            f"{record}.{path.rpartition('].')[2]}"
            for record in sorted(records, key=len, reverse=True)
        ]
        found = (self._find_path(each, place.row) for each in (path, *inside) if path)
        origin = next((origin for origin in found if origin is not None), None)
        if origin is None and place.row is not None and (not path or "[" in path):
            return self._find_on_line(place.row)
        is_key = (
            origin is not None and origin.column == VALUE and value and path.endswith(f".{value}")
        )
        return replace(origin, column=KEY) if origin is not None and is_key else origin

    def _find_path(self, path: str, row: int | None) -> Origin | None:
        wanted = path
        while path:
            found = self.origins.get((path, row or 0)) or self._by_path.get(path)
            if found is not None:
                missing = wanted.removeprefix(f"{path}.") if path.endswith("]") else ""
                return replace(
                    found, column=column_of(missing, _columns(found.sheet), found.column)
                )
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    def _find_on_line(self, row: int) -> Origin | None:
        """Return the innermost cell on a line; a text may run over several,
        so that the last above counts.
        """
        above = ((line, len(path), path) for path, line in self.origins if line <= row)
        line, _, path = max(above, default=(0, 0, ""))
        return self.origins.get((path, line))


def column_of(missing: str, columns: Sequence[str], otherwise: str) -> str:
    """Return where a key that a record lacks has its empty cell: in the first of its columns.

    Examples:
        >>> columns = ["indicator", "target.value", "target.text"]
        >>> [column_of(key, columns, "#") for key in ("indicator", "target", "reason", "")]
        ['indicator', 'target.value', '#', '#']
    """
    own = (
        name for name in columns if missing and (name == missing or name.startswith(f"{missing}."))
    )
    return next(own, otherwise)


@cache
def _columns(sheet: str) -> Sequence[str]:
    return [column.id for spec in all_sheets() if spec.id == sheet for column in spec.columns]


def fold(part: KeyFile, text: str, new: Mapping[str, Sequence[FlatRow]]) -> FoldedRows:
    """Return a part with what the rows of its sheets say;
    an empty text is a part that does not exist yet.

    A sheet that is not among them stays as it is, and so does a column that a row has no cell for.
    Rows are in the order of their list in the file; those of one owner need not follow each other.

    Raises:
        LostFactError: if the result does not say what the rows say; our fault.
        ValueError: if the text is no YAML; a dossier that was read without errors never is.
    """
    base = unfold(part, text)
    rows = {
        spec.id: _complete(spec, base[spec.id], new.get(spec.id, base[spec.id]))
        for spec in sheets_of(part)
    }
    root, problems = gather(part, rows)
    if problems:
        return FoldedRows(text, problems)
    made = edit_part(part, text, root)
    found = [*_find_origins(part.shape, compose_part(part, made), root)] if made else []
    return FoldedRows(
        made, origins=dict(reversed(found))
    )  # of the same path and line the first counts


def _complete(
    spec: SheetSpec, base: Sequence[FlatRow], rows: Sequence[FlatRow]
) -> Sequence[FlatRow]:
    """Fill the columns that a sheet does not have with what the file holds;
    same figures stay as there.
    """
    if rows is base:
        return rows
    by_key = {_name(spec, row, by_number=False): row for row in reversed(base)}
    by_number = {_name(spec, row, by_number=True): row for row in reversed(base)}
    decimals = [
        (column.id, column.kind) for column in spec.columns if column.kind.name == "decimal"
    ]
    filled = []
    for row in rows:
        number = by_number.get(_name(spec, row, by_number=True)) if row.number else None
        known = by_key.get(_name(spec, row, by_number=False), number)
        cells = {**known.cells, **row.cells} if known else row.cells
        same = {
            n: known.cells[n]
            for n, kind in decimals
            if known and kind.is_same(known.cells[n], cells[n])
        }
        filled.append(FlatRow({**cells, **same}, row.number))
    return filled


def _name(spec: SheetSpec, row: FlatRow, *, by_number: bool) -> tuple[str, ...]:
    """Return what a row is known by: its parents, and its key or its number in their list."""
    parents = tuple(clean(row.cells.get(column.id, "")) for column in spec.parents)
    if by_number or not spec.keys:
        return (*parents, str(row.number))
    return (*parents, *(clean(row.cells.get(column.id, "")) for column in spec.keys))


def _find_origins(
    structure: Structure, node: Node | None, value: Value, path: str = "", line: int = 1
) -> Iterator[tuple[tuple[str, int], Origin]]:
    """Yield path and line of all values within one, which a node of the file provides,
    with their cells.
    """
    if (origin := _origin(structure, node, value)) is not None:
        yield (path, line), origin
    match structure, node, value:
        case Shape(), MapNode(), Fields(entries=entries):
            nodes = {entry.key.text: entry for entry in node.entries}
            for name, inner in entries:
                if entry := nodes.get(name):
                    kind = column_kind(structure, name)
                    yield from _find_origins(
                        kind, entry.value, inner, _path_below(path, name), entry.key.line
                    )
        case ByKey(value=kind), MapNode(), Fields(entries=entries):
            for (entry, _), (_, inner) in zip(read_by_key(structure, node), entries, strict=True):
                below = _path_below(path, entry.key.text)
                yield from _find_origins(kind, entry.value, inner, below, entry.key.line)
        case Listing(item=kind), ListNode(), Items(values=values):
            for (item, found), inner in zip(read_items(structure, node), values, strict=True):
                yield from _find_origins(
                    kind, item, inner, f"{path}[{_label(kind, found)}]", item.line
                )


def _origin(structure: Structure, node: Node | None, value: Value) -> Origin | None:
    """Return the cell of a value itself: of a record that is written as a bare value,
    that of the value.
    """
    match structure, node, value:
        case Shape(), Scalar(), Fields(entries=((_, YamlLeaf(origin=origin)),)):
            return origin
        case _, _, YamlLeaf(origin=origin) | Fields(origin=origin):
            return origin
    return None


def _path_below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _label(item: Structure, value: Value) -> str:
    number = str(value.number) if isinstance(value, YamlLeaf | Fields) else ""
    if not isinstance(item, Shape) or not item.key or not isinstance(value, Fields):
        return number
    key = value.text(item.key[0])
    return key if key and len(key) <= MAX_LABEL_LENGTH else number
