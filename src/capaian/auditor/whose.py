"""Whose report it is: a dossier of another office, place or year explains none of its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from capaian.auditor.office_names import name_office
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding.report import year_of
from capaian.domain.office_year import OfficeYear

_KIND: Final = re.compile(r"^(?:kabupaten|kota|provinsi)(?: administrasi)?\s+", re.IGNORECASE)
_PLACES: Final = re.compile(r"\b(?:kabupaten|kab\.|kota)\s+(?!ini\b|lain|se-)[a-z]{3,}", re.IGNORECASE)
_COVER: Final = 30
"""First lines with words, among which a report tells its year."""
_FEWEST: Final = 2
"""Times that a report names its own place, at least."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The office, the place and the year of a dossier."""

    office: str
    place: str
    year: int

    @classmethod
    def of(cls, year: OfficeYear) -> Whose:
        """Return whose dossier it is."""
        return cls(year.office.name, year.office.regency_name, year.year)

    def tell_other(self, document: PrintedDocument) -> str:
        """Return Indonesian words on why a report is of another dossier; empty where nothing says so."""
        text = " ".join(" ".join(line.text for line in document.lines).casefold().split())
        reasons = [*self._other_place(text), *self._other_office(document, text), *self._other_year(document)]
        if not reasons:
            return ""
        own = f"Dossier ini milik {self.office} {self.place} tahun {self.year}"
        return f"{own}, sedangkan laporan ini {' dan '.join(reasons)}."

    def _other_place(self, text: str) -> list[str]:
        """That a report names places, and this one never."""
        name = _KIND.sub("", self.place).casefold()
        is_other = name not in text and len(_PLACES.findall(text)) >= _FEWEST
        return [f"tidak menyebut {self.place}"] if is_other else []

    def _other_office(self, document: PrintedDocument, text: str) -> list[str]:
        """That the cover names an office, and the report this one never."""
        printed = name_office(document)
        return [f"milik {printed}"] if printed and self.office.casefold() not in text else []

    def _other_year(self, document: PrintedDocument) -> list[str]:
        """That the titles tell of another year, and the cover not of this one."""
        printed = year_of(document)
        cover = [line.text for line in document.lines if line.text.strip()][:_COVER]
        is_named = any(str(self.year) in line for line in cover)
        return [f"tentang tahun {printed}"] if printed not in (None, self.year) and not is_named else []
