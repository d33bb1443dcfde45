"""Words that a narrow column of a pdf cuts in two lines, with no hyphen to tell so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from capaian.auditor.printed.document import Line

_WORD: Final = re.compile(r"[^\W\d_]+")
_PAIR: Final = re.compile(r"(?<![\w-])(?P<before>[^\W\d_]{3,}) (?=(?P<after>[^\W\d_]+)(?![\w-]))")
_SHORTEST: Final = 7
"""Letters of a word that no column is too narrow for."""


def join_cut_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines whose cells hold whole words again.

    Two pieces are one word if that word stands elsewhere in the report while the first piece never stands
    alone: `kependuduk an` beside `kependudukan`.
    """
    words = Counter(word for line in lines for word in _WORD.findall(line.text.casefold()))
    pieces = Counter(_pieces(lines, words))
    cut = {piece for piece, count in pieces.items() if words[piece[0]] == count}
    return tuple(_joined(line, cut) if line.is_row else line for line in lines)


def _pieces(lines: Iterable[Line], words: Mapping[str, int]) -> Iterable[tuple[str, str]]:
    """Yield the neighbours within a cell that together are a word of the report."""
    for line in lines:
        for cell in line.cells if line.is_row else ():
            for match in _PAIR.finditer(cell):
                before, after = match["before"].casefold(), match["after"].casefold()
                if match["after"].islower() and len(before + after) >= _SHORTEST and before + after in words:
                    yield before, after


def _joined(line: Line, cut: set[tuple[str, str]]) -> Line:
    if not any(" " in cell for cell in line.cells):
        return line
    cells = tuple(_PAIR.sub(lambda found: _join(found, cut), cell) for cell in line.cells)
    return line if cells == line.cells else Line(line.number, cells, line.page)


def _join(found: re.Match[str], cut: set[tuple[str, str]]) -> str:
    pair = found["before"].casefold(), found["after"].casefold()
    return found["before"] if pair in cut and found["after"].islower() else found[0]
