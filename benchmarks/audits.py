"""Auditing finished reports: pages of text and of pdf, growth with the length, memory."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
from tests.audit.printing import count_pages, print_paper

from benchmarks.lines import AgainstFloor, AgainstLimit, Line, NotMeasured, Shown
from benchmarks.papers import PaperName, paper
from benchmarks.processes import CommandFailedError, run_once
from benchmarks.timing import Job, Spread, take_turns
from capaian.auditor.audit import audit
from capaian.auditor.reading.files import read_report
from capaian.documents.tree import Document
from capaian.domain.audit import AuditResult
from capaian.writers.pdf import write_pdf

TEXT_PAGES_A_SECOND, PDF_PAGES_A_SECOND = 500, 10
PDF_AGAINST_LIBRARY, GROWTH, PEAK_MB = 1.5, 1.3, 400.0
PAGES_FOR_MEMORY = 150
_TIMES = 4
"""A longer report is a report so many times over."""
_FOUND_ERRORS = 13
_CAPAIAN = Path(sys.executable).with_name("capaian")


def measure_audits(runs: int) -> list[Line]:
    """Return the lines for text, pdf and memory."""
    report = paper(PaperName.REPORT)
    return [*_text_lines(report, runs), *_pdf_lines(write_pdf(report), runs)]


def audit_bytes(content: bytes, name: str) -> AuditResult:
    """Audit a report from its bytes, as the command does."""
    return audit(*read_report(Path(name), content))


def _text_lines(report: Document, runs: int) -> list[Line]:
    text = print_paper(report)
    long = "\n".join([text] * _TIMES)
    jobs = {
        "one": Job(partial(audit_bytes, text.encode(), "laporan.txt")),
        "long": Job(partial(audit_bytes, long.encode(), "laporan.txt")),
    }
    times = take_turns(jobs, runs)
    pages = count_pages(text)
    growth = times["long"].median / times["one"].median / _TIMES
    limit = 1000 / TEXT_PAGES_A_SECOND
    return [
        AgainstLimit(f"audit of text, {pages:.0f} pages, a page", _each(times["one"], pages), limit, "ms"),
        AgainstLimit(f"the same {_TIMES} times over, per page to once", Spread((growth,)), GROWTH, "x"),
    ]


def _pdf_lines(content: bytes, runs: int) -> list[Line]:
    pages = len(pypdfium2.PdfDocument(content))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = {
            "audit": Job(partial(audit_bytes, content, "laporan.pdf")),
            "read": Job(partial(read_report, Path("laporan.pdf"), content)),
            "library": Job(partial(_read_by_library, content, pages, pool)),
        }
        times = take_turns(jobs, runs)
    limit = 1000 / PDF_PAGES_A_SECOND
    return [
        AgainstLimit(f"audit of pdf, {pages} pages, a page", _each(times["audit"], pages), limit, "ms"),
        Shown("reading the pdf alone", times["read"]),
        AgainstFloor(
            "reading the pdf; floor: words, lines", times["read"], times["library"], PDF_AGAINST_LIBRARY
        ),
        *_memory_lines(content, pages),
    ]


def _each(spread: Spread, pages: float) -> Spread:
    """Return milliseconds for each page."""
    return Spread(tuple(1000 * seconds / pages for seconds in spread.values))


def _read_by_library(content: bytes, pages: int, pool: ProcessPoolExecutor) -> int:
    """Let the library find words with their places, and drawn paths, on all pages, in as many processes."""
    count = os.cpu_count() or 1
    parts = [range(first, pages, count) for first in range(count)]
    return sum(pool.map(partial(_read_pages, content), parts))


def _read_pages(content: bytes, numbers: Sequence[int]) -> int:
    document = pypdfium2.PdfDocument(content)
    found = 0
    for number in numbers:
        page = document[number]
        words = page.get_textpage()
        boxes = [words.get_rect(at) for at in range(words.count_rects())]
        found += sum(len(words.get_text_bounded(*box)) for box in boxes)
        found += sum(1 for _ in page.get_objects())
    return found


def _memory_lines(content: bytes, pages: int) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        file = Path(folder) / "laporan.pdf"
        file.write_bytes(_repeat(content, pages))
        command = [str(_CAPAIAN), "audit", str(file), "--quiet"]
        try:
            usage = run_once(command, accepted=(0, _FOUND_ERRORS))
        except CommandFailedError as failure:
            return [NotMeasured("capaian audit", str(failure))]
    peak = Spread((usage.peak_mb,))
    return [AgainstLimit(f"capaian audit, {PAGES_FOR_MEMORY} pages of pdf, peak", peak, PEAK_MB, "MB")]


def _repeat(content: bytes, pages: int) -> bytes:
    """Return a pdf of so many pages, from one that has fewer or more."""
    with pikepdf.new() as made, pikepdf.open(io.BytesIO(content)) as source:
        for number in range(PAGES_FOR_MEMORY):
            made.pages.append(source.pages[number % pages])
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()
