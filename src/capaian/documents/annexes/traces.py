"""Jejak angka: from each figure of the paper back to the rows of the dossier.

Marks in the margin lead to entries. A step that was unfolded in an earlier entry is only named
again, and figures that were merely typed in are gathered by file, so that the annex stays
readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from capaian.documents import tree
from capaian.documents.annexes.notes import definition_list, inlines_of, numbers_of, traces_of
from capaian.documents.narrative.fields import words_of
from capaian.documents.paper import Paper
from capaian.documents.scope.facts import FactLog, explain_trace, write_correction
from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import write_runs
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import Correction, SourceReference
from capaian.rules.facts import gather, group


@dataclass(frozen=True)
class Ledger:
    """All explanations that figures of the paper may lead to."""

    assessment: Assessment
    facts: FactLog
    _explained: dict[TraceId, tree.Explanation] = field(default_factory=dict)

    def explain(self, trace: TraceId) -> tree.Explanation:
        """Return the explanation of a trace.

        Raises:
            KeyError: for a trace that neither assessment nor fact log knows.
        """
        known = self.facts.explanations.get(trace) or self._explained.get(trace)
        if known is None:
            known = self._explained[trace] = explain_trace(self.assessment.traces[trace])
        return known

    def source(self, trace: TraceId) -> SourceReference | None:
        """Return where a typed-in figure stands; `None` for computed ones."""
        found = self.facts.references.get(trace)
        if found is None and trace in self.assessment.traces:
            return self.assessment.traces[trace].source
        return found

    def is_leaf(self, trace: TraceId) -> bool:
        """Say whether a figure was typed in."""
        return not self.explain(trace).inputs and self.source(trace) is not None


def explanations_of(
    blocks: Sequence[tree.Block], extra: Sequence[TraceId], ledger: Ledger
) -> dict[TraceId, tree.Explanation]:
    """Return the explanation of every figure of the paper and of all their inputs."""
    shown = (number.trace for block in blocks for number in numbers_of(block))
    wanted = [*(trace for trace in shown if trace is not None), *extra]
    found: dict[TraceId, tree.Explanation] = {}
    while wanted:
        trace = wanted.pop()
        if trace not in found:
            found[trace] = ledger.explain(trace)
            wanted.extend(found[trace].inputs)
    return dict(sorted(found.items(), key=lambda pair: (pair[0][0], int(pair[0][1:]))))


def mark_blocks(
    blocks: Sequence[tree.Block], drawn: Mapping[str, tuple[TraceId, ...]]
) -> list[tree.Block]:
    """Return the blocks with a margin mark on each that has figures with a trace.

    They are counted anew in each chapter and annex; front parts and several forms of a paper go
    on.

    Args:
        blocks: Numbered blocks.
        drawn: Traces of the figures that each chart or spark line draws, by its id.
    """
    prefix, chapters, number = "0", 0, 0
    marked: list[tree.Block] = []
    for block in blocks:
        kind = block.kind if isinstance(block, tree.Heading) else None
        if kind is tree.HeadingKind.CHAPTER:
            chapters += 1
            prefix, number = str(chapters), 0
        elif isinstance(block, tree.Heading) and kind is tree.HeadingKind.ANNEX:
            prefix, number = block.annex_prefix, 0
        if isinstance(block, tree.MarkableBlock):
            names = (
                inline.id for inline in inlines_of(block) if isinstance(inline, tree.Sparkline)
            )
            pictures = [block.id] if isinstance(block, tree.Chart) else [*names]
            own = (trace for name in pictures for trace in drawn.get(name, ()))
            traces = tuple(dict.fromkeys((*own, *traces_of(block))))
            number += bool(traces)
            label = f"{prefix}-{number}"
            mark = tree.TraceMark(
                f"Jejak {label}", f"jejak-{label.lower().replace('.', '')}", traces
            )
            block = replace(block, mark=mark) if traces else block
        marked.append(block)
    return marked


def list_traces(blocks: Sequence[tree.Block], ledger: Ledger) -> tree.TraceList:
    """Return an entry for each mark."""
    unfolding = _Unfolding(ledger)
    entries = []
    for block in blocks:
        mark = getattr(block, "mark", None)
        if isinstance(mark, tree.TraceMark):
            steps = tuple(unfolding.entry(mark.label, mark.traces))
            entries.append(tree.TraceEntry(mark.target, mark.label, _title(block), steps))
    return tree.TraceList(tuple(entries))


_TITLE_WORDS = 9


def _title(block: tree.Block) -> str:
    """What the mark stands beside: a label, or the first words of a text."""
    label = getattr(block, "label", "") or getattr(block, "code", "")
    if label:
        return str(label)
    if isinstance(block, tree.Callout):
        return block.title
    words = _opening(block).split()
    short = " ".join(words[:_TITLE_WORDS])
    return f"{short} …" if len(words) > _TITLE_WORDS else short


def _opening(block: tree.Block) -> str:
    match block:
        case tree.Paragraph():
            return words_of(block.content)
        case tree.Table():
            return words_of(block.caption)
        case tree.ItemList():
            return words_of(block.items[0].content)
        case tree.Articles():
            return ", ".join(entry.label for entry in block.entries if entry.label)
        case tree.KeyFigures():
            return ", ".join(figure.label for figure in block.figures)
        case tree.Formula():
            return "".join(words_of(part) for part in block.parts[:1] if isinstance(part, tuple))
    return ""


@dataclass(slots=True)
class _Unfolding:
    """Unfolds traces into steps; remembers the entry in which each was unfolded."""

    ledger: Ledger
    seen: dict[TraceId, str] = field(default_factory=dict)
    label: str = ""

    def entry(self, label: str, traces: Sequence[TraceId]) -> Iterator[tree.TraceStep]:
        """Yield the steps of one entry: new figures unfolded, known and typed-in ones gathered."""
        self.label = label
        computed = [trace for trace in traces if not self.ledger.is_leaf(trace)]
        known = {trace: self.seen[trace] for trace in computed if trace in self.seen}
        for trace in computed:
            if trace not in known:
                yield from self._unfold(trace, 0)
        for same in gather((where, trace) for trace, where in known.items()).values():
            yield self._again(
                same, 0
            )  # one step for all that were unfolded in the same earlier entry
        yield from self._gather([t for t in traces if self.ledger.is_leaf(t)], 0)

    def _again(self, traces: Sequence[TraceId], depth: int) -> tree.TraceStep:
        where = f"lihat {self.seen[traces[0]]}"
        return replace(
            self._together(traces, depth, "angka yang sudah diuraikan", where), repeats=True
        )

    def _together(
        self, traces: Sequence[TraceId], depth: int, words: str, source: str
    ) -> tree.TraceStep:
        """One step for several figures; one figure has its own name and value."""
        first, count = self.ledger.explain(traces[0]), len(traces)
        name, value = (f"{count} {words}", "") if count > 1 else (first.name, first.value)
        return tree.TraceStep(traces[0], depth, name, value=value, source=source)

    def _unfold(self, trace: TraceId, depth: int) -> Iterator[tree.TraceStep]:
        if trace in self.seen and self.ledger.explain(trace).inputs:
            yield self._again([trace], depth)
            return
        self.seen.setdefault(trace, self.label)
        known = self.ledger.explain(trace)
        leaves = list(self._gather([t for t in known.inputs if self.ledger.is_leaf(t)], depth + 1))
        # The figures of the rows stand in the working already: their place completes the step.
        own = leaves[0].source if len(leaves) == 1 and known.working else known.source
        yield tree.TraceStep(
            trace, depth, known.name, known.formula, known.working, known.value, own
        )
        for below in known.inputs:
            if not self.ledger.is_leaf(below):
                yield from self._unfold(below, depth + 1)
        yield from leaves if own == known.source else ()

    def _gather(self, leaves: list[TraceId], depth: int) -> Iterator[tree.TraceStep]:
        """One step for all typed-in figures of a file and source;
        what is restated or of times is alone.
        """

        def origin(leaf: TraceId) -> tuple[str, str, Correction | None, str]:
            source, formula = self.ledger.source(leaf), self.ledger.explain(leaf).formula
            place = (
                ("", "", None)
                if source is None
                else (source.file, source.title, source.correction)
            )
            return (*place, formula)

        for same in group(leaves, origin).values():
            step = self._together(same, depth, "angka tercatat", self._sources(same))
            yield replace(step, formula=self.ledger.explain(same[0]).formula)

    def _sources(self, leaves: Sequence[TraceId]) -> str:
        """The file with its rows as ranges, the id of the source in the annex,
        and what it corrects.
        """
        references = [s for leaf in leaves if (s := self.ledger.source(leaf)) is not None]
        rows = sorted({s.row for s in references if s.row is not None})
        first = references[0]
        named = f" [{first.source}]" if first.source is not None else ""
        places = f" baris {', '.join(write_runs(rows, 2))}" if rows else ""
        return f"{first.file}{places}{named}{write_correction(first)}"


_INTRO = "Sumber yang disebut dalam kurung siku:"


def source_blocks(
    blocks: Sequence[tree.Block], drawn: Sequence[TraceId], ledger: Ledger, year: OfficeYear
) -> list[tree.Block]:
    """Return the sources behind the figures of a paper, in the order of the dossier; none:
    nothing.
    """
    references = (ledger.source(trace) for trace in explanations_of(blocks, drawn, ledger))
    named = {reference.source for reference in references if reference is not None}
    pairs = [(f"[{s.id}]", s.title) for s in year.sources if s.id in named]
    return [tree.Paragraph((tree.Text(_INTRO),)), definition_list(pairs)] if pairs else []


def tracing_guide(paper: Paper, annexes: Sequence[tree.Heading]) -> list[tree.Block]:
    """Return where each number of a paper can be traced, for readers of an edition without traces.

    Args:
        paper: The paper.
        annexes: Headings of what the other edition has.
    """
    name = paper.name or paper.kind
    entries = {
        "Sidik data": f"SHA-256 {paper.stamp}. Data yang sama selalu memberi laporan yang sama; "
        "bila satu "
        "angka saja berubah, sidiknya berubah.",
        "Naskah layar": f"{name}.html, dibuat bersama naskah ini. Setiap angka di dalamnya dapat "
        "dibuka: "
        "rumus, hitungan, masukan, dan sumbernya.",
        "Edisi audit": f"Memuat pula {', '.join(heading.title for heading in annexes)}.",
    }
    return [tree.Paragraph((tree.Text(_GUIDE),)), definition_list(entries.items())]


_GUIDE = (
    "Setiap angka dalam laporan ini dihitung dari data yang tercatat, dan dapat "
    "ditelusuri sampai ke baris "
    "data dan sumbernya."
)
