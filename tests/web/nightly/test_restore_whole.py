"""What is put back with its keys is looked at as a whole before it lies where an office works with it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from tests.web.tampering import call, spoiled
from tests.web.test_production import FOUNDING, PHRASE

UNGUARDED = "DROP TRIGGER trail_entry_no_change;"
OLDER = "DELETE FROM django_migrations WHERE app = 'trail' AND name >= '0005';"
DATABASE = "basis-data.sqlite3"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pulih") / "data"
    made = call(folder, "init", "--data", str(folder), *FOUNDING, CAPAIAN_ADMIN_PASSWORD=PHRASE)
    assert made.returncode == 0, made.stderr
    return folder


def back_up(folder: Path, place: Path) -> subprocess.CompletedProcess[str]:
    files = str(place / "c.zip"), "--keys", str(place / "k.zip")
    return call(folder, "backup", *files, "--data", str(folder))


def restore(place: Path, **more: str) -> subprocess.CompletedProcess[str]:
    new = place / "baru"
    return call(
        new,
        "restore",
        str(place / "c.zip"),
        "--data",
        str(new),
        "--keys",
        str(place / "k.zip"),
        **more,
    )


def forge(place: Path, script: str) -> None:
    """Change the database in a backup, and make its manifest anew."""
    with zipfile.ZipFile(place / "c.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    changed = place / "ubah.sqlite3"
    changed.write_bytes(files[DATABASE])
    with closing(sqlite3.connect(changed)) as database:
        database.executescript(script)
        database.commit()
    files[DATABASE] = changed.read_bytes()
    changed.unlink()
    manifest = json.loads(files["manifest.json"])
    manifest["sha256"][DATABASE] = hashlib.sha256(files[DATABASE]).hexdigest()
    files["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(place / "c.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_forged_backup_is_not_put_back_and_leaves_nothing(office: Path, tmp_path: Path) -> None:
    assert back_up(office, tmp_path).returncode == 0
    forge(tmp_path, UNGUARDED)
    elsewhere = tmp_path / "lain.sqlite3"
    for more in ({}, {"DATABASE_URL": f"sqlite:///{elsewhere}"}):
        ended = restore(tmp_path, **more)
        assert ended.returncode == 11
        words = "Cadangan tidak dipulihkan: pelindung catatannya berubah: pemicu basis data"
        assert words in one_line(ended.stderr)
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "baru", "lain"))] == []


def test_a_forged_log_is_not_put_back_either(office: Path, tmp_path: Path) -> None:
    assert back_up(office, tmp_path).returncode == 0
    forge(tmp_path, "UPDATE trail_head SET mark = 'x';")
    ended = restore(tmp_path)
    assert (ended.returncode, "catatan kejadiannya berubah" in one_line(ended.stderr)) == (11, True)
    assert not (tmp_path / "baru").exists()


def test_what_holds_is_put_back_where_it_goes(office: Path, tmp_path: Path) -> None:
    assert back_up(office, tmp_path).returncode == 0
    ended = restore(tmp_path)
    assert (ended.returncode, "catatannya utuh" in one_line(ended.stdout)) == (0, True)
    new = tmp_path / "baru"
    assert sorted(path.name for path in new.iterdir()) == ["capaian.sqlite3", "kunci", "manifest.json"]
    assert call(new, "verify-log", "--data", str(new)).returncode == 0


def test_a_backup_of_an_earlier_version_is_put_back_and_said_not_to_be_looked_at(
    office: Path, tmp_path: Path
) -> None:
    assert back_up(office, tmp_path).returncode == 0
    forge(tmp_path, OLDER)
    ended = restore(tmp_path)
    assert (ended.returncode, "belum diperiksa: dari versi lama" in one_line(ended.stdout)) == (0, True)
    assert "utuh" not in ended.stdout


def test_a_backup_of_what_was_changed_is_made_with_a_warning(office: Path, tmp_path: Path) -> None:
    ended = back_up(spoiled(office, tmp_path, UNGUARDED), tmp_path)
    assert (ended.returncode, (tmp_path / "c.zip").exists()) == (0, True)
    assert "Peringatan: pelindung catatan kejadian berubah: pemicu basis data" in one_line(ended.stderr)
    sound = tmp_path / "utuh"
    sound.mkdir()
    assert "Peringatan" not in back_up(office, sound).stderr
