"""`python tests/upgrade/statements.py FOLDER [PAGES]`: what an installation says, as JSON.

It runs with the sources of whichever version is imported, and asks only for what versions share:
commands, tables, addresses of pages and files, the contract of figures. `PAGES` is a file of what
an earlier version said, whose pages and files are opened; without it they are found by links.
"""

from __future__ import annotations

import contextlib
import html
import io
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

HOST: Final = "127.0.0.1"
SLUG: Final = "kecil"
"""The office in addresses."""
PEOPLE: Final = ("perencana", "kadis", "petugas", "kabid", "admin", "pembaca")
BUSIEST: Final = (
    "register/services/1/",
    "register/services/3/",
    "pelayanan/?hari=2024-03-05",
    "pelayanan/hari/?tempat=loket-1&hari=2024-03-05",
    "pelayanan/turus/?tempat=kec-hulu&hari=2024-01-09",
    "naskah/pohon-kinerja/",
)
"""Pages of the first year that have more to say than the first of their kind."""
MAX_ALIKE, MAX_FILES = 3, 30
"""Of one kind, opened by one person on the way from page to page."""
OK: Final = 200
LATER: Final = timedelta(days=400)
"""What a page says of today is another number then."""
FILES: Final = ("paper_file", "snapshot", "register_version", "evidence_file")
"""Names of addresses whose bytes are kept as they were made."""
_LINK: Final = re.compile(r'href="(/[^"#]*)"')
_TAG: Final = re.compile(r"<[^>]+>")
_CELL: Final = re.compile(r"<t[dh]\b.*?</t[dh]>", re.DOTALL)
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_TABLES: Final = (
    "accounts_user",
    "blanks_blanklimits",
    "blanks_blankmovement",
    "complaints_complaint",
    "evidence_upload",
    "feed_closedmonth",
    "measurement_approvedyear",
    "measurement_postform",
    "measurement_taken",
    "mfa_authenticator",
    "offices_holding",
    "offices_membership",
    "papers_paperfile",
    "papers_paperversion",
    "services_siteday",
    "services_tally",
    "services_ticket",
    "visits_visit",
    "visits_visitcount",
    "years_evidencefile",
    "years_officeyear",
    "years_row",
)


def state_all(folder: Path, earlier: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return what an installation says that was brought to the version that is imported."""
    pages, files = (earlier["pages"], earlier["files"]) if earlier else find_pages()
    return {
        "counts": count_rows(),
        "figures": dict(read_figures()),
        "pages": {each: dict(open_pages(each, own)) for each, own in pages.items()},
        "files": dict(hash_files(files)),
        "papers": dict(read_papers()),
        "log": call("verify-log", "--data", str(folder)),
    }


def call(*arguments: str) -> list[Any]:
    """Return code and first line of a command, which runs in this process."""
    code, written = command(*arguments)
    return [code, written.partition("\n")[0]]


def command(*arguments: str) -> tuple[int, str]:
    """Return code and output of a command, which runs in this process."""
    from capaian.cli.main import main as run

    lines = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(lines), contextlib.redirect_stderr(lines):
        code = run([*arguments])
    lines.seek(0)
    return code, lines.read()


def count_rows() -> Mapping[str, int]:
    from django.db import connection

    counts = {}
    with connection.cursor() as cursor:
        for table in _TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 (names of ours)
            counts[table] = cursor.fetchone()[0]
    return counts


def read_figures() -> Iterator[tuple[str, str]]:
    """Yield each figure of each year by what it is of."""
    from capaian.web.years.models import OfficeYear
    from capaian.web.years.store import lay_out

    for year in OfficeYear.objects.order_by("pk"):
        folder = lay_out(year)
        with tempfile.TemporaryDirectory() as scratch:
            proofs = {
                f"evidence/{name}": path.read_bytes() for name, path in folder.evidence.items()
            }
            texts = {**folder.parts, **folder.narratives, **folder.closed}
            for name, content in {**texts, **proofs}.items():
                path = Path(scratch, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            _, written = command("compute", scratch, "--json")
        results = json.loads(written[written.index("{") :])
        for part in ("traces", "issues", "policy"):
            del results[part]
        yield from _values(results, str(year.year))


def _values(results: object, place: str) -> Iterator[tuple[str, str]]:
    items = enumerate(results) if isinstance(results, list) else ()
    for name, each in results.items() if isinstance(results, dict) else items:
        if name == "value" and isinstance(each, str):
            yield place, each
        yield from _values(each, f"{place}/{name}")


def read_papers() -> Iterator[tuple[str, bool]]:
    """Yield versions of papers, and whether they are of the data that are there now."""
    from capaian.web.papers.models import PaperVersion
    from capaian.web.papers.versions import data_hash
    from capaian.web.years.known import know

    for each in PaperVersion.objects.select_related("office_year__office"):
        yield f"{each.name} {each.state}", each.data_sha256 == data_hash(know(each.office_year))


class Browser:
    """What somebody who has signed in opens."""

    def __init__(self, username: str) -> None:
        from django.conf import settings
        from django.contrib import auth
        from django.test import Client
        from django.utils.module_loading import import_string

        user = auth.get_user_model()._default_manager.get(username=username)
        session = import_string(f"{settings.SESSION_ENGINE}.SessionStore")()
        session[auth.SESSION_KEY] = str(user.pk)
        session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        self.client = Client(headers={"host": HOST, "x-forwarded-proto": "https"})
        self.client.cookies[settings.SESSION_COOKIE_NAME] = session.secret

    def get(self, address: str) -> tuple[int, bytes, bool]:
        """Return status and content, and whether that is a page."""
        answer: Any = self.client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        return answer.status_code, content, is_page


def find_pages() -> tuple[Mapping[str, Mapping[str, object]], Mapping[str, Sequence[str]]]:
    """Return pages, one of each kind, and files whose bytes were kept with who opens them."""
    from django.urls import resolve

    from capaian.web.years.models import OfficeYear

    years = [f"/{SLUG}/{year.year}/" for year in OfficeYear.objects.order_by("pk")]
    busiest = {f"{years[0]}{each}" for each in BUSIEST}
    pages = {person: dict[str, object]() for person in PEOPLE}
    files, kinds = dict[str, list[str]](), set[str]()
    for person, own in pages.items():
        browser, waiting, seen = Browser(person), [*years, *sorted(busiest)], Counter[str]()
        known = {*waiting}
        while waiting:
            address = waiting.pop(0)
            name = resolve(address.partition("?")[0]).view_name
            seen[name] += 1
            if seen[name] > (MAX_FILES if name in FILES else MAX_ALIKE):
                continue
            status, content, is_page = browser.get(address)
            if name in FILES and status == OK:
                files.setdefault(address, [person])
            elif is_page and status == OK:
                links = {html.unescape(each) for each in _LINK.findall(content.decode())}
                waiting += sorted(each for each in links - known if each.startswith(f"/{SLUG}/"))
                known |= links
                if name not in kinds or address in (*years, *busiest):
                    own[address] = None
                kinds.add(name)
                busiest.discard(address)
    return pages, files


def open_pages(person: str, addresses: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    """Yield pages with their status, and the numbers in the cells of their tables."""
    browser = Browser(person)
    for address in addresses:
        status, content, _ = browser.get(address)
        cells = _CELL.findall(content.decode(errors="replace"))
        words = (html.unescape(_TAG.sub(" ", each)) for each in cells)
        numbers = {number.rstrip(".,") for each in words for number in _NUMBER.findall(each)}
        yield address, [status, sorted(numbers)]


def hash_files(files: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield files with who opens them and the hash of their bytes."""
    browsers = {person: Browser(person) for person, *_ in files.values()}
    for address, (person, *_) in files.items():
        status, content, _ = browsers[person].get(address)
        yield address, [person, sha256(content).hexdigest() if status == OK else str(status)]


def leave_out_today(stated: dict[str, Any]) -> None:
    """Leave to the pages what they say on another day too."""
    from django.utils import timezone

    now = timezone.now
    with patch.object(timezone, "now", lambda: now() + LATER):
        for person, own in stated["pages"].items():
            later = dict(open_pages(person, own))
            for address, (_, numbers) in own.items():
                numbers[:] = [each for each in numbers if each in later[address][1]]


def main() -> None:
    """Bring an installation to the version that is imported, and print what it says."""
    from capaian.web.starting import prepare

    folder = Path(sys.argv[1])
    earlier = json.loads(Path(sys.argv[2]).read_bytes()) if sys.argv[2:] else None
    for _ in ("the upgrade", "the next start"):
        prepare(folder, is_demonstration=False)
    json.dump(state_all(folder, earlier), sys.stdout)


if __name__ == "__main__":
    main()
