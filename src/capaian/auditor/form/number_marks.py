"""Numbers whose marks stand in no lawful order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_TWO_DECIMALS: Final = re.compile(r"\d{1,3},\d{1,2},\d{2}(?!\d)")
"""`212,77,00`: two decimal parts in one number."""
MIN_DIGITS: Final = 7
"""Shorter numbers with strange marks are codes and dates."""


def audit_number_marks(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield figures with a mark that is missing or one too many."""
    for quantity in report.all():
        number = quantity.number
        is_mixed = number.style is NumberStyle.MIXED and len(quantity.digits) >= MIN_DIGITS
        if is_mixed or ("," in number.text and _TWO_DECIMALS.fullmatch(number.text)):
            usual = replace(number, style=report.style).write(number.value, max(number.decimals, 0))
            why = f"{number.text}: titik dan komanya tidak teratur"
            yield Contradiction(AuditRule.FORMAT, quantity, usual, why, Evidence.FORM, Level.WARNING)
