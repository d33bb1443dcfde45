"""Forms of the library for accounts, in our words."""

from __future__ import annotations

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

from capaian.web.accounts.required import Required


class EntryForm(Required, LoginForm):  # type: ignore[misc]  # allauth has no types
    """Asks who signs in."""


class NewPasswordForm(Required, ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """Asks for another password."""


class PasswordAgainForm(Required, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the password before something of the account is changed."""


class _Code(Required):
    code = forms.CharField(
        label="Kode dari ponsel, atau kode pemulihan",
        help_text="6 angka yang tampil di aplikasi kode. Ponsel hilang? Ketik satu kode pemulihan Anda.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}
        ),
    )


class CodeForm(_Code, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the code with which somebody signs in after the password."""


class CodeAgainForm(_Code, ReauthenticateCodeForm):  # type: ignore[misc]  # allauth has no types
    """Asks for a code before something of the account is changed."""


class FirstCodeForm(Required, ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the first code of a phone, which shows that it was read right."""

    code = forms.CharField(
        label="Kode dari ponsel",
        help_text="Kode berganti tiap setengah menit.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Adds a passkey, with a name by which its owner knows it."""

    name = forms.CharField(label="Nama perangkat", required=False)
    passwordless = forms.BooleanField(
        label="Masuk tanpa kata sandi",
        required=False,
        help_text="Cukup passkey ini untuk masuk; perangkatnya harus meminta sidik jari, wajah, atau PIN.",
    )


class EditPasskeyForm(Required, EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Gives a passkey another name."""

    name = forms.CharField(label="Nama perangkat")
