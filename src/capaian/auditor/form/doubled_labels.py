"""Names of rows: printed twice where another table has them once,
or of two levels in two tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form, contradict_link
from capaian.auditor.document.grids import GridCell, TableGrid
from capaian.auditor.findings import MAX_NAME, MAX_VALUE_LETTERS
from capaian.auditor.quantities.figures import PrintedQuantity, words_at
from capaian.auditor.quantities.labels import MEAN, MIN_WORDS_OF_NAME, RowLabel, stems_of
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.audit import AuditRule

MIN_ROWS: Final = 5
MAX_SHARE_OF_DOUBLED: Final = 0.25
"""Part of the names of a list that may be doubled; in more, the list repeats them on purpose."""


def audit_doubled_labels(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the second print of a name in a list, where other tables have it once at most."""
    lists = [_names(table.grid) for table in report.tables]
    for at, names in enumerate(lists):
        doubled = {name: cells for name, cells in names.items() if len(cells) == 2}
        if len(names) < MIN_ROWS or len(doubled) > MAX_SHARE_OF_DOUBLED * len(names):
            continue
        for name, cells in doubled.items():
            prints = [
                len(other[key])
                for place, other in enumerate(lists)
                for key in other
                if place != at and key.stems == name.stems
            ]
            is_next = cells[1].top - cells[0].top <= 1  # One thing over two rows.
            if prints and max(prints) == 1 and not is_next:
                yield _contradiction(cells, report.year)


@dataclass(frozen=True, slots=True)
class _Name:
    """What a list may have once: an activity and its part, or a mean of several,
    may share their words.
    """

    tier: str
    is_mean: bool
    stems: frozenset[str]


def _names(grid: TableGrid) -> Mapping[_Name, Sequence[GridCell]]:
    found: dict[_Name, list[GridCell]] = defaultdict(list)
    for row in grid.rows:
        for cell in row:
            if (
                cell is None or cell.is_figure or cell.flat.startswith("Tabel ")
            ):  # a place, and no name
                continue
            stems = stems_of(cell.flat)
            if len(stems) >= MIN_WORDS_OF_NAME:
                is_mean = MEAN.search(cell.flat) is not None
                found[_Name(RowLabel(cell.flat).tier, is_mean, stems)].append(cell)
    return found


def _contradiction(cells: Sequence[GridCell], year: int) -> Contradiction:
    first, second = cells
    quantity = words_at(second.place, second.flat, year, "daftar", second.flat)
    return contradict_form(
        AuditRule.LABEL,
        quantity,
        "nama lain",
        f"{second.flat[:MAX_NAME]} sudah tercetak di {first.place.name}; "
        "di tabel lain hanya sekali",
        second.flat[:MAX_VALUE_LETTERS],
    )


def audit_plan_levels(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield rows whose level another table names otherwise;
    a name that one table has at both is left out.
    """
    levels: dict[frozenset[str], dict[str, PrintedQuantity]] = defaultdict(dict)
    shared: set[frozenset[str]] = set()
    for table in report.tables:
        own: dict[frozenset[str], set[str]] = defaultdict(set)
        for label, row in zip(table.labels, table.rows, strict=True):
            if row and label.tier and len(label.stems) >= MIN_WORDS_OF_NAME:
                own[label.stems].add(label.tier)
                levels[label.stems].setdefault(label.tier, next(iter(row.values())))
        shared |= {stems for stems, tiers in own.items() if len(tiers) > 1}
    for stems, tiers in levels.items():
        if len(tiers) == 2 and stems not in shared:
            (first, right), (second, wrong) = tiers.items()
            name = right.label.text[:MAX_NAME]
            why = f"{name} ({right.source}) disebut {first}, di sini {second}"
            yield contradict_link(AuditRule.LABEL, wrong, first, why, second, (right,))
