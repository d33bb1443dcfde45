"""Decrees on key indicators: each key indicator of the plan stands in an annex of the decree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear
from capaian.rules.quality.contradiction import contradiction

_IKU: Final = "iku"


def check_decrees(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield each key indicator that a decree on key indicators leaves out, with both places.

    A decree without annexes of its own lists what the plan says, so nothing can differ.
    """
    keys = [indicator for indicator in office_year.indicators if indicator.is_key]
    for document in office_year.documents:
        if _IKU not in document.use or not document.annexes:
            continue
        listed = {code for annex in document.annexes for entry in annex.entries for code in entry.indicators}
        for indicator in keys:
            if indicator.code not in listed:
                message = (
                    f"{indicator.code} adalah indikator kinerja utama menurut {indicator.place}, tetapi"
                    f" tidak ada dalam lampiran {document.title}; keputusan dan laporan akan menyebut"
                    " indikator yang berbeda."
                )
                subject = f"papers_differ:{document.id}:{indicator.code}:entries"
                yield contradiction(subject, message, document.place, str(indicator.code))
