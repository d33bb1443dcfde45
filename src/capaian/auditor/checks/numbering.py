"""Numbers of sections, tables and rows run without gap or repeat, and agree with the lists of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import CaptionKind, ContentsEntry, PrintedDocument
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_DECIMAL: Final = re.compile(r"^\d+(?:\.\d+)+$")
_ALIKE: Final = 0.8
"""From here on two titles are of one thing."""


@dataclass(frozen=True, slots=True)
class _Titled:
    """A section, table or figure in the body."""

    line: int
    number: str
    title: str


def check_numbering(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every number of a section, table, figure and row, and every line of a list of contents."""
    document = report.document
    sections = [_Titled(h.line, h.number, h.title) for h in document.headings if _DECIMAL.match(h.number)]
    yield from _in_order(sections, "Bagian")
    for kind in CaptionKind:
        captions = [_Titled(c.line, c.number, c.title) for c in document.captions if c.kind is kind]
        yield from _in_order(captions, kind.value)
        yield from _in_contents(document, kind, captions)
    yield from _in_contents(document, None, sections)
    for understood in report.tables:
        yield from _row_numbers(understood)


def _in_order(things: Sequence[_Titled], word: str) -> Iterator[Statement]:
    """Yield each number with the one that should stand there: the next after the last of the same parent."""
    last: dict[str, int] = {}
    known: set[str] = set()
    previous = ""
    for thing in things:
        parent, _, own = thing.number.rpartition(".")
        if not own.isdigit():
            continue
        expected = f"{parent}.{last.get(parent, 0) + 1}".lstrip(".")
        is_orphan = word == "Bagian" and parent.count(".") > 0 and parent not in known
        holds = thing.number == expected and not is_orphan
        if is_orphan:
            expected = _next(previous, thing.number.count("."))
        yield _statement(thing, word, previous, expected, holds=holds)
        last[parent] = max(int(own), last.get(parent, 0))
        known.add(thing.number)
        previous = thing.number


def _next(previous: str, depth: int) -> str:
    """Return the number after another one, at a depth of points."""
    parts = previous.split(".")[: depth + 1]
    return ".".join((*parts[:-1], str(int(parts[-1]) + 1))) if previous and parts[-1].isdigit() else ""


def _statement(thing: _Titled, word: str, previous: str, expected: str, *, holds: bool) -> Statement:
    why = f"{word} {thing.number} menyusul {word.lower()} {previous or '(tidak ada)'}; seharusnya {expected}."
    return Statement(
        AuditRule.NUMBERING,
        holds,
        thing.line,
        thing.number,
        "" if holds else expected,
        "" if holds else why,
        f"{word} {thing.number} {thing.title}".strip(),
        Level.WARNING,
    )


def _in_contents(
    document: PrintedDocument, kind: CaptionKind | None, things: Sequence[_Titled]
) -> Iterator[Statement]:
    """Yield each line of a list, beside what stands in the body; and what the list leaves out."""
    entries = [
        e for e in document.contents if e.kind is kind and (kind is not None or _DECIMAL.match(e.number))
    ]
    if not entries or not things:
        return
    body = {thing.number: thing for thing in things}
    for entry in entries:
        yield _entry(entry, body, things)
    listed = {entry.number for entry in entries}
    titles = [entry.title for entry in entries]
    left_out = [t for t in things if t.number not in listed and not any(_alike(t.title, o) for o in titles)]
    if left_out:
        word = "Bagian" if kind is None else kind.value
        names = ", ".join(thing.number for thing in left_out)
        yield Statement(
            AuditRule.NUMBERING,
            holds=False,
            line=left_out[0].line,
            printed=f"{word} {names}",
            expected="tercantum dalam daftar",
            why=f"{word} {names} ada dalam naskah, tetapi tidak ada dalam daftarnya.",
            place=f"Daftar {word.lower()}",
            level=Level.NOTE,
            lines=(*(thing.line for thing in left_out[1:]), entries[0].line),
        )


def _entry(entry: ContentsEntry, body: Mapping[str, _Titled], things: Sequence[_Titled]) -> Statement:
    word = "Bagian" if entry.kind is None else entry.kind.value
    own = body.get(entry.number)
    place = f"Daftar {word.lower()}, {entry.number}"
    if own is not None and _plain(own.title) == _plain(entry.title):
        return Statement(AuditRule.NUMBERING, True, entry.line, entry.number, "", "", place)
    same = next((thing for thing in things if _alike(thing.title, entry.title)), None)
    if own is not None and _alike(own.title, entry.title):
        why = f"Judul dalam daftar berbeda dari judul dalam naskah: “{own.title}”."
        return _differs(entry, own, own.title, why, place, Level.NOTE)
    if same is not None:
        why = f"Dalam naskah judul ini bernomor {same.number}, dalam daftar {entry.number}."
        return _differs(entry, same, same.number, why, place, Level.WARNING)
    why = f"{word} {entry.number} ada dalam daftar, tetapi tidak ada dalam naskah."
    return _differs(entry, None, "", why, place, Level.WARNING)


def _differs(
    entry: ContentsEntry, thing: _Titled | None, expected: str, why: str, place: str, level: Level
) -> Statement:
    printed = f"{entry.number} {entry.title}"
    lines = () if thing is None else (thing.line,)
    return Statement(AuditRule.NUMBERING, False, entry.line, printed, expected, why, place, level, lines)


def _plain(title: str) -> str:
    return re.sub(r"[^0-9a-z]", "", title.casefold())


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and SequenceMatcher(None, _plain(one), _plain(other)).ratio() >= _ALIKE


def _row_numbers(understood: UnderstoodTable) -> Iterator[Statement]:
    """Yield the whole numbers of a first column, each one more than the one before or the first of a part."""
    rows = [row for row in understood.rows if row.kind is RowKind.ITEM and row.row.cells]
    numbered = [(row.row, row.row.cells[0].text.strip().rstrip(".")) for row in rows]
    whole = [(row, int(text)) for row, text in numbered if text.isdigit() and len(text) < 4]
    if len(whole) < 3 or 2 * len(whole) < len(rows):
        return
    for (_, before), (row, number) in pairwise(whole):
        holds = number in (before + 1, 1)
        yield Statement(
            AuditRule.NUMBERING,
            holds,
            row.line,
            str(number),
            "" if holds else str(before + 1),
            "" if holds else f"Nomor {number} menyusul nomor {before}.",
            f"{understood.table.name}, {row.label}",
            Level.WARNING,
        )
