"""Forms of passkeys in Indonesian: what the library has not translated."""

from __future__ import annotations

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

from capaian.web.accounts.required import Required

_NAME = "Nama perangkat"


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Adds a passkey, with a name by which its owner knows it."""

    name = forms.CharField(label=_NAME, required=False)
    passwordless = forms.BooleanField(
        label="Masuk tanpa kata sandi",
        required=False,
        help_text="Cukup passkey ini untuk masuk; perangkatnya harus meminta sidik jari, wajah, atau PIN.",
    )


class EditPasskeyForm(Required, EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Gives a passkey another name."""

    name = forms.CharField(label=_NAME)
