"""A recap of a province that nobody has listed: what is missing is said, and once it is listed it is read."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.functional.cli_cast import BALANGAN
from tests.intake.books import write_sheet

from capaian.domain.intake import IntakeTable
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook

HEADS = ("No", "Kabupaten/Kota", "Wajib KTP", "Sudah Rekam")
ROWS = [
    HEADS,
    (1, "KABUPATEN BALANGAN", 96472, 96019),
    (2, "KABUPATEN BAKAU", 2000, 1900),
    (3, "KOTA DAMAR", 3000, 2900),
    ("", "JUMLAH", 101472, 100819),
]
LISTED = """subject,area,name,period,value,numerator,denominator,source
ktp,63.98,Kabupaten Bakau,2023,,,,
ktp,63.99,Kota Damar,2023,,,,
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The example without the figures of others."""
    made = Path(shutil.copytree(BALANGAN, tmp_path / "balangan-2023"))
    (made / "peers.csv").unlink(missing_ok=True)
    return made


def rules() -> RuleSet:
    """The rulebook without any official area."""
    return replace(load_rulebook(), areas=())


def take(dossier: Path, kind: IntakeTable | None, rows: list[tuple[object, ...]]) -> Intaken:
    book = write_sheet(dossier.parent / "rekap.xlsx", [("REKAP KTP-EL TAHUN 2023",), (), *rows])
    return take_in(book, dossier, rules(), Asked(table=kind))


@pytest.mark.parametrize("kind", [None, IntakeTable.PEERS])
def test_the_list_of_regencies_is_asked_for(kind: IntakeTable | None, dossier: Path) -> None:
    (issue,) = take(dossier, kind, [*ROWS]).issues
    assert issue.code == "no_regencies_yet"
    assert "(peers.csv)" in issue.remedy
    assert "--kind" not in issue.remedy


def test_once_they_are_listed_the_recap_is_read(dossier: Path) -> None:
    (dossier / "peers.csv").write_text(LISTED)
    taken = take(dossier, None, [*ROWS])
    assert [issue.code for issue in taken.issues if issue.code != "doubt_unsettled"] == []
    found = {row.cells["area"]: row.cells["numerator"] for one in taken.tables for row in one.taken.rows}
    assert found == {"63.11": "96019", "63.98": "1900", "63.99": "2900"}


def test_another_table_is_not_asked_about_regencies(dossier: Path) -> None:
    rows = [("No", "Barang", "Jumlah"), (1, "Meja", 4), (2, "Kursi", 9)]
    (issue,) = take(dossier, IntakeTable.PEERS, [*rows]).issues
    assert issue.code == "no_table_understood"
