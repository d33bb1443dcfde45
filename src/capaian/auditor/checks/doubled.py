"""Paragraphs printed twice: close by, in another section, or with the name that they had there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Heading, PrintedDocument
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_LONG: Final = 120
_LONG_APART: Final = 160
"""Letters of a paragraph that nobody writes twice by chance; shorter ones may lead on to tables."""
_LONGEST: Final = 80
"""Letters of a paragraph that are told of it."""
_NEAR: Final = 10
_FIGURE: Final = re.compile(r"\d+[.,]\d{2,}")
_FEWEST_FIGURES: Final = 3
"""Figures of a paragraph that tells results: it stands twice in no chapter on purpose."""
_NAME: Final = 15
"""Letters of a title that names one thing."""
_ALIKE: Final = 0.8
_KIND: Final = re.compile(
    r"^\W*(?:(?:tujuan|sasaran|indikator|program|kegiatan)\b(?:\s+(?:strategis|kinerja|utama))*)"
    r"(?:\s*ke)?[-\s]*(?:\d+|[IVX]+\b)?\s*[:=.\u2013-]?\s*|\([^)]*\)",
    re.IGNORECASE,
)
"""What a title says before the name of its thing, and abbreviations."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    text: str
    key: str
    chapter: int
    """Line of its chapter's title; 0 before the first."""
    heading: Heading | None
    is_point: bool
    """Whether it is a point of a list: duties of several parts of an office are the same."""


def check_doubled(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield long paragraphs; one that is printed again, or nearly so with another's name, was copied."""
    paragraphs = [*_paragraphs(report.document)]
    yield from _again(paragraphs)
    yield from _named_after_others(paragraphs)


def _paragraphs(document: PrintedDocument) -> Iterator[_Paragraph]:
    headings = sorted(document.headings, key=lambda heading: heading.line)
    starts = [heading.line for heading in headings]
    chapters = [0, *(heading.line for heading in headings if heading.is_chapter)]
    points = {item.line for item in document.items}
    for line in document.lines:
        if line.is_row or len(line.text) < _LONG or not line.text.rstrip().endswith((".", ".”")):
            continue
        chapter = chapters[bisect_right(chapters, line.number) - 1]
        above = bisect_right(starts, line.number)
        heading = headings[above - 1] if above else None
        key = plain(line.text)
        yield _Paragraph(line.number, line.text, key, chapter, heading, line.number in points)


def _again(paragraphs: Sequence[_Paragraph]) -> Iterator[Statement]:
    """Yield paragraphs; several that are printed again one after the other are one copy."""
    seen: dict[str, int] = {}
    run: list[tuple[int, int]] = []
    for place, paragraph in enumerate(paragraphs):
        first = seen.get(paragraph.key)
        is_again = first is not None and _is_copy(paragraphs[first], paragraph)
        if run and not (is_again and first == run[-1][0] + 1):
            yield _copied(paragraphs, run)
            run = []
        if is_again and first is not None:
            run.append((first, place))
        else:
            yield _statement(paragraph)
        seen[paragraph.key] = place
    if run:
        yield _copied(paragraphs, run)


def _is_copy(first: _Paragraph, again: _Paragraph) -> bool:
    """Whether a paragraph was copied: summaries and closing words repeat those of other chapters."""
    if again.line - first.line <= _NEAR:
        return True
    if first.is_point or again.is_point or first.chapter != again.chapter:
        return False
    is_elsewhere = len(again.key) >= _LONG_APART and first.heading != again.heading
    return is_elsewhere or len(_FIGURE.findall(again.text)) >= _FEWEST_FIGURES


def _copied(paragraphs: Sequence[_Paragraph], run: Sequence[tuple[int, int]]) -> Statement:
    firsts, agains = ([paragraphs[pair[side]] for pair in run] for side in (0, 1))
    lines = ", ".join(str(paragraph.line) for paragraph in firsts)
    count = "Paragraf ini" if len(run) == 1 else f"{len(run)} paragraf berturut-turut ini"
    others = tuple(paragraph.line for paragraph in (*agains[1:], *firsts))
    return _statement(agains[0], "satu kali", f"{count} sudah tercetak pada baris {lines}.", others)


def _named_after_others(paragraphs: Sequence[_Paragraph]) -> Iterator[Statement]:
    """Yield paragraphs that are nearly those of another section, and name its thing in place of their own."""
    told = [(paragraph, _name(paragraph.heading)) for paragraph in paragraphs if paragraph.heading]
    own = [(paragraph, name) for paragraph, name in told if name in paragraph.key and name]
    for paragraph, name in told:
        if not name or name in paragraph.key:
            continue
        for other, theirs in own:
            is_other = theirs in paragraph.key and theirs not in name and other.key != paragraph.key
            if is_other and other.chapter == paragraph.chapter and _are_alike(other.text, paragraph.text):
                yield _left(paragraph, other)
                break


def _left(paragraph: _Paragraph, other: _Paragraph) -> Statement:
    title = paragraph.heading.title if paragraph.heading else ""
    theirs = other.heading.title if other.heading else ""
    why = f"Paragraf ini hampir sama dengan paragraf baris {other.line} dan masih menyebut “{theirs}”."
    return _statement(paragraph, title, why, (other.line,))


def _name(heading: Heading | None) -> str:
    """Return the letters of the thing that a title names; none where it names no particular one."""
    letters = plain(_KIND.sub("", heading.title)) if heading and not heading.is_chapter else ""
    return letters if len(letters) >= _NAME else ""


def _are_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _beginning(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0]


def _statement(
    paragraph: _Paragraph, expected: str = "", why: str = "", lines: tuple[int, ...] = ()
) -> Statement:
    """Return the statement that a paragraph belongs where it stands; it does if nothing else is expected."""
    return Statement(
        AuditRule.COPY,
        not expected,
        paragraph.line,
        _beginning(paragraph.text),
        expected,
        why,
        f"baris {paragraph.line}",
        Level.WARNING,
        lines,
    )
