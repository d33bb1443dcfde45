"""Efficiency: how well resources were used, by each formula that offices and regulations use.

Legal basis:
    rulebook topic `efficiency`: practice of offices, PMK 214/2017, PMK 22/2021. Under-spending
    alone is no efficiency: `judge_efficiency` reads achievement and absorption together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import sub
from typing import Final

from capaian.domain.identifiers import complete_table
from capaian.domain.policy import EfficiencyMethod, EfficiencyRule, Verdict
from capaian.domain.value import PERCENT, RUPIAH, Reason, Unit
from capaian.rules.outcome import HUNDRED, Outcome, divide, percent_of

_PLACES_OF_AN_OUTPUT: Final = 4
"""As `OutputCost` has fields."""

_LIMIT = Decimal(20)
"""PMK 22/2021 holds E within -20 and 20 before it becomes a score."""


@dataclass(frozen=True, slots=True)
class OutputCost:
    """Money and volume of one output, realised and planned."""

    realised: Decimal
    """Rupiah."""
    realised_volume: Decimal
    budget: Decimal
    """Rupiah, after revision."""
    planned_volume: Decimal


def compute_efficiency(method: EfficiencyMethod, figures: Sequence[Decimal]) -> Outcome:
    """Return the figure of one method; percent,
    except `UNIT_COST` in rupiah for one unit of output.

    It takes figures in the order of its template; four of each output, as in `OutputCost`.

    Legal basis:
        rulebook topic `efficiency`.

    Examples:
        >>> method = EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION
        >>> compute_efficiency(method, [Decimal("62.83"), Decimal("99.86")])
        Decimal('-37.03')
    """
    return METHODS[method].compute(*figures)


def is_read(method: EfficiencyMethod, rule: EfficiencyRule) -> bool:
    """Return whether a rule says anything about the figures of a method.

    A rule that looks at use alone is silent on a figure that achievement has a part in: beside one
    below zero its `efisien` would contradict the figure.

    Examples:
        >>> is_read(EfficiencyMethod.BUDGET_OVER_REALISATION, EfficiencyRule.WITHIN_PLAN)
        True
        >>> is_read(EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, EfficiencyRule.WITHIN_PLAN)
        False
    """
    return rule in METHODS[method].readers


def judge_use(used: Decimal) -> Verdict:
    """Return the reading by the percent used of what was planned:
    efficient is whoever used no more.

    Examples:
        >>> judge_use(Decimal("94.41")).words, judge_use(Decimal("108.67")).words
        ('efisien', 'tidak efisien')
    """
    return Verdict.EFFICIENT if used <= HUNDRED else Verdict.NOT_EFFICIENT


def judge_efficiency(achievement: Decimal, absorbed: Decimal) -> Verdict | None:
    """Return the reading: saving money while the target is missed is thrift, not efficiency.

    Both are percentages, the second of the budget that was spent. `None` where they are equal or
    the budget is used up exactly: the rule says nothing there.

    Examples:
        >>> judge_efficiency(Decimal("100"), Decimal("91.63")).words
        'efisien'
        >>> judge_efficiency(Decimal("94"), Decimal("80")).words
        'hemat, target belum tercapai'
    """
    if absorbed > achievement:
        return Verdict.NOT_EFFICIENT
    if achievement >= HUNDRED:
        return Verdict.EFFICIENT if absorbed < HUNDRED else None
    return Verdict.THRIFTY_TARGET_MISSED if absorbed < achievement else None


def _starts_of(places: int) -> range:
    return range(0, places, _PLACES_OF_AN_OUTPUT)


def _outputs(figures: Sequence[Decimal]) -> list[OutputCost]:
    return [
        OutputCost(*figures[place : place + _PLACES_OF_AN_OUTPUT])
        for place in _starts_of(len(figures))
    ]


def _volume_cost(*figures: Decimal) -> Outcome:
    """PMK 214/2017: mean over outputs of 1 - (RAK/RVK)/(PAK/TVK), in percent."""
    ratios = [_cost_ratio(output) for output in _outputs(figures)]
    reason = next((ratio for ratio in ratios if isinstance(ratio, Reason)), None)
    saved = sum((1 - ratio for ratio in ratios if isinstance(ratio, Decimal)), Decimal(0))
    return reason or HUNDRED * saved / len(ratios)


def _cost_ratio(output: OutputCost) -> Outcome:
    """Realised cost of one unit over its planned cost."""
    realised = divide(output.realised, output.realised_volume)
    planned = divide(output.budget, output.planned_volume)
    if isinstance(realised, Reason):
        return realised
    return planned if isinstance(planned, Reason) else divide(realised, planned)


def _output_budget(*figures: Decimal) -> Outcome:
    """PMK 22/2021: sum(PAKRO x CRO - RAKRO) / sum(PAKRO x CRO), in percent."""
    earned = paid = Decimal(0)
    for output in _outputs(figures):
        done = divide(output.realised_volume, output.planned_volume)
        if isinstance(done, Reason):
            return done
        earned += output.budget * done
        paid += output.realised
    return percent_of(earned - paid, earned)


def _efficiency_score(*figures: Decimal) -> Outcome:
    """NE = 50 + E/20 x 50, with E of PMK 22/2021 held within its limits: 0 to 100."""
    outcome = _output_budget(*figures)
    if isinstance(outcome, Reason):
        return outcome
    return 50 + min(max(outcome, -_LIMIT), _LIMIT) / _LIMIT * 50


def _cost_per_output_ratio(*figures: Decimal) -> Outcome:
    """Value for money: realised over planned cost of one unit, percent; below 100 is good."""
    ratio = _cost_ratio(OutputCost(*figures))
    return ratio if isinstance(ratio, Reason) else HUNDRED * ratio


def _ratios(outputs: int) -> list[str]:
    """Realised over planned cost of each output; each takes four places, as in `OutputCost`."""
    starts = _starts_of(_PLACES_OF_AN_OUTPUT * outputs)
    return [f"({{{p}}} ÷ {{{p + 1}}}) ÷ ({{{p + 2}}} ÷ {{{p + 3}}})" for p in starts]


def _earned_share(outputs: int) -> str:
    """Budget earned by outputs, less what was paid, over what was earned."""
    starts = _starts_of(_PLACES_OF_AN_OUTPUT * outputs)
    earned = " + ".join(f"{{{p + 2}}} × {{{p + 1}}} ÷ {{{p + 3}}}" for p in starts)
    return f"100 × [({earned}) − ({' + '.join(f'{{{p}}}' for p in starts)})] ÷ ({earned})"


class Amount(StrEnum):
    """What a method takes of a node, as traces call it."""

    ACHIEVEMENT = "Capaian"
    ABSORPTION = "Serapan"
    BUDGET = "Pagu"
    SPENT = "Realisasi"
    STAFF_USED = "SDM dipakai"
    STAFF_AVAILABLE = "SDM tersedia"


@dataclass(frozen=True, slots=True)
class EfficiencyFacts:
    """What a way to judge the use of resources is, beside its words."""

    compute: Callable[..., Outcome]
    readers: tuple[EfficiencyRule, ...]
    """Rules that say something about its figures."""
    working: str | Callable[[int], str]
    """How traces show it, or how over so many outputs, with the places of what it takes."""
    amounts: tuple[Amount, ...] = ()
    """What it takes; empty: four figures of each output, as in `OutputCost`."""
    unit: Unit = PERCENT
    is_of_one_output: bool = False
    """The cost of one unit of two things has no meaning."""

    def template(self, outputs: int) -> str:
        """Return how traces show it over some outputs."""
        return self.working if isinstance(self.working, str) else self.working(outputs)


_ALL_RULES = tuple(EfficiencyRule)
_BY_ACHIEVEMENT = (EfficiencyRule.ACHIEVEMENT,)
_QUOTIENT = "100 × {0} ÷ {1}"
METHODS: Final = complete_table(
    EfficiencyMethod,
    {
        EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION: EfficiencyFacts(
            sub, _BY_ACHIEVEMENT, "{0} − {1}", (Amount.ACHIEVEMENT, Amount.ABSORPTION)
        ),
        EfficiencyMethod.UNSPENT_SHARE: EfficiencyFacts(
            lambda absorbed: HUNDRED - absorbed, _ALL_RULES, "100 − {0}", (Amount.ABSORPTION,)
        ),
        EfficiencyMethod.BUDGET_OVER_REALISATION: EfficiencyFacts(
            percent_of, _ALL_RULES, _QUOTIENT, (Amount.BUDGET, Amount.SPENT)
        ),
        EfficiencyMethod.STAFF_RATIO: EfficiencyFacts(
            percent_of, _ALL_RULES, _QUOTIENT, (Amount.STAFF_USED, Amount.STAFF_AVAILABLE)
        ),
        EfficiencyMethod.VOLUME_COST: EfficiencyFacts(
            _volume_cost,
            _BY_ACHIEVEMENT,
            lambda n: f"100 × [{' + '.join(f'(1 − {ratio})' for ratio in _ratios(n))}] ÷ {n}",
        ),
        EfficiencyMethod.OUTPUT_BUDGET: EfficiencyFacts(
            _output_budget, _BY_ACHIEVEMENT, _earned_share
        ),
        EfficiencyMethod.EFFICIENCY_SCORE: EfficiencyFacts(
            _efficiency_score,
            _BY_ACHIEVEMENT,
            lambda n: f"50 + 50 × [{_earned_share(n)}] ÷ 20 (E dibatasi −20 sampai 20)",
        ),
        EfficiencyMethod.ECONOMY: EfficiencyFacts(
            percent_of, _ALL_RULES, _QUOTIENT, (Amount.SPENT, Amount.BUDGET)
        ),
        EfficiencyMethod.COST_PER_OUTPUT_RATIO: EfficiencyFacts(
            _cost_per_output_ratio,
            _BY_ACHIEVEMENT,
            f"100 × {_ratios(1)[0]}",
            is_of_one_output=True,
        ),
        EfficiencyMethod.EFFECTIVENESS: EfficiencyFacts(
            lambda achievement: achievement, (), "{0}", (Amount.ACHIEVEMENT,)
        ),
        # A cost that only other years make high or low.
        EfficiencyMethod.UNIT_COST: EfficiencyFacts(
            lambda *figures: divide(*figures[:2]),
            (),
            "{0} ÷ {1}",
            unit=RUPIAH,
            is_of_one_output=True,
        ),
    },
)
