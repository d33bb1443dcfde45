"""What tests of the command line share: a way to run it, the example,
and a small dossier without errors.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from tests.bad_input.spoiling import copy_base

from capaian.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
BALANGAN = ROOT / "examples" / "balangan-2023"
PROGRAM = Path(sys.executable).with_name("capaian")


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def says(self) -> str:
        """Everything that was written, results first."""
        return self.out + self.err


class Terminal(io.StringIO):
    """A terminal at which somebody has typed answers."""

    def isatty(self) -> bool:
        return True


def run(*arguments: str | Path) -> Run:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = main([str(argument) for argument in arguments])
    return Run(code, out.getvalue(), err.getvalue())


def start(
    *arguments: str | Path,
    cwd: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    prelude: str = "",
) -> subprocess.Popen[bytes]:
    """Start the installed program; a prelude is Python that runs in its process first."""
    command = [sys.executable, "-c", f"{prelude}\nfrom capaian.cli.main import run; run()"]
    return subprocess.Popen(
        [*(command if prelude else [str(PROGRAM)]), *(str(argument) for argument in arguments)],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(process: subprocess.Popen[bytes], encoding: str = "utf-8") -> Run:
    out, err = process.communicate(timeout=120)
    return Run(process.returncode, out.decode(encoding), err.decode(encoding))


def copy_balangan(folder: Path) -> Path:
    return shutil.copytree(BALANGAN, folder / "balangan-2023")


def small_dossier(folder: Path) -> Path:
    """Return the smallest dossier that computes: the one of the bad-input tests, set right."""
    dossier = copy_base(folder)
    edit(dossier / "evaluations.yaml", "87.23", "47.51")
    (dossier / "differences.yaml").unlink()
    (dossier / "layout.yaml").unlink()
    return dossier


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
