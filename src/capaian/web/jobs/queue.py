"""The queue of jobs: who puts one in, who takes one out, how far each is,
and how it comes to its end.

How far it is says a fragment that asks for itself again, or a page of its own without JavaScript.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.configuration import MAX_RUNNING_JOBS
from capaian.web.jobs.models import (
    MAX_MESSAGE,
    OPEN,
    Job,
    JobError,
    JobResult,
    JobState,
    job_kinds,
    jobs_folder,
    kind_of,
)
from capaian.web.offices.models import Office, Role
from capaian.web.process_locks import hold_queue
from capaian.web.site.access import OfficeRequest

BEAT_TIMEOUT: Final = timedelta(seconds=20)
"""After so long without a beat, by the clock of the database, its worker is dead;
it beats every second.
"""
MAX_ATTEMPTS: Final = 2
"""A job whose worker died is begun once more: a second death is likely to be its own doing."""
_CANCELLED: Final = "Dibatalkan."


def enqueue(
    kind: str,
    office: Office | None,
    key: str,
    arguments: Mapping[str, object] | None = None,
    *,
    by: User | None = None,
    year: int | None = None,
) -> Job:
    """Put a job of a kind into the queue, or return the open one that makes the same.

    The key says what it makes, within the office (`None`: the whole installation) and year:
    `lkjip-pdf`. Its arguments hold no data of persons; who wants it and planners may follow and
    cancel it.
    """
    if kind not in job_kinds():
        raise ValueError(f"no kind of job is called {kind}")
    own_key = f"{office.slug if office else ''}/{year or ''}/{key}"
    defaults = {
        "office": office,
        "year": year,
        "arguments": {**(arguments or {})},
        "created_by": by,
    }
    return Job.objects.get_or_create(kind=kind, key=own_key, state__in=OPEN, defaults=defaults)[0]


def enqueue_regular() -> None:
    """Put each kind that begins by itself into the queue, once for each key that is due,
    also if it fails.
    """
    for kind in job_kinds().values():
        if (key := kind.due_key()) and not Job.objects.filter(
            kind=kind.name, key=f"//{key}"
        ).exists():
            enqueue(kind.name, None, key)


def claim() -> Job | None:
    """Take the oldest job that waits, for the worker that asks; `None`:
    there is nothing to do now.
    """
    if not Job.objects.filter(state=JobState.WAITING).exists():
        return None  # workers look twice a second: only what changes something locks the database
    with transaction.atomic():
        hold_queue()
        if Job.objects.filter(state=JobState.RUNNING).count() >= MAX_RUNNING_JOBS:
            return None
        waiting = Job.objects.select_for_update(skip_locked=True).filter(state=JobState.WAITING)
        job = waiting.order_by("id").first()
        if job is None:
            return None
        job.state, job.claim = JobState.RUNNING, uuid4()
        job.started_at, job.attempts = timezone.now(), job.attempts + 1
        job.save()
        note_progress(job, 0, "")
    return job


def note_progress(job: Job, percent: int, message: str) -> bool:
    """Note how far a job is; return `False` where it was cancelled,
    or another worker has it by now.
    """
    own = Job.objects.filter(
        pk=job.pk, claim=job.claim, state=JobState.RUNNING, is_cancel_wanted=False
    )
    return bool(own.update(beat_at=Now(), percent=percent, message=message[:MAX_MESSAGE]))


def finish(job: Job, made: JobResult, folder: Path) -> None:
    """Keep what a job made and end it: both or neither."""
    with transaction.atomic():
        own = _own(job)
        if own is None:
            return
        own.message = ""
        kind_of(own).keep(own, made, folder)
        _end(own, JobState.DONE, own.message)


def fail(job: Job, reason: str) -> None:
    """End a job that came to nothing, with the reason for whoever wanted it."""
    with transaction.atomic():
        own = _own(job)
        if own is not None:
            _end(own, JobState.FAILED, reason)


def cancel(pk: int) -> None:
    """End a job that nobody wants any more: at once if it waits, soon if it is worked on."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=pk)
        if job.state == JobState.WAITING:
            _end(job, JobState.CANCELLED, _CANCELLED)
        elif job.state == JobState.RUNNING:
            job.is_cancel_wanted = True
            job.save(update_fields=["is_cancel_wanted"])


def revive() -> None:
    """Let jobs of dead workers begin once more, or end them where that happened before."""
    dead = Job.objects.filter(state=JobState.RUNNING, beat_at__lt=Now() - BEAT_TIMEOUT)
    if not dead.exists():
        return
    with transaction.atomic():
        for job in dead.select_for_update():
            shutil.rmtree(job.workspace, ignore_errors=True)
            if job.attempts < MAX_ATTEMPTS and not job.is_cancel_wanted:
                job.state, job.claim, job.percent, job.message = JobState.WAITING, None, 0, ""
                job.save()
            else:
                words = "Server berhenti ketika pekerjaan ini berjalan. "
                _end(
                    job,
                    JobState.FAILED,
                    f"{words}Mulai lagi; bila terulang, hubungi administrator.",
                )


def forget(job: Job) -> None:
    """Cancel a job where it is not over, and delete it with what it made."""
    cancel(job.pk)
    kept = Job.objects.get(pk=job.pk)
    if not kept.is_open:
        shutil.rmtree(kept.folder, ignore_errors=True)
        kept.delete()


def clear_old() -> None:
    """Forget jobs that have been over for long, with their files, and what dead attempts left."""
    now = timezone.now()
    for name, kind in job_kinds().items():
        for job in Job.objects.filter(
            kind=name, finished_at__lt=now - timedelta(days=kind.days_kept)
        ):
            shutil.rmtree(job.folder, ignore_errors=True)
            job.delete()
    attempts = {
        job.workspace.name
        for job in Job.objects.filter(state=JobState.RUNNING, claim__isnull=False)
    }
    with suppress(OSError):
        for folder in [*jobs_folder().glob("*.*")]:
            # One that was made a moment ago may be of a job that was claimed after we looked.
            is_new = folder.stat().st_mtime > (now - timedelta(minutes=15)).timestamp()
            if folder.name not in attempts and not is_new:
                shutil.rmtree(folder, ignore_errors=True)


def _own(job: Job) -> Job | None:
    """Return a job as it is now, held until the transaction ends,
    if it is still that of its worker.
    """
    own = (
        Job.objects.select_for_update()
        .filter(pk=job.pk, claim=job.claim, state=JobState.RUNNING)
        .first()
    )
    if own is not None and own.is_cancel_wanted:
        _end(own, JobState.CANCELLED, _CANCELLED)
        return None
    return own


def _end(job: Job, state: JobState, message: str) -> None:
    job.state, job.message, job.finished_at = state, message[:MAX_MESSAGE], timezone.now()
    job.percent = 100 if state is JobState.DONE else job.percent
    job.save()
    if state is not JobState.DONE:
        with suppress(JobError):
            kind_of(job).give_up(job)


def job(request: OfficeRequest, office: str, pk: int) -> HttpResponse:
    """Show how far a job is; once it is over, let the page around it show what came of it."""
    own = _find(request, pk)
    if request.headers.get("HX-Request"):
        answer = render(request, "jobs/progress.html", {"job": own})
        if not own.is_open:
            answer.headers["HX-Refresh"] = "true"
        return answer
    kind = kind_of(own)
    return render(
        request, "jobs/job.html", {"job": own, "label": kind.label, "address": kind.address(own)}
    )


def job_cancel(request: OfficeRequest, office: str, pk: int) -> HttpResponse:
    """Cancel a job."""
    own = _find(request, pk)
    cancel(own.pk)
    return redirect(kind_of(own).address(own))


def _find(request: OfficeRequest, pk: int) -> Job:
    follows_others = request.here.roles & {Role.PLANNER, Role.ADMINISTRATOR, Role.OFFICE_HEAD}
    own = Q() if follows_others else Q(created_by=request.user)
    return get_object_or_404(Job, own, office=request.here.office, pk=pk)
