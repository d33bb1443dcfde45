"""Word files for tests, written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from capaian.domain.audit.figure_record import NAMESPACE, FigurePassage, checksum

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def make_docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    head: str = "",
    kept: Sequence[str] | None = None,
    data: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a Word file; `parts` stand beside its text: `{"numbering": ...}`.

    Args:
        body: Its paragraphs and tables.
        parts: Content by name.
        head: What stands before the part with the text.
        kept: Texts of the paragraphs with figures as the file was made; `None`: it keeps none.
        data: Parts of data by name, such as a record of others: `{"item1": b"<a/>"}`.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr("word/document.xml", f"{head}{part('document', f'<w:body>{body}</w:body>')}")
        for name, content in (parts or {}).items():
            archive.writestr(f"word/{name}.xml", part(name, content))
        if kept is not None:
            archive.writestr("customXml/item1.xml", record(kept))
        for name, content in (data or {}).items():
            archive.writestr(f"customXml/{name}.xml", content)
    return made.getvalue()


def record(texts: Sequence[str]) -> str:
    """Return the record of a file that was made with these texts."""
    passages = [*map(FigurePassage.of, texts)]
    rows = (f'<p k="{passage.words}">{" ".join(passage.figures)}</p>' for passage in passages)
    return f'<angka xmlns="{NAMESPACE}" k="{checksum(passages)}">{"".join(rows)}</angka>'


def part(name: str, content: str) -> str:
    """Return the XML of a part."""
    return f'<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'


def paragraph(words: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: str) -> str:
    """Return a table of rows that `row` made."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """Return a row: `2|words` spans two columns, `v|words` begins a cell over rows, `^` goes on with it."""
    return f"<w:tr>{''.join(map(_cell, cells))}</w:tr>"


def _cell(text: str) -> str:
    kind, _, words = text.rpartition("|")
    spans = f'<w:gridSpan w:val="{kind}"/>' if kind.isdigit() else ""
    merged = "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>' if kind == "v" else ""
    return f"<w:tc><w:tcPr>{spans}{merged}</w:tcPr>{paragraph('' if text == '^' else words)}</w:tc>"
