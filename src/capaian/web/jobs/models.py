"""Jobs as people see them: what is made for whom, how far it is, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import models

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
        """One open job per key, and workers look for the oldest that waits."""

        constraints = (
            models.UniqueConstraint(
                fields=("kind", "key"), condition=models.Q(state__in=OPEN), name="one_open_job_per_key"
            ),
        )
        indexes = (models.Index(fields=("state", "id"), name="jobs_by_state"),)

    def __str__(self) -> str:
        """Return what it makes."""
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
    def result_path(self) -> Path:
        """Where the file lies that it made."""
        return self.folder / self.result

    @property
    def workspace(self) -> Path:
        """Where the attempt works that has it now; nobody reads that before the job is done."""
        return jobs_folder() / f"{self.pk}.{self.claim.hex if self.claim else ''}"


def jobs_folder() -> Path:
    """Return the folder of all results and attempts."""
    folder: Path = settings.CAPAIAN.folder / "pekerjaan"
    return folder
