"""The file of an audited report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NO_REPORT: Final = "tidak tampak seperti laporan kinerja"
"""Indonesian: what is said of a file without the words of the field."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """The audited file."""

    path: str
    pages: int
    lines: int
    tables: int
    sha256: str
    unreadable: tuple[int, ...] = ()
    """Pages without text, such as scans."""
    untabled: tuple[str, ...] = ()
    """Numbers of the tables with a caption of which no row was read: `3.10`."""
    is_of_field: bool = True
    """Whether it has the words of a performance report at all."""
    office: str = ""
    """Whose report it is, as its cover names it, or its text does; empty where neither does."""
    year: int | None = None
    """The year that it reports on, as its titles say; `None` before it is audited, and where none does."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Indonesian: the lines below its name in a list: whose it is, and that it looks like no report.

        Examples:
            >>> ReportFile("a.txt", 0, 12, 1, "", is_of_field=False).remarks
            ('tidak tampak seperti laporan kinerja',)
        """
        return tuple(filter(None, (self.office, "" if self.is_of_field else NO_REPORT)))
