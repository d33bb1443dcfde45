"""Forms of codes from a phone in our words."""

from __future__ import annotations

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from capaian.web.accounts.required import Required


def _either() -> forms.CharField:
    return forms.CharField(
        label="Kode dari ponsel, atau kode pemulihan",
        help_text="6 angka yang tampil di aplikasi kode. Ponsel hilang? Ketik satu kode pemulihan Anda.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}
        ),
    )


class CodeForm(Required, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the code with which somebody signs in after the password."""

    code = _either()


class CodeAgainForm(Required, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for a code before something of the account is changed."""

    code = _either()


class FirstCodeForm(Required, ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the first code of a phone, which shows that it was read right."""

    code = forms.CharField(
        label="Kode dari ponsel",
        help_text="Kode berganti tiap setengah menit.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
