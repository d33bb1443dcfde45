"""Counts that stand before their name: `13 orang Jabatan Fungsional Umum`, and the row of that name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.labels import MIN_WORDS_OF_NAME, stems_of
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.issue import Level

_NAME_AFTER: Final = re.compile(
    r"\s*(?:\([a-z ]+\)\s*)?(?:orang|unit|buah|dokumen|kegiatan)\s+(?P<name>[^\d,;.()]{4,80})"
)


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
    return stems_of(re.split(r"\b(?:dan|serta|yang|sebanyak)\b", match["name"])[0]) if match else frozenset()


def _rows_of_one(report: ReportQuantities) -> Mapping[frozenset[str], Sequence[Quantity]]:
    """Return the rows that hold a single figure, by the words that name them."""
    found: dict[frozenset[str], list[Quantity]] = defaultdict(list)
    for table in report.tables:
        for label, row in zip(table.labels, table.rows, strict=True):
            if len(row) == 1:
                found[label.stems].extend(row.values())
    return found
