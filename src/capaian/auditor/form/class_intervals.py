"""Limits of classes: each must begin where the next lower one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form
from capaian.auditor.document.grids import GridCell
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.quantities.figures import words_at
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.scales import INTERVAL_FORM, MIN_CLASSES
from capaian.domain.audit import AuditRule

_OF_CLASSES: Final = re.compile(
    r"interval|kategori|nilai|skala|kelas|predikat|mutu", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Interval:
    cell: GridCell
    low: PrintedNumber
    high: PrintedNumber


def audit_class_intervals(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield the classes that overlap with the next lower one, or leave a gap above it."""
    if not _OF_CLASSES.search(f"{table.grid.caption} {' '.join(map(' '.join, table.grid.heads))}"):
        return
    for column in range(table.grid.width):
        found = [each for row in table.grid.rows if (each := _interval(row[column])) is not None]
        ordered = sorted(found, key=lambda each: each.low.value, reverse=True)
        if len(ordered) < MIN_CLASSES:
            continue
        pairs = [*pairwise(ordered)]
        apart = [pair for pair in pairs if not _join(*pair)]
        if apart and 2 * len(apart) <= len(pairs):
            yield from (_contradiction(*pair, table) for pair in apart)


def _interval(cell: GridCell | None) -> _Interval | None:
    match = INTERVAL_FORM.fullmatch(cell.flat) if cell is not None else None
    if cell is None or match is None or match["sign"] or not match["high"]:
        return None
    low, high = (
        read_numbers(match[name].rstrip(".,"), cell.place.line)[0] for name in ("low", "high")
    )
    return _Interval(cell, low, high) if low.value < high.value else None


def _join(upper: _Interval, lower: _Interval) -> bool:
    """Whether one class begins where the other ends: at the same figure, or one step above it."""
    step = max(upper.low.step, lower.high.step)
    return 0 <= upper.low.value - lower.high.value <= step


def _contradiction(upper: _Interval, lower: _Interval, table: GridQuantities) -> Contradiction:
    gap = upper.low.value - lower.high.value
    words = "bertumpang tindih" if gap < 0 else "menyisakan celah"
    name = lower.cell.flat
    quantity = words_at(lower.cell.place, name, table.year, table.grid.name, name, lower.high)
    why = f"kelas {name} dan {upper.cell.flat} {words}"
    return contradict_form(AuditRule.INTERVAL, quantity, "batas yang bersambung", why, name)
