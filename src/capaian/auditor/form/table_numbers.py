"""Numbers of tables: no two tables have one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form
from capaian.auditor.findings import MAX_NAME
from capaian.auditor.quantities.figures import words_at
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import RowLabel, likeness
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.reading.captions import says_continued
from capaian.domain.audit import AuditRule

_NUMBER: Final = re.compile(
    r"\W*tabe[l1]\W*(?P<number>\d+(?:[.,\-]\s?\d+)+)\W*(?P<title>.*)", re.IGNORECASE
)
MIN_LIKENESS_OF_SAME: Final = 0.8
"""Of two titles that are one: a table that goes on bears its title again."""


def audit_table_numbers(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the tables that bear the number of an earlier one with another title."""
    earlier: dict[str, list[RowLabel]] = defaultdict(list)
    for table in report.tables:
        match = _NUMBER.match(table.grid.caption)
        if match is None or not match["title"] or says_continued(table.grid.above):
            continue
        number, title = re.sub(r"\s", "", match["number"]), RowLabel(match["title"])
        known = earlier[number]
        if known and all(
            likeness(each.stems, title.stems) < MIN_LIKENESS_OF_SAME for each in known
        ):
            yield _contradiction(table, number, known[0], report.year)
        known.append(title)


def _contradiction(
    table: GridQuantities, number: str, other: RowLabel, year: int
) -> Contradiction:
    caption = table.grid.caption
    quantity = words_at(table.grid.place, caption, year, table.grid.name, caption)
    why = f"Tabel {number} sudah dipakai untuk {other.text[:MAX_NAME]}"
    return contradict_form(AuditRule.NUMBERING, quantity, "nomor lain", why, f"Tabel {number}")
