"""A component is the ratio of its own two measures, and a measure is one thing everywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import DOCUMENTS, component, indicator, office_year, rule_set

from capaian.domain.issue import Issue, Level
from capaian.domain.plan import Component
from capaian.domain.policy import Aggregation
from capaian.rules.checks.validate import validate

AKTA = component("akta", aggregation=Aggregation.SUM)


def issues(*components: Component) -> tuple[Issue, ...]:
    return validate(office_year(components=(*components, AKTA)), rule_set())


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("100 * ktp.have / ktp.have", "component_without_its_measures"),
        ("100 * ktp.need / ktp.need", "component_without_its_measures"),
        ("100 * ktp.have / akta.need * ktp.need / ktp.need", "component_with_other_measures"),
        ("100 * ktp.need / ktp.have", "component_inverse"),
        ("100 / (ktp.have / ktp.need)", "component_inverse"),
        ("100 * (ktp.need / ktp.have)", "component_inverse"),
    ],
)
def test_a_formula_that_is_not_of_its_own_measures(formula: str, code: str) -> None:
    (issue,) = issues(component("ktp", formula=formula))
    assert (issue.code, issue.level, issue.value) == (code, Level.ERROR, formula)
    assert str(issue.place) == "plan.yaml, baris 40, kolom formula"
    assert "100 * ktp.have / ktp.need" in issue.remedy


def test_a_foreign_denominator_is_told_with_the_own_one_that_is_not_used() -> None:
    found = issues(component("ktp", formula="100 * ktp.have / akta.need"))
    assert [issue.code for issue in found] == [
        "component_without_its_measures",
        "component_with_other_measures",
    ]
    assert "ktp.need" in found[0].message
    assert "akta.need" in found[1].message


@pytest.mark.parametrize(
    "formula",
    [
        "100 * ktp.have / ktp.need",
        "100 * (ktp.need - ktp.have) / ktp.need",
        "100 * ktp.have / (ktp.have + ktp.need)",
        "100 / (ktp.need / ktp.have)",
        "ktp.have / ktp.need * 100",
    ],
)
def test_other_ways_to_write_the_ratio(formula: str) -> None:
    assert issues(component("ktp", formula=formula)) == ()


OTHER = component("lain", formula="100 * lain.have / ktp.need")


@pytest.mark.parametrize(
    ("unit", "name", "word"),
    [(DOCUMENTS, "Wajib ktp", "dokumen"), ("orang", "Penduduk", "Penduduk")],
)
def test_a_measure_with_two_faces(unit: str, name: str, word: str) -> None:
    shared = component("ktp").denominator
    changed = replace(shared, unit=type(shared.unit)(unit), name=name)
    found = [
        i for i in issues(component("ktp"), replace(OTHER, denominator=changed)) if "formula" not in i.code
    ]
    (issue,) = found
    assert (issue.code, issue.level, issue.value) == ("measure_declared_twice", Level.ERROR, "ktp.need")
    assert str(issue.place) == "plan.yaml, baris 40, kolom denominator"
    assert word in issue.message
    assert issue.remedy


def test_a_measure_may_be_shared() -> None:
    assert issues(component("ktp"), replace(OTHER, denominator=component("ktp").denominator)) == ()


# --- numbers in formulas -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "thousands", "fraction"),
    [
        ("ktp * 1.234", "1234", "1.2340"),
        ("ktp + 67.500", "67500", "67.5000"),
        ("wmean(ktp: 1.500, akta: 2)", "1500", "1.5000"),
        ("share(programs.achievement >= 80.125)", "80125", "80.1250"),
    ],
)
def test_a_number_that_may_be_thousands(formula: str, thousands: str, fraction: str) -> None:
    (issue,) = _of_formula(formula)
    assert (issue.code, issue.level, issue.value) == ("formula_number_form", Level.ERROR, formula)
    assert str(issue.place) == "plan.yaml, baris 60, kolom formula"
    assert f"Tulis {thousands} " in issue.remedy
    assert f"atau {fraction} " in issue.remedy


@pytest.mark.parametrize("number", ["0.111", "1.2340", "1234", "1234.500", "1.5", "1.50"])
def test_a_number_that_is_plain(number: str) -> None:
    assert _of_formula(f"ktp * {number}") == ()


def _of_formula(formula: str) -> tuple[Issue, ...]:
    changes = {"indicators": (indicator("x", formula),), "agreements": (), "outputs": ()}
    nodes = tuple(replace(node, indicators=()) for node in office_year().nodes)
    return validate(office_year(**changes, nodes=nodes, history=()), rule_set())
