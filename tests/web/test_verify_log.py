"""`capaian verify-log` as an office calls it: what was cut, put back or changed past the program is found."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.web.tampering import MORE, UNGUARD, call, founded, spoiled, verify
from tests.web.test_production import run

CUT = """
DELETE FROM trail_entry WHERE number > 3;
UPDATE trail_head SET number = 3, seal = (SELECT seal FROM trail_entry WHERE number = 3);
"""
STRANGER = """
INSERT INTO offices_membership (office_id, user_id, role, since)
SELECT office_id, user_id, 'office_head', since FROM offices_membership;
INSERT INTO accounts_user
SELECT 99, password, last_login, 0, 'x', first_name, last_name, email, 0, 1, date_joined, full_name, 0
FROM accounts_user;
UPDATE offices_membership SET user_id = 99;
"""

A_ROLE_WITH_AN_END = """
INSERT INTO offices_membership (office_id, user_id, role, since, until)
SELECT office_id, user_id, 'office_head', since, '2099-12-31' FROM offices_membership;
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return founded(tmp_path_factory.mktemp("jejak") / "data")


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
        assert (ended.returncode, words in " ".join(ended.stderr.split())) == (13, True), ended.stderr
    assert verify(office, "--since", "kemarin").returncode == 11


def test_a_log_that_was_cut_is_found_though_its_end_names_the_last_entry_left(
    office: Path, tmp_path: Path
) -> None:
    ended = verify(spoiled(office, tmp_path, UNGUARD + CUT))
    assert (ended.returncode, "akhir catatan pada entri 3" in " ".join(ended.stderr.split())) == (13, True)


def test_an_older_database_that_is_put_back_is_found_by_a_backup(office: Path, tmp_path: Path) -> None:
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
    assert (ended.returncode, "entri 11 tidak ada lagi" in " ".join(ended.stderr.split())) == (13, True)


def test_a_restored_installation_is_held_against_the_backup_it_came_from(
    office: Path, tmp_path: Path
) -> None:
    backup, new = tmp_path / "c.zip", tmp_path / "baru"
    assert call(office, "backup", str(backup), "--data", str(office)).returncode == 0
    assert call(new, "restore", str(backup), "--data", str(new)).returncode == 0
    shutil.copytree(office / "kunci", new / "kunci")
    assert verify(new).returncode == 0
    manifest = json.loads((new / "manifest.json").read_text())
    (new / "manifest.json").write_text(json.dumps({**manifest, "entries": 9}))
    assert "cadangan yang dipulihkan" in " ".join(verify(new).stderr.split())


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (UNGUARD, "pemicu basis data yang melindungi catatan dihapus"),
        (STRANGER, "akun 99 berperan"),
        (A_ROLE_WITH_AN_END, "peran akun 1 bukan yang ada dalam catatan"),
        ("UPDATE offices_office SET is_demonstration = 1", "disebut peragaan"),
    ],
    ids=["triggers", "people", "a role with an end", "a demonstration"],
)
def test_what_stands_otherwise_than_the_log_says_is_told_apart(
    office: Path, tmp_path: Path, script: str, words: str
) -> None:
    ended = verify(spoiled(office, tmp_path, script))
    told = " ".join(ended.stderr.split())
    assert (ended.returncode, words in told) == (13, True), told
    assert "Catatan kejadian utuh, tetapi isi basis data berubah" in told
