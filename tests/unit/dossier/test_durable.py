"""Folders that are made to be written into, and go again with all that was made for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from capaian.domain.errors import FileError
from capaian.dossier.durable import new_folder


def below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_what_comes_into_a_new_folder_stays_with_the_folders_above_it(tmp_path: Path) -> None:
    with new_folder(tmp_path / "a" / "b" / "c"):
        (tmp_path / "a" / "b" / "c" / "isi").touch()
    assert below(tmp_path) == ["a", "a/b", "a/b/c", "a/b/c/isi"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_folders_made_for_nothing_go_again_up_to_one_that_was_there(
    error: BaseException, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(type(error)), new_folder(tmp_path / "a" / "b" / "c"):
        raise error
    assert below(tmp_path) == ["a"]


def test_a_folder_above_stays_with_what_others_put_there(tmp_path: Path) -> None:
    with new_folder(tmp_path / "a" / "b"):
        (tmp_path / "a" / "lain").touch()
    assert below(tmp_path) == ["a", "a/lain"]


def test_an_empty_folder_that_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with new_folder(tmp_path / "a"):
        pass
    assert below(tmp_path) == ["a"]


def test_folders_may_be_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with new_folder(Path("a/b")):
        assert below(tmp_path) == ["a", "a/b"]
    assert below(tmp_path) == []


@pytest.mark.parametrize("name", ["berkas", "berkas/baru", "berkas/baru/lagi"])
def test_a_file_in_the_way_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with (
        pytest.raises(FileError, match=f"^{tmp_path / 'berkas'} adalah berkas.*Pilih folder lain"),
        new_folder(tmp_path / name),
    ):
        pass
    assert below(tmp_path) == ["berkas"]


def test_folders_above_one_that_cannot_be_made_go_again(tmp_path: Path) -> None:
    """The name of the lowest is longer than file systems take;
    the one above it was made by then.
    """
    with (
        pytest.raises(FileError, match="tidak dapat dibuat: nama terlalu panjang"),
        new_folder(tmp_path / "a" / ("b" * 300)),
    ):
        pass
    assert below(tmp_path) == []
