"""Every value that the data of an office-year hold or yield, and which of them fits a printed number."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.beside import Beside, Sort, sort_of
from capaian.auditor.dossier_counts import counted_figures
from capaian.auditor.dossier_figures import (
    CodeBook,
    DossierFigure,
    bounds,
    differences,
    figures_of_law,
    held_figures,
    policy_limits,
    readings_of,
    traced_figures,
)
from capaian.auditor.dossier_years import years_of
from capaian.auditor.printed.number import NumberStyle, read_numbers
from capaian.auditor.same_quantity import is_akin, roles_of
from capaian.auditor.whose import Whose
from capaian.auditor.words_of_things import things_of
from capaian.domain.assessment import Assessment
from capaian.domain.narrative import Difference
from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet

_ROUNDINGS: Final = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
_MOST_DECIMALS: Final = 4
_FEWEST_PARTS: Final = 2
_COVERED: Final = 0.33
"""Part of what a figure is, by the weight of its words, that must stand beside a number for it to fit."""
_TOLD: Final = 0.65
"""The same for whole numbers of few digits, which many things share."""
_SAME: Final = 0.9
"""As much tells that a figure is of the same quantity, by its name without codes."""
_NUMBER_OF: Final = "jumlah"
"""Stands before what is counted: rows of any kind are then meant."""

_SIGNS_BETWEEN: Final = re.compile(r"[\s\u00ad-]+")
"""What the layout of a paper may put between two letters of a quotation, or take away."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A declared contradiction: what a source prints, which a report may quote where it tells of it."""

    words: tuple[str, ...]
    """What must all stand in a passage that tells of it, as `squeeze` writes it."""
    values: frozenset[Decimal]
    parts: frozenset[str] = frozenset()
    """Its place, what is printed and used, and the reason: each a cell of a table of corrections."""

    def is_row(self, cells: Collection[str]) -> bool:
        """Whether cells, as `squeeze` writes them, are a row that tells of it; one of them may differ."""
        return len(self.parts & {*cells}) >= max(_FEWEST_PARTS, len(self.parts) - 1)

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


@dataclass(frozen=True, slots=True)
class _Name:
    """What a figure is, as weighted words."""

    mask: int
    weights: tuple[tuple[int, float], ...]
    total: float

    def covered_by(self, mask: int) -> float:
        """Return how much of it words tell, from 0 to 1."""
        if not self.mask & mask:
            return 0.0
        return sum(weight for bit, weight in self.weights if bit & mask) / self.total


@dataclass(frozen=True)
class Derivable:
    """The values of an office-year, each as large as it is: without sign."""

    figures: frozenset[DossierFigure]
    quotations: tuple[Quotation, ...] = ()
    """What is no source of a number elsewhere."""
    whose: Whose | None = None
    """Whose they are, where that is known."""
    years: frozenset[int] | None = None
    """Every year that the dossier knows; `None` where none is looked at."""

    @property
    def year(self) -> int | None:
        """The year that a figure is of where nothing else is said."""
        return self.whose.year if self.whose is not None else None

    def quoted_in(self, passage: str) -> Derivable:
        """Return the values that a passage may quote, because it tells of their contradiction."""
        squeezed = squeeze(passage) if self.quotations else ""
        told = [quotation.values for quotation in self.quotations if quotation.is_told_in(squeezed)]
        return Derivable(frozenset(map(DossierFigure, frozenset[Decimal]().union(*told))))

    def corrected_in(self, cells: Sequence[str]) -> Derivable | None:
        """Return the values of the contradiction that a row of a table tells of; `None` if of none."""
        squeezed = [squeeze(cell) for cell in cells if cell] if self.quotations else []
        told = [quotation.values for quotation in self.quotations if quotation.is_row(squeezed)]
        return Derivable(frozenset(map(DossierFigure, frozenset[Decimal]().union(*told)))) if told else None

    @cached_property
    def _values(self) -> frozenset[Decimal]:
        return frozenset(figure.value for figure in self.figures)

    @cached_property
    def _printed(self) -> Sequence[Mapping[Decimal, Sequence[Decimal]]]:
        """For each number of decimals the values behind every usual rounding."""
        return [_rounded(self._values, decimals) for decimals in range(_MOST_DECIMALS + 1)]

    @cached_property
    def _by_value(self) -> Mapping[Decimal, Sequence[DossierFigure]]:
        found: dict[Decimal, list[DossierFigure]] = defaultdict(list)
        for figure in self.figures:
            found[figure.value].append(figure)
        return found

    def gives(self, value: Decimal, decimals: int, shift: int = 0, beside: Beside | None = None) -> bool:
        """Say whether a printed value is one of these, rounded as it is printed.

        Args:
            value: As printed, without sign.
            decimals: How many are printed.
            shift: Zeros that a word behind it stands for: 6 for `juta`.
            beside: What stands beside it, which the figure must fit; `None` where that does not matter.
        """
        if beside is not None and beside.constant is not None:
            return beside.constant == value
        values = self._values_of(value, decimals, shift)
        if beside is None:
            return any(True for _ in values)
        mask = self._mask(beside.words)
        return any(self._fits(figure, mask, beside) for each in values for figure in self._by_value[each])

    def _values_of(self, value: Decimal, decimals: int, shift: int) -> Iterable[Decimal]:
        if shift:
            step = Decimal(1).scaleb(shift - decimals)
            return (known for known in self._values if abs(value.scaleb(shift) - known) < step)
        if decimals > _MOST_DECIMALS:
            return {value} & self._values
        return self._printed[decimals].get(value.quantize(Decimal(1).scaleb(-decimals)), ())

    def _fits(self, figure: DossierFigure, mask: int, beside: Beside) -> bool:
        if not figure.names:
            return True
        if figure.unit is not None and beside.sort not in (None, sort_of(figure.unit)):
            return False
        if not beside.must_name:
            return True
        if beside.is_whole and not _is_whole(figure.value) and not self._is_of(figure, beside):
            return False
        if figure.nouns:
            return self._counts(figure, mask, beside)
        is_called = not self._is_name(beside.term) or any(self._calls(n, beside.term) for n in figure.names)
        return is_called and self._coverage(figure, mask) >= (_TOLD if beside.is_whole else _COVERED)

    def _counts(self, figure: DossierFigure, mask: int, beside: Beside) -> bool:
        """Whether what rows are called stands right beside a number, and their kind somewhere."""
        nouns = filter(None, map(things_of, figure.nouns))
        is_any = not figure.names[0] or _NUMBER_OF in beside.near
        return any(noun <= beside.near for noun in nouns) and (
            is_any or self._coverage(figure, mask) >= _TOLD
        )

    def _is_name(self, term: frozenset[str]) -> bool:
        """Whether a term of a working is part of what any figure is called."""
        if term not in self._terms:
            self._terms[term] = bool(term) and any(self._calls(name, term) for name in self._names)
        return self._terms[term]

    @cached_property
    def _terms(self) -> dict[frozenset[str], bool]:
        """The terms asked for so far."""
        return {}

    @staticmethod
    def _calls(name: str, term: frozenset[str]) -> bool:
        return term <= things_of(name)

    def _coverage(self, figure: DossierFigure, mask: int) -> float:
        return max(self._names[name].covered_by(mask) for name in figure.names)

    @cached_property
    def _bits(self) -> Mapping[str, int]:
        words = Counter(word for name in self._all_names for word in things_of(name))
        return {word: 1 << place for place, word in enumerate(words)}

    @cached_property
    def _all_names(self) -> Sequence[str]:
        return [name for figure in self.figures for name in figure.names]

    @cached_property
    def _names(self) -> Mapping[str, _Name]:
        """Each name by its words; the rarer a word, the more it tells."""
        often = Counter(word for name in self._all_names for word in things_of(name))
        most = len(self._all_names)
        named: dict[str, _Name] = {}
        for name in set(self._all_names):
            parts = [(self._bits[word], math.log(1 + most / often[word])) for word in things_of(name)]
            mask = sum(bit for bit, _ in parts)
            named[name] = _Name(mask, tuple(parts), sum(weight for _, weight in parts) or 1.0)
        return named

    def _mask(self, words: frozenset[str]) -> int:
        return sum(self._bits[word] for word in words & self._bits.keys())

    def _is_of(self, figure: DossierFigure, beside: Beside) -> bool:
        """Whether a figure that a reader knows is of the very quantity that a number is said to be."""
        return (
            figure.is_told
            and beside.sort in (None, sort_of(figure.unit))
            and beside.quantity.may_be(figure.names[0], year=self.year)
            and self._said(figure, beside.quantity.words) >= _SAME
            and self._said(figure, beside.quantity.own) >= _COVERED
        )

    def _said(self, figure: DossierFigure, words: frozenset[str]) -> float:
        """How much of what a figure is called words tell; its codes are spelled out."""
        title, *spelled = figure.names
        mask = self._mask(words)
        told = (self._names[name].covered_by(mask) for name in self._telling(spelled or [title]))
        return max(told, default=0.0)

    @staticmethod
    def _telling(names: Iterable[str]) -> Iterator[str]:
        """Yield the names that tell more than the role of a figure: `Efisiensi` alone is of anything."""
        return (name for name in names if things_of(name) - roles_of(name))

    def same_thing(self, value: Decimal, decimals: int, beside: Beside) -> str:
        """Return the figure of the quantity that a number is said to be; empty if none is known.

        Of several that are called alike the one nearest in value is told; one far from it is something else.
        """
        told = [
            figure
            for figure in self.figures
            if (sort_of(figure.unit) is Sort.SHARE or (_is_whole(value) and _is_whole(figure.value)))
            and is_akin(value, figure.value)
            and self._is_of(figure, beside)
        ]
        if not told:
            return ""
        own = beside.quantity.own
        figure = min(
            told, key=lambda each: (-round(self._said(each, own), 2), abs(each.value - value), each.names)
        )
        return f"{figure.names[0]} = {write_decimal(figure.value, decimals)}"


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _rounded(values: Iterable[Decimal], decimals: int) -> Mapping[Decimal, Sequence[Decimal]]:
    found: dict[Decimal, list[Decimal]] = defaultdict(list)
    for value in values:
        for rounded in {value.quantize(Decimal(1).scaleb(-decimals), rounding) for rounding in _ROUNDINGS}:
            found[rounded].append(value)
    return found


def derive(year: OfficeYear, assessment: Assessment, rule_set: RuleSet) -> Derivable:
    """Return every value that an office-year and its assessment hold, and what follows in one step.

    Misprints that the office-year declares are quotations, not values.
    """
    sound = replace(year, differences=())
    whole = f", {year.office.regency_name}", year.office.regency_name, "seluruh dinas"
    book = CodeBook.of(sound, assessment, whole=whole)
    figures: Iterator[DossierFigure] = (
        replace(figure, value=abs(figure.value))
        for several in (
            traced_figures(assessment, book),
            held_figures(sound, book),
            figures_of_law(rule_set, book),
            bounds(year.scales),
            policy_limits(year.policies),
            held_figures(assessment, book),
            differences(assessment),
            counted_figures(sound, book),
            counted_figures(assessment, book),
        )
        for figure in several
        if figure.value.is_finite()
    )
    quotations = tuple(_quotation(difference) for difference in year.differences)
    return Derivable(frozenset(figures), quotations, Whose.of(year), years_of(sound, assessment))


def _quotation(difference: Difference) -> Quotation:
    texts = difference.where, difference.printed, difference.used, difference.reason
    words = tuple(squeeze(text) for text in (difference.printed, difference.used) if text)
    numbers = (number for text in texts for number in read_numbers(text, 1, 0, NumberStyle.INDONESIAN))
    values = frozenset(abs(value) for number in numbers for value in readings_of(number))
    return Quotation(words, values, frozenset(squeeze(text) for text in texts if text))
