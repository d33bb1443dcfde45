"""The first of an installation: its office and its first administrator."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

from django.contrib.auth.password_validation import (
    get_default_password_validators,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.web.accounts.models import User
from capaian.web.accounts.strength import StrengthValidator, weakness
from capaian.web.configuration import FirstOffice
from capaian.web.offices.models import Office, Role
from capaian.web.trail.record import Author, Deed, record

_OF_WHAT: Final = {
    "slug": "Nama dalam alamat",
    "office": "Dinas",
    "username": "Administrator",
    "full_name": "Administrator",
    "password": "Kata sandi",
}
_FIELDS: Final = {
    "slug": "slug",
    "name": "office",
    "username": "username",
    "full_name": "full_name",
}
"""By the names of fields of models; what is wrong with several belongs to the
name that must be unique.
"""


class FoundingError(CapaianError):
    """What an installation cannot begin with."""


def read_founded() -> tuple[str, ...]:
    """Return the offices of the database by name and address; none where it has no tables yet."""
    if Office._meta.db_table not in connection.introspection.table_names():
        return ()
    own = Office.objects.order_by("pk").values_list("name", "slug")
    return tuple(f"{name} (/{slug}/)" for name, slug in own)


def refuse_second(folder: Path) -> None:
    """Refuse to begin where something has begun:
    raises `FoundingError` with how that is opened.
    """
    offices = read_founded()
    if not offices:
        return
    _refuse_demonstration()
    raise FoundingError(
        f"{folder} sudah memuat instalasi: {', '.join(offices)}. Tidak ada yang diubah. "
        "Buka dengan: capaian "
        f"serve --data {shlex.quote(str(folder))}; orang ditambah di halaman Orang. Untuk "
        "instalasi lain "
        "pilih folder lain dengan --data."
    )


def _refuse_demonstration() -> None:
    if Office.objects.filter(is_demonstration=True).exists():
        raise FoundingError(
            "Folder ini memuat peragaan; dinas sungguhan tidak dibuat di dalamnya. Pilih "
            "folder lain."
        )


def require_meant(beginning: FirstOffice, *, is_first: bool = True) -> None:
    """Raise `FoundingError` with all that cannot be meant;
    beside others also names that are taken.
    """
    mistakes = find_mistakes(beginning, is_first=is_first)
    if mistakes:
        raise FoundingError(
            "\n".join(f"{_OF_WHAT[part]}: {text}" for part, text in mistakes.items())
        )


def find_mistakes(beginning: FirstOffice, *, is_first: bool = True) -> dict[str, str]:
    """Return what cannot be meant of a beginning, by the names of its fields."""
    office, user = _made_of(beginning)
    mistakes: dict[str, str] = {}
    for each, name in ((office, "slug"), (user, "username")):
        try:
            each.full_clean(
                exclude=["password"],
                validate_unique=not is_first,
                validate_constraints=not is_first,
            )
        except ValidationError as error:
            for field, texts in error.message_dict.items():
                words = " ".join(texts)
                if "“slug”" in words:  # as the validator calls a name in addresses
                    words = (
                        "Hanya huruf, angka, garis bawah, dan tanda hubung, tanpa spasi; misalnya "
                        "disdukcapil-khayal."
                    )
                mistakes[_FIELDS.get(field, name)] = words
    # The names of the office are told below: the validator that asks for them finds no database
    # yet.
    others = [
        each
        for each in get_default_password_validators()
        if not isinstance(each, StrengthValidator)
    ]
    try:
        validate_password(beginning.password, user, others)
    except ValidationError as error:
        return {**mistakes, "password": " ".join(error.messages)}
    weak = weakness(beginning.password, (user.username, user.full_name, office.name, office.slug))
    return {**mistakes, "password": weak} if weak else mistakes


def _made_of(beginning: FirstOffice) -> tuple[Office, User]:
    office = Office(slug=beginning.slug, name=beginning.office.strip())
    return office, User(username=beginning.username, full_name=beginning.full_name.strip())


@transaction.atomic
def found_office(beginning: FirstOffice) -> None:
    """Make the office and its first administrator.

    Raises `FoundingError` with everything that cannot be meant: a weak password, a name that is no
    address, an office or a person that is there already, a demonstration.
    """
    _refuse_demonstration()
    require_meant(beginning, is_first=False)
    office, user = _made_of(beginning)
    user.set_password(beginning.password)
    office.save()
    user.save()
    role = office.memberships.create(
        user=user, role=Role.ADMINISTRATOR, since=timezone.localdate()
    )
    details = {
        "administrator": user.username,
        "account": user.pk,
        "full_name": user.full_name,
        "name": office.name,
    }
    seals = (f"account/{user.pk}", f"password/{user.pk}", f"membership/{role.pk}")
    record(office, Author(), [Deed("office.founded", office.slug, after=details, seals=seals)])
