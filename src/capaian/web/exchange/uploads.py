"""Files that wait for a confirmation: each of one person for one year, and for a day."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.dossier.personal import mask_personal_numbers
from capaian.web.accounts.models import User
from capaian.web.exchange.models import Upload
from capaian.web.years.models import OfficeYear

_KEPT: Final = timedelta(days=1)
_UNSHOWN: Final = re.compile(r"[^\w .()+-]+")
_MAX_NAME_LENGTH: Final = 100


def keep_upload(year: OfficeYear, user: User, file: UploadedFile[bytes], kind: Upload.Kind) -> Upload:
    """Keep a file that somebody brought, and put away those that nobody confirmed for a day.

    Raises:
        FileError: if it cannot be written; then nothing of it is kept.
    """
    put_away_old()
    upload = Upload(office_year=year, by=user, token=secrets.token_hex(16), kind=kind, name=name_of(file))
    upload.sha256 = store_file(file, upload.path)
    upload.save()
    return upload


def name_of(file: UploadedFile[bytes]) -> str:
    """Return the name of a file that was brought as it may be kept: no person by number, no odd signs."""
    return mask_personal_numbers(_UNSHOWN.sub("_", file.name or "kiriman"))[-_MAX_NAME_LENGTH:]


def store_file(file: UploadedFile[bytes], path: Path) -> str:
    """Write a file that somebody brought, and return its SHA-256.

    Raises:
        FileError: if it cannot be written; then nothing of it is kept.
    """
    digest = hashlib.sha256()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            for chunk in file.chunks():
                digest.update(chunk)
                stream.write(chunk)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise FileError("Berkas tidak dapat disimpan. Periksa izin folder data dan ruang disk.") from error
    return digest.hexdigest()


def upload_of(year: OfficeYear, user: User, token: str) -> Upload:
    """Return what a person brought for a year; raises `Http404` for anybody else's, and for what is gone."""
    put_away_old()
    mine = Upload.objects.filter(office_year=year, by=user, token=token)
    found = mine.select_related("office_year").first()
    if found is None or not found.path.is_file():
        raise Http404
    return found


def put_away(upload: Upload) -> None:
    """Delete a file that waits no more."""
    upload.delete()
    upload.path.unlink(missing_ok=True)
    rmtree(upload.shelf, ignore_errors=True)


def put_away_old() -> None:
    """Delete what waited for a day."""
    for upload in Upload.objects.filter(at__lt=timezone.now() - _KEPT):
        put_away(upload)
