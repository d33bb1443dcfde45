"""Surveys whose elements are written in two ways or differ between periods."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import element, elements, office_year, place, rule_set, survey

from capaian.domain.issue import Issue, Level
from capaian.domain.survey import ELEMENTS, SurveyElement, SurveyYear
from capaian.rulebook import load_reference
from capaian.rules.checks.validate import validate


def issues(*rows: SurveyElement) -> tuple[Issue, ...]:
    return validate(office_year(survey_elements=rows), rule_set())


NOW, BEFORE = elements(["80", "84", "91"]), elements(["79", "80", "81"], 2022)


@pytest.mark.parametrize(
    ("rows", "when"),
    [
        pytest.param((*NOW, *BEFORE), 2023, id="in one period"),
        pytest.param((*NOW[:2], *BEFORE), 2023, id="in two periods"),
    ],
)
def test_a_code_in_other_capitals(rows: tuple[SurveyElement, ...], when: int) -> None:
    twin = element("u3", "90", when=when, place=place("survey.csv", 9))
    (issue,) = issues(*rows, twin)
    assert (issue.code, issue.level, issue.value) == ("survey_code_twin", Level.ERROR, "u3")
    assert str(issue.place) == "survey.csv, baris 9, kolom code"
    assert "Tulis U3" in issue.remedy


@pytest.mark.parametrize(
    ("rows", "period", "words"),
    [
        pytest.param((*NOW[:2], *BEFORE), "2023", "2 dari 3 unsur: tidak ada U3", id="fewer now"),
        pytest.param((*NOW, *BEFORE[1:]), "2022", "2 dari 3 unsur: tidak ada U1", id="fewer before"),
        pytest.param((NOW[0], *BEFORE), "2023", "1 dari 3 unsur: tidak ada U2, U3", id="two fewer"),
    ],
)
def test_a_period_without_an_element_of_another(
    rows: tuple[SurveyElement, ...], period: str, words: str
) -> None:
    (issue,) = issues(*rows)
    assert (issue.code, issue.level, issue.value) == ("survey_elements_missing", Level.WARNING, period)
    assert issue.place.file == "survey.csv"
    assert words in issue.message
    assert issue.remedy


def test_periods_with_the_same_elements() -> None:
    assert issues(*NOW, *BEFORE) == ()
    assert issues(*NOW) == ()


ALL = elements(["80", "84", "91", "82", "83", "85", "86", "87", "88"])


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (slice(8, 9), "8 dari 9 unsur: tidak ada U9"),
        (slice(0, 1), "8 dari 9 unsur: tidak ada U1"),
        (slice(5, 9), "5 dari 9 unsur: tidak ada U6, U7, U8, U9"),
    ],
)
def test_a_survey_without_one_of_the_nine_elements(gone: slice, words: str) -> None:
    rows = [row for row in ALL if row not in ALL[gone]]
    (issue,) = issues(*rows)
    assert (issue.code, issue.level) == ("survey_elements_missing", Level.WARNING)
    assert words in issue.message


def test_all_nine_elements_and_those_of_an_office_lack_none() -> None:
    assert issues(*ALL) == ()
    assert issues(*(replace(row, code=f"P{place}") for place, row in enumerate(ALL[:8]))) == ()
    assert issues(*ALL, element("U10", "80")) == ()


def test_the_elements_are_those_of_the_law() -> None:
    assert [entry.code for entry in load_reference().survey_elements] == [*ELEMENTS]


WHOLE = element("*", "85.00", place=place("survey.csv", 9))


@pytest.mark.parametrize(
    ("index", "is_right"), [("85", True), ("85.005", True), ("84.995", True), ("85.01", False), ("90", False)]
)
def test_the_whole_is_that_of_its_elements(index: str, is_right: bool) -> None:
    """Three elements of 80, 84 and 91: 85."""
    found = issues(*NOW, element("*", index, place=place("survey.csv", 9)))
    assert [issue.subject for issue in found] == ([] if is_right else ["two_values:skm:2023"])
    assert is_right or str(found[0].place) == "survey.csv, baris 9"


def test_a_whole_without_elements_contradicts_nothing() -> None:
    assert issues(WHOLE, element("*", "80", when=2022)) == ()


def test_a_whole_is_no_element_that_other_periods_lack() -> None:
    assert issues(*NOW, WHOLE, *BEFORE) == ()


def test_elements_that_are_not_all_known_are_no_whole() -> None:
    unknown = replace(element("U3", "90"), index=None)
    found = issues(*NOW[:2], unknown, element("*", "99"))
    assert [issue.code for issue in found] == ["survey_value_missing"]


@pytest.mark.parametrize(
    ("held", "declared", "words"),
    [
        pytest.param("2023 2023-Q2", "own", "", id="the year has its row"),
        pytest.param("2023-Q2 2022", "latest", "", id="declared"),
        pytest.param("2023-Q2 2022", "own", "atau nyatakan year_value: latest", id="only a quarter"),
        pytest.param("2021 2022", "latest", "Yang terisi: Tahun 2021, Tahun 2022.", id="only other years"),
    ],
)
def test_a_survey_without_a_value_for_the_year(held: str, declared: str, words: str) -> None:
    rows = tuple(row for when in held.split() for row in elements(["80"], when))
    asked = replace(survey(), year_value=SurveyYear(declared))
    found = validate(office_year(survey_elements=rows, surveys=(asked,)), rule_set())
    told = [i for i in found if i.code == "survey_year_missing"]
    assert [i.level for i in told] == ([Level.WARNING] if words else [])
    assert all(words in f"{i.message} {i.remedy}" for i in told)


@pytest.mark.parametrize(
    ("filled", "declared", "words"),
    [
        pytest.param("2023-Q1 2023-Q2", "own", "Yang terisi: Triwulan I", id="only quarters"),
        pytest.param("2023-Q1 2023-Q2", "latest", "", id="a quarter speaks for the year"),
        pytest.param("2022", "own", "", id="the survey of the year is still to come"),
    ],
)
def test_empty_rows_of_the_year_hide_no_warning(filled: str, declared: str, words: str) -> None:
    rows = tuple(row for when in filled.split() for row in elements(["80"], when))
    waiting = tuple(replace(row, index=None) for row in elements(["80"], "2023"))
    asked = replace(survey(), year_value=SurveyYear(declared))
    found = validate(office_year(survey_elements=(*waiting, *rows), surveys=(asked,)), rule_set())
    told = [i for i in found if i.code == "survey_year_missing"]
    assert [i.level for i in told] == ([Level.WARNING] if words else [])
    assert all(words in i.message and "year_value: latest" in i.remedy for i in told)
