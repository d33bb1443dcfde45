"""The table of rights names every address and every method, and what it says is what happens."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.twins import addresses

from capaian.web.accounts.models import User
from capaian.web.offices.models import Role
from capaian.web.site.access import RIGHTS, Visitor


def test_every_address_is_declared() -> None:
    names = {name for name, _ in addresses()}
    assert "None" not in names, "an address without a name cannot be declared"
    assert RIGHTS.keys() <= names
    assert all(name.startswith("account_") for name in names - RIGHTS.keys()), "nobody calls those"


def test_pages_of_offices_are_for_roles_and_others_for_visitors() -> None:
    for name, slots in addresses():
        for who in RIGHTS.get(name, {}).values():
            kind = Role if "office" in slots else Visitor
            assert all(isinstance(each, kind) for each in who), name


@pytest.mark.django_db
def test_without_a_demonstration_nobody_enters_by_a_click() -> None:
    User.objects.create(username="perencana")
    assert Client().post("/peragaan/masuk/", {"siapa": "perencana"}).status_code == 404
