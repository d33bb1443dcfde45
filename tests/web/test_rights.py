"""The table of rights names every address and every method, and what it says is what happens."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.web.example_years import example_year
from tests.web.twins import addresses

from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Role
from capaian.web.site.rights import RIGHTS, Visitor


def test_every_address_is_declared() -> None:
    names = {name for name, _ in addresses()}
    assert "None" not in names, "an address without a name cannot be declared"
    assert names == RIGHTS.keys()


def test_pages_of_offices_are_for_roles_and_others_for_visitors() -> None:
    for name, slots in addresses():
        for who in RIGHTS[name].values():
            kind = Role if "office" in slots else Visitor
            assert all(isinstance(each, kind) for each in who), name


@pytest.mark.django_db
def test_who_has_not_signed_in_is_asked_to() -> None:
    example_year("balangan-2023")
    for address in ("/", "/balangan-2023/2023/", "/balangan-2023/2023/perencanaan/"):
        answer = Client().get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/akun/login/?next={address}")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["signup", "email", "password/reset"])
def test_what_nobody_needs_is_not_there(name: str) -> None:
    assert Client().get(f"/akun/{name}/").status_code == 404
    assert Client().post(f"/akun/{name}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
def test_methods_that_are_not_declared_are_not_there(method: str) -> None:
    assert getattr(Client(), method)("/akun/login/").status_code == 404


@pytest.mark.django_db
def test_a_role_counts_from_its_first_day_to_its_last() -> None:
    year = example_year("balangan-2023")
    user = User.objects.create(username="dulu")
    client = Client()
    client.force_login(user)
    membership = Membership(office=year.office, user=user, role=Role.VIEWER, since=date(2020, 1, 1))
    for until, status in ((date(2020, 12, 31), 404), (date(2999, 1, 1), 200), (None, 200)):
        membership.until = until
        membership.save()
        assert client.get("/balangan-2023/2023/").status_code == status
    membership.since = date(2999, 1, 1)
    membership.save()
    assert client.get("/balangan-2023/2023/").status_code == 404


@pytest.mark.django_db
def test_every_answer_tells_what_may_run() -> None:
    policy = Client().get("/akun/login/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_without_a_demonstration_nobody_enters_by_a_click() -> None:
    User.objects.create(username="perencana")
    assert Client().post("/peragaan/masuk/", {"siapa": "perencana"}).status_code == 404
