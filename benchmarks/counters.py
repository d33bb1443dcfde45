"""Counters of a whole office at once: each presses once a second on the counter sheet, and lines are cut.

Of every fifth list the line is cut before its answer comes, so that the counter sends it again with the next
one. At the end the sheet has to say as many presses as were made: none lost, none twice.
"""

from __future__ import annotations

import http.client
import json
import re
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from benchmarks.lines import AgainstLimit, Line
from benchmarks.pages import Browser, percentile, served, signed_in
from benchmarks.timing import Spread

COUNTERS, SECONDS, PAUSE_SECONDS = 100, 120.0, 1.0
ANSWER_SECONDS = 0.3
"""Limit of 95 of 100 answers."""
PRESSES_OF_LIST = 2
"""The script of the sheet gathers presses for two seconds."""
CUT_LISTS = 5
"""Of one list in so many the line is cut."""
BASE, DAY, SITE = "/peragaan/2025/pelayanan", "2025-12-30", "loket-1"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_SUM = re.compile(r'<span id="jumlah">(\d+)</span>')


@dataclass
class _Counter:
    """Somebody at a counter, with the presses that no answer has acknowledged yet."""

    browser: Browser
    token: str
    waiting: list[dict[str, object]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    pressed: int = 0

    def press(self, number: int) -> None:
        """Press once; send all that waits every other time, and now and then lose the answer."""
        stage = ("received", "verified", "processed", "printed", "delivered")[number % 5]
        cell = {"service": "ktp", "stage": stage, "area": "", "detail": "", "post": "", "count": 1}
        self.waiting.append({"key": str(uuid4()), "day": DAY, "site": SITE, **cell})
        self.pressed += 1
        if number % PRESSES_OF_LIST:
            return
        if number // PRESSES_OF_LIST % CUT_LISTS == 0:
            self._send()
            return
        begun = time.perf_counter()
        status = self._send()
        self.times.append(time.perf_counter() - begun)
        if status == http.client.OK:
            self.waiting.clear()

    def _send(self) -> int:
        return self.browser.send_json(
            f"{BASE}/turus/kirim/", json.dumps({"presses": self.waiting}), self.token
        ).status

    def work(self, number: int, end: float) -> None:
        """Press once a second until the end, and send what is left."""
        time.sleep(PAUSE_SECONDS * number / COUNTERS)
        while time.monotonic() < end:
            begun = time.monotonic()
            self.press(self.pressed + number)
            time.sleep(max(0.0, PAUSE_SECONDS - time.monotonic() + begun))
        if self.waiting:
            self._send()


def measure_counters(seconds: float = SECONDS, counters: int = COUNTERS) -> list[Line]:
    """Serve the demonstration, let counters press, and return how long they waited and what was lost."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        planner = signed_in(server.port, "perencana")
        planner.post(f"{BASE}/daftar/", {"csrfmiddlewaretoken": _token(planner)})
        everybody = [_begin(server.port) for _ in range(counters)]
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=each.work, args=(number, end)) for number, each in enumerate(everybody)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        counted = _SUM.search(planner.get(f"{BASE}/turus/?tempat={SITE}&hari={DAY}").text)
    pressed = sum(each.pressed for each in everybody)
    lost = abs(pressed - int(counted[1] if counted else 0))
    times = [each for counter in everybody for each in counter.times]
    what = f"counters: {counters} people, {pressed} presses"
    return [
        AgainstLimit(f"{what}, p95 of an answer", Spread((percentile(times, 95),)), ANSWER_SECONDS, "s"),
        AgainstLimit(f"{what}, lost or twice", Spread((float(lost),)), 0.5, "presses"),
    ]


def _begin(port: int) -> _Counter:
    browser = signed_in(port, "petugas")
    return _Counter(browser, _token(browser))


def _token(browser: Browser) -> str:
    found = _TOKEN.search(browser.get(f"{BASE}/turus/").text)
    return found[1] if found else ""
