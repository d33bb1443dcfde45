"""The pages under the load of an office: 100 people who read and enter, with five seconds between clicks."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.processes import CAPAIAN
from benchmarks.timing import Spread

USERS, SECONDS, THINK = 100, 300.0, 5.0
ANSWER_SECONDS, START_SECONDS, SERVER_MB, PAGE_KB = 0.4, 3.0, 300.0, 150.0
_PERSON = re.compile(r'name="siapa"[^>]*value="([^"]+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_LINK = re.compile(r'href="(/[a-z0-9-]+/\d{4}/[^"#?]*)"')
_FORM = re.compile(r"/isian/[^/]+/[^/]+/$")
_COUNT = re.compile(r'<input[^>]*name="(sel-counts:[^"]+:value)"[^>]*>')
_FIXED = re.compile(r"\b(?:disabled|readonly)\b")
_VALUE = re.compile(r'value="([^"]*)"')
_DOWNLOAD = re.compile(r"\.(?:xlsx|zip|json)$|/isi/$")


def measure_pages(seconds: float = SECONDS, users: int = USERS) -> list[Line]:
    """Serve the demonstration, let people work in it, and return how long they waited."""
    with tempfile.TemporaryDirectory() as folder:
        with _served(Path(folder)):
            pass  # makes the demonstration
        begun = time.perf_counter()
        with _served(Path(folder)) as server:
            started = time.perf_counter() - begun
            seen = _let_work(server.port, seconds, users)
            peak = server.peak_mb()
    errors = sum(count for status, count in seen.statuses.items() if status not in (200, 302, 304, 409, 422))
    reading, entry = (_percentile(times, 95) for times in (seen.reading, seen.entry))
    told = ", ".join(f"{count} x {status}" for status, count in sorted(seen.statuses.items()))
    what = f"{users} people, {seconds:.0f} s"
    return [
        AgainstLimit(f"pages: {what}: reading, 95 of 100 within", Spread((reading,)), ANSWER_SECONDS, "s"),
        AgainstLimit(f"pages: {what}: entry, 95 of 100 within", Spread((entry,)), ANSWER_SECONDS, "s"),
        AgainstLimit(f"pages: {what}: errors ({told})", Spread((float(errors),)), 0.5, "x"),
        AgainstLimit("pages: memory of the server", Spread((peak,)), SERVER_MB, "MB"),
        AgainstLimit("pages: cold start to the first page", Spread((started,)), START_SECONDS, "s"),
        AgainstLimit("pages: largest page, compressed", Spread((seen.largest / 1000,)), PAGE_KB, "KB"),
        Shown("pages: reading, median", Spread((_percentile(seen.reading, 50),))),
        Shown("pages: entry, median", Spread((_percentile(seen.entry, 50),))),
    ]


@dataclass(frozen=True, slots=True)
class _Server:
    port: int
    process: subprocess.Popen[bytes]

    def peak_mb(self) -> float:
        """The most memory that it held so far."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        peak = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(peak[1]) / 1000 if peak else 0.0


@contextmanager
def _served(folder: Path) -> Iterator[_Server]:
    """The pages, once the first of them was answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(CAPAIAN), "serve", "--demo", "--data", str(folder / "peragaan"), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port, process)
            yield _Server(port, process)
        finally:
            process.terminate()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            if _Browser(port).get("/akun/login/").status == http.client.OK:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the pages did not begin")


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    text: str
    size: int
    """Bytes as they came, compressed."""


class _Browser:
    """Somebody's browser: keeps cookies, and one connection at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> _Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, sent: Mapping[str, str]) -> _Answer:
        return self._ask("POST", path, urlencode(sent))

    def _ask(self, method: str, path: str, body: str | None) -> _Answer:
        import gzip

        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        headers = {"Accept-Encoding": "gzip", "Referer": f"http://127.0.0.1:{self._port}{path}"}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        plain = gzip.decompress(content) if answer.headers.get("Content-Encoding") == "gzip" else content
        return _Answer(answer.status, plain.decode("utf-8", "replace"), len(content))


@dataclass
class _Seen:
    """What all people together saw."""

    reading: list[float] = field(default_factory=list)
    entry: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    largest: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, times: list[float], seconds: float, answer: _Answer) -> None:
        with self.lock:
            times.append(seconds)
            self.statuses[answer.status] += 1
            self.largest = max(self.largest, answer.size)


def _let_work(port: int, seconds: float, users: int) -> _Seen:
    """Let people sign in one after the other and work until the time is over."""
    names = _PERSON.findall(_Browser(port).get("/akun/login/").text)
    seen, end = _Seen(), time.monotonic() + seconds
    browsers = [_signed_in(port, names[number % len(names)]) for number in range(users)]
    people = [
        threading.Thread(target=_work, args=(browser, number, end, seen))
        for number, browser in enumerate(browsers)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return seen


def _signed_in(port: int, name: str) -> _Browser:
    browser = _Browser(port)
    token = _TOKEN.search(browser.get("/akun/login/").text)
    browser.post("/peragaan/masuk/", {"siapa": name, "csrfmiddlewaretoken": token[1] if token else ""})
    return browser


def _work(browser: _Browser, number: int, end: float, seen: _Seen) -> None:
    """Go from page to page; whoever comes to a form that can be filled in changes a count there."""
    time.sleep(THINK * (number % USERS) / USERS)
    path, step = "/", 0
    while time.monotonic() < end:
        page = _timed(browser, path, None, seen.reading, seen)
        sent = _changed(page.text, number + step) if _FORM.search(path) else {}
        if sent:
            page = _timed(browser, path, sent, seen.entry, seen)
        links = [link for link in _LINK.findall(page.text) if not _DOWNLOAD.search(link)]
        forms = [link for link in links if _FORM.search(link)]
        chosen = (forms if forms and step % 2 else links) or ["/"]
        path, step = chosen[(number * 7 + step * 13) % len(chosen)], step + 1
        time.sleep(THINK)


def _timed(
    browser: _Browser, path: str, sent: Mapping[str, str] | None, times: list[float], seen: _Seen
) -> _Answer:
    begun = time.perf_counter()
    answer = browser.get(path) if sent is None else browser.post(path, sent)
    seen.note(times, time.perf_counter() - begun, answer)
    return answer


def _changed(page: str, number: int) -> dict[str, str]:
    """What a form sends in which one count is another; empty where nothing can be entered."""
    token = _TOKEN.search(page)
    counts = [match for match in _COUNT.finditer(page) if not _FIXED.search(match[0])]
    if token is None or not counts:
        return {}
    match = counts[number % len(counts)]
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    value = _VALUE.search(match[0])
    now = int(re.sub(r"\D", "", value[1]) or 0) if value else 0
    return {**hidden, match[1]: str(now + 1), "aksi": "simpan", "csrfmiddlewaretoken": token[1]}


def _percentile(times: list[float], percent: int) -> float:
    ordered = sorted(times) or [0.0]
    return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]
