"""Rows of changes from year to year, beside columns that are no year: a target to come."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

FOOD = """
LAPORAN KINERJA TAHUN 2031

Tabel 3.1 Perkembangan Indeks Ketahanan Pangan

Uraian | 2028 | 2029 | 2030 | 2031 | Target 2033
Realisasi (indeks) | 73,15 | 74,88 | {level} | 77,31 | 81,00
Perubahan dari tahun sebelumnya | - | 1,73 | {change} | 1,11 | {last}
"""


@pytest.mark.parametrize("last", ["", "-"])
def test_a_wrong_change_is_told(last: str) -> None:
    assert audited(FOOD.format(level="76,20", change="1,32", last=last)).findings == ()
    wrong = FOOD.format(level="76,20", change="1,82", last=last)
    assert told(wrong, AuditRule.DIFFERENCE) == [(7, "1,82", "1,32")]


@pytest.mark.parametrize("printed", ["72,60", "67,20", "70,26"])
def test_a_wrong_level_is_told_by_the_changes_on_both_sides_of_it(printed: str) -> None:
    (found,) = audited(FOOD.format(level=printed, change="1,32", last="")).findings
    assert (found.line, found.printed, found.computed) == (6, printed, "76,20")
    assert "74,88 + 1,32 = 76,20" in found.why


def test_changes_that_no_one_level_explains_are_of_something_else() -> None:
    assert told(FOOD.format(level="72,60", change="1,23", last=""), AuditRule.DIFFERENCE) == []
