"""One walk over the tree for everyone who reads it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from capaian.rules.formula.tree import (
    Call,
    Expression,
    Name,
    Negative,
    Number,
    Product,
    Sum,
    SurveyIndex,
    Tally,
    WeightedMean,
    parts_of,
)

Read = TypeVar("Read")


class Reader(ABC, Generic[Read]):
    """Reads a tree from its leaves upwards, left before right.

    Each method gets a part of the formula and what was read of the parts directly below it.
    """

    def read(self, expression: Expression) -> Read:
        """Return what is read of an expression."""
        match expression:
            case Number():
                return self.number(expression)
            case Name():
                return self.name(expression)
            case SurveyIndex():
                return self.survey_index(expression)
            case Tally():
                return self.tally(expression)
        return self._read_above(expression, tuple(self.read(part) for part in parts_of(expression)))

    def _read_above(
        self, expression: Negative | Sum | Product | Call | WeightedMean, parts: tuple[Read, ...]
    ) -> Read:
        match expression:
            case Negative():
                return self.negative(expression, parts[0])
            case Sum():
                return self.sum(expression, parts)
            case Product():
                return self.product(expression, parts)
            case Call():
                return self.call(expression, parts)
            case WeightedMean():
                return self.weighted_mean(expression, parts)

    @abstractmethod
    def number(self, node: Number) -> Read:
        """Read a number as typed."""

    @abstractmethod
    def name(self, node: Name) -> Read:
        """Read a figure by its name."""

    @abstractmethod
    def survey_index(self, node: SurveyIndex) -> Read:
        """Read the index of a survey."""

    @abstractmethod
    def tally(self, node: Tally) -> Read:
        """Read a share or count over a collection."""

    @abstractmethod
    def negative(self, node: Negative, part: Read) -> Read:
        """Read the opposite of a part."""

    @abstractmethod
    def sum(self, node: Sum, parts: tuple[Read, ...]) -> Read:
        """Read a chain of terms."""

    @abstractmethod
    def product(self, node: Product, parts: tuple[Read, ...]) -> Read:
        """Read a chain of factors."""

    @abstractmethod
    def call(self, node: Call, parts: tuple[Read, ...]) -> Read:
        """Read a function over figures."""

    @abstractmethod
    def weighted_mean(self, node: WeightedMean, parts: tuple[Read, ...]) -> Read:
        """Read a mean by weight."""
