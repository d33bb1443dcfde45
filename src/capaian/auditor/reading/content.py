"""What the file of a report holds, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.auditor.printed.lines import PrintedLine, RetypedFigure
from capaian.auditor.reading.page import Page


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Lines with cells, or pages of words."""

    sha256: str = ""
    lines: tuple[PrintedLine, ...] = ()
    pages: tuple[Page, ...] = ()
    """Of a pdf without running heads and feet, or of a text whose columns are set with blanks."""
    is_pdf: bool = False
    is_word: bool = False
    unreadable: tuple[int, ...] = ()
    """Pages with next to no text, and those that are damaged,
    so that their text may not be whole.
    """
    retyped: tuple[RetypedFigure, ...] = ()
    """Figures typed over since it was made;
    known where the file keeps those that it was made with.
    """
    has_unfit_record: bool = False
    """Whether its record of figures is damaged, was changed, or is of another report."""
