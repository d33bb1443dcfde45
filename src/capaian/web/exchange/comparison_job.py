"""The job that compares a large file with its year, so that its memory and time are limited."""

from __future__ import annotations

import zipfile
from pathlib import Path
from shutil import rmtree
from typing import Final

from django.urls import reverse

from capaian.dossier.excel.import_book import Answers
from capaian.web.exchange.comparison import ANSWERS, OUTCOME, FileOutcome, FileTask, compare
from capaian.web.exchange.content_checks import problem
from capaian.web.exchange.models import PastBooks, Upload
from capaian.web.jobs.kinds import JobError, JobKind, Made, Workspace
from capaian.web.jobs.models import Job, JobState
from capaian.web.jobs.queue import enqueue
from capaian.web.years.known import know

KIND: Final = "file-comparison"
_SHELF: Final = "isi"
"""Folder on the shelf of an upload to which a job unpacks it."""
_LIGHT_BYTES: Final = 5_000_000
"""Unpacked file and year together up to which a page compares by itself.

An office with all tables filled has three million.
"""


class CompareFile(JobKind[FileTask]):
    """Compares one file; what it unpacks stays beside the file until that is put away."""

    name = KIND
    label = "Membandingkan berkas"
    advice = (
        "Bagi isinya menjadi beberapa berkas, atau unduh dossier, jalankan `capaian workbook import` di "
        "komputer dinas, dan bawa dossier itu."
    )
    days_kept = 1

    def load(self, job: Job) -> FileTask:
        """Return the file with the year as it is now; raises `JobError` if it was put away."""
        upload = Upload.objects.filter(token=job.arguments["token"]).select_related("office_year").first()
        if upload is None:
            raise JobError("Berkasnya sudah tidak ada. Unggah lagi.")
        return task_of(upload, upload.shelf / _SHELF)

    def work(self, loaded: FileTask, space: Workspace) -> Made:
        """Write what would become of the year."""
        space.report(10, "Membaca dan membandingkan")
        rmtree(loaded.place, ignore_errors=True)
        loaded.place.mkdir(parents=True)
        (space.folder / "hasil.json").write_bytes(OUTCOME.dump_json(compare(loaded)))
        return {}

    def address(self, job: Job) -> str:
        """Return the preview of the file."""
        slug = job.office.slug if job.office else ""
        return reverse("import_preview", args=[slug, job.year, job.arguments["token"]])


def compare_upload(upload: Upload, place: Path) -> FileOutcome | Job:
    """Return what a file would make of its year, or the job that finds out; `place` is an empty folder."""
    task = task_of(upload, place)
    if _is_light(task):
        return compare(task)
    year = upload.office_year
    key = f"{upload.token}-{upload.stamp}"
    job = Job.objects.filter(kind=KIND, office=year.office_id, key__endswith=key).last()
    if job is None:
        job = enqueue(KIND, year.office, key, {"token": upload.token}, by=upload.by, year=year.year)
    if job.is_open:
        return job
    if job.state == JobState.DONE:
        return OUTCOME.validate_json(job.result_path.read_bytes())
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
        ANSWERS.validate_python(answers.get("mapping", {})),
    )


def _is_light(task: FileTask) -> bool:
    """Say whether a comparison takes little, by what the directory of the file tells.

    One that lies is refused when it is read.
    """
    try:
        with zipfile.ZipFile(task.path) as package:
            unpacked = sum(item.file_size for item in package.infolist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        unpacked = task.path.stat().st_size
    contents = (task.present.parts, task.present.narratives, task.present.closed)
    return unpacked + sum(len(text) for texts in contents for text in texts.values()) <= _LIGHT_BYTES
