"""Units and targets in outputs.csv are those of the strategic plan and of the agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.rules.test_assess_progress import plan_year

from capaian.domain.issue import Issue, Level
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanYear
from capaian.domain.value import PERCENT, Unit
from capaian.domain.work import Output
from capaian.rules.facts import Facts
from capaian.rules.quality.outputs import check_output_papers

SHEETS = Unit("lembar")
NAME = "Dokumen terbit"


def found(*outputs: Output, planned: tuple[PlanYear, ...] = (), **changes: object) -> list[Issue]:
    own = {"nodes": (make.node("I"),), "outputs": outputs, "plan_years": planned, "agreements": ()}
    return list(check_output_papers(Facts(make.office_year(**{**own, **changes}))))


def out(target: int | None, when: str = "2023", row: int = 7, **changes: object) -> Output:
    own = {"name": NAME, "period": make.period(when), "place": make.place("outputs.csv", row)}
    return make.output("I", target, None, **{**own, **changes})


def plan(target: int | None, **changes: object) -> PlanYear:
    return plan_year("I", 2023, target, **{"name": NAME, **changes})


def test_equal_units_and_targets_are_silent() -> None:
    assert found(out(100), out(25, "2023-Q1"), planned=(plan(100),)) == []


def test_an_output_in_another_unit_than_in_the_strategic_plan() -> None:
    (issue,) = found(out(100), out(25, "2023-Q1"), planned=(plan(90, unit=SHEETS),))
    assert (issue.level, issue.code, issue.value) == (Level.ERROR, "output_unit", "dokumen")
    assert str(issue.place) == "outputs.csv, baris 7, kolom unit"
    assert "padahal lembar (renstra.csv, baris 2, kolom unit)" in issue.message


@pytest.mark.parametrize("planned", [(), (plan(100),)], ids=["unplanned", "planned"])
def test_rows_of_one_output_in_two_units_are_told_once(planned: tuple[PlanYear, ...]) -> None:
    (issue,) = found(out(100), out(25, "2023-Q1", row=8, unit=SHEETS), planned=planned)
    assert (issue.code, issue.place.row, issue.value) == ("output_unit", 8, "lembar")


def test_spelling_makes_no_other_unit() -> None:
    assert found(out(100, unit=Unit("Dokumen")), planned=(plan(100),)) == []


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        pytest.param((out(101),), 7, id="stated of the year"),
        pytest.param((out(101), out(1, "2023-Q1", row=8)), 7, id="the year counts"),
        pytest.param(
            (out(26, "2023-Q1"), out(25, "2023-Q2"), out(25, "2023-Q3"), out(25, "2023-Q4", row=9)),
            9,
            id="quarters add up to it",
        ),
    ],
)
def test_another_target_than_in_the_strategic_plan(rows: tuple[Output, ...], place: int) -> None:
    (issue,) = found(*rows, planned=(plan(100),))
    assert (issue.level, issue.value) == (Level.WARNING, "101")
    assert issue.subject == f"papers_differ:output:I:{NAME}:target:2023"
    assert str(issue.place) == f"outputs.csv, baris {place}, kolom target"
    assert "2023 101, Renstra 100 (renstra.csv, baris 2, kolom target); yang dipakai 101" in issue.message
    assert "laporan tetap dapat dibuat" in issue.remedy
    assert f'covers: ["{issue.subject}"]' in issue.remedy


@pytest.mark.parametrize(
    ("rows", "planned"),
    [
        pytest.param((out(26, "2023-Q1"), out(26, "2023-Q2")), (plan(100),), id="quarters yet to come"),
        pytest.param(
            (out(26, "2023-Q1"), out(26, "2023-Q3"), out(26, "2023-Q4")), (plan(100),), id="a quarter between"
        ),
        pytest.param(
            (out(50, "2023-Q2", unit=PERCENT),), (plan(100, unit=PERCENT),), id="a level within the year"
        ),
        pytest.param((out(None),), (plan(100),), id="no target"),
        pytest.param((out(101),), (plan(None),), id="none planned"),
        pytest.param((out(101),), (plan(100, name="Rapat"),), id="another output"),
        pytest.param((out(101),), (plan_year("I", 2024, 100, name=NAME),), id="another year"),
    ],
)
def test_what_is_not_stated_twice_says_nothing(
    rows: tuple[Output, ...], planned: tuple[PlanYear, ...]
) -> None:
    assert found(*rows, planned=planned) == []


@pytest.mark.parametrize(("last", "told"), [(100, []), (90, ["90"])])
def test_of_levels_the_last_quarter_is_the_years(last: int, told: list[str]) -> None:
    rows = (out(50, "2023-Q2", unit=PERCENT), out(last, "2023-Q4", unit=PERCENT))
    planned = plan(100, unit=PERCENT, aggregation=Aggregation.LAST)
    assert [issue.value for issue in found(*rows, planned=(planned,))] == told


# --- targets beside actuals of indicators --------------------------------------------------------------

OWN = make.indicator("ik", unit=make.DOCUMENTS, formula="", plan_targets={2023: make.target(13)})
AGREED = make.agreement(make.agreement_target("ik", 12, q1=3))


def of_indicator(target: int | None, when: str, **changes: object) -> list[Issue]:
    row = replace(make.report("ik", 5, when), target=make.number(target), unit=make.DOCUMENTS)
    return found(row, **{"indicators": (OWN,), "agreements": (AGREED,), **changes})


@pytest.mark.parametrize(("target", "when"), [(None, "2023"), (12, "2023"), (3, "2023-Q1")])
def test_the_agreements_target_may_be_repeated(target: int | None, when: str) -> None:
    assert of_indicator(target, when) == []


@pytest.mark.parametrize(("target", "when", "column"), [(13, "2023", "target"), (4, "2023-Q1", "periods")])
def test_another_target_than_the_agreements(target: int, when: str, column: str) -> None:
    (issue,) = of_indicator(target, when)
    assert (issue.level, issue.subject) == (Level.ERROR, f"papers_differ:output:ik:target:{when}")
    assert (issue.place.file, issue.place.column) == ("outputs.csv", "target")
    assert f"agreements.yaml, baris 12, kolom {column}" in issue.message
    assert issue.message.startswith(f"Target {OWN.name}, ")


def test_without_an_agreement_the_strategic_plan_is_asked() -> None:
    assert of_indicator(13, "2023", agreements=()) == []
    (issue,) = of_indicator(12, "2023", agreements=())
    assert "plan.yaml" in issue.message


def test_a_target_that_no_agreement_has_is_told_as_unused() -> None:
    (issue,) = of_indicator(3, "2023-Q2")
    assert (issue.level, issue.code, issue.value) == (Level.WARNING, "output_target_unused", "3")
    assert "agreements.yaml" in issue.remedy
    assert issue.message.startswith(f"Target {OWN.name}, Triwulan II Tahun 2023, ")


def test_targets_of_other_years_are_those_of_the_plan() -> None:
    later = replace(OWN, plan_targets={2022: make.target(11)})
    assert of_indicator(11, "2022", indicators=(later,)) == []
    assert len(of_indicator(12, "2022", indicators=(later,))) == 1
