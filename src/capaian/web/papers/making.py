"""Making papers in a job: from the dossier of a year to files in three formats,
as the command line does.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version as package_version
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from django.urls import reverse
from django.utils import timezone

from capaian.domain.errors import InputError, WriterError
from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.dossier.check import PreparedYear, check
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder, hash_file
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.web.accounts.models import User
from capaian.web.jobs.models import MAX_MESSAGE, Job, JobError, JobKind, JobResult, Workspace
from capaian.web.jobs.queue import enqueue
from capaian.web.measurement.seals import find_forged
from capaian.web.measurement.year_approvals import approval_of_figures
from capaian.web.papers.models import MAX_TITLE, PaperVersion
from capaian.web.papers.versions import clear_old_drafts, record_deed
from capaian.web.trail.record import Author
from capaian.web.years.contents import keep_content
from capaian.web.years.known import find_out
from capaian.web.years.models import OfficeYear
from capaian.writers.paper_files import ALL_FORMATS, FORMATS, WORKBOOK

if TYPE_CHECKING:
    from capaian.documents.paper import Paper

KIND: Final = "paper"
_MAX_PROBLEMS: Final = 3
"""Problems that a message names; the page lists all."""
_OUT_FOLDER: Final = "out"


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What is to be made of the dossier of a year at one revision."""

    kind: str
    period: str
    """`2024-Q3`; empty: the whole year."""
    subject: str
    """Key of the only thing wanted, where there is a paper for each; empty: all."""
    edition: str
    """Of docx and pdf: `audit`; empty: what is read and signed."""
    folder: Folder
    revision: int
    is_draft: bool
    approved: date | None
    """When the figures were approved; `None`: they are not,
    or were brought with the closing of elsewhere.
    """


def order_papers(
    year: OfficeYear, by: User, kind: str, period: str = "", subject: str = "", edition: str = ""
) -> Job:
    """Put papers of a kind into the queue; who asks for the same meanwhile gets the same job."""
    arguments = {"kind": kind, "period": period, "subject": subject, "edition": edition}
    key = "/".join(("naskah", *filter(None, arguments.values())))
    return enqueue(KIND, year.office, key, arguments, by=by, year=year.year)


class MakePapers(JobKind[PaperOrder]):
    """Makes the papers of one kind, or one of them, as docx, pdf, html,
    and their tables as a workbook.
    """

    name = KIND
    label = "Membuat naskah"
    advice = (
        "Naskah ini terlalu besar untuk server: kurangi foto dan lampirannya, atau unduh "
        "dossier dan buat "
        "dengan perintah capaian di komputer lain."
    )

    def address(self, job: Job) -> str:
        """Return the page of the kind of paper."""
        return reverse(
            "paper_kind", args=[job.office and job.office.slug, job.year, job.arguments["kind"]]
        )

    def load(self, job: Job) -> PaperOrder:
        """Lay out the dossier of the year at one revision."""
        own = OfficeYear.objects.filter(office=job.office, year=job.year or 0)
        while True:
            year = own.select_related("office").get()
            known = find_out(year)
            # Somebody may save between the queries; then the version would name another state than
            # it has.
            if own.values_list("stamp", flat=True).get() == year.stamp:
                break
        if forged := find_forged(year, known):
            raise JobError(forged)
        if known.made.problems:
            raise JobError("Naskah dibuat setelah baris yang tidak dapat ditempatkan diperbaiki.")
        approval = approval_of_figures(year)
        return PaperOrder(
            **{name: str(job.arguments[name]) for name in ("kind", "period", "subject")},
            edition=str(job.arguments.get("edition", "")),
            folder=known.folder,
            revision=year.revision,
            is_draft=not year.is_closed,
            approved=timezone.localdate(approval.at) if approval else None,
        )

    def work(self, loaded: PaperOrder, space: Workspace) -> JobResult:
        """Write the papers by the steps of `capaian paper`;
        raises `JobError` with its first problems.
        """
        begun = time.monotonic()
        try:
            papers, refused = write_order(loaded, space)
        except InputError as error:
            errors = [issue.message for issue in error.issues if issue.level is Level.ERROR]
            more = (
                f" Dan {len(errors) - _MAX_PROBLEMS} hal lain."
                if len(errors) > _MAX_PROBLEMS
                else ""
            )
            raise JobError(" ".join(errors[:_MAX_PROBLEMS]) + more) from error
        return {
            "papers": papers,
            "refused": " ".join(refused),
            "seconds": time.monotonic() - begun,
        }

    def keep(self, job: Job, made: JobResult, folder: Path) -> None:
        """Keep each paper as a version; one with the bytes of the last version is that one."""
        year = OfficeYear.objects.get(office=job.office, year=job.year or 0)
        for version in cast(Sequence[PaperVersion], made["papers"]):
            version.office_year, version.made_by = year, job.created_by
            version.seconds = cast(float, made["seconds"])
            files = {form: folder / _OUT_FOLDER / f"{version.name}.{form}" for form in ALL_FORMATS}
            contents = {form: file.read_bytes() for form, file in files.items() if file.exists()}
            hashes = {form: keep_content(content) for form, content in contents.items()}
            last = year.papers.filter(name=version.name).order_by("number").last()
            if last is not None and dict(last.files.values_list("format", "sha256")) == hashes:
                continue
            version.number = last.number + 1 if last else 1
            version.save()
            for form, content in contents.items():
                version.files.create(format=form, sha256=hashes[form], size=len(content))
            record_deed(
                version, Author(version.made_by), "paper.made", hashes, [f"paper/{version.pk}"]
            )
        job.message = cast(str, made["refused"])[:MAX_MESSAGE]
        clear_old_drafts(timezone.now())


def write_order(order: PaperOrder, space: Workspace) -> tuple[list[PaperVersion], Sequence[str]]:
    """Write the files of the papers that are wanted into the workspace.

    Returns their versions, not yet saved, and why formats are missing that could not be written.

    Raises `InputError` with every problem that forbids it, `JobError` if what is wanted is gone.
    """
    from capaian.documents.build import build_editions  # only jobs need what writes papers
    from capaian.documents.tree import Edition
    from capaian.writers.paper_files import PaperTrees, write_papers
    from capaian.writers.xlsx import tables_of

    space.report(0, "Membaca dan memeriksa dossier")
    papers = _choose(order, lay_on_disk(order.folder, space.folder / "dossier"))
    edition = Edition(order.edition or Edition.READER)
    words = edition.words if edition is Edition.AUDIT else ""
    documents = [
        PaperTrees(paper.name_in(edition), *build_editions(paper, edition)) for paper in papers
    ]
    with_tables = [trees for trees in documents if tables_of(trees.whole)]
    total, done = len(documents) * len(FORMATS) + len(with_tables), count()

    @contextmanager
    def step(what: str) -> Iterator[None]:
        space.report(100 * next(done) // total, what)
        yield

    (space.folder / _OUT_FOLDER).mkdir()
    refused: list[WriterError] = []
    files = write_papers(
        documents, FORMATS, step=step, refuse=lambda _, error: refused.append(error)
    )
    files |= write_papers(with_tables, [WORKBOOK], step=step)
    if not files:
        raise refused[0]
    for name, content in files.items():
        (space.folder / _OUT_FOLDER / name).write_bytes(content)
    names = subject_names(papers[0].office_year)
    versions = [
        PaperVersion(
            kind=order.kind,
            name=trees.name,
            subject=paper.subject,
            period=order.period,
            title=": ".join(
                filter(
                    None, (trees.whole.meta.title, names.get(paper.subject, paper.subject), words)
                )
            )[:MAX_TITLE],
            is_draft=order.is_draft,
            revision=order.revision,
            data_sha256=paper.stamp,
            program=package_version("capaian"),
        )
        for paper, trees in zip(papers, documents, strict=True)
    ]
    return versions, [*dict.fromkeys(error.message for error in refused)]


def subject_names(facts: Facts) -> Mapping[str, str]:
    """Return what the things are called that have papers of their own: posts, sheets, decrees,
    agreements.
    """
    posts = {str(post.id): post.name for post in facts.office.posts}
    sheets = {sheet.id: facts.holder_name(sheet.post, sheet.holder) for sheet in facts.sheets}
    decrees = {each.id: f"Nomor {each.number}" for each in facts.documents}
    return {
        **posts,
        **sheets,
        **decrees,
        **{str(each.id): each.title for each in facts.agreements},
    }


def _choose(order: PaperOrder, dossier: Path) -> Sequence[Paper]:
    from capaian.documents.availability import PaperSource

    found = check(read_folder(replace(order.folder, path=dossier), Reading()))
    if found.office_year is None or found.has_errors:
        raise InputError(found.issues)
    prepared = PreparedYear(found.office_year, found.rule_set, found.issues)
    source = PaperSource(prepared, dossier, order.is_draft, order.approved)
    papers = source.split(order.kind, Period.parse(order.period) if order.period else None)
    wanted = [paper for paper in papers if order.subject in ("", paper.subject)]
    if not wanted:
        raise JobError("Yang dipilih tidak ada lagi dalam data.")
    return wanted


def lay_on_disk(folder: Folder, target: Path) -> Path:
    """Write a dossier where layouts and pictures are looked for;
    raises `JobError` for damaged evidence.
    """
    texts: Mapping[str, bytes] = {**folder.parts, **folder.narratives, **folder.closed}
    for name, content in texts.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(content)
    for name, path in folder.evidence.items():
        if hash_file(path) != folder.hashes[f"{EVIDENCE}/{name}"]:
            raise JobError(f"Isi bukti {name} di server rusak. Beri tahu administrator.")
        link = target / EVIDENCE / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path)
    return target
