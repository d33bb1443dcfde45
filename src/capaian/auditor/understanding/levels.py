"""Which rows are parts of which: by numbering, words of a work plan, the column of the name, or sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.table import PrintedRow
from capaian.auditor.understanding.counters import levels_by_counters
from capaian.auditor.understanding.nested_sums import are_summed_up, levels_by_nested_sums
from capaian.auditor.understanding.subtotals import levels_by_sums

_DOTTED: Final = re.compile(r"^(?:[IVXL]+|\d+|[A-Za-z])(?:[.,](?:\d{1,2}|0\d{3}|[a-z]))*$")
"""The last part of the code of a sub kegiatan has four digits: `2.12.04.2.01.0001`."""
_STYLES: Final = (
    re.compile(r"^[IVXL]+$"),
    re.compile(r"^[A-Z]$"),
    re.compile(r"^\d+$"),
    re.compile(r"^[a-z]$"),
    re.compile(r"^\d+\)$"),
    re.compile(r"^[a-z]\)$"),
)
"""Marks of the levels of a list, outermost first; a table uses some of them."""
_DASH: Final = re.compile(r"^-$")
"""The mark of a part at the head of its name; alone in a cell it says that there is nothing."""
_NUMBERED: Final = re.compile(r"^(\d{1,2}(?:\.(?:\d{1,2}|0\d{3}))*)\.?\s+(?=[^\W\d_])")
"""The number of a row at the head of its name: `7.1.2 Penyediaan Alat`."""
_NUMBERED_BY_LETTER: Final = re.compile(r"^((?:[IVXL]+|[A-Z])(?:\.\d{1,2})*)\.?\s+(?=[^\W\d_])")
"""One that begins with a letter or a Roman number: `I.2 Belanja Modal`."""
_INNER: Final = re.compile(r"^([a-z]|\d{1,2})[.)]\s+(?=\w)")
"""The mark of a part at the head of its name."""
_OUTER: Final = re.compile(r"^(?:([IVXL]+|[A-Z]|\d{1,2}|[a-z])\.|[(]?([a-z]\)|\d{1,2}\)))\s*(?=[^\W\d_])")
"""The mark of a row at the head of its name where no column holds any: `A. Pajak Daerah`, `1) Hotel`."""
_BULLET: Final = re.compile(r"^\s*[-\u2013\u2022\u25aa\u00b7*>]\s*(?=\w)")
_WORDS: Final = (
    re.compile(r"^program\b", re.IGNORECASE),
    re.compile(r"^kegiatan\b", re.IGNORECASE),
    re.compile(r"^sub[\s-]?kegiatan\b", re.IGNORECASE),
)
_LEAST_LETTERS: Final = 3
_PAIR: Final = 2

Levels = Sequence[int | None]
"""A level for each row, 0 the outermost; `None` where nothing tells it."""


def label_of(row: PrintedRow) -> str:
    """Return the words that name a row: the first cell with more letters than a number of a list has."""
    words = row.texts[1:] if mark_of(row) else row.texts
    return next((text for text in words if sum(map(str.isalpha, text)) >= _LEAST_LETTERS), "")


def mark_of(row: PrintedRow) -> str:
    """Return the number that a row has in a list; empty if it has none."""
    return _mark_in(row.cells[0].text) if row.cells else ""


@lru_cache(maxsize=4096)
def _mark_in(cell: str) -> str:
    mark = cell.strip().rstrip(".")
    return mark if _DOTTED.match(mark) or any(style.match(mark) for style in _STYLES) else ""


def levels_of(rows: Sequence[PrintedRow], items: Sequence[int], text_columns: Sequence[int]) -> Levels:
    """Return the level of each row; `None` for rows without one of their own, such as further lines.

    Args:
        rows: All rows.
        items: Places of those that are neither total nor mean nor title.
        text_columns: Columns that hold words, from the left.
    """
    ways: tuple[Callable[[], Levels], ...] = (
        lambda: _by_dots(rows, items),
        lambda: _by_numbered_names(rows, items),
        lambda: _by_words(rows, items),
        lambda: _by_column(rows, items, text_columns),
        lambda: _by_counters(rows, items),
        lambda: _by_style([mark_of(row) for row in rows], items),
        lambda: _by_style(_marks_in_names(rows, items), items),
        lambda: _by_style(_marks_of_names(rows, items), items),
        lambda: _by_bullets(rows, items),
        lambda: levels_by_sums(rows, items),
        lambda: levels_by_nested_sums(rows, items),
    )
    for way in ways:
        found = way()
        known = [level for place in items if (level := found[place]) is not None]
        if len({*known}) > 1 and 2 * len(known) > len(items):
            least = min(known)
            plain = [None if level is None else max(level - least, 0) for level in found]
            return _below_unmarked(rows, items, plain)
    return [0] * len(rows)


def _below_unmarked(rows: Sequence[PrintedRow], items: Sequence[int], levels: Levels) -> Levels:
    """Put marked rows a level below those without a mark that lead them, if figures show such a sum."""
    wholes = [
        place
        for place, after in pairwise(items)
        if levels[after] == 0 and (levels[place] is None or _is_bare_first(rows, items, place))
    ]
    if not wholes or wholes[0] != items[0]:
        return levels
    ends = [*wholes[1:], len(rows)]
    outermost = {
        whole: [rows[place] for place in items if whole < place < end and levels[place] == 0]
        for whole, end in zip(wholes, ends, strict=True)
    }
    if not any(len(own) >= _PAIR and are_summed_up(rows[whole], own) for whole, own in outermost.items()):
        return levels
    return [
        0 if place in outermost else None if level is None else level + 1
        for place, level in enumerate(levels)
    ]


def _is_bare_first(rows: Sequence[PrintedRow], items: Sequence[int], place: int) -> bool:
    row = rows[place]
    return place == items[0] and not (mark_of(row) or _mark_of_name(row))


def _by_dots(rows: Sequence[PrintedRow], items: Sequence[int]) -> Levels:
    own = {*items}
    marks = [mark_of(row) if place in own else "" for place, row in enumerate(rows)]
    return [len(re.findall(r"[.,]", mark)) if mark else None for mark in marks]


def _by_numbered_names(rows: Sequence[PrintedRow], items: Sequence[int]) -> Levels:
    """Numbers at the head of the names themselves: `7. Program`, then `7.1 Kegiatan` below it."""
    own = {*items}
    labels = [label_of(row) if at in own else "" for at, row in enumerate(rows)]
    by_letter = [_NUMBERED_BY_LETTER.match(label) for label in labels]
    has_parts = any(mark and "." in mark[1] for mark in by_letter)
    marks = by_letter if has_parts else [_NUMBERED.match(label) for label in labels]
    return [mark[1].count(".") if mark else None for mark in marks]


def _by_words(rows: Sequence[PrintedRow], items: Sequence[int]) -> Levels:
    """Words at the head of a name; a title such as `Sub Kegiatan:` gives its level to the rows below it."""
    own = {*items}
    found: list[int | None] = []
    given: int | None = None
    for place, row in enumerate(rows):
        level = _level_of_words(label_of(row))
        if level is not None:
            given = None if place in own else level
        found.append(level if level is not None else given)
    return found


def _level_of_words(label: str) -> int | None:
    return next((level for level, pattern in enumerate(_WORDS) if pattern.match(label)), None)


def _by_column(rows: Sequence[PrintedRow], items: Sequence[int], columns: Sequence[int]) -> Levels:
    """Names that stand in a column of their level, one to a row."""
    filled = [[depth for depth, index in enumerate(columns) if row.texts[index]] for row in rows]
    if any(len(filled[place]) != 1 for place in items) or not items or filled[items[0]] != [0]:
        return [None] * len(rows)
    return [depths[0] if depths else None for depths in filled]


def _by_counters(rows: Sequence[PrintedRow], items: Sequence[int]) -> Levels:
    own = {*items}
    marks = [mark_of(row) if place in own else "" for place, row in enumerate(rows)]
    outer = _by_style(["" if mark.isdecimal() else mark for mark in marks], items)
    if len({*outer} - {None}) > 1:
        return [None] * len(rows)  # marks of several kinds tell their levels themselves
    return levels_by_counters(marks, rows) or [None] * len(rows)


def _by_style(marks: Sequence[str], items: Sequence[int]) -> Levels:
    """Marks of several kinds, such as I, 1, a: the kind that comes first is the outermost."""
    order: dict[int, int] = {}
    found: list[int | None] = [None] * len(marks)
    for place in items:
        styles = [kind for kind, style in enumerate((*_STYLES, _DASH)) if style.match(marks[place])]
        if styles:
            kind = next((kind for kind in styles if kind in order), styles[0])
            found[place] = order.setdefault(kind, len(order))
    return found


def _marks_in_names(rows: Sequence[PrintedRow], items: Sequence[int]) -> Sequence[str]:
    """Return the marks of rows, those of parts from their names: `2.`, then `a. Belanja Pegawai` below it."""
    marks = [mark_of(row) for row in rows]
    named = {_place_of_name(rows[place]) for place in items}
    inner = ["" if mark else _mark_in_name(row) for mark, row in zip(marks, rows, strict=True)]
    are_outer_plain = not any(_mark_in_name(rows[place]) for place in items if marks[place])
    if len(named) > 1 or not are_outer_plain:
        return marks
    return [mark or own for mark, own in zip(marks, inner, strict=True)]


def _marks_of_names(rows: Sequence[PrintedRow], items: Sequence[int]) -> Sequence[str]:
    """Return the marks at the head of names where no column holds any: `A. Pajak`, then `1. Hotel`."""
    found = [""] * len(rows)
    if any(mark_of(rows[place]) for place in items):
        return found
    for place in items:
        found[place] = _mark_of_name(rows[place])
    return found


def _mark_of_name(row: PrintedRow) -> str:
    mark = _OUTER.match(label_of(row))
    return (mark[1] or mark[2]) if mark else "-" * bool(_BULLET.match(label_of(row)))


def _by_bullets(rows: Sequence[PrintedRow], items: Sequence[int]) -> Levels:
    """Names with a dash or a dot before them are parts of the last one without."""
    if not items or _BULLET.match(label_of(rows[items[0]])):
        return [None] * len(rows)
    own = {*items}
    return [int(bool(_BULLET.match(label_of(row)))) if at in own else None for at, row in enumerate(rows)]


def _place_of_name(row: PrintedRow) -> int:
    return row.texts.index(label_of(row)) if label_of(row) else -1


def _mark_in_name(row: PrintedRow) -> str:
    found = _INNER.match(label_of(row))
    return found[1] if found else ""
