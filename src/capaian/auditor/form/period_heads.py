"""Columns of months and years: each month once,
and the years that the words above a table name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, as_error, contradict_form
from capaian.auditor.document.grids import PrintedPlace
from capaian.auditor.quantities.figures import words_at
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.roles import years_in
from capaian.domain.audit import AuditRule

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "mei",
    "jun",
    "jul",
    "ag",
    "sep",
    "okt",
    "nov",
    "des",
)
_MONTH: Final = re.compile(rf"\W*({'|'.join(_MONTHS)})[a-z]*\W*", re.IGNORECASE)
MIN_MONTHS: Final = 6
_SPAN: Final = re.compile(
    r"\b(20\d\d)\s*(?:[-\u2013]|s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|"
    r"hingga)\s*(?:tahun\s*)?(20\d\d)\b",
    re.IGNORECASE,
)


def audit_month_heads(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield a head that names a month again, on each page where it is printed."""
    heads = [path[-1] if path else "" for path in table.grid.heads]
    months = [match[1].lower() for head in heads if (match := _MONTH.fullmatch(head))]
    again = [month for at, month in enumerate(months) if month in months[:at]]
    if len(months) < MIN_MONTHS or not again or len(again) > 1:
        return
    missing = next((month for month in _MONTHS if month not in months), "")
    first, last = table.grid.place.page, table.grid.last_page
    pages = range(first, last + 1) if first and last else (None,)
    for page in pages:
        place = PrintedPlace(table.grid.place.line if page is None else page, page)
        quantity = words_at(place, "\t".join(heads), table.year, table.grid.name)
        why = f"bulan {again[0].upper()} dua kali, {missing.upper()} tidak ada"
        printed, right = again[0].upper(), missing.upper()
        yield as_error(contradict_form(AuditRule.LABEL, quantity, right, why, printed))


def audit_year_heads(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield the span of years above a table whose heads are as many years, and others."""
    span = _SPAN.search(table.grid.caption) or _SPAN.search(table.grid.above)
    headed = sorted(
        {year for path in table.grid.heads for head in path for year in years_in(head)}
    )
    if span is None or len(headed) < 2:
        return
    first, last = int(span[1]), int(span[2])
    right = f"{headed[0]}-{headed[-1]}"
    if len(headed) == last - first + 1 == headed[-1] - headed[0] + 1 and headed[0] != first:
        quantity = words_at(table.grid.place, table.grid.above, table.year, table.grid.name)
        why = f"kolom tabelnya {right}; di atasnya tertulis {span[0]}"
        yield contradict_form(AuditRule.YEAR, quantity, right, why, span[0])
