"""What a step leaves in the database, written again at once where the database
stands as it did before.

Many tests begin with the same office, and with the same forms filled in through their pages. The
first one does so; for the others the same rows are inserted, as long as nothing else was done
before. What differs by a letter, a time or an id is done through the pages again. Contents of
evidence, which lie beside the database, come back with their rows.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection

Table = dict[int, tuple[Any, ...]]
"""Rows by SQLite's own number."""


@dataclass(frozen=True)
class Written:
    new: Mapping[str, Table]
    changed: Mapping[str, Table]
    lost: Mapping[str, Table]
    contents: Mapping[str, bytes]
    """Of evidence, by their places below its folder."""


_STEPS: Final[dict[object, Written]] = {}
_OF_BROWSERS: Final = frozenset({"django_session", "usersessions_usersession"})
"""Tables that tell who is signed in: no step is another one because somebody
looked at a page before.
"""


def replay(name: str, step: Callable[[], object]) -> bool:
    """Do a step, or write what it wrote before; say whether it was done.

    Args:
        name: Of the step and what it is done to.
        step: Its outcome is in the database and in the folder of evidence alone.
    """
    if connection.vendor != "sqlite":
        step()
        return True
    before, there = _tables(), _contents()
    key = name, hashlib.sha256(pickle.dumps(before)).digest()
    if key in _STEPS:
        _write(_STEPS[key])
        return False
    step()
    folder = settings.CAPAIAN.evidence
    contents = {name: (folder / name).read_bytes() for name in _contents() - there}
    _STEPS[key] = Written(*_difference(before, _tables()), contents)
    return True


def _contents() -> set[str]:
    folder: Path = settings.CAPAIAN.evidence
    return {path.relative_to(folder).as_posix() for path in folder.glob("??/*")}


def _tables() -> dict[str, Table]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        names = sorted({name for (name,) in cursor.fetchall()} - _OF_BROWSERS)
        tables = {}
        for name in names:
            cursor.execute(f'SELECT rowid, * FROM "{name}"')
            tables[name] = {row[0]: row[1:] for row in cursor.fetchall()}
    return tables


def _difference(before: Mapping[str, Table], after: Mapping[str, Table]) -> list[dict[str, Table]]:
    new, changed, lost = dict[str, Table](), dict[str, Table](), dict[str, Table]()
    for name, table in after.items():
        old = before[name]
        new[name] = {number: row for number, row in table.items() if number not in old}
        changed[name] = {n: row for n, row in table.items() if n in old and old[n] != row}
        lost[name] = {number: row for number, row in old.items() if number not in table}
    return [{name: own for name, own in each.items() if own} for each in (new, changed, lost)]


def _write(written: Written) -> None:
    for place, content in written.contents.items():
        file = settings.CAPAIAN.evidence / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    with connection.cursor() as cursor:
        for name, numbers in written.lost.items():
            for number in numbers:
                cursor.execute(f'DELETE FROM "{name}" WHERE rowid = %s', [number])
        for name, rows in written.changed.items():
            sets = ", ".join(f"{column} = %s" for column in _columns(name))
            for number, row in rows.items():
                cursor.execute(f'UPDATE "{name}" SET {sets} WHERE rowid = %s', [*row, number])
        for name, rows in written.new.items():
            columns = ["rowid", *_columns(name)]
            command = (
                f'INSERT INTO "{name}" ({", ".join(columns)}) VALUES '
                f"({', '.join(['%s'] * len(columns))})"
            )
            cursor.executemany(command, [[number, *row] for number, row in rows.items()])


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pragma_table_info(%s)", [table])
        return [f'"{name}"' for (name,) in cursor.fetchall()]
