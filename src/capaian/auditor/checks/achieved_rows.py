"""Which rows meet their targets in the year of a report, by their names and their codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from capaian.auditor.checks.ways_to_count import is_of_plan
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import REVENUE, Role
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_CODE: Final = re.compile(r"[A-Z]{2,5}[ .-]?\d{1,2}")
"""What an indicator is called by in short: `IKU 3`."""
_OWN: Final = 12
"""Letters of a name that is of one thing only, wherever it stands."""
_SHORTEST: Final = 4
"""Letters of a name that is known beside its table."""


@dataclass(frozen=True)
class Achieved:
    """A row with its achievement in the year of the report."""

    label: str
    """Its name, or its code, as the table prints it."""
    equation: Equation
    table: UnderstoodTable

    @property
    def is_met(self) -> bool:
        """Whether its target is met."""
        return self.equation.result.value >= HUNDRED

    @property
    def is_code(self) -> bool:
        """Whether it is called by its code."""
        return _CODE.fullmatch(self.label) is not None

    @property
    def verdict(self) -> str:
        """What is rightly said of its target."""
        return "tercapai" if self.is_met else "belum tercapai"

    @property
    def reason(self) -> str:
        """The figure that tells, and where it stands."""
        return f"Capaiannya {self.equation.result.text}% ({self.equation.place}): {self.verdict}"


AchievedRows = Mapping[str, Achieved]
"""By plain name."""


@lru_cache(maxsize=4)
def achieved_rows(report: UnderstoodReport) -> AchievedRows:
    """Return the rows whose name or code is of one thing, where all tables agree whether a target is met."""
    found: dict[str, list[Achieved]] = {}
    for table in report.tables:
        for name, row in _of_table(table, report.year):
            if len(name) >= _OWN or _CODE.fullmatch(row.label):
                found.setdefault(name, []).append(row)
    return {
        name: own[0]
        for name, own in found.items()
        if all(each.equation.holds() for each in own) and len({each.is_met for each in own}) == 1
    }


def achieved_beside(sentence: Sentence, report: UnderstoodReport) -> AchievedRows:
    """Return those rows, and also those of short names in the nearest table beside a sentence."""
    for table in tables_near(sentence, report):
        rows = dict(_of_table(table, report.year)) if is_beside(sentence, table) else {}
        if rows:
            own = {name: row for name, row in rows.items() if len(name) >= _SHORTEST and row.equation.holds()}
            return {**own, **achieved_rows(report)}
    return achieved_rows(report)


def _of_table(table: UnderstoodTable, year: int | None) -> Iterator[tuple[str, Achieved]]:
    """Yield the rows of a table with one achievement of the year, under each of their names."""
    relations = [
        relation
        for relation in table.relations
        if relation.rule is AuditRule.ACHIEVEMENT or _is_of_revenue(relation, table)
    ]
    is_of_year = len(relations) == 1 and relations[0].result.years <= {year}
    if not is_of_year or is_of_plan(table, year):
        return
    rows = {row.row.line: row for row in table.rows if row.kind is RowKind.ITEM}
    achieved = next(made for relation, made in table.equations if relation is relations[0])
    for equation in achieved:
        row = rows.get(equation.result.spot.line)
        for label in _names(row) if row is not None else ():
            yield plain(label), Achieved(label, equation, table)


def _is_of_revenue(relation: Relation, table: UnderstoodTable) -> bool:
    """Whether a column holds what came in against what was to come in: that is achieved, and not spent."""
    words = f"{table.table.title} {table.heads_of_names}"
    return holds_targets(relation) and REVENUE.search(words) is not None


def holds_targets(relation: Relation) -> bool:
    """Say whether a column holds actuals against targets by their heads, be they of money or not."""
    if relation.law is not Law.PERCENT:
        return False
    actual, target = relation.inputs
    return Role.ACTUAL in actual.roles and Role.TARGET in target.roles


def _names(row: UnderstoodRow) -> set[str]:
    """Return the words that name a row and its code; the longest words where the code stands first."""
    codes = {text for cell in row.row.cells if _CODE.fullmatch(text := cell.text.strip())}
    return {row.longest if row.label in codes else row.label, *codes}
