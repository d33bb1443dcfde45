"""The day of a performance agreement: `Perjanjian Kinerja Tahun 2031 ditandatangani pada 15 Januari 2032`.

An agreement on a year is made in it, or in the last months before it; one made after it agrees on nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.worded import Worded
from capaian.domain.audit import AuditRule
from capaian.domain.period import MONTHS

_MONTHS: Final = tuple(map(str.casefold, MONTHS))
_NO_BASIS: Final = (
    r"(?:(?!\b(?:peraturan|keputusan|surat|berdasarkan|sesuai|menurut|renstra|dpa|dokumen|perubahan)\b)"
    r"[^.;:()\d])"
)
"""Words between the parts of a sentence; the day of what an agreement rests on is another one."""
_MADE: Final = Worded(
    rf"\bperjanjian\s+kinerja\b{_NO_BASIS}{{0,80}}?\btahun\s+(?P<of>20\d\d)\b{_NO_BASIS}{{0,120}}?"
    rf"\b(?:ditetapkan|ditandatangani|disepakati|disahkan)\b{_NO_BASIS}{{0,120}}?"
    rf"\b(?P<date>(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)}))\s+(?P<year>20\d\d)\b"
)
_EARLIEST: Final = _MONTHS.index("september")
"""The month of the year before in which agreements begin to be made, once its budget is talked over."""


def agreement_dates(document: PrintedDocument, year: int) -> Iterator[Statement]:
    """Yield the day of each agreement on the year of a report."""
    for sentence in document.sentences_with(_MADE):
        for match in _MADE.finditer(sentence.text):
            made = int(match["year"])
            is_before = made == year - 1 and _MONTHS.index(match["month"].casefold()) >= _EARLIEST
            holds = made == year or is_before
            why = f"Perjanjian Kinerja Tahun {year} dibuat pada tahun itu, atau menjelangnya."
            if int(match["of"]) == year:
                yield Statement(
                    AuditRule.YEAR,
                    holds,
                    sentence.line,
                    f"{match['date']} {made}",
                    f"{match['date']} {year}",
                    why,
                    sentence.place,
                )
