"""Workers that tests fork answer as those that are started, and end as they do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from tests.forked.children import Forked, Templates
from tests.forked.commands import run_command
from tests.intake.books import write_sheet

from capaian.dossier.excel.read_book import WORKER
from capaian.dossier.excel.worker.limits import LIMITS
from capaian.processes import children
from capaian.processes.children import begun_child, child_command, child_environment

GIVEN = json.dumps(asdict(LIMITS))


def begun(
    *arguments: str, is_forked: bool = True, worker: Path = WORKER
) -> subprocess.Popen[bytes]:
    begin = children.subprocess.Popen if is_forked else subprocess.Popen
    pipe = subprocess.PIPE
    command, environment = child_command(worker, *arguments), child_environment()
    child = begin(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)
    assert isinstance(child, Forked) == is_forked
    return child


@pytest.mark.parametrize("arguments", [(GIVEN,), ("{",), ()])
@pytest.mark.parametrize("is_book", [True, False])
def test_a_forked_worker_says_the_same(
    tmp_path: Path, arguments: tuple[str, ...], is_book: bool
) -> None:
    content = write_sheet(tmp_path / "a.xlsx", [["Juai", 12]]).read_bytes() if is_book else b"text"
    ended = []
    for is_forked in (True, False):
        with begun(*arguments, is_forked=is_forked) as child:
            output, complaint = child.communicate(content, 60)
            ended.append((output, complaint.splitlines()[-1:], child.returncode))
    assert ended[0] == ended[1]
    assert ended[0][2] == int(arguments != (GIVEN,))


def test_a_forked_worker_that_waits_is_killed() -> None:
    with begun(GIVEN) as child:
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(0.05)
        assert child.poll() is None
        child.kill()
        assert child.wait(60) == -9
        assert child.poll() == -9


def test_a_worker_that_nobody_waits_for_is_ended_with_its_reader() -> None:
    with begun_child(WORKER, GIVEN, source=subprocess.PIPE) as begun:
        assert begun.process.poll() is None
    assert begun.process.returncode == -9


def test_what_is_no_worker_of_the_project_is_started(tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("print('hai')", encoding="utf-8")
    templates = Templates()
    pipe = subprocess.PIPE
    command, environment = child_command(worker), child_environment()
    with templates.begin(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as child:
        assert not isinstance(child, Forked)
        assert child.communicate(b"", 60)[0].split() == [b"hai"]
    assert not templates.running


def test_an_environment_is_that_of_the_asking_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAPAIAN_TRIED", "yes")
    with begun(GIVEN) as child:
        time.sleep(0.2)
        place = Path(f"/proc/{child.pid}/cwd")
        assert not place.exists() or place.resolve() == tmp_path.resolve()
        child.communicate(b"", 60)


@pytest.mark.parametrize(
    "arguments", [("--version",), ("verify-log", "--data", "tidak-ada"), ("tidak-ada",)]
)
def test_a_forked_command_says_the_same(arguments: tuple[str, ...], tmp_path: Path) -> None:
    environment = {**os.environ, "CAPAIAN_DATA": str(tmp_path)}
    command = [str(Path(sys.executable).with_name("capaian")), *arguments]
    started = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    forked = run_command(*arguments, environment=environment)
    assert (forked.stdout, forked.stderr) == (started.stdout, started.stderr)
    assert (forked.returncode, forked.returncode == 0) == (
        started.returncode,
        arguments == ("--version",),
    )


def test_a_forked_command_sees_the_environment_that_it_is_given_and_none_before() -> None:
    path = {"PATH": os.environ["PATH"], "COLUMNS": "80"}
    for mode, is_right in (("peragaan-salah", False), ("produksi", True), ("salah-lagi", False)):
        ended = run_command(
            "verify-log", "--data", "tidak-ada", environment={**path, "CAPAIAN_MODE": mode}
        )
        assert ("CAPAIAN_MODE" in ended.stderr) != is_right, ended.stderr
        assert ("tidak memuat instalasi" in ended.stderr) == is_right


def test_forked_commands_share_nothing_that_one_of_them_did(tmp_path: Path) -> None:
    """Each begins as the first one did: what an installation is told is read anew."""
    environment = {**os.environ, "CAPAIAN_ADMIN_PASSWORD": "kopi pahit di Halong 7"}
    named = ("--slug", "contoh", "--office", "Contoh", "--admin", "admin", "--admin-name", "Budi")
    first, other = (str(tmp_path / name) for name in ("satu", "dua"))
    made = run_command("init", "--data", first, *named, environment=environment)
    assert made.returncode == 0, made.stderr
    for folder, code in ((first, 0), (other, 11), (first, 0)):
        assert (
            run_command("verify-log", "--data", folder, environment=environment).returncode == code
        )
