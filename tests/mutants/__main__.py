"""Whether the tests of the day see small changes of the source, drawn by lot.

`python -m tests.mutants --changed main --count 100` draws mutants (`mutations.py`) of the lines
that were changed since a commit, runs the tests that execute each, and prints which none of them
sees, by kind and by room. It fails when fewer than 85 in a hundred are seen. Without `--changed`
it draws from the whole source; `--within web/surveys` from a folder alone.

Which test executes which line is recorded first, once for the sources and tests as they are, in
the cache of the user. The browser's tests and what runs in other processes are not recorded.
"""

from __future__ import annotations

import argparse
import pickle
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest
from tests.audit.dice import Dice
from tests.mutants.changed_lines import SOURCE, UnknownBaseError, find_changed_lines
from tests.mutants.mutations import Mutation, mutations_of
from tests.mutants.recording import (
    Recorder,
    find_recording_files,
    find_source_files,
    read_recording,
)
from tests.mutants.trial import KILLED, UNMET, Trial, Verdict
from tests.planted_faults import copy_sources

PROCESSES: Final = 2
_SHARE_KILLED: Final = 0.85
_LEFT_OUT: Final = {"__init__.py", "settings.py", "urls.py"}
"""They declare: what they hold is looked at when anything is."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, plant and judge; return 1 when too many survive, 2 for a request without an answer."""
    options = _read_options(arguments)
    if options.part is not None:
        return _run_part(options)
    try:
        drawn = _draw(options.changed, options.within, Dice(options.seed), options.count)
    except UnknownBaseError as error:
        return _refuse(f"{error} is no commit of this repository")
    if not drawn:
        return _refuse("nothing that can be changed was changed there")
    parts = [*range(PROCESSES)]
    if not all(file.exists() for file in find_recording_files(PROCESSES)):
        print("recording which test executes which line ...", flush=True)
        _run_parts(parts, "record", options)
    verdicts = _run_parts(parts, "try", options)
    if options.list:
        options.list.write_text(
            "".join(f"{line}\n" for line in _survivor_lines(verdicts)), "utf-8"
        )
    return _report(verdicts)


def _refuse(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--changed", metavar="BASE", help="draw from lines changed since a commit")
    parser.add_argument("--within", default="", help="a folder below src/capaian")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=60, help="of processor, for one mutant")
    parser.add_argument("--list", type=Path, help="write what is not killed to a file")
    parser.add_argument("--part", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--step", choices=["record", "try"], help=argparse.SUPPRESS)
    parser.add_argument("--verdicts", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _draw(base: str | None, within: str, dice: Dice, count: int) -> list[Mutation]:
    """Return one mutation of each of so many statements, drawn by lot."""
    files = [
        file
        for file in find_source_files()
        if file.name not in _LEFT_OUT and file.is_relative_to(SOURCE / within)
    ]
    changed = find_changed_lines(files, base) if base else None
    statements: dict[tuple[Path, int], list[Mutation]] = {}
    for file in files:
        if changed is not None and not changed[file]:
            continue
        for own in mutations_of(file).values():
            for mutation in own:
                if changed is None or mutation.place.statement in changed[file]:
                    key = (file, mutation.place.statement)
                    statements.setdefault(key, []).append(mutation)
    chosen = dice.shuffled([*statements.values()])[:count]
    return [_one_of(own, dice) for own in chosen]


def _one_of(mutations: Sequence[Mutation], dice: Dice) -> Mutation:
    """Return one mutation of a statement, each kind as likely as another."""
    by_kind: dict[str, list[Mutation]] = {}
    for mutation in mutations:
        if not mutation.is_other_field:
            by_kind.setdefault(mutation.kind, []).append(mutation)
    kinds = [*by_kind.values()] or [[*mutations]]
    return dice.one_of(dice.one_of(kinds))


def _run_parts(parts: Sequence[int], step: str, options: argparse.Namespace) -> list[Verdict]:
    """Do a step in as many processes as there are parts; return what they found."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / str(part) for part in parts]
        command = [sys.executable, "-m", "tests.mutants", "--step", step]
        command += ["--seed", str(options.seed), "--count", str(options.count)]
        command += ["--seconds", str(options.seconds), "--within", options.within]
        command += ["--changed", options.changed] if options.changed else []
        running = [
            subprocess.Popen([*command, "--part", str(part), "--verdicts", str(file)])
            for part, file in zip(parts, files, strict=True)
        ]
        if any([process.wait() for process in running]):
            raise SystemExit(f"the step {step!r} was not finished")
        # written by `_run_part`
        return [each for file in files for each in pickle.loads(file.read_bytes())]  # noqa: S301


def _run_part(options: argparse.Namespace) -> int:
    """Do one part of a step in this process."""
    with tempfile.TemporaryDirectory() as folder:
        files = find_recording_files(PROCESSES)
        pytest_options = ["-qs", "--no-header", f"--basetemp={folder}/scratch"]
        pytest_options += ["--ignore", "tests/browser"]
        verdicts: list[Verdict] = []
        if options.step == "record":
            recorder = Recorder(options.part, PROCESSES, files[options.part])
            pytest.main(pytest_options, plugins=[recorder])
            for test in recorder.failed:
                print(f"not recorded, it fails without a mutant: {test}", flush=True)
        else:
            copy_sources(Path(folder))
            drawn = _draw(options.changed, options.within, Dice(options.seed), options.count)
            own = drawn[options.part :: PROCESSES]
            trial = Trial(own, read_recording(files), options.seconds, Path(folder))
            pytest.main(pytest_options, plugins=[trial])
            verdicts = trial.verdicts
        options.verdicts.write_bytes(pickle.dumps(verdicts))
    return 0


def _report(verdicts: Sequence[Verdict]) -> int:
    """Print the survivors by room and kind, and how many were killed."""
    survivors = [each for each in verdicts if each.outcome != KILLED]
    for line in _survivor_lines(verdicts):
        print(line)
    files = {each.place.partition(":")[0] for each in verdicts}
    for file in sorted(files):
        own = [each for each in verdicts if each.place.partition(":")[0] == file]
        if all(each.outcome == UNMET for each in own):
            print(f"no test of the day executes what was drawn of {file}")
    for words, name in (("kind", "kind"), ("room", "room")):
        print(_count_by(words, [getattr(each, name) for each in verdicts], survivors))
    killed = len(verdicts) - len(survivors)
    print(f"{killed} of {len(verdicts)} mutants killed")
    return int(killed < _SHARE_KILLED * len(verdicts))


def _survivor_lines(verdicts: Sequence[Verdict]) -> list[str]:
    """Return what is not killed, by room and kind."""
    survivors = [each for each in verdicts if each.outcome != KILLED]
    survivors.sort(key=lambda each: (each.room, each.kind, each.place))
    return [each.line for each in survivors]


def _count_by(name: str, values: Sequence[str], survivors: Sequence[Verdict]) -> str:
    drawn: Mapping[str, int] = Counter(values)
    left = Counter(getattr(each, name) for each in survivors)
    counts = ", ".join(f"{value} {left[value]} of {drawn[value]}" for value in sorted(drawn))
    return f"survivors by {name}: {counts}"


if __name__ == "__main__":
    sys.exit(main())
