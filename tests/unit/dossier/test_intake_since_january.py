"""What proves that parts of a year are sums since January: in two columns, and in some rows alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import accumulate

import pytest
from tests.intake.aggregate import kecamatan
from tests.intake.desks import Cells, balangan, desk, proposed
from tests.intake.readings import Sheet, reading_of

from capaian.domain.period import MONTHS
from capaian.dossier.intake.since_january import (
    Line,
    are_sums_of_two,
    lines_of_sums,
    sample_of_sums,
    without_end,
)
from capaian.rulebook import load_rulebook

HALVES = ("SEMESTER I", "SEMESTER II")
QUARTERS = ("TRIWULAN I", "TRIWULAN II", "TRIWULAN III", "TRIWULAN IV")
OWN = {node.name for node in balangan().nodes}
NODES = [
    entry for entry in load_rulebook().nomenclature if len(entry.code.split(".")) == 6 and entry.name in OWN
]

Rows = Callable[[int], Sequence[int]]


def line(*figures: int, granted: int | None = None, row: int = 1) -> Line:
    known = None if granted is None else Decimal(granted)
    return Line(f"r{row}", row, tuple(map(Decimal, figures)), known)


def lines(count: int, *figures: int, granted: int | None = None, first: int = 1) -> list[Line]:
    return [line(*figures, granted=granted, row=row) for row in range(first, first + count)]


@pytest.mark.parametrize(
    ("figures", "orders", "odds", "is_like_sum"),
    [
        ((40, 90), 2, 4, True),
        ((40, 59), 2, 4, False),
        ((4, 9, 15, 22), 24, 48, True),
        ((4, 5, 6, 7), 24, 48, False),
        ((0, 0, 0, 7), 4, 4, True),
        ((9, 4, 15, 22), 24, 48, False),
    ],
)
def test_how_rare_a_row_is(figures: Sequence[int], orders: int, odds: int, is_like_sum: bool) -> None:
    one = line(*figures)
    assert (one.orders, one.odds, one.is_like_sum) == (orders, odds, is_like_sum)


def test_noughts_that_all_rows_end_with_are_to_come() -> None:
    found = without_end([line(3, 5, 0, 0), line(3, 0, 0, 0)])
    assert [[*map(int, one.figures)] for one in found] == [[3, 5], [3, 0]]
    assert without_end([line(0, 0)])[0].figures == ()


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        (lines(6, 40, 90), False),
        (lines(7, 40, 90), True),
        (lines(13, 40, 50), False),
        (lines(14, 40, 50), True),
        ([*lines(13, 40, 90), line(40, 39)], False),
        ([*lines(13, 40, 90), line(40, 40)], True),
        ([*lines(13, 40, 90), line(40, 90, 120)], False),
        ([], False),
    ],
)
def test_two_parts_are_sums_where_no_row_falls_and_that_is_no_chance(rows: list[Line], is_told: bool) -> None:
    assert are_sums_of_two(rows) == is_told
    assert not are_sums_of_two(rows, is_year=False)


@pytest.mark.parametrize(
    ("rows", "is_year", "is_told"),
    [
        # more than may be spent, if it were added up
        (lines(3, 40, 90, granted=100), True, True),
        (lines(3, 40, 90, granted=100), False, True),
        (lines(2, 40, 90, granted=100), True, False),
        (lines(3, 40, 110, granted=100), True, False),
        # ordinary spending rises towards December, in most rows but not far in all
        (lines(30, 40, 55, granted=100), True, False),
        ([*lines(30, 20, 60, granted=100), line(45, 50, granted=100)], True, False),
        (lines(30, 25, 70, granted=100), True, False),
        # no budget tells anything
        (lines(7, 10, 25), True, True),
        (lines(7, 40, 59), True, False),
        (lines(30, 10, 25), False, False),
        (lines(30, 40, 55), True, False),
    ],
)
def test_spending_of_two_parts(rows: list[Line], is_year: bool, is_told: bool) -> None:
    assert are_sums_of_two(rows, is_money=True, is_year=is_year) == is_told


def places(found: Sequence[Line]) -> list[int]:
    return [one.row for one in found]


@pytest.mark.parametrize(
    ("risen", "others", "count"),
    [
        (lines(4, 4, 9, 15, 22), lines(4, 9, 4, 15, 22, first=5), 4),
        (lines(3, 4, 9, 15, 22), lines(5, 9, 4, 15, 22, first=4), 0),
        (lines(4, 4, 5, 6, 7), lines(4, 9, 4, 15, 22, first=5), 0),
        (lines(1, *accumulate([5] * 13)), lines(7, *range(9, 21), 3, first=2), 1),
        (lines(4, 0, 0, 7), lines(4, 3, 0, 0, first=5), 0),
        (lines(8, 4, 9, 15, 22), [], 0),
        (lines(8, 40, 90), lines(8, 90, 40, first=9), 0),
        ([], lines(8, 9, 4, 15, 22), 0),
    ],
)
def test_some_rows_are_sums_where_that_is_no_chance(
    risen: list[Line], others: list[Line], count: int
) -> None:
    assert places(lines_of_sums([*risen, *others], is_money=False)) == [*range(1, count + 1)]


def test_rows_that_lie_apart_are_told_by_their_number_alone() -> None:
    mixed = [line(*((4, 9, 15, 22) if n % 2 else (9, 4, 15, 22)), row=n) for n in range(1, 11)]
    assert places(lines_of_sums(mixed, is_money=False)) == [1, 3, 5, 7, 9]
    assert lines_of_sums(mixed, is_money=True) == ()


@pytest.mark.parametrize(
    ("risen", "others", "count"),
    [
        # more than may be spent
        (lines(4, 20, 45, 70, 95, granted=100), lines(4, 25, 20, 30, 20, granted=100, first=5), 4),
        # spending that rises by nature is within the budget, wherever it stands
        (lines(4, 5, 15, 25, 45, granted=100), lines(4, 25, 20, 30, 20, granted=100, first=5), 0),
        # without a budget the rows of one part of the work plan stand together
        (lines(10, 20, 45, 70, 95), lines(10, 25, 20, 30, 20, first=11), 10),
        (lines(4, 20, 45, 70, 95), lines(4, 25, 20, 30, 20, first=5), 0),
    ],
)
def test_some_rows_of_spending_are_sums(risen: list[Line], others: list[Line], count: int) -> None:
    assert places(lines_of_sums([*risen, *others], is_money=True)) == [*range(1, count + 1)]


def test_a_sample_is_a_row_of_many_figures() -> None:
    found = sample_of_sums([*lines(3, 4, 9, 9, 22), line(4, 9, 15, 22, row=9)])
    assert [*map(int, found)] == [4, 9, 15, 22]


def each(n: int, count: int, usual: int) -> list[int]:
    """Parts of a year that differ by a third, and neither rise nor fall over it."""
    return [usual * (100 + (37 * n + 53 * k) % 34) // 100 for k in range(count)]


def deaths(heads: Sequence[str], rows: Rows) -> Cells:
    lines_ = [(n, name, *rows(n)) for n, name in enumerate(kecamatan().values(), 1)]
    return [("AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023",), (), ("NO", "KECAMATAN", *heads), *lines_]


def shapes_of_deaths(heads: Sequence[str], rows: Rows) -> Sequence[str]:
    means = dict.fromkeys(heads, "akta-mati.issued")
    return reading_of(Sheet(deaths(heads, rows)), means=means, accepts_totals=True).shapes


@pytest.mark.parametrize(
    ("heads", "is_told"),
    [(HALVES, True), (("SMT 1", "SMT 2"), True), (("TW I", "TW II"), False), (MONTHS[:2], False)],
)
def test_two_columns_of_events_that_are_sums_have_a_shape(heads: Sequence[str], is_told: bool) -> None:
    """Of two quarters or months the second may be more by the season."""
    found = shapes_of_deaths(heads, lambda n: [*accumulate(each(n, 2, 60))])
    assert ["tidak pernah turun" in shape for shape in found] == [True] * is_told
    assert shapes_of_deaths(heads, lambda n: each(n, 2, 60)) == ()


def test_men_and_women_are_no_parts_of_a_year() -> None:
    assert shapes_of_deaths(("LAKI-LAKI", "PEREMPUAN"), lambda n: [30 + n, 80 + n]) == ()


@pytest.mark.parametrize("heads", [QUARTERS, MONTHS[:6], MONTHS])
def test_half_of_the_kecamatan_are_told_by_their_rows(heads: Sequence[str]) -> None:
    def rows(n: int) -> Sequence[int]:
        figures = each(n, len(heads), 60)
        return [*accumulate(figures)] if n < 5 else figures

    (shape,) = shapes_of_deaths(heads, rows)
    assert "akta-mati.issued di 4 dari 8 baris tidak pernah turun" in shape
    assert "63.11.01 (baris 4), 63.11.02 (baris 5), 63.11.03 (baris 6), 63.11.04 (baris 7)" in shape
    assert "63.11.05" not in shape
    assert shapes_of_deaths(heads, lambda n: each(n, len(heads), 60)) == ()


def test_an_answer_about_some_rows_is_none_about_others() -> None:
    def digest(of: range) -> str:
        def rows(n: int) -> Sequence[int]:
            return [*accumulate(each(n, 4, 60))] if n in of else each(n, 4, 60)

        means = dict.fromkeys(QUARTERS, "akta-mati.issued")
        return reading_of(Sheet(deaths(QUARTERS, rows)), means=means).digest

    assert digest(range(1, 5)) != digest(range(2, 6))
    assert digest(range(0)) == digest(range(0))


def money(heads: Sequence[str], rows: Rows, count: int = 8) -> Cells:
    lines_ = [(one.code, one.name, 90_000_000, *rows(n)) for n, one in enumerate(NODES[:count])]
    return [("REALISASI BELANJA TAHUN 2023",), (), ("KODE", "URAIAN", "PAGU", *heads), *lines_]


def words_about_months(cells: Cells) -> list[str]:
    at = desk()
    proposed(cells, at)
    return [one.words for one in at.doubts if one.text == "bulan"]


def test_semesters_that_are_sums_are_asked_as_quarters_are() -> None:
    (words,) = words_about_months(money(HALVES, lambda n: [*accumulate(each(n, 2, 35_000_000))]))
    assert words.startswith("angka kumulatif (jumlah sejak Januari), karena tidak pernah turun")
    assert words_about_months(money(HALVES, lambda n: each(n, 2, 35_000_000))) == []


def test_semesters_of_which_the_total_is_the_second_are_sums() -> None:
    def rows(n: int) -> Sequence[int]:
        first, both = accumulate(each(n, 2, 35_000_000))
        return first, both, both

    proposal = proposed(money((*HALVES, "JUMLAH"), rows), desk())
    assert proposal.intake.is_cumulative
    ordinary = money((*HALVES, "JUMLAH"), lambda n: [*each(n, 2, 35_000_000), sum(each(n, 2, 35_000_000))])
    assert not proposed(ordinary, desk()).intake.is_cumulative


def test_events_of_semesters_that_are_sums_are_asked_with_what_to_take_instead() -> None:
    at = desk()
    proposed(deaths(HALVES, lambda n: [*accumulate(each(n, 2, 60))]), at)
    assert 'ambil "SEMESTER II" saja: --means "SEMESTER I=-" --period 2023' in at.doubts[0].words
    at = desk()
    proposed(deaths(HALVES, lambda n: each(n, 2, 60)), at)
    assert not any("kumulatif" in doubt.words for doubt in at.doubts)
