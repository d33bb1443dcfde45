"""A year moved on: periods, names with a year in them, and the sources of what is still to come."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Renewal:
    """From a closed year to the next."""

    closed: int
    sources: dict[str, str] = field(default_factory=dict)
    """Ids of sources of the closed year, with those of the same sources a year later, as they are met."""

    @property
    def year(self) -> int:
        """The new year."""
        return self.closed + 1

    def is_closed(self, period: str) -> bool:
        """Say whether a period lies within the closed year."""
        return period[:4] == str(self.closed)

    def period(self, period: str) -> str:
        """Return the same part of the new year.

        Examples:
            >>> Renewal(2023).period("2023-Q3")
            '2024-Q3'
        """
        return f"{self.year}{period[4:]}"

    def words(self, text: str) -> str:
        """Return a text with the closed year moved on wherever it stands as a year.

        Examples:
            >>> Renewal(2023).words("Perjanjian Kinerja Tahun 2023, Nomor 20231")
            'Perjanjian Kinerja Tahun 2024, Nomor 20231'
        """
        return re.sub(rf"(?<![0-9]){self.closed}(?![0-9])", str(self.year), text)

    def source(self, source: str) -> str:
        """Return the id of the same source a year later.

        Examples:
            >>> Renewal(2023).source("agregat-2023-s2"), Renewal(2023).source("dkb"), Renewal(2023).source("")
            ('agregat-2024-s2', 'dkb-2024', '')
        """
        if not source:
            return ""
        renewed = self.words(source)
        if renewed == source:
            renewed = f"{source}-{self.year}"
        return self.sources.setdefault(source, renewed)
