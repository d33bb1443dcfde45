"""A slow and obvious second computation of an office-year, with fractions and plain loops.

Knows nothing of the product's rules: it is written from the regulations and the printed report
alone, and searches lists where the product looks things up. It covers what most offices use: R/T,
ratio of sums, plain means, whole years; formulas `100 * a / b`, `mean(a, b, ...)`,
`index(survey)`, a count over the register of partners, and a single name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from capaian.domain.office import AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator
from capaian.domain.policy import Rounding, SurveyWeight

Number = Fraction | None
"""`None`: cannot be computed, for whatever reason."""
_LISTED = re.compile(r"\b(?:count|sum)\((?:innovations|training|people|assets|documents)\b")
_COUNTED_BY_HAND: dict[str, Number] = {"ik-9": Fraction(7), "ik-10": Fraction(4)}
"""Rows of Balangan's lists, read off its files; of the other lists it lacks something."""


@dataclass(frozen=True)
class Reference:
    """The second computation of one office-year."""

    office_year: OfficeYear

    def printed(self, value: Number, decimals: int = 2) -> Number:
        """Round half-up where the office computes with printed figures."""
        if value is None or self.office_year.policies.rounding is Rounding.EXACT:
            return value
        return half_up(value, decimals)

    def count(self, measure: str, area: str) -> Number:
        for row in self.office_year.counts:
            if (row.measure, row.area, str(row.period)) == (
                measure,
                area,
                str(self.office_year.year),
            ):
                return None if row.value is None else Fraction(row.value)
        return None

    def regency_count(self, measure: str) -> Number:
        """Rows of a register, else the sum of the districts, else the regency's own row."""
        register = self._register_of(measure)
        if register:
            _, kind, state = register.split(".")
            return self._partners(kind, state)
        districts = [
            area.code for area in self.office_year.areas if area.kind is AreaKind.DISTRICT
        ]
        if not any(
            row.measure == measure and row.area in districts for row in self.office_year.counts
        ):
            return self.count(measure, self.office_year.office.regency)
        total = Fraction(0)
        for district in districts:
            value = self.count(measure, district)
            if value is None:
                return None
            total += value
        return total

    def _register_of(self, measure: str) -> str:
        for component in self.office_year.components:
            for found in (component.numerator, component.denominator):
                if found.code == measure:
                    return found.counted
        return ""

    def area_ratio(self, component: Component, area: str) -> Number:
        have = self.count(component.numerator.code, area)
        need = self.count(component.denominator.code, area)
        return self.printed(_percent(have, need))

    def regency_ratio(self, component: Component) -> Number:
        have = self.regency_count(component.numerator.code)
        need = self.regency_count(component.denominator.code)
        return self.printed(_percent(have, need))

    def survey_index(self, survey: str, year: int) -> Number:
        indices = [
            Fraction(row.index)
            for row in self.office_year.survey_elements
            if row.survey == survey and str(row.period) == str(year) and row.index is not None
        ]
        if not indices:
            return None
        weight = Fraction(1, len(indices))
        if self.office_year.policies.survey_weight is SurveyWeight.PRINTED:
            weight = half_up(weight, 3)
        return self.printed(sum(indices, Fraction(0)) * weight)

    def actual(self, indicator: Indicator) -> Number:
        if not indicator.formula:
            return self._reported(indicator)
        if _LISTED.search(indicator.formula):
            return _COUNTED_BY_HAND.get(indicator.code)
        decimals = 2 if indicator.decimals is None else indicator.decimals
        return self.printed(self._formula(indicator.formula), decimals)

    def target(self, indicator: Indicator) -> Number:
        """The last revision of the agreement that names the indicator, else the strategic plan."""
        found: Number = None
        best = -1
        for agreement in self.office_year.agreements:
            for line in agreement.targets:
                if line.indicator == indicator.code and agreement.revision > best:
                    best = agreement.revision
                    found = None if line.target.value is None else Fraction(line.target.value)
        planned = indicator.plan_targets.get(self.office_year.year)
        if best < 0 and planned is not None and planned.value is not None:
            return Fraction(planned.value)
        return found

    def achievement(self, indicator: Indicator) -> Number:
        return self.printed(_percent(self.actual(indicator), self.target(indicator)))

    def tier_mean(self, tier: str) -> Number:
        known = []
        for indicator in self.office_year.indicators:
            if indicator.tier == tier and self.target(indicator) is not None:
                achievement = self.achievement(indicator)
                if achievement is not None:
                    known.append(achievement)
        return self.printed(sum(known, Fraction(0)) / len(known)) if known else None

    def amount(self, node: str, column: str) -> Number:
        """Add up the money of all leaves below a node; any unknown leaf makes it unknown."""
        children = [n.id for n in self.office_year.nodes if n.parent == node]
        if children and not self._is_kept(node, column):
            total = Fraction(0)
            for child in children:
                part = self.amount(child, column)
                if part is None:
                    return None
                total += part
            return total
        for row in self.office_year.inputs:
            key = (row.node, str(row.resource), row.kind, str(row.period))
            if key == (node, "money", "all", str(self.office_year.year)):
                value = getattr(row, column)
                return None if value is None else Fraction(value)
        return None

    def _is_kept(self, node: str, column: str) -> bool:
        """Whether a declared difference lets the stated total count."""
        subject = f"total_differs:inputs:{node}:all:{column}:{self.office_year.year}"
        return any(d.keeps_total and subject in d.covers for d in self.office_year.differences)

    def absorption(self, nodes: list[str]) -> Number:
        spent, budget = Fraction(0), Fraction(0)
        for node in nodes:
            actual, revised = self.amount(node, "actual"), self.amount(node, "revised")
            if actual is None or revised is None:
                return None
            spent, budget = spent + actual, budget + revised
        return self.printed(_percent(spent, budget))

    def rank_among_peers(self, component: Component) -> tuple[int, int]:
        """One more than the number of regencies with a higher ratio, and how many there are."""
        own = self.regency_ratio(component)
        assert own is not None
        others = []
        regencies = [row for row in self.office_year.peers if len(row.area) == len("63.11")]
        for row in regencies:
            if (
                row.subject == component.code
                and row.numerator is not None
                and row.denominator is not None
            ):
                ratio = _percent(Fraction(row.numerator), Fraction(row.denominator))
                others.append(self.printed(ratio))
        higher = [ratio for ratio in others if ratio is not None and ratio > own]
        return len(higher) + 1, len(others) + 1

    def _formula(self, formula: str) -> Number:
        if match := re.fullmatch(r"index\((.+)\)", formula):
            return self.survey_index(match[1], self.office_year.year)
        if match := re.fullmatch(r"index\((.+)\) / (\d+)", formula):
            index = self.survey_index(match[1], self.office_year.year)
            return None if index is None else index / int(match[2])
        if match := re.fullmatch(r"count\(cooperation\.(\w+)\.(\w+)\)", formula):
            return self._partners(match[1], match[2])
        if match := re.fullmatch(r"mean\((.+)\)", formula):
            return self._mean([name.strip() for name in match[1].split(",")])
        if match := re.fullmatch(r"100 \* (\S+) / (\S+)", formula):
            return _percent(self._name(match[1]), self._name(match[2]))
        return self._name(formula)

    def _partners(self, kind: str, state: str) -> Number:
        """Rows of the register with a mark that is neither empty nor `tidak`;
        all dates lie in the past.
        """
        rows = [row for row in self.office_year.cooperation if str(row.kind) == kind]
        return Fraction(sum(getattr(row, state) not in ("", "tidak") for row in rows))

    def _mean(self, names: list[str]) -> Number:
        values = []
        for name in names:
            value = self._name(name)
            if value is not None:
                values.append(value)
            elif not self._is_without_events(name):
                return None
        return sum(values, Fraction(0)) / len(values) if values else None

    def _is_without_events(self, name: str) -> bool:
        component = next((c for c in self.office_year.components if c.code == name), None)
        if component is None:
            return False
        return (
            self.regency_count(component.numerator.code)
            == self.regency_count(component.denominator.code)
            == 0
        )

    def _name(self, name: str) -> Number:
        if re.fullmatch(r"\d+(\.\d+)?", name):
            return Fraction(name)
        for component in self.office_year.components:
            if component.code == name:
                return self.regency_ratio(component)
        for indicator in self.office_year.indicators:
            if indicator.code == name:
                return self.actual(indicator)
        raise LookupError(name)

    def _reported(self, indicator: Indicator) -> Number:
        for row in self.office_year.outputs:
            if row.indicator == indicator.code and row.period.year == self.office_year.year:
                return None if row.actual is None else Fraction(row.actual)
        return None


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Round to decimals, a half going away from zero, with whole numbers only.

    Examples:
        >>> half_up(Fraction(62825, 1000), 2)
        Fraction(6283, 100)
        >>> half_up(Fraction(-5, 1000), 2)
        Fraction(-1, 100)
    """
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if 2 * rest >= scaled.denominator:
        whole += 1
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def same(value: Decimal, expected: Fraction) -> bool:
    """Say whether a decimal is a fraction,
    up to the digits that a decimal of fifty digits can hold.
    """
    return abs(Fraction(value) - expected) <= abs(expected) / 10**40


def _percent(part: Number, whole: Number) -> Number:
    return None if part is None or whole is None or whole == 0 else 100 * part / whole
