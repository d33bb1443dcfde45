"""Lists of tables and figures that tell no pages: below their title stand captions alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.printed.document import ContentsEntry, Line
from capaian.auditor.reading.headings import opens_list, read_caption, read_contents_entry, read_heading

_FEWEST: Final = 3
"""Captions in a row that are a list, and no titles of tables."""
_PAGED: Final = 3
"""Of so many captions one may end in a number that is no page: `Desa Kelas 3`."""


def unpaged_captions(lines: Sequence[Line]) -> frozenset[int]:
    """Return which lines below the title of a list are captions without a page; none where it tells pages.

    Args:
        lines: Those that follow the title.
    """
    listed = [*_run(lines)]
    paged = sum(read_contents_entry(line, in_list=True) is not None for line in listed)
    is_list = len(listed) >= _FEWEST and paged * _PAGED <= len(listed)
    return frozenset(line.number for line in listed) if is_list else frozenset()


def read_unpaged(line: Line) -> ContentsEntry | None:
    """Return a caption as a line of a list without pages; `None` if the line is none.

    Examples:
        >>> read_unpaged(Line(9, ("Tabel 2.1 Sasaran Tahun 2021",))).title
        'Sasaran Tahun 2021'
    """
    caption = read_caption(line)
    return (
        None
        if caption is None
        else ContentsEntry(line.number, caption.kind, caption.number, caption.title, "")
    )


def _run(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield captions that follow each other; a title may take one more line, and a table ends the list."""
    is_behind_caption = True
    for place, line in enumerate(lines):
        is_caption = read_caption(line) is not None
        following = lines[place + 1] if place + 1 < len(lines) else None
        is_of_body = line.is_row or opens_list(line) or read_heading(line) is not None
        if (
            is_of_body
            or not (is_caption or is_behind_caption)
            or (following is not None and following.is_row)
        ):
            return
        if is_caption:
            yield line
        is_behind_caption = is_caption
