"""Statistics of survey answers: means, index, margin, reliability, groups, and what looks odd.

Legal basis:
    PermenPANRB 14/2017 (rulebook topic `survey`): NRR, index, sample of Krejcie and Morgan.
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
from capaian.domain.survey import ELEMENTS, MIN_ELEMENTS, TOP_ANSWER, SurveyAnswer, SurveyTrait
from capaian.rules.outcome import element_weight, index_of_mean

MIN_GROUP: Final = 10
"""Fewer answers show nothing by themselves: who knows the few would know what they said."""
MIN_SECONDS: Final = 20
"""Nobody reads nine questions in less."""
MIN_FOR_RELIABILITY: Final = 30
"""Of fewer answers alpha says nothing: ten answers of 2018 have -0,48."""
MIN_ALPHA: Final = Decimal("0.6")
SMALL_GROUPS: Final = "kelompok kecil bersama"
"""What groups are called that are too small by themselves, together."""
NOT_STATED: Final = "tidak diisi"
_STEP: Final = 100 // TOP_ANSWER
"""Points of the index that a step of the answers makes."""
_WHOLE_PARTS: Final = lcm(*range(1, len(ELEMENTS) + 1))
_NORMAL_95: Final = Decimal("1.96")
_CHI_SQUARE: Final = Decimal("3.841")
_QUARTER: Final = Decimal("0.25")
_ERROR_SQUARE: Final = Decimal("0.0025")


class AnswerFlag(WordedEnum):
    """What makes an answer look odd; it counts all the same, until somebody excludes it with a reason."""

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

    @property
    def index(self) -> Decimal:
        """25 to 100."""
        return index_of_mean(self.mean)


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

    @property
    def is_hidden(self) -> bool:
        """Whether there are too few answers to show them."""
        return self.answers < MIN_GROUP

    @property
    def lacking(self) -> tuple[str, ...]:
        """Elements that too few answered to show them."""
        known = {each.code for each in self.elements}
        return () if self.is_hidden else tuple(code for code in ELEMENTS if code not in known)


def summarise(answers: Sequence[SurveyAnswer]) -> AnswerStatistics:
    """Return the statistics of a group of answers.

    Examples:
        >>> found = summarise([SurveyAnswer((4, 3, 3, 3, 3, 3, 3, 3, 3))] * 10)
        >>> round_half_up(found.index, 2), round_half_up(found.printed_index, 2), found.margin == 0
        (Decimal('77.78'), Decimal('77.70'), True)
        >>> summarise([SurveyAnswer((4,) * 9)] * 3).index is None
        True
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
    alpha = _alpha([whole for each in answers if None not in (whole := each.values)])
    if len(elements) < len(ELEMENTS):
        return AnswerStatistics(count, tuple(elements), alpha=alpha)
    printed = Fraction(element_weight(len(ELEMENTS), SurveyWeight.PRINTED))
    deviation = _decimal(_variance([*map(_own_mean, answers)])).sqrt() / _WHOLE_PARTS
    margin = _NORMAL_95 * deviation / Decimal(count).sqrt() * _STEP
    indices = (_decimal(total / len(ELEMENTS)), _decimal(total * printed))
    return AnswerStatistics(count, tuple(elements), *indices, margin, alpha)


def _own_mean(answer: SurveyAnswer) -> int:
    """Return the mean of an answer in parts that make it a whole number, however many elements it has."""
    values = [value for value in answer.values if value is not None]
    return sum(values) * _WHOLE_PARTS // len(values)


def _decimal(value: Fraction) -> Decimal:
    # A quotient is exact where it ends: a half is rounded as one.
    return Decimal(value.numerator) / value.denominator


def _variance(values: Sequence[int]) -> Fraction:
    """Return the variance of a sample, by n - 1."""
    count, total = len(values), sum(values)
    return Fraction(count * sum(value * value for value in values) - total * total, count * (count - 1))


def _alpha(answers: Sequence[Sequence[int | None]]) -> Decimal | None:
    rows = [[value or 0 for value in row] for row in answers]
    whole = _variance([*map(sum, rows)]) if len(rows) >= MIN_GROUP else None
    if not whole:
        return None
    parts = sum((_variance(column) for column in zip(*rows, strict=True)), Fraction(0))
    number = len(ELEMENTS)
    return _decimal(Fraction(number, number - 1) * (1 - parts / whole))


def is_complete(answer: SurveyAnswer, least: int = MIN_ELEMENTS) -> bool:
    """Say whether an answer has so many elements that it counts."""
    return sum(value is not None for value in answer.values) >= least


def find_flags(answer: SurveyAnswer) -> tuple[AnswerFlag, ...]:
    """Return what looks odd in an answer.

    Examples:
        >>> find_flags(SurveyAnswer((3,) * 9, seconds=11))
        (<AnswerFlag.SAME: 'same'>, <AnswerFlag.FAST: 'fast'>)
    """
    is_same = len({*answer.values}) == 1
    is_fast = answer.seconds is not None and answer.seconds < MIN_SECONDS
    signs = {AnswerFlag.SAME: is_same, AnswerFlag.FAST: is_fast}
    return tuple(flag for flag, is_so in signs.items() if is_so)


def sample_size(users: int) -> int:
    """Return how many respondents stand for the users of a period.

    Legal basis:
        PermenPANRB 14/2017, table of Krejcie and Morgan by its formula.

    Examples:
        >>> sample_size(16086), sample_size(32172), sample_size(85), sample_size(0)
        (375, 380, 70, 0)
    """
    spread = _CHI_SQUARE * _QUARTER
    size = spread * users / (_ERROR_SQUARE * (users - 1) + spread)
    return int(round_half_up(size, 0))


def judge_alpha(alpha: Decimal, answers: int) -> str:
    """Return in words what Cronbach's alpha says of a questionnaire: of few answers nothing."""
    if answers < MIN_FOR_RELIABILITY:
        return "tidak layak disimpulkan"
    return "andal" if alpha >= MIN_ALPHA else "kurang andal"


def is_real_change(change: Decimal, margins: Sequence[Decimal | None]) -> bool | None:
    """Say whether an index changed by more than both margins together; `None`: one of them is unknown."""
    known = [margin for margin in margins if margin is not None]
    return None if len(known) < len(margins) else abs(change) > sum(known)


# --- groups ------------------------------------------------------------------------------------


def pool_small(sizes: Mapping[str, int]) -> dict[str, str]:
    """Return under which name each group is shown: those too small together, so that none can be subtracted.

    Examples:
        >>> pool_small({"KK": 40, "KTP": 31, "Akta": 4})
        {'KK': 'KK', 'KTP': 'KTP dll.', 'Akta': 'KTP dll.'}
        >>> pool_small({"KK": 40, "KTP": 31})
        {'KK': 'KK', 'KTP': 'KTP'}
    """
    by_size = sorted(sizes, key=lambda name: (sizes[name], name))
    pooled: list[str] = []
    for name in by_size:
        is_too_small = 0 < sum(sizes[each] for each in pooled) < MIN_GROUP
        if sizes[name] < MIN_GROUP or is_too_small:
            pooled.append(name)
    together = next((f"{name} dll." for name in pooled if sizes[name] >= MIN_GROUP), SMALL_GROUPS)
    return {name: together if name in pooled else name for name in sizes}


def usual_spellings(names: Iterable[str]) -> dict[str, str]:
    """Return how each name is written most often: `KTP-el`, `ktp-el` and `KTP el` are one.

    Examples:
        >>> usual_spellings(["KTP-el", "KK", "ktp el", "KTP-el"])
        {'KTP-el': 'KTP-el', 'KK': 'KK', 'ktp el': 'KTP-el'}
    """
    counts = Counter(names)
    usual: dict[tuple[str, ...], str] = {}
    for name, _ in counts.most_common():
        usual.setdefault(_signs_of(name), name)
    return {name: usual[_signs_of(name)] for name in counts}


def _signs_of(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.casefold()))


def group_answers(
    answers: Sequence[SurveyAnswer],
) -> Iterator[tuple[SurveyTrait, str, AnswerStatistics]]:
    """Yield the groups of each trait with their statistics, the largest first; of one alone none."""
    for trait in SurveyTrait:
        spelled = [each.traits.get(trait) or NOT_STATED for each in answers]
        usual = usual_spellings(spelled)
        sizes = Counter(usual[text] for text in spelled)
        shown = pool_small(sizes)
        groups: dict[str, list[SurveyAnswer]] = defaultdict(list)
        for answer, text in zip(answers, spelled, strict=True):
            groups[shown[usual[text]]].append(answer)
        if len(groups) > 1:
            ordered = sorted(groups.items(), key=lambda own: (own[0] not in sizes, -len(own[1]), own[0]))
            yield from ((trait, name, summarise(own)) for name, own in ordered)


def group_by_year(answers: Iterable[SurveyAnswer]) -> dict[Period, list[SurveyAnswer]]:
    """Return answers by the years that they lie in, in their order."""
    groups: dict[Period, list[SurveyAnswer]] = defaultdict(list)
    for each in answers:
        if each.period is not None:
            groups[Period.year_of(each.period.year)].append(each)
    return dict(sorted(groups.items(), key=lambda item: item[0].start))


def answers_of(
    answers: Iterable[SurveyAnswer], period: Period, *, takes_undated: bool = False
) -> list[SurveyAnswer]:
    """Return the answers that lie in a period, with those that say no time where somebody says so."""
    return [
        each for each in answers if (takes_undated if each.period is None else period.contains(each.period))
    ]
