"""Ranges as targets of indicators that are judged by one figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests import factories as make

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue, ValueType
from capaian.domain.policy import AchievementMethod, Polarity
from capaian.domain.value import Reason, Unavailable
from capaian.rules.agreements import find_range_misfit
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate

OWN = make.indicator("x", "ktp")
BOTH = TargetValue(None, lower=Decimal(95), upper=Decimal(97))
LEAST, MOST = TargetValue(None, lower=Decimal(95)), TargetValue(None, upper=Decimal(5))


def words_of(own: Indicator, target: TargetValue = BOTH) -> str:
    misfit = find_range_misfit(make.policies(), own, target)
    return f"{misfit.message} {misfit.remedy}" if misfit else ""


def test_what_is_judged_by_one_figure_is_reported_with_its_direction() -> None:
    assert words_of(OWN) == (
        "Target berupa rentang, sedang indikator ini dinilai terhadap satu angka (makin "
        "tinggi makin baik), "
        "jadi capaiannya tidak dapat dinilai. Tulis satu angka. Bila memang rentang, arah "
        "indikatornya "
        "diubah menjadi makin dekat dengan target makin baik."
    )
    lower = replace(OWN, polarity=Polarity.LOWER_IS_BETTER)
    assert "(makin rendah makin baik)" in words_of(lower)


@pytest.mark.parametrize(
    ("polarity", "target", "words"),
    [
        (Polarity.HIGHER_IS_BETTER, LEAST, "Tulis 95 saja: makin tinggi makin baik sudah berarti"),
        (
            Polarity.LOWER_IS_BETTER,
            MOST,
            "saja: makin rendah makin baik sudah berarti paling banyak 5.",
        ),
        (Polarity.HIGHER_IS_BETTER, MOST, "Tulis satu angka."),
        (Polarity.LOWER_IS_BETTER, LEAST, "Tulis satu angka."),
    ],
)
def test_one_bound_that_the_direction_says_already_is_written_as_a_figure(
    polarity: Polarity, target: TargetValue, words: str
) -> None:
    assert words in words_of(replace(OWN, polarity=polarity), target)


def test_by_tolerance_it_is_one_figure_too() -> None:
    closer = replace(OWN, polarity=Polarity.CLOSER_IS_BETTER, method=AchievementMethod.TOLERANCE)
    assert "rumus capaian 100 di dalam rentang target" in words_of(closer)


@pytest.mark.parametrize(
    ("own", "target"),
    [
        (replace(OWN, polarity=Polarity.CLOSER_IS_BETTER), BOTH),
        (replace(OWN, method=AchievementMethod.EXISTS), BOTH),
        (replace(OWN, value_type=ValueType.TEXT), BOTH),
        (OWN, replace(BOTH, value=Decimal(96))),
        (OWN, TargetValue(Decimal(96))),
        (OWN, TargetValue(None, "Baik")),
    ],
    ids=["range", "exists", "words", "with a figure", "figure", "text"],
)
def test_what_can_be_judged_is_no_misfit(own: Indicator, target: TargetValue) -> None:
    assert words_of(own, target) == ""


def issues(**changes: object) -> list[Issue]:
    year = make.office_year(nodes=(), outputs=(), history=(), **changes)
    return [each for each in validate(year, make.rule_set()) if each.code == "target_not_judged"]


def test_it_is_reported_at_the_target_of_the_agreement_and_its_parts() -> None:
    line = replace(
        make.agreement_target("x", 80), target=BOTH, periods=((Period.parse("2023-Q2"), LEAST),)
    )
    found = issues(indicators=(OWN,), agreements=(make.agreement(line),))
    assert [(each.level, each.place.file, each.place.column) for each in found] == [
        (Level.WARNING, "agreements.yaml", "target"),
        (Level.WARNING, "agreements.yaml", "periods.2023-Q2"),
    ]
    assert ": 95–97. Target berupa rentang" in found[0].message and found[0].remedy


def test_and_at_that_of_the_plan_where_nothing_else_was_agreed() -> None:
    own = replace(OWN, plan_targets={2023: BOTH})
    (found,) = issues(indicators=(own,), agreements=())
    assert (found.place.file, found.place.column) == ("plan.yaml", "targets.2023")
    assert (
        issues(indicators=(own,), agreements=(make.agreement(make.agreement_target("x", 80)),))
        == []
    )


def test_its_achievement_says_why_there_is_none() -> None:
    line = replace(make.agreement_target("x", 80), target=BOTH)
    reported = (make.report("x", 96, "2023"),)
    own = make.indicator("x", unit=make.DOCUMENTS, decimals=0)
    year = make.office_year(
        indicators=(own,),
        agreements=(make.agreement(line),),
        outputs=reported,
        nodes=(),
        inputs=(),
        counts=(),
    )
    current = assess(year, make.rule_set(), Period.parse("2023")).indicators[0].current
    assert isinstance(current.achievement, Unavailable)
    assert current.achievement.reason is Reason.NO_TARGET
    assert current.achievement.words.startswith(
        "target berupa rentang, sedang indikator ini dinilai terhadap"
    )
    assert current.target.display == "95–97"
