"""An installation is founded at a terminal, answers,
and tells when somebody tampered with its log.
"""

from __future__ import annotations

import os
import pty
import re
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.forked.commands import free_port, run_command

COMMAND = Path(sys.executable).parent / "capaian"
PHRASE = "kopi pahit di Halong 7"
END = "\x04"
"""What `^D` sends."""
TWICE = (PHRASE, PHRASE)
ADMINISTRATOR = ("--slug", "contoh", "--office", "Disdukcapil Contoh", "--admin", "admin")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command that asks nothing, which does as one that is started (test_forked)."""
    return run_command(*arguments, environment=os.environ)


def found(folder: Path, password: str = PHRASE) -> subprocess.CompletedProcess[str]:
    name = ("--admin-name", "Administrator", "--admin-password", password)
    return run("init", "--data", str(folder), *ADMINISTRATOR, *name)


def begin(folder: Path, answers: Sequence[str], *options: str) -> tuple[int, str]:
    """Answer the questions at a terminal, each once it is asked;
    return the exit code and what was shown.
    """
    ours, theirs = pty.openpty()
    command = [str(COMMAND), "init", "--data", str(folder), *options]
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith("CAPAIAN_")
    }
    shown, left, answered = b"", list(answers), 0
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        start_new_session=True,
    ) as program:
        os.close(theirs)
        try:
            while piece := _read(ours):
                shown += piece
                if left and len(shown) > answered and shown.endswith(b": "):
                    answered, answer = len(shown), left.pop(0)
                    os.write(ours, (answer if answer == END else f"{answer}\n").encode())
        finally:
            os.close(ours)
    assert left == [], "as many questions as answers"
    return program.returncode, shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


@dataclass(frozen=True)
class Founded:
    """An installation that nobody changes, and what its beginning showed."""

    folder: Path
    shown: str


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    folder = tmp_path_factory.mktemp("dinas") / "data saya"
    answers = ("rahasia", "rahasia", PHRASE, "kopi pahit di Halong 8", *TWICE)
    code, shown = begin(folder, answers, *ADMINISTRATOR, "--admin-name", "Administrator")
    assert code == 0, shown
    return Founded(folder, shown)


@pytest.fixture
def office(founded: Founded) -> Path:
    return founded.folder


def test_a_weak_password_or_one_typed_in_two_ways_is_requested_again(founded: Founded) -> None:
    shown = founded.shown
    assert ("Instalasi siap" in shown, PHRASE in shown) == (True, False)
    # Three times asked for, and told once what is wrong with it.
    assert shown.count("Kata sandi administrator") == 4
    assert "Kata sandi administrator: Kata sandi terlalu pendek" in " ".join(shown.split())
    assert shown.count("tidak sama") == 1
    code, shown = begin(founded.folder, ())
    assert (code, "Belum diisi" in shown) == (10, False), "told before anything is asked"
    assert "sudah memuat instalasi: Disdukcapil Contoh (/contoh/)" in " ".join(shown.split())


def test_what_an_option_says_wrongly_is_no_question(tmp_path: Path) -> None:
    named = (*ADMINISTRATOR, "--admin-name", "Administrator", "--slug", "dua kata")
    code, shown = begin(tmp_path / "data", TWICE, *named)
    assert (code, "Nama dalam alamat: Hanya huruf, angka," in shown) == (10, True)
    assert not (tmp_path / "data").exists()


def test_the_end_of_input_is_reported_and_nothing_is_made(tmp_path: Path) -> None:
    code, shown = begin(tmp_path / "data", (END,), *ADMINISTRATOR, "--admin-name", "Administrator")
    assert (code, "Masukan berakhir" in shown) == (2, True)
    assert not (tmp_path / "data").exists()


def test_all_that_is_missing_is_reported(tmp_path: Path) -> None:
    ended = run("init", "--data", str(tmp_path / "data"), "--slug", "contoh")
    assert (ended.returncode, ended.stdout) == (2, "")
    words = "Belum diisi: --office, --admin, --admin-name, variabel CAPAIAN_ADMIN_PASSWORD."
    assert words in ended.stderr
    assert not (tmp_path / "data").exists()


def test_nothing_is_made_of_an_installation_that_cannot_be(tmp_path: Path) -> None:
    weak = found(tmp_path / "data", "rahasia")
    assert (weak.returncode, "terlalu pendek" in weak.stderr) == (10, True)
    assert not (tmp_path / "data").exists()


def test_what_is_there_is_reported_to_whoever_begins_again_and_stays(office: Path) -> None:
    folder = office
    kept = sorted(folder.rglob("*"))
    others = ("--slug", "lain", "--office", "Disdukcapil Lain", "--admin", "orang-lain")
    name = ("--admin-name", "Lain", "--admin-password", PHRASE)
    again = run("init", "--data", str(folder), *others, *name)
    assert (again.returncode, again.stdout) == (10, "")
    assert f"{folder} sudah memuat instalasi: Disdukcapil Contoh (/contoh/)." in again.stderr
    assert f"capaian serve --data '{folder}'" in again.stderr, "how it is opened, to be copied"
    assert sorted(folder.rglob("*")) == kept
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        assert database.execute("SELECT name FROM offices_office").fetchall() == [
            ("Disdukcapil Contoh",)
        ]


def test_a_folder_that_was_mistyped_is_no_new_office(tmp_path: Path) -> None:
    empty, emptied = tmp_path / "kosong", tmp_path / "tanpa isi"
    empty.mkdir()
    emptied.mkdir()
    (emptied / "capaian.sqlite3").touch()
    for folder in (tmp_path / "dta", empty, emptied):
        before = sorted(tmp_path.rglob("*.sqlite3"))
        answer = run("serve", "--data", str(folder), "--port", "1")
        assert (answer.returncode, answer.stdout) == (11, "")
        assert f"{folder} tidak memuat instalasi Capaian" in answer.stderr
        assert "capaian init --data" in answer.stderr
        assert sorted(tmp_path.rglob("*.sqlite3")) == before
    assert not (tmp_path / "dta").exists()
    assert [*empty.iterdir()] == []


def test_the_demonstration_answers_and_cannot_become_an_office(tmp_path: Path) -> None:
    folder, port = tmp_path / "peragaan", free_port()
    command = [COMMAND, "serve", "--demo", "--data", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
            page = fetch(f"http://127.0.0.1:{port}/akun/login/")
        finally:
            server.terminate()
    assert "Kantor peragaan" in page
    assert re.findall(r'name="siapa" value="(\w+)"', page)[:2] == ["administrator", "perencana"]
    office = found(folder)
    assert (office.returncode, "peragaan" in office.stderr) == (10, True)


_FETCH = """
import sys, urllib.request
print(urllib.request.urlopen(sys.argv[1], timeout=60).read().decode())
"""


def fetch(address: str) -> str:
    """Read a page of this machine, in a process that the guard of the tests does not hold."""
    command = [sys.executable, "-c", _FETCH, address]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
