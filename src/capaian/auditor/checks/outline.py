"""What outlines, references and beginnings of lists say of the body: chapters, tables, first points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.numbering import read_numeral
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import CaptionKind, Heading, ListItem, PrintedDocument
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.titles import letters_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_CHAPTER: Final = re.compile(r"^\W*bab\s+(?P<number>[IVX]+|\d{1,2})\b[\s:.\u2013-]*(?P<title>\S.*)$", re.I)
_SHORTEST: Final = 6
"""Letters of a title that is known again."""
_FIRST: Final = 3
"""A list may begin at 2: its first point stands in the line of what announces it."""
_POINTS: Final = 3
_REFERRED: Final = Worded(
    r"\b(?:lihat|pada|dalam|di|dari|oleh|menurut|berdasarkan|melalui|sebagaimana)\s+"
    r"(?P<printed>tabel\s*(?P<number>(?:(?:\d{1,2}|[IVX]{1,4})\.)?\d{1,2}))(?![\d.]*\d)"
)
_FEW: Final = 3
"""Titles read elsewhere by which the only one of a chapter is all that it has."""
_MOST: Final = 0.75
"""Share of the numbers up to the last one that are read: where fewer are, some titles were not."""


def check_outline(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield chapters of outlines, first points of lists, and numbers of tables that sentences refer to."""
    document = report.document
    yield from _chapters(document)
    yield from _first_points(document)
    yield from _references(document)


def _statement(line: int, printed: str, expected: str, why: str, lines: tuple[int, ...] = ()) -> Statement:
    """Return the statement that a number is right; it is if nothing else is expected."""
    return Statement(
        AuditRule.NUMBERING,
        not expected,
        line,
        printed,
        expected,
        why if expected else "",
        f"baris {line}",
        Level.WARNING,
        lines if expected else (),
    )


def _chapters(document: PrintedDocument) -> Iterator[Statement]:
    """Yield each chapter that an outline names by number and title, beside that of the body."""
    chapters = [heading for heading in document.headings if heading.is_chapter and heading.number]
    known = {heading.line for heading in chapters} | {entry.line for entry in document.contents if entry.page}
    for line in document.lines:
        match = None if line.number in known else _CHAPTER.match(" ".join(line.cells))
        if match is None:
            continue
        named = [chapter for chapter in chapters if _begins(match["title"], chapter)]
        if not named:
            continue
        numbers = {read_numeral(chapter.number) for chapter in named}
        is_right = read_numeral(match["number"].upper()) in numbers
        why = f"Dalam naskah bab ini bernomor {named[0].number}."
        expected = "" if is_right else f"Bab {named[0].number}"
        yield _statement(line.number, f"Bab {match['number']}", expected, why, (named[0].line,))


def _begins(words: str, chapter: Heading) -> bool:
    title = letters_of(chapter.title)
    return len(title) >= _SHORTEST and letters_of(words).startswith(title)


def _first_points(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the first point of each list of digits; it goes on with one of its chapter, or is the first."""
    chapters = [0, *(heading.line for heading in document.headings if heading.is_chapter)]
    for _, group in groupby(sorted(document.items, key=lambda i: (i.list_id, i.line)), lambda i: i.list_id):
        items = [*group]
        first = items[0]
        if not first.mark.isdecimal() or len(items) < _POINTS:
            continue
        chapter = max(line for line in chapters if line < first.line)
        is_left = int(first.mark) >= _FIRST and _runs(items) and not _is_begun(document, chapter, first)
        why = f"Daftar ini mulai pada {first.mark}; butir sebelumnya tidak ada dalam bab ini."
        yield _statement(first.line, first.mark, "1" if is_left else "", why)


def _runs(items: Sequence[ListItem]) -> bool:
    return all(int(b.mark) == int(a.mark) + 1 for a, b in pairwise(items) if b.mark.isdecimal())


def _is_begun(document: PrintedDocument, chapter: int, first: ListItem) -> bool:
    """Whether the number before a point marks anything in its chapter: a point, a row, a part of a line."""
    before = re.compile(rf"(?<![\w.,]){int(first.mark) - 1}\s*(?:[.)]|\*|$)")
    lines = document.lines[chapter : first.line - 1]
    return any(before.search(cell.strip()) for line in lines for cell in line.cells)


def _references(document: PrintedDocument) -> Iterator[Statement]:
    """Yield each table that a sentence refers to; it is there, or titles were not all read."""
    titled = [caption.number for caption in document.captions if caption.kind is CaptionKind.TABLE]
    numbers, lost = {*titled}, {*_numbers_lost(titled)}
    listed = {entry.number for entry in document.contents if entry.kind is CaptionKind.TABLE}
    for sentence in document.sentences_with(_REFERRED):
        for match in _REFERRED.finditer(sentence.text):
            number = match["number"].upper()
            chapter = number.rpartition(".")[0]
            own = (known.rpartition(".") for known in numbers)
            read = [int(last) for parent, _, last in own if parent == chapter and last.isdecimal()]
            is_whole = len(read) >= _MOST * max(read, default=1) and (len(read) > 1 or len(titled) > _FEW)
            is_missing = is_whole and number not in numbers | listed | lost
            last = f"dalam bab itu Tabel {chapter}." if chapter else "Tabel "
            why = f"{match['printed']} tidak ada dalam naskah; yang terakhir {last}{max(read, default=0)}."
            line = document.line_of(match["printed"], sentence)
            yield _statement(line, match["printed"], "nomor tabel yang ada" if is_missing else "", why)


def _numbers_lost(titled: Sequence[str]) -> Iterator[str]:
    """Yield the numbers that titles should bear that bear the number of another one: told of them already."""
    times = Counter(titled)
    for before, number, after in zip(["", *titled], titled, [*titled[1:], ""], strict=False):
        if times[number] > 1:
            yield from (_beside(before, 1), _beside(after, -1))


def _beside(number: str, step: int) -> str:
    """Return the number so many after another one."""
    parent, _, own = number.rpartition(".")
    return f"{parent}.{int(own) + step}" if own.isdecimal() else ""
