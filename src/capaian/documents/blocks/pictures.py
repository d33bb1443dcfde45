"""Blocks that are looked at: formulas, diagrams, photographs."""

from __future__ import annotations

from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.layout.model import DiagramSpec, FormulaSpec, PicturesSpec
from capaian.documents.narrative.show import show, styled
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.values import Series, Thing, Value, as_thing
from capaian.documents.tree import Box, Diagram, Formula, Fraction, Inlines, Picture, Text, TextStyle
from capaian.domain.narrative import Evidence
from capaian.domain.value import Unavailable


def compose_formula(spec: FormulaSpec, desk: Desk) -> list[Part]:
    """Return a component's ratio twice: with the names of its measures and with its figures.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
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


def compose_diagram(spec: DiagramSpec, desk: Desk) -> list[Part]:
    """Return the things of a series as boxes below the box that each names as parent.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    series = desk.select(spec.items)
    if not isinstance(series, Series) or not series.items:
        desk.omit(spec, desk.inlines(spec.caption))
        return []
    roots = _boxes("", series)
    root = roots[0] if len(roots) == 1 else Box("", children=roots)
    caption = desk.inlines(spec.caption)
    alt = f"Bagan pohon. {_describe(root)}"
    name = desk.block_id(spec, "bagan")
    return [Diagram(name, "", caption, root, alt, desk.inlines(spec.source), spec.width)]


def _boxes(parent: str, series: Series) -> tuple[Box, ...]:
    keys = {item.key for item in series.items}
    below = (item for item in series.items if _parent(item, keys) == parent)
    return tuple(_box(item, series) for item in below)


def _parent(item: Thing, keys: set[str]) -> str:
    """The parent, if it is itself in the series; otherwise the thing is a root."""
    parent = plain_text(item.field("parent") or "")
    return parent if parent in keys else ""


def _box(item: Thing, series: Series) -> Box:
    title, note, dashed = (_field(item, name) for name in ("name", "note", "dashed"))
    return Box(title, note, _boxes(item.key, series), dashed == "ya")


def _field(item: Thing, name: str) -> str:
    value: Value | None = item.field(name)
    return "" if value is None else plain_text(value)


def _describe(box: Box) -> str:
    if not box.children:
        return ""
    names = ", ".join(child.title + (f" ({child.note})" if child.note else "") for child in box.children)
    own = f"Di bawah {box.title}: {names}. " if box.title else f"{names}. "
    return own + "".join(_describe(child) for child in box.children)


def compose_pictures(spec: PicturesSpec, desk: Desk) -> list[Part]:
    """Return the photographs of a place; without any the place is named among the limitations.

    Raises:
        UnknownNameError: for a name that no data could hold.
    """
    place = desk.words(spec.place)
    found = [item for item in desk.evidence if place in item.proves and item.file in desk.pictures]
    if not found:
        desk.omit(spec, f"Foto {desk.words(spec.title) or place}", "berkas tidak ada dalam evidence/")
    return [_picture(item, desk) for item in found]


def _picture(evidence: Evidence, desk: Desk) -> Picture:
    caption = evidence.caption if not evidence.date else f"{evidence.caption}, {evidence.date}"
    return Picture(
        id=f"foto-{evidence.file.replace('/', '-').rsplit('.', 1)[0]}",
        label="",
        caption=(Text(caption),),
        content=desk.pictures[evidence.file],
        media_type=evidence.media_type,
        alt=evidence.alt,
    )
