"""The pages under the load of an office: 100 people who read and enter,
with five seconds between clicks.

Every fourth of them fills in a form: types some counts, each sent as the page itself sends it
while one types, saves the whole form and is led back to it. All others read, so that about a fifth
of all requests save. Everybody is signed in and keeps one connection open, as browsers do. Limits
of time are for a machine whose plain loop takes 0.6 s, and are scaled by that of this one: the
median of before, every half minute of the run, and after, since the pace of rented machines
changes by the minute. All that is done twice, the second time while two reports are being built.
"""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.processes import CAPAIAN, SURROUNDINGS
from benchmarks.timing import Spread

USERS, SECONDS, THINK = 100, 180.0, 5.0
TYPED = 4
"""Counts that are typed into a form before it is saved."""
FILLING = 4
"""One of so many people fills in a form."""
READING_SECONDS, SAVING_SECONDS, START_SECONDS = 0.5, 0.8, 3.0
BESIDE_PAPERS, PAPERS = (0.75, 1.2), 2
"""Limits of reading and saving while so many papers are being built,
begun anew as soon as they are done.
"""
PROCESSES_MB, PAGE_KB = 500.0, 150.0
PLAIN_LOOP_SECONDS, PACE_SECONDS = 0.6, 30.0
"""Of the machine that the limits are for."""
_PERSON = re.compile(r'name="siapa"[^>]*value="([^"]+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_LINK = re.compile(r'href="(/[a-z0-9-]+/\d{4}/[^"#?]*)"')
_YEAR = re.compile(r"/[a-z0-9-]+/\d{4}/")
_FORM = re.compile(r"/isian/[^/]+/[^/]+/$")
_CELL = re.compile(r'<input id="[^"]+" name="sel-([^"]+)" value="([^"]*)" data-dulu="([^"]*)"')
_KEPT = (http.client.OK, http.client.FOUND, http.client.NOT_MODIFIED)
_TOLD = (http.client.CONFLICT, http.client.UNPROCESSABLE_ENTITY, http.client.GONE)
"""What somebody is told who typed over somebody else, or what cannot be, or who opens what was
removed meanwhile (as `_open` calls it): no errors of the pages.
"""
_OPEN_JOB = re.compile(r'hx-get="(/[^"]+/pekerjaan/\d+/)"')
_JOB_STATE = re.compile(r'class="kerja".*?<b>(\w+)', re.DOTALL)
_DOWNLOAD = re.compile(r"\.(?:xlsx|zip|json)$|/isi/$")


def measure_pages(seconds: float = SECONDS, users: int = USERS) -> list[Line]:
    """Serve the demonstration, let people work in it, and return how long they waited: first
    alone, then while papers are built.
    """
    with tempfile.TemporaryDirectory() as folder:
        with served(Path(folder)):
            pass  # makes the demonstration
        begun = time.perf_counter()
        with served(Path(folder)) as server:
            started = time.perf_counter() - begun
            alone = measure_work(server, seconds, _people(server.port, users))
            with _papers_in_work(server.port) as papers:
                beside = measure_work(server, seconds, _people(server.port, users))
    what, seen = f"pages: {users} people, {seconds:.0f} s", alone.seen
    built = ", ".join(f"{count} x {state}" for state, count in papers.items())
    start_limit = START_SECONDS * alone.scale
    return [
        *lines_of_work(what, alone, READING_SECONDS, SAVING_SECONDS),
        *lines_of_work(f"{what}, {PAPERS} papers being built", beside, *BESIDE_PAPERS),
        Shown(f"pages: papers built meanwhile ({built})", Spread((float(papers.total()),))),
        AgainstLimit("pages: cold start to the first page", Spread((started,)), start_limit, "s"),
        AgainstLimit(
            "pages: largest page, compressed", Spread((seen.largest / 1000,)), PAGE_KB, "KB"
        ),
        Shown("pages: processor time for an answer", Spread((alone.worked / seen.answers,))),
        Shown("pages: reading, median", Spread((percentile(seen.reading, 50),))),
        Shown("pages: saving, median", Spread((percentile(seen.saving, 50),))),
    ]


@dataclass(frozen=True, slots=True)
class Work:
    """People at work: what they saw, and what it cost."""

    seen: _Seen
    loops: tuple[float, ...]
    """Seconds of the plain loop before, meanwhile and after."""
    held_mb: float
    """Most memory of all processes together, without the children that build papers."""
    worked: float
    """Processor time of the same processes."""

    @property
    def scale(self) -> float:
        """How much slower this machine was than the one that the limits are for."""
        return median(self.loops) / PLAIN_LOOP_SECONDS


def measure_work(server: Server, seconds: float, people: Sequence[Person]) -> Work:
    loops, worked = [_pace()], server.worked_seconds()
    with server.watched() as peaks, _watched(PACE_SECONDS, lambda: loops.append(_pace())):
        seen = _let_work(seconds, people)
    worked = server.worked_seconds() - worked
    return Work(seen, (*loops, _pace()), max(peaks), worked)


def lines_of_work(
    what: str, work: Work, reading: float, saving: float, memory: float = PROCESSES_MB
) -> list[Line]:
    """Return how long people waited, against limits in seconds of the
    machine that these are for.
    """
    seen, scale = work.seen, work.scale
    errors = sum(count for status, count in seen.statuses.items() if status not in _KEPT + _TOLD)
    told = ", ".join(f"{count} x {status}" for status, count in sorted(seen.statuses.items()))
    told += "".join(f"; {path}" for path, _ in seen.wrong.most_common(3))
    share = 100 * len(seen.saving) / seen.answers
    read, saved = (Spread((percentile(times, 95),)) for times in (seen.reading, seen.saving))
    return [
        Shown(f"{what}: plain loop of ten million multiplications", Spread(work.loops)),
        AgainstLimit(f"{what}: reading, p95", read, reading * scale, "s"),
        AgainstLimit(f"{what}: saving ({share:.0f} %), p95", saved, saving * scale, "s"),
        AgainstLimit(f"{what}: errors ({told})", Spread((float(errors),)), 0.5, "x"),
        AgainstLimit(f"{what}: memory of all processes", Spread((work.held_mb,)), memory, "MB"),
    ]


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]

    def processes(self) -> list[int]:
        """The one that was started, and those that it began to answer and to work."""
        pid = self.process.pid
        began = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return [pid, *map(int, began.split())]

    def worked_seconds(self) -> float:
        """Processor time that they took so far."""
        return sum(map(_worked_seconds, self.processes()))

    def kill(self) -> None:
        """End all of them at once, as when somebody pulls the plug."""
        for process in self.processes():
            os.kill(process, signal.SIGKILL)
        self.process.wait()

    @contextmanager
    def watched(self) -> Iterator[list[float]]:
        """What all processes hold together, in MB, looked at every second."""
        seen = [0.0]
        with _watched(1.0, lambda: seen.append(sum(map(_held_mb, self.processes())))):
            yield seen


@contextmanager
def _watched(seconds: float, look: Callable[[], None]) -> Iterator[None]:
    """Look every so many seconds beside what is done."""
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(seconds):
            look()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()


def _pace() -> float:
    """Return the seconds of the plain loop in a process of its own,
    beside the threads of the people.
    """
    code = "from benchmarks.timing import time_plain_loop; print(time_plain_loop())"
    return float(
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    )


def _worked_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _held_mb(process: int) -> float:
    """What a process holds, with its part of what it shares with others."""
    held = re.search(
        r"Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    )
    return int(held[1]) / 1000 if held else 0.0


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[Server]:
    """The pages, once the first of them was answered."""
    with begun(folder, _free_port(), **settings) as server:
        yield server


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def begun(folder: Path, port: int, **settings: str) -> Iterator[Server]:
    """The pages at a port, with settings that the environment does not have."""
    command = [
        str(CAPAIAN),
        "serve",
        "--demo",
        "--data",
        str(folder / "peragaan"),
        "--port",
        str(port),
    ]
    nowhere, around = subprocess.DEVNULL, {**SURROUNDINGS, **settings}
    with subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=around) as process:
        try:
            _wait_for(port, process)
            yield Server(port, process)
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            if Browser(port).get("/akun/login/").status == http.client.OK:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the pages did not begin")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str
    size: int
    """Bytes as they came, compressed."""
    leads_to: str = ""


class Browser:
    """Somebody's browser: keeps cookies, and one connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, "text/html")

    def post(self, path: str, sent: Mapping[str, str], accept: str = "text/html") -> Answer:
        return self._ask("POST", path, urlencode(sent), accept)

    def send_json(self, path: str, body: str, token: str) -> Answer:
        """Send what a script sends."""
        more = {"Content-Type": "application/json", "X-CSRFToken": token}
        return self._ask("POST", path, body, "application/json", more)

    def hang_up(self) -> None:
        """Let the line be cut; the next request opens another one."""
        self._connection.close()

    def half_send_json(self, path: str, body: str, token: str) -> None:
        """Send half of it, and let the line be cut."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.putrequest("POST", path)
        for name, value in (("Content-Type", "application/json"), ("X-CSRFToken", token)):
            self._connection.putheader(name, value)
        self._connection.putheader("Cookie", cookies)
        self._connection.putheader("Content-Length", str(len(body)))
        self._connection.endheaders(body[: len(body) // 2].encode())
        self.hang_up()

    def _ask(
        self,
        method: str,
        path: str,
        body: str | None,
        accept: str,
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        referer = f"http://127.0.0.1:{self._port}{path}"
        headers = {"Accept-Encoding": "gzip", "Accept": accept, "Referer": referer}
        if self._cookies:
            headers["Cookie"] = "; ".join(
                f"{name}={value}" for name, value in self._cookies.items()
            )
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers |= more or {}
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()  # the next request opens another one
            raise
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        plain = (
            gzip.decompress(content)
            if answer.headers.get("Content-Encoding") == "gzip"
            else content
        )
        text = plain.decode("utf-8", "replace")
        return Answer(answer.status, text, len(content), answer.headers.get("Location", ""))


@dataclass
class FilledForm:
    """A form as somebody has it open: what is shown in its cells,
    and what was stored when they were read.
    """

    token: str
    shown: dict[str, str]
    stored: dict[str, str]

    def type(self, number: int) -> dict[str, str]:
        """Count one more in a cell, and return what the page sends of it while one types."""
        counts = [name for name in self.shown if name.startswith("counts:")]
        name = counts[number % len(counts)]
        self.shown[name] = str(int(re.sub(r"\D", "", self.shown[name]) or 0) + 1)
        return {**self._sent((name,)), "aksi": "simpan"}

    def whole(self) -> dict[str, str]:
        """Return what the form sends when its button is pressed."""
        return {**self._sent(tuple(self.shown)), "aksi": "simpan"}

    def _sent(self, names: tuple[str, ...]) -> dict[str, str]:
        cells = {f"sel-{name}": self.shown[name] for name in names}
        over = {f"dulu-{name}": self.stored[name] for name in names}
        return {**cells, **over, "csrfmiddlewaretoken": self.token}

    def take(self, told: str) -> None:
        """Take over what the server says is stored now; what it refused is what stands there."""
        answer = json.loads(told)
        for name, text in {**answer.get("tersimpan", {}), **answer.get("bentrok", {})}.items():
            self.shown[name] = self.stored[name] = text


def form_in(page: str) -> FilledForm | None:
    """Return the form of a page; `None` where no count of it can be typed into."""
    token, cells = _TOKEN.search(page), _CELL.findall(page)
    if token is None or not any(name.startswith("counts:") for name, _, _ in cells):
        return None
    shown = {name: text for name, text, _ in cells}
    return FilledForm(token[1], shown, {name: over for name, _, over in cells})


@dataclass
class _Seen:
    """What all people together saw."""

    reading: list[float] = field(default_factory=list)
    saving: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    """Addresses that answered with an error."""
    largest: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def answers(self) -> int:
        """How many answers there were."""
        return max(1, sum(self.statuses.values()))

    def note(self, times: list[float], seconds: float, answer: Answer, path: str) -> None:
        with self.lock:
            times.append(seconds)
            self.statuses[answer.status] += 1
            if answer.status not in _KEPT + _TOLD:
                self.wrong[f"{answer.status} {path}"] += 1
            self.largest = max(self.largest, answer.size)


Person = tuple[Browser, int, str, str]
"""A browser, a number of their own, the form that they fill in (who only reads has none),
and home.
"""


def _people(port: int, users: int) -> list[Person]:
    """Let people of the demonstration sign in one after the other."""
    names = _PERSON.findall(Browser(port).get("/akun/login/").text)
    forms = [(name, path) for name in names for path in open_forms(signed_in(port, name))]
    people = []
    for number in range(users):
        name, form = (
            forms[number // FILLING % len(forms)]
            if number % FILLING == 0
            else (names[number % len(names)], "")
        )
        people.append((signed_in(port, name), number, form, "/"))
    return people


def _let_work(seconds: float, people: Sequence[Person]) -> _Seen:
    """Let people work until the time is over."""
    seen, end = _Seen(), time.monotonic() + seconds
    threads = [threading.Thread(target=_work, args=(*person, end, seen)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


@contextmanager
def _papers_in_work(port: int) -> Iterator[Counter[str]]:
    """Let papers be built, each begun anew when it is done, and count how they came out."""
    names = _PERSON.findall(Browser(port).get("/akun/login/").text)
    makers = {path: name for name in names for path in _papers_of(signed_in(port, name))}
    is_over, states = threading.Event(), Counter[str]()

    def build(path: str, maker: str) -> None:
        browser = signed_in(port, maker)
        while not is_over.is_set():
            page = browser.get(path).text
            token, job = _TOKEN.search(page), _OPEN_JOB.search(page)
            if job is None:
                browser.post(path, {"csrfmiddlewaretoken": token[1] if token else ""})
                continue
            while _OPEN_JOB.search(page) and not is_over.wait(0.5):
                page = browser.get(job[1]).text
            states.update(_JOB_STATE.findall(page))

    wanted = sorted(makers.items())[:PAPERS]
    builders = [threading.Thread(target=build, args=each) for each in wanted]
    for builder in builders:
        builder.start()
    try:
        yield states
    finally:
        is_over.set()
        for builder in builders:
            builder.join()


def _papers_of(browser: Browser) -> list[str]:
    """Return the pages of reports that somebody may have built."""
    years = {year for year in _LINK.findall(browser.get("/?semua").text) if _YEAR.fullmatch(year)}
    pages = [f"{year}naskah/lkjip/" for year in years]
    return [page for page in pages if "Buat naskah" in browser.get(page).text]


def open_forms(browser: Browser) -> list[str]:
    """Return the forms that somebody may fill in."""
    years = {year for year in _LINK.findall(browser.get("/?semua").text) if _YEAR.fullmatch(year)}
    links = {link for year in years for link in _LINK.findall(browser.get(f"{year}isian/").text)}
    return [
        link for link in sorted(links) if _FORM.search(link) and form_in(browser.get(link).text)
    ]


def signed_in(port: int, name: str) -> Browser:
    browser = Browser(port)
    token = _TOKEN.search(browser.get("/akun/login/").text)
    browser.post(
        "/peragaan/masuk/", {"siapa": name, "csrfmiddlewaretoken": token[1] if token else ""}
    )
    return browser


def _work(
    browser: Browser, number: int, form_path: str, home: str, end: float, seen: _Seen
) -> None:
    """Go from page to page, or fill in a form again and again."""
    time.sleep(THINK * (number % USERS) / USERS)
    browser.hang_up()  # the server ends lines that were idle since somebody signed in
    path, step, before = form_path or home, 0, home
    while time.monotonic() < end:
        page = _open(browser, path, before, seen)
        form = form_in(page.text) if form_path else None
        if form is not None:
            _fill_in(browser, path, form, number + step, seen)
        elif not form_path:
            links = [link for link in _LINK.findall(page.text) if not _DOWNLOAD.search(link)] or [
                home
            ]
            before, path = path, links[(number * 7 + step * 13) % len(links)]
        step += 1
        time.sleep(THINK)


def _fill_in(browser: Browser, path: str, form: FilledForm, number: int, seen: _Seen) -> None:
    """Type some counts, and save the form."""
    for typed in range(TYPED):
        time.sleep(THINK)
        sent = form.type(number * 5 + typed)
        told = _send(browser, path, sent, seen, "application/json")
        if told.status in (http.client.OK, http.client.CONFLICT):
            form.take(told.text)
    time.sleep(THINK)
    _send(browser, path, form.whole(), seen, "text/html")


def _open(browser: Browser, path: str, linked_by: str, seen: _Seen) -> Answer:
    """Open a page; one that the page before does not lead to any more was removed meanwhile."""
    begun = time.perf_counter()
    answer = browser.get(path)
    seconds = time.perf_counter() - begun
    is_missing = answer.status == http.client.NOT_FOUND
    if is_missing and path not in _LINK.findall(browser.get(linked_by).text):
        answer = replace(answer, status=http.client.GONE)
    seen.note(seen.reading, seconds, answer, path)
    return answer


def _send(
    browser: Browser, path: str, sent: Mapping[str, str], seen: _Seen, accept: str
) -> Answer:
    begun = time.perf_counter()
    answer = browser.post(path, sent, accept)
    seen.note(seen.saving, time.perf_counter() - begun, answer, path)
    return answer


def percentile(times: list[float], percent: int) -> float:
    ordered = sorted(times) or [0.0]
    return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]
