"""`capaian verify-log` names what no program can have written, with its place, and does not stumble."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.tampering import UNGUARD, founded, spoiled, verify

from capaian.cli.commands.verify_log import TamperedLogError

CHANGE = "UPDATE trail_entry SET {setting} WHERE number = 5;"
LOG = "Catatan kejadian berubah: "
ENTRY = f"{LOG}entri 5, tabel trail_entry, id 5: kolom "


def entry(setting: str) -> str:
    return CHANGE.format(setting=setting)


SPOILS = {
    "no time": (entry("at = 'x'"), f"{ENTRY}at bukan waktu"),
    "a day that is none": (entry("at = '2025-02-30 00:00:00'"), f"{ENTRY}at bukan waktu"),
    "a seal that is bytes": (entry("seal = x'ff'"), f"{ENTRY}seal bukan teks"),
    "bytes that are no text": (entry("reason = CAST(x'ff' AS TEXT)"), f"{ENTRY}reason bukan teks UTF-8"),
    "no mapping": (entry("after = '[1]'"), f"{ENTRY}after bukan keterangan"),
    "half a mapping": (
        "PRAGMA ignore_check_constraints = ON;" + entry("before = '{'"),
        f"{ENTRY}before bukan keterangan",
    ),
    "a number of letters": (
        "UPDATE trail_entry SET number = 'x' WHERE number = 5;",
        f"{LOG}entri x, tabel trail_entry, id 5: kolom number bukan bilangan",
    ),
    "another letter in a seal": (entry("seal = 'é'"), f"{LOG}isi entri 5 bukan yang disegel"),
    "no number at all": (entry("""after = '{"x": 1e999}'"""), f"{LOG}isi entri 5 bukan yang disegel"),
    "half a letter": (entry(r"""after = '{"x": "\ud800"}'"""), f"{LOG}isi entri 5 bukan yang disegel"),
    "another letter in the mark": ("UPDATE trail_head SET mark = 'é';", f"{LOG}akhir catatan pada entri 6"),
    "a mark that is bytes": (
        "UPDATE trail_head SET mark = x'ff';",
        f"{LOG}tabel trail_head, id 1: kolom mark bukan teks",
    ),
    "an end of letters": (
        "UPDATE trail_head SET number = 'x';",
        f"{LOG}tabel trail_head, id 1: kolom number bukan bilangan",
    ),
    "no log": ("DROP TABLE trail_entry;", f"{LOG}tabel trail_entry tidak ada"),
    "no end": ("DROP TABLE trail_head;", f"{LOG}tabel trail_head tidak ada"),
    "no version": ("DROP TABLE django_migrations;", f"{LOG}tabel django_migrations tidak ada"),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return founded(tmp_path_factory.mktemp("jejak") / "data")


@pytest.mark.parametrize("name", SPOILS)
def test_it_is_named_with_its_place(office: Path, tmp_path: Path, name: str) -> None:
    script, words = SPOILS[name]
    guards = UNGUARD if "trail_" in script else ""
    answer = verify(spoiled(office, tmp_path, guards + script))
    said = " ".join(answer.stderr.split())
    assert (answer.returncode, words in said) == (TamperedLogError.exit_code, True), said
