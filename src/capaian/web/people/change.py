"""Making and mending accounts: each in one transaction with what the log tells of it."""

from __future__ import annotations

import secrets
import textwrap
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.trail.record import Author, Deed, record

_LETTERS_OF_A_PASSWORD: Final = 16
_LETTERS_OF_A_GROUP: Final = 4

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that nobody takes for others."""


class AccountError(CapaianError):
    """Nobody has the name, would be left who makes accounts,
    or another office has the account too.
    """


@transaction.atomic
def make_person(
    office: Office, user: User, roles: Iterable[str], author: Author, *, has_password: bool = True
) -> str:
    """Keep a new account, and return its password, which has to be changed at the first sign-in.

    Without a password nobody signs in until an administrator lets one be made: each takes half a
    second.
    """
    names, password = sorted(roles), ""
    if has_password:
        password = _draw_password(user)
    else:
        user.set_unusable_password()
        user.save()
    since = timezone.localdate()
    given = [office.memberships.create(user=user, role=role, since=since) for role in names]
    after = {"username": user.username, "name": user.full_name, "roles": names}
    record(
        office,
        author,
        [
            Deed(
                "person.made",
                str(user.pk),
                None,
                after,
                [*_names(user, given), f"password/{user.pk}"],
            )
        ],
    )
    return password


@transaction.atomic
def change_person(office: Office, user: User, roles: Iterable[str], author: Author) -> None:
    """Keep names and roles; what is taken away ends yesterday.

    Raises `AccountError` for the last one.
    """
    office.hold_people()
    wanted, had = set(roles), set(roles_in(office, user))
    before = User.objects.get(pk=user.pk)
    if Role.ADMINISTRATOR in had - wanted:
        _require_other_administrator(office, user)
    today = timezone.localdate()
    ended = Membership.objects.filter(office=office, user=user, role__in=had - wanted, until=None)
    written = [*ended]
    ended.filter(since__gte=today).delete()
    ended.update(until=today - timedelta(days=1))
    for role in sorted(wanted - had):
        given, _ = Membership.objects.update_or_create(
            office=office, user=user, role=role, since=today, defaults={"until": None}
        )
        written.append(given)
    if not is_shared(user, office):
        user.save(update_fields=["username", "full_name"])
    old = {"name": before.full_name, "username": before.username, "roles": sorted(had)}
    new = {"name": user.full_name, "username": user.username, "roles": sorted(wanted)}
    if old != new:
        record(
            office, author, [Deed("person.changed", str(user.pk), old, new, _names(user, written))]
        )


@transaction.atomic
def reset_password(office: Office, user: User, author: Author) -> str:
    """Return a new password, with which sessions and second factors end;
    `AccountError` if it is shared.
    """
    _require_own(user, office)
    password = _renew(user)
    record(office, author, [Deed("person.password_reset", str(user.pk), seals=_renewed(user))])
    return password


@transaction.atomic
def reset_on_server(username: str) -> tuple[User, str]:
    """Do the same for whoever has no administrator left to ask,
    in the log of each of their offices.
    """
    named = User.objects.filter(username=User.normalize_username(username))
    user = named.first() if "\0" not in username else None
    if user is None:
        own = (
            User.objects.filter(memberships__role=Role.ADMINISTRATOR)
            .distinct()
            .order_by("username")
        )
        names = ", ".join(own.values_list("username", flat=True))
        raise AccountError(
            f"Tidak ada orang dengan nama pengguna '{username}'. Administrator: {names}."
        )
    password = _renew(user)
    offices: list[Office | None] = [*Office.objects.filter(memberships__user=user).distinct()]
    for office in offices or [None]:
        way = {"way": "perintah di server"}
        record(
            office,
            Author(),
            [Deed("person.password_reset", str(user.pk), None, way, _renewed(user))],
        )
    return user, password


@transaction.atomic
def set_active(office: Office, user: User, author: Author, *, is_active: bool) -> None:
    """Close or open an account; raises `AccountError` for the last
    administrator and a shared one.
    """
    office.hold_people()
    _require_own(user, office)
    if not is_active and Role.ADMINISTRATOR in roles_in(office, user):
        _require_other_administrator(office, user)
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        _end_sessions(user)
    action = "person.opened" if is_active else "person.closed"
    record(office, author, [Deed(action, str(user.pk), seals=[f"account/{user.pk}"])])


def _names(user: User, memberships: Iterable[Membership]) -> list[str]:
    return [f"account/{user.pk}", *(f"membership/{each.pk}" for each in memberships)]


def _renewed(user: User) -> list[str]:
    return [f"password/{user.pk}", f"factors/{user.pk}"]


def roles_in(office: Office, user: User) -> list[str]:
    """Return the roles that a person has in an office and that have no end yet."""
    open_ = Membership.objects.filter(office=office, user=user, until=None)
    return [*open_.order_by("role").values_list("role", flat=True)]


def is_shared(user: User, office: Office) -> bool:
    """Say whether a person works in another office too."""
    return Membership.objects.filter(user=user).exclude(office=office).exists()


def _require_own(user: User, office: Office) -> None:
    if is_shared(user, office):
        raise AccountError(
            "Akun ini dipakai juga di dinas lain. Yang dapat diubah di sini hanya "
            "perannya di dinas ini."
        )


def _require_other_administrator(office: Office, user: User) -> None:
    own = Membership.objects.filter(
        office=office, role=Role.ADMINISTRATOR, until=None, user__is_active=True
    )
    if not own.exclude(user=user).exists():
        raise AccountError("Ini administrator satu-satunya. Tunjuk administrator lain dahulu.")


def _renew(user: User) -> str:
    Authenticator.objects.filter(user=user).delete()
    _end_sessions(user)
    return _draw_password(user)


def _draw_password(user: User) -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_LETTERS_OF_A_PASSWORD))
    password = "-".join(textwrap.wrap(letters, _LETTERS_OF_A_GROUP))
    user.set_password(password)
    user.must_change_password = True
    user.save()
    return password


def _end_sessions(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
