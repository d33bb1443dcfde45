"""`python tests/upgrade/statements.py FOLDER [PAGES]`: what an installation says, as JSON.

It runs with the sources of whichever version is imported, and asks only for what versions share:
commands, tables, addresses of pages, the contract of figures. `PAGES` are those to be opened
by each person; without it they are found by links.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

PEOPLE: Final = ("perencana", "kadis", "petugas")
YEAR: Final = "/peragaan/2025/"
MAX_PAGES: Final = 7
"""Of one person, from the page of the year on."""
_LINK: Final = re.compile(r'href="(/[^"#?]*)"')
_TABLES: Final = (
    "accounts_user",
    "blanks_blankmovement",
    "complaints_complaint",
    "evidence_upload",
    "feed_closedmonth",
    "measurement_deadline",
    "measurement_postform",
    "measurement_taken",
    "offices_holding",
    "offices_membership",
    "services_siteday",
    "services_tally",
    "services_ticket",
    "visits_visit",
    "visits_visitcount",
    "years_evidencefile",
    "years_officeyear",
    "years_row",
)


def main() -> dict[str, object]:
    """Bring the installation to the version that is imported, and return what it says."""
    from capaian.web.starting import prepare

    folder = Path(sys.argv[1])
    known = json.loads(sys.argv[2]) if sys.argv[2:] else {}
    prepare(folder, is_demonstration=True)
    return {
        "counts": _counts(),
        "evidence": _evidence(),
        "figures": dict(_figures()),
        "pages": {person: dict(_pages(person, known.get(person, ()))) for person in PEOPLE},
        "log": _run("verify-log", "--data", str(folder)),
    }


def _run(*arguments: str) -> list[object]:
    program = "from capaian.cli.main import run; run()"
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [done.returncode, done.stdout.splitlines() or done.stderr.splitlines()]


def _counts() -> Mapping[str, int]:
    from django.db import connection

    with connection.cursor() as cursor:
        counts = {}
        for table in _TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 (names of ours)
            counts[table] = cursor.fetchone()[0]
        return counts


def _evidence() -> list[list[str]]:
    from capaian.web.years.models import EvidenceFile

    return [[*row] for row in EvidenceFile.objects.order_by("pk").values_list("name", "sha256")]


def _figures() -> Iterator[tuple[str, str]]:
    """Yield each figure of each year by what it is of."""
    from capaian.web.years.models import OfficeYear
    from capaian.web.years.store import lay_out

    for year in OfficeYear.objects.order_by("pk"):
        with tempfile.TemporaryDirectory() as scratch:
            folder = lay_out(year)
            texts = {**folder.parts, **folder.narratives, **folder.closed}
            files = {
                f"evidence/{name}": path.read_bytes() for name, path in folder.evidence.items()
            }
            for name, content in {**texts, **files}.items():
                path = Path(scratch, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            _, lines = _run("compute", scratch, "--json")
        results: dict[str, Any] = json.loads("\n".join(map(str, lines)))  # type: ignore[call-overload]
        for part in ("traces", "issues", "policy"):
            del results[part]
        yield from _values(results, str(year))


def _values(results: object, place: str) -> Iterator[tuple[str, str]]:
    items = enumerate(results) if isinstance(results, list) else ()
    for name, each in results.items() if isinstance(results, dict) else items:
        if name == "value" and isinstance(each, str):
            yield place, each
        yield from _values(each, f"{place}/{name}")


def _pages(person: str, known: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield pages with their status: known ones, else those that links lead to."""
    from django.conf import settings
    from django.contrib.auth import get_user_model, login
    from django.http import HttpRequest
    from django.test import Client

    from capaian.web.accounts.sessions import SessionStore

    request = HttpRequest()
    request.session = SessionStore()
    user = get_user_model()._default_manager.get(username=person)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.save()
    browser = Client(headers={"host": "127.0.0.1"})
    browser.cookies[settings.SESSION_COOKIE_NAME] = request.session.secret
    waiting, seen = [*known] or [YEAR], set[str]()
    while waiting and (known or len(seen) < MAX_PAGES):
        address = waiting.pop(0)
        if address in seen or not address.startswith(YEAR):
            continue
        seen.add(address)
        answer = browser.get(address, follow=True)
        yield address, answer.status_code
        if not known and not answer.streaming:
            waiting += _LINK.findall(answer.content.decode(errors="replace"))


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
