"""Files that an earlier version wrote still open: its workbooks, and the closing of a year.

`recorded/*.xlsx` and the closing were written by version 0.1 before the rooms of the dossier were
rewritten.
"""

from __future__ import annotations

import hashlib
import lzma
import shutil
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.functional.cli_cast import run
from tests.golden.test_recorded_examples import FOLDER, OFFICES

CLOSING = "penutupan-63.11-2023.json"
CLOSING_SHA256 = "6af31a006e7163521d0286fff846510dacdb41ae0aa0880989bbdb5c6471190e"
"""Of the recorded file, which must be read for ever."""
CLOSED_SHA256 = "5bd544ad886ed0b5dd4ccf321bb7c96bb3a12edad0f420ea14071cc51e7917f6"
"""Of the example closed now: since it was recorded,
texts of its report and seven formulas changed.
"""
BOOKS = ("balangan-2023", "kabupaten-khayal-2024")


def _texts(folder: Path) -> str:
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")
    )
    named = [(path.relative_to(folder), path.read_text("utf-8", "replace")) for path in files]
    return "\n".join(f"=== {name}\n{text}" for name, text in named)


@pytest.mark.parametrize("office", BOOKS)
def test_an_exported_workbook_holds_what_its_dossier_holds(office: str, tmp_path: Path) -> None:
    shutil.copytree(OFFICES[office], tmp_path / "dossier")
    before = _texts(tmp_path / "dossier")
    done = run("workbook", "import", FOLDER / f"{office}.xlsx", tmp_path / "dossier", "--yes")
    assert (done.code, "Tidak ada perubahan" in done.out) == (0, True), done.says
    assert _texts(tmp_path / "dossier") == before


@pytest.mark.parametrize("office", BOOKS)
def test_an_exported_workbook_makes_a_dossier(office: str, tmp_path: Path, golden: Golden) -> None:
    done = run("workbook", "import", FOLDER / f"{office}.xlsx", tmp_path / "dossier", "--yes")
    assert done.code == 0, done.says
    golden.check_packed(_texts(tmp_path / "dossier"), FOLDER / f"{office}-imported.txt.xz")


def test_a_closed_year_has_the_bytes_that_it_had(tmp_path: Path) -> None:
    done = run("close", OFFICES["balangan-2023"], "--on", "2024-02-28", "--out", tmp_path)
    assert done.code == 0, done.says
    assert hashlib.sha256((tmp_path / CLOSING).read_bytes()).hexdigest() == CLOSED_SHA256


def test_the_next_year_begins_as_it_began(tmp_path: Path, golden: Golden) -> None:
    content = lzma.decompress((FOLDER / f"{CLOSING}.xz").read_bytes())
    assert hashlib.sha256(content).hexdigest() == CLOSING_SHA256
    (tmp_path / CLOSING).write_bytes(content)
    done = run("new", tmp_path / "dossier", "--from", tmp_path / CLOSING)
    assert done.code == 0, done.says
    golden.check_packed(_texts(tmp_path / "dossier"), FOLDER / "balangan-2024-begun.txt.xz")
