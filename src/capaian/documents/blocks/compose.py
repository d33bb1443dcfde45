"""One composer per kind of block; problems of one block never hide those of the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from capaian.documents.blocks import diagrams, forms, texts
from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.charts.build import build_chart
from capaian.documents.layout import model, specs
from capaian.documents.layout.specs import BlockSpec
from capaian.documents.scope.paths import UnknownNameError
from capaian.documents.tables import build_table


def compose(specs: Iterable[BlockSpec], desk: Desk) -> list[Part]:
    """Return the parts of a paper in order; names that lead nowhere are noted as issues."""
    parts: list[Part] = []
    for spec in specs:
        try:
            make = COMPOSERS[type(spec)]
            if _is_wanted(spec, desk):
                parts += make(spec, desk)
            else:
                desk.rehearse_block(partial(make, spec))
        except UnknownNameError as error:
            desk.notes.unknown(error, desk.place(spec))
    return parts


def _is_wanted(spec: BlockSpec, desk: Desk) -> bool:
    """Say whether a block's conditions are met; where one is a mistake, the block is read for others."""
    place = desk.place(spec)
    stays = desk.attempt(place, lambda: desk.holds(spec.when), True)
    goes = bool(spec.unless) and desk.attempt(place, lambda: desk.holds(spec.unless), False)
    return stays and not goes


def _each(spec: model.EachSpec, desk: Desk) -> list[Part]:
    things = desk.things(spec.items)
    if not things:
        desk.omit(spec, spec.id or spec.items, query=spec.items)
        desk.rehearse(spec.items, lambda trial, like: compose(spec.blocks, trial.inside(**{spec.name: like})))
        return []
    return [part for item in things for part in compose(spec.blocks, desk.inside(**{spec.name: item}))]


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
    return [] if chart is None else [chart]


COMPOSERS: Mapping[type[BlockSpec], Callable[[Any, Desk], list[Part]]] = {
    model.CoverSpec: texts.compose_cover,
    model.HeadingSpec: texts.compose_heading,
    model.SheetSpec: texts.compose_sheet,
    model.FiguresSpec: texts.compose_figures,
    model.ContentsSpec: texts.compose_contents,
    model.LegendSpec: texts.compose_legend,
    model.TextSpec: texts.compose_text,
    model.ListSpec: texts.compose_list,
    model.DefinitionsSpec: texts.compose_definitions,
    model.CalloutSpec: texts.compose_callout,
    specs.SignatureSpec: forms.compose_signature,
    specs.LetterheadSpec: forms.compose_letterhead,
    specs.ArticlesSpec: forms.compose_articles,
    model.FormulaSpec: forms.compose_formula,
    specs.DiagramSpec: diagrams.compose_diagram,
    model.PicturesSpec: forms.compose_pictures,
    model.TableSpec: _table,
    model.ChartSpec: _chart,
    model.GeneratedSpec: lambda spec, desk: [spec],
    model.EachSpec: _each,
}
"""Every kind of block with its composer; a test checks that none is missing."""
