"""Contradictions that rest on each other's figures: one repair first,
the others as they read after it.

Of a set of figures that cannot all be right each statement alone blames one, and what one calls
the right value another may call wrong. Here the figures that others rest on are settled first; a
result is then worked out of the mended figures, and a print is held against the mended value of
the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from capaian.auditor.contradictions import Contradiction, ContradictionGround, blame_inputs
from capaian.auditor.linkage.links import Support
from capaian.auditor.linkage.settled_statements import as_note
from capaian.auditor.quantities.figures import MIN_TELLING_DIGITS, PrintedQuantity
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.row_totals import find_run
from capaian.auditor.relations.statements import LawStatement
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


class RepairOrder:
    """What each wrong figure should be, in the order in which they rest on each other."""

    def __init__(
        self, contradictions: Sequence[Contradiction], support: Support, worked_out: Set[str]
    ) -> None:
        """File the errors by the figure that they blame; the first of each counts.

        Args:
            contradictions: What does not hold, whose order is sought.
            support: What speaks for each figure.
            worked_out: Digits of the results of workings that the report writes out and that hold.
        """
        blaming = [
            each
            for each in contradictions
            if each.level is not Level.NOTE and each.right is not None
        ]
        errors = [each for each in blaming if each.level is Level.ERROR]
        of_prints = [each for each in errors if each.evidence is ContradictionGround.LINK]
        self._support = support
        self._worked_out = worked_out
        self._errors = {id(each.quantity): each for each in reversed(errors)}
        self._warnings = {id(each.quantity): each for each in reversed(blaming)} | self._errors
        self._models = {id(each) for error in of_prints for each in error.inputs}
        self._denied = {id(each.quantity) for each in of_prints}
        self._settled: dict[int, tuple[Contradiction, Contradiction | None]] = {}
        self._open: set[int] = set()

    def settle_all(self, contradictions: Sequence[Contradiction]) -> Iterator[Contradiction]:
        """Yield contradictions as they agree with each other on the right
        value of every figure.
        """
        for each in contradictions:
            settled = self.settle(each)
            if settled is not None:
                yield settled

    def settle(self, contradiction: Contradiction) -> Contradiction | None:
        """Return a contradiction as it reads once the figures that it rests on are mended.

        `None` where the print that it blames is the mended value of the other.
        """
        key = id(contradiction)
        if key not in self._settled:
            # Of a circle the one in hand is taken as it is printed.
            self._open.add(key)
            self._settled[key] = contradiction, self._settle(contradiction)
            self._open.discard(key)
        return self._settled[key][1]

    def _settle(self, contradiction: Contradiction) -> Contradiction | None:
        if contradiction.level is Level.NOTE:
            return contradiction
        if self._is_vouched_for(contradiction):
            return blame_inputs(contradiction)
        right = {
            id(each): mended
            for each in contradiction.inputs
            if (mended := self._mended(each, contradiction)) is not None
        }
        if not right:
            return contradiction
        if contradiction.statement is not None:
            return _work_out(contradiction, contradiction.statement, right)
        if contradiction.right is None:
            return _within_bound(contradiction, right)
        return (
            _compare(contradiction, right)
            if contradiction.evidence is ContradictionGround.LINK
            else contradiction
        )

    def _is_vouched_for(self, contradiction: Contradiction) -> bool:
        """Whether a working gives a result, or another print is mended to it and
        as much speaks for it.
        """
        quantity, right = contradiction.quantity, contradiction.right
        if contradiction.statement is None or right is None:
            return False
        if quantity.digits in self._worked_out and len(quantity.digits) >= MIN_TELLING_DIGITS:
            return True
        is_model = id(quantity) in self._models and id(quantity) not in self._denied
        return is_model and self._support.balance(quantity, right) <= 0

    def _mended(self, figure: PrintedQuantity, of: Contradiction) -> PrintedQuantity | None:
        """Return what a figure should be; `None` where it is right,
        or the error in hand goes first.
        """
        # What is to be looked at makes no error another one.
        blame = (self._errors if of.level is Level.ERROR else self._warnings).get(id(figure))
        if blame is None or id(blame) in self._open or self._comes_first(of, blame):
            return None
        settled = self.settle(blame)
        if settled is None or settled.level is Level.NOTE or settled.is_supported:
            return None
        return settled.right

    def _comes_first(self, one: Contradiction, other: Contradiction) -> bool:
        """Whether of two contradictions that rest on each other the repair
        of the first mends more.
        """
        if not any(one.quantity is each for each in other.inputs):
            return False
        return self._gain(one) > self._gain(other)

    def _gain(self, contradiction: Contradiction) -> int:
        right = contradiction.right
        return self._support.balance(contradiction.quantity, right) if right is not None else 0


def _work_out(
    contradiction: Contradiction, statement: LawStatement, right: Mapping[int, PrintedQuantity]
) -> Contradiction | None:
    """Return what a law gives with mended figures: a note where the printed result fits them."""
    inputs = tuple(right.get(id(each), each) for each in statement.inputs)
    meant = LawStatement(statement.law, statement.result, inputs)
    changed = [each for each in statement.inputs if id(each) in right]
    if meant.holds or (statement.law is Law.SUM and find_run(inputs, statement.result)):
        return as_note(contradiction, changed[0])
    if not meant.computed:
        return contradiction
    corrections = " dan ".join(f"{right[id(each)].text} (bukan {each.text})" for each in changed)
    number = meant.right_number
    return replace(
        contradiction,
        computed=meant.computed,
        why=f"{meant.working}; dihitung dengan {corrections}",
        right=replace(statement.result, number=number),
    )


def _within_bound(
    contradiction: Contradiction, right: Mapping[int, PrintedQuantity]
) -> Contradiction:
    """Return what passes a bound that is to be mended:
    a note where it does not pass the right one.
    """
    bound = contradiction.inputs[0]
    if contradiction.rule is not AuditRule.BOUND or id(bound) not in right:
        return contradiction
    if contradiction.quantity.value > right[id(bound)].value:
        return contradiction
    return as_note(contradiction, bound)


def _compare(
    contradiction: Contradiction, right: Mapping[int, PrintedQuantity]
) -> Contradiction | None:
    """Return what a print should be by the mended value of the other; `None` where it has that."""
    other = next(each for each in contradiction.inputs if id(each) in right)
    mended = right[id(other)]
    if mended.is_same_as(contradiction.quantity):
        return None
    if contradiction.right is not other:
        return contradiction
    why = f"{contradiction.why} ({other.text} pun salah: seharusnya {mended.text})"
    return replace(contradiction, computed=mended.text, why=why, right=mended, rivals=())
