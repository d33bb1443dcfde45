"""Blocks of letters, decrees and forms: letterhead, labelled statements, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.blocks.pictures import compose_picture
from capaian.documents.layout.form_specs import (
    ArticleSpec,
    ArticlesSpec,
    LetterheadSpec,
    SignatorySpec,
    SignatureSpec,
)
from capaian.documents.narrative.inline import end_items
from capaian.documents.scope.values import Series, Thing
from capaian.documents.tree import (
    Article,
    Articles,
    Inlines,
    Letterhead,
    ListItem,
    Picture,
    Signature,
    SignatureRow,
    Text,
)


def things_of(desk: Desk, query: str) -> tuple[Thing, ...]:
    """Return the things of a query; none where there is no query or no data."""
    series = desk.select(query) if query else None
    return series.items if isinstance(series, Series) else ()


def filled(desk: Desk, templates: Iterable[str]) -> tuple[str, ...]:
    """Return templates as words; those without words are left out."""
    return tuple(words for words in (desk.words(line).strip() for line in templates) if words)


def compose_letterhead(spec: LetterheadSpec, desk: Desk) -> list[Part]:
    """Return the head of a letter, with the emblem that the evidence holds."""
    listed = (desk.inside(item=thing).words(spec.content) for thing in things_of(desk, spec.items))
    lines = (*filled(desk, spec.lines), *filter(None, listed))
    government, office = desk.words(spec.government), desk.words(spec.office)
    return [Letterhead(government, office, lines, _emblem(spec, desk))]


def _emblem(spec: LetterheadSpec, desk: Desk) -> Picture | None:
    place = desk.words(spec.picture)
    proof = (item for item in desk.evidence if place in item.proves and item.file in desk.pictures)
    found = next(proof, None) if place else None
    return None if found is None else compose_picture(found, desk)


def compose_articles(spec: ArticlesSpec, desk: Desk) -> list[Part]:
    """Return labelled statements; a row that the data leave empty is left out and named."""
    entries = [entry for row in spec.rows for entry in _rows(row, spec, desk)]
    if spec.numbered:
        entries = list(_numbered(entries))
    return [Articles(tuple(entries))] if entries else []


def _numbered(entries: Iterable[Article]) -> Iterator[Article]:
    count = 0
    for entry in entries:
        count += bool(entry.label)
        yield replace(entry, number=f"{count}.") if entry.label else entry


def _rows(row: ArticleSpec, spec: ArticlesSpec, desk: Desk) -> Iterator[Article]:
    if not row.each:
        desks = [desk]
    else:
        desks = [desk.inside(row=thing) for thing in things_of(desk, row.each)]
        if not desks and not row.optional:
            desk.omit(spec, desk.words(spec.about) or spec.id or row.each)
    for inner in desks:
        if inner.holds(row.when):
            yield from _article(row, spec, inner)


def _article(row: ArticleSpec, spec: ArticlesSpec, desk: Desk) -> Iterator[Article]:
    if row.centered:
        yield Article("", desk.inlines(row.centered), centered=True)
        return
    label, content, items = desk.words(row.label), desk.inlines(row.content), _items(row, desk)
    if len(items) == 1 and not content:
        content, items = items[0].content, ()
    if items or _says(content):
        yield Article(label, content, items, row.style)
    elif not row.optional:
        desk.omit(spec, label or spec.id)


def _items(row: ArticleSpec, desk: Desk) -> tuple[ListItem, ...]:
    """A list of one is no list: the caller prints its item as words."""
    listed = (desk.inside(item=thing).inlines(row.item) for thing in things_of(desk, row.items))
    runs = (*map(desk.inlines, row.points), *listed)
    return end_items([ListItem(run) for run in runs if _says(run)])


def _says(run: Inlines) -> bool:
    """Whether anything is printed; references get their words later."""
    return any(not isinstance(inline, Text) or inline.text.strip() for inline in run)


def compose_signature(spec: SignatureSpec, desk: Desk) -> list[Part]:
    """Return room for signatures; the holder of a post is never named."""
    if spec.signatories:
        return [SignatureRow(tuple(_signature(one, desk) for one in spec.signatories))]
    return [Signature(desk.words(spec.place_and_date), desk.words(spec.post))]


def _signature(spec: SignatorySpec, desk: Desk) -> Signature:
    return Signature(
        desk.words(spec.place_and_date),
        desk.words(spec.post),
        role=desk.words(spec.role),
        lines=filled(desk, spec.below),
    )
