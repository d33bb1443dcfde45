"""What django-allauth asks an installation about accounts."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from capaian.web.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the administrator of an office, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse everybody."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """Tell who has the right password of an account that was closed whom to ask."""
        return render(request, "account/inactive.html", status=403)

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Refuse a weak password, and the one that the administrator knows."""
        if user is not None and user.must_change_password and user.check_password(password):
            raise ValidationError("Pilih kata sandi lain daripada yang dibuatkan administrator.")
        return str(super().clean_password(password, user))

    def set_password(self, user: User, password: str) -> None:
        """Keep the password that somebody chose for themselves: from then on nobody else knows it."""
        user.must_change_password = False
        super().set_password(user, password)
