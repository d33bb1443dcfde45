"""`capaian intake`: two forms of one title, told apart by their heads, are remembered beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import new_office
from tests.functional.intake_cast import Rows, bring, confirm, flat
from tests.intake.books import Cell

from capaian.dossier import load_dossier
from capaian.rulebook import load_rulebook

TITLE = "LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN"
ALL, MONTH = "REALISASI", "REALISASI BULAN INI"
LINES = [one for one in load_rulebook().nomenclature if one.code.startswith("2.12.01.2.0")]


def spent(line: int, month: int) -> int:
    return 1_000_000 + (371_003 * line + 533_011 * month) % 337_009


def report(time: str, head: str, months: Sequence[int]) -> Rows:
    """A report of what lines have spent in some months."""
    lines = [one for one in LINES if len(one.code.split(".")) == 6][:8]
    rows: Rows = [[TITLE], [f"{time} TAHUN 2024"], [], ["KODE", "SUB KEGIATAN", "PAGU", head]]
    for n, one in enumerate(lines):
        granted: Cell = 20_000_000 + 77 * n
        rows.append([one.code, one.name, granted, sum(spent(n, month) for month in months)])
    return rows


HALF = report("SEMESTER I", ALL, range(6))
JULY = report("BULAN JULI", MONTH, [6])
AUGUST = report("BULAN AGUSTUS", MONTH, [7])
UNTIL_AUGUST = report("S.D. BULAN AGUSTUS", ALL, range(8))
UNTIL_SEPTEMBER = report("S.D. BULAN SEPTEMBER", ALL, range(9))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return new_office(tmp_path)


def stored(dossier: Path) -> dict[str, int]:
    """What the first line has spent, by period."""
    rows = [row for row in load_dossier(dossier).inputs if row.actual is not None]
    return {str(row.period): int(row.actual or 0) for row in rows if row.node == rows[0].node}


def heads(dossier: Path) -> list[str]:
    """The column of spending of each mapping."""
    return [intake.columns[-1].head for intake in load_dossier(dossier).intakes]


@pytest.mark.parametrize("first", [HALF, JULY])
def test_both_forms_are_remembered_whichever_came_first(first: Rows, dossier: Path) -> None:
    second = JULY if first is HALF else HALF
    confirm(dossier, first)
    told = flat(bring(dossier, second, "--dry-run"))
    assert "menurut pemetaan yang tersimpan" not in told
    assert "tidak ada lagi di tabel ini" not in told
    confirm(dossier, second)
    assert sorted(heads(dossier)) == [ALL, MONTH]
    assert stored(dossier) == {"2024-S1": sum(spent(0, n) for n in range(6)), "2024-M07": spent(0, 6)}
    confirm(dossier, UNTIL_AUGUST)
    again = bring(dossier, AUGUST, "--yes")
    assert again.code == 0, again.says
    assert "menurut pemetaan yang tersimpan" in flat(again)
    confirm(dossier, UNTIL_SEPTEMBER)
    assert stored(dossier)["2024-M09"] == spent(0, 8)
    assert sorted(heads(dossier)) == [ALL, MONTH]


def test_guessed_anew_is_the_form_that_the_table_has(dossier: Path) -> None:
    confirm(dossier, HALF)
    confirm(dossier, JULY, "--anew")
    assert heads(dossier) == [ALL, MONTH]
    confirm(dossier, AUGUST, "--anew")
    confirm(dossier, UNTIL_AUGUST, "--anew")
    assert heads(dossier) == [ALL, MONTH]


@pytest.mark.parametrize("head", ["SERAPAN", "REALISASI FISIK"])
def test_a_column_of_another_name_is_still_one_that_is_gone(head: str, dossier: Path) -> None:
    confirm(dossier, HALF)
    done = bring(dossier, report("S.D. TRIWULAN III", head, range(9)), "--yes")
    assert done.code == 10
    assert 'Kolom yang dahulu berjudul "REALISASI" tidak ada lagi di tabel ini' in flat(done)
