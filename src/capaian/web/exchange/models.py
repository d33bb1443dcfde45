"""Files that wait for a confirmation, each of one person for a day;
what a year remembers of workbooks.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from typing import Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.dossier.folder import hash_file
from capaian.rulebook.personal import mask_personal_numbers
from capaian.web.accounts.models import User
from capaian.web.years.models import OfficeYear

_MAX_LETTERS_OF_A_FILE_NAME = 100
"""As its column has; the end says what kind of file it is."""

_KEPT_TIME: Final = timedelta(days=1)
_UNSHOWN: Final = re.compile(r"[^\w .()+-]+")


class Upload(models.Model):
    """A file that somebody brought for a year, until it is confirmed, put away, or a day old."""

    class Kind(models.TextChoices):
        """What it is."""

        BOOK = "book", "Buku kerja"
        DOSSIER = "dossier", "Dossier"
        TABLE = "table", "Tabel dari luar"

    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="waiting_files")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    """Names it in addresses, and its file."""
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    answers = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name

    @property
    def is_made(self) -> bool:
        """Whether the program made it by itself: what a person brings is called by its ending."""
        return not self.name.lower().endswith((".xlsx", ".zip", ".csv", ".tsv", ".txt"))

    @property
    def stamp(self) -> str:
        """Names what its preview displays: with another year or other answers it is another."""
        answers = hashlib.sha256(repr(self.answers).encode()).hexdigest()
        return f"{self.office_year.revision}-{answers[:SHORT_FINGERPRINT]}"

    @property
    def path(self) -> Path:
        """Where its content lies."""
        folder: Path = settings.CAPAIAN.waiting
        return folder / self.token

    @property
    def shelf(self) -> Path:
        """Folder of what came of looking through its evidence,
        so that each file is looked through once.
        """
        return self.path.with_name(f"{self.token}-bukti")


class PastBooks(models.Model):
    """What a year remembers of workbooks that were taken into it,
    as a dossier does in a hidden file.
    """

    office_year = models.OneToOneField(OfficeYear, models.CASCADE, related_name="past_books")
    text = models.TextField()

    def __str__(self) -> str:
        return str(self.office_year)


def keep_upload(
    year: OfficeYear, user: User, file: UploadedFile[bytes], kind: Upload.Kind
) -> Upload:
    """Keep a file that somebody brought; raises `FileError` if it cannot be written."""
    put_away_old()
    upload = Upload(
        office_year=year, by=user, token=secrets.token_hex(16), kind=kind, name=name_of(file)
    )
    upload.sha256 = store_file(file, upload.path)
    upload.save()
    return upload


def name_of(file: UploadedFile[bytes]) -> str:
    """Return the name of a file that was brought as it may be kept: no person by number,
    no odd signs.
    """
    return mask_personal_numbers(_UNSHOWN.sub("_", file.name or "kiriman"))[
        -_MAX_LETTERS_OF_A_FILE_NAME:
    ]


def store_file(file: UploadedFile[bytes], path: Path) -> str:
    """Write a file that somebody brought, whole or not at all; return its SHA-256,
    or raise `FileError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.writelines(file.chunks())
        return hash_file(path)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise FileError(
            "Berkas tidak dapat disimpan. Periksa izin folder data dan ruang disk."
        ) from error


def upload_of(year: OfficeYear, user: User, token: str) -> Upload:
    """Return what a person brought for a year; raises `Http404` for anybody else's,
    and for what is gone.
    """
    put_away_old()
    uploads = Upload.objects.select_related("office_year")
    found = get_object_or_404(uploads, office_year=year, by=user, token=token)
    if not found.path.is_file():
        raise Http404
    return found


def put_away(upload: Upload) -> None:
    """Delete a file that waits no more."""
    upload.delete()
    upload.path.unlink(missing_ok=True)
    rmtree(upload.shelf, ignore_errors=True)


def put_away_old() -> None:
    """Delete what waited for a day."""
    for upload in Upload.objects.filter(at__lt=timezone.now() - _KEPT_TIME):
        put_away(upload)
