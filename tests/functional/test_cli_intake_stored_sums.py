"""`capaian intake --yes` of a month whose own sums since January are not what the dossier has."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import Run, new_office, uncounted_balangan
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.functional.test_cli_intake_continuity import take
from tests.functional.test_cli_intake_why_asked import money
from tests.intake.aggregate import kecamatan
from tests.intake.parted_year import figure

MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI")
HEADS = ("S.D. BULAN LALU", "BULAN INI", "S.D. BULAN INI")
OTHER = "lain daripada yang tersimpan"


def deaths(ordinal: int, missing: int = 0, rows: int = 8, heads: tuple[str, ...] = HEADS) -> Rows:
    """Deaths of a month with sums since January, which in some rows lack as many as are missing."""
    body: Rows = []
    for n, name in enumerate(kecamatan().values()):
        before = sum(figure(n, part) for part in range(ordinal - 1)) - (missing if n < rows else 0)
        own = figure(n, ordinal - 1)
        body.append([n + 1, name, before, own, before + own])
    title: Rows = [["REGISTER PENERBITAN AKTA KEMATIAN"], [f"BULAN {MONTHS[ordinal - 1]} 2023"], []]
    return [*title, ["NO", "KECAMATAN", "AKTA KEMATIAN TERBIT", None, None], [None, None, *heads], *body]


@pytest.fixture
def until_march(tmp_path: Path) -> Path:
    office = uncounted_balangan(tmp_path)
    for ordinal in (1, 2, 3):
        confirm(office, deaths(ordinal), "--means", "AKTA KEMATIAN TERBIT > BULAN INI=akta-mati.issued")
    return office


def told(done: Run) -> str:
    """All that was said, of a table that is not taken in."""
    assert done.code != 0, done.says
    return flat(done)


def test_right_sums_pass(until_march: Path) -> None:
    assert take(until_march, deaths(4)).code == 0
    assert take(until_march, deaths(5)).code == 0


@pytest.mark.parametrize("rows", [8, 1])
def test_sums_that_lack_what_is_stored_are_asked_about(rows: int, until_march: Path) -> None:
    says = told(take(until_march, deaths(4, missing=2, rows=rows)))
    assert f'S.D. BULAN LALU" {OTHER} di {rows} dari 8 baris' in says
    assert "menurut dossier" in says


def test_who_confirms_it_has_it_taken_in_for_this_month(until_march: Path) -> None:
    confirm(until_march, deaths(4, missing=2))
    assert take(until_march, deaths(5)).code == 0


def test_where_a_month_is_not_stored_nothing_is_known(until_march: Path) -> None:
    assert OTHER not in flat(bring(until_march, deaths(5, missing=2), "--dry-run"))


def test_sums_of_something_else_tell_nothing(until_march: Path) -> None:
    rows = deaths(4)
    rows[4] = [None, None, "PENCATATAN LUAR NEGERI S.D. BULAN LALU", "BULAN INI", "KUTIPAN S.D. BULAN INI"]
    assert OTHER not in flat(bring(until_march, rows, "--dry-run"))


@pytest.mark.parametrize("missing", [0, 7_500])
def test_money_that_was_spent_before_is_held_against_them_too(missing: int, tmp_path: Path) -> None:
    office = new_office(tmp_path)
    for ordinal, month in enumerate(MONTHS[:2], 1):
        confirm(office, money(month, ordinal))
    rows = money("MARET", 3)
    for row in rows[4:]:
        before, own = row[3], row[4]
        assert isinstance(before, int)
        assert isinstance(own, int)
        row[3], row[5] = before - missing, before - missing + own
    says = flat(bring(office, rows, "--dry-run"))
    assert (f'S.D. BULAN LALU" {OTHER} di 8 dari 8 baris' in says) is bool(missing), says
