"""Forms of passkeys in Indonesian: what the library has not translated."""

from __future__ import annotations

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms

_NAME = "Nama kunci"


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Adds a passkey, with a name by which its owner knows it."""

    name = forms.CharField(label=_NAME, required=False)


class EditPasskeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Gives a passkey another name."""

    name = forms.CharField(label=_NAME)
