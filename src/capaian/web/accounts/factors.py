"""Secrets of second factors, which only who has the folder of keys can read."""

from __future__ import annotations

import base64
import logging
import secrets
from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from capaian.web.trail.record import trail_key

_PURPOSE: Final = b"capaian: rahasia faktor kedua"
_BYTES: Final = 32


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps what makes codes as ciphertext, under a key that is made of the key of the trail.

    It is no key of its own: whoever kept the keys of an installation when it was made has all that it needs.
    """

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
