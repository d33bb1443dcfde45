"""Classes by which things are counted run on without gap: `60 - 119`, `120 - 179`, `180 - 239`.

They have no names as those of a scale do; that most begin where the one before ends tells how they run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.classes import find_scales, prints_scale, read_range
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST: Final = 3
"""Neighbours that run on, so that one which does not is a slip."""


@dataclass(frozen=True, slots=True)
class _Class:
    """A class with its bounds as printed."""

    line: int
    text: str
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    """Between the end of a class and the beginning of the next, where both bounds belong to it."""

    @property
    def width(self) -> Decimal | None:
        return None if self.low is None or self.high is None else self.high - self.low


def check_counted_classes(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield for each two neighbouring classes of a table whether the one goes on where the other ends."""
    scales = find_scales(report.document)
    for understood in report.tables:
        if not prints_scale(understood.table, scales):
            for column in (column.index for column in understood.columns):
                yield from _of_column(understood, column)


def _of_column(understood: UnderstoodTable, column: int) -> Iterator[Statement]:
    classes = [*_classes(understood, column)]
    pairs = [*pairwise(classes)]
    held = [_runs_on(lower, upper) for lower, upper in pairs]
    wrong = [pair for pair, holds in zip(pairs, held, strict=True) if not holds]
    if len(wrong) > 1 or len(pairs) - len(wrong) < _FEWEST:
        return
    widths = [known.width for known in classes if known.width is not None]
    for lower, upper in pairs:
        yield _statement(understood.table, lower, upper, widths, holds=(lower, upper) not in wrong)


def _classes(understood: UnderstoodTable, column: int) -> Iterator[_Class]:
    """Yield the classes of a column of nothing else, from the lowest on."""
    found = []
    for row in understood.items:
        text = row.row.cells[column].text.strip()
        bounds = read_range(text)
        if bounds is None:
            return
        low, high, _, _, decimals = bounds
        found.append(_Class(row.row.line, text, low, high, Decimal(1).scaleb(-decimals)))
    yield from sorted(found, key=lambda each: (each.low is not None, each.low or 0))


def _runs_on(lower: _Class, upper: _Class) -> bool:
    """Whether no value lies between two classes, or in both; an open one may leave its end out."""
    if lower.high is None or upper.low is None:
        return False
    is_open = lower.low is None or upper.high is None
    between = upper.low - lower.high
    return between == min(lower.step, upper.step) or (is_open and between == 0)


def _statement(
    table: PrintedTable, lower: _Class, upper: _Class, widths: Sequence[Decimal], *, holds: bool
) -> Statement:
    """Return what two neighbours are; the one of another width than most is the one to be mended."""
    usual = max(widths, key=widths.count)
    is_lower = lower.width != usual
    wrong, other = (lower, upper) if is_lower else (upper, lower)
    found = "" if holds else f"selang yang bersambung dengan “{other.text}”"
    why = f"Selang “{lower.text}” dan “{upper.text}” tidak bersambung, padahal selang lainnya bersambung."
    return Statement(
        AuditRule.INTERVAL,
        holds,
        wrong.line,
        wrong.text,
        found,
        why,
        table.name,
        Level.WARNING,
        (other.line,),
    )
