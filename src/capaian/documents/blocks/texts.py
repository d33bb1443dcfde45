"""Blocks of words: narratives, lists, definitions, callouts."""

from __future__ import annotations

from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.layout.model import (
    CalloutSpec,
    DefinitionsSpec,
    ListSpec,
    TextSpec,
)
from capaian.documents.narrative.inline import end_items
from capaian.documents.narrative.markdown import fill_markdown, split_front_matter
from capaian.documents.narrative.review import is_outdated, locate_problems, why_outdated
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.scope.values import Series, Thing
from capaian.documents.tree import (
    Callout,
    CalloutKind,
    Definition,
    DefinitionList,
    ItemList,
    ListItem,
    Paragraph,
    Text,
)
from capaian.domain.narrative import NarrativeText

_CHECK_AGAIN = "{} Baca kembali sebelum naskah final."

_TO_BE_WRITTEN = "[Teks “{}” belum ditulis]"


def compose_text(spec: TextSpec, desk: Desk) -> list[Part]:
    """Return a narrative; where it has no word the layout's own, or that it is to be written."""
    name = desk.words(spec.narrative)
    narrative = desk.narratives.get(name)
    if narrative is not None:
        desk.notes.printed.add(name)
    if narrative is not None and split_front_matter(narrative.markdown)[1].strip():
        return _narrative(narrative, desk)
    if spec.content or not name or spec.optional:
        return list(fill_markdown(spec.content, desk.scope)) if spec.content else []
    desk.notes.unwritten.append(name)
    return [] if desk.is_final else [Paragraph((Text(_TO_BE_WRITTEN.format(name.replace("-", " "))),))]


def _narrative(narrative: NarrativeText, desk: Desk) -> list[Part]:
    try:
        blocks = fill_markdown(narrative.markdown, desk.scope)
    except UnknownNameError as error:
        for problem, place in locate_problems(narrative, desk.scope, error):
            desk.notes.unknown(problem, place)
        return []
    parts: list[Part] = list(blocks)
    if is_outdated(narrative.markdown, desk.scope):
        callout = Callout(
            CalloutKind.CHECK_AGAIN,
            "Periksa kembali",
            (Text(_CHECK_AGAIN.format(why_outdated(narrative.markdown))),),
        )
        return [callout, *parts]
    return parts


def compose_list(spec: ListSpec, desk: Desk) -> list[Part]:
    """Return a list with an item per thing, after its introduction."""
    series = desk.select(spec.items)
    if not isinstance(series, Series) or not series.items:
        desk.omit(spec, spec.intro or spec.id or spec.items, query=spec.items)
        return []
    items = end_items([_item(thing, spec, desk) for thing in series.items])
    parts: list[Part] = [Paragraph(desk.inlines(spec.intro))] if spec.intro else []
    return [*parts, ItemList(items, spec.style)]


def _item(thing: Thing, spec: ListSpec, desk: Desk) -> ListItem:
    return ListItem(desk.inside(item=thing).inlines(spec.content))


def compose_definitions(spec: DefinitionsSpec, desk: Desk) -> list[Part]:
    """Return terms with their explanations; an explanation without words is left out."""
    series = desk.select(spec.items)
    if not isinstance(series, Series) or not series.items:
        desk.omit(spec, spec.id or spec.items, query=spec.items)
        return []
    entries = tuple(_definition(thing, spec, desk) for thing in series.items)
    intro: list[Part] = [Paragraph(desk.inlines(spec.intro))] if spec.intro else []
    return [*intro, DefinitionList(entries)]


def _definition(thing: Thing, spec: DefinitionsSpec, desk: Desk) -> Definition:
    inner = desk.inside(item=thing)
    paragraphs = (inner.inlines(content) for content in spec.content)
    return Definition(inner.words(spec.term), tuple(p for p in paragraphs if p))


def compose_callout(spec: CalloutSpec, desk: Desk) -> list[Part]:
    """Return a remark beside the text."""
    return [Callout(spec.kind, desk.words(spec.title), desk.inlines(spec.content))]
