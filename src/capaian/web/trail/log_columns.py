"""Whether every column of the log holds a value of the kind that the program writes there.

SQLite keeps any value in any column. What cannot be read is named here with its place, before anything reads
the log by its models.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from django.db import connection
from django.db.models import Field, Model
from django.utils.dateparse import parse_datetime

from capaian.web.trail.models import Entry, Head

_NOT_UTF8: Final = object()
"""Stands for a text whose bytes are no UTF-8."""


def find_unreadable() -> str | None:
    """Return the first table, column or value of the log that the program cannot have written."""
    return next((wrong for model in (Entry, Head) for wrong in _unreadable(model)), None)


def _unreadable(model: type[Model]) -> Iterator[str]:
    table, fields = model._meta.db_table, [*model._meta.concrete_fields]
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            yield f"tabel {table} tidak ada"
            return
        columns = {each.name for each in connection.introspection.get_table_description(cursor, table)}
    names = [str(field.column) for field in fields]
    if lost := sorted({*names} - columns):
        yield f"tabel {table}: kolom {lost[0]} tidak ada"
        return
    readers = [(name, _reader(field), field.null) for name, field in zip(names, fields, strict=True)]
    key = names.index(str(model._meta.pk.column))
    for values in _values(table, names):
        for value, (column, read, may_be_empty) in zip(values, readers, strict=True):
            if wrong := _find_wrong(value, read, may_be_empty=may_be_empty):
                entry = f"entri {str(values[names.index('number')])[:20]}, " if model is Entry else ""
                yield f"{entry}tabel {table}, id {str(values[key])[:40]}: kolom {column} {wrong}"


def _values(table: str, columns: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """Yield rows as the database keeps them, without the conversions of Django."""
    place, quoted = connection.ops.quote_name(table), map(connection.ops.quote_name, columns)
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(" ".join(("SELECT", ", ".join(quoted), "FROM", place)))
            yield from cursor
        return
    connection.ensure_connection()
    raw = connection.connection
    before, raw.text_factory = raw.text_factory, _decode
    try:
        # A plus hides the declared type of the column, by which Django would convert the value.
        expressions = ", ".join(f"+{name}" for name in quoted)
        yield from raw.execute(" ".join(("SELECT", expressions, "FROM", place)))
    finally:
        raw.text_factory = before


def _decode(kept: bytes) -> object:
    try:
        return kept.decode()
    except UnicodeDecodeError:
        return _NOT_UTF8


_Reader = tuple[str, Callable[[Any], object]]
"""Words for a value of another kind, and a check that fails for it or returns something false."""


def _find_wrong(value: object, read: _Reader | None, *, may_be_empty: bool) -> str:
    if value is None:
        return "" if may_be_empty else "kosong"
    if value is _NOT_UTF8:
        return "bukan teks UTF-8"
    if read is None:
        return ""
    words, is_sound = read
    try:
        return "" if is_sound(value) else words
    except (ValueError, TypeError, RecursionError):
        return words


def _is_mapping(text: str) -> bool:
    return isinstance(json.loads(text), Mapping | None)


_TEXT: Final[_Reader] = ("bukan teks", lambda value: isinstance(value, str))
_READERS: Final[Mapping[str, _Reader]] = {
    "DateTimeField": ("bukan waktu", parse_datetime),
    "CharField": _TEXT,
    "TextField": _TEXT,
}
_NUMBER: Final[_Reader] = ("bukan bilangan", lambda value: type(value) is int)
_MAPPING: Final[_Reader] = ("bukan keterangan yang ditulis program ini", _is_mapping)


def _reader(field: Field[Any, Any]) -> _Reader | None:
    """Return how a column is checked; `None`: the database itself refuses values of another kind."""
    while field.remote_field is not None and hasattr(field, "target_field"):
        field = field.target_field
    kind = field.get_internal_type()
    if kind == "JSONField":
        return _MAPPING
    if connection.vendor != "sqlite":
        return None
    return _NUMBER if kind.endswith(("IntegerField", "AutoField")) else _READERS[kind]
