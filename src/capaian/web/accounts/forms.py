"""Forms of the library for accounts, in our words, as required fields of all forms have them.

The words that come with the library call a field `bidang`, which is a part of an office here.
"""

from __future__ import annotations

import json
import struct
from http import HTTPStatus
from typing import Any, Final

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.deprecation import MiddlewareMixin

_CHOSEN: Final = (forms.Select, forms.CheckboxSelectMultiple, forms.RadioSelect, forms.FileInput)
"""How something is asked for that is chosen and not written."""


class RequiredFieldsForm(forms.Form):
    """A form whose required fields name what is to be written or chosen;
    a field may have own words.
    """

    def full_clean(self) -> None:
        """Say it before anything is looked at: some fields are only there by then."""
        for name, field in self.fields.items():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                act = "Pilih" if isinstance(field.widget, _CHOSEN) else "Tulis"
                field.error_messages["required"] = f"{act} {str(field.label or name).lower()}."
        super().full_clean()


class EntryForm(RequiredFieldsForm, LoginForm):  # type: ignore[misc]  # allauth has no types
    """Asks who signs in."""


# allauth has no types
class NewPasswordForm(RequiredFieldsForm, ChangePasswordForm):  # type: ignore[misc]
    """Asks for another password."""


# allauth has no types
class PasswordAgainForm(RequiredFieldsForm, ReauthenticateForm):  # type: ignore[misc]
    """Asks for the password before something of the account is changed."""


class _Code(RequiredFieldsForm):
    code = forms.CharField(
        label="Kode dari ponsel, atau kode pemulihan",
        help_text="6 angka yang tampil di aplikasi kode. Ponsel hilang? Ketik satu kode "
        "pemulihan Anda.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}
        ),
    )


class CodeForm(_Code, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the code with which somebody signs in after the password."""


class CodeAgainForm(_Code, ReauthenticateCodeForm):  # type: ignore[misc]  # allauth has no types
    """Asks for a code before something of the account is changed."""


# allauth has no types
class FirstCodeForm(RequiredFieldsForm, ActivateTOTPForm):  # type: ignore[misc]
    """Asks for the first code of a phone, which shows that it was read right."""

    code = forms.CharField(
        label="Kode dari ponsel",
        help_text="Kode berganti tiap setengah menit.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class _Credential(json.JSONDecoder):
    """Reads what a browser sends of a passkey: an object;
    the form takes another mistake for none of its.
    """

    # of its second argument nobody knows
    def decode(self, text: str) -> object:  # type: ignore[override]
        try:
            found = super().decode(text)
        except (ValueError, RecursionError) as error:  # a number of over 4,300 digits, or too deep
            raise json.JSONDecodeError(str(error), "", 0) from error
        if not isinstance(found, dict):
            raise json.JSONDecodeError("no object", "", 0)
        return found


class _Passkey(forms.Form):
    credential = forms.JSONField(widget=forms.HiddenInput, decoder=_Credential)


# allauth has no types
class PasskeyCodeForm(_Passkey, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """Asks for the passkey of who gave the password."""


class PasskeyEntryForm(_Passkey, LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the passkey of who signs in."""


# allauth has no types
class PasskeyAgainForm(_Passkey, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Asks for a passkey before something of the account is changed."""


class AddPasskeyForm(_Passkey, AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Adds a passkey, with a name by which its owner knows it."""

    name = forms.CharField(label="Nama perangkat", required=False)
    passwordless = forms.BooleanField(
        label="Masuk tanpa kata sandi",
        required=False,
        help_text="Cukup passkey ini untuk masuk; perangkatnya harus meminta sidik jari, wajah, "
        "atau PIN.",
    )

    def clean(self) -> dict[str, Any] | None:
        """Refuse what is no answer of a passkey: the library fails of signs out of place."""
        try:
            return super().clean()
        except (ValueError, LookupError, struct.error) as error:
            raise forms.ValidationError(
                self.fields["credential"].error_messages["invalid"]
            ) from error


# allauth has no types
class EditPasskeyForm(RequiredFieldsForm, EditWebAuthnForm):  # type: ignore[misc]
    """Gives a passkey another name."""

    name = forms.CharField(label="Nama perangkat")


class FormErrors(MiddlewareMixin):
    """Says with its status that a form of the library was not taken, as every other page does."""

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Change the status where a form comes back with errors."""
        form = (response.context_data or {}).get("form")
        if (
            request.method == "POST"
            and response.status_code == HTTPStatus.OK
            and getattr(form, "errors", None)
        ):
            response.status_code = 422
        return response
