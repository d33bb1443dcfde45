"""Courses of what should stay low, of quarters without a report,
and of rows that name an indicator.

Waiting days (2023: target 2 a quarter; reached 4, 3, 2, 2) against a plan that ends at 1 day in
2025.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import (
    AREAS,
    DOCUMENTS,
    HULU,
    agreement,
    agreement_target,
    component,
    count,
    elements,
    history,
    indicator,
    node,
    office_year,
    output,
    report,
    survey,
    target,
)
from tests.unit.rules.test_assess_progress import (
    QUARTERS,
    as_of,
    course_of,
    e81,
    only,
    plan_year,
    progress,
    quarterly,
    tc29,
    with_changes,
)

from capaian.domain.assessment import Status
from capaian.domain.identifiers import NodeId
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity
from capaian.domain.progress import ProgressLine
from capaian.domain.survey import SurveyYear
from capaian.domain.value import INDEX, PERCENT, Reason, TextValue, Unavailable, Unit

DAYS = Unit("hari")
LOWER = Polarity.LOWER_IS_BETTER


def waiting(
    *quarters: int | None, method: AchievementMethod | None = None, **changes: object
) -> dict[str, object]:
    own = indicator(
        "ik-hari",
        unit=DAYS,
        polarity=LOWER,
        method=method,
        plan_targets={2022: target(4), 2023: target(2), 2025: target(1)},
    )
    reported = tuple(
        report("ik-hari", days, when, unit=DAYS)
        for when, days in zip(QUARTERS, quarters, strict=True)
    )
    return {
        "indicators": (own,),
        "agreements": (agreement(agreement_target("ik-hari", 2, q1=2, q2=2, q3=2, q4=2)),),
        "nodes": (node("I", "ik-hari"),),
        "outputs": reported,
        "inputs": (),
        "plan_years": (),
        "history": (history("ik-hari", "5", "4", DAYS, 2022),),
        **changes,
    }


def waited(
    when: str, *quarters: int | None, method: AchievementMethod | None = None
) -> ProgressLine:
    return course_of(with_changes(waiting(*quarters, method=method), when), "I").lines[0]


# --- what should stay low


@pytest.mark.parametrize(
    ("when", "reached", "share"),
    [
        pytest.param("2023-Q1", "4", "0,00", id="(2 x 1 - 4) / 1 = -200, and not below 0"),
        pytest.param("2023-Q2", "3", "0,00", id="(2 x 1 - 3) / 1 = -100, and not below 0"),
        pytest.param("2023-Q3", "2", "0,00", id="(2 x 1 - 2) / 1 = 0"),
        pytest.param("2023-Q4", "1", "100,00", id="(2 x 1 - 1) / 1 = 100"),
    ],
)
def test_waiting_days_against_the_end_of_the_plan(when: str, reached: str, share: str) -> None:
    plan = waited(when, 4, 3, 2, 1).plan
    assert (plan.to_date.display, plan.share.display) == (reached, share)


@pytest.mark.parametrize(
    ("method", "last", "share"),
    [
        pytest.param(None, "75,00", "0,00", id="(2T-R)/T: (8 - 5)/4 and (2 - 2)/1"),
        pytest.param(AchievementMethod.INVERSE, "80,00", "50,00", id="T/R: 4/5 and 1/2"),
        pytest.param(
            AchievementMethod.RATIO, "125,00", "200,00", id="a plain ratio only where declared"
        ),
    ],
)
def test_the_declared_method_counts(
    method: AchievementMethod | None, last: str, share: str
) -> None:
    plan = waited("2023", 4, 3, 2, 2, method=method).plan
    assert (plan.last_share.display, plan.share.display, plan.expected_share.display) == (
        last,
        share,
        share,
    )


def test_the_mean_at_the_foot_takes_the_declared_share() -> None:
    result = with_changes(waiting(4, 3, 2, 1))
    assert progress(result).mean_share.display == "100,00"
    assert progress(with_changes(waiting(4, 3, 2, 2))).mean_share.display == "0,00"


def test_the_trace_names_the_method() -> None:
    result = with_changes(waiting(4, 3, 2, 2))
    share = course_of(result, "I").lines[0].plan.share
    assert share.trace is not None
    step = result.traces[share.trace]
    assert (step.formula, step.working) == (
        "100 × (2 × Target Renstra − Realisasi) ÷ Target Renstra",
        "100 × (2 × 1 − 2) ÷ 1",
    )
    assert "methods: (2T-R)/T" in step.policy


def complaints(when: str, last_year: int) -> ProgressLine:
    """Complaints add up: 4 + 9 + 12 + 5 this year, 8 in 2022; at most 20 + 30 in 2022 and 2023."""
    years = ((2022, 20, 8), (2023, 30, None), (2024, 50, None))
    plan = tuple(
        plan_year("I.1.1", year, goal, reached, polarity=LOWER)
        for year, goal, reached in years
        if year <= last_year
    )
    base = office_year().strategic_plan
    assert base is not None
    rows = quarterly("I.1.1", "Dokumen", DOCUMENTS, (4, 9, 12, 5))
    chosen = {
        "outputs": rows,
        "plan_years": plan,
        "strategic_plan": replace(base, last_year=last_year),
    }
    return only(with_changes(chosen, when), "I.1.1")


def test_few_of_what_should_be_few_is_no_success_before_the_plan_is_over() -> None:
    plan = complaints("2023", 2024).plan
    assert plan.to_date.display == "38"
    for share in (plan.share, plan.expected_share):
        assert isinstance(share, Unavailable)
        assert share.reason is Reason.NOT_APPLICABLE
        assert "akhir Renstra" in share.words


@pytest.mark.parametrize(
    ("when", "share", "expected"), [("2023", "124,00", "124,00"), ("2023-Q3", "–", "124,00")]
)
def test_at_the_end_of_the_plan_the_sum_is_judged(when: str, share: str, expected: str) -> None:
    """(2 x 50 - 38) / 50; expected 8 + 30 of 50, whatever the quarter."""
    plan = complaints(when, 2023).plan
    assert (plan.share.display, plan.expected_share.display) == (share, expected)


def test_last_year_alone_is_always_judged() -> None:
    """(2 x 20 - 8) / 20."""
    assert complaints("2023", 2024).plan.last_share.display == "160,00"


@pytest.mark.parametrize(
    ("polarity", "achievement", "status"),
    [
        (None, "60,00", Status.NOT_MET),
        (Polarity.HIGHER_IS_BETTER, "60,00", Status.NOT_MET),
        (LOWER, "140,00", Status.MET),
    ],
)
def test_an_output_is_judged_by_its_declared_direction(
    polarity: Polarity | None, achievement: str, status: Status
) -> None:
    """3 of 5: 60 %, or (2 x 5 - 3) / 5 = 140 % where few are good."""
    years = (plan_year("I.1.1", 2023, 5, polarity=polarity),)
    result = as_of(outputs=(output("I.1.1", 5, 3, name="Dokumen"),), plan_years=years)
    line, nodes = only(result, "I.1.1"), {found.id: found for found in result.nodes}
    assert line.achievement.display == achievement
    assert nodes[NodeId("I.1.1")].outputs[0].achievement.display == achievement
    assert nodes[NodeId("I.1.1")].status is status


# --- quarters without a report


def actuals(course: ProgressLine) -> list[str]:
    return [stage.actual.display for stage in course.stages]


@pytest.mark.parametrize(
    ("quarters", "shown"),
    [
        pytest.param((4, 3, None, 2), ["4", "3", "…", "2"], id="an empty row"),
        pytest.param((None, 3, None, None), ["…", "3", "…", "…"], id="one report"),
        pytest.param((0, 3, 0, 2), ["0", "3", "0", "2"], id="none is a number"),
    ],
)
def test_a_quarter_shows_its_own_report(
    quarters: tuple[int | None, ...], shown: list[str]
) -> None:
    assert actuals(waited("2023", *quarters)) == shown


def test_a_quarter_without_a_row_shows_nothing_and_until_then_the_latest_counts() -> None:
    changes = waiting(4, 3, 2, 2)
    rows = tuple(row for row in waiting(4, 3, 2, 2)["outputs"] if str(row.period) != "2023-Q3")
    course = course_of(with_changes({**changes, "outputs": rows}, "2023-Q3"), "I").lines[0]
    assert actuals(course) == ["4", "3", "…", "…"]
    assert (course.due.display, course.actual.display, course.achievement.display) == (
        "2",
        "3",
        "50,00",
    )


def test_words_of_a_quarter_are_its_own() -> None:
    reported = report("ik-hari", None, "2023-Q2", unit=DAYS, text="Sudah", met=True)
    course = course_of(with_changes({**waiting(4, 3, 2, 2), "outputs": (reported,)}), "I").lines[0]
    assert actuals(course) == ["…", "Sudah", "…", "…"]
    assert isinstance(course.stages[1].actual, TextValue)


def counted(*, have: tuple[int | None, ...], need: tuple[int | None, ...]) -> tuple[object, ...]:
    columns = (("ktp.have", have), ("ktp.need", need))
    return tuple(
        count(measure, HULU, value, when)
        for measure, values in columns
        for when, value in zip(QUARTERS, values, strict=True)
    )


def computed(formula: str, **changes: object) -> ProgressLine:
    own = indicator("ik-cakupan", formula, unit=changes.pop("unit", PERCENT))
    chosen: dict[str, object] = {
        "areas": AREAS[:1],
        "components": (component("ktp"),),
        "indicators": (own,),
        "agreements": (agreement(agreement_target("ik-cakupan", 90, q1=50, q2=60, q3=80, q4=90)),),
        "nodes": (node("I", "ik-cakupan"),),
        "outputs": (),
        "inputs": (),
        "plan_years": (),
        **changes,
    }
    return course_of(with_changes(chosen), "I").lines[0]


@pytest.mark.parametrize(
    ("have", "need", "shown"),
    [
        ((100, 120, 150, 180), (200, 200, 200, 200), ["50,00", "60,00", "75,00", "90,00"]),
        ((100, 120, None, 180), (200, 200, None, 200), ["50,00", "60,00", "…", "90,00"]),
        ((100, 120, 150, 180), (200, None, None, 200), ["50,00", "…", "…", "90,00"]),
    ],
)
def test_a_stock_that_was_not_counted_in_a_quarter(
    have: tuple[int | None, ...], need: tuple[int | None, ...], shown: list[str]
) -> None:
    course = computed("ktp", counts=counted(have=have, need=need))
    assert actuals(course) == shown
    assert course.actual.display == "90,00"


def test_each_district_counts_for_itself() -> None:
    """The second district counted in the first quarter and the last:
    the others are no one's whole.
    """
    rows = [*counted(have=(100, 120, 150, 180), need=(200, 200, 200, 200))]
    other = AREAS[1].code
    for when in ("2023-Q1", "2023-Q4"):
        rows += [count("ktp.have", other, 50, when), count("ktp.need", other, 100, when)]
    shown = actuals(computed("ktp", areas=AREAS[:2], counts=tuple(rows)))
    assert shown == ["50,00", "…", "…", "76,67"]


def test_a_month_of_the_quarter_and_a_half_year_that_ends_with_it_are_of_the_quarter() -> None:
    rows = [
        count(measure, HULU, value, when)
        for measure, value in (("ktp.have", 100), ("ktp.need", 200))
        for when in ("2023-M02", "2023-S1")
    ]
    assert actuals(computed("ktp", counts=tuple(rows))) == ["50,00", "50,00", "…", "…"]


@pytest.mark.parametrize("year_value", SurveyYear)
def test_a_survey_taken_twice_a_year_is_shown_where_it_was_taken(year_value: SurveyYear) -> None:
    """Also where the latest survey speaks for the year:
    that of June is no result of the third quarter.
    """
    rows = (*elements(["70"], "2023-Q2"), *elements(["90"], "2023-Q4"))
    satisfaction = survey(year_value=year_value)
    course = computed(
        "index(skm)", unit=INDEX, surveys=(satisfaction,), survey_elements=rows, counts=()
    )
    assert actuals(course) == ["…", "70,00", "…", "90,00"]


def test_a_formula_over_an_indicator_has_what_that_one_has() -> None:
    base = indicator("ik-dasar", "ktp")
    own = indicator("ik-cakupan", "ik-dasar")
    counts = counted(have=(100, 120, None, 180), need=(200, 200, None, 200))
    course = computed("ktp", indicators=(base, own), counts=counts)
    assert actuals(course) == ["50,00", "60,00", "…", "90,00"]


def test_a_formula_over_a_reported_indicator_has_the_quarters_that_were_reported() -> None:
    base, own = indicator("ik-dasar"), indicator("ik-cakupan", "ik-dasar")
    rows = (report("ik-dasar", 50, "2023-Q1"), report("ik-dasar", 70, "2023-Q3"))
    course = computed("ik-dasar", indicators=(base, own), outputs=rows, counts=())
    assert actuals(course) == ["50,00", "…", "70,00", "…"]


# --- rows of the plan that name an indicator


def named(
    name: str, year: int, goal: int | None, reached: int | None = None, unit: Unit = DAYS
) -> object:
    return plan_year("I", year, goal, reached, name=name, unit=unit)


@pytest.mark.parametrize("name", ["Indikator ik-hari", "indikator IK hari", "ik-hari"])
def test_rows_that_name_an_indicator_fill_what_the_plan_and_the_history_lack(name: str) -> None:
    """T-C.29: 4 = 2 of 2025, the plan's last year; 5 = 6 of 2021; 6 = 4, 7 = 5, 8 = (8 - 5)/4."""
    own = indicator("ik-hari", unit=DAYS, polarity=LOWER, name="Indikator ik-hari")
    rows = (
        named(name, 2021, 8, 6),
        named(name, 2022, 4, 5),
        named(name, 2023, 3),
        named(name, 2025, 2),
    )
    changes = waiting(4, 3, 2, 2, indicators=(own,), plan_years=rows, history=())
    course = course_of(with_changes(changes), "I").lines[0]
    assert tc29(course) == ["2", "6", "4", "5", "75,00", "2", "2", "100,00"]
    assert e81(course)[:2] == ["2", "5"]


def test_plan_and_history_go_before_rows_of_renstra_csv() -> None:
    rows = (named("ik-hari", 2022, 9, 9), named("ik-hari", 2025, 9))
    plan = course_of(with_changes(waiting(4, 3, 2, 2, plan_years=rows)), "I").lines[0].plan
    assert (plan.last_target.display, plan.last_actual.display, plan.target.display) == (
        "4",
        "5",
        "1",
    )


def test_a_row_in_another_unit_or_of_another_name_is_not_used() -> None:
    rows = (named("ik-hari", 2024, 9, unit=PERCENT), named("Lain", 2024, 9))
    plan = course_of(with_changes(waiting(4, 3, 2, 2, plan_years=rows)), "I").lines[0].plan
    assert plan.next_target.display == "t.t."


def test_what_this_year_reached_is_not_read_from_the_plan() -> None:
    rows = (named("ik-hari", 2023, 2, 1),)
    plan = course_of(with_changes(waiting(4, 3, 2, 2, plan_years=rows)), "I").lines[0].plan
    assert {year.year: year.actual.display for year in plan.years}[2023] == "t.t."


def test_sums_of_an_indicator_take_the_rows_too() -> None:
    own = indicator("ik-hari", unit=DAYS, aggregation=Aggregation.SUM)
    later = (named("ik-hari", year, 10) for year in (2024, 2025))
    rows = (named("ik-hari", 2022, 10, 8), named("ik-hari", 2023, 20), *later)
    changes = waiting(4, 3, 2, 2, indicators=(own,), plan_years=rows, history=())
    plan = course_of(with_changes(changes), "I").lines[0].plan
    assert (plan.target.display, plan.to_date.display, plan.share.display) == ("50", "19", "38,00")
