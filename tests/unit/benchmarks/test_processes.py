"""Whole commands are timed, and memory is that of the largest process, not of who started it."""

from __future__ import annotations

import sys

import pytest
from benchmarks.processes import CommandFailedError, run_once

PYTHON = [sys.executable, "-I", "-S", "-c"]
HUNDRED_MB = "ground = b'x' * (100 * 2**20)"
CHILD = (
    "import subprocess, sys; subprocess.run([sys.executable, '-I', '-S', '-c', "
    f"{HUNDRED_MB!r}], check=True)"
)
KEPT_A_WHILE = f"{HUNDRED_MB}; import time; time.sleep(0.6)"
TWO_AT_ONCE = f"""
import subprocess, sys
one = subprocess.Popen([sys.executable, '-I', '-S', '-c', {KEPT_A_WHILE!r}])
{KEPT_A_WHILE}
sys.exit(one.wait())
"""


def test_wall_time_counts_waiting() -> None:
    usage = run_once([*PYTHON, "import time; time.sleep(0.3)"])
    assert 0.3 <= usage.seconds < 10


def test_processor_time_counts_no_waiting_but_the_work_of_children() -> None:
    assert run_once([*PYTHON, "import time; time.sleep(0.5)"]).busy_seconds < 0.4
    work = "import time\nwhile time.process_time() < 0.5: pass"
    child = (
        "import subprocess, sys; subprocess.run([sys.executable, '-I', '-S', '-c', "
        f"{work!r}], check=True)"
    )
    assert 0.5 <= run_once([*PYTHON, child]).busy_seconds < 1.5


def test_memory_is_that_of_the_command_not_of_this_process() -> None:
    ballast = b"x" * (80 * 2**20)
    usage = run_once([*PYTHON, "pass"])
    assert len(ballast) > 0
    assert 2 < usage.peak_mb < 60


def test_memory_of_the_command_is_seen() -> None:
    assert 100 < run_once([*PYTHON, HUNDRED_MB]).peak_mb < 200


def test_memory_of_a_child_of_the_command_is_seen() -> None:
    assert 100 < run_once([*PYTHON, CHILD]).peak_mb < 200


def test_failure_says_code_and_last_words() -> None:
    command = [*PYTHON, "import sys; print('first', file=sys.stderr); sys.exit('no such folder')"]
    with pytest.raises(CommandFailedError, match=r"^code 1 no such folder$"):
        run_once(command)


def test_output_of_the_command_does_not_disturb() -> None:
    assert run_once([*PYTHON, "print('{' * 100000)"]).seconds > 0


def test_command_runs_on_two_cores_at_most() -> None:
    run_once([*PYTHON, "import os, sys; sys.exit(len(os.sched_getaffinity(0)) > 2)"])


def test_processes_at_the_same_moment_are_added_up() -> None:
    usage = run_once([*PYTHON, TWO_AT_ONCE], is_watched=True)
    assert 100 < usage.peak_mb < 150
    assert 200 < usage.together_mb < 300


def test_processes_one_after_the_other_are_not_added_up() -> None:
    one_by_one = f"{CHILD}; {CHILD}".replace(HUNDRED_MB, KEPT_A_WHILE)
    assert 100 < run_once([*PYTHON, one_by_one], is_watched=True).together_mb < 150


def test_nobody_looks_unasked() -> None:
    assert run_once([*PYTHON, KEPT_A_WHILE]).together_mb == 0
