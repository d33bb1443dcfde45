"""Tagged pdf files for tests: words at places counted from the upper left corner, each below its tag."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from tests.unit.auditor.reading.pdf_maker import HEIGHT, WIDTH

HEIGHT_OF_PRINT = 10


@dataclass
class Tag:
    """A tag with what stands below it: further tags, or words on a page."""

    kind: str
    below: list[Tag] = field(default_factory=list)
    words: list[tuple[int, float, float, str]] = field(default_factory=list)
    """Page from 0, left, top, text."""
    spans: dict[str, int] = field(default_factory=dict)

    def write(self, left: float, top: float, *rows: str, page: int = 0, pitch: float = 14) -> Tag:
        """Write rows below each other, all under this tag."""
        self.words += [(page, left, top + pitch * place, row) for place, row in enumerate(rows)]
        return self

    def tag(self, *below: Tag) -> Tag:
        """Put tags below this one."""
        self.below += below
        return self


def cell(left: float, top: float, *rows: str, page: int = 0, columns: int = 1, rows_spanned: int = 1) -> Tag:
    """Return a cell of a table; without rows it has no words."""
    spans = {name: count for name, count in (("ColSpan", columns), ("RowSpan", rows_spanned)) if count > 1}
    return Tag("TD", spans=spans).write(left, top, *rows, page=page)


def row(xs: Sequence[float], top: float, *texts: str, page: int = 0) -> Tag:
    """Return a row of cells, one at each place from the left."""
    return Tag("TR").tag(
        *(cell(x, top, *([text] if text else []), page=page) for x, text in zip(xs, texts, strict=True))
    )


def make_tagged(
    *tags: Tag,
    pages: int = 1,
    untagged: Sequence[tuple[int, float, float, str]] = (),
    lines: Sequence[tuple[int, float, float, float, float]] = (),
) -> bytes:
    """Return a pdf with these tags; what is `untagged` is printed too, and so are lines."""
    drawn: list[list[str]] = [["0.5 w"] for _ in range(pages)]
    for page, x0, y0, x1, y1 in lines:
        drawn[page].append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
    for page, left, top, text in untagged:
        drawn[page].append(_print(left, top, text))
    with pikepdf.new() as pdf:
        sheets = [pdf.add_blank_page(page_size=(WIDTH, HEIGHT)) for _ in range(pages)]
        owners: list[list[pikepdf.Object]] = [[] for _ in range(pages)]
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        document = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document, P=root))
        document.K = pikepdf.Array([_build(pdf, tag, document, sheets, drawn, owners) for tag in tags])
        root.K = pikepdf.Array([document])
        pairs = [part for place, own in enumerate(owners) for part in (place, pikepdf.Array(own))]
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array(pairs))
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for place, (sheet, own) in enumerate(zip(sheets, drawn, strict=True)):
            sheet.obj.StructParents = place
            sheet.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            sheet.obj.Contents = pdf.make_stream("\n".join(own).encode("latin-1"))
        made = io.BytesIO()
        pdf.save(made)
        return made.getvalue()


def _build(
    pdf: pikepdf.Pdf,
    tag: Tag,
    parent: pikepdf.Object,
    sheets: Sequence[pikepdf.Page],
    drawn: Sequence[list[str]],
    owners: Sequence[list[pikepdf.Object]],
) -> pikepdf.Object:
    part = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name(f"/{tag.kind}"), P=parent))
    if tag.spans:
        part.A = pikepdf.Dictionary(O=pikepdf.Name.Table, **tag.spans)
    kids: list[pikepdf.Object] = []
    for page, left, top, text in tag.words:
        mark = len(owners[page])
        owners[page].append(part)
        drawn[page].append(f"/{tag.kind} <</MCID {mark}>> BDC {_print(left, top, text)} EMC")
        kids.append(pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=sheets[page].obj, MCID=mark))
    kids += [_build(pdf, below, part, sheets, drawn, owners) for below in tag.below]
    part.K = pikepdf.Array(kids)
    return part


def _print(left: float, top: float, text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {HEIGHT_OF_PRINT} Tf {left} {HEIGHT - top - HEIGHT_OF_PRINT} Td ({escaped}) Tj ET"
