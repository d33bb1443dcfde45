"""Entries of a list of contents whose number is a plain one: `3 Perbaikan Layanan`, `Lampiran 4 Data`.

Such numbers count anew in each chapter, so that an entry is found again by its title.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import ContentsEntry, PrintedDocument
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.titles import letters_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_PLAIN: Final = re.compile(r"(?:lampiran\s+)?\d{1,2}", re.IGNORECASE)
_TITLED: Final = re.compile(r"(?P<number>(?:lampiran\s+)?\d{1,2})[.)]?\s+(?P<title>[^\W\d].*)", re.IGNORECASE)
_SHORTEST: Final = 8
"""Letters of a title that is known again."""
_LONGEST: Final = 160
Numbered = Mapping[str, Mapping[str, int]]
"""For the letters of a title the numbers that it bears in the body, each with its line."""


def check_plain_entries(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each entry with a plain number beside the one title of the body that has its words."""
    document = report.document
    entries = [each for each in document.contents if each.kind is None and _PLAIN.fullmatch(each.number)]
    body = _numbered(document) if entries else {}
    for entry in entries:
        numbers = body.get(letters_of(entry.title), {})
        if len(numbers) == 1:
            (number,) = numbers
            yield _statement(entry, number, numbers[number])


def _numbered(document: PrintedDocument) -> Numbered:
    """Return the titles that stand on lines of their own outside of lists of contents."""
    listed = {entry.line for entry in document.contents}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for line in document.lines:
        text = line.text.strip()
        is_title = not line.is_row and line.number not in listed and len(text) <= _LONGEST
        titled = _TITLED.fullmatch(text) if is_title else None
        if titled and len(letters := letters_of(titled["title"])) >= _SHORTEST:
            found[letters].setdefault(_plain(titled["number"]), line.number)
    return found


def _plain(number: str) -> str:
    return " ".join(number.casefold().split())


def _statement(entry: ContentsEntry, number: str, line: int) -> Statement:
    holds = _plain(entry.number) == number
    expected = number.capitalize()
    return Statement(
        AuditRule.NUMBERING,
        holds,
        entry.line,
        f"{entry.number} {entry.title}",
        expected,
        f"Dalam naskah judul ini bernomor {expected}, dalam daftar {entry.number}.",
        f"Daftar bagian, {entry.number}",
        Level.WARNING,
        (line,),
    )
