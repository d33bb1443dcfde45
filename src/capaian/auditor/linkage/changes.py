"""Changes that a sentence names, held against the two years of the row that
its paragraph is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.quantities.figures import MIN_DIGITS, PrintedQuantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigurePeriod, FigureRole
from capaian.auditor.quantities.row_index import Cells
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement
from capaian.domain.audit import AuditRule

_CHANGE: Final = re.compile(
    r"\b(?:kenaikan|peningkatan|penurunan)(?!\W*(?:menjadi|dari|dibanding))(?:\W+\w+){0,"
    r"4}?\W+sebesar\W*$",
    re.IGNORECASE,
)
"""What leads to the size of a change; behind `menjadi` or `dari` stands a level."""
MAX_FACTOR: Final = 4.0
"""By which a change may miss; more, and it is of something else."""
_LEVELS: Final = (FigureRole.ACTUAL, FigureRole.ACHIEVEMENT)


def audit_changes(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the changes that no two figures of the row give,
    in the year of the report and the one before.
    """
    index = report.row_index
    first = {each.passage.paragraph: each for each in reversed(report.figures)}
    for figure in report.figures:
        is_long = len(figure.quantity.digits) >= MIN_DIGITS
        if is_long and _CHANGE.search(figure.segment) and str(report.year) not in figure.after:
            # The words of the sentence name the row, else those that its paragraph begins with.
            cells = index.find(figure) or index.find(first[figure.passage.paragraph])
            yield from _audit(figure, cells, report.year)


def _audit(figure: TextFigure, cells: Cells, year: int) -> Iterator[Contradiction]:
    changes = [each for each in _changes(figure.quantity, cells, year) if _is_near(each)]
    if changes and not any(each.holds for each in changes):
        first = changes[0]
        why = "; ".join(each.working for each in changes)
        yield Contradiction(
            AuditRule.DIFFERENCE,
            figure.quantity,
            first.computed,
            why,
            ContradictionGround.LINK,
            inputs=first.inputs,
        )


def _changes(printed: PrintedQuantity, cells: Cells, year: int) -> Iterator[LawStatement]:
    """Yield what the change may be: the difference or growth of what was reached,
    or of the achievement.
    """
    for role in _LEVELS:
        now, before = (_levels(cells, role, at) for at in (year, year - 1))
        for one in now:
            for other in before:
                high, low = sorted((one, other), key=lambda each: -each.value)
                yield LawStatement(Law.DIFFERENCE, printed, (high, low))
                yield LawStatement(Law.GROWTH, printed, (high, low))


def _is_near(statement: LawStatement) -> bool:
    value = statement.equation.computed
    low, high = sorted((abs(float(value or 0)), abs(statement.result.value)))
    return low > 0 and high <= MAX_FACTOR * low


def _levels(cells: Cells, role: FigureRole, year: int) -> list[PrintedQuantity]:
    """Return the values of a row in a year, each once;
    a column with a year alone is of what was reached.
    """
    roles = {role, FigureRole.OTHER} if role is FigureRole.ACTUAL else {role}
    found = {
        each.value: each
        for each in cells
        if each.role in roles and each.period == FigurePeriod(year)
    }
    return [*found.values()]
