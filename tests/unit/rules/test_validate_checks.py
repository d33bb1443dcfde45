"""What is wrong with policies, formulas, targets and trees is said with place and remedy."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    AREAS,
    DOCUMENTS,
    HULU,
    agreement,
    agreement_target,
    component,
    indicator,
    node,
    objective,
    office_year,
    policies,
    rule_set,
    scale,
    survey,
    target,
)

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level
from capaian.domain.plan import TargetValue
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity, ZeroRule, ZeroRules
from capaian.domain.value import INDEX, SCALE_4
from capaian.rules.validate import validate


def issues(**changes: object) -> tuple[Issue, ...]:
    return validate(office_year(**changes), rule_set())


def only(code: str, **changes: object) -> Issue:
    found = [issue for issue in issues(**changes) if issue.code == code]
    assert len(found) == 1, issues(**changes)
    return found[0]


def codes(**changes: object) -> list[str]:
    return [issue.code for issue in issues(**changes)]


def test_the_invented_office_is_sound() -> None:
    assert issues() == ()


def test_an_unknown_scale_offers_the_nearest() -> None:
    issue = only("unknown_scale", policies=policies(scale="permendagri-86-2071"))
    assert issue.level is Level.ERROR
    assert str(issue.place) == "office.yaml, kolom policies.scale"
    assert issue.value == "permendagri-86-2071"
    assert "permendagri-86-2017" in issue.remedy


def test_a_scale_that_is_no_longer_valid() -> None:
    old = scale()
    old = replace(old, provenance=replace(old.provenance, valid_to=old.provenance.valid_from))
    (issue,) = validate(office_year(), rule_set(scales=(old,)))
    assert (issue.code, "tidak berlaku pada 2023-12-31" in issue.message) == ("unknown_scale", True)


def test_a_scale_with_gaps_needs_a_rule() -> None:
    issue = only("scale_gap_missing", policies=policies(scale_gap=None))
    assert "lower_bound, upper_bound, round" in issue.remedy


def test_a_scale_without_gaps_needs_none() -> None:
    closed = scale([replace(b, upper=None) for b in scale().bands], "sendiri")
    assert issues(policies=policies(scale_gap=None, scale="sendiri"), scales=(closed,)) == ()


@pytest.mark.parametrize(
    ("polarity", "method", "is_valid"),
    [
        (Polarity.HIGHER_IS_BETTER, AchievementMethod.RATIO, True),
        (Polarity.HIGHER_IS_BETTER, AchievementMethod.INVERSE, False),
        (Polarity.HIGHER_IS_BETTER, AchievementMethod.MIRRORED, False),
        (Polarity.HIGHER_IS_BETTER, AchievementMethod.EXISTS, True),
        (Polarity.LOWER_IS_BETTER, AchievementMethod.RATIO, False),
        (Polarity.LOWER_IS_BETTER, AchievementMethod.INVERSE, True),
        (Polarity.LOWER_IS_BETTER, AchievementMethod.MIRRORED, True),
        (Polarity.CLOSER_IS_BETTER, AchievementMethod.RATIO, False),
        (Polarity.CLOSER_IS_BETTER, AchievementMethod.TOLERANCE, True),
        (Polarity.CLOSER_IS_BETTER, AchievementMethod.RANGE, True),
    ],
)
def test_method_and_polarity(polarity: Polarity, method: AchievementMethod, is_valid: bool) -> None:
    chosen = policies()
    methods = {**chosen.methods, polarity: method}
    assert ("method_against_polarity" in codes(policies=replace(chosen, methods=methods))) is not is_valid
    own = indicator("x", "ktp", polarity=polarity, method=method)
    found = codes(indicators=(own,), agreements=(), nodes=(), outputs=())
    assert ("method_against_polarity" in found) is not is_valid


@pytest.mark.parametrize("kind", ["both_zero", "zero_target", "zero_target_lower", "no_events"])
def test_a_zero_rule_by_cap_needs_a_cap(kind: str) -> None:
    zero = replace(ZeroRules(), **{kind: ZeroRule.CAP})
    assert only("zero_rule_without_cap", policies=policies(zero=zero)).place.column == f"policies.zero.{kind}"
    assert issues(policies=policies(zero=zero, cap=Decimal(120))) == ()


@pytest.mark.parametrize("way", list(Aggregation))
def test_ways_from_districts_to_the_regency(way: Aggregation) -> None:
    valid = way in (Aggregation.RATIO_OF_SUMS, Aggregation.MEAN_OF_RATIOS)
    assert (codes(policies=policies(areas=way)) == []) is valid


def test_an_unknown_class_table() -> None:
    issue = only("unknown_survey_classes", surveys=(survey(classes="permenpanrb-14-2071"),))
    assert (issue.place.file, issue.place.column) == ("plan.yaml", "classes")
    assert "permenpanrb-14-2017" in issue.remedy


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        pytest.param("mean(ktp, akte)", "formula_unknown_name", id="unknown name"),
        pytest.param("mean(ktp, akta", "formula_syntax", id="syntax"),
        pytest.param("ktp / 0", "formula_zero_division", id="division by a constant zero"),
        pytest.param("ktp.have + ktp", "formula_unit_mix", id="unit mix"),
        pytest.param("index(skn)", "formula_unknown_survey", id="unknown survey"),
        pytest.param("ktp[area=99.99]", "formula_selector", id="unknown area"),
        pytest.param("67,5 + ktp", "formula_number_form", id="Indonesian number"),
    ],
)
def test_formulas_of_indicators(formula: str, code: str) -> None:
    own = indicator("x", formula)
    issue = only(code, indicators=(own,), agreements=(), nodes=(), outputs=())
    assert (issue.level, issue.place.file, issue.place.column) == (Level.ERROR, "plan.yaml", "formula")
    assert issue.value == formula
    assert issue.remedy


def test_formulas_of_components_know_measures_only() -> None:
    parts = (component("ktp", formula="100 * ktp.have / iku-1"), component("akta"))
    assert only("formula_unknown_name", components=parts).place.row == 40


def test_fields_of_indicators_are_names() -> None:
    own = indicator("x", "mean(iku-2, iku-2.actual, iku-2.target, iku-2.achievement)")
    assert codes(indicators=(*office_year().indicators, own)) == []


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("b", "a", "a → b"),
        ("a", "ktp", "a"),
        ("share(indicators.achievement > 50)", "a", "a → b"),
    ],
)
def test_cycles_are_named(first: str, second: str, shown: str) -> None:
    own = (indicator("a", first), indicator("b", second))
    assert only("formula_cycle", indicators=own, agreements=(), nodes=(), outputs=()).value == shown


def test_a_program_measured_by_the_indicator_that_counts_programs() -> None:
    own = (indicator("a", "share(programs.achievement > 50)"),)
    issue = only("formula_cycle", indicators=own, agreements=(), nodes=(node("I", "a"),), outputs=())
    assert issue.value == "a"


def test_every_problem_is_reported_at_once() -> None:
    own = (indicator("a", "ktq"), indicator("b", "akte"), indicator("c", "c"))
    found = codes(indicators=own, agreements=(), nodes=(), outputs=(), policies=policies(scale_gap=None))
    assert found == ["scale_gap_missing", "formula_unknown_name", "formula_unknown_name", "formula_cycle"]


def test_the_agreement_in_force_must_set_its_targets() -> None:
    lines = (agreement(agreement_target("iku-1", None), agreement_target("iku-2", 100)),)
    issue = only("target_missing", agreements=lines)
    assert (issue.level, issue.value) == (Level.ERROR, "iku-1")
    assert str(issue.place) == "agreements.yaml, baris 12, kolom target"


def test_a_revised_agreement_may_lack_what_no_longer_counts() -> None:
    lines = (
        agreement(agreement_target("iku-1", None), agreement_target("iku-2", 100)),
        agreement(agreement_target("iku-1", 85), agreement_target("iku-2", 100), id="r", revision=1),
    )
    assert "target_missing" not in codes(agreements=lines)


@pytest.mark.parametrize(
    "stated",
    [
        TargetValue(None, text="Sudah"),
        TargetValue(None, lower=Decimal(1)),
        TargetValue(None, upper=Decimal(1)),
    ],
)
def test_words_and_ranges_are_targets(stated: TargetValue) -> None:
    lines = (agreement(agreement_target("iku-1", stated), agreement_target("iku-2", 100)),)
    assert "target_missing" not in codes(agreements=lines)


def test_a_range_upside_down() -> None:
    stated = TargetValue(None, lower=Decimal(6), upper=Decimal(4))
    lines = (agreement(agreement_target("iku-1", stated), agreement_target("iku-2", 1)),)
    assert only("target_range", agreements=lines).value == "iku-1"


def test_a_target_on_another_scale() -> None:
    lines = (
        agreement(agreement_target("iku-1", target("3.4", scale=SCALE_4)), agreement_target("iku-2", 1)),
    )
    issue = only("target_not_comparable", agreements=lines)
    assert (issue.level, "skala 1–4" in issue.message) == (Level.WARNING, True)


def test_a_key_indicator_without_target() -> None:
    own = indicator("x", "index(skm)", is_key=True, unit=INDEX)
    issue = only("key_indicator_without_target", indicators=(own,), agreements=(), nodes=(), outputs=())
    assert issue.level is Level.WARNING
    plain = replace(own, plan_targets={2023: target(80)})
    assert codes(indicators=(plain,), agreements=(), nodes=(), outputs=()) == []


def test_two_agreements_of_one_revision() -> None:
    lines = (
        agreement(agreement_target("iku-1", 85), agreement_target("iku-2", 100)),
        agreement(agreement_target("iku-1", 86), agreement_target("iku-2", 100), id="lagi"),
    )
    assert only("same_revision", agreements=lines).value == "0"


def test_an_agreement_of_another_year_is_no_rival() -> None:
    year = office_year()
    old = agreement(agreement_target("iku-1", None), year=2022)
    found = codes(agreements=(*year.agreements, old))
    assert set(found) == {"agreement_of_other_year", "title_of_other_year"}


def test_trees_that_bite_their_tail() -> None:
    loop = (replace(node("I"), parent=NodeId("I")),)
    assert only("parent_loop", nodes=loop, inputs=(), outputs=()).value == "I"
    purposes = (objective("a", "b"), objective("b", "a"))
    found = [i.value for i in issues(objectives=purposes) if i.code == "parent_loop"]
    assert found == ["a", "b"]
    areas = (replace(AREAS[0], parent=HULU), *AREAS[1:])
    assert "parent_loop" in codes(areas=areas)


def test_units_of_reported_indicators_do_not_matter() -> None:
    own = indicator("x", unit=DOCUMENTS)
    assert codes(indicators=(own,), agreements=(), nodes=(), outputs=()) == []
