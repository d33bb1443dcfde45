"""Every value belongs to exactly one band of a scale, under each way to close its gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import round_half_up
from capaian.domain.policy import ScaleGap
from capaian.domain.rule_set import AchievementScale, Band, RuleSet

_LOWEST, _HIGHEST = -50, 300


def check_scale_partition(rule_set: RuleSet) -> Iterator[Issue]:
    """Yield an issue per scale and gap rule that leaves a value without a band, or with two.

    Tried are the whole values from -50 to 300 percent, and steps of 0.001 within 1 of each bound.
    """
    for scale in rule_set.scales:
        values = sorted({*_whole_values(), *_values_at_bounds(scale)})
        for gap in ScaleGap if scale.integer_bounds else (None,):
            yield from _faults(scale, gap, values)


def bands_holding(scale: AchievementScale, gap: ScaleGap | None, value: Decimal) -> tuple[Band, ...]:
    """Return the bands that hold a value in percent; the best one is open upwards.

    A printed bound reaches as far as the scale's own step, so that only the gaps that the gap
    rule speaks of are closed and a missing band is seen.
    """
    return tuple(reach.band for reach in _reaches(scale, gap) if reach.holds(value))


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a band reaches once its gaps are closed; `None` is an open end."""

    band: Band
    above: Decimal | None
    """Values must be greater."""
    at_least: Decimal | None
    at_most: Decimal | None
    below: Decimal | None
    """Values must be smaller."""
    rounded: bool

    def holds(self, value: Decimal) -> bool:
        if self.rounded:
            value = round_half_up(value, 0)
        return (
            (self.above is None or value > self.above)
            and (self.at_least is None or value >= self.at_least)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
        )


def _reaches(scale: AchievementScale, gap: ScaleGap | None) -> tuple[_Reach, ...]:
    step = _step(scale)
    return tuple(_reach(band, gap, step) for band in scale.bands)


def _reach(band: Band, gap: ScaleGap | None, step: Decimal) -> _Reach:
    lower, upper = band.lower, None if band.position == 1 else band.upper
    if gap is ScaleGap.ROUND:
        return _Reach(band, None, lower, upper, None, rounded=True)
    if gap is ScaleGap.UPPER_BOUND:
        return _Reach(band, None if lower is None else lower - step, None, upper, None, rounded=False)
    return _Reach(band, None, lower, None, None if upper is None else upper + step, rounded=False)


def _step(scale: AchievementScale) -> Decimal:
    """Return the unit of the printed bounds: 1, or 0.01 for two decimals; 0 where bands share bounds."""
    if scale.integer_bounds:
        return Decimal(1)
    exponents = [int(bound.as_tuple().exponent) for bound in _bounds(scale)]
    finest = min(exponents, default=0)
    return Decimal(1).scaleb(finest) if finest < 0 else Decimal(0)


def _bounds(scale: AchievementScale) -> tuple[Decimal, ...]:
    bounds = (bound for band in scale.bands for bound in (band.lower, band.upper))
    return tuple(bound for bound in bounds if bound is not None)


def _whole_values() -> Iterator[Decimal]:
    return (Decimal(n) for n in range(_LOWEST, _HIGHEST + 1))


def _values_at_bounds(scale: AchievementScale) -> Iterator[Decimal]:
    for bound in _bounds(scale):
        for thousandths in range(-1000, 1001):
            yield bound + Decimal(thousandths).scaleb(-3)


def _faults(scale: AchievementScale, gap: ScaleGap | None, values: list[Decimal]) -> Iterator[Issue]:
    reaches = _reaches(scale, gap)
    wrong = [value for value in values if sum(reach.holds(value) for reach in reaches) != 1]
    if not wrong:
        return
    held = bands_holding(scale, gap, wrong[0])
    names = " dan ".join(band.name for band in held) or "tidak satu kelas pun"
    rule = "" if gap is None else f" dengan aturan celah {gap.value}"
    yield Issue(
        Level.ERROR,
        "scale_not_a_partition",
        f"Skala tidak membagi habis{rule}: nilai ini termasuk {names}; {len(wrong)} nilai uji bermasalah.",
        Place("scales.yaml", None, scale.id),
        str(wrong[0]),
        "Perbaiki batas kelas.",
    )
