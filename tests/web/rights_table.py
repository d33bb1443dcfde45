"""Tables of who gets what at each address of a subject, by method and role,
and that so it happens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from django.http import HttpResponse
from django.test import Client
from tests.conftest import IS_NIGHTLY
from tests.web.twins import person, signed_in

from capaian.web.offices.models import Office, Role
from capaian.web.site.access import RIGHTS

METHODS = ("GET", "POST")
FOLDER = Path(__file__).parent / "rights"


@dataclass(frozen=True)
class RightsTable:
    """What comes of a request by whoever has a role and no post:
    404 looks like what is nowhere.
    """

    name: str
    """Of its file, which has a line for each address and method."""
    slots: Mapping[str, frozenset[str]]
    """What each address names."""

    @property
    def outcomes(self) -> dict[tuple[str, str], list[str]]:
        """What comes of each address and method: for nobody, then for each role in its order."""
        text = (FOLDER / f"{self.name}.txt").read_text(encoding="utf-8")
        lines = (line.split() for line in text.splitlines()[1:])
        return {(name, method): came for name, method, *came in lines}

    def check_whole(self) -> None:
        """The table has every address with each method, and a column for each role.

        Whom no right names finds nothing.
        """
        assert sorted(self.outcomes) == sorted(product(self.slots, METHODS))
        assert {len(came) for came in self.outcomes.values()} == {1 + len(Role)}
        for place, (_, *came) in self.outcomes.items():
            by_role = dict(zip(Role, came, strict=True))
            assert {by_role[role] for role in refused_roles(*place)} <= {"404"}, place

    def absent_roles(self, name: str, method: str) -> set[Role]:
        """Roles that are not sent there: by day those that no right names,
        but for one of them in turn.

        They are turned away at one door, before any view.
        """
        refused = refused_roles(name, method)
        if IS_NIGHTLY or not refused:
            return set()
        return {*refused} - {refused[sorted(self.slots).index(name) % len(refused)]}

    def check(
        self, name: str, office: Office, request: Callable[[Client, str], HttpResponse]
    ) -> None:
        """Let nobody and each role send what is right of whoever may.

        Args:
            name: Of the address.
            office: Where the roles are.
            request: Sends it from a browser by a method.
        """
        absent = {method: self.absent_roles(name, method) for method in METHODS}
        roles = [role for role in Role if any(role not in each for each in absent.values())]
        people = {role: signed_in(person(role.value, office, role)) for role in roles}
        for method in METHODS:
            anonymous, *others = self.outcomes[name, method]
            assert outcome(request(Client(), method)) == anonymous, (name, method)
            for role, expected in zip(Role, others, strict=True):
                if role not in absent[method]:
                    assert outcome(request(people[role], method)) == expected, (name, method, role)


def refused_roles(name: str, method: str) -> list[Role]:
    """Roles that `rights.csv` does not name."""
    return [role for role in Role if role not in RIGHTS[name].get(method, ())]


def outcome(answer: HttpResponse) -> str:
    """The status of an answer, or that it leads to where one signs in."""
    answer.getvalue()  # which closes a file
    must_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith(
        "/akun/login/"
    )
    return "login" if must_sign_in else str(answer.status_code)
