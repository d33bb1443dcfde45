"""The first of an installation: its office and its first administrator."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.web.accounts.models import User
from capaian.web.accounts.strength import weakness
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.trail.record import Author, Deed, record


class FoundingError(CapaianError):
    """What an installation cannot begin with."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an installation begins with."""

    slug: str
    """The office in addresses."""
    office: str
    username: str
    full_name: str
    password: str


@transaction.atomic
def found(beginning: Beginning) -> None:
    """Make the office and its first administrator.

    Raises:
        FoundingError: with everything that cannot be meant: a weak password, a name that is no address, an
            office or a person that is there already, a demonstration.
    """
    office = Office(slug=beginning.slug, name=beginning.office.strip())
    user = User(username=beginning.username, full_name=beginning.full_name.strip())
    user.set_password(beginning.password)
    problems = [*_problems(office, user, beginning.password)]
    if Office.objects.filter(is_demonstration=True).exists():
        problems = [
            "Folder ini memuat peragaan; dinas sungguhan tidak dibuat di dalamnya. Pilih folder lain."
        ]
    if problems:
        raise FoundingError("\n".join(problems))
    office.save()
    user.save()
    Membership.objects.create(office=office, user=user, role=Role.ADMINISTRATOR, since=timezone.localdate())
    record(office, Author(), [Deed("office.founded", office.slug, after={"administrator": user.username})])


def _problems(office: Office, user: User, password: str) -> list[str]:
    problems: list[str] = []
    for each, name in ((office, "Dinas"), (user, "Administrator")):
        try:
            each.full_clean()
        except ValidationError as error:
            problems += [f"{name}: {' '.join(texts)}" for texts in error.message_dict.values()]
    try:
        validate_password(password, user)
    except ValidationError as error:
        return problems + [f"Kata sandi: {text}" for text in error.messages]
    weak = weakness(password, (user.username, user.full_name, office.name, office.slug))
    return [*problems, f"Kata sandi: {weak}"] if weak else problems
