"""Two parts of one section have different titles: the same one was left over the part that was copied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Heading, PrintedDocument
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_FEWEST_WORDS: Final = 3
"""Shorter titles, such as `Analisis Kendala`, may stand over several parts."""


def check_same_titles(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the title of every numbered part; of two alike, the one whose own text speaks of other things."""
    document = report.document
    known: dict[tuple[str, str, str], Heading] = {}
    chapter = ""
    for heading in document.headings:
        chapter = heading.number if heading.is_chapter else chapter
        parent, dot, _ = heading.number.rpartition(".")
        if not dot or len(heading.title.split()) < _FEWEST_WORDS:
            continue
        first = known.setdefault((chapter, parent, plain(heading.title)), heading)
        if first.number == heading.number:
            yield _statement(heading, None)
        else:
            strange, other = sorted((first, heading), key=lambda one: (_named(one, document), -one.line))
            yield _statement(strange, other)


def _named(heading: Heading, document: PrintedDocument) -> int:
    """Return how many words of a title the text below it repeats, up to the next title."""
    later = (other.line for other in document.headings if other.line > heading.line)
    end = next(later, len(document.lines) + 1)
    said = words_of(" ".join(line.text for line in document.lines[heading.line : end - 1]))
    return len(words_of(heading.title) & said)


def _statement(heading: Heading, other: Heading | None) -> Statement:
    why = "" if other is None else f"Bagian {other.number} (baris {other.line}) sudah berjudul sama."
    return Statement(
        AuditRule.LABEL,
        other is None,
        heading.line,
        heading.title,
        f"judul yang menyebut isi bagian {heading.number}",
        why,
        f"Bagian {heading.number} {heading.title}",
        lines=() if other is None else (other.line,),
    )
