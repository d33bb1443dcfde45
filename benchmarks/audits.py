"""Auditing finished reports: pages of text and of pdf, growth with the length, memory."""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
from tests.audit.printing import print_paper

from benchmarks.cold import forget
from benchmarks.figure_texts import measure_figure_texts
from benchmarks.floors.text import WordsAndNumbersFloor
from benchmarks.floors.words import PathsFloor, TablesFloor
from benchmarks.lines import AgainstFloor, AgainstLimit, Line, NotMeasured, Shown
from benchmarks.papers import PaperName, papers
from benchmarks.processes import CommandFailedError, run_often, run_once
from benchmarks.timing import Job, Spread, take_turns, time_once
from capaian.auditor.document.report import ReportPrint, print_of_content
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.files import read_content
from capaian.auditor.reading.pdf import PROCESSES
from capaian.domain.audit import AuditResult
from capaian.writers.pdf import write_pdf

TEXT_PAGES_A_SECOND, PDF_PAGES_A_SECOND = 300, 20
PDF_AGAINST_LIBRARY, GROWTH, PEAK_MB = 1.5, 1.3, 300.0
PAGES_FOR_MEMORY = 150
SHORT, LONG = 100, 1000
"""Pages between which time must grow with the length alone."""
_ACCEPTED = (0, 13)
"""Exit codes of an audit, without and with errors found."""
_CAPAIAN = Path(sys.executable).with_name("capaian")
_SHARED = Path(__file__).resolve().parents[2] / "shared" / "documents"
LINES_OF_PAGE = 25


def measure_audits(runs: int) -> list[Line]:
    """Return the lines for text, pdf, growth and memory."""
    name, report = next(iter(papers(PaperName.REPORT).items()))
    content = write_pdf(report)
    pages = len(pypdfium2.PdfDocument(content))
    texts = {f"our report of {name}": (print_paper(report).encode(), pages), **dict(_published())}
    return [
        *(
            line
            for what, (text, count) in texts.items()
            for line in text_lines(what, text, count, runs)
        ),
        *_command_lines(texts[f"our report of {name}"][0], pages, runs),
        *_pdf_lines(content, pages, runs),
        *_growth_lines(content, texts[f"our report of {name}"][0], pages),
        *measure_figure_texts(1),
        _memory_line(content),
    ]


def audit_bytes(content: bytes, name: str) -> AuditResult:
    """Audit a report from its bytes, as the command does."""
    return audit_printed(read_bytes(content, name), name)


def read_bytes(content: bytes, name: str) -> ReportPrint:
    """Read a report from its bytes."""
    return print_of_content(read_content(Path(name), content))


def _published() -> Iterator[tuple[str, tuple[bytes, int]]]:
    """Yield published reports that lie beside the project, with about how many pages they have."""
    for file in sorted(_SHARED.glob("*.txt")):
        content = file.read_bytes()
        yield file.stem, (content, max(1, content.count(b"\n") // LINES_OF_PAGE))


def text_lines(what: str, content: bytes, pages: int, runs: int) -> Iterator[Line]:
    """Yield what reading a text takes, and its whole audit,
    by a process that has met none of its words.

    Each is also told as pages a second of one core, and as a multiple of the floor.
    """
    jobs = {
        "reading": Job(partial(read_bytes, content, "laporan.txt"), _meet_no_text),
        "whole audit": Job(partial(audit_bytes, content, "laporan.txt"), _meet_no_text),
        "floor": Job(WordsAndNumbersFloor(content).read),
    }
    times = take_turns(jobs, runs, clock=time.process_time)
    floor = times.pop("floor")
    lines = sum(1 for line in content.splitlines() if line.strip()) / pages
    for job, spread in times.items():
        title = f"text files, {TEXT_PAGES_A_SECOND} pages a second: {job} of {what}"
        limit = 1000 / TEXT_PAGES_A_SECOND
        yield AgainstLimit(
            f"{title}, {pages} pages of {lines:.0f} lines, a page",
            _each(spread, pages),
            limit,
            "ms",
        )
        yield Shown("the same, pages a second", _a_second(spread, pages), "pages")
        yield Shown("the same to its words and numbers found once", _ratios(spread, floor), "x")


def _a_second(spread: Spread, pages: int) -> Spread:
    return Spread(tuple(pages / seconds for seconds in spread.values))


def _meet_no_text() -> None:
    forget("capaian.auditor")


def _pdf_lines(content: bytes, pages: int, runs: int) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        file = Path(folder) / "laporan.pdf"
        file.write_bytes(content)
        jobs = {
            "audit": Job(partial(audit_bytes, content, "laporan.pdf")),
            "read": Job(partial(read_bytes, content, "laporan.pdf")),
            "library": Job(TablesFloor(file, pages, PROCESSES).read),
            "paths": Job(PathsFloor(file, pages, PROCESSES).read),
        }
        times = take_turns(jobs, runs)
    limit, ratio = 1000 / PDF_PAGES_A_SECOND, PDF_AGAINST_LIBRARY
    return [
        AgainstLimit(
            f"audit of pdf, {pages} pages, a page", _each(times["audit"], pages), limit, "ms"
        ),
        AgainstFloor(
            "reading the pdf; floor: words, tables of pdfplumber",
            times["read"],
            times["library"],
            ratio,
        ),
        Shown("the same to words, paths of pdfium", _ratios(times["read"], times["paths"]), "x"),
    ]


def _ratios(ours: Spread, floor: Spread) -> Spread:
    """Return the ratios round by round."""
    return Spread(tuple(own / other for own, other in zip(ours.values, floor.values, strict=True)))


def _each(spread: Spread, pages: int) -> Spread:
    """Return milliseconds for each page."""
    return Spread(tuple(1000 * seconds / pages for seconds in spread.values))


def _growth_lines(content: bytes, text: bytes, pages: int) -> Iterator[Line]:
    """Yield what a page of a long report takes to one of a short one, each measured once."""
    for kind in ("txt", "pdf"):
        each: dict[int, float] = {}
        for wanted in (SHORT, LONG):
            times = max(wanted // pages, 1)
            made = b"\n".join([text] * times) if kind == "txt" else _repeat(content, wanted)
            clock = (
                time.process_time if kind == "txt" else time.perf_counter
            )  # children read a pdf
            done = time_once(Job(partial(audit_bytes, made, f"laporan.{kind}")), clock)
            each[wanted] = 1000 * done / (times * pages if kind == "txt" else wanted)
        yield Shown(f"audit of {kind}, {SHORT} pages, a page", Spread((each[SHORT],)), "ms")
        growth = Spread((each[LONG] / each[SHORT],))
        yield AgainstLimit(f"the same of {LONG} pages to that", growth, GROWTH, "x")


def _command_lines(text: bytes, pages: int, runs: int) -> list[Line]:
    """Return what the whole command takes for one text,
    the start of Python and all rules included.
    """
    what = f"capaian audit, {pages} pages of text, whole process"
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        file = Path(folder) / "laporan.txt"
        file.write_bytes(text)
        try:
            usages = run_often([str(_CAPAIAN), "audit", str(file)], runs, _ACCEPTED)
        except CommandFailedError as failure:
            return [NotMeasured(what, str(failure))]
    return [
        Shown(what, Spread(tuple(usage.seconds for usage in usages))),
        Shown("the same, processor time", Spread(tuple(usage.busy_seconds for usage in usages))),
    ]


def _memory_line(content: bytes) -> Line:
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        file = Path(folder) / "laporan.pdf"
        file.write_bytes(_repeat(content, PAGES_FOR_MEMORY))
        command = [str(_CAPAIAN), "audit", str(file)]
        try:
            usage = run_once(command, accepted=_ACCEPTED)
        except CommandFailedError as failure:
            return NotMeasured("capaian audit", str(failure))
    peak = Spread((usage.peak_mb,))
    return AgainstLimit(
        f"capaian audit, {PAGES_FOR_MEMORY} pages of pdf, peak", peak, PEAK_MB, "MB"
    )


def _repeat(content: bytes, wanted: int) -> bytes:
    """Return a pdf of so many pages, from one that has fewer or more."""
    with pikepdf.new() as made, pikepdf.open(io.BytesIO(content)) as source:
        pages = len(source.pages)
        for number in range(wanted):
            made.pages.append(source.pages[number % pages])
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()
