"""A province on one installation: 38 offices on one server of PostgreSQL,
200 people at work in all of them.

`python -m benchmarks province` serves as many copies of the demonstration and lets people read and
save as `pages` does. The log has to be whole at the end, with an entry of each office's saves.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.pages import (
    FILLING,
    Person,
    Server,
    lines_of_work,
    measure_work,
    open_forms,
    served,
    signed_in,
)
from benchmarks.processes import SURROUNDINGS
from benchmarks.registers import server_of_postgres
from benchmarks.timing import Spread

OFFICES, USERS = 38, 200
WARM_SECONDS = 60.0
READING_SECONDS, SAVING_SECONDS, MEMORY_MB = 0.8, 1.2, 1_200.0
_IS_WHOLE = """
import sys
from pathlib import Path
from capaian.web.keeping.commands import verify
sys.exit(verify(Path(sys.argv[1])).broken)
"""
_FILLERS, _READERS = (
    ("petugas", "kabid", "kabid-piak", "sekretaris"),
    ("perencana", "kadis", "pembaca"),
)


def measure_province(seconds: float, users: int = USERS, offices: int = OFFICES) -> list[Line]:
    """Return how long the people of a province wait, and what their answers cost."""
    with server_of_postgres() as address, tempfile.TemporaryDirectory() as name:
        folder, around = Path(name), {"DATABASE_URL": address}
        command = [
            sys.executable,
            "-m",
            "benchmarks.province",
            str(folder / "peragaan"),
            str(offices),
        ]
        subprocess.run(command, env={**SURROUNDINGS, **around}, check=True)
        with served(folder, **around) as server:
            people = _people(server, users, offices)
            measure_work(
                server, WARM_SECONDS, people
            )  # what is read once a day is no wait of a working day
            work = measure_work(server, seconds, people)
        asked = [sys.executable, "-c", _IS_WHOLE, str(folder / "peragaan")]
        around["CAPAIAN_MODE"] = "peragaan"
        whole = subprocess.run(asked, env={**SURROUNDINGS, **around}, check=False)
    what, seen = f"province: {offices} offices, {users} people, {seconds:.0f} s", work.seen
    return [
        *lines_of_work(what, work, READING_SECONDS, SAVING_SECONDS, MEMORY_MB),
        AgainstLimit(f"{what}: log broken", Spread((float(whole.returncode),)), 0.5, ""),
        Shown("province: answers a second", Spread((seen.answers / seconds,)), ""),
        Shown("province: saves a second", Spread((len(seen.saving) / seconds,)), ""),
        Shown("province: processor time for an answer", Spread((work.worked / seen.answers,))),
    ]


def _people(server: Server, users: int, offices: int) -> list[Person]:
    """Let people sign in, of every office as many; every fourth of them fills in a form."""
    people: list[Person] = []
    for number in range(users):
        is_filling, turn = (
            number % FILLING == 0,
            number // FILLING if number % FILLING == 0 else number,
        )
        roles = _FILLERS if is_filling else _READERS
        browser = signed_in(
            server.port, f"{roles[turn // offices % len(roles)]}-{turn % offices + 1}"
        )
        forms = open_forms(browser) if is_filling else []
        people.append(
            (browser, number, forms[0] if forms else "", browser.get("/").leads_to or "/")
        )
    return people


def make_offices(folder: Path, offices: int) -> None:
    """Make copies of the demonstration, each with people of its own: `petugas-1`, `petugas-2`."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "capaian.web.settings",
        "CAPAIAN_DATA": str(folder),
        "CAPAIAN_MODE": "peragaan",
    }
    from capaian.web.starting import prepare

    prepare(folder, is_demonstration=True)
    from datetime import timedelta

    from django.utils.timezone import localdate

    from capaian.dossier.folder import lay_texts
    from capaian.web.demonstration.make import SLUG, make_files
    from capaian.web.offices.models import Holding, Membership, Office
    from capaian.web.years.store import take_in

    shown, tomorrow = Office.objects.get(slug=SLUG), localdate() + timedelta(days=1)
    number = shown.years.latest("year").year
    texts = make_files(number, tomorrow)
    texts = {
        file: text for file, text in texts.items() if not file.startswith(("registers", "feeds"))
    }
    for place in range(1, offices + 1):
        slug = f"dinas-{place}"
        own = Office.objects.create(slug=slug, name=f"Dinas {place}", is_demonstration=True)
        users = {}
        for model in (Membership, Holding):
            for row in model.objects.filter(office=shown).select_related("user"):
                user = row.user
                if user.username not in users:
                    name, user.pk, user.username = user.username, None, f"{user.username}-{place}"
                    user.save()
                    users[name] = user
                row.pk, row.office, row.user = None, own, users.get(user.username, user)
                row.save()
        year = take_in(own, number, lay_texts(Path(slug), texts))
        year.deadlines.create(period=f"{number}-Q4", day=tomorrow)


if __name__ == "__main__":
    make_offices(Path(sys.argv[1]), int(sys.argv[2]))
