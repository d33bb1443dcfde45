"""Tags of a page of a pdf, read in the child process: what is a cell, what a figure, what a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float, create_string_buffer

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PARTS = 40_000
"""Of the tags of one page."""
DEEPEST = 60
LONGEST_NAME = 64
INLINE = ("Span", "Link", "Reference", "Em", "Strong", "Quote", "Code", "Annot")
"""Tags within a paragraph."""
ITEMS = ("LI", "TOCI")
PARAGRAPHS = ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Title", "Note")

Path = tuple[int, ...]


class Tags:
    """What the tags of a page say of its content: which of it is a figure, which a cell of a table."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        """Read the tags, where the page has any."""
        self.blocks: list[list[object]] = []
        """`figure`, `paragraph`, `text` or `cell`, with its place in the tree; of a cell also its table, its
        row, how many cells the row has, its place among them, and how many columns and rows it spans."""
        self._block_of: dict[int, int] = {}
        self._parts = 0
        self._items: set[object] = set()
        self._begun: set[object] = set()
        """Points of lists with a paragraph; further ones are their own."""
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return
        try:
            for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                part = pdfium.FPDF_StructTree_GetChildAtIndex(tree, place)
                if part:
                    self._walk(part, (place,), ["text", (place,)], None)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def block_of(self, drawn: object) -> int:
        """Return the place of the block that text drawn at once belongs to; -1 where no tag holds it."""
        if not self._block_of or not drawn:
            return -1
        return self._block_of.get(pdfium.FPDFPageObj_GetMarkedContentID(drawn), -1)

    def _walk(self, part: object, path: Path, block: list[object], table: Path | None) -> None:
        """Take a part and what stands below it; `block` has its content, `table` is the one it is in."""
        self._parts += 1
        if len(path) > DEEPEST or self._parts > MOST_PARTS:
            return
        kind = kind_of(part)
        if kind == "TR" and table is not None:
            self._take_row(part, path, table)
            return
        if kind == "Figure":
            self._take(part, ["figure", path])
            return
        if kind == "Table" and not is_frame(part):
            table = path
        for place, (child, mark) in enumerate(children_of(part)):
            if mark >= 0:
                self._mark(mark, block)
            elif child is not None:
                self._walk(child, (*path, place), self._block_of_part(child, (*path, place), block), table)

    def _block_of_part(self, part: object, path: Path, outer: list[object]) -> list[object]:
        """Return the block of the content of a part: a point of a list has its mark and first paragraph."""
        kind = kind_of(part)
        if kind in ITEMS:
            self._items.add(path)
            return ["paragraph", path]
        if kind in PARAGRAPHS or (kind == "Link" and outer[0] != "paragraph"):
            if outer[0] != "paragraph" or outer[1] in self._begun:
                return ["paragraph", path]
            self._begun |= {outer[1]} & self._items
            return outer
        return outer if outer[0] == "paragraph" or kind in INLINE else ["text", path]

    def _take_row(self, row: object, path: Path, table: Path) -> None:
        cells = [child for child, mark in children_of(row) if mark < 0 and is_cell(child)]
        for place, cell in enumerate(cells):
            spans = [span_of(cell, name) for name in (b"ColSpan", b"RowSpan")] if cell else []
            self._take(cell, ["cell", (*path, place), table, path[len(table) :], len(cells), place, *spans])

    def _take(self, part: object, block: list[object], depth: int = 0) -> None:
        """Give all that stands below a part to one block."""
        self._parts += 1
        if not part or depth > DEEPEST or self._parts > MOST_PARTS:
            return
        for child, mark in children_of(part):
            if mark >= 0:
                self._mark(mark, block)
            self._take(child, ["figure", block[1]] if kind_of(child) == "Figure" else block, depth + 1)

    def _mark(self, mark: int, block: list[object]) -> None:
        if not self.blocks or self.blocks[-1] is not block:
            self.blocks.append(block)
        self._block_of[mark] = len(self.blocks) - 1


def kind_of(part: object) -> str:
    """Return the kind of a part of the tags; empty for none."""
    size = pdfium.FPDF_StructElement_GetType(part, _NAME, LONGEST_NAME) if part else 0
    return _NAME.raw[: min(size, LONGEST_NAME)].decode("utf-16-le", "replace").rstrip("\0") if size else ""


_NAME = create_string_buffer(LONGEST_NAME)
"""Filled anew for each part, of which there are thousands on a page."""


def children_of(part: object) -> Iterator[tuple[object, int]]:
    """Yield what stands directly below a part: parts, `None` for those of other pages, and marks; else -1."""
    for place in range(pdfium.FPDF_StructElement_CountChildren(part)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(part, place) or None
        yield child, -1 if child else pdfium.FPDF_StructElement_GetChildMarkedContentID(part, place)


def is_cell(part: object) -> bool:
    """Say whether a part of a row is a cell; a cell without words is in the tags of no page."""
    return part is None or kind_of(part) in ("TD", "TH")


def is_frame(table: object) -> bool:
    """Say whether a table has one column: a frame around what stands in it."""
    groups = [child for child, _ in children_of(table) if child]
    rows = [row for group in groups for row in ([group] if kind_of(group) == "TR" else rows_of(group))]
    return all(sum(mark < 0 and is_cell(child) for child, mark in children_of(row)) < 2 for row in rows)


def rows_of(group: object) -> list[object]:
    """Return the rows of the head or body of a table."""
    return [child for child, _ in children_of(group) if child and kind_of(child) == "TR"]


def span_of(cell: object, name: bytes) -> int:
    """Return how many columns or rows a cell spans."""
    value = c_float()
    for place in range(pdfium.FPDF_StructElement_GetAttributeCount(cell)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(cell, place)
        found = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name) if attribute else None
        if found and pdfium.FPDF_StructElement_Attr_GetNumberValue(found, value):
            return max(int(value.value), 1)
    return 1
