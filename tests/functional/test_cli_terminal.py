"""How the command behaves on terminals and without one: help, mistakes, signs, width, pipes,
Ctrl-C.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import time
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest
from tests.conftest import IS_NIGHTLY
from tests.every_case import every_case
from tests.functional.cli_cast import (
    BALANGAN,
    PROGRAM,
    ROOT,
    Run,
    finish,
    run,
    small_dossier,
    start,
)

from capaian.cli.program import make_app
from capaian.processes import versions

COMMANDS = [
    "report",
    "paper",
    "compute",
    "explain",
    "check",
    "intake",
    "feed",
    "survey",
    "new",
    "close",
    "audit",
    "draft",
    "format",
    "serve",
    "init",
    "reset-password",
    "reset-log-key",
    "verify-log",
    "backup",
    "restore",
]
ENGLISH = re.compile(
    r"\b(Usage|Options?|Commands?|Arguments?|Show this|Error|Missing|required|default|No "
    r"such|Try)\b"
)


def on_terminal(*arguments: str | Path, columns: int = 100, **environment: str) -> Run:
    """Run the installed program on a terminal of some width; both outputs come through it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    process = subprocess.Popen(
        [str(PROGRAM), *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return Run(process.wait(60), shown.decode("utf-8").replace("\r\n", "\n"), "")


@every_case("arguments", [["--help"], ["-h"], *[[name, "--help"] for name in COMMANDS]])
def test_help_is_indonesian(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.err) == (0, "")
    assert "Pemakaian: capaian" in done.out
    assert not ENGLISH.search(done.out)


def test_the_help_names_every_command_and_exit_code() -> None:
    out = run("--help").out
    assert all(f" {name} " in out for name in COMMANDS)
    words = " ".join(out.split())
    assert "0 baik, 1 kesalahan program, 2 perintah keliru, 10 data, 11 berkas" in words
    assert {
        command.name or command.callback.__name__
        for command in make_app().registered_commands
        if command.callback
    } == {*COMMANDS}


def test_the_version_names_package_commit_and_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "find_commit", lambda: "0123abcde")
    monkeypatch.setattr(versions, "database_steps", lambda: ["years 0001", "trail 0002"])
    done, steps = run("--version"), sha256(b"trail 0002\nyears 0001").hexdigest()[:9]
    words = f"Capaian {version('capaian')}, commit 0123abcde, basis data {steps}\n"
    assert (done.code, done.out) == (0, words)


def test_sources_that_are_no_repository_have_no_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "_REPOSITORY", tmp_path)
    assert versions.find_commit() == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["reprt"], "Perintah reprt tidak dikenal. Maksudnya report?"),
        (["zzz"], "Perintah zzz tidak dikenal."),
        (["compute"], "Argumen DOSSIER belum diisi."),
        (["explain", "x"], "Argumen NAMA belum diisi."),
        (["compute", "x", "y"], "Argumen berlebih: y."),
        (["compute", "x", "--jsn"], "Opsi --jsn tidak dikenal. Maksudnya --json?"),
        (["report", "x", "--out"], "Opsi --out memerlukan nilai."),
        (["check", "x", "--for"], "Opsi --for memerlukan nilai."),
        (["--versi"], "Opsi --versi tidak dikenal."),
    ],
)
def test_mistakes_are_reported_in_indonesian(arguments: list[str], says: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(says)
    assert done.err.endswith("Bantuan: capaian --help\n")
    assert not ENGLISH.search(done.err)


def test_signs_that_an_encoding_lacks_stop_no_command() -> None:
    environment = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    checked = finish(start("check", BALANGAN, environment=environment), "cp1252")
    assert checked.code == 0
    assert "\n  ? baris 11: " in checked.out
    computed = finish(start("compute", BALANGAN, "--json", environment=environment), "cp1252")
    assert computed.out.isascii()


def test_no_terminal_means_no_colour_no_bar_and_no_cut_lines() -> None:
    done = finish(
        start("compute", BALANGAN, environment={"TERM": "xterm-256color", "COLUMNS": "40"})
    )
    assert "\x1b" not in done.says
    assert (
        "Persentase Tingkat Kepemilikan Dokumen Pendaftaran Penduduk dan Pencatatan Sipil"
        in done.out
    )


def test_no_color_is_respected_on_a_terminal(tmp_path: Path) -> None:
    shown = on_terminal("check", small_dossier(tmp_path), NO_COLOR="1").out
    assert "Hasil pemeriksaan" in shown and not re.search(r"\x1b\[[0-9;]*3[0-9]m", shown)


@pytest.mark.parametrize(("command", "columns"), [("compute", 80), ("check", 40)])
def test_a_narrow_terminal_gets_lines_that_fit(command: str, columns: int) -> None:
    shown = on_terminal(command, BALANGAN, columns=columns).out
    assert re.search(r"\x1b\[[0-9;]*3[0-9]m", shown), "in colours"
    out = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown)
    long = [
        line
        for line in out.splitlines()
        if len(line.rstrip()) > columns and str(BALANGAN) not in line
    ]
    assert long == []
    words = " ".join(out.split())
    assert ("94,24" if command == "compute" else "lebih banyak daripada Wajib KTP") in words


def test_long_work_shows_a_bar_that_goes_away(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    out = on_terminal("report", dossier, "--out", tmp_path / "out", "--format", "html").out
    assert "Menulis lkjip.html …" in out
    assert re.search(r"\d/4", out)
    rest = out.rsplit("\x1b[2K", 1)[-1]
    assert "…" not in rest
    assert str(tmp_path / "out" / "manifest.json") in rest


def test_a_reader_that_goes_away_is_no_fault() -> None:
    process = start("compute", BALANGAN, "--json")
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert process.returncode in {0, 141}
    assert b"Traceback" not in err
    assert b"BrokenPipe" not in err
    assert b"Maaf" not in err


def test_an_output_that_is_full_is_a_file_problem(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [str(PROGRAM), "compute", str(dossier)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 11
    assert done.stderr == "Keluaran tidak dapat dibaca atau ditulis: ruang disk habis.\n"


PRESS = """
import os, signal, sys, time
# ignored where a shell runs the tests with &
signal.signal(signal.SIGINT, signal.default_int_handler)
def press(*given, **more):
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(100)
"""
MOMENTS = {
    "loading": "class Press:\n"
    "    def find_spec(self, name, path=None, target=None):\n"
    "        if name == 'capaian.rules.assess': press()\n"
    "sys.meta_path.insert(0, Press())\n",
    "writing": "from capaian.dossier import changes; changes.write_durably = press\n",
    "moving": "from capaian.dossier import changes; changes._take = press\n",
}


@pytest.mark.parametrize("moment", MOMENTS if IS_NIGHTLY else ["writing"])
def test_ctrl_c_stops_at_once_and_writes_nothing(tmp_path: Path, moment: str) -> None:
    dossier, folder = small_dossier(tmp_path), tmp_path / "out"
    folder.mkdir()
    (folder / "lkjip.html").write_text("old", encoding="utf-8")
    before = time.monotonic()
    done = finish(
        start(
            "report", dossier, "--out", folder, "--format", "html", prelude=PRESS + MOMENTS[moment]
        )
    )
    assert time.monotonic() - before < 90
    assert (done.code, done.out, done.err) == (130, "", "Dihentikan. Tidak ada yang ditulis.\n")
    assert [path.name for path in folder.iterdir()] == ["lkjip.html"]
    assert (folder / "lkjip.html").read_text(encoding="utf-8") == "old"


def test_ctrl_c_while_formats_are_being_written_does_not_wait_for_them(tmp_path: Path) -> None:
    prelude = (
        f"{PRESS}from capaian.writers import paper_files\n"
        "def slow(document): time.sleep(100)\n"
        "paper_files._writers = lambda _: {'pdf': slow, 'docx': slow, 'html': press}\n"
    )
    before = time.monotonic()
    dossier = small_dossier(tmp_path)
    done = finish(
        start(
            "report", dossier, "--format", "html,pdf", "--out", tmp_path / "out", prelude=prelude
        )
    )
    assert time.monotonic() - before < 90
    assert (done.code, done.err) == (130, "Dihentikan. Tidak ada yang ditulis.\n")
    assert not (tmp_path / "out").exists()


def test_our_own_fault_is_an_apology_with_a_code_that_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*given: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("capaian.dossier.check.assess", fail)
    monkeypatch.delenv("CAPAIAN_DEBUG", raising=False)
    first, second = run("compute", BALANGAN), run("compute", BALANGAN)
    assert first.code == 1
    assert re.search(r"Sebutkan kode [0-9A-F]{8}\.", first.err)
    assert first == second
    assert "planted" not in first.err
    monkeypatch.setenv("CAPAIAN_DEBUG", "1")
    assert "ZeroDivisionError: planted" in run("compute", BALANGAN).err


@pytest.mark.parametrize("place", ["penutupan.json", "penutupan.json.sha256"])
def test_a_pipe_is_no_closing_and_is_not_waited_for(place: str, tmp_path: Path) -> None:
    (tmp_path / "penutupan.json").write_text("{}")
    (tmp_path / place).unlink(missing_ok=True)
    os.mkfifo(tmp_path / place)
    done = finish(start("new", tmp_path / "baru", "--from", tmp_path / "penutupan.json"))
    message = " ".join(done.err.split())
    assert done.code in (10, 11)
    assert "bukan berkas biasa" in message or "penutupan.json.sha256" in message
    assert not (tmp_path / "baru").exists()


def test_this_very_folder_is_no_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("new", Path(), "--regency", "63.11", "--year", "2024")
    assert (done.code, "Sebutkan nama folder baru" in done.err) == (2, True)
