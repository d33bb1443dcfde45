"""Totals of tables with a row for each month: of the own office, of a month, of the whole file."""

from __future__ import annotations

import pytest
from tests.intake.desks import codes, desk, taken
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_file_totals import HEADS, HEALTH, OWN_NAMED, blamed, wrong
from tests.unit.dossier.test_intake_other_rows import FIRST, OWN_OFFICE, SECOND, TITLE

from capaian.dossier.intake.desk import Desk

Row = tuple[str | int, ...]
MONTHS = ("Januari", "Februari", "Maret")
PENS = "5.1.02.01.01.0024"


def rows_of(whose: tuple[str, str], node: str, budget: int, *spent: int) -> list[Row]:
    """A row for each month."""
    said = (*whose, node, "Sub kegiatan", PENS, "Alat tulis")
    return [(*said, month, budget, amount) for month, amount in zip(MONTHS, spent, strict=True)]


def total(words: str, budget: int, spent: int, month: str = "") -> Row:
    """A row that adds up others."""
    return (words, "", "", "", "", "", month, budget, spent)


FIRSTS, SECONDS = rows_of(OWN_OFFICE, FIRST, 500, 70, 10, 45), rows_of(OWN_OFFICE, SECOND, 700, 20, 90, 5)
SICK = rows_of(HEALTH, "1.02.02.2.01.0001", 40, 9, 1, 3)
OWN = (*FIRSTS, *SECONDS)
# 70 + 10 + 45 + 20 + 90 + 5 = 240 of 1200; with 9 + 1 + 3 of the other office 253 of 1240
OWN_TOTAL, WHOLE = total(OWN_NAMED, 1200, 240), total("TOTAL", 1240, 253)
HEAD = (*HEADS[:6], "Bulan", *HEADS[6:])


def told(*rows: Row, spent: str = "Realisasi") -> Desk:
    """The desk after an export with a row for each month was taken."""
    at = desk(office())
    taken([TITLE, (*HEAD[:-1], spent), *rows], at)
    assert "totals_unchecked" not in codes(at)
    return at


def spoiled(row: Row, by: int = 1000) -> Row:
    """A row that spends more."""
    return (*row[:-1], int(row[-1]) + by)


@pytest.mark.parametrize("budgets", [(1200, 1240), (3 * 1200, 3 * 1240)])
def test_totals_of_the_own_office_and_of_the_file_are_held(budgets: tuple[int, int]) -> None:
    """Budgets stand in each month: they are added up once, or all of them as a table program does."""
    own, whole = total(OWN_NAMED, budgets[0], 240), total("TOTAL", budgets[1], 253)
    assert wrong(told(*OWN, own, *SICK, whole)) == []
    assert wrong(told(*SICK, *OWN, own, whole)) == []
    assert wrong(told(whole, own, *OWN, *SICK)) == []


@pytest.mark.parametrize("place", range(6))
def test_any_own_month_that_is_wrong_is_an_error(place: int) -> None:
    own = [*OWN]
    own[place] = spoiled(own[place])
    assert wrong(told(*own, OWN_TOTAL, *SICK, WHOLE)) == [(9, "I")]
    assert wrong(told(*own, *SICK, WHOLE)) == [(12, "I")]
    assert wrong(told(*own, total(OWN_NAMED, 1200, 240))) == [(9, "I")]


@pytest.mark.parametrize("words", ["JUMLAH", OWN_NAMED])
def test_a_wrong_month_of_another_office_warns_where_the_own_total_is_right(words: str) -> None:
    at = told(*OWN, total(words, 1200, 240), SICK[0], spoiled(SICK[1]), SICK[2], WHOLE)
    assert (wrong(at), [(row, column) for row, column, _ in blamed(at)]) == ([], [(13, "I")])


def test_a_wrong_month_of_another_office_is_an_error_where_nothing_shows_whose_it_is() -> None:
    assert wrong(told(*OWN, SICK[0], spoiled(SICK[1]), SICK[2], WHOLE)) == [(12, "I")]


def by_month(*, is_named: bool) -> list[Row]:
    """The own rows and the others month by month, each month with its totals."""
    made: list[Row] = []
    for place, (month, own, whole) in enumerate(zip(MONTHS, (90, 100, 50), (99, 101, 53), strict=True)):
        words = (f"JUMLAH {month}", "") if is_named else ("JUMLAH", month)
        block = [FIRSTS[place], SECONDS[place], total(OWN_NAMED, 1200, own, month), SICK[place]]
        made += [*block, total(words[0], 1240, whole, words[1])]
    return made


@pytest.mark.parametrize("is_named", [True, False])
def test_totals_of_a_month_add_up_the_rows_of_that_month(*, is_named: bool) -> None:
    rows = by_month(is_named=is_named)
    assert wrong(told(*rows)) == []
    second = [*rows[:5], spoiled(rows[5]), *rows[6:]]
    assert wrong(told(*second)) == [(10, "I")]
    others = [*rows[:8], spoiled(rows[8]), *rows[9:]]
    at = told(*others)
    assert (wrong(at), [row for row, *_ in blamed(at)]) == ([], [12])


def test_totals_that_name_no_month_add_up_the_rows_above_until_the_next_total() -> None:
    blocks = [
        [FIRSTS[place], SECONDS[place], total("JUMLAH", 1200, spent)]
        for place, spent in enumerate((90, 100, 50))
    ]
    rows = [row for block in blocks for row in block]
    assert wrong(told(*rows)) == []
    rows[3] = spoiled(rows[3])
    assert wrong(told(*rows)) == [(8, "I")]


def test_sums_since_january_are_added_up_at_the_last_month() -> None:
    first, second = (
        rows_of(OWN_OFFICE, FIRST, 500, 70, 80, 125),
        rows_of(OWN_OFFICE, SECOND, 700, 20, 110, 115),
    )
    other = rows_of(HEALTH, "1.02.02.2.01.0001", 40, 9, 10, 13)
    head = "Realisasi s.d. Bulan Ini"
    assert wrong(told(*first, *second, OWN_TOTAL, *other, WHOLE, spent=head)) == []
    second[2] = spoiled(second[2])
    at = told(*first, *second, OWN_TOTAL, *other, WHOLE, spent=head)
    assert wrong(at) == [(9, "I")]


def test_totals_of_other_offices_are_not_ours() -> None:
    assert wrong(told(*SICK, total("JUMLAH DINAS KESEHATAN", 7, 7), *OWN)) == []


def test_a_total_of_nobody_knows_what_is_said_to_be_unchecked() -> None:
    at = desk(office())
    taken([TITLE, HEAD, *SICK, total("JUMLAH", 7, 7), *OWN], at)
    assert "totals_unchecked" in codes(at)


PROGRAMS = (
    *FIRSTS,
    total("Jumlah", 500, 125),
    total("Jumlah Program I", 500, 125),
    *SECONDS,
    total("Jumlah", 700, 115),
    total("Jumlah Program II", 700, 115),
)
"""A total below the months of each sub-activity, one below each program."""


def test_totals_of_programs_below_those_of_months() -> None:
    assert wrong(told(*PROGRAMS, total("Jumlah Seluruhnya", 1200, 240))) == []
    assert wrong(told(*PROGRAMS[:4], spoiled(PROGRAMS[4]), *PROGRAMS[5:])) == [(7, "I")]


def test_a_total_of_everything_is_not_that_of_the_last_program() -> None:
    assert wrong(told(*PROGRAMS, total("Jumlah Seluruhnya", 700, 115))) == [(13, "H"), (13, "I")]


def test_a_total_among_months_may_carry_the_code_of_its_program() -> None:
    coded = (*OWN_OFFICE, "2.12.02", "Jumlah Program I", "", "", "", 500, 125)
    at = told(*FIRSTS, coded, *SECONDS)
    assert (wrong(at), "part_unread" in codes(at)) == ([], False)
    assert wrong(told(*FIRSTS, spoiled(coded), *SECONDS)) == [(6, "I")]
