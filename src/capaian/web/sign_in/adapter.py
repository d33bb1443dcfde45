"""What django-allauth asks about accounts, secrets of second factors,
and what the log tells of accounts.

The log never tells what was typed: neither a password nor a name that nobody has, since people
type passwords there.
"""

from __future__ import annotations

import base64
import logging
import secrets
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from typing import ClassVar, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.signals import password_changed, user_logged_in
from allauth.mfa import signals as factors
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import Signal, receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.web.accounts.models import User
from capaian.web.offices.models import Office
from capaian.web.process_locks import hold
from capaian.web.sign_in.tries import TryLimit
from capaian.web.trail.record import Author, Deed, record, record_bounded, trail_key


def record_stranger(action: str, name: str, address: str) -> None:
    """Tell that a password was wrong or nobody has the name,
    or that nobody may try so for a while.
    """
    user = User.objects.filter(username=name).first() if "\0" not in name else None
    subject = str(user.pk) if user else ""
    record_bounded(office_of(user), Author(), Deed(action, subject, None, {"address": address}))


def office_of(user: User | None) -> Office | None:
    """Return the office of a person; `None`: of nobody, or of several."""
    if user is None:
        return None
    found = [*Office.objects.filter(memberships__user=user).distinct()[:2]]
    return found[0] if len(found) == 1 else None


@receiver(user_logged_in)
def _record_login(request: HttpRequest, user: User, **_: object) -> None:
    records: list[dict[str, str]] = get_authentication_records(request, user)
    ways = [
        ":".join(each[name] for name in ("method", "type") if name in each) for each in records
    ]
    _record(user, "session.begun", {"by": ways, "address": request.META.get("REMOTE_ADDR", "")})


@receiver(user_logged_out)
def _record_logout(request: HttpRequest, user: User | None, **_: object) -> None:
    if isinstance(user, User):
        _record(user, "session.ended")


@receiver(password_changed)
def _record_password(request: HttpRequest, user: User, **_: object) -> None:
    """Tell it, and end what was begun with the old password elsewhere."""
    others = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    ended = 0
    for session in others:
        ended += session.exists()  # this one has a new key by now, and its old one is gone
        session.end()
    _record(user, "password.changed", {"others": ended} if ended else None, ["password"])


@receiver(post_save, sender=User)
def _record_new_hash(instance: User, update_fields: frozenset[str] | None, **_: object) -> None:
    """Tell that the library keeps a password in a stronger form: it saves its hash alone,
    at a sign-in.
    """
    if update_fields == frozenset({"password"}):
        _record(instance, "password.rehashed", None, ["password"])


@receiver(
    [factors.authenticator_added, factors.authenticator_removed, factors.authenticator_reset]
)
def _record_factor(signal: Signal, user: User, authenticator: Authenticator, **_: object) -> None:
    actions = {
        factors.authenticator_added: "factor.added",
        factors.authenticator_removed: "factor.removed",
    }
    _record(
        user, actions.get(signal, "factor.drawn"), {"kind": str(authenticator.type)}, ["factors"]
    )


@receiver(factors.authentication_failed)
def _record_refused_code(user: User, **_: object) -> None:
    record_bounded(office_of(user), Author(user), Deed("factor.refused", str(user.pk)))


def _record(
    user: User, action: str, after: dict[str, object] | None = None, kinds: Sequence[str] = ()
) -> None:
    seals = [f"{kind}/{user.pk}" for kind in kinds]
    with transaction.atomic():
        record(office_of(user), Author(user), [Deed(action, str(user.pk), None, after, seals)])


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps what makes codes as ciphertext, under a key that is made of the key of the trail.

    It is no key of its own: whoever kept the keys of an installation when it was made has all that
    it needs.
    """

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Verifikasi dua langkah tidak dapat dilepas.",
        "cannot_generate_recovery_codes": "Pasang dahulu kode dari ponsel atau passkey.",
        "incorrect_code": "Kode itu tidak cocok. Tunggu kode berikutnya di ponsel, lalu "
        "ketik lagi.",
    }
    """What forms say, in our words."""

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        """Return a name for a passkey until its owner gives it one."""
        count = Authenticator.objects.filter(user=user, type=kind).count()
        return f"Perangkat {count + 1}"

    def encrypt(self, text: str) -> str:
        """Return the secret as it is kept."""
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret; one that cannot be read is another one each time,
        so that no code fits.
        """
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logging.getLogger(__name__).warning(
                "a second factor was made under another key: make it anew"
            )
            return base64.b32encode(secrets.token_bytes(32)).decode("ascii")


def _cipher() -> Fernet:
    key = HKDF(SHA256(), 32, None, b"capaian: rahasia faktor kedua").derive(trail_key())
    return Fernet(base64.urlsafe_b64encode(key))


_FROM_DEVICE: Final = TryLimit("login_from_device", tries=5, seconds=5 * 60)
"""Of a name on a device where it was before."""
_FROM_ANYWHERE: Final = TryLimit("login_from_anywhere", tries=100, seconds=60 * 60)
"""Of a name alone, tried from many places."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the administrator of an office, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse everybody."""
        return False

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu 5 menit, lalu coba lagi.",
        "too_many_from_anywhere": "Nama ini terlalu sering dicoba dari banyak tempat. Tunggu 1 "
        "jam, atau "
        "masuk dari perangkat yang pernah dipakai nama ini.",
    }

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Count a try; raises `ValidationError` for who tried too often.

        A device on which somebody signed in before is counted by itself, so that no stranger keeps
        them out:
        https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
        """
        name = credentials.get("username", "").lower()
        cookie = _cookie_of(name)
        device = request.get_signed_cookie(cookie, default="", max_age=_DEVICE_AGE)
        try:
            with hold("percobaan"):  # the locks of the library let several through at once
                if device:
                    if not _FROM_DEVICE.take(f"{cookie} {device}"):
                        raise self.validation_error("too_many_login_attempts")
                    return
                super().pre_authenticate(request, **credentials)
                if not _FROM_ANYWHERE.take(ascii(name)):
                    raise self.validation_error("too_many_from_anywhere")
        except ValidationError:
            record_stranger("session.locked", name, self.get_client_ip(request))
            raise

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        """Return name and address: a name alone could be locked by anybody,
        to keep its owner out.
        """
        return ascii((credentials.get("username", "").lower(), self.get_client_ip(request)))

    def post_login(self, request: HttpRequest, user: User, **details: object) -> HttpResponse:
        """Let the browser remember that its owner was here; it lets nobody in,
        and counts tries apart.
        """
        answer: HttpResponse = super().post_login(request, user, **details)
        answer.set_signed_cookie(
            _cookie_of(user.username),
            secrets.token_hex(8),
            max_age=_DEVICE_AGE,
            path=settings.SESSION_COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return answer

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """Tell the log that a password was wrong."""
        name = credentials.get("username", "").lower()
        record_stranger("session.refused", name, self.get_client_ip(request))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Tell who has the right password of an account that was closed whom to ask."""
        return render(request, "account/inactive.html", status=403)

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Refuse a weak password, and the one that the administrator knows."""
        if user is not None and user.must_change_password and user.check_password(password):
            raise ValidationError("Pilih kata sandi lain daripada yang dibuatkan administrator.")
        return str(super().clean_password(password, user))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead on to the work: whoever had to change a password would stay on its form."""
        return resolve_url("home")

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        """Return how somebody shows again who it is, in the words of the other pages."""
        ways = super().get_reauthentication_methods(user)
        return [
            {**way, "description": _RETRY_WORDS.get(way["id"], way["description"])} for way in ways
        ]

    def set_password(self, user: User, password: str) -> None:
        """Keep the password that somebody chose for themselves:
        from then on nobody else knows it.
        """
        user.must_change_password = False
        super().set_password(user, password)


_DEVICE_AGE: Final = timedelta(days=365)


def _cookie_of(name: str) -> str:
    return f"perangkat-{sha256(ascii(name).encode()).hexdigest()[:SHORT_FINGERPRINT]}"


_RETRY_WORDS: Final = {
    "reauthenticate": "Ketik kata sandi",
    "mfa_reauthenticate": "Ketik kode dari ponsel atau kode pemulihan",
    "mfa_reauthenticate:webauthn": "Pakai passkey",
}


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]  # allauth has no types
    """Ends sessions of one person, and says so in the log."""

    def end_sessions(self, sessions: list[UserSession]) -> None:
        """End them; they are of other browsers."""
        if sessions:
            _record(sessions[0].user, "session.ended", {"others": len(sessions)})
        super().end_sessions(sessions)
