"""One walk over the tree for everyone who reads it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from capaian.rules.formula.tree import (
    Call,
    Credits,
    Expression,
    Leaf,
    Name,
    Negative,
    Number,
    Product,
    RegisterCount,
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
        if isinstance(expression, Leaf):
            return self._read_leaf(expression)
        return self._read_above(expression, tuple(self.read(part) for part in parts_of(expression)))

    def _read_leaf(self, leaf: Leaf) -> Read:
        match leaf:
            case Number():
                return self.number(leaf)
            case Name():
                return self.name(leaf)
            case SurveyIndex():
                return self.survey_index(leaf)
            case Tally():
                return self.tally(leaf)
            case RegisterCount():
                return self.register_count(leaf)
            case Credits():
                return self.credits(leaf)

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
    def register_count(self, node: RegisterCount) -> Read:
        """Read a count over a register."""

    @abstractmethod
    def credits(self, node: Credits) -> Read:
        """Read credit points whose activities are not filled in."""

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
