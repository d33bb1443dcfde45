"""Secrets of second factors, which only who has the folder of keys can read."""

from __future__ import annotations

import base64
import logging
import secrets
from typing import ClassVar, Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from capaian.web.accounts.models import User
from capaian.web.trail.record import trail_key

_PURPOSE: Final = b"capaian: rahasia faktor kedua"
_BYTES: Final = 32


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps what makes codes as ciphertext, under a key that is made of the key of the trail.

    It is no key of its own: whoever kept the keys of an installation when it was made has all that it needs.
    """

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Verifikasi dua langkah tidak dapat dilepas.",
        "cannot_generate_recovery_codes": "Pasang dahulu kode dari ponsel atau passkey.",
        "incorrect_code": "Kode itu tidak cocok. Tunggu kode berikutnya di ponsel, lalu ketik lagi.",
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
        """Return a secret; one that cannot be read is another one each time, so that no code fits."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logging.getLogger(__name__).warning("a second factor was made under another key: make it anew")
            return base64.b32encode(secrets.token_bytes(_BYTES)).decode("ascii")


def _cipher() -> Fernet:
    key = HKDF(SHA256(), _BYTES, None, _PURPOSE).derive(trail_key())
    return Fernet(base64.urlsafe_b64encode(key))
