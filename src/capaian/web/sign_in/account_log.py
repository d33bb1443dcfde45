"""What the log tells of accounts: who came, who was not let in, and what guards an account.

Never what was typed: neither a password nor a name that nobody has, since people type passwords there.
"""

from __future__ import annotations

from collections.abc import Sequence

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import Signal
from django.http import HttpRequest

from capaian.web.accounts.models import User
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author, Deed, record, record_bounded


def record_stranger(action: str, name: str, address: str) -> None:
    """Tell that a password was wrong or nobody has the name, or that nobody may try so for a while."""
    user = User.objects.filter(username=name).first() if "\0" not in name else None
    subject = str(user.pk) if user else ""
    record_bounded(office_of(user), Author(), Deed(action, subject, None, {"address": address}))


def office_of(user: User | None) -> Office | None:
    """Return the office of a person; `None`: of nobody, or of several."""
    if user is None:
        return None
    found = [*Office.objects.filter(memberships__user=user).distinct()[:2]]
    return found[0] if len(found) == 1 else None


def connect_signals() -> None:
    """Listen to what happens to accounts."""
    user_logged_in.connect(_record_login)
    user_logged_out.connect(_record_logout)
    post_save.connect(_record_new_hash, sender=User)
    password_changed.connect(_record_password)
    factors.authenticator_added.connect(_record_factor)
    factors.authenticator_removed.connect(_record_factor)
    factors.authenticator_reset.connect(_record_factor)
    factors.authentication_failed.connect(_record_refused_code)


def _record_login(request: HttpRequest, user: User, **_: object) -> None:
    records: list[dict[str, str]] = get_authentication_records(request, user)
    ways = [":".join(each[name] for name in ("method", "type") if name in each) for each in records]
    _record(user, "session.begun", {"by": ways, "address": request.META.get("REMOTE_ADDR", "")})


def _record_logout(request: HttpRequest, user: User | None, **_: object) -> None:
    if isinstance(user, User):
        _record(user, "session.ended")


def _record_password(request: HttpRequest, user: User, **_: object) -> None:
    """Tell it, and end what was begun with the old password elsewhere."""
    others = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    ended = 0
    for session in others:
        ended += session.exists()  # this one has a new key by now, and its old one is gone
        session.end()
    _record(user, "password.changed", {"others": ended} if ended else None, ["password"])


def _record_new_hash(instance: User, update_fields: frozenset[str] | None, **_: object) -> None:
    """Tell that the library keeps a password in a stronger form: it saves its hash alone, at a sign-in."""
    if update_fields == frozenset({"password"}):
        _record(instance, "password.rehashed", None, ["password"])


def _record_factor(signal: Signal, user: User, authenticator: Authenticator, **_: object) -> None:
    actions = {factors.authenticator_added: "factor.added", factors.authenticator_removed: "factor.removed"}
    _record(user, actions.get(signal, "factor.drawn"), {"kind": str(authenticator.type)}, ["factors"])


def _record_refused_code(user: User, **_: object) -> None:
    record_bounded(office_of(user), Author(user), Deed("factor.refused", str(user.pk)))


def record_ended_sessions(user: User, sessions: list[UserSession]) -> None:
    """Tell that somebody ended sessions of another browser."""
    _record(user, "session.ended", {"others": len(sessions)})


def _record(
    user: User, action: str, after: dict[str, object] | None = None, kinds: Sequence[str] = ()
) -> None:
    seals = [f"{kind}/{user.pk}" for kind in kinds]
    with transaction.atomic():
        record(office_of(user), Author(user), [Deed(action, str(user.pk), None, after, seals)])
