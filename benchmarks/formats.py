"""Each format, and all three together, against the bare work of the same libraries."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.cold import draw, forget, forget_all_but_drawings, pixels_given
from benchmarks.floors.charts import ChartFloor, chart_floor
from benchmarks.floors.docx import DocxFloor, docx_floor
from benchmarks.floors.html import HtmlFloor, cutting_floor, reading_floor
from benchmarks.floors.pdf import PdfFloor, pdf_floor
from benchmarks.lines import AgainstFloor, Line, Shown
from benchmarks.timing import Job, Spread, add_up, take_turns
from capaian.documents.tree import Chart, Document
from capaian.writers.charts.render import PRINT_PPI, svg_to_png
from capaian.writers.docx import write_docx
from capaian.writers.html import write_html
from capaian.writers.paper_files import FORMATS, PaperTrees, write_papers
from capaian.writers.pdf import write_pdf

LIMIT = 2.0


@dataclass(frozen=True, slots=True)
class Floors:
    """The bare work of one paper."""

    charts: ChartFloor
    pdf: PdfFloor
    docx: DocxFloor
    html: HtmlFloor
    """With the ready-made faces, as ours."""
    html_cut: HtmlFloor
    """With faces cut for this paper."""


def measure_formats(name: str, document: Document, runs: int) -> list[Line]:
    """Return the lines of one paper, which `name` tells apart; ours and floors take turns."""
    with tempfile.TemporaryDirectory(prefix="capaian-bench-") as folder:
        floors = floors_of(PaperTrees(name, document, document), Path(folder))
        times = _parts(document, floors, runs)
        lines = [*_part_lines(document, times), *_together_lines(document, floors, runs)]
    return [replace(line, what=f"{name}: {line.what}") for line in lines]


def floors_of(paper: PaperTrees, folder: Path) -> Floors:
    """Write the paper once in every format and keep what its floors need;
    `folder` is for the pdf.
    """
    html = write_html(paper.whole)
    return Floors(
        charts=chart_floor(paper.printed),
        pdf=pdf_floor(paper.printed, folder),
        docx=docx_floor(write_docx(paper.printed)),
        html=reading_floor(html),
        html_cut=cutting_floor(html),
    )


def _parts(document: Document, floors: Floors, runs: int) -> dict[str, Spread]:
    """Time each format alone, with drawings made before where its floor is given them too."""

    def keep_drawings() -> None:
        forget_all_but_drawings(document)

    drawings = draw(document)
    with pixels_given():
        jobs = {
            "svg": Job(lambda: draw_charts(document), forget),
            "svg floor": Job(floors.charts.draw),
            "png": Job(lambda: [svg_to_png(drawing, PRINT_PPI) for drawing in drawings]),
            "png floor": Job(floors.charts.turn_to_pixels),
            "pdf": Job(lambda: write_pdf(document), keep_drawings),
            "pdf floor": Job(floors.pdf.compile),
            "docx": Job(lambda: write_docx(document), keep_drawings),
            "docx floor": Job(floors.docx.write),
            "html": Job(lambda: write_html(document), forget),
            "html only": Job(lambda: write_html(document), keep_drawings),
            "html floor": Job(floors.html.write),
            "html cut floor": Job(floors.html_cut.write),
        }
        return take_turns(jobs, runs)


def draw_charts(document: Document) -> None:
    """Draw the charts alone, as a writer asks for them."""
    only_charts = tuple(block for block in document.blocks if isinstance(block, Chart))
    draw(Document(document.meta, only_charts))


def _part_lines(document: Document, times: dict[str, Spread]) -> list[Line]:
    charts = sum(isinstance(block, Chart) for block in document.blocks)
    html_floor = add_up(times["html floor"], times["svg floor"])
    html_cut_floor = add_up(times["html cut floor"], times["svg floor"])
    docx_in_all = add_up(times["docx"], times["svg"], times["png"])
    docx_floor_in_all = add_up(times["docx floor"], times["svg floor"], times["png floor"])
    return [
        AgainstFloor(f"{charts} charts to SVG", times["svg"], times["svg floor"], LIMIT),
        AgainstFloor("charts, diagrams to PNG", times["png"], times["png floor"], LIMIT),
        AgainstFloor("pdf (drawings given)", times["pdf"], times["pdf floor"], LIMIT),
        Shown("docx (drawings given)", times["docx"]),
        Shown("docx floor: finished words joined and zipped", times["docx floor"]),
        AgainstFloor("docx (drawings made)", docx_in_all, docx_floor_in_all, LIMIT),
        AgainstFloor("html (charts made; floor cuts fonts)", times["html"], html_cut_floor, LIMIT),
        AgainstFloor(
            "html (charts made; floor reads cut fonts)", times["html"], html_floor, LIMIT
        ),
        Shown("html (drawings given)", times["html only"]),
    ]


def _together_lines(document: Document, floors: Floors, runs: int) -> list[Line]:
    """Everything from nothing: one after the other,
    and on two cores as `capaian report` does it.
    """
    jobs = {
        "ours": Job(
            lambda: [write(document) for write in (write_docx, write_pdf, write_html)], forget
        ),
        "floor": Job(lambda: run_all_floors(floors)),
        "report": Job(
            lambda: write_papers([PaperTrees("lkjip", document, document)], FORMATS), forget
        ),
    }
    together = take_turns(jobs, runs)
    return [
        AgainstFloor("docx, then pdf, then html", together["ours"], together["floor"], LIMIT),
        AgainstFloor(
            "the three as `report` writes them", together["report"], together["floor"], LIMIT
        ),
    ]


def run_all_floors(floors: Floors) -> None:
    """The sum of all floors, of html the smaller one; charts are drawn once."""
    floors.charts.draw()
    floors.charts.turn_to_pixels()
    floors.docx.write()
    floors.pdf.compile()
    floors.html.write()
