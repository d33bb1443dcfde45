"""Texts that are figures and little else:
what an audit takes for a line must not grow with their length.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.cold import forget
from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.timing import Job, Spread, take_turns
from capaian.auditor.document.report import print_of_content
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.files import read_content

SHORT, LONG = 2_000, 8_000
"""Lines of the texts that are held against each other."""
GROWTH = 1.3


def sentences(count: int) -> Iterator[str]:
    """Yield sentences of three figures each, nearly all of which fail a statement."""
    for number in range(count):
        yield f"Target {number} Realisasi {number * 2} Capaian {number % 200},{number % 100:02d}%"


def workings(count: int) -> Iterator[str]:
    """Yield written workings, a line each."""
    for number in range(count):
        yield (
            f"Capaian = {100 + number} / {200 + number} x 100% = {number % 97},{number % 89:02d}%"
        )


def rows(count: int) -> Iterator[str]:
    """Yield the rows of one table, each with a word on its target."""
    yield from (
        "Tabel 3.1 Target dan Realisasi",
        "No\tDesa\tTarget\tRealisasi\tCapaian (%)\tKeterangan",
    )
    for row in range(1, count - 1):
        yield f"{row}\tDESA {row}\t{200 + row}\t{200 + row}\t100,00\tTercapai"


def contents(count: int) -> Iterator[str]:
    """Yield a list of tables and the titles that it names."""
    titles = [
        f"Tabel {1 + number // 40}.{number % 40 + 1} Kunjungan ke {number}"
        for number in range(count // 2)
    ]
    yield from (f"{title} {'.' * 20} {number // 3}" for number, title in enumerate(titles))
    yield from titles


def cells(count: int) -> Iterator[str]:
    """Yield five lines of many figures between tabs."""
    for _ in range(5):
        yield "\t".join(map(str, range(count)))


def bare_figures(count: int) -> Iterator[str]:
    """Yield pages of figures without a word,
    the last row of each page run into the first of the next.
    """
    for row in range(count):
        width = 8 if (row + 1) % 44 else 15
        yield "\t".join(
            f"{100 + (row * 37 + column * 911) % 800}.{row % 10}41.{row % 900 + 99}"
            for column in range(width)
        )


TEXTS: Final[Mapping[str, Callable[[int], Iterator[str]]]] = {
    "sentences of figures": sentences,
    "workings": workings,
    "rows of one table": rows,
    "titles and their list": contents,
    "figures between tabs": cells,
    "pages of bare figures": bare_figures,
}


def measure_figure_texts(runs: int) -> Iterator[Line]:
    """Yield the work for a line of each text,
    and what a line of a long one takes to one of a short one.
    """
    for what, text in TEXTS.items():
        jobs = {
            str(count): Job(
                partial(_audit, "\n".join(text(count)).encode()),
                partial(forget, "capaian.auditor"),
            )
            for count in (SHORT, LONG)
        }
        times = take_turns(jobs, runs, warm_ups=0, clock=time.process_time)
        each = {count: _each(times[str(count)], count) for count in (SHORT, LONG)}
        yield Shown(f"audit of {what}, {SHORT} lines, a line", each[SHORT], "ms")
        growth = Spread((each[LONG].median / each[SHORT].median,))
        yield AgainstLimit(f"the same of {LONG} lines to that", growth, GROWTH, "x")


def _audit(content: bytes) -> object:
    return audit_printed(
        print_of_content(read_content(Path("laporan.txt"), content)), "laporan.txt"
    )


def _each(spread: Spread, lines: int) -> Spread:
    """Return milliseconds for each line."""
    return Spread(tuple(1000 * seconds / lines for seconds in spread.values))
