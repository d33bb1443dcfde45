"""A log is gone on with by its own key alone: one entry under another one would break it for ever."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.web.tampering import call, verify, with_entries

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


@pytest.mark.parametrize(("has_keys", "words"), [(True, FOREIGN), (False, "Pulihkan dari cadangan kunci")])
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


def test_a_backup_is_not_put_back_with_keys_of_another_installation(office: Path, tmp_path: Path) -> None:
    other, new = tmp_path / "dinas lain", tmp_path / "baru"
    shutil.copytree(office, other)
    shutil.rmtree(other / "kunci")
    for name in (SESSION, TRAIL):
        make_key(other / "kunci", name)
    backup, keys = str(tmp_path / "c.zip"), str(tmp_path / "k.zip")
    assert call(office, "backup", backup, "--data", str(office)).returncode == 0
    looked = verify(other)
    assert (looked.returncode, "kunci lain daripada kunci folder ini" in looked.stderr) == (13, True)
    shutil.make_archive(keys.removesuffix(".zip"), "zip", other / "kunci")
    ended = call(new, "restore", backup, "--data", str(new), "--keys", keys)
    assert ended.returncode == 11
    assert "berkas kunci itu bukan kuncinya" in " ".join(ended.stderr.split())
    assert not new.exists()
