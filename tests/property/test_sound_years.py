"""The judging pass is quiet about years that are sound: the examples,
and some as offices reach them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

import pytest
from tests.audit.dice import Dice
from tests.conftest import ROOT
from tests.dossiers import khayal

from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.value import PERCENT
from capaian.domain.work import Count, Output, ResourceInput
from capaian.dossier.check import prepare
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.checks.validate import JUDGED_CHECKS, is_declared

QUESTIONS_OF_SOUND: Final = frozenset(
    {
        *JUDGED_CHECKS,
        *(
            "count_unlike_others",
            "partner_days",
            "survey_element_size",
            "target_scale",
            "target_size",
            "output_size",
            "events_unlike_before",
            "state_unlike_before",
        ),
    }
)
EXAMPLES: Final = ("balangan-2023", "belitung-2024", "probolinggo-2021")
SOUND_YEARS: Final = 20
"""Years that are drawn: one takes a twentieth of a second."""
MAX_UNTRUE: Final = 1


def questions_of(year: OfficeYear) -> list[Issue]:
    found = assess(year, load_rulebook()).issues
    open_ = [issue for issue in found if issue.level is not Level.NOTE and not is_declared(issue)]
    return [issue for issue in open_ if issue.code in QUESTIONS_OF_SOUND]


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_raise_no_false_question(name: str) -> None:
    assert questions_of(prepare(ROOT / "examples" / name).office_year) == []


@pytest.mark.parametrize("seed", range(SOUND_YEARS))
def test_a_sound_year_raises_at_most_one_question(seed: int) -> None:
    questions = questions_of(sound_year(Dice(seed)))
    assert len(questions) <= MAX_UNTRUE, questions


@cache
def base() -> OfficeYear:
    return khayal.source().prepared.office_year


def sound_year(dice: Dice) -> OfficeYear:
    """An invented year of work: its quarters differ, and the last ones may be to come."""
    quarters = dice.one_of([2, 3, 4, 4, 4])
    year = base()
    return replace(
        year,
        outputs=tuple(_outputs(year, dice, quarters)),
        inputs=tuple(_spending(year, dice, quarters)),
        counts=tuple(_counts(year, dice, quarters)),
        history=tuple(
            replace(row, actual=_near(row.actual or Decimal(0), dice, 10)) for row in year.history
        ),
    )


def _is_due(period: Period, quarters: int) -> bool:
    return period.kind is not PeriodKind.QUARTER or period.ordinal <= quarters


def _near(value: Decimal, dice: Dice, percent: int) -> Decimal:
    """Return a whole number at most so many percent from another one."""
    return (value * (100 - percent + dice.below(2 * percent + 1)) / 100).quantize(Decimal(1))


def _outputs(year: OfficeYear, dice: Dice, quarters: int) -> Iterator[Output]:
    """Of each output 55 to 145 percent of its quarter,
    so that a year may fall short or run ahead.
    """
    for row in year.outputs:
        if _is_due(row.period, quarters):
            is_number = row.actual is not None and row.unit != PERCENT
            yield (
                replace(row, actual=_near(row.actual or Decimal(0), dice, 45))
                if is_number
                else row
            )


def _spending(year: OfficeYear, dice: Dice, quarters: int) -> Iterator[ResourceInput]:
    """Between a third and all of the cash plan of a quarter."""
    for row in year.inputs:
        if _is_due(row.period, quarters):
            spent = (row.revised or Decimal(0)) * (33 + dice.below(68)) / 100
            yield row if row.actual is None else replace(row, actual=spent.quantize(Decimal(1)))


def _counts(year: OfficeYear, dice: Dice, quarters: int) -> Iterator[Count]:
    """Kecamatan of unlike sizes, events that vary by seasons, stocks that grow."""
    sizes = {area.code: dice.one_of([Decimal("0.4"), 1]) for area in year.districts}
    events = {
        each.numerator.code for each in year.components if each.aggregation is Aggregation.SUM
    }
    for row in year.counts:
        if row.value is not None and _is_due(row.period, quarters):
            value = (
                min(_near(row.value, dice, 20), Decimal(50))
                if row.measure in events
                else row.value
            )
            yield replace(row, value=(value * sizes[row.area]).quantize(Decimal(1)))
