"""Which law holds between three columns of a table, weighed by surprise and by heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Triple:
    """A result and two inputs of one row."""

    row: int
    result: Quantity
    first: Quantity
    second: Quantity

    @property
    def can_deny(self) -> bool:
        """Whether a law could fail here: nothing is nought, and the result is no copy of an input."""
        a, b, result = self.first.value, self.second.value, self.result.value
        return bool(a and b and result) and a != b and result not in (a, b)


@dataclass(frozen=True, eq=False)
class ColumnLaw:
    """A law between columns, with the rows that speak for and against it."""

    law: Law
    columns: tuple[int, ...]
    """The result's, then those of the inputs."""
    triples: Sequence[Triple]
    is_by_roles: bool
    prior: float
    """Bits that the heads are worth."""

    @cached_property
    def deniers(self) -> Sequence[Triple]:
        """The rows where it could fail."""
        return [triple for triple in self.triples if triple.can_deny]

    @cached_property
    def obeying(self) -> Sequence[Triple]:
        """Those of them where it holds."""
        return [triple for triple in self.deniers if _is_close(self.law, triple)]

    @cached_property
    def surprise(self) -> float:
        """Bits of the results that it gives, each value once."""
        return sum({triple.result.value: triple.result.bits for triple in self.obeying}.values())

    @property
    def share(self) -> float:
        """Part of the rows that could deny it which obey."""
        return len(self.obeying) / len(self.deniers) if self.deniers else 0

    def is_accepted(self, tried: int) -> bool:
        """Say whether it is a law of the table, one of so many that were tried."""
        if self.is_by_roles and self._is_usual:
            return True
        weight = self.surprise + self.prior - log2(max(2, tried))
        share = MIN_SHARE if self.prior else MIN_SHARE_UNNAMED
        return self.share >= share and weight >= MIN_BITS and len({t.result.value for t in self.obeying}) > 1

    @property
    def _is_usual(self) -> bool:
        """Whether it holds as often as heads that say it need; heads a column off say it of other figures."""
        holding = sum(_is_close(self.law, triple) for triple in self.triples)
        is_short = len(self.triples) <= 2
        return is_short or holding >= MIN_SHARE_BY_ROLES * len(self.triples)

    @property
    def is_near(self) -> bool:
        """Whether its heads name a share that nearly follows in most rows: from figures of another source."""
        if self.law is not Law.PERCENT or not self.prior or len(self.triples) < MIN_NEAR_ROWS:
            return False
        columns = [*self.columns[1:], self.columns[0]]
        is_side_by_side = max(columns) - min(columns) == 2 and columns[-1] == max(columns)
        near = sum(
            _misses_by(self.law, triple) <= MAX_DEVIATION_OF_NEAR * abs(triple.result.value)
            for triple in self.triples
        )
        return is_side_by_side and near >= 0.9 * len(self.triples)

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
        for triple in self.triples:
            yield LawStatement(self.law, triple.result, (triple.first, triple.second))


def _misses_by(law: Law, triple: Triple) -> float:
    try:
        value = FORMULAS[law](triple.first.value, triple.second.value)
    except ZeroDivisionError:
        return float("inf")
    return abs(value - triple.result.value)


def _is_close(law: Law, triple: Triple) -> bool:
    return _misses_by(law, triple) <= 1.02 * triple.result.step + 1e-9 * abs(triple.result.value)


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
    for first, second in permutations([at for at in table.columns if at != column], 2):
        triples = [*_triples(table, column, first, second)]
        if not triples:
            continue
        by_roles = _names_inputs(table, column, first, second)
        for law in FORMULAS:
            is_by_roles = by_roles and law is Law.PERCENT
            if not is_by_roles and not _is_possible(law, table, column, first, second):
                continue
            worded = BITS_OF_WORDS if _WORDS[law].search(head) else 0.0
            if law in (Law.DIFFERENCE, Law.UNSPENT) and _is_complement(law, triples):
                continue
            prior = BITS_OF_ROLES if is_by_roles else worded
            if prior or len(triples) >= MIN_NEAR_ROWS:
                yield ColumnLaw(law, (column, first, second), triples, is_by_roles, prior)


def _is_complement(law: Law, triples: Sequence[Triple]) -> bool:
    """Whether the result is what one of the two leaves of a hundred, more often than what the law gives."""
    left = max(
        sum(abs(100 - each.value - triple.result.value) <= triple.result.step for each, triple in pairs)
        for pairs in ([(t.first, t) for t in triples], [(t.second, t) for t in triples])
    )
    return left > sum(_is_close(law, each) for each in triples)


def _triples(table: GridQuantities, column: int, first: int, second: int) -> Iterator[Triple]:
    for at, row in enumerate(table.rows):
        if column in row and first in row and second in row:
            yield Triple(at, row[column], row[first], row[second])


def _names_inputs(table: GridQuantities, column: int, first: int, second: int) -> bool:
    """Whether heads name a result and its inputs, all of one period; a mean is of other rows."""
    if _MEAN.search(table.grid.head_of(column)):
        return False
    roles = table.roles[first], table.roles[second]
    one_period = table.periods[first] == table.periods[second]
    is_of_period = table.periods[column] == table.periods[first]
    return one_period and is_of_period and roles in _INPUTS.get(table.roles[column], ())


def _is_possible(law: Law, table: GridQuantities, column: int, first: int, second: int) -> bool:
    """Whether heads leave a law open: a target or sum of money is no share of others."""
    role = table.roles[column]
    if law is Law.DIFFERENCE and role in _PLANNED:
        return False
    if law in (*_SHARES, Law.GROWTH, Law.UNSPENT):
        if _MEAN.search(table.grid.head_of(column)):
            return False
        is_share = "%" in table.grid.head_of(column) or role not in _PLANNED or role is Role.ACHIEVEMENT
        if role is Role.ACHIEVEMENT and {table.roles[first], table.roles[second]} & RATIOS:
            return False  # It is of what was planned and reached; two of them stand side by side by year.
        years = {table.periods[at].year for at in (column, first, second)}
        one_year = len(years) == 1 or law is Law.GROWTH or role in (Role.ACHIEVEMENT, Role.SHARE)
        return is_share and one_year
    return True
