"""Whole commands as a user starts them: wall time and the memory of the largest process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.lines import AgainstLimit, Line, NotMeasured
from benchmarks.papers import EXAMPLE
from benchmarks.timing import Spread

_CAPAIAN = Path(sys.executable).with_name("capaian")
_WRAPPER = Path(__file__).with_name("wrapper.py")
REPORT_SECONDS, REPORT_MB, COMPUTE_SECONDS = 6.0, 450.0, 0.8


class CommandFailedError(Exception):
    """A measured command ended with an error; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run of a command took."""

    seconds: float
    peak_mb: float
    """Resident memory of the largest single process, children included."""


def run_once(command: Sequence[str], accepted: Collection[int] = (0,)) -> Usage:
    """Run a command in the wrapper.

    Raises:
        CommandFailedError: if the command does not end with an accepted code.
    """
    wrapped = [sys.executable, "-I", "-S", str(_WRAPPER), *command]
    done = subprocess.run(wrapped, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    if told["code"] not in accepted:
        last = str(told["said"]).splitlines()[-1:]
        raise CommandFailedError(f"code {told['code']} {' '.join(last)}")
    return Usage(float(told["seconds"]), float(told["peak_mb"]))


def measure_commands(runs: int) -> list[Line]:
    """Return the lines for `capaian report` and `capaian compute`."""
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as out:
        report = [str(_CAPAIAN), "report", str(EXAMPLE), "--out", out]
        compute = [str(_CAPAIAN), "compute", str(EXAMPLE), "--json"]
        return [*_report_lines(report, runs), *_compute_lines(compute, runs)]


def _report_lines(command: Sequence[str], runs: int) -> list[Line]:
    try:
        usages = run_often(command, runs)
    except CommandFailedError as failure:
        return [NotMeasured("capaian report", str(failure))]
    seconds = Spread(tuple(usage.seconds for usage in usages))
    peaks = Spread((max(usage.peak_mb for usage in usages),))
    return [
        AgainstLimit("capaian report, whole process", seconds, REPORT_SECONDS, "s"),
        AgainstLimit("capaian report, largest process, peak", peaks, REPORT_MB, "MB"),
    ]


def _compute_lines(command: Sequence[str], runs: int) -> list[Line]:
    try:
        usages = run_often(command, runs)
    except CommandFailedError as failure:
        return [NotMeasured("capaian compute --json", str(failure))]
    seconds = Spread(tuple(usage.seconds for usage in usages))
    return [AgainstLimit("capaian compute --json, whole process", seconds, COMPUTE_SECONDS, "s")]


def run_often(command: Sequence[str], runs: int) -> list[Usage]:
    """One run warms the caches of the file system and does not count."""
    return [run_once(command) for _ in range(runs + 1)][1:]
