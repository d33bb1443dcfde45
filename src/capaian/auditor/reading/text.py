"""Text files: cells parted by tabs or bars,
else pages of words in the places that blanks give them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from capaian.auditor.printed.lines import PrintedLine
from capaian.auditor.reading.content import ReportContent
from capaian.auditor.reading.page import Page, Word

_BREAK: Final = re.compile(r"(?:\s*</?(?:p|br|div)\b[^<>]*>)+\s*", re.IGNORECASE)
"""Where a line of a cell ends: `Realisasi<br>Tahun 2022` is of two words."""
_TAG: Final = re.compile(r"</?(?:b|i|u|sup|sub|span|strong|em)\b[^<>]*>", re.IGNORECASE)
_BOLD: Final = re.compile(r"(?<!\d)(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\d)")
_OPEN_BOLD: Final = re.compile(r"^(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)$")
"""Bold print that goes on over several lines."""
_MARK: Final = re.compile(r":?-+:?")
"""A cell of the line of markdown below the head of a table: `|---|---:|`."""
_GAP: Final = re.compile(r"\S {3,}\S")
_WORD: Final = re.compile(r"\S+")
_FEED: Final = "\f"
MIN_BARRED_ROWS: Final = 2
"""Lines in a row with as many bars that make a table."""
MIN_GAPPED_LINES: Final = 3
"""Lines with wide gaps that make a text one of columns."""
MAX_CELLS: Final = 63
"""Of a row; a line with more between tabs is none of a table."""
KEY_LETTERS: Final = 30
"""Letters of a running head that are the same on each page."""
MIN_PAGES_OF_HEAD: Final = 3
LINES_OF_PAGE: Final = 66
"""Of a text without breaks between its pages."""
SIGN_WIDTH, LINE_HEIGHT, LINE_PITCH = 6.5, 10.0, 12.0
"""Points of a sign, of a line, and from one line to the next:
two blanks are as wide as a gap of columns.
"""


def read_text(text: str) -> ReportContent:
    """Return the lines of a text, or its pages; a form feed begins the next page."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    running = _running_lines(lines)
    bare = ["" if at in running else line.replace(_FEED, " ") for at, line in enumerate(lines)]
    barred = _barred_rows(bare)
    has_cells = "\t" in text or barred
    if not has_cells and sum(bool(_GAP.search(line)) for line in bare) >= MIN_GAPPED_LINES:
        return ReportContent(pages=tuple(_pages_of(bare, _page_ends(lines))))
    return ReportContent(lines=tuple(_lines_of(lines, bare, barred)))


def read_lines(text: str) -> tuple[PrintedLine, ...]:
    r"""Return the lines of a text with tabs or bars.

    Fragments of HTML and marks of bold print are left out, so that words read as they were
    printed.

    Examples:
        >>> [line.cells for line in read_lines("Tabel 1\n1\tJUAI\t12.364")]
        [('Tabel 1',), ('1', 'JUAI', '12.364')]
    """
    lines = text.split("\n")
    return tuple(_lines_of(lines, lines, _barred_rows(lines)))


def _lines_of(
    lines: Sequence[str], bare: Sequence[str], barred: dict[int, tuple[str, ...]]
) -> list[PrintedLine]:
    has_pages = any(_FEED in line for line in lines)
    page, found = 1, []
    for at, line in enumerate(lines):
        page += line.count(_FEED)
        row = barred.get(at, tuple(bare[at].split("\t")))
        cells = tuple(map(_clean, row if len(row) <= MAX_CELLS else (" ".join(row),)))
        found.append(PrintedLine(at + 1, cells, page if has_pages else None))
    return found


def _pages_of(lines: Sequence[str], ends: Sequence[tuple[int, int]]) -> list[Page]:
    """Return lines as pages of words, each as far from the left as the signs before it reach."""
    pages = []
    for number, (start, end) in enumerate(ends, start=1):
        words = [
            Word(
                SIGN_WIDTH * found.start(),
                LINE_PITCH * row,
                SIGN_WIDTH * found.end(),
                LINE_PITCH * row + LINE_HEIGHT,
                found[0],
            )
            for row, line in enumerate(lines[start:end])
            for found in _WORD.finditer(line)
        ]
        width = max((word.right for word in words), default=0.0)
        height = LINE_PITCH * (end - start)
        pages.append(
            Page(number, width, height, tuple(words), first_line=start + 1, pitch=LINE_PITCH)
        )
    return pages


def _barred_rows(lines: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return the cells of lines that bars part, as many in each of several lines,
    by their place.
    """
    found: dict[int, tuple[str, ...]] = {}
    start = 0
    for count, those in groupby(map(_barred, lines), key=len):
        rows = [*those]
        if count > 1 and len(rows) >= MIN_BARRED_ROWS:
            found |= {
                start + place: ("",) if all(map(_MARK.fullmatch, row)) else row
                for place, row in enumerate(rows)
            }
        start += len(rows)
    return found


def _barred(line: str) -> tuple[str, ...]:
    """Return what bars part in a line, those at its ends aside; nothing where none does.

    Examples:
        >>> _barred("| 1 | Juai | |"), _barred("1 | Juai"), _barred("Juai"), _barred(" | Jumlah")
        (('1', 'Juai', ''), ('1', 'Juai'), (), ('', 'Jumlah'))
    """
    if "|" not in line:
        return ()
    has_edge = line.startswith("|") or line.rstrip().endswith("|")
    bare = (line.strip().removeprefix("|") if has_edge else line).removesuffix("|")
    return tuple(cell.strip() for cell in bare.split("|"))


def _running_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines that stand at the edge of several pages,
    with another number or chapter on each.
    """
    if not any(_FEED in line for line in lines):
        return set()
    pages = _page_ends(lines)
    edges: set[int] = set()
    for start, end in pages:
        filled = [at for at in range(start, end) if lines[at].strip(" \t\f")]
        edges |= {*filled[:1], *filled[-1:]}
    words = {at: " ".join(lines[at].split()) for at in edges}
    keys = {at: re.sub(r"\d+|\b[ivxlc]+\b", "#", text)[:KEY_LETTERS] for at, text in words.items()}
    counts = Counter(keys.values())
    return {at for at, key in keys.items() if counts[key] >= MIN_PAGES_OF_HEAD and "#" in key}


def _page_ends(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return where pages begin and end."""
    breaks = [at for at, line in enumerate(lines) if _FEED in line]
    if not breaks:
        breaks = [*range(LINES_OF_PAGE, len(lines), LINES_OF_PAGE)]
    return [*pairwise([0, *breaks, len(lines)])]


def _clean(cell: str) -> str:
    if "<" not in cell and "**" not in cell and "__" not in cell:
        return cell.strip()
    words = _TAG.sub("", _BREAK.sub(" ", cell)).strip()
    return _OPEN_BOLD.sub("", _BOLD.sub(r"\2", words).strip())
