"""Who approves signs in with two factors, in an office that is no demonstration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from pytest_django.fixtures import Settings
from tests.web.filling import house

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", [None, Authenticator.Type.RECOVERY_CODES])
def test_a_head_without_a_second_factor_is_led_to_where_one_is_made(
    kind: Authenticator.Type | None, tmp_path: Path
) -> None:
    own = house(tmp_path)
    head = own.people["head"]
    Authenticator.objects.filter(user=head).delete()
    if kind is not None:
        Authenticator.objects.create(user=head, type=kind, data={})
    client = own.browser("head")
    for answer in (
        client.get(own.address()),
        client.post(own.address(more="langkah/"), {"langkah": "approve"}),
    ):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/akun/2fa/")
    if kind is None:
        assert "dua faktor" in client.get("/akun/2fa/").text


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_with_one_the_pages_open(kind: Authenticator.Type, tmp_path: Path) -> None:
    own = house(tmp_path)
    Authenticator.objects.filter(user=own.people["head"]).update(type=kind)
    assert own.browser("head").get(own.address()).status_code == 200


def test_others_may_sign_in_by_a_password_alone(tmp_path: Path) -> None:
    own = house(tmp_path)
    assert not Authenticator.objects.exclude(user=own.people["head"]).exists()
    for name in ("clerk", "holder", "planner", "viewer"):
        assert own.browser(name).get(own.address()).status_code == 200


def test_the_demonstration_asks_for_none(tmp_path: Path, settings: Settings) -> None:
    own = house(tmp_path)
    Authenticator.objects.all().delete()
    settings.CAPAIAN = replace(settings.CAPAIAN, mode="peragaan")
    assert own.browser("head").get(own.address()).status_code == 200
