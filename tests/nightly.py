"""`python -m tests.nightly [--release] [PART ...]`: the parts of a night, two at a time.

Each has a line with its outcome, its time and what this machine lacks to try it whole; what it
prints is kept in `out/nightly/PART.log`. The end names the parts that failed, for which the exit
code is 1, and those that were left out or tried in part.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.audit.score import SHARED
from tests.conftest import BROWSERS, has_spark

ROOT: Final = Path(__file__).parents[1]
LOGS: Final = ROOT / "out/nightly"
CORES: Final = 2
"""Parts at a time, each of one process; more than one of them would measure the others' time."""
RELEASE_TIMES: Final = 10
"""A release draws as many times the examples of a night."""
EXAMPLES: Final[Mapping[str, int]] = {
    "CAPAIAN_INTERLEAVINGS": 1_000,
    "CAPAIAN_KILLS": 100,
    "CAPAIAN_OWN_ENTRIES": 200,
    "CAPAIAN_DOSSIERS": 50,
    "CAPAIAN_EXAMPLES": 50,
}
"""What a night draws: two hours hold them on two quiet cores."""
MUTANTS: Final = 60
"""Of all the source; another day of the year draws others."""


@dataclass(frozen=True, slots=True)
class Part:
    """A command of the night."""

    name: str
    command: tuple[str, ...]
    lack: str = ""
    """What this machine lacks to try it whole."""
    is_left_out: bool = False
    """Whether nothing of it can be tried without that."""

    @property
    def is_of_tests(self) -> bool:
        """Whether it runs the tests of the night, with its examples."""
        return "pytest" in self.command


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a part ended."""

    part: Part
    code: int
    seconds: float

    @property
    def word(self) -> str:
        """How it ended, in a word."""
        if self.code:
            return "FAILED"
        if self.part.is_left_out:
            return "left out"
        return "in part" if self.part.lack else "ok"

    def __str__(self) -> str:
        return (
            f"{self.part.name:<16}{self.word:<9}{self.seconds:>6.0f} s  {self.part.lack}".rstrip()
        )


def _tests(name: str, *paths: str) -> Part:
    return Part(name, (sys.executable, "-m", "pytest", "-q", "--no-header", *paths))


def _module(name: str, module: str, *arguments: str) -> Part:
    return Part(name, (sys.executable, "-m", f"tests.{module}", *arguments))


def _unless(is_here: object, lack: str, part: Part, *, is_left_out: bool = False) -> Part:
    """Return a part with what this machine lacks for it, unless it is here."""
    return part if is_here else replace(part, lack=lack, is_left_out=is_left_out)


NAMES: Final = _tests("names", "tests/architecture/test_collection.py")
"""Comes before all others: where tests have other names in each process none can be named."""
NO_DOCUMENTS: Final = f"no real reports in {SHARED}"
WITH_FILES_OF_THEIR_OWN: Final = (
    _tests("kills", "tests/web/nightly/test_killing.py"),
    _tests("interleavings", "tests/web/nightly/test_interleavings.py"),
    _tests("entries", "tests/web/nightly/test_own_entry_laws.py"),
    _tests("dossiers", "tests/property/test_workbook_round_laws.py"),
    _tests("fuzz", "tests/property/test_cli_fuzz.py"),
    _unless(SHARED.is_dir(), NO_DOCUMENTS, _tests("finders", "tests/audit")),
    _unless(
        has_spark(),
        "DuckDB alone: no Spark or Java (apt install default-jre)",
        _tests("persons", "tests/register"),
    ),
    _unless(
        any(map(shutil.which, BROWSERS)),
        "no browser (apt install chromium)",
        _tests("browser", "tests/browser"),
        is_left_out=True,
    ),
    _unless(
        shutil.which("soffice"),
        "no LibreOffice (apt install libreoffice-writer)",
        _tests("word", "tests/functional/test_docx_pages.py"),
        is_left_out=True,
    ),
)
ELSEWHERE: Final = [f"--ignore={part.command[-1]}" for part in (NAMES, *WITH_FILES_OF_THEIR_OWN)]
PARTS: Final[Mapping[str, Part]] = {
    part.name: part
    for part in (
        NAMES,
        _module("postgres", "web.on_postgres", "tests/web"),
        _tests("pages", "tests/web", *ELSEWHERE),
        _tests("commands", "tests/functional", *ELSEWHERE),
        _tests("rest", "tests", "--ignore=tests/web", "--ignore=tests/functional", *ELSEWHERE),
        *WITH_FILES_OF_THEIR_OWN,
        _unless(SHARED.is_dir(), NO_DOCUMENTS, _module("score", "audit.score", "--whole")),
        _module("faults", "planted_faults"),
        _module("printed", "printed_pages"),
        _module("mutants", "mutants", "--seed", time.strftime("%j"), "--count", str(MUTANTS)),
        _unless(
            os.geteuid() == 0 and shutil.which("debootstrap"),
            "needs root and debootstrap (apt install debootstrap)",
            Part("bare", (".ci/bare",)),
            is_left_out=True,
        ),
    )
}
"""In this order; those that take longest begin first."""


def main(arguments: Sequence[str]) -> int:
    """Run the parts that are named, or all; return 1 if one fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.nightly", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"any of {', '.join(PARTS)}; all by default")
    parser.add_argument("--release", action="store_true", help="ten times as many examples")
    options = parser.parse_args(arguments)
    if unknown := {*options.parts} - {*PARTS}:
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    chosen = [part for name, part in PARTS.items() if not options.parts or name in options.parts]
    times = RELEASE_TIMES if options.release else 1
    LOGS.mkdir(parents=True, exist_ok=True)
    outcomes = []
    with ThreadPoolExecutor(CORES) as pool:
        for running in as_completed([pool.submit(run, part, times) for part in chosen]):
            outcomes.append(running.result())
            _say(str(outcomes[-1]))
    failed = [each.part.name for each in outcomes if each.code]
    partial = [each.part.name for each in outcomes if each.part.lack and not each.code]
    if partial:
        _say(f"not tried, or in part, for what this machine lacks: {', '.join(partial)}")
    if failed:
        _say(f"FAILED: {', '.join(failed)}; see {LOGS.relative_to(ROOT)}/")
    return 1 if failed else 0


def run(part: Part, times: int) -> Outcome:
    """Run a part to its end and keep what it prints."""
    if part.is_left_out:
        return Outcome(part, 0, 0)
    environment = {**os.environ}
    environment.pop("CAPAIAN_NIGHTLY", None)
    if part.is_of_tests:
        environment["CAPAIAN_NIGHTLY"] = "1"
        environment |= {name: str(count * times) for name, count in EXAMPLES.items()}
    started = time.monotonic()
    with (LOGS / f"{part.name}.log").open("w", encoding="utf-8") as log:
        code = subprocess.run(
            part.command,
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    return Outcome(part, code, time.monotonic() - started)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
