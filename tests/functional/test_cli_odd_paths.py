"""Paths that lead nowhere or never end, options that contradict each other, and answers that are mistyped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.functional.cli_cast import BALANGAN, finish, run, small_dossier, start
from tests.workbooks.grids import COUNTS, changed_book, put

FAULT = "kesalahan Capaian"


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    """A link that leads back to itself."""
    link = tmp_path / "putar"
    link.symlink_to(link)
    return link


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("new", "LOOP", "--regency", "Samosir", "--year", "2024"), 11),
        (("workbook", "export", "LOOP"), 11),
        (("close", "LOOP", "--on", "2024-02-28"), 11),
        (("close", "DOSSIER", "--on", "2024-02-28", "--out", "LOOP"), 11),
        (("check", "LOOP"), 11),
        (("format", "LOOP"), 11),
        (("workbook", "import", "BOOK", "LOOP", "--yes"), 11),
    ],
    ids=["new", "export", "close", "close into", "check", "format", "import"],
)
def test_a_link_to_itself_is_reported_as_what_cannot_be_used(
    command: tuple[str, ...], code: int, loop: Path, tmp_path: Path
) -> None:
    words = {"LOOP": str(loop), "DOSSIER": str(BALANGAN), "BOOK": ""}
    if "BOOK" in command:
        words["BOOK"] = str(changed_book(tmp_path, put(COUNTS, 3, "value", 12337)))
    done = run(*(words.get(word, word) for word in command))
    assert (done.code, FAULT in done.says) == (code, False)
    assert loop.name in done.err
    assert loop.is_symlink()


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


@pytest.mark.parametrize("place", [0, 1])
def test_an_empty_name_is_no_workbook_and_no_dossier(place: int, tmp_path: Path) -> None:
    names = [str(changed_book(tmp_path)), str(small_dossier(tmp_path))]
    names[place] = ""
    done = run("workbook", "import", *names, "--dry-run")
    assert (done.code, "Nama berkas atau folder kosong" in done.err) == (2, True)
