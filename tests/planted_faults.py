"""Whether the tests find twelve faults, each a line changed,
of the kinds that print a wrong number.

`python -m tests.planted_faults [NAME ...]` copies the sources, changes one line at a time and runs
the tests that should see it. It fails if a fault is seen by none of them, or if a line to be
changed is not there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent.parent
_COPIED: Final = (
    "src",
    "tests",
    "examples",
    "docs",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a source file, what it becomes, and the tests that must see it."""

    name: str
    file: str
    line: str
    becomes: str
    tests: str


FAULTS: Final = (
    Fault(
        "R1: a mirrored achievement adds what it should subtract",
        "rules/achievement.py",
        "percent_of(2 * aim - actual, aim)",
        "percent_of(2 * aim + actual, aim)",
        "tests/unit/rules/test_achievement.py",
    ),
    Fault(
        "R2: what nobody revised keeps its amount although a total above it was revised",
        "rules/assess/resources.py",
        "return frozenset(granted - touched)",
        "return frozenset(granted - revised)",
        "tests/unit/rules/test_assess_resources.py",
    ),
    Fault(
        "R3: a leap against the year before must be ten times larger to be seen",
        "rules/checks/outliers.py",
        "STOCKS: Final = OutlierRule(times=8,",
        "STOCKS: Final = OutlierRule(times=80,",
        "tests/unit/rules/test_every_check.py",
    ),
    Fault(
        "R4: the lower bound of a band is exclusive",
        "rules/scale.py",
        "value >= band.lower",
        "value > band.lower",
        "tests/unit/rules/test_scale.py",
    ),
    Fault(
        "D1: a merged cell spans one row too few",
        "documents/tables.py",
        "rows=number - first + 1",
        "rows=number - first",
        "tests/unit/documents/test_tables.py",
    ),
    Fault(
        "D2: figures are numbered in steps of two",
        "documents/numbering.py",
        "kept[-1] += 1",
        "kept[-1] += 2",
        "tests/unit/documents/test_numbering.py",
    ),
    Fault(
        "W1: links to files of the reader's machine are active",
        "writers/docx/inlines.py",
        '{"http", "https", "mailto"}',
        '{"http", "https", "mailto", "file"}',
        "tests/unit/writers",
    ),
    Fault(
        "S1: a heading above the hidden id of another column is taken for that column",
        "dossier/excel/read/recognise.py",
        "if hidden is not None and hidden.id != name:",
        'if hidden is not None and hidden.id == "":',
        "tests/workbooks/spoiled/test_spoiled.py",
    ),
    Fault(
        "S2: a column in which most rows break the rule of percents is taken for percents",
        "dossier/intake/taken_tables.py",
        "0 < max((value for value, _ in found), default=0) <= 100",
        "0 < min((value for value, _ in found), default=0) <= 100",
        "src/capaian/dossier/intake tests/intake tests/web/test_intake_doors.py",
    ),
    Fault(
        "S3: a dossier that changed while it was closed is closed",
        "dossier/years/closing.py",
        "if folder.hashes != office_year.files:",
        "if not folder.hashes:",
        "tests/unit/dossier/test_closing_snapshot.py",
    ),
    Fault(
        "B1: two substitutes may overlap by one day",
        "web/people/forms.py",
        'since__lte=found["until"], until__gte=found["since"]',
        'since__lt=found["until"], until__gt=found["since"]',
        "tests/web/test_substitutes.py",
    ),
    Fault(
        "B2: an older version of a row overwrites a newer one",
        "web/years/change.py",
        "row is not None and row.version != edit.version:",
        "row is not None and row.version < edit.version:",
        "tests/web/test_change.py",
    ),
)


def main(names: list[str]) -> int:
    """Plant the faults, or those whose names begin so; return 1 if one is found by no test."""
    chosen = [fault for fault in FAULTS if not names or fault.name.startswith(tuple(names))]
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_sources(copy)
        for fault in chosen:
            is_found = _is_found(fault, copy)
            missed += not is_found
            print(f"{'found ' if is_found else 'MISSED'} {fault.name}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} faults found")
    return int(missed > 0 or not chosen)


def copy_sources(to: Path) -> None:
    """Copy what tests need, so that sources can be changed."""
    for name in _COPIED:
        if (_ROOT / name).is_dir():
            shutil.copytree(_ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(_ROOT / name, to / name)


def _is_found(fault: Fault, copy: Path) -> bool:
    file = copy / "src/capaian" / fault.file
    text = file.read_text("utf-8")
    if text.count(fault.line) != 1:
        raise SystemExit(
            f"{fault.name}: {fault.file} has {text.count(fault.line)} lines "
            f"{fault.line!r}, not one"
        )
    if not _passes(fault.tests, copy):
        raise SystemExit(f"{fault.name}: {fault.tests} fails without the fault")
    try:
        file.write_text(text.replace(fault.line, fault.becomes), "utf-8")
        return not _passes(fault.tests, copy)
    finally:
        file.write_text(text, "utf-8")


def _passes(tests: str, copy: Path) -> bool:
    done = run_tests(tests.split(), copy)
    if done.returncode not in (0, 1):
        raise SystemExit(f"pytest could not run {tests}:\n{done.stdout}\n{done.stderr}")
    return done.returncode == 0


def run_tests(
    tests: Sequence[str], copy: Path, most_seconds: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run tests on the copy, whose sources go before the installed ones;
    at most for so many seconds.
    """
    limit = ["prlimit", f"--cpu={most_seconds}"] if most_seconds else []
    command = [*limit, sys.executable, "-m", "pytest", "-q", "-x", *tests]
    surroundings = os.environ | {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=copy, env=surroundings, capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
