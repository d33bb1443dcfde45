"""Processes that are killed at any moment of an import, an approval or a backup,
and what they leave.

`python -m tests.web.killing FOLDER SEED DEED=COUNT ...` makes an installation in a new folder,
kills each deed so many times, each time on a fresh copy, and prints as JSON what was found. It
needs no test around it, as it forks, and each child ends by itself or by the signal.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

Facts = dict[str, object]
"""What an installation says, without times and ids."""
TEXT: Final = "narrative/pendahuluan.md"
BACKUP: Final = "cadangan.zip"
_IMPORTED_LATE: Final = (
    "capaian.documents.build",
    "capaian.web.jobs.worker",
    "capaian.writers.docx",
    "capaian.writers.html",
    "capaian.writers.pdf",
    "capaian.writers.xlsx",
)
"""What workers import as they begin a paper, which is most of its time;
here each kill would begin anew.
"""


@dataclass(frozen=True)
class Deed:
    """Something that is written whole or not at all."""

    do: Callable[[], object]
    tell: Callable[[], Facts]
    """What stands in the installation; raises if it contradicts itself."""


def main(folder: Path, seed: int, *counts: str) -> dict[str, dict[str, object]]:
    """Kill deeds; tell how often the old and the new state were there after each kill,
    and what was wrong.

    Wrong is what is neither, what was said to be done and is not, and what cannot be done again.
    """
    _begin(folder / "hidup")
    _close()
    gc.freeze()
    shutil.copytree(folder / "hidup", folder / "awal")
    found = {}
    for name, count in (each.split("=") for each in counts):
        found[name] = _kill_often(folder, name, int(count), seed)
        _replace(folder / "hidup", folder / "awal")
        shutil.rmtree(folder / "asal")
    return found


def _replace(target: Path, source: Path) -> None:
    shutil.rmtree(target)
    shutil.copytree(source, target)


def _kill_often(folder: Path, name: str, count: int, seed: int) -> dict[str, object]:
    deed = _deeds(folder / "hidup")[name]
    if name == "approval":
        _fill_the_forms()
    if name == "job":
        _order_a_job()
    if name == "paper":
        _order_a_paper()
    if name == "backup":
        _import()  # an office whose log is empty gives no backup
    _close()
    shutil.copytree(folder / "hidup", folder / "asal")
    old = _ask(deed.tell)
    begun = time.monotonic()
    assert _ask(deed.do) is not None
    lasted = time.monotonic() - begun
    new = _ask(deed.tell)
    assert old is not None and new is not None and old != new
    outcomes: Counter[str] = Counter()
    wrong = []
    for number, at in enumerate(_moments(count, seed)):
        _replace(folder / "hidup", folder / "asal")
        # On a busy machine a deed lasts longer than it did: one in five is killed as soon as it is
        # done.
        is_acknowledged = _kill(deed.do, None if number % 5 == 0 else at * lasted * 1.1)
        found = _ask(deed.tell)
        state = "old" if found == old else "new" if found == new else "neither"
        outcomes[state] += 1
        if state == "neither" or (is_acknowledged and state != "new"):
            wrong.append([at, is_acknowledged, found])
        elif state == "old" and _again(deed) != new:
            wrong.append([at, "again", found])
    return {"old": outcomes["old"], "new": outcomes["new"], "wrong": wrong}


def _moments(count: int, seed: int) -> list[float]:
    from tests.audit.dice import Dice

    dice = Dice(seed)
    return [dice.below(10_000) / 10_000 for _ in range(count)]


def _again(deed: Deed) -> Facts | None:
    """Do a deed once more that was cut off."""
    _ask(deed.do)
    return _ask(deed.tell)


def _kill(do: Callable[[], object], seconds: float | None) -> bool:
    """Kill a process that does something after so many seconds,
    or as soon as it says that it is done.

    Returns:
        Whether it had said so.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            do()
            os.write(writing, b"1")
            time.sleep(60)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as message:
        if seconds is None:
            message.read(1)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return message.read() == b"1"


def _ask(question: Callable[[], object]) -> Facts | None:
    """Return what a process of its own answers; `None` where it fails."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            answer = question()
            os.write(writing, json.dumps(answer if isinstance(answer, dict) else {}).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as message:
        content = message.read()
    _, status = os.waitpid(child, 0)
    return json.loads(content) if status == 0 else None


def _begin(folder: Path) -> None:
    """Make an installation with a house in it."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "capaian.web.settings", "CAPAIAN_DATA": str(folder)}
    from capaian.web.keys import SESSION, TRAIL, make_key

    for key in (SESSION, TRAIL):
        make_key(folder / "kunci", key)
    import django

    django.setup()
    for module in _IMPORTED_LATE:
        import_module(module)
    from django.core.management import call_command
    from tests.web.filling import make_house

    call_command("migrate", verbosity=0, interactive=False)
    make_house(folder.with_name("dossier"))


def _close() -> None:
    from django.db import connections

    connections.close_all()


def _fill_the_forms() -> None:
    from tests.web.filling import sound_forms

    from capaian.web.measurement.flow import State
    from capaian.web.years.models import OfficeYear

    year = OfficeYear.objects.get()
    forms = sound_forms(year)
    for post, each in forms.by_post():
        for form, _ in each:
            wanted = {"post": post, "period": str(form.quarter)}
            year.forms.update_or_create(**wanted, defaults={"state": State.APPROVED})


def _deeds(folder: Path) -> dict[str, Deed]:
    return {
        "import": Deed(_import, _tell_year),
        "approval": Deed(_approve, _tell_year),
        "backup": Deed(lambda: _back_up(folder), lambda: _tell_backup(folder)),
        "job": Deed(_work, _tell_job),
        "paper": Deed(_work, _tell_paper),
    }


def _order_a_job() -> None:
    """Put a job into the queue that writes a file in pieces."""
    from django.conf import settings
    from tests.web.tiny_jobs import KINDS

    from capaian.web.jobs.queue import enqueue
    from capaian.web.offices.models import Office

    settings.JOB_KINDS = (*settings.JOB_KINDS, *KINDS)
    enqueue("pieces", Office.objects.get(), "hasil")


def _order_a_paper() -> None:
    """Ask for a paper of one page."""
    from capaian.web.accounts.models import User
    from capaian.web.papers.making import order_papers
    from capaian.web.years.models import OfficeYear

    order_papers(
        OfficeYear.objects.get(), User.objects.get(username="perencana-kecil"), "pohon-kinerja"
    )


def _work() -> None:
    from capaian.web.jobs.worker import work_once

    work_once()


def _tell_paper() -> Facts:
    """The job once the next worker looked, and its version,
    of which each file is as its hash says.
    """
    from capaian.web.papers.models import PaperVersion
    from capaian.web.years.contents import is_whole

    files = [[*each.files.values_list("format", "sha256")] for each in PaperVersion.objects.all()]
    assert all(is_whole(sha256) for own in files for _, sha256 in own)
    return {"state": _tell_job()["state"], "files": [[*map(list, own)] for own in files]}


def _tell_job() -> Facts:
    """What is left of a job once the next worker looked: that waits,
    or is done with a whole file.
    """
    from datetime import timedelta

    from django.utils import timezone

    from capaian.web.jobs import queue
    from capaian.web.jobs.models import Job, jobs_folder

    Job.objects.update(beat_at=timezone.now() - timedelta(minutes=1))
    queue.revive()
    job = Job.objects.get()
    files = sorted(path for path in jobs_folder().glob("*/*") if "." not in path.parent.name)
    return {
        "state": job.state,
        "files": [path.read_text() for path in files] if job.result else [],
    }


def _import() -> None:
    from capaian.web.accounts.models import User
    from capaian.web.trail.record import Author
    from capaian.web.years.known import know
    from capaian.web.years.models import OfficeYear
    from capaian.web.years.replace import WantedYear, replace_files

    year = OfficeYear.objects.get()
    files = know(year).made.files
    counts = "".join(
        f"ktp.{measure},99.01.0{area},2024-Q{quarter},{value},\n"
        for measure, value in (("eligible", 100), ("holders", 90))
        for area in (1, 2)
        for quarter in (1, 2, 3, 4)
    )
    texts = {
        **files,
        "counts.csv": f"measure,area,period,value,source\n{counts}",
        TEXT: "Satu.\n\nDua.\n",
    }
    author = Author(User.objects.get(username="perencana-kecil"))
    replace_files(year, WantedYear(texts, year.revision, {"kind": "uji"}), author)


def _approve() -> None:
    from capaian.web.accounts.models import User
    from capaian.web.closing.views import approve_year
    from capaian.web.measurement.steps import Person
    from capaian.web.offices.models import Role
    from capaian.web.years.models import OfficeYear

    head = Person(User.objects.get(username="kadis-kecil"), frozenset({Role.OFFICE_HEAD}))
    own = OfficeYear.objects.get()
    approve_year(own, head, shown=str(own.stamp), accepts_missing=True)


def _tell_year() -> Facts:
    """What the pages tell of the year, after its log was looked through and
    its snapshots were read.
    """
    from capaian.dossier.years.snapshot import read_snapshot
    from capaian.web.trail.models import Entry
    from capaian.web.trail.verify import verify_log
    from capaian.web.years.contents import content_path
    from capaian.web.years.known import find_out
    from capaian.web.years.models import OfficeYear

    assert verify_log() is None
    year = OfficeYear.objects.get()
    known = find_out(year)
    for approval in year.approvals.all():
        read_snapshot(content_path(approval.sha256).read_bytes(), approval.name, approval.sha256)
    return {
        "revision": year.revision,
        "closed": year.is_closed,
        "files": dict(known.made.files),
        "versions": [*year.rows.order_by("pk").values_list("version", flat=True)],
        "forms": [
            [*each]
            for each in year.forms.order_by("pk").values_list("post", "period", "state", "version")
        ],
        "approvals": [*year.approvals.values_list("sha256", flat=True)],
        "log": [*Entry.objects.order_by("number").values_list("action", flat=True)],
    }


def _back_up(folder: Path) -> None:
    from capaian.web.keeping.commands import back_up

    back_up(folder, folder / BACKUP, None)


def _tell_backup(folder: Path) -> Facts:
    """Whether there is a backup; one that is there is read to its end."""
    from capaian.web.keeping.backup import read_manifest

    file = folder / BACKUP
    return {"hashes": sorted(read_manifest(file).sha256)} if file.exists() else {}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])))
