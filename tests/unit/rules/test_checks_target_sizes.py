"""Targets of another size than the indicator can have, or ever had: a comma or a percent sign was lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.factories import (
    DOCUMENTS,
    agreement,
    agreement_target,
    component,
    history,
    indicator,
    office_year,
    report,
    rule_set,
    target,
)

from capaian.domain.issue import Issue, Level
from capaian.domain.plan import Indicator, TargetValue, ValueType
from capaian.domain.policy import Polarity
from capaian.domain.value import SCALE_4
from capaian.rules.validate import validate

CODES = ("target_above_whole", "target_size")
PLANNED = {2021: 86, 2022: 88, 2024: 93, 2025: 95}


def planned(targets: Mapping[int, str | int], formula: str = "", **changes: object) -> Indicator:
    stated = {year: target(value) for year, value in targets.items()}
    return indicator("x", formula, plan_targets=stated, **changes)


def sizes(own: Indicator, **changes: object) -> list[Issue]:
    facts = {"indicators": (own,), "agreements": (), "nodes": (), "outputs": (), "history": ()}
    found = validate(office_year(**{**facts, **changes}), rule_set())
    return [issue for issue in found if issue.code in CODES]


@pytest.mark.parametrize(
    "formula", ["ktp", "mean(ktp, kia)", "min(ktp, 2 * kia)", "max(ktp)", "wmean(ktp: 2)"]
)
def test_a_part_of_a_whole_never_reaches_more_than_the_whole(formula: str) -> None:
    kinds = {component("kia").code: component("kia"), component("ktp").code: component("ktp")}
    found = sizes(planned({2023: "950"}, formula), components=tuple(kinds.values()))
    if "2 *" in formula:
        assert found == []
        return
    (issue,) = found
    assert (issue.code, issue.level, issue.value) == ("target_above_whole", Level.WARNING, "950")
    assert str(issue.place) == "plan.yaml, baris 60, kolom targets.2023"
    assert "paling banyak 100 persen" in issue.message
    assert "950 untuk 95,0" in issue.remedy


def test_an_indicator_over_such_an_indicator_is_bounded_too() -> None:
    below = indicator("y", "ktp")
    found = sizes(
        planned({2023: 101}, "mean(y, ktp)"), indicators=(below, planned({2023: 101}, "mean(y, ktp)"))
    )
    assert [issue.code for issue in found] == ["target_above_whole"]


@pytest.mark.parametrize(
    ("formula", "changes"),
    [
        pytest.param("100 * ktp.have / ktp.need", {}, id="any ratio"),
        pytest.param("", {}, id="reported directly"),
        pytest.param("ktp +", {}, id="a formula that cannot be read"),
        pytest.param("x", {}, id="a formula that names itself"),
        pytest.param("ktp", {"unit": DOCUMENTS}, id="no percentage"),
    ],
)
def test_what_may_be_more_than_a_hundred(formula: str, changes: dict[str, object]) -> None:
    assert sizes(planned({2023: 120}, formula, **changes)) == []


def test_coverage_of_people_from_elsewhere_may_be_more() -> None:
    own = component("ktp", may_exceed_whole=True)
    assert sizes(planned({2023: 120}, "ktp"), components=(own,)) == []


def test_a_quarter_above_the_whole_is_told_at_the_quarter() -> None:
    line = agreement_target("x", 95, q1=24, q2=480)
    (issue,) = sizes(planned({}, "ktp"), agreements=(agreement(line),))
    assert (issue.code, issue.value) == ("target_above_whole", "480")
    assert str(issue.place) == "agreements.yaml, baris 12, kolom periods.2023-Q2"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0.86", "0,86 kira-kira 100 kali lebih kecil"),
        ("0.9", "0,9 kira-kira 100 kali lebih kecil"),
        ("9.5", "9,5 kira-kira 10 kali lebih kecil"),
        ("950", "950 kira-kira 10 kali lebih besar"),
        ("8900", "8.900 kira-kira 100 kali lebih besar"),
        ("90000", "90.000 kira-kira 1000 kali lebih besar"),
    ],
)
def test_a_target_of_another_size_than_those_of_other_years(typed: str, words: str) -> None:
    (issue,) = sizes(planned({**PLANNED, 2023: typed}))
    assert (issue.code, issue.level, issue.value) == ("target_size", Level.WARNING, typed)
    assert str(issue.place) == "plan.yaml, baris 60, kolom targets.2023"
    assert words in issue.message
    assert "95 tahun 2025 (plan.yaml, baris 60, kolom targets.2025)" in issue.message
    assert "86 persen ditulis 86, bukan 0,86" in issue.remedy


def test_results_tell_the_size_as_well() -> None:
    line = agreement(agreement_target("x", "0.94"))
    (issue,) = sizes(planned({}), agreements=(line,), history=(history("x", "91.2", when=2022),))
    assert str(issue.place) == "agreements.yaml, baris 12, kolom target"
    assert "91,2 tahun 2022 (history.csv, baris 3)" in issue.message
    before = report("x", 91, when=2022)
    assert [i.value for i in sizes(planned({2023: "0.94"}), outputs=(before, report("x", 92)))] == ["0.94"]


def test_bounds_of_a_range_are_targets_too() -> None:
    own = replace(planned(PLANNED), polarity=Polarity.CLOSER_IS_BETTER)
    ranged = {**own.plan_targets, 2023: TargetValue(None, lower=target("0.85").value, upper=target(92).value)}
    assert [issue.value for issue in sizes(replace(own, plan_targets=ranged))] == ["0.85"]


@pytest.mark.parametrize(
    "targets",
    [
        pytest.param({2021: 2, 2022: 25, 2023: 30, 2024: 30}, id="what began small"),
        pytest.param({2021: 3, 2022: 25, 2023: 60, 2024: 95}, id="what grows from year to year"),
        pytest.param({2022: 80, 2023: 100, 2024: 100}, id="the whole"),
        pytest.param({2022: 0, 2023: 90}, id="nothing before"),
        pytest.param({2023: "0.86"}, id="nothing to compare with"),
        pytest.param({2021: "0.8", 2022: "0.85", 2023: "0.86", 2024: 86}, id="most are of that size"),
    ],
)
def test_sizes_that_nothing_speaks_against(targets: dict[int, str | int]) -> None:
    assert [i for i in sizes(planned(targets)) if "targets.2024" not in str(i.place)] == []


def test_what_is_to_fall_may_fall_to_a_tenth() -> None:
    falls = planned({2022: 10, 2023: 1}, polarity=Polarity.LOWER_IS_BETTER)
    assert sizes(falls) == []


def test_documents_may_be_ten_times_as_many() -> None:
    assert sizes(planned({2022: 3, 2023: 30}, unit=DOCUMENTS)) == []
    assert [i.code for i in sizes(planned({2021: 12000, 2022: 12100, 2023: 12}, unit=DOCUMENTS))] == [
        "target_size"
    ]


def test_other_scales_and_words_are_not_compared() -> None:
    stated = {2021: TargetValue(target("3.38").value, scale=SCALE_4), 2023: target(86)}
    assert sizes(indicator("x", plan_targets=stated)) == []
    assert sizes(planned({2022: 1, 2023: 100}, value_type=ValueType.YES_NO)) == []
