"""A log is gone on with by its own key alone:
one entry under another one would break it for ever.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from unittest.mock import ANY

import pytest
from tests.web.tampering import UNGUARD, call, spoiled, verify, with_entries
from tests.web.test_production import BIN, environment

from capaian.web.keys import SESSION, TRAIL, make_key

FOREIGN = "bukan kunci basis data ini"


@pytest.fixture(scope="module")
def office(founded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_entries(founded_office, tmp_path_factory.mktemp("kunci") / "data")


def entries(office: Path) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(office / "capaian.sqlite3")) as database:
        return database.execute("SELECT number, seal FROM trail_entry ORDER BY number").fetchall()


def another_folder(place: Path, *, has_keys: bool) -> Path:
    folder = place / "lain"
    folder.mkdir()
    for name in (SESSION, TRAIL) if has_keys else ():
        make_key(folder / "kunci", name)
    return folder


@pytest.mark.parametrize(
    ("has_keys", "words"), [(True, FOREIGN), (False, "Pulihkan dari cadangan kunci")]
)
@pytest.mark.parametrize("command", [("serve", "--port", "1"), ("reset-password", "admin")])
def test_another_folder_goes_on_with_no_log(
    office: Path, tmp_path: Path, command: tuple[str, ...], has_keys: bool, words: str
) -> None:
    before, folder = entries(office), another_folder(tmp_path, has_keys=has_keys)
    files = sorted(folder.rglob("*"))
    own = {"DATABASE_URL": f"sqlite:///{office / 'capaian.sqlite3'}"}
    ended = call(folder, *command, "--data", str(folder), **own)
    assert (ended.returncode, ended.stdout) == (11, "")
    assert words in " ".join(ended.stderr.split())
    assert entries(office) == before
    assert [each for each in sorted(folder.rglob("*")) if each.name != "server.kunci"] == files
    assert verify(office).returncode == 0


def test_a_backup_is_not_put_back_with_keys_of_another_installation(
    office: Path, tmp_path: Path
) -> None:
    other, new = tmp_path / "dinas lain", tmp_path / "baru"
    shutil.copytree(office, other)
    shutil.rmtree(other / "kunci")
    for name in (SESSION, TRAIL):
        make_key(other / "kunci", name)
    backup, keys = str(tmp_path / "c.zip"), str(tmp_path / "k.zip")
    assert call(office, "backup", backup, "--data", str(office)).returncode == 0
    looked = verify(other)
    assert (looked.returncode, "kunci lain daripada kunci folder ini" in looked.stderr) == (
        13,
        True,
    )
    shutil.make_archive(keys.removesuffix(".zip"), "zip", other / "kunci")
    ended = call(new, "restore", backup, "--data", str(new), "--keys", keys)
    assert ended.returncode == 11
    assert "berkas kunci itu bukan kuncinya" in " ".join(ended.stderr.split())
    assert not new.exists()


REASON = "kunci hilang\nDisk server rusak, diputuskan kepala dinas.\n"


def reset(folder: Path, typed: str) -> tuple[int, str]:
    command = [BIN / "capaian", "reset-log-key", "--data", folder]
    ended = subprocess.run(
        command, input=typed, env=environment(folder), capture_output=True, text=True, check=False
    )
    return ended.returncode, " ".join((ended.stdout + ended.stderr).split())


@pytest.fixture(scope="module")
def renewed(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose key was lost, after a backup."""
    folder = tmp_path_factory.mktemp("baru") / "data"
    shutil.copytree(office, folder)
    assert (
        call(folder, "backup", str(folder.parent / "lama.zip"), "--data", str(folder)).returncode
        == 0
    )
    code, words = reset(folder, REASON)
    assert (code, "jejak ada" in words) == (11, True), "nothing is lost"
    (folder / "kunci" / TRAIL).rename(folder.parent / TRAIL)
    for typed, refusal in (
        ("ya\n", "Tidak ada yang diubah"),
        ("kunci hilang\n0811223344556\n", "Alasan ini"),
    ):
        code, words = reset(folder, typed)
        assert code and refusal in words and not (folder / "kunci" / TRAIL).exists()
    assert reset(folder, REASON) == (0, ANY)
    return folder


def test_a_new_chain_goes_on_where_a_lost_key_ended_and_always_tells_it(
    renewed: Path, tmp_path: Path
) -> None:
    words = "Entri 1-6: rantai lama, kuncinya hilang pada"
    looked = verify(renewed, "--against", str(renewed.parent / "lama.zip"))
    assert (looked.returncode, words in looked.stdout) == (0, True), looked.stderr
    assert call(renewed, "reset-password", "admin", "--data", str(renewed)).returncode == 0, (
        "it goes on"
    )
    backup, keys, new = (str(tmp_path / name) for name in ("c.zip", "k.zip", "pulih"))
    assert call(renewed, "backup", backup, "--data", str(renewed), "--keys", keys).returncode == 0
    restored = call(Path(new), "restore", backup, "--data", new, "--keys", keys)
    assert (restored.returncode, words in restored.stdout) == (0, True), restored.stderr
    assert verify(Path(new)).returncode == 0


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        (
            "UPDATE trail_entry SET subject = 'lain' WHERE number = 2",
            "entri 1 sampai 6 bukan yang ada",
        ),
        ("DELETE FROM trail_entry WHERE number = 2", "entri 1 sampai 6 bukan yang ada"),
        (
            "UPDATE trail_entry SET reason = 'lain' WHERE number = 7",
            "isi entri 7 bukan yang disegel",
        ),
        ("DELETE FROM trail_entry WHERE number = 7", "isi entri 1 bukan yang disegel"),
    ],
)
def test_what_is_changed_of_either_chain_later_is_found(
    renewed: Path, tmp_path: Path, sql: str, words: str
) -> None:
    ended = verify(spoiled(renewed, tmp_path, UNGUARD + sql))
    assert (ended.returncode, words in " ".join(ended.stderr.split())) == (13, True), ended.stderr


def test_no_chain_begins_after_a_log_that_was_cut(office: Path, tmp_path: Path) -> None:
    sql = "DELETE FROM trail_entry WHERE number = 4"
    copy = spoiled(office, tmp_path, UNGUARD + sql)
    (copy / "kunci" / TRAIL).unlink()
    code, words = reset(copy, REASON)
    assert (code, "ada entri yang tidak ada lagi" in words) == (11, True), words
    assert not (copy / "kunci" / TRAIL).exists()
