"""Blocks of letters, decrees and forms, and formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from capaian.documents import tree
from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.blocks.pictures import find_emblem
from capaian.documents.layout.model import FormulaSpec
from capaian.documents.layout.specs import (
    ArticleSpec,
    ArticlesSpec,
    LetterheadSpec,
    SignatorySpec,
    SignatureSpec,
)
from capaian.documents.narrative.fields import show, styled
from capaian.documents.narrative.markdown import end_items
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.values import Thing, as_thing
from capaian.domain.value import Unavailable


def compose_formula(spec: FormulaSpec, desk: Desk) -> list[Part]:
    """Return a component's ratio twice: with the names of its measures and with its figures."""
    component = as_thing(desk.scope.resolve(desk.words(spec.component)))
    if component is None:
        desk.omit(spec, spec.component, "komponen tidak ada")
        return []
    scope, parts = desk.scope, ("numerator", "denominator")
    symbol = _words(scope, component, "symbol") or _words(scope, component, "name")
    named = tree.Fraction(*(_plain(_words(scope, component, f"{part}_name")) for part in parts))
    figures = tree.Fraction(*(show(scope.field(component, part)) for part in parts))
    return [
        tree.Formula((_plain(f"{symbol} = "), named, _plain(" × 100"))),
        _result(scope, component, symbol, figures),
    ]


def _result(scope: Scope, component: Thing, symbol: str, figures: tree.Fraction) -> tree.Formula:
    ratio = scope.field(component, "ratio")
    if isinstance(ratio, Unavailable):
        return tree.Formula(
            (_plain(f"{symbol}: "), (*show(ratio), tree.Text(f" ({ratio.words})")))
        )
    strong = styled(show(ratio), tree.TextStyle.STRONG)
    return tree.Formula((_plain(f"{symbol} = "), figures, (tree.Text(" × 100 = "), *strong)))


def _plain(text: str) -> tree.Inlines:
    return (tree.Text(text),)


def _words(scope: Scope, thing: Thing, field: str) -> str:
    return plain_text(scope.field(thing, field))


def compose_letterhead(spec: LetterheadSpec, desk: Desk) -> list[Part]:
    """Return the head of a letter, with the emblem that the evidence holds."""
    listed = (desk.inside(item=thing).words(spec.content) for thing in desk.things(spec.items))
    lines = (*desk.filled(spec.lines), *filter(None, listed))
    government, office = desk.words(spec.government), desk.words(spec.office)
    return [tree.Letterhead(government, office, lines, find_emblem(spec.picture, desk))]


def compose_articles(spec: ArticlesSpec, desk: Desk) -> list[Part]:
    """Return labelled statements; a row that the data leave empty is left out and named."""
    entries = [entry for row in spec.rows for entry in _rows(row, spec, desk)]
    if spec.numbered:
        entries = list(_numbered(entries))
    return [tree.Articles(tuple(entries))] if entries else []


def _numbered(entries: Iterable[tree.Article]) -> Iterator[tree.Article]:
    count = 0
    for entry in entries:
        count += bool(entry.label)
        yield replace(entry, number=f"{count}.") if entry.label else entry


def _rows(row: ArticleSpec, spec: ArticlesSpec, desk: Desk) -> Iterator[tree.Article]:
    if not row.each:
        desks = [desk]
    else:
        desks = [desk.inside(row=thing) for thing in desk.things(row.each)]
        if not desks and not row.optional:
            desk.omit(spec, desk.words(spec.about) or spec.id or row.each)
    for inner in desks:
        if inner.holds(row.when):
            yield from _article(row, spec, inner)


def _article(row: ArticleSpec, spec: ArticlesSpec, desk: Desk) -> Iterator[tree.Article]:
    if row.centered:
        yield tree.Article("", desk.inlines(row.centered), centered=True)
        return
    label, content, items = desk.words(row.label), desk.inlines(row.content), _items(row, desk)
    if len(items) == 1 and not content:
        content, items = items[0].content, ()
    if items or _says(content):
        yield tree.Article(label, content, items, row.style)
    elif not row.optional:
        desk.omit(spec, label or spec.id)


def _items(row: ArticleSpec, desk: Desk) -> tuple[tree.ListItem, ...]:
    """A list of one is no list: the caller prints its item as words."""
    listed = [desk.inside(item=thing).inlines(row.item) for thing in desk.things(row.items)]
    runs = (*map(desk.inlines, row.points), *listed)
    return end_items([tree.ListItem(run) for run in runs if _says(run)])


def _says(run: tree.Inlines) -> bool:
    """Whether anything is printed; references get their words later."""
    return any(not isinstance(inline, tree.Text) or inline.text.strip() for inline in run)


def compose_signature(spec: SignatureSpec, desk: Desk) -> list[Part]:
    """Return room for signatures; the holder of a post is never named."""
    if spec.signatories:
        return [tree.SignatureRow(tuple(_signature(one, desk) for one in spec.signatories))]
    return [tree.Signature(desk.words(spec.place_and_date), desk.words(spec.post))]


def _signature(spec: SignatorySpec, desk: Desk) -> tree.Signature:
    return tree.Signature(
        desk.words(spec.place_and_date),
        desk.words(spec.post),
        role=desk.words(spec.role),
        lines=desk.filled(spec.below),
    )
