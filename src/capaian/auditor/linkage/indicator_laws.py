"""Achievements whose target or actual stands in another table:
of an earlier year or the plan end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.formulas.sentence_laws import is_plausible
from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import RowLabel
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigurePeriod, FigureRole, PlanStage
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement
from capaian.auditor.relations.table_audit import as_meant
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def find_indicator_laws(report: ReportQuantities) -> Sequence[LawStatement]:
    """Return what tables state of one period with figures of other tables,
    each as it may be meant.
    """
    return [as_meant(each) for each in _statements(report)]


def audit_indicators(statements: Sequence[LawStatement]) -> Iterator[Contradiction]:
    """Yield the achievements that do not follow;
    errors where others of the same period prove the law.
    """
    for statement in statements:
        if statement.nearly_holds or not is_plausible(statement):
            continue
        period = statement.result.period
        is_proved = any(each.holds and each.result.period == period for each in statements)
        level = Level.ERROR if is_proved else Level.WARNING
        right = replace(statement.result, number=statement.right_number)
        tables = ", ".join(dict.fromkeys(each.source for each in statement.inputs))
        yield Contradiction(
            AuditRule.ACHIEVEMENT,
            statement.result,
            statement.computed,
            f"{statement.working} ({tables})",
            ContradictionGround.LINK,
            level,
            statement.inputs,
            right=right,
            statement=statement,
        )


def _statements(report: ReportQuantities) -> Iterator[LawStatement]:
    index = FigureIndex(report)
    for table in report.tables:
        for column in table.columns:
            period = table.periods[column]
            if table.roles[column] is not FigureRole.ACHIEVEMENT or period.part:
                continue
            reached = FigurePeriod(report.year) if period.stage is PlanStage.PLAN_END else period
            if _columns(table, FigureRole.TARGET, period) and _columns(
                table, FigureRole.ACTUAL, reached
            ):
                continue  # The law of its own columns says more.
            for label, row in zip(table.labels, table.rows, strict=True):
                if column in row:
                    yield from _statement(index, label, row[column], reached)


def _statement(
    index: FigureIndex, label: RowLabel, result: PrintedQuantity, reached: FigurePeriod
) -> Iterator[LawStatement]:
    achievements = [*index.find(label, FigureRole.ACHIEVEMENT, result.period)]
    if any(each is not result and each.digits == result.digits for each in achievements):
        return  # A copy follows from what the other table has, right or wrong.
    actuals = [*index.find(label, FigureRole.ACTUAL, reached)]
    targets = [*index.find(label, FigureRole.TARGET, FigurePeriod(result.period.year))]
    if len({each.value for each in actuals}) == 1 and len({each.value for each in targets}) == 1:
        yield LawStatement(Law.PERCENT, result, (actuals[0], targets[0]))


def _columns(table: GridQuantities, role: FigureRole, period: FigurePeriod) -> list[int]:
    return [at for at in table.columns if table.roles[at] is role and table.periods[at] == period]


class FigureIndex:
    """The figures of all tables by role, period and the words of their rows."""

    def __init__(self, report: ReportQuantities) -> None:
        """File every figure, in the order of the tables, their rows and columns."""
        self._filed: dict[
            tuple[FigureRole, FigurePeriod, frozenset[str]], list[PrintedQuantity]
        ] = defaultdict(list)
        for figure in chain.from_iterable(table.all() for table in report.tables):
            self._filed[figure.role, figure.period, figure.label.stems].append(figure)

    def find(
        self, label: RowLabel, role: FigureRole, period: FigurePeriod
    ) -> Sequence[PrintedQuantity]:
        """Return the figures of a role and period for the thing that a row names,
        in their order.
        """
        return self._filed.get((role, period, label.stems), ()) if label.stems else ()
