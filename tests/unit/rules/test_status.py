"""Status: one judge for figures and words,
which never contradicts what is printed without a word.
"""

from __future__ import annotations

from decimal import Decimal

from tests.every_case import every_case

from capaian.domain.assessment import Judgement, Status
from capaian.domain.identifiers import TraceId
from capaian.domain.plan import TargetValue
from capaian.domain.policy import Polarity
from capaian.domain.value import PERCENT, CellValue, Known, Reason, TextValue, Unavailable
from capaian.rules.achievement import AchievementRule, judge_status

TRACE = TraceId("t1")
LOWER = AchievementRule(polarity=Polarity.LOWER_IS_BETTER)
CLOSER = AchievementRule(polarity=Polarity.CLOSER_IS_BETTER)
HIGHER = AchievementRule()


def figure(value: str, decimals: int = 2) -> Known:
    return Known(Decimal(value), PERCENT, TRACE, decimals)


def words(met: bool | None) -> TextValue:
    return TextValue("Sudah", TRACE, met)


def target(value: str) -> TargetValue:
    return TargetValue(Decimal(value))


@every_case(
    ("aim", "actual", "rule", "expected"),
    [
        (target("10"), figure("10"), HIGHER, "tercapai"),
        (target("10"), figure("9"), HIGHER, "belum tercapai"),
        (target("10"), figure("9"), LOWER, "tercapai"),
        (
            TargetValue(None, lower=Decimal(4), upper=Decimal(6)),
            figure("7"),
            CLOSER,
            "belum tercapai",
        ),
        (None, figure("9"), HIGHER, "belum dapat dinilai"),
        (None, words(True), HIGHER, "belum dapat dinilai"),
        (TargetValue(None), figure("9"), HIGHER, "belum dapat dinilai"),
        (TargetValue(None), words(True), HIGHER, "tercapai"),
        (TargetValue(None), words(False), HIGHER, "belum tercapai"),
        (target("10"), words(None), HIGHER, "belum dapat dinilai"),
        (target("10"), Unavailable(Reason.NOT_REPORTED), HIGHER, "belum dapat dinilai"),
        # what is printed says another status than what was computed: the words say why
        (target("94.84"), figure("94.8367"), HIGHER, "belum tercapai (94,837 sebelum pembulatan)"),
        (target("5"), figure("5.004"), LOWER, "belum tercapai (5,004 sebelum pembulatan)"),
        (target("94.842"), figure("94.8434"), HIGHER, "tercapai (94,843 sebelum pembulatan)"),
        (
            target("94.84"),
            figure("94.8399996"),
            HIGHER,
            "belum tercapai (94,8399996 sebelum pembulatan)",
        ),
        (target("94.84"), figure("94.84"), HIGHER, "tercapai"),
    ],
)
def test_status(
    aim: TargetValue | None, actual: CellValue, rule: AchievementRule, expected: str
) -> None:
    assert judge_status(aim, actual, rule).words == expected


def test_what_cannot_be_judged_says_why() -> None:
    assert judge_status(target("1"), figure("1"), HIGHER, is_same_unit=False) == Judgement(
        Status.UNKNOWN, "target dan realisasi berlainan satuan"
    )
    assert judge_status(target("1"), figure("1"), HIGHER, obstacle="rentang").note == "rentang"
    assert judge_status(target("1"), Unavailable(Reason.NOT_REPORTED), HIGHER).note != ""
