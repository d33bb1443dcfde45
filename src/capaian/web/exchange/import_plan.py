"""What a file that somebody brought would make of a year: compared, checked, and written at once or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from capaian.domain.issue import Issue, has_errors
from capaian.dossier.file_names import is_closing
from capaian.web.evidence.uploads import note_brought
from capaian.web.exchange.comparison import LIST, FileOutcome
from capaian.web.exchange.comparison_job import compare_upload
from capaian.web.exchange.content_checks import BroughtEvidence, check_import, examine_evidence
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.jobs.models import Job
from capaian.web.trail.record import Author
from capaian.web.years.contents import keep_content
from capaian.web.years.known import know
from capaian.web.years.replace import Wanted, replace_files


@dataclass(frozen=True)
class ImportPlan:
    """What would become of a year."""

    outcome: FileOutcome
    """What the file and the year alone say."""
    issues: tuple[Issue, ...]
    """What is wrong with the file and not with the year already; an error forbids writing."""
    later: tuple[Issue, ...] = ()
    """What would be wrong with the contents, and is not now."""
    evidence: BroughtEvidence = field(default_factory=BroughtEvidence)

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be written."""
        return has_errors(self.issues)

    @property
    def is_news(self) -> bool:
        """Whether the year may say something else by it."""
        return not self.has_errors and bool(self.outcome.changed or self.evidence.paths)


@contextmanager
def plan_import(upload: Upload) -> Iterator[ImportPlan | Job]:
    """Compare a file that waits; what it unpacks to goes when nobody looks any more.

    Yields a job while that compares a large one.
    """
    with TemporaryDirectory(prefix="capaian-") as place:
        outcome = compare_upload(upload, Path(place))
        yield outcome if isinstance(outcome, Job) else _plan(upload, outcome)


def _plan(upload: Upload, outcome: FileOutcome) -> ImportPlan:
    year = upload.office_year
    known = know(year)
    closings = {file: _hash(text) for file, text in outcome.texts.items() if is_closing(file)}
    others = {file: own for file, own in closings.items() if known.folder.hashes.get(file) != own}
    issues = (*outcome.issues, *check_import(year, outcome, others))
    if has_errors(issues):
        return ImportPlan(outcome, issues)
    texts, evidence = examine_evidence(outcome, upload.shelf, known.folder)
    outcome = replace(outcome, texts=texts)
    if texts.get(LIST, "").encode() == known.folder.parts.get(LIST):  # it was brought and cleaned before
        outcome = replace(
            outcome,
            changed=tuple(name for name in outcome.changed if name != LIST),
            sheets=tuple(sheet for sheet in outcome.sheets if sheet.file != LIST),
        )
    issues = (*evidence.issues, *_without(issues, known.read.issues))
    return ImportPlan(outcome, issues, _without(outcome.contrary, known.found.issues), evidence)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _without(issues: tuple[Issue, ...], known: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Return issues that are not known already, each as often as it is more than before."""
    before = Counter(map(_sameness, known))
    new = []
    for one in issues:
        before[_sameness(one)] -= 1
        if before[_sameness(one)] < 0:
            new.append(one)
    return tuple(new)


def _sameness(issue: Issue) -> tuple[str, str, str | None]:
    return issue.code, issue.message, issue.value


@transaction.atomic
def write_import(upload: Upload, plan: ImportPlan, author: Author) -> None:
    """Let a year hold what a file has: all of it, recorded in the log, or nothing.

    Raises:
        ValueError: if it has errors; our fault.
        CapaianError: as `replace_files` does.
    """
    if plan.has_errors:
        raise ValueError("what has errors must not be written")
    year, memory = upload.office_year, plan.outcome.memory
    source = {"kind": upload.kind, "name": upload.name, "sha256": upload.sha256}
    if upload.kind == Upload.Kind.TABLE:
        keep_content(upload.path.read_bytes())  # the rows name it as their source, by its hash
    wanted = Wanted(plan.outcome.texts, year.revision, source, plan.evidence.paths)
    replace_files(year, wanted, author)
    note_brought(year, plan.evidence.examined, author)
    if memory is not None:
        PastBooks.objects.update_or_create(office_year=year, defaults={"text": memory})
