"""Two commands that write into one folder at the same time:
what one wrote is never lost by the other.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.dossier_hash import hash_dossier
from tests.functional.cli_cast import (
    BALANGAN,
    Run,
    copy_balangan,
    edit,
    finish,
    run,
    small_dossier,
    start,
)
from tests.intake.aggregate import one_sheet
from tests.workbooks.grids import COUNTS, changed_book, put

from capaian.dossier import changes, durable
from capaian.dossier.durable import locked
from capaian.dossier.excel.past_imports import PAST_IMPORTS
from capaian.dossier.folder import Folder
from capaian.dossier.read import ReadResult

REFUSED = "berubah sementara pratinjau dibaca. Tidak ada yang ditulis; ulangi perintahnya."
WAITING = """
import fcntl, pathlib
real = fcntl.flock
def flock(handle, kind):
    pathlib.Path({mark!r}).touch()
    real(handle, kind)
fcntl.flock = flock
"""
"""Leaves a mark when the process is about to wait until it may write."""


def everything(folder: Path) -> dict[str, bytes]:
    """The files of a folder, also the hidden ones."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def book_in(folder: Path, row: int, value: int) -> Path:
    folder.mkdir()
    return changed_book(folder, put(COUNTS, row, "value", value))


def table_in(folder: Path, sheet: str) -> Path:
    folder.mkdir()
    return one_sheet(folder, sheet)


def come_first(
    monkeypatch: pytest.MonkeyPatch, module: object, write: Callable[[], object]
) -> None:
    """Let somebody else write just before the next writer gets its turn,
    after it has read all it reads.
    """
    waiting = [write]

    @contextmanager
    def late(folder: Path) -> Iterator[None]:
        if waiting:
            waiting.pop()()
        with locked(folder):
            yield

    monkeypatch.setattr(module, "locked", late)


def flat(done: Run) -> str:
    return " ".join(done.says.split())


def empty_counts(folder: Path) -> Path:
    """Balangan, whose counts are still to come."""
    dossier = copy_balangan(folder)
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")
    return dossier


def test_an_import_does_not_write_over_another_that_came_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = small_dossier(tmp_path)
    first, second = book_in(tmp_path / "satu", 3, 12337), book_in(tmp_path / "dua", 4, 12401)
    wanted = shutil.copytree(dossier, tmp_path / "salinan")
    assert run("workbook", "import", first, wanted, "--yes").code == 0
    come_first(monkeypatch, changes, lambda: run("workbook", "import", first, dossier, "--yes"))
    done = run("workbook", "import", second, dossier, "--yes")
    assert done.code == 11
    assert REFUSED in flat(done)
    assert "Ditulis" not in done.says
    assert everything(dossier) == everything(wanted)
    assert run("workbook", "import", second, dossier, "--yes").code == 0
    text = (dossier / "counts.csv").read_text()
    assert "ktp.holders,63.99.01,2023,12337" in text
    assert "ktp.eligible,63.99.01,2023,12401" in text


def test_an_import_that_only_remembers_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both brought the same figure: nothing is to be written but what each
    of the workbooks said.
    """
    dossier = small_dossier(tmp_path)
    first, second = book_in(tmp_path / "satu", 3, 12337), book_in(tmp_path / "dua", 3, 12337)
    third = book_in(tmp_path / "tiga", 4, 12401)
    assert run("workbook", "import", first, dossier, "--yes").code == 0
    wanted = shutil.copytree(dossier, tmp_path / "salinan")
    assert run("workbook", "import", third, wanted, "--yes").code == 0
    come_first(monkeypatch, changes, lambda: run("workbook", "import", third, dossier, "--yes"))
    done = run("workbook", "import", second, dossier, "--yes")
    assert (done.code, f"{PAST_IMPORTS} {REFUSED}" in flat(done)) == (11, True)
    assert everything(dossier) == everything(wanted)


def test_an_intake_does_not_write_over_another_that_came_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = empty_counts(tmp_path)
    cards, children = table_in(tmp_path / "ktp", "KTP"), table_in(tmp_path / "kia", "KIA")
    wanted = shutil.copytree(dossier, tmp_path / "salinan")
    assert run("intake", cards, wanted, "--yes").code == 0
    come_first(monkeypatch, changes, lambda: run("intake", cards, dossier, "--yes"))
    done = run("intake", children, dossier, "--yes")
    assert (done.code, REFUSED in flat(done)) == (11, True)
    assert everything(dossier) == everything(wanted)
    assert run("intake", children, dossier, "--yes").code == 0
    text = (dossier / "counts.csv").read_text()
    assert [text.count(code) for code in ("ktp.holders,63.11.", "kia.issued,63.11.")] == [8, 8]


def test_an_intake_does_not_write_over_an_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = empty_counts(tmp_path)
    table = table_in(tmp_path / "ktp", "KTP")
    by_hand = "ktp.holders,63.11.01,2023,12345,agregat-2023-s2\n"
    come_first(
        monkeypatch,
        changes,
        lambda: edit(dossier / "counts.csv", "source\n", f"source\n{by_hand}"),
    )
    before = everything(dossier)
    done = run("intake", table, dossier, "--yes")
    assert (done.code, f"counts.csv {REFUSED}" in flat(done)) == (11, True)
    written = f"measure,area,period,value,source\n{by_hand}".encode()
    assert everything(dossier) == {**before, "counts.csv": written}


@pytest.fixture
def sloppy(tmp_path: Path) -> Path:
    """A dossier with a file that is not in canonical form."""
    dossier = small_dossier(tmp_path)
    edit(
        dossier / "counts.csv",
        "ktp.holders,63.99.01,2023,12336",
        '"ktp.holders",63.99.01,2023,12336',
    )
    return dossier


def test_format_does_not_write_over_what_came_before_it(
    sloppy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = book_in(tmp_path / "satu", 3, 12337)
    wanted = shutil.copytree(sloppy, tmp_path / "salinan")
    assert run("workbook", "import", book, wanted, "--yes").code == 0
    come_first(monkeypatch, changes, lambda: run("workbook", "import", book, sloppy, "--yes"))
    done = run("format", sloppy)
    assert (done.code, f"counts.csv {REFUSED}" in flat(done)) == (11, True)
    assert "Diformat" not in done.says
    assert everything(sloppy) == everything(wanted)
    assert run("format", sloppy).code == 0
    assert "12337" in (sloppy / "counts.csv").read_text()


def test_format_writes_only_what_it_found_free_of_errors(
    sloppy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads twice: an error that somebody makes in between is not brought into another form."""
    real = ReadResult.scan_again

    def scan(read: ReadResult, path: Path) -> Folder:
        edit(sloppy / "counts.csv", "12336", "banyak")
        return real(read, path)

    monkeypatch.setattr(ReadResult, "scan_again", scan)
    done = run("format", sloppy)
    assert (done.code, "berubah selagi dibaca. Ulangi perintahnya." in flat(done)) == (11, True)
    assert '"ktp.holders",63.99.01,2023,banyak' in (sloppy / "counts.csv").read_text()


def close(out: Path, day: str) -> Run:
    return run("close", BALANGAN, "--on", day, "--out", out)


def test_a_closing_does_not_write_over_another_that_came_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was approved is replaced only on purpose."""
    wanted = tmp_path / "salinan"
    assert close(wanted, "2024-02-28").code == 0
    come_first(monkeypatch, durable, lambda: close(tmp_path / "out", "2024-02-28"))
    done = close(tmp_path / "out", "2024-03-01")
    assert done.code == 2
    assert "sudah ada dengan isi lain" in flat(done)
    assert everything(tmp_path / "out") == everything(wanted)


def test_the_same_closing_made_twice_at_once_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_first(monkeypatch, durable, lambda: close(tmp_path / "out", "2024-02-28"))
    done = close(tmp_path / "out", "2024-02-28")
    assert done.code == 0
    assert done.out.startswith("Sudah ditutup, tidak berubah:")


def test_closing_again_writes_nothing_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may lie where nobody may write any more."""
    assert close(tmp_path / "out", "2024-02-28").code == 0
    monkeypatch.setattr(tempfile, "mkdtemp", pytest.fail)
    assert close(tmp_path / "out", "2024-02-28").code == 0


@pytest.mark.parametrize(
    "words", [("export", "DOSSIER"), ("template",)], ids=lambda words: str(words[0])
)
def test_a_workbook_that_appeared_meanwhile_is_not_written_over(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "buku.xlsx"
    command = ["workbook", *(str(BALANGAN) if word == "DOSSIER" else word for word in words)]
    come_first(monkeypatch, durable, lambda: target.write_bytes(b"isian orang lain"))
    done = run(*command, "--out", target)
    assert (done.code, "sudah ada dan mungkin berisi isian" in flat(done)) == (2, True)
    assert target.read_bytes() == b"isian orang lain"
    assert run(*command, "--out", target, "--replace").code == 0
    assert target.read_bytes().startswith(b"PK")


def at_once(dossier: Path, tmp_path: Path, *commands: tuple[str | Path, ...]) -> list[Run]:
    """Run two commands, each of which has read all it reads before either may write."""
    marks = [tmp_path / f"tanda-{number}" for number in range(len(commands))]
    with locked(dossier):
        both = [
            start(*command, prelude=WAITING.format(mark=str(mark)))
            for command, mark in zip(commands, marks, strict=True)
        ]
        waited = 0
        while not all(mark.exists() for mark in marks) and waited < 6000:
            time.sleep(0.01)
            waited += 1
    return sorted((finish(process) for process in both), key=lambda done: done.code)


def test_of_an_import_and_a_format_in_two_processes_one_is_refused(
    sloppy: Path, tmp_path: Path
) -> None:
    book = book_in(tmp_path / "satu", 3, 12337)
    before = hash_dossier(sloppy)
    taken, refused = at_once(
        sloppy, tmp_path, ("workbook", "import", book, sloppy, "--yes"), ("format", sloppy)
    )
    assert (taken.code, refused.code, REFUSED in flat(refused)) == (0, 11, True)
    assert hash_dossier(sloppy) != before
    if "Ditulis" in taken.out:
        assert "12337" in (sloppy / "counts.csv").read_text()
    assert run("workbook", "import", book, sloppy, "--yes").code == 0
    assert "12337" in (sloppy / "counts.csv").read_text()
