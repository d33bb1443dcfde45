"""Blocks of running text: paragraphs, lists, figures in a strip, formulas, remarks."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.documents import tree
from capaian.documents.tree import Article, Articles, Letterhead, Signature, SignatureRow
from capaian.writers.html.figures import image_tag
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
    return tag(
        "p", render_mark(paragraph.mark, context) + render_inlines(paragraph.content, context)
    )


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
    return (
        "".join(tag("dd", render_inlines(words, context)) for words in paragraphs) or "<dd></dd>"
    )


def render_key_figures(block: tree.KeyFigures, context: Context) -> str:
    """Return a strip of large figures."""
    mark = tag("p", render_mark(block.mark, context), "m") if block.mark else ""
    cells = "".join([_key_figure(figure, context) for figure in block.figures])
    size = "" if not block.is_poster else " poster-index" if len(block.figures) == 1 else " poster"
    return tag("div", mark + tag("dl", cells, "strip"), f"key-figures{size}")


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
        f'<div class="callout {kind}" role="note" '
        f'aria-label="{escape(callout.title)}">{title}{words}</div>'
    )


def render_legend(legend: tree.BandLegend, context: Context) -> str:
    """Return all bands of a scale with swatch, glyph, word and interval."""
    bands = "".join(_legend_band(band) for band in legend.bands)
    title = tag("p", escape(legend.title), "m legend-title")
    remark = tag("p", escape(legend.remark), "legend-remark") if legend.remark else ""
    return tag("div", title + tag("ul", bands) + remark, "legend")


def _legend_band(band: tree.LegendBand) -> str:
    name = (
        f'<i class="glyph" aria-hidden="true">{escape(band.sign)}</i> '
        f"<strong>{escape(band.name)}</strong>"
    )
    swatch = '<span class="swatch"></span>'
    return tag(
        "li",
        f"{swatch}{name} <span>{escape(band.interval)}</span>",
        band_class(band.position, band.sign),
    )


# --- letters, decrees, forms: letterhead, labelled statements, signatures, pages of other papers
# ---


def render_letterhead(block: Letterhead, context: Context) -> str:
    """Return the head of a letter; the emblem stands at the left."""
    drawn = image_tag(block.emblem) if block.emblem is not None else ""
    government = tag("p", escape(block.government), "government") if block.government else ""
    address = "".join(tag("p", escape(line)) for line in block.lines)
    words = tag("div", f"{government}{tag('p', escape(block.office), 'office')}{address}")
    return tag("div", drawn + words, "letterhead")


def render_articles(block: Articles, context: Context) -> str:
    """Return labels with what is said beside them; a centred line parts the list in two."""
    mark = tag("p", render_mark(block.mark, context), "mark-line") if block.mark else ""
    return tag("div", mark + "".join(_runs(block.entries, context)), "articles")


def _runs(entries: tuple[Article, ...], context: Context) -> Iterator[str]:
    """Lists of labelled statements between the centred lines;
    what has no label joins the one above.
    """
    rows: list[list[Article]] = []
    for entry in entries:
        if entry.centered:
            yield _list(rows, context)
            rows = []
            yield tag("p", render_inlines(entry.content, context), "centered")
        elif entry.label or not rows:
            rows.append([entry])
        else:
            rows[-1].append(entry)
    yield _list(rows, context)


def _list(rows: list[list[Article]], context: Context) -> str:
    if not rows:
        return ""
    return tag("dl", "".join(_row(row, context) for row in rows))


def _row(entries: list[Article], context: Context) -> str:
    first = entries[0]
    number = tag("span", escape(first.number), "n") + " " if first.number else ""
    colon = tag("span", ":", "colon") if first.label else ""
    label = tag("dt", f"{number}<span>{escape(first.label)}</span>{colon}")
    return tag("div", label + "".join(tag("dd", _statement(entry, context)) for entry in entries))


def _statement(entry: Article, context: Context) -> str:
    words = tag("p", render_inlines(entry.content, context)) if entry.content else ""
    return words + (render_items(entry.items, entry.style, context) if entry.items else "")


def render_signature(signature: Signature, context: Context) -> str:
    """Return the signature block in the right half; a dotted line stands for an open name."""
    return tag("div", "".join(_signature_lines(signature)), "signature")


def render_signature_row(block: SignatureRow, context: Context) -> str:
    """Return several signatures side by side, below each other on a narrow sheet."""
    heads = [_heads(one) for one in block.signatures]
    used = [any(lines) for lines in zip(*heads, strict=True)]
    parts = (
        "".join(
            tag("p", escape(line)) for line, is_used in zip(lines, used, strict=True) if is_used
        )
        + "".join(_room_and_below(one))
        for lines, one in zip(heads, block.signatures, strict=True)
    )
    return tag("div", "".join(tag("div", part) for part in parts), "signatures")


def _heads(signature: Signature) -> tuple[str, str, str]:
    return signature.place_and_date, signature.role, signature.post


def _signature_lines(signature: Signature) -> Iterator[str]:
    yield from (tag("p", escape(line)) for line in _heads(signature) if line)
    yield from _room_and_below(signature)


def _room_and_below(signature: Signature) -> Iterator[str]:
    yield tag("p", '<span class="room"></span>')
    yield tag("p", '<span class="dotted"></span>')
    yield from (tag("p", escape(line)) for line in signature.lines)
