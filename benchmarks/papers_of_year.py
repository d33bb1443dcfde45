"""All papers of an office in one run: the whole command, and its writing against the sum of the floors."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cold import forget
from benchmarks.formats import Floors, floors_of, run_all_floors
from benchmarks.lines import AgainstFloor, AgainstLimit, Line, NotMeasured
from benchmarks.processes import CommandFailedError, run_often
from benchmarks.timing import Job, Spread, take_turns
from capaian.cli.batch import Batch
from capaian.cli.office_year import prepare
from capaian.cli.order import ALL, Order
from capaian.cli.writing import FORMATS, write_papers
from capaian.documents.tree import Document

EXAMPLES = sorted((Path(__file__).resolve().parents[1] / "examples").iterdir())
SECONDS, MB, RATIO = 15.0, 500.0, 2.0
_CAPAIAN = Path(sys.executable).with_name("capaian")


def measure_papers(runs: int) -> list[Line]:
    """Return the lines of every example office."""
    return [line for folder in EXAMPLES for line in (*_command_lines(folder, runs), _writing(folder, runs))]


def documents_of(dossier: Path) -> tuple[tuple[str, Document], ...]:
    """Return the document trees of all papers that an office can be given, with their file names."""
    batch = Batch(Order(dossier, ALL), prepare(dossier))
    return tuple(batch.lay_out(batch.choose()))


def _command_lines(dossier: Path, runs: int) -> list[Line]:
    what = f"all papers of {dossier.name}"
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as out:
        try:
            usages = run_often([str(_CAPAIAN), "paper", str(dossier), ALL, "--out", out], runs)
        except CommandFailedError as failure:
            return [NotMeasured(what, str(failure))]
    seconds = Spread(tuple(usage.seconds for usage in usages))
    peak = Spread((max(usage.peak_mb for usage in usages),))
    return [
        AgainstLimit(f"{what}, whole process", seconds, SECONDS, "s"),
        AgainstLimit(f"{what}, largest process, peak", peak, MB, "MB"),
    ]


def _writing(dossier: Path, runs: int) -> Line:
    """Writing alone, as the command does it, against the floors of all formats of all its papers."""
    papers = documents_of(dossier)
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        floors = [_floors(document, Path(folder) / name) for name, document in papers]
        jobs = {
            "ours": Job(lambda: write_papers(papers, FORMATS), forget),
            "floor": Job(lambda: _run(floors)),
        }
        times = take_turns(jobs, runs)
    what = f"{len(papers)} papers of {dossier.name} written"
    return AgainstFloor(what, times["ours"], times["floor"], RATIO)


def _floors(document: Document, folder: Path) -> Floors:
    folder.mkdir()
    return floors_of(document, folder)


def _run(floors: Sequence[Floors]) -> None:
    for floor in floors:
        run_all_floors(floor)
