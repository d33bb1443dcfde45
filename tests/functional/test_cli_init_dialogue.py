"""Whoever begins an installation at a terminal is asked for a password until it is a good one."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.functional.test_cli_installation import COMMAND, PHRASE

END = "\x04"
"""What `^D` sends."""
NAMED = (
    "--office", "Disdukcapil Contoh", "--slug", "contoh", "--admin", "admin", "--admin-name", "Administrator",
)  # fmt: skip
TWICE = (PHRASE, PHRASE)


def begin(folder: Path, answers: Sequence[str], *options: str) -> tuple[int, str]:
    """Answer the questions at a terminal, each once it was asked; return the exit code and what was shown."""
    ours, theirs = pty.openpty()
    command = [str(COMMAND), "init", "--data", str(folder), *options]
    told = {name: text for name, text in os.environ.items() if not name.startswith("CAPAIAN_")}
    shown, left, told_at = b"", list(answers), 0
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=told, start_new_session=True
    ) as program:
        os.close(theirs)
        try:
            while piece := _read(ours):
                shown += piece
                if left and len(shown) > told_at and shown.endswith(b": "):
                    told_at, answer = len(shown), left.pop(0)
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


def test_a_weak_password_or_one_typed_in_two_ways_is_asked_for_again(tmp_path: Path) -> None:
    answers = ("rahasia", "rahasia", PHRASE, "kopi pahit di Halong 8", *TWICE)
    code, shown = begin(tmp_path / "data", answers, *NAMED)
    assert (code, "Instalasi siap" in shown, PHRASE in shown) == (0, True, False)
    # Three times asked for, and told once what is wrong with it.
    assert shown.count("Kata sandi administrator") == 4
    assert "Kata sandi administrator: Kata sandi terlalu pendek" in " ".join(shown.split())
    assert shown.count("tidak sama") == 1
    code, shown = begin(tmp_path / "data", ())
    assert (code, "Belum diisi" in shown) == (10, False), "told before anything is asked"
    assert "sudah memuat instalasi: Disdukcapil Contoh (/contoh/)" in " ".join(shown.split())


def test_what_an_option_said_wrongly_is_not_asked_for(tmp_path: Path) -> None:
    code, shown = begin(tmp_path / "data", TWICE, *NAMED, "--slug", "dua kata")
    assert (code, "Nama dalam alamat: Hanya huruf, angka," in shown) == (10, True)
    assert not (tmp_path / "data").exists()


def test_the_end_of_input_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    code, shown = begin(tmp_path / "data", (END,), *NAMED)
    assert (code, "Masukan berakhir" in shown) == (2, True)
    assert not (tmp_path / "data").exists()


def test_all_that_is_missing_is_told(tmp_path: Path) -> None:
    ended = subprocess.run(
        [COMMAND, "init", "--data", str(tmp_path / "data"), "--slug", "contoh"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    words = "Belum diisi: --office, --admin, --admin-name, variabel CAPAIAN_ADMIN_PASSWORD."
    assert words in ended.stderr
    assert not (tmp_path / "data").exists()
