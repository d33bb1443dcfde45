"""Where a file names a person by number: asked generously, since the answer is only to be confirmed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.dossier.personal import looks_personal

_POWER: Final = re.compile(r"\b[0-9][.,][0-9]{9,17}E\+?1[5-8]\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"(\d+)[^\w\d]{0,3}$")
_BEGINS: Final = re.compile(r"[^\w\d]{0,3}(\d+)(?!\d)")
DIGITS: Final = 16
"""Of a NIK."""


def write_out(text: str) -> str:
    """Return a text with numbers as people see them: programs keep sixteen digits as a power of ten.

    Examples:
        >>> looks_personal(write_out("6,39902" "4107900002E+15"))
        True
    """
    return _POWER.sub(lambda match: f" {Decimal(match[0].replace(',', '.')):f} ", text)


def pieces_of_lines(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of a text as people see them, and what a number becomes that goes on below."""
    for number, line in enumerate(lines, 1):
        yield f"baris {number}", write_out(html.unescape(line))
    for number, (line, below) in enumerate(pairwise(lines), 1):
        ends, begins = _ENDS.search(line[-40:]), _BEGINS.match(below)
        if ends and begins and len(ends[1]) + len(begins[1]) == DIGITS:
            yield f"baris {number}", f"{ends[1]}{begins[1]}"


def find_place(pieces: Iterable[tuple[str, str]]) -> str:
    """Return the name of the first piece of a file that looks personal; nothing where none does.

    Args:
        pieces: Names of pieces, such as `halaman 2`, with their texts.
    """
    return next((name for name, text in pieces if looks_personal(text)), "")
