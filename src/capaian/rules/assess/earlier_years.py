"""Years of the strategic plan before last year, as far as `history.csv` tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.comparison import PastYear
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.value import Result
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.priors import earlier_achievement, earlier_actual


def past_years(desk: AssessContext, indicator: Indicator) -> Iterator[PastYear]:
    """Yield the years of the plan before last year that a paper states, latest first.

    Unlike last year they are never recomputed: the formulas of the dossier are tied to this year's data
    and last year's. A year without a row is left out.
    """
    plan = desk.office_year.strategic_plan
    first = desk.as_of.year if plan is None else plan.first_year
    period = desk.as_of.previous_year().previous_year()
    while period.year >= first:
        row = desk.facts.history.get((indicator.code, period))
        if row is not None:
            actual = earlier_actual(desk, indicator, period, row, _not_recomputed)
            _, achievement = earlier_achievement(desk, indicator, period, row, actual)
            yield PastYear(period, actual, achievement)
        period = period.previous_year()


def _not_recomputed(indicator: Indicator, period: Period) -> Result | None:
    return None
