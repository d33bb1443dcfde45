"""Whether a target is met: the one place that decides it, for indicators, outputs and plan years.

Papers, charts, pages and comparisons read the judgement; none of them compares a figure with its target.
"""

from __future__ import annotations

from collections.abc import Iterable

from capaian.domain.assessment import Judgement, Status
from capaian.domain.numerals import round_half_up, write_decimal
from capaian.domain.plan import TargetValue
from capaian.domain.value import CellValue, Known, TextValue, Unavailable
from capaian.rules.achievement import AchievementRule, judge_target

_MAX_MORE_DECIMALS = 8
"""Decimals beyond the printed ones that a note may show; a difference still smaller is only named."""
_NO_TARGET = "tidak ada target"


def judge_status(
    target: TargetValue | None,
    actual: CellValue,
    rule: AchievementRule,
    is_same_unit: bool = True,
    obstacle: str = "",
) -> Judgement:
    """Judge an actual by its target, whatever band the achievement falls into.

    Args:
        target: as its paper states it; `None` cannot be met, an empty one only in declared words.
        actual: what was reached.
        rule: direction and tolerance.
        is_same_unit: whether both are on one scale.
        obstacle: Indonesian: why the target cannot be judged at all; empty where it can.

    Examples:
        >>> from decimal import Decimal
        >>> from capaian.domain.identifiers import TraceId
        >>> from capaian.domain.value import PERCENT
        >>> mean = Known(Decimal("94.8367"), PERCENT, TraceId("t1"))
        >>> judge_status(TargetValue(Decimal("94.84")), mean, AchievementRule()).words
        'belum tercapai (94,837 sebelum pembulatan)'
    """
    if target is None:
        return Judgement(Status.UNKNOWN, _NO_TARGET)
    if isinstance(actual, TextValue):
        return _judge_text(actual)
    if target.is_empty:
        return Judgement(Status.UNKNOWN, _NO_TARGET)
    if isinstance(actual, Unavailable):
        return Judgement(Status.UNKNOWN, f"realisasi {actual.words}")
    if not is_same_unit:
        return Judgement(Status.UNKNOWN, "target dan realisasi berlainan satuan")
    if obstacle:
        return Judgement(Status.UNKNOWN, obstacle)
    status = judge_target(actual.value, target, rule)
    printed = judge_target(round_half_up(actual.value, actual.decimals), target, rule)
    return Judgement(status, "" if status is printed else _write_unrounded(actual, target, rule, status))


def joint_status(statuses: Iterable[Status]) -> Status:
    """Return `met` if all are met, `not_met` if any is not, else that it cannot be judged.

    Examples:
        >>> joint_status([Status.MET, Status.UNKNOWN]).value, joint_status([]).value
        ('unknown', 'unknown')
    """
    found = {*statuses}
    if Status.NOT_MET in found:
        return Status.NOT_MET
    return Status.MET if found == {Status.MET} else Status.UNKNOWN


def _judge_text(actual: TextValue) -> Judgement:
    if actual.met is None:
        return Judgement(Status.UNKNOWN, "tidak dinyatakan apakah uraiannya memenuhi target")
    return Judgement(Status.MET if actual.met else Status.NOT_MET)


def _write_unrounded(actual: Known, target: TargetValue, rule: AchievementRule, status: Status) -> str:
    """Write the actual with as few decimals as show why it is judged otherwise than it is printed."""
    first = actual.decimals + 1
    for decimals in range(first, first + _MAX_MORE_DECIMALS):
        shown = round_half_up(actual.value, decimals)
        if judge_target(shown, target, rule) is status:
            return f"{write_decimal(shown, decimals)} sebelum pembulatan"
    # 94,84 reached by a division that falls short in the twelfth decimal: a figure would not show it
    return f"berbeda setelah {first + _MAX_MORE_DECIMALS - 1} desimal, sebelum pembulatan"
