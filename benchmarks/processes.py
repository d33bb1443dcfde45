"""Whole commands as a user starts them: wall time and the memory of the largest process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.lines import AgainstFloor, AgainstLimit, Line, NotMeasured, Shown
from benchmarks.offices import write_office_of_figures
from benchmarks.papers import EXAMPLES, reporting
from benchmarks.timing import Spread, time_plain_loop
from capaian.dossier.tables.parts import FIGURES

CAPAIAN = Path(sys.executable).with_name("capaian")
_WRAPPER = Path(__file__).with_name("wrapper.py")
SURROUNDINGS = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""As on an office's machine: modules are compiled once and kept."""
REPORT_SECONDS, REPORT_MB, COMPUTE_SECONDS = 6.0, 450.0, 0.8
FIGURES_LOOPS = 2.5
"""1.5 seconds where the plain loop takes 0.6."""


class CommandFailedError(Exception):
    """A measured command ended with an error; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run of a command took."""

    seconds: float
    """Wall time."""
    busy_seconds: float
    """Processor time of all processes; hardly longer on a busy machine."""
    peak_mb: float
    """Resident memory of the largest single process, children included."""
    together_mb: float
    """Memory of all processes at the same moment; 0 where nobody looked."""
    peaks_mb: float
    """The most that each of them held, added up; 0 where nobody looked."""


def run_once(
    command: Sequence[str], accepted: Collection[int] = (0,), *, is_watched: bool = False
) -> Usage:
    """Run a command in the wrapper.

    Args:
        command: What to run.
        accepted: Exit codes that are no failure.
        is_watched: Look while it runs at what all its processes hold; its seconds are then too
            long.

    Raises:
        CommandFailedError: if the command does not end with an accepted code.
    """
    options = ["--together"] if is_watched else []
    wrapped = [sys.executable, "-I", "-S", str(_WRAPPER), *options, *command]
    done = subprocess.run(wrapped, capture_output=True, text=True, check=True, env=SURROUNDINGS)
    told = json.loads(done.stdout)
    if told["code"] not in accepted:
        last = str(told["said"]).splitlines()[-1:]
        raise CommandFailedError(f"code {told['code']} {' '.join(last)}")
    return Usage(
        seconds=float(told["seconds"]),
        busy_seconds=float(told["busy_seconds"]),
        peak_mb=float(told["peak_mb"]),
        together_mb=float(told["together_mb"]),
        peaks_mb=float(told["peaks_mb"]),
    )


def measure_commands(runs: int) -> list[Line]:
    """Return the lines for `capaian report` and `capaian compute` of every example office."""
    reports = [line for dossier in reporting() for line in _report_lines(dossier, runs)]
    computed = [line for dossier in EXAMPLES for line in _compute_lines(dossier, runs)]
    return [*reports, *computed, *_figures_lines(runs)]


def _figures_lines(runs: int) -> list[Line]:
    """Compute an office of 60,000 figures,
    its processor time against that of the plain loop between.
    """
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as name:
        office = Path(name, "office")
        counting = next(each for each in EXAMPLES if (each / FIGURES.file).exists())
        write_office_of_figures(counting, office)
        command = [str(CAPAIAN), "compute", str(office), "--json"]
        run_once(command)
        pairs = [(run_once(command).busy_seconds, time_plain_loop()) for _ in range(runs)]
    ours, loops = map(Spread, zip(*pairs, strict=True))
    what = "60,000 figures of registers: capaian compute --json / plain loop, processor time"
    return [AgainstFloor(what, ours, loops, FIGURES_LOOPS)]


def _report_lines(dossier: Path, runs: int) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as out:
        command = [str(CAPAIAN), "report", str(dossier), "--out", out]
        return measure_writing(
            f"{dossier.name}: capaian report", command, runs, (REPORT_SECONDS, REPORT_MB)
        )


def measure_writing(
    what: str, command: Sequence[str], runs: int, limits: tuple[float, float]
) -> list[Line]:
    """Return time and memory of a command that writes papers.

    Args:
        what: Name of the command in the table.
        command: Program and arguments.
        runs: Counted runs.
        limits: Seconds, and MB of the largest process.
    """
    try:
        usages = run_often(command, runs)
        together = run_once(command, is_watched=True).together_mb
    except CommandFailedError as failure:
        return [NotMeasured(what, str(failure))]
    seconds = Spread(tuple(usage.seconds for usage in usages))
    busy = Spread(tuple(usage.busy_seconds for usage in usages))
    peaks = Spread((max(usage.peak_mb for usage in usages),))
    return [
        AgainstLimit(f"{what}, whole process", seconds, limits[0], "s"),
        Shown(f"{what}, processor time", busy),
        AgainstLimit(f"{what}, largest process, peak", peaks, limits[1], "MB"),
        Shown(f"{what}, all processes together, peak", Spread((together,)), "MB"),
    ]


def _compute_lines(dossier: Path, runs: int) -> list[Line]:
    what = f"{dossier.name}: capaian compute --json"
    try:
        usages = run_often([str(CAPAIAN), "compute", str(dossier), "--json"], runs)
    except CommandFailedError as failure:
        return [NotMeasured(what, str(failure))]
    seconds = Spread(tuple(usage.seconds for usage in usages))
    return [AgainstLimit(f"{what}, whole process", seconds, COMPUTE_SECONDS, "s")]


def run_often(command: Sequence[str], runs: int, accepted: Collection[int] = (0,)) -> list[Usage]:
    """One run warms the caches of the file system and does not count."""
    return [run_once(command, accepted) for _ in range(runs + 1)][1:]
