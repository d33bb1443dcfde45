"""Figures that carry a slip: other prints of a wrong figure,
and results that were worked out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from capaian.auditor.contradictions import Contradiction, contradict_link
from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import (
    MIN_AMOUNT_DIGITS,
    MIN_TELLING_DIGITS,
    PrintedQuantity,
)
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.relations.statements import LawStatement
from capaian.auditor.relations.table_audit import rule_of
from capaian.domain.audit import AuditRule


@dataclass(eq=False)
class SlipTrail:
    """Where wrong figures went: to other prints of them, and into workings."""

    report: ReportQuantities
    statements: Sequence[LawStatement]
    links: Sequence[QuantityLink]
    """Prints of one quantity that agree."""
    mended: Mapping[int, PrintedQuantity]
    """What every figure should be that an error blames, by identity:
    results are worked out with it.
    """
    _right: dict[int, PrintedQuantity] = field(default_factory=dict)
    """For each wrong figure what should stand there, by identity."""

    def follow(self, roots: Sequence[Contradiction]) -> Iterator[Contradiction]:
        """Yield the figures that carry the slips of others."""
        for root in roots:
            if root.right is not None:
                self._right[id(root.quantity)] = root.right
                yield from self._prints(root, root.right)
        while found := [*self._copies(), *self._results()]:
            yield from found

    def find_doubtful_copies(self, broken: Iterable[Contradiction]) -> Iterator[Contradiction]:
        """Yield other prints of results that do not follow from figures which
        may be the wrong ones.

        To be looked at: whichever is wrong, the copy stands or falls with the result.
        """
        of_result = {id(each.quantity): each for each in broken if each.statement is not None}
        for link in self.links:
            for result, copy in ((link.one, link.other), (link.other, link.one)):
                found = of_result.get(id(result))
                if found is None or id(copy) in self._right or id(copy) in of_result:
                    continue
                if _carries_digits(result, copy):
                    self._right[id(copy)] = found.right or copy
                    why = f"sama dengan hasil yang tidak sesuai di {result.source}: {found.why}"
                    yield contradict_link(found.rule, copy, found.computed, why, inputs=(result,))

    def _prints(self, root: Contradiction, right: PrintedQuantity) -> Iterator[Contradiction]:
        """Yield the other prints of a long wrong figure in running text."""
        for quantity in _prints_of(root, self.report):
            if id(quantity) not in self._right:
                self._right[id(quantity)] = right
                why = f"sama dengan angka yang salah di {root.quantity.source}"
                found = contradict_link(
                    root.rule, quantity, right.text, why, inputs=(root.quantity,)
                )
                yield replace(found, level=root.level)

    def _copies(self) -> Iterator[Contradiction]:
        """Yield prints of one quantity that agree with a wrong one."""
        proved = {
            id(each.result)
            for each in self.statements
            if each.holds and len(each.inputs) > 1 and not _carries(each, self._right)
        }
        for link in self.links:
            for wrong, copy in ((link.one, link.other), (link.other, link.one)):
                right = self._right.get(id(wrong))
                is_known = id(copy) in self._right or id(copy) in proved
                if right is None or is_known or not _carries_digits(wrong, copy):
                    continue
                self._right[id(copy)] = right
                why = f"sama dengan angka yang salah di {wrong.source}; seharusnya {right.text}"
                yield contradict_link(AuditRule.CROSSREF, copy, right.text, why, inputs=(wrong,))

    def _results(self) -> Iterator[Contradiction]:
        """Yield results that follow from a wrong figure and would be others with the right one."""
        for statement in self.statements:
            if id(statement.result) in self._right or not _carries(statement, self._right):
                continue
            right = {**self.mended, **self._right}
            inputs = tuple(right.get(id(each), each) for each in statement.inputs)
            meant = LawStatement(statement.law, statement.result, inputs)
            if meant.holds or not meant.computed:
                continue
            self._right[id(statement.result)] = replace(
                statement.result, number=meant.right_number
            )
            why = f"{meant.working}; dihitung dengan angka yang benar"
            yield contradict_link(
                rule_of(statement), statement.result, meant.computed, why, inputs=meant.inputs
            )


def _carries(statement: LawStatement, right: Mapping[int, PrintedQuantity]) -> bool:
    return statement.holds and any(id(each) in right for each in statement.inputs)


def _carries_digits(wrong: PrintedQuantity, copy: PrintedQuantity) -> bool:
    """Whether a copy is of the same digits, and so many that it is no other figure by chance."""
    return len(wrong.digits) >= MIN_TELLING_DIGITS and wrong.digits == copy.digits


def _prints_of(root: Contradiction, report: ReportQuantities) -> Iterator[PrintedQuantity]:
    """Yield other prints of a wrong figure in running text.

    An amount is known by its digits; a share is another one by chance, unless a figure that it was
    worked out of stands in the same sentence.
    """
    digits = root.quantity.digits
    if len(digits) < MIN_TELLING_DIGITS or root.quantity.is_round_amount:
        return
    inputs = {each.digits for each in root.inputs} if root.statement else set()
    for figures in report.figures_of.values():
        has_input = any(each.quantity.digits in inputs for each in figures)
        if len(digits) >= MIN_AMOUNT_DIGITS or has_input:
            yield from (each.quantity for each in figures if each.quantity.digits == digits)
