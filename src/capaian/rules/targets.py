"""Targets that are no plain number: words and ranges, how they are written and judged.

Legal basis:
    rulebook topic `words_rule`: choice of the office; words never meet a target by default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.domain.plan import Indicator, TargetValue, ValueType
from capaian.domain.policy import Polarity, Policies, WordsRule
from capaian.domain.value import Reason, Unavailable
from capaian.rules.achievement import METHODS, TargetUse
from capaian.rules.facts import fold

_NUMBER = re.compile(r"\d+(?:,\d+)?")


def judge_text_target(
    target: str, actual: str, rule: WordsRule, polarity: Polarity = Polarity.HIGHER_IS_BETTER
) -> bool | None:
    """Return whether words meet a target in words; `None` where the rule cannot tell.

    Args:
        target: words of the agreement.
        actual: words that were reported.
        rule: how the office compares them; `DECLARED` leaves it to the column `met`.
        polarity: which of two numbers is better, where both texts begin with one.

    Examples:
        >>> judge_text_target("Sudah", "sudah", WordsRule.SAME_WORDS)
        True
        >>> judge_text_target("3 (Tiga) mitra", "2 (Dua) Mitra", WordsRule.SAME_WORDS)
        False
        >>> judge_text_target("Ada", "Dalam proses", WordsRule.SAME_WORDS) is None
        True
    """
    if rule is WordsRule.DECLARED or not target or not actual:
        return None
    if fold(target) == fold(actual):
        return True
    wanted, found = _number(target), _number(actual)
    if wanted is None or found is None or polarity is Polarity.CLOSER_IS_BETTER:
        return None
    return found <= wanted if polarity is Polarity.LOWER_IS_BETTER else found >= wanted


def _number(words: str) -> Decimal | None:
    """Return the number that a text begins with."""
    match = _NUMBER.match(words.strip())
    return None if match is None else Decimal(match.group().replace(",", "."))


_JUDGED: Final = "sedang indikator ini dinilai terhadap satu angka ({})"
_BARE: Final = "Tulis {} saja: {} sudah berarti {}."
_ONE: Final = "Tulis satu angka. Bila memang rentang, arah indikatornya diubah menjadi {}."
_BY_TOLERANCE: Final = "Tulis satu angka, atau pilih rumus capaian 100 di dalam rentang target."


@dataclass(frozen=True, slots=True)
class RangeMisfit:
    """A range as the target of an indicator that is judged by one figure."""

    why: str
    """What does not fit, behind what the target is."""
    remedy: str

    @property
    def message(self) -> str:
        """What is wrong, as a sentence."""
        return f"Target berupa rentang, {self.why}, jadi capaiannya tidak dapat dinilai."

    @property
    def missing(self) -> Unavailable:
        """What stands in place of an achievement."""
        return Unavailable(Reason.NO_TARGET, ("Target",), f"target berupa rentang, {self.why}")


def describe_range(target: TargetValue) -> str:
    """Write a target range in Indonesian.

    Examples:
        >>> from decimal import Decimal
        >>> describe_range(TargetValue(None, lower=Decimal("4.5"), upper=Decimal(6)))
        '4,5–6'
    """
    texts = [write_exact(bound) for bound in (target.lower, target.upper) if bound is not None]
    if len(texts) == 2:
        return "–".join(texts)
    return f"minimal {texts[0]}" if target.lower is not None else f"maksimal {texts[0]}"


def write_target(target: TargetValue) -> str:
    """Return a target as people write it.

    Examples:
        >>> from decimal import Decimal
        >>> write_target(TargetValue(Decimal("95.5"))), write_target(TargetValue(None, lower=Decimal(10)))
        ('95,5', 'minimal 10')
    """
    if target.value is not None:
        return write_exact(target.value)
    return describe_range(target) if target.is_range else target.text


def find_range_misfit(policies: Policies, indicator: Indicator, target: TargetValue) -> RangeMisfit | None:
    """Return why a target cannot be judged; `None` where it is no range, or the indicator takes one."""
    if not target.is_range or indicator.value_type not in (ValueType.NUMBER, ValueType.INDEX):
        return None
    method = indicator.method or policies.methods.get(indicator.polarity)
    if method is None or METHODS[method].use is TargetUse.ANY:
        return None
    return RangeMisfit(
        _JUDGED.format(_write_direction(indicator.polarity)), _remedy(indicator.polarity, target)
    )


def _write_direction(polarity: Polarity) -> str:
    is_closer = polarity is Polarity.CLOSER_IS_BETTER
    return f"{polarity.words}, dengan toleransi" if is_closer else polarity.words


def _remedy(polarity: Polarity, target: TargetValue) -> str:
    if polarity is Polarity.CLOSER_IS_BETTER:
        return _BY_TOLERANCE
    is_higher = polarity is Polarity.HIGHER_IS_BETTER
    bound, other = (target.lower, target.upper) if is_higher else (target.upper, target.lower)
    if bound is not None and other is None:
        least = f"{'paling sedikit' if is_higher else 'paling banyak'} {write_exact(bound)}"
        return _BARE.format(write_exact(bound), polarity.words, least)
    return _ONE.format(Polarity.CLOSER_IS_BETTER.words)
