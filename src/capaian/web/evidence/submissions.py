"""Files that are sent to be kept as evidence: looked through one by one, kept, and answered in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import file_digest
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from capaian.domain.errors import FileError
from capaian.web.evidence.examination.kinds import Examined, RefusedFileError, shown_name
from capaian.web.evidence.preparation import prepare, require_size
from capaian.web.evidence.uploads import KeptFile, Purpose, bring
from capaian.web.measurement.flow import StepRefusedError
from capaian.web.measurement.models import PostForm
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.trail.record import Author, Deed, record_bounded
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.models import OfficeYear

if TYPE_CHECKING:
    from capaian.web.evidence.forms import UploadForm


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


def keep_sent(
    form: UploadForm,
    year: OfficeYear,
    author: Author,
    take: Callable[[], PostForm | None] = lambda: None,
    where: str = "",
) -> None:
    """Keep what can be kept of files that were sent; the form and the log then say what came of each.

    `take` takes the form of a post in hand that they prove, within the transaction; `where` names it.
    """
    if not form.is_valid():
        return
    examined, form.results = examine_sent(form.cleaned_data["berkas"], form.confirmed)
    for each in form.results:
        after = {"name": each.name, "sha256": each.sha256, "why": each.message}
        after |= {"form": f"{year.pk}/{where}"} if where else {}
        record_bounded(year.office, author, Deed("evidence.refused", f"{year.pk}/{each.name}", None, after))
    if not examined:
        return
    codes, caption = form.cleaned_data["membuktikan"], form.cleaned_data["keterangan"]
    try:
        with transaction.atomic():
            kept = bring(year, Purpose(take(), tuple(codes), caption), examined, author)
    except FlawedError as error:
        form.add_error("keterangan", " ".join(map(spoken_flaw, error.flaws)))
    except (FileError, StepRefusedError, RefusedChangeError) as error:
        form.add_error(None, f"{error.message} Tidak ada berkas yang disimpan.")
    else:
        own = [_result(each, one, form.proven) for each, one in zip(examined, kept, strict=True)]
        form.results = [*own, *form.results]


def _result(file: Examined, kept: KeptFile, proven: str) -> Result:
    place = PurePosixPath(kept.upload.name).name
    words = f"Isinya sudah ada sebagai {place}, jadi tidak disimpan dua kali"
    words = f"Disimpan sebagai {place}" if kept.is_new else words
    outcome = Outcome.KEPT if kept.is_new else Outcome.AGAIN
    return Result(file.shown, outcome, f"{words}; membuktikan {proven}.", kept.upload.sha256)


def examine_sent(
    files: Sequence[UploadedFile[bytes]], confirmed: Collection[str]
) -> tuple[list[Examined], list[Result]]:
    """Return those of files that may be kept, and what came of the others.

    `confirmed`: what may name persons by number, by the SHA-256 of the file as it was sent.
    """
    examined, results = [], []
    for each in files:
        name = each.name or ""
        try:
            require_size(each.size or 0)
            found = prepare(name, each.read())
        except RefusedFileError as error:
            digest = file_digest(each.open(), "sha256").hexdigest()
            results.append(Result(shown_name(name), Outcome.REFUSED, error.message, digest))
            continue
        if found.personal and found.original not in confirmed:
            results.append(_doubt(found))
        else:
            examined.append(found)
    return examined, results


def _doubt(found: Examined) -> Result:
    where = found.personal if found.personal == "namanya" else f"isinya ({found.personal})"
    words = (
        f"Belum disimpan: {where} tampak memuat NIK. Hapus atau tutupi nomornya. Bila memang harus ada, "
        "centang di bawah, pilih lagi berkasnya, dan unggah; berkas itu ditandai."
    )
    return Result(found.shown, Outcome.DOUBTFUL, words, found.original)
