"""What django-allauth asks an installation about accounts."""

from __future__ import annotations

from typing import Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

from capaian.web.accounts import tries
from capaian.web.accounts.models import User
from capaian.web.sign_in import account_log


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the administrator of an office, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse everybody."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: str) -> User | None:
        """Return whose name and password they are; raises `ValidationError` for who tried too often."""
        name, address = credentials.get("username", "").lower(), self.get_client_ip(request)
        if wait := tries.spend(name, address):
            account_log.record_stranger("session.locked", name, address)
            raise ValidationError(f"Terlalu banyak percobaan. Coba lagi dalam {_wait_words(wait)}.")
        user: User | None = super().authenticate(request, **credentials)
        if user is not None:
            tries.give_back(name, address)
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Count nothing here: tries are counted by name and address together."""

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """Tell the log that a password was wrong."""
        name = credentials.get("username", "").lower()
        account_log.record_stranger("session.refused", name, self.get_client_ip(request))

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
        return [{**way, "description": _AGAIN.get(way["id"], way["description"])} for way in ways]

    def set_password(self, user: User, password: str) -> None:
        """Keep the password that somebody chose for themselves: from then on nobody else knows it."""
        user.must_change_password = False
        super().set_password(user, password)


_AGAIN: Final = {
    "reauthenticate": "Ketik kata sandi",
    "mfa_reauthenticate": "Ketik kode dari ponsel atau kode pemulihan",
    "mfa_reauthenticate:webauthn": "Pakai passkey",
}


def _wait_words(seconds: int) -> str:
    return f"{seconds} detik" if seconds < 60 else f"{-(-seconds // 60)} menit"


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]  # allauth has no types
    """Ends sessions of one person, and says so in the log."""

    def end_sessions(self, sessions: list[UserSession]) -> None:
        """End them."""
        if sessions:
            account_log.record_ended_sessions(sessions[0].user, sessions)
        super().end_sessions(sessions)
