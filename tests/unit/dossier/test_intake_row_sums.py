"""Budgets with months beside their sums: the months tell which figure of a row is wrong, once and there."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import Cells, codes, desk, said, taken, values
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, SECOND, TITLE

from capaian.domain.period import MONTHS

Row = list[str | int | Decimal | None]
# 78 and 156 in the year; 6, 15, 24, 33 in the quarters of the first
SPENT = {FIRST: [*range(1, 13)], SECOND: [*range(2, 26, 2)]}


def plain(*, has_total: bool) -> list[Row]:
    """Two rows of heads: what was planned and spent in each month, and all that was spent."""
    upper: Row = ["Kode", "Uraian", "Anggaran"]
    lower: Row = [None, None, None]
    for month in MONTHS:
        upper += [month, None]
        lower += ["Target Kas", "Realisasi"]
    rows: list[Row] = [[*TITLE], [*upper, "Jumlah Realisasi"], [*lower, None]]
    for code, spent in SPENT.items():
        beside = [amount for month in spent for amount in (9, month)]
        rows.append([code, "Sub kegiatan", 500, *beside, sum(spent)])
    both = [sum(month) for month in zip(*SPENT.values(), strict=True)]
    whole: Row = [None, "TOTAL", 1000, *(amount for month in both for amount in (18, month)), sum(both)]
    return [*rows, whole] if has_total else rows


def by_quarter() -> list[Row]:
    """One row of heads: three months and their sum, four times, and the year."""
    quarters = ("I", "II", "III", "IV")
    heads: Row = ["Kode", "Uraian", "Pagu"]
    for place, name in enumerate(quarters):
        heads += [*MONTHS[3 * place : 3 * place + 3], f"Jumlah Triwulan {name}"]
    rows: list[Row] = [[*TITLE], [*heads, "Jumlah"]]
    for code, spent in SPENT.items():
        rows.append([code, "Sub kegiatan", 500, *_with_quarters(spent), sum(spent)])
    both = [sum(month) for month in zip(*SPENT.values(), strict=True)]
    return [*rows, [None, "TOTAL", 1000, *_with_quarters(both), sum(both)]]


def _with_quarters(spent: list[int]) -> Row:
    made: Row = []
    for start in range(0, 12, 3):
        made += [*spent[start : start + 3], sum(spent[start : start + 3])]
    return made


def wrong(rows: list[Row]) -> list[tuple[str, str]]:
    """Where totals are wrong, with what they should be."""
    at = desk(office())
    taken(rows, at)
    assert {*codes(at)} <= {"total_differs"}
    return [(where.split(" (")[0], text.partition("bagiannya ")[2].split(" ")[0]) for where, text in said(at)]


@pytest.mark.parametrize("rows", [plain(has_total=True), plain(has_total=False), by_quarter()])
def test_sound_sums_are_silent_and_the_year_is_taken(rows: list[Row]) -> None:
    at = desk(office())
    found = taken(rows, at)
    assert codes(at) == []
    told = [row for row in values(found, "node", "period", "kind", "actual") if row[1:3] == ("2023", "all")]
    assert [row[3] for row in told] == ["78", "156"]


@pytest.mark.parametrize("has_total", [True, False])
def test_a_wrong_sum_of_a_row_is_told_there_and_not_at_the_right_total(has_total: bool) -> None:
    rows = plain(has_total=has_total)
    rows[4][-1] = 656
    assert wrong(rows) == [("5 AB", "156")]


def test_a_wrong_quarter_is_told_by_its_months() -> None:
    rows = by_quarter()
    rows[2][10] = 715
    assert wrong(rows) == [("3 K", "15")]


def test_a_wrong_year_beside_quarters_is_told_once() -> None:
    rows = by_quarter()
    rows[3][-1] = 1156
    assert wrong(rows) == [("4 T", "156")]


def test_a_wrong_month_is_told_where_its_row_and_its_column_cross() -> None:
    """Row 4 makes 1078 with it instead of 78, and column 8, `Maret`, 1009 instead of 9."""
    rows = plain(has_total=True)
    rows[3][8] = 1003
    at = desk(office())
    taken(rows, at)
    ((where, words),) = said(at)
    assert where.startswith("4 I")
    assert "cocok bila 3 (selisih 1.000)" in words


def test_an_accepted_sum_gives_way_to_the_months() -> None:
    rows = plain(has_total=True)
    rows[4][-1] = 656
    at = desk(office(), accepts_totals=True)
    found = taken(rows, at)
    assert codes(at) == ["total_kept_wrong"]
    told = [row for row in values(found, "period", "kind", "actual") if row[:2] == ("2023", "all")]
    assert [row[2] for row in told] == ["78", "156"]


def test_months_that_tell_all_since_january_are_no_parts() -> None:
    heads = ("Kode", "Uraian", "Anggaran", "s.d. Januari", "s.d. Februari", "s.d. Maret", "Realisasi")
    rows: Cells = [TITLE, heads, (FIRST, "A", 500, 10, 20, 30, 30), (SECOND, "B", 500, 5, 5, 9, 9)]
    at = desk(office())
    taken(rows, at)
    assert "total_differs" not in codes(at)


@pytest.mark.parametrize("rows", [plain(has_total=True), by_quarter()])
def test_a_month_that_cannot_be_read_is_told_once(rows: list[Row]) -> None:
    rows[3][4] = "dua"
    at = desk(office())
    taken(rows, at)
    assert [(where.split(" (")[0], text) for where, text in said(at)] == [("4 E", "Seharusnya bilangan.")]
