"""Columns of two semesters beside each other: what is there at the year's end stands in the second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, means, proposed, table, taken, values

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.intake.year_end import is_outgrown

NAMES = ("Juai", "Halong", "Paringin")


def beside(first: str, second: str, *, is_above: bool = False) -> Cells:
    """A table with two columns of each thing; the second of each tells one more."""
    parts = (first, second, first, second)
    things = ("WAJIB KTP", "WAJIB KTP", "SUDAH REKAM", "SUDAH REKAM")
    rows = [(name, 100 + n, 101 + n, 50 + n, 51 + n) for n, name in enumerate(NAMES)]
    heads = (parts, things) if is_above else (things, parts)
    return [("PEREKAMAN KTP-EL TAHUN 2023",), ("KECAMATAN", *heads[0]), (None, *heads[1]), *rows]


def office() -> OfficeYear:
    return balangan()


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("SEMESTER I", "SEMESTER II", "Semester II"),
        ("Smt 1", "Smt 2", "Semester II"),
        ("Triwulan III", "Triwulan IV", "Triwulan IV"),
    ],
)
def test_the_last_part_is_the_year_and_asked_about(
    first: str, second: str, label: str, is_above: bool
) -> None:
    at = desk(office())
    found = taken(beside(first, second, is_above=is_above), at)
    told = {
        measure: value for measure, area, value in values(found, "measure", "area", "value") if "02" in area
    }
    assert set(told) == {"ktp.eligible", "ktp.holders"}
    assert {int(value) % 50 for value in told.values()} == {2}
    asked = [doubt.words for doubt in at.doubts]
    assert len(asked) == 2
    assert all(f"{label} = keadaan akhir tahun, bukan kolom" in words for words in asked)
    assert all(first.casefold() in words.casefold() for words in asked)


def test_the_part_that_is_asked_for_is_taken() -> None:
    at = desk(office(), period=Period.parse("2023-S1"))
    found = taken(beside("SEMESTER I", "SEMESTER II"), at)
    assert {int(value) % 50 for (value,) in values(found, "value")} == {0, 1, 2}
    assert all("Semester I = bukan keadaan akhir tahun" in doubt.words for doubt in at.doubts)


def test_a_part_that_the_user_names_is_not_asked_about() -> None:
    told = {
        "WAJIB KTP > SEMESTER II": "ktp.eligible",
        "SUDAH REKAM > SEMESTER II": "ktp.holders",
    }
    at = desk(office(), means=told)
    found = taken(beside("SEMESTER I", "SEMESTER II"), at)
    assert at.doubts == []
    assert {int(value) % 50 for (value,) in values(found, "value")} == {1, 2, 3}


MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI")
LAST = "SUDAH REKAM > JUNI"
FLOW = ((34, 17, 16, 50, 44, 32), (29, 46, 57, 50, 20, 52), (18, 12, 25, 32, 21, 33))
STOCK = ((900, 910, 930, 925, 940, 951), (800, 801, 790, 830, 835, 850), (700, 701, 702, 703, 704, 705))


def by_month(figures: Sequence[Sequence[int]], *, has_sum: bool, has_eligible: bool = False) -> Cells:
    """Those who recorded, by month; with a column that sums these up, and one of those who have to."""
    heads = [*(["WAJIB KTP"] if has_eligible else []), *MONTHS, *(["JUMLAH"] if has_sum else [])]
    rows = [
        [name, *([2000] if has_eligible else []), *line, *([sum(line)] if has_sum else [])]
        for name, line in zip(NAMES, figures, strict=True)
    ]
    groups = ["WAJIB KTP" if head == "WAJIB KTP" else "SUDAH REKAM" for head in heads]
    return [["PEREKAMAN KTP-EL TAHUN 2023"], ["KECAMATAN", *groups], [None, *heads], *rows]


@pytest.mark.parametrize("has_sum", [True, False])
def test_what_came_in_each_month_is_never_offered_as_what_is_there(has_sum: bool) -> None:
    at = desk(office())
    found = proposed(by_month(FLOW, has_sum=has_sum), at)
    assert (means(found), at.doubts, codes(at)) == ({}, [], ["columns_of_flow"])
    assert at.log.finish(())[0].message.startswith(
        "Kolom SUDAH REKAM > JANUARI sampai SUDAH REKAM > JUNI memuat yang terjadi selama"
    )


def test_beside_what_came_in_each_month_the_others_are_taken() -> None:
    at = desk(office())
    found = proposed(by_month(FLOW, has_sum=True, has_eligible=True), at)
    assert (means(found), codes(at)) == ({"WAJIB KTP": "ktp.eligible"}, ["columns_of_flow"])


def test_a_sum_of_months_shows_that_they_add_up_even_where_they_hardly_fall() -> None:
    at = desk(office())
    assert means(proposed(by_month(STOCK, has_sum=True), at)) == {}
    assert codes(at) == ["columns_of_flow"]


def test_what_is_there_at_the_end_of_each_month_is_asked_as_before() -> None:
    at = desk(office())
    found = proposed(by_month(STOCK, has_sum=False), at)
    assert (means(found), codes(at)) == ({LAST: "ktp.holders"}, [])
    assert [doubt.text for doubt in at.doubts] == [LAST]


def test_a_month_that_the_user_names_is_taken_whatever_its_figures_are() -> None:
    at = desk(office(), means={LAST: "ktp.holders"})
    found = proposed(by_month(FLOW, has_sum=True), at)
    assert (means(found), codes(at)) == ({LAST: "ktp.holders"}, [])


QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def by_quarter(told: int, blank: str | None = None) -> Cells:
    """Who is enrolled at the end of each quarter, of which the last have no figures yet."""
    rows: list[tuple[str | int | None, ...]] = [
        (name, *(700 + 9 * n + part for part in range(told)), *[blank] * (4 - told))
        for n, name in enumerate(NAMES)
    ]
    return [("SUDAH REKAM KTP-EL TAHUN 2023",), ("KECAMATAN", *QUARTERS), *rows]


@pytest.mark.parametrize("blank", [None, "-"])
@pytest.mark.parametrize("told", [2, 3])
def test_of_a_year_that_is_not_over_the_last_quarter_with_figures_is_taken_as_that(
    told: int, blank: str | None
) -> None:
    at = desk(office())
    found = taken(by_quarter(told, blank), at)
    wanted = [(f"2023-Q{told}", str(700 + 9 * n + told - 1)) for n in range(3)]
    assert values(found, "period", "value") == wanted
    (doubt,) = at.doubts
    assert doubt.text == QUARTERS[told - 1]
    assert "bukan keadaan akhir tahun, bukan kolom" in doubt.words
    answered = desk(office(), means={QUARTERS[told - 1]: "ktp.holders"})
    assert values(taken(by_quarter(told, blank), answered), "period", "value") == wanted
    assert answered.doubts == []


def test_a_quarter_that_is_asked_for_is_taken_though_it_is_blank() -> None:
    at = desk(office(), period=Period.parse("2023-Q4"))
    assert taken(by_quarter(3), at).rows == ()


def known_of(rows: Cells) -> OfficeYear:
    """The office, which has taken a table before."""
    at = desk(office())
    return replace(office(), intakes=(proposed(rows, at).intake,))


def test_a_column_that_was_settled_gives_way_once_a_later_one_has_figures() -> None:
    before = known_of(by_quarter(3))
    at = desk(before)
    again = proposed(by_quarter(3), at)
    assert (again.is_remembered, means(again), at.doubts) == (True, {"TW III": "ktp.holders"}, [])
    full = proposed(by_quarter(4), at)
    assert (full.is_remembered, means(full)) == (False, {"TW IV": "ktp.holders"})
    assert [doubt.text for doubt in at.doubts] == ["TW IV"]


def test_a_column_that_is_asked_for_by_its_time_stays_settled() -> None:
    at = desk(known_of(by_quarter(3)), period=Period.parse("2023-Q3"))
    assert proposed(by_quarter(4), at).is_remembered


def test_columns_of_years_and_those_that_tell_no_part_are_never_outgrown() -> None:
    found = table(by_quarter(4))
    year = Period.year_of(2023)
    assert [is_outgrown(found, head, year) for head in found.heads] == [False, True, True, True, False]
    assert not is_outgrown(found, found.heads[1], Period.parse("2023-Q1"))
