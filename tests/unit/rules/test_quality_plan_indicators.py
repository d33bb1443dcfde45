"""Rows of renstra.csv beside indicators; names of outputs in two spellings; ways of quarterly targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    agreement,
    agreement_target,
    difference,
    history,
    indicator,
    node,
    office_year,
    output,
    rule_set,
    target,
)
from tests.unit.rules.test_assess_progress import plan_year

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanYear
from capaian.domain.value import Unit
from capaian.domain.work import HistoryValue
from capaian.rules.checks.output_names import check_output_names
from capaian.rules.facts import Facts
from capaian.rules.quality.periods import check_periods
from capaian.rules.quality.plan_indicators import check_plan_indicators
from capaian.rules.strategic_plan import plain_name
from capaian.rules.validate import validate

DAYS = Unit("hari")
OWN = indicator("ik-hari", unit=DAYS, name="Waktu terbit", symbol="IK 1", plan_targets={2023: target(96)})


def of_indicators(*rows: PlanYear, **changes: object) -> list[Issue]:
    chosen: dict[str, object] = {"indicators": (OWN,), "nodes": (node("I", "ik-hari"),), "history": ()}
    year = office_year(**{**chosen, "plan_years": rows, **changes})
    return list(check_plan_indicators(Facts(year)))


def row(name: str, goal: int | None = None, reached: int | None = None, **changes: object) -> PlanYear:
    year = changes.pop("year", 2023)
    assert isinstance(year, int)
    return plan_year("I", year, goal, reached, **{"name": name, "unit": DAYS, **changes})


# --- rows of renstra.csv on nodes that indicators measure ----------------------------------------------


@pytest.mark.parametrize("name", ["Waktu terbit", "waktu  Terbit", "IK 1", "ik-hari"])
def test_a_row_that_names_the_indicator_and_says_the_same(name: str) -> None:
    assert of_indicators(row(name, 96)) == []


def test_a_row_of_money_alone_says_nothing_of_the_indicator() -> None:
    assert of_indicators(row("", unit=None, budget=100)) == []


def test_a_row_of_another_name_is_told_once() -> None:
    (issue,) = of_indicators(row("Dokumen", 1), row("Dokumen", 2, year=2024))
    assert (issue.level, issue.code, issue.value) == (Level.WARNING, "plan_row_unused", "Dokumen")
    assert (issue.place.file, issue.place.column) == ("renstra.csv", "name")
    assert "I diukur oleh indikator “Waktu terbit”" in issue.message


def test_a_row_in_another_unit_is_told() -> None:
    (issue,) = of_indicators(row("Waktu terbit", 50, unit=Unit("jam")))
    assert (issue.level, issue.place.column, issue.value) == (Level.WARNING, "unit", "jam")


def test_a_node_with_outputs_of_its_own_is_not_concerned() -> None:
    assert of_indicators(row("Dokumen", 1), nodes=(node("I"),)) == []


def test_an_indicator_that_is_not_declared_is_told_elsewhere() -> None:
    assert of_indicators(row("Dokumen", 1), nodes=(node("I", "ik-lain"),)) == []


def test_another_target_than_in_the_plan_contradicts() -> None:
    (issue,) = of_indicators(row("Waktu terbit", 50))
    assert (issue.level, issue.subject) == (Level.ERROR, "papers_differ:renstra:ik-hari:target:2023")
    assert "tertulis 50, padahal 96" in issue.message
    assert "yang dipakai 96" in issue.message


@pytest.mark.parametrize(
    ("earlier", "subjects"),
    [
        pytest.param(history("ik-hari", "3", None, DAYS), ["papers_differ:renstra:ik-hari:actual:2022"]),
        pytest.param(history("ik-hari", "4", None, DAYS), [], id="the same"),
        pytest.param(history("ik-hari", "3", None, Unit("jam")), [], id="another unit"),
        pytest.param(history("ik-hari", None, "5", DAYS), [], id="not stated"),
        pytest.param(history("ik-lain", "3", None, DAYS), [], id="of another one"),
    ],
)
def test_another_result_than_in_earlier_papers_contradicts(
    earlier: HistoryValue, subjects: list[str]
) -> None:
    found = of_indicators(row("Waktu terbit", None, 4, year=2022), history=(earlier,))
    assert [issue.subject for issue in found] == subjects


def test_a_target_on_another_scale_is_not_compared() -> None:
    own = indicator(
        "ik-hari", unit=DAYS, name="Waktu terbit", plan_targets={2023: target(3, scale=Unit("scale-4"))}
    )
    assert of_indicators(row("Waktu terbit", 50), indicators=(own,)) == []


def test_a_declared_difference_of_the_plan_is_a_warning() -> None:
    key = "papers_differ:renstra:ik-hari:target:2023"
    changes = {"plan_years": (row("Waktu terbit", 50),), "differences": (difference(key),)}
    year = office_year(indicators=(OWN,), nodes=(node("I", "ik-hari"),), agreements=(), **changes)
    found = [issue for issue in validate(year, rule_set()) if issue.subject == key]
    assert [issue.level for issue in found] == [Level.WARNING]


# --- names of outputs ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Perjanjian Kerjasama", "Perjanjian kerja sama", True),
        ("Laporan SPIP/SAKIP", "laporan spip sakip", True),
        ("Laporan I", "Laporan II", False),
    ],
)
def test_plain_names(one: str, other: str, same: bool) -> None:
    assert (plain_name(one) == plain_name(other)) is same


def of_names(
    outputs: tuple[str, ...], planned: tuple[str, ...] = (), earlier: tuple[str, ...] = (), **changes: object
) -> list[Issue]:
    chosen: dict[str, object] = {
        "nodes": (node("I"),),
        "outputs": tuple(output("I", 1, 1, name=name) for name in outputs),
        "plan_years": tuple(plan_year("I", 2023, 1, name=name) for name in planned),
        "history": tuple(replace(history("I", "1", "1"), name=name) for name in earlier),
    }
    return list(check_output_names(Facts(office_year(**{**chosen, **changes}))))


@pytest.mark.parametrize(
    ("outputs", "planned", "told"),
    [
        pytest.param(("Perjanjian kerja sama",), ("Perjanjian Kerjasama",), ["Perjanjian Kerjasama"]),
        pytest.param(("Laporan bulanan",), ("Laporan bulanann",), ["Laporan bulanann"], id="a slip"),
        pytest.param(("Laporan",), ("Laporan",), [], id="the same"),
        pytest.param(("Laporan",), ("Sosialisasi",), [], id="planned for another year"),
        pytest.param(("Laporan I", "Laporan II"), ("Laporan I", "Laporan II"), [], id="two that are alike"),
        pytest.param(("Laporan I",), ("Laporan I", "Laporan II"), [], id="one of two this year"),
        pytest.param((), ("Laporan",), [], id="nothing yielded"),
        pytest.param(("Rapat kerja", "Rapat Kerja"), (), ["Rapat Kerja"], id="twice in one file"),
    ],
)
def test_names_that_are_almost_alike(
    outputs: tuple[str, ...], planned: tuple[str, ...], told: list[str]
) -> None:
    assert [issue.value for issue in of_names(outputs, planned)] == told


def test_the_message_names_both_and_their_places() -> None:
    (issue,) = of_names(("Perjanjian kerja sama",), ("Perjanjian Kerjasama",))
    assert (issue.level, issue.code) == (Level.WARNING, "output_name")
    assert (issue.place.file, issue.place.column) == ("renstra.csv", "name")
    assert "mirip “Perjanjian kerja sama” (outputs.csv" in issue.message


def test_names_of_history_are_looked_at_too() -> None:
    (issue,) = of_names(("Rapat kerja",), earlier=("Rapat Kerja",))
    assert issue.place.file == "history.csv"


def test_rows_of_a_node_that_indicators_measure_are_told_as_unused_alone() -> None:
    assert of_names(("Rapat kerja",), ("Rapat Kerja",), nodes=(node("I", "ik-1"),)) == []


def test_names_of_other_nodes_are_not_compared() -> None:
    rows = (plan_year("II", 2023, 1, name="Rapat Kerja"),)
    assert of_names(("Rapat kerja",), nodes=(node("I"), node("II")), plan_years=rows) == []


def planned_for(**names: str) -> list[Issue]:
    """Years of `renstra.csv` by the name of the output: `Laporan="2022 2024"`."""
    rows = tuple(
        plan_year("I", int(year), 1, name=name) for name, years in names.items() for year in years.split()
    )
    own = office_year(nodes=(node("I"),), outputs=(), history=(), plan_years=rows)
    return list(check_output_names(Facts(own)))


@pytest.mark.parametrize(
    ("years", "told"),
    [
        pytest.param({"Terbit": "2022 2024", "Diterbitkan": "2023"}, ["Diterbitkan"], id="one year"),
        pytest.param({"Terbit": "2021 2024", "Diterbitkan": "2022 2023"}, ["Diterbitkan"], id="two years"),
        pytest.param({"Terbit": "2022 2023", "Diterbitkan": "2024"}, [], id="after it"),
        pytest.param({"Terbit": "2022 2024", "Diterbitkan": "2023 2024"}, [], id="beside it"),
        pytest.param({"Terbit": "2022 2023 2024", "Diterbitkan": "2023"}, [], id="no gap"),
        pytest.param({"Terbit": "2022 2024"}, [], id="alone"),
    ],
)
def test_a_name_planned_for_just_the_years_that_another_leaves_out(
    years: dict[str, str], told: list[str]
) -> None:
    issues = planned_for(**years)
    assert [issue.value for issue in issues] == told
    assert all((i.level, i.code, i.place.column) == (Level.WARNING, "output_name", "name") for i in issues)
    assert all("“Terbit” (renstra.csv, baris 2)" in i.message for i in issues)


# --- quarterly targets ---------------------------------------------------------------------------------


def remedy(how: Aggregation, whole: int, *quarters: int) -> str:
    names = ("q1", "q2", "q3", "q4")
    line = agreement_target("ik-hari", whole, **dict(zip(names, quarters, strict=True)))
    own = indicator("ik-hari", unit=Unit("dokumen"), aggregation=how)
    (issue,) = check_periods(agreement(line), line, own)
    assert issue.subject is not None
    assert issue.subject.startswith("papers_differ:periods:")
    return issue.remedy


@pytest.mark.parametrize(
    ("how", "whole", "quarters", "words"),
    [
        pytest.param(Aggregation.LAST, 4, (1, 1, 1, 1), "aggregation: sum pada indikator ik-hari", id="sum"),
        pytest.param(Aggregation.SUM, 4, (1, 2, 3, 4), "aggregation: last pada indikator ik-hari", id="last"),
        pytest.param(Aggregation.LAST, 9, (1, 1, 1, 1), "differences.yaml", id="neither"),
        pytest.param(Aggregation.SUM, 9, (1, 2, 3, 4), "differences.yaml", id="neither, of a sum"),
    ],
)
def test_the_remedy_names_the_way_of_combining_that_fits(
    how: Aggregation, whole: int, quarters: tuple[int, ...], words: str
) -> None:
    assert words in remedy(how, whole, *quarters)


def test_quarters_that_lead_to_the_target_are_fine() -> None:
    line = agreement_target("ik-hari", 4, q1=1, q2=1, q3=1, q4=1)
    own = indicator("ik-hari", unit=Unit("dokumen"), aggregation=Aggregation.SUM)
    assert list(check_periods(agreement(line), line, own)) == []
    assert Decimal(4) == line.target.value
    assert dict(line.periods).keys() >= {Period.parse("2023-Q4")}


def test_a_target_of_a_period_of_another_year_is_told_at_its_line() -> None:
    line = agreement_target("ik-hari", 4, q1=1, q2=1, q3=1, q4=1)
    other = (Period.parse("2022-Q4"), target(1))
    own = indicator("ik-hari", unit=Unit("dokumen"), aggregation=Aggregation.SUM)
    (issue,) = check_periods(agreement(line), replace(line, periods=(*line.periods, other)), own)
    assert (issue.level, issue.code, issue.value) == (Level.ERROR, "period_of_other_year", "2022-Q4")
    assert (issue.place.file, issue.place.column) == ("agreements.yaml", "periods.2022-Q4")
    assert "(agreements.yaml, baris 2, kolom year)" in issue.message
