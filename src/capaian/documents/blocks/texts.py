"""Blocks that open a part or are read: cover, headings, key figures, legend, narratives, lists,
callouts.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from capaian.documents import tree
from capaian.documents.blocks.desk import Desk, OmittedBlock, Part, TextPlace
from capaian.documents.blocks.pictures import find_emblem
from capaian.documents.layout import model
from capaian.documents.narrative.fields import join_runs
from capaian.documents.narrative.markdown import (
    end_items,
    fill_markdown,
    reason_left_out,
    split_front_matter,
)
from capaian.documents.narrative.review import is_outdated, locate_problems, why_outdated
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.scope.values import Thing, as_thing
from capaian.documents.scope.views.comparisons import band_glyph, interval, scale_of, with_remark
from capaian.documents.scope.world import office_world
from capaian.documents.text_drafts import Draft, settle_draft
from capaian.domain.narrative import NarrativeText
from capaian.domain.numerals import write_roman


def compose_cover(spec: model.CoverSpec, desk: Desk) -> list[Part]:
    """Return the title page with the state of the paper and what stands at its foot."""
    office_year = office_world(desk.scope.world).office_year
    office = office_year.office
    return [
        tree.Cover(
            title=desk.words(spec.title),
            year=str(office_year.year),
            office=office.name,
            regency=office.regency_name,
            state=desk.state,
            facts=desk.cover_facts,
            emblem=find_emblem(spec.picture, desk),
        )
    ]


def compose_heading(spec: model.HeadingSpec, desk: Desk) -> list[Part]:
    """Return a heading, still without its number; one that has no words opens nothing."""
    lines = desk.filled(spec.title.splitlines())
    if not lines:
        return []
    level = spec.level if spec.kind is tree.HeadingKind.SECTION else 1
    is_paper = spec.kind is tree.HeadingKind.PAPER
    _note_heading(spec, " ".join(lines), desk)
    annex_head = filter(
        None, map(desk.inlines, spec.lead.splitlines())
    )  # `LAMPIRAN I`, line by line
    return [
        tree.Heading(
            id=desk.notes.section,
            level=level,
            title=" ".join(lines),
            kind=spec.kind,
            number=None if spec.numbered else UNNUMBERED,
            lead=desk.inlines(spec.lead)
            if not is_paper
            else join_runs(annex_head, tree.LineBreak()),
            lines=lines if is_paper else (),
        )
    ]


def _note_heading(spec: model.HeadingSpec, title: str, desk: Desk) -> None:
    notes = desk.notes
    notes.section, notes.heading = desk.block_id(spec, "bagian"), title
    if spec.kind is tree.HeadingKind.CHAPTER:
        notes.chapters += spec.numbered
        notes.chapter = f"Bab {write_roman(notes.chapters)} {title}" if spec.numbered else title
    elif spec.kind is tree.HeadingKind.ANNEX:
        notes.chapter = title


def compose_sheet(spec: model.SheetSpec, desk: Desk) -> list[Part]:
    """Return the head of an indicator sheet."""
    code, name, lines = desk.words(spec.code), desk.words(spec.name), desk.filled(spec.lines)
    return [tree.SheetHead(code, name, lines, desk.inlines(spec.formula))]


MAX_FIGURES_OF_STRIP: Final = 6


def compose_figures(spec: model.FiguresSpec, desk: Desk) -> list[Part]:
    """Return strips of large figures."""
    desks = [desk.inside(item=item) for item in desk.things(spec.items)] if spec.items else [desk]
    figures = [_figure(figure, each) for each in desks for figure in spec.figures]
    strips = -(-len(figures) // MAX_FIGURES_OF_STRIP)
    edges = [len(figures) * place // strips for place in range(strips + 1)]
    own = [
        tuple(figures[start:end]) for start, end in pairwise(edges)
    ]  # of nearly the same length
    return [tree.KeyFigures(strip, is_poster=spec.poster) for strip in own]


def _figure(spec: model.FigureSpec, desk: Desk) -> tree.KeyFigure:
    shown = desk.inlines(f"{{{{ {spec.value} }}}}")
    number = next(
        (inline for inline in shown if isinstance(inline, tree.Number)), tree.Number("…")
    )
    unit = "" if number.reason else desk.words(spec.unit)
    return tree.KeyFigure(desk.words(spec.label), number, unit, desk.inlines(spec.remark))


def compose_legend(spec: model.LegendSpec, desk: Desk) -> list[Part]:
    """Return the bands of the scale in force; nothing where the office declares none known."""
    world = office_world(desk.scope.world)
    scale = scale_of(world)
    if scale is None:
        desk.omit(spec, spec.title, "skala peringkat kinerja tidak dikenal")
        return []
    count = len(scale.bands)
    bands = tuple(
        tree.LegendBand(
            band.position, band_glyph(band.position, count), band.name, interval(band, world)
        )
        for band in scale.bands
    )
    return [
        tree.BandLegend(desk.words(spec.title), with_remark(scale.name, scale.provenance), bands)
    ]


_CHECK_AGAIN = "{} Baca kembali sebelum naskah final."

_TO_BE_WRITTEN = "[Teks “{}” belum ditulis]"
_DRAFT = "Disusun dari angka laporan. Baca, lengkapi, lalu terima sebelum naskah final."


def compose_text(spec: model.TextSpec, desk: Desk) -> list[Part]:
    """Return a narrative; where it has no word the layout's own, its draft,
    or that it is to be written.

    One that the office leaves out is noted with its reason as parts without data are.
    """
    name = desk.words(spec.narrative)
    narrative = desk.narratives.get(name)
    is_written = narrative is not None and bool(split_front_matter(narrative.markdown)[1].strip())
    draft = settle_draft(spec.draft, desk.scope) if spec.draft else Draft("")
    proposal = spec.content.strip() or ("" if is_written else draft.text)
    if narrative is not None:
        desk.notes.printed.add(name)
    left_out = reason_left_out(narrative.markdown) if narrative is not None else ""
    if left_out:
        title, _ = _title_of_text(spec, desk)
        desk.notes.omitted.append(OmittedBlock(title, left_out, desk.notes.section))
        parts: list[Part] = []
    elif narrative is not None and is_written:
        parts = _narrative(narrative, desk)
    elif spec.content:
        parts = list(fill_markdown(spec.content, desk.scope))
    elif not name or spec.optional:
        parts = []
    else:
        desk.notes.unwritten.append(name)
        parts = _unwritten(name, proposal, desk)
    if name and (proposal or is_written or not spec.optional):
        title, kind = _title_of_text(spec, desk)
        gaps = draft.find_gaps(narrative.markdown if narrative and is_written else proposal)
        desk.notes.texts[name] = TextPlace(
            title,
            desk.notes.chapter,
            proposal,
            bool(spec.content),
            tuple(parts),
            draft,
            gaps,
            is_left_out=bool(left_out),
            kind=kind,
        )
    return parts


def _unwritten(name: str, draft: str, desk: Desk) -> list[Part]:
    if not draft:
        return [tree.Paragraph((tree.Text(_TO_BE_WRITTEN.format(name.replace("-", " "))),))]
    mark = tree.Callout(tree.CalloutKind.CHECK_AGAIN, "Draf otomatis", (tree.Text(_DRAFT),))
    return [mark, *fill_markdown(draft, desk.scope)]


def _title_of_text(spec: model.TextSpec, desk: Desk) -> tuple[str, str]:
    """Return what a text is about, and the kind of thing that it speaks of in a repeated part."""
    prefix, is_repeated, _ = spec.narrative.partition("{{")
    if not is_repeated:
        return spec.about or desk.notes.heading, ""
    about = spec.about or prefix.strip("-").replace("-", " ").capitalize()
    thing = as_thing([*desk.scope.local.values()][-1])
    name = (
        None
        if thing is None
        else thing.field("name") or thing.field("title") or thing.field("unit")
    )
    return (f"{about}: {name}" if isinstance(name, str) else about), thing.kind if thing else ""


def _narrative(narrative: NarrativeText, desk: Desk) -> list[Part]:
    try:
        blocks = fill_markdown(narrative.markdown, desk.scope)
    except UnknownNameError as error:
        for problem, place in locate_problems(narrative, desk.scope, error):
            desk.notes.unknown(problem, place)
        return []
    if not is_outdated(narrative.markdown, desk.scope):
        return [*blocks]
    why = (tree.Text(_CHECK_AGAIN.format(why_outdated(narrative.markdown))),)
    return [tree.Callout(tree.CalloutKind.CHECK_AGAIN, "Periksa kembali", why), *blocks]


def compose_list(spec: model.ListSpec, desk: Desk) -> list[Part]:
    """Return a list with an item per thing, after its introduction."""
    things = desk.things_of(spec, spec.intro or spec.id or spec.items)
    if not things:
        return []
    items = end_items(
        [tree.ListItem(desk.inside(item=thing).inlines(spec.content)) for thing in things]
    )
    parts: list[Part] = [tree.Paragraph(desk.inlines(spec.intro))] if spec.intro else []
    return [*parts, tree.ItemList(items, spec.style)]


def compose_definitions(spec: model.DefinitionsSpec, desk: Desk) -> list[Part]:
    """Return terms with their explanations; an explanation without words is left out."""
    things = desk.things_of(spec, spec.id or spec.items)
    if not things:
        return []
    entries = tuple(_definition(thing, spec, desk) for thing in things)
    intro: list[Part] = [tree.Paragraph(desk.inlines(spec.intro))] if spec.intro else []
    return [*intro, tree.DefinitionList(entries)]


def _definition(thing: Thing, spec: model.DefinitionsSpec, desk: Desk) -> tree.Definition:
    inner = desk.inside(item=thing)
    paragraphs = (inner.inlines(content) for content in spec.content)
    return tree.Definition(inner.words(spec.term), tuple(p for p in paragraphs if p))
