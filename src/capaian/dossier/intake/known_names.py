"""Names that say nothing of figures: those of areas and of the work plan, and codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self

from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.areas import AreaBook, every_area
from capaian.dossier.intake.row_kinds import CODE
from capaian.dossier.intake.words import squeeze


@dataclass(frozen=True)
class KnownNames:
    """What rows may be called in full."""

    areas: AreaBook = field(default_factory=lambda: AreaBook({}))
    work: frozenset[str] = frozenset()
    """Official names of programs, activities and sub-activities, squeezed."""
    place: str = ""
    """Name of the own regency."""

    @classmethod
    def of(cls, office: OfficeYear, rules: RuleSet) -> Self:
        """Return the names that an office and the law know."""
        official = (entry.name for entry in rules.nomenclature)
        work = frozenset(map(squeeze, (*official, *(node.name for node in office.nodes))))
        return cls(every_area(office, rules), work, office.office.regency_name)

    def has(self, text: str, code: str = "") -> bool:
        """Say whether a text is a name or a code in full, and no word more.

        Args:
            text: The text.
            code: The area that it has to be, where its row was taken for one.
        """
        if CODE.fullmatch(text) or squeeze(text) in self.work:
            return True
        area = self.areas.sure(text) if self._is_plain(text) else None
        return area is not None and code in ("", area)

    def _is_plain(self, text: str) -> bool:
        """Say whether a text has no sign that parts a name from anything said of it."""
        return not any(sign in text for sign in "*;:=") or text.strip()[-1:] == ":"
