"""Two prints of one quantity, and what follows where they differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround, Rival
from capaian.auditor.findings import MAX_NAME
from capaian.auditor.quantities.figures import (
    FULL,
    MAX_FACTOR_OF_SLIP,
    MIN_TELLING_BITS,
    MIN_TELLING_DIGITS,
    PrintedQuantity,
)
from capaian.auditor.quantities.roles import FigureRole
from capaian.auditor.relations.law import WORKED_OUT
from capaian.auditor.relations.statements import LawStatement
from capaian.domain.audit import AuditRule
from capaian.domain.audit.shortening import shorten
from capaian.domain.issue import Level

POWERS_OF_TEN: Final = frozenset({1e2, 1e3, 1e6, 1e9})
"""Factors between prints of one amount in other units: rupiah and thousands,
fraction and percentage.
"""

WEIGHTS_OF_OBEYED: Final = (1.5, 1.0)
"""What a law that holds says for its result, and for each figure that it rests on."""
WEIGHTS_OF_BROKEN: Final = (-1.0, -1.0)
"""What one that does not hold says against each: any of them may be the wrong one."""
WEIGHT_OF_SENTENCE: Final = 0.4
"""What a working of a sentence weighs beside one of a table:
it was made of the figure that stands there.
"""
WEIGHT_OF_TABLE: Final = 0.5


@dataclass(frozen=True, eq=False)
class QuantityLink:
    """Two figures that say the same of the same thing in the same period."""

    one: PrintedQuantity
    other: PrintedQuantity
    level: Level = Level.ERROR
    """How sure it is that they do."""
    max_factor: float = MAX_FACTOR_OF_SLIP
    """By which they may differ: more, and they are of two things."""

    rows: tuple[Collection[PrintedQuantity], Collection[PrintedQuantity]] = ((), ())
    """The figures of the row of each, where both stand in tables."""
    is_of_counts: bool = False
    """Whether both were counted: then nothing is rounded."""
    others_of_column: Sequence[tuple[PrintedQuantity, PrintedQuantity]] = ()
    """The prints of the other rows, where a whole column is one of another period:
    all are one finding.
    """

    @property
    def copied(self) -> PrintedQuantity | None:
        """The print with the value of another column of the other's row; `None` where neither has,
        or both.

        An achievement typed into the column of what was reached, a share of money into that of
        achievements.
        """
        found = [
            side
            for side, partner in ((self.one, self.other), (self.other, self.one))
            if side.bits >= MIN_TELLING_BITS
            and side.value != FULL
            and any(each.value == side.value for each in self._beside(partner))
        ]
        return found[0] if len(found) == 1 else None

    def is_doubled(self, side: PrintedQuantity) -> bool:
        """Say whether the row of a figure has its value twice:
        of a target of 100 both may be right.
        """
        return any(each.value == side.value for each in self._beside(side))

    def _beside(self, side: PrintedQuantity) -> Iterator[PrintedQuantity]:
        """Yield the other figures of the row of a print."""
        row = self.rows[0] if side is self.one else self.rows[1]
        return (each for each in row if each is not side)

    @property
    def is_of_other_size(self) -> bool:
        """Whether they differ by more than a slip makes."""
        low, high = sorted((abs(self.one.value), abs(self.other.value)))
        return low > 0 and high > self.max_factor * low

    @property
    def is_given_by_sentence(self) -> bool:
        """Whether a sentence itself gives both values, and so tells that they differ."""
        pairs = ((self.one, self.other), (self.other, self.one))
        return any(
            each.where == "teks"
            and re.search(rf"(?<![\d.,]){re.escape(other.text)}(?!\d)", each.quote)
            for each, other in pairs
        )

    @cached_property
    def agrees(self) -> bool:
        """Whether both prints may be of one value, in whatever unit."""
        if self.is_of_counts:
            return self.one.value == self.other.value
        if self.one.is_same_as(self.other):
            return True
        low, high = sorted((abs(self.one.value), abs(self.other.value)))
        return low > 0 and round(high / low, 6) in POWERS_OF_TEN


class Support:
    """How much speaks for each figure: places that agree, other prints of it,
    and laws that it obeys.
    """

    def __init__(
        self,
        quantities: Iterable[PrintedQuantity],
        in_tables: Iterable[PrintedQuantity],
        statements: Iterable[LawStatement],
    ) -> None:
        """Count the prints of long figures in each role, and the statements of accepted laws."""
        self._quantities = quantities
        self._weights: dict[int, float] = defaultdict(float)
        self._inputs: dict[int, Sequence[PrintedQuantity]] = {}
        self._statements: dict[int, list[LawStatement]] = defaultdict(list)
        for quantity in in_tables:
            # Of a table and a sentence that differ by one slip the table is right more often.
            self._weights[id(quantity)] += WEIGHT_OF_TABLE
        seen: set[frozenset[int]] = set()
        for statement in statements:
            of_same = frozenset(id(each) for each in (statement.result, *statement.inputs))
            if of_same in seen:
                continue  # A difference and the sum that undoes it are one relation.
            seen.add(of_same)
            of_result, of_input = (
                WEIGHTS_OF_OBEYED if statement.nearly_holds else WEIGHTS_OF_BROKEN
            )
            weight = WEIGHT_OF_SENTENCE if statement.result.where == "teks" else 1.0
            self._weights[id(statement.result)] += weight * of_result
            if statement.holds:
                self._inputs[id(statement.result)] = statement.inputs
            self._statements[id(statement.result)].append(statement)
            for quantity in statement.inputs:
                self._weights[id(quantity)] += weight * of_input
                self._statements[id(quantity)].append(statement)

    @cached_property
    def _prints(self) -> Counter[tuple[str, FigureRole]]:
        return Counter((quantity.digits, quantity.role) for quantity in self._quantities)

    def add(self, link: QuantityLink) -> None:
        """Let two prints that agree speak for each other."""
        self._weights[id(link.one)] += 1
        self._weights[id(link.other)] += 1

    def gain(self, wrong: PrintedQuantity, right: PrintedQuantity) -> int:
        """Return how many more statements hold with the other value in place of a figure."""
        gained = 0
        for statement in self._statements[id(wrong)]:
            holds = _holds_with(statement, wrong, right)
            # A share that was worked out of a figure follows it, wrong or right.
            follows = statement.law in WORKED_OUT and statement.result is not wrong
            gained += holds - statement.holds if holds or not follows else 0
        return gained

    def balance(self, wrong: PrintedQuantity, right: PrintedQuantity) -> int:
        """Return how many more statements hold with another value,
        results worked out of the figure too.
        """
        relations = {
            frozenset(map(id, (each.result, *each.inputs))): each
            for each in self._statements[id(wrong)]
        }
        return sum(_holds_with(each, wrong, right) - each.holds for each in relations.values())

    def is_used(self, quantity: PrintedQuantity) -> bool:
        """Say whether a law that holds rests on a figure."""
        return any(
            each.nearly_holds and each.result is not quantity
            for each in self._statements.get(id(quantity), ())
        )

    def inputs_of(self, quantity: PrintedQuantity) -> Sequence[PrintedQuantity]:
        """Return the figures that a figure follows from by a law that it obeys."""
        return self._inputs.get(id(quantity), ())

    def follows(self, quantity: PrintedQuantity) -> bool:
        """Say whether a figure is worked out of others of its table;
        one that is only used is not proved.
        """
        return len(self.inputs_of(quantity)) > 1

    def proves_both(self, link: QuantityLink) -> bool:
        """Say whether both figures follow from others of their own tables:
        they are of two things.
        """
        return self.follows(link.one) and self.follows(link.other)

    def of(self, quantity: PrintedQuantity) -> float:
        """Return what speaks for a figure."""
        weight = self._weights[id(quantity)]
        if len(quantity.digits) < MIN_TELLING_DIGITS or quantity.is_round_amount:
            return weight
        roles = {quantity.role, FigureRole.OTHER}
        return weight + sum(self._prints[quantity.digits, role] for role in roles) - 1

    def is_even(self, one: PrintedQuantity, other: PrintedQuantity) -> bool:
        """Say whether nothing tells which of two prints is right."""
        gains = self.gain(one, other) == self.gain(other, one)
        return (
            gains and self.follows(one) == self.follows(other) and self.of(one) == self.of(other)
        )

    def blames_result(self, contradiction: Contradiction) -> bool:
        """Say whether less speaks for a result than for every figure that
        it should follow from.
        """
        own = self.of(contradiction.quantity)
        return all(own < self.of(each) for each in contradiction.inputs)


def _holds_with(statement: LawStatement, wrong: PrintedQuantity, right: PrintedQuantity) -> bool:
    """Whether a statement holds with the other value in place of a figure."""
    result, *inputs = (
        replace(each, number=right.number) if each is wrong else each
        for each in (statement.result, *statement.inputs)
    )
    return LawStatement(statement.law, result, tuple(inputs)).holds


def find_contradicting(links: Iterable[QuantityLink], support: Support) -> Iterator[Contradiction]:
    """Yield for each pair that differs the print that less speaks for;
    of two alike the later one.
    """
    known = [*links]
    for link in known:
        if link.agrees:
            support.add(link)
    differing = [
        link
        for link in known
        if not link.agrees
        and not link.is_of_other_size
        and not link.is_given_by_sentence
        and not support.proves_both(link)
    ]
    first = [(*_in_order(link, support), link) for link in differing]
    # A target of another plan makes no result wrong.
    wrong_ones = {id(wrong) for wrong, right, _ in first if right.role is not FigureRole.TARGET}
    against: dict[int, list[tuple[PrintedQuantity, QuantityLink]]] = defaultdict(list)
    for wrong, right, link in first:
        follows = [
            any(id(each) in wrong_ones for each in support.inputs_of(side))
            for side in (wrong, right)
        ]
        if follows == [False, True]:
            # What was worked out of a wrong figure is wrong too, whatever speaks for it.
            wrong, right = right, wrong
        against[id(wrong)].append((right, link))
    wrong_ones |= {*against}
    for pairs in against.values():
        found = _contradiction(sorted(pairs, key=lambda pair: pair[1].level is not Level.ERROR))
        if pairs[0][1].copied is None and support.is_even(found.quantity, pairs[0][0]):
            found = replace(found, rivals=(Rival(pairs[0][0], found.quantity.text),))
        is_result = any(id(each) in wrong_ones for each in support.inputs_of(found.quantity))
        # What follows from a wrong figure beside it is mended with it.
        yield replace(found, level=Level.WARNING) if is_result else found


def _in_order(link: QuantityLink, support: Support) -> tuple[PrintedQuantity, PrintedQuantity]:
    """Return the print that is likely wrong, then the other."""
    first, second = sorted((link.one, link.other), key=lambda each: each.place.line)
    if (copied := link.copied) is not None:
        other = link.other if copied is link.one else link.one
        return (
            (copied, other)
            if support.is_used(other) or not link.is_doubled(copied)
            else (other, copied)
        )
    gains = support.gain(first, second), support.gain(second, first)
    if gains[0] != gains[1]:
        return (first, second) if gains[0] > gains[1] else (second, first)
    follows = support.follows(first), support.follows(second)
    if follows[0] != follows[1]:
        return (second, first) if follows[0] else (first, second)
    if support.of(first) < support.of(second):
        return first, second
    return second, first


def _contradiction(pairs: Sequence[tuple[PrintedQuantity, QuantityLink]]) -> Contradiction:
    right, link = pairs[0]
    wrong = link.other if right is link.one else link.one
    role = f"{right.role.value} {right.period.year}".strip()
    # The label of a sentence is all that stands before its figure.
    named = next((each.label.text for each in (right, wrong) if each.column), "")
    thing = f"{role} \u201c{shorten(named, MAX_NAME)}\u201d" if named else role
    why = f"{thing} di {right.source}: {right.text}; di sini {wrong.text}"
    if others := link.others_of_column:
        rows = ", ".join(
            f"{shorten(a.label.text, MAX_NAME)} ({a.text} dan {b.text})" for a, b in others
        )
        why = f"{why}; begitu juga {rows}: apakah kolom ini dari tahun atau perjanjian lain?"
    # A target may be of another plan, or of the same before its revision.
    is_sure = right.role is not FigureRole.TARGET and any(
        each.level is Level.ERROR for _, each in pairs
    )
    level = Level.ERROR if is_sure else Level.WARNING
    inputs = (*(each for each, _ in pairs), *chain.from_iterable(link.others_of_column))
    return Contradiction(
        AuditRule.CROSSREF, wrong, right.text, why, ContradictionGround.LINK, level, inputs, right
    )
