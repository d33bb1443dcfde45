"""`capaian verify-log` names what no program can have written, with its place, and does not stumble."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.tampering import UNGUARD, founded, spoiled, verify

from capaian.cli.commands.verify_log import TamperedLogError

YEAR = """
INSERT INTO years_officeyear (id, year, identity, revision, stamp, is_closed, office_id)
SELECT 7, 2025, {identity}, 0, '{stamp}', 0, id FROM offices_office;
"""
ROW = """
INSERT INTO years_row (id, sheet, place, number, cells, version, token, office_year_id)
VALUES (9, 'counts.csv', 1, 0, '{cells}', 1, '', 7);
"""
CHANGE = "UPDATE trail_entry SET {setting} WHERE number = 5;"
HEX = "0123456789abcdef" * 2
A_YEAR = YEAR.format(identity=f"'{HEX}'", stamp=HEX)
LOG = "Catatan kejadian berubah: "
REST = "Catatan kejadian utuh, tetapi isi basis data berubah: "
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
    "no posts": ("DROP TABLE offices_holding;", f"{REST}tabel offices_holding tidak ada"),
    "no column": (
        "ALTER TABLE years_row RENAME COLUMN token TO lain;",
        f"{REST}tabel years_row: kolom token tidak ada",
    ),
    "a list of cells": (
        A_YEAR + ROW.format(cells="[1]"),
        f"{REST}tabel years_row, id 9: kolom cells bukan sel-sel baris",
    ),
    "a cell that is no text": (
        A_YEAR + ROW.format(cells='{"value": null}'),
        f"{REST}tabel years_row, id 9: kolom cells bukan sel-sel baris",
    ),
    "no identity": (
        YEAR.format(identity="'x'", stamp=HEX),
        f"{REST}tabel years_officeyear, id 7: kolom identity bukan tanda pengenal",
    ),
    "a day of letters": (
        "UPDATE offices_membership SET since = 'x';",
        f"{REST}tabel offices_membership, id 1: kolom since bukan tanggal",
    ),
    "a group that is not there": (
        "INSERT INTO accounts_user_groups (user_id, group_id) VALUES (1, 99);",
        f"{REST}tabel accounts_user_groups, id 1: menunjuk baris auth_group yang tidak ada",
    ),
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
