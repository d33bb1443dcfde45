"""Sound reports of ours taken through programs that lose their layout: what is said of them is false.

The pdf loses its tags; the text of the pdf loses its columns, or keeps them with blanks alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2
from tests.audit.own_reports import OwnPaper, matches, print_own_papers

from capaian.auditor.audit import audit
from capaian.auditor.reading.files import read_report
from capaian.auditor.reading.page import TextRow, Word, read_rows
from capaian.auditor.reading.pdf_worker import read_pages
from capaian.domain.audit import Finding
from capaian.domain.issue import Level
from capaian.writers.pdf import write_pdf

_SIGN: Final = 3.4
"""Points of a sign where text is set with blanks: narrower than any that is printed."""
_PITCH: Final = 11.0


def take_tags(pdf: bytes) -> bytes:
    """Return a pdf as programs write it that tag nothing."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.Root.StructTreeRoot
        del opened.Root.MarkInfo
        made = io.BytesIO()
        opened.save(made)
    return made.getvalue()


def extract_text(pdf: bytes) -> bytes:
    """Return the text of a pdf, as copied out of a reader."""
    return "\f".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)).encode()


def set_with_blanks(pdf: bytes) -> bytes:
    """Return the text of a pdf with blanks between its columns."""
    pages = (said for said in read_pages(pdf, 0, 10_000) if "words" in said)
    return "\f".join(_set(said["words"]) for said in pages).encode()  # type: ignore[arg-type]  # as it is written


def _set(words: Sequence[tuple[float, float, float, float, str, int]]) -> str:
    lines: list[str] = []
    below = 0.0
    for row in read_rows(Word(*word) for word in words):
        lines += [""] * min(max(round((row.top - below) / _PITCH), 0), 3)
        lines.append(_set_row(row))
        below = row.bottom
    return "\n".join(lines)


def _set_row(row: TextRow) -> str:
    text = ""
    for word in row.words:
        at = round(word.left / _SIGN)
        is_near = bool(text) and word.left - _right(row, word) < 0.6 * word.height
        text += " " if is_near else " " * max(at - len(text), 2 if text else 0)
        text += word.text
    return text


def _right(row: TextRow, word: Word) -> float:
    """Return where the word before another one ends."""
    return row.words[row.words.index(word) - 1].right


WAYS: Final[Mapping[str, tuple[str, Callable[[bytes], bytes]]]] = {
    "pdf without tags": ("pdf", take_tags),
    "text": ("txt", extract_text),
    "text set with blanks": ("txt", set_with_blanks),
}


@dataclass(frozen=True, slots=True)
class WayResult:
    """What is said of a sound report that came another way."""

    report: str
    way: str
    pages: int
    false: tuple[Finding, ...]


def measure_ways() -> tuple[WayResult, ...]:
    """Return the errors told of each report of ours, by way, beyond what it declares itself."""
    return tuple(result for paper in print_own_papers(("lkjip",)) for result in measure_paper(paper))


def measure_paper(paper: OwnPaper) -> list[WayResult]:
    """Return the errors told of one paper, by way."""
    pdf = write_pdf(paper.document)
    results = []
    for way, (kind, take) in WAYS.items():
        document, file = read_report(Path(f"laporan.{kind}"), take(pdf))
        errors = (found for found in audit(document, file).findings if found.level is Level.ERROR)
        false = tuple(x for x in errors if not any(matches(x, known) for known in paper.differences))
        results.append(WayResult(paper.office, way, file.pages, false))
    return results


def rate_of_ways(results: Sequence[WayResult]) -> float:
    """Return how many errors are told on 100 pages."""
    return round(100 * sum(len(each.false) for each in results) / sum(each.pages for each in results), 2)


def render_ways(results: Sequence[WayResult], *, with_findings: bool = False) -> str:
    """Return a line for each report and way."""
    lines = ["sound reports by other ways: errors told, pages"]
    for each in results:
        lines.append(f"  {each.report:<20}{each.way:<24}{len(each.false):>6}{each.pages:>8}")
        told = each.false if with_findings else ()
        lines += [f"    FALSE {x.rule.value} {x.line} {x.place[:60]} | {x.why[:200]}" for x in told]
    return "\n".join(lines)
