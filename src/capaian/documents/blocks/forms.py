"""Blocks of letters, decrees and forms, formulas and photographs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from capaian.documents import tree
from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.layout.model import FormulaSpec, PicturesSpec
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
from capaian.domain.narrative import Evidence
from capaian.domain.value import Unavailable
from capaian.rules.evidence_captions import is_picture


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
        return tree.Formula((_plain(f"{symbol}: "), (*show(ratio), tree.Text(f" ({ratio.words})"))))
    strong = styled(show(ratio), tree.TextStyle.STRONG)
    return tree.Formula((_plain(f"{symbol} = "), figures, (tree.Text(" × 100 = "), *strong)))


def _plain(text: str) -> tree.Inlines:
    return (tree.Text(text),)


def _words(scope: Scope, thing: Thing, field: str) -> str:
    return plain_text(scope.field(thing, field))


def compose_pictures(spec: PicturesSpec, desk: Desk) -> list[Part]:
    """Return the photographs of a place, and what else proves it; without any it is named as a limitation.

    A photograph that stands above already, because it proves another thing too, is referred to.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    place = desk.words(spec.place)
    listed = [item for item in desk.evidence if place in item.proves]
    photographs = [item for item in listed if item.file in desk.pictures]
    documents = [item for item in listed if not is_picture(item)]
    if not photographs and not documents:
        desk.omit(spec, f"Foto {desk.words(spec.title) or place}", "belum ada foto di lembar Bukti")
    printed = desk.notes.photographs
    above = [item for item in photographs if item.file in printed]
    shown = [_photograph(item, desk) for item in photographs if item.file not in printed]
    referred = [tree.Paragraph(_refer(printed[item.file] for item in above))] if above else []
    named = (
        [tree.Paragraph((tree.Text(f"Dokumen bukti: {'; '.join(map(_named, documents))}."),))]
        if documents
        else []
    )
    return [*shown, *referred, *named]


def _photograph(evidence: Evidence, desk: Desk) -> tree.Picture:
    """Return a photograph under an id of its own, by which later places refer to it."""
    picture = compose_picture(evidence, desk)
    name = desk.unique(picture.id)
    desk.notes.photographs[evidence.file] = name
    return replace(picture, id=name)


def _refer(targets: Iterable[str]) -> tree.Inlines:
    """Return where photographs stand that are not printed again."""
    places = [part for target in targets for part in (tree.Text("; "), tree.Reference(target, ""))]
    return (tree.Text("Foto bukti: lihat "), *places[1:], tree.Text("."))


def _named(evidence: Evidence) -> str:
    """Return a document of the evidence in words: papers show no pages of it."""
    description = ", ".join(part for part in (evidence.caption.strip(), evidence.date) if part)
    name = PurePosixPath(evidence.file).name
    return f"{description} ({name})" if description else name


def compose_picture(evidence: Evidence, desk: Desk) -> tree.Picture:
    """Return a picture of the evidence, whose content the desk holds."""
    caption = evidence.caption if not evidence.date else f"{evidence.caption}, {evidence.date}"
    return tree.Picture(
        id=f"foto-{evidence.file.replace('/', '-').rsplit('.', 1)[0]}",
        label="",
        caption=(tree.Text(caption),),
        content=desk.pictures[evidence.file],
        media_type=evidence.media_type,
        alt=evidence.alt,
    )


def compose_letterhead(spec: LetterheadSpec, desk: Desk) -> list[Part]:
    """Return the head of a letter, with the emblem that the evidence holds."""
    listed = (desk.inside(item=thing).words(spec.content) for thing in desk.things(spec.items))
    lines = (*desk.filled(spec.lines), *filter(None, listed))
    government, office = desk.words(spec.government), desk.words(spec.office)
    return [tree.Letterhead(government, office, lines, _emblem(spec, desk))]


def _emblem(spec: LetterheadSpec, desk: Desk) -> tree.Picture | None:
    place = desk.words(spec.picture)
    proof = (item for item in desk.evidence if place in item.proves and item.file in desk.pictures)
    found = next(proof, None) if place else None
    return None if found is None else compose_picture(found, desk)


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
