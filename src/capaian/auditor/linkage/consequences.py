"""Results that were worked out of a figure that is printed wrong, and so carry its slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.linkage.links import LONG
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.relations.statements import LawStatement
from capaian.auditor.relations.table_audit import rule_of
from capaian.domain.issue import Level

MAX_ROUNDS: Final = 4
"""Workings in a chain: a difference, its share, the achievement by it, a mean of these."""


def find_consequences(
    roots: Sequence[Contradiction], statements: Sequence[LawStatement], report: ReportQuantities
) -> Iterator[Contradiction]:
    """Yield results that follow from a wrong figure and would be others with the right one."""
    right: dict[int, Quantity] = {}
    for root in roots:
        for quantity in _prints_of(root.quantity, report):
            right[id(quantity)] = root.inputs[0]
    for _ in range(MAX_ROUNDS):
        found = [each for each in statements if id(each.result) not in right and _carries(each, right)]
        if not found:
            return
        for statement in found:
            meant = LawStatement(
                statement.law, statement.result, tuple(right.get(id(each), each) for each in statement.inputs)
            )
            if meant.holds or not meant.computed:
                continue
            yield _contradiction(statement, meant)
            value = meant.equation.computed()
            number = statement.result.number
            right[id(statement.result)] = replace(
                statement.result, number=number.read_as(value or number.value, number.decimals)
            )


def _carries(statement: LawStatement, right: Mapping[int, Quantity]) -> bool:
    return statement.holds and any(id(each) in right for each in statement.inputs)


def _prints_of(quantity: Quantity, report: ReportQuantities) -> Sequence[Quantity]:
    """Return the other prints of a long figure in running text: they are as wrong."""
    if len(quantity.digits) <= LONG:
        return [quantity]
    prints = [each.quantity for each in report.figures if each.quantity.digits == quantity.digits]
    return [quantity, *prints]


def _contradiction(statement: LawStatement, meant: LawStatement) -> Contradiction:
    why = f"{meant.working}; dihitung dari angka yang salah cetak"
    rule = rule_of(statement)
    # In a table the slip stands beside it; a sentence draws a conclusion from it.
    level = Level.ERROR if statement.result.where == "teks" else Level.WARNING
    return Contradiction(rule, statement.result, meant.computed, why, Evidence.LINK, level, meant.inputs)
