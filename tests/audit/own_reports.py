"""Papers of the example offices that the auditor must find sound,
and its false findings on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.audit.printing import count_pages, print_lines, print_paper
from tests.audit.relations import TracedPaper

from capaian.documents.availability import PaperSource
from capaian.documents.build import build_document
from capaian.documents.tree import Document
from capaian.domain.errors import InputError
from capaian.domain.narrative import Difference
from capaian.dossier.check import prepare

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DEMONSTRATION = ROOT / "src" / "capaian" / "web" / "demonstration" / "dossier"
KINDS = ("lkjip", "keputusan-iku", "keputusan-iki", "pk", "renstra")


@dataclass(frozen=True, slots=True)
class OwnPaper:
    office: str
    kind: str
    text: str
    document: Document
    differences: tuple[Difference, ...] = ()
    """What the dossier declares of contradictions of its sources."""

    @property
    def name(self) -> str:
        return f"{self.office}/{self.kind}"

    @property
    def pages(self) -> float:
        return count_pages(self.text)


@cache
def print_own_papers(kinds: tuple[str, ...] = KINDS) -> tuple[OwnPaper, ...]:
    """Return the papers of all example offices and of the demonstration,
    one text for each kind.
    """
    with TemporaryDirectory() as made:
        folder = Path(made) / "demonstration"
        (folder / "registers").mkdir(parents=True)
        for file in DEMONSTRATION.rglob("*.*"):
            text = file.read_text(encoding="utf-8").replace("@tahun@", "2025")
            (folder / file.relative_to(DEMONSTRATION)).write_text(text, encoding="utf-8")
        folders = (*sorted(EXAMPLES.iterdir()), folder)
        return tuple(paper for each in folders for paper in print_papers(each, kinds))


def print_papers(folder: Path, kinds: tuple[str, ...]) -> Iterator[OwnPaper]:
    prepared = prepare(folder)
    source = PaperSource(prepared, folder)
    differences = prepared.office_year.differences
    for kind in kinds:
        try:
            papers = source.split(kind)
        except InputError:  # what an office has no data for it cannot be given
            continue
        for number, paper in enumerate(papers, start=1):
            name = kind if len(papers) == 1 else f"{kind}-{number}"
            document = build_document(paper)
            yield OwnPaper(folder.name, name, print_paper(document), document, differences)


@cache
def trace_own_reports() -> tuple[TracedPaper, ...]:
    """Return the reports of all example offices that can be given,
    without their annex of traces.
    """
    made = []
    for folder in sorted(EXAMPLES.iterdir()):
        try:
            (paper,) = PaperSource(prepare(folder), folder).split("lkjip")
        except InputError:
            continue
        traces = paper.assessment.traces
        origins = {str(key): tuple(map(str, trace.inputs)) for key, trace in traces.items()}
        document = build_document(paper)
        lines = print_lines(document, with_traces=False)
        made.append(TracedPaper(folder.name, str(paper.assessment.year), lines, origins, document))
    return tuple(made)
