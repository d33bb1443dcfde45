"""A set of files appears whole or not at all, whoever interferes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from capaian.domain.errors import FileError
from capaian.dossier import durable
from capaian.dossier.changes import finish_changes, write_together

OLD = {"a": b"old a", "b": b"old b", "manifest": b"old manifest"}
NEW = {"a": b"new a", "b": b"new b", "manifest": b"new manifest"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "out"
    write_together(target, OLD)
    return target


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_appear_and_replace_older_ones_and_leave_others(folder: Path) -> None:
    (folder / "mine.txt").write_bytes(b"mine")
    write_together(folder, NEW)
    assert content(folder) == {**NEW, "mine.txt": b"mine"}


@pytest.mark.parametrize("fine_before", [0, 1, 2, 3])
@pytest.mark.parametrize("error", [OSError(13, "Permission denied"), KeyboardInterrupt()])
def test_the_old_set_comes_back_when_a_file_cannot_take_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fine_before: int, error: BaseException
) -> None:
    real, calls = Path.replace, iter(range(100))

    def refuse(self: Path, target: Path) -> Path:
        if next(calls) == fine_before:
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises((FileError, KeyboardInterrupt)):
        write_together(folder, NEW)
    assert content(folder) == OLD


def test_a_new_file_goes_again_when_a_later_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "inside").touch()
    with pytest.raises(FileError, match="Naskah lama tidak diubah"):
        write_together(tmp_path, NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_every_file_is_on_the_disk_before_the_first_takes_its_place_and_the_manifest_is_the_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_replace, real_sync = Path.replace, os.fsync

    def replace(self: Path, target: Path) -> Path:
        steps.append(target.name)
        return real_replace(self, target)

    def sync(handle: int) -> None:
        steps.append("sync")
        real_sync(handle)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(durable.os, "fsync", sync)
    write_together(folder, NEW)
    assert steps == [*["sync"] * 4, "rencana.json", "sync", *NEW]


def test_a_file_system_without_hard_links_will_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_together(folder, NEW)
    assert content(folder) == NEW


def test_folders_made_for_nothing_go_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(FileError, match="ruang disk habis"):
        write_together(tmp_path / "hasil" / "out", NEW)
    assert list(tmp_path.iterdir()) == []


WRITER = """
import itertools, json, sys
from pathlib import Path
from capaian.dossier.changes import write_together
print("ready", flush=True)
for version in itertools.count(1):
    body = (f"{version} " * 40_000).encode()
    files = dict.fromkeys(("lkjip.docx", "lkjip.pdf", "lkjip.html"), body)
    write_together(Path(sys.argv[1]), {**files, "manifest.json": json.dumps(version).encode()})
"""


def test_two_processes_write_one_after_the_other(folder: Path) -> None:
    """Both are killed amid their work; who comes next finishes what was decided."""
    both = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE)
        for _ in "ab"
    ]
    while not (folder / "manifest.json").exists():  # on a busy machine they begin late
        time.sleep(0.05)
    time.sleep(0.5)
    for writer in both:
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    finish_changes(folder)
    texts = {(folder / f"lkjip.{form}").read_text() for form in ("docx", "pdf", "html")}
    version = json.loads((folder / "manifest.json").read_bytes())
    assert texts == {f"{version} " * 40_000}
