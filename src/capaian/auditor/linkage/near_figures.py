"""Long figures that are printed once, one slip of the hand from a figure
that is printed elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import MIN_AMOUNT_DIGITS, PrintedQuantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.issue import Level

MIN_SIGNIFICANT: Final = 6
"""Digits before the noughts at the end."""


def find_near_figures(report: ReportQuantities) -> Iterator[QuantityLink]:
    """Yield pairs of figures that one slip of the hand makes of each other."""
    prints: dict[str, list[PrintedQuantity]] = defaultdict(list)
    in_tables = {id(quantity) for table in report.tables for quantity in table.all()}
    for quantity in report.all():
        digits = quantity.digits
        if len(digits) >= MIN_AMOUNT_DIGITS and len(digits.rstrip("0")) >= MIN_SIGNIFICANT:
            prints[digits].append(quantity)
    patterns = _by_pattern(prints)
    for digits, quantities in prints.items():
        others = {other for pattern in _patterns(digits) for other in patterns[pattern]} - {digits}
        for other in sorted(others):
            best = max(prints[other], key=lambda quantity: id(quantity) in in_tables)
            is_surer = len(prints[other]) > len(quantities) or id(best) in in_tables
            # Of two prints in sentences alone either may be the wrong one.
            is_open = (
                len(prints[other]) == len(quantities)
                and best.place.line < quantities[0].place.line
            )
            # In a table the column of a figure speaks for it.
            is_of_text = not any(id(quantity) in in_tables for quantity in quantities)
            if (is_surer or is_open) and is_of_text:
                gap = abs(best.value - quantities[0].value)
                if not any(each.value == gap for each in _figures_of_table(best, report)):
                    level = Level.ERROR if is_surer else Level.WARNING
                    yield from (QuantityLink(quantity, best, level) for quantity in quantities)


def _figures_of_table(
    quantity: PrintedQuantity, report: ReportQuantities
) -> Iterator[PrintedQuantity]:
    """Yield the figures of the table of a figure: one that differs by one of them is a total."""
    for table in report.tables:
        if any(each is quantity for each in table.all()):
            yield from table.all()


def _by_pattern(prints: Mapping[str, Sequence[PrintedQuantity]]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for digits in prints:
        for pattern in _patterns(digits):
            found[pattern].add(digits)
    return found


def _patterns(digits: str) -> Iterator[str]:
    """Yield what a number and each of its slips have in common: one digit open,
    or two neighbours swapped.
    """
    for at in range(len(digits)):
        yield f"{digits[:at]}?{digits[at + 1 :]}"
    for at in range(len(digits) - 1):
        pair = "".join(sorted(digits[at : at + 2]))
        if pair[0] != pair[1]:
            yield f"{digits[:at]}<{pair}>{digits[at + 2 :]}"
