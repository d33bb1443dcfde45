"""Lines of individual sheets say of an indicator what the plan says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.rules.test_quality_papers import CHIEF, HEAD, line, planned, sheet, year_with

from capaian.domain.decree import Fraction, SheetLine
from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level
from capaian.domain.plan import Definition, Indicator
from capaian.rules.quality.sheets import check_sheets

OBJECTIVES = (
    replace(make.objective(), name="Dokumen yang lengkap"),
    replace(make.objective("sasaran-2"), name="Data yang akurat"),
)
OWN = OBJECTIVES[0].id
WORDS = "Akta terbit ÷ kelahiran dilaporkan × 100"


def found(given: SheetLine, *others: Indicator, **changes: object) -> list[Issue]:
    own = planned(objective=OWN, **changes)
    year = year_with(sheets=(sheet(HEAD, given),), indicators=(own, *others), objectives=OBJECTIVES)
    return list(check_sheets(year))


def row(**changes: object) -> SheetLine:
    return replace(line("iku-1"), **changes)  # type: ignore[arg-type]  # fields by name


def test_the_post_that_a_line_states_is_the_plans() -> None:
    (issue,) = found(row(owner=CHIEF))
    assert (issue.level, issue.subject) == (Level.ERROR, "papers_differ:owner:lembar-1:iku-1")
    assert (issue.place.column, issue.value) == ("owner", CHIEF)
    assert "Kepala Bidang Satu" in issue.message
    assert "Kepala Dinas (plan.yaml" in issue.message
    assert found(row(owner=HEAD)) == []


def test_the_objective_of_a_line_is_the_indicators() -> None:
    (issue,) = found(row(objective=NodeId("sasaran-2")))
    assert issue.subject == "papers_differ:objective:lembar-1:iku-1"
    assert (issue.place.column, issue.value) == ("objective", "sasaran-2")
    assert "plan.yaml" in issue.message
    assert found(row(objective=OWN)) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name_as_printed": "Cakupan  akta"}, ["papers_differ:name:lembar-1:iku-1"]),
        ({"name_as_printed": "Cakupan akta kelahiran"}, []),
        ({"objective_as_printed": "Data yang Akurat"}, ["papers_differ:objective_name:lembar-1:iku-1"]),
        ({"objective_as_printed": "Dokumen yang lengkap"}, []),
        ({"objective_as_printed": "Lengkapnya dokumen"}, []),
    ],
)
def test_a_wording_is_free_unless_it_names_another(changes: dict[str, object], told: list[str]) -> None:
    issues = found(row(**changes), make.indicator("iku-2", name="Cakupan Akta"))
    assert [issue.subject for issue in issues] == told


def fraction(numerator: str, denominator: str = "Kelahiran dilaporkan") -> SheetLine:
    return row(fraction=Fraction(numerator, denominator, "100%"))


@pytest.mark.parametrize("numerator", ["Akta terbit", "akta  terbit", "Jumlah akta terbit"])
def test_a_fraction_of_what_the_plan_computes_with(numerator: str) -> None:
    component = make.component("akta")
    measured = replace(component, numerator=replace(component.numerator, name="Akta terbit"))
    measured = replace(measured, denominator=replace(measured.denominator, name="Kelahiran dilaporkan"))
    own = planned(formula="100 * akta", objective=OWN)
    year = year_with(sheets=(sheet(HEAD, fraction(numerator)),), indicators=(own,), components=(measured,))
    assert list(check_sheets(year)) == []


@pytest.mark.parametrize(
    ("printed", "columns"),
    [
        (("Akta terbit", "Kelahiran dilaporkan"), []),
        (("KTP terbit", "Kelahiran dilaporkan"), ["fraction.numerator"]),
        (("Akta terbit", "Penduduk"), ["fraction.denominator"]),
    ],
)
def test_a_fraction_of_something_else_is_likely_a_slip(printed: tuple[str, str], columns: list[str]) -> None:
    issues = found(fraction(*printed), definition=Definition(calculation=WORDS))
    assert [issue.place.column for issue in issues] == columns
    assert all(issue.level is Level.WARNING and WORDS in issue.message for issue in issues)


def test_where_the_plan_has_no_words_a_fraction_says_nothing_else() -> None:
    assert found(fraction("KTP terbit"), formula="", definition=Definition()) == []
    assert found(fraction("KTP terbit"), formula="100 *", definition=Definition()) == []


@pytest.mark.parametrize(
    ("explanation", "own", "told"),
    [
        ("Jumlah KK", "Jumlah KTP", ["papers_differ:explanation:lembar-1:iku-1"]),
        ("Jumlah KTP", "Jumlah KTP", []),
        ("Banyaknya KTP", "Jumlah KTP", []),
        ("Jumlah KK", "", []),
    ],
)
def test_an_explanation_is_not_that_of_another_indicator(explanation: str, own: str, told: list[str]) -> None:
    other = make.indicator("iku-2", definition=Definition(calculation="Jumlah kk"))
    issues = found(row(explanation=explanation), other, definition=Definition(calculation=own))
    assert [issue.subject for issue in issues] == told
