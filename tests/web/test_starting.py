"""A start does only what is new since the last one, and serves as an office sets it up."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.core import management
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.fixtures import Settings
from tests.forked.commands import free_port
from tests.web.test_production import BIN, FOUNDING, HOST, PHRASE, environment, run

from capaian.domain.errors import FileError
from capaian.processes.versions import database_steps, write_database_version
from capaian.web import starting
from capaian.web.configuration import Configuration
from capaian.web.keeping import upgrade
from capaian.web.keeping.backup import Manifest
from capaian.web.keeping.upgrade import database_version


def test_a_new_migration_is_applied_and_no_other_start_looks_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[str] = []
    monkeypatch.setattr(management, "call_command", lambda name, **_: called.append(name))
    starting._migrate()
    assert called == []
    MigrationRecorder.Migration.objects.filter(app="jobs", name__startswith="0001").delete()
    starting._migrate()
    assert called == ["migrate"]


def test_a_database_has_the_version_that_the_program_names() -> None:
    assert database_version() == write_database_version(database_steps())


@pytest.fixture(name="waiting")
def of_an_earlier_version(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """What is done, in its order, where a step of the database waits."""
    done: list[str] = []
    settings.CAPAIAN = replace(settings.CAPAIAN, backup_folder=tmp_path / "salinan")
    monkeypatch.setattr(management, "call_command", lambda name, **_: done.append(name))
    MigrationRecorder.Migration.objects.filter(app="surveys", name__startswith="0004").delete()
    return done


def test_an_upgrade_says_what_it_does_and_copies_before_it(
    waiting: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(_: Configuration, target: Path, *__: object) -> Manifest:
        target.write_bytes(b"salinan")
        waiting.append("copy")
        return Manifest("0.1", "", "", 0, {}, answers_until="2027-01-31")

    monkeypatch.setattr(upgrade, "make_backup", copy)
    starting._migrate(settings.CAPAIAN, waiting.append)
    steps, place, copied, ready, until, migrated = waiting
    assert "1 langkah: surveys 0004_answerfile_batches." in steps
    (file,) = settings.CAPAIAN.backups.iterdir()
    assert str(file) in place and (copied, migrated) == ("copy", "migrate")
    assert "Untuk kembali" in ready and "2027-01-31" in until
    waiting.clear()
    starting._migrate(settings.CAPAIAN, waiting.append)
    assert waiting[1:] == [f"Cadangan percobaan sebelumnya dipakai: {file}.", "migrate"]
    long_ago = file.stat().st_mtime - 3_601
    os.utime(file, (long_ago, long_ago))
    starting._migrate(settings.CAPAIAN, waiting.append)
    assert waiting.count("copy") == 1, "another upgrade has a copy of its own"


def test_without_a_copy_nothing_is_upgraded(
    waiting: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_disk(*_: object) -> Manifest:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(upgrade, "make_backup", fill_disk)
    with pytest.raises(FileError, match=r"Tidak ada yang diubah\. Atasi itu"):
        starting._migrate(settings.CAPAIAN)
    assert waiting == []


def test_a_file_of_a_new_version_reaches_browsers_and_what_is_there_is_not_packed_again(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []
    collect = management.call_command

    def call(name: str, **options: object) -> None:
        called.append(name)
        collect(name, **options)

    monkeypatch.setattr(management, "call_command", call)
    source, settings.STATIC_ROOT = tmp_path / "program", tmp_path / "statis"
    source.mkdir()
    settings.STATICFILES_DIRS = [source]
    page = source / "baru.css"
    for text, packed in (
        ("#111", 1),
        ("#111", 1),
        ("#222", 2),
    ):  # as long, and perhaps of the same second
        page.write_text(f"a {{ color: {text} }}")
        starting._collect_static_files()
        assert (settings.STATIC_ROOT / "baru.css").read_text() == page.read_text()
        assert len(called) == packed
    (settings.STATIC_ROOT / "asal.sha256").unlink()  # the last start was broken off
    starting._collect_static_files()
    assert len(called) == 3


_LOADED = """
import sys
from capaian.cli import main
from capaian.web import configuration, serving, starting

def set_up(folder, is_demonstration, is_server, report):
    configuration.read_installation(folder, is_demonstration=is_demonstration)
    configuration.set_up_django()

starting.prepare = set_up
serving.begin_child = serving.supervise = serving._listen = lambda *_: None
main.main(["serve", "--demo", "--data", sys.argv[1]])
print(*sys.modules)
"""
HEAVY = {
    "capaian.auditor",
    "capaian.documents",
    "capaian.dossier.intake",
    "capaian.web.exchange.views",
    "capaian.web.papers.views",
    "capaian.web.planning.rows.views",
    "fontTools",
    "icalendar",
    "PIL",
    "psutil",
    "rich",
    "typst",
    "vl_convert",
    "zxcvbn",
}
"""What only jobs and few pages need."""


def test_servers_begin_without_what_few_pages_need(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _LOADED, str(tmp_path)]
    loaded = subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=60
    ).stdout.split()
    assert "capaian.web.home.views" in loaded
    assert not HEAVY & {*loaded}


_FETCH = """
import http.client, json, sys
asked = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=60)
asked.request("GET", "/akun/login/", headers=json.loads(sys.argv[2]))
got = asked.getresponse()
print(json.dumps([got.status, {key.lower(): value for key, value in got.getheaders()}]))
"""
SECRET = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.2.3"}
"""What a server before this one says of a browser that came by https."""


@pytest.fixture(scope="module")
def office(founded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded installation, in a folder with signs that addresses give a meaning."""
    return shutil.copytree(founded_office, tmp_path_factory.mktemp("melayani") / "data #1 100%?")


@dataclass
class Server:
    port: int
    process: int
    """The one that watches all others."""
    printed: str = ""
    """What it told, once it has ended."""
    complained: str = ""


@contextmanager
def serving(folder: Path, **variables: str) -> Iterator[Server]:
    """Let an office answer."""
    port = free_port()
    command = [BIN / "capaian", "serve", "--data", str(folder), "--port", str(port)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        command, env=environment(folder, **variables), text=True, **pipes
    ) as process:
        server = Server(port, process.pid)
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            assert f":{port}/" in first
            yield server
        finally:
            process.terminate()
        rest, server.complained = process.communicate(timeout=60)
        server.printed = " ".join((first + rest).split())


def fetch(port: int, headers: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
    """Ask for the page to sign in, from a process that the guard of the tests does not hold."""
    command = [sys.executable, "-c", _FETCH, str(port), json.dumps({"Host": HOST, **headers})]
    got = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    status, answered = json.loads(got.stdout)
    return status, answered


_HOLD = """
import http.client, json, sys
port, headers = int(sys.argv[1]), json.loads(sys.argv[2])
held = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(130)]
for connection in held:
    connection.request("GET", "/akun/login/", headers=headers)
    answer = connection.getresponse()
    answer.read()
    print(answer.status)
"""
STRANGE = {"Host": "lain.contoh", "X-Forwarded-Proto": "https"}


def test_an_office_by_https_answers_the_server_before_it_and_leaves_no_process(
    office: Path,
) -> None:
    """Browsers hold connections open between two clicks;
    at a hundred nobody was answered any more.
    """
    with serving(office) as server:
        status, headers = fetch(server.port, SECRET)
        assert status == 200
        assert "server" not in headers, "what answers is nobody's business"
        assert fetch(server.port, {"X-Forwarded-Proto": "http"})[0] == 301
        status, headers = fetch(server.port, {})
        assert (status, headers["location"]) == (301, f"https://{HOST}/akun/login/")
        # that it leads to https is as good an answer as a page, and sooner there
        command = [sys.executable, "-c", _HOLD, str(server.port), json.dumps({"Host": HOST})]
        got = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        assert got.stdout.split() == ["301"] * 130
        assert fetch(server.port, STRANGE)[0] == 400
        begun = children(server.process)
    assert begun and not any(map(is_there, begun))
    text = (
        f"halaman dibuka di https://{HOST}/. Tanpa server https, dalam jaringan kantor: "
        "CAPAIAN_PLAIN_"
    )
    assert text in server.printed
    assert server.complained == "", "who tries many names fills no journal"


def test_an_office_without_https_is_answered_where_it_says_so_plainly(office: Path) -> None:
    with serving(office, CAPAIAN_PLAIN_HTTP="ya") as server:
        status, headers = fetch(server.port, {})
        assert status == 200
        assert "strict-transport-security" not in headers
    assert (
        "Capaian dapat dibuka di http://127.0.0.1:" in server.printed and server.complained == ""
    )


def test_a_second_server_of_a_folder_is_refused_and_one_that_was_stopped_goes_on(
    office: Path,
) -> None:
    """A second one wiped what the first one counts;
    the first one took going on for an order to end.
    """
    with serving(office, CAPAIAN_PLAIN_HTTP="ya") as server:
        second = run(office, "capaian", "serve", "--data", str(office), "--port", str(free_port()))
        assert (second.returncode, second.stdout) == (11, "")
        assert f"sedang dilayani server lain (proses {server.process})" in " ".join(
            second.stderr.split()
        )
        os.kill(server.process, signal.SIGSTOP)
        time.sleep(1.2)  # longer than it waits for its end at a time
        os.kill(server.process, signal.SIGCONT)
        time.sleep(0.5)
        assert fetch(server.port, {})[0] == 200


def test_an_address_at_which_nobody_can_listen_is_reported(office: Path) -> None:
    ended = run(office, "capaian", "serve", "--data", str(office), "--host", "192.0.2.1")
    assert (ended.returncode, ended.stdout) == (11, "")
    assert "192.0.2.1 bukan alamat komputer ini" in ended.stderr
    assert "sudah dipakai" not in ended.stderr


def test_a_log_that_is_not_there_is_not_whole_and_nothing_is_made(
    office: Path, tmp_path: Path
) -> None:
    empty, robbed = tmp_path / "kosong", tmp_path / "tanpa basis data"
    empty.mkdir()
    shutil.copytree(office / "kunci", robbed / "kunci")
    for folder in (empty, robbed):
        before = sorted(folder.rglob("*"))
        ended = run(folder, "capaian", "verify-log", "--data", str(folder))
        assert (ended.returncode, ended.stdout) == (11, "")
        words = " ".join(ended.stderr.split())
        assert "tidak memuat instalasi Capaian" in words and "cadangan dipulihkan dengan" in words
        assert sorted(folder.rglob("*")) == before
    (robbed / "capaian.sqlite3").touch()
    ended = run(robbed, "capaian", "verify-log", "--data", str(robbed))
    assert (ended.returncode, ended.stdout) == (11, "")
    assert "basis datanya tidak ada atau kosong" in " ".join(ended.stderr.split())


def test_a_real_office_is_neither_founded_nor_opened_as_demonstration(
    office: Path, tmp_path: Path
) -> None:
    sent = {"CAPAIAN_MODE": "peragaan", "CAPAIAN_ADMIN_PASSWORD": PHRASE}
    folder = tmp_path / "baru"
    begun = run(folder, "capaian", "init", "--data", str(folder), *FOUNDING, **sent)
    assert begun.returncode == 11
    assert "CAPAIAN_MODE berisi 'peragaan'" in begun.stderr
    assert not folder.exists()
    opened = run(office, "capaian", "serve", "--data", str(office), "--port", "1", **sent)
    assert opened.returncode == 11
    assert "dinas sungguhan" in opened.stderr


def test_a_server_of_a_database_that_does_not_answer_is_reported(tmp_path: Path) -> None:
    url = f"postgres://capaian:rahasia@127.0.0.1:{free_port()}/capaian"
    sent = {"DATABASE_URL": url, "CAPAIAN_ADMIN_PASSWORD": PHRASE}
    ended = run(tmp_path, "capaian", "init", "--data", str(tmp_path / "data"), *FOUNDING, **sent)
    assert ended.returncode == 11, ended.stderr
    assert "tidak dapat dibuka" in ended.stderr
    assert "rahasia" not in ended.stderr


def children(process: int) -> set[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return {int(each) for each in found.split()}


def is_there(process: int) -> bool:
    """Whether a process runs; one that ended and was not looked at yet does not."""
    with suppress(OSError):
        return (
            Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
            != "Z"
        )
    return False


def test_a_process_that_dies_is_begun_anew_and_none_outlives_the_server(office: Path) -> None:
    with serving(office, CAPAIAN_PROXY="10.9.9.9") as server:
        count = len(os.sched_getaffinity(0)) + 2  # processes that answer, and workers
        await_true(lambda: len(children(server.process)) == count)
        before = children(server.process)
        for process in before:
            os.kill(process, signal.SIGKILL)
        await_true(lambda: len(children(server.process) - before) == count)
        assert fetch(server.port, SECRET)[0] == 301, "who is not the server before is not believed"
        left = children(server.process)
        os.kill(server.process, signal.SIGKILL)
        await_true(lambda: not any(map(is_there, left)))


def await_true(question: Callable[[], bool]) -> None:
    """Wait until something holds, for some seconds."""
    end = time.monotonic() + 10
    while not question():
        assert time.monotonic() < end
        time.sleep(0.05)
