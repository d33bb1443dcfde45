"""Lines of a tagged page: paragraphs and tables in the order of their tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import Final

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.flow import (
    LOOSE,
    NARROWEST,
    Measure,
    PageLine,
    is_titled,
    join_paragraphs,
    leads_to_page,
    paragraph,
)
from capaian.auditor.reading.headings import read_caption, read_heading
from capaian.auditor.reading.heads import is_quantity
from capaian.auditor.reading.lists import match_item
from capaian.auditor.reading.page import Page, Path, Tagged, TextRow, Word, read_rows

_NEAR: Final = 3
"""Paragraphs on from words in the margin to the text beside them."""
_ROOM: Final = 2.0
"""Heights of a line that are left over where a line is broken on purpose."""
_USUAL: Final = 1.5
"""Heights of a line from one to the next, at most, where nothing tells how they are set."""
_MARGIN: Final = 0.1
"""Part of the width of a page on either side of its text."""
_STOPS: Final = (".", ":", ";", "!", "?")


def read_tagged(page: Page, tagged: Tagged) -> list[PageLine]:
    """Return the lines of a page in the order of its tags.

    Words in no paragraph stand as they are printed.
    """
    lines: list[tuple[Path, PageLine]] = []
    set_as = _set_as(tagged, page)
    before: TextRow | None = None
    for path, margin, rows in _with_margins(sorted(tagged.paragraphs, key=itemgetter(0))):
        first, *others = _broken(rows)
        is_near = before is not None and is_titled(before, rows[0], set_as)
        lines.append((path, _line([*margin, *first], is_after_gap=not is_near)))
        lines += ((path, _line(own, is_after_gap=False)) for own in others)
        before = rows[-1]
    for words in _loose(page):
        path = min(_path(word, page) for word in words)
        found = join_paragraphs(read_rows(words), (), NARROWEST * page.width)
        lines += ((path, line) for line in found)
    return [line for _, line in sorted([*lines, *_table_lines(tagged)], key=itemgetter(0))]


def _set_as(tagged: Tagged, page: Page) -> Measure:
    """Return how the lines of a page are set; distances count within paragraphs only."""
    steps = [b.top - a.top for _, own in tagged.paragraphs for a, b in pairwise(own) if a.top < b.top]
    heights = [_USUAL * row.height for _, own in tagged.paragraphs for row in own]
    pitch = max(median(values or [0.0]) for values in (steps, heights))
    return Measure(pitch, (1 - _MARGIN) * page.width, (1 - 2 * _MARGIN) * page.width)


def _table_lines(tagged: Tagged) -> Iterator[tuple[Path, PageLine]]:
    """Yield the rows of tables with their places, with a gap before each table."""
    before: Path | None = None
    for path, table, cells in sorted(tagged.rows):
        yield path, PageLine(0.0, cells, is_after_gap=table != before)
        before = table


def _with_margins(
    paragraphs: Sequence[tuple[Path, tuple[TextRow, ...]]],
) -> Iterator[tuple[Path, Sequence[TextRow], Sequence[TextRow]]]:
    """Yield paragraphs, before each the words in the margin that stand beside its beginning."""
    taken: set[Path] = set()
    for place, (path, rows) in enumerate(paragraphs):
        if path in taken:
            continue
        near = paragraphs[place + 1 : place + 1 + _NEAR]
        at, text = next((other for other in near if _is_beside(rows, other[1])), ((), ()))
        taken.add(at)
        yield (path, rows, text) if text else (path, (), rows)


def _is_beside(rows: Sequence[TextRow], others: Sequence[TextRow]) -> bool:
    """Whether running text of several lines begins on the right of where words begin."""
    right = max(row.right for row in rows)
    is_level = abs(rows[0].bottom - others[0].bottom) < rows[0].height / 2
    return is_level and len(others) > 1 and min(row.left for row in others) > right


def _broken(rows: Sequence[TextRow]) -> Iterator[list[TextRow]]:
    """Yield the lines of a paragraph as its writer broke them; some programs tag several as one."""
    right = max(row.right for row in rows)
    steps = (below.top - above.top for above, below in pairwise(rows))
    pitch = median([step for step in steps if step > 0] or [float("inf")])
    own: list[TextRow] = []
    for row in rows:
        is_next = bool(own and match_item(own[0].text) and match_item(row.text))
        if own and (is_next or row.top - own[-1].top > LOOSE * pitch or _ends(own[-1], row, right)):
            yield own
            own = []
        own.append(row)
    yield own


def _ends(row: TextRow, following: TextRow, right: float) -> bool:
    """Whether a line was broken on purpose: there was room for more, or a number stands apart at its end."""
    if (following.top + following.bottom) / 2 < row.bottom:
        return False
    first = following.words[0]
    has_room = row.right + first.right - first.left + _ROOM * row.height < right
    is_led = len(row.parts()) > 1 and is_quantity(row.parts()[-1].text)
    return (
        has_room
        or is_led
        or leads_to_page(row.text)
        or (row.text.endswith(_STOPS) and _begins_part(following))
    )


def _begins_part(row: TextRow) -> bool:
    """Whether a line begins a title or a point of a list."""
    line = Line(0, (row.text,))
    return bool(read_caption(line) or read_heading(line) or match_item(row.text))


def _line(rows: Sequence[TextRow], *, is_after_gap: bool) -> PageLine:
    """Return a line; the page number of a line of a list of contents stays apart."""
    line = paragraph(rows, is_after_gap=is_after_gap)
    *words, last = rows[-1].parts()
    if not words or not last.text.isalnum() or len(last.words) > 1:
        return line
    title = Line(0, (line.cells[0].removesuffix(last.text).rstrip(),))
    if read_heading(title) is None and read_caption(title) is None:
        return line
    return replace(line, cells=(f"{title.text}\t{last.text}",))


def _loose(page: Page) -> Iterable[list[Word]]:
    """Return words that stand in no paragraph, those together that one tag holds."""
    groups: dict[Path, list[Word]] = defaultdict(list)
    for word in page.words:
        groups[_path(word, page)[:-1]].append(word)
    return groups.values()


def _path(word: Word, page: Page) -> Path:
    return page.blocks[word.block].path if word.block >= 0 else ()
