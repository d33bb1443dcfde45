"""Columns that are the sum or the mean of those right beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.evidence import Evidence
from capaian.auditor.understanding.so_far import is_running
from capaian.auditor.understanding.sums_of_year import is_part_of_year
from capaian.auditor.understanding.vocabulary import BOUND, PLAIN_TOTAL, Role, roles_of
from capaian.domain.audit import AuditRule

_MOST: Final = 0.6
_FEWEST: Final = 3
_HALF: Final = 0.5
_FEW: Final = 2
_ENOUGH: Final = 5
_NEARLY_ALL: Final = 0.8
_DERIVED: Final = frozenset(
    {Role.ACHIEVEMENT, Role.ABSORPTION, Role.EFFICIENCY, Role.SHARE, Role.CHANGE, Role.INDEX, Role.TOTAL}
)
_GIVEN: Final = frozenset({Role.TARGET, Role.ACTUAL, Role.BUDGET, Role.SPENT})
"""Roles of what is stated, not computed."""


def is_given(column: Column) -> bool:
    """Say whether its words say that its figures are stated, not computed, unless they add up others."""
    own = {*roles_of(column.path[-1:])}
    return (bool(_GIVEN & own) and not _DERIVED & own) or BOUND.search(column.name) is not None


def sums_beside(others: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield sums of the columns right before the result, or right after it."""
    alike = [c for c in others if c.is_nothing or _is_alike(c, result) or is_part_of_year(c, result)]
    if is_given(result):
        alike = [
            column for column in alike if Role.CHANGE not in column.roles
        ]  # what is left follows from it
    before = [column for column in alike if column.index < result.index]
    after = [column for column in alike if column.index > result.index]
    for start in range(len(before) - 1):
        yield Relation(AuditRule.SUM, Law.SUM, result, tuple(before[start:]))
    for end in range(_FEW, len(after) + 1):
        yield Relation(AuditRule.SUM, Law.SUM, result, tuple(after[:end]))


def _is_alike(column: Column, result: Column) -> bool:
    return column.is_percent == result.is_percent and column.is_money == result.is_money


def means_beside(others: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield means of the columns right before the result, totals of them left out."""
    before = [
        column
        for column in others
        if column.index < result.index
        and column.is_money == result.is_money
        and Role.TOTAL not in column.roles
    ]
    for start in range(len(before) - 1):
        yield Relation(AuditRule.AVERAGE, Law.MEAN, result, tuple(before[start:]))


def is_believed_sum(relation: Relation, evidence: Evidence, share: float) -> bool:
    """Say whether most rows add up: fewer need to where the head is that of a total, or of so far."""
    if Role.TOTAL in relation.result.roles:
        is_plain = bool(PLAIN_TOTAL.match(relation.result.name))
        if is_plain and evidence.full >= _FEW and share >= _HALF:
            return True  # one wrong row makes the total below it wrong too
        return share >= _MOST and (evidence.full > 0 or (is_plain and evidence.held >= _FEW))
    if is_running(relation.result) and evidence.full >= _FEW and share > _HALF:
        return True
    is_no_chance = evidence.exact >= _ENOUGH and share > _MOST  # two rows may have exchanged a cell
    return is_no_chance or (evidence.full >= _FEWEST and share >= _NEARLY_ALL)


def is_believed_mean(_: Relation, evidence: Evidence, share: float) -> bool:
    """Say whether several rows hold the mean of what stands before it."""
    return evidence.held >= _FEW and share >= _MOST
