"""A figure of a sentence and the row of a table that the sentence names,
before it or behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import (
    MAX_FACTOR_OF_SLIP,
    MIN_TELLING_DIGITS,
    PrintedQuantity,
)
from capaian.auditor.quantities.labels import MIN_WORDS_OF_NAME, stems_of
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigureRole, is_so_far
from capaian.auditor.quantities.row_index import Cells, RowIndex
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.issue import Level

_MAX_LAW_NUMBER: Final = 1_000
_FIRST_YEAR, _END_OF_YEARS = 1991, 2040
_YEARS: Final = range(_FIRST_YEAR, _END_OF_YEARS)

MAX_FIGURES: Final = 40
"""Numbers of a sentence that is read; more are a table."""
MIN_DIGITS_OF_LONG: Final = 5
"""Digits of a figure that needs no word of its role to be known."""
MAX_FACTOR_OF_CLOSE: Final = 1.5
"""Factor within which a long figure without a role must be."""
_OF_WHOLE: Final = re.compile(
    r"\s*(?:%|persen)\s*dari\s+(?:seluruh|keseluruhan|total|jumlah)\b", re.IGNORECASE
)
"""What follows a share of a greater whole than the row that a sentence names."""
_OF_RATIO: Final = re.compile(r"\b(?:ber|per)banding(?:an)?\b", re.IGNORECASE)
"""What makes the shares behind it those of the parts to each other."""
_BEGINS_WITH_ROLE: Final = re.compile(r"\W*(?:target|realisasi|capaian)\b", re.IGNORECASE)
"""How a line begins that tells the figures of what stands above it:
`Target: 75%, realisasi: 47%`.
"""

_NAME_AFTER: Final = re.compile(
    r"\s*(?:\([a-z ]+\)\s*)?(?:orang|unit|buah|dokumen|kegiatan)\s+(?P<name>[^\d,;.()]{4,80})"
)
"""What a count is of, behind it: `13 orang Jabatan Fungsional Umum`."""


def find_text_links(report: ReportQuantities) -> Iterator[QuantityLink]:
    """Yield the figures of sentences that stand in a table too, or should.

    Sentences with several figures for one cell, none of them its own, are about other things than
    its row.
    """
    links = [*_find_all_links(report)]
    values: dict[int, set[float]] = defaultdict(set)
    for link in links:
        if not link.agrees and not link.one.resembles(link.other):
            values[id(link.other)].add(link.one.value)
    yield from (link for link in links if link.agrees or len(values[id(link.other)]) <= 1)


def _find_all_links(report: ReportQuantities) -> Iterator[QuantityLink]:
    index = report.row_index
    for at, figures in report.figures_of.items():
        if len(figures) > MAX_FIGURES:
            continue
        is_headed = at > 0 and _BEGINS_WITH_ROLE.match(report.passages[at].text)
        heading = report.passages[at - 1].text if is_headed else ""
        for figure in figures:
            is_of_others = _OF_WHOLE.match(figure.after) or _OF_RATIO.search(figure.segment)
            if is_of_others or _is_of_law_or_year(figure):
                continue
            cells = index.find(figure, heading)
            yield from _link(figure, cells, report.year, index)
            if not cells:
                yield from _same_as_row(figure, index)


def _same_as_row(figure: TextFigure, index: RowIndex) -> Iterator[QuantityLink]:
    """Yield the cells with the value of a figure in the rows that its whole sentence names.

    Words so far off name no row surely; the same value in it does.
    """
    digits = figure.quantity.digits
    if len(digits) < MIN_TELLING_DIGITS or digits not in index.digits:
        return
    words = stems_of(figure.passage.text[: figure.start])
    for stems in index.named_in(words):
        for cells in index.rows[stems]:
            yield from (
                QuantityLink(figure.quantity, cell) for cell in cells if cell.digits == digits
            )


def _is_of_law_or_year(figure: TextFigure) -> bool:
    quantity = figure.quantity
    is_small = quantity.number.decimals == 0 and quantity.value < _MAX_LAW_NUMBER
    is_year = quantity.number.decimals == 0 and quantity.value in _YEARS
    return not figure.is_share and (is_small or is_year)


def _link(figure: TextFigure, cells: Cells, year: int, index: RowIndex) -> Iterator[QuantityLink]:
    quantity = figure.quantity
    same = next((cell for cell in cells if _is_print_of(quantity, cell)), None)
    if same is not None:
        yield QuantityLink(quantity, same)
    if same is not None or _follows_from(quantity, cells):
        return
    role = FigureRole.OTHER if quantity.value < 0 else quantity.role
    wanted = [cell for cell in cells if cell.role is role and cell.period == quantity.period]
    # An achievement is a share with its sign or without.
    is_free = role is FigureRole.ACHIEVEMENT and not figure.is_share
    wanted = [cell for cell in wanted if is_free or figure.is_share == (cell.unit == "%")]
    wanted = [cell for cell in wanted if not is_so_far(cell.column)]
    if (
        quantity.period.year == year
        and role is not FigureRole.OTHER
        and _is_one_value(wanted)
        and _is_near(quantity, wanted[0], MAX_FACTOR_OF_SLIP)
    ):
        is_sure = quantity.resembles(wanted[0]) or index.covers(figure, wanted[0])
        level = Level.ERROR if is_sure else Level.WARNING
        yield QuantityLink(quantity, wanted[0], level)
    elif (
        quantity.number.digits >= MIN_DIGITS_OF_LONG
        and not figure.is_share
        and role not in (FigureRole.BUDGET, FigureRole.TARGET)
    ):
        spent = [
            cell
            for cell in cells
            if cell.role in (FigureRole.ACTUAL, FigureRole.SPENT)
            and cell.period == quantity.period
        ]
        near = [cell for cell in spent if _is_near(quantity, cell, MAX_FACTOR_OF_CLOSE)]
        if _is_one_value(near):
            # Without a word of its role the figure may be another one of the row.
            yield QuantityLink(quantity, near[0], Level.WARNING)


def _is_print_of(quantity: PrintedQuantity, cell: PrintedQuantity) -> bool:
    """Whether a figure repeats a cell: one of another year or role is rounded to it by chance."""
    is_of_kind = quantity.period == cell.period and quantity.role in (cell.role, FigureRole.OTHER)
    return (is_of_kind or quantity.digits == cell.digits) and quantity.is_same_as(cell)


def _follows_from(quantity: PrintedQuantity, cells: Cells) -> bool:
    """Whether a figure is worked out of two figures of the row: a share or a change."""
    value, step = quantity.value, quantity.step
    return any(
        abs(one - other - value) <= step or (other and abs(100 * one / other - value) <= step)
        for one, other in permutations({cell.value for cell in cells}, 2)
    )


def _is_one_value(cells: Cells) -> bool:
    return len({round(cell.value, 2) for cell in cells}) == 1


def _is_near(one: PrintedQuantity, other: PrintedQuantity, factor: float) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high < factor * low


def find_counted_things(report: ReportQuantities) -> Iterator[QuantityLink]:
    """Yield counts with the one figure of the row that their words name in full."""
    rows = _rows_of_one(report)
    for figure in report.figures:
        name = _name_after(figure)
        cells = rows.get(name, ()) if len(name) >= MIN_WORDS_OF_NAME else ()
        if len({cell.value for cell in cells}) == 1 and not figure.is_share:
            yield QuantityLink(figure.quantity, cells[0], Level.WARNING, is_of_counts=True)


def _name_after(figure: TextFigure) -> frozenset[str]:
    match = _NAME_AFTER.match(figure.passage.text, figure.end)
    return (
        stems_of(re.split(r"\b(?:dan|serta|yang|sebanyak)\b", match["name"])[0])
        if match
        else frozenset()
    )


def _rows_of_one(report: ReportQuantities) -> Mapping[frozenset[str], Sequence[PrintedQuantity]]:
    """Return the rows that hold a single figure, by the words that name them."""
    found: dict[frozenset[str], list[PrintedQuantity]] = defaultdict(list)
    for table in report.tables:
        for label, row in zip(table.labels, table.rows, strict=True):
            if len(row) == 1:
                found[label.stems].extend(row.values())
    return found
