"""Keys are made once, for the server alone; one that others may read or guess is not taken."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from capaian.domain.errors import FileError
from capaian.dossier import durable
from capaian.web.keys import SESSION, TRAIL, WeakKeyError, make_key, read_key

GOOD = "Kj2-9qLw_Xz7TbR4mVn8YcHs5PdGf1Ae"
"""32 letters, as many bytes as SHA-256 gives: RFC 2104 discourages shorter keys of HMAC."""


def key_file(folder: Path, content: str | bytes, mode: int = 0o600) -> Path:
    """A key that somebody wrote by hand."""
    folder.mkdir(exist_ok=True)
    path = folder / SESSION
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
    return path


@contextmanager
def careless() -> Iterator[None]:
    """New files are for everybody, unless who makes them says otherwise."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def test_a_key_is_made_once_and_is_the_same_for_ever(tmp_path: Path) -> None:
    first = make_key(tmp_path / "kunci", SESSION)
    assert make_key(tmp_path / "kunci", SESSION) == read_key(tmp_path / "kunci", SESSION) == first


def test_no_two_keys_are_alike(tmp_path: Path) -> None:
    made = {make_key(tmp_path / str(n), name) for n in range(20) for name in (SESSION, TRAIL)}
    assert len(made) == 40


def test_a_made_key_is_long_and_mixed_enough_for_what_it_signs(tmp_path: Path) -> None:
    key = make_key(tmp_path, SESSION)
    assert len(key) >= 50, "shorter ones Django's check for production calls weak"
    assert len({*key}) >= 16
    assert key.decode("ascii").isprintable()


def test_a_made_key_is_for_its_owner_alone_however_careless_the_machine(tmp_path: Path) -> None:
    with careless():
        make_key(tmp_path / "kunci", SESSION)
    assert stat.S_IMODE((tmp_path / "kunci" / SESSION).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "kunci").stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o604, 0o602, 0o601, 0o640, 0o620, 0o610, 0o644, 0o666, 0o777, 0o440])
def test_a_key_that_others_may_read_or_write_is_refused(tmp_path: Path, mode: int) -> None:
    path = key_file(tmp_path, GOOD, mode)
    with pytest.raises(WeakKeyError) as caught:
        read_key(tmp_path, SESSION)
    assert f"chmod 600 {path}" in caught.value.message
    path.chmod(0o600)
    assert read_key(tmp_path, SESSION) == GOOD.encode(), "what the sentence says mends it"


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_a_key_of_its_owner_alone_is_taken(tmp_path: Path, mode: int) -> None:
    key_file(tmp_path, GOOD, mode)
    assert read_key(tmp_path, SESSION) == GOOD.encode()


@pytest.mark.parametrize(
    "guessable",
    ["", "\n", "rahasia", GOOD[:31], "a" * 64, "ab" * 32, "1234567" * 10, GOOD[:8] + " " * 40],
)
def test_a_key_that_can_be_guessed_is_refused_and_stays_as_it_is(tmp_path: Path, guessable: str) -> None:
    path = key_file(tmp_path, guessable)
    for take in (read_key, make_key):
        with pytest.raises(WeakKeyError, match="terlalu mudah ditebak"):
            take(tmp_path, SESSION)
    assert path.read_text() == guessable, "what was signed under it would be lost"


@pytest.mark.parametrize("around", ["{}\n", "{}\r\n", "  {}  ", "\n{}\n\n"])
def test_the_line_end_of_an_editor_is_no_part_of_a_key(tmp_path: Path, around: str) -> None:
    key_file(tmp_path, around.format(GOOD))
    assert read_key(tmp_path, SESSION) == GOOD.encode()


@pytest.mark.parametrize("stands", ["nothing", "a folder", "a link to nothing"])
def test_a_key_that_is_not_there_is_a_sentence_that_names_it(tmp_path: Path, stands: str) -> None:
    path = tmp_path / SESSION
    if stands == "a folder":
        path.mkdir()
    elif stands == "a link to nothing":
        path.symlink_to(tmp_path / "tidak-ada")
    with pytest.raises(FileError, match="capaian init") as caught:
        read_key(tmp_path, SESSION)
    assert str(path) in caught.value.message


def test_a_new_key_is_never_written_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "publik"
    (tmp_path / "kunci").mkdir()
    (tmp_path / "kunci" / SESSION).symlink_to(elsewhere)
    with pytest.raises(FileError):
        make_key(tmp_path / "kunci", SESSION)
    assert not elsewhere.exists()


def test_where_no_key_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("berkas")
    with pytest.raises(FileError, match="tidak dapat ditulis") as caught:
        make_key(tmp_path / "data" / "kunci", SESSION)
    assert str(tmp_path / "data" / "kunci" / SESSION) in caught.value.message
    assert (tmp_path / "data").read_text() == "berkas"


def test_keys_of_one_installation_do_not_stand_in_for_each_other(tmp_path: Path) -> None:
    trail = make_key(tmp_path, TRAIL)
    with pytest.raises(FileError):
        read_key(tmp_path, SESSION)
    assert make_key(tmp_path, SESSION) != trail
    assert read_key(tmp_path, TRAIL) == trail


def test_a_folder_of_keys_that_is_a_file_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "kunci").write_text("berkas")
    with pytest.raises(FileError, match="tidak dapat ditulis: ada sesuatu yang bukan folder"):
        make_key(tmp_path / "kunci", SESSION)
    assert (tmp_path / "kunci").read_text() == "berkas"


def test_a_key_that_the_disk_has_no_room_for_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(FileError, match="ruang disk habis"):
        make_key(tmp_path / "kunci", SESSION)
    assert not [*(tmp_path / "kunci").iterdir()]


def test_of_two_processes_that_start_at_once_both_take_the_same_key(tmp_path: Path) -> None:
    folder = tmp_path / "kunci"
    with ThreadPoolExecutor(8) as pool:
        made = {*pool.map(lambda _: make_key(folder, SESSION), range(16))}
    assert len(made) == 1
    assert [path.name for path in folder.iterdir()] == [SESSION]


def test_nobody_is_told_to_throw_away_the_key_of_the_log(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Pulihkan dari cadangan kunci"):
        read_key(tmp_path, TRAIL)
    key_file(tmp_path, "a" * 64).rename(tmp_path / TRAIL)
    with pytest.raises(WeakKeyError, match="Pulihkan dari cadangan kunci"):
        read_key(tmp_path, TRAIL)
