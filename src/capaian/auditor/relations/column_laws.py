"""Which law holds between three columns of a table, weighed by surprise and by heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import permutations
from math import log2
from typing import Final

from capaian.auditor.contradictions import Evidence
from capaian.auditor.lazy_property import lazy_property
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.roles import RATIOS, Role
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

MIN_BITS: Final = 14.0
"""Surprise that a law must have beyond the number of laws tried: one in 16,000."""
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
"""Part of a result by which all rows of a table of another source may miss a ratio that its heads name."""
MIN_NEAR_ROWS: Final = 5
_SHARES: Final = (Law.PERCENT, Law.INVERSE, Law.MIRROR)
"""Laws of an achievement or share."""
_OF_COMPLEMENTS: Final = (Law.DIFFERENCE, Law.UNSPENT)
"""Laws that are none where the result is what an input leaves of a hundred more often."""

Formula = Callable[[float, float], float]
FORMULAS: Final[Mapping[Law, Formula]] = {
    Law.PERCENT: lambda a, b: 100 * a / b,
    Law.MIRROR: lambda a, b: 100 * (2 * b - a) / b,
    Law.DIFFERENCE: lambda a, b: a - b,
    Law.GROWTH: lambda a, b: 100 * (a - b) / b,
    Law.PRODUCT: lambda a, b: a * b,
    Law.QUOTIENT: lambda a, b: a / b,
    Law.UNSPENT: lambda a, b: 100 - 100 * a / b,
}
"""For searches; what is said rests on exact bounds. The inverse of a share is the share of the other pair."""
_WORDS: Final[Mapping[Law, re.Pattern[str]]] = {
    Law.DIFFERENCE: re.compile(
        r"naik|turun|meningkat|peningkatan|selisih|sisa|perubahan|bertambah|berkurang|lebih|kurang|deviasi|gap|\+\s*/?\s*-|efisien",
        re.IGNORECASE,
    ),
    Law.GROWTH: re.compile(r"naik|turun|peningkatan|pertumbuhan|perubahan|laju|%", re.IGNORECASE),
    Law.PRODUCT: re.compile(r"jumlah|total|jam|volume|hasil", re.IGNORECASE),
    Law.QUOTIENT: re.compile(r"rasio|per |/|rata", re.IGNORECASE),
    Law.UNSPENT: re.compile(r"efisien|sisa", re.IGNORECASE),
    **dict.fromkeys(
        _SHARES,
        re.compile(r"%|persen|capaian|capkin|serapan|proporsi|kontribusi|tingkat|ratio|rasio", re.IGNORECASE),
    ),
}
_MEAN: Final = re.compile(r"rata\s*-?\s*rata", re.IGNORECASE)
_INPUTS: Final[Mapping[Role, tuple[tuple[Role, Role], ...]]] = {
    Role.ACHIEVEMENT: ((Role.ACTUAL, Role.TARGET),),
    Role.SHARE: ((Role.ACTUAL, Role.TARGET), (Role.SPENT, Role.BUDGET)),
    Role.ABSORPTION: ((Role.SPENT, Role.BUDGET), (Role.SPENT, Role.TARGET)),
    Role.STAFF_RATIO: ((Role.STAFF_ACTUAL, Role.STAFF_TARGET),),
}
"""Which roles a result follows from, whatever the rows say."""


_PLANNED: Final = (Role.TARGET, Role.ACTUAL, Role.BUDGET, Role.SPENT, Role.ACHIEVEMENT)
"""What is planned and reached is no difference of others."""


@dataclass(slots=True)
class Triple:
    """A result and two inputs of one row."""

    result: Quantity
    first: Quantity
    second: Quantity

    @property
    def can_deny(self) -> bool:
        """Whether a law could fail here: nothing is nought, and the result is no copy of an input."""
        a, b, result = self.first.value, self.second.value, self.result.value
        return bool(a and b and result) and a != b and result not in (a, b)

    def obeys(self, law: Law) -> bool:
        """Say whether a law gives the result, rounded or cut off."""
        try:
            miss = abs(FORMULAS[law](self.first.value, self.second.value) - self.result.value)
        except ZeroDivisionError:
            return False
        return miss <= _tolerance(self.result)


def _tolerance(result: Quantity) -> float:
    """Return by how much a result may miss that is rounded or cut off."""
    return 1.02 * result.step + 1e-9 * abs(result.value)


@dataclass(slots=True)
class Deniers:
    """The numbers of the rows where a law between three columns could fail, laid out for the many tried."""

    firsts: Sequence[float]
    seconds: Sequence[float]
    results: Sequence[float]
    tolerances: Sequence[float]

    def swap(self) -> Deniers:
        """Return the same with the inputs in the other order."""
        return Deniers(self.seconds, self.firsts, self.results, self.tolerances)

    def mostly_obey(self, law: Law, share: float) -> bool:
        """Say whether a law holds in such a part of the rows; most laws fail in the first ones."""
        formula, count = FORMULAS[law], len(self.results)
        least = share * count
        for first, second, result, tolerance in zip(
            self.firsts, self.seconds, self.results, self.tolerances, strict=True
        ):
            if abs(formula(first, second) - result) > tolerance:
                count -= 1
                if count < least:
                    return False
        return count > 0


class ResultColumn:
    """A column that may follow from two others, with the numbers of all of them beside its own."""

    def __init__(self, table: GridQuantities, column: int) -> None:
        """Lay out the numbers of the rows that have a result."""
        self.table, self.column = table, column
        self.rows = [row for row in table.rows if column in row]
        results = [row[column] for row in self.rows]
        self._results = [each.value for each in results]
        self._tolerances = [*map(_tolerance, results)]
        others = [at for at in table.columns if at != column]
        self._values = {at: [row[at].value if at in row else None for row in self.rows] for at in others}
        self._filled = {at: _mask(value is not None for value in self._values[at]) for at in others}
        self._rests = {
            at: _mask(
                value is not None and abs(100 - value - each.value) <= each.step
                for value, each in zip(self._values[at], results, strict=True)
            )
            for at in others
        }
        self._deniers: dict[tuple[int, int], Deniers] = {}

    def triples(self) -> Iterator[ColumnTriple]:
        """Yield the result with every two other columns that have figures beside it, in both orders."""
        for first, second in permutations(self._values, 2):
            filled = self._filled[first] & self._filled[second]
            if filled:
                rests = [(self._rests[at] & filled).bit_count() for at in (first, second)]
                yield ColumnTriple(self, first, second, filled.bit_count(), max(rests))

    def deniers(self, first: int, second: int) -> Deniers:
        """Return the numbers of the rows where a law between the result and two columns could fail."""
        if (known := self._deniers.get((first, second))) is not None:
            return known
        numbers = zip(self._values[first], self._values[second], self._results, self._tolerances, strict=True)
        # Neither nought nor missing, and the result is no copy of an input.
        telling = [
            (a, b, result, tolerance)
            for a, b, result, tolerance in numbers
            if a and b and result and a != b and a != result != b
        ]
        found = Deniers(*zip(*telling, strict=True)) if telling else Deniers((), (), (), ())
        self._deniers[first, second], self._deniers[second, first] = found, found.swap()
        return found


def _mask(flags: Iterable[bool]) -> int:
    """Return which rows have something, as the bits of a number."""
    return sum(1 << at for at, flag in enumerate(flags) if flag)


@dataclass(slots=True, eq=False)
class ColumnTriple:
    """A result's column and those of two inputs: what all laws between them are held against."""

    result: ResultColumn
    first: int
    second: int
    count: int
    """Rows that have figures in all of them."""
    complements: int
    """Rows whose result is what the one input leaves of a hundred, or the other, whichever are more."""

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

    def may_obey(self, law: Law, prior: float) -> bool:
        """Say whether a law is worth a look: its heads name it, or most rows that could deny it obey."""
        return (law is Law.PERCENT and prior > 0) or self.mostly_obeys(law, prior)

    def mostly_obeys(self, law: Law, prior: float) -> bool:
        """Say whether a law holds in so many of the rows that could deny it."""
        share = MIN_SHARE if prior else MIN_SHARE_UNNAMED
        return self.result.deniers(self.first, self.second).mostly_obey(law, share)

    def count_obeying(self, law: Law) -> int:
        """Return in how many rows a law holds."""
        return sum(each.obeys(law) for each in self.triples)


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

    @lazy_property
    def obeying(self) -> Sequence[Quantity]:
        """The results of the rows that could deny it where it holds."""
        return [each.result for each in self.between.triples if each.can_deny and each.obeys(self.law)]

    @lazy_property
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
        return weight >= MIN_BITS and len({each.value for each in self.obeying}) > 1

    @property
    def _is_usual(self) -> bool:
        """Whether it holds as often as heads that say it need; heads a column off say it of other figures."""
        count = self.between.count
        return count <= 2 or self.between.count_obeying(self.law) >= MIN_SHARE_BY_ROLES * count

    @property
    def is_near(self) -> bool:
        """Whether its heads name a share that nearly follows in most rows: from figures of another source."""
        if self.law is not Law.PERCENT or not self.prior or self.between.count < MIN_NEAR_ROWS:
            return False
        columns = [*self.columns[1:], self.columns[0]]
        is_side_by_side = max(columns) - min(columns) == 2 and columns[-1] == max(columns)
        return (
            is_side_by_side and sum(map(_is_nearly_share, self.between.triples)) >= 0.9 * self.between.count
        )

    @property
    def rank(self) -> tuple[bool, bool, float, bool, int]:
        """Better laws are greater: heads, surprise, simplicity, nearness of the columns."""
        result, *inputs = self.columns
        near = -sum(abs(result - at) for at in inputs)
        return self.is_by_roles, self.prior > 0, self.surprise, self.law is Law.PERCENT, near

    @property
    def evidence(self) -> Evidence:
        """By what it is known."""
        return Evidence.COLUMN_LAW if len(self.obeying) > 1 else Evidence.HEADS

    def statements(self) -> Iterator[LawStatement]:
        """Yield what each row states by it."""
        for triple in self.between.triples:
            yield LawStatement(self.law, triple.result, (triple.first, triple.second))


def _is_nearly_share(row: Triple) -> bool:
    if not row.second.value:
        return False
    share = 100 * row.first.value / row.second.value
    return abs(share - row.result.value) <= MAX_DEVIATION_OF_NEAR * abs(row.result.value)


def find_column_laws(table: GridQuantities) -> list[ColumnLaw]:
    """Return the laws of a table, at most one for each result and none twice between three columns."""
    best = [law for column in table.columns if (law := _best_law(table, column)) is not None]
    kept: list[ColumnLaw] = []
    for law in sorted(best, key=lambda law: law.rank, reverse=True):
        if not any(set(law.columns) == set(other.columns) for other in kept):
            kept.append(law)
    return kept


def _best_law(table: GridQuantities, column: int) -> ColumnLaw | None:
    tried = 0
    likely: list[ColumnLaw] = []
    head = table.grid.head_of(column)
    worded = {law: BITS_OF_WORDS if _WORDS[law].search(head) else 0.0 for law in FORMULAS}
    for between in ResultColumn(table, column).triples():
        priors = _priors(table, between, worded)
        tried += len(priors)
        likely += [
            ColumnLaw(law, between, prior) for law, prior in priors.items() if between.may_obey(law, prior)
        ]
    accepted = [law for law in likely if law.is_accepted(tried)]
    accepted = accepted or [law for law in likely if law.is_near]
    return max(accepted, key=lambda law: law.rank, default=None)


def _priors(table: GridQuantities, between: ColumnTriple, worded: Mapping[Law, float]) -> Mapping[Law, float]:
    """Return the laws that may hold between columns, each with the bits that the heads are worth."""
    possible = _possible_laws(table, *between.columns)
    is_long = between.count >= MIN_NEAR_ROWS
    priors = {law: prior for law, prior in worded.items() if law in possible and (prior or is_long)}
    if _names_inputs(table, *between.columns):
        priors[Law.PERCENT] = BITS_OF_ROLES
    for law in _OF_COMPLEMENTS if between.complements else ():
        if law in priors and between.complements > between.count_obeying(law):
            del priors[law]
    return priors


def _names_inputs(table: GridQuantities, column: int, first: int, second: int) -> bool:
    """Whether heads name a result and its inputs, all of one period; a mean is of other rows."""
    roles = table.roles[first], table.roles[second]
    if roles not in _INPUTS.get(table.roles[column], ()) or _MEAN.search(table.grid.head_of(column)):
        return False
    return table.periods[first] == table.periods[second] == table.periods[column]


def _possible_laws(table: GridQuantities, column: int, first: int, second: int) -> Set[Law]:
    """Return the laws that heads leave open: a target or sum of money is no share of others."""
    role, head = table.roles[column], table.grid.head_of(column)
    open_laws = {Law.PRODUCT, Law.QUOTIENT} | (set() if role in _PLANNED else {Law.DIFFERENCE})
    is_share = "%" in head or role not in _PLANNED or role is Role.ACHIEVEMENT
    if not is_share or _MEAN.search(head):
        return open_laws
    if role is Role.ACHIEVEMENT and {table.roles[first], table.roles[second]} & RATIOS:
        return open_laws  # It is of what was planned and reached; two of them stand side by side by year.
    years = {table.periods[at].year for at in (column, first, second)}
    if len(years) == 1 or role in (Role.ACHIEVEMENT, Role.SHARE):
        return open_laws | {*_SHARES, Law.GROWTH, Law.UNSPENT}
    return open_laws | {Law.GROWTH}
