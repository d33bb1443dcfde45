"""Pages of a pdf that is to be printed, opened by a child: a file made to fill memory ends that alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capaian.processes.children import ask_child

_WORKER: Final = Path(__file__).with_name("pdf_pages_worker.py")
_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A pdf that was looked through."""

    texts: Sequence[str] = ()
    """Of each page."""
    flaw: str = ""
    """Why no page can be printed: `locked` or `broken`; empty: all can."""


def look_through(content: bytes) -> PdfPages:
    """Return what is known of a pdf."""
    try:
        return PdfPages(**json.loads(ask_child(_WORKER, "look", content=content, seconds=_SECONDS)))
    except (ValueError, RuntimeError):  # the child was ended by a limit before it answered
        return PdfPages(flaw="broken")


def draw_pages(content: bytes) -> Sequence[bytes]:
    """Return the pages of a pdf as JPEG; fewer where the child was ended by a limit."""
    drawn = ask_child(_WORKER, "draw", content=content, seconds=_SECONDS)
    pages: list[bytes] = []
    place = 0
    while place < len(drawn):
        start = place + 4
        place = start + int.from_bytes(drawn[place:start])
        pages.append(drawn[start:place])
    return pages
