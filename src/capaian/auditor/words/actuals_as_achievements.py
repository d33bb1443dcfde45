"""Actuals printed as achievements: elsewhere the row has another achievement beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_link
from capaian.auditor.quantities.figures import MIN_TELLING_DIGITS, PrintedQuantity
from capaian.auditor.quantities.labels import stems_of
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigureRole
from capaian.domain.audit import AuditRule

_ACHIEVEMENT: Final = re.compile(r"\bcapaian\s+kinerja\b", re.IGNORECASE)
"""What a sentence must say: `capaian` alone often means what was reached."""
Pair = tuple[PrintedQuantity, PrintedQuantity]


def audit_actuals_as_achievements(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield figures called an achievement which a table has as an actual beside another one."""
    pairs = _actuals(report)
    achieved = {
        quantity.digits
        for table in report.tables
        for quantity in table.all()
        if _is_achievement(quantity)
    }
    for quantity, words in _called_achievement(report):
        for actual, achievement in pairs.get(quantity.digits, ()):
            # A sentence may name the whole plan; then no table may have the figure as an
            # achievement.
            is_of_thing = (
                quantity.digits not in achieved
                if quantity.where == "teks"
                else bool(stems_of(words) & actual.label.stems)
            )
            if is_of_thing and quantity.period == actual.period:
                yield _contradiction(quantity, actual, achievement)
                break


def _is_achievement(quantity: PrintedQuantity) -> bool:
    return quantity.role in (FigureRole.ACHIEVEMENT, FigureRole.ABSORPTION)


def _actuals(report: ReportQuantities) -> Mapping[str, Sequence[Pair]]:
    """Return the actuals of rows whose achievement is another figure, by their digits."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for table in report.tables:
        for row in table.rows:
            for actual in row.values():
                if actual.role is not FigureRole.ACTUAL or len(actual.digits) < MIN_TELLING_DIGITS:
                    continue
                others = [
                    each
                    for each in row.values()
                    if each.role is FigureRole.ACHIEVEMENT and each.period == actual.period
                ]
                if len(others) == 1 and not others[0].is_same_as(actual):
                    found[actual.digits].append((actual, others[0]))
    return found


def _called_achievement(report: ReportQuantities) -> Iterator[tuple[PrintedQuantity, str]]:
    """Yield the figures with the words that say of what they are;
    rows with own actuals left out.
    """
    for table in report.tables:
        for row in table.rows:
            if not any(each.role is FigureRole.ACTUAL for each in row.values()):
                for each in row.values():
                    if each.role is FigureRole.ACHIEVEMENT:
                        yield each, each.label.text
    for figure in report.figures:
        if (
            figure.is_share
            and _ACHIEVEMENT.search(figure.segment)
            and figure.quantity.role is FigureRole.ACHIEVEMENT
        ):
            yield figure.quantity, figure.passage.text


def _contradiction(
    quantity: PrintedQuantity, actual: PrintedQuantity, achievement: PrintedQuantity
) -> Contradiction:
    why = f"{actual.text} di {actual.source} adalah realisasi; capaiannya {achievement.text}"
    inputs = actual, achievement
    found = contradict_link(AuditRule.LABEL, quantity, achievement.text, why, inputs=inputs)
    return replace(found, right=achievement)
