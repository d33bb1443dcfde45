"""Lettered points that stand in one cell of a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

SHEET = """
Tabel 1 Uraian jabatan nakhoda

Jabatan | Tugas
Nakhoda | a. memimpin pelayaran; b. memeriksa muatan; c. menyusun laporan; dan d. tugas lain
Juru mudi | a) memegang kemudi b) menjaga haluan c) mencatat cuaca d) tugas lain
"""


def test_letters_in_their_order_hold() -> None:
    assert audited(SHEET).claims[AuditRule.NUMBERING] >= 6
    assert told(SHEET, AuditRule.NUMBERING) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("dan d. tugas", "dan f. tugas", (4, "f", "d")),
        ("c) mencatat", "b) mencatat", (5, "b", "c")),
    ],
)
def test_a_letter_out_of_order_is_told(right: str, wrong: str, expected: tuple[int, str, str]) -> None:
    found = told(SHEET.replace(right, wrong), AuditRule.NUMBERING)
    assert found[0] == expected
    assert {f.level for f in audited(SHEET.replace(right, wrong)).findings} == {Level.WARNING}


@pytest.mark.parametrize(
    "cell",
    [
        "m. memimpin pelayaran; n. memeriksa muatan; p. menyusun laporan; q. tugas lain",
        "a. memimpin; b. memeriksa; a. menyusun; b. melapor; c. tugas lain",
        "a. memimpin; d. tugas lain",
        "kepada Yth. a.n. Bupati, u.b. Sekretaris, c.q. Kepala Bidang, d.a. kantor",
    ],
    ids=["of-another-list", "two-lists", "few", "abbreviations"],
)
def test_cells_that_are_no_list_from_a_on(cell: str) -> None:
    text = SHEET.replace(SHEET.splitlines()[4].split(" | ")[1], cell)
    assert cell in text
    assert told(text, AuditRule.NUMBERING) == []
