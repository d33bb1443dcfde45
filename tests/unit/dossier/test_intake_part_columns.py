"""Columns of spending by quarters or semesters: taken as such, and the year as their sum."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import codes, desk, proposed, said, taken
from tests.unit.dossier.test_intake_budgets import amounts, office

from capaian.dossier.intake.amounts import guess_amounts
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import Head

FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
BY_QUARTERS = {
    "2023": ("500", "480"),
    "2023-Q1": ("", "100"),
    "2023-Q2": ("", "30"),
    "2023-Q3": ("", "200"),
    "2023-Q4": ("", "150"),
}
"""Of the first sub-activity, as all ways to tell it must come out."""
Row = tuple[str | int | None, ...]
ROWS: tuple[Row, ...] = (
    (FIRST, "Pendataan", 500, 100, 30, 200, 150),
    (SECOND, "Pencatatan", 700, 50, 50, 50, 55),
    (None, "JUMLAH", 1200, 150, 80, 250, 205),
)


def take(heads: tuple[str, ...], *rows: Row) -> tuple[dict[str, tuple[str, str]], Desk]:
    """Amounts of the first sub-activity by period, and what was said."""
    at = desk(office())
    found = taken([("REALISASI TAHUN ANGGARAN 2023",), ("Kode", "Uraian", "Anggaran", *heads), *rows], at)
    return amounts(found, FIRST), at


def with_year(first: int = 480) -> list[Row]:
    return [(*row, year) for row, year in zip(ROWS, (first, 205, 685), strict=True)]


@pytest.mark.parametrize(
    "heads", [QUARTERS, tuple(f"Realisasi {name}" for name in QUARTERS), ("Triwulan 1", *QUARTERS[1:])]
)
def test_quarters_are_taken_and_make_the_year(heads: tuple[str, ...]) -> None:
    told, at = take(heads, *ROWS)
    assert told == BY_QUARTERS
    assert (codes(at), at.doubts) == ([], [])


SUMS: tuple[Row, ...] = (
    (FIRST, "Pendataan", 500, 100, 130, 330, 480),
    (SECOND, "Pencatatan", 700, 50, 100, 150, 205),
    (None, "JUMLAH", 1200, 150, 230, 480, 685),
)


@pytest.mark.parametrize(
    "heads",
    [
        tuple(f"S.D. {name}" for name in QUARTERS),
        tuple(f"Realisasi s.d. {name}" for name in QUARTERS),
        ("Realisasi TW I", *(f"Realisasi s.d. {name}" for name in QUARTERS[1:])),
        tuple(f"Realisasi Kumulatif {name}" for name in QUARTERS),
    ],
)
@pytest.mark.parametrize("is_told", [False, True])
def test_sums_until_quarters_are_parted(heads: tuple[str, ...], is_told: bool) -> None:
    means = dict.fromkeys(heads, "actual") if is_told else {}
    at = desk(office(), means=means)
    rows = [("REALISASI TAHUN ANGGARAN 2023",), ("Kode", "Uraian", "Anggaran", *heads), *SUMS]
    assert amounts(taken(rows, at), FIRST) == BY_QUARTERS
    assert (codes(at), at.doubts) == ([], [])


def test_sums_until_every_third_month_are_those_of_quarters() -> None:
    heads = tuple(f"S.D. {month}" for month in ("MARET", "JUNI", "SEPTEMBER", "DESEMBER"))
    told, at = take(heads, *SUMS)
    assert told == BY_QUARTERS
    assert (codes(at), at.doubts) == ([], [])


def test_sums_until_months_that_leave_some_out_are_told() -> None:
    heads = tuple(f"S.D. {month}" for month in ("JANUARI", "MARET", "APRIL", "DESEMBER"))
    _, at = take(heads, *SUMS)
    (where, text) = said(at)[0]
    assert (where, "Februari–Maret" in text) == ("- E (S.D. MARET)", True)


def test_quarters_alone_go_before_sums_until_them() -> None:
    heads = ("TW I", "S.D. TW I", "TW II", "S.D. TW II")
    told, at = take(
        heads, (FIRST, "Pendataan", 500, 100, 100, 30, 130), (SECOND, "Catat", 700, 50, 50, 50, 100)
    )
    assert told == {"2023": ("500", ""), "2023-Q1": ("", "100"), "2023-Q2": ("", "30")}
    assert codes(at) == ["year_stays_open"]


def test_a_quarter_until_which_less_was_spent_is_told() -> None:
    heads = tuple(f"S.D. {name}" for name in QUARTERS)
    _, at = take(heads, (FIRST, "Pendataan", 500, 100, 130, 120, 480), SUMS[1])
    assert (codes(at), said(at)[0][0]) == (["cumulative_falls"], "3 F (S.D. TW III)")


LAST = ("Realisasi s.d. {0} lalu", "Realisasi {0} ini", "Realisasi s.d. {0} ini")


@pytest.mark.parametrize(
    ("title", "heads", "part"),
    [
        ("BULAN DESEMBER 2023", [head.format("bulan") for head in LAST], "2023-M12"),
        ("TRIWULAN IV TAHUN 2023", [head.format("triwulan") for head in LAST], "2023-Q4"),
        ("TAHUN 2023", ["Realisasi s.d. TW III", "Realisasi TW IV", "Realisasi s.d. TW IV"], "2023-Q4"),
    ],
)
def test_the_last_part_of_the_year_is_taken_beside_the_year(title: str, heads: list[str], part: str) -> None:
    rows = [(FIRST, "Pendataan", 500, 330, 150, 480), (SECOND, "Pencatatan", 700, 150, 55, 205)]
    at = desk(office())
    found = taken([(title,), ("Kode", "Uraian", "Anggaran", *heads), *rows], at)
    assert amounts(found, FIRST) == {"2023": ("500", "480"), part: ("", "150")}
    assert (codes(at), at.doubts) == ([], [])


def test_a_quarter_beside_the_sum_until_it_is_taken_alone() -> None:
    told, _ = take(("Realisasi TW II", "Realisasi s.d. TW II"), *(row[:3] + row[4:6] for row in ROWS))
    assert told == {"2023": ("500", ""), "2023-Q2": ("", "30")}


NOW = ("Realisasi bulan ini", "Realisasi s.d. bulan ini")
NOVEMBER, DECEMBER = "BULAN NOVEMBER 2023", "BULAN DESEMBER 2023"


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        (NOVEMBER, DECEMBER, {"2023": ("500", "480"), "2023-M12": ("", "150")}),
        (DECEMBER, NOVEMBER, {"2023": ("500", ""), "2023-M11": ("", "150")}),
    ],
)
def test_what_was_settled_of_one_month_is_read_by_the_title_of_another(
    before: str, now: str, wanted: dict[str, tuple[str, str]]
) -> None:
    rows = [("Kode", "Uraian", "Anggaran", *NOW), (FIRST, "Pendataan", 500, 150, 480)]
    rows.append((SECOND, "Pencatatan", 700, 55, 205))
    settled = proposed([(before,), *rows], desk(office())).intake
    found = taken([(now,), *rows], desk(replace(office(), intakes=(settled,))))
    assert amounts(found, FIRST) == wanted


def test_a_wrong_total_of_a_quarter_is_told_at_its_cell() -> None:
    _, at = take(QUARTERS, *ROWS[:2], (None, "JUMLAH", 1200, 150, 81, 250, 205))
    assert [where for where, _ in said(at)] == ["5 E (TW II)"]


def test_semesters_are_taken_and_make_the_year() -> None:
    rows: list[Row] = [(FIRST, "Pendataan", 500, 130, 350), (SECOND, "Pencatatan", 700, 100, 105)]
    told, at = take(("Semester I", "Semester II"), *rows)
    assert told == {"2023": ("500", "480"), "2023-S1": ("", "130"), "2023-S2": ("", "350")}
    assert codes(at) == []


def test_quarters_since_january_leave_the_year_open() -> None:
    told, at = take(QUARTERS[:2], *(row[:5] for row in ROWS))
    assert told == {"2023": ("500", ""), "2023-Q1": ("", "100"), "2023-Q2": ("", "30")}
    assert codes(at) == ["year_stays_open"]


def test_the_year_beside_its_quarters_is_held_against_them() -> None:
    told, at = take((*QUARTERS, "Jumlah Realisasi"), *with_year())
    assert (told["2023"], told["2023-Q3"], codes(at)) == (("500", "480"), ("", "200"), [])
    _, at = take((*QUARTERS, "Jumlah Realisasi"), *with_year(490))
    assert [where for where, _ in said(at)] == ["3 H (Jumlah Realisasi)"]


def test_sums_since_january_that_the_year_ends_are_each_quarters_own() -> None:
    rows = [
        (FIRST, "Pendataan", 500, 100, 130, 330, 480, 480),
        (SECOND, "Catat", 700, 50, 100, 150, 205, 205),
    ]
    told, at = take((*QUARTERS, "Jumlah Realisasi"), *rows)
    assert (told["2023"], told["2023-Q3"], codes(at)) == (("500", "480"), ("", "200"), [])


@pytest.mark.parametrize(
    "heads",
    [
        ("Target TW I", "Target TW II"),
        ("Anggaran Kas TW I", "Anggaran Kas TW II"),
        ("Realisasi TW I (%)", "Realisasi TW II (%)"),
        ("Realisasi TW I", "Realisasi TW IV"),
        ("Anggaran Kas s.d. TW I", "Anggaran Kas s.d. TW II"),
        ("Sisa TW I", "Sisa TW II"),
    ],
)
def test_other_columns_of_quarters_are_no_spending_of_theirs(heads: tuple[str, ...]) -> None:
    made = [Head(place, (name,), name) for place, name in enumerate(("Anggaran", *heads), 3)]
    assert [amount.head.name for amount in guess_amounts(made)] == ["Anggaran"]


def test_months_are_taken_rather_than_the_quarters_beside_them() -> None:
    names = ("Januari", "Februari", "Maret", "TW I", "April", "Mei", "Juni", "TW II")
    made = [Head(place, (name,), name) for place, name in enumerate(names, 4)]
    assert [amount.month for amount in guess_amounts(made)] == [1, 2, 3, 4, 5, 6]
