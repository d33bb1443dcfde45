"""The document tree as JSON for the template: same order, nothing computed, nothing left out.

Each block becomes an object whose `kind` names the template function that sets it. Runs of plain
words become strings. Blocks are grouped by what page they stand on (`cover`, `front`, `main`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from capaian.documents.tree import (
    BandLegend,
    Block,
    Callout,
    Chart,
    Contents,
    Cover,
    Diagram,
    Document,
    Formula,
    Fraction,
    Heading,
    HeadingKind,
    Inline,
    Inlines,
    Letterhead,
    Number,
    Orientation,
    Picture,
    Table,
    TraceEntry,
    TraceList,
    TraceMark,
    TraceStep,
)
from capaian.documents.tree.document import PAGE_MILLIMETRES
from capaian.domain.errors import WriterError
from capaian.writers.diagrams import fitting_share
from capaian.writers.labels import source_note, working_line
from capaian.writers.page_flow import landscape_blocks, leads_on, opens_part, sheet_starts
from capaian.writers.pdf.inlines import Json, encode_inline, encode_inlines
from capaian.writers.pdf.pictures import file_name
from capaian.writers.pdf.tables import encode_table
from capaian.writers.theme import BANDS, SIZES, TONES, band_look

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


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
            "stamp": meta.stamp,
            "landscape": meta.orientation is Orientation.LANDSCAPE,
            "page": list(PAGE_MILLIMETRES),
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


def encode_block(block: Block) -> Json:
    """Return one block as a JSON object with its `kind`; fields have the names that the tree gives them."""
    if isinstance(block, Table):
        return {**encode_table(block), "mark": _plain(block.mark)}
    if isinstance(block, TraceList):
        return {"kind": "trace_list", "entries": [_trace_entry(entry) for entry in block.entries]}
    if isinstance(block, Chart | Diagram):
        return _figure(block)
    kind = _CAPITAL.sub("_", type(block).__name__).lower()
    return {**_fields(block), "kind": kind, **_own(block)}


_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


def _own(block: Block) -> Json:
    """What the template needs of a block beside its fields, or otherwise than they have it."""
    match block:
        case Heading():
            label = "" if block.number is None else block.label
            return {"part": block.kind.value, "label": label, "lines": list(block.printed_lines)}
        case Picture():
            return _picture(block)
        case Letterhead(emblem=Picture() as emblem):
            return {"emblem": _picture(emblem)}
        case Formula():
            return {"parts": [_part(part) for part in block.parts]}
        case Callout():
            return {"edge": block.kind.value}
        case Contents():
            return {"lists": block.kind.value}
        case BandLegend():
            looks = (BANDS.index(band_look(band.position, band.sign)) for band in block.bands)
            pairs = zip(looks, block.bands, strict=True)
            return {"bands": [{**_fields(band), "look": look} for look, band in pairs]}
        case _:
            return {}


def _fields(thing: DataclassInstance) -> Json:
    """The fields of a dataclass, but for the bytes of pictures, which are files of their own."""
    values = ((field.name, getattr(thing, field.name)) for field in fields(thing))
    return {name: _plain(value) for name, value in values if not isinstance(value, bytes)}


def _plain(value: object) -> object:
    """Return a field as JSON knows it; runs of words as the template sets them."""
    match value:
        case tuple() if value and all(isinstance(part, Inline) for part in value):
            return encode_inlines(value)
        case tuple():
            return [_plain(part) for part in value]
        case Number():
            return encode_inline(value)
        case TraceMark():
            return {"label": value.label, "target": value.target}
        case StrEnum():
            return value.value
        case _:
            return _fields(value) if is_dataclass(value) and not isinstance(value, type) else value


def _figure(block: Chart | Diagram) -> Json:
    drawn = {"kind": "chart", "file": file_name(block), "alt": _alt(block), "width": block.width.value}
    words = {"id": block.id, "label": block.label, "caption": encode_inlines(block.caption)}
    if isinstance(block, Diagram):
        return {**drawn, **words, "message": [], "source": [], "mark": None, "share": fitting_share(block)}
    message, source = encode_inlines(block.message), encode_inlines(block.source)
    return {**drawn, **words, "message": message, "source": source, "mark": _plain(block.mark)}


def _picture(block: Picture) -> Json:
    return {"file": file_name(block), "alt": _alt(block)}


def _alt(block: Chart | Diagram | Picture) -> str:
    """PDF/UA: whoever cannot see a picture must be able to read it."""
    if not block.alt.strip():
        name = getattr(block, "label", "") or block.id
        raise WriterError(f"{name} belum punya uraian untuk pembaca layar. Isi uraian gambarnya.")
    return block.alt


def _part(part: Inlines | Fraction) -> Json:
    if isinstance(part, Fraction):
        return {"kind": "fraction", **_fields(part)}
    return {"kind": "words", "content": encode_inlines(part)}


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
