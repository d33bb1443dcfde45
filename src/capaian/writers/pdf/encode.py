"""The document tree as JSON for the template: same order, nothing computed, nothing left out.

Each block becomes an object whose `kind` names the template function that sets it. Runs of plain
words become strings. Blocks are grouped by what page they stand on (`cover`, `front`, `main`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from capaian.documents.tree import (
    Article,
    Articles,
    BandLegend,
    Block,
    Callout,
    Chart,
    Contents,
    Cover,
    Definition,
    DefinitionList,
    Diagram,
    Document,
    Formula,
    Fraction,
    Heading,
    HeadingKind,
    Inlines,
    ItemList,
    KeyFigure,
    KeyFigures,
    Letterhead,
    ListItem,
    Orientation,
    Paragraph,
    Picture,
    ScanPage,
    SheetHead,
    Signature,
    SignatureRow,
    Table,
    TraceEntry,
    TraceList,
    TraceMark,
    TraceStep,
)
from capaian.domain.errors import WriterError
from capaian.writers.diagrams import fitting_share
from capaian.writers.labels import source_note, working_line
from capaian.writers.page_flow import landscape_blocks, leads_on, opens_part, sheet_starts
from capaian.writers.pdf.inlines import Json, encode_inline, encode_inlines
from capaian.writers.pdf.pictures import file_name
from capaian.writers.pdf.tables import encode_table
from capaian.writers.theme import BANDS, SIZES, TONES, band_look


def encode_document(document: Document) -> Json:
    """Return everything that the template needs, as JSON-ready objects."""
    meta = document.meta
    covers = [block for block in document.blocks if isinstance(block, Cover)]
    front, main = _split([block for block in document.blocks if not isinstance(block, Cover)])
    return {
        "meta": {
            "title": meta.title,
            "short_title": meta.short_title,
            "office": meta.office,
            "draft": meta.draft,
            "language": meta.language,
            "stamp": meta.stamp,
            "landscape": meta.orientation is Orientation.LANDSCAPE,
            "page": list(meta.page.millimetres),
        },
        "colours": {token.value: tone.light for token, tone in TONES.items()},
        "bands": [
            {"fill": look.fill.value, "line": look.line.value, "pattern": look.pattern.value}
            for look in BANDS
        ],
        "sizes": {name: [size.size, size.line] for name, size in SIZES.items()},
        "cover": [encode_block(block) for block in covers],
        "front": list(_encode_flow(front, meta.orientation)),
        "main": list(_encode_flow(main, meta.orientation)),
    }


def _split(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """Front matter ends where the first chapter begins; a paper without chapters has none."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.kind is HeadingKind.CHAPTER:
            return blocks[:index], blocks[index:]
    return (), blocks


def _encode_flow(blocks: Sequence[Block], orientation: Orientation) -> Iterator[Json]:
    """Encode blocks in order; neighbours on landscape pages share them, sheets begin a page."""
    starts = sheet_starts(blocks)
    turned = landscape_blocks(blocks) if orientation is Orientation.PORTRAIT else frozenset()
    landscape: list[Json] = []
    for index, block in enumerate(blocks):
        last = index + 1 == len(blocks)
        begins = opens_part(blocks, index)
        if landscape and (begins or index not in turned):
            yield _landscape(landscape)
            landscape = []
        encoded = {
            **encode_block(block),
            "sticky": not last and leads_on(block, blocks[index + 1]),
            "turned": index in turned,
            "opens": begins,
            "begins": begins and index not in turned,
        }
        if index in turned:
            landscape.append(encoded)
            continue
        if index in starts:
            yield {"kind": "page_break", "opens": False}
        yield encoded
    if landscape:
        yield _landscape(landscape)


def _landscape(blocks: list[Json]) -> Json:
    return {"kind": "landscape", "blocks": blocks, "opens": blocks[0]["opens"]}


@singledispatch
def encode_block(block: Block) -> Json:
    """Return one block as a JSON object with its `kind`.

    Raises:
        TypeError: for a class that the writer does not know.
    """
    raise TypeError(f"the pdf writer does not know {type(block).__name__}")


@encode_block.register
def _cover(block: Cover) -> Json:
    return {
        "kind": "cover",
        "title": block.title,
        "year": block.year,
        "office": block.office,
        "regency": block.regency,
        "state": block.state,
        "facts": [list(fact) for fact in block.facts],
    }


@encode_block.register
def _heading(block: Heading) -> Json:
    return {
        "kind": "heading",
        "id": block.id,
        "level": block.level,
        "title": block.title,
        "part": block.kind.value,
        "number": block.number,
        "label": "" if block.number is None else block.label,
        "lines": list(block.printed_lines),
        "lead": encode_inlines(block.lead),
    }


@encode_block.register
def _paragraph(block: Paragraph) -> Json:
    return {"kind": "paragraph", "content": encode_inlines(block.content), "mark": _mark(block.mark)}


@encode_block.register
def _item_list(block: ItemList) -> Json:
    items = [_item(item) for item in block.items]
    return {"kind": "item_list", "items": items, "style": block.style.value, "mark": _mark(block.mark)}


def _item(item: ListItem) -> Json:
    return {"content": encode_inlines(item.content), "children": [_item(child) for child in item.children]}


@encode_block.register
def _table(block: Table) -> Json:
    return {**encode_table(block), "mark": _mark(block.mark)}


@encode_block.register
def _chart(block: Chart) -> Json:
    return {
        "kind": "chart",
        **_figure(block),
        "message": encode_inlines(block.message),
        "source": encode_inlines(block.source),
        "mark": _mark(block.mark),
    }


@encode_block.register
def _diagram(block: Diagram) -> Json:
    return {
        "kind": "chart",
        **_figure(block),
        "message": [],
        "source": encode_inlines(block.source),
        "mark": None,
        "share": fitting_share(block),
    }


def _figure(block: Chart | Diagram) -> Json:
    return {
        "id": block.id,
        "label": block.label,
        "caption": encode_inlines(block.caption),
        "file": file_name(block),
        "alt": _alt(block),
        "width": block.width.value,
    }


def _alt(block: Chart | Diagram | Picture | ScanPage) -> str:
    """PDF/UA: whoever cannot see a picture must be able to read it."""
    if not block.alt.strip():
        name = getattr(block, "label", "") or block.id
        raise WriterError(f"{name} belum punya uraian untuk pembaca layar. Isi uraian gambarnya.")
    return block.alt


@encode_block.register
def _picture(block: Picture) -> Json:
    return {
        "kind": "picture",
        "id": block.id,
        "label": block.label,
        "caption": encode_inlines(block.caption),
        "file": file_name(block),
        "alt": _alt(block),
    }


@encode_block.register
def _definition_list(block: DefinitionList) -> Json:
    entries = [_definition(entry) for entry in block.entries]
    return {"kind": "definition_list", "entries": entries, "mark": _mark(block.mark)}


def _definition(entry: Definition) -> Json:
    return {"term": entry.term, "paragraphs": [encode_inlines(content) for content in entry.paragraphs]}


@encode_block.register
def _key_figures(block: KeyFigures) -> Json:
    figures = [_key_figure(figure) for figure in block.figures]
    return {"kind": "key_figures", "figures": figures, "mark": _mark(block.mark)}


def _key_figure(figure: KeyFigure) -> Json:
    return {
        "label": figure.label,
        "value": encode_inline(figure.value),
        "unit": figure.unit,
        "remark": encode_inlines(figure.remark),
    }


@encode_block.register
def _sheet_head(block: SheetHead) -> Json:
    return {
        "kind": "sheet_head",
        "code": block.code,
        "name": block.name,
        "lines": list(block.lines),
        "formula": encode_inlines(block.formula),
        "mark": _mark(block.mark),
    }


@encode_block.register
def _formula(block: Formula) -> Json:
    return {"kind": "formula", "parts": [_part(part) for part in block.parts], "mark": _mark(block.mark)}


def _part(part: Inlines | Fraction) -> Json:
    if isinstance(part, Fraction):
        above, below = encode_inlines(part.numerator), encode_inlines(part.denominator)
        return {"kind": "fraction", "numerator": above, "denominator": below}
    return {"kind": "words", "content": encode_inlines(part)}


@encode_block.register
def _callout(block: Callout) -> Json:
    content = encode_inlines(block.content)
    return {"kind": "callout", "edge": block.kind.value, "title": block.title, "content": content}


@encode_block.register
def _signature(block: Signature) -> Json:
    return {
        "kind": "signature",
        "place_and_date": block.place_and_date,
        "post": block.post,
        "name": block.name,
        "rank": block.rank,
        "employee_number": block.employee_number,
        "role": block.role,
        "dotted": block.dotted,
        "lines": list(block.lines),
    }


@encode_block.register
def _signature_row(block: SignatureRow) -> Json:
    return {"kind": "signature_row", "signatures": [_signature(one) for one in block.signatures]}


@encode_block.register
def _letterhead(block: Letterhead) -> Json:
    emblem = block.emblem
    return {
        "kind": "letterhead",
        "government": block.government,
        "office": block.office,
        "lines": list(block.lines),
        "emblem": None if emblem is None else {"file": file_name(emblem), "alt": _alt(emblem)},
    }


@encode_block.register
def _articles(block: Articles) -> Json:
    entries = [_article(entry) for entry in block.entries]
    return {"kind": "articles", "entries": entries, "mark": _mark(block.mark)}


def _article(entry: Article) -> Json:
    return {
        "label": entry.label,
        "number": entry.number,
        "content": encode_inlines(entry.content),
        "items": [_item(item) for item in entry.items],
        "style": entry.style.value,
        "centered": entry.centered,
    }


@encode_block.register
def _scan_page(block: ScanPage) -> Json:
    wide = block.width > block.height
    return {"kind": "scan_page", "file": file_name(block), "alt": _alt(block), "wide": wide}


@encode_block.register
def _contents(block: Contents) -> Json:
    entries = [
        {"target": entry.target, "label": entry.label, "title": entry.title, "level": entry.level}
        for entry in block.entries
    ]
    return {"kind": "contents", "lists": block.kind.value, "entries": entries}


@encode_block.register
def _band_legend(block: BandLegend) -> Json:
    bands = [
        {
            "look": BANDS.index(band_look(band.position, band.sign)),
            "sign": band.sign,
            "name": band.name,
            "interval": band.interval,
        }
        for band in block.bands
    ]
    return {"kind": "band_legend", "title": block.title, "remark": block.remark, "bands": bands}


@encode_block.register
def _trace_list(block: TraceList) -> Json:
    return {"kind": "trace_list", "entries": [_trace_entry(entry) for entry in block.entries]}


def _trace_entry(entry: TraceEntry) -> Json:
    steps = [_trace_step(step) for step in entry.steps]
    return {"id": entry.id, "label": entry.label, "title": entry.title, "steps": steps}


def _trace_step(step: TraceStep) -> Json:
    return {
        "depth": step.depth,
        "name": step.name,
        "value": step.value,
        "beside": source_note(step),
        "below": working_line(step),
    }


def _mark(mark: TraceMark | None) -> Json | None:
    return None if mark is None else {"label": mark.label, "target": mark.target}
