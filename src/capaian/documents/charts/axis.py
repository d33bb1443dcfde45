"""Axes: where they start and which ticks they have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from capaian.domain.numerals import decimals_of, plain, write_exact

_NARROW = Decimal("0.4")
"""Values that spread over less than this share of the highest are drawn without the zero."""
_LEAST = Decimal("0.004")
"""Share of the highest value that an axis spans at least: 99,08 beside 99,10 is no gulf."""
_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5", "10"))
_TICKS, _FEW_TICKS = 6, 3
_LONG = Decimal(1_000_000)
"""Figures from here on are too long for more than a few ticks."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Start, end and ticks of a figure axis."""

    start: Decimal
    end: Decimal
    ticks: tuple[Decimal, ...]

    def scale(self) -> dict[str, object]:
        """Return the scale of a Vega-Lite encoding."""
        return {"domain": [as_number(self.start), as_number(self.end)], "nice": False, "zero": False}

    def words(self, unit: str) -> str:
        """Return the axis title: the unit, and the start where it is not zero."""
        if self.start == 0:
            return unit
        return f"{unit}; sumbu mulai dari {write_exact(self.start)}"

    def tick_values(self) -> list[float]:
        """Return the ticks as JSON numbers."""
        return [as_number(tick) for tick in self.ticks]


def as_number(value: Decimal) -> float:
    """Return a figure as a JSON number; only pictures are drawn from it."""
    return float(value)


def fit_axis(values: list[Decimal], *, from_zero: bool = False) -> Axis:
    """Return an axis that holds all values, from zero unless they lie close together.

    Examples:
        >>> fit_axis([Decimal("91.04"), Decimal("100.67")]).start
        Decimal('90')
        >>> fit_axis([Decimal(23), Decimal(46)]).start
        Decimal('0')
        >>> narrow = fit_axis([Decimal("99.08"), Decimal("99.10")])
        >>> str(narrow.start), str(narrow.end)
        ('98.8', '99.3')
    """
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(1))
    if from_zero or low <= 0 or high - low > _NARROW * high:
        low = min(low, Decimal(0))
    if low == high:
        high = low + 1
    if (missing := _LEAST * high - (high - low)) > 0:
        low, high = low - missing / 2, high + missing / 2
    step = _step((high - low) / (_FEW_TICKS if high >= _LONG else _TICKS))
    start = (low / step).to_integral_value(ROUND_FLOOR) * step
    end = (high / step).to_integral_value(ROUND_CEILING) * step
    count = int((end - start) / step)
    return Axis(_clean(start), _clean(end), tuple(_clean(start + n * step) for n in range(count + 1)))


def _step(rough: Decimal) -> Decimal:
    """The next round step at or above a rough one."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(step * power for step in _STEPS if step * power >= rough)


def _clean(value: Decimal) -> Decimal:
    return Decimal(plain(value))


def tick_format(axis: Axis) -> str:
    """Return the number format that shows every tick with the same decimals."""
    return f",.{max(decimals_of(tick) for tick in axis.ticks)}f"


def widen(axis: Axis) -> Axis:
    """Return the axis with one step more at each end that is not zero: room for figures at marks."""
    step = axis.ticks[1] - axis.ticks[0]
    start = axis.start if axis.start == 0 else axis.start - step
    ticks = tuple(_clean(start + n * step) for n in range(int((axis.end + step - start) / step) + 1))
    return Axis(_clean(start), _clean(axis.end + step), ticks[:: 2 if len(ticks) > _TICKS else 1])
