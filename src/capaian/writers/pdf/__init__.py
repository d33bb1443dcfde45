"""Papers as PDF/A-2a and PDF/UA-1, typeset by typst from one fixed template.

`write_pdf` encodes the tree as JSON (`encode`), cleans the pictures (`pictures`) and lets a child
process compile the template (`compiler`, `worker`). No typst text is ever generated, so nothing in
a tree can be read as markup. The file keeps its figures (`kept_figures`).
"""

from __future__ import annotations

from datetime import UTC, datetime

from capaian.documents.tree import Document
from capaian.writers.pdf.compiler import compile_paper
from capaian.writers.pdf.encode import encode_document, picture_files

__all__ = ["write_pdf"]


def write_pdf(document: Document) -> bytes:
    """Return the paper as a tagged PDF; the same document gives the same bytes.

    Raises:
        WriterError: when the paper cannot be typeset, for example because a font lacks a sign.
    """
    created = datetime.fromisoformat(document.meta.created)
    moment = created if created.tzinfo else created.replace(tzinfo=UTC)
    files = picture_files(document.blocks)
    return compile_paper(encode_document(document), files, int(moment.timestamp()))
