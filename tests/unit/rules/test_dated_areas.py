"""Kecamatan that were there for a part of the year: awaited,
added up and named within their days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from tests.every_case import every_case
from tests.factories import (
    AREAS,
    HILIR,
    HULU,
    REGENCY,
    TENGAH,
    component,
    count,
    rule_set,
    village,
)
from tests.unit.rules.checked_years import bare
from tests.unit.rules.desks import desk_of

from capaian.domain.office import Area
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count
from capaian.rules.assess.components import CountedComponent, count_area
from capaian.rules.checks.gaps import find_gaps
from capaian.rules.checks.row import CheckedYear
from capaian.rules.checks.validate import FINDERS, validate

LAST, SUM = Aggregation.LAST, Aggregation.SUM
Dates = tuple[str | None, str | None]


def dated(days: Dates, **changes: object) -> tuple[Area, ...]:
    """The three kecamatan, of which the last was there between two days."""
    first, last = (date.fromisoformat(each) if each else None for each in days)
    return (*AREAS[:2], replace(AREAS[2], valid_from=first, valid_to=last, **changes))


def rows(
    quarters: Sequence[int], measures: Sequence[str] = ("ktp.have", "ktp.need")
) -> tuple[Count, ...]:
    """A count of 10 in two kecamatan in all quarters, and of 1, 2, 3,
    4 in the last one in some of them.
    """
    places = [(area, n, 10) for area in (HULU, TENGAH) for n in range(1, 5)]
    places += [(HILIR, n, n) for n in quarters]
    return tuple(
        count(each, area, value, f"2023-Q{n}") for each in measures for area, n, value in places
    )


def year(days: Dates, quarters: Sequence[int], way: Aggregation, **changes: object) -> OfficeYear:
    stated = {
        "areas": dated(days),
        "counts": rows(quarters),
        "components": (component(aggregation=way),),
    }
    return bare(**{**stated, **changes})


@every_case(
    ("days", "quarters", "way", "as_of", "whole", "names"),
    [
        pytest.param(
            (None, None), (3, 4), SUM, "2023", "…", 3, id="without a day all of it is awaited"
        ),
        pytest.param(
            ("2023-01-01", None), (1, 2, 3, 4), SUM, "2023", "90", 3, id="from 1 January"
        ),
        pytest.param(
            ("2023-01-01", None), (2, 3, 4), SUM, "2023", "…", 3, id="the first quarter is awaited"
        ),
        pytest.param(
            ("2023-04-01", None), (2, 3, 4), SUM, "2023", "89", 3, id="from 1 April it is not"
        ),
        pytest.param(
            ("2023-03-31", None), (2, 3, 4), SUM, "2023", "…", 3, id="from 31 March it is"
        ),
        pytest.param(("2023-07-01", None), (3, 4), SUM, "2023", "87", 3, id="from 1 July"),
        pytest.param(
            ("2023-07-01", None), (), SUM, "2023-Q2", "40", 2, id="until June it is not there"
        ),
        pytest.param(("2023-07-01", None), (3,), SUM, "2023-Q3", "63", 3, id="its first quarter"),
        pytest.param(("2023-12-31", None), (4,), SUM, "2023", "84", 3, id="of one day"),
        pytest.param(("2024-01-01", None), (), SUM, "2023", "80", 2, id="of the next year"),
        pytest.param((None, "2022-12-31"), (), SUM, "2023", "80", 2, id="ended the year before"),
        pytest.param(
            (None, "2023-06-30"), (1, 2), SUM, "2023", "83", 3, id="until the last day of June"
        ),
        pytest.param((None, "2023-07-01"), (1, 2), SUM, "2023", "…", 3, id="a day longer"),
        pytest.param(
            ("2023-04-01", "2023-06-30"), (2,), SUM, "2023", "82", 3, id="of one quarter"
        ),
        pytest.param(
            ("2023-04-01", "2023-06-30"), (2,), LAST, "2023", "20", 2, id="stocks of who is there"
        ),
        pytest.param(
            ("2023-04-01", "2023-06-30"), (2,), LAST, "2023-Q2", "22", 3, id="while it was there"
        ),
        pytest.param(
            ("2023-07-01", None), (3, 4), LAST, "2023", "24", 3, id="a stock of one that was born"
        ),
        pytest.param(("2023-07-01", None), (), LAST, "2023-Q2", "20", 2, id="and before that"),
        pytest.param(
            (None, "2023-12-31"), (1, 2, 3, 4), LAST, "2023", "24", 3, id="until the last day"
        ),
    ],
)
def test_the_regency_is_the_sum_of_who_was_there(
    days: Dates, quarters: Sequence[int], way: Aggregation, as_of: str, whole: str, names: int
) -> None:
    found = year(days, quarters, way)
    desk = desk_of(as_of, counts=found.counts, areas=found.areas, components=found.components)
    result, areas = CountedComponent(desk, found.components[0]).relate_areas(Period.parse(as_of))
    assert (result.numerator.display, len(areas)) == (whole, names)
    waits = any(gap.file == "counts.csv" for gap in find_gaps(found))
    codes = {issue.code for issue in validate(found, rule_set())}
    if as_of == "2023":
        assert waits is (whole == "…")
    assert codes.isdisjoint({"count_missing", "count_outside_dates"})


def test_a_village_counts_within_its_days_and_has_no_figure_outside_of_them() -> None:
    old, born = village("99.01.01.01", "Lama", HULU), village("99.01.01.02", "Baru", HULU)
    areas = (*AREAS, old, replace(born, valid_from=date(2023, 7, 1)))
    counts = [count("ktp.have", old.code, 5, f"2023-Q{n}") for n in (1, 2)]
    desk = desk_of(
        "2023-Q2", counts=tuple(counts), areas=areas, components=(component(aggregation=SUM),)
    )
    measure: Measure = desk.office_year.components[0].numerator
    half = Period.parse("2023-Q2")
    assert count_area(desk, measure, HULU, half, SUM).display == "10"
    assert count_area(desk, measure, born.code, half, SUM).display == "–"


@pytest.mark.parametrize(("born", "is_split"), [("2023-04-01", True), ("2023-07-01", False)])
def test_what_a_part_took_with_it_is_no_fall(born: str, is_split: bool) -> None:
    """The one that it came from loses stock in the second quarter."""
    areas = dated((born, None), origin=HULU)
    values = [(HULU, 1, 90), (HULU, 2, 60)]
    counts = tuple(count("ktp.have", area, value, f"2023-Q{n}") for area, n, value in values)
    found = bare(areas=areas, counts=counts, components=(component(aggregation=LAST),))
    codes = {issue.code for issue in validate(found, rule_set())}
    assert ("cumulative_falls" in codes) is not is_split


def test_a_total_of_the_regency_is_compared_with_its_kecamatan_of_that_day() -> None:
    own = (count("ktp.have", REGENCY, 20, "2023-Q1"), count("ktp.have", REGENCY, 22, "2023-Q2"))
    found = year(("2023-04-01", None), (2, 3, 4), SUM)
    assert not [
        each for each in validate(replace(found, counts=(*found.counts, *own)), rule_set())
    ]
    wrong = replace(found, counts=(*found.counts, replace(own[0], value=own[1].value)))
    assert "total_differs" in {each.code for each in validate(wrong, rule_set())}


def test_events_of_a_part_that_was_born_are_neither_missing_nor_in_the_way_of_a_question() -> None:
    found = year(("2023-07-01", None), (3, 4), SUM)
    climbing = [
        replace(row, value=row.value * row.period.ordinal) for row in found.counts if row.value
    ]
    checked = CheckedYear(replace(found, counts=tuple(climbing)), rule_set())
    assert not [*FINDERS["period_missing"](checked)]
    assert [*FINDERS["running_totals"](checked)]
    late = [row for row in found.counts if (row.area, row.period.ordinal) != (HULU, 1)]
    assert [
        *FINDERS["period_missing"](CheckedYear(replace(found, counts=tuple(late)), rule_set()))
    ]
