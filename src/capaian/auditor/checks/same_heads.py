"""Two columns of one table bear two names: where one follows from the other, a head was copied.

`Peserta | Cakupan | Peserta | Keaktifan`: of whom the active ones are a share is not what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.law import RATES, Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import counts_columns
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_LAWS: Final = frozenset({Law.PERCENT, Law.QUOTIENT, *RATES})
_PAIR: Final = 2
_SHORTEST: Final = 6
"""Letters of a head that names a thing."""
_OF_YEARS: Final = frozenset(
    {Role.TARGET, Role.ACTUAL, Role.BUDGET, Role.SPENT, Role.ACHIEVEMENT, Role.TOTAL}
)
"""What tables have again for another year, whose head a reader may have lost."""


def check_same_heads(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the later of two heads of the same words, where a column is the share of one in the other."""
    for table in report.tables:
        heads = Counter(_name(column) for column in table.columns)
        twice = [name for name, times in heads.items() if times > 1 and name]
        for relation in table.relations if len(twice) == 1 and heads[twice[0]] == _PAIR else ():
            if _is_of_two(relation, twice[0]):
                yield _statement(table, relation)


def _name(column: Column) -> str:
    return plain(" ".join(column.path))


def _is_of_two(relation: Relation, name: str) -> bool:
    """Whether part and whole of a share bear one name, which is that of a thing."""
    are_alike = len(relation.inputs) == _PAIR and {_name(column) for column in relation.inputs} == {name}
    roles = {role for column in relation.inputs for role in column.roles}
    is_thing = len(name) >= _SHORTEST and not roles & _OF_YEARS
    return are_alike and is_thing and relation.law in _LAWS and relation.is_borne_out


def _statement(table: UnderstoodTable, relation: Relation) -> Statement:
    later = max(relation.inputs, key=lambda column: column.index)
    counted = sum(map(counts_columns, table.table.head))
    why = (
        f"Dua kolom bernama “{later.name}”, padahal “{relation.result.name}” adalah bagian yang satu dari"
        " yang lain: salah satu kepalanya tersalin."
    )
    return Statement(
        AuditRule.LABEL,
        holds=False,
        line=table.table.head_line - counted,
        printed=later.name,
        expected="nama lain",
        why=why,
        place=f"{table.table.name}, kolom {later.name}",
    )
