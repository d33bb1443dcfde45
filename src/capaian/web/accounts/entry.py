"""Forms of passwords that say in our words what is wanted."""

from __future__ import annotations

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm

from capaian.web.accounts.required import Required


class _Named(Required):
    """Calls the password as its page does."""

    def full_clean(self) -> None:
        """Name it before anything is said of it."""
        self.fields["password"].label = "Kata sandi"
        super().full_clean()


class EntryForm(_Named, LoginForm):  # type: ignore[misc]  # allauth has no types
    """Asks who signs in."""


class NewPasswordForm(Required, ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """Asks for another password."""


class PasswordAgainForm(_Named, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the password before something of the account is changed."""
