"""A queue of citizens who answer the survey: 20 a second for a minute,
each on a telephone of their own.

Each opens the form, and sends it when it is their turn; one in ten presses twice. At the end the
database has to hold each acknowledged answer once. The limit is for a machine whose plain loop
takes 0.6 s, and is scaled.
"""

from __future__ import annotations

import http.client
import json
import re
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.pages import PLAIN_LOOP_SECONDS, Browser, percentile, served, signed_in
from benchmarks.timing import Spread, time_plain_loop
from capaian.domain.survey import ELEMENTS
from capaian.rulebook.load import load_reference

ANSWERS_A_SECOND, SECONDS = 20, 60.0
ANSWER_SECONDS = 0.5
TELEPHONES = 60
"""As many answer at the same time."""
TWICE = 10
"""One in so many presses twice."""
CODE = "antrean222"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_PAGE = re.compile(r'name="halaman" value="([^"]+)"')
_YEAR = re.compile(r'href="/peragaan/(\d{4})/')


@dataclass
class _Queue:
    """What all of them saw."""

    port: int
    begun: float
    opening: list[float] = field(default_factory=list)
    sending: list[float] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)
    telephone: threading.local = field(default_factory=threading.local)

    def answer(self, number: int) -> None:
        """Open the form before it is one's turn, and send it then."""
        due = self.begun + number / ANSWERS_A_SECOND
        time.sleep(max(0.0, due - 1 - time.perf_counter()))
        status, text, took = self._ask(number, "GET", "")
        self.opening.append(took)
        found = _PAGE.search(text)
        values = {code: str(1 + (number + place) % 4) for place, code in enumerate(ELEMENTS)}
        sent = urlencode(
            {**values, "saran": f"saran {number}", "halaman": found[1] if found else ""}
        )
        time.sleep(max(0.0, due - time.perf_counter()))
        for _ in range(2 if number % TWICE == 0 else 1):
            status, _, took = self._ask(number, "POST", sent)
            self.sending.append(took)
        if status == http.client.FOUND:
            self.acknowledged.append(f"saran {number}")
        else:
            self.refused[status] += 1

    def _ask(self, number: int, method: str, body: str) -> tuple[int, str, float]:
        if not hasattr(self.telephone, "line"):
            self.telephone.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line = self.telephone.line
        # As the server before ours says who asks.
        address = f"10.0.{number // 250}.{number % 250}"
        headers = {"X-Forwarded-For": address, "Content-Type": "application/x-www-form-urlencoded"}
        begun = time.perf_counter()
        line.request(method, f"/survei/{CODE}/", body or None, headers)
        answer = line.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return answer.status, text, time.perf_counter() - begun


def measure_survey_answers(seconds: float = SECONDS) -> list[Line]:
    """Serve the demonstration with a form, let a queue answer, and return how long it waited."""
    with tempfile.TemporaryDirectory() as name:
        folder, loops = Path(name), [time_plain_loop()]
        with served(folder) as server:
            _open_form(server.port, folder)
            worked = server.worked_seconds()
            queue = _Queue(server.port, time.perf_counter() + 2)
            numbers = range(int(ANSWERS_A_SECOND * seconds))
            with ThreadPoolExecutor(TELEPHONES) as telephones:
                _ = [*telephones.map(queue.answer, numbers)]
            took = time.perf_counter() - queue.begun
            each = (server.worked_seconds() - worked) / len(numbers)
        loops.append(time_plain_loop())
        # the others were there
        own = "SELECT suggestion FROM surveys_answer WHERE suggestion LIKE 'saran %'"
        stored = Counter(text for (text,) in _ask_file(folder, own))
    scale = sum(loops) / len(loops) / PLAIN_LOOP_SECONDS
    lost = [text for text in queue.acknowledged if stored[text] != 1]
    more = sum(stored.values()) - len(queue.acknowledged)
    what = f"survey: {len(numbers)} answers, {len(numbers) / took:.0f} a second"
    p95 = Spread((percentile(queue.sending, 95),))
    return [
        Shown("survey: plain loop of ten million multiplications", Spread(tuple(loops))),
        AgainstLimit(f"{what}, p95 of an answer", p95, ANSWER_SECONDS * scale, "s"),
        Shown(f"{what}, median of an answer", Spread((percentile(queue.sending, 50),))),
        Shown(f"{what}, p95 of opening the form", Spread((percentile(queue.opening, 95),))),
        Shown(f"{what}, processor time of one with its form", Spread((each,))),
        AgainstLimit(
            f"{what}, not acknowledged", Spread((float(queue.refused.total()),)), 0.5, "answers"
        ),
        AgainstLimit(
            f"{what}, acknowledged and not once there", Spread((float(len(lost)),)), 0.5, "answers"
        ),
        AgainstLimit(
            f"{what}, there and not acknowledged", Spread((float(abs(more)),)), 0.5, "answers"
        ),
    ]


def _open_form(port: int, folder: Path) -> None:
    """Let a survey of the demonstration, whose year is that before this one, run today."""
    planner = signed_in(port, "perencana")
    year = max(_YEAR.findall(planner.get("/?semua").text))
    page = f"/peragaan/{year}/survei/"
    sent = {"survey": "skm", "period": f"{year}-S2", "users": "", "key": "0" * 32}
    planner.post(page, {**sent, "csrfmiddlewaretoken": _token(planner, page)})
    questions = [
        [each.code, each.question, each.answers] for each in load_reference().survey_elements
    ]
    change = "UPDATE surveys_survey SET code = ?, title = 'Survei', questions = ?, period = ?"
    change += " WHERE id = (SELECT max(id) FROM surveys_survey WHERE closed_on IS NULL)"
    _ask_file(folder, change, CODE, json.dumps(questions), str(int(year) + 1))


def _token(browser: Browser, page: str) -> str:
    found = _TOKEN.search(browser.get(page).text)
    return found[1] if found else ""


def _ask_file(folder: Path, statement: str, *values: str) -> list[tuple[str]]:
    with closing(sqlite3.connect(folder / "peragaan" / "capaian.sqlite3", timeout=20)) as file:
        found = file.execute(statement, values).fetchall()
        file.commit()
        return found
