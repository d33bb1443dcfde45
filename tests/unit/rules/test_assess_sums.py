"""What papers need and no paper may work out itself: open shares, changes, sums,
counts by status.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import (
    BANDS,
    PEOPLE,
    component,
    counts,
    elements,
    history,
    office_year,
    place,
    rule_set,
    scale,
    staff,
)

from capaian.domain.assessment import Assessment, ComponentResult, Status, TierResult
from capaian.domain.office import Asset
from capaian.domain.period import Period
from capaian.domain.policy import ScaleGap, Trend
from capaian.domain.value import Known, Reason, Result, Unavailable, Unit
from capaian.rules.assess import assess
from capaian.rules.scale import classify, first_value


def assessed(as_of: str = "2023", **changes: object) -> Assessment:
    return assess(office_year(**changes), rule_set(), Period.parse(as_of))


def shown(result: Result) -> str:
    return result.display if isinstance(result, Known) else result.reason.value


# --- components


def ktp(**changes: object) -> ComponentResult:
    return assessed(**changes).components[0]


@pytest.mark.parametrize(
    ("have", "need", "wanted"),
    [
        ([90, 180, 270], [100, 200, 300], "10,00"),
        ([100, 200, 300], [100, 200, 300], "0,00"),
        ([100, 200, 301], [100, 200, 300], "not_applicable"),
        ([0, 0, 0], [0, 0, 0], "no_events"),
    ],
)
def test_what_is_still_open(have: list[int], need: list[int], wanted: str) -> None:
    found = ktp(counts=(*counts("ktp", have, need), *counts("akta", [0, 5, 3], [0, 5, 5])))
    assert shown(found.open) == wanted


def test_the_open_share_is_taken_from_the_printed_ratio() -> None:
    """96.019 of 96.472 is printed 99,53: a reader with a calculator gets 0,47."""
    found = ktp(
        counts=(
            *counts("ktp", [96019, 0, 0], [96472, 0, 0]),
            *counts("akta", [0, 5, 3], [0, 5, 5]),
        )
    )
    assert isinstance(found.open, Known)
    assert found.open.value == Decimal("0.47")


def test_a_component_that_is_no_percentage_leaves_nothing_open() -> None:
    found = ktp(components=(component("ktp", unit=PEOPLE, formula="ktp.have"), component("akta")))
    assert shown(found.open) == "not_applicable"


def test_four_years_side_by_side_oldest_first() -> None:
    found = ktp(history=(history("ktp", "88"), history("ktp", "86.5", when=2020)))
    assert [(str(r.period), shown(r.ratio)) for r in found.recent] == [
        ("2020", "86,50"),
        ("2021", "not_in_source"),
        ("2022", "88,00"),
        ("2023", "90,00"),
    ]
    assert found.recent[-1].ratio is found.ratio
    assert found.recent[-2].ratio is found.prior_ratio


def test_a_quarter_is_set_beside_the_same_quarters() -> None:
    found = assessed("2023-Q3").components[0]
    assert [str(r.period) for r in found.recent] == ["2020-Q3", "2021-Q3", "2022-Q3", "2023-Q3"]


# --- surveys


@pytest.mark.parametrize(
    ("before", "trend"), [("80", Trend.STEADY), ("81", Trend.DOWN), ("79.99", Trend.UP)]
)
def test_direction_of_an_element(before: str, trend: Trend) -> None:
    rows = (*elements(["80"]), *elements([before], 2022))
    assert assessed(survey_elements=rows).surveys[-1].elements[0].trend is trend


def test_an_element_that_is_new_has_no_change() -> None:
    rows = (*elements(["80", "84"]), *elements(["79"], 2022))
    now = assessed(survey_elements=rows).surveys[-1]
    assert [shown(e.change) for e in now.elements] == ["1,00", "not_in_source"]


def test_each_survey_is_compared_with_the_one_just_before() -> None:
    rows = [
        row
        for year, index in ((2021, "70"), (2022, "75"), (2023, "83"))
        for row in elements([index], year)
    ]
    changes = [shown(s.change) for s in assessed(survey_elements=tuple(rows)).surveys]
    assert changes == ["not_in_source", "5,00", "8,00"]


# --- tiers


def tier(name: str, **changes: object) -> TierResult:
    return next(found for found in assessed(**changes).tiers if found.tier == name)


def test_one_that_cannot_be_judged_is_neither_met_nor_unmet() -> None:
    found = tier("III", outputs=())
    by_status = {c.status: c.indicators for c in found.by_status}
    assert by_status == {Status.MET: ("ik-3",), Status.NOT_MET: (), Status.UNKNOWN: ("ik-4",)}


def test_a_count_names_what_it_counted_and_rests_on_all_that_was_looked_at() -> None:
    year = assessed()
    (counted,) = [c for c in year.tiers[0].by_status if c.status is Status.MET]
    assert isinstance(counted.count, Known)
    trace = year.traces[counted.count.trace]
    assert trace.formula == "banyaknya indikator yang targetnya tercapai"
    assert trace.working == "IKU 1"
    looked_at = [year.indicators[place].current.achievement.trace for place in (0, 1)]
    assert list(trace.inputs) == looked_at


def test_counts_by_status_add_up_to_all() -> None:
    for found in assessed().tiers:
        parts = [c.count.value for c in found.by_status if isinstance(c.count, Known)]
        assert isinstance(found.size, Known)
        assert sum(parts) == found.size.value == found.count


# --- staff and equipment


def test_staff_adds_the_categories_that_are_part_of_no_other() -> None:
    people = (staff("Kepala", 1), staff("Fungsional", 3), staff("Penata", 2, "Fungsional"))
    (found,) = assessed(people=people).staff
    assert (found.grouping, shown(found.total)) == ("jabatan", "4")
    assert [(r.category, r.parent, shown(r.count)) for r in found.rows] == [
        ("Kepala", None, "1"),
        ("Fungsional", None, "3"),
        ("Penata", "Fungsional", "2"),
    ]


def test_a_sum_of_staff_is_traced_to_its_rows() -> None:
    year = assessed(people=(staff("Kepala", 1), staff("Staf", 3)))
    total = year.staff[0].total
    assert isinstance(total, Known)
    trace = year.traces[total.trace]
    assert (trace.formula, trace.working) == ("Kepala + Staf", "1 + 3")
    sources = [year.traces[row].source for row in trace.inputs]
    assert [s.file for s in sources if s is not None] == ["people.csv", "people.csv"]


def test_no_sum_while_a_category_is_unknown() -> None:
    total = assessed(people=(staff("Kepala", 1), staff("Staf", None))).staff[0].total
    assert isinstance(total, Unavailable)
    assert total.missing == ("Staf",)


def asset(sound: int | None, damaged: int | None) -> Asset:
    return Asset("Laptop", Unit("unit"), sound, damaged, None, "", None, place("assets.csv"))


@pytest.mark.parametrize(
    ("sound", "damaged", "wanted"),
    [
        (3, 1, "4"),
        (3, None, "3"),
        (None, 2, "2"),
        (0, 0, "0"),
        (None, None, Reason.MISSING_INPUT.value),
    ],
)
def test_equipment_adds_what_was_counted(
    sound: int | None, damaged: int | None, wanted: str
) -> None:
    (found,) = assessed(assets=(asset(sound, damaged),)).assets
    assert shown(found.total) == wanted
    assert [shown(found.sound), shown(found.damaged)] == [
        "not_in_source" if part is None else str(part) for part in (sound, damaged)
    ]


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=1, max_size=6))
def test_a_sum_of_staff_never_differs_from_its_rows(numbers: list[int]) -> None:
    rows = tuple(staff(f"Kelompok {n}", number) for n, number in enumerate(numbers))
    assert shown(assessed(people=rows).staff[0].total) == f"{sum(numbers):,}".replace(",", ".")


# --- where a band begins

STEP = Decimal("0.0001")


@pytest.mark.parametrize("gap", list(ScaleGap))
def test_a_band_begins_where_classifying_begins(gap: ScaleGap) -> None:
    chosen = scale()
    for above, below in pairwise(BANDS):
        start = first_value(above, chosen, gap)
        assert start is not None
        at = below if gap is ScaleGap.UPPER_BOUND else above
        assert classify(start, chosen, gap) == at
        assert classify(start - STEP, chosen, gap) == below
        assert classify(start + STEP, chosen, gap) == above


def test_an_open_band_begins_nowhere() -> None:
    assert {first_value(BANDS[-1], scale(), gap) for gap in ScaleGap} == {None}
