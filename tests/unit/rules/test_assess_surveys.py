"""Surveys: elements, unit index, class, weights, several periods."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import element, elements, office_year, policies, rule_set, survey

from capaian.domain.assessment import SurveyResult
from capaian.domain.identifiers import SurveyId
from capaian.domain.period import Period
from capaian.domain.policy import Rounding, Step, SurveyWeight
from capaian.domain.survey import GivenStatistic, SurveyElement, SurveyYear
from capaian.domain.value import Known, Reason, StockState, Unavailable
from capaian.rules.assess import assess
from capaian.rules.assess.surveys import find_survey


def surveys(as_of: str = "2023", **changes: object) -> tuple[SurveyResult, ...]:
    return assess(office_year(**changes), rule_set(), Period.parse(as_of)).surveys


@pytest.mark.parametrize(
    ("weight", "number", "index"),
    [(SurveyWeight.EXACT, None, "85,00"), (SurveyWeight.PRINTED, "0.333", "84,92")],
)
def test_weight(weight: SurveyWeight, number: str | None, index: str) -> None:
    found = surveys(policies=policies(survey_weight=weight))[-1]
    assert found.index.display == index
    assert number is None or found.weight == Decimal(number)


def test_the_sum_is_rounded_once() -> None:
    """Nine indices of Balangan 2023: 783,37 x 0,111 = 86,95;
    rounding each part would give 86,94.
    """
    printed = ["85.34", "85.84", "82.88", "91.87", "84.11", "84.61", "85.96", "98.52", "84.24"]
    found = surveys(
        survey_elements=elements(printed), policies=policies(survey_weight=SurveyWeight.PRINTED)
    )[-1]
    assert isinstance(found.index, Known)
    assert found.index.value == Decimal("86.95")
    parts = sum(
        Decimal(str(e.weighted.value)).quantize(Decimal("0.01"))
        for e in found.elements
        if isinstance(e.weighted, Known)
    )
    assert parts != found.index.value


def test_an_exact_index_keeps_its_digits() -> None:
    found = surveys(
        survey_elements=elements(["80", "84", "92"]), policies=policies(rounding=Rounding.EXACT)
    )
    index = found[-1].index
    assert isinstance(index, Known)
    assert str(index.value).startswith("85.333333333333333333333")


def test_means_give_indices() -> None:
    rows = (element("U1", mean="3.2"), element("U2", mean="3.6"))
    found = surveys(survey_elements=rows)[-1]
    assert [e.index.display for e in found.elements] == ["80,00", "90,00"]
    assert [e.given for e in found.elements] == [GivenStatistic.MEAN, GivenStatistic.MEAN]
    assert found.index.display == "85,00"


def test_both_statistics_stand_as_given() -> None:
    rows = (element("U1", index="80.10", mean="3.2"),)
    (first,) = surveys(survey_elements=rows)[-1].elements
    assert (first.index.display, first.mean.display) == ("80,10", "3,20")


def test_a_missing_element_makes_the_index_unavailable() -> None:
    rows = (element("U1", "80"), replace(element("U2", "80"), index=None))
    found = surveys(survey_elements=rows)[-1]
    assert isinstance(found.index, Unavailable)
    assert (found.index.reason, found.index.missing) == (Reason.MISSING_INPUT, ("U2",))
    assert (found.letter, found.class_name) == (None, None)


def test_answers() -> None:
    rows = (element("U1", "80", answers=120), element("U2", "80", answers=118))
    assert surveys(survey_elements=rows)[-1].answers == 120
    assert surveys()[-1].answers is None


def test_other_answer_scales() -> None:
    rows = (element("U1", mean="4.5"),)
    found = surveys(survey_elements=rows, surveys=(survey(top=5),))[-1]
    assert (found.index.display, found.scale) == ("90,00", "1–5")
    assert isinstance(found.mean, Known)
    assert (found.mean.display, found.mean.unit) == ("4,50", "scale-5")


def test_a_class_table_that_is_not_known_gives_no_class() -> None:
    found = surveys(surveys=(survey(classes="tidak-ada"),))[-1]
    assert (found.letter, found.index.display) == (None, "85,00")


@pytest.mark.parametrize(
    ("surveyed", "as_of", "actual", "state"),
    [
        (("2023-S1", "2023-S2"), "2023", "90,00", None),
        (("2023-S1", "2023-S2"), "2023-Q2", "80,00", None),
        (("2023-S1", "2023-S2"), "2023-Q3", "80,00", "2023-S1"),
        (("2023-S1", "2023-S2"), "2023-S2", "90,00", None),
        (("2023-Q1",), "2023", "80,00", "2023-Q1"),
        (("2023-Q1",), "2023-Q1", "80,00", None),
        (("2023-Q1", "2023-Q4"), "2023", "90,00", None),
        (("2023-Q1", "2023"), "2023", "90,00", None),
    ],
)
def test_the_latest_survey_counts_where_declared_and_one_of_an_earlier_end_says_so(
    surveyed: tuple[str, ...], as_of: str, actual: str, state: str | None
) -> None:
    rows = [
        row
        for when, index in zip(surveyed, ("80", "90"), strict=False)
        for row in elements([index], when)
    ]
    declared = (survey(year_value=SurveyYear.LATEST),)
    result = assess(
        office_year(survey_elements=tuple(rows), surveys=declared), rule_set(), Period.parse(as_of)
    )
    value = result.indicators[0].current.actual
    assert isinstance(value, Known) and value.display == actual and value.trace is not None
    earlier = Period.parse(state) if state else None
    assert result.traces[value.trace].state == (StockState(earlier, earlier) if earlier else None)
    for own in (found.index for found in result.surveys):
        assert own.trace is not None and result.traces[own.trace].state is None, (
            "of its own period"
        )


@pytest.mark.parametrize(
    ("blank", "declared", "actual"),
    [
        pytest.param("2023", SurveyYear.LATEST, "90,00", id="empty rows of the year yield"),
        pytest.param("2023-S2", SurveyYear.LATEST, "80,00", id="so do those of its last part"),
        pytest.param("2023", SurveyYear.OWN, "…", id="unless only its own count"),
    ],
)
def test_rows_that_wait_for_their_figures_hide_none(
    blank: str, declared: SurveyYear, actual: str
) -> None:
    waiting = tuple(replace(row, index=None) for row in elements(["70"], blank))
    filled = {"2023-S1": elements(["80"], "2023-S1"), "2023-S2": elements(["90"], "2023-S2")}
    rows = (
        *waiting,
        *(row for when, filled_rows in filled.items() if when != blank for row in filled_rows),
    )
    surveys = (survey(year_value=declared),)
    result = assess(
        office_year(survey_elements=rows, surveys=surveys), rule_set(), Period.parse("2023")
    )
    assert result.indicators[0].current.actual.display == actual


def test_a_figure_in_one_element_is_a_survey_that_was_taken() -> None:
    begun = (element("U1", "70"), replace(element("U2", "70"), index=None))
    declared = (survey(year_value=SurveyYear.LATEST),)
    year = office_year(survey_elements=(*begun, *elements(["80"], "2023-S1")), surveys=declared)
    actual = assess(year, rule_set()).indicators[0].current.actual
    assert isinstance(actual, Unavailable)


def test_a_survey_of_the_year_before_is_not_this_years_actual() -> None:
    result = assess(office_year(survey_elements=elements(["80"], 2022)), rule_set())
    actual = result.indicators[0].current.actual
    assert isinstance(actual, Unavailable)
    assert actual.reason is Reason.NOT_REPORTED


@pytest.mark.parametrize(
    ("top", "typed", "index", "working"),
    [
        pytest.param(4, "3.2", "80,00", "3,20 × 25", id="answers 1-4"),
        pytest.param(5, "3.2", "64,00", "3,20 × 20", id="answers 1-5"),
        pytest.param(6, "4.5", "75,00", "4,50 × 100 ÷ 6", id="answers 1-6: the step does not end"),
        pytest.param(8, "4.5", "56,25", "4,50 × 12,5", id="answers 1-8: a step with a half"),
    ],
)
def test_the_index_of_a_mean_by_the_answers_there_are(
    top: int, typed: str, index: str, working: str
) -> None:
    year = office_year(survey_elements=(element("U1", mean=typed),), surveys=(survey(top=top),))
    result = assess(year, rule_set())
    found = result.surveys[-1].elements[0].index
    assert isinstance(found, Known)
    assert (found.display, result.traces[found.trace].working) == (index, working)


@pytest.mark.parametrize(
    ("weight", "working", "policy"),
    [
        (
            SurveyWeight.EXACT,
            "(80,00 + 84,00 + 91,00) ÷ 3",
            "survey_weight: exact; rounding: printed",
        ),
        (
            SurveyWeight.PRINTED,
            "(80,00 + 84,00 + 91,00) × 0,333",
            "survey_weight: printed; rounding: printed",
        ),
    ],
)
def test_the_working_of_a_unit_index(weight: SurveyWeight, working: str, policy: str) -> None:
    result = assess(office_year(policies=policies(survey_weight=weight)), rule_set())
    index = result.surveys[-1].index
    assert isinstance(index, Known)
    trace = result.traces[index.trace]
    assert (trace.formula.startswith("(U1 + U2 + U3)"), trace.working, trace.policy) == (
        True,
        working,
        policy,
    )
    assert trace.subject == "Indeks Survei Kepuasan, Tahun 2023"


@pytest.mark.parametrize(
    ("step", "value"),
    [(Step.INDEX, "85.33"), (Step.ACTUAL, "85.333333333333333333333333333333333333333333333333")],
)
def test_a_unit_index_is_rounded_as_an_index(step: Step, value: str) -> None:
    rows = elements(["80", "84", "92"])
    index = surveys(survey_elements=rows, policies=policies(printed_steps=(step,)))[-1].index
    assert isinstance(index, Known)
    assert index.value == Decimal(value)


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        pytest.param(
            replace(element("U1", "80"), index=None),
            ("missing_input", "not_reported"),
            id="no index",
        ),
        pytest.param(
            replace(element("U1", mean="3"), mean=None),
            ("not_reported", "missing_input"),
            id="no mean",
        ),
        pytest.param(
            replace(element("U1", "80", "3.2"), mean=None),
            ("not_reported", None),
            id="one of both",
        ),
    ],
)
def test_a_statistic_that_is_missing(
    row: SurveyElement, reasons: tuple[str | None, str | None]
) -> None:
    (first,) = surveys(survey_elements=(row,))[-1].elements
    found = [
        v.reason.value if isinstance(v, Unavailable) else None for v in (first.mean, first.index)
    ]
    assert tuple(found) == reasons
    assert (first.letter is None) is (reasons[1] is not None)


def test_elements_lead_to_their_rows() -> None:
    result = assess(office_year(), rule_set())
    index = result.surveys[-1].elements[0].index
    assert isinstance(index, Known)
    source = result.traces[index.trace].source
    assert source is not None
    assert (source.file, source.row) == ("survey.csv", 4)
    assert result.traces[index.trace].subject == "Indeks U1 Unsur U1, Tahun 2023"


def test_surveys_stand_in_the_order_of_the_dossier_and_of_time() -> None:
    other = survey(id=SurveyId("lain"), name="Survei Lain")
    rows = (
        *elements(["80"], "2023-S2"),
        *elements(["70"], "2023-S1"),
        *(replace(row, survey=SurveyId("lain")) for row in elements(["60"], "2023-S1")),
    )
    found = surveys(surveys=(other, survey()), survey_elements=rows)
    assert [(result.id, str(result.period)) for result in found] == [
        ("lain", "2023-S1"),
        ("skm", "2023-S1"),
        ("skm", "2023-S2"),
    ]


def test_the_index_of_one_survey_is_not_that_of_another() -> None:
    other = survey(id=SurveyId("lain"), name="Survei Lain")
    rows = (
        *elements(["80"]),
        *(replace(row, survey=SurveyId("lain")) for row in elements(["60"])),
    )
    result = assess(office_year(surveys=(survey(), other), survey_elements=rows), rule_set())
    assert result.indicators[0].current.actual.display == "80,00"


@pytest.mark.parametrize(
    ("period", "surveyed", "declared", "found"),
    [
        pytest.param(
            "2023", "2023-S1 2023", "latest", "2023", id="the survey of the period itself"
        ),
        pytest.param("2023", "2023 2023-Q2 2022", "own", "2023", id="a quarter is not the year"),
        pytest.param(
            "2023-S1", "2023-S1 2023-Q2", "latest", "2023-S1", id="before one that ends that day"
        ),
        pytest.param(
            "2023-Q3", "2023-Q2 2023-Q1", "latest", "2023-Q2", id="the latest, as declared"
        ),
        pytest.param(
            "2023-Q3", "2023-Q1 2023-Q2", "own", None, id="not the latest, where none is declared"
        ),
        pytest.param("2023", "2023-S1 2023-S2", "own", None, id="half years are not the year"),
        pytest.param("2023-Q1", "2023-S1", "latest", None, id="none yet"),
        pytest.param("2023", "2022", "latest", None, id="none this year"),
    ],
)
def test_which_survey_counts(period: str, surveyed: str, declared: str, found: str | None) -> None:
    rows = tuple(row for when in surveyed.split() for row in elements(["80"], when))
    results = surveys(survey_elements=rows)
    chosen = find_survey(results, survey(year_value=SurveyYear(declared)), Period.parse(period))
    assert (str(chosen.period) if chosen else None) == found


@pytest.mark.parametrize(
    ("surveyed", "now", "before"),
    [
        pytest.param("2022 2023-Q2 2023", "2023", "2022", id="not a quarter of the same year"),
        pytest.param("2021 2023", "2023", None, id="not an earlier year"),
        pytest.param("2022 2022-S2 2023-S2", "2023-S2", "2022-S2", id="the same part"),
    ],
)
def test_a_survey_is_compared_with_that_of_the_year_before(
    surveyed: str, now: str, before: str | None
) -> None:
    worth = {
        "2023-Q2": "60",
        "2023": "90",
        "2022": "80",
        "2021": "70",
        "2022-S2": "75",
        "2023-S2": "95",
    }
    rows = tuple(row for when in surveyed.split() for row in elements([worth[when]], when))
    found = next(s for s in surveys(survey_elements=rows) if str(s.period) == now)
    expected = None if before is None else Decimal(worth[now]) - Decimal(worth[before])
    assert (found.change.value if isinstance(found.change, Known) else None) == expected


def test_the_number_of_answers_is_the_largest_known() -> None:
    rows = (
        element("U1", "80", answers=None),
        element("U2", "80", answers=7),
        element("U3", "80", answers=9),
    )
    found = surveys(survey_elements=rows)[-1]
    assert (found.answers, [e.answers for e in found.elements]) == (9, [None, 7, 9])


def test_a_statistic_is_shown_with_every_digit_that_was_typed() -> None:
    rows = (element("U1", "83.645"), element("U2", mean="3.2"))
    first, second = surveys(survey_elements=rows)[-1].elements
    assert (first.index.display, second.mean.display) == ("83,645", "3,20")


def test_a_survey_of_which_only_the_whole_is_known() -> None:
    (found,) = surveys(survey_elements=(element("*", "91.39"),))
    assert (found.index.display, found.mean.display, found.letter) == ("91,39", "3,66", "A")
    assert (found.elements, found.weight) == ((), 1)


def test_the_whole_is_traced_to_its_row() -> None:
    year = office_year(survey_elements=(element("*", "91.39"),))
    result = assess(year, rule_set())
    trace = result.surveys[0].index.trace
    assert trace is not None
    assert result.traces[trace].subject == "Indeks Survei Kepuasan, Tahun 2023"
    assert result.traces[trace].source is not None


def test_elements_go_before_the_whole_and_a_whole_before_unknown_ones() -> None:
    now = elements(["80", "84", "91"])
    (known,) = surveys(survey_elements=(*now, element("*", "99")))
    assert known.index.display == "85,00"
    (partly,) = surveys(
        survey_elements=(replace(now[0], index=None), *now[1:], element("*", "86.00"))
    )
    assert partly.index.display == "86,00"
    assert [e.code for e in partly.elements] == ["U1", "U2", "U3"]


def test_wholes_of_two_years_are_compared() -> None:
    _, found = surveys(survey_elements=(element("*", "86.43", when=2022), element("*", "91.39")))
    assert found.change.display == "4,96"


PARTS = (("2023-S1", "3.0", 100), ("2023-S2", "3.4", 300))


def year_of_parts(
    declared: SurveyYear, parts: tuple[tuple[str, str, int | None], ...] = PARTS
) -> SurveyResult | None:
    rows = tuple(element("U1", mean=mean, when=when, answers=n) for when, mean, n in parts)
    chosen = survey(year_value=declared)
    found = surveys(
        survey_elements=rows, surveys=(chosen,), policies=policies(rounding=Rounding.EXACT)
    )
    return find_survey(found, chosen, Period.parse("2023"))


@pytest.mark.parametrize(
    ("declared", "index", "answers"),
    [
        pytest.param(
            SurveyYear.POOLED, "82,50", 400, id="each answer alike: (300 + 1.020) / 400 x 25"
        ),
        pytest.param(SurveyYear.MEAN, "80,00", 400, id="each survey alike: 3.2 x 25"),
        pytest.param(SurveyYear.LATEST, "85,00", 300, id="the last one"),
    ],
)
def test_the_value_of_a_year_follows_the_declared_policy(
    declared: SurveyYear, index: str, answers: int
) -> None:
    found = year_of_parts(declared)
    assert found is not None and (found.index.display, found.answers) == (index, answers)
    expected = tuple(Period.parse(when) for when, *_ in PARTS) if declared.is_combined else ()
    assert found.combines == expected


def test_no_answer_counts_twice_and_unknown_numbers_pool_nothing() -> None:
    quarter = ("2023-Q1", "2.0", 40)
    pooled = year_of_parts(SurveyYear.POOLED, (quarter, *PARTS))
    assert pooled is not None and (pooled.index.display, pooled.answers) == ("82,50", 400), (
        "Q1 lies in S1"
    )
    unknown = year_of_parts(SurveyYear.POOLED, (PARTS[0], ("2023-S2", "3.4", None)))
    assert unknown is not None and isinstance(unknown.index, Unavailable)
    assert year_of_parts(SurveyYear.OWN) is None


def test_surveys_are_in_the_order_of_their_ends_a_longer_one_first() -> None:
    """Fault: the course of a year has the year before a quarter that ended earlier."""
    parts = (("2023-Q2", "3.0", 40), ("2023-S1", "3.1", 60), ("2023-S2", "3.4", 300))
    rows = tuple(element("U1", mean=mean, when=when, answers=n) for when, mean, n in parts)
    found = surveys(survey_elements=rows, surveys=(survey(year_value=SurveyYear.POOLED),))
    assert [str(result.period) for result in found] == ["2023-S1", "2023-Q2", "2023", "2023-S2"]
