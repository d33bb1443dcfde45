"""Backups of an installation: checked before they count, put back whole or not at all,
keys apart.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from capaian.domain.errors import FileError
from capaian.web.configuration import Configuration, read_configuration, require_installation
from capaian.web.keeping import backup as backup_module
from capaian.web.keeping.backup import MANIFEST, keep_keys, make_backup, read_manifest, restore
from capaian.web.keys import SESSION, TRAIL, make_key

PHOTO = b"\x89PNG bukti"


def installation(folder: Path) -> Configuration:
    """A folder with a database of one table, one content of evidence, and both keys."""
    found = read_configuration({"CAPAIAN_DATA": str(folder)})
    folder.mkdir()
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        database.execute("CREATE TABLE rows (text TEXT)")
        database.execute("INSERT INTO rows VALUES ('90')")
        database.commit()
    digest = hashlib.sha256(PHOTO).hexdigest()
    place = found.evidence / digest[:2]
    place.mkdir(parents=True)
    (place / digest).write_bytes(PHOTO)
    (place / f"{digest}.halfway").write_bytes(b"half")
    for name in (SESSION, TRAIL):
        make_key(found.keys, name)
    return found


def texts(folder: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(folder / "capaian.sqlite3")) as database:
        return [*database.execute("SELECT text FROM rows")]


def contents(folder: Path) -> dict[str, bytes]:
    """All files of an installation but those of the database."""
    found = (path for path in folder.rglob("*") if path.is_file() and "sqlite3" not in path.name)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_what_was_backed_up_comes_back_with_its_keys(tmp_path: Path) -> None:
    old = installation(tmp_path / "lama")
    kept = make_backup(old, tmp_path / "c.zip", 7)
    keep_keys(old, tmp_path / "k.zip")
    assert (kept.entries, len(kept.sha256)) == (7, 2)
    new = read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")})
    assert restore(tmp_path / "c.zip", new, tmp_path / "k.zip").entries == 7
    assert texts(new.folder) == [("90",)]
    came = contents(new.folder)
    left = {
        name: content for name, content in contents(old.folder).items() if "halfway" not in name
    }
    assert {name: content for name, content in came.items() if name != MANIFEST} == left
    assert stat.S_IMODE((new.keys / TRAIL).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_keys_are_in_no_backup_and_their_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    old = installation(tmp_path / "lama")
    make_backup(old, tmp_path / "c.zip", 0)
    keep_keys(old, tmp_path / "k.zip")
    key = (old.keys / TRAIL).read_bytes()
    with zipfile.ZipFile(tmp_path / "c.zip") as archive:
        assert all(key not in archive.read(name) for name in archive.namelist())
    assert stat.S_IMODE((tmp_path / "k.zip").stat().st_mode) == 0o600


def test_a_writer_that_is_not_done_is_not_in_it(tmp_path: Path) -> None:
    old = installation(tmp_path / "lama")
    with closing(sqlite3.connect(old.folder / "capaian.sqlite3")) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("INSERT INTO rows VALUES ('selesai')")
        writer.commit()
        writer.execute("INSERT INTO rows VALUES ('setengah')")
        make_backup(old, tmp_path / "c.zip", 0)
    restore(tmp_path / "c.zip", read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")}), None)
    assert texts(tmp_path / "baru") == [("90",), ("selesai",)]


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    old = installation(tmp_path / "lama")
    (tmp_path / "c.zip").write_text("lama")
    for make in (
        lambda: make_backup(old, tmp_path / "c.zip", 0),
        lambda: keep_keys(old, tmp_path / "c.zip"),
    ):
        with pytest.raises(FileError, match="sudah ada"):
            make()
    assert (tmp_path / "c.zip").read_text() == "lama"


def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = installation(tmp_path / "lama")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_module, "hash_file", full)
    with pytest.raises(FileError, match="tidak dapat ditulis"):
        make_backup(old, tmp_path / "c.zip", 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["capaian", "lama", "statis"]


def rewrite(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def photo_of(members: dict[str, bytes]) -> str:
    return next(name for name in members if name.startswith("bukti/"))


def lost(members: dict[str, bytes]) -> None:
    del members[photo_of(members)]


def changed(members: dict[str, bytes]) -> None:
    members[photo_of(members)] = PHOTO + b"!"


def more(members: dict[str, bytes]) -> None:
    members["bukti/zz/lain"] = b"lain"


def no_database(members: dict[str, bytes]) -> None:
    manifest = json.loads(members[MANIFEST])
    del members[manifest["database"]]
    del manifest["sha256"][manifest["database"]]
    members[MANIFEST] = json.dumps(manifest).encode()


def leading_out(members: dict[str, bytes]) -> None:
    manifest = json.loads(members[MANIFEST])
    members["bukti/../../keluar"] = b"keluar"
    manifest["sha256"]["bukti/../../keluar"] = hashlib.sha256(b"keluar").hexdigest()
    members[MANIFEST] = json.dumps(manifest).encode()


def newer(members: dict[str, bytes]) -> None:
    members[MANIFEST] = json.dumps({**json.loads(members[MANIFEST]), "format": 99}).encode()


def no_manifest(members: dict[str, bytes]) -> None:
    del members[MANIFEST]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lost, "hilang"),
        (changed, "berubah"),
        (more, "tidak disebut dalam manifes"),
        (no_database, "basis datanya tidak ada"),
        (leading_out, "keluar dari foldernya"),
        (newer, "bukan cadangan Capaian"),
        (no_manifest, "bukan cadangan Capaian"),
    ],
)
def test_a_spoiled_backup_is_reported_and_nothing_is_put_back(
    spoil: Callable[[dict[str, bytes]], None], message: str, tmp_path: Path
) -> None:
    make_backup(installation(tmp_path / "lama"), tmp_path / "c.zip", 0)
    rewrite(tmp_path / "c.zip", spoil)
    new = read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")})
    with pytest.raises(FileError, match=message):
        restore(tmp_path / "c.zip", new, None)
    assert not new.folder.exists() and not (tmp_path / "keluar").exists()


@pytest.mark.parametrize("member", [0, 1])
@pytest.mark.parametrize("bit", range(8))
def test_a_bit_that_fell_over_is_found(member: int, bit: int, tmp_path: Path) -> None:
    make_backup(installation(tmp_path / "lama"), tmp_path / "c.zip", 0)
    with zipfile.ZipFile(tmp_path / "c.zip") as archive:
        found = archive.infolist()[member]
    content = bytearray((tmp_path / "c.zip").read_bytes())
    content[found.header_offset + 30 + len(found.filename) + 4] ^= 1 << bit
    (tmp_path / "c.zip").write_bytes(content)
    with pytest.raises(FileError):
        read_manifest(tmp_path / "c.zip")


def test_what_a_killed_backup_left_is_gone_after_the_next_one(tmp_path: Path) -> None:
    """A copy of the database must not lie about."""
    old = installation(tmp_path / "lama")
    script = (
        "import os, sys, signal\nfrom pathlib import Path\n"
        "from capaian.web.configuration import read_configuration\n"
        "from capaian.web.keeping import backup\n"
        "backup.read_manifest = lambda part: os.kill(os.getpid(), signal.SIGKILL)\n"
        "backup.make_backup(read_configuration({'CAPAIAN_DATA': sys.argv[1]}), "
        "Path(sys.argv[2]), 0)\n"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "capaian.web.settings"}
    target = tmp_path / "cadangan" / "a.zip"
    target.parent.mkdir()
    command = [sys.executable, "-c", script, str(old.folder), str(target)]
    assert subprocess.run(command, env=environment, check=False).returncode == -9
    (left,) = target.parent.iterdir()
    assert {path.suffix for path in left.iterdir()} >= {".zip", ".sqlite3"}
    make_backup(old, target, 0)
    assert [path.name for path in target.parent.iterdir()] == ["a.zip"]


_KILLED = """
import os, sys
from capaian.cli import main
from capaian.web.keeping import backup
number, put_back = int(sys.argv.pop(1)), backup._put_back

def killed(*arguments):
    put_back(*arguments)
    os.kill(os.getpid(), number)

backup._put_back = killed
main.run()
"""


def test_a_killed_restore_leaves_nothing_in_the_way_of_the_next_one(tmp_path: Path) -> None:
    """Half of it, with evidence of an office, stayed beside the folder for good."""
    make_backup(installation(tmp_path / "lama"), tmp_path / "c.zip", 0)
    folder = tmp_path / "baru"
    new = read_configuration({"CAPAIAN_DATA": str(folder)})
    for number, code in ((signal.SIGTERM, 130), (signal.SIGKILL, -9)):
        command = (str(int(number)), "restore", str(tmp_path / "c.zip"), "--data", str(folder))
        ended = subprocess.run(
            [sys.executable, "-c", _KILLED, *command], check=False, capture_output=True
        )
        assert (ended.returncode, folder.exists()) == (code, number is signal.SIGKILL), (
            ended.stderr
        )
    with pytest.raises(FileError, match="tidak memuat instalasi"):
        require_installation(new)
    restore(tmp_path / "c.zip", new, None)
    assert {path.name for path in folder.iterdir()} == {"bukti", "capaian.sqlite3", MANIFEST}


def test_a_text_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "c.zip").write_text("bukan")
    with pytest.raises(FileError, match="bukan cadangan Capaian"):
        read_manifest(tmp_path / "c.zip")
    with pytest.raises(FileError):
        read_manifest(tmp_path / "tidak-ada.zip")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    old = installation(tmp_path / "lama")
    make_backup(old, tmp_path / "c.zip", 0)
    before = contents(old.folder)
    with pytest.raises(FileError, match="sudah berisi"):
        restore(tmp_path / "c.zip", old, None)
    assert contents(old.folder) == before
    (tmp_path / "kosong").mkdir()
    restore(
        tmp_path / "c.zip", read_configuration({"CAPAIAN_DATA": str(tmp_path / "kosong")}), None
    )
    assert texts(tmp_path / "kosong") == [("90",)]


def test_a_file_of_keys_that_is_none_puts_nothing_back(tmp_path: Path) -> None:
    make_backup(installation(tmp_path / "lama"), tmp_path / "c.zip", 0)
    new = read_configuration({"CAPAIAN_DATA": str(tmp_path / "baru")})
    with pytest.raises(FileError, match="bukan cadangan kunci"):
        restore(tmp_path / "c.zip", new, tmp_path / "c.zip")
    assert not new.folder.exists()
