"""What is sent to be kept as evidence: checked as a whole, file by file, and told back in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from django.core.files.uploadedfile import UploadedFile

from capaian.domain.errors import FileError
from capaian.domain.identifiers import PostId
from capaian.web.evidence.limits import ALL_BYTES, FILE_BYTES, FILES, MEGABYTE
from capaian.web.evidence.models import Upload
from capaian.web.evidence.names import shown_name
from capaian.web.evidence.preparation import Prepared, RefusedFileError, prepare
from capaian.web.evidence.uploads import Kept
from capaian.web.measurement.flow import StepRefusedError
from capaian.web.site.access import OfficeRequest
from capaian.web.site.issue_words import spoken_flaw
from capaian.web.trail.record import Author, Deed
from capaian.web.trail.refusals import record_bounded
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

LONGEST_CAPTION: Final = 300

Keeping = Callable[[tuple[str, ...], str, Sequence[Prepared]], tuple[Kept, ...]]
"""Keeps files that prove something, with a caption."""


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


@dataclass(frozen=True)
class Sent:
    """What was sent and what came of it, until it is shown."""

    codes: tuple[str, ...] = ()
    caption: str = ""
    files: tuple[UploadedFile[bytes], ...] = ()
    confirmed: frozenset[str] = frozenset()
    results: tuple[Result, ...] = ()
    problems: Mapping[str, str] | None = None
    """What is wrong with which field; an empty name stands for all of it."""

    @property
    def is_done(self) -> bool:
        """Whether everything that was sent is kept."""
        return not self.problems and all(
            each.outcome in (Outcome.KEPT, Outcome.AGAIN) for each in self.results
        )

    @property
    def kept(self) -> int:
        """How many files are kept that were not there before."""
        return sum(each.outcome is Outcome.KEPT for each in self.results)

    @property
    def shared(self) -> list[Result]:
        """Files on which other forms rest too."""
        return [each for each in self.results if each.is_shared]

    @property
    def again(self) -> int:
        """How many files were there already."""
        return sum(each.outcome is Outcome.AGAIN for each in self.results)

    @property
    def doubtful(self) -> list[Result]:
        """Files that have to be confirmed."""
        return [each for each in self.results if each.outcome is Outcome.DOUBTFUL]


def read_sent(request: OfficeRequest, names: Mapping[str, str]) -> Sent:
    """Return what a request sends, of codes those alone that can be proven here."""
    return Sent(
        tuple(code for code in dict.fromkeys(request.POST.getlist("membuktikan")) if code in names),
        request.POST.get("keterangan", "").strip()[:LONGEST_CAPTION],
        tuple(request.FILES.getlist("berkas")),
        frozenset(request.POST.getlist("yakin")),
    )


def keep_sent(sent: Sent, names: Mapping[str, str], keep: Keeping) -> Sent:
    """Keep what can be kept of files that were sent, and return it with what came of each.

    Args:
        sent: As it was sent.
        names: What can be proven, by code.
        keep: Keeps files, all of them or none.
    """
    if problems := _problems(sent):
        return _with(sent, (), problems)
    received = examine_sent(sent.files, sent.confirmed)
    if not received.prepared:
        return _with(sent, received.results)
    try:
        kept = keep(sent.codes, sent.caption, received.prepared)
    except FlawedError as error:
        said = " ".join(map(spoken_flaw, error.flaws))
        return _with(sent, received.results, {"keterangan": said})
    except (FileError, StepRefusedError, RefusedChangeError) as error:
        return _with(sent, received.results, {"": f"{error.message} Tidak ada berkas yang disimpan."})
    return _with(sent, [*_results(received, kept, sent, names), *received.results])


def log_refused(year: OfficeYear, sent: Sent, where: str, author: Author) -> None:
    """Add an entry to the log for each file that was not taken: what was sent, and why not.

    Args:
        year: For which it was sent.
        sent: What came of it.
        where: Post and quarter of the form that it was sent for; empty: for none.
        author: Who sent it.
    """
    for each in sent.results:
        if each.outcome in (Outcome.REFUSED, Outcome.DOUBTFUL):
            told = {"name": each.name, "sha256": each.sha256, "why": each.message}
            after = {**told, "form": f"{year.pk}/{where}"} if where else told
            deed = Deed("evidence.refused", f"{year.pk}/{each.name}", None, after)
            record_bounded(year.office, author, deed)


def _problems(sent: Sent) -> dict[str, str]:
    found = {}
    if said := too_much(sent.files):
        found["berkas"] = said
    if not sent.codes:
        found["membuktikan"] = "Pilih sedikitnya satu yang dibuktikan berkas ini."
    return found


def _results(received: Received, kept: Sequence[Kept], sent: Sent, names: Mapping[str, str]) -> list[Result]:
    proven = "; ".join(names[code] for code in sent.codes)
    found = []
    for name, each in zip(received.shown, kept, strict=True):
        place = PurePosixPath(each.upload.name).name
        said = f"Disimpan sebagai {place}; membuktikan {proven}."
        if not each.is_new:
            said = f"Isinya sudah ada sebagai {place}, jadi tidak disimpan dua kali; membuktikan {proven}."
        if each.elsewhere:
            said = f"{said} {_shared(each, proven)}"
        outcome = Outcome.KEPT if each.is_new else Outcome.AGAIN
        found.append(Result(name, outcome, said, each.upload.sha256, bool(each.elsewhere)))
    return found


def _shared(kept: Kept, proven: str) -> str:
    """Return what is said of a file on which other forms rest."""
    forms = say_forms(kept.elsewhere)
    called = f", dengan keterangan “{kept.caption}”" if kept.caption else ""
    return (
        f"Berkas yang sama sudah menjadi bukti isian {forms}{called}. Hapus dari isian ini bila tidak "
        f"membuktikan {proven}; pemeriksa melihat bahwa berkasnya sama."
    )


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


def _with(sent: Sent, results: Sequence[Result], problems: Mapping[str, str] | None = None) -> Sent:
    return Sent(sent.codes, sent.caption, sent.files, sent.confirmed, tuple(results), problems)


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


def examine_sent(files: Sequence[UploadedFile[bytes]], confirmed: Collection[str]) -> Received:
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
