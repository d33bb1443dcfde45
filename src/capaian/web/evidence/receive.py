"""Files that are sent: each looked through by itself, with what came of it in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile

from capaian.web.evidence.limits import ALL_BYTES, FILE_BYTES, FILES, MEGABYTE
from capaian.web.evidence.names import shown_name
from capaian.web.evidence.prepare import Prepared, prepare
from capaian.web.evidence.refusals import RefusedFileError


class Outcome(StrEnum):
    """What came of a file."""

    KEPT = "kept"
    AGAIN = "again"
    """Its content was there already."""
    DOUBTFUL = "doubtful"
    """It looks as if it names a person by number, which has to be confirmed first."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Result:
    """A file that was sent, and what came of it."""

    name: str
    """As it was given."""
    outcome: Outcome
    message: str
    sha256: str = ""
    """Of what is kept; of others of what was sent, by which a doubtful file is confirmed."""
    is_shared: bool = False
    """Other forms rest on it too, which has to be said."""


@dataclass(slots=True)
class Received:
    """Files that were sent."""

    prepared: list[Prepared] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """The names under which these were sent."""
    results: list[Result] = field(default_factory=list)
    """What came of those that are not kept."""


def too_much(files: Sequence[UploadedFile[bytes]]) -> str:
    """Return what is wrong with files taken together; nothing if they may be brought at once."""
    if not files:
        return "Pilih berkasnya dahulu."
    if len(files) > FILES:
        return f"Ada {len(files)} berkas; sekali unggah paling banyak {FILES}. Unggah sebagian dahulu."
    size = sum(each.size or 0 for each in files)
    if size > ALL_BYTES:
        return (
            f"Semua berkas bersama {size // MEGABYTE} MB; sekali unggah paling banyak "
            f"{ALL_BYTES // MEGABYTE} MB. Unggah sebagian dahulu."
        )
    return ""


def look_through(files: Sequence[UploadedFile[bytes]], confirmed: Collection[str]) -> Received:
    """Look through files that were sent.

    Args:
        files: One after the other.
        confirmed: Those that may name persons by number, by the SHA-256 of what was sent.
    """
    received = Received()
    for each in files:
        name = each.name or ""
        try:
            if (each.size or 0) > FILE_BYTES:
                raise RefusedFileError("too_large")
            found = prepare(name, each.read())
        except RefusedFileError as error:
            refused = Result(shown_name(name), Outcome.REFUSED, error.message, _digest(each))
            received.results.append(refused)
            continue
        if found.personal and found.original not in confirmed:
            received.results.append(_doubt(name, found))
        else:
            received.prepared.append(found)
            received.shown.append(shown_name(name))
    return received


def _digest(file: UploadedFile[bytes]) -> str:
    """Return the SHA-256 of a file as it was sent, however large."""
    found = sha256()
    for part in file.chunks():
        found.update(part)
    return found.hexdigest()


def _doubt(name: str, found: Prepared) -> Result:
    where = found.personal if found.personal == "namanya" else f"isinya ({found.personal})"
    said = (
        f"Belum disimpan: {where} tampak memuat NIK. Hapus atau tutupi nomornya. Bila memang harus ada, "
        "centang di bawah, pilih lagi berkasnya, dan unggah; berkas itu ditandai."
    )
    return Result(shown_name(name), Outcome.DOUBTFUL, said, found.original)
