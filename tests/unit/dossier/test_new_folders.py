"""A new folder appears whole, or not at all; what lies in its place is never touched."""

from __future__ import annotations

import os
import re
import threading
from pathlib import Path

import pytest

from capaian.domain.errors import FileError
from capaian.dossier import durable
from capaian.dossier.durable import write_new_folder

FILES = {
    "office.yaml": b"office",
    "closed/2023.json": b"{}",
    "narrative/kata-pengantar.md": b"Puji syukur",
}


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("kept", ["office.yaml", ".git/config", "catatan.txt"])
def test_a_folder_with_anything_in_it_stays(kept: str, tmp_path: Path) -> None:
    mine = tmp_path / "baru" / kept
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    with pytest.raises(FileError, match="sudah ada dan tidak kosong"):
        write_new_folder(tmp_path / "baru", FILES)
    assert content(tmp_path / "baru") == {kept: b"mine"}


def test_what_came_into_its_place_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = durable.write_durably

    def interfere(path: Path, written: bytes) -> None:
        real(path, written)
        (tmp_path / "baru").mkdir(exist_ok=True)
        (tmp_path / "baru" / "mine").write_bytes(b"mine")

    monkeypatch.setattr(durable, "write_durably", interfere)
    with pytest.raises(FileError):
        write_new_folder(tmp_path / "baru", FILES)
    assert content(tmp_path) == {"baru/mine": b"mine"}


def test_what_a_killed_process_left_is_taken_away(tmp_path: Path) -> None:
    leftover = tmp_path / ".capaian-baru-baru"
    leftover.mkdir()
    (leftover / "half").write_bytes(b"ha")
    write_new_folder(tmp_path / "baru", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["baru"]
    assert content(tmp_path / "baru") == FILES


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_disk_that_fails_leaves_nothing(
    failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [failing]

    def fail(_: int) -> None:
        left[0] -= 1
        if not left[0]:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileError, match="ruang disk habis"):
        write_new_folder(tmp_path / "a" / "baru", FILES)
    assert not (tmp_path / "a").exists()


def test_of_two_at_once_one_makes_it_and_the_other_is_refused(tmp_path: Path) -> None:
    refusals: list[str] = []

    def make(name: str) -> None:
        try:
            write_new_folder(tmp_path / "baru", {"name": name.encode()})
        except FileError as error:
            refusals.append(str(error))

    threads = [threading.Thread(target=make, args=(name,)) for name in ("satu", "dua")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refusals) == 1
    assert "sudah ada" in refusals[0]
    assert content(tmp_path / "baru")["name"] in (b"satu", b"dua")


@pytest.mark.parametrize(
    "name", ["../luar.txt", "/luar.txt", "narrative/../../luar.md", "..\\luar.txt", "a/."]
)
def test_no_path_leads_out_of_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=re.escape(name)):
        write_new_folder(tmp_path / "baru", {**FILES, name: b"x"})
    assert list(tmp_path.iterdir()) == []
