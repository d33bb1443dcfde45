"""Titles of the annexes behind the chapters of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.printed.document import PrintedDocument

_ANNEX: Final = re.compile(
    r"(?i:lampiran(?:[ \u2013-]lampiran)?)(?:\s+(?:\d{1,2}|[IVXLC]+|[A-Z])(?:\.\d{1,2})?(?![\w,]))?"
    r"\s*[.:\u2013-]?(?:\s+[A-Z\u201c(].*)?"
)
"""`Lampiran 3 Data Gambar`; its title begins with a capital, a sentence goes on without one."""
_LONGEST: Final = 160


def find_annexes(document: PrintedDocument) -> Sequence[tuple[int, str]]:
    """Return line and title of each annex; what stands before the last numbered chapter only names one."""
    last = max((each.line for each in document.headings if each.is_chapter and each.number), default=0)
    listed = {entry.line for entry in document.contents}
    titles = (
        (line.number, " ".join(line.text.split()).rstrip(" .:"))
        for line in document.lines[last:]
        if not line.is_row and line.number not in listed and len(line.text) <= _LONGEST
    )
    return [(line, title) for line, title in titles if _ANNEX.fullmatch(title) and title[-1] not in ";,"]
