"""Columns of months: each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.document.grids import Place
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import Label
from capaian.auditor.quantities.roles import Period, Role
from capaian.domain.audit import AuditRule

_MONTHS: Final = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "ag", "sep", "okt", "nov", "des")
_MONTH: Final = re.compile(rf"\W*({'|'.join(_MONTHS)})[a-z]*\W*", re.IGNORECASE)
MIN_MONTHS: Final = 6


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
        place = Place(table.grid.place.line if page is None else page, page)
        number = read_numbers("0", place.line)[0]
        period = Period(table.year)
        quantity = Quantity(number, place, Label(""), Role.OTHER, period, table.grid.name, "\t".join(heads))
        why = f"bulan {again[0].upper()} dua kali, {missing.upper()} tidak ada"
        yield Contradiction(
            AuditRule.LABEL, quantity, missing.upper(), why, Evidence.FORM, printed=again[0].upper()
        )
