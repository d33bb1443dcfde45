"""Who gets what at each address of an office, by each method: the table as it was decided,
and it happens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, product

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from tests.web.rights_table import FOLDER, METHODS, RightsTable
from tests.web.twins import CELLS, SINCE, addresses, of_offices, office_year, person, signed_in

from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Role
from capaian.web.site.access import roles_of
from capaian.web.years import known
from capaian.web.years.models import OfficeYear

OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS")
"""They are nowhere, for anybody and at every address."""
WHO = ("anonymous", *(role.value for role in Role))
"""The columns of the table; the roles in the order of their declaration,
which the first test holds.
"""
OUTSIDER = "outsider"
"""Has every role in the twin office, had every one here and will have it:
finds nothing anywhere.
"""
OFFICES = RightsTable("offices", of_offices())
"""`login`: is asked to sign in and comes back here; `404`: unknown and forbidden look the same;
`page`: sees it, and nothing is written; `written`: is led on (302) and one entry of the log tells
it.

Rows here are of outputs: none of them is an agreement that could be revised, and no closing is
overtaken.
"""
EXPECTED = {
    place: {**dict(zip(WHO, cells, strict=True)), OUTSIDER: "404"}
    for place, cells in OFFICES.outcomes.items()
}
OWN_PAGES = dict(
    line.split(maxsplit=1)
    for line in (FOLDER / "outside_offices.txt").read_text(encoding="utf-8").splitlines()
)
"""Who opens the addresses that belong to no office;
that of the demonstration is none in an installation.
"""


def people(year: OfficeYear, twin: OfficeYear) -> Mapping[str, Client]:
    """A browser for each column of the table, and that of the outsider."""
    office, today = year.office, timezone.localdate()
    outsider = person(OUTSIDER, twin.office, *Role)
    for role, days in product(
        Role, ((SINCE, today - timedelta(days=1)), (today + timedelta(days=1), None))
    ):
        since, until = days
        Membership.objects.create(
            office=office, user=outsider, role=role, since=since, until=until
        )
    return {
        "anonymous": Client(),
        **{role.value: signed_in(person(role.value, office, role)) for role in Role},
        OUTSIDER: signed_in(outsider),
    }


@dataclass
class Requests:
    """Requests to a year, of which each begins with what the one before left."""

    year: OfficeYear

    def __post_init__(self) -> None:
        self.entries, self.kept = self._state()

    def outcome(self, client: Client, method: str, address: str) -> str:
        """What comes of a request that would be right of whoever may send it."""
        entries, kept = self.entries, self.kept
        typed = {
            "versi": "1",
            "alasan": "Tercatat dua kali.",
            "sel-actual": "2",
            "sel-indicator": f"lain-{entries}",
            "isi": "Sebuah alinea.",
        }
        body = urlencode({**{f"sel-{name}": text for name, text in CELLS.items()}, **typed})
        answer = client.generic(
            method, address, body, content_type="application/x-www-form-urlencoded"
        )
        assert {"private", "no-store"} <= {*answer.headers["Cache-Control"].split(", ")}, (
            "no browser keeps it"
        )
        self.entries, self.kept = self._state()
        has_entry, is_changed = self.entries - entries, self.kept != kept
        if (
            answer.status_code == 302
            and answer.headers["Location"] == f"/akun/login/?next={address}"
        ):
            word = "login"
        else:
            word = {200: "page", 302: "written", 404: "404"}.get(
                answer.status_code, str(answer.status_code)
            )
        if (has_entry, is_changed) != ((1, True) if word == "written" else (0, False)):
            return f"{answer.status_code} with {has_entry} entries, changed: {is_changed}"
        return word

    def _state(self) -> tuple[int, object]:
        """Entries of what was done, and all that is kept of the year; by SQL, which is quicker."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM trail_entry WHERE action NOT LIKE '%.refused'")
            (entries,) = cursor.fetchone()
            cursor.execute("SELECT revision FROM years_officeyear WHERE id = %s", [self.year.pk])
            revision = cursor.fetchone()
            rows = "SELECT id, version, cells FROM years_row WHERE office_year_id = %s ORDER BY id"
            cursor.execute(rows, [self.year.pk])
            return entries, (revision, cursor.fetchall())


def test_the_table_has_every_address_of_an_office_with_every_method_and_every_role() -> None:
    OFFICES.check_whole()
    assert [role.value for role in Role] == [
        "administrator",
        "planner",
        "data_entry",
        "unit_head",
        "office_head",
        "inspector",
        "viewer",
    ]


def test_each_cell_of_the_table_is_what_happens() -> None:
    """Each address is asked in a year of rows that nobody changed, behind which all is undone."""
    year, twin = office_year("asri", rows=2 * len(WHO) + 3), office_year("asra")
    browsers, everybody = people(year, twin), signed_in(person("segala", year.office, *Role))
    came: dict[tuple[str, str], object] = {}
    for name, slots in of_offices().items():
        known._kept.clear()
        with transaction.atomic():
            requests, ids = Requests(year), iter(year.rows.values_list("pk", flat=True))

            def address(
                name: str = name, slots: Iterable[str] = slots, ids: Iterator[int] = ids
            ) -> str:
                """One that names a row and a text that nobody has changed."""
                pk = next(ids)
                values = {
                    "office": "asri",
                    "year": 2024,
                    "slug": "outputs",
                    "pk": pk,
                    "name": f"teks-{pk}",
                }
                values |= {"subject": "outside_mean", "token": "0" * 32}
                return reverse(name, kwargs={slot: values[slot] for slot in slots})

            for method in METHODS:
                absent = {role.value for role in OFFICES.absent_roles(name, method)}
                came[name, method] = {
                    who: "404" if who in absent else requests.outcome(client, method, address())
                    for who, client in browsers.items()
                }
            place, anybody = address(), (everybody, Client())
            same = [requests.outcome(everybody, method, place) for method in ("HEAD", "GET")]
            others = {
                method: requests.outcome(client, method, place)
                for method, client in zip(OTHER_METHODS, cycle(anybody))
            }
            transaction.set_rollback(True)
        assert (len({*same}), {*others.values()}) == (1, {"404"}), (name, same, others)
    assert came == EXPECTED


def test_the_table_of_pages_outside_offices_has_every_address() -> None:
    names = [name for name, slots in addresses() if "office" not in slots]
    assert sorted(names) == sorted(OWN_PAGES)


def own_address(name: str) -> str:
    """An address outside of offices, with something in each of its slots."""
    return reverse(
        name, kwargs={slot: 7 if slot == "pk" else "abc" for slot in dict(addresses())[name]}
    )


def test_pages_outside_offices_ask_whoever_has_not_signed_in_and_know_no_other_methods() -> None:
    everybody = signed_in(person("segala", office_year("asri").office, *Role))
    for name, who in OWN_PAGES.items():
        address = own_address(name)
        answer = Client().get(address)
        must_sign_in = (
            answer.status_code == 302
            and answer.headers["Location"] == f"/akun/login/?next={address}"
        )
        assert (must_sign_in, answer.status_code == 404) == (
            who == "signed in",
            who == "nobody",
        ), name
        methods = ("GET", "HEAD", "POST") if who == "nobody" else ()
        for method, client in product((*methods, *OTHER_METHODS, "TRACE"), (Client(), everybody)):
            assert client.generic(method, address).status_code == 404, (name, method)


def test_a_role_that_may_not_sees_what_it_would_see_where_nothing_is() -> None:
    year = office_year("asri")
    client = signed_in(person("pembaca", year.office, Role.VIEWER))
    row = year.rows.get()
    base = "/asri/2024/perencanaan/outputs/"
    changing = r'name="csrfmiddlewaretoken" value="[^"]*"'
    nothing = client.get(f"{base}{row.pk + 1}/")
    for address in (f"{base}baru/", f"{base}{row.pk}/hapus/"):
        answer = client.get(address)
        assert answer.status_code == nothing.status_code == 404
        assert re.sub(changing, "", answer.text) == re.sub(changing, "", nothing.text)
        assert "<h1>Halaman ini tidak ada</h1>" in answer.text


def test_several_roles_may_together_what_each_may_alone() -> None:
    year = office_year("asri")
    client = signed_in(person("rangkap", year.office, Role.VIEWER, Role.PLANNER))
    assert client.get("/asri/2024/perencanaan/outputs/baru/").status_code == 200


def test_a_role_that_is_taken_away_is_gone_with_the_next_request() -> None:
    year = office_year("asri")
    user = person("pembaca", year.office, Role.VIEWER)
    client = signed_in(user)
    assert client.get("/asri/2024/").status_code == 200
    Membership.objects.filter(user=user).delete()
    assert client.get("/asri/2024/").status_code == 404


def test_roles_of_a_day_are_those_whose_days_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    office = office_year("asri").office
    user, day = person("seseorang"), date(2024, 2, 28)
    around = [day + timedelta(days=offset) for offset in (-1, 0, 1)]
    for since, until in product(around, (*around, None)):
        if until is not None and until < since:
            continue
        made = Membership.objects.create(
            office=office, user=user, role=Role.VIEWER, since=since, until=until
        )
        for today in [day + timedelta(days=offset) for offset in range(-2, 3)]:
            monkeypatch.setattr(timezone, "localdate", lambda today=today: today)
            holds = since <= today <= (until or date.max)
            assert made.holds_on(today) is holds
            assert roles_of(user, "asri") == ({Role.VIEWER} if holds else frozenset())
        made.delete()


def test_nobody_has_a_role_where_there_is_no_office() -> None:
    user = person("seseorang", office_year("asri").office, *Role)
    assert roles_of(user, "asri") == frozenset(Role)
    assert (
        roles_of(user, "tidak-ada")
        == roles_of(User.objects.create(username="lain"), "asri")
        == frozenset()
    )
