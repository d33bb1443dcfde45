"""From an assessment to the finished document tree: compose, generate, number, mark, list,
refer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import partial
from typing import Any, NamedTuple

from capaian.documents import tree
from capaian.documents.annexes.limitations import limitation_blocks
from capaian.documents.annexes.notes import (
    explain_caps,
    explain_definitions,
    explain_marks,
    explain_states,
    mark_blocks_of,
    numbers_of,
)
from capaian.documents.annexes.policies import policy_table
from capaian.documents.annexes.traces import (
    Ledger,
    explanations_of,
    list_traces,
    mark_blocks,
    source_blocks,
    tracing_guide,
)
from capaian.documents.blocks import diagrams, forms, pictures, texts
from capaian.documents.blocks.desk import Desk, Notes, Part
from capaian.documents.charts.build import build_chart
from capaian.documents.layout import model, specs
from capaian.documents.layout.model import GeneratedKind, GeneratedSpec, Layout, could_hold
from capaian.documents.layout.reader import layout_file, read_layout
from capaian.documents.layout.specs import BlockSpec
from capaian.documents.numbering import (
    Filling,
    absent_reference,
    blocks_of_edition,
    fill_contents,
    fill_references,
    labels_of,
    number_blocks,
    place_of_reference,
    settle_empty_sections,
)
from capaian.documents.paper import SUBJECT, Paper, find_subjects
from capaian.documents.scope.paths import Scope, UnknownNameError, pattern_of
from capaian.documents.scope.roots import open_scope
from capaian.documents.scope.views.plan import levels_of
from capaian.documents.scope.world import office_world
from capaian.documents.tables import build_table
from capaian.documents.tree import (
    Block,
    Document,
    Edition,
    Heading,
    HeadingKind,
    Meta,
    Paragraph,
    TraceList,
)
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, has_errors
from capaian.domain.office_year import OfficeYear
from capaian.rules.evidence_captions import caption_evidence

_SENTENCE = "uraian di bawah ini"
"""What a reference to a chart prints where a sentence stands in its place."""
_OMITTED_REMEDY = (
    "Lengkapi datanya, atau taruh rujukan dalam tanda kurung: ({{ ref ... }}) hilang dengan "
    "sendirinya."
)


def build_document(paper: Paper, edition: Edition = Edition.AUDIT) -> Document:
    """Return the document tree of a paper; the same paper gives the same tree.

    What the layout requires is not looked for here: `split_paper` refuses a paper without it. One
    whose figures are approved is final only once somebody accepted each of its texts.

    Raises:
        InputError: with every problem of layout and narratives that stops the paper.
    """
    return _compose_final(paper).document(edition)


class Editions(NamedTuple):
    """A paper as it is printed and as a whole:
    the same tree where nothing stands in one of them alone.
    """

    printed: Document
    whole: Document


def build_editions(paper: Paper, edition: Edition) -> Editions:
    """Return a paper as it is printed in an edition that its layout has, and the whole of it.

    Raises:
        InputError: as `build_document` does.
    """
    composed = _compose_final(paper)
    whole = composed.document(Edition.AUDIT)
    has_parts_of_one = any(
        isinstance(part, GeneratedSpec) and part.kind.edition for part in composed.parts
    )
    is_whole = edition in composed.layout.printed_editions and edition is Edition.AUDIT
    return Editions(
        composed.document(Edition.READER) if has_parts_of_one and not is_whole else whole, whole
    )


def _compose_final(paper: Paper) -> ComposedPaper:
    composed = compose_paper(paper)
    if paper.is_final and composed.desk.notes.unwritten:
        composed = compose_paper(replace(paper, approved=""))
    return composed


@dataclass(frozen=True)
class ComposedPaper:
    """What the blocks of a layout say of a paper, before numbers,
    references and generated parts.
    """

    paper: Paper
    layout: Layout
    desk: Desk
    parts: list[Part]
    ledger: Ledger = field(repr=False)

    def document(self, edition: Edition) -> Document:
        """Return an edition of the paper.

        Raises:
            InputError: with every problem of layout and narratives that stops the paper.
        """
        notes = self.desk.notes
        blocks, problems = ([], []) if has_errors(notes.issues) else self.finish(edition)
        if errors := [issue for issue in (*notes.issues, *problems) if issue.level is Level.ERROR]:
            raise InputError(errors)
        explanations = explanations_of(blocks, notes.chart_figures, self.ledger)
        paper, as_of = self.paper, self.paper.assessment.as_of
        office, created = paper.office_year.office.line_name, as_of.end.isoformat()
        meta = _meta(self.layout, self.desk, office, created, paper.stamp, paper.draft)
        meta = replace(meta, title=f"{meta.title} {as_of.label}")
        return Document(meta, tuple(blocks), explanations, tuple(dict.fromkeys(notes.unwritten)))

    def finish(self, edition: Edition = Edition.AUDIT) -> tuple[list[Block], list[Issue]]:
        """Return the blocks with numbers, marks, contents, references;
        and references that lead nowhere.

        Numbers are the same in all editions, so that one speaks of the parts of the other.
        """
        # Each step needs those before it: marks need numbers, contents and references need labels.
        numbered = self._number(self._explain(self._generate(edition)))
        own = blocks_of_edition(numbered, edition)
        lists_traces = any(isinstance(block, TraceList) for block in own)
        filled = self._refer(
            numbered, mark_blocks(own, self.desk.notes.chart_traces) if lists_traces else own
        )
        traces = list_traces(filled.blocks, self.ledger)
        finished = [traces if isinstance(block, TraceList) else block for block in filled.blocks]
        return finished, self._lost_references(filled)

    def find_lost_references(self) -> list[Issue]:
        """Return the references that lead nowhere; notes, marks and traces, which hold none,
        are not made.
        """
        numbered = self._number(self._generate(Edition.AUDIT))
        return self._lost_references(
            self._refer(numbered, blocks_of_edition(numbered, Edition.AUDIT))
        )

    def _number(self, blocks: list[Block]) -> list[Block]:
        return number_blocks(
            settle_empty_sections(blocks, self.desk.notes.omitted), self.layout.numbering
        )

    def _refer(self, numbered: Sequence[Block], own: list[Block]) -> Filling:
        """Return the blocks of an edition with contents and references."""
        codes, labels = _codes(self.paper.office_year), labels_of(own)
        elsewhere = {
            chart: absent_reference(labels.get(table, _SENTENCE))
            for chart, table in self.desk.notes.undrawn.items()
        } | {
            heading.id: absent_reference(f"{heading.label} {heading.edition.words}")
            for heading in numbered
            if isinstance(heading, Heading) and heading.edition and heading.id not in labels
        }
        return fill_references(
            fill_contents(own),
            labels,
            lambda target: could_hold(self.layout.blocks, target, codes),
            elsewhere,
        )

    def _lost_references(self, filled: Filling) -> list[Issue]:
        labels = filled.labels
        unknown = [self._unknown_reference(name, labels) for name in filled.unknown]
        return [*unknown, *map(self._omitted_reference, filled.omitted)]

    def _generate(self, edition: Edition) -> list[Block]:
        """The parts with those that no one writes, made from all others."""
        others = [part for part in self.parts if not isinstance(part, GeneratedSpec)]
        blocks: list[Block] = []
        owner: Edition | None = None
        for part in self.parts:
            if not isinstance(part, GeneratedSpec):
                owner = part.edition if isinstance(part, Heading) else owner
                blocks.append(part)
            elif part.kind.edition in (None, edition, owner):
                blocks += self._generated(part.kind, others)
        return blocks

    def _explain(self, blocks: list[Block]) -> list[Block]:
        """Return the blocks with notes below tables: states, definitions, caps and marks."""
        assessment = self.paper.assessment
        blocks = explain_states(blocks, assessment.traces, assessment.as_of)
        blocks = explain_definitions(blocks, assessment.traces)
        blocks = explain_caps(blocks, assessment)
        lists_marks = any(
            isinstance(part, GeneratedSpec) and part.kind is GeneratedKind.MARKS
            for part in self.parts
        )
        return blocks if lists_marks else explain_marks(blocks)

    def _generated(self, kind: GeneratedKind, others: list[Block]) -> list[Block]:
        world, notes = office_world(self.desk.scope.world), self.desk.notes
        match kind:
            case GeneratedKind.LIMITATIONS:
                return limitation_blocks(world, others, notes)
            case GeneratedKind.POLICIES:
                return [policy_table(world)]
            case GeneratedKind.TRACES:
                return [
                    Paragraph((tree.Text(f"Sidik data: SHA-256 {self.paper.stamp}."),)),
                    TraceList(()),
                ]
            case GeneratedKind.CHART_DATA:
                return [*notes.chart_tables]
            case GeneratedKind.MARKS:
                return mark_blocks_of(self.layout.abbreviations)
            case GeneratedKind.TRACING:
                headings = (each for each in others if isinstance(each, Heading))
                return tracing_guide(
                    self.paper, [each for each in headings if each.edition is Edition.AUDIT]
                )
            case GeneratedKind.SOURCES:
                return source_blocks(others, notes.chart_figures, self.ledger, world.office_year)

    def _unknown_reference(self, name: str, labels: Mapping[str, str]) -> Issue:
        place = place_of_reference(name, self.desk.narratives.values(), self.layout)
        message = f"Rujukan ke {name!r} tidak menemukan tabel, gambar, bagian, atau lampiran."
        nearest = get_close_matches(name, labels, n=3, cutoff=0.5)
        remedy = f"Yang ada: {', '.join(nearest)}." if nearest else ""
        return Issue(Level.ERROR, "unknown_reference", message, place, name, remedy)

    def _omitted_reference(self, name: str) -> Issue:
        place = place_of_reference(name, self.desk.narratives.values(), self.layout)
        message = "Rujukan menunjuk bagian yang tidak dimuat karena datanya belum ada."
        return Issue(Level.WARNING, "reference_left_out", message, place, name, _OMITTED_REMEDY)


def compose_paper(paper: Paper, *, lacks_only: bool = False) -> ComposedPaper:
    """Return what the blocks of the layout say of a paper, about its subject where it has one.

    `lacks_only`: as the desk has it.

    Raises:
        InputError: if the layout itself cannot be read.
        UnknownNameError: if the layout names no subjects that could be found.
    """
    layout, year = paper.find_layout(), paper.office_year
    scope = open_scope(year, paper.assessment, paper.rule_set)
    things = {subject.thing.key: subject.thing for subject in find_subjects(layout, scope)}
    subject = things.get(paper.subject) or (
        pattern_of(scope.select(layout.each)) if layout.each else None
    )
    desk = Desk(
        scope=scope.inside(**{SUBJECT: subject} if subject else {}),
        narratives={narrative.id: narrative for narrative in year.narratives},
        evidence=caption_evidence(year),
        files=paper.find_files(),
        notes=Notes(),
        layouts=paper.layout_of,
        state=paper.state,
        cover_facts=(("Angka disahkan", paper.approved),) if paper.approved else (),
        file=layout_file(paper.kind),
        lacks_only=lacks_only,
    )
    ledger = Ledger(paper.assessment, scope.world.facts)
    return ComposedPaper(paper, layout, desk, _with_editions(compose(layout.blocks, desk)), ledger)


def _with_editions(parts: Sequence[Part]) -> list[Part]:
    """Return the parts; what one edition alone has takes its heading along,
    if that is of nothing else.
    """
    found: list[Part] = []
    place = 0
    for part in parts:
        heading = found[place] if found else None
        if isinstance(part, GeneratedSpec) and part.kind.edition and isinstance(heading, Heading):
            if heading.kind in (HeadingKind.ANNEX, HeadingKind.FRONT) or found[-1] is heading:
                found[place] = replace(heading, edition=part.kind.edition)
        elif isinstance(part, Heading):
            place = len(found)
        found.append(part)
    return found


def _codes(year: OfficeYear) -> frozenset[str]:
    """What ids of repeated blocks are made with."""
    coded = {str(thing.code) for series in (year.components, year.indicators) for thing in series}
    named = {str(survey.id) for survey in year.surveys} | {str(o.id) for o in year.objectives}
    papers = {agreement.id for agreement in year.agreements} | {e.id for e in year.evaluations}
    levels = {level.slug for level in levels_of(year)}
    return frozenset(coded | named | papers | levels)


# --- papers that a scope and a layout make without an assessment: of an audit, of a day of the
# registers ---


def build_scope_paper(
    kind: str, scope: Scope, office: str, created: str, stamp: str, draft: str = ""
) -> Document:
    """Return the document tree of a paper; the same data give the same tree.

    Args:
        kind: Id of the layout with its folder: `audit/temuan-audit`.
        scope: What the paper is about.
        office: Whose paper it is.
        created: ISO date that stands in the properties of the paper, never the clock.
        stamp: SHA-256 of the data that it is made from.
        draft: Draft line of the running head; empty when final.

    Raises:
        InputError: with every problem of the layout.
    """
    layout = read_layout(kind=kind)
    desk = Desk(scope, {}, (), {}, Notes(), file=f"rulebook/layouts/{kind}.yaml")
    parts = [part for part in compose(layout.blocks, desk) if not isinstance(part, GeneratedSpec)]
    errors = [issue for issue in desk.notes.issues if issue.level is Level.ERROR]
    if errors:
        raise InputError(errors)
    numbered = number_blocks(settle_empty_sections(explain_marks(parts)), layout.numbering)
    blocks = tuple(fill_references(fill_contents(numbered), labels_of(numbered)).blocks)
    known = scope.world.facts.explanations
    traces = (number.trace for block in blocks for number in numbers_of(block))
    meta = _meta(layout, desk, office, created, stamp, draft)
    return Document(meta, blocks, {trace: known[trace] for trace in traces if trace is not None})


def _meta(layout: Layout, desk: Desk, office: str, created: str, stamp: str, draft: str) -> Meta:
    """What the file itself says of a paper."""
    return Meta(
        title=desk.words(layout.title),
        short_title=desk.words(layout.short_title),
        office=office,
        year=int(created.partition("-")[0]),
        created=created,
        stamp=stamp,
        draft=draft,
        orientation=layout.orientation,
    )


# --- one composer per kind of block; problems of one block never hide those of the next ----


def compose(specs: Iterable[BlockSpec], desk: Desk) -> list[Part]:
    """Return the parts of a paper in order; names that lead nowhere are noted as issues."""
    parts: list[Part] = []
    for spec in specs:
        make = partial(COMPOSERS[type(spec)], spec)
        try:
            is_wanted = _is_wanted(spec, desk) or desk.is_rehearsal
            desk.notes.found_nothing = not is_wanted
            parts += make(desk) if is_wanted else []
            if desk.notes.found_nothing and not desk.is_rehearsal:
                desk.rehearse(make)
        except UnknownNameError as error:
            desk.notes.unknown(error, desk.place(spec))
        desk.notes.found_nothing = False
    return parts


def _is_wanted(spec: BlockSpec, desk: Desk) -> bool:
    """Say whether a block's conditions are met; where one is a mistake,
    the block is read for others.
    """
    place = desk.place(spec)
    stays = desk.attempt(place, lambda: desk.holds(spec.when), True)
    goes = bool(spec.unless) and desk.attempt(place, lambda: desk.holds(spec.unless), False)
    return stays and not goes


def _each(spec: model.EachSpec, desk: Desk) -> list[Part]:
    things = desk.things_of(spec, spec.id or spec.items)
    return [
        part for item in things for part in compose(spec.blocks, desk.inside(**{spec.name: item}))
    ]


def _paper(spec: model.PaperSpec, desk: Desk) -> list[Part]:
    things = desk.things_of(spec, spec.items)
    blocks = desk.layouts(spec.kind).blocks if things else ()
    parts = [part for thing in things for part in compose(blocks, desk.inside(**{SUBJECT: thing}))]
    below = [replace(part, level=2) if isinstance(part, Heading) else part for part in parts]
    return [part for part in below if not isinstance(part, tree.Letterhead)]


def _table(spec: model.TableSpec, desk: Desk) -> list[Part]:
    table = build_table(spec, desk)
    if table is None:
        query = spec.rows if isinstance(spec.rows, str) else ""
        desk.omit(spec, f"Tabel “{desk.words(spec.caption)}”", query=query)
    return [] if table is None else [table]


def _chart(spec: model.ChartSpec, desk: Desk) -> list[Part]:
    chart = build_chart(spec, desk)
    if chart is None:
        reason = "" if desk.things(spec.items) else desk.why_empty("", spec.items)
        desk.omit(spec, f"Gambar “{desk.words(spec.caption)}”", reason)
    # A table of its own says all that a sentence would.
    return [] if chart is None or (spec.table and isinstance(chart, Paragraph)) else [chart]


COMPOSERS: Mapping[type[BlockSpec], Callable[[Any, Desk], list[Part]]] = {
    model.CoverSpec: texts.compose_cover,
    model.HeadingSpec: texts.compose_heading,
    model.SheetSpec: texts.compose_sheet,
    model.FiguresSpec: texts.compose_figures,
    model.ContentsSpec: lambda spec, _: [
        tree.Contents(spec.kind, ())
    ],  # filled when all is numbered
    model.LegendSpec: texts.compose_legend,
    model.TextSpec: texts.compose_text,
    model.ListSpec: texts.compose_list,
    model.DefinitionsSpec: texts.compose_definitions,
    model.CalloutSpec: lambda spec, desk: [
        tree.Callout(spec.kind, desk.words(spec.title), desk.inlines(spec.content))
    ],
    specs.SignatureSpec: forms.compose_signature,
    specs.LetterheadSpec: forms.compose_letterhead,
    specs.ArticlesSpec: forms.compose_articles,
    model.FormulaSpec: forms.compose_formula,
    specs.DiagramSpec: diagrams.compose_diagram,
    model.PicturesSpec: pictures.compose_pictures,
    model.TableSpec: _table,
    model.ChartSpec: _chart,
    model.GeneratedSpec: lambda spec, desk: [spec],
    model.EachSpec: _each,
    model.PaperSpec: _paper,
}
"""Every kind of block with its composer; a test checks that none is missing."""
