"""Targets that can hardly be meant: one rule for every page on which one is typed, and for files.

They are asked about where they come, and taken by who says that they are meant. What papers of the dossier
say of the size of targets is another rule (`checks/target_sizes`), which is quieter and knows results.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Policies
from capaian.domain.value import INDEX, PERCENT, SCALE_4
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import names_in
from capaian.rules.quality.leaps import TENFOLD
from capaian.rules.targets import RangeMisfit, describe_range, find_range_misfit

_WHOLE: Final = 100
_ENDS: Final = {INDEX: Decimal(100), SCALE_4: Decimal(4)}
_LEAST: Final = 2
"""Targets below which a few more are many times as much."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What is known of the targets of an indicator."""

    is_share: bool = False
    """It is a part of a whole, in percent."""
    others: Sequence[tuple[int, Decimal]] = ()
    """Targets of all years, by year."""
    most: Decimal | None = None
    """The end of the scale of an index; none of it reaches beyond."""
    shares: Sequence[Decimal] = ()
    """Of what is told in percent all other figures: targets of plan and agreements, and earlier results."""
    judged: tuple[Policies, Indicator] | None = None
    """By what a target is judged; `None`: nobody knows."""

    def misfit(self, lower: Decimal | None, upper: Decimal | None) -> RangeMisfit | None:
        """Return why a range cannot be judged; `None` where it can."""
        if self.judged is None:
            return None
        return find_range_misfit(*self.judged, TargetValue(None, lower=lower, upper=upper))

    def why_odd(self, value: Decimal, year: int) -> str:
        """Say in Indonesian why a target of a year can hardly be meant; nothing where it can.

        Examples:
            >>> told = Targets(is_share=True, others=((2024, Decimal(9)), (2025, Decimal(91))))
            >>> told.why_odd(Decimal(95), 2025)
            'Target sekitar 11 kali target tahun 2024 (9).'
            >>> told.why_odd(Decimal(12), 2025), "di bawah 0" in told.why_odd(Decimal(-1), 2025)
            ('', True)
        """
        if value < 0:
            return f"Target di bawah 0 ({write_exact(value)})."
        if value > _WHOLE and self.is_share:
            return f"Target di atas 100 persen ({write_exact(value)}), padahal ini bagian dari keseluruhan."
        if self.most is not None and value > self.most:
            return f"Target di atas {write_exact(self.most)} ({write_exact(value)}), ujung skala indeks ini."
        if why := self._why_fraction(value):
            return why
        known = [(other, stated) for other, stated in self.others if other != year and stated > 0]
        if not known or value <= 0:
            return ""
        near, stated = min(known, key=lambda each: abs(each[0] - year))
        if all(value >= max(one * TENFOLD, Decimal(_LEAST)) for _, one in known):
            return (
                f"Target sekitar {_times(value / stated)} kali target tahun {near} ({write_exact(stated)})."
            )
        if all(value * TENFOLD <= one and one >= _LEAST for _, one in known):
            said = _times(stated / value)
            return f"Target sekitar seper-{said} target tahun {near} ({write_exact(stated)})."
        return ""

    def _why_fraction(self, value: Decimal) -> str:
        """Say why a figure in percent may be a fraction of one: 0,95 where all others are far above."""
        others = [each for each in self.shares if each != value]
        if not others or not 0 < value <= 1 or min(others) < value * TENFOLD:
            return ""
        whole, least = write_exact(value.scaleb(2)), write_exact(min(others))
        said = f"{write_exact(value)} persen? Angka lain indikator ini paling rendah {least}."
        return f"{said} Bila maksudnya {whole} persen, tulis {whole}."


def _times(ratio: Decimal) -> str:
    return write_exact(ratio.quantize(Decimal(1)))


def targets_of(facts: OfficeYear, indicator: Indicator) -> Targets:
    """Return what is known of the targets of an indicator."""
    stated = ((year, _value(indicator, target)) for year, target in indicator.plan_targets.items())
    others = [(year, value) for year, value in stated if value is not None]
    is_share, most = _is_share(facts, indicator), _ENDS.get(indicator.unit)
    if indicator.unit != PERCENT:
        return Targets(is_share, others, most, judged=(facts.policies, indicator))
    shares = [*_shares(facts, indicator), *(value for _, value in others)]
    return Targets(is_share, others, most, shares, (facts.policies, indicator))


def _shares(facts: OfficeYear, indicator: Indicator) -> Iterator[Decimal]:
    """Yield what agreements and earlier years tell of an indicator in percent."""
    lines = (line for agreement in facts.agreements for line in agreement.targets)
    own = (_value(indicator, line.target) for line in lines if line.indicator == indicator.code)
    yield from (value for value in own if value is not None)
    for each in facts.history:
        if each.subject == indicator.code and each.scale == PERCENT:
            yield from (value for value in (each.actual, each.target) if value is not None)


def _value(indicator: Indicator, target: TargetValue) -> Decimal | None:
    return target.value if target.scale in (None, indicator.unit) else None


def _is_share(facts: OfficeYear, indicator: Indicator) -> bool:
    """Say whether an indicator is a part of a whole: its name or all coverages it is computed from say so."""
    if indicator.unit != PERCENT:
        return False
    try:
        named = {name.code for name in names_in(parse(indicator.formula))} if indicator.formula else set()
    except FormulaError:  # told of the formula itself
        return False
    parts = [each for each in facts.components if str(each.code) in named]
    if parts:
        return not any(each.may_exceed_whole for each in parts)
    return indicator.name.lower().startswith(("persentase", "cakupan"))


@dataclass(frozen=True, slots=True)
class _Stated:
    """A target as plan or an agreement states it."""

    indicator: Indicator
    paper: str
    year: int
    target: TargetValue
    """A figure in the unit of the indicator, or a range."""
    place: Place

    @property
    def subject(self) -> str:
        """Names it with its value, wherever it stands."""
        return f"odd_target:{self.indicator.code}:{self.paper}:{self.year}:{self.told}"

    @property
    def told(self) -> str:
        """Its value."""
        value = self.target.value
        return describe_range(self.target) if value is None else plain(value)

    def why_odd(self, known: Targets) -> str:
        """Say why it can hardly be meant; nothing where it can."""
        target = self.target
        if target.value is not None:
            return known.why_odd(target.value, self.year)
        misfit = known.misfit(target.lower, target.upper)
        return f"{self.told}. {misfit.message} {misfit.remedy}" if misfit else ""


def find_odd_targets(facts: OfficeYear) -> Iterator[Issue]:
    """Yield the targets of plan and agreements that can hardly be meant, each with a subject of its own."""
    known = {indicator.code: targets_of(facts, indicator) for indicator in facts.indicators}
    for each in _stated(facts):
        if why := each.why_odd(known[each.indicator.code]):
            name = each.indicator.label
            message, remedy = f"{name}, {each.paper}, {each.year}: {why}", "Perbaiki bila tidak demikian."
            yield Issue(Level.WARNING, "odd_target", message, each.place, each.told, remedy, each.subject)


def subjects_of_targets(facts: OfficeYear) -> frozenset[str]:
    """Return the subjects that all targets have, or would have if they were odd."""
    return frozenset(each.subject for each in _stated(facts))


def _stated(facts: OfficeYear) -> Iterator[_Stated]:
    for indicator in facts.indicators:
        own = indicator.place
        for year, target in indicator.plan_targets.items():
            if _is_comparable(indicator, target):
                place = Place(own.file, own.row, f"targets.{year}")
                yield _Stated(indicator, "Renstra", year, target, place)
        for agreement in facts.agreements:
            for line in agreement.targets:
                if line.indicator == indicator.code and _is_comparable(indicator, line.target):
                    place = Place(line.place.file, line.place.row, "target")
                    yield _Stated(indicator, agreement.title, agreement.year, line.target, place)


def _is_comparable(indicator: Indicator, target: TargetValue) -> bool:
    return target.is_range or _value(indicator, target) is not None


def by_code(facts: OfficeYear) -> Mapping[str, Targets]:
    """Return what is known of the targets of each indicator."""
    return {str(indicator.code): targets_of(facts, indicator) for indicator in facts.indicators}
