"""Every value that the data of an office-year hold or yield."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import Enum
from functools import cached_property
from itertools import combinations
from typing import Final

from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.slips import changes_of
from capaian.domain.assessment import Assessment
from capaian.domain.issue import Place
from capaian.domain.narrative import Difference
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.domain.scale import Provenance
from capaian.domain.value import CellValue, Known

_ROUNDINGS: Final = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
_MOST_DECIMALS: Final = 4
_HUNDRED: Final = Decimal(100)
_FEW: Final = 3
_INDEX_OF_ONE: Final = Decimal(25)
"""A mean answer from 1 to 4 as an index from 25 to 100."""


_NO_FIGURES: Final = (bool, date, Enum, Place, Provenance)
"""Values of which no number is a figure: where something stands, and in which law."""

_NAMING: Final = frozenset({"code", "id", "parent", "sha256", "file", "key"})
"""Fields whose digits name something: `63.11` is no figure."""

_SIGNS_BETWEEN: Final = re.compile(r"[\s\u00ad-]+")
"""What the layout of a paper may put between two letters of a quotation, or take away."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A declared contradiction: what a source prints, which a report may quote where it tells of it."""

    words: tuple[str, ...]
    """What must all stand in a passage that tells of it, as `squeeze` writes it."""
    values: frozenset[Decimal]

    def is_told_in(self, passage: str) -> bool:
        """Whether a passage, as `squeeze` writes it, tells of the contradiction."""
        return all(words in passage for words in self.words)


def squeeze(text: str) -> str:
    """Return a text without blanks and hyphens.

    Examples:
        >>> squeeze("5.505.709.566 dari pe- rubahan")
        '5.505.709.566dariperubahan'
    """
    return _SIGNS_BETWEEN.sub("", text)


@dataclass(frozen=True)
class Derivable:
    """The values of an office-year, each as large as it is: without sign."""

    values: frozenset[Decimal]
    quotations: tuple[Quotation, ...] = ()
    """What is no source of a number elsewhere."""

    def quoted_in(self, passage: str) -> Derivable:
        """Return the values that a passage may quote, because it tells of their contradiction."""
        squeezed = squeeze(passage) if self.quotations else ""
        told = [quotation.values for quotation in self.quotations if quotation.is_told_in(squeezed)]
        return Derivable(frozenset[Decimal]().union(*told))

    @cached_property
    def _printed(self) -> Mapping[int, frozenset[Decimal]]:
        """For each number of decimals every value under every usual rounding."""
        return {
            decimals: frozenset(
                value.quantize(Decimal(1).scaleb(-decimals), rounding)
                for value in self.values
                for rounding in _ROUNDINGS
            )
            for decimals in range(_MOST_DECIMALS + 1)
        }

    def gives(self, value: Decimal, decimals: int, shift: int = 0) -> bool:
        """Say whether a printed value is one of these, rounded as it is printed.

        Args:
            value: As printed, without sign.
            decimals: How many are printed.
            shift: Zeros that a word behind it stands for: 6 for `juta`.
        """
        if shift:
            step = Decimal(1).scaleb(shift - decimals)
            return any(abs(value.scaleb(shift) - known) < step for known in self.values)
        if decimals > _MOST_DECIMALS:
            return value in self.values
        return value.quantize(Decimal(1).scaleb(-decimals)) in self._printed[decimals]

    def nearest(self, number: PrintedNumber) -> str:
        """Return the values that one slip of the pen makes of a number; empty if there are none or many."""
        near = {
            change.value
            for change in changes_of(number)
            if change.value == change.value.quantize(number.step)
            and self.gives(abs(change.value), number.decimals)
        }
        words = [write_decimal(value, number.decimals) for value in sorted(near)]
        return " atau ".join(words) if len(words) <= _FEW else ""


def derive(year: OfficeYear, assessment: Assessment, rule_set: RuleSet) -> Derivable:
    """Return every value that an office-year and its assessment hold, and what follows in one step.

    Misprints that the office-year declares are quotations, not values.
    """
    values = {
        *_held(replace(year, differences=())),
        *_held(_printed_law(rule_set)),
        *_means_of_classes(rule_set),
        *_held(assessment),
        *(trace.value for trace in assessment.traces.values() if trace.value is not None),
        *_differences(assessment),
        *_counted(year),
        *_counted(assessment),
    }
    quotations = tuple(_quotation(difference) for difference in year.differences)
    return Derivable(frozenset(abs(value) for value in values if value.is_finite()), quotations)


def _printed_law(rule_set: RuleSet) -> tuple[object, ...]:
    """Return the tables of the law whose figures a report prints; codes and names of places are none."""
    return rule_set.scales, rule_set.survey_classes, rule_set.national_targets, rule_set.methods


def _means_of_classes(rule_set: RuleSet) -> Iterator[Decimal]:
    """Yield the bounds of survey classes as means of answers: the lower half of their tables."""
    for table in rule_set.survey_classes:
        for each in table.classes:
            yield from (each.lower / _INDEX_OF_ONE, each.upper / _INDEX_OF_ONE)


def _quotation(difference: Difference) -> Quotation:
    texts = difference.where, difference.printed, difference.used, difference.reason
    words = tuple(squeeze(text) for text in (difference.printed, difference.used) if text)
    return Quotation(words, frozenset(abs(value) for text in texts for value in _written(text)))


def _held(thing: object) -> Iterator[Decimal]:
    """Yield every number within a value, those of its texts too."""
    if isinstance(thing, _NO_FIGURES) or thing is None:
        return
    if isinstance(thing, Decimal):
        yield thing
    elif isinstance(thing, int):
        yield Decimal(thing)
    elif isinstance(thing, str):
        yield from _written(thing)
    elif isinstance(thing, Mapping):
        yield from _held([*thing.keys(), *thing.values()])
    elif isinstance(thing, Iterable):
        for part in thing:
            yield from _held(part)
    elif is_dataclass(thing):
        yield from _held([getattr(thing, part.name) for part in fields(thing) if part.name not in _NAMING])


def _written(text: str) -> Iterator[Decimal]:
    for number in read_numbers(text, 1, 0, NumberStyle.INDONESIAN):
        yield number.value
        if number.other is not None:
            yield number.other


def _differences(assessment: Assessment) -> Iterator[Decimal]:
    """Yield what lies between figures that belong together, and what is missing to a whole."""
    for indicator in assessment.indicators:
        current = indicator.current
        cells: list[CellValue] = [current.target, current.actual, current.achievement]
        cells += [] if indicator.prior is None else [indicator.prior.actual, indicator.prior.achievement]
        cells += (
            [] if indicator.plan_end is None else [indicator.plan_end.target, indicator.plan_end.achievement]
        )
        cells += [cell for reference in indicator.references for cell in (reference.target, reference.value)]
        yield from _between(cells)
    for component in assessment.components:
        yield from _between([component.numerator, component.denominator, component.ratio])
        for area in component.areas:
            yield from _between([area.numerator, area.denominator, area.ratio])
    for node in assessment.nodes:
        for resource in node.inputs:
            yield from _between([resource.original, resource.revised, resource.actual])
            yield from _between([node.mean_achievement, resource.ratio])
    for total in assessment.totals:
        yield from _between([total.original, total.revised, total.actual])


def _between(cells: Sequence[CellValue]) -> Iterator[Decimal]:
    values = [cell.value for cell in cells if isinstance(cell, Known)]
    yield from (_HUNDRED - value for value in values)
    yield from (first - second for first, second in combinations(values, 2))


def _counted(thing: object) -> Iterator[Decimal]:
    """Yield how many there are of each kind of things, and the sums of their figures by kind."""
    if not is_dataclass(thing):
        return
    for part in fields(thing):
        rows = getattr(thing, part.name)
        if isinstance(rows, tuple) and rows and all(is_dataclass(row) for row in rows):
            yield Decimal(len(rows))
            yield from _by_kind(rows)


def _by_kind(rows: Sequence[object]) -> Iterator[Decimal]:
    names = [part.name for part in fields(rows[0])]  # type: ignore[arg-type]  # checked where rows are found
    for kind in names:
        counts = Counter(value for row in rows if isinstance(value := getattr(row, kind, None), Hashable))
        yield from map(Decimal, counts.values())
        yield Decimal(len(counts))
        for figure in names:
            yield from _sums(rows, kind, figure)


def _sums(rows: Sequence[object], kind: str, figure: str) -> Iterator[Decimal]:
    """Yield the sums of one figure by one kind, and each one's share of all."""
    sums: dict[object, Decimal] = defaultdict(Decimal)
    for row in rows:
        value, key = getattr(row, figure, None), getattr(row, kind, None)
        if isinstance(value, (Decimal, int)) and not isinstance(value, bool) and isinstance(key, Hashable):
            sums[key] += Decimal(value)
    total = sum(sums.values(), Decimal(0))
    if sums:
        yield from (*sums.values(), total)
        yield from (_HUNDRED * part / total for part in sums.values() if total)
