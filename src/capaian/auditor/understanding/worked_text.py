"""Where arithmetic may be written out: lines and cells, joined where a working goes on in the next one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.printed.worded import Worded

_EQUALS: Final = ("=", "≈", "\\approx")
_EQUALS_IN_WORDS: Final = Worded(r"\bsama dengan\b")
_GOES_ON: Final = re.compile(
    r"(?:[=≈/:÷×*+(]|(?<=\s)[xX\u2212\u2013-]|\d\s*[xX]|\\times|\b(?:dibagi|dikali(?:kan)?|ditambah|dikurangi))\s*$"
)
"""What ends a line whose working goes on in the next."""
_TAIL: Final = 16
"""Letters at the end of a line among which it stands."""
_WENT_ON: Final = re.compile(
    r"\s*(?:[=≈/:÷×*+]|[xX]\s*\d|\\times|\\div|\)\s*[xX/:×]|(?:dibagi|dikali(?:kan)?|ditambah|dikurangi)\b)"
)
"""What begins a line whose working began in the one before; a dash there marks a point of a list."""
_BAR: Final = re.compile(r"[-\u2010-\u2015\u2500]{3,}|_{2,}")
_EMPTY: Final = re.compile(r"[=:]\s*(?P<slot>)(?=[xX×*]\s*100)")
"""Where a fraction is missing before a sign of multiplication: it stands above and below."""
_TERM: Final = re.compile(r"(?:.*[=:]\s)?\s*(?P<term>\(?(?:Rp\.?\s*)?\d[^=:;]*)$")
_LONGEST_TERM: Final = 60
_NEAR: Final = 2
"""A line further below, blank ones counted, goes on with nothing."""
_MOST: Final = 8
"""Pieces of one working."""


class Piece(NamedTuple):
    """Words of a line or of a cell."""

    text: str
    line: int
    cell: int = 0
    start: int = 0


@dataclass(frozen=True)
class Passage:
    """Words of one line or of several that are read together."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """Its words."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def line(self) -> int:
        """Where it begins."""
        return min(piece.line for piece in self.pieces if piece.line)

    def spot(self, start: int, end: int) -> Spot:
        """Return where words of it are printed."""
        place = bisect_right(self._starts, start) - 1
        piece = self.pieces[place]
        move = piece.start - self._starts[place]
        return Spot(piece.line, piece.cell, start + move, end + move)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [*accumulate((len(piece.text) + 1 for piece in self.pieces[:-1]), initial=0)]


@lru_cache(maxsize=4)
def passages_of(document: PrintedDocument) -> Sequence[Passage]:
    """Return every piece of a report with a sign of equality, with what it goes on with."""
    lines = [line for line in document.lines if line.text.strip()]
    return (*_stacked(lines), *_joined(lines))


def _joined(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield workings of one piece or of several."""
    pieces = [Piece(text, line.number, place) for line in lines for place, text in enumerate(line.cells)]
    place = 0
    while place < len(pieces):
        end = _end(pieces, place)
        if _says_equal(" ".join([piece.text for piece in pieces[place:end]])):
            yield Passage(tuple(pieces[place:end]))
        place = end


def _says_equal(text: str) -> bool:
    return any(sign in text for sign in _EQUALS) or _EQUALS_IN_WORDS.search(text) is not None


def _end(pieces: Sequence[Piece], start: int) -> int:
    """Return the place behind the last piece that goes on with the one before it."""
    end = start + 1
    while end < min(len(pieces), start + _MOST) and _is_joined(pieces[end - 1], pieces[end]):
        end += 1
    return end


def _is_joined(before: Piece, after: Piece) -> bool:
    if after.line - before.line > _NEAR:
        return False
    return bool(_GOES_ON.search(before.text.rstrip()[-_TAIL:]) or _WENT_ON.match(after.text))


def _stacked(lines: Sequence[Line]) -> Iterator[Passage]:
    """Yield workings with a fraction over three lines: above, beside the stroke, below."""
    for above, beside, below in zip(lines, lines[1:], lines[2:], strict=False):
        if below.number - above.number > 2 * _NEAR or not _says_equal(beside.text):
            continue
        slot = _BAR.search(beside.text) or _EMPTY.search(beside.text)
        terms = _term(above), _term(below)
        if slot is None or None in terms:
            continue
        start, end = slot.span("slot") if slot.re is _EMPTY else slot.span()
        over, under = (piece for piece in terms if piece is not None)
        before = Piece(beside.text[:start], beside.number)
        behind = Piece(beside.text[end:], beside.number, 0, end)
        signs = [Piece(sign, 0) for sign in ("(", ") / (", ")")]
        yield Passage((before, signs[0], over, signs[1], under, signs[2], behind))


def _term(line: Line) -> Piece | None:
    """The figures of a line above or below a stroke."""
    match = _TERM.match(line.text) if len(line.text) <= _LONGEST_TERM else None
    return None if match is None or line.is_row else Piece(match["term"], line.number, 0, match.start("term"))
