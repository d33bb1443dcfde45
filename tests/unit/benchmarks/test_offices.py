"""Synthetic offices: always the same, of many sizes, and sound enough to be assessed."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from benchmarks.growth import SIZES, assess_all
from benchmarks.offices import FEWEST, MOST, OFFICES, make_office, make_offices
from benchmarks.papers import EXAMPLE

from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.dossier.read import read_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.checks.validate import validate


@pytest.fixture(scope="module")
def base() -> OfficeYear:
    office_year = read_dossier(EXAMPLE).office_year
    assert office_year is not None
    return office_year


def test_offices_are_the_same_every_time(base: OfficeYear) -> None:
    assert make_offices(base, 5) == make_offices(base, 5)


def test_a_longer_row_begins_like_a_shorter_one(base: OfficeYear) -> None:
    assert make_offices(base, 30)[:4] == make_offices(base, 4)


def test_26_offices_have_each_size_once(base: OfficeYear) -> None:
    sizes = Counter(len(office.districts) for office in make_offices(base, MOST - FEWEST + 1))
    assert sizes == Counter(range(FEWEST, MOST + 1))


def test_offices_of_equal_size_differ_in_their_counts(base: OfficeYear) -> None:
    first, later = make_office(base, 0), make_office(base, MOST - FEWEST + 1)
    assert len(first.districts) == len(later.districts)
    assert [row.value for row in first.counts] != [row.value for row in later.counts]


def test_every_kecamatan_is_counted(base: OfficeYear) -> None:
    office = make_office(base, 3)
    assert {area.code for area in office.districts} <= {row.area for row in office.counts}
    known = {area.code for area in office.areas} | {office.office.regency}
    assert {row.area for row in office.counts} <= known


def test_regency_rows_are_the_sums_of_their_kecamatan(base: OfficeYear) -> None:
    office = make_office(base, 3)
    districts = {area.code for area in office.districts}
    for whole in (row for row in office.counts if row.area == office.office.regency):
        parts = [
            row.value
            for row in office.counts
            if row.area in districts and (row.measure, row.period) == (whole.measure, whole.period)
        ]
        if parts:
            assert whole.value == sum((value for value in parts if value is not None), Decimal(0))


@pytest.mark.parametrize("place", [0, 7, 300, OFFICES - 1])
def test_offices_have_no_errors_that_the_base_has_not(base: OfficeYear, place: int) -> None:
    rule_set = load_rulebook()
    office = make_office(base, place)
    assert [str(issue) for issue in validate(office, rule_set) if issue.level is Level.ERROR] == []


def test_results_of_all_offices_are_kept(base: OfficeYear) -> None:
    few, many = make_offices(base, 2)
    results = assess_all((few, many), load_rulebook())
    assert [result.regency for result in results] == [few.office.regency_name, many.office.regency_name]
    assert [len(component.areas) for result in results for component in result.components[:1]] == [5, 16]


def test_sizes_grow_to_all_offices_of_the_country() -> None:
    assert SIZES == (64, 128, 257, 514)
