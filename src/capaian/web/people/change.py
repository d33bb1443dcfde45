"""Making and mending accounts: each in one transaction with what the log tells of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Final

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, Membership, Office, Role
from capaian.web.people.forms import holding_texts, person_texts, roles_in
from capaian.web.people.overlaps import find_taken, is_same
from capaian.web.site.overwriting import require_as_shown
from capaian.web.trail.record import Author, Deed, record

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that nobody takes for others."""
_GROUPS, _OF_GROUP = 4, 4


class LastAdministratorError(CapaianError):
    """Nobody would be left who makes accounts."""

    code: ClassVar[str] = "last_administrator"


class UnknownPersonError(CapaianError):
    """Nobody has the name."""

    code: ClassVar[str] = "unknown_person"


class SharedAccountError(CapaianError):
    """The account belongs to another office too."""

    code: ClassVar[str] = "shared_account"


class TakenPostError(CapaianError):
    """Somebody holds the post already."""

    code: ClassVar[str] = "taken_post"


@dataclass(frozen=True, slots=True)
class Made:
    """An account with the password that was drawn for it; nobody sees it again."""

    user: User
    password: str


@transaction.atomic
def make_person(office: Office, user: User, roles: Iterable[str], author: Author) -> Made:
    """Keep a new account with a drawn password, which has to be changed at the first sign-in."""
    password = _draw_password()
    user.set_password(password)
    user.must_change_password = True
    user.save()
    names = sorted(roles)
    for role in names:
        Membership.objects.create(office=office, user=user, role=role, since=timezone.localdate())
    after = {"username": user.username, "name": user.full_name, "roles": names}
    record(office, author, [Deed("person.made", str(user.pk), None, after)])
    return Made(user, password)


@transaction.atomic
def change_person(
    office: Office, user: User, roles: Iterable[str], author: Author, shown: Mapping[str, str] | None = None
) -> None:
    """Keep the names and roles of a person; roles that are taken away end yesterday, and stay told.

    Args:
        office: Where the person works.
        user: The account with the names that were told.
        roles: What the person is to act as.
        author: Who tells it.
        shown: What the page showed, by the names of its fields.

    Raises:
        LastAdministratorError: if the office would have no administrator.
        OvertakenError: if somebody else changed the person since.
    """
    office.hold_people()
    wanted, had = set(roles), set(roles_in(office, user))
    before = User.objects.get(pk=user.pk)
    require_as_shown(shown or {}, person_texts(user, wanted), person_texts(before, had))
    if Role.ADMINISTRATOR in had - wanted:
        _require_other_administrator(office, user)
    today = timezone.localdate()
    for role in sorted(had - wanted):
        open_ = Membership.objects.filter(office=office, user=user, role=role, until=None)
        open_.filter(since__gte=today).delete()
        open_.update(until=today - timedelta(days=1))
    for role in sorted(wanted - had):
        Membership.objects.update_or_create(
            office=office, user=user, role=role, since=today, defaults={"until": None}
        )
    if not is_shared(user, office):
        user.save(update_fields=["username", "full_name"])
    old = {"name": before.full_name, "username": before.username, "roles": sorted(had)}
    new = {"name": user.full_name, "username": user.username, "roles": sorted(wanted)}
    if old != new:
        record(office, author, [Deed("person.changed", str(user.pk), old, new)])


@transaction.atomic
def reset_password(office: Office, user: User, author: Author) -> Made:
    """Draw a new password, take second factors away, and end all sessions.

    Raises:
        SharedAccountError: if the person works in another office too, whose account it is as well.
    """
    _require_own(user, office)
    made = _renew(user)
    record(office, author, [Deed("person.password_reset", str(user.pk))])
    return made


@transaction.atomic
def reset_on_server(username: str) -> Made:
    """Do the same for whoever has no administrator left to ask, told in the log of each of their offices.

    Raises:
        UnknownPersonError: if nobody has the name.
    """
    named = User.objects.filter(username=User.normalize_username(username))
    user = named.first() if "\0" not in username else None
    if user is None:
        own = User.objects.filter(memberships__role=Role.ADMINISTRATOR).distinct().order_by("username")
        names = ", ".join(own.values_list("username", flat=True))
        raise UnknownPersonError(
            f"Tidak ada orang dengan nama pengguna '{username}'. Administrator: {names}."
        )
    made = _renew(user)
    for office in Office.objects.filter(memberships__user=user).distinct():
        told = {"way": "perintah di server"}
        record(office, Author(), [Deed("person.password_reset", str(user.pk), None, told)])
    return made


def _renew(user: User) -> Made:
    password = _draw_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    Authenticator.objects.filter(user=user).delete()
    _end_sessions(user)
    return Made(user, password)


@transaction.atomic
def set_active(office: Office, user: User, author: Author, *, is_active: bool) -> None:
    """Close an account, or open it again; what the person did stays told.

    Raises:
        LastAdministratorError: if the office would have no administrator.
        SharedAccountError: if the person works in another office too.
    """
    office.hold_people()
    _require_own(user, office)
    if not is_active and Role.ADMINISTRATOR in roles_in(office, user):
        _require_other_administrator(office, user)
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        _end_sessions(user)
    record(office, author, [Deed("person.opened" if is_active else "person.closed", str(user.pk))])


@transaction.atomic
def keep_holding(holding: Holding, author: Author, shown: Mapping[str, str] | None = None) -> None:
    """Keep who holds a post.

    Raises:
        OvertakenError: if somebody else changed it since the page showed it.
        TakenPostError: if somebody holds the post already on one of the days.
    """
    holding.office.hold_people()
    if not holding.pk and any(is_same(holding, each) for each in holding.office.holdings.all()):
        return  # sent twice, as by a second click
    if said := find_taken(holding):
        raise TakenPostError(said)
    before = Holding.objects.filter(pk=holding.pk).select_related("user").first() if holding.pk else None
    if before is not None:
        require_as_shown(shown or {}, holding_texts(holding), holding_texts(before))
    holding.save()
    old = None if before is None else _told(before)
    if old != _told(holding):
        action = "holding.made" if before is None else "holding.changed"
        record(holding.office, author, [Deed(action, str(holding.pk), old, _told(holding))])


def _told(holding: Holding) -> dict[str, str]:
    """Return what the log tells of who holds a post."""
    return {**holding_texts(holding), "user": holding.user.username}


def is_shared(user: User, office: Office) -> bool:
    """Say whether a person works in another office too."""
    return Membership.objects.filter(user=user).exclude(office=office).exists()


def _require_own(user: User, office: Office) -> None:
    if is_shared(user, office):
        raise SharedAccountError(
            "Akun ini dipakai juga di dinas lain. Yang dapat diubah di sini hanya perannya di dinas ini."
        )


def _require_other_administrator(office: Office, user: User) -> None:
    others = Membership.objects.filter(
        office=office, role=Role.ADMINISTRATOR, until=None, user__is_active=True
    ).exclude(user=user)
    if not others.exists():
        raise LastAdministratorError("Ini administrator satu-satunya. Tunjuk administrator lain dahulu.")


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


def _draw_password() -> str:
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_OF_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
