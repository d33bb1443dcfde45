"""Jobs as people see them: what is made for whom, how far it is, what came of it;
and what a kind of job is.

Which kinds there are stands in `settings.JOB_KINDS`, in one ordered tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, Final, Generic, TypeVar, cast

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.module_loading import import_string

from capaian.domain.errors import CapaianError
from capaian.web.accounts.models import User
from capaian.web.offices.models import Office

MAX_MESSAGE: Final = 500
"""Signs of a message that are kept."""


class JobState(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", "menunggu giliran"
    RUNNING = "running", "sedang dikerjakan"
    DONE = "done", "selesai"
    FAILED = "failed", "gagal"
    CANCELLED = "cancelled", "dibatalkan"


OPEN = (JobState.WAITING, JobState.RUNNING)
"""States of jobs that will still come to something."""


class Job(models.Model):
    """A piece of work for a worker process."""

    kind = models.CharField(max_length=40)
    """Name of the `JobKind` that does it."""
    office = models.ForeignKey(Office, models.CASCADE, null=True, related_name="jobs")
    """Empty: it concerns the whole installation."""
    year = models.PositiveSmallIntegerField(null=True)
    key = models.CharField(max_length=200)
    """What it makes: of two open jobs with one key the second would only make the same again."""
    arguments = models.JSONField(default=dict)
    """What the kind needs to know; no data of persons."""
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    message = models.CharField(max_length=MAX_MESSAGE, blank=True)
    """What is being done, or why it failed; no data of persons."""
    result = models.CharField(max_length=200, blank=True)
    """Name of the file that it made, where the kind leaves it to the job."""
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often a worker began with it."""
    claim = models.UUIDField(null=True)
    """Of the worker that has it: one that was thought dead and comes back finishes nothing."""
    beat_at = models.DateTimeField(null=True)
    """When that worker was last alive."""
    is_cancel_wanted = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "key"),
                condition=models.Q(state__in=OPEN),
                name="one_open_job_per_key",
            ),
        )
        indexes = (models.Index(fields=("state", "id"), name="jobs_by_state"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_open(self) -> bool:
        """Whether it will still come to something."""
        return self.state in OPEN

    @property
    def folder(self) -> Path:
        """Where its result lies."""
        return jobs_folder() / str(self.pk)

    @property
    def workspace(self) -> Path:
        """Where the attempt works that has it now; nobody reads that before the job is done."""
        return jobs_folder() / f"{self.pk}.{self.claim.hex if self.claim else ''}"


def jobs_folder() -> Path:
    """Return the folder of all results and attempts."""
    folder: Path = settings.CAPAIAN.folder / "pekerjaan"
    return folder


def make_folder(folder: Path) -> None:
    """Make the folder of a result or an attempt; never the data folder, which may be away."""
    folder.parent.mkdir(exist_ok=True)
    folder.mkdir(exist_ok=True)


JobResult = Mapping[str, object]
"""What the work found out besides its files; picklable."""
JobInput = TypeVar("JobInput")


class JobError(CapaianError):
    """Why a job cannot be done, in words for whoever wanted it; no data of persons."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a job has while it is worked on."""

    folder: Path
    """Where its files go; nobody reads them before all are there."""
    report: Callable[[int, str], None]
    """Takes how many percent are done, and what is done next."""


class JobKind(Generic[JobInput]):
    """Work of one kind in three steps, of which only the middle one is heavy:
    it runs in a child process.
    """

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
        """Return the key of what begins by itself at this moment, once for each key; empty:
        nothing does.
        """
        return ""

    def load(self, job: Job) -> JobInput:
        """Read in the worker what the work needs, picklable for the child: nothing;
        raises `JobError`.
        """
        return cast("JobInput", None)

    def work(self, loaded: JobInput, space: Workspace) -> JobResult:
        """Make files in `space.folder`, in the child;
        raises `JobError` where that cannot be done.
        """
        raise NotImplementedError

    def keep(self, job: Job, made: JobResult, folder: Path) -> None:
        """Keep what was made, in the worker and in the transaction that ends the job.

        By default the only file becomes the result of the job.
        """
        files = sorted(folder.iterdir())
        if len(files) == 1:
            make_folder(job.folder)
            files[0].replace(job.folder / files[0].name)
            job.result = files[0].name

    def address(self, job: Job) -> str:
        """Return the page where a job was begun and its result is shown;
        the page of the job by default.
        """
        return reverse("job", args=[job.office.slug, job.pk]) if job.office else reverse("home")

    def give_up(self, job: Job) -> None:
        """Say of what it should have made that there is none,
        in the transaction that ends the job.
        """


@cache
def job_kinds() -> Mapping[str, JobKind[object]]:
    """Return every kind by its name."""
    kinds = [import_string(path)() for path in settings.JOB_KINDS]
    return {kind.name: kind for kind in kinds}


def kind_of(job: Job) -> JobKind[object]:
    """Return the kind of a job; raises `JobError` for one of a version of the
    program that knew others.
    """
    try:
        return job_kinds()[job.kind]
    except KeyError as error:
        raise JobError("Versi program ini tidak mengenal pekerjaan ini.") from error
