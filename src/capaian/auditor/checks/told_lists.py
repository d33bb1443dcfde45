"""Counts right before what they count: `tiga belum (Melati, Dahlia, dan Seruni)`, `ada 5 (lima):`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import ListItem, PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_words
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_NUMBER: Final = rf"(?<![\w.,/-])(?:(?P<digits>\d{{1,2}})(?:\s*\([a-z ]+\))?|(?P<words>{NUMBER_WORDS}))"
_BRACKETED: Final = Worded(rf"{_NUMBER}\s+(?P<noun>[a-z]+(?:\s+[a-z]+){{0,3}})\s*\((?P<list>[^();:]+)\)")
_BEHIND: Final = Worded(
    rf"\b(?:ada|terdapat|sebanyak|sejumlah|berjumlah|target)\s+{_NUMBER}\s*(?P<noun>(?:\s[a-z]+){{0,3}})\s*:"
    r"\s*(?P<list>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REFERS: Final = re.compile(
    r"\b(?:tabel|gambar|grafik|bagan|lampiran|bab|bagian|butir|pasal|lihat)\b", re.IGNORECASE
)
"""Brackets that say where more is told."""
_OPEN: Final = re.compile(
    r"\b(?:antara lain|di\s?antara\w*|misalnya|seperti|beberapa|lain(?:nya)?|dll|dsb|termasuk|sampai)\b",
    re.IGNORECASE,
)
_ANNOUNCED: Final = re.compile(r"\b(?:yaitu|yakni|adalah|meliputi|berikut|terdiri)\b", re.IGNORECASE)
"""Words that announce a list; the counts before them are another check's."""
_MEASURED: Final = re.compile(
    r"\b(?:tahun|bulan|hari|minggu|jam|orang|jiwa|kali|poin|persen|meter|halaman|lembar|rangkap)\b", re.I
)
"""What is counted and not named one by one."""
_COMMA: Final = re.compile(r",\s+(?!(?:dan|serta)\b)")
_LAST: Final = re.compile(r"(?:,\s+|\s+)(?:dan|serta)\s+")
"""Before the last name; within a name it stands without a comma: `Sarana dan Prasarana`."""
_NAME: Final = re.compile(r"[A-Z](?:[^,;]|,\d)*$")
_LONGEST: Final = 6
"""Words of a name; more are a clause."""
_FAR: Final = 3
"""Lines from a sentence to the first point of the list that it announces."""


def check_told_lists(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each count whose things are named in brackets behind it, behind a colon, or in a list below."""
    for sentence in report.document.sentences_with(_BRACKETED, _BEHIND):
        yield from _bracketed(sentence)
        yield from _behind(sentence, report.document)


def _bracketed(sentence: Sentence) -> Iterator[Statement]:
    for match in _BRACKETED.finditer(sentence.text) if "(" in sentence.text else ():
        parts = _COMMA.split(match["list"].strip())
        names = [name for part in parts for name in _LAST.split(part)]
        are_names = all(_NAME.match(name) and len(name.split()) <= _LONGEST for name in names)
        least = len(parts) + bool(_LAST.search(parts[-1]))
        is_closed = not _OPEN.search(match["list"]) and not _REFERS.search(match["list"])
        if least > 1 and are_names and is_closed:
            found = range(least, len(names) + 1)
            yield from _statement(sentence, match, found, "di belakangnya disebut")


def _behind(sentence: Sentence, document: PrintedDocument) -> Iterator[Statement]:
    match = _BEHIND.search(sentence.text)
    if match is None or _OPEN.search(sentence.text) or _ANNOUNCED.search(match["noun"]):
        return
    parts = [part for part in match["list"].split(";") if part.strip(" .")]
    items = [] if parts else _points_below(sentence, document)
    if max(len(parts), len(items)) > 1:
        where = "di belakangnya disebut" if parts else "daftar di bawahnya memuat"
        found = len(parts) or len(items)
        yield from _statement(sentence, match, range(found, found + 1), where)


def _points_below(sentence: Sentence, document: PrintedDocument) -> list[ListItem]:
    """Return the points of the list that begins right below a sentence."""
    after = next((item for item in document.items if item.line > sentence.line), None)
    if after is None or after.line - sentence.line > _FAR:
        return []
    between = document.lines[sentence.line : after.line - 1]
    if any(line.text.strip() for line in between):
        return []
    return [item for item in document.items if item.list_id == after.list_id and item.line >= after.line]


def _statement(sentence: Sentence, match: re.Match[str], found: range, where: str) -> Iterator[Statement]:
    """Yield that a count is one of those that its list may have."""
    number = int(match["digits"]) if match["digits"] else read_words(match["words"])
    if number is None or number < 2 or _MEASURED.search(match["noun"]):
        return
    printed = f"{number} {match['noun'].strip()}".strip()
    why = f"Tercetak {printed}, sedangkan {where} {found[-1]}."
    place = sentence.place
    expected = "" if number in found else str(found[-1])
    told = why if expected else ""
    yield Statement(
        AuditRule.COUNT, not expected, sentence.line, printed, expected, told, place, Level.WARNING
    )
