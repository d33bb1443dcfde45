"""Chapters of a report, by the lines that begin them: `BAB III AKUNTABILITAS KINERJA`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from capaian.auditor.document.grids import PrintedPlace
from capaian.auditor.document.passages import TextLine

FRONT: Final = "Bagian depan"
"""What stands before the first chapter."""
_CHAPTER: Final = re.compile(
    r"\W*(?P<name>bab\s+(?P<number>[IVX]{1,4}|\d{1,2})|lampiran(?:\s+[IVX\d]{1,4})?)\b"
    r"\W*(?P<title>.*)",
    re.IGNORECASE,
)
_CONTENTS: Final = re.compile(r"\.{4}|\s\d{1,3}\s*$")
"""A line of the list of contents: dots, or the number of a page at its end."""
MAX_TITLE_LETTERS: Final = 90


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter and where it begins."""

    place: PrintedPlace
    title: str


def find_chapters(lines: Iterable[TextLine]) -> Iterator[Chapter]:
    """Yield the chapters of a report, those that its list of contents names left out."""
    ended = [*lines, TextLine("", PrintedPlace(0), begins=True)]
    for line, following in pairwise(ended):
        match = _CHAPTER.fullmatch(line.text.strip())
        if match is None or _CONTENTS.search(line.text) or len(line.text) > MAX_TITLE_LETTERS:
            continue
        title = match["title"].strip() or (following.text.strip() if match["number"] else "")
        if not title or title[0].isupper():
            name = " ".join(match["name"].split())
            named = f"Bab {match['number'].upper()}" if match["number"] else name.capitalize()
            yield Chapter(line.place, f"{named} {title[:MAX_TITLE_LETTERS]}".strip())


def chapter_at(chapters: Iterable[Chapter], place: PrintedPlace) -> str:
    """Return the title of the chapter that a place stands in."""
    before = [each for each in chapters if each.place.line <= place.line]
    return before[-1].title if before else FRONT
