"""What the laws of a table say of its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround, blame_inputs
from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.roles import FigureRole
from capaian.auditor.relations.column_laws import ColumnLaw, find_column_laws
from capaian.auditor.relations.column_sums import find_column_products, find_column_sums
from capaian.auditor.relations.law import SHARE_LAWS, Law
from capaian.auditor.relations.row_totals import find_other_parts, find_row_totals
from capaian.auditor.relations.share_columns import (
    find_remainder_columns,
    find_share_columns,
    find_stacked_ratios,
)
from capaian.auditor.relations.statements import LawStatement
from capaian.auditor.relations.tree_totals import find_tree_laws
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

MAX_MISS_BY_HEADS: Final = 0.1
"""Part by which a result may miss where heads alone say its law: more,
and its cell may be of another row.
"""
MAX_FACTOR: Final = 300
"""A result that misses by more is of another unit or power of ten."""
MAX_SHARE: Final = 100_000
"""A greater figure is no share: its row is printed a column off."""
_RULES: Final = {
    Law.MEAN: AuditRule.AVERAGE,
    Law.PERCENT: AuditRule.RATIO,
    Law.INVERSE: AuditRule.ACHIEVEMENT,
    Law.MIRROR: AuditRule.ACHIEVEMENT,
    Law.DIFFERENCE: AuditRule.DIFFERENCE,
    Law.GROWTH: AuditRule.DIFFERENCE,
    Law.PRODUCT: AuditRule.SUM,
    Law.QUOTIENT: AuditRule.RATIO,
    Law.UNSPENT: AuditRule.RATIO,
}
_RULES_OF_ROLES: Final = {
    FigureRole.ACHIEVEMENT: AuditRule.ACHIEVEMENT,
    FigureRole.ABSORPTION: AuditRule.ABSORPTION,
    FigureRole.EFFICIENCY: AuditRule.EFFICIENCY,
}


@dataclass(frozen=True, eq=False)
class TableAudit:
    """What the accepted laws of a table state, and what does not hold."""

    statements: Sequence[LawStatement]
    contradictions: Sequence[Contradiction]
    links: Sequence[QuantityLink]
    """Totals of one part: the same quantity twice."""
    other_totals: Sequence[LawStatement]
    """Rows that do not give a total which other rows give, or their only part:
    one of them is wrong.
    """


def audit_table(table: GridQuantities) -> TableAudit:
    """Hold the figures of a table against its laws."""
    laws, sums, totals = find_column_laws(table), find_column_sums(table), find_row_totals(table)
    trees, products = find_tree_laws(table), [*find_column_products(table)]
    explained = {law.columns[0] for law in laws}
    stacked = [
        *find_stacked_ratios(table),
        *find_share_columns(table),
        *find_remainder_columns(table, explained),
    ]
    statements = [as_meant(statement) for law in laws for statement in law.statements()]
    statements += [statement for each in sums for statement in each.rows]
    statements += [statement for each in products for statement in each]
    statements += stacked
    statements += [each for total in totals for each in (*total.holding, *total.broken())]
    statements += [statement for tree in trees for statement in tree.statements]
    proofs = chain.from_iterable(
        (*(each.holding for each in totals), *(tree.obeying for tree in trees))
    )
    # A total of one part beside noughts says nothing new.
    supported = {
        id(each.result) for each in proofs if sum(part.value != 0 for part in each.inputs) > 1
    }
    broken = [each for law in laws for each in _broken_columns(law, supported)]
    broken += [
        each for law in sums for each in _broken(law.rows, _RULES.get(law.law, AuditRule.SUM))
    ]
    broken += _broken(chain.from_iterable(products), AuditRule.SUM)
    broken += _broken(stacked, AuditRule.RATIO)
    rows = [statement for total in totals for statement in total.broken()]
    rows += [each for tree in trees for each in tree.statements if not each.holds]
    unproved = {
        id(each.result) for total in totals if not total.is_proved_mean for each in total.broken()
    }
    worked_out = {
        id(each.result)
        for law in laws
        if law.law is Law.DIFFERENCE
        for each in law.statements()
        if each.holds
    }
    for statement in rows:
        if len(statement.inputs) > 1 and id(statement.result) not in supported:
            if groups := find_other_parts(table, statement):
                broken += _blame_group(statement, groups)
                continue
            found = contradict_rows(statement)
            # A mean of which no column speaks may be weighted; a difference of means is rounded
            # otherwise.
            is_open = found.level is Level.ERROR and (
                id(statement.result) in unproved or id(statement.result) in worked_out
            )
            broken.append(replace(found, level=Level.WARNING) if is_open else found)
    links = [QuantityLink(each.result, each.inputs[0]) for each in rows if len(each.inputs) == 1]
    others = [each for each in rows if len(each.inputs) == 1 or id(each.result) in supported]
    return TableAudit(statements, broken, links, others)


def _blame_group(
    total: LawStatement, groups: Sequence[PrintedQuantity]
) -> Iterator[Contradiction]:
    """Yield the one group that its parts do not give, where a total is right by its groups."""
    heads = [each for each in groups if not any(each is part for part in total.inputs)]
    parts = tuple(each for each in total.inputs if not any(each is group for group in groups))
    if len(heads) == 1 and len(parts) > 1:
        yield blame_inputs(contradict_rows(LawStatement(Law.SUM, heads[0], parts)))


def _broken(statements: Iterable[LawStatement], rule: AuditRule) -> Iterator[Contradiction]:
    """Yield the statements of columns that do not hold."""
    for statement in statements:
        if not statement.holds:
            yield _contradiction(statement, rule, ContradictionGround.COLUMN_LAW)


def _broken_columns(law: ColumnLaw, supported: Set[int]) -> Iterator[Contradiction]:
    """Yield the rows that break a law, but for results that are the total of their column."""
    for statement in law.statements():
        if id(statement.result) in supported:
            continue
        if not statement.holds and not _is_excused(law.law, statement):
            found = _contradiction(statement, rule_of(statement), law.evidence)
            is_sure = (
                law.evidence is not ContradictionGround.HEADS
                or _miss(statement) <= MAX_MISS_BY_HEADS
            )
            yield found if is_sure else replace(found, level=Level.WARNING)


def contradict_rows(statement: LawStatement) -> Contradiction:
    """Return what is to be said of a total or mean that does not follow from its rows."""
    return _contradiction(statement, rule_of_rows(statement), ContradictionGround.TOTAL)


def rule_of_rows(statement: LawStatement) -> AuditRule:
    """Return the rule of a total or mean of rows."""
    return AuditRule.SUM if statement.law is Law.SUM else AuditRule.AVERAGE


def rule_of(statement: LawStatement) -> AuditRule:
    """Return the rule of a law: the role of the result tells first."""
    return _RULES_OF_ROLES.get(statement.result.role, _RULES.get(statement.law, AuditRule.SUM))


def as_meant(statement: LawStatement) -> LawStatement:
    """Return a share by the law that it follows, where it is of what should be low."""
    if statement.law not in SHARE_LAWS:
        return statement
    first, second = statement.inputs
    # Of two alike no law tells which way round they are meant.
    laws = (statement.law, *SHARE_LAWS) if first.value != second.value else (statement.law,)
    ways = (LawStatement(law, statement.result, statement.inputs) for law in laws)
    return next((way for way in ways if way.holds), statement)


def _is_excused(law: Law, statement: LawStatement) -> bool:
    """Whether a share follows by the law for what should be low, or is of another power of ten."""
    value = statement.equation.computed
    if law is Law.DIFFERENCE and value is not None:
        # A fall is often printed without its sign, and what is below nought as nought.
        if not statement.result.value and value < 0:
            return True
        return abs(abs(value) - abs(statement.result.number.value)) <= statement.result.number.step
    if law not in SHARE_LAWS:
        return False
    result = statement.result
    is_no_share = abs(result.value) >= MAX_SHARE
    factor = abs(float(value) / result.value) if value is not None and result.value else 1
    if is_no_share or not 1 / MAX_FACTOR <= factor <= MAX_FACTOR:
        return True
    return as_meant(statement).holds


def _miss(statement: LawStatement) -> float:
    """Return by which part of itself a result misses what its law gives."""
    value = statement.equation.computed
    result = statement.result.value
    return (
        abs(float(value) - result) / abs(result) if value is not None and result else float("inf")
    )


def audit_sentences(statements: Sequence[LawStatement]) -> Iterator[Contradiction]:
    """Yield the results that sentences do not get right."""
    for statement in statements:
        if not as_meant(statement).holds:
            yield _contradiction(statement, rule_of(statement), ContradictionGround.WRITTEN)


def _contradiction(
    statement: LawStatement, rule: AuditRule, evidence: ContradictionGround
) -> Contradiction:
    right = replace(statement.result, number=statement.right_number)
    is_last_digit = statement.nearly_holds and not statement.changes_verdict
    level = Level.NOTE if is_last_digit else Level.ERROR
    return Contradiction(
        rule,
        statement.result,
        statement.computed,
        f"{statement.working}; hanya angka terakhirnya berbeda"
        if is_last_digit
        else statement.working,
        evidence,
        level,
        statement.inputs,
        right=right,
        statement=statement,
    )
