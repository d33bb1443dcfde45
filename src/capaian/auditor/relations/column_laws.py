"""Which law holds between three columns of a table, weighed by surprise and by heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from math import log2
from typing import Final

from capaian.auditor.contradictions import Evidence
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


@dataclass(slots=True)
class Trial:
    """The numbers of a triple, laid out for the many laws that are tried on them."""

    first: float
    second: float
    result: float
    step: float
    """One unit of the last digit of the result."""
    tolerance: float
    """By which a result may miss that is rounded or cut off."""
    bits: float
    """Surprise of the result."""

    @property
    def can_deny(self) -> bool:
        """Whether a law could fail here: nothing is nought, and the result is no copy of an input."""
        a, b, result = self.first, self.second, self.result
        return bool(a and b and result) and a != b and result not in (a, b)

    def obeys(self, formula: Formula) -> bool:
        """Say whether a formula gives the result."""
        try:
            return abs(formula(self.first, self.second) - self.result) <= self.tolerance
        except ZeroDivisionError:
            return False


def _trial(triple: Triple) -> Trial:
    result = triple.result
    value, step = result.value, result.step
    tolerance = 1.02 * step + 1e-9 * abs(value)
    return Trial(triple.first.value, triple.second.value, value, step, tolerance, result.bits)


@dataclass(frozen=True, eq=False)
class ColumnTriple:
    """A result's column and those of two inputs: what all laws between them are held against."""

    columns: tuple[int, ...]
    """The result's, then those of the inputs."""
    triples: Sequence[Triple]

    @cached_property
    def trials(self) -> Sequence[Trial]:
        """The numbers of every row."""
        return [_trial(triple) for triple in self.triples]

    @cached_property
    def deniers(self) -> Sequence[Trial]:
        """The numbers of the rows where a law could fail."""
        return [each for each in self.trials if each.can_deny]

    @cached_property
    def complements(self) -> int:
        """Rows whose result is what the one input leaves of a hundred, or the other, whichever are more."""
        firsts = seconds = 0
        for each in self.trials:
            firsts += abs(100 - each.first - each.result) <= each.step
            seconds += abs(100 - each.second - each.result) <= each.step
        return max(firsts, seconds)

    def is_complement(self, law: Law) -> bool:
        """Whether the result is what an input leaves of a hundred, more often than what a law gives."""
        return self.complements > 0 and self.complements > self.count_obeying(law)

    def count_obeying(self, law: Law) -> int:
        """Return in how many rows a law holds."""
        return sum(each.obeys(FORMULAS[law]) for each in self.trials)


@dataclass(frozen=True, eq=False)
class ColumnLaw:
    """A law between columns, with the rows that speak for and against it."""

    law: Law
    between: ColumnTriple
    is_by_roles: bool
    prior: float
    """Bits that the heads are worth."""

    @property
    def columns(self) -> tuple[int, ...]:
        """The result's, then those of the inputs."""
        return self.between.columns

    @cached_property
    def obeying(self) -> Sequence[Trial]:
        """The rows that could deny it where it holds."""
        return [each for each in self.between.deniers if each.obeys(FORMULAS[self.law])]

    @cached_property
    def surprise(self) -> float:
        """Bits of the results that it gives, each value once."""
        return sum({each.result: each.bits for each in self.obeying}.values())

    def is_accepted(self, tried: int) -> bool:
        """Say whether it is a law of the table, one of so many that were tried."""
        if self.is_by_roles and self._is_usual:
            return True
        if not self._is_in_most_rows():
            return False
        weight = self.surprise + self.prior - log2(max(2, tried))
        return weight >= MIN_BITS and len({each.result for each in self.obeying}) > 1

    def _is_in_most_rows(self) -> bool:
        """Whether it holds in so many of the rows that could deny it; most laws fail in the first ones."""
        rows, formula = self.between.deniers, FORMULAS[self.law]
        count = len(rows)
        least = (MIN_SHARE if self.prior else MIN_SHARE_UNNAMED) * count
        for each in rows:
            if abs(formula(each.first, each.second) - each.result) > each.tolerance:
                count -= 1
                if count < least:
                    return False
        return count > 0

    @property
    def _is_usual(self) -> bool:
        """Whether it holds as often as heads that say it need; heads a column off say it of other figures."""
        count = len(self.between.triples)
        return count <= 2 or self.between.count_obeying(self.law) >= MIN_SHARE_BY_ROLES * count

    @property
    def is_near(self) -> bool:
        """Whether its heads name a share that nearly follows in most rows: from figures of another source."""
        if self.law is not Law.PERCENT or not self.prior or len(self.between.triples) < MIN_NEAR_ROWS:
            return False
        columns = [*self.columns[1:], self.columns[0]]
        is_side_by_side = max(columns) - min(columns) == 2 and columns[-1] == max(columns)
        return is_side_by_side and sum(map(_is_nearly_share, self.between.trials)) >= 0.9 * len(
            self.between.triples
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


def _is_nearly_share(row: Trial) -> bool:
    if not row.second:
        return False
    return abs(100 * row.first / row.second - row.result) <= MAX_DEVIATION_OF_NEAR * abs(row.result)


def find_column_laws(table: GridQuantities) -> list[ColumnLaw]:
    """Return the laws of a table, at most one for each result and none twice between three columns."""
    best = [law for column in table.columns if (law := _best_law(table, column)) is not None]
    kept: list[ColumnLaw] = []
    for law in sorted(best, key=lambda law: law.rank, reverse=True):
        if not any(set(law.columns) == set(other.columns) for other in kept):
            kept.append(law)
    return kept


def _best_law(table: GridQuantities, column: int) -> ColumnLaw | None:
    candidates = [*_candidates(table, column)]
    accepted = [law for law in candidates if law.is_accepted(len(candidates))]
    accepted = accepted or [law for law in candidates if law.is_near]
    return max(accepted, key=lambda law: law.rank, default=None)


def _candidates(table: GridQuantities, column: int) -> Iterator[ColumnLaw]:
    head = table.grid.head_of(column)
    worded = {law: BITS_OF_WORDS if _WORDS[law].search(head) else 0.0 for law in FORMULAS}
    rows = [row for row in table.rows if column in row]
    for first, second in permutations([at for at in table.columns if at != column], 2):
        triples = [
            Triple(row[column], row[first], row[second]) for row in rows if first in row and second in row
        ]
        if not triples:
            continue
        between = ColumnTriple((column, first, second), triples)
        by_roles = _names_inputs(table, column, first, second)
        possible = _possible_laws(table, column, first, second)
        for law in FORMULAS:
            is_by_roles = by_roles and law is Law.PERCENT
            prior = BITS_OF_ROLES if is_by_roles else worded[law]
            if not (is_by_roles or law in possible) or not (prior or len(triples) >= MIN_NEAR_ROWS):
                continue
            if law not in (Law.DIFFERENCE, Law.UNSPENT) or not between.is_complement(law):
                yield ColumnLaw(law, between, is_by_roles, prior)


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
