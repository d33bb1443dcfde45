"""Text files: one line of the file is one line of the report, cells are parted by tabs, bars or blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.bare_rows import part_bare_rows
from capaian.auditor.reading.blanks import is_set_with_blanks, part_columns
from capaian.auditor.reading.cells import MOST_CELLS

_BREAK: Final = re.compile(r"(?:\s*</?(?:p|br|div)\b[^<>]*>)+\s*", re.IGNORECASE)
"""Where a line of a cell ends: `Realisasi<br>Tahun 2022` is of two words."""
_TAG: Final = re.compile(r"</?(?:b|i|u|sup|sub|span|strong|em)\b[^<>]*>", re.IGNORECASE)
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_OPEN_BOLD: Final = re.compile(r"^(?:\*\*|__)(?=\S)|(?<=\S)(?:\*\*|__)$")
"""Bold print that goes on over several lines."""
_MARK: Final = re.compile(r":?-+:?")
"""A cell of the line of markdown below the head of a table: `|---|---:|`."""
_FEWEST_ROWS: Final = 2
"""Lines in a row with as many bars that make a table."""
_FEED: Final = "\f"
_BLANK: Final = " \t\f"
_LONGEST_KEY: Final = 30
"""Letters of a running head that are the same on each page."""
_FEWEST_PAGES: Final = 3


def read_lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a text; a form feed begins the next page.

    Fragments of HTML and marks of bold print are left out, so that words read as they were printed.

    Examples:
        >>> [line.cells for line in read_lines("Tabel 1\n1\tJUAI\t12.364")]
        [('Tabel 1',), ('1', 'JUAI', '12.364')]
    """
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    has_pages = _FEED in text
    page = 1
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    running = _running_lines(lines)
    bare = ["" if place in running else line.replace(_FEED, " ") for place, line in enumerate(lines)]
    barred = _barred_rows(bare)
    bare = ["" if place in barred else line for place, line in enumerate(bare)]
    rows = [tuple(line.split("\t")) for line in bare] if "\t" in text else _part_rows(bare, _pages(lines))
    rows = [barred.get(place, row) for place, row in enumerate(rows)]
    for number, (line, row) in enumerate(zip(lines, rows, strict=True), start=1):
        page += line.count(_FEED)
        cells = tuple(map(_clean, row if len(row) <= MOST_CELLS else (" ".join(row),)))
        yield Line(number, cells, page if has_pages else None)


def _barred_rows(lines: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return the cells of lines that bars part, as many in each of several lines, by their place."""
    found: dict[int, tuple[str, ...]] = {}
    start = 0
    for count, those in groupby(map(_barred, lines), key=len):
        rows = [*those]
        if count > 1 and len(rows) >= _FEWEST_ROWS:
            found |= {
                start + place: ("",) if all(map(_MARK.fullmatch, row)) else row
                for place, row in enumerate(rows)
            }
        start += len(rows)
    return found


def _barred(line: str) -> tuple[str, ...]:
    """Return what bars part in a line, those at its ends aside; nothing where none does.

    A blank before the first bar is an empty cell, unless a bar ends the line too.

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
    """Return the lines that stand at the edge of several pages, with another number or chapter on each."""
    pages = _pages(lines)
    edges: set[int] = set()
    for start, end in pages:
        filled = [place for place in range(start, end) if lines[place].strip(_BLANK)]
        edges |= {*filled[:1], *filled[-1:]}
    words = {at: " ".join(lines[at].split()) for at in edges}
    keys = {at: re.sub(r"\d+|\b[ivxlc]+\b", "#", text)[:_LONGEST_KEY] for at, text in words.items()}
    counts = Counter(keys.values()) if len(pages) > 1 else Counter()
    return {at for at, key in keys.items() if counts[key] >= _FEWEST_PAGES and "#" in key}


def _pages(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return where pages begin and end."""
    breaks = [place for place, line in enumerate(lines) if _FEED in line]
    return [*pairwise([0, *breaks, len(lines)])]


def _part_rows(lines: Sequence[str], pages: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
    """Return the cells of each line; where no blanks part them, figures at the ends of lines tell rows."""
    if is_set_with_blanks(lines):
        return [row for start, end in pages for row in part_columns(lines[start:end])]
    found = part_bare_rows(lines)
    return [found.get(place, (line,)) for place, line in enumerate(lines)]


def _clean(cell: str) -> str:
    if "<" not in cell and "**" not in cell and "__" not in cell:
        return cell.strip()
    words = _TAG.sub("", _BREAK.sub(" ", cell)).strip()
    return _OPEN_BOLD.sub("", _BOLD.sub(r"\2", words).strip())
