"""Sections of the page: portrait and landscape, running heads, roman and arabic page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.documents.tree import Heading, HeadingKind, Meta
from capaian.documents.tree.blocks import PAGE_MILLIMETRES
from capaian.writers.docx import props as w
from capaian.writers.docx.headings import running_words
from capaian.writers.docx.outline import Assembly
from capaian.writers.letters import width_of
from capaian.writers.theme import SANS_REGULAR, SIZES

_PORTRAIT_MARGINS: Final = (22, 20, 14, 25, 11, 9.5)
"""Top, right, bottom, left (binding), head, foot, in millimetres."""
_LANDSCAPE_MARGINS: Final = (20, 22, 14, 22, 11, 7.5)
_MARGIN_NAMES: Final = ("top", "right", "bottom", "left", "header", "footer")


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that share orientation, running head and way of numbering."""

    running: str = ""
    """Middle of the running head: the chapter."""
    names_section: bool = False
    """Whether the running head also names the section, which only Word can fill in."""
    opens_part: bool = False
    """The first page has no running head."""
    is_cover: bool = False
    is_landscape: bool = False
    is_roman: bool = False
    restarts: bool = False
    """Page numbers begin again at 1."""
    columns: int = 1
    goes_on: bool = False
    """Begins on the page where the section before ends."""

    def turned(self, *, landscape: bool) -> Section:
        """Return the section that goes on with these pages in another orientation."""
        return replace(self._continued(), is_landscape=landscape)

    def in_columns(self, columns: int) -> Section:
        """Return the section that goes on, on the same page, in so many columns."""
        return replace(self._continued(), columns=columns, goes_on=True)

    def _continued(self) -> Section:
        return replace(self, opens_part=False, restarts=False, columns=1, goes_on=False)


def part_section(
    heading: Heading | None, before: Section, assembly: Assembly, sections: Sequence[Heading]
) -> Section:
    """Return the section that a heading of level 1 opens, or a letterhead without heading.

    The title of a decree or form is too long for a running head; sections are named there where
    the name of each fits on the line.
    """
    is_front = (
        heading is not None and assembly.outline.has_parts and heading.kind is HeadingKind.FRONT
    )
    roman = is_front and (before.is_roman or before.is_cover or before == Section())
    is_named = heading is not None and heading.kind is not HeadingKind.PAPER
    running = running_words(heading) if heading is not None and is_named else ""
    return Section(
        running,
        names_section=bool(sections)
        and is_named
        and all(_fits(running, section) for section in sections),
        opens_part=True,
        is_roman=roman,
        restarts=not roman and (before.is_roman or before.is_cover),
    )


def _fits(running: str, section: Heading) -> bool:
    words = f"{running} {section.number or ''} {section.title}"
    points = width_of(words, SANS_REGULAR, SIZES["source"].size)
    return w.line_twips(points) <= w.FULL_WIDTH - w.TEXT_LEFT - w.twips(6)


def section_xml(section: Section, assembly: Assembly) -> str:
    """Return the element `w:sectPr`, adding the heads and feet it needs."""
    style = "lowerRoman" if section.is_roman or section.is_cover else "decimal"
    start = ' w:start="1"' if section.restarts else ""
    title = "<w:titlePg/>" if section.opens_part else ""
    page = _page(section)
    begins = "continuous" if section.goes_on else "nextPage"
    return (
        f'<w:sectPr>{_references(section, assembly)}<w:type w:val="{begins}"/>{page}'
        f'<w:pgNumType w:fmt="{style}"{start}/>{_columns(section)}{title}</w:sectPr>'
    )


def _columns(section: Section) -> str:
    count = f' w:num="{section.columns}"' if section.columns > 1 else ""
    return f'<w:cols{count} w:space="{w.COLUMN_GAP}"/>'


def _page(section: Section) -> str:
    short, long = PAGE_MILLIMETRES
    width, height = (long, short) if section.is_landscape else (short, long)
    turned = ' w:orient="landscape"' if section.is_landscape else ""
    margins = _LANDSCAPE_MARGINS if section.is_landscape else _PORTRAIT_MARGINS
    sides = "".join(
        f' w:{name}="{w.twips(value)}"' for name, value in zip(_MARGIN_NAMES, margins, strict=True)
    )
    return (
        f'<w:pgSz w:w="{w.twips(width)}" w:h="{w.twips(height)}"{turned}/><w:pgMar{sides} '
        'w:gutter="0"/>'
    )


def _references(section: Section, assembly: Assembly) -> str:
    meta = assembly.document.meta
    blank = _draft(meta) or w.paragraph("KopKosong")
    if section.is_cover:
        return _reference("header", "default", blank, assembly) + _reference(
            "footer", "default", w.paragraph("KopKosong"), assembly
        )
    first = _reference("header", "first", blank, assembly) if section.opens_part else ""
    foot = _foot(assembly.document.foot)
    feet = _reference("footer", "first", foot, assembly) if section.opens_part else ""
    head = _reference("header", "default", _head(section, meta), assembly)
    return head + first + _reference("footer", "default", foot, assembly) + feet


def _reference(kind: str, page: str, content: str, assembly: Assembly) -> str:
    """Return the reference to a head or foot; equal ones share a part."""
    part = w.root(f"w:{'hdr' if kind == 'header' else 'ftr'}", content, "w", "r")
    known = next((name for name, found in assembly.headers.items() if found == part), None)
    name = known or f"{kind}{len(assembly.headers) + 1}.xml"
    assembly.headers[name] = part
    rel = assembly.relationships.add(kind, name)
    return f'<w:{kind}Reference w:type="{page}" r:id="{rel}"/>'


def _head(section: Section, meta: Meta) -> str:
    width = w.LANDSCAPE_WIDTH if section.is_landscape else w.FULL_WIDTH
    stops = (w.Tab(w.TEXT_LEFT), w.Tab(width, "right"))
    named = w.TAB + _section_name() if section.names_section else ""
    words = w.run(meta.short_title) + w.TAB + w.run(section.running) + named
    return w.paragraph(w.ParagraphProps("Header", tabs=stops), words) + _draft(meta)


def _section_name() -> str:
    """Number and title of the last section on the page;
    other programs than Word leave it empty.
    """
    return w.field("STYLEREF 2 \\l \\n", "") + w.run(" ") + w.field("STYLEREF 2 \\l", "")


def _draft(meta: Meta) -> str:
    return w.paragraph("Draf", w.run(meta.draft)) if meta.draft else ""


def _foot(words: str) -> str:
    page = w.field("PAGE", "", w.RunProps("NomorHalaman"))
    return w.paragraph("Footer", page + w.TAB + w.run(words))
