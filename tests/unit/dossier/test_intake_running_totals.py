"""What was spent until a month, beside what was spent in it, in rows and in columns."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from tests.intake.desks import codes, desk, said, taken, values
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, SECOND, TITLE

from capaian.domain.period import MONTHS
from capaian.dossier.intake.head_times import month_until
from capaian.dossier.intake.heads import Head

Row = list[str | int | None]
SPENT = {FIRST: [7, 0, 9, 4], SECOND: [5, 8, 1, 6]}
HEADS: Row = ["Kode", "Nama", "Bulan", "Pagu", "Realisasi Bulan Ini", "Realisasi s.d. Bulan Ini"]


def rows_of_months(heads: Row = HEADS) -> list[Row]:
    """Four rows for each sub-activity, from row 3."""
    made: list[Row] = [[*TITLE], heads]
    for code, spent in SPENT.items():
        until = accumulate(spent)
        made += [
            [code, "Sub kegiatan", month, 500, now, so_far]
            for month, now, so_far in zip(MONTHS, spent, until, strict=False)
        ]
    return made


def columns_of_months() -> list[Row]:
    """Two columns for each month: in it, and until it; column 5 is the first `s.d.`."""
    upper: Row = ["Kode", "Nama", "Pagu"]
    lower: Row = [None, None, None]
    for month in MONTHS[:4]:
        upper += [month, None]
        lower += ["Bulan Ini", "s.d. Bulan Ini"]
    made: list[Row] = [[*TITLE], upper, lower]
    for code, spent in SPENT.items():
        pairs = [amount for pair in zip(spent, accumulate(spent), strict=True) for amount in pair]
        made.append([code, "Sub kegiatan", 500, *pairs])
    return made


def wrong(rows: list[Row]) -> list[tuple[str, str]]:
    """Where totals are wrong, with what they should be."""
    at = desk(office())
    taken(rows, at)
    assert {*codes(at)} <= {"total_differs", "figure_differs", "year_stays_open"}
    found = [(where, text) for where, text in said(at) if where != "- -" and "ertulis" in text]
    return [
        (where.split(" (")[0], re.split("bagiannya |cocok bila ", text)[1].split()[0])
        for where, text in found
    ]


@pytest.mark.parametrize("rows", [rows_of_months(), columns_of_months()])
def test_sound_running_totals_are_silent_and_months_are_taken(rows: list[Row]) -> None:
    assert wrong(rows) == []
    found = taken(rows, desk(office()))
    months = [row for row in values(found, "node", "period", "kind", "actual") if row[2] == "all" and row[3]]
    assert [row[3] for row in months] == ["7", "0", "9", "4", "5", "8", "1", "6"]


def test_a_wrong_running_total_is_told_at_its_cell() -> None:
    rows = rows_of_months()
    rows[4][5] = 916
    assert wrong(rows) == [("5 F", "16")]
    wide = columns_of_months()
    wide[4][6] = 913
    assert wrong(wide) == [("5 G", "13")]


def test_a_wrong_month_is_told_once_and_there() -> None:
    """With 400 instead of 0 in February the rows make 407 where 7 is told, and differ by it ever after."""
    rows = rows_of_months()
    rows[3][4] = 400
    assert wrong(rows) == [("4 E", "0")]
    wide = columns_of_months()
    wide[3][5] = 400
    assert wrong(wide) == [("4 F", "0")]


def test_a_wrong_last_month_is_told_where_it_differs() -> None:
    """In April alone nobody can tell whether the month or the sum is wrong."""
    rows = rows_of_months()
    rows[5][4] = 400
    assert wrong(rows) == [("6 F", "416")]


def test_two_wrong_running_totals_are_both_told() -> None:
    rows = rows_of_months()
    rows[3][5], rows[8][5] = 8, 15
    assert wrong(rows) == [("4 F", "7"), ("9 F", "14")]


@pytest.mark.parametrize(
    "head", ["Realisasi s.d. Bulan Lalu", "Sisa s.d. Bulan Ini", "Target s.d. Bulan Ini"]
)
def test_columns_that_tell_something_else_are_not_held(head: str) -> None:
    rows = rows_of_months([*HEADS[:5], head])
    rows[4][5] = 916
    assert wrong(rows) == []


def test_a_column_that_mostly_does_not_go_on_tells_something_else() -> None:
    rows = rows_of_months()
    for row in rows[2:]:
        row[5] = 3
    assert wrong(rows) == []


def test_a_month_without_a_figure() -> None:
    """Beside others it ends what can be told; a row without spending is a month in which none was."""
    wide = columns_of_months()
    wide[3][5], wide[3][8] = None, 916
    assert wrong(wide) == []
    rows = rows_of_months()
    rows[3][4], rows[4][5] = None, 916
    assert wrong(rows) == [("5 F", "16")]


@pytest.mark.parametrize(
    ("parts", "month"),
    [
        (("Realisasi Kumulatif",), 0),
        (("Realisasi", "s.d. Maret"), 3),
        (("Realisasi",), None),
        (("Pagu s.d. Perubahan",), None),
        (("% s.d. Bulan Ini",), None),
    ],
)
def test_which_columns_tell_until_when(parts: tuple[str, ...], month: int | None) -> None:
    assert month_until(Head(1, parts, " > ".join(parts))) == month
