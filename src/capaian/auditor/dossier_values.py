"""Every value that an office-year holds or yields, with words for what it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import chain, combinations
from typing import Final

from capaian.auditor.printed.number import NumberStyle, read_numbers
from capaian.auditor.quantities.labels import likeness, stems_of
from capaian.domain.assessment import Assessment
from capaian.domain.issue import Place
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import Provenance, RuleSet
from capaian.domain.value import CellValue, Known, Trace

_HUNDRED: Final = Decimal(100)
_NO_VALUES: Final = (bool, date, Enum, Place, Provenance, Known, Trace)
"""Of which no number is a value: places and laws; what has a trace is taken from it."""
_NAMING: Final = frozenset({"code", "id", "parent", "sha256", "file", "key", "depth"})
"""Fields whose digits name something: `63.11` is no value."""
_NAMES: Final = ("name", "title", "subject", "measure", "area", "category", "element", "partner")
"""Fields that tell what the values beside them are."""
MIN_LIKENESS_OF_NAME: Final = 0.6
"""Of the words beside a printed number and the name of a value that it may be meant to be."""
MAX_FACTOR_OF_MEANT: Final = Decimal(2)
"""By which a printed number may miss the value that it is meant to be."""


@dataclass(frozen=True, slots=True)
class DossierValue:
    """A value and what it is."""

    value: Decimal
    name: str


@dataclass(frozen=True)
class DossierValues:
    """The values of an office-year."""

    values: tuple[DossierValue, ...]
    office: str
    regency: str
    year: int

    @classmethod
    def of(cls, year: OfficeYear, assessment: Assessment, rule_set: RuleSet) -> DossierValues:
        """Return all values of a dossier, of what was computed from it,
        and of the law that it follows.
        """
        law = rule_set.scales, rule_set.survey_classes, rule_set.national_targets, rule_set.methods
        found = {
            *_values_of(year, ()),
            *_traced(assessment),
            *_between(assessment),
            *_values_of(law, ()),
        }
        return cls(tuple(found), year.office.name, year.office.regency_name, year.year)

    def gives(self, value: Decimal, step: Decimal) -> bool:
        """Say whether a value, printed to a step, may be one of these, rounded or cut off."""
        low, high = abs(value) - step, abs(value) + step
        return bisect_left(self._sorted, low) < bisect_right(self._sorted, high)

    def nearest(self, value: Decimal, words: str) -> str:
        """Return the value that a printed one is meant to be by its words, with its name;
        empty for none.
        """
        stems = stems_of(words)
        scored = [
            (likeness(stems, own), -abs(each.value - abs(value)), each)
            for each, own in self._named
            if abs(value) / MAX_FACTOR_OF_MEANT <= each.value <= abs(value) * MAX_FACTOR_OF_MEANT
        ]
        best = max(scored, key=lambda each: each[:2], default=None)
        if best is None or best[0] < MIN_LIKENESS_OF_NAME:
            return ""
        decimals = max(0, -int(best[2].value.as_tuple().exponent))
        return f"{best[2].name} = {write_decimal(best[2].value, min(decimals, 2))}"

    @cached_property
    def _sorted(self) -> list[Decimal]:
        return sorted({each.value for each in self.values})

    @cached_property
    def _named(self) -> list[tuple[DossierValue, frozenset[str]]]:
        return [(each, stems_of(each.name)) for each in self.values if each.name]


def _values_of(thing: object, above: tuple[str, ...]) -> Iterator[DossierValue]:
    """Yield every number within a value, those of its texts too, named by what it belongs to."""
    if isinstance(thing, _NO_VALUES) or thing is None:
        return
    if isinstance(thing, (Decimal, int)):
        yield DossierValue(abs(Decimal(thing)), ", ".join(above[-2:]))
    elif isinstance(thing, str):
        yield from _written(thing, ", ".join(above[-2:]))
    elif names_of_fields := getattr(thing, "__match_args__", ()):  # of a record
        by_name = {name: getattr(thing, name) for name in names_of_fields}
        names = [value for name in _NAMES if isinstance(value := by_name.get(name), str) and value]
        for name, value in by_name.items():
            if name not in _NAMING:
                yield from _values_of(value, (*above, *names))
    elif isinstance(thing, Iterable):
        parts = chain(thing, thing.values()) if isinstance(thing, Mapping) else thing
        for part in parts:
            yield from _values_of(part, above)


def _written(text: str, name: str) -> Iterator[DossierValue]:
    """Yield the numbers of a text under either reading of a doubtful mark."""
    for number in read_numbers(text, 1, 0, NumberStyle.INDONESIAN):
        yield DossierValue(abs(number.value), name)
        if number.other is not None:
            yield DossierValue(abs(number.other), name)


def _traced(assessment: Assessment) -> Iterator[DossierValue]:
    """Yield what an assessment computed or read, by the titles of its steps."""
    for trace in assessment.traces.values():
        if trace.value is not None:
            yield DossierValue(abs(trace.value), trace.subject)
        for text in (trace.formula, trace.working, trace.text):
            yield from _written(text, trace.subject)


def _between(assessment: Assessment) -> Iterator[DossierValue]:
    """Yield what lies between figures of one thing, and between each of them and a whole."""
    for cells in _belonging(assessment):
        values = [cell.value for cell in cells if isinstance(cell, Known)]
        gaps = [*values, *(_HUNDRED - value for value in values)]
        gaps += [first - second for first, second in combinations(values, 2)]
        yield from (DossierValue(abs(gap), "") for gap in gaps)


def _belonging(assessment: Assessment) -> Iterator[list[CellValue]]:
    """Yield the cells of one thing."""
    for indicator in assessment.indicators:
        current, prior, end = indicator.current, indicator.prior, indicator.plan_end
        cells: list[CellValue] = [current.target, current.actual, current.achievement]
        cells += [] if prior is None else [prior.actual, prior.achievement]
        cells += [] if end is None else [end.target, end.achievement]
        cells += [
            cell
            for reference in indicator.references
            for cell in (reference.target, reference.value)
        ]
        yield cells
    for component in assessment.components:
        yield [component.numerator, component.denominator, component.ratio]
        for area in component.areas:
            yield [area.numerator, area.denominator, area.ratio]
        yield [area.ratio for area in component.areas]
        yield [component.ratio, *(area.ratio for area in component.areas)]
    for tier in assessment.tiers:
        yield [tier.mean_achievement]
    for node in assessment.nodes:
        for resource in node.inputs:
            yield [resource.original, resource.revised, resource.actual]
            yield [node.mean_achievement, resource.ratio]
    for total in assessment.totals:
        yield [total.original, total.revised, total.actual]
