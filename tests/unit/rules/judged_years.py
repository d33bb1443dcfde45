"""Office-years with one result that cannot be meant, by the check that speaks of it; and sound ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tests.factories import (
    DOCUMENTS,
    HULU,
    agreement_target,
    component,
    count,
    indicator,
    money,
    office_year,
    period,
    policies,
    report,
    target,
)
from tests.unit.rules.checked_years import QUARTERS, agreed, bare, ktp, of_output

from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import Aggregation, Polarity, ZeroRule, ZeroRules

SUM, LOWER = Aggregation.SUM, Polarity.LOWER_IS_BETTER
SOUND = indicator("iku-2", unit=DOCUMENTS, is_key=True)


def measured(goal: object, *actuals: object, zero: ZeroRules | None = None, **changes: object) -> OfficeYear:
    """A key indicator with its results by quarter, or of the year; another one reached 90 percent."""
    when = QUARTERS if len(actuals) > 1 else ["2023"]
    own = indicator("iku-1", **{"unit": DOCUMENTS, "is_key": True, **changes})
    rows = [report("iku-1", actual, day) for day, actual in zip(when, actuals, strict=False)]  # type: ignore[arg-type]
    lines = agreed(agreement_target("iku-1", goal), agreement_target("iku-2", 10))  # type: ignore[arg-type]
    return bare(
        indicators=(own, SOUND),
        agreements=lines,
        outputs=(*rows, report("iku-2", 9)),
        policies=policies(zero=zero or ZeroRules()),
    )


def summed(*actuals: object, goal: object = 12) -> OfficeYear:
    return measured(goal, *actuals, aggregation=SUM)


def spent(*actuals: int, budget: int = 120) -> OfficeYear:
    rows = [
        money("I.1", None, actual, period=period(when))
        for when, actual in zip(QUARTERS, actuals, strict=False)
    ]
    return bare(inputs=(money("I.1", budget, None), *rows))


def events(*actuals: int, other: Sequence[int] = (4, 9, 14, 20)) -> OfficeYear:
    rows = [
        count("akta.have", area, actual, when)
        for area, values in ((HULU, actuals), ("99.01.02", other))
        for when, actual in zip(QUARTERS, values, strict=False)
    ]
    return bare(components=(component("akta", aggregation=SUM),), counts=tuple(rows))


def share(have: int, **changes: object) -> OfficeYear:
    year = ktp(have, 100, may_exceed_whole=True)
    own = indicator("iku-1", **{"name": "Persentase kepemilikan", **changes})
    rows = (report("iku-1", have),)
    return replace(year, indicators=(own,), agreements=agreed(agreement_target("iku-1", 90)), outputs=rows)


def computed(formula: str, goal: object = 90) -> OfficeYear:
    lines = agreed(agreement_target("iku-1", goal))  # type: ignore[arg-type]
    own = (indicator("iku-1", formula),)
    return office_year(indicators=own, agreements=lines, nodes=(), outputs=(), history=())


HUNDRED = ZeroRules(both_zero=ZeroRule.HUNDRED, zero_target_lower=ZeroRule.ZERO)

LOUD_RESULTS: Final[Mapping[str, Sequence[OfficeYear]]] = {
    "zero_target": (
        measured(0, 3, polarity=LOWER),
        measured(0, 0),
        measured(0),
        measured(0, 3, zero=HUNDRED),
        replace(measured(0, 3), policies=policies(cap=target(120).value)),
    ),
    "outside_mean": (measured(12), measured(12, None, 5, aggregation=SUM)),
    "running_totals": (
        summed(2, 4, 6, 8),
        summed(1, 3, 7, 12),
        summed(12, 12, 12, 12),
        summed(6, 6, 6, 24, goal=24),
        summed(3, 6, 9),
        of_output(200, 450, 750, 1000, goal=1000),
        spent(20, 50, 80, 115),
        events(10, 20, 30, 40),
    ),
    "share_above_whole": (share(101),),
    "result_scale": (computed("ktp.have / ktp.need"), computed("ktp", goal="0.9")),
}
QUIET_RESULTS: Final[Mapping[str, Sequence[OfficeYear]]] = {
    "zero_target": (
        measured(0, 3, polarity=LOWER, zero=HUNDRED),
        measured(0, 0, zero=HUNDRED),
        measured(1, 0),
    ),
    "outside_mean": (
        measured(12, 0),
        measured(0, 3),
        measured(12, is_key=False),
        replace(measured(12), outputs=()),
        measured(None),
    ),
    "running_totals": (
        summed(2, 4, 5, 4),
        summed(3, 3, 4, 5),
        summed(3, 4, 5, 5),
        summed(3, 6),
        summed(2, 3, 4, 6),
        summed(1, 2, 3, 7),
        summed(20, 30, 40, 80),
        summed(2, None, 6, 8),
        summed(2, 4, 6, 8, goal=None),
        measured(12, 2, 4, 6, 8),
        spent(20, 30, 30, 35),
        events(10, 20, 30, 29),
        events(10, 20, 29, 29),
        events(10, 20, 30, 40, other=(5, 5, 5, 5)),
    ),
    "share_above_whole": (share(100), share(101, name="Pertumbuhan"), share(101, unit=DOCUMENTS)),
    "result_scale": (computed("ktp"), computed("ktp.have / ktp.need", goal="0.9")),
}
"""Boundaries: 15 of 12 is not far above, two quarters tell nothing, half of the target is not near it."""
