"""Whether everything in the database is of the kind that the program writes there.

SQLite keeps whatever it is told in any column. What no program can read is found here with its place, so
that what compares the log with the rest need not stumble over it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model
from django.utils.dateparse import parse_date, parse_datetime

from capaian.web.trail.models import Entry, Head
from capaian.web.years.models import Row

LOG: Final[tuple[type[Model], ...]] = (Entry, Head)
"""The tables of the log itself."""
_OWN: Final = "capaian.web."
_NO_TEXT: Final = object()
"""Stands for a text that is none: its bytes are no UTF-8."""


def find_unreadable(models: Iterable[type[Model]]) -> str | None:
    """Return the first thing in some tables that the program cannot have written; `None`: nothing is."""
    return next((said for model in models for said in _unreadable(model)), None)


def other_models() -> list[type[Model]]:
    """Return what has a table, but the log."""
    return [model for model in apps.get_models(include_auto_created=True) if model not in LOG]


def find_dangling() -> str | None:
    """Return the first row that names one which is not there; `None`: none does."""
    if connection.vendor != "sqlite":  # others do not let it come to that
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        for table, pk, parent, _ in cursor.fetchall():
            return f"tabel {table}, id {pk}: menunjuk baris {parent} yang tidak ada"
    return None


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
    readers = [(name, _reader(model, field), field.null) for name, field in zip(names, fields, strict=True)]
    if connection.vendor != "sqlite" and not any(read for _, read, _ in readers):
        return  # the database itself keeps nothing there that is of another kind
    place = names.index(str(model._meta.pk.column))
    number = next((n for n, field in enumerate(fields) if model is Entry and field.name == "number"), None)
    for values in _values(table, names):
        for value, (column, read, may_be_empty) in zip(values, readers, strict=True):
            if wrong := _find_wrong(value, read, may_be_empty=may_be_empty):
                entry = f"entri {str(values[number])[:20]}, " if number is not None else ""
                yield f"{entry}tabel {table}, id {str(values[place])[:40]}: kolom {column} {wrong}"


def _values(table: str, columns: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """Yield rows as they are kept: what Django makes of them could not be made of anything."""
    place, quoted = connection.ops.quote_name(table), map(connection.ops.quote_name, columns)
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(" ".join(("SELECT", ", ".join(quoted), "FROM", place)))
            yield from cursor
        return
    connection.ensure_connection()
    raw = connection.connection
    before, raw.text_factory = raw.text_factory, _text_of
    try:
        # Without the sign SQLite would tell the kind of the column, and Django would read it by that.
        asked = ", ".join(f"+{name}" for name in quoted)
        yield from raw.execute(" ".join(("SELECT", asked, "FROM", place)))
    finally:
        raw.text_factory = before


def _text_of(kept: bytes) -> object:
    try:
        return kept.decode()
    except UnicodeDecodeError:
        return _NO_TEXT


_Reader = tuple[str, Callable[[Any], object]]
"""What a value that does not hold is in words, and what fails for it, or returns what counts as false."""


def _find_wrong(value: object, read: _Reader | None, *, may_be_empty: bool) -> str:
    if value is None:
        return "" if may_be_empty else "kosong"
    if value is _NO_TEXT:
        return "bukan teks UTF-8"
    if read is None:
        return ""
    words, holds = read
    try:
        return "" if holds(value) else words
    except (ValueError, TypeError, RecursionError):
        return words


def _is_number(value: object) -> bool:
    return type(value) is int


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_mapping(text: str) -> bool:
    return json.loads(text) is None or isinstance(json.loads(text), Mapping)


def _is_cells(text: str) -> bool:
    read = json.loads(text)
    return isinstance(read, Mapping) and all(isinstance(each, str) for each in read.values())


_NUMBER: Final[_Reader] = ("bukan bilangan", _is_number)
_TEXT: Final[_Reader] = ("bukan teks", _is_text)
_KINDS: Final[Mapping[str, _Reader]] = {
    "BooleanField": ("bukan ya atau tidak", lambda value: _is_number(value) and value in (0, 1)),
    "DateField": ("bukan tanggal", parse_date),
    "DateTimeField": ("bukan waktu", parse_datetime),
    "UUIDField": ("bukan tanda pengenal", lambda value: len(value) == 32 and UUID(value)),
    **dict.fromkeys(("CharField", "TextField", "SlugField", "GenericIPAddressField"), _TEXT),
}
_CELLS: Final[_Reader] = ("bukan sel-sel baris", _is_cells)
_MAPPING: Final[_Reader] = ("bukan keterangan yang ditulis program ini", _is_mapping)


def _reader(model: type[Model], field: Field[Any, Any]) -> _Reader | None:
    """Return how a column is read; `None`: whatever is in it."""
    while field.remote_field is not None and hasattr(field, "target_field"):
        field = field.target_field
    kind = field.get_internal_type()
    if kind == "JSONField":
        is_own = model.__module__.startswith(_OWN)
        return (_CELLS if model is Row else _MAPPING) if is_own else None
    if connection.vendor != "sqlite":  # others refuse what is of another kind
        return None
    return _NUMBER if kind.endswith(("IntegerField", "AutoField")) else _KINDS.get(kind)
