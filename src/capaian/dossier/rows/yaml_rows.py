"""A YAML part as flat rows: one sheet for each list and map, as `sheets` lays them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from capaian.dossier.rows.yaml_edits import read_part
from capaian.dossier.rows.yaml_values import Fields, Items, Value, YamlLeaf
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape

_Found = tuple[tuple[str, ...], Mapping[str, str], Value, int]
"""Path of a row, its cells that name it and what it belongs to, its value, and its number in the file."""
_MAX_CACHED_FILES: Final = 32
"""Files whose rows are remembered: those of two dossiers."""
_MAX_CACHED_LENGTH: Final = 60_000
"""Characters of a file whose rows are remembered; an ordinary one has less."""


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
    columns = {sheet.id: [column.id for column in sheet.columns] for sheet in sheets_of(part)}
    root = read_part(part, text)
    single: list[_Found] = [((), {}, root, 1)] if part.file in rows else []
    for path, cells, value, number in (*single, *_below(part.shape, root, (), {})):
        sheet = sheet_id(part, path)
        texts = {name: cells[name] if name in cells else _cell(value, name) for name in columns[sheet]}
        rows[sheet].append(FlatRow(texts, number))
    return {sheet: tuple(found) for sheet, found in rows.items()}


_known_rows = lru_cache(_MAX_CACHED_FILES)(_unfold)
"""The same, remembered: whoever writes a part has read it before, and most parts stay as they are."""


def _below(
    shape: Shape, fields: Fields, path: tuple[str, ...], owners: Mapping[str, str]
) -> Iterator[_Found]:
    """Yield the rows of the lists and maps of a record, and of all within them.

    Args:
        shape: What is declared of the record.
        fields: The record.
        path: Where it is.
        owners: The records that it belongs to and itself, by the columns in which other sheets name them.
    """
    for column in shape.columns:
        here = (*path, column.name)
        match column.kind, fields.get(column.name):
            case Listing(item=Shape() as item), Items(values=values):
                for value in (one for one in values if isinstance(one, Fields)):
                    cells = {NUMBER: str(value.number)}
                    yield here, {**owners, **cells}, value, value.number
                    names = {key: cells.get(key) or value.text(key) for key in item.key or (NUMBER,)}
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
    """Return the cell of a column: what a record has at a path of keys, or what a row holds that is none."""
    found: Value | None = value if isinstance(value, Fields) or name == VALUE else None
    for step in name.split(".") if isinstance(value, Fields) else ():
        found = found.get(step) if isinstance(found, Fields) else None
    if isinstance(found, Items):
        return " ".join(one.text for one in found.values if isinstance(one, YamlLeaf))
    return found.text if isinstance(found, YamlLeaf) else ""
