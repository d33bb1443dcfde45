"""Figures that quote nothing, in a place where all others are printed elsewhere in the report as well.

A box of key figures, the message of a chart, a trace repeat what tables and sentences say. Where nearly every
figure of such a place stands elsewhere too, one that does not, and is one slip of the pen from a figure that
does, is a misprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, Spot, read_numbers
from capaian.auditor.slips import changes_of
from capaian.auditor.understanding.quoting_places import (
    QuotingPlace,
    Value,
    find_quoting_places,
    printed_values,
    value_of,
)
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST: Final = 8
_MOST_LONE: Final = 0.05
"""Of so many figures, so few may stand alone: one in any case."""
_SUM: Final = re.compile(r"\d[\d.,]*(?: \+ \d[\d.,]*)+")
_SHARE: Final = re.compile(r"100 × (\d[\d.,]* ÷ \d[\d.,]*)")
_PARTS: Final = 2
_MOST_DECIMALS: Final = 4
_MOST_TOLD: Final = 3
"""More figures that it may have been meant as tell nothing."""
Printed = Mapping[Value, Sequence[PrintedNumber]]


def check_lone_quotes(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each figure of a place that repeats others."""
    printed = printed_values(report.document)
    told: set[Spot] = set()
    for place in find_quoting_places(report.document):
        seldom = [number for number in place.numbers if len(printed.get(value_of(number), ())) < 2]
        lone = [number for number in seldom if not _is_proven(number, report.document, printed)]
        if len(place.numbers) >= _FEWEST and len(lone) <= max(1, _MOST_LONE * len(place.numbers)):
            for number in place.numbers:
                if number.spot not in told:
                    yield _statement(number, place, _near(number, printed) if number in lone else {})
            told |= {number.spot for number in place.numbers}


def _is_proven(number: PrintedNumber, document: PrintedDocument, printed: Printed) -> bool:
    return (
        _has_other_zeros(number, printed)
        or _is_summand(number, document, printed)
        or _is_worked(number, document)
    )


def _has_other_zeros(number: PrintedNumber, printed: Printed) -> bool:
    """Whether a figure is printed elsewhere with other decimals: 92,50 in a table, 92,5 in a trace."""
    value, decimals = value_of(number)
    others = (other for other in range(1, _MOST_DECIMALS + 1) if other != decimals)
    return decimals > 0 and any((value, other) in printed for other in others)


def _is_worked(number: PrintedNumber, document: PrintedDocument) -> bool:
    """Whether a figure stands in a share that comes to a figure just above: `100 × 86,02 ÷ 90,00`."""
    line = number.spot.line
    text = document.line(line).cells[number.spot.cell]
    shares = (found for found in _SHARE.finditer(text) if found.start() <= number.spot.start < found.end())
    cells = enumerate(document.line(line - 1).cells) if line > 1 else ()
    above = [each for cell, told in cells for each in read_numbers(told, line - 1, cell, document.style)]
    return any(_comes_to(read_numbers(found[1], line, 0, document.style), above) for found in shares)


def _comes_to(parts: Sequence[PrintedNumber], above: Sequence[PrintedNumber]) -> bool:
    if len(parts) != _PARTS or not parts[1].value:
        return False
    share = 100 * parts[0].value / parts[1].value
    return any(
        share.quantize(Decimal(1).scaleb(-each.decimals), ROUND_HALF_UP) == each.value for each in above
    )


def _is_summand(number: PrintedNumber, document: PrintedDocument, printed: Printed) -> bool:
    """Whether a figure stands in a sum that comes to a figure of the report: `503.000 + 748.000`."""
    text = document.line(number.spot.line).cells[number.spot.cell]
    sums = (found for found in _SUM.finditer(text) if found.start() <= number.spot.start < found.end())
    parts = [read_numbers(found[0], 1, 0, document.style) for found in sums]
    return any((sum(part.value for part in those), number.decimals) in printed for those in parts)


def _near(number: PrintedNumber, printed: Printed) -> Printed:
    """Return the printed figures that one wrong or two swapped digits make of a figure."""
    values = (abs(c.value) for c in changes_of(number) if len(c.text) == len(number.text))
    keys = dict.fromkeys((value, number.decimals) for value in values)
    return {key: printed[key] for key in keys if key in printed}


def _statement(number: PrintedNumber, place: QuotingPlace, near: Printed) -> Statement:
    line = number.spot.line
    lines = tuple(min(each.spot.line for each in found) for found in near.values())
    right = " atau ".join(found[0].text for found in near.values()) if len(near) <= _MOST_TOLD else ""
    known = ", ".join(f"{found[0].text} (baris {at})" for found, at in zip(near.values(), lines, strict=True))
    why = (
        f"{number.text} tidak tercetak di tempat lain, padahal hampir semua angka lain di {place.words} "
        f"tercetak juga di bagian lain laporan. Yang berbeda satu angka: {known}."
    )
    return Statement(
        AuditRule.CROSSREF,
        not near,
        line,
        number.signed,
        right,
        why,
        f"baris {line}, {place.words}",
        # a text may have lost the place that prints the figure, too
        Level.WARNING,
        lines=lines if len(near) <= _MOST_TOLD else (),
        spots=(number.spot,),
    )
