"""An office that an earlier version filled opens in this one, which says the same of it.

`make_installation.py` made the installations that are kept here, each with what its version said.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest
from tests.forked.commands import run_command
from tests.upgrade.make_installation import BACKUP, DATA, HERE, KEYS
from tests.web.test_production import environment

KEPT: Final = sorted(path.stem for path in HERE.glob("*.json"))
GONE: Final = frozenset({"/kecil/2024/pelayanan/tempel/?tempat=kec-hulu"})
"""Pages that a later version has no more: a table is brought as a file or a block."""
OF_THE_VERSION: Final = frozenset(
    {
        "/kecil/kelola/",  # the computer and the log
        "/kecil/2024/catatan/",  # its newest entries are those of the upgrade
        "/kecil/2024/naskah/",  # how many things to notice before a paper is made
    }
)
"""Pages whose numbers another version has otherwise."""
WHOLE: Final = "Catatan kejadian utuh."
A_PRESS: Final = """
INSERT INTO services_tally (key, day, site, service, stage, area, post, holder, detail, count, at,
by_id, office_id, seal) SELECT '00000000000000000000000000000001', day, site, service, stage,
area, post, holder, detail, 50, at, by_id, office_id, seal FROM services_tally WHERE id = 7
"""
A_ROLE: Final = """
INSERT INTO offices_membership (since, until, role, user_id, office_id)
SELECT '2020-01-01', NULL, 'office_head', user_id, office_id FROM offices_membership
WHERE role = 'viewer'
"""
A_TITLE: Final = """
UPDATE years_row SET cells = json_set(cells, '$.title', 'Register lain')
WHERE json_extract(cells, '$.id') = 'register-services-2024-Q1' AND office_year_id = 1
"""
EDITS: Final[Mapping[str, tuple[str, str]]] = {
    "T1, a form": (
        "UPDATE measurement_postform SET state = 'approved' WHERE state = 'draft'",
        "Isian Disdukcapil Khayal 2025, kabid-dafduk, 2025-Q1",
    ),
    "T2, a count of an approved year": (
        (
            "UPDATE years_row SET cells = json_set(cells, '$.value', '9999') WHERE id = "
            "(SELECT min(id) FROM years_row WHERE sheet = 'counts.csv')"
        ),
        "9999",
    ),
    "T3, an open year": (
        "UPDATE years_officeyear SET is_closed = 1 WHERE year = 2025",
        "Tahun Disdukcapil Khayal 2025",
    ),
    "T4, figures of a closed month": (
        "UPDATE feed_closedmonth SET figures = replace(figures, '19', '99') WHERE id = 1",
        "register pelayanan Januari 2024",
    ),
    "T7, a file of a paper": (
        (
            "UPDATE papers_paperfile SET sha256 = (SELECT min(sha256) FROM evidence_upload) "
            "WHERE id = 1"
        ),
        "Naskah ",
    ),
    "T8, a piece of evidence": (
        (
            "UPDATE evidence_upload SET sha256 = (SELECT max(sha256) FROM evidence_upload) "
            "WHERE sha256 <> (SELECT max(sha256) FROM evidence_upload)"
        ),
        "Unggahan bukti ",
    ),
    "T9, evidence taken away": (
        "DELETE FROM evidence_upload WHERE id = 2",
        "Unggahan bukti nomor 2",
    ),
    "T10, a role": (A_ROLE, "Peran "),
    "T11, a password": (
        (
            "UPDATE accounts_user SET password = "
            "(SELECT password FROM accounts_user WHERE id = 1) WHERE username = 'kadis'"
        ),
        "Kata sandi kadis",
    ),
    "T12, a count": (
        "UPDATE services_tally SET count = count + 50 WHERE id = 5",
        "Turus 5, 2024-02-06",
    ),
    "T13, a count taken away": (
        "DELETE FROM services_tally WHERE id = 6",
        "Jumlah turus kec-hulu 2024-02-06 (1 dihitung, 0 ada)",
    ),
    "T14, a second factor": (
        "DELETE FROM mfa_authenticator WHERE user_id = 1",
        "Langkah kedua masuk nomor 1",
    ),
    "T15, a paper": (
        "UPDATE papers_paperversion SET approved_at = '2024-11-29' WHERE id = 2",
        "Naskah ",
    ),
    "T16, a ticket's history": (
        (
            "UPDATE services_ticket SET history = replace(history, '2024-02-08', '2024-02-07') "
            "WHERE id = 1"
        ),
        "Karcis 1/2024: riwayat 2 kini",
    ),
    "T17, a name": (
        "UPDATE accounts_user SET full_name = 'Lain' WHERE username = 'pembaca'",
        "Akun pembaca",
    ),
    "a count more on a signed day": (A_PRESS, "Turus 19, 2024-03-05"),
    "an emptied fingerprint of a count": (
        "UPDATE services_tally SET seal = '' WHERE id = 2",
        "Turus 2, 2024-01-08 loket-1, ktp printed +19: tidak ada dalam catatan",
    ),
    "an emptied fingerprint of a day": (
        "UPDATE services_siteday SET seal = '' WHERE day = '2024-04-02' AND seal <> ''",
        "Jumlah turus loket-1 2024-04-02 (1 dihitung, 1 ada): tidak ada dalam catatan",
    ),
    "an emptied fingerprint of a ticket": (
        "UPDATE services_ticket SET seal = '' WHERE id = 2",
        "Karcis 2/2024: tidak ada dalam catatan",
    ),
    "the last ticket": (
        "DELETE FROM services_ticket WHERE id = 3",
        "Nomor karcis terakhir 1/2025",
    ),
    "a day that is unsigned": (
        "UPDATE services_siteday SET signed_at = NULL WHERE day = '2024-01-08'",
        "Hari pelayanan loket-1 2024-01-08",
    ),
    "a complaint that is solved": (
        "UPDATE complaints_complaint SET outcome = 'solved' WHERE number = 3",
        "Pengaduan 3/2024: hasil kini solved",
    ),
    "a complaint that is due later": (
        "UPDATE complaints_complaint SET due_on = '2024-12-31' WHERE number = 1",
        "Pengaduan 1/2024: jatuh tempo kini 2024-12-31",
    ),
    "a complaint taken away": (
        "DELETE FROM complaints_complaint WHERE number = 2",
        "Pengaduan nomor 2",
    ),
    "whom a visit served": (
        "UPDATE visits_visitcount SET count = 900 WHERE id = 1",
        "ktp kini 900",
    ),
    "a movement of blanks": (
        "DELETE FROM blanks_blankmovement WHERE id = 3",
        "Mutasi blangko nomor 3",
    ),
    "a limit of blanks": ("UPDATE blanks_blanklimits SET pieces = 1", "Batas blangko"),
    "since when a post is held": (
        "UPDATE offices_holding SET since = '2019-01-01' WHERE id = 1",
        "Pemegang jabatan ",
    ),
    "an area of a site": (
        (
            "UPDATE years_row SET cells = json_set(cells, '$.area', '99.01.02') "
            "WHERE sheet = 'registers/sites.csv' AND json_extract(cells, '$.code') = 'kec-hulu'"
        ),
        "Wilayah layanan kini 99.01.02",
    ),
    "a feed": (
        "UPDATE years_row SET cells = json_set(cells, '$.item', 'akta') WHERE sheet = 'feeds.csv'",
        "Butir kini akta",
    ),
    "the title of a source": (A_TITLE, "Judul kini Register lain"),
    "days of a closed month": (
        (
            "UPDATE years_row SET cells = json_set(cells, '$.days', '77') WHERE id = "
            "(SELECT min(id) FROM years_row WHERE sheet = 'registers/closings.csv')"
        ),
        "Hari kini 77",
    ),
}
"""What is changed past the program after the upgrade (the numbers are those of a table of such
edits), and what then is named.
"""
OF_THE_LOG: Final = {
    "another person": (
        "UPDATE trail_entry SET actor_id = 1 WHERE number = 30",
        "isi entri 30 bukan yang disegel",
    ),
    "an entry less": ("DELETE FROM trail_entry WHERE number = 60", "entri 60 tidak ada"),
}
"""Edits of what the earlier version wrote in the log."""


class Upgraded:
    """An installation of an earlier version that this one opened."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.data = folder, folder / DATA
        with tarfile.open(HERE / f"{name}.tar.xz") as archive:
            archive.extractall(folder)  # noqa: S202 (made by us)
        self.name, statements = name, HERE / f"{name}.json"
        self.before: dict[str, Any] = json.loads(statements.read_bytes())
        own = environment(self.data, CAPAIAN_HOSTS="127.0.0.1")
        program = [sys.executable, "-m", "tests.upgrade.statements", self.data, statements]
        stated = subprocess.check_output(program, env=own, cwd=HERE.parents[1])
        self.now: dict[str, Any] = json.loads(stated)


def call(data: Path, *arguments: str) -> tuple[int, str]:
    """Return code and words of a command."""
    done = run_command(*arguments, environment=environment(data))
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def verify(data: Path) -> tuple[int, str]:
    return call(data, "verify-log", "--data", str(data))


def counts_of(data: Path, tables: Mapping[str, int]) -> Mapping[str, int]:
    with closing(sqlite3.connect(data / "capaian.sqlite3")) as database:
        questions = {table: f"SELECT count(*) FROM {table}" for table in tables}  # noqa: S608 (ours)
        return {table: database.execute(sql).fetchone()[0] for table, sql in questions.items()}


def edited(data: Path, target: Path, *edits: str) -> Path:
    """Return a copy in whose database somebody wrote, who put the triggers back."""
    shutil.copytree(data, target)
    with closing(sqlite3.connect(target / "capaian.sqlite3")) as database:
        own = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = database.execute(own).fetchall()
        for name, _ in triggers:
            database.execute(f"DROP TRIGGER {name}")
        for edit in edits:
            assert database.execute(edit).rowcount >= 1, edit
        for _, statement in triggers:
            database.execute(statement)
        database.commit()
    return target


@pytest.fixture(scope="module", params=KEPT)
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    return Upgraded(tmp_path_factory.mktemp("upgrade"), request.param)


def test_no_row_is_lost_and_no_kept_file_is_another(upgraded: Upgraded) -> None:
    for part in ("counts", "files", "papers"):
        assert upgraded.now[part] == upgraded.before[part], part


def test_every_figure_is_as_before(upgraded: Upgraded) -> None:
    before = upgraded.before["figures"]
    assert {place: upgraded.now["figures"].get(place) for place in before} == before


def test_a_page_of_each_kind_displays_the_numbers_of_before(upgraded: Upgraded) -> None:
    other = {}
    for person, pages in upgraded.before["pages"].items():
        for address, (status, numbers) in pages.items():
            code, now = upgraded.now["pages"][person][address]
            wanted = set[str]() if address in OF_THE_VERSION else {*numbers}
            if address not in GONE and (code != status or wanted - {*now}):
                other[address] = (code, wanted - {*now})
    assert other == {}


def test_the_log_accuses_nobody(upgraded: Upgraded) -> None:
    assert upgraded.now["log"] == upgraded.before["log"] == [0, WHOLE]


def test_what_was_there_before_is_taken_into_the_log_once(upgraded: Upgraded) -> None:
    begun = "SELECT subject, count(*) FROM trail_entry WHERE action = 'seals.begun' GROUP BY 1"
    subjects = ("sidik jari", "sidik jari penutupan", "sidik jari register")
    with closing(sqlite3.connect(upgraded.data / "capaian.sqlite3")) as database:
        assert dict(database.execute(begun)) == dict.fromkeys(subjects, 1)


def test_a_backup_of_either_version_is_restored_whole(upgraded: Upgraded, tmp_path: Path) -> None:
    made, keys = tmp_path / BACKUP, tmp_path / KEYS
    command = ("backup", str(made), "--data", str(upgraded.data), "--keys", str(keys))
    assert call(upgraded.data, *command)[0] == 0
    (before,) = (upgraded.data / "cadangan").iterdir()  # made by the upgrade
    old = (upgraded.folder / BACKUP, upgraded.folder / KEYS)
    for number, (backup, own_keys) in enumerate((old, (before, keys), (made, keys))):
        data = tmp_path / f"pulih-{number}"
        command = ("restore", str(backup), "--data", str(data), "--keys", str(own_keys))
        code, words = call(data, *command)
        assert code == 0, words
        assert counts_of(data, upgraded.before["counts"]) == upgraded.before["counts"]
    code, words = verify(data)
    assert (code, words[: len(WHOLE)]) == (0, WHOLE)


def test_what_is_changed_past_the_program_afterwards_is_named(
    upgraded: Upgraded, tmp_path: Path
) -> None:
    edits = [edit for edit, _ in EDITS.values()]
    code, words = verify(edited(upgraded.data, tmp_path / DATA, *edits))
    assert code == 13
    assert [name for name, (_, own) in EDITS.items() if own not in words] == []


@pytest.mark.parametrize("name", OF_THE_LOG)
def test_entries_of_the_earlier_version_are_proved(
    upgraded: Upgraded, tmp_path: Path, name: str
) -> None:
    edit, own = OF_THE_LOG[name]
    code, words = verify(edited(upgraded.data, tmp_path / DATA, edit))
    assert (code, own in words) == (13, True), words
