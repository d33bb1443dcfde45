"""Counted measures: own rows, the sum of what is below, and rows that only check."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.every_case import every_case
from tests.factories import AREAS, HILIR, HULU, PEOPLE, REGENCY, TENGAH, count, village
from tests.unit.rules.desks import desk_of, trace_of

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.value import Known, Reason, Unavailable
from capaian.domain.work import Count
from capaian.rules.assess.components import count_area, is_counted
from capaian.rules.facts import Facts

HAVE = Measure(MeasureCode("ktp.have"), "Memiliki", PEOPLE)
A, B = AreaCode("99.01.01.01"), AreaCode("99.01.01.02")
PLACES = (*AREAS, village(A, "Desa A", HULU), village(B, "Desa B", HULU))
LAST, SUM, MEAN = Aggregation.LAST, Aggregation.SUM, Aggregation.MEAN


def have(area: AreaCode, value: int | str | None, when: str = "2023") -> Count:
    return count("ktp.have", area, value, when)


def shown(area: AreaCode, *rows: Count, how: Aggregation = LAST, as_of: str = "2023") -> str:
    desk = desk_of(as_of, counts=rows, areas=PLACES)
    return count_area(desk, HAVE, area, Period.parse(as_of), how).display


@every_case(
    ("area", "rows", "expected"),
    [
        pytest.param(HULU, (have(HULU, 5),), "5", id="a kecamatan by its own row"),
        pytest.param(HULU, (have(A, 2), have(B, 3)), "5", id="without one, by its villages"),
        pytest.param(
            HULU,
            (have(HULU, 9), have(A, 2), have(B, 3)),
            "9",
            id="its own row before its villages",
        ),
        pytest.param(
            HULU, (have(HULU, 9, "2022"), have(A, 2), have(B, 3)), "5", id="a row of another year"
        ),
        pytest.param(HULU, (have(A, 2),), "…", id="a village without row is missing"),
        pytest.param(A, (have(A, 2),), "2", id="a village"),
        pytest.param(A, (), "…", id="a village without row"),
        pytest.param(
            REGENCY, (have(HULU, 1), have(TENGAH, 2), have(HILIR, 3)), "6", id="the regency by sum"
        ),
        pytest.param(
            REGENCY,
            (have(HULU, 1), have(TENGAH, 2), have(HILIR, 3), have(REGENCY, 99)),
            "6",
            id="its own row only checks",
        ),
        pytest.param(REGENCY, (have(REGENCY, 99),), "99", id="unless nothing else is counted"),
        pytest.param(
            REGENCY, (have(HULU, 1), have(REGENCY, 99)), "…", id="one of three is not the regency"
        ),
        pytest.param(
            REGENCY,
            (have(A, 1), have(B, 1), have(TENGAH, 2), have(HILIR, 3)),
            "7",
            id="through villages",
        ),
    ],
)
def test_where_a_count_comes_from(area: AreaCode, rows: tuple[Count, ...], expected: str) -> None:
    assert shown(area, *rows) == expected


QUARTERS = tuple(have(HULU, value, f"2023-Q{q}") for q, value in enumerate((1, 2, 6), 1))


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (LAST, "6"),
        (MEAN, "3"),
        (SUM, "9"),
        (Aggregation.RATIO_OF_SUMS, "9"),
        (Aggregation.MEAN_OF_RATIOS, "9"),
        (Aggregation.WEIGHTED_MEAN, "9"),
    ],
)
def test_counts_of_quarters_by_the_way_of_the_component(how: Aggregation, expected: str) -> None:
    """Ways that are for ratios leave the counts themselves to add up."""
    assert shown(HULU, *QUARTERS, how=how, as_of="2023-Q3") == expected


HALVES = (have(HULU, 40, "2023-S1"), have(HULU, 50, "2023-S2"))


@pytest.mark.parametrize(
    ("rows", "how", "expected"),
    [
        pytest.param((have(HULU, None), *HALVES), SUM, "90", id="both halves"),
        pytest.param(
            (have(HULU, None), *HALVES), LAST, "50", id="the state at the end of the second half"
        ),
        pytest.param((have(HULU, None), HALVES[0]), SUM, "…", id="one half is no year"),
        pytest.param(
            (have(HULU, None, "2023-S1"), HALVES[1]), SUM, "…", id="the empty one is a half"
        ),
        pytest.param((have(HULU, None),), SUM, "…", id="nothing else"),
        pytest.param((have(HULU, 91), *HALVES), SUM, "91", id="a year that is given goes first"),
    ],
)
def test_an_empty_row_of_the_year_hides_no_parts_of_it(
    rows: tuple[Count, ...], how: Aggregation, expected: str
) -> None:
    assert shown(HULU, *rows, how=how) == expected


def test_halves_are_not_lost_in_the_sum_of_areas() -> None:
    assert shown(HULU, have(A, "1.5"), have(B, "2")) == "3,5"


def test_a_sum_names_its_areas_and_rests_on_them() -> None:
    desk = desk_of(counts=(have(HULU, 1), have(TENGAH, 2), have(HILIR, 3)))
    found = count_area(desk, HAVE, REGENCY, Period(2023), LAST)
    trace = trace_of(desk, found)
    assert (trace.subject, trace.formula) == (
        "Memiliki, Kabupaten Contoh",
        "Hulu + Tengah + Hilir",
    )
    assert [desk.log[part].subject for part in trace.inputs] == [
        f"Memiliki, {name}, Tahun 2023" for name in ("Hulu", "Tengah", "Hilir")
    ]


def test_a_kecamatan_that_has_not_reported_is_named() -> None:
    desk = desk_of(counts=(have(HULU, 1), have(TENGAH, None), have(HILIR, 3)))
    found = count_area(desk, HAVE, REGENCY, Period(2023), LAST)
    assert isinstance(found, Unavailable)
    assert (found.reason, found.missing) == (Reason.MISSING_INPUT, ("Tengah",))


@every_case(
    ("rows", "area", "as_of", "counted"),
    [
        pytest.param((have(HULU, 1),), HULU, "2023", True, id="its own row"),
        pytest.param(
            (have(HULU, None),), HULU, "2023", True, id="even an empty one: it was asked for"
        ),
        pytest.param((have(A, 1),), HULU, "2023", True, id="one village"),
        pytest.param((have(A, 1),), REGENCY, "2023", True, id="one village of one kecamatan"),
        pytest.param((have(HULU, 1, "2023-Q2"),), HULU, "2023-Q3", True, id="earlier in the year"),
        pytest.param((have(HULU, 1, "2023-Q4"),), HULU, "2023-Q3", False, id="later in the year"),
        pytest.param((have(TENGAH, 1),), HULU, "2023", False, id="another kecamatan"),
        pytest.param((have(HULU, 1, "2022"),), HULU, "2023", False, id="another year"),
        pytest.param((count("ktp.need", HULU, 1),), HULU, "2023", False, id="another measure"),
        pytest.param((), REGENCY, "2023", False, id="nothing"),
    ],
)
def test_whether_anything_was_counted(
    rows: tuple[Count, ...], area: AreaCode, as_of: str, counted: bool
) -> None:
    facts = Facts(desk_of(counts=rows, areas=PLACES).office_year)
    assert is_counted(facts, HAVE, area, Period.parse(as_of)) is counted


@pytest.mark.parametrize(
    ("area", "name"), [(REGENCY, "Kabupaten Contoh"), (HULU, "Hulu"), (AreaCode("11.22"), "11.22")]
)
def test_names_of_areas(area: AreaCode, name: str) -> None:
    assert desk_of().office_year.area_name(area) == name


def test_figures_are_kept_whole() -> None:
    desk = desk_of(counts=(have(HULU, "0.1"), have(TENGAH, "0.2"), have(HILIR, "0.3")))
    found = count_area(desk, HAVE, REGENCY, Period(2023), LAST)
    assert isinstance(found, Known)
    assert found.value == Decimal("0.6")
