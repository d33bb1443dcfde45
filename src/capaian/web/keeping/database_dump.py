"""The database of an installation as one file: SQLite by its own copy,
PostgreSQL by its own tools.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from capaian.domain.errors import FileError
from capaian.web.configuration import SQLITE

_MAX_LETTERS_OF_AN_ERROR: Final = 500

SQLITE_FILE: Final = "basis-data.sqlite3"
POSTGRES_FILE: Final = "basis-data.dump"
_EMPTYING: Final = {
    "django_session": "DELETE FROM django_session",
    "usersessions_usersession": "DELETE FROM usersessions_usersession",
}
"""Tables of who is signed in, which no copy holds, and what empties them."""

_TABLES: Final = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
Settings = Mapping[str, Any]


def dump(database: Settings, folder: Path) -> Path:
    """Write the database as it is at one moment into a folder, and return the file.

    Others may write meanwhile: what they write is in it as a whole or not at all. Nobody is signed
    in there: sessions stay where they are. Raises `FileError` if it cannot be read or written.
    """
    if database["ENGINE"] == SQLITE:
        copy = _copy_file(Path(database["NAME"]), folder / SQLITE_FILE)
        try:
            with closing(sqlite3.connect(copy)) as own:
                known = {name for (name,) in own.execute("SELECT name FROM sqlite_master")}
                for table in known & {*_EMPTYING}:
                    own.execute(_EMPTYING[table])
                own.commit()
                own.execute("PRAGMA journal_mode=DELETE")
                own.execute("VACUUM")  # what was left of the sessions between its pages
        except sqlite3.Error as error:
            raise FileError(
                f"Salinan basis data {copy} tidak dapat dirapikan: {error}."
            ) from error
        return copy
    target = folder / POSTGRES_FILE
    without = (f"--exclude-table-data={table}" for table in _EMPTYING)
    _run(database, "pg_dump", "--format=custom", "--no-owner", f"--file={target}", *without)
    return target


def load(database: Settings, file: Path) -> None:
    """Put a database back where none is; raises `FileError`."""
    is_file = database["ENGINE"] == SQLITE
    if is_file != (file.name == SQLITE_FILE):
        kinds = ("SQLite", "PostgreSQL") if is_file else ("PostgreSQL", "SQLite")
        raise FileError(
            f"Cadangan ini dari {kinds[1]}, sedangkan tujuannya {kinds[0]}. Sesuaikan "
            "DATABASE_URL."
        )
    if is_file:
        _copy_file(file, Path(database["NAME"]))
        return
    if _run(database, "psql", "--tuples-only", "--no-align", "--command", _TABLES).strip() != "0":
        raise FileError(
            "Basis data tujuan sudah berisi tabel. Buat basis data kosong, lalu sebut "
            "dalam DATABASE_URL."
        )
    _run(
        database, "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(file)
    )


def unload(database: Settings) -> None:
    """Take a file away again that was put where none was;
    what a server has is left to who runs it.
    """
    if database["ENGINE"] == SQLITE:
        for end in ("", "-wal", "-shm"):
            Path(f"{database['NAME']}{end}").unlink(missing_ok=True)


@contextmanager
def restored_apart(database: Settings, file: Path, folder: Path) -> Iterator[Settings]:
    """Put a database into one of its own beside that of an installation, until it was looked at.

    Raises `FileError` if it cannot be put back; on a server also where this user may make no
    database.
    """
    if database["ENGINE"] == SQLITE:
        apart = {**database, "NAME": str(folder / f"uji-{file.name}")}
        load(apart, file)
        yield apart
        return
    apart = {**database, "NAME": f"{database['NAME']}_uji_{secrets.token_hex(4)}"}
    _run(database, "createdb", str(apart["NAME"]))
    try:
        load(apart, file)
        yield apart
    finally:
        _run(database, "dropdb", str(apart["NAME"]))


def query(database: Settings, sql: str) -> list[tuple[str, ...]]:
    """Return what a database answers that Django is not connected to, each value as a text."""
    if database["ENGINE"] == SQLITE:
        with closing(
            sqlite3.connect(f"{Path(database['NAME']).as_uri()}?mode=ro", uri=True)
        ) as connection:
            return [tuple(map(str, row)) for row in connection.execute(sql)]
    output = _run(
        database, "psql", "--tuples-only", "--no-align", "--field-separator=\t", "--command", sql
    )
    return [tuple(line.split("\t")) for line in output.splitlines() if line]


def _copy_file(source: Path, target: Path) -> Path:
    """Copy a SQLite file by SQLite itself, which knows what is in its log beside it."""
    if not source.is_file():
        raise FileError(f"Basis data {source} tidak ada. Periksa --data.")
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            (answer,) = new.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise FileError(f"Basis data {source} tidak dapat disalin: {error}.") from error
    if answer != "ok":
        raise FileError(f"Basis data {source} rusak: {answer}. Pulihkan dari cadangan sebelumnya.")
    return target


def client_environment(database: Settings) -> dict[str, str]:
    """Return how the tools of PostgreSQL are told where a database is,
    as its own library reads it.

    What stands behind the question mark of an address goes before: a socket, certificates.

    Examples:
        >>> client_environment({"HOST": "", "NAME": "capaian", "OPTIONS": {"host": "/run/pg"}})
        {'PGHOST': '/run/pg', 'PGDATABASE': 'capaian'}
    """
    named = {name: database.get(name) for name in ("HOST", "PORT", "USER", "PASSWORD")}
    named["DATABASE"] = database.get("NAME")
    options = {name.upper(): value for name, value in database.get("OPTIONS", {}).items() if value}
    named |= {"DATABASE" if name == "DBNAME" else name: value for name, value in options.items()}
    return {f"PG{name}": str(value) for name, value in named.items() if value}


def _run(database: Settings, tool: str, *arguments: str) -> str:
    """Run a tool of PostgreSQL; the password goes by the environment, which others cannot read."""
    command = shutil.which(tool)
    if command is None:
        raise FileError(
            f"{tool} tidak ada di komputer ini. Pasang alat klien PostgreSQL (postgresql-client)."
        )
    more = ("--dbname", str(database["NAME"])) if tool == "pg_restore" else ()
    done = subprocess.run(
        [command, *more, *arguments],
        env={**os.environ, **client_environment(database)},
        capture_output=True,
        text=True,
        timeout=3600,  # after which it does not come back
        check=False,
    )
    if done.returncode != 0:
        raise FileError(f"{tool} gagal: {done.stderr.strip()[:_MAX_LETTERS_OF_AN_ERROR]}")
    return done.stdout
