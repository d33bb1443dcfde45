"""One composer per kind of block; problems of one block never hide those of the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from capaian.documents.blocks import diagrams, forms, texts
from capaian.documents.blocks.desk import Deferred, Desk, Part
from capaian.documents.charts.build import build_chart
from capaian.documents.layout import model, specs
from capaian.documents.layout.blocks import walk_specs
from capaian.documents.layout.specs import BlockSpec
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.scope.values import Series
from capaian.documents.tables import build_table
from capaian.documents.tree import Inlines, Paragraph, Reference, Text


def compose(specs: Iterable[BlockSpec], desk: Desk) -> list[Part]:
    """Return the parts of a paper in order; names that lead nowhere are noted as issues."""
    parts: list[Part] = []
    for spec in specs:
        try:
            if _is_wanted(spec, desk):
                parts += COMPOSERS[type(spec)](spec, desk)
            else:
                _leave_texts([spec], desk, desk.why_empty(spec.sheet, spec.when))
        except UnknownNameError as error:
            desk.notes.unknown(error, desk.place(spec))
    return parts


def _is_wanted(spec: BlockSpec, desk: Desk) -> bool:
    """Say whether a block's conditions are met; where one is a mistake, the block is read for others."""
    place = desk.place(spec)
    stays = desk.attempt(place, lambda: desk.holds(spec.when), True)
    goes = bool(spec.unless) and desk.attempt(place, lambda: desk.holds(spec.unless), False)
    return stays and not goes


def _leave_texts(specs: Sequence[BlockSpec], desk: Desk, reason: str) -> None:
    """Note which texts stand in parts that this year has not, and why."""
    for spec in walk_specs(specs):
        if isinstance(spec, model.TextSpec) and spec.narrative:
            desk.notes.omitted_texts.setdefault(spec.narrative, reason)


def _each(spec: model.EachSpec, desk: Desk) -> list[Part]:
    series = desk.select(spec.items)
    if not isinstance(series, Series) or not series.items:
        desk.omit(spec, spec.id or spec.items, query=spec.items)
        _leave_texts(spec.blocks, desk, desk.why_empty(spec.sheet, spec.items))
        return []
    return [part for item in series.items for part in _one(spec, desk.inside(**{spec.name: item}))]


def _one(spec: model.EachSpec, desk: Desk) -> list[Part]:
    """Return the blocks of one thing; where they stand above already, a sentence that says where."""
    first, *others = (desk.words(name) for name in spec.once) if spec.once else ("",)
    if first not in desk.notes.ids:
        return compose(spec.blocks, desk)
    shown = [name for name in others if name in desk.notes.ids]
    places = [part for name in shown for part in (Text(", "), Reference(name, ""))]
    beside: Inlines = (Text(" ("), *places[1:], Text(")")) if places else ()
    return [Paragraph((*desk.inlines(spec.again), Text(" "), Reference(first, ""), *beside, Text(".")))]


def _table(spec: model.TableSpec, desk: Desk) -> list[Part]:
    table = build_table(spec, desk)
    if table is None:
        query = spec.rows if isinstance(spec.rows, str) else ""
        desk.omit(spec, f"Tabel “{desk.words(spec.caption)}”", query=query)
    return [] if table is None else [table]


def _chart(spec: model.ChartSpec, desk: Desk) -> list[Part]:
    chart = build_chart(spec, desk)
    if chart is None:
        reason = "" if _holds_things(spec.items, desk) else desk.why_empty("", spec.items)
        desk.omit(spec, f"Gambar “{desk.words(spec.caption)}”", reason)
    return [] if chart is None else [chart]


def _holds_things(query: str, desk: Desk) -> bool:
    series = desk.select(query)
    return isinstance(series, Series) and bool(series.items)


def _deferred(spec: model.GeneratedSpec, desk: Desk) -> list[Part]:
    """Made when the rest of the paper is known."""
    return [Deferred(spec)]


S = TypeVar("S", bound=BlockSpec)
Composer = Callable[[BlockSpec, Desk], list[Part]]


def _for(kind: type[S], make: Callable[[S, Desk], list[Part]]) -> tuple[type[BlockSpec], Composer]:
    """Pair a kind of block with its composer, checked when it is called."""

    def composer(spec: BlockSpec, desk: Desk) -> list[Part]:
        if not isinstance(spec, kind):
            raise TypeError(type(spec).__name__)
        return make(spec, desk)

    return kind, composer


COMPOSERS: Mapping[type[BlockSpec], Composer] = dict(
    [
        _for(model.CoverSpec, texts.compose_cover),
        _for(model.HeadingSpec, texts.compose_heading),
        _for(model.SheetSpec, texts.compose_sheet),
        _for(model.FiguresSpec, texts.compose_figures),
        _for(model.ContentsSpec, texts.compose_contents),
        _for(model.LegendSpec, texts.compose_legend),
        _for(model.TextSpec, texts.compose_text),
        _for(model.ListSpec, texts.compose_list),
        _for(model.DefinitionsSpec, texts.compose_definitions),
        _for(model.CalloutSpec, texts.compose_callout),
        _for(specs.SignatureSpec, forms.compose_signature),
        _for(specs.LetterheadSpec, forms.compose_letterhead),
        _for(specs.ArticlesSpec, forms.compose_articles),
        _for(model.FormulaSpec, forms.compose_formula),
        _for(specs.DiagramSpec, diagrams.compose_diagram),
        _for(model.PicturesSpec, forms.compose_pictures),
        _for(model.TableSpec, _table),
        _for(model.ChartSpec, _chart),
        _for(model.GeneratedSpec, _deferred),
        _for(model.EachSpec, _each),
    ]
)
"""Every kind of block with its composer; a test checks that none is missing."""
