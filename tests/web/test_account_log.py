"""Who came, who was not let in and what was refused stands in the log, without what was typed."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.shortcuts import redirect
from django.test import Client, RequestFactory
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings
from tests.web.filling import House
from tests.web.test_sign_in import LOGIN, RIGHT, account, code_of, try_to_sign_in
from tests.web.twins import office_year, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.accounts.sessions import SessionStore
from capaian.web.offices.models import Membership, Role
from capaian.web.site.access import Here, tell_refusal
from capaian.web.trail import record
from capaian.web.trail.models import Entry
from capaian.web.trail.record import begin_seals, compare_rows, trail_key
from capaian.web.trail.verify import verify_log

OTHER = "gunung-naik-perahu-8"


@pytest.fixture(autouse=True)
def log_is_whole() -> Iterator[None]:
    """Whatever happens, the log holds and nothing typed stands in it."""
    yield
    assert verify_log() is None
    entries = str([*Entry.objects.values()])
    assert not [secret for secret in (RIGHT, OTHER, "salah-ketik") if secret in entries]


def actions(user: User | None = None) -> list[str]:
    found = Entry.objects.order_by("number")
    of_user = found.filter(subject=str(user.pk)) if user else found
    return [*of_user.values_list("action", flat=True)]


def member(name: str, role: Role = Role.PLANNER) -> User:
    user = account(name)
    Membership.objects.create(
        office=office_year("asri").office, user=user, role=role, since="2020-01-01"
    )
    return user


def test_a_sign_in_is_reported_with_how_and_from_where_and_so_is_its_end() -> None:
    user, client = member("perencana"), Client(REMOTE_ADDR="10.0.0.9")
    try_to_sign_in(client, "perencana")
    client.post("/akun/logout/")
    begun, ended = Entry.objects.order_by("number")
    assert (begun.action, ended.action) == ("session.begun", "session.ended")
    assert begun.after == {"by": ["password"], "address": "10.0.0.9"}
    assert (begun.actor, begun.subject) == (user, str(user.pk))
    assert begun.office is not None and begun.office.slug == "asri"


def test_a_failed_sign_in_is_reported_of_whom_and_never_what_was_typed() -> None:
    user = member("perencana")
    for name in ("perencana", "salah-ketik", "nul\0"):
        try_to_sign_in(Client(REMOTE_ADDR="203.0.113.7"), name, "salah-ketik")
    found = [*Entry.objects.order_by("number").values_list("action", "subject", "actor", "after")]
    address = {"address": "203.0.113.7"}
    assert found == [
        ("session.refused", str(user.pk), None, address),
        ("session.refused", "", None, address),
    ]


def test_a_lock_out_is_recorded_once_a_minute_with_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    user = member("perencana")
    for _ in range(9):
        try_to_sign_in(Client(), "perencana", "salah-ketik")
    assert actions(user) == ["session.refused", "session.locked"]
    in_a_minute = time.time() + 61
    monkeypatch.setattr(time, "time", lambda: in_a_minute)
    try_to_sign_in(Client(), "perencana", "salah-ketik")
    last = Entry.objects.get(number=3)
    assert (last.action, last.after) == ("session.locked", {"address": "127.0.0.1", "left_out": 3})


def test_nobody_fills_the_log_by_being_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "_MAX_REFUSALS_A_MINUTE", 5)
    for number in range(12):
        try_to_sign_in(Client(REMOTE_ADDR=f"203.0.113.{number}"), f"nama-{number}", "salah-ketik")
    assert Entry.objects.count() == 5


def test_another_password_is_reported() -> None:
    user, client = member("perencana"), Client()
    try_to_sign_in(client, "perencana")
    client.post(
        "/akun/password/change/", {"oldpassword": RIGHT, "password1": OTHER, "password2": OTHER}
    )
    assert actions(user) == ["session.begun", "password.changed"]


def test_a_stronger_form_of_a_password_has_its_fingerprint_in_the_log(settings: Settings) -> None:
    user = member("perencana")
    begin_seals()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    assert try_to_sign_in(Client(), user.username).status_code == 302
    assert actions(user)[-2:] == ["password.rehashed", "session.begun"]
    assert User.objects.get(pk=user.pk).password.startswith("pbkdf2") and not compare_rows(
        trail_key()
    )


def test_a_second_factor_is_reported_when_it_comes_is_drawn_anew_and_goes(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user, client = member("perencana"), Client()
    try_to_sign_in(client, "perencana")
    client.post("/akun/reauthenticate/", {"password": RIGHT})
    assert client.get("/akun/2fa/totp/activate/").status_code == 200
    secret = client.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/akun/2fa/totp/activate/", {"code": code_of(secret, time.time())})
    assert Authenticator.objects.filter(user=user).count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/akun/2fa/recovery-codes/generate/")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/akun/2fa/totp/deactivate/")
    found = Entry.objects.filter(action__startswith="factor.").order_by("number")
    assert [*found.values_list("action", "after__kind")] == [
        ("factor.added", "totp"),
        ("factor.added", "recovery_codes"),
        ("factor.drawn", "recovery_codes"),
        ("factor.removed", "totp"),
        ("factor.removed", "recovery_codes"),
    ]
    assert secret not in str([*Entry.objects.values()])


def test_a_wrong_code_is_reported_and_the_right_one_as_what_it_was() -> None:
    key, user, client = (
        "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        member("kadis", Role.OFFICE_HEAD),
        Client(),
    )
    TOTP.activate(user, key)
    try_to_sign_in(client, "kadis")
    for moment in (time.time() - 9_000, time.time()):
        client.post("/akun/2fa/authenticate/", {"code": code_of(key, moment)})
    assert actions(user) == ["factor.refused", "session.begun"]
    assert Entry.objects.get(number=2).after == {
        "by": ["password", "mfa:totp"],
        "address": "127.0.0.1",
    }


def test_ending_the_sessions_of_other_browsers_is_reported() -> None:
    user, here, elsewhere = member("perencana"), Client(), Client()
    for client in (elsewhere, here):
        try_to_sign_in(client, "perencana")
        assert client.get("/asri/2024/").status_code == 200
    here.post("/akun/sessions/")
    assert elsewhere.get("/asri/2024/").status_code == 302
    assert here.get("/asri/2024/").status_code == 200
    assert actions(user)[2:] == ["session.ended"]
    last = Entry.objects.last()
    assert last is not None and last.after == {"others": 1}


def test_a_refused_request_is_logged_once_a_minute_without_its_query() -> None:
    office = office_year("asri").office
    reader = person("pembaca", office, Role.VIEWER)
    client = signed_in(reader)
    for _ in range(3):
        assert (
            client.post("/asri/2024/orang/baru/?x=salah-ketik", {"username": OTHER}).status_code
            == 404
        )
    entry = Entry.objects.get()
    assert (entry.action, entry.subject, entry.actor) == (
        "access.refused",
        "/asri/2024/orang/baru/",
        reader,
    )
    assert (entry.office, entry.after) == (office, {"method": "POST", "status": 404})


def test_only_a_page_of_another_office_is_logged_and_no_unknown_address() -> None:
    own, _ = office_year("asri").office, office_year("asra")
    client = signed_in(person("pembaca", own, Role.VIEWER))
    for address in ("/asra/2024/", "/tidak/ada/", "/asri/2024/perencanaan/outputs/99999/"):
        assert client.get(address).status_code == 404
    assert Client().get("/asri/2024/").status_code == 302
    assert [(entry.subject, entry.office) for entry in Entry.objects.all()] == [
        ("/asra/2024/", own)
    ]


def test_a_step_that_is_refused_is_reported_with_what_the_page_says(house: House) -> None:
    answer = house.step("clerk", "withdraw")
    assert answer.status_code == 422
    entry = Entry.objects.get()
    assert (entry.action, entry.actor) == ("request.refused", house.people["clerk"])
    assert entry.subject == house.address(more="langkah/")
    why = "Isian ini belum diisi; yang dapat ditarik hanya yang diajukan."
    assert entry.after == {"method": "POST", "status": 422, "said": why}


def test_what_a_page_says_of_a_refusal_it_leads_back_from_is_reported(house: House) -> None:
    request = RequestFactory().post("/kecil/2024/perencanaan/x/")
    request.user, request.session = house.people["planner"], SessionStore()
    context = {
        "here": Here(house.year.office, frozenset({Role.PLANNER}), None),
        "resolver_match": None,
    }
    vars(request).update(context, _messages=FallbackStorage(request))
    messages.error(request, "Baris ini terkunci.")
    tell_refusal(request, redirect("home"))
    entry = Entry.objects.get()
    assert (entry.action, entry.role) == ("request.refused", "planner")
    assert entry.after == {"method": "POST", "status": 302, "said": "Baris ini terkunci."}


def test_a_form_without_its_token_names_who_is_signed_in() -> None:
    user = person("pembaca", office_year("asri").office, Role.VIEWER)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.post("/akun/logout/").status_code == 403
    assert actions() == ["access.refused"]
    assert Client(enforce_csrf_checks=True).post(LOGIN).status_code == 403
    assert len(actions()) == 1, "nobody knows who that was"
