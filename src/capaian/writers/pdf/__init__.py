"""Papers as PDF/A-2a and PDF/UA-1, typeset by typst from one fixed template.

`write_pdf` encodes the tree as JSON (`encode`), cleans the pictures (`pictures`) and lets a child
process compile the template (`compiler`, `worker`). No typst text is ever generated, so nothing in
a tree can be read as markup. The file keeps its figures (`kept_figures`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Lock

from capaian.documents.tree import Document
from capaian.domain.errors import WriterError
from capaian.writers.page_flow import Pages
from capaian.writers.pdf.compiler import TypesetPaper, compile_paper
from capaian.writers.pdf.encode import chart_files, encode_document, picture_files

__all__ = ["Typesetting", "write_pdf"]


class Typesetting:
    """A paper that is set in pages once, by whichever of its files needs them first."""

    def __init__(self, document: Document) -> None:
        """Set nothing yet."""
        self._document = document
        self._lock = Lock()
        self._made: TypesetPaper | WriterError | None = None

    def make(self) -> TypesetPaper:
        """Return the pages.

        Raises:
            WriterError: as `write_pdf` does.
        """
        with self._lock:
            if self._made is None:
                try:
                    self._made = _typeset(self._document)
                except WriterError as error:
                    self._made = error
        if isinstance(self._made, WriterError):
            raise self._made
        return self._made

    def pages(self) -> Pages:
        """Return where pages begin and which the contents list;
        nothing of what cannot be typeset.
        """
        try:
            return self.make().pages
        except WriterError:
            return Pages()


def write_pdf(document: Document) -> bytes:
    """Return the paper as a tagged PDF; the same document gives the same bytes.

    Raises:
        WriterError: when the paper cannot be typeset, for example because a font lacks a sign.
    """
    return _typeset(document).finish()


def _typeset(document: Document) -> TypesetPaper:
    created = datetime.fromisoformat(document.meta.created)
    moment = created if created.tzinfo else created.replace(tzinfo=UTC)
    files = picture_files(document.blocks)
    paper = encode_document(document)
    return compile_paper(
        paper, files, int(moment.timestamp()), lambda: chart_files(document.blocks)
    )
