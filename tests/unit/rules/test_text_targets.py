"""Targets in words: what the declared rule says of them, and what it leaves open."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests.every_case import every_case

from capaian.domain.assessment import PeriodResult, Status
from capaian.domain.plan import ValueType
from capaian.domain.policy import AchievementMethod, Polarity, WordsRule
from capaian.domain.value import Known, Reason, TextValue, Unavailable, Unit
from capaian.rules.agreements import judge_text_target
from capaian.rules.assess import assess

SAME, DECLARED = WordsRule.SAME_WORDS, WordsRule.DECLARED


@every_case(
    ("wanted", "found", "met"),
    [
        ("Sudah", "Sudah", True),
        ("Sudah", "  sudah ", True),
        ("Sudah  ada", "sudah ada", True),
        ("Sudah", "Belum", None),
        ("Sudah", "Sudah dikirim", None),
        ("3 (Tiga) mitra", "2 (Dua) Mitra", False),
        ("3 (Tiga) mitra", "3 mitra", True),
        ("3 (Tiga) mitra", "10 mitra", True),
        ("2,5 jam", "2,4 jam", False),
        ("3 mitra", "tiga mitra", None),
        ("Ada", "2 buku", None),
        ("", "Sudah", None),
        ("Sudah", "", None),
        ("", "", None),
    ],
)
def test_same_words_or_a_number_as_good(wanted: str, found: str, met: bool | None) -> None:
    assert judge_text_target(wanted, found, SAME) is met


@pytest.mark.parametrize(("found", "met"), [("2 hari", True), ("3 hari", True), ("4 hari", False)])
def test_smaller_numbers_are_better_where_the_indicator_says_so(found: str, met: bool) -> None:
    assert judge_text_target("3 hari", found, SAME, Polarity.LOWER_IS_BETTER) is met


def test_numbers_around_a_value_to_hold_are_left_open() -> None:
    assert judge_text_target("3 hari", "4 hari", SAME, Polarity.CLOSER_IS_BETTER) is None


def result(text: str, rule: WordsRule, met: bool | None = None, **changes: object) -> PeriodResult:
    own = make.indicator("x", unit=Unit("keadaan"), value_type=ValueType.YES_NO, **changes)
    year = make.office_year(
        indicators=(own,),
        agreements=(make.agreement(make.agreement_target("x", make.target(None, text="Sudah"))),),
        outputs=(make.report("x", None, text=text, met=met, unit=Unit("keadaan")),),
        nodes=(),
        inputs=(),
        policies=make.policies(words=rule),
    )
    return assess(year, make.rule_set()).indicators[0].current


@pytest.mark.parametrize(
    ("text", "rule", "declared", "met", "status"),
    [
        ("Sudah", SAME, None, True, Status.MET),
        ("Belum", SAME, None, False, Status.NOT_MET),
        ("Dalam proses", SAME, None, None, Status.UNKNOWN),
        ("Belum", SAME, False, False, Status.NOT_MET),
        ("Selesai", SAME, True, True, Status.MET),
        ("Sudah", SAME, False, False, Status.NOT_MET),
        ("Sudah", DECLARED, None, True, Status.MET),
        ("Dalam proses", DECLARED, None, None, Status.UNKNOWN),
        ("Sudah", DECLARED, True, True, Status.MET),
    ],
)
def test_words_are_judged_by_the_rule_unless_the_office_says_it(
    text: str, rule: WordsRule, declared: bool | None, met: bool | None, status: Status
) -> None:
    found = result(text, rule, declared)
    assert isinstance(found.actual, TextValue)
    assert (found.actual.met, found.status) == (met, status)


def test_words_have_no_achievement_in_percent() -> None:
    found = result("Sudah", SAME)
    assert isinstance(found.achievement, Unavailable)
    assert found.achievement.reason is Reason.NOT_APPLICABLE


def test_words_count_as_existing_where_the_indicator_is_measured_so() -> None:
    found = result("Sudah", SAME, method=AchievementMethod.EXISTS)
    assert isinstance(found.achievement, Known)
    assert found.achievement.display == "100,00"
