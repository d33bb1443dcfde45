"""All papers of an office in one run: the whole command,
and its writing against the sum of the floors.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cold import forget
from benchmarks.formats import Floors, floors_of, run_all_floors
from benchmarks.lines import AgainstFloor, Line
from benchmarks.papers import EXAMPLES
from benchmarks.processes import measure_writing
from benchmarks.timing import Job, take_turns
from capaian.cli.order import ALL_PAPERS, Order
from capaian.cli.papers import Batch
from capaian.dossier.check import prepare
from capaian.writers.docx import write_docx
from capaian.writers.html import write_html
from capaian.writers.paper_files import FORMATS, PaperTrees, write_papers
from capaian.writers.pdf import write_pdf

SECONDS, MB, RATIO = 15.0, 500.0, 2.0
_CAPAIAN = Path(sys.executable).with_name("capaian")


def measure_papers(runs: int) -> list[Line]:
    """Return the lines of every example office."""
    return [
        line
        for folder in EXAMPLES
        for line in (*_command_lines(folder, runs), *_writing(folder, runs))
    ]


def documents_of(dossier: Path) -> tuple[PaperTrees, ...]:
    """Return the document trees of all papers that an office can be given,
    with their file names.
    """
    batch = Batch(Order(dossier, ALL_PAPERS), prepare(dossier))
    return tuple(batch.lay_out(batch.choose()))


def _command_lines(dossier: Path, runs: int) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as out:
        command = [str(_CAPAIAN), "paper", str(dossier), ALL_PAPERS, "--out", out]
        return measure_writing(
            f"{dossier.name}: capaian paper {ALL_PAPERS}", command, runs, (SECONDS, MB)
        )


def _writing(dossier: Path, runs: int) -> list[Line]:
    """Writing alone, one by one and as the command does it, against the floors of all papers."""
    papers = documents_of(dossier)
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        floors = [_floors(paper, Path(folder) / paper.name) for paper in papers]
        jobs = {
            "one by one": Job(lambda: _write_one_by_one(papers), forget),
            "semua": Job(lambda: write_papers(papers, FORMATS), forget),
            "floor": Job(lambda: _run(floors)),
        }
        times = take_turns(jobs, runs)
    what = f"{dossier.name}: {len(papers)} papers"
    return [
        AgainstFloor(
            f"{what}, one file after the other", times["one by one"], times["floor"], RATIO
        ),
        AgainstFloor(
            f"{what} as `{ALL_PAPERS}` writes them", times["semua"], times["floor"], RATIO
        ),
    ]


def _write_one_by_one(papers: Sequence[PaperTrees]) -> None:
    for paper in papers:
        write_docx(paper.printed)
        write_pdf(paper.printed)
        write_html(paper.whole)


def _floors(paper: PaperTrees, folder: Path) -> Floors:
    folder.mkdir()
    return floors_of(paper, folder)


def _run(floors: Sequence[Floors]) -> None:
    for floor in floors:
        run_all_floors(floor)
