"""Blocks of running text: paragraphs, lists, figures in a strip, formulas, remarks."""

from __future__ import annotations

from capaian.documents import tree
from capaian.writers.html.markup import (
    Context,
    band_class,
    escape,
    render_inline,
    render_inlines,
    render_mark,
    tag,
)

_NEXT_STYLE = {
    tree.ListStyle.BULLET: tree.ListStyle.DECIMAL,
    tree.ListStyle.DECIMAL: tree.ListStyle.ALPHA,
    tree.ListStyle.ALPHA: tree.ListStyle.BULLET,
}
_LIST_TAGS = {
    tree.ListStyle.BULLET: ("<ul>", "</ul>"),
    tree.ListStyle.DECIMAL: ("<ol>", "</ol>"),
    tree.ListStyle.ALPHA: ('<ol type="a">', "</ol>"),
}
_CALLOUT_CLASSES = {
    tree.CalloutKind.LIMITATION: "limitation",
    tree.CalloutKind.CHECK_AGAIN: "check",
    tree.CalloutKind.METHOD: "method",
}


def render_paragraph(paragraph: tree.Paragraph, context: Context) -> str:
    """Return running text with its trace mark in the margin column."""
    return tag("p", render_mark(paragraph.mark, context) + render_inlines(paragraph.content, context))


def render_list(block: tree.ItemList, context: Context) -> str:
    """Return a list with the lists below its items."""
    mark = tag("p", render_mark(block.mark, context), "m") if block.mark else ""
    return tag("div", mark + render_items(block.items, block.style, context), "list")


def render_items(items: tuple[tree.ListItem, ...], style: tree.ListStyle, context: Context) -> str:
    """Return the items of a list with the lists below them."""
    opening, closing = _LIST_TAGS[style]
    return opening + "".join([_item(item, style, context) for item in items]) + closing


def _item(item: tree.ListItem, style: tree.ListStyle, context: Context) -> str:
    below = render_items(item.children, _NEXT_STYLE[style], context) if item.children else ""
    return tag("li", render_inlines(item.content, context) + below)


def render_definitions(block: tree.DefinitionList, context: Context) -> str:
    """Return terms in the margin column with their explanations beside them."""
    mark = tag("p", render_mark(block.mark, context), "mark-line") if block.mark else ""
    entries = "".join(
        f"<div><dt>{escape(entry.term)}</dt>{_definition(entry.paragraphs, context)}</div>"
        for entry in block.entries
    )
    return mark + tag("dl", entries, "terms")


def _definition(paragraphs: tuple[tree.Inlines, ...], context: Context) -> str:
    return "".join(tag("dd", render_inlines(words, context)) for words in paragraphs) or "<dd></dd>"


def render_key_figures(block: tree.KeyFigures, context: Context) -> str:
    """Return a strip of large figures."""
    mark = tag("p", render_mark(block.mark, context), "m") if block.mark else ""
    cells = "".join([_key_figure(figure, context) for figure in block.figures])
    return tag("div", mark + tag("dl", cells, "strip"), "key-figures")


def _key_figure(figure: tree.KeyFigure, context: Context) -> str:
    gap = "" if figure.unit == "%" else " "
    unit = gap + tag("small", escape(figure.unit)) if figure.unit else ""
    value = tag("dd", render_inline(figure.value, context) + unit, "value")
    remark = tag("dd", render_inlines(figure.remark, context), "remark") if figure.remark else ""
    return f"<div><dt>{escape(figure.label)}</dt>{value}{remark}</div>"


def render_formula(formula: tree.Formula, context: Context) -> str:
    """Return a displayed formula; fractions are read aloud as a division."""
    name, *worked = (_formula_part(part, context) for part in formula.parts)
    line = f"{name} {tag('span', ' '.join(worked), 'worked')}"
    return tag("p", render_mark(formula.mark, context) + tag("span", line, "formula"))


def _formula_part(part: tree.Inlines | tree.Fraction, context: Context) -> str:
    if isinstance(part, tree.Fraction):
        above = tag("span", render_inlines(part.numerator, context))
        below = tag("span", render_inlines(part.denominator, context))
        return tag("span", f'{above}<span class="hid"> ÷ </span>{below}', "fraction")
    return tag("span", render_inlines(part, context))


def render_callout(callout: tree.Callout, context: Context) -> str:
    """Return a remark, marked at its left edge by a pattern of its kind."""
    title = tag("p", escape(callout.title), "callout-title")
    words = tag("p", render_inlines(callout.content, context))
    kind = _CALLOUT_CLASSES[callout.kind]
    return (
        f'<div class="callout {kind}" role="note" aria-label="{escape(callout.title)}">{title}{words}</div>'
    )


def render_legend(legend: tree.BandLegend, context: Context) -> str:
    """Return all bands of a scale with swatch, glyph, word and interval."""
    bands = "".join(_legend_band(band) for band in legend.bands)
    title = tag("p", escape(legend.title), "m legend-title")
    remark = tag("p", escape(legend.remark), "legend-remark") if legend.remark else ""
    return tag("div", title + tag("ul", bands) + remark, "legend")


def _legend_band(band: tree.LegendBand) -> str:
    name = f'<i class="glyph" aria-hidden="true">{escape(band.sign)}</i> <strong>{escape(band.name)}</strong>'
    swatch = '<span class="swatch"></span>'
    return tag(
        "li", f"{swatch}{name} <span>{escape(band.interval)}</span>", band_class(band.position, band.sign)
    )
