"""Entries that are told again, exchanged, swapped or sealed by another key are named by `verify-log`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.web.tampering import UNGUARD, spoiled, verify, with_entries

from capaian.web.keys import TRAIL, make_key

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
}


@pytest.fixture(scope="module")
def office(founded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_entries(founded_office, tmp_path_factory.mktemp("tukar") / "data")


@pytest.mark.parametrize("name", SPOILS)
def test_it_is_named(office: Path, tmp_path: Path, name: str) -> None:
    script, words = SPOILS[name]
    answer = verify(spoiled(office, tmp_path, UNGUARD + script))
    said = " ".join(answer.stderr.split())
    assert (answer.returncode, words in said) == (13, True), said


def test_under_a_new_key_the_first_entry_is_named(office: Path, tmp_path: Path) -> None:
    copy = tmp_path / "salinan"
    shutil.copytree(office, copy)
    (copy / "kunci" / TRAIL).unlink()
    make_key(copy / "kunci", TRAIL)
    answer = verify(copy)
    said = " ".join(answer.stderr.split())
    assert (answer.returncode, "isi entri 1 bukan yang disegel" in said) == (13, True), said
