"""Blocks that are looked at: formulas and photographs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.layout.model import FormulaSpec, PicturesSpec
from capaian.documents.narrative.show import show, styled
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.values import Thing, as_thing
from capaian.documents.tree import Formula, Fraction, Inlines, Paragraph, Picture, Reference, Text, TextStyle
from capaian.domain.narrative import Evidence
from capaian.domain.value import Unavailable
from capaian.rules.evidence_captions import is_picture


def compose_formula(spec: FormulaSpec, desk: Desk) -> list[Part]:
    """Return a component's ratio twice: with the names of its measures and with its figures."""
    component = as_thing(desk.scope.resolve(desk.words(spec.component)))
    if component is None:
        desk.omit(spec, spec.component, "komponen tidak ada")
        return []
    scope = desk.scope
    symbol = _words(scope, component, "symbol") or _words(scope, component, "name")
    named = Fraction(_text(scope, component, "numerator_name"), _text(scope, component, "denominator_name"))
    figures = Fraction(show(scope.field(component, "numerator")), show(scope.field(component, "denominator")))
    return [
        Formula((_plain(f"{symbol} = "), named, _plain(" × 100"))),
        _result(scope, component, symbol, figures),
    ]


def _result(scope: Scope, component: Thing, symbol: str, figures: Fraction) -> Formula:
    ratio = scope.field(component, "ratio")
    if isinstance(ratio, Unavailable):
        return Formula((_plain(f"{symbol}: "), (*show(ratio), Text(f" ({ratio.words})"))))
    strong = styled(show(ratio), TextStyle.STRONG)
    return Formula((_plain(f"{symbol} = "), figures, (Text(" × 100 = "), *strong)))


def _plain(text: str) -> Inlines:
    return (Text(text),)


def _words(scope: Scope, thing: Thing, field: str) -> str:
    return plain_text(scope.field(thing, field))


def _text(scope: Scope, thing: Thing, field: str) -> Inlines:
    return _plain(_words(scope, thing, field))


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
    referred = [Paragraph(_see(printed[item.file] for item in above))] if above else []
    named = [Paragraph((Text(f"Dokumen bukti: {'; '.join(map(_named, documents))}."),))] if documents else []
    return [*shown, *referred, *named]


def _photograph(evidence: Evidence, desk: Desk) -> Picture:
    """Return a photograph under a name of its own, by which later places refer to it."""
    picture = compose_picture(evidence, desk)
    name = desk.unique(picture.id)
    desk.notes.photographs[evidence.file] = name
    return replace(picture, id=name)


def _see(targets: Iterable[str]) -> Inlines:
    """Return where photographs stand that are not printed again."""
    places = [part for target in targets for part in (Text("; "), Reference(target, ""))]
    return (Text("Foto bukti: lihat "), *places[1:], Text("."))


def _named(evidence: Evidence) -> str:
    """Return a document of the evidence in words: papers show no pages of it."""
    told = ", ".join(part for part in (evidence.caption.strip(), evidence.date) if part)
    name = PurePosixPath(evidence.file).name
    return f"{told} ({name})" if told else name


def compose_picture(evidence: Evidence, desk: Desk) -> Picture:
    """Return a picture of the evidence, whose content the desk holds."""
    caption = evidence.caption if not evidence.date else f"{evidence.caption}, {evidence.date}"
    return Picture(
        id=f"foto-{evidence.file.replace('/', '-').rsplit('.', 1)[0]}",
        label="",
        caption=(Text(caption),),
        content=desk.pictures[evidence.file],
        media_type=evidence.media_type,
        alt=evidence.alt,
    )
