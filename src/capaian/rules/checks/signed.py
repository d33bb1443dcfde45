"""Papers whose dates and numbers cannot be: changed before they were signed, or of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.domain.decree import DocumentKind
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import LegalDocument
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import write_partial_date
from capaian.domain.plan import PerformanceAgreement
from capaian.rules.agreements import line_of_revisions
from capaian.rules.facts import group
from capaian.rules.spans import last_day, span_of

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def check_signed(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every agreement and paper whose date or number contradicts another one or itself."""
    lines = group(office_year.agreements_of_year, line_of_revisions)
    for line in lines.values():
        for before, after in pairwise(sorted(line, key=lambda agreement: agreement.revision)):
            yield from _check_revision(before, after)
    for document in office_year.documents:
        yield from _check_year(document)
    papers = (d for d in office_year.documents if d.number and d.kind not in (None, DocumentKind.LAW))
    for same in group(papers, lambda document: " ".join(document.number.split()).casefold()).values():
        for document in same[1:]:
            message = f"Nomor ini juga nomor {same[0].title} ({same[0].place})."
            place = Place(document.place.file, document.place.row, "number")
            remedy = "Perbaiki salah satu nomornya."
            yield Issue(Level.WARNING, "number_twice", message, place, document.number, remedy)


def _check_revision(before: PerformanceAgreement, after: PerformanceAgreement) -> Iterator[Issue]:
    """Report a change whose last possible day lies before the first one of what it changes."""
    end = last_day(after.signed)
    if end is None or last_day(before.signed) is None or span_of(before.signed)[0] <= end:
        return
    message = (
        f"Perubahan ini ditandatangani {write_partial_date(after.signed)}, sebelum {before.title} yang "
        f"diubahnya ({write_partial_date(before.signed)})."
    )
    place, first = (Place(each.place.file, each.place.row, "signed") for each in (after, before))
    remedy = "Perbaiki tanggalnya, atau tukar nomor perubahannya (revision)."
    yield Issue(Level.ERROR, "revision_before_original", message, place, after.signed, remedy, beside=first)


def _check_year(document: LegalDocument) -> Iterator[Issue]:
    years, day = _YEAR.findall(document.number), last_day(document.date)
    if years and day is not None and str(day.year) not in years:
        message = (
            f"Nomornya menyebut tahun {years[-1]}, padahal tanggalnya {write_partial_date(document.date)}."
        )
        place = Place(document.place.file, document.place.row, "date")
        remedy = "Perbaiki nomor atau tanggalnya; biarkan bila memang demikian tercetak."
        yield Issue(Level.WARNING, "number_of_other_year", message, place, document.number, remedy)
