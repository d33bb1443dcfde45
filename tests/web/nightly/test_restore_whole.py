"""What is put back with its keys is looked at as a whole, and a log that somebody wrote into is named."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from tests.web.tampering import UNGUARD, call, spoiled, verify, with_entries
from tests.web.test_production import FOUNDING, PHRASE

from capaian.cli.commands.verify_log import TamperedLogError
from capaian.web.keys import TRAIL, make_key

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


def test_an_older_backup_is_put_back_and_called_unverified(office: Path, tmp_path: Path) -> None:
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


AGAIN = """
INSERT INTO trail_entry (office_id, number, at, actor_id, role, action, subject, before, after, reason, seal)
SELECT office_id, 7, at, actor_id, role, action, subject, before, after, reason, seal
FROM trail_entry WHERE number = 4;
"""
END = "UPDATE trail_head SET number = 7, seal = (SELECT seal FROM trail_entry WHERE number = 4);"
SHORTER = """
DELETE FROM trail_entry WHERE number = 6;
UPDATE trail_head SET number = 5, seal = (SELECT seal FROM trail_entry WHERE number = 5);
"""
SWAPPED = """
UPDATE trail_entry SET number = 99 WHERE number = 4;
UPDATE trail_entry SET number = 4 WHERE number = 5;
UPDATE trail_entry SET number = 5 WHERE number = 99;
"""
EXCHANGED = """
UPDATE trail_entry SET seal = (SELECT seal FROM trail_entry WHERE number = 3) WHERE number = 4;
"""
WORDS_EXCHANGED = """
UPDATE trail_entry SET subject = (SELECT subject FROM trail_entry WHERE number = 5) WHERE number = 4;
"""
CHANGE = "UPDATE trail_entry SET {} WHERE number = 5;".format
BAD = "Catatan kejadian berubah: tabelnya hilang, atau memuat isi yang tidak mungkin ditulis program ini"
SPOILS = {
    "again": (AGAIN, "entri 7"),
    "again with its end": (AGAIN + END, "isi entri 7 bukan yang disegel"),
    "the last one gone": (SHORTER, "akhir catatan pada entri 5"),
    "swapped": (SWAPPED, "isi entri 4 bukan yang disegel"),
    "seals exchanged": (EXCHANGED, "isi entri 4 bukan yang disegel"),
    "words exchanged": (WORDS_EXCHANGED, "isi entri 4 bukan yang disegel"),
    "one between gone": ("DELETE FROM trail_entry WHERE number = 4;", "entri 4 tidak ada"),
    "a second end": (
        "INSERT INTO trail_head (number, seal, mark) SELECT 3, seal, mark FROM trail_head;",
        "catatan berakhir dua kali",
    ),
    "no time": (CHANGE("at = 'x'"), BAD),
    "bytes that are no text": (CHANGE("reason = CAST(x'ff' AS TEXT)"), BAD),
    "half a mapping": ("PRAGMA ignore_check_constraints = ON;" + CHANGE("before = '{'"), ""),
    "no mapping": (CHANGE("after = '[1]'"), "isi entri 5 bukan yang disegel"),
    "a number of letters": (CHANGE("number = 'x'"), ""),
    "a seal that is bytes": (CHANGE("seal = x'ff'"), ""),
    "another letter in a seal": (CHANGE("seal = 'é'"), "isi entri 5 bukan yang disegel"),
    "no number at all": (CHANGE("""after = '{"x": 1e999}'"""), ""),
    "half a letter": (CHANGE(r"""after = '{"x": "\ud800"}'"""), ""),
    "a mark that is bytes": ("UPDATE trail_head SET mark = x'ff';", ""),
    "an end of letters": ("UPDATE trail_head SET number = 'x';", ""),
    "no log": ("DROP TABLE trail_entry;", BAD),
    "no end": ("DROP TABLE trail_head;", BAD),
}
"""What somebody writes past the program, and the words that name it."""


@pytest.fixture(scope="module")
def logged_office(founded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_entries(founded_office, tmp_path_factory.mktemp("jejak") / "data")


@pytest.mark.parametrize("name", SPOILS)
def test_it_is_named(logged_office: Path, tmp_path: Path, name: str) -> None:
    script, words = SPOILS[name]
    answer = verify(spoiled(logged_office, tmp_path, UNGUARD + script))
    text = one_line(answer.stderr)
    assert (answer.returncode, words in text) == (TamperedLogError.exit_code, True), text
    assert "Catatan kejadian berubah: " in text


def test_under_a_new_key_the_first_entry_is_named(logged_office: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan"
    shutil.copytree(logged_office, copy)
    (copy / "kunci" / TRAIL).unlink()
    make_key(copy / "kunci", TRAIL)
    answer = verify(copy)
    text = one_line(answer.stderr)
    assert (answer.returncode, "isi entri 1 bukan yang disegel" in text) == (13, True), text
