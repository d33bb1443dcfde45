"""Targets that their indicator can never reach, or that a lost comma or percent sign made another size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator, TargetValue, ValueType
from capaian.domain.policy import Polarity
from capaian.domain.value import INDEX, PERCENT
from capaian.rules.facts import Facts
from capaian.rules.formula.properties import UpperBound

_WHOLE: Final = 100
_COUNTED: Final = (ValueType.NUMBER, ValueType.INDEX)
_APART: Final = tuple(Decimal(10) ** power for power in (2, -2, 3, -3))
"""By how much a figure is off that lost its comma, or its percent sign."""
_TEN: Final = Decimal(10)
_ALIKE: Final = Decimal(2)
"""Figures of one indicator that are at most as many times each other are of one size."""
_LEEWAY: Final = Decimal("1.1")
"""How far beyond figures of one size the next may grow."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of an indicator in its own unit."""

    value: Decimal
    year: int
    place: Place
    """Where it stands; of targets with the column."""


def check_target_sizes(facts: Facts) -> Iterator[Issue]:
    """Warn of targets above what the formula can give, and of those of another size than all the others.

    A target of 950 for 95,0, or of 0,86 for 86 percent, makes an achievement that nobody doubts.
    """
    whole = UpperBound(facts.office_year)
    for indicator in facts.office_year.indicators:
        if indicator.value_type not in _COUNTED:
            continue
        is_bounded = whole.bounds(indicator)
        for figure in _of_parts(facts.office_year, indicator):
            if is_bounded and figure.value > _WHOLE:
                yield _above(indicator, figure)
        targets = [*_targets(facts.office_year, indicator)]
        known = [*targets, *_results(facts, indicator)]
        for target in targets:
            if is_bounded and target.value > _WHOLE:
                yield _above(indicator, target)
            elif (others := _others(target, known)) and (times := _times(indicator, target, others)):
                yield _of_another_size(indicator, target, others[-1], times)


def _targets(office_year: OfficeYear, indicator: Indicator) -> Iterator[_Figure]:
    """Yield the targets of an indicator for whole years, as plan and agreements set them."""
    own = indicator.place
    for year, stated in indicator.plan_targets.items():
        yield from _figures(indicator, stated, year, Place(own.file, own.row, f"targets.{year}"))
    for agreement in office_year.agreements:
        for line in agreement.targets:
            if line.indicator == indicator.code:
                place = Place(line.place.file, line.place.row, "target")
                yield from _figures(indicator, line.target, agreement.year, place)


def _of_parts(office_year: OfficeYear, indicator: Indicator) -> Iterator[_Figure]:
    """Yield the targets that agreements set within the year: they may be of any size below the whole."""
    for agreement in office_year.agreements:
        for line in agreement.targets:
            for period, stated in line.periods if line.indicator == indicator.code else ():
                place = Place(line.place.file, line.place.row, f"periods.{period}")
                yield from _figures(indicator, stated, agreement.year, place)


def _figures(indicator: Indicator, stated: TargetValue, year: int, place: Place) -> Iterator[_Figure]:
    if stated.scale in (None, indicator.unit):
        given = (stated.value, stated.lower, stated.upper)
        yield from (_Figure(value, year, place) for value in given if value is not None)


def _results(facts: Facts, indicator: Indicator) -> Iterator[_Figure]:
    """Yield what the indicator came to, and earlier targets, in its own unit."""
    for row in facts.office_year.history:
        if row.subject == indicator.code and row.scale == indicator.unit:
            given = (row.actual, row.target)
            yield from (_Figure(one, row.period.year, row.place) for one in given if one is not None)
    for output in facts.indicator_outputs.get(indicator.code, ()):
        if output.actual is not None:
            yield _Figure(output.actual, output.period.year, output.place)


def _others(target: _Figure, known: Sequence[_Figure]) -> list[_Figure]:
    """Return the figures of other years of another size, by years: none where most are of the target's."""
    others = [figure for figure in known if figure.year != target.year and figure.value > 0]
    far = [one for one in others if not target.value / _ALIKE <= one.value <= target.value * _ALIKE]
    return sorted(far, key=lambda one: one.year) if 2 * len(far) > len(others) else []


def _times(indicator: Indicator, target: _Figure, others: Sequence[_Figure]) -> Decimal | None:
    """Return by how much a target is to be multiplied to be like the others; `None` if by nothing round.

    A tenth or ten times is what some indicators grow: a comma was lost only where a percentage falls to a
    tenth though more is better, or is ten times others and above a hundred.
    """
    low, high = min(one.value for one in others), max(one.value for one in others)
    if high > _ALIKE * low:
        return None
    tens = []
    if indicator.unit in (PERCENT, INDEX):
        is_fallen = others[0].year < target.year and indicator.polarity is Polarity.HIGHER_IS_BETTER
        tens = [1 / _TEN] if target.value > _WHOLE else [_TEN] if is_fallen else []
    apart = (times for times in (*tens, *_APART) if low <= target.value * times * _LEEWAY)
    return next((times for times in apart if target.value * times <= high * _LEEWAY), None)


def _above(indicator: Indicator, target: _Figure) -> Issue:
    message = (
        f"Target {indicator.code} {_shown(target)} tidak mungkin tercapai: menurut rumusnya indikator ini "
        f"paling banyak {_WHOLE} {indicator.unit.label}."
    )
    remedy = "Periksa komanya (950 untuk 95,0), lalu tulis seperti dalam naskahnya."
    return _issue("target_above_whole", message, target, remedy)


def _of_another_size(indicator: Indicator, target: _Figure, other: _Figure, times: Decimal) -> Issue:
    ratio = f"{plain(times)} kali lebih kecil" if times > 1 else f"{plain(1 / times)} kali lebih besar"
    message = (
        f"Target {indicator.code} {_shown(target)} kira-kira {ratio} daripada angka tahun lain, misalnya "
        f"{_shown(other)} tahun {other.year} ({other.place})."
    )
    remedy = (
        f"Periksa komanya dan satuannya ({indicator.unit.label}): 86 persen ditulis 86, bukan 0,86. "
        "Bila targetnya memang begitu, biarkan."
    )
    return _issue("target_size", message, target, remedy)


def _issue(code: str, message: str, target: _Figure, remedy: str) -> Issue:
    return Issue(Level.WARNING, code, message, target.place, plain(target.value), remedy)


def _shown(figure: _Figure) -> str:
    return write_exact(figure.value)
