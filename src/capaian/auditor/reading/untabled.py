"""Captions of tables of which no row was read, though figures stand below them.

Columns that nothing but narrow gaps part, as in a pdf without lines, are read as running text. Figures at the
ends of lines tell some of their rows; what is in the others is not worked out, and silence about it must not
look like praise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from capaian.auditor.printed.document import CaptionKind, Line, PrintedDocument
from capaian.auditor.reading.bare_rows import part_bare_rows

_BELOW: Final = 20
"""Lines below a caption in which its table begins."""
_FIGURE: Final = re.compile(r"(?<![\w.,])\d[\d.,]*%?(?![\w])")
_FEWEST: Final = 2
"""Figures of a row, and rows of a table."""
_WORDS: Final = 12
"""Words of a row, at most: running text has more."""


def part_untabled(document: PrintedDocument) -> tuple[Line, ...]:
    """Return the lines of a report; of tables of which no row was read as the rows that figures tell."""
    missed = {*untabled(document)}
    captions = sorted(caption.line for caption in document.captions)
    own = {
        number
        for caption in document.captions
        if caption.kind is CaptionKind.TABLE and caption.number in missed
        for number in range(caption.line, _next(captions, caption.line) or len(document.lines) + 1)
    }
    texts = ["" if line.is_row or line.number not in own else line.text for line in document.lines]
    cells = part_bare_rows(texts)
    return tuple(
        replace(line, cells=cells.get(place, line.cells)) for place, line in enumerate(document.lines)
    )


def _next(lines: Sequence[int], line: int) -> int:
    """Return the first of some lines behind another; 0 if none is."""
    return next((number for number in lines if number > line), 0)


def untabled(document: PrintedDocument) -> tuple[str, ...]:
    """Return the numbers of the tables with a caption, and figures below it, of which no row was read."""
    read = {table.number for table in document.tables}
    captions = sorted(caption.line for caption in document.captions)
    found = [
        caption.number
        for caption in document.captions
        if caption.kind is CaptionKind.TABLE
        and caption.number not in read
        and _has_figures(document, caption.line, _next(captions, caption.line))
    ]
    return tuple(dict.fromkeys(found))


def _has_figures(document: PrintedDocument, line: int, end: int) -> bool:
    """Whether lines with several figures and few words stand between a caption and the next one."""
    below = document.lines[line : line + _BELOW]
    own = takewhile(lambda each: not end or each.number < end, below)
    rows = [each.text for each in own if not each.is_row]
    telling = [text for text in rows if len(text.split()) <= _WORDS + len(_FIGURE.findall(text))]
    return sum(len(_FIGURE.findall(text)) >= _FEWEST for text in telling) >= _FEWEST
