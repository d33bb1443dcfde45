"""Installations in whose database somebody writes past the program, and what is said of them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from tests.forked.commands import run_command
from tests.web.test_production import environment, run

MORE = """
import django
django.setup()
from django.db import transaction
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author, Deed, record
with transaction.atomic():
    deeds = [Deed("deadline.changed", str(day)) for day in range(5)]
    record(Office.objects.get(), Author(), deeds)
"""
UNGUARD = "".join(
    f"DROP TRIGGER trail_entry_no_{name};" for name in ("change", "removal", "replacement")
)


def with_entries(office: Path, folder: Path) -> Path:
    """Return a copy of a founded installation with six entries."""
    shutil.copytree(office, folder)
    assert run(folder, "python", "-c", MORE).returncode == 0
    return folder


def call(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Call a command of an installation, which does as one that is started (test_forked)."""
    return run_command(*arguments, environment=environment(folder, **variables))


def verify(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return call(folder, "verify-log", "--data", str(folder), *more)


def spoiled(office: Path, folder: Path, script: str) -> Path:
    """Return a copy of an installation in whose database somebody wrote."""
    copy = folder / "salinan"
    shutil.copytree(office, copy)
    with closing(sqlite3.connect(copy / "capaian.sqlite3")) as database:
        database.executescript(script)
        database.commit()
    return copy


A_COUNT = """
UPDATE years_row SET cells = json_set(cells, '$.value', '9999')
WHERE id = (SELECT min(id) FROM years_row WHERE sheet = 'counts.csv')
"""
A_ROW_MORE = """
INSERT INTO years_row (office_year_id, sheet, place, number, cells, version)
SELECT office_year_id, sheet, 999, 0, json_set(cells, '$.area', '99.01'), 1 FROM years_row
WHERE id = (SELECT min(id) FROM years_row WHERE sheet = 'counts.csv')
"""
A_ROLE = """
INSERT INTO offices_membership (since, until, role, user_id, office_id)
SELECT '2020-01-01', NULL, 'office_head', user_id, office_id FROM offices_membership
WHERE role = 'viewer'
"""
TAMPERED_ROWS = {
    "T2": (A_COUNT, "9999"),
    "T3": ("UPDATE years_officeyear SET is_closed = 1 - is_closed", "Tahun "),
    "T7": ("UPDATE papers_paperfile SET sha256 = (SELECT sha256 FROM evidence_upload)", "Naskah "),
    "T8": ("UPDATE evidence_upload SET sha256 = original", "Unggahan bukti "),
    "T9": ("DELETE FROM evidence_upload", "Unggahan bukti nomor"),
    "T10": (A_ROLE, "Peran "),
    "T11": (
        "UPDATE accounts_user SET password = 'lain' WHERE username LIKE 'kadis%'",
        "Kata sandi ",
    ),
    "T14": ("DELETE FROM mfa_authenticator", "Langkah kedua masuk nomor"),
    "T15": ("UPDATE papers_paperversion SET state = 'approved', is_draft = 0", "Naskah "),
    "an approval": ("UPDATE measurement_approvedyear SET sha256 = name", "Tahun "),
    "no approval": ("DELETE FROM measurement_approvedyear", "Tahun "),
    "a paper's date": ("UPDATE papers_paperversion SET made_at = '2020-01-01'", "Naskah "),
    "T17": ("UPDATE accounts_user SET full_name = 'Lain' WHERE username LIKE 'kadis%'", "Akun "),
    "holding": ("UPDATE offices_holding SET since = '2019-01-01'", "Pemegang jabatan "),
    "evidence": ("UPDATE years_evidencefile SET size = size + 1", "Bukti "),
    "a row more": (A_ROW_MORE, "ditambah"),
    "a row less": ("DELETE FROM years_row WHERE sheet = 'counts.csv'", "hilang"),
}
"""By the row of the table of edits: what somebody writes past the program, and what names it."""
_A_PRESS = """
INSERT INTO services_tally (key, day, site, service, stage, area, post, holder, detail, count, at,
by_id, office_id, seal) SELECT '00000000000000000000000000000001', day, site, service, stage,
area, post, holder, detail, 50, at, by_id, office_id, seal FROM services_tally
WHERE id = (SELECT min(id) FROM services_tally)
"""
_A_STOCK_COUNT = (
    "UPDATE blanks_blankmovement SET counted = 7 WHERE id = (SELECT min(id) FROM "
    "blanks_blankmovement)"
)
_A_KIND = """
UPDATE years_row SET cells = json_set(cells, '$.name', 'Lain')
WHERE id = (SELECT min(id) FROM years_row WHERE sheet = 'registers/services.csv')
"""
_A_SITE = """
UPDATE years_row SET cells = json_set(cells, '$.area', '99.01')
WHERE id = (SELECT min(id) FROM years_row WHERE sheet = 'registers/sites.csv')
"""
_A_FEED = "UPDATE years_row SET cells = json_set(cells, '$.item', 'kia') WHERE sheet = 'feeds.csv'"
TAMPERED_REGISTERS = {
    "T12": ("UPDATE services_tally SET count = count + 50", "Turus 1, 2024-03-04"),
    "T13": ("DELETE FROM services_tally", "Jumlah turus loket-1 2024-03-04 (1 dihitung, 0 ada)"),
    "T16": (
        "UPDATE services_ticket SET history = replace(history, '09:00', '08:00')",
        "riwayat 1 kini",
    ),
    "a press more": (_A_PRESS, "ktp received +50"),
    "its number": ("UPDATE services_siteday SET presses = 9", "turus kini 9"),
    "signed": ("UPDATE services_siteday SET signed_at = closed_at", "ditandatangani kini"),
    "opened": (
        "UPDATE services_siteday SET closed_at = NULL",
        "Hari pelayanan loket-1 2024-03-04: bukan yang dicatat",
    ),
    "an open day, whole": (
        "DELETE FROM services_tally; DELETE FROM services_siteday WHERE closed_at IS NULL",
        "Hari pelayanan nomor",
    ),
    "no day": ("DELETE FROM services_siteday", "Hari pelayanan nomor"),
    "a ticket less": ("UPDATE services_ticket SET number = 2", "Karcis 1/2024 (hilang)"),
    "the last ticket": (
        "DELETE FROM services_ticket",
        "Nomor karcis terakhir 1/2024 (ada sampai 0)",
    ),
    "all tickets": (
        "DELETE FROM services_ticket; DELETE FROM services_ticketnumber",
        "Tahun karcis nomor",
    ),
    "a pause": ("UPDATE services_ticket SET pause = 'blank'", "jeda kini blank"),
    "its event": ("UPDATE services_ticket SET event_year = 2020", "tahun peristiwa kini 2020"),
    "solved": (
        "UPDATE complaints_complaint SET outcome = 'solved'",
        "Pengaduan 1/2024: hasil kini solved",
    ),
    "due": (
        "UPDATE complaints_complaint SET due_on = '2024-12-31'",
        "jatuh tempo kini 2024-12-31",
    ),
    "no complaint": ("DELETE FROM complaints_complaint", "Pengaduan nomor"),
    "served": ("UPDATE visits_visitcount SET count = 900", "dilayani ktp kini 900"),
    "a movement": ("DELETE FROM blanks_blankmovement", "Mutasi blangko nomor"),
    "stock": (_A_STOCK_COUNT, "terhitung kini 7"),
    "a limit": ("UPDATE blanks_blanklimits SET pieces = 1", "Batas blangko"),
    "holder": ("UPDATE offices_holding SET since = '2019-01-01'", "Pemegang jabatan "),
    "his number": ("UPDATE offices_holding SET number = 7 WHERE number > 0", "Nomor pemegang "),
    "no number": ("UPDATE offices_holding SET number = NULL", "(tanpa nomor): bukan yang dicatat"),
    "an opening": (
        "UPDATE services_yearopening SET counts = replace(counts, '2', '7')",
        "Sisa layanan dari tahun sebelumnya",
    ),
    "kind": (_A_KIND, "Nama layanan kini Lain"),
    "site": (_A_SITE, "Wilayah layanan kini 99.01"),
    "feed": (_A_FEED, "Butir kini kia"),
}
"""The same of registers."""
APPROVALS = {
    "T1": "UPDATE measurement_postform SET state = 'approved' WHERE state <> 'approved'",
    "T3": "UPDATE years_officeyear SET is_closed = 1",
}
"""Approvals that nobody gave."""
NO_SEALS = "UPDATE years_officeyear SET seal = ''; UPDATE measurement_postform SET seal = ''"
