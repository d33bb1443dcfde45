"""Pages of a pdf as pictures, drawn in a child process within limits of time and memory."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from capaian.processes.children import ask_child

_WORKER = Path(__file__).parent / "scan_worker.py"
_SECONDS_FOR_PAGE = 10
"""Of work; a scan at 300 dpi takes half a second, one at 1,200 dpi some four."""
_SECONDS_FOR_FILE = 180
_MEGABYTES = 1_200
"""A colour page at 600 dpi takes some 200 beside what the program itself needs."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a picture."""

    content: bytes
    media_type: str
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """The pages of a file, or what keeps them from being drawn."""

    pages: tuple[DrawnPage, ...] = ()
    count: int = 0
    """Pages that the file has; none is drawn where they are too many."""
    failed: int = 0
    """The page that cannot be drawn; 0 where it is not one page."""
    flaw: str = ""

    @property
    def is_locked(self) -> bool:
        """Whether the file asks for a password."""
        return self.flaw == "locked"

    @property
    def is_unreadable(self) -> bool:
        """Whether the file is no pdf that can be opened."""
        return self.flaw == "broken" and not self.failed

    @property
    def is_too_much(self) -> bool:
        """Whether drawing took more time or memory than any scan needs."""
        return self.flaw == "too_much"


def draw_pages(content: bytes, most: int) -> DrawnPages:
    """Draw the pages of a pdf; of one with more pages than `most` only count them.

    Raises:
        RuntimeError: if the child could not begin, which is no fault of the file.
    """
    limits = (str(most), str(_SECONDS_FOR_PAGE), str(_MEGABYTES))
    return _understand(ask_child(_WORKER, *limits, content=content, seconds=_SECONDS_FOR_FILE))


def _understand(said: bytes) -> DrawnPages:
    """What the child said; it was ended by a limit where its last word is missing."""
    pages: list[DrawnPage] = []
    page, start = 0, 0
    while (end := said.find(b"\n", start)) >= 0:
        word: dict[str, Any] = json.loads(said[start:end])
        start = end + 1
        if "count" in word:
            return DrawnPages(tuple(pages), word["count"])
        if "flaw" in word:
            return DrawnPages(failed=page, flaw=word["flaw"])
        if "page" in word:
            page = word["page"]
        else:
            width, height = word["size"]
            pages.append(DrawnPage(said[start : start + word["bytes"]], "image/jpeg", (width, height)))
            start += word["bytes"]
    return DrawnPages(failed=page, flaw="too_much")
