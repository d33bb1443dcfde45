"""From an assessment to the finished document tree: compose, generate, number, mark, list, refer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from capaian.documents.annexes.limitations import limitation_blocks
from capaian.documents.annexes.notes import explain_marks, explain_states, mark_blocks_of
from capaian.documents.annexes.policies import policy_table
from capaian.documents.annexes.traces import Ledger, explanations_of, list_traces, mark_blocks, source_blocks
from capaian.documents.blocks.compose import compose
from capaian.documents.blocks.desk import Deferred, Desk, Notes, Part
from capaian.documents.layout.blocks import could_hold
from capaian.documents.layout.model import GeneratedKind, Layout
from capaian.documents.layout.reader import layout_file
from capaian.documents.narrative.review import review_narratives
from capaian.documents.numbering import fill_contents, labels_of, number_blocks, settle_empty_sections
from capaian.documents.paper import Paper
from capaian.documents.references import Filled, fill_references, place_of_reference
from capaian.documents.requirements import (
    SUBJECT,
    UNKNOWN,
    Subject,
    find_refused_subjects,
    find_subjects,
    missing_parts,
)
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.documents.scope.roots import open_scope
from capaian.documents.scope.values import Thing
from capaian.documents.scope.views.plan import levels_of
from capaian.documents.scope.world import office_world
from capaian.documents.tree import Block, Document, Meta, TraceList
from capaian.documents.unused_texts import UNUSED_TEXT, find_unused_texts
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.rules.evidence_captions import caption_evidence

__all__ = ["UNUSED_TEXT", "Paper", "build_document", "check_paper", "check_texts"]

_STAMP_SHOWN = 16


def build_document(paper: Paper) -> Document:
    """Return the document tree of a paper; the same paper gives the same tree.

    What the layout requires is not asked for here: `split_paper` refuses a paper without it.

    Raises:
        InputError: with every problem of layout and narratives that stops the paper.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    desk = _desk(paper, layout, scope)
    parts = compose(layout.blocks, desk)
    errors = [issue for issue in desk.notes.issues if issue.level is Level.ERROR]
    if errors:
        raise InputError(errors)
    ledger = Ledger(paper.assessment, desk.scope.world.facts)
    blocks, problems = _finish(parts, layout, desk, ledger)
    unknown = [issue for issue in problems if issue.level is Level.ERROR]
    if unknown:
        raise InputError(unknown)
    explanations = explanations_of(blocks, desk.notes.chart_figures, ledger)
    unwritten = tuple(dict.fromkeys(desk.notes.unwritten))
    return Document(_meta(paper, layout, desk), tuple(blocks), explanations, unwritten)


def check_paper(paper: Paper) -> tuple[Issue, ...]:
    """Return what the dossier lacks for a paper, or every problem of its layout and narratives.

    Missing texts, blocks without data and typed digits that should be fields are warnings.

    Raises:
        InputError: if the layout itself cannot be read.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    missing = missing_parts(layout, scope)
    if missing:
        return (*missing, *find_mistakes(paper, missing))
    desk = _desk(paper, layout, scope)
    parts = compose(layout.blocks, desk)
    ledger = Ledger(paper.assessment, desk.scope.world.facts)
    problems = [] if desk.notes.issues else _finish(parts, layout, desk, ledger)[1]
    return (
        *find_refused_subjects(layout, scope),
        *desk.notes.issues,
        *problems,
        *_warnings(desk, layout.origin.file),
        *review_narratives(paper.office_year, desk.scope),
    )


def check_texts(paper: Paper) -> tuple[Issue, ...]:
    """Return what `check_paper` tells, and of a paper that lacks data still what its texts lack.

    Raises:
        InputError: if the layout itself cannot be read.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    missing = missing_parts(layout, scope)
    if not missing:
        return check_paper(paper)
    desk = _desk(paper, layout, scope)
    compose(layout.blocks, desk)
    warnings = _warnings(desk, layout.origin.file)
    return (*missing, *desk.notes.issues, *warnings, *review_narratives(paper.office_year, desk.scope))


def find_mistakes(paper: Paper, missing: Sequence[Issue]) -> tuple[Issue, ...]:
    """Return the mistakes in the blocks of a layout whose requirements hold mistakes too.

    Where data alone are missing there are none to tell: names may be unknown for want of them.
    """
    if not any(issue.code == UNKNOWN for issue in missing):
        return ()
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    try:
        subjects = find_subjects(layout, scope)
        desk = _desk(replace(paper, subject=paper.subject or _first_key(subjects)), layout, scope)
    except UnknownNameError:  # told among what is missing
        return ()
    if layout.each and not subjects:
        return ()
    compose(layout.blocks, desk)
    return tuple(issue for issue in desk.notes.issues if issue not in missing)


def _first_key(subjects: Sequence[Subject]) -> str:
    return subjects[0].thing.key if subjects else ""


def _desk(paper: Paper, layout: Layout, scope: Scope) -> Desk:
    year = paper.office_year
    return Desk(
        scope=scope.inside(**_subject(paper, layout, scope)),
        narratives={narrative.id: narrative for narrative in year.narratives},
        evidence=caption_evidence(year),
        pictures=paper.find_pictures(),
        notes=Notes(),
        state=paper.state,
        is_final=paper.is_final,
        cover_facts=_cover_facts(paper),
        file=layout_file(paper.kind),
    )


def _subject(paper: Paper, layout: Layout, scope: Scope) -> Mapping[str, Thing]:
    """The thing that the paper is about; none where the layout is about the whole office."""
    things = {subject.thing.key: subject.thing for subject in find_subjects(layout, scope)}
    return {SUBJECT: things[paper.subject]} if paper.subject in things else {}


def _cover_facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    shown = paper.stamp[:_STAMP_SHOWN]
    stamp = " ".join(shown[n : n + 4] for n in range(0, len(shown), 4))
    approved = (("Disetujui", paper.approved),) if paper.approved else ()
    return (*approved, ("Versi data", stamp))


def _meta(paper: Paper, layout: Layout, desk: Desk) -> Meta:
    office = paper.office_year.office
    return Meta(
        title=f"{desk.words(layout.title)} {paper.assessment.as_of.label}",
        short_title=desk.words(layout.short_title),
        office=f"{office.name} {office.regency_name}",
        year=paper.office_year.year,
        created=paper.assessment.as_of.end.isoformat(),
        stamp=paper.stamp,
        draft=paper.draft,
        orientation=layout.orientation,
    )


def _finish(parts: list[Part], layout: Layout, desk: Desk, ledger: Ledger) -> tuple[list[Block], list[Issue]]:
    """Generated parts, numbers, marks, contents, references: each needs those before it."""
    numbered = number_blocks(
        settle_empty_sections(_generate(parts, layout, desk, ledger), desk.notes.omitted), layout.numbering
    )
    lists_traces = any(isinstance(block, TraceList) for block in numbered)
    marked = mark_blocks(numbered, desk.notes.chart_traces) if lists_traces else numbered
    codes, labels = _codes(office_world(desk.scope.world).office_year), labels_of(marked)
    filled = fill_references(
        fill_contents(marked), labels, lambda target: could_hold(layout.blocks, target, codes)
    )
    traces = list_traces(filled.blocks, ledger)
    finished = [traces if isinstance(block, TraceList) else block for block in filled.blocks]
    return finished, _reference_issues(filled, layout, desk, labels)


def _generate(parts: list[Part], layout: Layout, desk: Desk, ledger: Ledger) -> list[Block]:
    composed = [part for part in parts if not isinstance(part, Deferred)]
    kinds = {part.spec.kind for part in parts if isinstance(part, Deferred)}
    makers = _makers(composed, layout, desk, ledger)
    blocks: list[Block] = []
    for part in parts:
        blocks += makers[part.spec.kind]() if isinstance(part, Deferred) else [part]
    assessment = ledger.assessment
    blocks = explain_states(blocks, assessment.traces, assessment.as_of)
    return blocks if GeneratedKind.MARKS in kinds else explain_marks(blocks)


def _reference_issues(filled: Filled, layout: Layout, desk: Desk, labels: Mapping[str, str]) -> list[Issue]:
    narratives = desk.narratives.values()
    places = {
        name: place_of_reference(name, narratives, layout) for name in (*filled.unknown, *filled.omitted)
    }
    unknown = [_unknown_reference(name, places[name], labels) for name in filled.unknown]
    return [*unknown, *(_omitted_reference(name, places[name]) for name in filled.omitted)]


def _codes(year: OfficeYear) -> frozenset[str]:
    """What ids of repeated blocks are made with."""
    coded = {str(thing.code) for series in (year.components, year.indicators) for thing in series}
    named = {str(survey.id) for survey in year.surveys} | {str(o.id) for o in year.objectives}
    papers = {agreement.id for agreement in year.agreements} | {e.id for e in year.evaluations}
    levels = {level.slug for level in levels_of(year)}
    return frozenset(coded | named | papers | levels)


def _makers(
    composed: list[Block], layout: Layout, desk: Desk, ledger: Ledger
) -> Mapping[GeneratedKind, Callable[[], list[Block]]]:
    world = office_world(desk.scope.world)
    return {
        GeneratedKind.LIMITATIONS: lambda: limitation_blocks(world, composed, desk.notes),
        GeneratedKind.POLICIES: lambda: [policy_table(world)],
        GeneratedKind.TRACES: lambda: [TraceList(())],
        GeneratedKind.CHART_DATA: lambda: [*desk.notes.chart_tables],
        GeneratedKind.MARKS: lambda: mark_blocks_of(layout.abbreviations),
        GeneratedKind.SOURCES: lambda: source_blocks(
            composed, desk.notes.chart_figures, ledger, world.office_year
        ),
    }


def _unknown_reference(name: str, place: Place, labels: Mapping[str, str]) -> Issue:
    message = f"Rujukan ke {name!r} tidak menemukan tabel, gambar, bagian, atau lampiran."
    nearest = get_close_matches(name, labels, n=3, cutoff=0.5)
    remedy = f"Yang ada: {', '.join(nearest)}." if nearest else ""
    return Issue(Level.ERROR, "unknown_reference", message, place, name, remedy)


def _omitted_reference(name: str, place: Place) -> Issue:
    message = "Rujukan menunjuk bagian yang tidak dimuat karena datanya belum ada."
    remedy = (
        "Lengkapi datanya, atau taruh rujukan dalam tanda kurung: ({{ ref ... }}) hilang dengan sendirinya."
    )
    return Issue(Level.WARNING, "reference_left_out", message, place, name, remedy)


def _warnings(desk: Desk, file: str) -> list[Issue]:
    place = Place(file)
    unwritten = [
        Issue(Level.WARNING, "text_missing", f"Teks belum ditulis: {name}.", Place(f"narrative/{name}.md"))
        for name in desk.notes.unwritten
    ]
    omitted = [
        Issue(Level.WARNING, "block_without_data", f"{left.title} tidak dapat dimuat: {left.reason}.", place)
        for left in desk.notes.omitted
    ]
    return unwritten + find_unused_texts(desk) + omitted
