"""Points of lists in running text, and which points belong to one list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from capaian.auditor.printed.document import ListItem
from capaian.domain.numerals import read_roman

_BULLETS: Final = "-\u2013\u2022\u2756\u25aa\u25cf\u25cb\u2713\u27a2\uf0b7\uf0a7\uf0d8\uf076"
_ITEM: Final = re.compile(
    rf"^(?:[{_BULLETS}o]\s+)?(?P<open>\(?)(?P<mark>\d{{1,2}}|[a-z]|[ivx]+|[A-Z](?=\)))(?P<close>[.)])\s+"
    r"(?P<text>\S.*)$",
    re.DOTALL,
)
_BULLET: Final = re.compile(rf"^(?P<mark>[{_BULLETS}]|o(?=\s+[A-Z]))\s+(?P<text>\S.*)$", re.DOTALL)
_COUNTING: Final = re.compile(r"^(?:\(\d{1,2}\)|=)")
"""What stands behind the number of a column, where columns are numbered: the next number, or a formula."""


class _Kind(StrEnum):
    """How points are marked."""

    DIGIT = "digit"
    LETTER = "letter"
    CAPITAL = "capital"
    ROMAN = "roman"
    BULLET = "bullet"


@dataclass(slots=True)
class _List:
    id: int
    kind: _Kind
    signs: str
    """What stands around its marks: `.`, `)` or `()`."""
    last: int
    is_parted: bool = False
    """Other words stood below its last point."""


def match_item(text: str) -> tuple[str, str] | None:
    """Return the mark and the words of a point of a list; `None` if the text is none.

    Examples:
        >>> match_item("- a. penyusunan program"), match_item("2) Sekretariat"), match_item("Tahun 2023")
        (('a', 'penyusunan program'), ('2', 'Sekretariat'), None)
    """
    match = _match(text)
    return None if match is None else (match["mark"], match["text"])


def _match(text: str) -> re.Match[str] | None:
    match = _ITEM.match(text) or _BULLET.match(text)
    if match is None or _COUNTING.match(match["text"]):
        return None
    return None if _counts_on(match) else match


def _counts_on(match: re.Match[str]) -> bool:
    """Whether the next point stands in the same line: a list within a sentence, `12. Ende; 13. Alor`."""
    mark = match["mark"]
    return mark.isdecimal() and re.search(rf"; (?:dan )?{int(mark) + 1}[.)] ", match["text"]) is not None


@dataclass(slots=True)
class ListReader:
    """Gives points their list; a list goes on below its sub-points and below words between its points."""

    _count: int = 0
    _open: list[_List] = field(default_factory=list)
    """From the outermost in."""

    def read(self, line: int, text: str) -> ListItem | None:
        """Return the point that a paragraph is; `None` if it is none."""
        match = _match(text)
        if match is None:
            for known in self._open:
                known.is_parted = True
            return None
        signs = match["open"] + match["close"] if match.re is _ITEM else ""
        return ListItem(line, match["mark"], match["text"], self._place(match["mark"], signs))

    def close(self) -> None:
        """End all lists, at the title of a section."""
        self._open.clear()

    def _place(self, mark: str, signs: str) -> int:
        for fits in (_is_next, _is_near):
            for depth in range(len(self._open) - 1, -1, -1):
                known = self._open[depth]
                value = _value(mark, known.kind) if known.signs == signs else None
                if value is not None and fits(known, value):
                    del self._open[depth + 1 :]
                    known.last, known.is_parted = value, False
                    return known.id
        kind, value = _read(mark)
        self._open = [known for known in self._open if known.kind is not kind or not known.is_parted]
        self._count += 1
        self._open.append(_List(self._count, kind, signs, value))
        return self._count


def _is_next(known: _List, value: int) -> bool:
    return value == known.last + 1 if known.kind is not _Kind.BULLET else not known.is_parted


def _is_near(known: _List, value: int) -> bool:
    """Whether a mark out of order stands directly below a list, and begins no other."""
    return known.kind is not _Kind.BULLET and not known.is_parted and value != 1


def _read(mark: str) -> tuple[_Kind, int]:
    """Return the kind of the first mark of a list, and its place."""
    kinds: tuple[_Kind, ...] = (_Kind.BULLET, _Kind.DIGIT, _Kind.CAPITAL)
    if (mark == "i" or len(mark) > 1) and _value(mark, _Kind.ROMAN) is not None:
        kinds = (*kinds, _Kind.ROMAN)
    for kind in (*kinds, _Kind.LETTER):
        if (value := _value(mark, kind)) is not None:
            return kind, value
    return _Kind.BULLET, 1


def _value(mark: str, kind: _Kind) -> int | None:
    """Return the place of a mark in a list of a kind; `None` if it has no place there."""
    if kind is _Kind.DIGIT:
        return int(mark) if mark.isdecimal() else None
    if kind is _Kind.ROMAN:
        return read_roman(mark) if set(mark) <= {*"ivx"} else None
    if kind is _Kind.BULLET:
        return 1 if mark in _BULLETS or mark == "o" else None
    is_own = len(mark) == 1 and mark.isalpha() and mark.islower() is (kind is _Kind.LETTER)
    return ord(mark.lower()) - ord("a") + 1 if is_own and mark.isascii() else None
