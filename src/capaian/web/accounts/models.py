"""An account: a person who signs in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person by a name to sign in with and the name that papers and logs show.

    No number of identity is kept, neither NIK nor NIP: who holds which post is said in `offices`.
    """

    full_name = models.CharField("nama lengkap", max_length=120)
    must_change_password = models.BooleanField("harus mengganti kata sandi", default=False)
    """The administrator gave the password, so that it is known to two."""

    def __str__(self) -> str:
        """Return the name that is shown."""
        return self.full_name or self.username
