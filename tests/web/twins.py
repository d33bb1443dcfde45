"""Two small offices beside each other, and people who work in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from capaian.web.accounts.models import User
from capaian.web.accounts.sessions import SessionStore
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear, Row

CELLS = {"node": "I.1.1", "indicator": "ik-1", "unit": "dokumen", "period": "2024", "actual": "1"}
SINCE = date(2020, 1, 1)


def office_year(slug: str, year: int = 2024, rows: int = 1) -> OfficeYear:
    """A year of an office with some outputs and nothing else: enough for every page of it."""
    office, _ = Office.objects.get_or_create(slug=slug, defaults={"name": f"Dinas {slug.title()}"})
    made = OfficeYear.objects.create(office=office, year=year)
    for place in range(1, rows + 1):
        own = {"indicator": f"ik-{place}", "note": f"milik {slug} {place}"}
        made.rows.create(sheet="outputs.csv", place=place, cells={**CELLS, **own})
    return made


def first_row(year: OfficeYear) -> Row:
    """The row of outputs that stands first."""
    row = year.rows.first()
    assert row is not None
    return row


def person(
    name: str, office: Office | None = None, *roles: Role, until: date | None = None
) -> User:
    user = User.objects.create(username=name, full_name=name.title())
    for role in roles:
        Membership.objects.create(office=office, user=user, role=role, since=SINCE, until=until)
    if Role.OFFICE_HEAD in roles:
        add_second_factor(user)
    return user


def add_second_factor(user: User) -> None:
    """Give somebody an app for codes, without which nobody approves."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})


def count_entries() -> int:
    """How many entries the log has of what was done; that somebody was refused is told too,
    but no change.
    """
    return Entry.objects.exclude(action__endswith=".refused").count()


def signed_in(user: User, **options: bool) -> Client:
    """The browser of somebody who has signed in.

    The session is written as signing in leaves it: to sign in took a tenth of the time of most
    tests.
    """
    client, session = Client(**options), SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def addresses(resolver: URLResolver | None = None) -> Iterator[tuple[str, frozenset[str]]]:
    """Every address that the pages answer at: its name,
    and what it names (office, year, sheet, row).
    """
    for each in (resolver or get_resolver()).url_patterns:
        slots = frozenset(each.pattern.regex.groupindex)
        if isinstance(each, URLPattern):
            yield str(each.name), slots
        else:
            yield from ((name, slots | own) for name, own in addresses(each))


def of_offices() -> dict[str, frozenset[str]]:
    """Addresses of an office by name, with what each names; those of figures,
    evidence and people apart.
    """
    own = {
        name: slots for name, slots in addresses() if "office" in slots and not slots & _OF_FIGURES
    }
    apart = _OF_PEOPLE | _OF_EXCHANGE | of_evidence().keys()
    return {name: slots for name, slots in own.items() if name not in apart}


def of_figures() -> dict[str, frozenset[str]]:
    """Addresses of forms, numbers and snapshots by name: they need an office with figures."""
    return {
        name: slots
        for name, slots in addresses()
        if slots & _OF_FIGURES and name not in of_evidence()
    }


def of_evidence() -> dict[str, frozenset[str]]:
    """Addresses of evidence by name."""
    return {name: slots for name, slots in addresses() if name.startswith("evidence")}


def of_people() -> dict[str, frozenset[str]]:
    """Addresses of people and of holders of posts, by name."""
    return {name: slots for name, slots in addresses() if name in _OF_PEOPLE}


def of_exchange() -> dict[str, frozenset[str]]:
    """Addresses at which a year begins, leaves and comes back, and that of its schedule,
    by name.
    """
    return {name: slots for name, slots in addresses() if name in _OF_EXCHANGE}


_OF_EXCHANGE = {
    "begin_year",
    "blank_workbook",
    "schedule",
    "exchange",
    "export_workbook",
    "export_package",
    "import_preview",
    "import_mapping",
    "import_undo",
    "import_source",
}
_OF_PEOPLE = {
    "people",
    "person_new",
    "people_paste",
    "person",
    "person_account",
    "holding_new",
    "holding",
    "substitute_new",
    "substitute",
}
_OF_FIGURES = {"post", "kind", "sha256", "code", "table"}
