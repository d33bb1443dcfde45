"""What a file that somebody brought would make of a year: compared, held against the office,
and written.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from django.db import transaction
from django.urls import reverse

from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.excel.import_book import Answers
from capaian.dossier.file_names import EVIDENCE, is_closing, year_of_closing
from capaian.dossier.folder import Folder
from capaian.dossier.years.snapshot import place_of
from capaian.web.evidence.uploads import ExaminedFile, examine_files, note_brought
from capaian.web.exchange.comparison import (
    LIST,
    FileOutcome,
    FileTask,
    MappingAnswers,
    adapter_of,
    compare,
)
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.jobs.models import Job, JobError, JobKind, JobResult, JobState, Workspace
from capaian.web.jobs.queue import enqueue
from capaian.web.measurement.year_approvals import find_unfit
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author
from capaian.web.years.change import added
from capaian.web.years.contents import keep_content, with_hashes
from capaian.web.years.known import know
from capaian.web.years.replace import WantedYear, replace_files


def problem(code: str, message: str, remedy: str, file: str = "") -> Issue:
    """Return an error of something that somebody brought."""
    return Issue(Level.ERROR, code, message, Place(file), remedy=remedy)


def check_founding(
    office: Office, facts: Facts | None, hashes: Mapping[str, str]
) -> Iterator[Issue]:
    """Yield what keeps an office from founding a year with facts,
    of files with their SHA-256 by path.
    """
    before: Mapping[str, str] = {}
    if facts is not None:
        years = [*office.years.order_by("-year")]
        if any(year.year == facts.year for year in years):
            remedy = "Buka tahun itu, lalu impor di halaman Tukar data; atau pilih tahun lain."
            yield problem("year_there", f"Tahun {facts.year} sudah ada.", remedy)
        known = next((own for year in years if (own := know(year).read.office_year)), None)
        yield from _check_regency(known, str(facts.office.regency))
        # A year goes on from the closing of the year before, where that was approved here.
        before = {place_of(facts.year - 1): ""}
    closings = {file: own for file, own in hashes.items() if is_closing(file)}
    yield from _check_closings(office, {**before, **closings})


def _check_closings(office: Office, closings: Mapping[str, str]) -> Iterator[Issue]:
    for unfit in find_unfit(
        office, {year_of_closing(file): own for file, own in closings.items()}
    ):
        yield problem("unfit_closing", unfit.message, unfit.remedy, place_of(unfit.year))


def _check_regency(known: Facts | None, regency: str | None) -> Iterator[Issue]:
    if known is not None and regency not in (None, str(known.office.regency)):
        message = (
            f"Isinya milik daerah berkode {regency}, sedangkan dinas ini {known.office.regency}."
        )
        remedy = "Pilih berkas dinas ini, atau betulkan kode daerahnya."
        yield problem("another_regency", message, remedy, "office.yaml")


@dataclass(frozen=True)
class BroughtEvidence:
    """New and other files of evidence, by their paths below `evidence/`."""

    examined: Mapping[str, ExaminedFile] = field(default_factory=dict)

    @property
    def issues(self) -> Iterator[Issue]:
        """Why files are not taken: they are refused,
        or look as if they named persons by number.
        """
        remedy = (
            "Hapus atau tutupi nomornya. Bila memang harus ada, bawa dossier tanpa berkas "
            "ini, lalu "
        )
        remedy += "unggah di isiannya."
        for name, each in self.examined.items():
            path = f"{EVIDENCE}/{name}"
            if each.refused:
                yield problem("evidence_refused", each.refused, "", path)
            elif each.personal:
                yield problem("evidence_unsure", "Bukti ini tampak memuat NIK.", remedy, path)

    @property
    def cleaned(self) -> list[str]:
        """Names of files of which less is kept than was brought."""
        return [name for name, each in self.examined.items() if each.is_cleaned]

    @property
    def paths(self) -> Mapping[str, Path]:
        """Where the contents lie that would be kept."""
        return {name: each.path for name, each in self.examined.items() if not each.refused}


def examine_evidence(
    outcome: FileOutcome, shelf: Path, present: Folder
) -> tuple[Mapping[str, str], BroughtEvidence]:
    """Examine new evidence; return the files of the dossier,
    whose list names it as it would be kept.
    """
    if LIST not in outcome.texts:
        return outcome.texts, BroughtEvidence()
    examined = examine_files(outcome.evidence, shelf) if outcome.evidence else {}
    kept = {name: present.hashes[f"{EVIDENCE}/{name}"] for name in present.evidence}
    text = outcome.texts[LIST]
    for each in examined.values():
        if each.is_cleaned:
            text = re.sub(each.original, each.sha256, text, flags=re.IGNORECASE)
    becomes = kept | {name: each.sha256 for name, each in examined.items() if not each.refused}
    new = {name: each for name, each in examined.items() if kept.get(name) != each.sha256}
    return {**outcome.texts, LIST: with_hashes(text, becomes)}, BroughtEvidence(new)


KIND: Final = "file-comparison"
_LIGHT_BYTES: Final = 5_000_000
"""Unpacked file and year up to which a page compares by itself;
an office may fill three million.
"""


class CompareFile(JobKind[FileTask]):
    """Compares one file; what it unpacks stays beside the file until that is put away."""

    name = KIND
    label = "Membandingkan berkas"
    advice = (
        "Bagi isinya menjadi beberapa berkas, atau unduh dossier, jalankan `capaian "
        "workbook import` di "
        "komputer dinas, dan bawa dossier itu."
    )
    days_kept = 1

    def load(self, job: Job) -> FileTask:
        """Return the file with the year as it is now; raises `JobError` if it was put away."""
        upload = (
            Upload.objects.filter(token=job.arguments["token"])
            .select_related("office_year")
            .first()
        )
        if upload is None:
            raise JobError("Berkasnya sudah tidak ada. Unggah lagi.")
        return task_of(upload, upload.shelf / "isi")

    def work(self, loaded: FileTask, space: Workspace) -> JobResult:
        """Write what would become of the year."""
        space.report(10, "Membaca dan membandingkan")
        rmtree(loaded.place, ignore_errors=True)
        loaded.place.mkdir(parents=True)
        (space.folder / "hasil.json").write_bytes(
            adapter_of(FileOutcome).dump_json(compare(loaded))
        )
        return {}

    def address(self, job: Job) -> str:
        """Return the preview of the file."""
        slug = job.office.slug if job.office else ""
        return reverse("import_preview", args=[slug, job.year, job.arguments["token"]])


def _compare_in_job(upload: Upload) -> FileOutcome | Job:
    year, key = upload.office_year, f"{upload.token}-{upload.stamp}"
    job = Job.objects.filter(kind=KIND, office=year.office_id, key__endswith=key).last()
    if job is None:
        job = enqueue(
            KIND, year.office, key, {"token": upload.token}, by=upload.by, year=year.year
        )
    if job.is_open:
        return job
    if job.state == JobState.DONE:
        return adapter_of(FileOutcome).validate_json((job.folder / job.result).read_bytes())
    return FileOutcome((problem("not_compared", job.message, ""),))


def task_of(upload: Upload, place: Path) -> FileTask:
    """Return the comparison of a file with its year as it is now."""
    year, answers = upload.office_year, upload.answers
    past = PastBooks.objects.filter(office_year=year).values_list("text", flat=True).first()
    return FileTask(
        upload.kind,
        upload.path,
        upload.name,
        place,
        know(year).folder,
        str(year.identity),
        past or "",
        Answers(answers.get("takes_workbook", False), answers.get("is_as_typed", False)),
        adapter_of(MappingAnswers).validate_python(answers.get("mapping", {})),
    )


def _is_light(task: FileTask) -> bool:
    """Say whether a comparison takes little, by what the directory of the file tells."""
    try:
        with zipfile.ZipFile(task.path) as package:
            unpacked = sum(item.file_size for item in package.infolist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        unpacked = task.path.stat().st_size
    contents = (task.present.parts, task.present.narratives, task.present.closed)
    return (
        unpacked + sum(len(text) for texts in contents for text in texts.values()) <= _LIGHT_BYTES
    )


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
    """Compare a file that waits, beside what it unpacks to;
    yields a job while that compares a large one.
    """
    with TemporaryDirectory(prefix="capaian-") as place:
        task = task_of(upload, Path(place))
        found = compare(task) if _is_light(task) else _compare_in_job(upload)
        yield found if isinstance(found, Job) else _plan(upload, found)


def _plan(upload: Upload, outcome: FileOutcome) -> ImportPlan:
    year = upload.office_year
    known = know(year)
    closings = {file: text for file, text in outcome.texts.items() if is_closing(file)}
    hashes = {file: sha256(text.encode()).hexdigest() for file, text in closings.items()}
    others = {file: own for file, own in hashes.items() if known.folder.hashes.get(file) != own}
    office_file, found = "office.yaml", [*outcome.issues]
    if outcome.year not in (None, year.year):
        message = f"Isinya tahun {outcome.year}, sedangkan halaman ini tahun {year.year}."
        where = f"{office_file} (lembar Perangkat daerah)"
        remedy = f"Buka tahun {outcome.year}, atau betulkan tahunnya di {where}."
        found.append(problem("another_year", message, remedy, office_file))
    found += _check_regency(known.read.office_year, outcome.regency)
    issues = (*found, *_check_closings(year.office, others))
    if has_errors(issues):
        return ImportPlan(outcome, issues)
    texts, evidence = examine_evidence(outcome, upload.shelf, known.folder)
    outcome = replace(outcome, texts=texts)
    if texts.get(LIST, "").encode() == known.folder.parts.get(
        LIST
    ):  # it was brought and cleaned before
        outcome = replace(
            outcome,
            changed=tuple(name for name in outcome.changed if name != LIST),
            sheets=tuple(sheet for sheet in outcome.sheets if sheet.file != LIST),
        )
    issues = (*evidence.issues, *_without(issues, known.read.issues))
    return ImportPlan(
        outcome, issues, _without(outcome.contrary, known.dossier_check.issues), evidence
    )


def _without(issues: Iterable[Issue], known: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return issues that are not known already: a file says of one elsewhere where it stands."""
    return tuple(added(known, issues, lambda each: (each.code, each.message, each.value)))


@transaction.atomic
def write_import(upload: Upload, plan: ImportPlan, author: Author) -> None:
    """Let a year hold what a file has: all of it, recorded in the log, or nothing;
    raises `CapaianError`.
    """
    if plan.has_errors:
        raise ValueError("what has errors must not be written")
    year, memory = upload.office_year, plan.outcome.memory
    source = {"kind": upload.kind, "name": upload.name, "sha256": upload.sha256}
    if upload.kind == Upload.Kind.TABLE:
        keep_content(upload.path.read_bytes())  # the rows name it as their source, by its hash
    wanted = WantedYear(plan.outcome.texts, year.revision, source, plan.evidence.paths)
    replace_files(year, wanted, author)
    note_brought(year, plan.evidence.examined, author)
    if memory is not None:
        PastBooks.objects.update_or_create(office_year=year, defaults={"text": memory})
