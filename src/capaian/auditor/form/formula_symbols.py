"""Symbols of formulas: below the heading `Q3 (Cakupan KIA)` the result is called Q3,
and no other symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_form
from capaian.auditor.document.passages import TextLine
from capaian.auditor.quantities.figures import words_at
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.audit import AuditRule

_HEADING: Final = re.compile(r"\W*(?P<symbol>[A-Z]{1,3}\d{1,2})\s*[(:.\-\u2013]\s*[A-Z][a-z]")
_RESULT: Final = re.compile(r"(?<![\w}])(?P<symbol>[A-Z]{1,3}\d{1,2})\s*=")
MIN_HEADINGS: Final = 3
"""Headings with a symbol that make a series of them."""


def audit_formula_symbols(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the results that bear the symbol of another heading."""
    headings = {
        match["symbol"]
        for line in report.text_lines
        if (match := _HEADING.match(line.text)) is not None
    }
    if len(headings) < MIN_HEADINGS:
        return
    current = ""
    for line in report.text_lines:
        if (heading := _HEADING.match(line.text)) is not None:
            current = heading["symbol"]
        elif (
            current
            and (result := _RESULT.search(line.text)) is not None
            and (result["symbol"] != current and result["symbol"] in headings)
        ):
            yield _contradiction(line, result["symbol"], current, report.year)


def _contradiction(line: TextLine, printed: str, right: str, year: int) -> Contradiction:
    quantity = words_at(line.place, line.text, year, "rumus")
    why = f"rumus ini di bawah judul {right}, hasilnya disebut {printed}"
    return contradict_form(AuditRule.LABEL, quantity, right, why, printed)
