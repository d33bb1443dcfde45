"""`capaian verify-log` as an office calls it: what was cut,
put back or changed past the program is found.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from tests.web.tampering import MORE, UNGUARD, call, spoiled, verify, with_entries
from tests.web.test_production import run

CUT = """
DELETE FROM trail_entry WHERE number > 3;
UPDATE trail_head SET number = 3, seal = (SELECT seal FROM trail_entry WHERE number = 3);
"""


@pytest.fixture(scope="module")
def office(founded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_entries(founded_office, tmp_path_factory.mktemp("jejak") / "data")


def point_of(office: Path) -> str:
    found = re.search(r"^6:[0-9a-f]{64}$", verify(office).stdout, re.MULTILINE)
    assert found is not None
    return found[0]


def test_the_printed_point_is_taken_again_and_no_other_one(office: Path) -> None:
    point = point_of(office)
    assert verify(office, "--since", point).returncode == 0
    other = f"{point[:-1]}{'0' if point[-1] != '0' else '1'}"
    for wrong, words in ((other, "bukan yang tercatat"), ("7" + point[1:], "tidak ada lagi")):
        ended = verify(office, "--since", wrong)
        assert (ended.returncode, words in " ".join(ended.stderr.split())) == (13, True), (
            ended.stderr
        )
    assert verify(office, "--since", "kemarin").returncode == 11


def test_a_cut_log_is_found_though_its_end_names_the_last_entry_left(
    office: Path, tmp_path: Path
) -> None:
    ended = verify(spoiled(office, tmp_path, UNGUARD + CUT))
    assert (ended.returncode, "akhir catatan pada entri 3" in " ".join(ended.stderr.split())) == (
        13,
        True,
    )


def test_an_older_database_that_is_put_back_is_found_by_a_backup(
    office: Path, tmp_path: Path
) -> None:
    older, now = tmp_path / "lama", tmp_path / "kini"
    for copy in (older, now):
        shutil.copytree(office, copy)
    assert run(now, "python", "-c", MORE, CAPAIAN_DATA=str(now)).returncode == 0
    backup = tmp_path / "c.zip"
    made = call(now, "backup", str(backup), "--data", str(now))
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert (manifest["entries"], len(manifest["seal"])) == (11, 64)
    assert verify(now, "--against", str(backup)).returncode == 0
    assert verify(older).returncode == 0, "its own seals hold"
    ended = verify(older, "--against", str(backup))
    assert (ended.returncode, "entri 11 tidak ada lagi" in " ".join(ended.stderr.split())) == (
        13,
        True,
    )


def test_a_restored_installation_is_compared_with_its_backup(office: Path, tmp_path: Path) -> None:
    backup, new, keys = tmp_path / "c.zip", tmp_path / "baru", str(tmp_path / "k.zip")
    made = call(office, "backup", str(backup), "--data", str(office), "--keys", keys)
    assert made.returncode == 0 and "6 entri catatan" in made.stdout, made.stderr
    done = call(new, "restore", str(backup), "--data", str(new), "--keys", keys)
    assert done.returncode == 0 and "6 entri, catatannya utuh" in done.stdout, done.stderr
    assert verify(new).returncode == 0
    manifest = json.loads((new / "manifest.json").read_text())
    (new / "manifest.json").write_text(json.dumps({**manifest, "entries": 9}))
    assert "cadangan yang dipulihkan" in " ".join(verify(new).stderr.split())


def test_a_trigger_that_was_removed_is_named_though_the_entries_hold(
    office: Path, tmp_path: Path
) -> None:
    ended = verify(spoiled(office, tmp_path, UNGUARD))
    text = " ".join(ended.stderr.split())
    words = "utuh, tetapi pelindungnya berubah: pemicu basis data yang melindungi catatan dihapus"
    assert (ended.returncode, words in text) == (13, True), text


def test_what_is_not_proven_is_shown(office: Path) -> None:
    ended = verify(office)
    words = "Tidak dibuktikan: isi tabel tanpa sidik jari"
    assert (ended.returncode, words in ended.stdout) == (0, True)


LATER = (
    "INSERT INTO django_migrations (app, name, applied) VALUES ('years', '0999_later', "
    "'2030-01-01')"
)


def test_a_database_of_a_later_version_is_refused_by_every_command(
    office: Path, tmp_path: Path
) -> None:
    copy, kept = spoiled(office, tmp_path, LATER), tmp_path / "c.zip"
    made = call(office, "backup", str(kept), "--data", str(office))
    assert made.returncode == 0, made.stderr
    later, data = tmp_path / "kemudian.zip", (copy / "capaian.sqlite3").read_bytes()
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(later, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        name = manifest["database"]
        manifest["sha256"][name] = sha256(data).hexdigest()
        new.writestr(name, data)
        new.writestr("manifest.json", json.dumps(manifest))
    commands = (
        ("verify-log", "--data", str(copy)),
        ("backup", str(tmp_path / "lain.zip"), "--data", str(copy)),
        ("serve", "--data", str(copy), "--port", "1"),
        ("reset-password", "admin", "--data", str(copy)),
        ("restore", str(later), "--data", str(tmp_path / "baru")),
    )
    for command in commands:
        ended = call(copy, *command)
        words = "dari Capaian yang lebih baru (langkah years 0999_later)"
        assert (ended.returncode, words in " ".join(ended.stderr.split())) == (11, True), (
            command,
            ended,
        )
    assert not (tmp_path / "baru").exists() and not (tmp_path / "lain.zip").exists()
