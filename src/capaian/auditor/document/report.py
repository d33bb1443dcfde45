"""A report as it is printed, from whatever kind of file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from capaian.auditor.document.chapters import Chapter, find_chapters
from capaian.auditor.document.grids import PrintedPlace, TableGrid
from capaian.auditor.document.line_grids import read_line_grids
from capaian.auditor.document.office_name import name_office
from capaian.auditor.document.page_grids import join_pages, read_page_layout
from capaian.auditor.document.passages import Passage, TextLine, read_passages
from capaian.auditor.printed.lines import PrintedLine
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.reading.content import ReportContent
from capaian.auditor.reading.files import read_file
from capaian.auditor.reading.page import Page

_YEAR: Final = re.compile(r"[12][09]\d\d\b(?<=\b(?:19|20)\d\d)")
_DECIMALS: Final = re.compile(r"\d([.,])\d{1,2}(?!\d)")
_PERFORMANCE: Final = re.compile(
    r"\b(?:kinerja(?:nya)?|akuntabilitas|lkj(?:ip)?|lakip|lkip)\b", re.IGNORECASE
)
"""What a report of performance is of, by the law that asks for it."""
_PLAN: Final = re.compile(
    r"\b(?:target|realisasi|capaian|indikator|sasaran|renstra|rpjmd|pagu|anggaran|program|"
    r"kegiatan)\b",
    re.IGNORECASE,
)
MIN_PLAN_WORDS: Final = 4
"""Different words of plans and budgets; minutes and statistics have some of them too."""


@dataclass(frozen=True)
class ReportPrint:
    """The tables and sentences of a report."""

    grids: tuple[TableGrid, ...]
    passages: tuple[Passage, ...]
    text_lines: tuple[TextLine, ...] = ()
    """The lines of running text, for workings that stand over several of them."""
    pages: int = 0
    """0 where the file has none."""
    lines: int = 0
    content: ReportContent = field(default_factory=ReportContent, repr=False)
    """Of its file."""

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """Its chapters and annexes in their order."""
        return tuple(find_chapters(self.text_lines))

    @cached_property
    def office(self) -> str:
        """Whose report it is; empty where nothing tells."""
        return name_office([line.text for line in self.text_lines])

    @cached_property
    def is_of_field(self) -> bool:
        """Whether it has the words of a performance report;
        else nothing in it is called an error.
        """
        if _PERFORMANCE.search(self._whole) is None:
            return False
        words: set[str] = set()
        for match in _PLAN.finditer(self._whole):
            words.add(match[0].lower())
            if len(words) >= MIN_PLAN_WORDS:
                return True
        return False

    @cached_property
    def style(self) -> NumberStyle:
        """How most of its numbers mark decimals."""
        marks = Counter(_DECIMALS.findall(self._whole))
        return NumberStyle.INDONESIAN if marks[","] >= marks["."] else NumberStyle.ENGLISH

    @cached_property
    def year(self) -> int:
        """The year that it names most; 0 where it names none."""
        years = Counter(map(int, _YEAR.findall(self._whole)))
        return max(years, key=lambda year: years[year], default=0)

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._texts())

    def _texts(self) -> Iterator[str]:
        yield from (passage.text for passage in self.passages)
        for grid in self.grids:
            yield from (words for path in grid.heads for words in path)
            yield from (cell.text for row in grid.rows for cell in row if cell)


def read_printed(path: Path) -> ReportPrint:
    """Read a report of any kind.

    Raises:
        FileError: It is of another kind, locked, damaged, empty, unsafe or too large.
        ToolMissingError: The packages that read its kind are not installed.
    """
    return print_of_content(read_file(path))


def print_of_content(content: ReportContent) -> ReportPrint:
    """Return the report that the content of a file shows."""
    printed = print_of_pages(content.pages) if content.pages else print_of_lines(content.lines)
    return replace(
        printed, content=content, pages=printed.pages if content.is_pdf or content.lines else 0
    )


def print_of_pages(pages: Sequence[Page]) -> ReportPrint:
    """Return the report that pages show."""
    read = [read_page_layout(page) for page in pages]
    lines = tuple(line for page in read for line in page.lines)
    grids = tuple(join_pages(read))
    count = len(lines) + sum(len(grid.rows) for grid in grids)
    return ReportPrint(grids, tuple(read_passages(lines)), lines, len(read), count)


def print_of_lines(lines: Sequence[PrintedLine]) -> ReportPrint:
    """Return the report that lines with their cells make."""
    running = [line for line in lines if not line.is_row]
    texts = [
        TextLine(line.text, PrintedPlace(line.number, line.page), begins=True)
        for line in running
        if line.text.strip()
    ]
    passages = tuple(read_passages(texts))
    pages = max((line.page or 0 for line in lines), default=0)
    return ReportPrint(tuple(read_line_grids(lines)), passages, tuple(texts), pages, len(lines))
