"""The office that a report is of, as its front names it."""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.printed.document import PrintedDocument

_FRONT: Final = 40
"""Lines with words of a cover, at most."""
_LONGEST: Final = 120
_OFFICE: Final = re.compile(
    r"(?:dinas|badan|inspektorat|sekretariat|kecamatan|kelurahan|rumah sakit|rsud|puskesmas|satuan|kantor)\b"
    r"(?!.*[.:;?!]\s|.*\d)",
    re.IGNORECASE,
)
"""A line that is the name of an office, and no sentence of it."""
_PLACE: Final = re.compile(
    r"(?:pemerintah(?:an)?\s+)?(?:daerah\s+)?"
    r"(?P<place>(?:kabupaten|kota|provinsi)\s+[A-Z][\w'\u2019 -]{2,40})",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj|lkip|lakip|lkjip)(?:\s+instansi\s+pemerintah)?"
    r"(?:\s+\(\w+\))?(?:\s+tahun)?(?:\s+(?:19|20)\d\d)?(?:\s*[-\u2013\u2014:]\s*|\s+)"
    r"(?P<office>.+?)(?:\s+(?:tahun\s+)?(?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""The title of the report with its office behind it: `LKIP 2021 - Dinas Perdagangan Kota X`."""
_PLACED: Final = re.compile(r"\s(?:kabupaten|kota|provinsi)\s+[A-Z]", re.IGNORECASE)


def name_office(document: PrintedDocument) -> str:
    """Return the office with its place, from lines of their own on the cover; empty where none is there."""
    lines = [" ".join(line.text.split()).rstrip(" .,") for line in document.lines if not line.is_row]
    front = [_without_title(line) for line in lines if line and len(line) <= _LONGEST][:_FRONT]
    office = next((place for place, line in enumerate(front) if _OFFICE.match(line)), None)
    if office is None:
        return ""
    if _PLACED.search(front[office]):
        return front[office]
    beside = (*front[office + 1 : office + 3], *reversed(front[max(office - 3, 0) : office]))
    place = next((match["place"] for line in beside if (match := _PLACE.match(line))), "")
    return f"{front[office]} {place.rstrip()}" if place else ""


def _without_title(line: str) -> str:
    """Return what stands in a line of the cover beside the title of the report and its year."""
    titled = _TITLE.fullmatch(line)
    return titled["office"] if titled else line
