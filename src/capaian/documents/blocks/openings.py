"""Blocks that open a part: cover, headings, indicator sheets, key figures, legend, lists of contents."""

from __future__ import annotations

from capaian.documents.blocks.desk import Desk, Part
from capaian.documents.blocks.forms import filled
from capaian.documents.layout.model import (
    ContentsSpec,
    CoverSpec,
    FigureSpec,
    FiguresSpec,
    HeadingSpec,
    LegendSpec,
    SheetSpec,
)
from capaian.documents.layout.specs import FacetSpec
from capaian.documents.narrative.show import settle, show
from capaian.documents.numbering import UNNUMBERED
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.values import Series, as_thing
from capaian.documents.scope.world import office_world
from capaian.documents.tree import (
    BandLegend,
    Contents,
    Cover,
    Heading,
    HeadingKind,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    LegendBand,
    LineBreak,
    Number,
    SheetHead,
)
from capaian.domain.value import Unavailable


def compose_cover(spec: CoverSpec, desk: Desk) -> list[Part]:
    """Return the title page with the state of the paper and what stands at its foot."""
    office_year = office_world(desk.scope.world).office_year
    office = office_year.office
    return [
        Cover(
            title=desk.words(spec.title),
            year=str(office_year.year),
            office=office.name,
            regency=office.regency_name,
            state=desk.state,
            facts=desk.cover_facts,
        )
    ]


def compose_heading(spec: HeadingSpec, desk: Desk) -> list[Part]:
    """Return a heading, still without its number; one that has no words opens nothing."""
    lines = filled(desk, spec.title.splitlines())
    if not lines:
        return []
    level = spec.level if spec.kind is HeadingKind.SECTION else 1
    is_paper = spec.kind is HeadingKind.PAPER
    desk.notes.section = desk.block_id(spec, "bagian")
    return [
        Heading(
            id=desk.notes.section,
            level=level,
            title=" ".join(lines),
            kind=spec.kind,
            number=None if spec.numbered else UNNUMBERED,
            lead=_annex_head(spec, desk) if is_paper else desk.inlines(spec.lead),
            lines=lines if is_paper else (),
            facets=tuple(pair for facet in spec.facets for pair in _facets(facet, desk)),
        )
    ]


def _facets(spec: FacetSpec, desk: Desk) -> list[tuple[str, str]]:
    values = (value.strip() for value in desk.words(spec.values).split(";"))
    return [(spec.name, value) for value in values if value]


def _annex_head(spec: HeadingSpec, desk: Desk) -> Inlines:
    """`LAMPIRAN I`, line by line."""
    broken: list[Inline] = []
    for line in filter(None, map(desk.inlines, spec.lead.splitlines())):
        broken += [LineBreak(), *line] if broken else line
    return tuple(broken)


def compose_sheet(spec: SheetSpec, desk: Desk) -> list[Part]:
    """Return the head of an indicator sheet."""
    lines = tuple(line for line in map(desk.words, spec.lines) if line)
    return [SheetHead(desk.words(spec.code), desk.words(spec.name), lines, desk.inlines(spec.formula))]


def compose_figures(spec: FiguresSpec, desk: Desk) -> list[Part]:
    """Return a strip of large figures."""
    return [KeyFigures(tuple(_figure(figure, desk) for figure in spec.figures))]


def _figure(spec: FigureSpec, desk: Desk) -> KeyFigure:
    path, _, form = (part.strip() for part in spec.value.partition("|"))
    shown = desk.inlines(f"{{{{ {path} | {form} }}}}" if form else f"{{{{ {path} }}}}")
    number = next((inline for inline in shown if isinstance(inline, Number)), Number("…"))
    return KeyFigure(desk.words(spec.label), number, desk.words(spec.unit), desk.inlines(spec.remark))


def compose_contents(spec: ContentsSpec, desk: Desk) -> list[Part]:
    """Return a list of contents, to be filled when everything is numbered."""
    return [Contents(spec.kind, ())]


def compose_legend(spec: LegendSpec, desk: Desk) -> list[Part]:
    """Return the bands of the scale in force; nothing where the office declares none known."""
    scale = desk.scope.resolve("scale")
    bands = desk.scope.resolve("scale.bands")
    if isinstance(scale, Unavailable) or not isinstance(bands, Series):
        desk.omit(spec, spec.title, "skala peringkat kinerja tidak dikenal")
        return []
    remark = _text(desk.scope, "scale.name")
    legend = tuple(_band(desk.scope, band.key) for band in bands.items)
    return [BandLegend(desk.words(spec.title), remark, legend)]


def _band(scope: Scope, key: str) -> LegendBand:
    sign = show(scope.resolve(f"scale.bands.{key}.sign"))
    glyph = next(getattr(inline, "sign", "") for inline in sign)
    position, name, interval = (
        _text(scope, f"scale.bands.{key}.{f}") for f in ("position", "name", "interval")
    )
    return LegendBand(int(position), glyph, name, interval)


def _text(scope: Scope, path: str) -> str:
    value = scope.resolve(path)
    return plain_text(value if as_thing(value) is None else settle(value, scope))
