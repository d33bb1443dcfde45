"""Jobs: one per key, one end each, nothing half,
and no page or person that sees more than its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import IntegrityError
from django.utils import timezone
from django.utils.module_loading import import_string
from pytest_django.fixtures import Settings
from tests.web.tiny_jobs import KINDS, WHOLE, Misdeed
from tests.web.twins import office_year, person, signed_in

from capaian.web.jobs import queue, worker
from capaian.web.jobs.models import MAX_MESSAGE, Job, JobState, job_kinds, jobs_folder
from capaian.web.jobs.queue import cancel, claim, clear_old, enqueue, finish, note_progress, revive
from capaian.web.jobs.worker import do, run_child, work_once
from capaian.web.offices.models import Office, Role


@pytest.fixture(autouse=True)
def tiny(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(worker, "run_child", run_child)
    settings.JOB_KINDS = KINDS
    job_kinds.cache_clear()
    yield
    job_kinds.cache_clear()


@pytest.fixture(name="office")
def asri() -> Office:
    return office_year("asri").office


def test_each_kind_of_the_settings_is_one_with_words() -> None:
    kinds = [import_string(path) for path in django_settings.JOB_KINDS]
    assert all(kind.label and kind.name for kind in kinds) and len(
        {kind.name for kind in kinds}
    ) == len(kinds)


def test_two_who_want_the_same_get_one_job_until_it_is_over(office: Office) -> None:
    first, second = (
        enqueue("pieces", office, "lkjip", by=person(name)) for name in ("satu", "dua")
    )
    assert first.pk == second.pk
    assert enqueue("pieces", office, "pk").pk != first.pk
    assert enqueue("pieces", office, "lkjip", year=2024).pk != first.pk
    work_once()
    assert enqueue("pieces", office, "lkjip").pk != first.pk


def test_the_database_has_one_open_job_of_a_key(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    enqueue("pieces", office, "lkjip")
    monkeypatch.setattr(
        queue, "OPEN", ()
    )  # as if the first were put in just after somebody else looked
    with pytest.raises(IntegrityError):
        enqueue("pieces", office, "lkjip")
    assert Job.objects.count() == 1


def test_a_job_makes_its_file_whole_and_leaves_nothing_else(office: Office) -> None:
    made = enqueue("pieces", office, "lkjip")
    assert work_once() and not work_once()
    made.refresh_from_db()
    assert (made.state, made.percent, (made.folder / made.result).read_text()) == (
        JobState.DONE,
        100,
        WHOLE,
    )
    assert [folder.name for folder in jobs_folder().iterdir()] == [str(made.pk)]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("load", "Tidak ada yang dapat dibaca."),
        ("refusal", "Logo tidak ada."),
        ("disk", "Ruang disk server habis"),
        ("time", "lebih dari 0 detik"),
        ("memory", "MB memori. Kurangi isinya."),
        ("fault", "Kesalahan program (ValueError)"),
    ],
)
def test_what_fails_says_why_and_leaves_no_file(
    office: Office,
    what: str,
    words: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = enqueue("misdeed", office, what, {"what": what})
    monkeypatch.setattr(Misdeed, "megabytes", 300)
    monkeypatch.setattr(Misdeed, "seconds", 0.3 if what == "time" else 20)
    work_once()
    made.refresh_from_db()
    assert (
        made.state == JobState.FAILED
        and words in made.message
        and len(made.message) <= MAX_MESSAGE
    )
    assert not [*jobs_folder().glob("*")]
    assert "6311010101010001" not in made.message + caplog.text


def test_at_most_two_are_worked_on_and_the_oldest_goes_first(office: Office) -> None:
    jobs = [enqueue("pieces", office, key) for key in "abc"]
    assert [claimed and claimed.pk for claimed in (claim(), claim(), claim())] == [
        jobs[0].pk,
        jobs[1].pk,
        None,
    ]


def test_cancelling_ends_what_waits_at_once_and_what_runs_soon(office: Office) -> None:
    waiting, running = (
        enqueue("pieces", office, "b"),
        enqueue("misdeed", office, "time", {"what": "time"}),
    )
    cancel(waiting.pk)
    own = claim()
    assert own is not None and own.pk == running.pk
    cancel(own.pk)
    do(own)
    ends = Job.objects.values_list("state", flat=True)
    assert {*ends} == {JobState.CANCELLED} and not [*jobs_folder().glob("*")]


def test_a_job_of_a_dead_worker_is_begun_once_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = enqueue("pieces", office, "a")
    monkeypatch.setattr(queue, "BEAT_TIMEOUT", timedelta(0))
    states = []
    for _ in range(queue.MAX_ATTEMPTS):
        assert claim() is not None
        revive()
        made.refresh_from_db()
        states.append(made.state)
    assert states == [JobState.WAITING, JobState.FAILED] and "Server berhenti" in made.message


def test_a_worker_that_was_thought_dead_finishes_nothing(office: Office, tmp_path: Path) -> None:
    enqueue("pieces", office, "a")
    late = claim()
    assert late is not None
    Job.objects.update(beat_at=timezone.now() - timedelta(minutes=1))
    revive()
    other = claim()
    assert other is not None and not note_progress(late, 50, "")
    finish(late, {}, tmp_path)
    other.refresh_from_db()
    assert other.state == JobState.RUNNING


def test_old_jobs_and_what_the_dead_left_are_cleared(office: Office) -> None:
    old, new = enqueue("pieces", office, "a"), enqueue("pieces", office, "b")
    work_once(), work_once()
    Job.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=8))
    clear_old()
    assert [*Job.objects.all()] == [new]
    assert [folder.name for folder in jobs_folder().iterdir()] == [str(new.pk)]


def test_a_job_is_followed_by_who_began_it_and_by_planners_of_the_office(office: Office) -> None:
    clerk = person("petugas", office, Role.DATA_ENTRY)
    made = enqueue("pieces", office, "a", by=clerk)
    address = f"/asri/pekerjaan/{made.pk}/"
    other, twin = (
        office_year("asra").office,
        person("tetangga", office_year("asru").office, Role.PLANNER),
    )
    strangers = (person("lain", office, Role.UNIT_HEAD), twin, person("jauh", other, Role.PLANNER))
    assert [signed_in(each).get(address).status_code for each in strangers] == [404, 404, 404]
    browser = signed_in(clerk)
    assert "menunggu giliran" in browser.get(address).text.lower()
    fragment = browser.get(address, headers={"HX-Request": "true"})
    assert "<html" not in fragment.text and "HX-Refresh" not in fragment.headers
    assert (
        signed_in(person("rencana", office, Role.PLANNER)).post(f"{address}batal/").status_code
        == 302
    )
    assert browser.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_a_worker_killed_at_any_moment_leaves_all_undone_or_whole(tmp_path: Path) -> None:
    """A few kills of a job; by night there are many,
    and of a version of a paper (`nightly/test_killing`).
    """
    command = [sys.executable, "-m", "tests.web.killing", str(tmp_path), "1", "job=5"]
    # Each kill needs a copy of the database of its own, which a file is.
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    ran = subprocess.run(command, env=environment, capture_output=True, check=False, text=True)
    assert ran.returncode == 0, ran.stderr
    for found in json.loads(ran.stdout).values():
        assert found["wrong"] == []
        assert min(found["old"], found["new"]) >= (found["old"] + found["new"]) // 10
