"""Surveys: elements, unit index, class, weights, several periods."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import element, elements, office_year, policies, rule_set, survey

from capaian.domain.assessment import SurveyResult
from capaian.domain.period import Period
from capaian.domain.policy import Rounding, SurveyWeight
from capaian.domain.survey import Given
from capaian.domain.value import SCALE_4, Known, Reason, Unavailable
from capaian.rules.assess import assess


def surveys(as_of: str = "2023", **changes: object) -> tuple[SurveyResult, ...]:
    return assess(office_year(**changes), rule_set(), Period.parse(as_of)).surveys


def test_all_periods_until_now_the_latest_last() -> None:
    assert [str(found.period) for found in surveys()] == ["2022", "2023"]


def test_index_mean_and_class() -> None:
    found = surveys()[-1]
    assert (found.index.display, found.mean.display) == ("85,00", "3,40")
    assert (found.letter, found.class_name, found.scale) == ("B", "Baik", "1–4")


def test_elements() -> None:
    first = surveys()[-1].elements[0]
    assert (first.code, first.index.display, first.mean.display, first.letter) == ("U1", "80,00", "3,20", "B")
    assert isinstance(first.mean, Known)
    assert first.mean.unit == SCALE_4
    assert first.weighted.display == "26,67"


@pytest.mark.parametrize(
    ("weight", "number", "index"),
    [(SurveyWeight.EXACT, None, "85,00"), (SurveyWeight.PRINTED, "0.333", "84,92")],
)
def test_weight(weight: SurveyWeight, number: str | None, index: str) -> None:
    found = surveys(policies=policies(survey_weight=weight))[-1]
    assert found.index.display == index
    assert number is None or found.weight == Decimal(number)


def test_the_sum_is_rounded_once() -> None:
    """Nine indices of Balangan 2023: 783,37 x 0,111 = 86,95; rounding each part would give 86,94."""
    printed = ["85.34", "85.84", "82.88", "91.87", "84.11", "84.61", "85.96", "98.52", "84.24"]
    found = surveys(survey_elements=elements(printed), policies=policies(survey_weight=SurveyWeight.PRINTED))[
        -1
    ]
    assert isinstance(found.index, Known)
    assert found.index.value == Decimal("86.95")
    parts = sum(
        Decimal(str(e.weighted.value)).quantize(Decimal("0.01"))
        for e in found.elements
        if isinstance(e.weighted, Known)
    )
    assert parts != found.index.value


def test_an_exact_index_keeps_its_digits() -> None:
    found = surveys(survey_elements=elements(["80", "84", "92"]), policies=policies(rounding=Rounding.EXACT))
    index = found[-1].index
    assert isinstance(index, Known)
    assert str(index.value).startswith("85.333333333333333333333")


def test_means_give_indices() -> None:
    rows = (element("U1", mean="3.2"), element("U2", mean="3.6"))
    found = surveys(survey_elements=rows)[-1]
    assert [e.index.display for e in found.elements] == ["80,00", "90,00"]
    assert [e.given for e in found.elements] == [Given.MEAN, Given.MEAN]
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
    ("as_of", "actual"),
    [("2023", "90,00"), ("2023-Q2", "80,00"), ("2023-Q3", "80,00"), ("2023-S2", "90,00")],
)
def test_the_latest_survey_of_the_year_counts(as_of: str, actual: str) -> None:
    rows = (*elements(["80"], "2023-S1"), *elements(["90"], "2023-S2"))
    result = assess(office_year(survey_elements=rows), rule_set(), Period.parse(as_of))
    assert result.indicators[0].current.actual.display == actual


def test_a_survey_of_the_year_before_is_not_this_years_actual() -> None:
    result = assess(office_year(survey_elements=elements(["80"], 2022)), rule_set())
    actual = result.indicators[0].current.actual
    assert isinstance(actual, Unavailable)
    assert actual.reason is Reason.NOT_REPORTED
