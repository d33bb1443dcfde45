"""An import that is killed at any moment leaves the dossier as it was, or as it was asked to be."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.dossier_hash import hash_dossier
from tests.functional.cli_cast import run, start
from tests.workbooks.grids import COUNTS, SURVEY, changed_book, drop, put, together

from capaian.dossier import changes
from capaian.dossier.read import read_dossier

KILL = """
import os, pathlib, signal
left = [{after}]
def counted(real):
    def act(*given, **named):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return act
for name in ("replace", "unlink", "hardlink_to"):
    setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
os.fsync = counted(os.fsync)
"""
"""Ends the process at one of the steps by which files come to the disk."""
CHANGE = together(put(COUNTS, 3, "value", 12337), put(SURVEY, 3, "index", "83,70"), drop("training.csv", 3))


def test_the_next_command_finishes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, book = copy_base(tmp_path), changed_book(tmp_path, CHANGE)
    wanted = shutil.copytree(dossier, tmp_path / "salinan")
    assert run("workbook", "import", book, wanted, "--yes").code == 0
    with monkeypatch.context() as patched:
        patched.setattr(changes, "_carry_out", lambda folder, steps: None)
        assert run("workbook", "import", book, dossier, "--yes").code == 0
    assert (dossier / changes.JOURNAL).exists()
    assert run("check", dossier).says == run("check", wanted).says.replace("salinan", "dossier")
    assert not (dossier / changes.JOURNAL).exists()
    assert hash_dossier(dossier) == hash_dossier(wanted)


@dataclass(frozen=True)
class Import:
    """A dossier, a file to take into it, and what the dossier is then."""

    dossier: Path
    book: Path
    wanted: str


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Import:
    folder = tmp_path_factory.mktemp("diminta")
    dossier, book = copy_base(folder), changed_book(folder, CHANGE)
    wanted = shutil.copytree(dossier, folder / "salinan")
    assert run("workbook", "import", book, wanted, "--yes").code == 0
    return Import(dossier, book, hash_dossier(wanted))


@pytest.mark.parametrize("after", [0, 4, 8, 10, 12])
def test_old_or_new_and_never_a_mixture(after: int, prepared: Import, tmp_path: Path) -> None:
    dossier = shutil.copytree(prepared.dossier, tmp_path / "dossier")
    prelude = KILL.format(after=after)
    with start("workbook", "import", prepared.book, dossier, "--yes", prelude=prelude) as process:
        process.communicate(timeout=120)
    assert process.returncode == -9 or after > 8
    assert read_dossier(dossier).issues == ()
    assert hash_dossier(dossier) in (hash_dossier(prepared.dossier), prepared.wanted)
    assert run("workbook", "import", prepared.book, dossier, "--yes").code == 0
    assert hash_dossier(dossier) == prepared.wanted
