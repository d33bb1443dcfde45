"""Sentences that repeat a row of a table: an amount shows which row, its other figures are held against it.

Words alone often leave the row open, for a sentence paraphrases; an amount or a rate with several digits that
stands in one row of the report with the same role does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import MIN_AMOUNT_DIGITS, Quantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Role
from capaian.auditor.quantities.text_quantities import PARTS, TextFigure
from capaian.auditor.slips import describe_slip
from capaian.domain.issue import Level

MAX_DISTANCE: Final = 150
"""Letters between the figure that shows the row and one that is held against it."""
MAX_FACTOR: Final = 1.5
_SIBLINGS: Final[Mapping[Role, frozenset[Role]]] = {
    Role.SPENT: frozenset({Role.BUDGET, Role.ABSORPTION}),
    Role.BUDGET: frozenset({Role.SPENT, Role.ABSORPTION}),
}
"""Roles that a sentence gives beside an amount of its row."""
Row = Mapping[Role, Quantity]


def find_anchored_links(report: ReportQuantities) -> Iterator[QuantityLink]:
    """Yield the figures beside an amount of a row, each with the cell of its role."""
    rows = _rows_by_amount(report)
    for figures in report.figures_of.values():
        for at, anchor in enumerate(figures):
            role = anchor.quantity.role
            found = rows.get((anchor.quantity.digits, role), [])
            is_long = len(anchor.quantity.digits) >= MIN_AMOUNT_DIGITS and not anchor.quantity.is_round_amount
            if role in _SIBLINGS and is_long and found:
                beside = [each for each in figures[max(0, at - 1) : at + 3] if each is not anchor]
                yield from _links(anchor, beside, figures[max(0, at - 3) : at + 4], found)


def _rows_by_amount(report: ReportQuantities) -> Mapping[tuple[str, Role], list[Row]]:
    """Return the rows that hold one amount of each role, by the digits of each."""
    found: dict[tuple[str, Role], list[Row]] = defaultdict(list)
    for table in report.tables:
        for row in table.rows:
            cells = _by_role(row.values(), report.year)
            if Role.BUDGET not in cells or Role.SPENT not in cells:
                continue
            for role in (Role.BUDGET, Role.SPENT):
                found[cells[role].digits, role].append(cells)
    return found


def _by_role(quantities: Iterable[Quantity], year: int) -> Row:
    """Return the cells of a row in the year of the report, roles that it has twice left out."""
    cells: dict[Role, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        if quantity.period.year == year:
            cells[quantity.role].append(quantity)
    row = {role: found[0] for role, found in cells.items() if len(found) == 1}
    if Role.SHARE in row and Role.BUDGET in row and Role.SPENT in row:
        row.setdefault(Role.ABSORPTION, row[Role.SHARE])
    return row


def _links(
    anchor: TextFigure, beside: Sequence[TextFigure], around: Sequence[TextFigure], rows: Sequence[Row]
) -> Iterator[QuantityLink]:
    anchor_role = anchor.quantity.role
    for figure in beside:
        role = Role.ABSORPTION if figure.is_share else figure.quantity.role
        distance = max(figure.start - anchor.end, anchor.start - figure.end)
        between = anchor.passage.text[min(figure.end, anchor.end) : max(figure.start, anchor.start)]
        is_of_year = figure.quantity.period == anchor.quantity.period
        if (
            role not in _SIBLINGS[anchor_role]
            or distance > MAX_DISTANCE
            or not is_of_year
            or PARTS.search(between)
        ):
            continue
        cells = [row[role] for row in rows if role in row]
        if any(cell.is_same_as(each.quantity) for cell in cells for each in around):
            continue  # The figure of the row stands there; another one is of another row.
        if len({cell.value for cell in cells}) == 1:
            is_slip = bool(describe_slip(figure.quantity.text, cells[0].text))
            level = Level.ERROR if is_slip or role is not Role.ABSORPTION else Level.WARNING
            yield QuantityLink(figure.quantity, cells[0], level, MAX_FACTOR)
