"""Statistics of survey answers by PermenPANRB 14/2017: NRR, index, margin, sample, groups,
what looks odd.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Final

from capaian.domain.identifiers import WordedEnum
from capaian.domain.numerals import round_half_up
from capaian.domain.period import Period
from capaian.domain.policy import SurveyWeight
from capaian.domain.survey import ELEMENTS, TOP_ANSWER, SurveyAnswer, SurveyTrait
from capaian.rules.outcome import element_weight

MIN_GROUP: Final = 10
"""Fewer answers show nothing by themselves: who knows the few would know what they said."""
MIN_SECONDS: Final = 20
"""Nobody reads nine questions in less."""
MIN_FOR_RELIABILITY: Final = 30
"""Of fewer answers alpha says nothing: ten answers of 2018 have -0,48."""
_STEP: Final = 100 // TOP_ANSWER
"""Points of the index that a step of the answers makes."""
_WHOLE_PARTS: Final = lcm(*range(1, len(ELEMENTS) + 1))
"""Of a mean, which is a whole number of them however many elements it has."""
_NORMAL_95: Final = Decimal("1.96")
_SPREAD, _ERROR_SQUARE = Decimal("3.841") * Decimal("0.25"), Decimal("0.0025")


class AnswerFlag(WordedEnum):
    """What makes an answer look odd; it counts all the same,
    until somebody excludes it with a reason.
    """

    SAME = "same", "nilai sama di semua unsur"
    FAST = "fast", f"diisi dalam kurang dari {MIN_SECONDS} detik"


@dataclass(frozen=True, slots=True)
class ElementStatistic:
    """An element over the answers of a group."""

    code: str
    answers: int
    """Without those who left it empty."""
    mean: Decimal
    """NRR, 1 to 4."""


@dataclass(frozen=True, slots=True)
class AnswerStatistics:
    """A group of answers; of fewer than `MIN_GROUP` only how many there are."""

    answers: int
    elements: tuple[ElementStatistic, ...] = ()
    """Those that `MIN_GROUP` or more answered."""
    index: Decimal | None = None
    """25 to 100, by the exact weight 1/9; `None`: too few answers, or too few of an element."""
    printed_index: Decimal | None = None
    """By the weight 0,111 of the papers."""
    margin: Decimal | None = None
    """Half of the interval in which 95 of 100 such samples lie, in points of the index."""
    alpha: Decimal | None = None
    """Cronbach's, over whole answers."""


def summarise(answers: Sequence[SurveyAnswer]) -> AnswerStatistics:
    """Return the statistics of a group of answers.

    Examples:
        >>> found = summarise([SurveyAnswer((4, 3, 3, 3, 3, 3, 3, 3, 3))] * 10)
        >>> round_half_up(found.index, 2), round_half_up(found.printed_index, 2), found.margin == 0
        (Decimal('77.78'), Decimal('77.70'), True)
    """
    count = len(answers)
    if count < MIN_GROUP:
        return AnswerStatistics(count)
    total, elements = Fraction(0), []
    for place, code in enumerate(ELEMENTS):
        values = [value for each in answers if (value := each.values[place]) is not None]
        if len(values) >= MIN_GROUP:
            mean = Fraction(sum(values), len(values))
            total += mean * _STEP
            elements.append(ElementStatistic(code, len(values), _decimal(mean)))
    rows = [[value for value in each.values if value is not None] for each in answers]
    whole, number, alpha = [row for row in rows if len(row) == len(ELEMENTS)], len(ELEMENTS), None
    if len(whole) >= MIN_GROUP and (spread := _variance([*map(sum, whole)])):
        parts = sum(map(_variance, zip(*whole, strict=True)))
        alpha = _decimal(Fraction(number, number - 1) * (1 - parts / spread))
    if len(elements) < len(ELEMENTS):
        return AnswerStatistics(count, tuple(elements), alpha=alpha)
    printed = Fraction(element_weight(len(ELEMENTS), SurveyWeight.PRINTED))
    means = [sum(row) * _WHOLE_PARTS // len(row) for row in rows]
    deviation = _decimal(_variance(means)).sqrt() / _WHOLE_PARTS
    margin = _NORMAL_95 * deviation / Decimal(count).sqrt() * _STEP
    indices = (_decimal(total / len(ELEMENTS)), _decimal(total * printed))
    return AnswerStatistics(count, tuple(elements), *indices, margin, alpha)


def _decimal(value: Fraction) -> Decimal:
    # A quotient is exact where it ends: a half is rounded as one.
    return Decimal(value.numerator) / value.denominator


def _variance(values: Sequence[int]) -> Fraction:
    # By whole numbers: `statistics.variance` takes eight times as long.
    count, total = len(values), sum(values)
    return Fraction(
        count * sum(value * value for value in values) - total * total, count * (count - 1)
    )


def find_flags(answer: SurveyAnswer) -> tuple[AnswerFlag, ...]:
    """Return what looks odd in an answer."""
    is_fast = answer.seconds is not None and answer.seconds < MIN_SECONDS
    signs = {AnswerFlag.SAME: len({*answer.values}) == 1, AnswerFlag.FAST: is_fast}
    return tuple(flag for flag, is_so in signs.items() if is_so)


def sample_size(users: int) -> int:
    """Return how many respondents stand for the users of a period:
    Krejcie and Morgan by their formula.

    Examples:
        >>> sample_size(16086), sample_size(32172), sample_size(85), sample_size(0)
        (375, 380, 70, 0)
    """
    return int(round_half_up(_SPREAD * users / (_ERROR_SQUARE * (users - 1) + _SPREAD), 0))


def judge_alpha(alpha: Decimal, answers: int) -> str:
    """Return in words what Cronbach's alpha says of a questionnaire: of few answers nothing."""
    if answers < MIN_FOR_RELIABILITY:
        return "tidak layak disimpulkan"
    return "andal" if alpha >= Decimal("0.6") else "kurang andal"


def is_real_change(change: Decimal, margins: Sequence[Decimal | None]) -> bool | None:
    """Say whether an index changed by more than both margins together; `None`:
    one of them is unknown.
    """
    known = [margin for margin in margins if margin is not None]
    return None if len(known) < len(margins) else abs(change) > sum(known)


def pool_small(sizes: Mapping[str, int]) -> dict[str, str]:
    """Return under which name each group is shown: those too small together,
    so that none can be subtracted.

    Examples:
        >>> pool_small({"KK": 40, "KTP": 31, "Akta": 4})
        {'KK': 'KK', 'KTP': 'KTP dll.', 'Akta': 'KTP dll.'}
    """
    pooled: list[str] = []
    for name in sorted(sizes, key=lambda name: (sizes[name], name)):
        is_too_small = 0 < sum(sizes[each] for each in pooled) < MIN_GROUP
        if sizes[name] < MIN_GROUP or is_too_small:
            pooled.append(name)
    together = next(
        (f"{name} dll." for name in pooled if sizes[name] >= MIN_GROUP), "kelompok kecil bersama"
    )
    return {name: together if name in pooled else name for name in sizes}


def group_answers(
    answers: Sequence[SurveyAnswer],
) -> Iterator[tuple[SurveyTrait, str, AnswerStatistics]]:
    """Yield the groups of each trait with their statistics, the largest first;
    of one alone none.
    """
    for trait in SurveyTrait:
        spelled = [each.traits.get(trait) or "tidak diisi" for each in answers]
        # Each is called as it is written most often: `KTP-el`, `ktp-el` and `KTP el` are one.
        usual = {_words_of(name): name for name, _ in reversed(Counter(spelled).most_common())}
        names = [usual[_words_of(text)] for text in spelled]
        shown = pool_small(Counter(names))
        groups: dict[str, list[SurveyAnswer]] = defaultdict(list)
        for answer, name in zip(answers, names, strict=True):
            groups[shown[name]].append(answer)
        if len(groups) > 1:
            ordered = sorted(
                groups.items(), key=lambda own: (own[0] not in shown, -len(own[1]), own[0])
            )
            yield from ((trait, name, summarise(own)) for name, own in ordered)


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.casefold()))


def group_by_year(answers: Iterable[SurveyAnswer]) -> dict[Period, list[SurveyAnswer]]:
    """Return answers by the years that they lie in, in their order."""
    years = [(Period.year_of(each.period.year), each) for each in answers if each.period]
    groups: dict[Period, list[SurveyAnswer]] = {}
    for year, each in sorted(years, key=lambda own: own[0].start):
        groups.setdefault(year, []).append(each)
    return groups


def answers_of(
    answers: Iterable[SurveyAnswer], period: Period, *, takes_undated: bool
) -> list[SurveyAnswer]:
    """Return the answers that lie in a period,
    with those that say no time where somebody says so.
    """
    return [
        each
        for each in answers
        if (period.contains(each.period) if each.period else takes_undated)
    ]
