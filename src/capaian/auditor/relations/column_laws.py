"""Which law holds between three columns of a table, weighed by surprise and by heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from math import log2
from typing import Final

from capaian.auditor.contradictions import ContradictionGround
from capaian.auditor.quantities.figures import MIN_PROVING_BITS, PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import MEAN
from capaian.auditor.quantities.roles import RATIOS, FigureRole
from capaian.auditor.relations.law import SHARE_LAWS, Law, estimate
from capaian.auditor.relations.statements import LawStatement

BITS_OF_ROLES: Final = 14.0
"""Heads that name a result and both its inputs are as good as some rows that obey."""
BITS_OF_WORDS: Final = 4.0
"""A head that names what a law gives."""
MIN_SHARE: Final = 0.5
"""Part of the rows that could deny a law which must obey it."""
MIN_SHARE_UNNAMED: Final = 0.67
"""The same where no head says it."""
MIN_SHARE_BY_ROLES: Final = 0.34
"""The same where the heads say the law."""
MAX_DEVIATION_OF_NEAR: Final = 0.03
"""Part of a result by which all rows of a table of another source may miss a
ratio that its heads name.
"""
MIN_NEAR_ROWS: Final = 5
_PLAIN_LAWS: Final = frozenset({Law.PRODUCT, Law.QUOTIENT})
"""Laws that any figures may obey."""
_LAWS_OF_SHARES: Final = frozenset({*SHARE_LAWS, Law.GROWTH, Law.UNSPENT})

COLUMN_LAWS: Final = (
    Law.PERCENT,
    Law.MIRROR,
    Law.DIFFERENCE,
    Law.GROWTH,
    Law.PRODUCT,
    Law.QUOTIENT,
    Law.UNSPENT,
)
"""Those that are tried; the inverse of a share is the share of the other pair."""
_WORDS: Final[Mapping[Law, re.Pattern[str]]] = {
    Law.DIFFERENCE: re.compile(
        r"naik|turun|meningkat|peningkatan|selisih|sisa|perubahan|bertambah|berkurang|"
        r"lebih|kurang|deviasi|gap|\+\s*/?\s*-|efisien",
        re.IGNORECASE,
    ),
    Law.GROWTH: re.compile(r"naik|turun|peningkatan|pertumbuhan|perubahan|laju|%", re.IGNORECASE),
    Law.PRODUCT: re.compile(r"jumlah|total|jam|volume|hasil", re.IGNORECASE),
    Law.QUOTIENT: re.compile(r"rasio|per |/|rata", re.IGNORECASE),
    Law.UNSPENT: re.compile(r"efisien|sisa", re.IGNORECASE),
    **dict.fromkeys(
        SHARE_LAWS,
        re.compile(
            r"%|persen|capaian|capkin|serapan|proporsi|kontribusi|tingkat|ratio|rasio",
            re.IGNORECASE,
        ),
    ),
}
_INPUTS: Final[Mapping[FigureRole, tuple[tuple[FigureRole, FigureRole], ...]]] = {
    FigureRole.ACHIEVEMENT: ((FigureRole.ACTUAL, FigureRole.TARGET),),
    FigureRole.SHARE: (
        (FigureRole.ACTUAL, FigureRole.TARGET),
        (FigureRole.SPENT, FigureRole.BUDGET),
    ),
    FigureRole.ABSORPTION: (
        (FigureRole.SPENT, FigureRole.BUDGET),
        (FigureRole.SPENT, FigureRole.TARGET),
    ),
    FigureRole.STAFF_RATIO: ((FigureRole.STAFF_ACTUAL, FigureRole.STAFF_TARGET),),
}
"""Which roles a result follows from, whatever the rows say."""


_PLANNED: Final = (
    FigureRole.TARGET,
    FigureRole.ACTUAL,
    FigureRole.BUDGET,
    FigureRole.SPENT,
    FigureRole.ACHIEVEMENT,
)
"""What is planned and reached is no difference of others."""


@dataclass(slots=True)
class Triple:
    """A result and two inputs of one row."""

    result: PrintedQuantity
    first: PrintedQuantity
    second: PrintedQuantity


Numbers = tuple[float, float, PrintedQuantity, float, float]
"""Of a row, laid out for the many laws that are tried: both inputs, the result, its value,
its tolerance.
"""


def _misses(law: Law, numbers: Numbers) -> bool:
    """Whether a result is not what a law gives; a difference is often printed without its sign."""
    first, second, _, result, tolerance = numbers
    try:
        value = estimate(law, (first, second))
    except ZeroDivisionError:
        return True
    if law is Law.DIFFERENCE:
        value, result = abs(value), abs(result)
    return abs(value - result) > tolerance


class ResultColumn:
    """A column that may follow from two others: its numbers beside theirs,
    and the laws that heads allow.
    """

    def __init__(self, table: GridQuantities, column: int) -> None:
        """Lay out the numbers of the rows that have a result."""
        self.column = column
        self.rows = [row for row in table.rows if column in row]
        self._results = [row[column] for row in self.rows]
        self._numbers = [each.value for each in self._results]
        # Rounded or cut off, and as floats miss.
        self._tolerances = [1.02 * each.step + 1e-9 * abs(each.value) for each in self._results]
        others = [at for at in table.columns if at != column]
        self._values = {
            at: [row[at].value if at in row else None for row in self.rows] for at in others
        }

    def triples(self) -> Iterator[ColumnTriple]:
        """Yield the result with every two other columns that have figures beside it,
        in both orders.
        """
        for first, second in permutations(self._values, 2):
            if numbers := self._numbers_of(first, second):
                yield ColumnTriple(self, first, second, numbers)

    def _numbers_of(self, first: int, second: int) -> Sequence[Numbers]:
        """Return the numbers of the rows that have figures in two other columns."""
        firsts, seconds = self._values[first], self._values[second]
        return [
            (a, b, quantity, result, tolerance)
            for a, b, quantity, result, tolerance in zip(
                firsts, seconds, self._results, self._numbers, self._tolerances, strict=True
            )
            if a is not None and b is not None
        ]


@dataclass(frozen=True, eq=False)
class ColumnTriple:
    """A result's column and those of two inputs: what all laws between them are held against."""

    result: ResultColumn
    first: int
    second: int
    numbers: Sequence[Numbers]
    """Of the rows that have figures in all of them."""

    @property
    def count(self) -> int:
        """How many rows have figures in all of them."""
        return len(self.numbers)

    @cached_property
    def deniers(self) -> Sequence[Numbers]:
        """The numbers of the rows where a law could fail: none is nought,
        the result no copy of an input.
        """
        return [
            (a, b, quantity, result, tolerance)
            for a, b, quantity, result, tolerance in self.numbers
            if a and b and result and a != b and a != result != b
        ]

    @property
    def columns(self) -> tuple[int, int, int]:
        """The result's, then those of the inputs."""
        return self.result.column, self.first, self.second

    @property
    def triples(self) -> Sequence[Triple]:
        """The figures of every row."""
        own, first, second = self.columns
        return [
            Triple(row[own], row[first], row[second])
            for row in self.result.rows
            if first in row and second in row
        ]

    def mostly_obeys(self, law: Law, prior: float) -> bool:
        """Say whether a law holds in so many of the rows that could deny it;
        most fail in the first ones.
        """
        count = len(self.deniers)
        least = (MIN_SHARE if prior else MIN_SHARE_UNNAMED) * count
        for each in self.deniers:
            if _misses(law, each):
                count -= 1
                if count < least:
                    return False
        return count > 0

    def find_obeying(self, law: Law) -> Sequence[PrintedQuantity]:
        """Return the results of the rows that could deny a law where it holds."""
        return [each[2] for each in self.deniers if not _misses(law, each)]

    def count_obeying(self, law: Law) -> int:
        """Return in how many rows a law holds."""
        return sum(not _misses(law, each) for each in self.numbers)


@dataclass(frozen=True, eq=False)
class ColumnLaw:
    """A law between columns, with the rows that speak for and against it."""

    law: Law
    between: ColumnTriple
    prior: float
    """Bits that the heads are worth."""

    @property
    def is_by_roles(self) -> bool:
        """Whether heads name the result and both its inputs."""
        return self.prior >= BITS_OF_ROLES

    @property
    def columns(self) -> tuple[int, int, int]:
        """The result's, then those of the inputs."""
        return self.between.columns

    @cached_property
    def obeying(self) -> Sequence[PrintedQuantity]:
        """The results of the rows that could deny it where it holds."""
        return self.between.find_obeying(self.law)

    @cached_property
    def surprise(self) -> float:
        """Bits of the results that it gives, each value once."""
        return sum({each.value: each.bits for each in self.obeying}.values())

    def is_accepted(self, tried: int) -> bool:
        """Say whether it is a law of the table, one of so many that were tried."""
        if self.is_by_roles and self._is_usual:
            return True
        if not self.between.mostly_obeys(self.law, self.prior):
            return False
        weight = self.surprise + self.prior - log2(max(2, tried))
        return weight >= MIN_PROVING_BITS and len({each.value for each in self.obeying}) > 1

    @property
    def _is_usual(self) -> bool:
        """Whether it holds as often as heads that say it need;
        heads a column off say it of other figures.
        """
        count = self.between.count
        return count <= 2 or self.between.count_obeying(self.law) >= MIN_SHARE_BY_ROLES * count

    @property
    def is_near(self) -> bool:
        """Whether its heads name a share that nearly follows in most rows:
        from figures of another source.
        """
        if self.law is not Law.PERCENT or not self.prior or self.between.count < MIN_NEAR_ROWS:
            return False
        columns = [*self.columns[1:], self.columns[0]]
        is_side_by_side = max(columns) - min(columns) == 2 and columns[-1] == max(columns)
        return (
            is_side_by_side
            and sum(map(_is_nearly_share, self.between.triples)) >= 0.9 * self.between.count
        )

    @property
    def rank(self) -> tuple[bool, bool, float, bool, int]:
        """Better laws are greater: heads, surprise, simplicity, nearness of the columns."""
        result, *inputs = self.columns
        near = -sum(abs(result - at) for at in inputs)
        return self.is_by_roles, self.prior > 0, self.surprise, self.law is Law.PERCENT, near

    @property
    def evidence(self) -> ContradictionGround:
        """By what it is known."""
        return (
            ContradictionGround.COLUMN_LAW if len(self.obeying) > 1 else ContradictionGround.HEADS
        )

    def statements(self) -> Iterator[LawStatement]:
        """Yield what each row states by it."""
        for triple in self.between.triples:
            inputs = triple.first, triple.second
            if self.law is Law.DIFFERENCE and (inputs[0].value < inputs[1].value) != (
                triple.result.value < 0
            ):
                inputs = inputs[::-1]
            yield LawStatement(self.law, triple.result, inputs)


def _is_nearly_share(row: Triple) -> bool:
    if not row.second.value:
        return False
    share = 100 * row.first.value / row.second.value
    return abs(share - row.result.value) <= MAX_DEVIATION_OF_NEAR * abs(row.result.value)


def find_column_laws(table: GridQuantities) -> list[ColumnLaw]:
    """Return the laws of a table, at most one for each result and none twice
    between three columns.
    """
    best = [law for column in table.columns if (law := _best_law(table, column)) is not None]
    kept: list[ColumnLaw] = []
    for law in sorted(best, key=lambda law: law.rank, reverse=True):
        if not any(set(law.columns) == set(other.columns) for other in kept):
            kept.append(law)
    return kept


def _best_law(table: GridQuantities, column: int) -> ColumnLaw | None:
    tried = 0
    likely: list[ColumnLaw] = []
    head = LawWords(table, column)
    for between in ResultColumn(table, column).triples():
        priors = head.priors(between)
        tried += len(priors)
        likely += [
            ColumnLaw(law, between, prior)
            for law, prior in priors.items()
            if (law is Law.PERCENT and prior) or between.mostly_obeys(law, prior)
        ]
    accepted = [law for law in likely if law.is_accepted(tried)]
    accepted = accepted or [law for law in likely if law.is_near]
    return max(accepted, key=lambda law: law.rank, default=None)


class LawWords:
    """What the heads of a result and of other columns say of the laws between them."""

    def __init__(self, table: GridQuantities, column: int) -> None:
        """Read the head of the result."""
        self._table, self._column, self._role = table, column, table.roles[column]
        head = table.grid.head_of(column)
        is_mean = MEAN.search(head) is not None
        self._worded = {
            law: BITS_OF_WORDS if _WORDS[law].search(head) else 0.0 for law in COLUMN_LAWS
        }
        # A mean is of other rows.
        self._inputs = () if is_mean else _INPUTS.get(self._role, ())
        is_set = self._role in _PLANNED
        self._is_share = not is_mean and (
            "%" in head or not is_set or self._role is FigureRole.ACHIEVEMENT
        )
        self._always = _PLAIN_LAWS if is_set else _PLAIN_LAWS | {Law.DIFFERENCE}
        self._of_years, self._of_shares = (
            self._always | {Law.GROWTH},
            self._always | _LAWS_OF_SHARES,
        )

    def priors(self, between: ColumnTriple) -> Mapping[Law, float]:
        """Return the laws that may hold between columns,
        each with the bits that the heads are worth.
        """
        possible = self._possible_laws(between.first, between.second)
        # Those without words need many rows.
        is_long = between.count >= MIN_NEAR_ROWS
        priors = {
            law: bits
            for law, bits in self._worded.items()
            if law in possible and (bits or is_long)
        }
        if self._inputs and self._names_inputs(between.first, between.second):
            priors[Law.PERCENT] = BITS_OF_ROLES
        return priors

    def _names_inputs(self, first: int, second: int) -> bool:
        """Whether heads name a result and its inputs, all of one period."""
        roles, periods = self._table.roles, self._table.periods
        is_named = (roles[first], roles[second]) in self._inputs
        return is_named and periods[first] == periods[second] == periods[self._column]

    def _possible_laws(self, first: int, second: int) -> Set[Law]:
        """Return the laws that heads leave open:
        a target or sum of money is no share of others.
        """
        roles, periods = self._table.roles, self._table.periods
        if not self._is_share:
            return self._always
        if self._role is FigureRole.ACHIEVEMENT and (
            roles[first] in RATIOS or roles[second] in RATIOS
        ):
            return (
                self._always
            )  # It is of what was planned and reached; two stand side by side by year.
        is_of_year = periods[first].year == periods[second].year == periods[self._column].year
        if is_of_year or self._role in (FigureRole.ACHIEVEMENT, FigureRole.SHARE):
            return self._of_shares
        return self._of_years
