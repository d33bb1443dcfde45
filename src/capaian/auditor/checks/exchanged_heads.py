"""Heads of two columns that changed places: all rows follow from them the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
"""Rows that tell it by more than chance."""
_OF_WHOLES: Final = ((Role.BUDGET, Role.SPENT), (Role.TARGET, Role.ACTUAL))
"""What is never a share of the other: a budget of what was spent of it."""
_SHARES: Final = frozenset({Role.ABSORPTION, Role.ACHIEVEMENT})
_BEFORE: Final = re.compile(r"\b(?:semula|sebelum|murni|awal)\b", re.IGNORECASE)
_AFTER: Final = re.compile(r"\b(?:menjadi|setelah|sesudah)\b", re.IGNORECASE)
_MORE: Final = re.compile(r"^\W*(?:bertambah|kenaikan|naik|penambahan)\b", re.IGNORECASE)
_EXCESS: Final = re.compile(r"^\W*(?:lebih|surplus)\b", re.IGNORECASE)
_WORDS: Final = {Law.PERCENT: "{} ÷ {} × 100", Law.DIFFERENCE: "{} - {}"}


def check_exchanged_heads(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the heads over part and whole, or before and after, where a column follows from them."""
    for table in report.tables:
        for relation, equations in table.equations:
            telling = [each for each in equations if len({number.value for number in each.inputs}) > 1]
            if len(telling) >= _FEWEST and relation.law in _WORDS:
                yield _statement(table, relation, is_turned=_is_turned(table, relation, telling))


def _is_turned(table: UnderstoodTable, relation: Relation, equations: Sequence[Equation]) -> bool:
    """Whether all rows hold as no words would have it: `Penyerapan` as budget by spending."""
    if len(relation.inputs) != 2 or not all(each.law is relation.law and each.holds() for each in equations):
        return False
    first, second = relation.inputs
    if relation.law is Law.PERCENT:
        is_share = relation.result.meaning in _SHARES or _is_excess_too(table, relation)
        return is_share and (first.meaning, second.meaning) in _OF_WHOLES
    is_of_times = _BEFORE.search(first.name) and _AFTER.search(second.name)
    return bool(is_of_times and _MORE.match(relation.result.name))


def _is_excess_too(table: UnderstoodTable, share: Relation) -> bool:
    """Whether what is above the target follows from the same columns the same way round."""
    return any(
        relation.law is Law.DIFFERENCE
        and relation.inputs == share.inputs
        and relation.is_borne_out
        and _EXCESS.search(relation.result.name)
        for relation in table.relations
    )


def _statement(table: UnderstoodTable, relation: Relation, *, is_turned: bool) -> Statement:
    names = [column.name for column in relation.inputs]
    heads = [column.name for column in sorted(relation.inputs, key=lambda column: column.index)]
    working = _WORDS[relation.law].format(*names)
    why = f"Pada semua baris {relation.result.name} = {working}; kedua kepala kolom itu tertukar."
    return Statement(
        AuditRule.LABEL,
        not is_turned,
        table.table.head_line,
        ", ".join(heads),
        ", ".join(reversed(heads)),
        why,
        table.table.name,
        lines=(table.table.line,),
    )
