"""Commands that end before they are done, by a full disk or killed: all or nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.conftest import IS_NIGHTLY
from tests.dossier_hash import hash_dossier
from tests.functional.cli_cast import Run, run, small_dossier, start
from tests.workbooks.grids import COUNTS, SURVEY, changed_book, drop, put, together
from tests.workbooks.reading import exported
from tests.workbooks.taking import import_book

from capaian.dossier import changes
from capaian.dossier.changes import JOURNAL, apply_changes
from capaian.dossier.read import read_dossier

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
    decide(
        monkeypatch,
        lambda: apply_changes(dossier, {"counts.csv": text.replace(OLD, NEW).encode()}),
    )
    assert (dossier / "counts.csv").read_text() == text
    assert (dossier / JOURNAL / "rencana.json").exists()


def words_of(done: Run) -> str:
    return " ".join(done.says.split())


def carry_out(command: tuple[str, ...], tmp_path: Path, dossier: Path) -> Run:
    words = {
        "DOSSIER": str(dossier),
        "BOOK": str(changed_book(tmp_path)),
        "OUT": str(tmp_path / "out"),
    }
    return run(*[words.get(word, word.replace("OUT/", f"{tmp_path}/out/")) for word in command])


def test_a_command_that_reads_tells_what_was_decided(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(dossier, monkeypatch)
    assert "12.337" in run("explain", dossier, "ktp").says


@pytest.mark.parametrize("command", COMMANDS if IS_NIGHTLY else COMMANDS[-2:], ids=" ".join)
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
def test_what_was_not_decided_is_dropped(
    command: tuple[str, ...], tmp_path: Path, dossier: Path
) -> None:
    (dossier / JOURNAL / "lama").mkdir(parents=True)
    (dossier / JOURNAL / "0").write_bytes(b"setengah")
    before = (dossier / "counts.csv").read_bytes()
    words = {
        "DOSSIER": str(dossier),
        "BOOK": str(changed_book(tmp_path)),
        "OUT": str(tmp_path / "out"),
    }
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


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command[0] != "close"], ids=" ".join
)
def test_a_plan_of_somebody_else_stops_every_command(
    command: tuple[str, ...], tmp_path: Path, dossier: Path
) -> None:
    (dossier / JOURNAL).mkdir()
    (dossier / JOURNAL / "rencana.json").write_text('[{"name": "../luar.csv", "content": "0"}]')
    (dossier / JOURNAL / "0").write_bytes(b"jahat")
    before = shutil.copytree(dossier, tmp_path / "salinan")
    words = {
        "DOSSIER": str(dossier),
        "BOOK": str(changed_book(tmp_path)),
        "OUT": str(tmp_path / "out"),
    }
    done = run(*[words.get(word, word.replace("OUT/", f"{tmp_path}/out/")) for word in command])
    assert done.code in (10, 11)
    assert ".capaian-ubah" in words_of(done)
    assert not (tmp_path / "luar.csv").exists()
    assert (dossier / "counts.csv").read_bytes() == (before / "counts.csv").read_bytes()


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
CHANGE = together(
    put(COUNTS, 3, "value", 12337), put(SURVEY, 3, "index", "83,70"), drop("training.csv", 3)
)


def test_the_next_command_finishes_a_killed_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


@pytest.mark.parametrize("after", [0, 4, 8, 10, 12] if IS_NIGHTLY else [8])
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
