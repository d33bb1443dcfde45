"""Numbers whose marks stand in no lawful order, or a digit off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.quantities.figures import MIN_AMOUNT_DIGITS, words_at
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.audit import AuditRule

_TWO_DECIMALS: Final = re.compile(r"\d{1,3},\d{1,2},\d{2}(?!\d)")
"""`212,77,00`: two decimal parts in one number."""
_IRREGULAR: Final = "titik dan komanya tidak teratur"
MIN_FIGURES: Final = 4
"""Of a column that tells how many decimals its figures have, and between which they lie."""
FACTOR_OF_LEAP: Final = 2.0
"""By which a figure leaves what the others of its column reach."""


def audit_number_marks(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield figures with a mark that is missing or one too many."""
    for quantity in report.all():
        number = quantity.number
        # Shorter numbers with strange marks are codes and dates.
        is_mixed = number.style is NumberStyle.MIXED and len(quantity.digits) >= MIN_AMOUNT_DIGITS
        if is_mixed or ("," in number.text and _TWO_DECIMALS.fullmatch(number.text)):
            usual = replace(number, style=report.style).write(
                number.value, max(number.decimals, 0)
            )
            why = f"{number.text}: {_IRREGULAR}"
            if usual not in quantity.quote:  # a list of misprints has the right figure beside it
                yield contradict_form(AuditRule.FORMAT, quantity, usual, why)
    for table in report.tables:
        yield from _unreadable(table)


def _unreadable(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield the amounts of a column of figures whose marks let nobody read them: `266.29.2241`."""
    for row, read in zip(table.grid.rows, table.rows, strict=True):
        for cell in (row[at] for at in table.columns if at not in read):
            digits = sum(map(str.isdigit, cell.flat)) if cell and cell.is_figure else 0
            if cell and digits >= MIN_AMOUNT_DIGITS and " " not in cell.flat:
                quote, why = (
                    "\t".join(each.flat for each in row if each),
                    f"{cell.flat}: {_IRREGULAR}",
                )
                words = words_at(cell.place, quote, table.year, table.grid.name)
                yield contradict_form(AuditRule.FORMAT, words, "", why, cell.flat)


def audit_moved_marks(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield figures far from those of their column,
    and among them with as many decimals as these have.
    """
    for column in table.columns:
        figures = [figure for _, figure in table.column(column) if figure.value > 0]
        counted = Counter(figure.number.decimals for figure in figures)
        usual, count = max(counted.items(), key=lambda item: item[1], default=(0, 0))
        if not usual or count < MIN_FIGURES:
            continue
        others = sorted(
            (each for each in figures if each.number.decimals == usual),
            key=lambda each: each.value,
        )
        low, high = others[0].value, others[-1].value
        for figure in figures:
            number = figure.number
            shift = number.decimals - usual
            is_leap = not low / FACTOR_OF_LEAP <= figure.value <= FACTOR_OF_LEAP * high
            # A count among shares has no decimals, and is none of them.
            is_of_kind = number.decimals > 0
            meant = number.value.scaleb(shift)
            if shift and is_leap and is_of_kind and low <= meant <= high:
                right = replace(
                    figure,
                    number=replace(number.read_as(meant, usual), text=number.write(meant, usual)),
                )
                reach = f"antara {others[0].text} dan {others[-1].text}"
                why = f"angka lain kolom ini {reach}: titik atau koma salah letak"
                yield replace(
                    contradict_form(AuditRule.FORMAT, figure, right.text, why), right=right
                )
