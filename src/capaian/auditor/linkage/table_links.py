"""The same quantity in two tables: rows by their words, columns by role and period.

A link is taken where the two columns agree in most rows, or the two rows in most columns: then
what differs is a slip and no other quantity.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import combinations, takewhile
from typing import Final

from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import (
    MAX_FACTOR_OF_SLIP,
    MIN_TELLING_BITS,
    PrintedQuantity,
)
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import (
    MEAN,
    MIN_WORDS_FOR_PART,
    RowLabel,
    likeness,
    stems_of,
)
from capaian.auditor.quantities.roles import FigureRole, is_so_far
from capaian.domain.issue import Level

_NUMBER: Final = re.compile(r"\d+")
"""Of a head: children of 0 to 16 years are others than those of 0 to 17."""
_WIDER: Final = re.compile(r"provinsi|nasional", re.IGNORECASE)
"""Heads of figures that are held beside those of the office."""
MIN_LIKENESS: Final = 0.74
"""Of two rows about the same thing: three of four words."""
MIN_LIKENESS_OF_WORDS: Final = 0.4
"""Of their words alone; what else rows have in common adds 0.3 at most."""
MIN_LIKENESS_OF_SAME: Final = 0.95
"""Of two rows with the same words."""
MIN_LIKENESS_OF_REPEATED: Final = 0.8
"""Of two rows of one table with the same target: a unit in brackets is a word more."""
MAX_FACTOR_OF_OTHERS: Final = 1.5
"""By which figures may differ where some words do: else one is a part of the other."""
MIN_LEAD_OVER_RIVAL: Final = 0.05
"""A row that is as much like nearly as well is a rival, and neither is taken."""
MIN_SHARE: Final = 0.5
"""Part of the pairs of two columns that must agree."""
FEW_FIGURES: Final = 2
MANY_FIGURES: Final = 5
MIN_SHARE_OF_MANY: Final = 0.3
"""The same among many pairs of rows: a table of another day differs in most."""
MIN_SHARE_OF_COPIED: Final = 0.85
"""Part of the rows in which a column must be one of another period,
so that it was copied from there.
"""
MIN_LEAD_OF_COPIED: Final = 3
"""Rows that must agree with it and not with the column of their own period."""
MIN_HEAD_WORDS: Final = 2
MAX_PARTNERS: Final = 12
"""Tables with which one is compared: in a long report those that have most words in common."""
MIN_BITS: Final = 10.0
"""Surprise of what agrees: shares of 100 agree everywhere."""
USUAL_VALUES: Final = frozenset({0.0, 1.0, 100.0})
"""Values that agree by chance."""
Score = tuple[float, int, int]
"""How alike two rows are, with their places."""


@dataclass(frozen=True, eq=False)
class RowPair:
    """Two rows about the same thing."""

    first: int
    second: int
    score: float
    """How alike they are; 1 where they have the same words."""


@dataclass(frozen=True, eq=False)
class _ColumnPair:
    first: int
    second: int
    pairs: Sequence[tuple[RowPair, PrintedQuantity, PrintedQuantity]]
    is_named_by_heads: bool
    """Whether the heads say more than a word that many tables have."""
    is_of_other_span: bool = False
    """Whether one of them is of all years so far, and the other does not say so."""

    @cached_property
    def agreeing(self) -> Sequence[PrintedQuantity]:
        """Of each two prints that agree the coarser one: a 3 says little of 2,331."""
        return [
            min(one, other, key=lambda each: each.bits)
            for _, one, other in self.pairs
            if QuantityLink(one, other).agrees
        ]

    @cached_property
    def bits(self) -> float:
        """Surprise of what agrees, each value once."""
        return sum(
            {
                each.value: each.bits for each in self.agreeing if each.value not in USUAL_VALUES
            }.values()
        )

    @cached_property
    def is_open(self) -> bool:
        """Whether what agrees leaves open that the columns are one:
        many rows that differ deny it.
        """
        telling = [each for each in self.agreeing if each.value not in USUAL_VALUES]
        return len(self.pairs) <= FEW_FIGURES or (
            bool(telling)
            and not self.is_of_other_span
            and len(self.agreeing) >= MIN_SHARE_OF_MANY * len(self.pairs)
        )

    @cached_property
    def is_linked(self) -> bool:
        """Whether most rows agree, and not by chance."""
        is_of_many = (
            len(self.pairs) >= MANY_FIGURES
            and self.is_named_by_heads
            and not self.is_of_other_span
        )
        share = MIN_SHARE_OF_MANY if is_of_many else MIN_SHARE
        return self.bits >= MIN_BITS and len(self.agreeing) >= share * len(self.pairs)


def find_table_links(tables: Sequence[GridQuantities]) -> Iterator[QuantityLink]:
    """Yield the pairs of figures of tables that are one quantity."""
    yield from find_repeated_rows(tables)
    for one, other in _partners([table for table in tables if table.columns]):
        rows = pair_rows(one, other)
        if rows:
            yield from _links(one, other, rows)


def _partners(tables: Sequence[GridQuantities]) -> Iterator[tuple[GridQuantities, GridQuantities]]:
    """Yield the pairs of tables that may speak of the same things:
    those of most words in common.
    """
    words = [
        {
            stem
            for label, row in zip(table.labels, table.rows, strict=True)
            if row
            for stem in label.stems
        }
        for table in tables
    ]
    nearest: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for first, second in combinations(range(len(tables)), 2):
        if common := len(words[first] & words[second]):
            nearest[first].append((-common, second - first, second))
            nearest[second].append((-common, second - first, first))
    pairs = {
        (min(at, other), max(at, other))
        for at, others in nearest.items()
        for _, _, other in nsmallest(MAX_PARTNERS, others)
    }
    yield from ((tables[first], tables[second]) for first, second in sorted(pairs))


def find_repeated_rows(tables: Sequence[GridQuantities]) -> Iterator[QuantityLink]:
    """Yield what two rows of one table say of one indicator: the same name, unit and target.

    Which of them the reader should believe is open, for a list of posts repeats indicators with
    figures of their own.
    """
    for table in tables:
        rows = [
            at
            for at in range(len(table.rows))
            if len(table.labels[at].stems) >= MIN_WORDS_FOR_PART
        ]
        for first, second in combinations(rows, 2):
            alike = likeness(table.labels[first].stems, table.labels[second].stems)
            if alike >= MIN_LIKENESS_OF_REPEATED:
                yield from _repeated(table, first, second)


def _repeated(table: GridQuantities, first: int, second: int) -> Iterator[QuantityLink]:
    pairs = [
        (at, quantity, table.rows[second][at])
        for at, quantity in table.rows[first].items()
        if at in table.rows[second]
    ]
    targets = [(a, b) for at, a, b in pairs if table.roles[at] is FigureRole.TARGET]
    telling = [a for a, b in targets if a.value == b.value and a.value not in USUAL_VALUES]
    if telling and all(a.value == b.value for a, b in targets):
        for at, a, b in pairs:
            if table.roles[at] is FigureRole.ACTUAL:
                yield QuantityLink(a, b, Level.WARNING, MAX_FACTOR_OF_OTHERS)


def pair_rows(one: GridQuantities, other: GridQuantities) -> list[RowPair]:
    """Return the rows of two tables that are about the same thing, one to one."""
    scored = sorted(_scores(one, other), reverse=True)
    used: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for score, first, second in scored:
        if first in used[0] or second in used[1]:
            continue
        has_rival = _has_rival(scored, (score, first, second), used)
        used[0].add(first)
        used[1].add(second)
        if not has_rival:
            pairs.append(RowPair(first, second, score))
    return pairs


def _has_rival(scored: Iterable[Score], pair: Score, used: tuple[set[int], set[int]]) -> bool:
    """Whether one row of a pair is as much like a third one; the scores fall."""
    near = takewhile(lambda each: each[0] > pair[0] - MIN_LEAD_OVER_RIVAL, scored)
    return any(
        (first == pair[1]) != (second == pair[2])
        and first not in used[0]
        and second not in used[1]
        for _, first, second in near
    )


def _scores(one: GridQuantities, other: GridQuantities) -> Iterator[Score]:
    for first, label in enumerate(one.labels):
        if not one.rows[first] or label.names_total:
            continue
        common: dict[int, int] = {}
        for stem in label.stems:
            for at in other.rows_by_stem.get(stem, ()):
                common[at] = common.get(at, 0) + 1
        for second in sorted(common):
            candidate = other.labels[second]
            shorter = min(len(label.stems), len(candidate.stems))
            if common[second] < MIN_LIKENESS_OF_WORDS * shorter:
                continue
            alike = label.likeness(candidate)
            # Of rows with the same words the one as far down is meant.
            score = alike + _likeness_of_codes(label, candidate) - 0.001 * abs(first - second)
            if score >= MIN_LIKENESS and not (
                label.tier and candidate.tier and label.tier != candidate.tier
            ):
                yield score, first, second


def _likeness_of_codes(one: RowLabel, other: RowLabel) -> float:
    """Return what the numbers of two rows add: codes of a tree tell, plain numbers count rows."""
    if "." not in one.code + other.code:
        return 0
    first, second = one.code.strip(".)"), other.code.strip(".)")
    if "." not in first + second or not first or not second:
        return 0
    return 0.1 if first == second else -0.1


def _links(
    one: GridQuantities, other: GridQuantities, rows: Sequence[RowPair]
) -> Iterator[QuantityLink]:
    columns = [*_column_pairs(one, other, rows)]
    others = _rows_of_others(one, other, columns)
    for pair in columns:
        heads = one.grid.head_of(pair.first), other.grid.head_of(pair.second)
        is_mean = any(map(MEAN.search, heads))
        is_of_other_period = not pair.is_linked and _carries_other_period(one, other, rows, pair)
        for row, a, b in pair.pairs:
            if id(row) in others:
                continue
            whole = one.rows[row.first].values(), other.rows[row.second].values()
            if pair.is_linked or (pair.is_open and _row_agrees(columns, row, pair)):
                # A mean may stand beside the first of its indicators, a nought for what is
                # missing.
                is_open = is_mean or not (a.value and b.value)
                level = Level.WARNING if is_open else Level.ERROR
                factor = (
                    MAX_FACTOR_OF_SLIP
                    if row.score >= MIN_LIKENESS_OF_SAME
                    else MAX_FACTOR_OF_OTHERS
                )
                yield QuantityLink(a, b, level, factor, whole)
            elif is_of_other_period:
                ordered = sorted(pair.pairs, key=lambda each: each[0].first)
                if row is ordered[0][0]:
                    rest = [(x, y) for _, x, y in ordered[1:]]
                    yield QuantityLink(a, b, Level.WARNING, rows=whole, others_of_column=rest)
            elif _is_of_indicator(one.roles[pair.first], a, b):
                # The two tables may be of other days: which of them the reader should believe is
                # open.
                yield QuantityLink(a, b, Level.WARNING, MAX_FACTOR_OF_OTHERS)


def _carries_other_period(
    one: GridQuantities, other: GridQuantities, rows: Sequence[RowPair], pair: _ColumnPair
) -> bool:
    """Whether of two columns that differ one is the other table's column of another year,
    or agreement.
    """
    if len(pair.pairs) < MANY_FIGURES:
        return False
    role, period = one.roles[pair.first], one.periods[pair.first]
    crossed = [
        (pair.first, at)
        for at in other.columns
        if (other.roles[at], other.periods[at]) != (role, period)
    ]
    crossed += [
        (at, pair.second)
        for at in one.columns
        if (one.roles[at], one.periods[at]) != (role, period)
    ]
    for first, second in crossed:
        if one.roles[first] is not other.roles[second]:
            continue
        both = _figures_of(one, first, other, second, rows)
        agreed = sum(QuantityLink(a, b).agrees for _, a, b in both)
        is_copied = agreed >= MIN_SHARE_OF_COPIED * len(both) and len(both) >= MANY_FIGURES
        if is_copied and agreed - len(pair.agreeing) >= MIN_LEAD_OF_COPIED:
            return True
    return False


def _figures_of(
    one: GridQuantities, first: int, other: GridQuantities, second: int, rows: Sequence[RowPair]
) -> Sequence[tuple[RowPair, PrintedQuantity, PrintedQuantity]]:
    """Return the figures of two columns in the rows about the same thing."""
    return [
        (row, a, b)
        for row in rows
        if (a := one.rows[row.first].get(first)) is not None
        and (b := other.rows[row.second].get(second)) is not None
        and _has_same_unit(a, b)
    ]


def _rows_of_others(
    one: GridQuantities, other: GridQuantities, columns: Iterable[_ColumnPair]
) -> Collection[int]:
    """Return the pairs of rows whose names differ, and all their figures:
    they are about two things.

    One figure alone may be a slip, unless no more than what stands around the names makes them
    alike.
    """
    agreeing: dict[RowPair, list[bool]] = defaultdict(list)
    for pair in columns:
        for row, a, b in pair.pairs:
            if row.score < MIN_LIKENESS_OF_SAME:
                agreeing[row].append(QuantityLink(a, b).agrees)
    return {
        id(row)
        for row, found in agreeing.items()
        if not any(found)
        and (
            len(found) > 1
            or likeness(one.labels[row.first].stems, other.labels[row.second].stems) < MIN_LIKENESS
        )
    }


def _is_of_indicator(role: FigureRole, one: PrintedQuantity, other: PrintedQuantity) -> bool:
    """Whether figures are what one indicator, of the same full name, has once a year,
    and no usual values.
    """
    is_usual = any(
        each.value in USUAL_VALUES or each.bits < MIN_TELLING_BITS for each in (one, other)
    )
    is_one = one.label.stems == other.label.stems and len(one.label.stems) >= MIN_WORDS_FOR_PART
    is_mean = MEAN.search(one.label.text) or MEAN.search(other.label.text)
    return (
        role in (FigureRole.TARGET, FigureRole.ACTUAL, FigureRole.ACHIEVEMENT)
        and is_one
        and not is_usual
        and not is_mean
    )


def _row_agrees(columns: Sequence[_ColumnPair], at: RowPair, but: _ColumnPair) -> bool:
    """Whether the other columns of a pair of rows agree, and not by chance."""
    others = [
        QuantityLink(a, b)
        for pair in columns
        if pair is not but
        for row, a, b in pair.pairs
        if row is at
    ]
    telling = {
        link.one.value: link.one.bits
        for link in others
        if link.agrees and link.one.value not in USUAL_VALUES
    }
    return sum(telling.values()) >= MIN_BITS and all(link.agrees for link in others)


def _column_pairs(
    one: GridQuantities, other: GridQuantities, rows: Sequence[RowPair]
) -> Iterator[_ColumnPair]:
    for first in one.columns:
        for second in other.columns:
            if not _may_be_same(one, first, other, second):
                continue
            if both := _figures_of(one, first, other, second, rows):
                words = stems_of(one.grid.head_of(first))
                is_named = (
                    one.roles[first] not in (FigureRole.OTHER, FigureRole.SHARE)
                    or len(words) >= MIN_HEAD_WORDS
                )
                spans = is_so_far(one.grid.head_of(first)), is_so_far(other.grid.head_of(second))
                yield _ColumnPair(first, second, both, is_named, spans[0] != spans[1])


def _may_be_same(one: GridQuantities, first: int, other: GridQuantities, second: int) -> bool:
    role = one.roles[first]
    if role is not other.roles[second] or one.periods[first] != other.periods[second]:
        return False
    if role is FigureRole.OTHER and not _has_same_head(one, first, other, second):
        return False
    heads = one.grid.head_of(first), other.grid.head_of(second)
    return all(len({bool(kind.search(head)) for head in heads}) == 1 for kind in (_WIDER, MEAN))


def _has_same_head(one: GridQuantities, first: int, other: GridQuantities, second: int) -> bool:
    """Whether the heads of two columns without a role have the same words."""
    texts = one.grid.head_of(first), other.grid.head_of(second)
    heads = [(stems_of(text), _NUMBER.findall(text)) for text in texts]
    return bool(heads[0][0]) and heads[0] == heads[1]


def _has_same_unit(one: PrintedQuantity, other: PrintedQuantity) -> bool:
    return not one.unit or not other.unit or one.unit == other.unit
