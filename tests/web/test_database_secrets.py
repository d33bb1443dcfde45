"""Who reads the database, or a copy of it, signs in as nobody."""

from __future__ import annotations

import importlib
import sqlite3
import stat
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django.fixtures import Settings
from tests.web.test_backup import installation as installed
from tests.web.test_sign_in import account, code_of, is_in, try_to_sign_in

from capaian.web.accounts.sessions import HashedSessions, SessionStore, is_kept
from capaian.web.configuration import read_configuration
from capaian.web.keeping.backup import make_backup, restore
from capaian.web.keys import TRAIL, make_key
from capaian.web.trail.record import trail_key

KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MOVING = importlib.import_module("capaian.web.accounts.migrations.0003_secrets_apart")


@pytest.fixture(autouse=True)
def as_in_an_office(installation: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cookies open sessions as they do in an office, not as tests need it; hashes are quick here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(HashedSessions, "opens", staticmethod(lambda cookie: not is_kept(cookie)))


@pytest.fixture
def browser(db: None) -> Iterator[Client]:
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


@pytest.mark.django_db
def test_a_cookie_of_nothing_gets_another_one() -> None:
    for cookie in ("a" * 32, "a" * 40, "x", "é" * 50):
        store = SessionStore(None if is_kept(cookie) else cookie)
        assert store.get("x") is None
        store["x"] = 1
        store.save()
        assert store.secret is not None and store.secret != cookie
        assert SessionStore(store.secret)["x"] == 1


@pytest.mark.django_db
def test_secrets_of_second_factors_are_unreadable_and_their_codes_fit() -> None:
    user = account("kadis")
    totp, codes = TOTP.activate(user, KEY), RecoveryCodes.activate(user)
    kept = str([*Authenticator.objects.values_list("data", flat=True)])
    seed = get_adapter().decrypt(codes.instance.data["seed"])
    assert KEY not in kept and seed not in kept and len(seed) == 80
    assert totp.validate_code(code_of(KEY, time.time()))
    assert codes.validate_code(codes.generate_codes()[0])


@pytest.mark.django_db
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


@pytest.mark.django_db
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
