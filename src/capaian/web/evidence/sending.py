"""What is sent to be kept as evidence: checked as a whole, file by file, and told back in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from django.core.files.uploadedfile import UploadedFile

from capaian.domain.errors import FileError
from capaian.domain.identifiers import PostId
from capaian.web.evidence.bring import Kept
from capaian.web.evidence.models import Upload
from capaian.web.evidence.prepare import Prepared
from capaian.web.evidence.receive import Outcome, Received, Result, look_through, too_much
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
    received = look_through(sent.files, sent.confirmed)
    if not received.prepared:
        return _with(sent, received.results)
    try:
        kept = keep(sent.codes, sent.caption, received.prepared)
    except FlawedError as error:
        said = " ".join(map(spoken_flaw, error.flaws))
        return _with(sent, received.results, {"keterangan": said})
    except (FileError, StepRefusedError, RefusedChangeError) as error:
        return _with(sent, received.results, {"": f"{error.message} Tidak ada berkas yang disimpan."})
    return _with(sent, [*_told(received, kept, sent, names), *received.results])


def tell_refused(year: OfficeYear, sent: Sent, where: str, author: Author) -> None:
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


def _told(received: Received, kept: Sequence[Kept], sent: Sent, names: Mapping[str, str]) -> list[Result]:
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
