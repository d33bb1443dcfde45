"""The file as a whole: head with its content security policy, bar, paper, explanations, panel."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from capaian.documents import tree
from capaian.documents.tree import Explanation, TraceEntry, TraceList, TraceStep
from capaian.domain.identifiers import TraceId
from capaian.writers.html import blocks, figures, openings, tables
from capaian.writers.html.markup import (
    Context,
    anchor,
    context_of,
    escape,
    render_number,
    replace_forbidden,
    tag,
    trace_anchor,
)
from capaian.writers.html.style import script, style_sheet
from capaian.writers.page_flow import opens_part, page_starts


def render_trace_list(block: TraceList, context: Context) -> str:
    """Return the entries of the annex, each a ledger of steps nested by depth."""
    return tag("div", "".join([_entry(entry, context) for entry in block.entries]), "traces")


def _entry(entry: TraceEntry, context: Context) -> str:
    name = (
        f'<span class="m label">{escape(entry.label)}</span> <span '
        f'class="words">{escape(entry.title)}</span>'
    )
    steps = "".join(_nested(entry.steps, context))
    return (
        f'<div class="trace" id="{anchor(entry.id)}"><p class="trace-head">{name}</p>{steps}</div>'
    )


def _nested(steps: Iterable[TraceStep], context: Context) -> Iterator[str]:
    """Lists within lists, one per level; a step deeper than the one above
    by more counts as one.
    """
    open_depths: list[int] = []
    for step in steps:
        while open_depths and open_depths[-1] > step.depth:
            open_depths.pop()
            yield "</li></ul>"
        if open_depths and open_depths[-1] == step.depth:
            yield "</li>"
        else:
            open_depths.append(step.depth)
            yield "<ul>"
        yield f"<li>{_step(step, context)}"
    yield "</li></ul>" * len(open_depths)


def _step(step: TraceStep, context: Context) -> str:
    value = f" {render_number(tree.Number(step.value, step.trace), context)}" if step.value else ""
    lines = [escape(line) for line in (step.formula, step.working) if line]
    if step.source:
        lines.append(escape(step.source))
    if step.repeats:
        lines.append("sudah diuraikan di atas")
    return tag("div", tag("span", escape(step.name)) + value, "line") + "".join(
        tag("div", line, "how") for line in lines
    )


# --- explanations of the screen ------------------------------------------------------------


def render_explanations(document: tree.Document) -> str:
    """Return one definition for each trace, in the order of the tree; empty if there is none.

    Without script this is where the links of figures lead; with script the panel reads it.
    """
    if not document.explanations:
        return ""
    entries = [
        _explanation(trace, explanation, document)
        for trace, explanation in document.explanations.items()
    ]
    title = '<h2 class="part"><span class="title">Penjelasan tiap angka</span></h2>'
    lead = tag(
        "p", "Setiap angka bergaris titik di naskah ini mengarah ke salah satu penjelasan berikut."
    )
    folded = f"<summary>{title}</summary>{lead}<dl>{''.join(entries)}</dl>"
    return tag("details", folded, "explanations")


def _explanation(trace: TraceId, explanation: Explanation, document: tree.Document) -> str:
    name = f"<dt>{escape(explanation.name)} <b>{escape(explanation.value)}</b></dt>"
    lines = [
        f'<dd class="{kind}">{escape(words)}</dd>'
        for kind, words in (
            ("f", explanation.formula),
            ("k", explanation.working),
            ("p", explanation.policy),
            ("s", explanation.source),
        )
        if words
    ]
    inputs = "; ".join([_input(each, document) for each in explanation.inputs])
    if inputs:
        lines.append(f'<dd class="i">{inputs}</dd>')
    details = "".join(lines) or "<dd></dd>"
    return f'<div id="{trace_anchor(trace)}">{name}{details}</div>'


def _input(trace: TraceId, document: tree.Document) -> str:
    explanation = document.explanations.get(trace)
    if explanation is None:
        return escape(trace)
    return f'<a href="#{trace_anchor(trace)}">{escape(explanation.name)}</a>'


_STAMP_LENGTH = 16
_SHEETS_IN_A_ROW = 6
"""Indicator sheets that are read one after the other; more are folded."""
_SHEET_SECTION_LEVEL = 4
"""Of the sections that sheets stand in, and of those within a sheet."""


def write_html(document: tree.Document) -> bytes:
    """Return the paper as one HTML file in UTF-8 that needs nothing else, not even a network.

    The same document gives the same bytes.

    Raises:
        WriterError: when a chart of the paper cannot be drawn.
    """
    body = replace_forbidden(_body(document))
    style = style_sheet(document)
    code = script()
    head = replace_forbidden(_head(document.meta, style, code))
    return (
        f'<!doctype html>\n<html lang="id"><head>{head}'
        f"<style>{style}</style></head>\n<body>{body}<script>{code}</script></body></html>\n"
    ).encode()


def content_security_policy(style: str, code: str) -> str:
    """Return the policy of the file: its own style and script by hash,
    pictures and fonts inside it.
    """
    return (
        "default-src 'none'; img-src data:; font-src data:; "
        f"style-src '{_hash_source(style)}'; script-src '{_hash_source(code)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash_source(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _head(meta: tree.Meta, style: str, code: str) -> str:
    policy = content_security_policy(style, code)
    return (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(meta.title)} · {escape(meta.office)}</title>"
        f'<meta name="author" content="{escape(meta.office)}">'
        f'<meta name="dcterms.created" content="{escape(meta.created)}">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" '
        'content="no-referrer">'
    )


# --- body ----------------------------------------------------------------------------------


def _body(document: tree.Document) -> str:
    context = context_of(document)
    paper = "".join(_sections(document.blocks, context))
    if not any(isinstance(block, tree.Cover) for block in document.blocks):
        paper = tag("h1", escape(document.meta.title), _title_class(document)) + paper
    main = f'<article class="paper" id="naskah">{paper}</article>{render_explanations(document)}'
    return (
        '<a class="skip" href="#isi">Langsung ke isi</a>'
        f'{_bar(document)}<main id="isi" tabindex="-1">{main}</main>'
        f"{_foot(document.meta)}{_panel()}"
    )


def _title_class(document: tree.Document) -> str:
    """A paper that prints its own title shows it once; the `h1` is then for readers by ear."""
    titled = any(
        isinstance(block, tree.Heading) and block.kind is tree.HeadingKind.PAPER
        for block in document.blocks
    )
    return "hid" if titled else "plain"


def _bar(document: tree.Document) -> str:
    """Line above the paper: what it is, whose, and the way to its parts."""
    meta = document.meta
    draft = tag("span", escape(meta.draft), "draft") if meta.draft else ""
    parts = "".join(
        f'<li><a href="#{anchor(block.id)}">{escape(_part_name(block))}</a></li>'
        for block in document.blocks
        if isinstance(block, tree.Heading) and block.level == 1
    )
    links = f'<nav aria-label="Bagian naskah"><ul>{parts}</ul></nav>'
    menu = f'<details class="menu"><summary>Bagian</summary>{links}</details>' if parts else ""
    name = (
        f"<strong>{escape(meta.short_title)}</strong> <span>{escape(meta.office)}</span> {draft}"
    )
    return f'<header class="top">{tag("p", name)}{menu}</header>'


def _part_name(heading: tree.Heading) -> str:
    is_numbered = heading.kind is not tree.HeadingKind.FRONT and heading.number is not None
    return f"{heading.label} {heading.title}" if is_numbered else heading.title


def _foot(meta: tree.Meta) -> str:
    whose = ", ".join(filter(None, (meta.title, meta.office)))
    words = f"{whose}. Versi data {meta.stamp[:_STAMP_LENGTH]}." if meta.stamp else f"{whose}."
    return f'<footer class="foot">{tag("p", escape(words))}</footer>'


def _panel() -> str:
    """Frame that the script fills with the explanation of one figure."""
    return (
        '<aside id="panel" class="panel" aria-labelledby="panel-title" tabindex="-1" hidden>'
        '<div class="panel-head"><h2 id="panel-title">Jejak angka</h2>'
        '<button type="button" id="panel-close">Tutup</button></div><div id="panel-content"></div>'
        '<p class="panel-tools"><button type="button" id="panel-copy">Salin tautan</button> '
        '<span id="panel-said" role="status"></span></p></aside>'
    )


def _section_class(block: tree.Block) -> str:
    is_report = isinstance(block, tree.Heading) and block.kind is not tree.HeadingKind.PAPER
    return block.kind.value if isinstance(block, tree.Heading) and is_report else "form"


def _sections(blocks_of_paper: Sequence[tree.Block], context: Context) -> Iterator[str]:
    """The blocks in order; each part of the paper is a section,
    the head of a sheet ranks by place.
    """
    end, kind, cuts = "", "form", _cuts(blocks_of_paper)
    for place, block in enumerate(blocks_of_paper):
        rendered = render_block(block, context)
        if isinstance(block, tree.Heading):
            context = replace(context, sheet_level=openings.heading_rank(block.level + 1))
        if place in cuts:
            kind = _section_class(block) if opens_part(blocks_of_paper, place) else kind
            element = "details" if cuts[place] else "section"
            yield f'{end}<{element} class="{kind}">'
            rendered = tag("summary", rendered) if cuts[place] else rendered
            end = f"</{element}>"
        yield rendered
    yield end


def _cuts(blocks_of_paper: Sequence[tree.Block]) -> dict[int, bool]:
    """Where sections begin, each with whether it is folded.

    What only auditors ask for is, and so are indicator sheets where there are many: each ends
    where the headings of the next one begin, or a section above all sheets.
    """
    cuts, sheets = dict[int, bool](), list[int]()
    ends = {len(blocks_of_paper), *page_starts(blocks_of_paper)}
    for place, block in enumerate(blocks_of_paper):
        heading = block if isinstance(block, tree.Heading) else None
        if opens_part(blocks_of_paper, place):
            cuts[place] = heading is not None and heading.edition is tree.Edition.AUDIT
        if heading is not None and heading.level < _SHEET_SECTION_LEVEL:
            ends.add(place)
        if isinstance(block, tree.SheetHead):
            sheets.append(place)
    if len(sheets) > _SHEETS_IN_A_ROW:
        after = (min(end for end in ends if end > sheet) for sheet in sheets)
        cuts = dict.fromkeys(after, False) | cuts | dict.fromkeys(sheets, True)
    return cuts


def render_block(block: tree.Block, context: Context) -> str:
    """Return the HTML of one block."""
    return RENDERERS[type(block)](block, context)


RENDERERS: Final[Mapping[type[tree.Block], Callable[[Any, Context], str]]] = {
    tree.Cover: openings.render_cover,
    tree.Heading: openings.render_heading,
    tree.SheetHead: openings.render_sheet_head,
    tree.Contents: openings.render_contents,
    tree.Paragraph: blocks.render_paragraph,
    tree.ItemList: blocks.render_list,
    tree.DefinitionList: blocks.render_definitions,
    tree.KeyFigures: blocks.render_key_figures,
    tree.Formula: blocks.render_formula,
    tree.Callout: blocks.render_callout,
    tree.Signature: blocks.render_signature,
    tree.SignatureRow: blocks.render_signature_row,
    tree.Letterhead: blocks.render_letterhead,
    tree.Articles: blocks.render_articles,
    tree.BandLegend: blocks.render_legend,
    tree.Table: tables.render_table,
    tree.Chart: figures.render_chart,
    tree.Diagram: figures.render_diagram,
    tree.Picture: figures.render_picture,
    tree.TraceList: render_trace_list,
}
"""Every kind of block with its HTML; a test checks that none is missing."""
