"""An import that was killed between its decision and its last file: who writes next finishes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, run, small_dossier
from tests.workbooks.grids import changed_book
from tests.workbooks.reading import exported

from capaian.dossier import changes
from capaian.dossier.changes import JOURNAL, apply_changes
from capaian.dossier.excel.import_book import import_book

OLD, NEW = "12336", "12337"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", "DOSSIER"),
    ("check", "DOSSIER", "--for", "lkjip"),
    ("compute", "DOSSIER"),
    ("explain", "DOSSIER", "ktp"),
    ("format", "DOSSIER"),
    ("paper", "DOSSIER", "lkjip", "--out", "OUT", "--format", "html"),
    ("report", "DOSSIER", "--out", "OUT", "--format", "html"),
    ("workbook", "export", "DOSSIER", "--out", "OUT/buku.xlsx"),
    ("workbook", "import", "BOOK", "DOSSIER", "--dry-run"),
    ("workbook", "import", "BOOK", "DOSSIER", "--yes"),
    ("close", "DOSSIER", "--on", "2024-01-31", "--out", "OUT/p.json"),
)


def writes(command: tuple[str, ...]) -> bool:
    """Whether a command writes into the dossier."""
    return command[0] == "format" or "--yes" in command


WRITING = [command for command in COMMANDS if writes(command)]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path)


def decide(monkeypatch: pytest.MonkeyPatch, write: Callable[[], object]) -> None:
    """Let a change be decided, as by a process that is killed then."""
    with monkeypatch.context() as patched:
        patched.setattr(changes, "_carry_out", lambda *_: None)
        write()


def cut_short(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (dossier / "counts.csv").read_text()
    decide(monkeypatch, lambda: apply_changes(dossier, {"counts.csv": text.replace(OLD, NEW).encode()}))
    assert (dossier / "counts.csv").read_text() == text
    assert (dossier / JOURNAL / "rencana.json").exists()


def words_of(done: Run) -> str:
    return " ".join(done.says.split())


def carry_out(command: tuple[str, ...], tmp_path: Path, dossier: Path) -> Run:
    words = {"DOSSIER": str(dossier), "BOOK": str(changed_book(tmp_path)), "OUT": str(tmp_path / "out")}
    return run(*[words.get(word, word.replace("OUT/", f"{tmp_path}/out/")) for word in command])


def test_a_command_that_reads_tells_what_was_decided(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_short(dossier, monkeypatch)
    assert "12.337" in run("explain", dossier, "ktp").says


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_next_command_finishes_it(
    command: tuple[str, ...], tmp_path: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(dossier, monkeypatch)
    done = carry_out(command, tmp_path, dossier)
    assert "kesalahan Capaian" not in done.says
    assert not (dossier / JOURNAL).exists()
    if "--yes" not in command:
        assert NEW in (dossier / "counts.csv").read_text()


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_what_was_not_decided_is_dropped(command: tuple[str, ...], tmp_path: Path, dossier: Path) -> None:
    (dossier / JOURNAL / "lama").mkdir(parents=True)
    (dossier / JOURNAL / "0").write_bytes(b"setengah")
    before = (dossier / "counts.csv").read_bytes()
    words = {"DOSSIER": str(dossier), "BOOK": str(changed_book(tmp_path)), "OUT": str(tmp_path / "out")}
    run(*[words.get(word, word.replace("OUT/", f"{tmp_path}/out/")) for word in command])
    assert not (dossier / JOURNAL).exists()
    if "--yes" not in command and command[0] != "format":
        assert (dossier / "counts.csv").read_bytes() == before


def test_a_new_dossier_without_its_office_yet_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, new = tmp_path / "buku.xlsx", tmp_path / "baru"
    book.write_bytes(exported("probolinggo-2021"))
    incoming = import_book(book, new)
    decide(monkeypatch, incoming.write)
    (areas,) = [step for step in changes._read_plan(new) if step.name == "areas.csv"]
    changes._take(new, areas)
    done = run("workbook", "import", book, new, "--yes")
    assert done.code == 0
    assert "Tidak ada perubahan: isi buku sama dengan dossier." in words_of(done)
    assert (new / "office.yaml").exists()
    assert not (new / JOURNAL).exists()


@pytest.mark.parametrize("command", [command for command in COMMANDS if command[0] != "close"], ids=" ".join)
def test_a_plan_of_somebody_else_stops_every_command(
    command: tuple[str, ...], tmp_path: Path, dossier: Path
) -> None:
    (dossier / JOURNAL).mkdir()
    (dossier / JOURNAL / "rencana.json").write_text('[{"name": "../luar.csv", "content": "0"}]')
    (dossier / JOURNAL / "0").write_bytes(b"jahat")
    before = shutil.copytree(dossier, tmp_path / "salinan")
    words = {"DOSSIER": str(dossier), "BOOK": str(changed_book(tmp_path)), "OUT": str(tmp_path / "out")}
    done = run(*[words.get(word, word.replace("OUT/", f"{tmp_path}/out/")) for word in command])
    assert done.code in (10, 11)
    assert ".capaian-ubah" in words_of(done)
    assert not (tmp_path / "luar.csv").exists()
    assert (dossier / "counts.csv").read_bytes() == (before / "counts.csv").read_bytes()
