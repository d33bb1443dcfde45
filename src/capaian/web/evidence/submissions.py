"""Files that are sent to be kept as evidence: looked through one by one, kept, and told back in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile

from capaian.domain.errors import FileError
from capaian.domain.identifiers import PostId
from capaian.web.evidence.limits import FILE_BYTES
from capaian.web.evidence.models import Upload
from capaian.web.evidence.names import shown_name
from capaian.web.evidence.preparation import Prepared, RefusedFileError, prepare
from capaian.web.evidence.uploads import KeptFile
from capaian.web.measurement.flow import StepRefusedError
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.trail.record import Author, Deed
from capaian.web.trail.refusals import record_bounded
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

if TYPE_CHECKING:
    from capaian.web.evidence.forms import UploadForm

Keeping = Callable[[Sequence[str], str, Sequence[Prepared]], tuple[KeptFile, ...]]
"""Keeps files that prove something, with a caption: all of them or none."""


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


def keep_sent(form: UploadForm, keep: Keeping) -> None:
    """Keep what can be kept of files that were sent; the form then knows what came of each.

    Args:
        form: As it was sent.
        keep: Keeps files.
    """
    if not form.is_valid():
        return
    prepared, form.results = examine_sent(form.cleaned_data["berkas"], form.confirmed)
    if not prepared:
        return
    try:
        kept = keep(form.cleaned_data["membuktikan"], form.cleaned_data["keterangan"], prepared)
    except FlawedError as error:
        form.add_error("keterangan", " ".join(map(spoken_flaw, error.flaws)))
    except (FileError, StepRefusedError, RefusedChangeError) as error:
        form.add_error(None, f"{error.message} Tidak ada berkas yang disimpan.")
    else:
        told = [_result(each, own, form.proven) for each, own in zip(prepared, kept, strict=True)]
        form.results = [*told, *form.results]


def _result(file: Prepared, kept: KeptFile, proven: str) -> Result:
    place = PurePosixPath(kept.upload.name).name
    said = f"Disimpan sebagai {place}; membuktikan {proven}."
    if not kept.is_new:
        said = f"Isinya sudah ada sebagai {place}, jadi tidak disimpan dua kali; membuktikan {proven}."
    if kept.elsewhere:
        called = f", dengan keterangan “{kept.caption}”" if kept.caption else ""
        said += (
            f" Berkas yang sama sudah menjadi bukti isian {say_forms(kept.elsewhere)}{called}. Hapus dari "
            f"isian ini bila tidak membuktikan {proven}; pemeriksa melihat bahwa berkasnya sama."
        )
    outcome = Outcome.KEPT if kept.is_new else Outcome.AGAIN
    return Result(file.shown, outcome, said, kept.upload.sha256, bool(kept.elsewhere))


def log_refused(year: OfficeYear, results: Iterable[Result], where: str, author: Author) -> None:
    """Add an entry to the log for each file that was not taken: what was sent, and why not.

    Args:
        year: For which it was sent.
        results: What came of each file.
        where: Post and quarter of the form that it was sent for; empty: for none.
        author: Who sent it.
    """
    for each in results:
        if each.outcome in (Outcome.REFUSED, Outcome.DOUBTFUL):
            told = {"name": each.name, "sha256": each.sha256, "why": each.message}
            after = {**told, "form": f"{year.pk}/{where}"} if where else told
            deed = Deed("evidence.refused", f"{year.pk}/{each.name}", None, after)
            record_bounded(year.office, author, deed)


def say_forms(uploads: Iterable[Upload]) -> str:
    """Return for which forms files were brought, in words."""
    told: dict[str, None] = {}
    for each in uploads:
        if each.form is not None:
            facts = know(each.form.office_year).found.office_year
            post = facts.post_by_id.get(PostId(each.form.post)) if facts else None
            told[f"{post.name if post else each.form.post or 'tanpa jabatan'}, {each.form.quarter.label}"] = (
                None
            )
    return "; ".join(told)


def examine_sent(
    files: Sequence[UploadedFile[bytes]], confirmed: Collection[str]
) -> tuple[list[Prepared], list[Result]]:
    """Look through files that were sent.

    Args:
        files: One after the other.
        confirmed: Those that may name persons by number, by the SHA-256 of what was sent.

    Returns:
        Those that may be kept, and what came of the others.
    """
    prepared, results = [], []
    for each in files:
        name = each.name or ""
        try:
            if (each.size or 0) > FILE_BYTES:
                raise RefusedFileError("too_large")
            found = prepare(name, each.read())
        except RefusedFileError as error:
            results.append(Result(shown_name(name), Outcome.REFUSED, error.message, _digest(each)))
            continue
        if found.personal and found.original not in confirmed:
            results.append(_doubt(found))
        else:
            prepared.append(found)
    return prepared, results


def _digest(file: UploadedFile[bytes]) -> str:
    """Return the SHA-256 of a file as it was sent, however large."""
    found = sha256()
    for part in file.chunks():
        found.update(part)
    return found.hexdigest()


def _doubt(found: Prepared) -> Result:
    where = found.personal if found.personal == "namanya" else f"isinya ({found.personal})"
    said = (
        f"Belum disimpan: {where} tampak memuat NIK. Hapus atau tutupi nomornya. Bila memang harus ada, "
        "centang di bawah, pilih lagi berkasnya, dan unggah; berkas itu ditandai."
    )
    return Result(found.shown, Outcome.DOUBTFUL, said, found.original)
