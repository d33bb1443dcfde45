"""Sheets and strips: head of an indicator sheet, key figures, the legend of a scale."""

from __future__ import annotations

from typing import Final

from capaian.documents.tree import BandLegend, KeyFigure, KeyFigures, LegendBand, SheetHead
from capaian.writers import theme
from capaian.writers.docx.assembly import Assembly
from capaian.writers.docx.cells import CellProps, Padding, TableFrame, cell, row, table
from capaian.writers.docx.inlines import glyph, runs, trace_mark
from capaian.writers.docx.markup import paragraph, run
from capaian.writers.docx.measures import TEXT_LEFT, TEXT_WIDTH, shares, twips
from capaian.writers.docx.props import RunProps, border, colour
from capaian.writers.theme import BandLook, Pattern, Token, band_look

_GAP: Final = twips(2.6)
_BAND_GAP: Final = twips(2.5)
_SWATCH_HEIGHT: Final = twips(3.6)
_MARGIN_PAD: Final = Padding(0, 0, 0, twips(4))
_ABOVE: Final = twips(2)
_SHEET_PAD: Final = Padding(_ABOVE, 0, 0, twips(4))
_TEXTURES: Final = {
    Pattern.PLAIN: "clear",
    Pattern.DOTS: "pct20",
    Pattern.DIAGONAL: "thinDiagStripe",
    Pattern.CROSSED: "thinDiagCross",
}


def sheet_head_block(block: SheetHead, assembly: Assembly) -> list[str]:
    """Return code and margin lines beside name and formula."""
    lines = "".join(paragraph("CatatanTepi", run(line)) for line in block.lines)
    mark = paragraph("CatatanTepi", trace_mark(block.mark, assembly)) if block.mark else ""
    code = paragraph("KodeIndikator", run(block.code))
    name = paragraph("NamaIndikator", run(block.name))
    formula = paragraph("LabelAngka", runs(block.formula, assembly)) if block.formula else ""
    cells = [
        cell(CellProps(TEXT_LEFT, padding=_SHEET_PAD), code + lines + mark),
        cell(CellProps(TEXT_WIDTH, padding=Padding(_ABOVE)), name + formula),
    ]
    return [table(TableFrame((TEXT_LEFT, TEXT_WIDTH)), [row(cells)]), paragraph("Penutup")]


def key_figures_block(block: KeyFigures, assembly: Assembly) -> list[str]:
    """Return a strip of large figures between rules, the trace mark in the margin."""
    mark = paragraph("CatatanTepi", trace_mark(block.mark, assembly) if block.mark else "")
    widths = shares(TEXT_WIDTH, (1,) * len(block.figures))
    figures = [
        cell(_figure_cell(place, width), _figure(figure, assembly))
        for place, (figure, width) in enumerate(zip(block.figures, widths, strict=True))
    ]
    margin = cell(CellProps(TEXT_LEFT, padding=Padding(twips(1.4), 0, 0, twips(4))), mark)
    strip = table(TableFrame((TEXT_LEFT, *widths)), [row([margin, *figures])])
    return [strip, paragraph("Penutup")]


def _figure_cell(place: int, width: int) -> CellProps:
    left = border("left", theme.RULE_MEDIUM, Token.GARIS) if place else ""
    rules = (
        border("top", theme.RULE_HEAVY, Token.TINTA),
        left,
        border("bottom", theme.RULE_MEDIUM, Token.GARIS),
    )
    padding = Padding(twips(1.4), _GAP if place else 0, twips(1.6), twips(1))
    return CellProps(width, borders="".join(rules), padding=padding)


def _figure(figure: KeyFigure, assembly: Assembly) -> str:
    gap = "" if figure.unit in ("", "%") else "\N{NO-BREAK SPACE}"
    value = runs((figure.value,), assembly) + run(gap + figure.unit, RunProps("SatuanBesar"))
    remark = paragraph("KetAngka", runs(figure.remark, assembly))
    return paragraph("LabelAngka", run(figure.label)) + paragraph("AngkaBesar", value) + remark


def legend_block(block: BandLegend, assembly: Assembly) -> list[str]:
    """Return all bands of a scale: textured swatch, sign with word, interval; the remark beside them."""
    widths = _legend_widths(len(block.bands))
    looks = [band_look(band.position, band.sign) for band in block.bands]
    swatches = [_swatch(look, width) for look, width in zip(looks, widths[1::2], strict=True)]
    words = [_band_words(band, width) for band, width in zip(block.bands, widths[1::2], strict=True)]
    title = paragraph("JudulTepi", run(block.title))
    margin = CellProps(TEXT_LEFT, padding=_MARGIN_PAD)
    rows = [
        row([cell(margin, paragraph("Penutup")), *_with_gaps(swatches)], exact_height=_SWATCH_HEIGHT),
        row([cell(margin, title), *_with_gaps(words)]),
    ]
    remark = [paragraph("KetLegenda", run(block.remark))] if block.remark else [paragraph("Penutup")]
    return [table(TableFrame(widths), rows), *remark]


def _legend_widths(bands: int) -> tuple[int, ...]:
    """Margin column, then bands with gaps between them."""
    room = TEXT_WIDTH - _BAND_GAP * (bands - 1)
    widths = [TEXT_LEFT]
    for place, width in enumerate(shares(room, (1,) * bands)):
        widths += [_BAND_GAP, width] if place else [width]
    return tuple(widths)


def _with_gaps(cells: list[str]) -> list[str]:
    gap = cell(CellProps(_BAND_GAP), paragraph("Penutup"))
    return [piece for place, one in enumerate(cells) for piece in ((gap, one) if place else (one,))]


def _swatch(look: BandLook, width: int) -> str:
    rules = "".join(border(side, 0.75, look.line) for side in ("top", "left", "bottom", "right"))
    texture = _TEXTURES[look.pattern]
    ink = Token.MUKA if look.pattern in {Pattern.DIAGONAL, Pattern.CROSSED} else look.line
    ground = f'<w:shd w:val="{texture}" w:color="{colour(ink)}" w:fill="{colour(look.fill)}"/>'
    return cell(CellProps(width, borders=rules, pattern=ground), paragraph("Penutup"))


def _band_words(band: LegendBand, width: int) -> str:
    name = glyph(band.sign, band.position) + run(f" {band.name}", RunProps(bold=True))
    return cell(
        CellProps(width, padding=Padding(twips(0.8))),
        paragraph("KetAngka", name)
        + paragraph("KetAngka", run(band.interval, RunProps(color=Token.TINTA_2))),
    )
