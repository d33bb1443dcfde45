"""Counters of a whole office at once: each presses once a second on the counter sheet,
and lines are cut.

Of every fifth list the line is cut: before its answer comes, or in the middle of what is sent.
Halfway all processes of the server are killed, and for some seconds nobody is reached. Whatever
was not acknowledged is sent again, as the script of the sheet does. At the end the database has to
hold each press once.
"""

from __future__ import annotations

import http.client
import json
import re
import sqlite3
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.pages import Browser, begun, percentile, served, signed_in
from benchmarks.timing import Spread, time_plain_loop

COUNTERS, SECONDS, PAUSE_SECONDS = 100, 120.0, 1.0
ANSWER_SECONDS = 0.3
"""Limit of 95 of 100 answers, but those of the time in which the server begins anew."""
RECOVERY_SECONDS = 15.0
PRESSES_OF_LIST = 2
"""The script of the sheet gathers presses for two seconds."""
CUT_LISTS = 5
"""Of one list in so many the line is cut."""
BARE_LISTS, LAST_TRIES = 500, 20
SITE = "loket-1"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_YEAR = re.compile(r'href="/peragaan/(\d{4})/')
_TALLIES = """
CREATE TABLE tally (id INTEGER PRIMARY KEY, office, day, site, service, stage, area, post,
 holder, detail,
count, key UNIQUE, at, by); CREATE INDEX days ON tally (office, day, service, stage, count);
CREATE INDEX sites ON tally (office, site, day)
"""

_INSERT = "INSERT INTO tally VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass
class _Counter:
    """Somebody at a counter, with the presses that no answer has acknowledged yet."""

    browser: Browser
    token: str
    address: str
    day: str
    keys: list[str] = field(default_factory=list)
    waiting: list[dict[str, object]] = field(default_factory=list)
    times: dict[float, float] = field(default_factory=dict)
    """How long each answer took, by the moment of its question."""
    unreached: int = 0
    """Lists that reached nobody, or of which the answer did not come."""

    def press(self, number: int) -> None:
        """Press once; send all that waits every other time."""
        stage = ("received", "processed", "printed", "delivered")[number % 4]
        cell = {"service": "ktp", "stage": stage, "area": "", "detail": "", "post": "", "count": 1}
        self.keys.append(str(uuid4()))
        self.waiting.append({"key": self.keys[-1], "day": self.day, "site": SITE, **cell})
        if number % PRESSES_OF_LIST == 0:
            self.send(number // PRESSES_OF_LIST)

    def send(self, number: int) -> bool:
        """Send all that waits; of each fifth list lose the answer, or half of what is sent."""
        body = json.dumps({"presses": self.waiting})
        begun_at = time.perf_counter()
        try:
            if number % (2 * CUT_LISTS) == CUT_LISTS:
                self.browser.half_send_json(self.address, body, self.token)
                return False
            status = self.browser.send_json(self.address, body, self.token).status
        except (OSError, http.client.HTTPException):
            self.browser.hang_up()
            self.unreached += 1
            return False
        if number % (2 * CUT_LISTS) == 0:
            self.browser.hang_up()
            return False
        self.times[begun_at] = time.perf_counter() - begun_at
        if status == http.client.OK:
            self.waiting.clear()
        return status == http.client.OK

    def work(self, number: int, presses: int) -> None:
        """Press once a second, and at the end send what is left until it is acknowledged."""
        start = time.monotonic() + PAUSE_SECONDS * number / COUNTERS
        for done in range(presses):
            time.sleep(max(0.0, start + done * PAUSE_SECONDS - time.monotonic()))
            self.press(done + number)
        for _ in range(LAST_TRIES):
            if self.waiting and not self.send(1):
                time.sleep(PAUSE_SECONDS)


def measure_counters(seconds: float = SECONDS, counters: int = COUNTERS) -> list[Line]:
    """Serve the demonstration, let counters press,
    and return how long they waited and what was lost.
    """
    with tempfile.TemporaryDirectory() as name:
        folder, loop = Path(name), time_plain_loop()
        bare = _time_bare_inserts(folder)
        with served(folder) as server:
            planner = signed_in(server.port, "perencana")
            year = max(_YEAR.findall(planner.get("/?semua").text))
            base, day = f"/peragaan/{year}/pelayanan", str(_last_sunday(int(year)))
            planner.post(f"{base}/daftar/", {"csrfmiddlewaretoken": _token(planner, base)})
            sheet = f"{base}/turus/?tempat={SITE}&hari={day}"
            before = _total(planner.get(sheet).text)
            everybody = [_begin(server.port, base, day) for _ in range(counters)]
            presses = int(seconds / PAUSE_SECONDS)
            threads = [
                threading.Thread(target=each.work, args=(number, presses))
                for number, each in enumerate(everybody)
            ]
            for thread in threads:
                thread.start()
            time.sleep(seconds / 2)
            killed_at = time.perf_counter()
            server.kill()
            with begun(folder, server.port):
                for thread in threads:
                    thread.join()
                planner.hang_up()
                counted = _total(planner.get(sheet).text) - before
        stored = _stored_keys(folder)
    pressed = {UUID(key).hex for each in everybody for key in each.keys}
    answers = [answer for counter in everybody for answer in counter.times.items()]
    usual = [took for at, took in answers if not 0 < at - killed_at < RECOVERY_SECONDS]
    longest = max(took for at, took in answers if 0 < at - killed_at < RECOVERY_SECONDS)
    what = f"counters: {counters} people, {len(pressed)} presses"
    lost, twice = len(pressed - {*stored}), counted - len(pressed & {*stored})
    cut = sum(each.unreached for each in everybody)
    return [
        Shown(
            "counters: plain loop of ten million multiplications",
            Spread((loop, time_plain_loop())),
        ),
        AgainstLimit(
            f"{what}, p95 of an answer", Spread((percentile(usual, 95),)), ANSWER_SECONDS, "s"
        ),
        Shown(f"{what}, median of an answer", Spread((percentile(usual, 50),))),
        Shown(
            f"counters: {RECOVERY_SECONDS:.0f} s from the kill on, longest answer",
            Spread((longest,)),
        ),
        Shown(
            "counters: bare insert of such a list by sqlite3, p95", Spread((percentile(bare, 95),))
        ),
        Shown(
            "counters: bare insert of such a list by sqlite3, median",
            Spread((percentile(bare, 50),)),
        ),
        Shown("counters: lists that met a killed server", Spread((float(cut),)), "lists"),
        AgainstLimit(f"{what}, lost", Spread((float(lost),)), 0.5, "presses"),
        AgainstLimit(f"{what}, counted twice", Spread((float(abs(twice)),)), 0.5, "presses"),
    ]


def _last_sunday(year: int) -> date:
    """Return a day that nobody has closed, as the office did not open."""
    return date(year, 12, 31) - timedelta(days=date(year, 12, 31).isoweekday() % 7)


def _total(sheet: str) -> int:
    found = re.search(r'<span id="jumlah">(\d+)</span>', sheet)
    return int(found[1]) if found else 0


def _time_bare_inserts(folder: Path) -> list[float]:
    """Return the seconds of each list of presses that nobody looks at,
    each waiting for the disk as ours.
    """
    times = []
    with closing(sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)) as bare:
        bare.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; {_TALLIES}")
        for number in range(BARE_LISTS):
            begun_at = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            for stage in ("received", "printed"):
                row = (
                    1,
                    "2025-12-30",
                    SITE,
                    "ktp",
                    stage,
                    "",
                    "",
                    None,
                    "",
                    1,
                    uuid4().hex,
                    number,
                    1,
                )
                bare.execute(_INSERT, row)
            bare.execute("COMMIT")
            times.append(time.perf_counter() - begun_at)
    return times


def _stored_keys(folder: Path) -> list[str]:
    database = next((folder / "peragaan").glob("*.sqlite3"))
    with closing(sqlite3.connect(database)) as found:
        return [
            key
            for (key,) in found.execute("SELECT key FROM services_tally WHERE site = ?", (SITE,))
        ]


def _begin(port: int, base: str, day: str) -> _Counter:
    browser = signed_in(port, "petugas")
    return _Counter(browser, _token(browser, base), f"{base}/turus/kirim/", day)


def _token(browser: Browser, base: str) -> str:
    found = _TOKEN.search(browser.get(f"{base}/turus/").text)
    return found[1] if found else ""
