"""An account: a person who signs in."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower

NAME_SIGNS: Final = "huruf, angka, titik, tanda @ + - dan garis bawah, tanpa spasi"
"""What a name to sign in with is written with."""


class User(AbstractUser):
    """A person by a name to sign in with and the name that papers and logs show.

    No number of identity is kept, neither NIK nor NIP: who holds which post is said in `offices`.
    """

    username = models.CharField(
        "nama pengguna",
        max_length=150,
        unique=True,
        validators=[UnicodeUsernameValidator(message=f"Nama pengguna hanya berisi {NAME_SIGNS}.")],
    )
    full_name = models.CharField("nama lengkap", max_length=120)
    must_change_password = models.BooleanField("harus mengganti kata sandi", default=False)
    """The administrator gave the password, so that it is known to two."""

    class Meta(AbstractUser.Meta):
        """Nobody can pass for somebody else by writing the name otherwise."""

        constraints = (
            models.UniqueConstraint(
                Lower("username"),
                name="one_name_whatever_its_case",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
        )

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Return the one form of a name to sign in with: in small letters."""
        return super().normalize_username(username).lower()

    def __str__(self) -> str:
        return self.full_name or self.username
