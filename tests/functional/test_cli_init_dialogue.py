"""Whoever begins an installation at a terminal answers anew what was refused, and nothing else."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.test_cli_installation import COMMAND, PHRASE

END = "\x04"
"""What `^D` sends."""
QUESTIONS = (
    "Nama dinas",
    "Nama dalam alamat",
    "Nama pengguna administrator",
    "Nama lengkap administrator",
    "Kata sandi administrator",
)


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


NAMES = ("Disdukcapil Contoh", "contoh", "admin", "Administrator")
TWICE = (PHRASE, PHRASE)


def test_each_question_is_asked_once_and_an_installation_is_there(tmp_path: Path) -> None:
    code, shown = begin(tmp_path / "data", (*NAMES, *TWICE))
    assert (code, "Instalasi siap" in shown) == (0, True)
    assert [shown.count(f"{question}") for question in QUESTIONS] == [1] * 5
    assert PHRASE not in shown


def test_a_weak_password_is_asked_for_again_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    code, shown = begin(folder, (*NAMES, "rahasia", "rahasia", "Dinasdukcapil99", "Dinasdukcapil99", *TWICE))
    assert (code, "Instalasi siap" in shown) == (0, True)
    # Three times asked for, and twice told what is wrong with it.
    assert [shown.count(f"{question}") for question in QUESTIONS] == [1, 1, 1, 1, 5]
    assert "Kata sandi administrator: Kata sandi ini terlalu pendek" in " ".join(shown.split())
    assert "Kata sandi administrator: Kata sandi ini mudah ditebak" in " ".join(shown.split())


def test_two_passwords_that_differ_are_typed_again(tmp_path: Path) -> None:
    code, shown = begin(tmp_path / "data", (*NAMES, PHRASE, "kopi pahit di Halong 8", *TWICE))
    assert (code, shown.count("tidak sama")) == (0, 1)


def test_what_an_option_said_wrongly_is_not_asked_for(tmp_path: Path) -> None:
    code, shown = begin(tmp_path / "data", (NAMES[0], *NAMES[2:], *TWICE), "--slug", "dua kata")
    assert (code, "Nama dalam alamat: Hanya huruf, angka," in shown) == (10, True)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("answered", range(5))
def test_the_end_of_input_is_told_and_nothing_is_made(tmp_path: Path, answered: int) -> None:
    code, shown = begin(tmp_path / "data", (*(*NAMES, PHRASE)[:answered], END))
    assert code == 2
    assert "Masukan berakhir sebelum semua pertanyaan dijawab" in " ".join(shown.split())
    assert "kesalahan Capaian" not in shown
    assert not (tmp_path / "data").exists()


def test_a_folder_that_holds_an_office_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    assert begin(folder, (*NAMES, *TWICE))[0] == 0
    code, shown = begin(folder, ())
    assert (code, "Nama dinas" in shown) == (10, False)
    assert "sudah memuat instalasi: Disdukcapil Contoh (/contoh/)" in " ".join(shown.split())


def test_where_nobody_can_be_asked_all_that_is_missing_is_told(tmp_path: Path) -> None:
    ended = subprocess.run(
        [COMMAND, "init", "--data", str(tmp_path / "data"), "--slug", "contoh"],
        input="Disdukcapil Contoh\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    for named in ("--office", "--admin NAMA", "--admin-name", "CAPAIAN_ADMIN_PASSWORD"):
        assert named in ended.stderr
    assert "--slug" not in ended.stderr
    assert not (tmp_path / "data").exists()
