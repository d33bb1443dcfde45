"""A sole administrator without password and telephone comes back by a command on the server, in the log."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from tests.web.tampering import call, verify
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Membership, Office, Role
from capaian.web.people.change import AccountError, reset_on_server
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
DRAWN = re.compile(r"\b(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\b")


def test_the_command_draws_a_password_and_the_log_stays_whole(founded_office: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(founded_office, tmp_path / "data")
    ended = call(folder, "reset-password", "admin", "--data", str(folder))
    assert ended.returncode == 0 and DRAWN.search(ended.stdout), ended.stderr
    assert verify(folder).returncode == 0
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        told = database.execute("SELECT action FROM trail_entry ORDER BY number DESC LIMIT 1").fetchone()
    assert told == ("person.password_reset",)
    wrong = call(folder, "reset-password", "admn", "--data", str(folder))
    assert wrong.returncode == 10 and "admn" in wrong.stderr and "admin" in wrong.stderr
    assert not DRAWN.search(wrong.stdout)


def test_factors_and_sessions_are_gone_and_each_office_reads_of_it() -> None:
    offices = [Office.objects.create(slug=slug, name=slug) for slug in ("satu", "dua")]
    user = person("admin", offices[0], Role.ADMINISTRATOR)
    Membership.objects.create(office=offices[1], user=user, role=Role.ADMINISTRATOR, since="2020-01-01")
    browser = signed_in(user)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    made = reset_on_server(user.username)
    user.refresh_from_db()
    assert user.must_change_password and user.check_password(made.password)
    assert not Authenticator.objects.exists()
    assert browser.get("/").headers["Location"].startswith("/akun/login/")
    told = Entry.objects.filter(action="person.password_reset")
    assert {each.office for each in told} == {*offices}
    assert all(each.actor is None and each.after == {"way": "perintah di server"} for each in told)


@pytest.mark.parametrize("typed", ["ADMIN-SATU", "Admin-Satu"])
def test_a_name_is_one_whatever_its_case_as_it_is_when_signing_in(typed: str) -> None:
    office = Office.objects.create(slug="satu", name="satu")
    user = person("admin-satu", office, Role.ADMINISTRATOR)
    user.username = "admin-satu"
    user.save()
    made = reset_on_server(typed)
    assert made.user == user and user.username == "admin-satu"
    user.refresh_from_db()
    assert user.check_password(made.password)


def test_a_name_that_nobody_has_changes_nothing() -> None:
    office = Office.objects.create(slug="satu", name="satu")
    user = person("admin", office, Role.ADMINISTRATOR)
    before = user.password
    with pytest.raises(AccountError, match=user.username):
        reset_on_server("tidak-ada")
    user.refresh_from_db()
    assert user.password == before and not Entry.objects.exists()
