"""Places that are no files or folders to work with; more are in `screens/format.yaml`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.functional.cli_cast import finish, run, start


@pytest.mark.parametrize("place", ["penutupan.json", "penutupan.json.sha256"])
def test_a_pipe_is_no_closing_and_is_not_waited_for(place: str, tmp_path: Path) -> None:
    (tmp_path / "penutupan.json").write_text("{}")
    (tmp_path / place).unlink(missing_ok=True)
    os.mkfifo(tmp_path / place)
    done = finish(start("new", tmp_path / "baru", "--from", tmp_path / "penutupan.json"))
    message = " ".join(done.err.split())
    assert done.code in (10, 11)
    assert "bukan berkas biasa" in message or "penutupan.json.sha256" in message
    assert not (tmp_path / "baru").exists()


def test_this_very_folder_is_no_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("new", Path(), "--regency", "63.11", "--year", "2024")
    assert (done.code, "Sebutkan nama folder baru" in done.err) == (2, True)
