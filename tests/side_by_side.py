"""`make test`: all tests, in parts that run side by side (docs/decisions/0114).

Each part is a process of its own that collects nothing but its own tests. One part after the other begins as
soon as a place is free, the longest first.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PARTS: Final[Sequence[Sequence[str]]] = (
    ("tests/browser",),
    ("tests/web/test_[l-p]*.py",),
    ("tests/unit/auditor/test_*.py", "tests/unit/auditor/[!c]*/test_*.py"),
    ("tests/unit/dossier/test_[!i]*.py",),
    ("tests/functional/test_cli_i*.py",),
    ("tests/web/test_[q-s]*.py",),
    ("tests/web/test_[a-d]*.py",),
    ("tests/web/test_e*.py",),
    ("tests/functional/test_cli_[!i]*.py",),
    ("tests/web/test_[f-k]*.py",),
    ("tests/functional/test_[!c]*.py", "tests/functional/test_c[!l]*.py", "tests/agreement"),
    ("tests/unit/auditor/checks",),
    ("tests/property", "tests/workbooks", "tests/intake"),
    ("tests/web/test_[t-z]*.py",),
    ("tests/unit/dossier/test_intake_[n-z]*.py",),
    ("tests/closing", "tests/dossiers", "tests/unit/documents", "tests/unit/writers"),
    ("tests/unit/dossier/test_intake_[a-m]*.py",),
    ("tests/unit/rules", "tests/unit/rulebook", "tests/unit/domain", "tests/unit/benchmarks"),
    ("src", "tests/architecture", "tests/bad_input", "tests/golden", "tests/spec"),
    ("tests/audit",),
    ("tests/unit/cli", "tests/unit/processes"),
)
"""Folders of tests, or patterns of files; the ones that take long stand first."""
_LAST_LINE: Final = re.compile(r"^(?=.*\d (?:passed|failed|error)).* in \d.*$", re.MULTILINE)
_COUNTS: Final = re.compile(r"\b(\d+) (passed|failed|error)")
_FAILURES: Final = re.compile(r"^(?:FAILED|ERROR) .*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ended:
    """A part that has ended."""

    folders: Sequence[str]
    code: int
    """Exit code of pytest."""
    said: str
    seconds: float
    worked: float
    """Seconds of a processor, with those of its children."""

    @property
    def counts(self) -> Counter[str]:
        """How many tests passed and failed, by its last line."""
        *_, last = ["", *_LAST_LINE.findall(self.said)]
        return Counter({word: int(count) for count, word in _COUNTS.findall(last)})


def main(options: Sequence[str], parts: Sequence[Sequence[str]] = PARTS) -> int:
    """Run all parts, say what each said, and how many tests passed and failed; exit code 1 if any failed.

    Args:
        options: Handed on to pytest.
        parts: Folders of tests.
    """
    failures: list[str] = []
    counts: Counter[str] = Counter()
    is_right = True
    with ThreadPoolExecutor((os.cpu_count() or 1) + 1) as places:  # one more: a test may wait for a child
        running = [places.submit(_run, folders, options) for folders in parts]
        for done in as_completed(running):
            ended = done.result()
            counts += ended.counts
            failures += _FAILURES.findall(ended.said)
            is_right &= ended.code == 0
            took = f"{ended.seconds:.0f} s, {ended.worked:.0f} s of a processor"
            _say(f"== {', '.join(ended.folders)}: {took}\n{ended.said.strip()}\n")
    for failure in failures:
        _say(failure)
    _say(f"{counts['passed']} passed, {counts['failed'] + counts['error']} failed")
    return 0 if is_right else 1


def _run(folders: Sequence[str], options: Sequence[str]) -> Ended:
    begun = monotonic()
    _say(f"-- {', '.join(folders)} begin")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", *options, *files_of(folders)]
    with TemporaryFile() as said:
        running = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(running.pid, 0)
        said.seek(0)
        text = said.read().decode()
    running.returncode = os.waitstatus_to_exitcode(status)
    return Ended(folders, running.returncode, text, monotonic() - begun, used.ru_utime + used.ru_stime)


def files_of(patterns: Sequence[str]) -> list[str]:
    """Return folders, and the files of patterns, from the project's root."""
    found = [[*ROOT.glob(each)] if "*" in each else [ROOT / each] for each in patterns]
    return [str(path) for paths in found for path in sorted(paths)]


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
