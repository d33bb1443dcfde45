"""Every value belongs to exactly one band of a scale, under each way to close its gaps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import round_half_up
from capaian.domain.policy import ScaleGap
from capaian.domain.rule_set import RuleSet
from capaian.domain.scale import AchievementScale, Band

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
    """Return the bands that hold a value; the best one is open upwards.

    A printed bound reaches as far as the scale's own step, so that only the gaps that the gap
    rule speaks of are closed and a missing band is seen.
    """
    if gap is ScaleGap.ROUND:
        value = round_half_up(value, 0)
    below = _step(scale) if gap is ScaleGap.UPPER_BOUND else None
    above = None if gap in (ScaleGap.ROUND, ScaleGap.UPPER_BOUND) else _step(scale)
    return tuple(b for b in scale.bands if _reaches_down(b, value, below) and _reaches_up(b, value, above))


def _reaches_down(band: Band, value: Decimal, below: Decimal | None) -> bool:
    if band.lower is None:
        return True
    return value >= band.lower if below is None else value > band.lower - below


def _reaches_up(band: Band, value: Decimal, above: Decimal | None) -> bool:
    if band.upper is None or band.position == 1:
        return True
    return value <= band.upper if above is None else value < band.upper + above


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
    wrong = [(v, held) for v in values if len(held := bands_holding(scale, gap, v)) != 1]
    if not wrong:
        return
    value, held = wrong[0]
    names = " dan ".join(band.name for band in held) or "tidak satu kelas pun"
    rule = "" if gap is None else f" dengan aturan celah {gap.value}"
    yield Issue(
        Level.ERROR,
        "scale_not_a_partition",
        f"Skala tidak membagi habis{rule}: nilai ini termasuk {names}; {len(wrong)} nilai uji bermasalah.",
        Place("scales.yaml", None, scale.id),
        str(value),
        "Perbaiki batas kelas.",
    )
