"""An office that an earlier version filled opens in this one and is told the same about itself.

`make_installation.py` made the installations that are kept here, each with what its version said.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pytest
from tests.upgrade.make_installation import HERE, STATEMENTS

KEPT: Final = sorted(path.stem for path in HERE.glob("*.zip"))
EDITS: Final[Mapping[str, tuple[str, str]]] = {
    "a count is raised": (
        "UPDATE services_tally SET count = count + 50 WHERE id = 5",
        "Turus 5, ",
    ),
    "a count is taken away": ("DELETE FROM services_tally WHERE id = 60", "Jumlah turus "),
    "the last ticket is taken away": (
        "DELETE FROM services_ticket WHERE number = 36",
        "Nomor karcis terakhir ",
    ),
    "a ticket has another history": (
        "UPDATE services_ticket SET history = replace(history, '2025-', '2024-') WHERE number = 3",
        "Karcis 3/2025",
    ),
    "a fingerprint is emptied": (
        "UPDATE services_ticket SET seal = '' WHERE number = 7",
        "Karcis 7/2025: tidak ada dalam catatan",
    ),
    "a signed day is opened": (
        "UPDATE services_siteday SET signed_at = NULL WHERE id = 9",
        "Hari pelayanan ",
    ),
    "a complaint is taken away": ("DELETE FROM complaints_complaint WHERE id = 4", "Pengaduan "),
    "stock is taken away": ("DELETE FROM blanks_blankmovement WHERE id = 8", "blangko "),
    "a form is approved": (
        "UPDATE measurement_postform SET state = 'approved' WHERE state = 'draft'",
        "Isian ",
    ),
    "figures of a closed month": (
        "UPDATE feed_closedmonth SET figures = replace(figures, '1', '2') WHERE id = 1",
        "Januari 2025",
    ),
    "a person has another name": (
        "UPDATE accounts_user SET full_name = 'Lain' WHERE id = 8",
        "Akun ",
    ),
    "a source of a register says another number": (
        (
            "UPDATE years_row SET cells = json_set(cells, '$.title', "
            "replace(json_extract(cells, '$.title'), ' hari', '9 hari')) "
            "WHERE json_extract(cells, '$.id') = 'register-services-2025-Q1'"
        ),
        "sumber register-services-2025-Q1",
    ),
}
"""What is changed past the program after the upgrade, and what then is named."""


class Upgraded:
    """An installation of an earlier version that this one opened."""

    def __init__(self, folder: Path, name: str) -> None:
        with ZipFile(HERE / f"{name}.zip") as archive:
            archive.extractall(folder)
        self.data = folder / "data"
        for key in (self.data / "kunci").iterdir():
            key.chmod(0o600)
        self.before: dict[str, Any] = json.loads((folder / STATEMENTS).read_bytes())
        pages = json.dumps(self.before["pages"])
        self.now: dict[str, Any] = json.loads(_run(HERE / "statements.py", self.data, pages))


def _run(*command: object) -> bytes:
    return subprocess.check_output(
        [sys.executable, *map(str, command)], env={**os.environ, "CAPAIAN_MODE": "peragaan"}
    )


@pytest.fixture(scope="module", params=KEPT)
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    return Upgraded(tmp_path_factory.mktemp("upgrade"), request.param)


def test_no_row_is_lost_and_no_evidence_is_another(upgraded: Upgraded) -> None:
    for part in ("counts", "evidence"):
        assert upgraded.now[part] == upgraded.before[part]


def test_every_figure_is_as_before(upgraded: Upgraded) -> None:
    before = upgraded.before["figures"]
    assert {place: upgraded.now["figures"].get(place) for place in before} == before


def test_every_page_still_opens(upgraded: Upgraded) -> None:
    assert upgraded.now["pages"] == upgraded.before["pages"]


def test_the_log_accuses_nobody(upgraded: Upgraded) -> None:
    (code_before, lines_before), (code, lines) = upgraded.before["log"], upgraded.now["log"]
    assert (code, lines[0]) == (code_before, lines_before[0]) == (0, "Catatan kejadian utuh.")


def test_what_is_changed_after_the_upgrade_is_named(upgraded: Upgraded, tmp_path: Path) -> None:
    shutil.copytree(upgraded.data, tmp_path / "data")
    with closing(sqlite3.connect(tmp_path / "data/capaian.sqlite3")) as database:
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = guards.fetchall()
        for name, _ in triggers:
            database.execute(f"DROP TRIGGER {name}")
        for edit, _ in EDITS.values():
            assert database.execute(edit).rowcount >= 1, edit
        for _, statement in triggers:
            database.execute(statement)
        database.commit()
    program = "from capaian.cli.main import run; run()"
    command = [sys.executable, "-c", program, "verify-log", "--data", tmp_path / "data"]
    environment = {**os.environ, "CAPAIAN_MODE": "peragaan"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    found = done.stdout + done.stderr
    assert done.returncode != 0
    assert [name for name, (_, words) in EDITS.items() if words not in found] == []
