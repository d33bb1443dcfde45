"""Papers of the example offices that the auditor must find sound, and its false findings on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.audit.printing import count_pages, print_lines, print_paper
from tests.audit.relations import TracedPaper

from capaian.auditor.printed.number import read_numbers
from capaian.cli.office_year import prepare
from capaian.cli.papers import Source
from capaian.documents.build import build_document
from capaian.domain.errors import InputError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
KINDS = ("lkjip", "keputusan-iku", "keputusan-iki", "pk", "renstra")


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """The text of a paper that we made."""

    office: str
    kind: str
    text: str
    declared: frozenset[tuple[str, str]] = frozenset()
    """Rule and number of each contradiction of its sources that the dossier declares."""

    @property
    def name(self) -> str:
        return f"{self.office}/{self.kind}"

    @property
    def pages(self) -> float:
        return count_pages(self.text)


def print_own_papers(kinds: tuple[str, ...] = KINDS) -> tuple[OwnPaper, ...]:
    """Return the papers of all example offices that can be given, one text for each kind."""
    return tuple(paper for folder in sorted(EXAMPLES.iterdir()) for paper in _print_papers(folder, kinds))


def _print_papers(folder: Path, kinds: tuple[str, ...]) -> Iterator[OwnPaper]:
    prepared = prepare(folder)
    source = Source(prepared, folder)
    declared = frozenset(
        (difference.rule, number.text)
        for difference in prepared.office_year.differences
        for words in (difference.printed, difference.used, difference.reason)
        for number in read_numbers(words, 1)
    )
    for kind in kinds:
        try:
            papers = source.split(kind)
        except InputError:  # what an office has no data for it cannot be given
            continue
        for number, paper in enumerate(papers, start=1):
            name = kind if len(papers) == 1 else f"{kind}-{number}"
            yield OwnPaper(folder.name, name, print_paper(build_document(paper)), declared)


def trace_own_reports() -> tuple[TracedPaper, ...]:
    """Return the reports of all example offices that can be given, without their annex of traces."""
    made = []
    for folder in sorted(EXAMPLES.iterdir()):
        try:
            (paper,) = Source(prepare(folder), folder).split("lkjip")
        except InputError:
            continue
        traces = paper.assessment.traces
        origins = {str(key): tuple(map(str, trace.inputs)) for key, trace in traces.items()}
        document = build_document(paper)
        lines = print_lines(document, with_traces=False)
        made.append(TracedPaper(folder.name, str(paper.assessment.year), lines, origins, document))
    return tuple(made)
