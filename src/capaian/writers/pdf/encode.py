"""The document tree as JSON for the template: same order, nothing computed, nothing left out.

Each block becomes an object whose `kind` names the template function that sets it. Runs of plain
words become strings. Blocks are grouped by what page they stand on (`cover`, `front`, `main`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from capaian.documents import tree
from capaian.documents.tree.blocks import PAGE_MILLIMETRES
from capaian.domain.errors import WriterError
from capaian.writers import charts, diagrams
from capaian.writers.charts.render import name_prefix
from capaian.writers.columns import Fit, fit_columns, label_column
from capaian.writers.diagrams import fitting_share
from capaian.writers.labels import source_note, unbroken, working_line
from capaian.writers.page_flow import (
    closing_statements,
    landscape_blocks,
    leads_on,
    opens_part,
    page_starts,
)
from capaian.writers.pictures import SVG, printed_picture
from capaian.writers.row_heights import (
    divide_merges,
    estimated_lines,
    outgrows_page,
    row_heights,
    tied_rows,
)
from capaian.writers.table_setting import set_tables
from capaian.writers.table_shape import is_tree, place_cells, split_footnote_sign
from capaian.writers.theme import BANDS, SIZES, TONES, band_look

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


Json = dict[str, object]


def encode_document(document: tree.Document) -> Json:
    """Return everything that the template needs, as JSON-ready objects."""
    document = set_tables(document)
    meta = document.meta
    covers = [block for block in document.blocks if isinstance(block, tree.Cover)]
    front, main = _split([block for block in document.blocks if not isinstance(block, tree.Cover)])
    return {
        "meta": {
            "title": meta.title,
            "short_title": meta.short_title,
            "office": meta.office,
            "foot": document.foot,
            "draft": meta.draft,
            "stamp": meta.stamp,
            "landscape": meta.orientation is tree.Orientation.LANDSCAPE,
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


def _split(blocks: Sequence[tree.Block]) -> tuple[Sequence[tree.Block], Sequence[tree.Block]]:
    """Front matter ends where the first chapter begins; a paper without chapters has none."""
    for index, block in enumerate(blocks):
        if isinstance(block, tree.Heading) and block.kind is tree.HeadingKind.CHAPTER:
            return blocks[:index], blocks[index:]
    return (), blocks


def _encode_flow(blocks: Sequence[tree.Block], orientation: tree.Orientation) -> Iterator[Json]:
    """Encode blocks in order; neighbours on landscape pages share them, sheets begin a page."""
    starts = page_starts(blocks)
    turned = landscape_blocks(blocks) if orientation is tree.Orientation.PORTRAIT else frozenset()
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
            yield {
                "kind": "page_break",
                "opens": False,
                "id": getattr(block, "id", f"lembar-{index}"),
            }
        yield encoded
    if landscape:
        yield _landscape(landscape)


def _landscape(blocks: list[Json]) -> Json:
    return {"kind": "landscape", "blocks": blocks, "opens": blocks[0]["opens"]}


def encode_block(block: tree.Block) -> Json:
    """Return one block as a JSON object with its `kind`;
    fields have the names that the tree gives them.
    """
    if isinstance(block, tree.Table):
        return {**encode_table(block), "mark": _plain(block.mark)}
    if isinstance(block, tree.TraceList):
        return {"kind": "trace_list", "entries": [_trace_entry(entry) for entry in block.entries]}
    if isinstance(block, tree.Chart | tree.Diagram):
        return _figure(block)
    kind = _CAPITAL.sub("_", type(block).__name__).lower()
    return {**_fields(block), "kind": kind, **_own(block)}


_CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")


def _own(block: tree.Block) -> Json:
    """What the template needs of a block beside its fields, or otherwise than they have it."""
    match block:
        case tree.Heading():
            label = "" if block.number is None else block.label
            return {"part": block.kind.value, "label": label, "lines": list(block.printed_lines)}
        case tree.Picture():
            return _picture(block)
        case (
            tree.Letterhead(emblem=tree.Picture() as emblem)
            | tree.Cover(emblem=tree.Picture() as emblem)
        ):
            return {"emblem": _picture(emblem)}
        case tree.Formula():
            return {"parts": [_part(part) for part in block.parts]}
        case tree.Callout():
            return {"edge": block.kind.value}
        case tree.Articles():
            return {"label_column": label_column(block), "kept": closing_statements(block)}
        case tree.DefinitionList():
            return {"label_column": label_column(block)}
        case tree.Contents():
            return {"lists": block.kind.value}
        case tree.BandLegend():
            looks = (BANDS.index(band_look(band.position, band.sign)) for band in block.bands)
            pairs = zip(looks, block.bands, strict=True)
            return {"bands": [{**_fields(band), "look": look} for look, band in pairs]}
    return {}


def _fields(thing: DataclassInstance) -> Json:
    """The fields of a dataclass, but for pictures, which are files of their own."""
    values = ((field.name, getattr(thing, field.name)) for field in fields(thing))
    return {name: _plain(value) for name, value in values if not isinstance(value, bytes | Path)}


def _plain(value: object) -> object:
    """Return a field as JSON knows it; runs of words as the template sets them."""
    match value:
        case tuple() if value and all(isinstance(part, tree.Inline) for part in value):
            return encode_inlines(value)
        case tuple():
            return [_plain(part) for part in value]
        case tree.Number():
            return encode_inline(value)
        case tree.TraceMark():
            return {"label": value.label, "target": value.target}
        case StrEnum():
            return value.value
    return _fields(value) if is_dataclass(value) and not isinstance(value, type) else value


def _figure(block: tree.Chart | tree.Diagram) -> Json:
    drawn = {
        "kind": "chart",
        "file": file_name(block),
        "alt": _alt(block),
        "width": block.width.value,
    }
    words = {"id": block.id, "label": block.label, "caption": encode_inlines(block.caption)}
    if isinstance(block, tree.Diagram):
        return {**drawn, **words, "source": [], "mark": None, "share": fitting_share(block)}
    return {**drawn, **words, "source": encode_inlines(block.source), "mark": _plain(block.mark)}


def _picture(block: tree.Picture) -> Json:
    return {"file": file_name(block), "alt": _alt(block), "ratio": printed_picture(block).ratio}


def _alt(block: tree.Chart | tree.Diagram | tree.Picture) -> str:
    """PDF/UA: whoever cannot see a picture must be able to read it."""
    if not block.alt.strip():
        name = getattr(block, "label", "") or block.id
        raise WriterError(f"{name} belum punya uraian untuk pembaca layar. Isi uraian gambarnya.")
    return block.alt


def _part(part: tree.Inlines | tree.Fraction) -> Json:
    if isinstance(part, tree.Fraction):
        return {"kind": "fraction", **_fields(part)}
    return {"kind": "words", "content": encode_inlines(part)}


def _trace_entry(entry: tree.TraceEntry) -> Json:
    steps = [
        {
            "depth": s.depth,
            "name": s.name,
            "value": s.value,
            "beside": source_note(s),
            "below": working_line(s),
        }
        for s in entry.steps
    ]
    return {"id": entry.id, "label": entry.label, "title": entry.title, "steps": steps}


# --- inlines: plain words as strings, everything else as objects ---------------------------


def encode_inlines(content: tree.Inlines) -> list[str | Json]:
    """Return a run of inlines; neighbouring plain words become one string."""
    encoded: list[str | Json] = []
    for inline in content:
        item = encode_inline(inline)
        if isinstance(item, str) and encoded and isinstance(encoded[-1], str):
            encoded[-1] += item
        else:
            encoded.append(item)
    return encoded


def encode_inline(inline: tree.Inline) -> str | Json:
    """Return one inline."""
    match inline:
        case tree.Text(text, style) | tree.Number(display=text, style=style):
            return text if style is tree.TextStyle.PLAIN else {"kind": style.value, "text": text}
        case tree.Reference(target, label):
            return {"kind": "reference", "target": target, "text": unbroken(label)}
        case tree.Link(text, url):
            return {"kind": "link", "url": url, "text": text}
        case tree.Glyph(sign, _, band):
            line = None if band is None else band_look(band, sign).line.value
            return {"kind": "glyph", "text": sign, "colour": line}
        case tree.LineBreak():
            return {"kind": "line_break"}
        case tree.Quotient(above, below, times):
            return {"kind": "quotient", "above": above, "below": below, "times": times}
        case tree.Sparkline(name, _, alt):
            return {"kind": "spark", "file": f"{name_prefix(name)}.svg", "alt": alt, "text": ""}


# --- tables: each cell with the column it stands in, so that the template need not count ---

_KEPT_LINES: Final = 22
"""A table of at most so many lines may be kept whole; so many fit on every page,
also a landscape one.
"""
_SHORT_LINES: Final = 8
"""A table of at most so many lines is never broken: the room that it leaves is small."""


def encode_table(table: tree.Table) -> Json:
    """Return a table; rules, fills and type sizes are the template's affair."""
    fit = fit_columns(table)
    table = divide_merges(table, fit)
    rows = place_cells([row.cells for row in table.rows], len(table.columns))
    lines = estimated_lines(table, fit)
    first_rows = {group.start for group in tied_rows(table.rows)}  # with which a page may begin
    return {
        "kind": "table",
        "id": table.id,
        "label": table.label,
        "caption": encode_inlines(table.caption),
        "columns": [
            {"align": column.align.value, "width": round(width, 3)}
            for column, width in zip(table.columns, fit.widths, strict=True)
        ],
        "side": round(fit.setting.side, 3),
        "small": fit.is_small,
        "head": _head(table),
        "column_numbers": list(table.column_numbers),
        "rows": [
            {**_row(table, row, starts), "free": place in first_rows, "breaks": breaks}
            for place, (row, starts, breaks) in enumerate(
                zip(table.rows, rows, _breaking_rows(table, fit), strict=True)
            )
        ],
        "tree": is_tree(table),
        "keep": lines <= _KEPT_LINES,
        "short": lines <= _SHORT_LINES,
        "source": encode_inlines(table.source),
        "notes": [encode_inlines(note) for note in table.notes],
        "width": table.width.value,
    }


def _breaking_rows(table: tree.Table, fit: Fit) -> list[bool]:
    """Return for each row whether pages may break inside: it, or one that its cells span,
    is so high.
    """
    high = [outgrows_page(height, table) for height in row_heights(table, fit)]
    return [
        any(high[place : max([place + 1, *(place + cell.rows for cell in row.cells)])])
        for place, row in enumerate(table.rows)
    ]


def _head(table: tree.Table) -> list[list[Json]]:
    rows = place_cells(table.head, len(table.columns))
    return [
        [_head_cell(cell, start, table) for cell, start in zip(cells, starts, strict=True)]
        for cells, starts in zip(table.head, rows, strict=True)
    ]


def _head_cell(cell: tree.HeadCell, start: int, table: tree.Table) -> Json:
    spanning = cell.columns > 1
    return {
        "text": cell.text,
        "unit": cell.unit,
        "columns": cell.columns,
        "rows": cell.rows,
        "column": start,
        "align": tree.Align.CENTER.value if spanning else table.columns[start].align.value,
    }


def _row(table: tree.Table, row: tree.Row, starts: Sequence[int]) -> Json:
    cells = [_cell(table, row, cell, start) for cell, start in zip(row.cells, starts, strict=True)]
    return {"kind": row.kind.value, "level": row.level, "emphasis": row.emphasis, "cells": cells}


def _cell(table: tree.Table, row: tree.Row, cell: tree.Cell, start: int) -> Json:
    indented = start == table.indent_column and row.kind is tree.RowKind.ITEM
    return {
        "content": _content(cell, table.columns[start].align),
        "columns": cell.columns,
        "rows": cell.rows,
        "column": start,
        "align": tree.Align.LEFT.value if cell.columns > 1 else table.columns[start].align.value,
        "indent": row.level if indented else 0,
        "band": _band(cell),
        "bar": cell.bar,
    }


def _content(cell: tree.Cell, align: tree.Align) -> list[str | Json]:
    content, sign = (
        split_footnote_sign(cell.content) if align is tree.Align.RIGHT else (cell.content, "")
    )
    encoded = encode_inlines(content)
    return [*encoded, {"kind": "hanging", "text": sign}] if sign else encoded


def _band(cell: tree.Cell) -> Json | None:
    """The look of the cell's band; its sign only where the content has none."""
    if cell.band is None:
        return None
    signs = [part.sign for part in cell.content if isinstance(part, tree.Glyph) and part.band]
    look = band_look(cell.band, signs[0] if signs else None)
    return {"look": BANDS.index(look), "sign": None if signs else look.sign}


# --- picture files that the template includes ----------------------------------------------


def picture_files(blocks: Iterable[tree.Block]) -> dict[str, bytes]:
    """Return the content of every picture file of a paper by its name; charts are blank."""
    files: dict[str, bytes] = {}
    for block in blocks:
        match block:
            case tree.Chart():
                files[file_name(block)] = charts.blank_svg(block).encode("utf-8")
            case tree.Diagram():
                files[file_name(block)] = diagrams.render_svg(block).encode("utf-8")
            case tree.Table():
                sparks = (
                    inline for row in block.rows for cell in row.cells for inline in cell.content
                )
                files |= {
                    f"{name_prefix(spark.id)}.svg": charts.render_spark(spark).encode()
                    for spark in sparks
                    if isinstance(spark, tree.Sparkline)
                }
            case tree.Picture():
                files[file_name(block)] = printed_picture(block).content
            case (
                tree.Letterhead(emblem=tree.Picture() as emblem)
                | tree.Cover(emblem=tree.Picture() as emblem)
            ):
                files[file_name(emblem)] = printed_picture(emblem).content
    return files


def chart_files(blocks: Iterable[tree.Block]) -> dict[str, bytes]:
    """Draw the charts of a paper, and return the content of their files.

    Raises:
        WriterError: when one cannot be drawn.
    """
    found = [block for block in blocks if isinstance(block, tree.Chart)]
    charts.draw_charts(found)
    return {file_name(chart): charts.render_svg(chart).encode("utf-8") for chart in found}


def file_name(block: tree.Chart | tree.Diagram | tree.Picture) -> str:
    """Return the name under which the template finds a picture."""
    ending = "svg"
    if isinstance(block, tree.Picture) and block.media_type != SVG:
        ending = "png" if block.media_type == "image/png" else "jpg"
    return f"{name_prefix(block.id)}.{ending}"
