"""Credit points and sheets that do not fit what they belong to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import activity, indicator, office, office_year, place, rule_set

from capaian.domain.decree import IndividualSheet, SheetForm
from capaian.domain.identifiers import PostId
from capaian.domain.issue import Issue, Level
from capaian.domain.office import Post
from capaian.domain.value import Unit
from capaian.rules.validate import validate

PREFIXES = ("credit", "sheet", "formula")


def issues(**changes: object) -> list[Issue]:
    year = office_year(agreements=(), nodes=(), outputs=(), **changes)
    return [issue for issue in validate(year, rule_set()) if issue.code.startswith(PREFIXES)]


def credit_issues(formula: str, *activities: object) -> list[tuple[str, Level, str | None]]:
    own = indicator("ik", formula, unit=Unit("angka kredit"), credits=activities)
    return [(issue.code, issue.level, issue.value) for issue in issues(indicators=(own,))]


def test_credit_points_in_order_have_no_issue() -> None:
    assert credit_issues("credits()", activity("a", "0.013"), activity("b", "2.5", 1000, "karakter")) == []


def test_credit_points_may_be_part_of_a_larger_formula() -> None:
    assert credit_issues("100 * credits() / 12.5", activity("a", "0.013"), activity("b", "0.5")) == []


def test_a_list_that_the_formula_does_not_use() -> None:
    assert credit_issues("2 * ktp / 3", activity("a", "0.1")) == [
        ("credits_unused", Level.WARNING, "2 * ktp / 3"),
    ]


def test_a_list_without_formula() -> None:
    assert credit_issues("", activity("a", "0.1")) == [("credits_unused", Level.WARNING, None)]


def test_credit_points_without_a_list() -> None:
    ((code, level, value),) = credit_issues("credits()")
    assert (code, level, value) == ("formula_function_use", Level.ERROR, "credits()")


@pytest.mark.parametrize("weight", ["0", "-0.5"])
def test_a_weight_that_gives_nothing(weight: str) -> None:
    assert credit_issues("credits()", activity("a", weight)) == [("credit_weight", Level.ERROR, weight)]


def test_one_count_for_two_activities() -> None:
    first, second = activity("a", "0.1"), activity("b", "0.2")
    shared = replace(second, measure=first.measure)
    assert credit_issues("credits()", first, shared) == [
        ("credit_measure_twice", Level.ERROR, "prakom.a"),
    ]


POST = Post(PostId("prakom"), "Pranata Komputer", tasks=("satu", "dua"), holders=2)


def sheet(sheet_id: str = "prakom-1", **changes: object) -> IndividualSheet:
    chosen = IndividualSheet(
        id=sheet_id,
        post=PostId("prakom"),
        holder=1,
        title="INDIKATOR KINERJA INDIVIDU",
        form=SheetForm.ACTIVITY,
        post_as_printed="",
        unit_as_printed="",
        goal="",
        task_label="",
        letters=(),
        is_bulleted=False,
        lines=(),
        source=None,
        note="",
        place=place("sheets.yaml", 4),
    )
    return replace(chosen, **changes)  # type: ignore[arg-type]  # fields are checked by replace itself


def sheet_issues(*sheets: IndividualSheet) -> list[tuple[str, str | None, str | None]]:
    found = issues(sheets=sheets, office=replace(office(), posts=(POST,)), indicators=())
    assert all(issue.level is Level.ERROR for issue in found)
    return [(issue.code, issue.place.column, issue.value) for issue in found]


def test_sheets_of_two_holders_have_no_issue() -> None:
    second = sheet("prakom-2", holder=2, letters=("m", "n"))
    assert sheet_issues(sheet(), second) == []


def test_a_sheet_of_a_third_holder() -> None:
    assert sheet_issues(sheet(holder=3)) == [("sheet_holder", "holder", "3")]


def test_letters_that_are_not_as_many_as_the_tasks() -> None:
    assert sheet_issues(sheet(letters=("m", "n", "o"))) == [("sheet_letters", "letters", "m n o")]


def test_two_sheets_of_one_holder() -> None:
    assert sheet_issues(sheet(), sheet("prakom-1a")) == [("sheet_twice", "holder", "prakom-1a")]


def test_a_sheet_of_an_unknown_post_is_told_where_names_are_checked() -> None:
    assert sheet_issues(sheet(post=PostId("lain"), holder=9)) == []
