"""What is put back with its keys is looked at as a whole,
and a log that somebody wrote into is named.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from tests.web.tampering import UNGUARD, call, spoiled, verify, with_entries
from tests.web.test_production import FOUNDING, PHRASE

from capaian.cli.commands.verify_log import TamperedLogError

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


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (UNGUARDED, "pelindung catatannya berubah: pemicu basis data"),
        ("UPDATE trail_head SET mark = 'x';", "catatan kejadiannya berubah"),
    ],
)
def test_a_forged_backup_is_not_put_back_and_leaves_nothing(
    office: Path, tmp_path: Path, script: str, words: str
) -> None:
    assert back_up(office, tmp_path).returncode == 0
    forge(tmp_path, script)
    for more in ({}, {"DATABASE_URL": f"sqlite:///{tmp_path / 'lain.sqlite3'}"}):
        ended = restore(tmp_path, **more)
        assert ended.returncode == 11 and words in one_line(ended.stderr)
        assert [
            path.name for path in tmp_path.iterdir() if path.name.startswith((".", "baru", "lain"))
        ] == []


def test_an_older_backup_is_put_back_and_called_unverified(office: Path, tmp_path: Path) -> None:
    assert back_up(office, tmp_path).returncode == 0
    forge(tmp_path, OLDER)
    ended = restore(tmp_path)
    assert (ended.returncode, "belum diperiksa: dari versi lama" in one_line(ended.stdout)) == (
        0,
        True,
    )
    assert "utuh" not in ended.stdout


def test_a_backup_of_what_was_changed_is_made_with_a_warning(office: Path, tmp_path: Path) -> None:
    ended = back_up(spoiled(office, tmp_path, UNGUARDED), tmp_path)
    assert (ended.returncode, (tmp_path / "c.zip").exists()) == (0, True)
    assert "Peringatan: pelindung catatan kejadian berubah: pemicu basis data" in one_line(
        ended.stderr
    )
    sound = tmp_path / "utuh"
    sound.mkdir()
    assert "Peringatan" not in back_up(office, sound).stderr


CHANGE = "UPDATE trail_entry SET {} WHERE number = 5;".format
BAD = (
    "Catatan kejadian berubah: tabelnya hilang, atau memuat isi yang tidak mungkin ditulis "
    "program ini"
)
SPOILS = {
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
