"""What a kind of job is; which there are stands in `settings.JOB_KINDS`, in one ordered tuple."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from capaian.domain.errors import CapaianError
from capaian.web.jobs.models import Job

Report = Callable[[int, str], None]
"""Takes how many percent are done, and what is done next."""
Made = Mapping[str, object]
"""What the work found out besides its files; picklable."""
Loaded = TypeVar("Loaded")


class JobError(CapaianError):
    """Why a job cannot be done, in words for whoever wanted it; no data of persons."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a job has while it is worked on."""

    folder: Path
    """Where its files go; nobody reads them before all are there."""
    report: Report


class JobKind(Generic[Loaded]):
    """Work of one kind in three steps, of which only the middle one is heavy: it runs in a child process."""

    name: ClassVar[str]
    """In the table of jobs."""
    label: ClassVar[str]
    """What people read: `Membuat naskah`."""
    seconds: ClassVar[float] = 120
    megabytes: ClassVar[int] = 512
    needs_database: ClassVar[bool] = False
    """The work reads or writes the database; otherwise it has neither that nor a network."""
    days_kept: ClassVar[float] = 7
    """How long a job and its file are kept when it is over."""
    advice: ClassVar[str] = ""
    """What to do where the work takes more time or memory than it may."""

    def due_key(self) -> str:
        """Return the key of what begins by itself at this moment, once for each key; empty: nothing does."""
        return ""

    def load(self, job: Job) -> Loaded:
        """Read in the worker what the work needs, picklable for the child; `JobError`: it cannot be done."""
        raise NotImplementedError

    def work(self, loaded: Loaded, space: Workspace) -> Made:
        """Make files in `space.folder`, in the child; raises `JobError` where that cannot be done."""
        raise NotImplementedError

    def keep(self, job: Job, made: Made, folder: Path) -> None:
        """Keep what was made, in the worker and in the transaction that ends the job.

        By default the only file becomes the result of the job.
        """
        files = sorted(folder.iterdir())
        if len(files) == 1:
            job.folder.mkdir(parents=True, exist_ok=True)
            files[0].replace(job.folder / files[0].name)
            job.result = files[0].name

    def address(self, job: Job) -> str:
        """Return the page where a job was begun and its result is shown; the page of the job by default."""
        return reverse("job", args=[job.office.slug, job.pk]) if job.office else reverse("home")

    def give_up(self, job: Job) -> None:
        """Say of what it should have made that there is none, in the transaction that ends the job."""


@cache
def job_kinds() -> Mapping[str, JobKind[object]]:
    """Return every kind by its name."""
    kinds = [import_string(path)() for path in settings.JOB_KINDS]
    return {kind.name: kind for kind in kinds}


def kind_of(job: Job) -> JobKind[object]:
    """Return the kind of a job; raises `JobError` for one of a version of the program that knew others."""
    try:
        return job_kinds()[job.kind]
    except KeyError as error:
        raise JobError("Versi program ini tidak mengenal pekerjaan ini.") from error
