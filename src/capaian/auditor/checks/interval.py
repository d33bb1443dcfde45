"""A class table covers its range: no gap that a value could fall into, no overlap, a high enough top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.scale import classified_values
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.classes import PrintedClass, Scale, find_scales
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal

_POINTS: Final = 500
"""Where a scale that reaches so far has whole bounds, its values are points."""


def check_interval(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each pair of neighbouring classes of each scale, and its top beside the highest value."""
    scales = find_scales(report.document)
    classified = [*classified_values(report)]
    for scale in scales:
        values = [number for found, number in classified if found is scale]
        decimals = _decimals(values, scale)
        yield from _merged([_neighbours(scale, *pair, decimals) for pair in pairwise(scale.classes)])
        if values and scale.top is not None:
            yield _top(scale, scale.top, values)


def _decimals(values: Sequence[PrintedNumber], scale: Scale) -> int:
    """Return how many decimals values of a scale have: most that stand twice, two where none are printed.

    Whole classes far beyond a hundred are of points, which have no decimals.
    """
    counted = Counter(number.decimals for number in values)
    own = max((decimals for decimals, count in counted.items() if count > 1), default=None)
    least = min(known.decimals for known in scale.classes)
    if own is None:
        return 0 if least == 0 and (scale.top or 0) >= _POINTS else 2
    return max(own, least)


def _merged(found: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what holds, and one statement for all neighbours of a scale that have one fault in common."""
    yield from (statement for statement in found if statement.holds)
    for expected in dict.fromkeys(statement.expected for statement in found if not statement.holds):
        same = [statement for statement in found if statement.expected == expected]
        lines = [line for statement in same for line in (statement.line, *statement.lines)]
        others = ", ".join(f"“{statement.printed}”" for statement in same[1:])
        yield replace(
            same[0],
            why=f"{same[0].why} Begitu pula {others}." if others else same[0].why,
            lines=tuple(line for line in dict.fromkeys(lines) if line != same[0].line),
        )


def _neighbours(scale: Scale, lower: PrintedClass, upper: PrintedClass, decimals: int) -> Statement:
    high, low = lower.high, upper.low
    step = Decimal(1).scaleb(-decimals)
    expected, why, level = "", "", Level.WARNING
    if high is None or low is None or low < high:
        expected = "selang yang tidak bertumpang tindih"
        why = f"Selang “{lower.text}” dan “{upper.text}” bertumpang tindih."
    elif low == high and lower.has_high and upper.has_low:
        expected, level = "batas yang hanya termasuk satu selang", Level.NOTE
        why = f"Nilai {write_decimal(low, upper.decimals)} termasuk selang “{lower.text}” dan “{upper.text}”."
    elif low - high > step or (low == high and not lower.has_high and not upper.has_low):
        between = write_decimal((low + high) / 2, max(decimals, 1))
        expected = "selang tanpa celah"
        why = (
            f"Di antara “{lower.text}” dan “{upper.text}” ada celah: nilai seperti {between} tidak termasuk"
            f" selang mana pun, padahal nilai dicetak dengan {decimals} desimal."
        )
    printed = f"{lower.text}; {upper.text}"
    return Statement(
        AuditRule.INTERVAL, not expected, upper.line, printed, expected, why, scale.name, level, (lower.line,)
    )


def _top(scale: Scale, top: Decimal, values: Sequence[PrintedNumber]) -> Statement:
    above = [number for number in values if number.value > top]
    last = scale.classes[-1]
    names = ", ".join(dict.fromkeys(number.text for number in above))
    return Statement(
        AuditRule.INTERVAL,
        not above,
        last.line,
        last.text,
        f"selang untuk nilai di atas {write_decimal(top, last.decimals)}",
        f"Skala berakhir pada {write_decimal(top, last.decimals)}, padahal tercetak nilai {names}.",
        scale.name,
        Level.WARNING,
        tuple(dict.fromkeys(number.spot.line for number in above)),
    )
