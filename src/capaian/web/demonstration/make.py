"""Making the demonstration: the same people and figures on each machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from capaian.domain.errors import FileError
from capaian.dossier import load_dossier
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.web.accounts.models import User
from capaian.web.offices.models import Membership, Office, Role
from capaian.web.years.store import take_in

SLUG: Final = "peragaan"
_EXAMPLES: Final = Path(__file__).parents[4] / "examples"
_PEOPLE: Final = (
    ("administrator", "Administrator", Role.ADMINISTRATOR),
    ("perencana", "Perencana", Role.PLANNER),
    ("petugas", "Petugas data", Role.DATA_ENTRY),
    ("kabid", "Kepala bidang", Role.UNIT_HEAD),
    ("kadis", "Kepala Dinas", Role.OFFICE_HEAD),
    ("inspektorat", "Inspektorat", Role.INSPECTOR),
    ("pembaca", "Pembaca", Role.VIEWER),
)
"""Names to sign in with, shown names by post, roles: nobody of them is a person."""


def refuse_demonstration() -> None:
    """See to it that an office is not opened together with invented ones.

    Raises:
        FileError: if the installation holds a demonstration.
    """
    if Office.objects.filter(is_demonstration=True).exists():
        raise FileError(
            f"{settings.CAPAIAN.folder} memuat peragaan. Buka dengan: capaian serve --demo, atau pilih "
            "folder lain dengan --data."
        )


@transaction.atomic
def make_demonstration() -> None:
    """Fill an empty installation; one that is filled stays as it is.

    Raises:
        FileError: if the installation holds an office that is real.
    """
    if Office.objects.filter(is_demonstration=False).exists():
        raise FileError(
            f"{settings.CAPAIAN.folder} memuat dinas sungguhan; peragaan tidak dibuat di sini. "
            "Pilih folder lain."
        )
    if Office.objects.exists():
        return
    example = min(_EXAMPLES.iterdir())
    facts = load_dossier(example)
    office = Office.objects.create(slug=SLUG, name=facts.office.short_name, is_demonstration=True)
    take_in(office, facts.year, scan_folder(example, IssueLog()))
    for name, shown, role in _PEOPLE:
        user = User(username=name, full_name=shown)
        user.set_unusable_password()
        user.save()
        Membership.objects.create(office=office, user=user, role=role, since=date(2020, 1, 1))
