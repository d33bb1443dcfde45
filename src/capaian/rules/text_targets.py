"""Targets in words: whether what was reported in words meets what was to be.

Legal basis:
    rulebook topic `words_rule`: choice of the office; words never meet a target by default.
"""

from __future__ import annotations

import re
from decimal import Decimal

from capaian.domain.policy import Polarity, WordsRule

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
    if _plain(target) == _plain(actual):
        return True
    wanted, found = _number(target), _number(actual)
    if wanted is None or found is None or polarity is Polarity.CLOSER_IS_BETTER:
        return None
    return found <= wanted if polarity is Polarity.LOWER_IS_BETTER else found >= wanted


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _number(words: str) -> Decimal | None:
    """Return the number that a text begins with."""
    match = _NUMBER.match(words.strip())
    return None if match is None else Decimal(match.group().replace(",", "."))
