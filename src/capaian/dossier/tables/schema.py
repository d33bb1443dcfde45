"""JSON schemas of the parts of a dossier, for editors and programs that prepare one."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.dossier.tables.declaration import ByKey, Column, Listing, Need, Part, Shape, Structure, Table
from capaian.dossier.tables.kinds import Kind

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def write_schema(part: Part) -> dict[str, object]:
    """Return the JSON schema of a part: an object for YAML, an array of rows for CSV."""
    head = {"$schema": _DIALECT, "$id": part.file, "title": part.title, "description": part.help}
    if isinstance(part, Table):
        return {**head, "type": "array", "items": _row(part), "x-key": list(part.key), "x-since": part.since}
    return {**head, **_object(part.shape), "x-since": part.since}


def _row(table: Table[object]) -> dict[str, object]:
    """A row of CSV: every cell is a text, an empty one where nothing is provided."""
    schema = _properties(table.columns)
    needed = [column.name for column in table.columns if column.need is not Need.OPTIONAL]
    return {**schema, "required": needed}


def _object(shape: Shape) -> dict[str, object]:
    needed = [column.name for column in shape.columns if column.need is Need.REQUIRED]
    schema: dict[str, object] = {**_properties(shape.columns), "required": needed}
    if shape.key:
        schema["x-key"] = list(shape.key)
    return schema


def _properties(columns: tuple[Column, ...]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {column.name: _column(column) for column in columns},
        "additionalProperties": False,
    }


def _column(column: Column) -> dict[str, object]:
    schema: dict[str, object] = {"title": column.title, "x-since": column.since, **_structure(column.kind)}
    if column.help:
        schema["description"] = column.help
    if column.unit:
        schema["x-unit"] = column.unit
    if column.defines:
        schema["x-defines"] = column.defines.value
    if column.refers_to:
        schema["x-refers-to"] = [name.value for name in column.refers_to]
    return schema


def _structure(structure: Structure) -> Mapping[str, object]:
    match structure:
        case Kind():
            return {**structure.schema, "x-kind": structure.name}
        case Listing():
            return {"type": "array", "items": _structure(structure.item)}
        case ByKey():
            return {"type": "object", "additionalProperties": _structure(structure.value)}
        case Shape():
            return _shape_or_shorthand(structure)


def _shape_or_shorthand(shape: Shape) -> Mapping[str, object]:
    if not shape.shorthand:
        return _object(shape)
    bare = next(column for column in shape.columns if column.name == shape.shorthand)
    return {"anyOf": [_structure(bare.kind), _object(shape)]}
